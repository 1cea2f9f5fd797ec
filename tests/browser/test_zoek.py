"""The search for offer in a real browser: typing, choosing, the sheet; keys alone, and narrow."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

RABOT = "/zoek?plek=wijk-44021W07"
ERNSTIG = {"critical", "serious"}


def druk_tot(page: Page, doel: str, meeste: int = 40) -> None:
    """Press Tab until the focus is on an element that matches the selector."""
    for _ in range(meeste):
        page.keyboard.press("Tab")
        if page.evaluate("doel => document.activeElement.matches(doel)", doel):
            return
    pytest.fail(f"Tab never reaches {doel}")


def overtredingen(page: Page) -> list[str]:
    """Return the serious faults that axe finds."""
    gevonden = Axe().run(page).response["violations"]
    return [
        f"{fout['id']}: {fout['nodes'][0]['html'][:120]}"
        for fout in gevonden
        if fout["impact"] in ERNSTIG
    ]


def test_from_a_name_to_a_sheet_with_the_keyboard_alone(page: Page):
    page.goto("/zoek")
    page.get_by_label("Straat, wijk, gemeente of postcode").wait_for()
    druk_tot(page, "input[type=text]")
    page.keyboard.type("rabbot gent")  # with an error
    # It answers while one types, without Enter.
    expect(page.locator(".st-key-zoek_gevonden button").first).to_contain_text("Rabot")
    druk_tot(page, ".st-key-zoek_gevonden button")
    page.keyboard.press("Enter")
    expect(page.locator(".bk-treffers > li").first).to_be_visible()
    expect(page).to_have_url(re.compile("plek=wijk-44021W07"))
    assert "rabbot" not in page.url
    druk_tot(page, ".st-key-zoek_maak button")
    page.keyboard.press("Enter")
    expect(page.locator(".bk-optie")).to_have_count(3)
    expect(page).to_have_url(re.compile("keuzekaart=1"))


def test_results_and_sheet_are_accessible(page: Page):
    page.goto(RABOT)
    expect(page.locator(".bk-treffers > li").first).to_be_visible()
    assert overtredingen(page) == []
    namen = page.locator("summary").evaluate_all("alle => alle.map(s => s.ariaLabel)")
    assert len(namen) == len(set(namen)) > 1
    page.get_by_role("button", name="Maak een keuzekaart").click()
    expect(page.locator(".bk-optie")).to_have_count(3)
    assert overtredingen(page) == []


def test_the_sheet_goes_home_as_pdf_with_its_notes_and_prints_alone(page: Page):
    page.goto(f"{RABOT}&keuzekaart=1")
    page.get_by_role("textbox", name="Notities").fill("Dinsdag samen gaan kijken")
    page.keyboard.press("Tab")
    papier = page.locator(".bk-alleen-print.bk-keuzekaart")
    expect(papier).to_contain_text("Dinsdag samen")
    assert "Dinsdag" not in page.url
    with page.expect_download() as bestand:
        page.get_by_role("button", name="Neem mee als PDF").click()
    assert bestand.value.path().read_bytes().startswith(b"%PDF")
    page.emulate_media(media="print")
    expect(papier).to_be_visible()
    expect(page.locator(".bk-lijnen").first).to_be_visible()
    for weg in ("Neem mee als PDF", "Terug naar de lijst"):
        expect(page.get_by_role("button", name=weg)).to_be_hidden()


@pytest.mark.parametrize("taal", ["nl", "fr"])
def test_nothing_runs_off_a_narrow_screen(page: Page, taal: str):
    page.set_viewport_size({"width": 360, "height": 800})
    for pad, klaar in ((RABOT, ".bk-treffers > li"), (f"{RABOT}&keuzekaart=1", ".bk-optie")):
        page.goto(f"{pad}&taal={taal}")
        expect(page.locator(klaar).first).to_be_visible()
        breed = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert breed <= 360


def test_the_keyboard_is_where_the_page_goes_on_after_a_button_that_is_gone(page: Page):
    page.goto("/zoek")
    page.get_by_label("Straat, wijk, gemeente of postcode").fill("rabot gent")
    voorstel = page.locator(".st-key-zoek_gevonden button").first
    voorstel.focus()
    page.keyboard.press("Enter")
    rond = page.get_by_role("heading", name=re.compile("^Rond Rabot"))
    expect(rond).to_be_focused()
    # A control that stays keeps the focus.
    page.get_by_role("radio", name="Met de fiets").focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("vervoer=fietsen"))
    expect(page.get_by_role("radio", name="Met de fiets")).to_be_focused()
    for knop, kop in (("Maak een keuzekaart", "Keuzekaart rond"), ("Terug naar de lijst", "Rond")):
        page.get_by_role("button", name=knop).focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=re.compile(f"^{kop} Rabot"))).to_be_focused()
    page.get_by_role("button", name="Andere plek").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
