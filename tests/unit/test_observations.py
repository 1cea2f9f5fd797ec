"""Each wijk takes the finest level that has a value, and says which and of when."""

import pandas as pd

from etl.measures.digital import measured_share
from etl.measures.observations import finest, recent_mean

WIJKEN = pd.DataFrame(
    {
        "gemeente_code": ["g1", "g1", "g2", "g3"],
        "provincie_code": ["p", "p", "p", None],
        "gewest_code": ["v", "v", "v", "b"],
    },
    index=pd.Index(["w1", "w2", "w3", "w4"], name="wijk_code"),
)


def observed(*rows: tuple[str, str, int, float | None]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["niveau", "code", "jaar", "waarde"])
    return frame.assign(indicator="internet_zonder_pct", waarde=frame["waarde"].astype(float))


ALLE = observed(
    *(("provincie", "p", jaar, waarde) for jaar, waarde in [(2023, 3), (2024, 4), (2025, 8)]),
    *(("gewest", "b", jaar, waarde) for jaar, waarde in [(2022, 90), (2023, 6), (2025, 7)]),
    *(("gewest", "v", jaar, 1) for jaar in (2023, 2024, 2025)),
)


def test_the_share_is_a_mean_of_three_years_at_its_own_level() -> None:
    result = measured_share(ALLE, WIJKEN)
    assert result.index.equals(WIJKEN.index)
    assert result.loc["w1"].tolist() == [5.0, "provincie", "2023–2025"]
    # 2024 is missing and 2022 is too old: two years, named.
    assert result.loc["w4"].tolist() == [6.5, "gewest", "2023, 2025"]


def test_finer_data_go_before_coarser() -> None:
    finer = observed(("gemeente", "g1", 2020, 11), ("wijk", "w2", 2021, 22))
    result = measured_share(pd.concat([ALLE, finer]), WIJKEN)
    assert result["internet_niveau"].tolist() == ["gemeente", "wijk", "provincie", "gewest"]
    assert result["internet_zonder_pct"].tolist() == [11.0, 22.0, 5.0, 6.5]
    assert result["internet_jaren"].tolist()[:2] == ["2020", "2021"]


def test_a_suppressed_value_leaves_the_word_to_a_coarser_level() -> None:
    rows = observed(("gemeente", "g1", 2025, None), ("gemeente", "g2", 2025, 2))
    result = finest(pd.concat([ALLE, rows]), WIJKEN, "internet_zonder_pct")
    assert result["niveau"].tolist() == ["provincie", "provincie", "gemeente", "gewest"]


def test_the_latest_year_with_a_value_counts() -> None:
    rows = observed(("provincie", "p", 2019, 5), ("provincie", "p", 2018, 4))
    rows = pd.concat([rows, observed(("provincie", "p", 2020, None))])
    result = finest(rows, WIJKEN, "internet_zonder_pct")
    assert result.loc["w1"].tolist() == [5.0, "provincie", 2019]


def test_nowhere_a_value_is_missing_never_zero() -> None:
    result = measured_share(observed(("gewest", "v", 2024, 9)), WIJKEN)
    assert result.loc["w4"].isna().all()
    assert measured_share(ALLE.iloc[:0], WIJKEN).isna().all(axis=None)


def test_another_indicator_is_not_ours() -> None:
    other = ALLE.assign(indicator="alleenwonend_pct")
    assert measured_share(other, WIJKEN).isna().all(axis=None)


def test_a_mean_of_one_year_is_that_year() -> None:
    result = recent_mean(ALLE, 1).set_index("code")
    assert result.loc["p", ["waarde", "jaar"]].tolist() == [8.0, "2025"]
