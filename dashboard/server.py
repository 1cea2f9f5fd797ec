"""The server: Streamlit, the map's files by URL, /health, and the headers of every answer.

Start it with ``python -m dashboard dashboard/server.py``.
"""

import gc
import gzip
import importlib
import itertools
import logging
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from streamlit import runtime

from dashboard import data, edities
from dashboard.api.routes import routes
from dashboard.app import MENU
from dashboard.assets import PAD, assets
from dashboard.koppen import Koppen
from dashboard.poort import Poort
from dashboard.tekst import t
from dashboard.veilig import in_html
from etl.contract.tekst import TALEN
from etl.errors import BeschadigdeEditie, BuurtkompasFout
from etl.store.read import Editie

#: The content's hash is in the name: what was fetched once never needs asking for again.
_VOORGOED = "public, max-age=31536000, immutable"
PAGINAS = [naam for deel in MENU.values() for naam in deel]
#: Seconds between two looks whether there is a new edition, and looks between two clean-ups.
_KIJKT_S, _RUIMT_NA = 5.0, 12
#: Seconds that one thread may compute while others wait. Python's own 5 ms, times the views that
#: are made at once, kept the thread waiting that answers everything else.
_BEURT_S = 0.001
_ZONDER_BEZOEKER = logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context")
#: Set once an edition was made ready.
_WARM = threading.Event()


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Make ready, beside the visitors, what takes seconds of every edition: no one waits for it."""
    sys.setswitchinterval(_BEURT_S)
    einde = threading.Event()
    threading.Thread(target=_keep_warm, args=(einde,), name="warm", daemon=True).start()
    yield
    einde.set()


def _keep_warm(einde: threading.Event) -> None:
    warm = ""
    for keer in itertools.count(1):
        try:
            editie = edities.huidig()
            if editie.id != warm:
                _warm_up(editie)
                warm = editie.id
                _WARM.set()
        except BuurtkompasFout:
            # The pages say what is wrong, to whoever opens one.
            warm = ""
        if einde.wait(_KIJKT_S):
            return
        if keer % _RUIMT_NA == 0:
            # What sessions leave behind; Streamlit would look for it after every view.
            gc.collect()


def _warm_up(editie: Editie) -> None:
    # First, for the memory that it takes only while it is made serves all that comes after.
    data.gazetteer(editie)
    # What the pages import, some seconds in all, the first visitors would wait for.
    # The map's own asks for a visitor, and Streamlit warns that there is none: that is as meant.
    _ZONDER_BEZOEKER.disabled = True
    kaart = importlib.import_module("streamlit_folium")
    _ZONDER_BEZOEKER.disabled = False
    if runtime.exists():
        # Streamlit serves the map's frame only where a visitor's run imported it first.
        runtime.get_instance().component_registry.register_component(kaart._component_func)
    for naam in PAGINAS:
        importlib.import_module(f"dashboard.views.{naam}")
    data.aanbod(editie)
    data.regels(editie)
    data.raakt(editie)
    for taal in TALEN:
        data.boekbestand(editie, taal)
    # Every view waits while garbage is collected. What an edition brings stays: set apart it is
    # not looked through each time. What a former edition left is looked through once, here.
    gc.unfreeze()
    gc.collect()
    gc.freeze()


async def health(_: Request) -> JSONResponse:
    """Say which edition is served; 503 when there is none."""
    try:
        editie = await run_in_threadpool(edities.huidig)
    except BuurtkompasFout as fout:
        return JSONResponse({"status": "geen editie", "reden": str(fout)}, 503)
    return JSONResponse({"status": "ok", "editie": editie.id, "datum": editie.datum})


async def ready(_: Request) -> JSONResponse:
    """Say whether visitors can be sent here: an edition is ready and its map can be fetched."""
    if not _WARM.is_set():
        return JSONResponse({"klaar": False}, 503)
    try:
        editie = await run_in_threadpool(edities.huidig)
    except BuurtkompasFout:
        return JSONResponse({"klaar": False}, 503)
    lagen = [editie.layer(niveau) for niveau in editie.manifest["lagen"]]
    klaar = all(pad.is_file() for pad in lagen)
    return JSONResponse({"klaar": klaar}, 200 if klaar else 503)


async def asset(request: Request) -> Response:
    """Send one of the few files of our pages; there is no folder to list or to climb out of."""
    for bestand in assets().values():
        if bestand.naam == request.path_params["naam"]:
            return _gezipt(request, bestand.gzip, bestand.soort)
    return Response(status_code=404)


async def geo(request: Request) -> Response:
    """Send a layer of the map, or the names and places that go with it, of the open edition."""
    try:
        inhoud = await run_in_threadpool(_geo, request.path_params["naam"])
    except BeschadigdeEditie:
        # The next page is of the edition before.
        await run_in_threadpool(edities.herzie)
        inhoud = None
    except BuurtkompasFout:
        inhoud = None
    if inhoud is None:
        return Response(status_code=404)
    return _gezipt(request, inhoud, "application/json")


def _geo(naam: str) -> bytes | None:
    for editie in edities.samen():
        for taal in TALEN:
            boeknaam, boek = data.boekbestand(editie, taal)
            if naam == boeknaam:
                return boek
        for niveau, bestand in editie.manifest["lagen"].items():
            if naam == bestand:
                return editie.layer_bytes(niveau)
    return None


def _gezipt(request: Request, inhoud: bytes, soort: str) -> Response:
    koppen = {"Cache-Control": _VOORGOED, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        koppen["Content-Encoding"] = "gzip"
    else:
        inhoud = gzip.decompress(inhoud)
    return Response(inhoud, media_type=soort, headers=koppen)


def script_failed(_: Exception) -> bool:
    """Say on a page that it failed; what failed is in the log, where Streamlit wrote it before."""
    st.html(f'<p class="bk-melding bk-stuk" role="alert">{in_html(t("site.stuk"))}</p>')
    return True


#: The server but for its pages.
OPBOUW: dict[str, Any] = {
    "routes": [
        Route("/health", health),
        Route("/ready", ready),
        Route(PAD + "/{naam:path}", asset),
        Route("/geo/{naam:path}", geo),
        *routes(),
    ],
    "middleware": [
        Middleware(Koppen),
        Middleware(Poort, bladzijden=PAGINAS),
    ],
    "lifespan": lifespan,
    "on_script_error": script_failed,
}
app = st.App(Path(__file__).with_name("app.py"), **OPBOUW)
