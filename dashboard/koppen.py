"""What every answer of the server carries: security headers; a page its language and style."""

import base64
import hashlib
import logging
import re
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import data, edities, taal
from dashboard.api.fouten import problem
from dashboard.assets import url
from dashboard.instellingen import TEGELS_HOST, Instellingen, instellingen
from dashboard.kort import short_page
from dashboard.tekst import t
from dashboard.veilig import in_html
from etl.errors import BuurtkompasFout

_LOG = logging.getLogger(__name__)
_COMPONENT = "/component/"
#: Where the content of every page begins: its title (:func:`dashboard.parts.pagina.begin`).
INHOUD = "inhoud"
_TAAL = re.compile(rb'(<html[^>]*?\blang=")en"')
#: Until Streamlit's script has started; the page then names itself.
_TITEL = b"<title>Buurtkompas</title>"
_GEEN_GZIP = re.compile(r"gzip\s*;\s*q=0(?:\.0*)?\s*(?:,|$)", re.IGNORECASE)
#: Headers of Streamlit's page that are not true of ours.
_NIET_ONS = ("ETag", "Last-Modified", "Accept-Ranges")
_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)

#: Chunks of Streamlit's script that the map's page draws with. Fetched with the page, they are
#: there when it first draws, instead of asked for one by one while it does. What a release calls
#: otherwise is not found, and then comes when Streamlit asks for it, as it would without us.
_STREAMLIT = Path(streamlit.__file__).parent / "static"
_STREAMLIT_JS = _STREAMLIT / "static" / "js"
_STREAMLIT_DELEN = (
    "ComponentInstance",
    "Html",
    "Selectbox",
    "Slider",
    "Radio",
    "TextInput",
    "Button",
    "DownloadButton",
)
_IMPORT = re.compile(r"""(?:from|import)\s*["'`]\./([\w.-]+\.js)["'`]""")

_VAST = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Koppen:
    """ASGI middleware: add the headers to every answer, mend a page's language, style our pages.

    Streamlit writes ``lang="en"`` into its page, whatever language the page speaks; a screen
    reader would read our Dutch aloud as English.
    """

    def __init__(self, app: ASGIApp, keuze: Instellingen | None = None) -> None:
        self.app = app
        self.keuze = keuze or instellingen()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; what fails below is told to the log and not to the visitor."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        if scope["type"] == "http":
            scope = _as_answered(scope)
        antwoord = _Antwoord(scope, send, self)
        try:
            await self.app(scope, receive, antwoord.stuur)
        except Exception:
            if antwoord.begonnen:
                raise
            _LOG.exception("%s %s", scope.get("method", "WEBSOCKET"), ascii(scope["path"]))
            await antwoord.stuur_fout(receive)


class _Antwoord:
    """One answer on its way out; a page is held back until it is whole."""

    def __init__(self, scope: Scope, send: Send, koppen: Koppen) -> None:
        self.scope, self._send, self.koppen = scope, send, koppen
        self.begin: Message | None = None
        self.begonnen = False
        self.tekst = b""

    async def send(self, bericht: Message) -> None:
        """Send a message as it is; from now on it is too late for another answer."""
        self.begonnen = True
        await self._send(bericht)

    async def stuur_fout(self, receive: Receive) -> None:
        """Answer that something failed here, and no word about what."""
        self.begin = None
        api = self.scope["path"].startswith("/api/")
        antwoord = problem(500, "Dit ligt niet aan uw vraag.") if api else short_page(500)
        await antwoord(self.scope, receive, self.stuur)

    async def stuur(self, bericht: Message) -> None:
        """Pass one message on, with the headers."""
        if self.scope["type"] == "websocket":
            await self._stuur_websocket(bericht, dict(self.scope.get("extensions") or {}))
        else:
            await self._stuur_http(bericht)

    async def _stuur_websocket(self, bericht: Message, kan: dict[str, object]) -> None:
        soort = bericht["type"]
        if soort == "websocket.close" and not self.begonnen and "websocket.http.response" in kan:
            # Refused: uvicorn's own answer would have none of the headers.
            await PlainTextResponse("", 403)(self.scope, _no_more, self.stuur)
            return
        if soort in ("websocket.accept", "websocket.http.response.start"):
            bericht = {**bericht, "headers": list(bericht.get("headers") or ())}
            self._zet_koppen(bericht, ())
        await self.send(bericht)

    async def _stuur_http(self, bericht: Message) -> None:
        if bericht["type"] == "http.response.start" and self._te_herstellen(bericht):
            self.begin = bericht
        elif bericht["type"] == "http.response.start":
            self._zet_koppen(bericht, ())
            await self.send(bericht)
        elif bericht["type"] == "http.response.body" and self.begin is not None:
            self.tekst += bericht.get("body", b"")
            if not bericht.get("more_body"):
                await self._stuur_pagina(self.begin)
        else:
            await self.send(bericht)

    def _te_herstellen(self, bericht: Message) -> bool:
        soort = Headers(raw=bericht["headers"]).get("content-type", "")
        heel = bericht["status"] == 200 and self.scope["method"] == "GET"
        # What a visitor downloads is a file of its own, not a page of ours.
        eigen = not self.scope["path"].startswith("/media/")
        return heel and eigen and soort.startswith("text/html")

    async def _stuur_pagina(self, begin: Message) -> None:
        tekst = _TAAL.sub(rb"\1" + page_language(self.scope).encode() + b'"', self.tekst)
        if not self.scope["path"].startswith(_COMPONENT):
            kop = links() + await run_in_threadpool(layer_links)
            tekst = tekst.replace(b"</head>", kop + b"</head>", 1)
            tekst = tekst.replace(b"<title>Streamlit</title>", _TITEL, 1)
            tekst = tekst.replace(b"<body>", b"<body>" + skip_link(page_language(self.scope)), 1)
        self._zet_koppen(begin, tuple(_SCRIPT.findall(tekst)))
        koppen = MutableHeaders(raw=begin["headers"])
        koppen["Content-Length"] = str(len(tekst))
        for naam in _NIET_ONS:
            del koppen[naam]
        await self.send(begin)
        await self.send({"type": "http.response.body", "body": tekst})

    def _zet_koppen(self, bericht: Message, scripts: tuple[bytes, ...]) -> None:
        koppen = MutableHeaders(scope=bericht)
        koppen.update(security_headers(self.scope["path"], scripts, self.koppen.keuze))


async def _no_more() -> Message:
    return {"type": "websocket.disconnect", "code": 1000}


def page_language(scope: Scope) -> str:
    """Return the language that the address of a page asks for.

    Examples
    --------
    >>> page_language({"query_string": b"wijk=44021W07&taal=fr"})
    'fr'
    """
    vraag = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    return taal.herken(vraag.get(taal.PARAMETER, [None])[0])


def skip_link(in_taal: str) -> bytes:
    """Return the link that takes who uses the keyboard past the menu, to the page's title.

    Examples
    --------
    >>> skip_link("en").decode()
    '<a class="bk-sprong" href="#inhoud">To the content</a>'
    """
    tekst = in_html(t("site.naar_inhoud", in_taal))
    return f'<a class="bk-sprong" href="#{INHOUD}">{tekst}</a>'.encode()


def streamlit_chunks() -> list[str]:
    """Return the files of :data:`_STREAMLIT_DELEN` and all they import, but what the page names."""
    pagina = (_STREAMLIT / "index.html").read_text("utf-8")
    rij = [pad.name for deel in _STREAMLIT_DELEN for pad in _STREAMLIT_JS.glob(f"{deel}.*.js")]
    gezien: dict[str, None] = {}
    while rij:
        naam = rij.pop()
        if naam not in gezien and (_STREAMLIT_JS / naam).is_file():
            gezien[naam] = None
            rij += _IMPORT.findall((_STREAMLIT_JS / naam).read_text("utf-8"))
    return sorted(naam for naam in gezien if naam not in pagina)


@cache
def links() -> bytes:
    """Return what our page loads from the start, instead of when Streamlit first needs it.

    Our style sheet; what keeps the keyboard's focus in its place; the parts of Streamlit's own
    script that draw a map; and the files of the map itself, which a browser may fetch while
    Streamlit is still starting.
    """
    delen = [f'<link rel="stylesheet" href="{url("stijl.css")}">']
    delen.append(f'<script src="{url("focus.js")}" defer></script>')
    delen += [f'<link rel="modulepreload" href="./static/js/{n}">' for n in streamlit_chunks()]
    for naam in ("leaflet.js", "kaart.js", "leaflet.css", "kaart.css"):
        delen.append(f'<link rel="prefetch" href="{url(naam)}">')
    return "".join(delen).encode()


def layer_links() -> bytes:
    """Return what fetches the first view's layers ahead; nothing where there is no edition."""
    try:
        editie = edities.huidig()
        boek = data.boekbestand(editie)[0]
    except BuurtkompasFout:
        return b""
    namen = [*(editie.manifest["lagen"].get(n) for n in ("wijk", "gemeente")), boek]
    return b"".join(f'<link rel="prefetch" href="/geo/{n}">'.encode() for n in namen if n)


def _is_page(pad: str) -> bool:
    naam = pad.rsplit("/", 1)[-1]
    return not pad.startswith("/api/") and (pad.endswith(".html") or "." not in naam)


def _as_answered(scope: Scope) -> Scope:
    """Return a request without what would keep its answer from being right.

    A page is mended on its way out, so it comes whole and not compressed; who asks for its headers
    alone gets those of the mended page (the connection leaves the rest out). What is compressed
    below us looks for the word gzip only: who says to take none of it, says nothing.
    """
    koppen = Headers(raw=scope["headers"])
    weg = {b"accept-encoding"} if _GEEN_GZIP.search(koppen.get("accept-encoding", "")) else set()
    methode = scope["method"]
    if _is_page(scope["path"]):
        weg = {b"accept-encoding", b"range"}
        methode = "GET" if methode == "HEAD" else methode
    over = [(naam, waarde) for naam, waarde in scope["headers"] if naam.lower() not in weg]
    return {**scope, "method": methode, "headers": over}


def security_headers(pad: str, scripts: tuple[bytes, ...], keuze: Instellingen) -> dict[str, str]:
    """Return the headers of an answer that have nothing to do with what it says.

    Parameters are those of :func:`policy`.
    """
    koppen = {**_VAST, "Content-Security-Policy": policy(pad, scripts, keuze)}
    return koppen if keuze.inbedden else {**koppen, "X-Frame-Options": "SAMEORIGIN"}


def policy(pad: str, scripts: tuple[bytes, ...], keuze: Instellingen) -> str:
    """Return the Content-Security-Policy of an answer.

    Parameters
    ----------
    pad : str
        Path of the request. A component's frame (streamlit-folium) runs the code that Python
        sends it with ``eval`` and inline scripts; our own page does neither.
    scripts : tuple of bytes
        The inline scripts that the page holds: only those run, known by their hash.
    keuze : Instellingen
        Whether tiles may be fetched, and who may frame the page.

    Examples
    --------
    >>> "unsafe-eval" in policy("/", (), Instellingen())
    False
    """
    if pad.startswith(_COMPONENT):
        code = "'self' 'unsafe-inline' 'unsafe-eval'"
    else:
        code = " ".join(["'self'", *(_hash(s) for s in scripts)])
    beelden = "'self' data: blob:" + (f" {TEGELS_HOST}" if keuze.tegels else "")
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {code}",
            "style-src 'self' 'unsafe-inline'",
            f"img-src {beelden}",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors 'self' {keuze.inbedden}".strip(),
        )
    )


def _hash(script: bytes) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
