"""What must hold for any town: conservation, monotonicity, scaling, order of rows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from etl.errors import NegatieveVraag
from etl.measures import access, travel, weighted

AANTAL = st.integers(1, 40)
PUNT = st.floats(0, 5000, allow_nan=False, width=32)


@st.composite
def stad(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    n, m = draw(AANTAL), draw(st.integers(1, 8))
    rijen = draw(hnp.arrays(float, (n, 2), elements=PUNT))
    plaatsen = draw(hnp.arrays(float, (m, 2), elements=PUNT))
    huishoudens = draw(hnp.arrays(float, n, elements=st.floats(0, 50, allow_nan=False)))
    groepen = draw(hnp.arrays(np.int64, n, elements=st.integers(0, 3)))
    return rijen, plaatsen, huishoudens, groepen


@given(stad(), st.floats(0, 3000), st.floats(0, 3000))
def test_a_longer_walk_never_covers_fewer(s, een: float, twee: float) -> None:
    rijen, plaatsen, huishoudens, groepen = s
    metres = travel.nearest_metres(rijen, plaatsen)
    kort = access.coverage(metres, huishoudens, groepen, 4, min(een, twee))
    lang = access.coverage(metres, huishoudens, groepen, 4, max(een, twee))
    bekend = ~np.isnan(kort)
    assert (lang[bekend] >= kort[bekend] - 1e-9).all()


@given(stad())
def test_another_place_never_takes_anyone_further(s) -> None:
    rijen, plaatsen, _, _ = s
    zonder = travel.nearest_metres(rijen, plaatsen[1:])
    assert (travel.nearest_metres(rijen, plaatsen) <= zonder).all()


@given(stad(), st.floats(0, 3000))
def test_covered_households_of_the_parts_add_up_to_the_whole(s, limit: float) -> None:
    rijen, plaatsen, huishoudens, groepen = s
    metres = travel.nearest_metres(rijen, plaatsen)
    delen = access.coverage(metres, huishoudens, groepen, 4, limit)
    per_groep = weighted.group_sum(huishoudens, groepen, 4)
    geheel = access.coverage(metres, huishoudens, np.zeros_like(groepen), 1, limit)
    if per_groep.sum() > 0:
        som = np.nansum(delen * per_groep)
        assert som == pytest.approx(geheel[0] * per_groep.sum(), abs=1e-6)


@given(stad(), st.floats(0.01, 1000), st.randoms(use_true_random=False))
def test_figures_know_no_order_of_rows_and_no_unit_of_households(s, factor: float, toeval) -> None:
    rijen, plaatsen, huishoudens, groepen = s
    metres = travel.nearest_metres(rijen, plaatsen)
    volgorde = list(range(len(metres)))
    toeval.shuffle(volgorde)
    voor = weighted.group_median(metres, huishoudens, groepen, 4)
    na = weighted.group_median(
        metres[volgorde], factor * huishoudens[volgorde], groepen[volgorde], 4
    )
    # Scaling tiny weights can underflow to zero; those groups are then empty.
    bekend = ~np.isnan(na)
    assert bekend.tolist() == (~np.isnan(voor)).tolist() or (huishoudens * factor == 0).any()
    assert set(na[bekend]) <= set(metres)


@given(stad(), st.floats(1, 3000))
def test_pairs_are_what_brute_force_finds(s, limit: float) -> None:
    rijen, plaatsen, _, _ = s
    alles = np.hypot(*(rijen[:, None, :] - plaatsen[None, :, :]).transpose(2, 0, 1))
    gevonden = travel.pairs(rijen, plaatsen, limit)
    # Rounding may differ in the last bit at the very boundary: leave those pairs out.
    helder = np.abs(alles - limit) > 1e-6
    verwacht = {tuple(p) for p in np.argwhere((alles <= limit) & helder)}
    paren = set(zip(gevonden["origin"], gevonden["destination"], strict=True))
    assert verwacht <= paren
    assert all(alles[p] <= limit + 1e-6 for p in paren)
    telling = travel.count_within(rijen, plaatsen, limit)
    assert (np.abs(telling - (alles <= limit).sum(axis=1)) <= (~helder).sum(axis=1)).all()


@given(
    hnp.arrays(float, AANTAL, elements=st.floats(-1e6, 1e6)),
    st.floats(0.5, 20),
)
def test_percentiles_lie_between_0_and_1_and_centre_on_a_half(waarden, gewicht: float) -> None:
    gewichten = np.full(len(waarden), gewicht)
    rang = weighted.percentile(waarden, gewichten)
    assert ((rang > 0) & (rang < 1)).all()
    assert np.average(rang, weights=gewichten) == pytest.approx(0.5)
    volgorde = np.argsort(waarden, kind="stable")
    assert (np.diff(rang[volgorde]) >= -1e-12).all()


def test_negative_households_are_refused() -> None:
    with pytest.raises(NegatieveVraag, match="op plaats 1"):
        weighted.percentile([1.0, 2.0], [1.0, -1.0])
