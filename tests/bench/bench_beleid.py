"""A weight that is moved, until the list and the map follow: in time, server time and bytes.

Printed with the budget of the issue. Run by ``make bench``.
"""

import os
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Server, _running

BUDGET_S = 0.5
#: Keys on a slider: other weights every time, of which two draw the rank intervals anew.
TOETSEN = (
    *(("Groei van de woonprijs", "ArrowRight"),) * 4,
    *(("Alleenwonenden", "ArrowLeft"),) * 4,
    *(("Weinig wagens", "ArrowRight"),) * 4,
    ("Digitaal risico", "Home"),
    ("Digitaal risico", "ArrowRight"),
)
#: The text that names the weights, and the list in the same view.
GEWICHTEN = "() => [...document.querySelectorAll('.bk-melding')].map(e => e.innerText).join()"
LIJST = f"(oud) => document.querySelector('.bk-prioriteit') && ({GEWICHTEN})() !== oud"
KAART = """(oud) => {
  const b = window.buurtkompas && buurtkompas.kaart && buurtkompas.kaart.beeld;
  return !!(b && b.getekend && b.getekend.van === b.opdracht && b.opdracht.waarden !== oud);
}"""
WAARDEN = "() => buurtkompas.kaart.beeld.opdracht.waarden"


@pytest.fixture(scope="module")
def onze(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with _running(store, tmp_path_factory.mktemp("beleid") / "log.txt") as server:
        yield server


def gerekend(pid: int) -> float:
    """Return the seconds that a process has had of a processor."""
    delen = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(delen[11]) + int(delen[12])) / os.sysconf("SC_CLK_TCK")


def toon(naam: str, tijden: list[float], cpu: float, ontvangen: int) -> None:
    rij = sorted(tijden)
    p95 = rij[min(len(rij) - 1, int(0.95 * len(rij)))]
    print(
        f"  {naam:28} p50 {statistics.median(rij):.2f} s, p95 {p95:.2f} s (hoogstens {BUDGET_S});"
        f" server {1000 * cpu / len(rij):.0f} ms, {ontvangen / len(rij) / 1000:.0f} kB per keer"
    )


@pytest.mark.parametrize(
    ("naam", "pad"),
    [
        ("lijst, Gent", "/beleid?niveau=gemeente&gebied=44021&weegt_wagens=4"),
        ("lijst, Vlaanderen en Brussel", "/beleid?weegt_wagens=4"),
        ("kaart, Vlaanderen en Brussel", "/beleid?deel=kaart&weegt_wagens=4"),
    ],
)
def test_gewicht(chromium: Browser, onze: Server, naam: str, pad: str) -> None:
    """From the key on the slider until the new list, or the new map, is there."""
    page = chromium.new_context(viewport={"width": 1400, "height": 900}, locale="nl-BE").new_page()
    bytes_in: list[int] = []
    page.on("websocket", lambda ws: ws.on("framereceived", lambda x: bytes_in.append(len(x))))
    page.goto(onze.url + pad)
    page.wait_for_selector(".bk-voet")
    rustig(page, bytes_in)
    tijden, cpu, voor = [], gerekend(onze.pid), sum(bytes_in)
    for schuif, toets in TOETSEN:
        tijden.append(_verschuif(page, schuif, toets, "deel=kaart" in pad))
        rustig(page, bytes_in)
    print()
    toon(naam, tijden, gerekend(onze.pid) - cpu, sum(bytes_in) - voor)
    page.context.close()


def _verschuif(page: Page, schuif: str, toets: str, kaart: bool) -> float:
    page.get_by_role("slider", name=schuif).focus()
    if kaart:
        frame = next(f for f in page.frames if "streamlit_folium" in f.url)
        oud = frame.evaluate(WAARDEN)
        begin = time.perf_counter()
        page.keyboard.press(toets)
        frame.wait_for_function(KAART, arg=oud, polling=10)
    else:
        oud = page.evaluate(GEWICHTEN)
        begin = time.perf_counter()
        page.keyboard.press(toets)
        page.wait_for_function(LIJST, arg=oud, polling=10)
    return time.perf_counter() - begin


def rustig(page: Page, bytes_in: list[int]) -> None:
    """Wait until nothing has come in for half a second."""
    vorige = -1
    while vorige != len(bytes_in):
        vorige = len(bytes_in)
        page.wait_for_timeout(500)
