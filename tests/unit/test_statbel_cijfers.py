"""Statbel's tables per sector and per gemeente, from small files in the publisher's own forms."""

import zipfile
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from etl.contract.schemas import failure_cases
from etl.errors import OngeldigeGegevens
from etl.sources import (
    statbel_bevolking,
    statbel_inkomen_sector,
    statbel_refnis,
    statbel_verkopen_sector,
    verkopen,
    vintages,
)
from etl.sources.gebieden import _french_names
from etl.sources.statbel_sectoren import Sectoren
from etl.sources.statbel_sectorreeks import Weg, layer_of_today, sector_of_today
from tests.unit.test_overdracht import HUISHOUDENS, INDELINGEN

WEG = Weg(INDELINGEN, HUISHOUDENS, {"11001A3--": "11001W02"})
VANDAAG = {"11002": "11002", "11007": "11002", "12001": "12001", "21004": "21004"}


def zipped(bronnen: Path, bestand: str, tekst: str, encoding: str, lid: str = "f.txt") -> Path:
    path = bronnen / bestand
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archief:
        archief.writestr(lid, tekst.encode(encoding))
    return bronnen


def faults(fout: pytest.ExceptionInfo[OngeldigeGegevens]) -> set[tuple[int | None, str, str]]:
    return {(p.rij, p.kolom, p.waarde) for p in fout.value.problemen}


# --- population --------------------------------------------------------------------------------

BEVOLKING = (
    "CD_REFNIS|CD_SECTOR|TOTAL|DT_STRT_SECTOR|DT_STOP_SECTOR|OPPERVLAKKTE IN HM²|"
    "TX_DESCR_SECTOR_NL|TX_DESCR_SECTOR_FR|TX_DESCR_NL|TX_DESCR_FR\r\n"
    "11001|11001A1--|120|1/01/1981|31/12/9999|12,53|KERK|EGLISE|Dorp|Village\r\n"
    "11001|11001ZZZZ|3|1/01/1981|31/12/9999||NIET TE LOKALISEREN|NON LOCALISE|Dorp|Village\r\n"
)


def test_population_as_text_and_as_workbook(tmp_path: Path) -> None:
    zipped(tmp_path, "statbel/OPENDATA_SECTOREN_2024.zip", BEVOLKING, "utf-8-sig")
    tekst = statbel_bevolking.read_sectors(tmp_path / "statbel" / "OPENDATA_SECTOREN_2024.zip")
    assert tekst.drop(columns="naam").astype(object).values.tolist()[0] == [
        "11001A1--",
        "11001",
        2024,
        120.0,
        12.53,
    ]
    assert tekst["oppervlakte_hm2"].isna().tolist() == [False, True]
    rijen = [regel.split("|") for regel in BEVOLKING.strip().split("\r\n")]
    frame = pd.DataFrame(rijen[1:], columns=rijen[0])
    frame["TOTAL"] = frame["TOTAL"].astype(int)
    frame["OPPERVLAKKTE IN HM²"] = [12.53, None]
    werkmap = tmp_path / "OPENDATA_SECTOREN_2025_NEW.xlsx"
    frame.to_excel(werkmap, index=False)
    pd.testing.assert_frame_equal(statbel_bevolking.read_sectors(werkmap), tekst.assign(jaar=2025))
    per_wijk = WEG.transfer("2024").counts(tekst[["sector", "inwoners"]], "sector", ["inwoners"])
    assert per_wijk["inwoners"].sum() == 123


@pytest.mark.parametrize(
    "oud",
    [
        "OPENDATA_SECTOREN_2025_OLD.xlsx",
        "OPENDATA_SECTOREN_2025_old.zip",
        "OPENDATA_SECTOREN_2025-Old.txt",
    ],
)
@pytest.mark.parametrize("nieuw", ["OPENDATA_SECTOREN_2025_NEW.xlsx", "OPENDATA_SECTOREN_2025.zip"])
def test_of_the_year_of_the_reform_its_own_sectors_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, oud: str, nieuw: str
) -> None:
    for naam in (oud, nieuw, "OPENDATA_SECTOREN_2024.zip"):
        (tmp_path / "statbel").mkdir(exist_ok=True)
        (tmp_path / "statbel" / naam).write_bytes(b"x")
    gelezen = []

    def read_sectors(path: Path) -> pd.DataFrame:
        gelezen.append(path.name)
        return pd.DataFrame(
            {"sector": ["11001A1--"], "gemeente_code": "11001", "jaar": 2025, "inwoners": 3.0}
        )

    monkeypatch.setattr(statbel_bevolking, "read_sectors", read_sectors)
    statbel_bevolking.read(tmp_path, WEG)
    assert gelezen == ["OPENDATA_SECTOREN_2024.zip", nieuw]


def test_population_that_drifted_says_where(tmp_path: Path) -> None:
    bestand = "statbel/OPENDATA_SECTOREN_2026.zip"
    anders = BEVOLKING.replace("OPPERVLAKKTE", "OPPERVLAKTE")
    zipped(tmp_path, bestand, anders, "utf-8-sig")
    with pytest.raises(OngeldigeGegevens, match="kolom OPPERVLAKKTE IN HM²: de kolom ontbreekt"):
        statbel_bevolking.read_sectors(tmp_path / bestand)
    slecht = BEVOLKING.replace("|120|", "|-1|").replace("12,53", "1.253,0")
    zipped(tmp_path, bestand, slecht + "1|kort|*|||1,0||||\r\n", "utf-8-sig")
    with pytest.raises(OngeldigeGegevens) as fout:
        statbel_bevolking.read_sectors(tmp_path / bestand)
    assert faults(fout) == {
        (2, "TOTAL", "-1"),
        (2, "OPPERVLAKKTE IN HM²", "1.253,0"),
        (4, "CD_SECTOR", "kort"),
        (4, "TOTAL", "*"),
    }


# --- sales per sector --------------------------------------------------------------------------

HUIS = "Toutes les maisons avec 2, 3, 4 ou plus de façades (excl. appartements)"
RIJ = "Maisons avec 2 ou 3 façades (type fermé + type demi-fermé)"
KOP_SECTOR = (
    "CD_STAT_SECTOR;CD_YEAR;CD_TYPE_FR;MS_TRANSACTIONS;MS_P25;MS_P50 (MEDIAN_PRICE);MS_P75;"
    "MS_P10;MS_P90\r\n"
)


def sale(sector: str, aantal: str, prijs: str, soort: str = HUIS, jaar: int = 2024) -> str:
    return f"{sector};{jaar};{soort};{aantal};;{prijs};;;\r\n"


SECTORVERKOPEN = (
    sale("11001A1--", "40", "200000")
    + sale("11001A2AN", "30", "300000")
    + sale("11001A2AN", "12", "", "Appartements")
    + sale("11002B1--", "20", "100000")
    + sale("11007B2--", "30", "")
    + sale("11001A3--", "18", "100000", RIJ)
    + sale("11001A3", "99", "1")
    + sale("62063A00-", "20", "90000")
)


def read_sector_sales(bronnen: Path, rijen: str) -> pd.DataFrame:
    bestand = statbel_verkopen_sector.BESTAND
    zipped(bronnen, bestand, KOP_SECTOR + rijen, "cp1252", "TF_IMMO_SECTOR.txt")
    gelezen = statbel_verkopen_sector.read(bronnen, WEG)
    assert "sector 2024 → wijk 2025, gewogen naar huishoudens; 5 sectoren" in gelezen.verslag[0]
    assert "1 codes buiten" in gelezen.verslag[0]
    assert failure_cases("verkoopprijs", gelezen.tabel).empty
    return gelezen.tabel


def test_sales_per_sector_become_a_weighted_mean_per_wijk(tmp_path: Path) -> None:
    assert not statbel_verkopen_sector.present(tmp_path)
    tabel = read_sector_sales(tmp_path, SECTORVERKOPEN + sale("11001A3--", "9", ""))
    assert statbel_verkopen_sector.present(tmp_path)
    rijen = tabel[["code", "woningtype", "status", "aantal"]].values.tolist()
    assert rijen == [
        ["11001W01", "alle_huizen", "geschat", 30],
        ["11001W02", "alle_huizen", "geschat", 49],
        ["11001W02", "appartementen", "onderdrukt", 12],
        ["11002W01", "alle_huizen", "onderdrukt", 50],
    ]
    # W02: (10 × 200,000 + 30 × 300,000) / 40; the 9 sales of A3 have no median, 40 of 49 do.
    assert tabel["waarde"].tolist()[:2] == [200_000, 275_000]
    # In B only 20 of 50 sales have a median.
    assert tabel["waarde"].isna().tolist()[2:] == [True, True]
    assert set(tabel["bron"]) == {"statbel_verkopen_sector"}
    assert set(tabel["niveau"]) == {"wijk"}


def test_a_negative_number_of_sales_is_a_fault_and_not_left_out(tmp_path: Path) -> None:
    with pytest.raises(OngeldigeGegevens, match="MS_TRANSACTIONS, waarde “-20”: is negatief"):
        read_sector_sales(tmp_path, sale("11001A00-", "-20", ""))


def test_a_number_of_sales_that_is_not_told_counts_as_fifteen(tmp_path: Path) -> None:
    rijen = SECTORVERKOPEN.replace("11007B2--;2024;" + HUIS + ";30", f"11007B2--;2024;{HUIS};")
    tabel = read_sector_sales(tmp_path, rijen + sale("11001A3--", "9", ""))
    b = tabel.set_index("code").loc["11002W01"]
    assert (b["aantal"], b["waarde"], b["status"]) == (35, 100_000, "geschat")


def test_sector_sales_that_drifted_say_where(tmp_path: Path) -> None:
    with pytest.raises(OngeldigeGegevens) as fout:
        read_sector_sales(
            tmp_path,
            sale("11001A1--", "40", "0")
            + sale("11001A1--", "x", "100")
            + sale("11001A2AN", "", "100")
            + sale("11001A3--", "1", "", "Châteaux"),
        )
    assert faults(fout) == {
        (2, "MS_P50 (MEDIAN_PRICE)", "0"),
        (3, "MS_TRANSACTIONS", "x"),
        (3, "CD_STAT_SECTOR", "11001A1--"),
        (4, "MS_TRANSACTIONS", ""),
        (5, "CD_TYPE_FR", "Châteaux"),
    }
    with pytest.raises(OngeldigeGegevens, match="geen enkele code is een sector"):
        read_sector_sales(tmp_path, sale("62063A00-", "20", "90000"))
    zipped(tmp_path, statbel_verkopen_sector.BESTAND, KOP_SECTOR.replace("CD_", ""), "cp1252")
    with pytest.raises(OngeldigeGegevens, match="kolom CD_STAT_SECTOR: de kolom ontbreekt"):
        statbel_verkopen_sector.read(tmp_path, WEG)
    (tmp_path / statbel_verkopen_sector.BESTAND).write_text("<html>wacht</html>")
    with pytest.raises(OngeldigeGegevens, match="er staat een webpagina in"):
        statbel_verkopen_sector.read(tmp_path, WEG)


# --- income per sector -------------------------------------------------------------------------


def write_income(bronnen: Path, rijen: list[tuple[object, ...]]) -> Path:
    path = bronnen / statbel_inkomen_sector.BESTAND
    path.parent.mkdir(parents=True, exist_ok=True)
    kolommen = [
        "CD_YEAR",
        "CD_MUNTY_REFNIS",
        "CD_SECTOR",
        "MS_NBR_NON_ZERO_INC",
        "MS_MEDIAN_NET_TAXABLE_INC",
        "MS_AVG_TOT_NET_TAXABLE_INC",
    ]
    pd.DataFrame(rijen, columns=kolommen).to_excel(path, index=False)
    return bronnen


def test_income_per_sector_and_an_asterisk_is_never_zero(tmp_path: Path) -> None:
    write_income(
        tmp_path,
        [
            (2023, 11001, "11001A1--", 80, 20000.5, 25000),
            (2023, 11001, "11001A2--", 40, 32000, 35000),
            (2023, 11002, "11002B1--", "*", "*", "*"),
            (2023, 11007, "11007B2--", 60, 30000, 31000),
            (2022, 11001, "11001A1--", "*", "*", "*"),
            (2023, 62063, "62063A00-", 60, 30000, 31000),
        ],
    )
    gelezen = statbel_inkomen_sector.read(tmp_path, WEG)
    assert failure_cases("inkomen", gelezen.tabel).empty
    assert gelezen.tabel[["code", "jaar", "status", "aantal"]].values.tolist() == [
        ["11001W01", 2022, "onderdrukt", 0],
        ["11001W01", 2023, "geschat", 60],
        ["11001W02", 2022, "onderdrukt", 0],
        ["11001W02", 2023, "geschat", 60],
        ["11002W01", 2023, "geschat", 60],
    ]
    # W02: (20 × 20,000.5 + 40 × 32,000) / 60. B1's 20 households stand for its declarations.
    assert gelezen.tabel["waarde"].dropna().tolist() == [20000.0, 28000.0, 30000.0]
    assert "sector 2019 → wijk 2025" in gelezen.verslag[0]


def test_in_sectors_of_today_their_households_stand_for_suppressed_returns(tmp_path: Path) -> None:
    rijen = [
        (2025, 11001, "11001A1BB", "*", "*", "*"),
        (2025, 11001, "11001A2AN", 40, 32000, 35000),
        (2025, 11001, "11001A1AA", 40, 20000, 25000),
    ]
    write_income(tmp_path, rijen)
    zonder = statbel_inkomen_sector.read(tmp_path, WEG).tabel
    # Nothing is known of how many live in A1BB: nothing is told of the wijk it is part of.
    assert zonder.set_index("code")["waarde"].isna().to_dict() == {
        "11001W01": False,
        "11001W02": True,
    }
    vlakken = [shapely.box(x, 0, x + 10, 10) for x in (150_000, 150_010, 150_020)]
    lagen = gpd.GeoDataFrame(
        {
            "sector": ["11001A1AA", "11001A1BB", "62063A00-"],
            "gewest_code": ["02000", "02000", "03000"],
        },
        geometry=vlakken,
        crs=31370,
    )
    huis = HUISHOUDENS.assign(x=[150_005, 150_015, 150_025, None, None, None, None], y=5.0)
    nieuw = sector_of_today(huis, Sectoren(lagen, 2025))
    # Wallonia counts for nothing: who stands there belongs to the nearest sector of ours.
    assert nieuw.tolist()[:3] == ["11001A1AA", "11001A1BB", "11001A1BB"]
    assert nieuw.isna().tolist()[3:] == [True] * 4
    weg = replace(WEG, bewoners=huis["huishoudens"].groupby(nieuw).sum().to_dict())
    met = statbel_inkomen_sector.read(tmp_path, weg).tabel.set_index("code")["waarde"]
    assert met.to_dict() == {"11001W01": 20_000.0, "11001W02": 32_000.0}
    naar = vintages.sector_to_sector(INDELINGEN, huis, nieuw)
    assert naar.herkomst == "sector 2019 → sector 2025, gewogen naar huishoudens"


def test_the_newest_layer_since_the_reform_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "statbel"
    folder.mkdir()
    assert layer_of_today(tmp_path) is None
    for naam in ("20200101.shp", "31370_20240101.shp", "3812_20250101.geojson"):
        (folder / f"sh_statbel_statistical_sectors_{naam}.zip").touch()
    gevonden = layer_of_today(tmp_path)
    assert gevonden is not None
    assert gevonden.name == "sh_statbel_statistical_sectors_3812_20250101.geojson.zip"


def test_income_faults_are_all_told(tmp_path: Path) -> None:
    rijen = [
        (2023, 11001, "11001A1--", "*", 20000, 1),
        (2023, 11001, "11001A1--", "veel", "C", 1),
    ]
    with pytest.raises(OngeldigeGegevens) as fout:
        statbel_inkomen_sector.read(write_income(tmp_path, rijen), WEG)
    assert faults(fout) == {
        (2, "MS_NBR_NON_ZERO_INC", "*"),
        (3, "MS_NBR_NON_ZERO_INC", "veel"),
        (3, "MS_MEDIAN_NET_TAXABLE_INC", "C"),
        (3, "CD_SECTOR", "11001A1--"),
    }


# --- sales per gemeente: the workbook ----------------------------------------------------------

SOORTEN = {
    "alle_huizen": HUIS,
    "appartementen": "Appartements",
    "huizen_23": RIJ,
    "huizen_4plus": "Maisons avec 4 ou plus de façades (type ouvert)",
}


def workbook_rows(jaarlijks: pd.DataFrame) -> pd.DataFrame:
    """Return the yearly CSV's rows in the workbook's columns, with quarters and sizes beside."""
    rijen = pd.DataFrame(
        {
            "CD_YEAR": jaarlijks["y"],
            "CD_TYPE_FR": jaarlijks["type"].map(SOORTEN),
            "CD_niveau_refnis": jaarlijks["lvl"],
            "CD_REFNIS": jaarlijks["nis"],
            "CD_REFNIS_FR": jaarlijks["name"],
            "CD_PERIOD": "Y",
            "CD_CLASS_SURFACE": "totaal / total",
            "MS_TOTAL_TRANSACTIONS": jaarlijks["n"],
            "MS_P_25": "",
            "MS_P_50_median": jaarlijks["p50"],
            "MS_P_75": "",
        }
    )
    kwartaal = rijen.iloc[:50].assign(CD_PERIOD="Q1", MS_P_50_median="1")
    klein = rijen.iloc[:50].assign(CD_CLASS_SURFACE="< 300 m²", MS_P_50_median="1")
    arrondissement = rijen.iloc[:1].assign(CD_niveau_refnis="4", CD_REFNIS="11000")
    return pd.concat([rijen, kwartaal, klein, arrondissement], ignore_index=True)


JAARLIJKS = pd.DataFrame(
    [
        ("2023", "1", "01000", "alle_huizen", "9", "1", "BELGIE"),
        ("2024", "2", "4000", "appartementen", "9000", "250000", "BRUSSEL"),
        ("2024", "5", "12001", "alle_huizen", "40", "300000.5", "DORP"),
        ("2023", "5", "12001", "huizen_23", "12", "", "DORP"),
        ("2023", "5", "62063", "huizen_4plus", "12", "1", "LUIK"),
    ],
    columns=["y", "lvl", "nis", "type", "n", "p50", "name"],
)


def write_workbook(path: Path, rijen: pd.DataFrame) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with pd.ExcelWriter(path) as boek:
        for jaar, deel in rijen.groupby("CD_YEAR"):
            deel.to_excel(boek, sheet_name=str(jaar), index=False)


def test_the_workbook_gives_the_rows_of_the_yearly_csv(tmp_path: Path) -> None:
    (tmp_path / "csv" / "statbel").mkdir(parents=True)
    JAARLIJKS.to_csv(tmp_path / "csv" / verkopen.BESTAND, index=False)
    verwacht = verkopen.read(tmp_path / "csv", VANDAAG).tabel
    assert len(verwacht) == 3
    boek = tmp_path / "boek" / verkopen.WERKMAPPEN[0]
    write_workbook(boek, workbook_rows(JAARLIJKS))
    pd.testing.assert_frame_equal(verkopen.read(tmp_path / "boek", VANDAAG).tabel, verwacht)
    zip_ = tmp_path / "zip" / verkopen.WERKMAPPEN[1]
    zip_.parent.mkdir(parents=True)
    with zipfile.ZipFile(zip_, "w") as archief:
        archief.write(boek, "vastgoed_2010_9999.xlsx")
    pd.testing.assert_frame_equal(verkopen.read(tmp_path / "zip", VANDAAG).tabel, verwacht)
    tekst = workbook_rows(JAARLIJKS).to_csv(index=False, sep="|")
    zipped(tmp_path / "tekst", verkopen.WERKMAPPEN[1], tekst, "cp1252")
    pd.testing.assert_frame_equal(verkopen.read(tmp_path / "tekst", VANDAAG).tabel, verwacht)


def test_a_workbook_that_drifted_names_sheet_row_and_column(tmp_path: Path) -> None:
    rijen = workbook_rows(JAARLIJKS)
    rijen.loc[2, ["CD_TYPE_FR", "MS_TOTAL_TRANSACTIONS"]] = ["Tiny houses", "3.5"]
    boek = tmp_path / verkopen.WERKMAPPEN[0]
    write_workbook(boek, rijen)
    with pytest.raises(OngeldigeGegevens) as fout:
        verkopen.read(tmp_path, VANDAAG)
    assert {(p.bestand.partition(", ")[2], p.kolom, p.waarde) for p in fout.value.problemen} == {
        ("blad 2024", "CD_TYPE_FR", "Tiny houses"),
        ("blad 2024", "MS_TOTAL_TRANSACTIONS", "3.5"),
    }
    write_workbook(boek, rijen.rename(columns={"MS_P_50_median": "MS_P50"}))
    with pytest.raises(OngeldigeGegevens, match="kolom MS_P_50_median: de kolom ontbreekt"):
        verkopen.read(tmp_path, VANDAAG)


@pytest.mark.parametrize(
    ("kolom", "was", "wordt", "zin"),
    [
        ("CD_CLASS_SURFACE", "totaal / total", "Totaal /  TOTAL", ""),
        ("CD_PERIOD", "Y", " y ", ""),
        ("CD_CLASS_SURFACE", "totaal / total", "alle / tous", "“totaal / total”"),
        ("CD_PERIOD", "Y", "J", "“Y”"),
        ("MS_TOTAL_TRANSACTIONS", "40", "-40", "MS_TOTAL_TRANSACTIONS, waarde “-40”"),
    ],
)
def test_labels_of_the_workbook_that_drift_never_empty_a_year(
    tmp_path: Path, kolom: str, was: str, wordt: str, zin: str
) -> None:
    rijen = workbook_rows(JAARLIJKS)
    write_workbook(tmp_path / verkopen.WERKMAPPEN[0], rijen)
    verwacht = verkopen.read(tmp_path, VANDAAG).tabel
    write_workbook(tmp_path / verkopen.WERKMAPPEN[0], rijen.replace({kolom: {was: wordt}}))
    if not zin:
        pd.testing.assert_frame_equal(verkopen.read(tmp_path, VANDAAG).tabel, verwacht)
        return
    with pytest.raises(OngeldigeGegevens) as fout:
        verkopen.read(tmp_path, VANDAAG)
    assert zin in fout.value.problemen[0].zin()
    assert fout.value.problemen[0].kolom == kolom


def test_a_year_that_still_runs_has_quarters_only(tmp_path: Path) -> None:
    rijen = workbook_rows(JAARLIJKS)
    write_workbook(tmp_path / verkopen.WERKMAPPEN[0], rijen)
    verwacht = verkopen.read(tmp_path, VANDAAG).tabel
    loopt = rijen.iloc[2:3].assign(CD_YEAR="2025", CD_PERIOD="Q1")
    write_workbook(tmp_path / verkopen.WERKMAPPEN[0], pd.concat([rijen, loopt]))
    pd.testing.assert_frame_equal(verkopen.read(tmp_path, VANDAAG).tabel, verwacht)


@pytest.mark.slow
def test_the_real_sales_as_a_workbook_give_the_same_table(tmp_path: Path) -> None:
    echt = Path(__file__).resolve().parents[3] / "shared" / "bronnen" / verkopen.BESTAND
    if not echt.is_file():
        pytest.skip("het bestand van Statbel staat hier niet")
    jaarlijks = pd.read_csv(echt, dtype=str, keep_default_na=False)
    codes = jaarlijks.loc[jaarlijks["lvl"] == "5", "nis"].str.zfill(5)
    vandaag = {code: code for code in codes}
    (tmp_path / "csv" / "statbel").mkdir(parents=True)
    jaarlijks.to_csv(tmp_path / "csv" / verkopen.BESTAND, index=False)
    verwacht = verkopen.read(tmp_path / "csv", vandaag).tabel
    tekst = workbook_rows(jaarlijks).to_csv(index=False, sep="|")
    zipped(tmp_path / "boek", verkopen.WERKMAPPEN[1], tekst, "cp1252")
    gelezen = verkopen.read(tmp_path / "boek", vandaag).tabel
    assert len(gelezen) == 18_660
    pd.testing.assert_frame_equal(gelezen, verwacht)


# --- REFNIS ------------------------------------------------------------------------------------

REFNIS = (
    "LVL_REFNIS|CD_REFNIS|CD_SUP_REFNIS|TX_REFNIS_DE|TX_REFNIS_FR|TX_REFNIS_NL|"
    "DT_VLDT_START|DT_VLDT_END\n"
    "4|11007|11000|Borsbeek|Borsbeek|Borsbeek|01/01/1977|31/12/2024\n"
    "1|2000|-|Flämische Region|Région flamande|Vlaams Gewest|01/01/1970|31/12/9999\n"
)


@pytest.mark.parametrize("sep", "|;")
def test_refnis_with_either_delimiter(tmp_path: Path, sep: str) -> None:
    path = tmp_path / "refnis.csv"
    path.write_text(REFNIS.replace("|", sep), encoding="utf-8-sig")
    refnis = statbel_refnis.read(path)
    assert refnis["code"].tolist() == ["11007", "02000"]
    assert refnis["tot"].tolist() == ["2024-12-31", statbel_refnis.NOG_GELDIG]
    assert statbel_refnis.valid_on(refnis, "2025-01-01")["naam_fr"].tolist() == ["Région flamande"]


def test_refnis_in_which_nothing_holds_any_more_is_told(tmp_path: Path) -> None:
    path = tmp_path / statbel_refnis.BESTAND
    path.parent.mkdir()
    path.write_text(REFNIS, "utf-8-sig")
    assert _french_names(tmp_path) == {"02000": "Région flamande"}
    path.write_text(REFNIS.replace("31/12/9999", "31/12/2099"), "utf-8-sig")
    with pytest.raises(OngeldigeGegevens, match="DT_VLDT_END: geen enkele code geldt nog"):
        _french_names(tmp_path)


def test_refnis_that_drifted_says_where(tmp_path: Path) -> None:
    path = tmp_path / "refnis.csv"
    path.write_text(REFNIS.replace("31/12/2024", "2024-12-31").replace("|2000|", "|x|"))
    with pytest.raises(OngeldigeGegevens) as fout:
        statbel_refnis.read(path)
    assert faults(fout) == {(2, "DT_VLDT_END", "2024-12-31"), (3, "CD_REFNIS", "x")}
