"""Old gemeenten carried to today's: made-up towns, sums by hand."""

from pathlib import Path

import pandas as pd
import pytest

from etl.errors import NegatieveVraag, OnbekendeCode, OngeldigeGegevens
from etl.sources.vintages import carry_counts, carry_rates, gemeente_of_today

VANDAAG = {"11001": "11001", "11002": "11001", "12001": "12001"}


def write(
    bronnen: Path, sectors: list[tuple[str, str, str]], merged: list[tuple[str, str]]
) -> Path:
    folder = bronnen / "provincies_in_cijfers"
    folder.mkdir()
    pd.DataFrame(sectors, columns=["gemeente2018", "gemeente2024", "gemeente"]).to_excel(
        folder / "statsec2019_als_basis.xlsx", index=False
    )
    pd.DataFrame(merged, columns=["gemeente2024", "gemeente"]).to_excel(
        folder / "gemeente2024_gemeente.xlsx", index=False
    )
    return bronnen


def test_every_vintage_leads_to_today(tmp_path: Path) -> None:
    bronnen = write(
        tmp_path,
        [("11001", "11003", "11005"), ("11002", "11003", "11005"), ("99991", "99991", "99991")],
        [("11003", "11005"), ("4001", "4001"), ("99999", "99999")],
    )
    assert gemeente_of_today(bronnen) == {
        "11001": "11005",
        "11002": "11005",
        "11003": "11005",
        "11005": "11005",
        "04001": "04001",
    }


def test_a_split_gemeente_is_a_fault_and_all_are_told(tmp_path: Path) -> None:
    bronnen = write(
        tmp_path,
        [("11001", "11001", "11001"), ("11001", "11002", "11002"), ("12001", "12001", "12001")],
        [("12001", "12002")],
    )
    with pytest.raises(OngeldigeGegevens, match=r"waarde “11001”.*\(11001, 11002\)") as fout:
        gemeente_of_today(bronnen)
    assert [p.waarde for p in fout.value.problemen] == ["11001", "12001"]


def test_counts_add_up_per_key() -> None:
    old = pd.DataFrame(
        {
            "nis": ["11001", "11002", "12001", "11002"],
            "jaar": [2018, 2018, 2018, 2019],
            "n": [3, 4, 5, 6],
        }
    )
    result = carry_counts(old, "nis", ["n"], VANDAAG)
    assert result.values.tolist() == [["11001", 2018, 7], ["11001", 2019, 6], ["12001", 2018, 5]]


def test_an_unknown_part_leaves_the_whole_unknown() -> None:
    old = pd.DataFrame({"nis": ["11001", "11002", "12001"], "n": [3.0, float("nan"), 5.0]})
    result = carry_counts(old, "nis", ["n"], VANDAAG).set_index("nis")["n"]
    assert result.isna().to_dict() == {"11001": True, "12001": False}


def test_rates_are_weighted() -> None:
    old = pd.DataFrame({"nis": ["11001", "11002"], "pct": [10.0, 30.0], "hh": [300, 100]})
    result = carry_rates(old, "nis", ["pct"], "hh", VANDAAG)
    assert result.values.tolist() == [["11001", 15.0, 400]]


def test_a_rate_without_weight_is_unknown() -> None:
    old = pd.DataFrame({"nis": ["12001"], "pct": [10.0], "hh": [0]})
    assert carry_rates(old, "nis", ["pct"], "hh", VANDAAG)["pct"].isna().all()


def test_unknown_codes_are_all_named() -> None:
    old = pd.DataFrame({"nis": ["11001", "77777", "88888"], "n": [1, 2, 3]})
    with pytest.raises(OnbekendeCode, match="77777, 88888"):
        carry_counts(old, "nis", ["n"], VANDAAG)


@pytest.mark.parametrize("weight", [-1.0, float("nan")])
def test_bad_weights_are_named(weight: float) -> None:
    old = pd.DataFrame({"nis": ["11001"], "pct": [10.0], "hh": [weight]})
    with pytest.raises(NegatieveVraag, match="11001"):
        carry_rates(old, "nis", ["pct"], "hh", VANDAAG)
