"""Exports: what is written is what was known, in every format, and reads back the same."""

import io
import json
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from etl.contract.aanbod import WERKMODELLEN
from etl.errors import OngeldigeAanroep
from etl.export import FORMATEN, csv_metadata, export, file_name
from etl.export.csv import write_csv
from etl.export.tables import (
    EERSTE_KOLOMMEN,
    in_words,
    region_row,
    region_table,
    summary_table,
)
from etl.export.titels import column_heading, column_title
from etl.export.xlsx import write_xlsx
from etl.store.read import Editie
from tests.kleine_editie import CODES, NAN, WIJKEN, make_store


@pytest.fixture(scope="module")
def klein(tmp_path_factory: pytest.TempPathFactory) -> Editie:
    return make_store(tmp_path_factory.mktemp("store"))


def read_csv(inhoud: bytes, dialect: str) -> pd.DataFrame:
    """Read a CSV as a stranger would: pandas, with every code as text."""
    codes = {k: str for k in WIJKEN if k.endswith(("_code", "_klasse"))}
    vorm = {"rfc4180": (",", "."), "belgisch": (";", ",")}[dialect]
    return pd.read_csv(
        io.BytesIO(inhoud), sep=vorm[0], decimal=vorm[1], dtype=codes, encoding="utf-8-sig"
    )


def test_a_region_has_its_own_wijken_in_the_order_of_the_design(klein: Editie) -> None:
    tabel = region_table(klein, "gemeente", "99001")
    assert tabel["wijk_code"].tolist() == [CODES[0], CODES[1]]
    assert list(tabel.columns[:7]) == [
        "wijk_code",
        "wijk_naam",
        "gemeente_code",
        "gemeente_naam",
        "provincie_code",
        "elz_code",
        "huishoudens",
    ]
    bekend = [k for k in EERSTE_KOLOMMEN if k in WIJKEN]
    assert list(tabel.columns[: len(bekend)]) == bekend
    assert list(tabel.columns[len(bekend) - 7 : len(bekend)]) == [
        f"dekking_{model}_pct" for model in WERKMODELLEN
    ]
    assert set(tabel.columns) == set(WIJKEN)


def test_the_whole_has_every_wijk(klein: Editie) -> None:
    assert region_table(klein, "geheel", "VB")["wijk_code"].tolist() == sorted(CODES)


def test_what_is_not_known_stays_empty(klein: Editie) -> None:
    haven = region_table(klein, "gemeente", "99002").iloc[0]
    assert haven[["dekking_pct", "nood", "rang", "kloof_klasse", "elz_code"]].isna().all()
    assert haven["onbewoond"] == "ja"
    assert haven["plaatsen_gemeente"] == 0
    regel = write_csv(region_table(klein, "gemeente", "99002"), "rfc4180").splitlines()[1]
    assert regel.startswith(b"99002W01,Haven,99002,Elders,,,0,,,,,onbekend,")


def test_infinite_is_not_known(tmp_path: Path) -> None:
    editie = make_store(tmp_path, minuten_dichtste=[float("inf"), 4.25, NAN])
    assert region_table(editie, "geheel", "VB")["minuten_dichtste"].isna().tolist() == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize("dialect", ["rfc4180", "belgisch"])
def test_a_csv_reads_back_as_the_table(klein: Editie, dialect: str) -> None:
    inhoud = export(klein, "geheel", "VB", "csv", "wijken", dialect)
    verwacht = region_table(klein, "geheel", "VB")
    verwacht = in_words(verwacht) if dialect == "belgisch" else verwacht
    pd.testing.assert_frame_equal(
        read_csv(inhoud, dialect), verwacht, check_dtype=False, check_exact=True
    )


def test_rfc4180_starts_with_its_header_and_ends_lines_with_crlf(klein: Editie) -> None:
    inhoud = export(klein, "gemeente", "99001")
    assert inhoud.startswith(b"wijk_code,wijk_naam,gemeente_code,")
    assert inhoud.count(b"\r\n") == inhoud.count(b"\n") == 3
    assert b"99001W01,Centrum; oost,99001,Voorbeeldstad,90000,elz90,100,4.25,66.666667," in inhoud
    assert b",-1.75," in inhoud


def test_belgian_csv_opens_in_belgian_excel(klein: Editie) -> None:
    inhoud = export(klein, "gemeente", "99001", dialect="belgisch")
    assert inhoud.startswith(b"\xef\xbb\xbfwijk_code;wijk_naam;")
    assert b'99001W01;"Centrum; oost";99001;Voorbeeldstad;90000;elz90;100;4,25;66,666667;' in inhoud
    # Excel would make a date of the class 1-2; in words it cannot.
    assert b";1-2;" not in inhoud
    assert b"lage nood, bekende plaats op middelgrote afstand" in inhoud


def test_the_summary_is_one_row_to_stack(klein: Editie) -> None:
    tabel = read_csv(export(klein, "gemeente", "99001", inhoud="samenvatting"), "rfc4180")
    assert len(tabel) == 1
    assert tabel.loc[0, "naam"] == "Voorbeeldstad"
    assert tabel.loc[0, "dekking_pct"] == 16.6
    assert pd.isna(tabel.loc[0, "nood"])


def test_the_summary_reads_as_a_list(klein: Editie) -> None:
    lijst = summary_table(klein, "gemeente", "99001").set_index("kolom")
    assert lijst.loc["dekking_pct", ["titel", "waarde", "eenheid"]].tolist() == [
        "dekking",
        16.6,
        "% van de huishoudens",
    ]
    assert pd.isna(lijst.loc["nood", "waarde"])
    assert lijst.index.tolist() == list(region_row(klein, "gemeente", "99001").columns)


def test_the_description_beside_a_csv_accounts_for_it(klein: Editie) -> None:
    tekst = csv_metadata(klein, "gemeente", "99001", "wijken", "belgisch", "stad.csv")
    beschrijving = json.loads(tekst)
    assert beschrijving["url"] == "stad.csv"
    assert beschrijving["dc:date"] == "2026-06-25"
    assert beschrijving["dialect"]["delimiter"] == ";"
    assert "Eurostat, isoc_r_iacc_h" in beschrijving["dc:rights"]
    assert "ODbL 1.0" in beschrijving["dc:license"]
    parameters = {
        p["schema:name"]: p["schema:value"] for p in beschrijving["schema:additionalProperty"]
    }
    assert parameters["dichtbij"] == "hoogstens 15 minuten stappen: 923 meter in vogelvlucht"
    assert "buurthuis" in parameters["soorten plaatsen die tellen"]
    assert "digipunt" not in parameters["soorten plaatsen die tellen"]
    kolommen = {k["name"]: k for k in beschrijving["tableSchema"]["columns"]}
    assert list(kolommen) == list(region_table(klein, "gemeente", "99001").columns)
    assert kolommen["dekking_pct"]["schema:unitText"] == "% van de huishoudens"
    assert kolommen["dekking_pct"]["datatype"]["format"] == {"decimalChar": ","}
    assert kolommen["wijk_naam"]["datatype"] == "string"


def open_xlsx(inhoud: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(inhoud))


def test_the_workbook_reads_back_as_the_table(klein: Editie) -> None:
    blad = open_xlsx(export(klein, "geheel", "VB", "xlsx"))["wijken"]
    verwacht = in_words(region_table(klein, "geheel", "VB"))
    kop, *rijen = blad.iter_rows(values_only=True)
    assert list(kop) == [column_heading(k) for k in verwacht.columns]
    assert len(set(kop)) == len(kop)
    gelezen = pd.DataFrame(rijen, columns=verwacht.columns)
    for kolom in verwacht.columns:
        waarden = [None if pd.isna(v) else v for v in verwacht[kolom]]
        assert [None if pd.isna(v) else v for v in gelezen[kolom]] == waarden


def test_the_workbook_is_made_to_be_read(klein: Editie) -> None:
    boek = open_xlsx(write_xlsx(klein, "gemeente", "99001"))
    assert boek.sheetnames == ["wijken", "samenvatting", "definities", "bronnen"]
    wijken = boek["wijken"]
    assert wijken.freeze_panes == "C2"
    assert wijken.tables["wijken"].ref.startswith("A1:")
    assert wijken.tables["wijken"].autoFilter is not None
    assert wijken["A2"].data_type == "s"
    kop = {c.value: c.column_letter for c in wijken[1]}
    assert wijken[f"{kop['Huishoudens']}2"].number_format == "#,##0"
    dekking = kop["Dekking (% van de huishoudens)"]
    assert any(f"{dekking}2" in str(bereik.sqref) for bereik in wijken.conditional_formatting)
    samenvatting = {rij[0]: rij[1] for rij in boek["samenvatting"].iter_rows(values_only=True)}
    assert "Voorbeeldstad (gemeente 99001)" in samenvatting
    assert samenvatting["Dekking"] == 16.6
    assert samenvatting["Nood"] is None
    assert samenvatting["Wijken met huursignaal: onder druk"] == 1
    uitleg = [rij for rij in boek["definities"].iter_rows(values_only=True) if rij[0]]
    per_kolom = {rij[1]: rij for rij in uitleg}
    for kolom in ("dekking_pct", "kloof_klasse", "plaatsen_per_10000", "wijk_code"):
        assert per_kolom[kolom][0] == column_title(kolom)
    bronnen = list(boek["bronnen"].iter_rows(values_only=True))
    assert any(rij[3] == "© OpenStreetMap contributors, ODbL" for rij in bronnen)
    assert boek.properties.created.isoformat() == "2026-06-25T00:00:00"


@pytest.mark.parametrize("formaat", ["csv", "xlsx"])
def test_the_same_edition_gives_the_same_bytes(klein: Editie, formaat: str) -> None:
    eerste = export(klein, "gemeente", "99001", formaat)
    assert eerste == export(klein, "gemeente", "99001", formaat)


@pytest.mark.parametrize(
    ("keuze", "zin"),
    [
        (("gemeent", "99001"), "Niveau “gemeent” bestaat niet. Bedoelde u gemeente of"),
        (("gemeente", "99003"), "Bedoelde u 99002 (Elders) of 99001 (Voorbeeldstad)?"),
        (("gemeente", "voorbeeldstat"), "Bedoelde u 99001 (Voorbeeldstad)?"),
        (("geheel", "XX"), "Code “XX” bestaat niet op niveau geheel."),
        (("gemeente", "99001", "doc"), "Formaat “doc” bestaat niet; kies uit csv, xlsx, pdf"),
        (("gemeente", "99001", "csv", "alles"), "kies uit wijken, samenvatting."),
        (("gemeente", "99001", "csv", "wijken", "frans"), "kies uit rfc4180, belgisch."),
    ],
)
def test_a_choice_that_does_not_exist_is_told_what_does(
    klein: Editie, keuze: tuple[str, ...], zin: str
) -> None:
    with pytest.raises(OngeldigeAanroep) as fout:
        export(klein, *keuze)
    assert zin in str(fout.value)


@pytest.mark.parametrize("formaat", FORMATEN)
def test_every_format_of_a_town_is_the_same_twice_and_names_itself(
    stadseditie: Editie, formaat: str
) -> None:
    eerste = export(stadseditie, "geheel", "VB", formaat)
    assert eerste == export(stadseditie, "geheel", "VB", formaat)
    assert file_name("geheel", "VB", formaat).endswith(FORMATEN[formaat].uitgang or formaat)


def test_file_names_say_what_is_inside() -> None:
    assert file_name("gewest", "02000", "csv", "samenvatting") == (
        "buurtkompas_samenvatting_gewest_02000.csv"
    )
