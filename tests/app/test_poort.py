"""What the server lets in and what it answers when something fails, asked of the app itself."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard import poort
from dashboard.api.fouten import MIME
from dashboard.instellingen import Instellingen
from dashboard.koppen import Koppen
from dashboard.poort import MEESTE_BESTANDEN, MEESTE_MB, Poort

GEHEIM = "wachtwoord op regel 12"
KOPPEN = ("x-content-type-options", "content-security-policy", "referrer-policy", "x-frame-options")


async def goed(request: Request) -> Response:
    return PlainTextResponse(request.url.path)


async def boem(_: Request) -> Response:
    raise RuntimeError(GEHEIM)


async def draad(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.close()


async def echo(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_bytes(await websocket.receive_bytes())


async def boem_draad(_: WebSocket) -> None:
    raise RuntimeError(GEHEIM)


class Klok:
    nu = 0.0

    def __call__(self) -> float:
        return self.nu


def maak(klok: Klok, **keuze: int) -> TestClient:
    routes = [
        Route("/ready", boem),
        Route("/api/stuk", boem),
        Route("/health", goed, methods=["GET"]),
        Route("/{rest:path}", goed, methods=["GET", "PUT"]),
        WebSocketRoute("/_stcore/stream", draad),
        WebSocketRoute("/stuk", boem_draad),
        WebSocketRoute("/echo", echo),
    ]
    midden = [
        Middleware(Koppen),
        Middleware(Poort, bladzijden=("kaart",), keuze=Instellingen(**keuze), klok=klok),
    ]
    return TestClient(Starlette(routes=routes, middleware=midden), raise_server_exceptions=True)


@pytest.fixture
def klok() -> Klok:
    return Klok()


def test_what_fails_says_so_in_our_words_and_only_the_log_says_what(klok, caplog) -> None:
    for pad, soort in (("/ready", "text/html; charset=utf-8"), ("/api/stuk", MIME)):
        antwoord = maak(klok).get(pad)
        assert (antwoord.status_code, antwoord.headers["content-type"]) == (500, soort)
        assert GEHEIM not in antwoord.text
        assert "Traceback" not in antwoord.text
        assert all(kop in antwoord.headers for kop in KOPPEN)
        assert GEHEIM in caplog.text
        caplog.clear()


def test_a_page_that_fails_while_it_is_mended_is_told_as_well(klok, monkeypatch) -> None:
    monkeypatch.setattr("dashboard.koppen.links", lambda: 1 / 0)
    app = Starlette(
        routes=[Route("/", lambda _: Response("<html></html>", media_type="text/html"))],
        middleware=[Middleware(Koppen)],
    )
    antwoord = TestClient(app).get("/")
    assert antwoord.status_code == 500
    assert "Hier ging iets mis" in antwoord.text


@pytest.mark.parametrize(
    "pad",
    [
        "/_stcore/metrics",
        "/_stcore/agent/mcp",
        "/_stcore/agent/openapi.json",
        "/_stcore/bidi-components/x/y.js",
        "/_stcore/script-health-check",
        "/auth/login",
        "/auth/logout",
        "/oauth2callback",
        "/app/static/x",
        "/index.html",
        "/static/js/nergens.js",
        "/static/",
        "/kaart/iets",
        "/kaart//",
        "/kaartx",
        "/x",
        "/healthz",
        "/kaart%20",
        "/_stcore/healthy",
        "/_stcore/upload_file/sessie/1",
        "/nergens",
    ],
)
def test_what_is_not_ours_is_not_there(klok, pad: str) -> None:
    antwoord = maak(klok).get(pad)
    assert antwoord.status_code == 404
    for zin in ("bestaat niet", "n’existe pas", "does not exist"):
        assert zin in antwoord.text
    assert all(kop in antwoord.headers for kop in KOPPEN)


@pytest.mark.parametrize(
    "pad",
    ["/", "/kaart", "/kaart/", "/_stcore/health", "/_stcore/host-config", "/media/x", "/geo/x"],
)
def test_what_is_ours_is_let_through(klok, pad: str) -> None:
    assert maak(klok).get(pad).text == pad


def test_each_kind_has_a_limit_of_its_own(klok: Klok) -> None:
    client = maak(klok, per_minuut_http=3, per_minuut_api=2, per_minuut_websocket=1)
    assert [client.get("/kaart").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert [client.get("/api/x").status_code for _ in range(3)] == [200, 200, 429]
    te_veel = client.get("/api/x")
    assert te_veel.headers["content-type"] == MIME
    assert te_veel.headers["retry-after"] == "30"
    assert te_veel.json()["status"] == 429
    assert all(kop in te_veel.headers for kop in KOPPEN)
    with client.websocket_connect("/_stcore/stream") as ws:
        assert any(naam == b"x-content-type-options" for naam, _ in ws.extra_headers)
    with (
        pytest.raises(WebSocketDenialResponse) as fout,
        client.websocket_connect("/_stcore/stream"),
    ):
        pass
    assert fout.value.status_code == 429
    assert all(kop in fout.value.headers for kop in KOPPEN)
    klok.nu += 60
    assert client.get("/api/x").status_code == 200


@pytest.mark.parametrize(("pad", "status"), [("/nergens", 403), ("/stuk", 500)])
def test_a_connection_that_is_refused_or_fails_has_the_headers(klok, pad, status) -> None:
    with pytest.raises(WebSocketDenialResponse) as fout, maak(klok).websocket_connect(pad):
        pass
    assert fout.value.status_code == status
    assert all(kop in fout.value.headers for kop in KOPPEN)
    assert GEHEIM not in fout.value.text


def test_a_visitor_cannot_empty_the_caches_of_all(klok: Klok) -> None:
    weg = [
        BackMsg(clear_cache=True),
        BackMsg(load_git_info=True),
        BackMsg(set_run_on_save=True),
        BackMsg(debug_shutdown_runtime=True),
    ]
    agent = BackMsg()
    agent.backend_operation_request.install_skills.SetInParent()
    vraag = BackMsg()
    vraag.rerun_script.page_name = "kaart"
    with maak(klok).websocket_connect("/echo") as ws:
        for bericht in (*weg, agent, BackMsg()):
            ws.send_bytes(bericht.SerializeToString())
        ws.send_text("hallo")
        ws.send_bytes(b"onzin")
        ws.send_bytes(vraag.SerializeToString())
        assert ws.receive_bytes() == vraag.SerializeToString()


def test_a_session_holds_so_many_files_and_all_together_so_many_bytes(klok, monkeypatch) -> None:
    client, pad = maak(klok), "/_stcore/upload_file/sessie/bestand"
    for heeft, status in (
        ((MEESTE_BESTANDEN - 1, 0), 200),
        ((MEESTE_BESTANDEN, 0), 429),
        ((0, MEESTE_MB << 20), 429),
    ):
        monkeypatch.setattr(poort, "held", lambda sessie, heeft=heeft: heeft)
        assert client.put(pad, content=b"x").status_code == status


def test_uploads_have_a_limit_too(klok: Klok) -> None:
    client = maak(klok, per_minuut_upload=2)
    pad = "/_stcore/upload_file/sessie/bestand"
    assert [client.put(pad, content=b"x").status_code for _ in range(3)] == [200, 200, 429]
