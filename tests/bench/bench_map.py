"""The map against a plain st_folium page, in one run: first paint, recolour, bytes, click.

Printed as ratios and times with the budgets of the design. Run by ``make bench``.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page

from tests.browser.conftest import ROOT, Server, _free_port, _running, _wait_until_healthy
from tests.browser.conftest import chromium as chromium

KEREN = 5
BUDGET_EERSTE_VERF = 1.5
BUDGET_HERKLEUR_S, BUDGET_HERKLEUR_BYTES = 0.35, 30_000
BUDGET_KLIK_S = 0.8

#: Painted: the canvas of the map holds colour, not only ground (asked of the pixels themselves).
VERF = """() => {
  const doeken = [...document.querySelectorAll('.leaflet-overlay-pane canvas')];
  return doeken.some(d => {
    const p = d.getContext('2d').getImageData(0, 0, d.width, d.height).data;
    for (let i = 3; i < p.length; i += 4 * 997) if (p[i] > 0) return true;
    return false;
  });
}"""
KAART_STAAT = "() => !!document.querySelector('.leaflet-container .leaflet-control-zoom')"


@contextmanager
def _kaal(store: Path, log: Path) -> Iterator[Server]:
    port = _free_port()
    opdracht = [sys.executable, "-m", "streamlit", "run", str(ROOT / "tests/bench/kaal_server.py")]
    with log.open("wb") as uit:
        proces = subprocess.Popen(
            [*opdracht, "--server.port", str(port), "--server.address", "127.0.0.1"],
            cwd=ROOT,
            env=os.environ | {"BUURTKOMPAS_STORE": str(store), "PYTHONPATH": str(ROOT)},
            stdout=uit,
            stderr=subprocess.STDOUT,
        )
    server = Server(f"http://127.0.0.1:{port}", proces.pid, log)
    try:
        _wait_until_healthy(proces, server)
        yield server
    finally:
        proces.terminate()
        proces.wait(10)


@pytest.fixture(scope="module")
def onze(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with _running(store, tmp_path_factory.mktemp("ons") / "log.txt") as server:
        yield server


@pytest.fixture(scope="module")
def kale(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with _kaal(store, tmp_path_factory.mktemp("kaal") / "log.txt") as server:
        yield server


def kader(page: Page) -> Frame:
    """Return the frame of the map, when it is there."""
    page.wait_for_selector("iframe[src*='streamlit_folium']")
    for frame in page.frames:
        if "streamlit_folium" in frame.url:
            return frame
    pytest.fail("the map's frame is not there")


def bezoek(chromium: Browser, url: str, klaar: str) -> tuple[Page, Frame, float]:
    """Open `url` as a new visitor and return the seconds until `klaar` holds in the map."""
    context = chromium.new_context(viewport={"width": 1400, "height": 900}, locale="nl-BE")
    page = context.new_page()
    begin = time.perf_counter()
    page.goto(url)
    frame = kader(page)
    frame.wait_for_function(klaar, polling=20, timeout=60_000)
    return page, frame, time.perf_counter() - begin


def eerste_verf(chromium: Browser, url: str, klaar: str) -> list[float]:
    tijden = []
    for _ in range(KEREN):
        page, _, tijd = bezoek(chromium, url, klaar)
        tijden.append(tijd)
        page.context.close()
    return tijden


def toon(naam: str, tijden: list[float]) -> float:
    mediaan = statistics.median(tijden)
    print(f"  {naam:42} {mediaan:6.2f} s  ({min(tijden):.2f}–{max(tijden):.2f})")
    return mediaan


def test_eerste_verf(chromium: Browser, onze: Server, kale: Server) -> None:
    """First paint of all wijken, against an empty st_folium page."""
    for url, klaar in ((onze.url, VERF), (f"{kale.url}/?wat=leeg", KAART_STAAT)):
        bezoek(chromium, url, klaar)[0].context.close()  # the server's own caches
    print("\neerste verf")
    leeg = toon("lege st_folium", eerste_verf(chromium, f"{kale.url}/?wat=leeg", KAART_STAAT))
    plat = toon("st_folium(GeoJson)", eerste_verf(chromium, f"{kale.url}/?wat=geojson", VERF))
    ons = toon("Buurtkompas", eerste_verf(chromium, onze.url, VERF))
    print(f"  ons / leeg {ons / leeg:.2f} (hoogstens {BUDGET_EERSTE_VERF}); plat / ons {plat / ons:.1f}")


def tel_bytes(page: Page) -> Callable[[], int]:
    """Count what the websocket brings in from now on."""
    gezien: list[int] = []

    def noteer(lading: bytes | str) -> None:
        gezien.append(len(lading))

    page.on("websocket", lambda ws: ws.on("framereceived", noteer))
    return lambda: sum(gezien)


GETEKEND = """(vorige) => {
  const b = window.buurtkompas && buurtkompas.kaart && buurtkompas.kaart.beeld;
  return b && b.getekend && b.opdracht.klassen + b.opdracht.laag !== vorige
    && b.getekend.van === b.opdracht;
}"""
STAND = "() => buurtkompas.kaart.beeld.opdracht.klassen + buurtkompas.kaart.beeld.opdracht.laag"
