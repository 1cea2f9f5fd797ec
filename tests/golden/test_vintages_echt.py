"""All mergers and all real households: nothing gets lost between the vintages."""

import re
from pathlib import Path

import pandas as pd
import pytest

from etl.sources import huishoudens, statbel_refnis, vintages
from etl.sources.lezen import read_xlsx
from etl.tabellen import load

pytestmark = pytest.mark.slow
_RIJ = re.compile(r"^(\d{5})\*? \| [^|]+\| (\d{5}) \|", re.MULTILINE)


@pytest.fixture(scope="module")
def bronnen() -> Path:
    path = Path(__file__).resolve().parents[3] / "shared" / "bronnen"
    if not (path / "provincies_in_cijfers" / "statsec_als_basis.xlsx").is_file():
        pytest.skip("de bestanden van de uitgevers staan hier niet")
    return path


@pytest.fixture(scope="module")
def indelingen(bronnen: Path) -> vintages.Indelingen:
    return vintages.read_indelingen(bronnen)


def test_every_merger_of_2019_and_2025_is_followed(bronnen: Path) -> None:
    path = bronnen / "provincies_in_cijfers" / "docs" / "wijzigende_gebiedsindelingen.md"
    van_2025, van_2019 = (
        dict(_RIJ.findall(deel))
        for deel in path.read_text(encoding="utf-8")
        .split("## Gemeentefusies 1 januari 2025\n")[1]
        .split("## Gemeentefusies 1 januari 2019\n")
    )
    vlaams_2025 = {v: n for v, n in van_2025.items() if not vintages.is_outside(v)}
    assert (len(van_2019), len(vlaams_2025)) == (15, 28)
    naar = {
        jaar: dict(zip(o.aandelen["van"], o.aandelen["naar"], strict=True))
        for jaar, o in vintages.gemeenten(bronnen).items()
    }
    assert {v: naar["2024"][v] for v in vlaams_2025} == vlaams_2025
    # A merger of 2019 may have merged again in 2025: from its name of 2019 on to today's.
    assert {v: naar["2018"][v] for v in van_2019} == {
        v: naar["2024"].get(n, n) for v, n in van_2019.items()
    }
    assert {len(set(n.values())) for n in naar.values()} == {304}


def test_the_codes_of_every_vintage_are_those_of_refnis(bronnen: Path) -> None:
    refnis = statbel_refnis.read(bronnen / statbel_refnis.BESTAND)
    refnis = refnis[(refnis["niveau"] == "4") & ~refnis["code"].map(vintages.is_outside)]
    naar = vintages.gemeenten(bronnen)
    for jaar, van, tot in (
        ("2018", "1977-01-02", "2018-12-31"),
        ("2024", "2019-01-01", "2024-12-31"),
    ):
        codes = refnis.loc[(refnis["tot"] >= van) & (refnis["van"] <= tot), "code"]
        assert naar[jaar].known() == set(codes)
    dagen = refnis.drop_duplicates("code").set_index("code")
    districten = read_xlsx(
        bronnen / "provincies_in_cijfers" / "statsec2019_als_basis.xlsx",
        ["deelgemeente2024_naam", "gemeente2018"],
    ).drop_duplicates()
    antwerpen = districten.loc[districten["gemeente2018"] == "11002", "deelgemeente2024_naam"]
    for oud, nieuw in vintages.VOOR_1988.items():
        naam = dagen.at[oud, "naam_nl"].removesuffix(" (Antwerpen)")
        volgende = pd.Timestamp(dagen.at[oud, "tot"]) + pd.Timedelta(days=1)
        volgt_op = str(volgende.date()) == dagen.at[nieuw, "van"]
        assert volgt_op or f"{naam} (Antwerpen)" in set(antwerpen), oud


@pytest.mark.parametrize("jaargang", ["2019", "2024"])
def test_real_households_are_conserved_in_all_and_per_gemeente(
    bronnen: Path, data_dir: Path, indelingen: vintages.Indelingen, jaargang: str
) -> None:
    tellingen = huishoudens.read_counts(bronnen)
    tellingen = tellingen[tellingen["nis_2019"].isin(vintages.gemeente_of_today(bronnen))]
    assert tellingen["huishoudens"].sum() == 3_371_943
    per_sector = tellingen[["sector", "huishoudens"]]
    if jaargang == "2024":
        nieuw = {oud: nu for nu, oud in indelingen.was.items()}
        per_sector = per_sector.assign(sector=lambda t: t["sector"].replace(nieuw))
        per_sector = per_sector[per_sector["sector"].isin(indelingen.sectoren["2024"]["sector"])]
    naar = vintages.sector_to_wijk(indelingen, jaargang, load(data_dir, "huishoudens"))
    assert set(naar.aandelen["naar"]) <= set(indelingen.gemeente_van_wijk)
    wijken = naar.counts(per_sector, "sector", ["huishoudens"]).set_index("sector")["huishoudens"]
    assert wijken.sum() == pytest.approx(per_sector["huishoudens"].sum(), rel=1e-9)
    hier = wijken.groupby(wijken.index.map(indelingen.gemeente_van_wijk)).sum()
    if jaargang == "2019":
        oud = tellingen.groupby("nis_2019", as_index=False)["huishoudens"].sum()
        vandaag = vintages.gemeenten(bronnen)["2024"].counts(oud, "nis_2019", ["huishoudens"])
    else:
        bij = indelingen.sectoren["2024"].set_index("sector")["gemeente"]
        vandaag = per_sector.assign(nis_2019=per_sector["sector"].map(bij))
        vandaag = vandaag.groupby("nis_2019", as_index=False)["huishoudens"].sum()
    pd.testing.assert_series_equal(
        hier,
        vandaag.set_index("nis_2019")["huishoudens"].astype(float),
        check_names=False,
        rtol=1e-9,
    )


def test_old_wijken_go_to_todays_without_losing_a_household(
    bronnen: Path, data_dir: Path, indelingen: vintages.Indelingen
) -> None:
    tellingen = huishoudens.read_counts(bronnen).merge(indelingen.sectoren["2019"], on="sector")
    oud = tellingen.groupby("wijk", as_index=False)["huishoudens"].sum()
    naar = vintages.wijk_to_wijk(indelingen, load(data_dir, "huishoudens"))
    nieuw = naar.counts(oud, "wijk", ["huishoudens"])
    assert nieuw["huishoudens"].sum() == pytest.approx(3_371_943, rel=1e-9)
    gemeente = tellingen.groupby("gemeente")["huishoudens"].sum().astype(float)
    hier = nieuw.groupby(nieuw["wijk"].map(indelingen.gemeente_van_wijk))["huishoudens"].sum()
    pd.testing.assert_series_equal(hier, gemeente, check_names=False, rtol=1e-9)
