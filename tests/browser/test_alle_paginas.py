"""Every page of the menu in a real browser: it opens on a laptop and a phone, for everybody."""

import json
import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from dashboard.app import BEGIN, MENU
from dashboard.tekst import t

PAGINAS = [naam for namen in MENU.values() for naam in namen]
LAPTOP, TELEFOON = (1400, 900), (360, 800)
KAART = "iframe[src*='streamlit_folium']"
#: The page has ended: its footer, or in a frame its way out, is its last element.
VOET = ".bk-voet"
#: The first control of the page itself, after menu, languages and sharing, has the focus.
BEREIKT = """() => {
  const nu = document.activeElement;
  const binnen = nu && nu.closest('.stMainBlockContainer') && !nu.closest('.st-key-kop');
  const soort = 'input, textarea, select, button, a[href], summary, [tabindex="0"]';
  return !!binnen && nu.matches(soort);
}"""


def adres(naam: str) -> str:
    return "/" if naam == BEGIN else f"/{naam}"


def open_pagina(page: Page, pad: str) -> None:
    """Open a page and wait until it stands whole."""
    page.goto(pad)
    page.locator(VOET).wait_for()
    page.get_by_test_id("stStatusWidget").wait_for(state="detached")


def geen_drempel(page: Page) -> None:
    """Fail on a barrier that axe calls serious or critical."""
    # Without all that passes: telling of every piece of a long page takes axe longer than looking.
    opties = {"resultTypes": ["violations"]}
    gevonden = Axe().run(page, options=opties).response["violations"]
    ernstig = [v for v in gevonden if v["impact"] in ("serious", "critical")]
    assert not ernstig, json.dumps([(v["id"], v["nodes"][0]["html"][:300]) for v in ernstig])


def niets_steekt_uit(page: Page) -> None:
    """Wait until nothing makes the page scroll sideways; a map takes a moment to fit."""
    page.wait_for_function(
        """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
          .every((e) => e.scrollWidth <= window.innerWidth)"""
    )


@pytest.fixture
def bezoeker(page: Page) -> Callable[..., Page]:
    """Return ``bezoeker(maat)``: the page at that size; scripts and hosts are watched."""

    def maat(breedte: int, hoogte: int) -> Page:
        page.set_viewport_size({"width": breedte, "height": hoogte})
        return page

    return maat


@pytest.mark.parametrize("naam", PAGINAS)
def test_page_on_a_laptop_and_a_phone_in_dutch(bezoeker, naam: str) -> None:
    page = bezoeker(*LAPTOP)
    open_pagina(page, adres(naam))
    expect(page).to_have_title(f"{t(f'{naam}.menu')} · Buurtkompas")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("[data-testid=stException], .bk-stuk")).to_have_count(0)
    geen_drempel(page)
    niets_steekt_uit(page)
    bereik_met_toetsen(page)
    niets_steekt_uit(bezoeker(*TELEFOON))


def bereik_met_toetsen(page: Page) -> None:
    """Press Tab until the first control of the page itself has the focus."""
    page.evaluate(
        "() => { document.activeElement.blur(); window.getSelection().removeAllRanges(); }"
    )
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate(BEREIKT):
            return
    pytest.fail("twenty times Tab, and no control of the page has the focus")


@pytest.mark.parametrize("naam", PAGINAS)
def test_page_on_a_phone_in_french_in_the_dark(bezoeker, naam: str) -> None:
    page = bezoeker(*TELEFOON)
    page.emulate_media(color_scheme="dark")
    open_pagina(page, f"{adres(naam)}?taal=fr")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page).to_have_title(f"{t(f'{naam}.menu', 'fr')} · Buurtkompas")
    expect(page.locator("h1")).to_have_text(t(f"{naam}.titel", "fr"))
    expect(page.locator("[data-testid=stException], .bk-stuk")).to_have_count(0)
    niets_steekt_uit(page)
    geen_drempel(page)


# ---- getting in -----------------------------------------------------------------------------


def test_first_tab_goes_past_the_menu(page: Page) -> None:
    open_pagina(page, "/bronnen?taal=fr")
    page.keyboard.press("Tab")
    sprong = page.get_by_role("link", name="Vers le contenu")
    expect(sprong).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Nederlands")).to_be_focused()


def test_start_page_leads_to_the_map_of_ones_gemeente_by_keyboard(page: Page) -> None:
    open_pagina(page, "/")
    page.get_by_role("combobox", name="In welke gemeente werkt u?").focus()
    page.keyboard.type("Gent")
    page.keyboard.press("Enter")
    expect(page.locator(".bk-nu")).to_contain_text("Gent: 120.585 huishoudens")
    page.get_by_role("button", name="Volgende").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".bk-stap")).to_contain_text("Stap 2 van 5")
    expect(page.get_by_role("button", name="Volgende")).to_be_focused()
    assert page.locator(".bk-tekening").evaluate("(b) => b.naturalWidth") > 0
    page.get_by_role("link", name=re.compile("verkennen")).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/kaart\?niveau=gemeente&gebied=44021$"))
    expect(page.get_by_role("heading", name=re.compile(": Gent$"))).to_be_visible()


def test_old_link_to_the_map_still_opens_it(page: Page) -> None:
    open_pagina(page, "/?niveau=gemeente&gebied=44021&laag=nood&taal=fr")
    expect(page).to_have_url(re.compile(r"/kaart\?"))
    expect(page.get_by_role("heading", name="Besoin : Gand")).to_be_visible()


def test_shared_link_opens_the_same_view_for_somebody_else(page: Page, chromium: Browser) -> None:
    open_pagina(page, "/kaart?niveau=gemeente&gebied=44021&laag=modellen&minuten=30&taal=en")
    page.get_by_role("button", name="Share").click()
    link = page.locator("[data-testid=stCode] code").inner_text().strip()
    titel = page.locator(".bk-kaarttitel").inner_text()
    assert urlsplit(link).netloc == urlsplit(page.url).netloc
    ander = chromium.new_context()
    verse = ander.new_page()
    open_pagina(verse, link)
    expect(verse.locator(".bk-kaarttitel")).to_have_text(titel)
    expect(verse.locator("html")).to_have_attribute("lang", "en")
    ander.close()


# ---- in a frame, and on paper -----------------------------------------------------------------


@pytest.mark.parametrize("pad", ["/kaart?niveau=gemeente&gebied=44021", "/profiel?wijk=44021W07"])
def test_embedded_page_is_content_and_a_way_out(page: Page, pad: str) -> None:
    open_pagina(page, f"{pad}&embed=true")
    expect(page.get_by_role("link", name="Verkennen")).to_have_count(0)
    expect(page.locator("[data-testid=stTopNavLink], .bk-talen, .st-key-deel")).to_have_count(0)
    uit = page.get_by_role("link", name="Open in Buurtkompas")
    assert uit.get_attribute("href") == pad
    assert uit.get_attribute("target") == "_blank"
    # The content begins at the top of the frame, without room for a menu.
    assert page.locator("h1").bounding_box()["y"] < 60  # type: ignore[index]


def test_page_in_a_frame_draws_its_map(page: Page) -> None:
    """Our own pages may frame it; other sites only when the settings name them."""
    open_pagina(page, "/bronnen?cijfer=rang")
    page.evaluate(
        """() => {
          const kader = document.createElement('iframe');
          kader.src = '/kaart?embed=true&niveau=gemeente&gebied=44021';
          kader.title = 'kaart'; kader.style = 'width: 900px; height: 1000px';
          document.body.prepend(kader);
        }"""
    )
    kader = page.frame_locator("iframe[title=kaart]")
    expect(kader.frame_locator(KAART).locator(".leaflet-container canvas").first).to_be_visible()


@pytest.mark.parametrize(
    ("pad", "bladen"),
    [("/kaart?niveau=gemeente&gebied=44021", 2), ("/bronnen?cijfer=huur", 8), ("/", 1)],
)
def test_paper_holds_the_content_and_no_controls(page: Page, pad: str, bladen: int) -> None:
    page.emulate_media(color_scheme="dark")
    open_pagina(page, pad)
    # All of it, over several sheets: a page that scrolls in a window would print one.
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) >= bladen
    page.emulate_media(media="print", color_scheme="dark")
    for soort in ("stHeader", "stSelectbox", "stTextInput", "stDownloadButton", "stPopover"):
        assert not [e for e in page.get_by_test_id(soort).all() if e.is_visible()], soort
    expect(page.locator(".bk-talen")).not_to_be_visible()
    expect(page.locator("h1")).to_be_visible()
    wit = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    assert page.evaluate(wit) == "rgb(255, 255, 255)"
    expect(page.locator("footer")).to_contain_text(page.url)
