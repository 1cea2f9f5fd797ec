"""The register in a real browser: a list goes in, its problems and its difference come out."""

from pathlib import Path

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from etl.store.read import Editie
from tests.browser.conftest import Server, settled

INVOER = "[data-testid=stFileUploader] input[type=file]"


def ernstig(page: Page) -> list[str]:
    """Return the serious faults that axe finds in our page, once Streamlit has drawn all of it."""
    settled(page)
    gevonden = Axe().run(page).response["violations"]
    return [
        f"{v['id']}: {knoop['html'][:200]}"
        for v in gevonden
        if v["impact"] in ("serious", "critical")
        for knoop in v["nodes"]
    ]


def test_a_name_without_accents_finds_and_a_page_turns_with_the_keyboard(page: Page) -> None:
    page.goto("/register")
    expect(page.get_by_role("status").first).to_contain_text("in Vlaanderen en Brussel")
    volgende = page.get_by_role("button", name="Volgende")
    volgende.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Blad 2 van")).to_be_visible()
    expect(page).to_have_url("/register?blad=2")
    zoek = page.get_by_role("textbox", name="Zoek in het register")
    zoek.fill("CAFE")
    zoek.press("Enter")
    expect(page).to_have_url("/register?zoek=CAFE")
    expect(page.locator(".st-key-breed_register tbody tr").first).to_contain_text("afé")
    assert ernstig(page) == []


@pytest.mark.parametrize("breedte", [1400, 360])
def test_a_list_shows_its_problems_and_what_it_changes(
    page: Page, editie: Editie, tmp_path: Path, data_dir: Path, breedte: int
) -> None:
    register = pd.read_csv(data_dir / "initiatieven.csv", dtype="str")
    register.loc[0, "naam"] = "<img src=x onerror=alert(1)>"
    register.loc[1, "type"] = "kasteel"
    # As Excel with Belgian settings writes it.
    lijst = tmp_path / "mijn lijst.csv"
    for kolom in ("lat", "lon"):
        register[kolom] = register[kolom].str.replace(".", ",")
    register.iloc[:60].to_csv(lijst, index=False, sep=";", encoding="utf-8-sig")
    page.set_viewport_size({"width": breedte, "height": 900})
    page.goto("/register?deel=nakijken")
    page.set_input_files(INVOER, lijst)
    status = page.get_by_role("status").filter(has_text="mijn lijst.csv")
    expect(status).to_contain_text("60 rijen gelezen, 59 goed. 1 probleem")
    problemen = page.get_by_role("table", name="Problemen per rij")
    expect(problemen.get_by_role("row").nth(1)).to_contain_text("kasteel")
    expect(page.get_by_role("table", name="gewijzigd")).to_contain_text("<img src=x")
    gelezen = page.get_by_role("listitem").filter(
        has_text="getallen met een komma gelezen, bv. rij"
    )
    expect(gelezen).to_be_visible()
    expect(page.get_by_role("button", name="Download het register")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= breedte
    assert ernstig(page) == []


def test_the_file_chooser_speaks_the_visitors_language(page: Page, server: Server) -> None:
    page.goto("/register?deel=nakijken&taal=fr")
    knop = page.get_by_role("button", name="Choisir un fichier")
    with page.expect_file_chooser():
        knop.click()
    assert ernstig(page) == []


@pytest.mark.parametrize("breedte", [1400, 360])
def test_werkmodellen_is_for_everyone(page: Page, breedte: int) -> None:
    page.set_viewport_size({"width": breedte, "height": 900})
    page.goto("/werkmodellen?niveau=provincie&gebied=40000&model=lotgenotennetwerk")
    expect(page.get_by_role("table", name="Lijst voor een netwerkdag")).to_be_visible()
    expect(page.get_by_role("heading", name="4. Lotgenotennetwerk")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV voor Excel (België)").click()
    naam = download.value.suggested_filename
    assert naam == "buurtkompas_netwerkdag_provincie_40000_lotgenotennetwerk.csv"
    inhoud = download.value.path().read_text("utf-8-sig")
    assert inhoud.startswith("Organisatie;Initiatieven;")
    assert page.evaluate("document.documentElement.scrollWidth") <= breedte
    assert ernstig(page) == []
