"""The door to the network, against a server that misbehaves in every way we could think of."""

import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import httpx2 as httpx
import pytest

from etl.errors import DownloadMislukt, OngeldigeAanroep
from etl.sources.download import LIJST, Beleid, Ophaler, Verzoek, check_url
from tests.webserver import Antwoord, Stil, answer, serve

INHOUD = bytes(range(256)) * 2000


@dataclass
class Uitgever:
    """A publisher on this machine: what it sends, how it fails, and what it was asked."""

    inhoud: bytes = INHOUD
    etag: str = '"een"'
    fouten: list[str] = field(default_factory=list)
    vragen: list[dict[str, str]] = field(default_factory=list)
    omleiding: str = ""
    adres: str = ""

    def antwoord(self, vraag: Stil) -> Antwoord:
        self.vragen.append({k.lower(): v for k, v in vraag.headers.items()})
        fout = self.fouten.pop(0) if self.fouten else ""
        if fout.isdigit():
            return int(fout), {"Retry-After": "7"}, b""
        if self.omleiding:
            return 302, {"Location": self.omleiding}, b""
        if vraag.headers.get("If-None-Match") == self.etag:
            return 304, {}, b""
        van = 0
        bereik = vraag.headers.get("Range", "")
        if bereik and vraag.headers.get("If-Range") == self.etag:
            van = int(bereik.removeprefix("bytes=").rstrip("-"))
        deel = self.inhoud[van:]
        koppen = {"ETag": self.etag, "Content-Length": str(len(deel))}
        if van:
            heel = len(self.inhoud)
            koppen["Content-Range"] = f"bytes {van}-{heel - 1}/{heel}"
        # "half" breaks off in the middle of what was promised.
        return 206 if van else 200, koppen, deel[: len(deel) // 2] if fout == "half" else deel


@pytest.fixture
def uitgever() -> Iterator[Uitgever]:
    wat = Uitgever()
    with serve(answer(wat.antwoord)) as adres:
        wat.adres = f"{adres}/bestand.csv"
        yield wat


def haal(uitgever: Uitgever, folder: Path, pauzes: list[float] | None = None, **beleid: object):
    wacht = [] if pauzes is None else pauzes
    ophaler = Ophaler(folder, Beleid(**beleid), wacht=wacht.append)
    return ophaler.fetch(Verzoek(uitgever.adres, "statbel/bestand.csv"))


def test_a_file_comes_whole_and_is_remembered(uitgever: Uitgever, tmp_path: Path) -> None:
    gehaald = haal(uitgever, tmp_path)
    assert gehaald.pad.read_bytes() == INHOUD
    assert gehaald.nieuw
    lijst = json.loads((tmp_path / LIJST).read_text("utf-8"))
    assert lijst["statbel/bestand.csv"]["bytes"] == len(INHOUD)
    assert sorted(p.name for p in gehaald.pad.parent.iterdir()) == ["bestand.csv"]


def test_an_unchanged_file_is_not_sent_again(uitgever: Uitgever, tmp_path: Path) -> None:
    haal(uitgever, tmp_path)
    weer = haal(uitgever, tmp_path)
    assert not weer.nieuw
    assert uitgever.vragen[-1]["if-none-match"] == '"een"'


def test_a_file_that_somebody_changed_is_fetched_again(uitgever: Uitgever, tmp_path: Path) -> None:
    pad = haal(uitgever, tmp_path).pad
    pad.write_bytes(b"stuk")
    assert haal(uitgever, tmp_path).nieuw
    assert "if-none-match" not in uitgever.vragen[-1]
    assert pad.read_bytes() == INHOUD


def test_a_new_release_takes_the_place_of_the_old(uitgever: Uitgever, tmp_path: Path) -> None:
    haal(uitgever, tmp_path)
    uitgever.inhoud, uitgever.etag = b"nieuw", '"twee"'
    assert haal(uitgever, tmp_path).nieuw
    assert (tmp_path / "statbel/bestand.csv").read_bytes() == b"nieuw"


def test_a_fetch_that_breaks_off_goes_on_where_it_stopped(uitgever: Uitgever, tmp_path: Path):
    uitgever.fouten = ["half"]
    assert haal(uitgever, tmp_path).pad.read_bytes() == INHOUD
    # It goes on after the last whole block that it had written.
    al = int(uitgever.vragen[1]["range"].removeprefix("bytes=").rstrip("-"))
    assert 0 < al <= len(INHOUD) // 2
    assert uitgever.vragen[1]["if-range"] == '"een"'


def test_a_part_of_an_older_release_is_never_glued_to_a_new_one(
    uitgever: Uitgever, tmp_path: Path
) -> None:
    uitgever.fouten = ["half"]
    with pytest.raises(DownloadMislukt):
        haal(uitgever, tmp_path, pogingen=1)
    uitgever.inhoud, uitgever.etag = INHOUD[::-1], '"twee"'
    assert haal(uitgever, tmp_path).pad.read_bytes() == INHOUD[::-1]


def test_a_truncated_download_never_replaces_a_good_file(uitgever: Uitgever, tmp_path: Path):
    pad = haal(uitgever, tmp_path).pad
    uitgever.inhoud, uitgever.etag, uitgever.fouten = b"x" * 99, '"twee"', ["half"] * 9
    with pytest.raises(DownloadMislukt, match="brak af"):
        haal(uitgever, tmp_path, pogingen=2)
    assert pad.read_bytes() == INHOUD


PAGINA = b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html>Even geduld</html>'
HALVE_LIJST = b'{"elements": [], "remark": "runtime error: Query timed out"}'
FOUT = b'{"error": [{"status": 400, "label": "no such dimension"}]}'


def _zip() -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr("x.txt", "1|2\n" * 1000)
    return uit.getvalue()


@pytest.mark.parametrize(
    ("pad", "goed", "slecht", "wat"),
    [
        ("statbel/x.csv", INHOUD, PAGINA, "webpagina"),
        ("statbel/x.csv", INHOUD, b"", "leeg bestand"),
        ("statbel/x.zip", _zip(), _zip()[:1500], "geen heel zipbestand"),
        ("statbel/x.XLSX", _zip(), PAGINA, "webpagina"),
        ("osm/overpass.json", b'{"elements": [1]}', HALVE_LIJST, "runtime error: Query timed out"),
        ("eurostat/x.json", b"{}", FOUT, "no such dimension"),
        ("gent/x.geojson", b"[1, 2]", b"[1,", "geen hele JSON"),
        ("ookla/x.parquet", b"PAR1 x PAR1", b"PAR1 x PA", "niet heel"),
    ],
)
def test_what_is_no_such_file_never_replaces_a_good_one(
    uitgever: Uitgever, tmp_path: Path, pad: str, goed: bytes, slecht: bytes, wat: str
) -> None:
    ophaler = Ophaler(tmp_path)
    uitgever.inhoud = goed
    assert ophaler.fetch(Verzoek(uitgever.adres, pad)).nieuw
    uitgever.inhoud, uitgever.etag = slecht, '"twee"'
    with pytest.raises(DownloadMislukt, match=re.escape(wat)):
        ophaler.fetch(Verzoek(uitgever.adres, pad))
    assert (tmp_path / pad).read_bytes() == goed
    # Nothing of it stays to be gone on with, and the good file is asked for by its own tag.
    uitgever.inhoud, uitgever.etag = goed, '"een"'
    assert not ophaler.fetch(Verzoek(uitgever.adres, pad)).nieuw
    assert uitgever.vragen[-1]["if-none-match"] == '"een"'


def test_a_remark_of_another_than_overpass_is_no_fault(uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.inhoud = b'{"remark": "lijst van november", "error": null, "items": [{"naam": "x"}]}'
    assert Ophaler(tmp_path).fetch(Verzoek(uitgever.adres, "lijsten/x.json")).nieuw


@pytest.mark.parametrize(
    ("van", "tot", "heel"),
    [(0, None, None), (None, 10, None), (None, None, 7)],
    ids=["from another byte", "a piece of the rest", "of another length"],
)
def test_a_part_that_does_not_fit_never_becomes_the_file(
    uitgever: Uitgever, tmp_path: Path, van: int | None, tot: int | None, heel: int | None
) -> None:
    pad = haal(uitgever, tmp_path).pad
    uitgever.inhoud, uitgever.etag, uitgever.fouten = INHOUD[::-1], '"twee"', ["half"]

    def gewoon(vraag: Stil, antwoord=uitgever.antwoord) -> Antwoord:
        status, koppen, deel = antwoord(vraag)
        if status != 206:
            return status, koppen, deel
        begin = len(INHOUD) - len(deel) if van is None else van
        stuk = INHOUD[::-1][begin:][:tot]
        koppen["Content-Range"] = f"bytes {begin}-{begin + len(stuk) - 1}/{heel or len(INHOUD)}"
        return 206, koppen | {"Content-Length": str(len(stuk))}, stuk

    with serve(answer(gewoon)) as adres:
        ophaler = Ophaler(tmp_path, Beleid(pogingen=2), wacht=lambda _: None)
        with pytest.raises(DownloadMislukt):
            ophaler.fetch(Verzoek(f"{adres}/bestand.csv", "statbel/bestand.csv"))
    assert pad.read_bytes() == INHOUD


def test_a_file_that_comes_squeezed_is_refused(tmp_path: Path) -> None:
    koppen = {"Content-Encoding": "gzip"}
    with (
        serve(answer(lambda _: (200, koppen, gzip.compress(INHOUD)))) as adres,
        pytest.raises(DownloadMislukt, match="ingepakt"),
    ):
        Ophaler(tmp_path).fetch(Verzoek(f"{adres}/x.csv", "statbel/x.csv"))
    assert not (tmp_path / "statbel/x.csv").exists()


def test_a_busy_server_is_asked_again_later_and_later(uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.fouten, pauzes = ["503", "429", "504"], []
    assert haal(uitgever, tmp_path, pauzes, pauze_s=2.0).nieuw
    # As long as the server asks (7 s), or longer with every try.
    assert pauzes == [7.0, 7.0, 8.0]


def test_there_is_a_deadline(uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.fouten, pauzes = ["503"] * 9, []
    with pytest.raises(DownloadMislukt, match="later opnieuw"):
        haal(uitgever, tmp_path, pauzes, einde_s=5.0)
    assert pauzes == []


def test_what_is_gone_is_told_at_once(uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.fouten = ["404"]
    with pytest.raises(DownloadMislukt, match="antwoordt 404"):
        haal(uitgever, tmp_path)
    assert len(uitgever.vragen) == 1


def test_a_file_that_is_too_big_is_refused(uitgever: Uitgever, tmp_path: Path) -> None:
    verzoek = Verzoek(uitgever.adres, "x.csv", meeste_bytes=1000)
    with pytest.raises(DownloadMislukt, match="groter dan"):
        Ophaler(tmp_path).fetch(verzoek)
    assert not (tmp_path / "x.csv").exists()


def test_a_redirect_to_a_stranger_is_refused(uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.omleiding = "https://elders.example/bestand.csv"
    with pytest.raises(OngeldigeAanroep, match="mag niet opgehaald"):
        haal(uitgever, tmp_path)


def test_a_redirect_without_end_is_told(uitgever: Uitgever, tmp_path: Path) -> None:
    uitgever.omleiding = uitgever.adres
    with pytest.raises(DownloadMislukt, match="telkens verder"):
        haal(uitgever, tmp_path)


def test_offline_asks_nobody(uitgever: Uitgever, tmp_path: Path) -> None:
    with pytest.raises(DownloadMislukt, match="--offline"):
        haal(uitgever, tmp_path, offline=True)
    haal(uitgever, tmp_path)
    assert not haal(uitgever, tmp_path, offline=True).nieuw
    assert len(uitgever.vragen) == 1


def test_a_server_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    ophaler = Ophaler(tmp_path, Beleid(pogingen=2), wacht=lambda _: None)
    with pytest.raises(DownloadMislukt, match="kon niet opgehaald worden"):
        ophaler.fetch(Verzoek("http://127.0.0.1:9/x.csv", "x.csv"))


@pytest.mark.parametrize("pad", ["../x.csv", "/etc/passwd", "a/../../x", ""])
def test_nothing_is_written_outside_the_mirror(uitgever: Uitgever, tmp_path: Path, pad: str):
    with pytest.raises(OngeldigeAanroep, match="geen plaats"):
        Ophaler(tmp_path).fetch(Verzoek(uitgever.adres, pad))


@pytest.mark.parametrize(
    "url",
    [
        "http://statbel.fgov.be/x",
        "https://statbel.fgov.be.elders.example/x",
        "https://statbel.fgov.be@elders.example/x",
        "https://iemand@statbel.fgov.be/x",
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "",
    ],
)
def test_only_https_and_only_known_hosts(url: str) -> None:
    with pytest.raises(OngeldigeAanroep):
        check_url(url, Beleid().hosts)


@pytest.mark.parametrize("waarheen", ["http://127.0.0.1:8501/ready", "http://localhost/"])
def test_a_publisher_cannot_send_us_to_this_machine_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waarheen: str
) -> None:
    gevraagd = []

    def antwoord(vraag: httpx.Request) -> httpx.Response:
        gevraagd.append(vraag.url.host)
        return httpx.Response(302, headers={"Location": waarheen})

    klant = partial(httpx.Client, transport=httpx.MockTransport(antwoord))
    monkeypatch.setattr("etl.sources.download.httpx.Client", klant)
    with pytest.raises(OngeldigeAanroep, match="alleen https"):
        Ophaler(tmp_path).fetch(Verzoek("https://statbel.fgov.be/x.csv", "statbel/x.csv"))
    assert gevraagd == ["statbel.fgov.be"]
