"""Rents, sales, internet and living alone, from made-up files in the publishers' own forms."""

from pathlib import Path

import pandas as pd
import pytest

from etl.contract.schemas import failure_cases
from etl.contract.tables import TABELLEN
from etl.errors import OnbekendeCode, OngeldigeGegevens
from etl.sources import alleenwonend, huurprijzen, internet, verkopen
from etl.sources.verslag import Gelezen

# 11007 and 11002 merged into 11002; 12001 stayed; 21004 is in Brussels.
VANDAAG = {"11002": "11002", "11007": "11002", "12001": "12001", "21004": "21004"}


def write(bronnen: Path, bestand: str, text: str) -> Path:
    path = bronnen / bestand
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return bronnen


def assert_contract(tabel: str, gelezen: Gelezen) -> pd.DataFrame:
    frame = gelezen.tabel
    assert list(frame.columns) == TABELLEN[tabel].kolomnamen()
    assert failure_cases(tabel, frame).empty
    key = list(TABELLEN[tabel].sleutel)
    assert not frame.duplicated(key).any()
    assert frame.equals(frame.sort_values(key, ignore_index=True))
    return frame


def told(gelezen: Gelezen, words: str) -> str:
    return next(line for line in gelezen.verslag if words in line)


# --- sales -------------------------------------------------------------------------------------

VERKOPEN = (
    "y,lvl,nis,type,n,p50,name\n"
    "2024,1,01000,alle_huizen,9.0,1.0,BELGIE\n"
    "2024,5,62063,alle_huizen,9.0,1.0,LUIK\n"
    "2024,2,4000,appartementen,9000.0,250000.0,BRUSSEL\n"
    "2024,5,12001,alle_huizen,40.0,300000.5,DORP\n"
    "2023,5,12001,alle_huizen,12.0,,DORP\n"
)


def test_sales_keep_the_number_behind_a_suppressed_median(tmp_path: Path) -> None:
    gelezen = verkopen.read(write(tmp_path, verkopen.BESTAND, VERKOPEN), VANDAAG)
    frame = assert_contract("verkoopprijs", gelezen)
    rows = frame[["niveau", "code", "jaar", "status", "aantal"]].values.tolist()
    assert rows == [
        ["gemeente", "12001", 2023, "onderdrukt", 12],
        ["gemeente", "12001", 2024, "gemeten", 40],
        ["gewest", "04000", 2024, "gemeten", 9000],
    ]
    assert frame["waarde"].isna().tolist() == [True, False, False]
    assert frame["waarde"].tolist()[1:] == [300000.5, 250000.0]
    assert "2 rijen weggelaten" in told(gelezen, "weggelaten")


def test_sales_tell_every_fault_at_once(tmp_path: Path) -> None:
    text = VERKOPEN + "2024,5,11007,kasteel,x,5,OUD\n,9,12001,alle_huizen,3,5,DORP\n"
    with pytest.raises(OngeldigeGegevens) as fout:
        verkopen.read(write(tmp_path, verkopen.BESTAND, text), VANDAAG)
    assert {(p.rij, p.kolom, p.waarde) for p in fout.value.problemen} == {
        (7, "nis", "11007"),
        (7, "type", "kasteel"),
        (7, "n", "x"),
        (8, "lvl", "9"),
        (8, "y", ""),
    }


# --- internet ----------------------------------------------------------------------------------

KOP = "DATAFLOW,LAST UPDATE,freq,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\n"


def eurostat(rows: dict[str, str], flag: str = "") -> str:
    return KOP + "".join(
        f"X,25/06/26,A,PC_HH,{geo},2024,{value},{flag},\n" for geo, value in rows.items()
    )


def test_internet_is_turned_round_and_given_our_codes(tmp_path: Path) -> None:
    values = dict.fromkeys(internet.GEBIEDEN, "93.32") | {"BE": "90", "BE1": "90", "BE24": "98.68"}
    gelezen = internet.read(write(tmp_path, internet.BESTAND, eurostat(values)))
    frame = assert_contract("internet", gelezen)
    assert dict(zip(frame["code"], frame["waarde"], strict=True)) == {
        "02000": 6.68,
        "04000": 6.68,
        "10000": 6.68,
        "20001": 1.32,
        "30000": 6.68,
        "40000": 6.68,
        "70000": 6.68,
    }
    assert set(frame["status"]) == {"gemeten"}
    assert "2 rijen weggelaten" in told(gelezen, "België")


def test_another_unit_is_named_and_not_called_a_missing_area(tmp_path: Path) -> None:
    tekst = eurostat(dict.fromkeys(internet.GEBIEDEN, "90")).replace("PC_HH", "PC_IND")
    with pytest.raises(OngeldigeGegevens) as fout:
        internet.read(write(tmp_path, internet.BESTAND, tekst))
    (probleem,) = fout.value.problemen
    assert (probleem.kolom, probleem.waarde) == ("unit", "PC_IND")


def test_internet_without_value_is_no_row_and_a_flag_is_an_estimate(tmp_path: Path) -> None:
    values = dict.fromkeys(internet.GEBIEDEN, "90") | {"BE21": ":"}
    gelezen = internet.read(write(tmp_path, internet.BESTAND, eurostat(values, flag="u")))
    assert "10000" not in set(gelezen.tabel["code"])
    assert set(gelezen.tabel["status"]) == {"geschat"}
    assert "1 zonder waarde" in told(gelezen, "zonder waarde")


def test_internet_of_another_unit_is_not_read(tmp_path: Path) -> None:
    text = eurostat(dict.fromkeys(internet.GEBIEDEN, "90"))
    text += "X,25/06/26,A,PC_IND,BE21,2024,50,,\n"
    gelezen = internet.read(write(tmp_path, internet.BESTAND, text))
    assert set(gelezen.tabel["waarde"]) == {10.0}


def test_internet_tells_missing_areas_and_wrong_values(tmp_path: Path) -> None:
    values = dict.fromkeys(internet.GEBIEDEN, "90") | {"BE22": "930", "BE23": "veel"}
    del values["BE10"]
    with pytest.raises(OngeldigeGegevens) as fout:
        internet.read(write(tmp_path, internet.BESTAND, eurostat(values)))
    assert {(p.kolom, p.waarde) for p in fout.value.problemen} == {
        ("geo", "BE10"),
        ("OBS_VALUE", "930"),
        ("OBS_VALUE", "veel"),
    }


# --- living alone ------------------------------------------------------------------------------

TYPES = (
    "\ufeffCD_YEAR;cd_gemeente;gemeente_nl;gemeente_fr;HH_TYPE_LIPRO;AantalWagens;"
    " aant_TotaalWagens ; aant_HuisH \r\n"
    "2019;11002;Stad;Stad;1;0; -     ; 1.200   \r\n"
    "2019;11002;Stad;Stad;1;1; 300   ; 300   \r\n"
    "2019;11002;Stad;Stad;2;0; -     ; 1.000   \r\n"
    "2019;11007;Rand;Rand;1;0; -     ; -     \r\n"
    "2019;11007;Rand;Rand;3;3+; 1.700   ; 500   \r\n"
    "2019;12001;Dorp;Dorp;4;0; -     ; 10   \r\n"
    "2019;62063;Luik;Liège;1;0; -     ; 9.999   \r\n"
)


def test_living_alone_is_divided_after_the_merger(tmp_path: Path) -> None:
    gelezen = alleenwonend.read(write(tmp_path, alleenwonend.BESTAND, TYPES), VANDAAG)
    frame = assert_contract("alleenwonend", gelezen)
    # 1,500 of 2,500 in the city alone, 1,500 of 3,000 with the rim; nobody in the village.
    assert frame[["code", "waarde", "aantal"]].values.tolist() == [
        ["11002", 50.0, 3000],
        ["12001", 0.0, 10],
    ]
    assert "3010 huishoudens" in told(gelezen, "huishoudens")


def test_a_subtotal_in_the_household_types_is_a_fault(tmp_path: Path) -> None:
    text = TYPES + "2019;12001;Dorp;Dorp;Totaal;Totaal;9;1.5\r\n2019;12001;Dorp;Dorp;4;0;-;7\r\n"
    with pytest.raises(OngeldigeGegevens) as fout:
        alleenwonend.read(write(tmp_path, alleenwonend.BESTAND, text), VANDAAG)
    assert {(p.rij, p.kolom) for p in fout.value.problemen} == {
        (9, "HH_TYPE_LIPRO"),
        (9, "AantalWagens"),
        (9, "aant_HuisH"),
        (10, "cd_gemeente"),
    }


def test_living_alone_of_an_unknown_gemeente_is_named(tmp_path: Path) -> None:
    text = TYPES + "2019;11999;Nergens;Nergens;1;0;-;7\r\n"
    with pytest.raises(OnbekendeCode, match="11999"):
        alleenwonend.read(write(tmp_path, alleenwonend.BESTAND, text), VANDAAG)


# --- rents -------------------------------------------------------------------------------------

HUURKOP = (
    "jaar,periode,niveau,nis,gebied,woningtype,maat,waarde_eur,bron,bron_url,bron_datum,opmerking\n"
)


def rents(tmp_path: Path, *rows: str) -> Gelezen:
    write(tmp_path, alleenwonend.BESTAND, TYPES)
    return huurprijzen.read(
        write(tmp_path, huurprijzen.BESTAND, HUURKOP + "\n".join(rows) + "\n"), VANDAAG
    )


def rent(**changes: str) -> str:
    cells = {
        "jaar": "2024",
        "periode": "2024",
        "niveau": "gemeente",
        "nis": "12001",
        "gebied": "Dorp",
        "woningtype": "appartement",
        "maat": "gemiddelde",
        "waarde_eur": "800",
        "bron": "Barometer",
        "bron_url": "https://voorbeeld.be/huur",
        "bron_datum": "2025-02",
        "opmerking": "",
    } | changes
    return ",".join(f'"{cell}"' for cell in cells.values())


@pytest.mark.parametrize(
    ("changes", "reeks"),
    [
        ({}, "Barometer · appartement · gemiddelde · heel jaar"),
        ({"maat": "mediaan"}, "Barometer · appartement · mediaan · heel jaar"),
        ({"periode": "2024H2"}, "Barometer · appartement · gemiddelde · tweede jaarhelft"),
        (
            {"opmerking": "reeks B (nieuw)"},
            "Barometer · appartement · gemiddelde · reeks B · heel jaar",
        ),
        (
            {"opmerking": "VRAAGPRIJS: advertenties"},
            "Barometer · appartement · gemiddelde vraagprijs · heel jaar",
        ),
        (
            {"bron": "Site (vraaghuur)"},
            "Site (vraaghuur) · appartement · gemiddelde vraagprijs · heel jaar",
        ),
        (
            {"woningtype": "kamer", "periode": "AJ2024-25", "opmerking": "STUDENTENKAMER, kot"},
            "Barometer · studentenkamer · gemiddelde · academiejaar",
        ),
    ],
)
def test_what_does_not_compare_is_another_series(
    tmp_path: Path, changes: dict[str, str], reeks: str
) -> None:
    frame = assert_contract("huur", rents(tmp_path, rent(**changes)))
    assert frame["reeks"].tolist() == [reeks]


@pytest.mark.parametrize("tag", ["AFGELEID: 801 - 28", "BENADEREND: kwartaal", "TWIJFEL: hoog"])
def test_doubt_makes_an_estimate(tmp_path: Path, tag: str) -> None:
    frame = rents(tmp_path, rent(), rent(jaar="2023", periode="2023", opmerking=tag)).tabel
    assert dict(zip(frame["jaar"], frame["status"], strict=True)) == {
        2023: "geschat",
        2024: "gemeten",
    }


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"niveau": "land", "nis": "01000"}, "land of streek"),
        ({"niveau": "streek", "nis": ""}, "land of streek"),
        ({"niveau": "gewest", "nis": "03000"}, "Wallonië"),
        ({"niveau": "wijk", "nis": "21004", "gebied": "Laken"}, "geen wijk van ons"),
        ({"nis": "11002", "gebied": "Stad (stadscentrum)"}, "stadscentrum"),
        ({"maat": "index"}, "geen euro"),
        ({"opmerking": "CONFLICT: omwisseling, niet gebruiken"}, "foute lezing"),
        ({"nis": "11007", "gebied": "Rand"}, "gefuseerde gemeente"),
    ],
)
def test_what_is_left_out_is_told(tmp_path: Path, changes: dict[str, str], words: str) -> None:
    gelezen = rents(tmp_path, rent(), rent(waarde_eur="999", **changes))
    assert gelezen.tabel["waarde"].tolist() == [800.0]
    assert told(gelezen, words).startswith("huur: 1 weggelaten")


def test_a_rent_of_the_main_part_of_a_merger_stands_as_an_estimate(tmp_path: Path) -> None:
    write(tmp_path, alleenwonend.BESTAND, TYPES)
    vandaag = VANDAAG | {"11002": "11008", "11007": "11008"}
    text = HUURKOP + rent(nis="11002", gebied="Stad", opmerking="reeks A (oud)") + "\n"
    row = huurprijzen.read(write(tmp_path, huurprijzen.BESTAND, text), vandaag).tabel.iloc[0]
    assert (row["code"], row["status"]) == ("11008", "geschat")
    # 2,500 of the 3,000 households lived in the city.
    assert row["opmerking"] == (
        "reeks A (oud); gold voor gemeente 11002 van voor de fusie, 83 % van de huishoudens"
    )


def test_of_readings_of_one_figure_one_stays(tmp_path: Path) -> None:
    official = rent(waarde_eur="700", bron_datum="", opmerking="officiële bron; CONFLICT met 714")
    later = rent(waarde_eur="714", bron_datum="2025-10")
    first, second = rent(waarde_eur="800"), rent(waarde_eur="801")
    assert rents(tmp_path, later, official).tabel["waarde"].tolist() == [700.0]
    assert rents(tmp_path, first, later).tabel["waarde"].tolist() == [714.0]
    gelezen = rents(tmp_path, first, second)
    assert gelezen.tabel["waarde"].tolist() == [800.0]
    assert "1 weggelaten" in told(gelezen, "andere lezing")


def test_rents_tell_every_fault_at_once(tmp_path: Path) -> None:
    with pytest.raises(OngeldigeGegevens) as fout:
        rents(
            tmp_path,
            rent(nis="11999", periode="vorig jaar"),
            rent(waarde_eur="0"),
            rent(waarde_eur="", jaar="x"),
            rent(niveau="provincie"),
        )
    assert {(p.rij, p.kolom, p.waarde) for p in fout.value.problemen} == {
        (2, "nis", "11999"),
        (2, "periode", "vorig jaar"),
        (3, "waarde_eur", "0"),
        (4, "waarde_eur", ""),
        (4, "jaar", "x"),
        (5, "nis", "12001"),
    }


@pytest.mark.parametrize("module", [huurprijzen, verkopen, alleenwonend])
def test_a_missing_file_is_told(tmp_path: Path, module) -> None:
    with pytest.raises(OngeldigeGegevens, match="bestaat niet"):
        module.read(tmp_path, VANDAAG)
