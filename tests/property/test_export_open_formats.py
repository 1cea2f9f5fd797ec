"""Whatever people type in the register, no open format takes it for anything but text."""

import csv
import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pandas as pd
import pyogrio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.contract.aanbod import AANBODTYPES, DRAGERS, JA_NEE, PRECISIES, WERKMODELLEN
from etl.contract.getallen import onbekend
from etl.export.cellen import clean
from etl.export.geojson import write_geojson
from etl.export.gpkg import write_gpkg
from etl.export.hsds import read_hsds, write_hsds, write_hsds_json
from etl.export.hsds.schema import ONDERDELEN
from etl.export.hsds.schrijven import KOLOMMEN
from etl.export.hsds.vorm import quote, unquote
from etl.export.html import write_html
from etl.store.read import Editie
from tests import stad_editie
from tests.golden import stad
from tests.hsds_regels import breaches
from tests.property.test_export_hostile import AANVALLEN, calculates

MARKUP = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]></abstract><x/>",
    "' OR 1=1; DROP TABLE wijken; --",
    "{{7*7}} {% raw %} ${1+1} $titel",
    "\\u003c/script\\u003e",
    "../../etc/passwd",
    "&lt;b&gt; &amp; &#60;",
    "javascript:alert(1)",
    "\u2028\u2029",
    "''=1",
    "'''-1",
)
hostile = st.one_of(
    st.sampled_from([a.encode("utf-8", "ignore").decode() for a in AANVALLEN]),
    st.sampled_from(MARKUP),
    st.text(max_size=30),
    st.builds(str.__add__, st.text("'=+-@ \t\r\n", max_size=4), st.text(max_size=8)),
)
named = hostile.filter(lambda tekst: clean(tekst).strip())
maybe = st.none() | hostile


def some(waarden: Any) -> st.SearchStrategy[str]:
    keuze = st.lists(st.sampled_from(list(waarden)), min_size=1, max_size=3, unique=True)
    return keuze.map("|".join)


dates = st.none() | st.sampled_from(["2024", "2024-05", "2024-02-29"])
registered = st.fixed_dictionaries(
    {
        "naam": named,
        "organisatie": maybe,
        "type": st.sampled_from(list(AANBODTYPES)),
        "werkmodellen": some(WERKMODELLEN),
        "bereik": st.sampled_from(["locatie", "werkingsgebied", "online"]),
        "werkgebied_niveau": st.none() | st.sampled_from(["wijk", "gemeente", "provincie"]),
        "werkgebied_code": maybe,
        "straat": maybe,
        "huisnummer": maybe,
        "postcode": st.none() | st.just("2000"),
        "gemeente_naam": named,
        "locatie_precisie": st.sampled_from(PRECISIES),
        "locatie_bron": maybe,
        "capaciteit": st.none() | st.floats(0, 1e6),
        "capaciteit_eenheid": maybe,
        "drager": st.none() | st.sampled_from(DRAGERS),
        "kinderopvang": st.none() | st.sampled_from(JA_NEE),
        "rolstoeltoegankelijk": st.none() | st.sampled_from(JA_NEE),
        "gratis": st.none() | st.sampled_from(JA_NEE),
        "talen": st.none() | named.filter(lambda t: "|" not in t),
        "openingsuren": maybe | st.just("Mo-Fr 09:00-12:00"),
        "website": st.none() | hostile.map(lambda t: "https://" + "".join(t.split())),
        "telefoon": maybe,
        "bron_url": maybe,
        "bron_datum": dates,
        "nagekeken_op": dates,
        "opmerking": maybe,
        "lat": st.floats(51.0, 51.2),
        "lon": st.floats(4.2, 4.5),
    }
)
registers = st.lists(registered, min_size=1, max_size=2)


@pytest.fixture(scope="module")
def dorp() -> Editie:
    return stad_editie.town()


def hostile_town(dorp: Editie, rijen: list[dict[str, Any]], namen: list[str]) -> Editie:
    """Return the town with this register, and these names for its wijken, gemeente and region."""
    wijken = dorp.wijken.assign(wijk_naam=namen[:4], gemeente_naam=namen[4])
    regios = dorp.regios.assign(naam=namen[5])
    anders = stad_editie.with_tables(dorp, wijken=wijken, regios=regios)
    return stad_editie.register(anders, *rijen)


names = st.lists(named, min_size=6, max_size=6)


def same(kreeg: Any, had: Any) -> bool:
    """Tell whether a text came through, but for characters that no file can hold."""
    if isinstance(had, str):
        return (kreeg or "") == clean(had) or (kreeg is None and not clean(had).strip())
    return (onbekend(kreeg) and onbekend(had)) or kreeg == had


@settings(max_examples=25)
@given(registers)
def test_hsds_reads_back_whatever_the_register_holds(
    dorp: Editie, rijen: list[dict[str, Any]]
) -> None:
    editie = stad_editie.register(dorp, *rijen)
    for schrijf in (write_hsds, write_hsds_json):
        terug = read_hsds(schrijf(editie, "geheel", "VB"))
        for kolom in KOLOMMEN:
            for kreeg, had in zip(terug[kolom], editie.initiatieven[kolom], strict=True):
                assert same(kreeg, had), (kolom, kreeg, had)


@settings(max_examples=25)
@given(registers)
def test_hsds_keeps_its_rules_and_holds_no_formula(
    dorp: Editie, rijen: list[dict[str, Any]]
) -> None:
    inhoud = write_hsds(stad_editie.register(dorp, *rijen), "geheel", "VB")
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        bekend = {deel.bestand for deel in ONDERDELEN.values()}
        assert set(archief.namelist()) == bekend | {"datapackage.json", "services.json"}
        diensten = json.loads(archief.read("services.json"))["contents"]
        tabellen = [archief.read(bestand).decode() for bestand in sorted(bekend)]
    assert [regel for dienst in diensten for regel in breaches("service", dienst)] == []
    for dienst in diensten:
        # Readers may take this one field for HTML.
        assert dienst["organization"]["description"].isprintable()
        assert "<" not in dienst["organization"]["description"]
    for tekst in tabellen:
        kop, *regels = csv.reader(io.StringIO(tekst, newline=""))
        assert all(len(regel) == len(kop) for regel in regels)
        assert not any(calculates(cel) for regel in regels for cel in regel)


@given(hostile)
def test_a_quoted_text_calculates_nothing_and_comes_back(tekst: str) -> None:
    assert not calculates(quote(tekst))
    assert unquote(quote(tekst)) == tekst


@settings(max_examples=15)
@given(registers, names)
def test_geojson_holds_the_texts_as_they_are(
    dorp: Editie, rijen: list[dict[str, Any]], namen: list[str]
) -> None:
    editie = hostile_town(dorp, rijen, namen)
    wijken = json.loads(write_geojson(editie, "gemeente", stad.A))
    assert set(wijken) == {"type", "name", "bbox", "buurtkompas", "features"}
    assert wijken["buurtkompas"]["gebied"]["naam"] == clean(namen[5])
    for feature in wijken["features"]:
        had = editie.wijken.loc[feature["id"], "wijk_naam"]
        assert feature["properties"]["wijk_naam"] == clean(had)
    punten = json.loads(write_geojson(editie, "geheel", "VB", inhoud="initiatieven"))
    for feature, (_, rij) in zip(punten["features"], editie.initiatieven.iterrows(), strict=True):
        for kolom in ("naam", "opmerking", "website"):
            had = rij[kolom]
            assert feature["properties"][kolom] == (None if onbekend(had) else clean(had))


@settings(max_examples=10)
@given(registers, names)
def test_a_geopackage_holds_the_texts_as_they_are(
    dorp: Editie,
    tmp_path_factory: pytest.TempPathFactory,
    rijen: list[dict[str, Any]],
    namen: list[str],
) -> None:
    editie = hostile_town(dorp, rijen, namen)
    bestand: Path = tmp_path_factory.mktemp("gpkg") / "a.gpkg"
    bestand.write_bytes(write_gpkg(editie, "gemeente", stad.A))
    wijken = pyogrio.read_dataframe(bestand, layer="wijken", read_geometry=False)
    for code, naam in zip(wijken["wijk_code"], wijken["wijk_naam"], strict=True):
        assert naam == clean(editie.wijken.loc[code, "wijk_naam"])
    punten = pyogrio.read_dataframe(bestand, layer="initiatieven", read_geometry=False)
    for kolom in ("naam", "opmerking"):
        gelezen = [None if onbekend(v) else v for v in punten[kolom]]
        assert gelezen == [None if onbekend(v) else clean(v) for v in editie.initiatieven[kolom]]
    with closing(sqlite3.connect(bestand)) as db:
        for (xml,) in db.execute("SELECT metadata FROM gpkg_metadata WHERE mime_type='text/xml'"):
            assert {kind.tag for kind in ET.fromstring(xml)} <= {  # noqa: S314 (our own)
                *("identifier", "language", "type", "title", "abstract", "rights", "license"),
                "dates",
            }
        ((tekst,),) = db.execute(
            "SELECT metadata FROM gpkg_metadata WHERE mime_type = 'application/json'"
        )
        assert json.loads(tekst)["gebied"]["naam"] == clean(namen[5])


class Elements(HTMLParser):
    """Counts what a browser would make of a page."""

    def __init__(self, inhoud: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.feed(inhoud.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))


@settings(max_examples=15)
@given(registers, names)
def test_a_map_holds_no_element_but_its_own(
    dorp: Editie, rijen: list[dict[str, Any]], namen: list[str]
) -> None:
    tam = stad_editie.register(dorp, *({"locatie_precisie": r["locatie_precisie"]} for r in rijen))
    editie = hostile_town(dorp, rijen, namen)
    inhoud = write_html(editie, "gemeente", stad.A)
    # The same elements with the same attributes, the policy with its fingerprints among them.
    assert Elements(inhoud).tags == Elements(write_html(tam, "gemeente", stad.A)).tags
    (gegevens,) = re.findall(rb'id="gegevens">(.*?)</script>', inhoud, re.DOTALL)
    gelezen = json.loads(gegevens)
    assert gelezen["wijken"]["naam"] == [
        clean(n) for n in editie.wijken.loc[editie.wijken["gemeente_code"] == stad.A, "wijk_naam"]
    ]
    bekend = editie.initiatieven[editie.initiatieven["locatie_precisie"] != "gemeente"]
    assert [p["naam"] for p in gelezen["plaatsen"]] == [clean(n) for n in bekend["naam"]]


def test_the_towns_of_these_tests_differ(dorp: Editie) -> None:
    editie = hostile_town(dorp, [{"naam": "x"}], list("abcdef"))
    assert editie.wijken["wijk_naam"].tolist() == list("abcd")
    assert dorp.wijken["wijk_naam"].tolist() != list("abcd")
    assert pd.DataFrame(editie.initiatieven)["naam"].tolist() == ["x"]
