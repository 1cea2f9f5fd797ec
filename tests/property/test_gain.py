"""What new places could bring, against every choice tried one by one; and the Lorenz points."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from etl.measures import equity, gain, lorenz, siting, travel
from etl.measures.wijken import STANDAARD_METRES, Rijen

WIJKEN = 4
#: Two wijken in each gemeente; the gemeenten are two provincies, and one lies in none.
REGIOS = {
    "geheel": np.zeros(WIJKEN, dtype=int),
    "gemeente": np.array([0, 0, 1, 1]),
    "provincie": np.array([0, 0, -1, -1]),
}


@st.composite
def stad(draw: st.DrawFn) -> tuple[Rijen, np.ndarray, pd.DataFrame]:
    n = draw(st.integers(1, 14))
    plek = st.integers(0, 16).map(lambda k: 230.0 * k)
    rijen = Rijen(
        draw(hnp.arrays(float, (n, 2), elements=plek)),
        draw(hnp.arrays(float, n, elements=st.integers(0, 9).map(float))),
        np.zeros(n),
        draw(hnp.arrays(np.int32, n, elements=st.integers(0, WIJKEN - 1))),
    )
    metres = draw(hnp.arrays(float, n, elements=st.sampled_from([0.0, 900.0, 2000.0, np.inf])))
    kennis = draw(st.tuples(*[st.sampled_from(["bekend", "dun", "leeg"])] * 2))
    wijken = pd.DataFrame({"gemeente_code": list("aabb"), "register": np.repeat(kennis, 2)})
    return rijen, metres, wijken


def _by_trying(rijen, metres, wijken, regio, n: int) -> float | None:
    """Return the best gain of `n` places, every choice looked at; None where nothing is known."""
    bekend = (wijken["register"] != "leeg").to_numpy()
    _, gemeente = np.unique(wijken["gemeente_code"], return_inverse=True)
    mee = bekend[rijen.wijk] & regio[rijen.wijk]
    plekken = []
    vakken = np.column_stack([gemeente[rijen.wijk], rijen.xy // gain.CEL_M])
    for vak in np.unique(vakken, axis=0):
        hier = mee & (gemeente[rijen.wijk] == vak[0])
        hier &= (rijen.xy // gain.CEL_M == vak[1:]).all(axis=1) & (rijen.households > 0)
        if hier.any():
            plekken.append(np.average(rijen.xy[hier], axis=0, weights=rijen.households[hier]))
    if not plekken:
        return None
    zonder = mee & ~(metres <= STANDAARD_METRES)
    bereik = [np.hypot(*(rijen.xy - p).T) <= STANDAARD_METRES for p in plekken]
    keuzes = combinations(bereik, min(n, len(bereik)))
    return max(rijen.households[zonder & np.any(keuze, axis=0)].sum() for keuze in keuzes)


@given(stad())
@settings(max_examples=60)
def test_no_choice_of_spots_brings_more(s) -> None:
    rijen, metres, wijken = s
    for niveau, tabel in gain.gain_figures(rijen, metres, wijken, REGIOS).items():
        assert len(tabel) == REGIOS[niveau].max() + 1
        for nummer, rij in enumerate(tabel.itertuples(index=False)):
            regio = REGIOS[niveau] == nummer
            for n, gevonden in zip((1, 3), rij[:2], strict=True):
                verwacht = _by_trying(rijen, metres, wijken, regio, n)
                if verwacht is None:
                    assert np.isnan(gevonden)
                    assert rij.winst_bewezen is pd.NA
                else:
                    assert gevonden == pytest.approx(verwacht)
                    assert rij.winst_bewezen


@pytest.mark.parametrize("zijde", [2000, 4000, 12_000])
@pytest.mark.parametrize("zaad", range(6))
def test_what_is_left_out_beforehand_never_matters(zaad: int, zijde: int) -> None:
    toeval = np.random.default_rng(zaad)
    rijen = Rijen(
        toeval.uniform(0, zijde, (200, 2)),
        toeval.gamma(0.5, 20, 200),
        np.zeros(200),
        np.zeros(200, dtype=np.int32),
    )
    wijken = pd.DataFrame({"gemeente_code": ["a"], "register": ["dun"]})
    ver = np.full(200, np.inf)
    tabel = gain.gain_figures(rijen, ver, wijken, {"geheel": np.array([0])})["geheel"]
    spots = gain.candidates(rijen, np.array([0])).xy
    paren = travel.pairs(rijen.xy, spots, STANDAARD_METRES)
    for n, kolom in zip((1, 3), gain.WINST, strict=True):
        plan = siting.maximal_covering(rijen.households, paren, n, STANDAARD_METRES)
        assert plan.optimal
        assert tabel.loc[0, kolom] == pytest.approx(plan.covered)


@given(stad(), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_nothing(s, toeval) -> None:
    rijen, metres, wijken = s
    door = np.array(toeval.sample(range(len(metres)), len(metres)))
    anders = Rijen(rijen.xy[door], rijen.households[door], rijen.cars[door], rijen.wijk[door])
    eerst = gain.gain_figures(rijen, metres, wijken, REGIOS)
    dan = gain.gain_figures(anders, metres[door], wijken, REGIOS)
    for niveau in REGIOS:
        pd.testing.assert_frame_equal(eerst[niveau], dan[niveau])


@given(
    st.lists(
        st.tuples(st.floats(0, 90), st.floats(0, 50), st.integers(-1, 2)), min_size=1, max_size=30
    )
)
def test_points_lie_on_the_lorenz_curve_of_their_region(rijen) -> None:
    waarde, gewicht, groep = (np.array(kolom) for kolom in zip(*rijen, strict=True))
    punten = lorenz.by_region(waarde, gewicht, groep, 3)
    for nummer in range(3):
        deel = punten[punten["groep"] == nummer]
        curve = equity.lorenz(waarde[groep == nummer], gewicht[groep == nummer])
        if curve.empty:
            assert deel.empty
            continue
        assert deel["deel_huishoudens"].tolist() == lorenz.TIENDEN.tolist()
        verwacht = np.interp(lorenz.TIENDEN, *curve.to_numpy().T)
        assert deel["deel"].to_numpy() == pytest.approx(verwacht, abs=1e-9)
