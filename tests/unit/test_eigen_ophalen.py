"""Lists that their map says to fetch, from a publisher on this machine: as sent, as changed."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from etl.cli.vernieuwen import source_folder
from etl.contract.bron import Bron
from etl.contract.sources import BRONNEN
from etl.errors import DownloadMislukt, OngeldigeGegevens
from etl.settings import Settings
from etl.sources import eigen_bestand, mirror
from etl.sources.download import Beleid, Ophaler
from etl.sources.eigen_ophalen import asked, fetch_lists
from etl.sources.veldkaart import read_map
from tests.unit.test_bronnen_lijsten import NAMEN, Dienst
from tests.unit.test_eigen_bestand import KAART, KOP, RIJEN
from tests.webserver import Antwoord, Stil, answer, serve

ARCGIS, EXPORT = "/rest/services/Zorg/MapServer/3", "/api/explore/v2.1/catalog/datasets/huizen"
HUIZEN = """
bron = "dorp"
url = "{url}"
vorm = "{vorm}"

[herkomst]
uitgever = "Stad Dorp"
licentie = "CC BY 4.0"
attributie = "Stad Dorp, CC BY 4.0"

[velden]
naam = "NAAM"

[vast]
type = "buurthuis"
werkmodellen = "locatie_regio"
"""


class Stad:
    """A city that publishes in every form; what it is asked is remembered."""

    def __init__(self) -> None:
        self.laag = Dienst()
        self.inhoud: dict[str, bytes] = {}
        self.elders: dict[str, str] = {}
        self.gevraagd: list[str] = []

    def antwoord(self, gevraagd: Stil) -> Antwoord:
        pad = urlsplit(gevraagd.path).path
        self.gevraagd.append(gevraagd.path)
        if pad in self.elders:
            return 302, {"Location": self.elders[pad]}, b""
        if pad == f"{ARCGIS}/query":
            vraag = parse_qs(urlsplit(gevraagd.path).query)
            # A service gives as many as it likes, however many are asked.
            vraag["resultRecordCount"] = ["2"]
            return 200, {}, json.dumps(self.laag.bladzijde(vraag)).encode()
        return (200, {}, self.inhoud[pad]) if pad in self.inhoud else (404, {}, b"")


@pytest.fixture
def stad() -> Iterator[tuple[Stad, str]]:
    wat = Stad()
    with serve(answer(wat.antwoord)) as adres:
        yield wat, adres


def fetch(folder: Path, url: str, vorm: str, kaart: str = HUIZEN) -> tuple[str, ...]:
    (folder / "lijsten").mkdir(exist_ok=True)
    tekst = kaart.replace("{url}", url).replace("{vorm}", vorm)
    (folder / "lijsten" / "kaart.toml").write_text(tekst, encoding="utf-8")
    return fetch_lists(Ophaler(folder, Beleid(hosts=frozenset(), pogingen=1)))


def names(folder: Path) -> list[str]:
    return list(eigen_bestand.read(folder).tabel["naam"])


def test_a_layer_of_a_city_comes_whole_in_its_pages(stad, tmp_path: Path) -> None:
    wat, adres = stad
    assert fetch(tmp_path, adres + ARCGIS, "arcgis") == (
        "opgehaald: lijsten/dorp.json is nieuw of veranderd.",
    )
    assert len(wat.gevraagd) == 3
    assert {parse_qs(urlsplit(pad).query)["outFields"][0] for pad in wat.gevraagd} == {"NAAM"}
    assert names(tmp_path) == NAMEN
    # Web Mercator became degrees: the layer lies near Antwerp.
    tabel = eigen_bestand.read(tmp_path).tabel
    assert tabel["lat"].between(51.1, 51.3).all()
    assert fetch(tmp_path, adres + ARCGIS, "arcgis") == (
        "opgehaald: lijsten/dorp.json is onveranderd.",
    )


@pytest.mark.parametrize(("vorm", "pad"), [("json", "/huizen"), ("opendatasoft", EXPORT)])
def test_a_list_in_one_file_is_fetched_as_it_is(stad, tmp_path: Path, vorm: str, pad: str) -> None:
    wat, adres = stad
    plek = {"type": "Point", "coordinates": [4.0, 51.0]}
    kenmerk = {"type": "Feature", "geometry": plek, "properties": {"NAAM": "De Brug"}}
    op = f"{pad}/exports/geojson" if vorm == "opendatasoft" else pad
    wat.inhoud[op] = json.dumps({"features": [kenmerk]}).encode()
    (regel,) = fetch(tmp_path, adres + pad, vorm)
    assert regel.endswith("is nieuw of veranderd.")
    assert names(tmp_path) == ["De Brug"]


def test_a_table_is_fetched_and_read_by_its_map(stad, tmp_path: Path) -> None:
    wat, adres = stad
    wat.inhoud["/netwerk.csv"] = f"{KOP}\n{RIJEN}".encode("cp1252")
    kaart = KAART.replace('bestand = "lijsten/netwerk.{vorm}"', 'url = "{url}"\nvorm = "csv"')
    fetch(tmp_path, f"{adres}/netwerk.csv", "csv", kaart.replace("{crs}", "EPSG:4326"))
    assert names(tmp_path) == ["Maatjes", "De Stoel"]


@pytest.mark.parametrize(
    ("eigenschap", "waarde", "wat"),
    [
        ("fout_vanaf", 2, "de dienst gaf een foutmelding (“Invalid query =1+1”)"),
        ("herhaalt", True, "de dienst geeft telkens dezelfde bladzijde"),
    ],
)
def test_a_service_that_changed_is_told_in_one_sentence_and_the_list_stays(
    stad, tmp_path: Path, eigenschap: str, waarde: object, wat: str
) -> None:
    dienst, adres = stad
    fetch(tmp_path, adres + ARCGIS, "arcgis")
    setattr(dienst.laag, eigenschap, waarde)
    (regel,) = fetch(tmp_path, adres + ARCGIS, "arcgis")
    begin = "niet opgehaald: lijsten/dorp.json: het bestand dat er al was, blijft. "
    assert regel.startswith(begin)
    assert f": {wat}; " in regel
    assert names(tmp_path) == NAMEN


def test_what_comes_as_something_else_is_told_where_it_is_read(stad, tmp_path: Path) -> None:
    wat, adres = stad
    for inhoud, zin in (
        (b'{"features": [{"type": "Feature", "properties": {"NAAM_NL": "x"}}]}', "nu “NAAM_NL”"),
        (b'{"features": []}', "er staan geen plaatsen in"),
    ):
        wat.inhoud["/huizen"] = inhoud
        fetch(tmp_path, f"{adres}/huizen", "json")
        with pytest.raises(OngeldigeGegevens, match=zin):
            eigen_bestand.read(tmp_path)


def test_a_list_that_is_gone_or_elsewhere_stops_nothing(stad, tmp_path: Path) -> None:
    wat, adres = stad
    (regel,) = fetch(tmp_path, f"{adres}/weg.csv", "csv")
    assert regel.startswith("niet opgehaald: lijsten/dorp.csv: het ontbreekt nog. ")
    assert "antwoordt 404" in regel
    wat.elders["/om.csv"] = "https://elders.example/x.csv"
    (regel,) = fetch(tmp_path, f"{adres}/om.csv", "csv")
    assert "https://elders.example/x.csv mag niet opgehaald worden" in regel


def test_only_the_host_of_the_map_may_be_asked_and_for_that_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gevraagd = []

    def fetch_one(ophaler: Ophaler, verzoek: object) -> object:
        gevraagd.append((ophaler.beleid.hosts, verzoek))
        raise DownloadMislukt("vandaag niet")

    monkeypatch.setattr(Ophaler, "fetch", fetch_one)
    fetch(tmp_path, "https://data.dorp.be/lijst.csv", "csv")
    assert [hosts for hosts, _ in gevraagd] == [frozenset({"data.dorp.be"})]


@pytest.mark.parametrize(
    ("url", "vorm", "wat"),
    [
        ("http://dorp.be/x.csv", "csv", "url, waarde “http://dorp.be/x.csv”: is geen adres met"),
        ("ftp://dorp.be/x.csv", "csv", "is geen adres met https"),
        ("https://u:p@dorp.be/x.csv", "csv", "is geen adres met https"),
        ("file:///etc/passwd", "csv", "is geen adres met https"),
        ("https://dorp.be/x.pdf", "pdf", "is geen vorm die wij ophalen"),
        ("https://dorp.be/MapServer", "arcgis", "is geen adres voor de vorm arcgis"),
        ("https://dorp.be/explore", "opendatasoft", "is geen adres voor de vorm opendatasoft"),
        ("", "csv", "is geen adres met https"),
        ("https://dorp.be/x.csv", "", "is geen vorm die wij ophalen"),
    ],
)
def test_an_address_that_cannot_be_is_refused_before_anybody_is_asked(
    tmp_path: Path, url: str, vorm: str, wat: str
) -> None:
    with pytest.raises(OngeldigeGegevens, match=wat):
        fetch(tmp_path, url, vorm)


def test_a_map_has_a_file_or_an_address_and_never_both(tmp_path: Path) -> None:
    path = tmp_path / "k.toml"
    path.write_text('bestand = "x.csv"\n' + HUIZEN.replace("{url}", "https://d.be/x"))
    with pytest.raises(OngeldigeGegevens, match="kan niet samen met url"):
        read_map(path)


def test_lists_without_an_address_are_nobodys_to_fetch(tmp_path: Path) -> None:
    (tmp_path / "lijsten").mkdir()
    tekst = KAART.replace("{vorm}", "csv").replace("{crs}", "EPSG:4326")
    (tmp_path / "lijsten" / "netwerk.toml").write_text(tekst, encoding="utf-8")
    assert fetch_lists(Ophaler(tmp_path)) == ()
    assert not (tmp_path / ".slot.json").exists()


def test_a_whole_refresh_fetches_them_and_one_of_named_sources_does_not(
    stad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, adres = stad
    gehaald = []

    def fetch_all(_: object, bronnen: list[Bron], *__: object) -> mirror.Spiegeling:
        gehaald.append([bron.sleutel for bron in bronnen])
        return mirror.Spiegeling((), ("van de uitgevers",))

    monkeypatch.setattr(mirror, "fetch_all", fetch_all)
    fetch(tmp_path, adres + ARCGIS, "arcgis")
    (tmp_path / "lijsten" / "dorp.json").unlink()
    for bron in BRONNEN.values():
        for bestand in bron.bestanden:
            (tmp_path / bestand).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / bestand).touch()
    hier = Settings(spiegel=tmp_path)
    _, regels = source_folder(None, False, hier, lambda _: None, ("osm",))
    assert (regels, gehaald) == (("van de uitgevers",), [["osm"]])
    _, regels = source_folder(None, False, hier, lambda _: None)
    assert regels[-1] == "opgehaald: lijsten/dorp.json is nieuw of veranderd."
    assert names(tmp_path) == NAMEN


def test_the_example_of_the_how_to_is_a_map(tmp_path: Path) -> None:
    tekst = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    _, _, voorbeeld = tekst.partition("```toml\n")
    path = tmp_path / "buurthuizen.toml"
    path.write_text(voorbeeld.partition("```")[0], encoding="utf-8")
    kaart = read_map(path)
    assert (kaart.vorm, kaart.bestand) == ("arcgis", "lijsten/buurthuizen.json")
    assert asked(kaart) == ("NAAM", "STRAAT")
