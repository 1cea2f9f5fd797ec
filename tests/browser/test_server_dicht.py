"""The real server under hostile requests: its headers everywhere, nothing else open, its limits."""

import asyncio
import base64
import http.client
import os
import socket
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import pytest

from dashboard.tekst import t
from tests.bench.bezoekers import Bezoeker
from tests.browser.conftest import ROOT, Server, _running

T = TypeVar("T")
GEHEIM = "wachtwoord op regel 12"
KOPPEN = (
    "content-security-policy",
    "cross-origin-opener-policy",
    "permissions-policy",
    "referrer-policy",
    "x-content-type-options",
    "x-frame-options",
)
#: A server as ours, whose page fails and one of whose routes does.
KAPOT = f'''
from pathlib import Path
import streamlit as st
from starlette.routing import Route
from dashboard.server import OPBOUW

async def boem(_):
    raise RuntimeError("{GEHEIM}")

routes = [Route("/ready", boem), *OPBOUW["routes"]]
app = st.App(Path(__file__).with_name("pagina.py"), **(OPBOUW | {{"routes": routes}}))
'''
PAGINA = f'import streamlit as st\nst.write("eerst")\nraise RuntimeError("{GEHEIM}")\n'


@dataclass(frozen=True)
class Antwoord:
    status: int
    koppen: dict[str, str]
    tekst: bytes


def vraag(url: str, pad: str, methode: str = "GET", lijf: bytes = b"", **koppen: str) -> Antwoord:
    """Ask for a path as it is: no client tidies the dots away first."""
    verbinding = http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)
    verbinding.putrequest(methode, pad, skip_accept_encoding=True)
    if lijf:
        verbinding.putheader("Content-Length", str(len(lijf)))
    for naam, waarde in koppen.items():
        verbinding.putheader(naam.replace("_", "-"), waarde)
    verbinding.endheaders(lijf or None)
    antwoord = verbinding.getresponse()
    tekst = antwoord.read()
    verbinding.close()
    return Antwoord(antwoord.status, {k.lower(): w for k, w in antwoord.getheaders()}, tekst)


def handdruk(url: str, pad: str = "/_stcore/stream", **koppen: str) -> tuple[int, str]:
    """Begin a websocket by hand; return the status and all headers as text."""
    delen = urlsplit(url)
    regels = [
        f"GET {pad} HTTP/1.1",
        f"Host: {delen.netloc}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
        *(f"{naam.replace('_', '-')}: {waarde}" for naam, waarde in koppen.items()),
    ]
    with socket.create_connection((delen.hostname, delen.port), timeout=10) as draad:
        draad.sendall(("\r\n".join(regels) + "\r\n\r\n").encode())
        tekst = b""
        while b"\r\n\r\n" not in tekst and (stuk := draad.recv(65536)):
            tekst += stuk
    kop = tekst.split(b"\r\n\r\n")[0].decode("latin-1").lower()
    return int(kop.split()[1]), kop


@pytest.fixture(scope="module")
def kapot(stadsstore: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server whose page fails, with limits that a test can reach."""
    map_ = tmp_path_factory.mktemp("kapot")
    (map_ / "server.py").write_text(KAPOT, "utf-8")
    (map_ / "pagina.py").write_text(PAGINA, "utf-8")
    extra = {
        "PYTHONPATH": str(ROOT),
        "BUURTKOMPAS_PER_MINUUT_API": "5",
        "BUURTKOMPAS_PER_MINUUT_WEBSOCKET": "60",
        "BUURTKOMPAS_PER_MINUUT_UPLOAD": "6",
    }
    with _running(stadsstore, map_ / "log.txt", map_ / "server.py", extra) as server:
        yield server


# ---- the server as visitors meet it ---------------------------------------------------------


@pytest.mark.parametrize(
    ("pad", "methode", "koppen", "status"),
    [
        ("/", "GET", {}, 200),
        ("/kaart/", "GET", {}, 301),
        ("/nergens", "GET", {}, 404),
        ("/media/nergens", "GET", {}, 404),
        ("/component/nergens/index.html", "GET", {}, 404),
        ("/media/%00", "GET", {}, 400),
        ("/", "POST", {}, 405),
        ("/health", "DELETE", {}, 405),
        ("/api/v1/editie", "PUT", {}, 405),
        ("/api/v1/editie", "GET", {"If_None_Match": "*"}, 304),
        ("/api/v1/wijken?x=1", "GET", {}, 400),
        ("/api/v1/wijken", "GET", {"Accept": "image/png"}, 406),
        ("/_stcore/upload_file/x/y", "PUT", {}, 403),
    ],
)
def test_every_answer_has_the_headers(server: Server, pad, methode, koppen, status) -> None:
    antwoord = vraag(server.url, pad, methode, **koppen)
    assert antwoord.status == status
    assert set(KOPPEN) <= set(antwoord.koppen)


def test_a_connection_has_the_headers_and_strangers_get_none(server: Server) -> None:
    for pad, koppen, status in (
        ("/_stcore/stream", {}, 101),
        ("/_stcore/stream", {"Origin": server.url}, 101),
        ("/_stcore/stream", {"Origin": "https://elders.example"}, 403),
        ("/nergens", {}, 403),
    ):
        kreeg, kop = handdruk(server.url, pad, **koppen)
        assert kreeg == status
        assert all(f"\n{naam}:" in kop for naam in KOPPEN)


def test_what_streamlit_has_and_we_do_not_is_closed(server: Server) -> None:
    for pad in (
        "/_stcore/metrics",
        "/_stcore/agent/mcp",
        "/_stcore/agent/interact",
        "/_stcore/agent/openapi.json",
        "/_stcore/bidi-components/x",
        "/_stcore/script-health-check",
        "/auth/login?provider=x",
        "/auth/logout",
        "/oauth2callback?code=1",
    ):
        for methode in ("GET", "POST"):
            assert vraag(server.url, pad, methode).status == 404, pad


VERRAAD = (b"import streamlit", b"set_page_config", b"root:", b'"schema"', b"[server]", b"msgid")
UIT = ("app.py", "dashboard/app.py", ".streamlit/config.toml", "etc/passwd", "huidig.json")
OMHOOG = (
    "../",
    "..%2f",
    "%2e%2e/",
    "%2e%2e%2f",
    "%252e%252e%252f",
    "..%5c",
    "..\\",
    "%2e%2e%5c",
    "..%00/",
    "%c0%ae%c0%ae/",
    "....//",
    "/",
    "%2f",
)


@pytest.mark.parametrize("begin", ["/assets/", "/geo/", "/static/", "/media/", "/component/", "/"])
def test_no_way_out_of_a_folder(server: Server, begin: str) -> None:
    for omhoog in OMHOOG:
        for keer in (1, 4):
            for doel in UIT:
                pad = begin + omhoog * keer + doel
                antwoord = vraag(server.url, pad)
                assert antwoord.status in (400, 404), pad
                assert not any(woord in antwoord.tekst for woord in VERRAAD), pad


@pytest.mark.parametrize("begin", ["/", "/assets/", "/static/", "/media/", "/geo/", "/component/"])
def test_an_overlong_path_is_refused_and_no_folder_is_listed(server: Server, begin: str) -> None:
    assert vraag(server.url, begin + "a" * 30_000).status in (400, 404)
    assert vraag(server.url, begin + "%2e" * 9_000).status in (400, 404)
    if begin != "/":
        assert vraag(server.url, begin).status in (301, 404)
        assert vraag(server.url, begin[:-1]).status == 404


def test_a_path_that_is_no_page_says_so_in_three_languages(server: Server) -> None:
    antwoord = vraag(server.url, "/nergens?taal=fr")
    assert antwoord.status == 404
    for taal in ("nl", "fr", "en"):
        assert t("site.geen_bladzijde", taal).encode() in antwoord.tekst
    assert b"nergens" not in antwoord.tekst


def test_what_is_no_http_is_refused_and_the_server_lives(server: Server) -> None:
    delen = urlsplit(server.url)
    with socket.create_connection((delen.hostname, delen.port), timeout=10) as draad:
        draad.sendall(b"\x16\x03\x01 hello\r\n\r\n")
        kop, lijf = draad.makefile("rb").read().split(b"\r\n\r\n")
    assert lijf == b"Invalid HTTP request received."
    assert all(f"\n{naam}:".encode() in kop.lower() for naam in KOPPEN)
    assert vraag(server.url, "/health").status == 200


# ---- a server with a page that fails, and low limits ----------------------------------------


class Lezer(Bezoeker):
    alles: str = ""

    def _take(self, bericht) -> bool:
        self.alles += str(bericht)
        super()._take(bericht)
        return bericht.WhichOneof("type") == "script_finished"


def apart(taak: Coroutine[Any, Any, T]) -> T:
    """Run a task beside the event loop that Playwright keeps in the main thread."""
    with ThreadPoolExecutor(1) as draad:
        return draad.submit(asyncio.run, taak).result()


async def lees(url: str) -> Lezer:
    async with Lezer(url, "") as lezer:
        await lezer.run()
        return lezer


def test_a_page_that_fails_says_so_and_the_log_says_why(kapot: Server) -> None:
    lezer = apart(lees(kapot.url))
    assert t("site.stuk", "nl") in lezer.alles
    # Whoever counts faults by machine sees it as one.
    assert lezer.fouten == 1
    for woord in (GEHEIM, "RuntimeError", "Traceback", 'File "'):
        assert woord not in lezer.alles
    assert GEHEIM in kapot.tail()


def test_a_route_that_fails_says_so_and_the_log_says_why(kapot: Server) -> None:
    antwoord = vraag(kapot.url, "/ready")
    assert antwoord.status == 500
    assert set(KOPPEN) <= set(antwoord.koppen)
    assert t("site.stuk", "en").encode() in antwoord.tekst
    for woord in (GEHEIM, "RuntimeError", "Traceback"):
        assert woord.encode() not in antwoord.tekst
    assert "Traceback" in kapot.log.read_text("utf-8")
    assert GEHEIM in kapot.log.read_text("utf-8")


def test_too_much_is_refused_whoever_they_say_they_are(kapot: Server) -> None:
    pad = "/api/v1/editie"
    zelf = [vraag(kapot.url, pad).status for _ in range(7)]
    assert zelf == [200] * 5 + [429] * 2
    # One more visitor together, not one for each name.
    ander = [vraag(kapot.url, pad, X_Forwarded_For=f"203.0.113.{n}") for n in range(8)]
    assert [a.status for a in ander].count(200) == 5
    laatste = ander[-1]
    assert laatste.koppen["content-type"] == "application/problem+json"
    assert 1 <= int(laatste.koppen["retry-after"]) <= 12
    assert set(KOPPEN) <= set(laatste.koppen)
    # Pages have a limit of their own.
    assert vraag(kapot.url, "/health").status == 200


def test_files_are_bounded_in_size_and_number(kapot: Server) -> None:
    merk = vraag(kapot.url, "/_stcore/health").koppen.get("set-cookie", "")
    assert merk.startswith("_streamlit_xsrf=")
    merk = merk.split(";")[0].split("=", 1)[1]
    apart(stuur_bestanden(kapot, merk))


async def stuur_bestanden(kapot: Server, merk: str) -> None:
    async with Lezer(kapot.url, "") as lezer:
        await lezer.run()
        sessie = lezer.alles.split('session_id: "')[1].split('"')[0]

        def stuur(naam: str, inhoud: bytes) -> Antwoord:
            lijf = (
                b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.csv"\r\n\r\n'
                + inhoud
                + b"\r\n--x--\r\n"
            )
            return vraag(
                kapot.url,
                f"/_stcore/upload_file/{sessie}/{naam}",
                "PUT",
                lijf,
                Content_Type="multipart/form-data; boundary=x",
                Cookie=f"_streamlit_xsrf={merk}",
                X_Xsrftoken=merk,
            )

        te_groot = await asyncio.to_thread(stuur, "groot", b"x" * (25 << 20))
        assert te_groot.status == 413
        assert set(KOPPEN) <= set(te_groot.koppen)
        for n in range(5):
            assert (await asyncio.to_thread(stuur, str(n), b"a;b\n1;2\n")).status == 204
        assert (await asyncio.to_thread(stuur, "nog-een", b"a")).status == 429


def test_new_connections_have_a_limit_and_it_passes(kapot: Server) -> None:
    statussen = [handdruk(kapot.url) for _ in range(70)]
    assert statussen[-1][0] == 429
    assert all(f"\n{naam}:" in statussen[-1][1] for naam in KOPPEN)
    wacht = int(statussen[-1][1].split("retry-after: ")[1].split("\r\n")[0])
    assert wacht == 1
    time.sleep(wacht)
    assert handdruk(kapot.url)[0] == 101
