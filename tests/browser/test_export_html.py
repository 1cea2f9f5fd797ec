"""The exported map in a real Chromium without a network: it draws, recolours and explains."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from etl.export.html import write_html
from etl.store.read import Editie
from tests import stad_editie

KWAAD = '<img src=x onerror="document.title=1"></script><script>document.title=2</script>'


@pytest.fixture(scope="module")
def blad(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of the map of the made-up town, where one place bears a hostile name."""
    editie: Editie = stad_editie.town()
    editie = stad_editie.register(
        editie, {"naam": KWAAD, "website": "https://example.org/x", "organisatie": "<b>OCMW</b>"}
    )
    pad = tmp_path_factory.mktemp("html") / "kaart.html"
    pad.write_bytes(write_html(editie, "geheel", "VB"))
    return Path(pad).as_uri()


@pytest.fixture
def offline(chromium: Browser) -> Iterator[Page]:
    """Return a page without a network: every request but for the file itself fails the test."""
    context = chromium.new_context(viewport={"width": 1400, "height": 900}, offline=True)
    context.set_default_timeout(10_000)
    gevraagd: list[str] = []
    fouten: list[str] = []

    def weiger(route: Route) -> None:
        if route.request.is_navigation_request():
            route.continue_()
        else:
            gevraagd.append(route.request.url)
            route.abort()

    context.route("**/*", weiger)
    context.on("request", lambda r: None if r.url.startswith("file:") else gevraagd.append(r.url))
    context.on("weberror", lambda e: fouten.append(str(e.error)))
    context.on("console", lambda m: fouten.append(m.text) if m.type == "error" else None)
    yield context.new_page()
    context.close()
    assert not gevraagd, f"the map asked for {gevraagd}"
    assert not fouten, f"the map failed: {fouten}"


def pixel(page: Page, x: int, y: int) -> list[int]:
    """Return red, green and blue of the canvas at a point of the map's frame."""
    kleur: list[int] = page.evaluate(
        """([x, y]) => {
          const doek = document.querySelector("canvas.leaflet-zoom-animated");
          const vak = doek.getBoundingClientRect();
          const maat = doek.width / vak.width;
          const punt = doek.getContext("2d").getImageData(
            (x - vak.left) * maat, (y - vak.top) * maat, 1, 1);
          return [...punt.data.slice(0, 3)];
        }""",
        [x, y],
    )
    return kleur


def middle(page: Page, deel: float) -> tuple[int, int]:
    """Return the point so far from west to east through the town, clear of the place."""
    vak = page.locator(".folium-map").bounding_box()
    assert vak is not None
    return int(vak["x"] + deel * vak["width"]), int(vak["y"] + vak["height"] / 2 + 30)


def test_it_draws_recolours_and_explains_without_a_network(offline: Page, blad: str) -> None:
    offline.goto(blad)
    expect(offline.locator("#legenda li")).not_to_have_count(0)
    punt = middle(offline, 0.40)
    voor = pixel(offline, *punt)
    offline.get_by_label("Dekking").check()
    expect(offline.locator("#legenda")).to_contain_text("meer dan 40 tot en met 60")
    offline.wait_for_timeout(100)  # one frame of the canvas
    assert pixel(offline, *punt) != voor
    offline.mouse.click(*punt)
    expect(offline.locator(".leaflet-popup")).to_contain_text("Station")
    expect(offline.locator(".leaflet-popup")).to_contain_text("0 %")
    offline.get_by_text("Dezelfde cijfers in een tabel").click()
    expect(offline.locator("#tabel tbody tr")).to_have_count(4)


def test_a_hostile_place_stays_text(offline: Page, blad: str) -> None:
    offline.goto(blad)
    offline.evaluate(
        "punt = Object.values(map_kaart._layers).find((l) => l instanceof L.CircleMarker)"
    )
    offline.evaluate("punt.openPopup()")
    popup = offline.locator(".leaflet-popup-content")
    expect(popup).to_contain_text(KWAAD)
    expect(popup).to_contain_text("https://example.org/x")
    assert popup.locator("img, script, a, b").count() == 0
    assert offline.title() == "Buurtkompas: Vlaanderen en Brussel"


@pytest.mark.parametrize("breedte", [1400, 360])
def test_it_fits_and_has_no_barriers(offline: Page, blad: str, breedte: int) -> None:
    offline.set_viewport_size({"width": breedte, "height": 800})
    offline.goto(blad)
    expect(offline.locator("#legenda li")).not_to_have_count(0)
    offline.get_by_text("Dezelfde cijfers in een tabel").click()
    assert offline.evaluate("document.documentElement.scrollWidth") <= breedte
    bevindingen = Axe().run(offline)
    assert bevindingen.violations_count == 0, bevindingen.generate_report()


def test_it_works_from_the_keyboard(offline: Page, blad: str) -> None:
    offline.goto(blad)
    offline.get_by_label("Kloof: nood").focus()
    offline.keyboard.press("ArrowDown")
    expect(offline.get_by_label("Prioriteit")).to_be_checked()
    expect(offline.locator("#legenda")).to_contain_text("tot en met 20")
