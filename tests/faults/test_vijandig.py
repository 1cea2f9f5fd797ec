"""Hostile text in all that people take away, read by readers that share no code with its writers.

What only a browser shows stands in tests/browser/test_vijandig.py.
"""

import csv
import io
import json
import re
import sqlite3
import unicodedata
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pyogrio
import pypdf
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.routes import routes
from dashboard.koppen import Koppen
from etl.contract.figures import ONDERDELEN_NOOD
from etl.export import DIALECTEN, INHOUDEN, Wens, export, file_name
from etl.export.alle import Opdracht, export_all
from etl.export.pdf.keuzekaart import Keuzekaart, Optie, keuzekaart_report
from etl.export.prioriteit import Lijst, export_priority
from etl.measures.digital import ONDERDELEN
from etl.store.read import Editie
from tests import stad_editie, vijandig
from tests.vijandig import TEKSTEN, VIJANDIG

GEHEEL = ("geheel", "VB")
SCHEIDINGEN = {"rfc4180": ",", "belgisch": ";"}
#: A plain number, in either dialect: the only thing that may begin with a minus.
GETAL = re.compile(r"-?\d+([.,]\d+)?(e-?\d+)?")
VEILIGE_NAAM = re.compile(r"[a-z0-9][A-Za-z0-9_.-]*")


@pytest.fixture(scope="module")
def editie() -> Editie:
    return vijandig.town()


def calculates(cel: str) -> bool:
    """Return whether a spreadsheet may take this cell for a formula."""
    begin = cel.lstrip(" \u00a0\u200b\ufeff")[:1]
    return begin != "" and begin in "=+-@\t\r\n＝＋－＠" and not GETAL.fullmatch(cel)


def visible(tekst: str) -> str:
    """Return a text without what has no ink of its own, to find it back in a laid out page."""
    return "".join(c for c in tekst if unicodedata.category(c)[0] not in "CZM")


def holdable(tekst: str) -> str:
    """Return a text without the control characters that XML cannot hold."""
    return "".join(c for c in tekst if c in "\t\r\n" or unicodedata.category(c) != "Cc")


def rows(inhoud: bytes, scheiding: str) -> list[list[str]]:
    return list(
        csv.reader(io.StringIO(inhoud.decode("utf-8-sig"), newline=""), delimiter=scheiding)
    )


def check_csv(inhoud: bytes, scheiding: str = ",") -> list[list[str]]:
    """Fail on a row of another length and on a formula; return the rows under the head."""
    kop, *rijen = rows(inhoud, scheiding)
    assert {len(rij) for rij in rijen} <= {len(kop)}
    assert not [cel for rij in (kop, *rijen) for cel in rij if calculates(cel)]
    return rijen


# ---- tables ----------------------------------------------------------------------------------


@pytest.mark.parametrize("dialect", DIALECTEN)
@pytest.mark.parametrize("inhoud", INHOUDEN)
def test_csv_has_no_formula_and_every_text(editie: Editie, inhoud: str, dialect: str) -> None:
    scheiding = SCHEIDINGEN[dialect]
    rijen = check_csv(export(editie, *GEHEEL, "csv", inhoud, dialect), scheiding)
    if inhoud == "wijken":
        assert len(rijen) == len(TEKSTEN)
        gelezen = {cel.removeprefix("'") for rij in rijen for cel in rij}
        kwijt = {holdable(t).removeprefix("'") for t in TEKSTEN} - gelezen
        assert not kwijt


def test_priority_list_has_no_formula(editie: Editie) -> None:
    nood, risico = dict.fromkeys(ONDERDELEN_NOOD, 1.0), dict.fromkeys(ONDERDELEN, 1.0)
    lijst = Lijst(editie.wijken[[]], nood, risico, GEHEEL)
    for dialect, scheiding in SCHEIDINGEN.items():
        check_csv(export_priority(editie, *GEHEEL, lijst, dialect), scheiding)
    check_workbook(export_priority(editie, *GEHEEL, lijst, "xlsx"))


def test_workbook_has_no_formula_no_link_and_every_text(editie: Editie) -> None:
    gelezen = check_workbook(export(editie, *GEHEEL, "xlsx"))
    kwijt = {visible(holdable(t)).removeprefix("'") for t in TEKSTEN} - gelezen
    assert not kwijt
    for code in editie.wijken["gemeente_code"][:8]:
        check_workbook(export(editie, "gemeente", code, "xlsx"))


def check_workbook(inhoud: bytes) -> set[str]:
    """Fail on a formula, link or macro; return what is seen of its texts."""
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    cellen = [c for blad in boek for rij in blad.iter_rows() for c in rij if c.value is not None]
    assert {c.data_type for c in cellen} <= {"s", "n"}
    assert not [c for c in cellen if c.hyperlink]
    assert not [c.value for c in cellen if c.data_type == "s" and calculates(c.value)]
    assert all(VEILIGE_NAAM.fullmatch(blad.title) for blad in boek)
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        check_names(zip_)
        assert not [n for n in zip_.namelist() if "external" in n.lower() or n.endswith(".bin")]
        for naam in zip_.namelist():
            boom = ET.fromstring(zip_.read(naam))  # noqa: S314, we wrote it
            soorten = {e.tag.rpartition("}")[2] for e in boom.iter()}
            assert not soorten & {"f", "hyperlink", "ddeLink", "externalReference"}, naam
            assert "External" not in {e.get("TargetMode") for e in boom.iter()}, naam
    # How a workbook writes a line end; Excel reads it back.
    zichtbaar = (visible(str(c.value).replace("_x000D_", "")) for c in cellen)
    return {tekst.removeprefix("'") for tekst in zichtbaar}


def check_names(zip_: zipfile.ZipFile) -> None:
    """Fail on a member that would be unpacked outside its folder, or is a link."""
    for deel in zip_.infolist():
        assert not deel.filename.startswith(("/", "\\"))
        stukken = deel.filename.split("/")
        assert all(
            re.fullmatch(r"\[?[A-Za-z0-9_][A-Za-z0-9_. -]*\]?(\.\w+)?", s)
            or s in ("_rels", ".rels")
            for s in stukken
        ), deel.filename
        assert ".." not in deel.filename
        assert deel.external_attr >> 28 != 0o12, "a symbolic link"


# ---- maps and open formats -----------------------------------------------------------------------


@pytest.mark.parametrize("inhoud", ["wijken", "samenvatting"])
def test_geojson_is_data_and_has_every_text(editie: Editie, inhoud: str) -> None:
    gelezen = json.loads(export(editie, *GEHEEL, "geojson", inhoud))
    teksten = {
        w for v in gelezen["features"] for w in v["properties"].values() if isinstance(w, str)
    }
    assert {holdable(t) for t in TEKSTEN} <= {holdable(t) for t in teksten}


def test_geopackage_has_its_own_tables_only_and_every_text(editie: Editie, tmp_path: Path) -> None:
    paden = {}
    for naam, bron in (("vijand", editie), ("gewoon", stad_editie.town())):
        paden[naam] = tmp_path / f"{naam}.gpkg"
        paden[naam].write_bytes(export(bron, *GEHEEL, "gpkg"))
    vorm = "SELECT type, name FROM sqlite_master ORDER BY 1, 2"
    with sqlite3.connect(paden["vijand"]) as db, sqlite3.connect(paden["gewoon"]) as gewoon:
        assert db.execute(vorm).fetchall() == gewoon.execute(vorm).fetchall()
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for (stijl,) in db.execute("SELECT styleQML FROM layer_styles"):
            ET.fromstring(stijl)  # noqa: S314, we wrote it
    for laag in ("wijken", "initiatieven"):
        tabel = pyogrio.read_dataframe(paden["vijand"], layer=laag)
        assert len(tabel) == len(TEKSTEN)
        gelezen = {w for k in tabel for w in tabel[k] if isinstance(w, str)}
        assert {holdable(t) for t in TEKSTEN} <= {holdable(t) for t in gelezen}, laag


class Bouw(HTMLParser):
    """What a page is built of: each element with the names of its attributes, and its links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.bouw: list[tuple[str, tuple[str, ...]]] = []
        self.adressen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.bouw.append((tag, tuple(naam for naam, _ in attrs)))
        self.adressen += [w or "" for naam, w in attrs if naam in ("href", "src", "action")]


def built(inhoud: bytes) -> Bouw:
    lezer = Bouw()
    lezer.feed(inhoud.decode())
    lezer.close()
    return lezer


def test_html_is_built_as_that_of_an_innocent_town(editie: Editie) -> None:
    gewoon = built(export(stad_editie.town(), "gemeente", "90001", "html"))
    for code in editie.wijken["gemeente_code"]:
        blad = built(export(editie, "gemeente", code, "html"))
        assert blad.bouw == gewoon.bouw, code
        assert blad.adressen == gewoon.adressen, code


def test_hsds_is_a_safe_zip_without_formulas(editie: Editie) -> None:
    gezien: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(export(editie, *GEHEEL, "hsds"))) as zip_:
        check_names(zip_)
        for naam in zip_.namelist():
            if naam.endswith(".csv"):
                check_csv(zip_.read(naam))
            elif naam.endswith(".json"):
                gezien |= set(texts(json.loads(zip_.read(naam))))
                for adres in urls(json.loads(zip_.read(naam))):
                    assert re.match(r"(https?|tag|urn):", adres), (naam, adres)
    assert {holdable(t) for t in TEKSTEN} <= {holdable(t) for t in gezien}


def texts(waarde: object) -> Iterator[str]:
    """Yield every text in a piece of JSON."""
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, dict | list):
        for deel in waarde.values() if isinstance(waarde, dict) else waarde:
            yield from texts(deel)


def urls(waarde: object) -> Iterator[str]:
    """Yield what stands as ``url`` in a piece of JSON: readers make links of these."""
    if isinstance(waarde, dict):
        if waarde.get("url"):
            yield str(waarde["url"])
        waarde = list(waarde.values())
    if isinstance(waarde, list):
        for deel in waarde:
            yield from urls(deel)


# ---- paper -----------------------------------------------------------------------------------


def keys(voorwerp: object) -> Iterator[object]:
    """Yield the keys of an object of a PDF and of what is inside it, and its kinds of action."""
    if isinstance(voorwerp, dict):
        yield from voorwerp
        yield voorwerp.get("/S")
        # As they stand: what is elsewhere has its own turn.
        voorwerp = list(dict.values(voorwerp))
    if isinstance(voorwerp, list):
        for deel in list.__iter__(voorwerp):
            yield from keys(deel)


def check_pdf(inhoud: bytes) -> str:
    """Fail on anything in a PDF that does something; return its visible text."""
    lezer = pypdf.PdfReader(io.BytesIO(inhoud))
    gevaar = {
        "/JavaScript",
        "/JS",
        "/Launch",
        "/URI",
        "/SubmitForm",
        "/GoToR",
        "/AA",
        "/OpenAction",
        "/EmbeddedFiles",
        "/AcroForm",
    }
    for nummer in range(1, lezer.trailer["/Size"]):
        for sleutel in keys(lezer.get_object(nummer)):
            assert sleutel not in gevaar
    return visible("".join(p.extract_text() for p in lezer.pages))


#: Signs that the report's font lacks stand as "?"; right to left text comes out in another order.
_ANDERS = {VIJANDIG[k] for k in ("formule_breed", "bidi", "stapel", "nulbreed", "lang")}


@pytest.mark.parametrize("taal", ["nl", "fr"])
def test_reports_show_the_text_itself_and_run_nothing(editie: Editie, taal: str) -> None:
    namen = editie.wijken["wijk_naam"]
    assert set(namen) == set(TEKSTEN)
    # A third in Dutch: reading a report back takes longer than writing it. The others stand in the
    # choice sheet, every one of them.
    for code, naam in namen.iloc[1 :: 3 if taal == "nl" else 12].items():
        tekst = check_pdf(export(editie, "wijk", str(code), "pdf", taal=taal))
        assert naam in _ANDERS or visible(naam) in tekst
    check_pdf(export(editie, *GEHEEL, "pdf", taal=taal))


def test_region_reports_show_the_text_itself(editie: Editie) -> None:
    regios = editie.regios[editie.regios["niveau"] == "gemeente"]
    for code, gemeente in zip(regios["code"], regios["naam"], strict=True):
        if gemeente[:2] in ("#e", "#i", "#l", "{{", "${", "ja", "nu", ".."):
            assert visible(gemeente) in check_pdf(export(editie, "gemeente", code, "pdf"))


def test_choice_sheet_shows_the_text_itself() -> None:
    opties = tuple(Optie(t, t, t, "#d55e00", t, ((t, t),)) for t in TEKSTEN)
    vraag = VIJANDIG["typst_eval"]
    kaart = Keuzekaart(
        vraag, vraag, TEKSTEN, opties, ((vraag, TEKSTEN),), vraag, "\n".join(TEKSTEN), vraag
    )
    gelezen = check_pdf(keuzekaart_report(kaart, "2026-11-23"))
    kwijt = [t for t in TEKSTEN if t not in _ANDERS and visible(t) not in gelezen]
    assert not kwijt


# ---- names of files, and the API -------------------------------------------------------------


def test_files_have_names_of_codes_alone(editie: Editie, tmp_path: Path) -> None:
    namen = export_all(
        editie,
        Opdracht("gemeente", "90001", "csv", Wens()),
        tmp_path / "uit",
        lambda _: None,
        werkers=1,
    )
    assert namen
    assert all(VEILIGE_NAAM.fullmatch(naam) for naam in namen)
    assert {p.parent for p in tmp_path.rglob("*") if p.is_file()} == {tmp_path / "uit"}
    assert VEILIGE_NAAM.fullmatch(file_name("gemeente", "90001", "hsds"))
    for pad in (tmp_path / "uit").glob("*.json"):
        json.loads(pad.read_bytes())


@pytest.fixture
def api(editie: Editie, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setenv("BUURTKOMPAS_STORE", str(editie.map.parent))
    return TestClient(Koppen(Starlette(routes=routes())), base_url="http://127.0.0.1")


@pytest.mark.parametrize("pad", ["wijken", "initiatieven", "regios/gemeente"])
def test_api_answers_data_that_no_browser_takes_for_a_page(api: TestClient, pad: str) -> None:
    soorten = {
        "": "application/json",
        ".csv": "text/csv; charset=utf-8",
        ".geojson": "application/geo+json",
    }
    gezien = 0
    for vorm, soort in soorten.items():
        antwoord = api.get(f"/api/v1/{pad}{vorm}")
        if antwoord.status_code == 404:
            continue
        gezien += 1
        assert antwoord.status_code == 200
        assert antwoord.headers["content-type"] == soort
        assert antwoord.headers["x-content-type-options"] == "nosniff"
        if vorm == ".csv":
            check_csv(antwoord.content)
        else:
            assert len(set(texts(antwoord.json()))) >= len(TEKSTEN)
    assert gezien


@pytest.mark.parametrize("tekst", TEKSTEN, ids=VIJANDIG)
def test_api_refuses_a_hostile_question_in_data(api: TestClient, tekst: str) -> None:
    antwoord = api.get("/api/v1/wijken", params={"niveau": "gemeente", "code": tekst})
    assert 400 <= antwoord.status_code < 500
    assert antwoord.headers["content-type"].startswith(("application/json", "application/problem"))
    assert antwoord.headers["x-content-type-options"] == "nosniff"
    antwoord.json()
