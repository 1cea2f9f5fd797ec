"""What choice must keep in any town."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from etl.contract.aanbod import SCHEIDING, WERKMODELLEN
from etl.measures import access, choice

TYPES = ("buurthuis", "digipunt")
MODELLEN = st.sets(st.sampled_from(list(WERKMODELLEN)), min_size=1).map(
    lambda m: SCHEIDING.join(sorted(m))
)
GEWICHT = st.one_of(st.just(0.0), st.integers(1, 9).map(float), st.floats(1e-6, 1e6))
AANBOD = hnp.arrays(float, st.tuples(st.integers(1, 10), st.just(7)), elements=GEWICHT)
#: Odd steps of 10 m against limits in whole hundreds: no pair lies on the boundary by rounding.
PUNT = st.integers(0, 100).map(lambda n: 10.0 * n)
WIJKEN = pd.DataFrame(
    {"gemeente_code": ["11001", "11001", "11002"]},
    index=pd.Index(["a", "b", "c"], name="wijk_code"),
)


@st.composite
def initiatief(draw: st.DrawFn) -> dict[str, object]:
    bereik = draw(st.sampled_from(["locatie", "locatie", "werkingsgebied", "online"]))
    niveau = draw(st.sampled_from(["wijk", "gemeente"])) if bereik == "werkingsgebied" else None
    codes = {"wijk": ["a", "b", "c"], "gemeente": ["11001", "11002"], None: [None]}[niveau]
    return {
        "organisatie": draw(st.sampled_from([None, "OCMW", "vzw A", "vzw B"])),
        "type": draw(st.sampled_from([*TYPES, "buddywerking"])),
        "werkmodellen": draw(MODELLEN),
        "bereik": bereik,
        "locatie_precisie": draw(st.sampled_from(["adres", "wijk", "gemeente"])),
        "werkgebied_niveau": niveau,
        "werkgebied_code": draw(st.sampled_from(codes)),
        "x": draw(PUNT),
        "y": draw(PUNT),
    }


@st.composite
def stad(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, pd.DataFrame]:
    n = draw(st.integers(1, 12))
    rijen = draw(hnp.arrays(float, (n, 2), elements=PUNT))
    wijk = draw(hnp.arrays(np.int32, n, elements=st.integers(0, 2)))
    lijst = draw(st.lists(initiatief(), min_size=1, max_size=10))
    return rijen, wijk, pd.DataFrame(lijst)


def offered(rijen, wijk, initiatieven: pd.DataFrame, limit: float) -> np.ndarray:
    return choice.offer(rijen, wijk, choice.supply(initiatieven, WIJKEN, TYPES), limit)


@given(AANBOD)
def test_effective_models_lie_between_one_and_the_number_available(aanbod) -> None:
    effectief = choice.effective_number(aanbod)
    aantal = (aanbod > 0).sum(axis=1)
    assert ((effectief >= 1) | (aantal == 0)).all()
    assert (effectief <= aantal).all()
    assert (effectief[aantal == 0] == 0).all()


@given(st.integers(1, 7), st.floats(1e-6, 1e6), st.permutations(range(7)))
def test_equal_shares_give_exactly_their_number(k: int, gewicht: float, volgorde) -> None:
    rij = np.where(np.arange(7) < k, gewicht, 0.0)[volgorde]
    assert choice.effective_number([rij]).tolist() == [k]


@given(AANBOD, st.floats(1e-3, 1e3), st.permutations(range(7)))
def test_neither_size_nor_order_of_models_matters(aanbod, keer: float, volgorde) -> None:
    effectief = choice.effective_number(aanbod)
    assert choice.effective_number(keer * aanbod) == pytest.approx(effectief, rel=1e-12)
    assert choice.effective_number(aanbod[:, volgorde]) == pytest.approx(effectief, rel=1e-12)


@given(AANBOD)
def test_it_is_the_exponential_of_the_entropy(aanbod) -> None:
    for rij, effectief in zip(aanbod, choice.effective_number(aanbod), strict=True):
        p = rij[rij > 0] / rij.sum() if rij.sum() else np.array([])
        verwacht = np.exp(-(p * np.log(p)).sum()) if len(p) else 0
        assert effectief == pytest.approx(verwacht, rel=1e-12)


@given(AANBOD, st.integers(0, 6), st.floats(0.01, 100))
def test_more_of_what_there_is_never_takes_the_last_choice(aanbod, model: int, meer) -> None:
    aanbod[:, model] += meer
    assert (choice.effective_number(aanbod) >= 1).all()


@given(hnp.arrays(float, 7, elements=GEWICHT), st.floats(0, 1))
def test_more_of_the_scarcest_kind_makes_choice_richer(rij, hoever: float) -> None:
    aanwezig = np.flatnonzero(rij)
    if len(aanwezig) > 1:
        schaarst, volgende = aanwezig[np.argsort(rij[aanwezig])[:2]]
        rijker = rij.copy()
        rijker[schaarst] += hoever * (rij[volgende] - rij[schaarst])
        voor, na = choice.effective_number([rij, rijker])
        assert na >= voor * (1 - 1e-12)


@given(stad(), st.sampled_from([0.0, 155.0, 405.0, 2000.0]))
def test_what_is_offered_is_what_access_calls_available(s, limit: float) -> None:
    rijen, wijk, initiatieven = s
    paren, metres = access.reach_metres(rijen, initiatieven)
    bits = access.outreach_bits(initiatieven, WIJKEN)
    reach = access.Reach(paren, metres, np.ones(len(wijk)), wijk, bits)
    aanbod = offered(rijen, wijk, initiatieven, limit)
    modellen = ((aanbod > 0) << np.arange(7)).sum(axis=1)
    assert modellen.tolist() == access.available(reach, TYPES, limit).tolist()
    # And dual access says the same the other way round.
    for n in (1, 3, 7):
        binnen = choice.metres_to_models(reach, TYPES, n) <= limit
        assert binnen.tolist() == (np.bitwise_count(modellen) >= n).tolist()


@given(stad(), st.sampled_from([155.0, 405.0, 2000.0]))
def test_every_organisation_within_reach_counts_one(s, limit: float) -> None:
    rijen, wijk, initiatieven = s
    aanbod = offered(rijen, wijk, initiatieven, limit)
    gemeente = WIJKEN["gemeente_code"].to_numpy()
    for (x, y), w, rij in zip(rijen, wijk, aanbod, strict=True):
        hier = {"wijk": WIJKEN.index[w], "gemeente": gemeente[w], None: None}
        binnen = set()
        for i in initiatieven.to_dict("records"):
            plaats = (
                i["bereik"] == "locatie"
                and i["locatie_precisie"] != "gemeente"
                and i["type"] in TYPES
                and np.hypot(i["x"] - x, i["y"] - y) <= limit
            )
            komt = (
                i["bereik"] == "werkingsgebied"
                and hier[i["werkgebied_niveau"]] == i["werkgebied_code"]
            )
            if plaats or komt:
                binnen.add(i["organisatie"] if isinstance(i["organisatie"], str) else len(binnen))
        assert rij.sum() == pytest.approx(len(binnen), rel=1e-12)


@given(stad(), st.integers(0, 2**32 - 1))
def test_the_order_of_rows_and_initiatives_changes_no_bit(s, zaad: int) -> None:
    rijen, wijk, initiatieven = s
    toeval = np.random.default_rng(zaad)
    i = toeval.permutation(len(rijen))
    geschud = initiatieven.iloc[toeval.permutation(len(initiatieven))]
    aanbod = offered(rijen, wijk, initiatieven, 405)
    assert offered(rijen[i], wijk[i], geschud, 405).tolist() == aanbod[i].tolist()
