"""Sectors and wijken carried to today's: made-up concordances, households by hand."""

from pathlib import Path

import pandas as pd
import pytest

from etl.errors import NegatieveVraag, OnbekendeCode, OngeldigeAanroep
from etl.sources import vintages
from etl.sources.overdracht import of_households, of_whole
from etl.sources.vintages import Indelingen

A, B = "11001", "11002"


def sectoren(*rijen: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rijen, columns=["sector", "wijk", "gemeente"])


# B lay in two gemeenten until 2025; A's sector A1 was cut in two by the reform.
OUD = sectoren(
    ("11001A1--", "1100101", A),
    ("11001A2--", "1100101", A),
    ("11001A3--", "1100102", A),
    ("11002B1--", "1100201", B),
    ("11007B2--", "1100701", B),
    ("11001ZZZZ", "11001ONB", A),
    ("11007ZZZZ", "11007ONB", B),
)
INDELINGEN = Indelingen(
    {
        "2019": OUD,
        "2024": OUD.replace("11001A2--", "11001A2AN"),
        "2025": sectoren(
            ("11001A1AA", "11001W01", A),
            ("11001A1BB", "11001W02", A),
            ("11001A2AN", "11001W02", A),
            ("11002B1--", "11002W01", B),
            ("11001ZZZZ", "11001WONB", A),
            ("11002ZZZZ", "11002WONB", B),
        ),
    },
    {"11001A2AN": "11001A2--"},
)
#: sector, wijk, households: a row of A1 stands across the border with B by mistake.
HUISHOUDENS = pd.DataFrame(
    [
        ("11001A1--", "11001W01", 30.0),
        ("11001A1--", "11001W02", 10.0),
        ("11001A1--", "11002W01", 2.0),
        ("11001A2--", "11001W02", 50.0),
        ("11002B1--", "11002W01", 20.0),
        ("11007B2--", "11002W01", 8.0),
        ("11001ZZZZ", None, 3.0),
    ],
    columns=["sector", "wijk_code", "huishoudens"],
)


def test_households_cut_a_sector_and_its_gemeente_keeps_them() -> None:
    naar = vintages.sector_to_wijk(INDELINGEN, "2019", HUISHOUDENS, {"11001A3--": "11001W02"})
    assert naar.herkomst == "sector 2019 → wijk 2025, gewogen naar huishoudens"
    delen = naar.aandelen.set_index(["van", "naar"])["aandeel"].to_dict()
    assert delen == {
        ("11001A1--", "11001W01"): 0.75,
        ("11001A1--", "11001W02"): 0.25,
        ("11001A2--", "11001W02"): 1.0,
        ("11001A3--", "11001W02"): 1.0,  # nobody lives there: its inner point decides
        ("11001ZZZZ", "11001WONB"): 1.0,
        ("11002B1--", "11002W01"): 1.0,
        ("11007B2--", "11002W01"): 1.0,
        ("11007ZZZZ", "11002WONB"): 1.0,
    }


def test_counts_per_gemeente_are_conserved_and_rest_sectors_too() -> None:
    naar = vintages.sector_to_wijk(INDELINGEN, "2019", HUISHOUDENS)
    n = OUD[["sector"]].assign(n=[40, 50, 1, 20, 8, 3, 4])
    new = naar.counts(n, "sector", ["n"]).set_index("sector")["n"]
    # A3 is empty and has no point: it follows its old wijk 1100102, of which nobody is known.
    assert new.to_dict() == {
        "11001W01": 30.0,
        "11001W02": 60.0,
        "11001WONB": 4.0,
        "11002W01": 28.0,
        "11002WONB": 4.0,
    }


def test_a_sector_that_only_got_another_code_keeps_its_households() -> None:
    naar = vintages.sector_to_wijk(INDELINGEN, "2024", HUISHOUDENS)
    row = naar.aandelen.set_index("van").loc["11001A2AN"]
    assert row.tolist() == ["11001W02", 1.0, 50.0]


def test_sectors_of_today_lie_whole_in_a_wijk() -> None:
    naar = vintages.sector_to_wijk(INDELINGEN, "2025", HUISHOUDENS)
    assert naar.herkomst == "sector 2025 → wijk 2025, volgens de concordantie van de uitgever"
    assert set(naar.aandelen["aandeel"]) == {1.0}


def test_old_wijken_are_cut_by_the_households_in_them() -> None:
    naar = vintages.wijk_to_wijk(INDELINGEN, HUISHOUDENS)
    delen = naar.aandelen.set_index(["van", "naar"])["aandeel"]
    assert delen["1100101", "11001W01"] == pytest.approx(30 / 90)
    assert delen["1100101", "11001W02"] == pytest.approx(60 / 90)
    assert delen["1100102", "11001WONB"] == delen["11007ONB", "11002WONB"] == 1.0


def test_sectors_go_to_sectors_of_the_same_gemeente() -> None:
    nieuw = pd.Series(
        ["11001A1AA", "11001A1BB", "11002B1--", "11001A2AN", "11002B1--", "11002B1--", None]
    )
    naar = vintages.sector_to_sector(INDELINGEN, HUISHOUDENS, nieuw)
    delen = naar.aandelen.set_index(["van", "naar"])["aandeel"].to_dict()
    assert delen["11001A1--", "11001A1AA"] == 0.75
    assert delen["11001A1--", "11001A1BB"] == 0.25
    assert delen["11001A3--", "11001ZZZZ"] == delen["11007ZZZZ", "11002ZZZZ"] == 1.0


@pytest.mark.parametrize(
    ("codes", "jaar", "verwacht"),
    [
        (["11001A2--"], 2024, "2019"),
        (["11001A2AN", "11001A1--"], 2024, "2024"),
        (["11001A1AA"], 2024, "2025"),
        # Both vintages know these codes: the year decides.
        (["11002B1--"], 2024, "2024"),
        (["11002B1--"], 2025, "2025"),
    ],
)
def test_the_vintage_is_that_of_the_codes(codes: list[str], jaar: int, verwacht: str) -> None:
    assert INDELINGEN.vintage(codes, jaar) == verwacht


def test_a_rate_weighs_by_what_it_counts_for_and_needs_enough_of_it() -> None:
    naar = vintages.sector_to_wijk(INDELINGEN, "2019", HUISHOUDENS)
    prijs = pd.DataFrame(
        {
            "sector": ["11001A1--", "11001A2--", "11002B1--", "11007B2--"],
            "prijs": [200.0, 400.0, 100.0, None],
            "n": [40.0, 30.0, 20.0, 20.0],
        }
    )
    half = naar.rates(prijs, "sector", "prijs", "n", minimum=0.5).set_index("sector")
    # W02: a quarter of 40 sales at 200 and 30 at 400; B: half of the sales has a price.
    assert half.loc["11001W02"].tolist() == [350.0, 40.0, 40.0]
    assert half.loc["11002W01"].tolist() == [100.0, 20.0, 40.0]
    more = naar.rates(prijs, "sector", "prijs", "n", minimum=0.6).set_index("sector")
    assert more["prijs"].isna().to_dict() == {
        "11001W01": False,
        "11001W02": False,
        "11002W01": True,
    }


def test_where_the_weight_of_the_unknown_is_unknown_nothing_is_claimed() -> None:
    naar = of_whole({"a": "w", "b": "w"}, "sector 2025", "wijk 2025")
    frame = pd.DataFrame({"s": ["a", "b"], "v": [1.0, None], "n": [5.0, None]})
    new = naar.rates(frame, "s", "v", "n", minimum=0.1)
    assert new[["v", "alles"]].isna().all(axis=None)
    with pytest.raises(NegatieveVraag, match="a, b"):
        naar.rates(frame.assign(v=1.0), "s", "v")  # the concordance knows no households


def test_unknown_codes_and_bad_households_are_refused() -> None:
    naar = vintages.sector_to_wijk(INDELINGEN, "2019", HUISHOUDENS)
    with pytest.raises(OnbekendeCode, match="1 codes zijn niet van sector 2019: 99999X---"):
        naar.counts(pd.DataFrame({"s": ["99999X---"], "n": [1]}), "s", ["n"])
    bad = pd.DataFrame({"van": ["a"], "naar": ["b"], "huishoudens": [-1.0]})
    with pytest.raises(OngeldigeAanroep, match="nul of meer"):
        of_households(bad, {}, "x", "y")


def test_the_concordances_are_read_as_published(tmp_path: Path) -> None:
    folder = tmp_path / "provincies_in_cijfers"
    folder.mkdir()
    for bestand, sector, wijk, rijen in (
        ("statsec2019_als_basis", "statsec2019", "ggw72024", ["11001A1--", "11001A2--"]),
        ("statsec2024_als_basis", "statsec2024", "ggw72024", ["11001A1--", "11001A2AN"]),
        ("statsec_als_basis", "statsec", "ggw7", ["11001A1--", "11001ZZZZ"]),
    ):
        frame = pd.DataFrame({sector: [*rijen, "99992ZZZZ"]})
        frame = frame.assign(**{wijk: "1100101", "gemeente": "11001", "gewest": "2000"})
        frame.loc[2, "gewest"] = "99993"
        frame.to_excel(folder / f"{bestand}.xlsx", index=False)
    pd.DataFrame(
        {
            "statsec2019": ["11001A1--", "11001A2--", ""],
            "statsec2024": ["11001A1--", "11001A2AN", "11001P6PK"],
        }
    ).to_excel(folder / "statsec2019_statsec2024.xlsx", index=False)
    gelezen = vintages.read_indelingen(tmp_path)
    assert {j: len(t) for j, t in gelezen.sectoren.items()} == {"2019": 2, "2024": 2, "2025": 2}
    assert gelezen.was == {"11001A2AN": "11001A2--"}
    assert gelezen.restwijk == {"11001": "1100101"}
