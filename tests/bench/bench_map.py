"""The map against a plain st_folium page, in one run: first paint, recolour, bytes, click.

Printed as ratios and times with the budgets of the design. Run by ``make bench``.
"""

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Frame, Page

from tests.browser.conftest import ROOT, Server, _running

KEREN = 7
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


@pytest.fixture(scope="module")
def onze(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with _running(store, tmp_path_factory.mktemp("ons") / "log.txt") as server:
        yield server


@pytest.fixture(scope="module")
def kale(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    # The same connections under both: what is compared is the page.
    log, script = tmp_path_factory.mktemp("kaal") / "log.txt", Path("tests/bench/kaal_server.py")
    with _running(store, log, script, {"PYTHONPATH": str(ROOT)}) as server:
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


def om_de_beurt(chromium: Browser, paginas: dict[str, tuple[str, str]]) -> dict[str, list[float]]:
    """Visit the pages in turn, so that what else the machine does burdens them alike."""
    tijden: dict[str, list[float]] = {naam: [] for naam in paginas}
    for _ in range(KEREN):
        for naam, (url, klaar) in paginas.items():
            page, _, tijd = bezoek(chromium, url, klaar)
            tijden[naam].append(tijd)
            page.context.close()
    return tijden


def toon(naam: str, tijden: list[float]) -> float:
    mediaan = statistics.median(tijden)
    print(f"  {naam:42} {mediaan:6.2f} s  ({min(tijden):.2f}–{max(tijden):.2f})")
    return mediaan


def test_eerste_verf(chromium: Browser, onze: Server, kale: Server) -> None:
    """First paint of all wijken, against an empty st_folium page."""
    paginas = {
        "lege st_folium": (f"{kale.url}/?wat=leeg", KAART_STAAT),
        "st_folium(GeoJson)": (f"{kale.url}/?wat=geojson", VERF),
        "Buurtkompas": (f"{onze.url}/kaart", VERF),
    }
    for url, klaar in paginas.values():
        bezoek(chromium, url, klaar)[0].context.close()  # the server's own caches
    tijden = om_de_beurt(chromium, paginas)
    print("\neerste verf")
    leeg, plat, ons = (toon(naam, tijden[naam]) for naam in paginas)
    print(f"  ons / leeg {ons / leeg:.2f} (hoogstens {BUDGET_EERSTE_VERF})")
    print(f"  plat / ons {plat / ons:.1f}")


GETEKEND = """(vorige) => {
  const b = window.buurtkompas && buurtkompas.kaart && buurtkompas.kaart.beeld;
  return !!(b && b.getekend && b.getekend.van === b.opdracht && b.opdracht.klassen !== vorige);
}"""
KLASSEN = "() => buurtkompas.kaart.beeld.opdracht.klassen"
#: A sum over the pixels of a plain map: it redraws from nothing, so wait for another picture.
BEELD = """() => [...document.querySelectorAll('.leaflet-overlay-pane canvas')].map(d => {
  const p = d.getContext('2d').getImageData(0, 0, d.width, d.height).data;
  let som = 0;
  for (let i = 0; i < p.length; i += 4 * 101) som = (som * 31 + p[i] + p[i + 1]) % 1000000007;
  return som;
}).join()"""


class Teller:
    """Counts the bytes that the websocket brings in."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        page.on("websocket", lambda ws: ws.on("framereceived", self._tel))

    def _tel(self, lading: bytes | str) -> None:
        self.bytes += len(lading)


def rustig(page: Page, teller: Teller) -> None:
    """Wait until nothing has come in for half a second."""
    vorige = -1
    while vorige != teller.bytes:
        vorige = teller.bytes
        page.wait_for_timeout(500)


def nieuw(chromium: Browser) -> tuple[Page, Teller]:
    context = chromium.new_context(viewport={"width": 1400, "height": 900}, locale="nl-BE")
    page = context.new_page()
    return page, Teller(page)


def test_herkleur(chromium: Browser, onze: Server, kale: Server) -> None:
    """Recolour by the slider, in time and bytes; a plain page for comparison."""
    page, teller = nieuw(chromium)
    page.goto(f"{onze.url}/kaart")
    frame = kader(page)
    frame.wait_for_function(GETEKEND, arg="")
    tijden, omvang = [], []
    for _ in range(2 * KEREN):
        rustig(page, teller)
        klassen, voor = frame.evaluate(KLASSEN), teller.bytes
        page.get_by_role("slider").focus()
        toets = "ArrowRight" if len(tijden) < KEREN else "ArrowLeft"
        begin = time.perf_counter()
        page.keyboard.press(toets)
        frame.wait_for_function(GETEKEND, arg=klassen, polling=10)
        tijden.append(time.perf_counter() - begin)
        rustig(page, teller)
        omvang.append(teller.bytes - voor)
    page.context.close()
    plat, plat_bytes = _herkleur_plat(chromium, kale)
    print("\nherkleur")
    toon("st_folium(GeoJson)", plat)
    ons = toon("Buurtkompas, minuten", tijden)
    print(
        f"  hoogstens {BUDGET_HERKLEUR_S} s; {max(omvang) / 1000:.1f} kB van hoogstens "
        f"{BUDGET_HERKLEUR_BYTES / 1000:.0f} kB (plat {plat_bytes / 1e6:.2f} MB); "
        f"plat / ons {statistics.median(plat) / ons:.0f}"
    )
    assert max(omvang) <= BUDGET_HERKLEUR_BYTES


def _herkleur_plat(chromium: Browser, kale: Server) -> tuple[list[float], int]:
    page, teller = nieuw(chromium)
    page.goto(f"{kale.url}/?wat=geojson")
    kader(page).wait_for_function(VERF, polling=20, timeout=60_000)
    rustig(page, teller)
    tijden, voor = [], teller.bytes
    for keuze in ("b", "c"):
        oud = kader(page).evaluate(BEELD)
        begin = time.perf_counter()
        page.get_by_text(keuze, exact=True).click()
        # A plain page throws its frame away and makes another: look at whichever is there.
        while time.perf_counter() - begin < 60:
            try:
                frame = kader(page)
                if frame.evaluate(VERF) and frame.evaluate(BEELD) != oud:
                    break
            except Error:
                pass
            page.wait_for_timeout(20)
        tijden.append(time.perf_counter() - begin)
        rustig(page, teller)
    page.context.close()
    return tijden, (teller.bytes - voor) // 2


def test_klik(chromium: Browser, onze: Server) -> None:
    """From a click on a wijk to its card."""
    page, teller = nieuw(chromium)
    page.goto(f"{onze.url}/kaart")
    frame = kader(page)
    frame.wait_for_function(GETEKEND, arg="")
    vak = page.locator("iframe[src*='streamlit_folium']").bounding_box()
    assert vak
    tijden, naam = [], ""
    for x, y in ((400, 250), (300, 220), (500, 300), (350, 260), (450, 240)):
        rustig(page, teller)
        begin = time.perf_counter()
        page.mouse.click(vak["x"] + x, vak["y"] + y)
        page.wait_for_function(
            "(o) => { const e = document.querySelector('.bk-wijk');"
            " return e && e.textContent !== o; }",
            arg=naam,
            polling=10,
        )
        tijden.append(time.perf_counter() - begin)
        naam = page.locator(".bk-wijk").text_content() or ""
    page.context.close()
    print("\nklik op een wijk tot haar kaart")
    toon("Buurtkompas", tijden)
    print(f"  hoogstens {BUDGET_KLIK_S} s")
