"""How full the register is, by hand; and what the order of phoning must keep to."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.measures.completeness import VELDEN, ages, completeness, sources_of_places, work_list


def rij(gemeente: str, **velden: object) -> dict[str, object]:
    basis: dict[str, object] = {
        "gemeente_code": gemeente,
        "type": "buurthuis",
        "bereik": "locatie",
        "bron": "a",
        "locatie_precisie": "adres",
        "bron_datum": "2025-06-01",
        "nagekeken_op": None,
        **dict.fromkeys(VELDEN),
    }
    return basis | velden


@pytest.fixture
def register() -> pd.DataFrame:
    return pd.DataFrame(
        [
            rij("1", website="https://a.be", telefoon="1", straat="x", organisatie="y"),
            rij("1", locatie_precisie="gemeente", bron="b", bron_datum="2019"),
            rij("1", type="digipunt", bron_datum=None),
            rij("2", bereik="werkingsgebied", bron_datum="2010-05", nagekeken_op="2025-12-31"),
        ]
    ).assign(initiatief_id=list("pqrs"))


def test_a_place_that_two_sources_know_counts_for_both(register: pd.DataFrame) -> None:
    gekend = pd.DataFrame({"initiatief_id": list("ppsst"), "bron": list("acaab")})
    paren = sources_of_places(register, gekend)
    gedeeld = paren.loc[paren["gedeeld"], ["initiatief_id", "bron"]].values.tolist()
    # p: a and c; s was told twice by one source; t is no longer in the register.
    assert (len(paren), gedeeld) == (5, [["p", "a"], ["p", "c"]])
    uit = completeness(register, pd.Index(["1", "2"]), "2026-06-01", gekend)
    assert uit["bronnen"].tolist() == [3, 1]


def test_counts_and_shares_of_a_gemeente(register: pd.DataFrame) -> None:
    uit = completeness(register, pd.Index(["1", "2", "3"]), "2026-06-01").loc["1"]
    assert (uit["initiatieven"], uit["plaatsen_bekend"], uit["bronnen"]) == (3, 2, 2)
    assert uit["adres_pct"] == 50.0
    # Four of eight fields of the first, none of the others: (4/8 + 0 + 0) / 3.
    assert uit["velden_pct"] == pytest.approx(100 / 6)
    # The row of 2019 is old, the one without a date is as good as old.
    assert uit["oud_pct"] == pytest.approx(200 / 3)
    # One year, and seven years and five months: the median is in the middle.
    assert uit["leeftijd_jaren"] == pytest.approx((1.0 + 7.41) / 2, abs=0.01)


def test_an_offer_that_comes_to_people_is_no_place(register: pd.DataFrame) -> None:
    uit = completeness(register, pd.Index(["2"]), "2026-06-01").loc["2"]
    assert (uit["initiatieven"], uit["plaatsen_bekend"]) == (1, 0)
    assert np.isnan(uit["adres_pct"])
    assert uit["oud_pct"] == 0.0


def test_a_gemeente_that_nobody_knows_has_no_shares(register: pd.DataFrame) -> None:
    uit = completeness(register, pd.Index(["3"]), "2026-06-01").loc["3"]
    assert uit["initiatieven"] == 0
    assert uit[["adres_pct", "velden_pct", "oud_pct", "leeftijd_jaren"]].isna().all()


def test_the_later_date_counts(register: pd.DataFrame) -> None:
    jaren = ages(register, "2026-06-01")
    assert jaren.iloc[3] == pytest.approx(152 / 365.25)


def test_most_need_and_emptiest_register_comes_first() -> None:
    volledig = pd.DataFrame({"plaatsen_bekend": [0, 0, 1, 2, 4]}, index=list("abcde"))
    huishoudens = pd.Series([1000.0, 5000, 10_000, 10_000, 10_000], volledig.index)
    nood = pd.Series([90.0, 40, 80, 80, 80], volledig.index)
    uit = work_list(volledig, huishoudens, nood)
    # The median density of c (1), d (2) and e (4) is 2: c lacks half, d and e nothing.
    assert uit["belscore"].tolist() == [900.0, 2000.0, 4000.0, 0.0, 0.0]
    assert uit["belvolgorde"].tolist()[:3] == [3, 2, 1]
    assert uit["belvolgorde"].isna().tolist() == [False, False, False, True, True]


@given(
    st.lists(
        st.tuples(st.integers(0, 50), st.floats(1, 1e5), st.floats(0, 100)), min_size=1, max_size=20
    )
)
def test_a_score_is_never_more_than_the_households_in_need(
    gemeenten: list[tuple[int, float, float]],
) -> None:
    plaatsen, huishoudens, nood = zip(*gemeenten, strict=True)
    volledig = pd.DataFrame({"plaatsen_bekend": plaatsen})
    uit = work_list(volledig, pd.Series(huishoudens), pd.Series(nood))
    assert (uit["belscore"] <= uit["huishoudens_in_nood"] + 0.05).all()
    assert (uit["belscore"] >= 0).all()
    leeg = volledig["plaatsen_bekend"] == 0
    assert np.allclose(uit["belscore"][leeg], uit["huishoudens_in_nood"][leeg], atol=0.05)
