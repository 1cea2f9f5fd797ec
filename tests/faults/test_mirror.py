"""The mirror filled from a publisher on this machine, through the one door, and read."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from etl.contract.adressen import ADRESSEN, EEN_LAAG, Adres
from etl.contract.sources import BRONNEN
from etl.errors import OngeldigeGegevens
from etl.sources import internet, mirror
from etl.sources.download import Beleid, Ophaler, Verzoek
from etl.sources.lagen import read_layer
from tests.webserver import Antwoord, Stil, answer, serve

GEBIEDEN = list(internet.GEBIEDEN)


def eurostat(zonder: float) -> bytes:
    """Return the answer of Eurostat's statistics API for our areas, one year."""
    assen = {"freq": ["A"], "unit": ["PC_HH"], "geo": GEBIEDEN, "time": ["2025"]}
    cube = {
        "version": "2.0",
        "class": "dataset",
        "source": "ESTAT",
        "id": list(assen),
        "size": [len(codes) for codes in assen.values()],
        "value": {str(i): 100 - zonder for i in range(len(GEBIEDEN))},
        "dimension": {
            naam: {"category": {"index": {code: i for i, code in enumerate(codes)}}}
            for naam, codes in assen.items()
        },
    }
    return json.dumps(cube).encode()


@dataclass
class Uitgever:
    """What a publisher on this machine sends; a path that it does not know is a 404."""

    inhoud: dict[str, bytes] = field(default_factory=dict)
    elders: dict[str, str] = field(default_factory=dict)
    half: bool = False
    adres: str = ""

    def antwoord(self, vraag: Stil) -> Antwoord:
        if vraag.path in self.elders:
            return 302, {"Location": self.elders[vraag.path]}, b""
        inhoud = self.inhoud.get(vraag.path)
        if inhoud is None:
            return 404, {}, b""
        deel = inhoud[: len(inhoud) // 2] if self.half else inhoud
        return 200, {"Content-Length": str(len(inhoud))}, deel


@pytest.fixture
def uitgever() -> Iterator[Uitgever]:
    wat = Uitgever()
    with serve(answer(wat.antwoord)) as wat.adres:
        yield wat


def fill(
    uitgever: Uitgever, folder: Path, monkeypatch: pytest.MonkeyPatch, *paden: tuple[str, str]
) -> mirror.Spiegeling:
    adressen = tuple(Adres(uitgever.adres + pad, bestand) for pad, bestand in paden)
    monkeypatch.setitem(ADRESSEN, "eurostat_internet", adressen)
    ophaler = Ophaler(folder, Beleid(pogingen=2), wacht=lambda _: None)
    return mirror.fetch_all(ophaler, (replace(BRONNEN["eurostat_internet"]),))


REEKS = ("/isoc_r_iacc_h?format=JSON", internet.BESTAND_JSON)


def test_a_new_release_is_fetched_and_read(
    uitgever: Uitgever, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uitgever.inhoud[REEKS[0]] = eurostat(7.5)
    assert fill(uitgever, tmp_path, monkeypatch, REEKS).nieuw == (internet.BESTAND_JSON,)
    assert set(internet.read(tmp_path).tabel["waarde"]) == {7.5}
    assert fill(uitgever, tmp_path, monkeypatch, REEKS).nieuw == ()
    uitgever.inhoud[REEKS[0]] = eurostat(6.25)
    assert fill(uitgever, tmp_path, monkeypatch, REEKS).nieuw == (internet.BESTAND_JSON,)
    assert set(internet.read(tmp_path).tabel["waarde"]) == {6.25}


def test_a_truncated_release_leaves_the_good_file_and_is_told(
    uitgever: Uitgever, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uitgever.inhoud[REEKS[0]] = eurostat(7.5)
    fill(uitgever, tmp_path, monkeypatch, REEKS)
    uitgever.inhoud[REEKS[0]], uitgever.half = eurostat(6.25), True
    spiegel = fill(uitgever, tmp_path, monkeypatch, REEKS)
    assert spiegel.nieuw == ()
    assert "het bestand dat er al was, blijft" in spiegel.verslag[1]
    assert set(internet.read(tmp_path).tabel["waarde"]) == {7.5}


def test_a_page_that_moved_or_sends_us_to_a_stranger_does_not_stop_the_others(
    uitgever: Uitgever, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uitgever.inhoud[REEKS[0]] = eurostat(7.5)
    uitgever.elders["/weg"] = "https://elders.example/x.csv"
    paden = (("/weg", "a.csv"), ("/nergens", "b.csv"), REEKS)
    spiegel = fill(uitgever, tmp_path, monkeypatch, *paden)
    assert spiegel.nieuw == (internet.BESTAND_JSON,)
    weg = [regel for regel in spiegel.verslag if regel.startswith("niet opgehaald")]
    assert "elders.example" in weg[0]
    assert "antwoordt 404" in weg[1]
    assert not (tmp_path / "a.csv").exists()


LAAG = tuple((f"/wijken.{deel}", f"laag/wijken.{deel}") for deel in ("shp", "shx", "dbf", "prj"))


@pytest.mark.parametrize("mist", ["shp", "shx", "dbf"])
@pytest.mark.parametrize("stond", [True, False])
def test_borders_and_codes_of_a_layer_are_of_one_release(
    uitgever: Uitgever, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mist: str, stond: bool
) -> None:
    toen = {pad: f"{pad} van toen".encode() for pad, _ in LAAG}
    uitgever.inhoud |= toen
    if stond:
        assert len(fill(uitgever, tmp_path, monkeypatch, *LAAG).nieuw) == 4
    uitgever.inhoud |= {pad: f"{pad} van nu".encode() for pad, _ in LAAG}
    nu = uitgever.inhoud.pop(f"/wijken.{mist}")
    spiegel = fill(uitgever, tmp_path, monkeypatch, *LAAG)
    assert spiegel.nieuw == ("laag/wijken.prj",)
    assert any("hoort bij wat niet kwam" in regel for regel in spiegel.verslag)
    staat = {p.suffix: p.read_bytes() for p in (tmp_path / "laag").iterdir()}
    assert staat.pop(".prj") == b"/wijken.prj van nu"
    assert staat == ({f".{d}": toen[f"/wijken.{d}"] for d in EEN_LAAG} if stond else {})
    # When all of it is there again, it comes.
    uitgever.inhoud[f"/wijken.{mist}"] = nu
    assert len(fill(uitgever, tmp_path, monkeypatch, *LAAG).nieuw) == 3
    assert (tmp_path / "laag/wijken.dbf").read_bytes() == b"/wijken.dbf van nu"


def test_a_layer_that_was_fetched_half_is_not_read_until_the_rest_came(
    uitgever: Uitgever, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uitgever.inhoud |= {pad: f"{pad} van toen".encode() for pad, _ in LAAG}
    fill(uitgever, tmp_path, monkeypatch, *LAAG)
    uitgever.inhoud |= {pad: f"{pad} van nu".encode() for pad, _ in LAAG}
    haal = Ophaler.fetch

    def gedood(ophaler: Ophaler, verzoek: Verzoek) -> object:
        if verzoek.pad.endswith(".dbf"):
            raise KeyboardInterrupt
        return haal(ophaler, verzoek)

    with monkeypatch.context() as eens:
        eens.setattr(Ophaler, "fetch", gedood)
        with pytest.raises(KeyboardInterrupt):
            fill(uitgever, tmp_path, eens, *LAAG)
    borders = tmp_path / "laag/wijken.shp"
    assert borders.read_bytes() == b"/wijken.shp van nu"
    with pytest.raises(OngeldigeGegevens, match="maar half opgehaald"):
        read_layer(borders, ["naam"])
    # A fetch that fails does not make it whole; one that brings the rest does.
    weg = uitgever.inhoud.pop("/wijken.dbf")
    fill(uitgever, tmp_path, monkeypatch, *LAAG)
    with pytest.raises(OngeldigeGegevens, match="maar half opgehaald"):
        read_layer(borders, ["naam"])
    uitgever.inhoud["/wijken.dbf"] = weg
    fill(uitgever, tmp_path, monkeypatch, *LAAG)
    assert {p.suffix for p in (tmp_path / "laag").iterdir()} == {".shp", ".shx", ".dbf", ".prj"}
    assert (tmp_path / "laag/wijken.dbf").read_bytes() == b"/wijken.dbf van nu"
    with pytest.raises(OngeldigeGegevens, match="geen leesbare kaartlaag"):
        read_layer(borders, ["naam"])


def test_where_one_address_fails_the_other_is_asked(
    uitgever: Uitgever, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uitgever.inhoud["/extract"] = b"extract"
    anders = Adres(f"{uitgever.adres}/extract", "osm/belgium-latest.osm.pbf")
    adres = Adres(f"{uitgever.adres}/vol", "osm/overpass.json", anders=anders)
    monkeypatch.setitem(ADRESSEN, "osm", (adres,))
    ophaler = Ophaler(tmp_path, Beleid(pogingen=1), wacht=lambda _: None)
    spiegel = mirror.fetch_all(ophaler, (BRONNEN["osm"],))
    assert spiegel.nieuw == ("osm/belgium-latest.osm.pbf",)
    assert any("osm/overpass.json: het ontbreekt nog" in regel for regel in spiegel.verslag)
    uitgever.inhoud["/vol"] = b"{}"
    assert mirror.fetch_all(ophaler, (BRONNEN["osm"],)).nieuw == ("osm/overpass.json",)


def test_a_source_without_known_licence_is_not_asked_without_permission(
    uitgever: Uitgever, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bron = BRONNEN["social_brussels"]
    uitgever.inhoud["/alle"] = b"[]"
    pad = "social_brussels/organisaties.json"
    monkeypatch.setitem(ADRESSEN, bron.sleutel, (Adres(f"{uitgever.adres}/alle", pad),))
    ophaler = Ophaler(tmp_path, Beleid(pogingen=1))
    uit = mirror.fetch_all(ophaler, (bron,))
    assert uit.nieuw == ()
    assert "BUURTKOMPAS_TOESTEMMING=social_brussels" in uit.verslag[-1]
    assert mirror.fetch_all(ophaler, (bron,), {bron.sleutel}).nieuw == (pad,)
