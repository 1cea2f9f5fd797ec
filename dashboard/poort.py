"""What the server lets in: the addresses that there are, and not too much from one visitor."""

import time
from collections import Counter
from collections.abc import Callable, Collection
from pathlib import Path

import streamlit
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from dashboard.api.fouten import problem
from dashboard.assets import PAD
from dashboard.berichten import only_ours
from dashboard.drempel import Emmers, visitor
from dashboard.instellingen import Instellingen, instellingen
from dashboard.kort import short_page

#: Where a visitor's file arrives; the session and the file's own number come behind it.
_UPLOAD = "/_stcore/upload_file/"
#: What Streamlit does there; to any other method it answers its page.
_UPLOADMETHODEN = ("PUT", "DELETE", "OPTIONS")
#: Streamlit has more: its metrics, a login, an interface for agents. We use none of those.
_OPEN = frozenset(
    {
        "/health",
        "/ready",
        "/favicon.png",
        "/manifest.json",
        "/_stcore/health",
        "/_stcore/host-config",
    }
)
#: Each of these answers 404 itself for what it does not have.
_OPEN_ONDER = ("/media/", "/component/", f"{PAD}/", "/geo/", "/api/")
#: Files that one session may have here at once, and megabytes that all sessions may.
MEESTE_BESTANDEN, MEESTE_MB = 10, 500


class Poort:
    """ASGI middleware: refuse what is not there, and whoever asks too much.

    Parameters
    ----------
    app : ASGIApp
    bladzijden : collection of str
        Paths of the pages, as "kaart".
    keuze : Instellingen, optional
    klok : callable
        Seconds that only go up.
    """

    def __init__(
        self,
        app: ASGIApp,
        bladzijden: Collection[str],
        keuze: Instellingen | None = None,
        klok: Callable[[], float] = time.monotonic,
    ) -> None:
        self.app = app
        keuze = keuze or instellingen()
        self._paden = _OPEN | streamlit_files() | {f"/{naam}" for naam in ("", *bladzijden)}
        self._emmers = {
            "http": Emmers(keuze.per_minuut_http, klok),
            "api": Emmers(keuze.per_minuut_api, klok),
            "websocket": Emmers(keuze.per_minuut_websocket, klok),
            "upload": Emmers(keuze.per_minuut_upload, klok),
        }
        self._onderweg: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or let it through."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        soort = kind(scope)
        if wacht := self._emmers[soort].neem(visitor(scope)):
            await _refuse(scope, receive, send, _too_much(wacht))
        elif soort == "upload":
            await self._upload(scope, receive, send)
        elif scope["type"] == "http" and not self._is_open(scope["path"], scope["method"]):
            await short_page(404)(scope, receive, send)
        else:
            hoort = only_ours(receive) if scope["type"] == "websocket" else receive
            await self.app(scope, hoort, send)

    def _is_open(self, pad: str, methode: str) -> bool:
        if pad.startswith(_UPLOAD):
            return methode in _UPLOADMETHODEN
        # A link from elsewhere may end with a slash; Streamlit leads it to the page.
        kaal = pad.removesuffix("/")
        return pad.startswith(_OPEN_ONDER) or pad in self._paden or kaal in self._paden

    async def _upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a file through where there is room; what is still on its way counts as well."""
        sessie = scope["path"].removeprefix(_UPLOAD).split("/")[0]
        bestanden, bytes_ = held(sessie)
        heel = (bytes_ >> 20) + self._onderweg.total() * _largest_mb()
        if bestanden + self._onderweg[sessie] >= MEESTE_BESTANDEN or heel >= MEESTE_MB:
            await _refuse(scope, receive, send, _too_much(60))
            return
        self._onderweg[sessie] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._onderweg[sessie] -= 1
            if not self._onderweg[sessie]:
                del self._onderweg[sessie]


def kind(scope: Scope) -> str:
    """Return which limit a request counts for: "http", "api", "websocket" or "upload".

    Examples
    --------
    >>> kind({"type": "http", "method": "GET", "path": "/api/v1/wijken"})
    'api'
    """
    if scope["type"] == "websocket":
        return "websocket"
    if scope["method"] == "PUT" and scope["path"].startswith(_UPLOAD):
        return "upload"
    return "api" if scope["path"].startswith("/api/") else "http"


def streamlit_files() -> frozenset[str]:
    """Return the paths of Streamlit's own scripts, styles and fonts.

    Streamlit answers its page, and 200, for one that it does not have.
    """
    wortel = Path(streamlit.__file__).parent / "static"
    alle = (pad for pad in (wortel / "static").rglob("*") if pad.is_file())
    return frozenset(f"/{pad.relative_to(wortel).as_posix()}" for pad in alle)


def held(sessie: str) -> tuple[int, int]:
    """Return how many files a session has on the server, and the bytes of all sessions' files."""
    beheer = Runtime.instance().uploaded_file_mgr if Runtime.exists() else None
    if not isinstance(beheer, MemoryUploadedFileManager):
        return 0, 0
    alle = {naam: list(deel.values()) for naam, deel in list(beheer.file_storage.items())}
    return len(alle.get(sessie, ())), sum(len(b.data) for deel in alle.values() for b in deel)


def _largest_mb() -> int:
    return int(streamlit.get_option("server.maxUploadSize"))


def _too_much(wacht: int) -> Response:
    antwoord = problem(429, f"Dit is te veel in korte tijd; probeer het over {wacht} s opnieuw.")
    antwoord.headers["Retry-After"] = str(wacht)
    return antwoord


async def _refuse(scope: Scope, receive: Receive, send: Send, antwoord: Response) -> None:
    if scope["type"] == "http" or "websocket.http.response" in scope.get("extensions", {}):
        await antwoord(scope, receive, send)
    else:
        await send({"type": "websocket.close", "code": 1013})
