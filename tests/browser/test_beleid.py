"""The page for deciding in a real browser: weights move, list and map follow, by keyboard too."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import settled

GENT = "/beleid?niveau=gemeente&gebied=44021"
LIJST = ".bk-prioriteit"
HUUR = re.compile("^Groei van de woonprijs")
#: The class of every area that the map's script was told last, once it has drawn them.
KLASSEN = """() => {
  const b = window.buurtkompas && buurtkompas.kaart && buurtkompas.kaart.beeld;
  return b && b.getekend && b.getekend.van === b.opdracht ? b.opdracht.klassen : null;
}"""


def rangen(page: Page) -> list[str]:
    """Return the ranks of the list: the number that leads, or what it is by the known addresses."""
    cellen = page.locator(f"{LIJST} .bk-sterk").all_inner_texts()
    gevonden = [re.search(r"^[\d.]+|[\d.]+(?= volgens)", cel) for cel in cellen]
    return [rang[0] for rang in gevonden if rang]


def tab_naar(page: Page, doel: Locator) -> None:
    """Press Tab until `doel` has the focus, as who uses no mouse does."""
    doel.wait_for()
    for _ in range(90):
        if doel.evaluate("e => e === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not reach {doel}")


def test_keyboard_alone_moves_a_weight_and_goes_from_the_list_to_a_profile(page: Page) -> None:
    page.goto(GENT)
    expect(page.locator(LIJST)).to_be_visible()
    eerst = rangen(page)
    tab_naar(page, page.get_by_role("slider", name=HUUR))
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("weegt_huur=9"))
    expect(page.locator(LIJST)).to_contain_text("Rang bij gelijke gewichten")
    expect(page.get_by_text("Eigen gewichten: groei van de woonprijs")).to_be_visible()
    assert rangen(page) != eerst
    # Who opens the link sees the same list.
    nu = rangen(page)
    page.reload()
    expect(page.locator(LIJST)).to_contain_text("Rang bij gelijke gewichten")
    assert rangen(page) == nu
    tab_naar(page, page.locator(LIJST).get_by_role("link").first)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/profiel\?.*wijk=44021"))


def test_map_follows_the_weights(page: Page) -> None:
    page.goto("/beleid?deel=kaart")
    page.wait_for_selector("iframe[src*='streamlit_folium']")
    frame = next(f for f in page.frames if "streamlit_folium" in f.url)
    frame.wait_for_function(KLASSEN)
    eerst = frame.evaluate(KLASSEN)
    page.get_by_role("slider", name=re.compile("^Weinig wagens")).focus()
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile("weegt_wagens=0"))
    frame.wait_for_function(
        f"(eerst) => {{ const k = ({KLASSEN})(); return k && k !== eerst }}", arg=eerst
    )


def test_section_is_chosen_by_keyboard(page: Page) -> None:
    page.goto(GENT)
    expect(page.locator(LIJST)).to_be_visible()
    page.get_by_role("radio", name="Lijst").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("deel=verdeling"))
    expect(page.get_by_role("heading", name="Hoe zijn de minuten verdeeld: Gent")).to_be_visible()


def test_downloaded_list_carries_the_weights(page: Page) -> None:
    page.goto(GENT + "&weegt_huur=10&robuust=1")
    expect(page.locator(LIJST)).to_be_visible()
    with page.expect_download() as wacht:
        page.get_by_role("button", name="CSV (internationaal)").click()
    assert wacht.value.suggested_filename == "buurtkompas_prioriteit_gemeente_44021.csv"
    rijen = list(csv.DictReader(io.StringIO(Path(wacht.value.path()).read_text("utf-8"))))
    assert [r["gewicht_nood_huur_pct"] for r in rijen] == ["40"] * len(rijen)
    assert {r["robuust"] for r in rijen} == {"robuust"}
    assert [r["rang"] for r in rijen] == [x.replace(".", "") for x in rangen(page)]


@pytest.mark.parametrize(
    "pad",
    [
        GENT + "&weegt_huur=9",
        GENT + "&deel=verdeling&taal=fr",
        GENT + "&deel=clusters&taal=en",
        GENT + "&deel=trend",
    ],
)
def test_no_serious_barrier_and_nothing_sticks_out(page: Page, pad: str) -> None:
    page.goto(pad)
    page.wait_for_selector(".bk-voet")
    settled(page)
    gevonden = Axe().run(page).response["violations"]
    ernstig = [v for v in gevonden if v["impact"] in ("serious", "critical")]
    assert not ernstig, json.dumps([(v["id"], v["nodes"][0]["html"]) for v in ernstig])
    page.set_viewport_size({"width": 360, "height": 800})
    settled(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
