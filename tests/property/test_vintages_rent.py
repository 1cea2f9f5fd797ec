"""What must hold for any towns and any prices."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.measures import rent
from etl.measures.observations import finest
from etl.sources.vintages import carry_counts, carry_rates

CODES = [f"o{i}" for i in range(8)]
mappings = st.fixed_dictionaries({code: st.sampled_from(["n0", "n1", "n2"]) for code in CODES})
counts = st.lists(st.integers(0, 10**9), min_size=len(CODES), max_size=len(CODES))


@given(mappings, counts)
def test_counts_are_conserved_exactly(mapping: dict[str, str], n: list[int]) -> None:
    carried = carry_counts(pd.DataFrame({"nis": CODES, "n": n}), "nis", ["n"], mapping)
    assert carried["n"].sum() == sum(n)
    assert carried["nis"].tolist() == sorted(set(mapping.values()))


@given(mappings, counts, st.lists(st.floats(0, 100), min_size=8, max_size=8))
def test_rates_stay_between_their_parts_and_keep_the_total(
    mapping: dict[str, str], n: list[int], pct: list[float]
) -> None:
    old = pd.DataFrame({"nis": CODES, "pct": pct, "hh": n})
    new = carry_rates(old, "nis", ["pct"], "hh", mapping)
    assert new["hh"].sum() == sum(n)
    total = (new["pct"].fillna(0) * new["hh"]).sum()
    assert total == pytest.approx(np.dot(pct, n), rel=1e-9, abs=1e-6)
    parts = old[old["hh"] > 0].groupby(old["nis"].map(mapping))["pct"].agg(["min", "max"])
    known = new.set_index("nis")["pct"].dropna()
    assert (known >= parts["min"].reindex(known.index) - 1e-9).all()
    assert (known <= parts["max"].reindex(known.index) + 1e-9).all()


JAREN = np.arange(2013, 2025)
prices = st.lists(
    st.lists(st.floats(50_000, 900_000), min_size=len(JAREN), max_size=len(JAREN)),
    min_size=2,
    max_size=6,
)


def towns(table: list[list[float]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    codes = [f"g{i}" for i in range(len(table))]
    sales = pd.DataFrame(
        {
            "niveau": "gemeente",
            "code": np.repeat(codes, len(JAREN)),
            "jaar": np.tile(JAREN, len(codes)),
            "waarde": np.concatenate(table),
            "woningtype": "alle_huizen",
            "aantal": 20,
        }
    )
    return sales, pd.DataFrame(
        {"gemeente_code": codes, "gewest_code": "02000", "provincie_code": "10000"}
    )


NO_RENTS = pd.DataFrame(columns=["niveau", "code", "jaar", "waarde", "reeks", "woningtype", "maat"])
CLASS = ["huur_signaal", "huur_onzeker"]


def off_the_edge(result: pd.DataFrame) -> "pd.Series[bool]":
    """Return where rounding cannot decide the class: no difference within 1e-6 of the edge."""
    return (result["huur_verschil_punten"].abs() - rent.GRENS_PUNTEN).abs() > 1e-6


@settings(max_examples=20)
@given(prices, st.floats(0.01, 1000))
def test_another_currency_changes_nothing(table: list[list[float]], factor: float) -> None:
    sales, gemeenten = towns(table)
    before = rent.signal(sales, NO_RENTS, gemeenten)
    after = rent.signal(sales.assign(waarde=sales["waarde"] * factor), NO_RENTS, gemeenten)
    for column in ("huur_groei_pct_jaar", "huur_verschil_punten"):
        np.testing.assert_allclose(after[column], before[column], atol=1e-7)
    same = off_the_edge(before)
    assert after.loc[same, "huur_signaal"].equals(before.loc[same, "huur_signaal"])


@settings(max_examples=20)
@given(prices, st.floats(-0.1, 0.3))
def test_inflation_that_all_share_falls_out(table: list[list[float]], inflation: float) -> None:
    sales, gemeenten = towns(table)
    before = rent.signal(sales, NO_RENTS, gemeenten)
    level = (1 + inflation) ** (sales["jaar"] - 2013)
    after = rent.signal(sales.assign(waarde=sales["waarde"] * level), NO_RENTS, gemeenten)
    # (1 + g)(1 + i) − (1 + g̃)(1 + i) = (g − g̃)(1 + i): only the money in which points are counted.
    np.testing.assert_allclose(
        after["huur_verschil_punten"], before["huur_verschil_punten"] * (1 + inflation), atol=1e-7
    )


@given(st.lists(st.floats(50_000, 900_000), min_size=2, max_size=12))
def test_growth_is_the_least_squares_slope(values: list[float]) -> None:
    years = np.arange(2010, 2010 + len(values))
    slope = np.polyfit(years - 2010, np.log(values), 1)[0]
    assert rent.growth(years, values) == pytest.approx(100 * np.expm1(slope), abs=1e-6)


@given(st.floats(-50, 100), st.floats(1, 10**7), st.integers(2, 40))
def test_steady_growth_is_found_back(pct: float, start: float, n: int) -> None:
    years = np.arange(n)
    assert rent.growth(years, start * (1 + pct / 100) ** years) == pytest.approx(pct, abs=1e-6)


levels = st.sampled_from([("wijk", "w1"), ("gemeente", "g"), ("provincie", "p"), ("gewest", "v")])


@given(st.lists(levels, unique=True))
def test_the_finest_level_speaks(known: list[tuple[str, str]]) -> None:
    wijken = pd.DataFrame(
        {"gemeente_code": ["g"], "provincie_code": ["p"], "gewest_code": ["v"]}, index=["w1"]
    )
    rows = pd.DataFrame(known, columns=["niveau", "code"])
    rows = rows.assign(indicator="internet_zonder_pct", jaar=2024, waarde=1.0)
    found = finest(rows, wijken, "internet_zonder_pct").loc["w1", "niveau"]
    order = [level for level in ("wijk", "gemeente", "provincie", "gewest") if level in dict(known)]
    assert (found == order[0]) if order else pd.isna(found)
