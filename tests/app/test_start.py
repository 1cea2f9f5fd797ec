"""The start page: three doors that keep the visitor's gemeente, a tour, and only measured facts."""

import base64
import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.parts import tekeningen
from dashboard.state.start import STAPPEN, Start
from dashboard.views.start import DEUREN
from etl.contract.kleuren import AANBOD, BIJZONDER, TWEE, WERKMODEL
from tests.app.bezoek import bezoek, html
from tests.golden import stad


def deuren(app: AppTest) -> dict[str, dict[str, list[str]]]:
    """Return the parameters behind every door, by page."""
    adressen = re.findall(r'class="bk-deur" href="([^"]+)"', html(app))
    return {urlsplit(a).path[1:]: parse_qs(urlsplit(unescape(a)).query) for a in adressen}


def test_three_doors_lead_to_the_pages_of_the_three_tasks(monkeypatch, stadsstore):
    assert deuren(bezoek(monkeypatch, stadsstore, "start")) == {
        pagina: {} for pagina in DEUREN.values()
    }


def test_doors_keep_gemeente_and_language(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore, "start", gemeente=stad.A, taal="fr")
    regio = {"niveau": ["gemeente"], "gebied": [stad.A], "taal": ["fr"]}
    plek = {"plek": [f"gemeente-{stad.A}"], "taal": ["fr"]}
    assert deuren(app) == {"kaart": regio, "zoek": plek, "beleid": regio}


@pytest.mark.parametrize("pagina", DEUREN.values())
def test_the_page_behind_a_door_understands_what_it_is_told(monkeypatch, stadsstore, pagina):
    achter = deuren(bezoek(monkeypatch, stadsstore, "start", gemeente=stad.A))[pagina]
    parameters = {naam: waarde[0] for naam, waarde in achter.items()}
    app = bezoek(monkeypatch, stadsstore, pagina, **parameters)
    # What a page does not know it drops from its address.
    assert dict(app.query_params) == parameters
    assert "Aadorp" in html(app)


def test_choosing_a_gemeente_moves_nothing_below_it(monkeypatch, stadsstore):
    """What moves is drawn anew by the browser, and loses the focus of the keyboard."""
    app = bezoek(monkeypatch, stadsstore, "start")
    voor = {plek: deel.type for plek, deel in app.main.children.items()}
    app.selectbox(key="keuze_gemeente").select(stad.A).run()
    assert "bk-nu" in html(app)
    assert {plek: deel.type for plek, deel in app.main.children.items()} == voor


def test_chosen_gemeente_goes_to_the_link_and_to_other_pages(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore, "start")
    app.selectbox(key="keuze_gemeente").select(stad.A).run()
    assert dict(app.query_params) == {"gemeente": stad.A}
    # 200 households at three points beside five without a place; one known place.
    assert "205 huishoudens in 2 wijken. Het register kent er 1 plaats." in html(app)
    app.query_params.clear()
    app.switch_page("views/kaart.py").run()
    assert not app.exception
    assert app.selectbox(key="keuze_gebied").value == stad.A


def go(app: AppTest, pagina: str) -> AppTest:
    """Go to a page by the menu."""
    app.query_params.clear()
    return app.switch_page(f"views/{pagina}.py").run()


def test_the_search_is_around_the_gemeente_that_was_chosen_last(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore, "kaart", wijk="90001W02")
    go(app, "start").selectbox(key="keuze_gemeente").select(stad.A).run()
    assert go(app, "zoek").query_params["plek"] == f"gemeente-{stad.A}"
    go(app, "start").selectbox(key="keuze_gemeente").select(stad.B).run()
    assert go(app, "zoek").query_params["plek"] == f"gemeente-{stad.B}"
    # A link names the gemeente, as when the page is loaded anew.
    app = bezoek(monkeypatch, stadsstore, "start", gemeente=stad.A)
    assert go(app, "zoek").query_params["plek"] == f"gemeente-{stad.A}"


def test_the_start_page_follows_the_region_of_other_pages(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore, "start", gemeente=stad.A)
    app = go(app, "kaart")
    app.selectbox(key="keuze_gebied").select(stad.B).run()
    assert go(app, "start").selectbox(key="keuze_gemeente").value == stad.B
    assert go(app, "kaart").selectbox(key="keuze_gebied").value == stad.B


def test_empty_register_is_told_as_what_it_is(monkeypatch, stadsstore):
    tekst = html(bezoek(monkeypatch, stadsstore, "start", gemeente=stad.B))
    assert "Het register kent er nog geen enkele plaats van de gewone soorten;" in tekst


def test_facts_are_the_editions(monkeypatch, stadsstore):
    feiten = dict(
        re.findall(
            r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", html(bezoek(monkeypatch, stadsstore, "start"))
        )
    )
    assert feiten == {
        "huishoudens in Vlaanderen en Brussel": "335",
        "wijken": "4",
        "bekende plaatsen die meetellen": "1",
        "gemeenten zonder bekende plaats": "1 van de 2",
    }


def test_tour_goes_forth_and_back_and_can_be_left(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore, "start")
    assert app.button(key="vorige").disabled
    titels = []
    for stap in range(1, STAPPEN + 1):
        titels += re.findall(r'<h3 class="bk-kaarttitel">([^<]+)', html(app))
        assert f"Stap {stap} van {STAPPEN}" in html(app)
        app.button(key="volgende").click().run()
    assert len(set(titels)) == STAPPEN
    assert "Stap" not in html(app)
    assert dict(app.query_params) == {"stap": "0"}
    app.button(key="toon").click().run()
    app.button(key="volgende").click().run()
    app.button(key="vorige").click().run()
    assert "Stap 1 van 5" in html(app)
    app.button(key="over").click().run()
    assert app.button(key="toon")


@pytest.mark.parametrize(
    "link",
    [
        {"laag": "nood"},
        {"niveau": "gemeente", "gebied": stad.A, "minuten": "30"},
        {"wijk": "90001W01", "taal": "fr"},
        {"werkmodel": "organisatie", "kleur": "regios"},
    ],
)
def test_old_link_to_the_map_goes_on_to_the_map(monkeypatch, stadsstore, link):
    app = bezoek(monkeypatch, stadsstore, "start", **link)
    assert len(app.get("component_instance")) == 1
    assert dict(app.query_params) == link


def test_without_an_edition_one_sentence_helps(monkeypatch, tmp_path: Path):
    tekst = html(bezoek(monkeypatch, tmp_path / "leeg", "start"))
    assert "Er zijn nog geen cijfers." in tekst
    assert "Buurtkompas toont wijk per wijk" in tekst


# ---- state ----------------------------------------------------------------------------------


@given(st.builds(Start, st.from_regex(r"[0-9]{5}", fullmatch=True), st.integers(0, STAPPEN)))
def test_a_link_means_the_view_it_was_made_from(toestand: Start):
    assert Start.lees(toestand.schrijf()) == toestand


@given(st.dictionaries(st.sampled_from(["gemeente", "stap", "x"]), st.text(max_size=40)))
def test_any_url_means_some_view(parameters: dict[str, str]):
    assert Start.lees(parameters).stap in range(STAPPEN + 1)


def test_gemeente_that_the_edition_lacks_is_let_go(stadseditie):
    assert Start("99999", 2).passend(stadseditie) == Start("", 2)
    assert Start(stad.A).passend(stadseditie).regio().gebied == stad.A


# ---- drawings -------------------------------------------------------------------------------


def tekening(adres: str) -> str:
    return base64.b64decode(adres.removeprefix("data:image/svg+xml;base64,")).decode()


def test_every_drawing_is_whole_and_without_words():
    adressen = [tekeningen.stap(n) for n in range(1, STAPPEN + 1)]
    adressen += [tekeningen.deur(naam) for naam in DEUREN]
    assert len(set(adressen)) == STAPPEN + len(DEUREN)
    for adres in adressen:
        boom = ElementTree.fromstring(tekening(adres))  # noqa: S314, our own text
        assert not [e for e in boom.iter() if e.tag.endswith("text") or (e.text or "").strip()]


def test_drawings_have_the_colours_of_the_map():
    assert all(kleur in tekening(tekeningen.stap(3)) for kleur in WERKMODEL.values())
    assert all(kleur in tekening(tekeningen.stap(4)) for kleur in TWEE)
    assert BIJZONDER["l"].streep in tekening(tekeningen.stap(5))
    assert sum(kleur in tekening(tekeningen.stap(1)) for kleur in AANBOD) >= 4
