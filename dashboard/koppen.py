"""What every answer of the server carries: security headers; a page its language and style."""

import base64
import hashlib
import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.assets import url
from dashboard.instellingen import TEGELS_HOST, Instellingen, instellingen

_COMPONENT = "/component/"
_TAAL = re.compile(rb'(<html[^>]*?\blang=")en"')
_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)

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

    def __init__(self, app: ASGIApp, taal: str = "nl") -> None:
        self.app = app
        self.taal = taal.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if _is_page(scope["path"]):
            # A page is mended on its way out, so it must not come compressed.
            scope = {**scope, "headers": [h for h in scope["headers"] if not _compresses(h[0])]}
        antwoord = _Antwoord(scope, send, self.taal)
        await self.app(scope, receive, antwoord.stuur)


class _Antwoord:
    """One answer on its way out; a page is held back until it is whole."""

    def __init__(self, scope: Scope, send: Send, taal: bytes) -> None:
        self.scope, self.send, self.taal = scope, send, taal
        self.begin: Message | None = None
        self.tekst = b""

    async def stuur(self, bericht: Message) -> None:
        """Pass one message on, with the headers."""
        if bericht["type"] == "http.response.start" and self._te_herstellen(bericht):
            self.begin = bericht
        elif bericht["type"] == "http.response.start":
            _zet_koppen(bericht, self.scope["path"], ())
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
        return heel and soort.startswith("text/html")

    async def _stuur_pagina(self, begin: Message) -> None:
        tekst = _TAAL.sub(rb"\1" + self.taal + b'"', self.tekst)
        if not self.scope["path"].startswith(_COMPONENT):
            tekst = tekst.replace(b"</head>", _stijl() + b"</head>", 1)
        _zet_koppen(begin, self.scope["path"], tuple(_SCRIPT.findall(tekst)))
        koppen = MutableHeaders(raw=begin["headers"])
        koppen["Content-Length"] = str(len(tekst))
        await self.send(begin)
        await self.send({"type": "http.response.body", "body": tekst})


def _stijl() -> bytes:
    """Return the link to our style sheet: fetched once, not sent with every view."""
    return f'<link rel="stylesheet" href="{url("stijl.css")}">'.encode()


def _is_page(pad: str) -> bool:
    return pad.endswith(".html") or "." not in pad.rsplit("/", 1)[-1]


def _compresses(kop: bytes) -> bool:
    return kop.lower() == b"accept-encoding"


def _zet_koppen(bericht: Message, pad: str, scripts: tuple[bytes, ...]) -> None:
    koppen = MutableHeaders(scope=bericht)
    for naam, waarde in _VAST.items():
        koppen[naam] = waarde
    keuze = instellingen()
    koppen["Content-Security-Policy"] = policy(pad, scripts, keuze)
    if not keuze.inbedden:
        koppen["X-Frame-Options"] = "SAMEORIGIN"


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
