"""Every connector against its publisher: as sent, as changed, as broken, as hostile.

One table of cases for all connectors (:mod:`tests.faults.uitgevers`). What is harmless gives the
same rows; everything else is our own error, whose sentence names the publisher and the file. No
fault of a library may reach the user: any other exception fails the test.
"""

import io
import json
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely

from etl.archief import Maat, is_too_large
from etl.errors import BuurtkompasFout
from etl.sources import hsds, stadsmonitor
from tests.faults import uitgevers
from tests.faults.uitgevers import CONNECTORS, Connector
from tests.faults.vormen import Csv, Json, Pakket, Rijen, zipped

pytestmark = [
    pytest.mark.filterwarnings("ignore:Column names longer than 10"),
    pytest.mark.filterwarnings("ignore:Normalized/laundered field name"),
]
Geval = Callable[[Connector, Path], object]

BEL = "\x07"
VIJANDIG = f"=1+1 <b>x</b>\u202e{BEL}\ufeff"
HTML = b"\n<!DOCTYPE html><html><head><title>Even geduld</title></head></html>"
DIEP = "[" * 100_000


def rows(connector: Connector, folder: Path) -> pd.DataFrame:
    """Return what the connector makes of the folder, without where a row stood."""
    tabel = pd.DataFrame(connector.lees(folder)).reset_index(drop=True)
    if "geometry" in tabel:
        vlakken = shapely.transform(tabel["geometry"].to_numpy(), np.round)
        tabel["geometry"] = shapely.to_wkt(shapely.normalize(vlakken))
    return tabel.astype(object).where(tabel.notna(), None)


def told(connector: Connector, folder: Path) -> str:
    """Return the sentences of the fault, once it is sure that it is ours and says whose file."""
    with pytest.raises(BuurtkompasFout) as fout:
        connector.lees(folder)
    problemen = getattr(fout.value, "problemen", ())
    zinnen = [p.zin() for p in problemen] or [str(fout.value)]
    pad = Path(connector.bestand)
    # Of a wrong cell the folder says whose it is; of a file that changed the name must.
    cel = bool(problemen and problemen[0].waarde)
    wie = pad.parent.name if cel and pad.parent.name != "eigen" else connector.uitgever
    for zin in zinnen[:5]:
        assert pad.name in zin, zin
        assert wie.lower() in zin.lower(), zin
        assert not [w for w in ("Error", "Traceback", "object has no") if w in zin], zin
    for probleem in problemen:
        assert probleem.wat
        assert probleem.oplossing
    return " ".join(zinnen)


def of_forms(*soorten: str) -> list[Any]:
    """Return the connectors whose file has one of these forms."""
    return [
        pytest.param(c, id=c.naam) for c in CONNECTORS if not soorten or c.vorm.soort in soorten
    ]


def renamed(rijen: Rijen, van: str, naar: str) -> Rijen:
    return [{(naar if k == van else k): v for k, v in rij.items()} for rij in rijen]


def without(rijen: Rijen, kolom: str) -> Rijen:
    return [{k: v for k, v in rij.items() if k != kolom} for rij in rijen]


# --- what is harmless gives the same rows --------------------------------------------------------


def _extra(c: Connector, folder: Path) -> object:
    extra = "EXTRA" if c.vorm.soort == "laag" else "NIEUWE KOLOM"
    return c.schrijf(folder, [rij | {extra: "iets, nieuws"} for rij in c.rijen])


def _turned(c: Connector, folder: Path) -> object:
    return c.schrijf(folder, [dict(reversed(rij.items())) for rij in c.rijen])


def _separator(c: Connector, folder: Path) -> object:
    return c.schrijf(folder, sep="," if c.vorm.sep == ";" else ";")  # type: ignore[union-attr]


def _encoding(naam: str) -> Geval:
    return lambda c, folder: c.schrijf(folder, encoding=naam)


def _capitals(c: Connector, folder: Path) -> object:
    return c.schrijf(folder, [{f" {k.upper()} ": v for k, v in rij.items()} for rij in c.rijen])


def _upper(c: Connector, folder: Path) -> object:
    return c.schrijf(folder, [{k.upper(): v for k, v in rij.items()} for rij in c.rijen])


def _cover(c: Connector, folder: Path) -> object:
    return c.schrijf(folder, vooraf=("Lees mij",))


def _crs(nummer: int, zegt: int | None = None) -> Geval:
    return lambda c, folder: c.schrijf(folder, crs=nummer, zegt=zegt)


def _outward(c: Connector, folder: Path) -> object:
    path, buiten = folder / c.bestand, "../../buiten.txt"
    if isinstance(c.vorm, Pakket):
        return zipped(path, c.vorm.leden(c.rijen) | {buiten: b"x"})
    assert isinstance(c.vorm, Csv)
    return zipped(path, {buiten: c.vorm.bytes(c.rijen)})


def _marked(c: Connector, folder: Path) -> object:
    path = c.schrijf(folder)
    return path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))


def _commented(c: Connector, folder: Path) -> object:
    path = c.schrijf(folder)
    return path.write_text("# Nagekeken.\n" + path.read_text("utf-8").replace("\n", "  # zo\n"))


Gevallen = dict[str, tuple[tuple[str, ...], Geval]]
ONSCHULDIG: Gevallen = {
    "extra kolom": (("csv", "xlsx", "json", "laag", "parquet", "pakket"), _extra),
    "andere volgorde": (("csv", "xlsx", "json", "laag", "parquet", "pakket", "toml"), _turned),
    "ander scheidingsteken": (("csv",), _separator),
    "utf-8 zonder merkteken": (("csv",), _encoding("utf-8")),
    "utf-8 met merkteken": (("csv",), _encoding("utf-8-sig")),
    "windows-1252": (("csv",), _encoding("cp1252")),
    "utf-16": (("csv",), _encoding("utf-16")),
    "hoofdletters en spaties": (("csv", "xlsx"), _capitals),
    "hoofdletters": (("laag",), _upper),
    "voorblad": (("xlsx",), _cover),
    "graden": (("laag",), _crs(4326)),
    "Lambert 2008": (("laag",), _crs(3812)),
    "Lambert 2008 die zegt 72 te zijn": (("laag",), _crs(3812, 31370)),
    "Lambert 72 die zegt graden te zijn": (("laag",), _crs(31370, 4326)),
    "lid met een pad naar buiten": (("zip", "pakket"), _outward),
    "merkteken voorop": (("toml",), _marked),
    "toelichting tussen de regels": (("toml",), _commented),
}


def cases(gevallen: Gevallen) -> list[Any]:
    """Return each case for every connector whose file has the form that it is about."""
    return [
        pytest.param(c, naam, geval, id=f"{c.naam}: {naam}")
        for naam, (soorten, geval) in gevallen.items()
        for c in CONNECTORS
        if c.soorten & set(soorten)
    ]


@pytest.mark.parametrize(("connector", "naam", "geval"), cases(ONSCHULDIG))
def test_harmless_drift_gives_the_same_rows(
    tmp_path: Path, connector: Connector, naam: str, geval: Geval
) -> None:
    connector.schrijf(tmp_path / "zoals altijd")
    verwacht = rows(connector, tmp_path / "zoals altijd")
    assert len(verwacht)
    (tmp_path / "anders" / connector.bestand).parent.mkdir(parents=True)
    connector.ernaast(tmp_path / "anders")
    geval(connector, tmp_path / "anders")
    pd.testing.assert_frame_equal(rows(connector, tmp_path / "anders"), verwacht)
    assert not list(tmp_path.rglob("buiten.txt"))


# --- what changed says who changed what ----------------------------------------------------------


@pytest.mark.parametrize(
    "connector", of_forms("csv", "xlsx", "json", "laag", "parquet", "pakket", "toml")
)
def test_each_column_that_goes_or_gets_another_name_is_told(
    tmp_path: Path, connector: Connector
) -> None:
    assert connector.nodig
    for i, kolom in enumerate(connector.nodig):
        weg = tmp_path / f"weg{i}"
        connector.schrijf(weg, without(connector.rijen, kolom))
        told(connector, weg)
        nieuw = f"{kolom}N" if connector.vorm.soort == "laag" else f"{kolom}_NEW"
        anders = tmp_path / f"anders{i}"
        connector.schrijf(anders, renamed(connector.rijen, kolom, nieuw))
        zin = told(connector, anders)
        if connector.naam in NOEMT_DE_NIEUWE_NAAM:
            assert nieuw[:10] in zin, zin


#: All but what has no columns of its own: elements of OpenStreetMap, services, exports by area.
NOEMT_DE_NIEUWE_NAAM = {c.naam for c in CONNECTORS} - {
    *(
        "overpass",
        "hsds",
        "hsds als pakket",
        "swing",
        "stadsmonitor",
        "social.brussels",
        "namen van sectoren",
    )
}


# --- what is no file of the publisher at all -----------------------------------------------------


def _raw(inhoud: bytes) -> Geval:
    return lambda c, folder: (folder / c.bestand).write_bytes(inhoud)


def _cut(deel: float) -> Geval:
    def geval(c: Connector, folder: Path) -> object:
        path = c.schrijf(folder)
        inhoud = path.read_bytes()
        return path.write_bytes(inhoud[: int(len(inhoud) * deel)])

    return geval


def _inside(leden: dict[str, bytes]) -> Geval:
    return lambda c, folder: zipped(folder / c.bestand, leden)


def _locked(c: Connector, folder: Path) -> object:
    path = c.schrijf(folder)
    inhoud = bytearray(path.read_bytes())
    inhoud[6] |= 1
    plek = inhoud.rindex(b"PK\x01\x02")
    inhoud[plek + 8] |= 1
    return path.write_bytes(bytes(inhoud))


def _many_rows(c: Connector, folder: Path) -> object:
    assert isinstance(c.vorm, Csv)
    inhoud = c.vorm.bytes(c.rijen) + b"x\n" * 3_100_000
    if c.vorm.lid:
        return zipped(folder / c.bestand, {c.vorm.lid: inhoud})
    return (folder / c.bestand).write_bytes(inhoud)


def in_sheet(path: Path, van: bytes, naar: bytes) -> None:
    """Replace bytes in the sheets of a workbook."""
    with zipfile.ZipFile(path) as archief:
        leden = {naam: archief.read(naam) for naam in archief.namelist()}
    blad = "xl/worksheets/"
    zipped(
        path,
        {n: d.replace(van, naar, 1) if n.startswith(blad) else d for n, d in leden.items()},
    )


def _sheet(van: bytes, naar: bytes) -> Geval:
    return lambda c, folder: in_sheet(c.schrijf(folder), van, naar)


def _other_system(c: Connector, folder: Path) -> object:
    return c.schrijf(folder, crs=3857)


def _no_rows(c: Connector, folder: Path) -> object:
    path = c.schrijf(folder)
    if isinstance(c.vorm, Json):
        return path.write_text(json.dumps(c.vorm.omslag([])) if c.naam != NAAM_KUBUS else "{}")
    assert isinstance(c.vorm, Csv)
    kop = c.vorm.bytes(c.rijen).splitlines(keepends=True)[0]
    return zipped(path, {c.vorm.lid: kop}) if c.vorm.lid else path.write_bytes(kop)


def _member(naam: str, inhoud: bytes | None) -> Geval:
    """Return what puts something else in a table of a package, or takes the table out."""

    def geval(c: Connector, folder: Path) -> object:
        assert isinstance(c.vorm, Pakket)
        leden = c.vorm.leden(c.rijen)
        return zipped(
            folder / c.bestand,
            {n: d if n != naam else inhoud or b"" for n, d in leden.items() if inhoud or n != naam},
        )

    return geval


NAAM_KUBUS = "internet als JSON-stat"
LACHERS = b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><worksheet'
#: Every form that is a file of its own.
ALLE = ("csv", "xlsx", "json", "laag", "parquet", "pbf", "pakket", "toml")
STUK: Gevallen = {
    "webpagina": (ALLE, _raw(HTML)),
    "leeg": (ALLE, _raw(b"")),
    "ruis": (ALLE, _raw(bytes(range(255, 0, -1)) * 9)),
    "halverwege afgebroken": (
        ("xlsx", "json", "parquet", "pbf", "zip", "pakket", "toml"),
        _cut(0.6),
    ),
    "geen rijen": (("csv", "json"), _no_rows),
    "zip met niets": (("zip", "pakket"), _inside({})),
    "zip met twee bestanden": (("zip", "pakket"), _inside({"a.txt": b"a", "b.txt": b"b"})),
    "zip met een slot": (("zip", "pakket"), _locked),
    "miljoenen rijen": (("zip",), _many_rows),
    "cel in de verste hoek": (("xlsx",), _sheet(b'r="A2"', b'r="XFD1048576"')),
    "cel in de verste hoek, enkele aanhaling": (("xlsx",), _sheet(b'r="A2"', b"r='XFD1048576'")),
    "diepe JSON": (("json",), _raw(DIEP.encode())),
    "JSON zonder lijst": (("json",), _raw(b'{"error": {"code": 400}}')),
    "JSON met vreemde delen": (
        ("json",),
        _raw(b'{"features":[{"properties":"x"}],"elements":[3]}'),
    ),
    "webmercator": (("laag",), _other_system),
    "pakket zonder plaatsen": (("pakket",), _member("locations.csv", None)),
    "dienst op een plaats die er niet is": (
        ("pakket",),
        _member("service_at_location.csv", b"service_id,location_id\r\ns1,elders\r\n"),
    ),
    "cel van een half miljoen tekens": (
        ("pakket",),
        _member("services.csv", b"id,name\r\ns1," + b"x" * 500_000),
    ),
    "tabel in een andere codering": (
        ("pakket",),
        _member("services.csv", "id,name\r\ns1,Café".encode("cp1252")),
    ),
    "diepe TOML": (("toml",), _raw(b"bron = " + DIEP.encode())),
    "sleutel die er twee keer staat": (("toml",), _raw(b'bron = "a"\nbron = "b"\n')),
}


ZEGT = {
    "webpagina": "er staat een webpagina in, geen gegevens",
    "leeg": "het bestand is leeg",
    "zip met niets": "er hoort één bestand in te zitten, het zijn er 0",
    "zip met twee bestanden": "het zijn er 2",
    "zip met een slot": "geen leesbaar zipbestand",
    "miljoenen rijen": "er staan meer dan 3000000 rijen in",
    "cel in de verste hoek": "de werkmap is te groot",
    "cel in de verste hoek, enkele aanhaling": "de werkmap is te groot",
}
#: What a table of a package is called stands in the middle of its fault.
EIGEN_WOORDEN = {"swing": "", "veldkaart": "", "hsds als pakket": ""}


@pytest.mark.parametrize(("connector", "naam", "geval"), cases(STUK))
def test_what_is_no_file_of_the_publisher_is_refused_in_our_words(
    tmp_path: Path, connector: Connector, naam: str, geval: Geval
) -> None:
    (tmp_path / connector.bestand).parent.mkdir(parents=True)
    connector.ernaast(tmp_path)
    geval(connector, tmp_path)
    zin = told(connector, tmp_path)
    # Files that people bring themselves (`read_upload`) and make themselves have their own words.
    eigen = EIGEN_WOORDEN.get(connector.naam)
    assert (ZEGT.get(naam, "") if eigen is None else eigen) in zin


# --- what is hostile stays a text, or is refused -------------------------------------------------


@pytest.mark.parametrize("connector", [p for p in of_forms() if p.values[0].tekst])
def test_a_hostile_text_stays_a_text_that_shows_what_it_is(
    tmp_path: Path, connector: Connector
) -> None:
    # Neither XML nor a shapefile can hold a bell.
    kaal = connector.vorm.soort in ("xlsx", "laag")
    tekst = f"Huis {VIJANDIG.replace(BEL, '') if kaal else VIJANDIG}"
    connector.schrijf(tmp_path, [rij | {connector.tekst: tekst} for rij in connector.rijen])
    tekst = rows(connector, tmp_path).to_csv()
    assert not [teken for teken in "\u202e\x07\ufeff" if teken in tekst]


#: Columns that hold numbers: a text there is never read as nothing or zero.
_GETAL = re.compile(
    r"(MS_|TOTAL|OPPERV|CD_YEAR|OBS_VALUE|TIME_|waarde_eur|aant_HuisH|jaar|(n|y|p50|lat|lon|X|Y)$)"
)


@pytest.mark.parametrize("connector", of_forms("csv", "xlsx"))
def test_a_hostile_cell_where_a_code_or_number_belongs_is_no_traceback(
    tmp_path: Path, connector: Connector
) -> None:
    for i, kolom in enumerate(connector.nodig):
        folder = tmp_path / str(i)
        connector.schrijf(folder, [rij | {kolom: "=cmd|'/c'!A1"} for rij in connector.rijen])
        if _GETAL.match(kolom):
            assert "=cmd" in told(connector, folder)
        else:
            # Read as a text, or refused in our words; anything else fails here by itself.
            with suppress(BuurtkompasFout):
                connector.lees(folder)


@pytest.mark.parametrize("connector", of_forms("xlsx"))
def test_entities_of_xml_are_never_unfolded(tmp_path: Path, connector: Connector) -> None:
    path = connector.schrijf(tmp_path)
    in_sheet(path, b"<worksheet", LACHERS)
    in_sheet(path, b"<v>0</v>", b"<v>&b;</v>")
    try:
        tekst = rows(connector, tmp_path).to_csv()
    except BuurtkompasFout as fout:
        tekst = str(fout)
    assert "lollol" not in tekst


def test_a_workbook_that_unpacks_to_a_hundred_times_its_size_is_weighed() -> None:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("xl/workbook.xml", b" " * 5_000_000)
    assert is_too_large(doel.getvalue(), Maat(4_000_000, 10, 10, 100))
    assert not is_too_large(doel.getvalue(), Maat(6_000_000, 10, 10, 100))
    for ander in ("content.xml", "xl/workbook.bin"):
        doel = io.BytesIO()
        with zipfile.ZipFile(doel, "w") as archief:
            archief.writestr(ander, b"x")
        with pytest.raises(zipfile.BadZipFile):
            is_too_large(doel.getvalue(), stadsmonitor._MAAT)


def test_every_connector_of_the_project_stands_in_the_table() -> None:
    """A module of `etl/sources` that reads a file is in the table, or is named here with why."""
    wie = Path(uitgevers.__file__).read_text(encoding="utf-8")
    sources = Path(hsds.__file__).parent
    lezers = {
        p.stem
        for p in sources.glob("*.py")
        if re.search(r"\b(read_(csv|xlsx|json|layer|parquet|mapped)|require_file)\(", p.read_text())
    }
    deur = {"lezen", "bestand", "lagen", "lijsten", "veldrijen", "download"}
    # Our own lists; names by code beside the wijken; the form of Eurostat's answers; what asks a
    # layer page by page, and does not read it.
    elders = {"nazichtlijst", "bronnenlijst", "plaatsbepaling", "jsonstat", "arcgis", "osm_moment"}
    assert {m for m in lezers - deur - elders if m not in wie} == set()
