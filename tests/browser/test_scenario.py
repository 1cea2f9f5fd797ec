"""A scenario in a real browser: the map that is clicked, and the same without a mouse."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled
from tests.browser.test_kaart import KAART, VRIJ, klik_op, op_scherm, open_kaart

AALST = "/scenario?niveau=gemeente&gebied=41002"
HUIS = "ontmoetingshuis-de-brug-aalst"
#: Where the first mark of the page stands in the frame, in pixels.
MERK = """() => {
  const k = buurtkompas.kaart, m = k.beeld.merken[0];
  const p = k.map.layerPointToContainerPoint([m.x, m.y]);
  return [p.x, p.y];
}"""
MERKEN = "(n) => (buurtkompas.kaart.beeld.merken || []).length === n"


def test_a_click_on_the_map_adds_a_place_and_one_on_its_mark_takes_it_away(page: Page) -> None:
    frame = open_kaart(page, AALST)
    zin = page.locator(".bk-nu").first
    expect(zin).to_contain_text("Nu hebben")
    code = frame.evaluate(VRIJ)[0]
    klik_op(page, frame, code)
    expect(page).to_have_url(re.compile(r"erbij=\d\d\.\d{5}_\d\.\d{5}$"))
    expect(zin).to_contain_text("Met 1 plaats erbij")
    frame.wait_for_function(MERKEN, arg=1)
    settled(page)
    page.mouse.click(*op_scherm(page, frame.evaluate(MERK)))
    expect(zin).to_contain_text("Nu hebben")
    expect(page).not_to_have_url(re.compile("erbij"))


def test_without_a_mouse_a_place_comes_another_closes_and_both_are_undone(page: Page) -> None:
    open_kaart(page, AALST)
    zin = page.locator(".bk-nu").first
    kies = page.get_by_role("combobox", name="In het midden van een wijk")
    kies.focus()
    page.keyboard.type("Hofstade")
    page.keyboard.press("Enter")
    expect(page.locator(".bk-wijziging")).to_have_text(["Nieuwe plaats 1: Hofstade (Aalst)"])
    page.get_by_role("combobox", name="Bekende plaatsen in dit gebied").focus()
    page.keyboard.type("Ontmoetingshuis")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"dicht={HUIS}"))
    expect(zin).to_contain_text("1 plaats erbij en 1 plaats gesloten")
    page.get_by_role("button", name="Begin opnieuw").focus()
    page.keyboard.press("Enter")
    expect(zin).to_contain_text("Nu hebben")
    expect(page.locator(".bk-wijziging")).to_have_count(0)


@pytest.mark.parametrize(("taal", "breedte"), [("nl", 360), ("fr", 1400)])
def test_no_serious_barrier_and_nothing_sticks_out(page: Page, taal: str, breedte: int) -> None:
    page.set_viewport_size({"width": breedte, "height": 900})
    anders = "" if taal == "nl" else f"&taal={taal}"
    pad = f"{AALST}&erbij=50.93821_4.03925&dicht={HUIS}&beste=1&beeld=verschil{anders}"
    open_kaart(page, pad)
    expect(page.locator(".bk-plaatsen li")).to_have_count(3)
    page.wait_for_selector(f"{KAART}, .bk-tabel")
    settled(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= breedte
    # The menu that Streamlit folds away on a narrow screen is not this page's.
    deel = "[data-testid=stMain]" if breedte < 640 else None
    gevonden = Axe().run(page, context=deel).response["violations"]
    assert not [
        (v["id"], v["nodes"][0]["html"]) for v in gevonden if v["impact"] in ("serious", "critical")
    ]
