"""Figures that people add: portal exports and files in the contract, in their publishers' form."""

from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

from etl import eigen
from etl import tabellen as tafel
from etl.contract.schemas import failure_cases
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens
from etl.sources.gebiedskolom import Gebieden, Vraag
from etl.sources.stadsmonitor import read as read_stadsmonitor
from etl.sources.verslag import Gelezen
from tests.golden import stad

LIJST = "bestand;vorm;indicator;niveau;kolom;blad;jaar\n"
# As the portals export: a variable and its period in the heading, a comma, marks for no value.
SWING = (
    '"Gebied";"Alleenwonenden|2023";"Alleenwonenden|2025"\n'
    '"A-stad";"31,5";"32,25"\n'
    '"B-dorp";"x";"-"\n'
    '"Totaal";"30";"30"\n'
)


@pytest.fixture(scope="module")
def tabellen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    tabellen = tafel.load_all(stad.write(tmp_path_factory.mktemp("stad")))
    namen = tabellen["gebieden"]["code"].map({"90001": "A-stad", "90002": "B-dorp"})
    anders = namen.fillna(tabellen["gebieden"]["naam_nl"])
    return tabellen | {"gebieden": tabellen["gebieden"].assign(naam_nl=anders)}


@pytest.fixture
def bronnen(tmp_path: Path) -> Path:
    """Return a mirror with the mergers of 2025: B-dorp grew."""
    folder = tmp_path / "provincies_in_cijfers"
    folder.mkdir()
    with xlsxwriter.Workbook(folder / "gemeente2024_gemeente.xlsx") as map_:
        blad = map_.add_worksheet()
        blad.write_row(0, 0, ["gemeente2024", "gemeente"])
        for i, paar in enumerate([("90001", "90001"), ("90002", "90002"), ("90003", "90002")]):
            blad.write_row(i + 1, 0, paar)
    (tmp_path / "eigen").mkdir()
    return tmp_path


def add(bronnen: Path, tabellen: dict[str, pd.DataFrame]) -> dict[str, Gelezen]:
    namen = ("huur", "verkoopprijs", "internet", "alleenwonend", "inkomen")
    return eigen.add({n: Gelezen(tabellen[n], ()) for n in namen}, bronnen, tabellen)


def put(bronnen: Path, naam: str, tekst: str) -> None:
    (bronnen / "eigen" / naam).write_text(tekst, encoding="utf-8")


def problems(bronnen: Path, tabellen: dict[str, pd.DataFrame]) -> set[tuple[str, str, str]]:
    with pytest.raises(OngeldigeGegevens) as fout:
        add(bronnen, tabellen)
    return {(p.bestand, p.kolom, p.waarde) for p in fout.value.problemen}


def assert_contract(tabel: str, frame: pd.DataFrame) -> None:
    assert list(frame.columns) == TABELLEN[tabel].kolomnamen()
    assert failure_cases(tabel, frame).empty
    assert not frame.duplicated(list(TABELLEN[tabel].sleutel)).any()


def test_without_own_figures_the_tables_are_the_very_same(
    tmp_path: Path, bronnen: Path, tabellen: dict[str, pd.DataFrame]
) -> None:
    for map_ in (tmp_path / "nergens", bronnen):
        for naam, gelezen in add(map_, tabellen).items():
            assert gelezen.tabel is tabellen[naam]


# --- Swing -------------------------------------------------------------------------------------


def test_an_export_of_a_portal_becomes_rows_and_no_value_is_never_zero(
    bronnen: Path, tabellen: dict[str, pd.DataFrame]
) -> None:
    put(bronnen, "pic.csv", SWING)
    put(bronnen, "lijst.csv", LIJST + "pic.csv;swing;alleenwonend_pct;gemeente;;;\n")
    gelezen = add(bronnen, tabellen)["alleenwonend"]
    assert_contract("alleenwonend", gelezen.tabel)
    nieuw = gelezen.tabel[gelezen.tabel["bron"] == "eigen"]
    rijen = nieuw[["code", "jaar", "waarde", "status"]].astype(object)
    assert rijen.where(rijen.notna(), None).values.tolist() == [
        ["90001", 2023, 31.5, "gemeten"],
        ["90001", 2025, 32.25, "gemeten"],
        ["90002", 2023, None, "onderdrukt"],
        ["90002", 2025, None, "onderdrukt"],
    ]
    assert "1 rijen weggelaten, geen gemeente van vandaag: Totaal" in gelezen.verslag[1]


def test_a_figure_of_before_a_merger_is_an_estimate_for_the_gemeente_that_grew(
    bronnen: Path, tabellen: dict[str, pd.DataFrame]
) -> None:
    put(bronnen, "pic.csv", SWING.replace('"x";"-"', '"40";"41"'))
    put(bronnen, "lijst.csv", LIJST + "pic.csv;swing;alleenwonend_pct;gemeente;;;\n")
    nieuw = add(bronnen, tabellen)["alleenwonend"].tabel.query("bron == 'eigen'")
    assert nieuw["status"].tolist() == ["gemeten", "gemeten", "geschat", "gemeten"]


def test_a_table_of_whole_numbers_takes_rows_without_one(
    bronnen: Path, tabellen: dict[str, pd.DataFrame]
) -> None:
    heel = tabellen["alleenwonend"].assign(aantal=100).astype({"aantal": "int64", "jaar": "int64"})
    put(bronnen, "pic.csv", SWING)
    put(bronnen, "lijst.csv", LIJST + "pic.csv;swing;alleenwonend_pct;gemeente;;;\n")
    nieuw = add(bronnen, tabellen | {"alleenwonend": heel})["alleenwonend"].tabel
    assert nieuw["aantal"].isna().sum() == 4
    regels = nieuw.to_csv(index=False).splitlines()
    assert sum(regel.endswith(",100") for regel in regels) == len(heel)


def test_wijken_are_known_by_name_with_their_gemeente_and_by_the_publishers_own_names() -> None:
    wijken = pd.DataFrame(
        {
            "wijk_code": ["1W01", "2W01", "2A0W"],
            "wijk_naam": ["Centrum", "Centrum", "Statie"],
            "gemeente_code": ["1", "2", "2"],
        }
    )
    gemeenten = pd.DataFrame({"gemeente_code": ["1", "2"], "gemeente_naam": ["Aa", "Bee"]})
    codes = eigen.areas("wijk", {"wijken": wijken, "gemeenten": gemeenten}).codes()
    assert codes["centrum (bee)"] == "2W01"
    assert codes["2a0 (bee)"] == codes["statie"] == codes["2a0w"] == "2A0W"
    assert "centrum" not in codes


@pytest.mark.parametrize(
    ("tekst", "lijst", "wat"),
    [
        (SWING.replace("|", " "), "", "geen kolom heeft de vorm"),
        (SWING.replace("Alleenwonenden|2025", "Inwoners|2025"), "", "verschillende onderwerpen"),
        (SWING, "Huur", "staat er niet in"),
        (SWING.replace("31,5", "131,5"), "", "is geen percentage"),
        (SWING.replace("31,5", "veel"), "", "is geen getal"),
        (SWING.replace("31,5", "1.031,5"), "", "is geen getal"),
        (SWING.replace("B-dorp", "A-stad"), "", "staat er twee keer"),
        (SWING.replace("-stad", "").replace("-dorp", ""), "", "geen kolom noemt gebieden"),
        (SWING.replace(";", ","), "", ""),
    ],
)
def test_an_export_that_drifted_says_what_is_wrong(
    bronnen: Path, tabellen: dict[str, pd.DataFrame], tekst: str, lijst: str, wat: str
) -> None:
    put(bronnen, "pic.csv", tekst)
    put(bronnen, "lijst.csv", LIJST + f"pic.csv;swing;alleenwonend_pct;gemeente;{lijst};;\n")
    if not wat:
        # With commas between cells, quotes keep the decimal comma whole: the same file.
        assert len(add(bronnen, tabellen)["alleenwonend"].verslag) == 2
        return
    with pytest.raises(OngeldigeGegevens, match=wat):
        add(bronnen, tabellen)


def test_the_list_tells_every_wrong_cell(bronnen: Path, tabellen: dict[str, pd.DataFrame]) -> None:
    put(
        bronnen,
        "lijst.csv",
        LIJST
        + "../x.csv;swing;alleenwonend_pct;gemeente;;;\n"
        + "x.csv;pdf;eenzaam;gemeente;;;\n"
        + "x.csv;swing;alleenwonend_pct;provincie;;;\n",
    )
    assert problems(bronnen, tabellen) == {
        ("eigen/lijst.csv", "bestand", "../x.csv"),
        ("eigen/lijst.csv", "vorm", "pdf"),
        ("eigen/lijst.csv", "indicator", "eenzaam"),
        ("eigen/lijst.csv", "niveau", "provincie"),
    }


# --- Gemeente-Stadsmonitor ---------------------------------------------------------------------

GEBIEDEN = Gebieden({"44021": ["Gent"], "41002": ["Aalst"]})
DE_05 = Vraag("internet_zonder_pct", "gemeente", blad="DE_05", jaar="2023")


def workbook(folder: Path, kolom: str = "Eens (%)") -> Path:
    path = folder / "digitaal.xlsx"
    with xlsxwriter.Workbook(path) as map_:
        map_.add_worksheet("Inhoud").write(0, 0, "Gemeente-Stadsmonitor")
        blad = map_.add_worksheet("DE_05")
        blad.write(0, 0, "Een titel boven de tabel")
        blad.write_row(2, 0, ["Gemeente", "Oneens (%)", kolom])
        blad.write_row(3, 0, ["Gent", 90, 7.5])
        blad.write_row(4, 0, ["Aalst", "x", "x"])
    return path


def test_a_sheet_of_the_stadsmonitor_is_found_below_its_titles(tmp_path: Path) -> None:
    gelezen = read_stadsmonitor(workbook(tmp_path), DE_05, GEBIEDEN)
    rijen = gelezen.tabel[["code", "jaar", "waarde", "status"]].astype(object)
    assert rijen.where(rijen.notna(), None).values.tolist() == [
        ["41002", 2023, None, "onderdrukt"],
        ["44021", 2023, 7.5, "gemeten"],
    ]


@pytest.mark.parametrize(
    ("vraag", "wat"),
    [
        (Vraag("internet_zonder_pct", "gemeente", blad="DE_05"), "het jaar ontbreekt"),
        (Vraag("internet_zonder_pct", "gemeente", jaar="2023"), "het blad “” staat er niet in"),
        (
            Vraag("internet_zonder_pct", "gemeente", "Mee eens (%)", "DE_05", "2023"),
            "de kolom staat er niet één keer in",
        ),
    ],
)
def test_a_workbook_that_drifted_says_what_is_wrong(tmp_path: Path, vraag: Vraag, wat: str) -> None:
    with pytest.raises(OngeldigeGegevens, match=wat):
        read_stadsmonitor(workbook(tmp_path), vraag, GEBIEDEN)


def test_a_file_that_is_no_workbook_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "digitaal.xlsx").write_bytes(b"PK niet gevonden")
    with pytest.raises(OngeldigeGegevens, match="geen leesbare werkmap"):
        read_stadsmonitor(tmp_path / "digitaal.xlsx", DE_05, GEBIEDEN)


# --- the contract itself -----------------------------------------------------------------------

HUUR = (
    "indicator,niveau,code,jaar,waarde,bron,status,reeks,woningtype,maat,periode\n"
    "huur_eur_maand,wijk,90001W01,2024,812.5,eigen,gemeten,"
    "observatoire · appartement · mediaan,appartement,mediaan,2024\n"
    "huur_eur_maand,wijk,90001W02,2024,,eigen,onderdrukt,"
    "observatoire · appartement · mediaan,appartement,mediaan,2024\n"
)


def test_rents_of_quarters_are_taken_as_they_are(
    bronnen: Path, tabellen: dict[str, pd.DataFrame]
) -> None:
    put(bronnen, "huur_wijken.csv", HUUR)
    gelezen = add(bronnen, tabellen)["huur"]
    assert_contract("huur", gelezen.tabel)
    nieuw = gelezen.tabel[gelezen.tabel["niveau"] == "wijk"]
    assert nieuw["code"].tolist() == ["90001W01", "90001W02"]
    assert nieuw["waarde"].iloc[0] == 812.5
    assert nieuw["waarde"].isna().tolist() == [False, True]
    assert gelezen.verslag == ("eigen: huur_wijken.csv: 2 rijen huur.",)


@pytest.mark.parametrize(
    ("oud", "nieuw", "kolom", "waarde"),
    [
        ("90001W01", "99999W01", "code", "99999W01"),
        ("huur_eur_maand,wijk,90001W01", "eenzaam,wijk,90001W01", "indicator", "eenzaam"),
        ("wijk,90001W01", "elz,elz1", "niveau", "elz"),
        ("812.5,eigen", "812.5,iemand", "bron", "iemand"),
        ("812.5", "veel", "waarde", "veel"),
        ("gemeten", "gegokt", "status", "gegokt"),
    ],
)
def test_a_row_that_breaks_the_contract_is_told_with_its_cell(
    bronnen: Path, tabellen: dict[str, pd.DataFrame], oud: str, nieuw: str, kolom: str, waarde: str
) -> None:
    put(bronnen, "huur_wijken.csv", HUUR.replace(oud, nieuw, 1))
    assert ("huur_wijken.csv", kolom, waarde) in problems(bronnen, tabellen)


def test_nobody_replaces_what_a_publisher_says(
    bronnen: Path, tabellen: dict[str, pd.DataFrame]
) -> None:
    put(bronnen, "internet.csv", tabellen["internet"].head(1).to_csv(index=False))
    with pytest.raises(OngeldigeGegevens, match="dit cijfer is er al"):
        add(bronnen, tabellen)


def test_two_own_files_may_not_say_the_same_twice(
    bronnen: Path, tabellen: dict[str, pd.DataFrame]
) -> None:
    put(bronnen, "a.csv", HUUR)
    put(bronnen, "b.csv", HUUR)
    assert {bestand for bestand, *_ in problems(bronnen, tabellen)} == {"b.csv"}


def test_a_file_that_is_no_table_of_ours_is_told(
    bronnen: Path, tabellen: dict[str, pd.DataFrame]
) -> None:
    put(bronnen, "iets.csv", "naam;foto\nx;y\n")
    assert problems(bronnen, tabellen) == {("iets.csv", "indicator", "")}
