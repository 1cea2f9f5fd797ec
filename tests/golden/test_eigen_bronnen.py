"""Lists that somebody added, and sources somebody switched on: credited wherever a source is."""

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pypdf
import pytest
from typer.testing import CliRunner

from dashboard.api import routes
from etl import refresh as vernieuwing
from etl import tabellen as tafel
from etl.cli import app
from etl.contract.eigenbronnen import own_sources_in
from etl.contract.publish import documents, write_docs
from etl.contract.tables import HERKOMST, TABELLEN, tables_in
from etl.export import csv_metadata, export
from etl.pipeline import build
from etl.sources.initiatieven import GelezenRegister
from etl.sources.verslag import Gelezen
from etl.store.read import Editie, open_edition
from tests.app.bezoek import bezoek, html
from tests.golden import stad

#: Whoever writes a map may write anything in it.
DORP = {
    "bron": "dorp",
    "titel": "=1+1 Buurthuizen <b>van het</b> netwerk",
    "uitgever": "Netwerk [Dorp](x) & co",
    "voorwaarden": "Dorpslicentie 2.0",
    "voorwaarden_url": "https://netwerk.dorp.be/voorwaarden",
    "attributie": "© Netwerk Dorp, Dorpslicentie 2.0",
    "website": "https://netwerk.dorp.be",
    "bron_datum": "2026-10",
}
GENT = {
    "bron": "gent_digipunten",
    "titel": "wat hier staat, telt niet",
    "uitgever": "Stad Gent",
    "voorwaarden": "enkel met toestemming van de uitgever",
    "attributie": "x",
    "bron_datum": "2026-11-20",
}
VAN_GENT = "Stad Gent, open data: locaties digitaal talentpunten"
RIJEN = [
    {"initiatief_id": "huis-noord", "naam": "Huis Noord", "bron": "dorp"},
    {"initiatief_id": "digipunt", "naam": "Digipunt", "bron": "gent_digipunten"},
]
BESTAND = TABELLEN["bronnen"].bestand


def table(*rijen: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rijen, columns=TABELLEN["bronnen"].kolomnamen(), dtype="str")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = stad.write(tmp_path_factory.mktemp("eigen") / "data", *RIJEN)
    tafel.save(table(DORP, GENT), data, "bronnen")
    write_docs(data)
    return data


@pytest.fixture(scope="module")
def store(data: Path) -> Path:
    build(data, data.parent / "store", draws=False)
    return data.parent / "store"


@pytest.fixture(scope="module")
def editie(store: Path) -> Editie:
    return open_edition(store)


# --- data/ ----------------------------------------------------------------------------------------


def test_the_documents_of_data_name_them_and_without_them_nothing_changes(data: Path) -> None:
    pakket = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    regels = {b["attribution"] for b in pakket["sources"]}
    assert {DORP["attributie"], VAN_GENT} <= regels
    (register,) = [r for r in pakket["resources"] if r["path"] == "initiatieven.csv"]
    assert {b["attribution"] for b in register["sources"]} >= {DORP["attributie"], VAN_GENT}
    eigen = {"title": DORP["voorwaarden"], "path": DORP["voorwaarden_url"]}
    assert eigen in register["licenses"]
    assert BESTAND in [r["path"] for r in pakket["resources"]]
    tekst = (data / "README.md").read_text(encoding="utf-8")
    assert "Netwerk \\[Dorp\\](x) & co" in tekst
    assert "\\<b>van het\\</b>" in tekst
    zonder = [t for t in tables_in(data) if t.naam != "bronnen"]
    assert "dorp" not in documents(zonder)["README.md"]
    assert documents(zonder) == documents()


def test_data_with_them_keeps_the_contract_and_a_wrong_table_is_told(
    data: Path, tmp_path: Path
) -> None:
    assert tafel.check(data) == []
    fout = stad.write(tmp_path / "data")
    tafel.save(table(DORP | {"voorwaarden": "", "website": "javascript:alert(1)"}), fout, "bronnen")
    kolommen = {p.kolom for p in tafel.check(fout)}
    assert kolommen == {"voorwaarden", "website"}


def test_a_row_never_speaks_for_a_source_of_the_contract(tmp_path: Path) -> None:
    tafel.save(table(DORP | {"bron": "osm", "attributie": "niemand"}), tmp_path, "bronnen")
    assert own_sources_in(tmp_path) == {}


# --- exports --------------------------------------------------------------------------------------


def _workbook(editie: Editie) -> str:
    boek = openpyxl.load_workbook(io.BytesIO(export(editie, "gemeente", stad.A, "xlsx")))
    cellen = [cel for rij in boek["bronnen"].iter_rows() for cel in rij]
    assert not [cel for cel in cellen if cel.data_type == "f"]
    return "\n".join(str(cel.value) for cel in cellen)


def _geopackage(editie: Editie, tmp_path: Path) -> str:
    path = tmp_path / "x.gpkg"
    path.write_bytes(export(editie, "gemeente", stad.A, "gpkg"))
    with sqlite3.connect(path) as db:
        return "\n".join(str(rij) for rij in db.execute("SELECT metadata FROM gpkg_metadata"))


def _hsds(editie: Editie) -> str:
    with zipfile.ZipFile(io.BytesIO(export(editie, "gemeente", stad.A, "hsds"))) as archief:
        pakket = json.loads(archief.read("datapackage.json"))
    licentie = {"name": "", "title": DORP["voorwaarden"], "path": DORP["voorwaarden_url"]}
    assert licentie in pakket["licenses"]
    return json.dumps(pakket, ensure_ascii=False)


def _report(editie: Editie) -> str:
    lezer = pypdf.PdfReader(io.BytesIO(export(editie, "gemeente", stad.A, "pdf")))
    return " ".join(" ".join(blad.extract_text() for blad in lezer.pages).split())


def _text(formaat: str) -> Callable[[Editie], str]:
    return lambda editie: export(editie, "gemeente", stad.A, formaat).decode()


def _beside_csv(editie: Editie) -> str:
    return csv_metadata(editie, "gemeente", stad.A, "wijken", "rfc4180", "x.csv").decode()


@pytest.mark.parametrize(
    "lees",
    [
        pytest.param(_beside_csv, id="csv"),
        pytest.param(_workbook, id="xlsx"),
        pytest.param(_report, id="pdf"),
        pytest.param(_text("geojson"), id="geojson"),
        pytest.param(_text("html"), id="html"),
        pytest.param(_hsds, id="hsds"),
        pytest.param(lambda e: routes._editie(e, {}, "json")[0].decode(), id="api"),
    ],
)
def test_every_export_credits_them(editie: Editie, lees: Callable[[Editie], str]) -> None:
    tekst = lees(editie)
    assert DORP["attributie"] in tekst
    assert VAN_GENT in tekst
    assert "wat hier staat, telt niet" not in tekst


def test_a_geopackage_credits_them(editie: Editie, tmp_path: Path) -> None:
    tekst = _geopackage(editie, tmp_path)
    assert DORP["attributie"] in tekst
    assert VAN_GENT in tekst


@pytest.mark.parametrize("lees", [_beside_csv, _hsds, _text("geojson")])
def test_an_edition_without_them_credits_nobody_more(
    stadseditie: Editie, lees: Callable[[Editie], str]
) -> None:
    assert stadseditie.eigen_bronnen == {}
    if lees is not _hsds:
        assert "Dorp" not in lees(stadseditie)


def test_what_came_from_a_list_says_so_on_the_command_line(
    store: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "nl_BE.UTF-8")
    uit = CliRunner().invoke(app, ["info", "--store", str(store)]).output
    assert f"dorp: 2026-10; {DORP['attributie']}; {DORP['voorwaarden']}" in uit
    (van_gent,) = [regel for regel in uit.splitlines() if VAN_GENT in regel]
    assert "2026-11-20" in van_gent
    uit = CliRunner().invoke(app, ["refresh", "--check", "--data", str(data)]).output
    assert "Dorpslicentie 2.0" in uit


# --- pages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("taal", ["nl", "fr", "en"])
def test_the_page_of_sources_tells_them_and_shows_their_marks_as_text(
    monkeypatch: pytest.MonkeyPatch, store: Path, taal: str
) -> None:
    tekst = html(bezoek(monkeypatch, store, "bronnen", taal=taal))
    assert 'id="bron-dorp"' in tekst
    for deel in ("titel", "uitgever", "attributie", "voorwaarden", "website", "voorwaarden_url"):
        assert escape(DORP[deel]) in tekst, deel
    assert "<b>van het" not in tekst
    assert "BUURTKOMPAS_TOESTEMMING=gent_digipunten" not in tekst
    assert "BUURTKOMPAS_TOESTEMMING=hsds" in tekst


def test_the_map_credits_them_with_its_places(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    tekst = html(bezoek(monkeypatch, store, "kaart"))
    assert DORP["attributie"] in tekst


# --- refresh --------------------------------------------------------------------------------------

KAART = f"""
bron = "dorp"
bestand = "lijsten/dorp.csv"
[herkomst]
uitgever = "Netwerk Dorp"
licentie = "CC BY 4.0"
attributie = "{DORP["attributie"]}"
[velden]
naam = "Naam"
"""


@pytest.fixture
def gelezen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Any]:
    """Return the tables that the sources give, and the mirror with a map of a list."""
    vers = tafel.load_all(stad.write(tmp_path / "stad", *RIJEN))
    vers["initiatieven"] = vers["initiatieven"].sort_values("initiatief_id", ignore_index=True)

    alles: dict[str, Any] = {
        "vers": vers,
        "bronnen": tmp_path / "bronnen",
        "data": tmp_path / "data",
    }

    def read_all(*_: object) -> dict[str, Gelezen]:
        uit = {n: Gelezen(t, ()) for n, t in vers.items()}
        naast = {HERKOMST: alles.get("naast", b"")}
        return uit | {"initiatieven": GelezenRegister(vers["initiatieven"], (), naast)}

    monkeypatch.setattr(vernieuwing, "_read_all", read_all)
    (tmp_path / "bronnen" / "lijsten").mkdir(parents=True)
    (tmp_path / "bronnen" / "lijsten" / "dorp.toml").write_text(KAART, encoding="utf-8")
    return alles


def refresh(gelezen: dict[str, Any], *namen: str, mag: str = "") -> dict[str, bytes]:
    """Refresh, and return what then stands in data/."""
    data = gelezen["data"]
    toestemming = frozenset({mag} - {""})
    vernieuwing.refresh(gelezen["bronnen"], data, namen, neem_over=True, toestemming=toestemming)
    assert tafel.check(data) == []
    return {p.name: p.read_bytes() for p in data.rglob("*") if p.is_file()}


def test_refresh_writes_who_told_the_register_something(gelezen: dict[str, Any]) -> None:
    staat = refresh(gelezen)
    (rij,) = pd.read_csv(io.BytesIO(staat[BESTAND])).to_dict("records")
    assert (rij["bron"], rij["titel"]) == ("dorp", "Lijst van Netwerk Dorp")
    assert rij["bron_datum"] == "2024-05-01"
    assert DORP["attributie"].encode() in staat["datapackage.json"]
    assert refresh(gelezen) == staat
    # A table alone: the documents keep what stands.
    assert refresh(gelezen, "internet") == staat


def test_a_source_that_was_switched_on_stands_there_with_its_day(gelezen: dict[str, Any]) -> None:
    staat = refresh(gelezen, mag="gent_digipunten")
    tabel = pd.read_csv(io.BytesIO(staat[BESTAND])).set_index("bron")
    assert list(tabel.index) == ["dorp", "gent_digipunten"]
    assert tabel.at["gent_digipunten", "attributie"] == VAN_GENT
    assert VAN_GENT.encode() in staat["datapackage.json"]


def test_a_list_that_gave_nothing_is_not_credited(gelezen: dict[str, Any]) -> None:
    register = gelezen["vers"]["initiatieven"]
    gelezen["vers"]["initiatieven"] = register[register["bron"] != "dorp"]
    assert BESTAND not in refresh(gelezen)


def test_a_list_that_only_confirmed_a_place_is_credited(gelezen: dict[str, Any]) -> None:
    register = gelezen["vers"]["initiatieven"]
    gelezen["vers"]["initiatieven"] = register[register["bron"] != "dorp"]
    gelezen["naast"] = b"initiatief_id,veld,bron\nbuurthuis-de-brug,bron,dorp\n"
    assert DORP["attributie"].encode() in refresh(gelezen)[BESTAND]


def test_a_list_that_is_gone_is_credited_while_a_row_names_it(gelezen: dict[str, Any]) -> None:
    staat = refresh(gelezen)
    (gelezen["bronnen"] / "lijsten" / "dorp.toml").unlink()
    assert refresh(gelezen)[BESTAND] == staat[BESTAND]
    register = gelezen["vers"]["initiatieven"]
    gelezen["vers"]["initiatieven"] = register[register["bron"] != "dorp"]
    assert BESTAND not in refresh(gelezen)
    assert b"dorp" not in refresh(gelezen)["datapackage.json"]
