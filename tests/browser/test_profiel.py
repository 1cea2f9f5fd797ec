"""Profile and comparison in a real browser: no barrier, nothing sticks out, paper, the keyboard."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

PROFIEL = "/profiel?wijk=44021W07"
VERGELIJK = "/vergelijk?codes=44021W07,21001W52"
KLAAR = {PROFIEL: ".st-key-profiel_download", VERGELIJK: ".bk-vergelijk"}
#: Streamlit's own menu on a phone: its list holds headings; no page can mend it.
ZONDER_MENU = {"exclude": [["[data-testid=stSidebarNavItems]"]]}


def open_pagina(page: Page, pad: str, breedte: int = 1400) -> None:
    """Open a page and wait for its last part."""
    page.set_viewport_size({"width": breedte, "height": 900})
    page.goto(pad)
    page.wait_for_selector(next(s for begin, s in KLAAR.items() if pad.startswith(begin)))
    page.wait_for_selector(".bk-voet")


@pytest.mark.parametrize("breedte", [1400, 360])
@pytest.mark.parametrize("pad", [PROFIEL, f"{VERGELIJK}&taal=fr"])
def test_no_serious_barrier_on_laptop_and_phone(page: Page, pad: str, breedte: int) -> None:
    open_pagina(page, pad, breedte)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= breedte
    gevonden = Axe().run(page, context=ZONDER_MENU).response["violations"]
    ernstig = [v for v in gevonden if v["impact"] in ("serious", "critical")]
    assert not ernstig, [(v["id"], v["nodes"][0]["html"]) for v in ernstig]


def test_comparison_is_cards_on_a_phone_and_says_whose_value_it_is(page: Page) -> None:
    open_pagina(page, VERGELIJK, 360)
    tabel = page.locator(".bk-vergelijk")
    vak = tabel.bounding_box()
    assert vak
    assert vak["width"] <= 360
    eerste = page.locator(".bk-vergelijk tbody td").first
    assert "Rabot" in eerste.evaluate("e => getComputedStyle(e, '::before').content")
    # Still a table for who cannot see it.
    expect(page.get_by_role("rowheader", name=re.compile("Dekking"))).to_be_visible()


def test_paper_shows_the_still_map_and_no_controls(page: Page) -> None:
    open_pagina(page, PROFIEL)
    expect(page.locator(".bk-schets")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".bk-schets")).to_be_visible()
    assert page.locator(".bk-schets").evaluate("e => e.naturalWidth") > 0
    expect(page.locator(".bk-verhaal")).to_be_visible()
    for weg in (".st-key-profiel_keuze", ".st-key-profiel_kaart", ".st-key-profiel_download"):
        expect(page.locator(weg)).to_be_hidden()
    assert page.pdf(format="A4")[:4] == b"%PDF"


def test_keyboard_alone_goes_from_search_to_profile_to_neighbour(page: Page) -> None:
    page.goto("/profiel")
    page.get_by_label("Zoek een wijk").focus()
    page.keyboard.type("rabot")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=re.compile("Rabot - Blaisantvest")).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("wijk=44021W07"))
    expect(page.locator(".bk-verhaal")).to_contain_text("Rabot - Blaisantvest is een wijk van Gent")
    page.get_by_role("link", name=re.compile("Wondelgem")).first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".bk-verhaal")).to_contain_text("Wondelgem is een wijk van Gent")
