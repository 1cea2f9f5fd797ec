"""The page Zoek aanbod without a browser: its link, what is found and said, the choice sheet."""

import re
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import data, keuzekaart, treffertekst
from dashboard.parts import zoek_lijst
from dashboard.state import klik as klikmodule
from dashboard.state import sessie
from dashboard.state import zoek as staat
from dashboard.state.zoek import KAART, NOTITIES, ZOEK, Zoek, lees_plek
from dashboard.tekst import t
from dashboard.zoeken.aanbod import Aanbod, Resultaten
from dashboard.zoeken.openingsuren import DAGEN
from dashboard.zoeken.straatbij import straten_bij
from dashboard.zoeken.zoekvraag import SNELHEDEN, Drempels, Zoekvraag
from etl.contract.aanbod import AANBODTYPES, WERKMODELLEN
from etl.store.read import Editie
from tests.app.bezoek import bezoek, html
from tests.zoekstad import initiatief, stad

_NUMMER = count()
PLEKKEN = (
    "",
    "wijk-44021W07",
    "straat-44021-9000-rabotstraat",
    "postcode-9000",
    "51.06100_3.72000",
)


# ---- the link --------------------------------------------------------------------------------


def _lijst(keuzes: Any) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(list(keuzes))).map(
        lambda gekozen: tuple(k for k in keuzes if k in gekozen)
    )


@given(
    st.builds(
        Zoek,
        plek=st.sampled_from(PLEKKEN),
        vervoer=st.sampled_from(list(SNELHEDEN)),
        minuten=st.sampled_from(range(5, 65, 5)),
        modellen=_lijst(WERKMODELLEN),
        typen=_lijst(AANBODTYPES),
        kinderopvang=st.booleans(),
        rolstoel=st.booleans(),
        gratis=st.booleans(),
        spreekt=st.sampled_from(["", "Arabisch", "Oekraïens"]),
        dag=st.sampled_from(["", *DAGEN]),
        bekend=st.booleans(),
        keuzekaart=st.booleans(),
        opties=st.integers(3, 6),
    )
)
def test_a_link_means_the_search_it_was_made_from(toestand: Zoek):
    assert Zoek.lees(toestand.schrijf()) == toestand


VELDEN = (
    "wijk",
    "niveau",
    "gebied",
    "plek",
    "vervoer",
    "minuten",
    "modellen",
    "typen",
    "gratis",
    "dag",
    "opties",
    "spreekt",
)


@given(st.dictionaries(st.sampled_from(VELDEN), st.text(max_size=40)))
def test_any_url_means_some_search(parameters: dict[str, str]):
    toestand = Zoek.lees(parameters)
    assert toestand.vervoer in SNELHEDEN
    assert toestand.minuten in range(5, 65, 5)
    assert toestand.opties in range(3, 7)
    assert toestand.vraag(0.0, 0.0, "", "").drempels == toestand.drempels


@pytest.mark.parametrize(
    ("parameters", "plek"),
    [
        ({"niveau": "gemeente", "gebied": "44021"}, "gemeente-44021"),
        ({"niveau": "gemeente", "gebied": "44021", "wijk": "44021W07"}, "wijk-44021W07"),
        ({"niveau": "gemeente", "gebied": "<b>"}, ""),
        ({"niveau": "provincie", "gebied": "40000"}, ""),
        ({"wijk": "44021W07", "plek": "postcode-9000"}, "postcode-9000"),
    ],
)
def test_a_link_of_another_page_begins_there(parameters, plek):
    assert Zoek.lees(parameters).plek == plek


def test_a_spot_in_a_link_is_known_to_a_hundred_metres():
    assert lees_plek("51.061234_3.719999") == ""
    assert lees_plek("51.06123_3.71999") == "51.06100_3.72000"


def test_a_click_searches_there_and_a_forged_one_does_nothing(monkeypatch):
    toestanden: dict[str, Any] = {}
    for module in (staat, klikmodule, sessie):
        monkeypatch.setattr(module.st, "session_state", toestanden)
    for lat, lon, plek in ((51.0612, 3.7195, "51.06100_3.72000"), (-12.0, 3.0, "51.06100_3.72000")):
        punt = {"niveau": "wijk", "code": "x", "lat": lat, "lon": lon}
        toestanden[KAART] = {"last_active_drawing": {"properties": punt}}
        staat.geklikt()
        assert sessie.huidig(Zoek).plek == plek


# ---- what is said of what is found -----------------------------------------------------------


def zoek(*rijen: dict[str, Any], minuten: int = 15, **wat: Any) -> tuple[Editie, Resultaten]:
    """Return a town with these initiatieven, and what is found at its point (1000, 1000)."""
    editie = stad(list(rijen))
    # Caches go by the edition's id.
    vars(editie)["id"] = f"zoek-{next(_NUMMER)}"
    vraag = Zoekvraag(1000.0, 1000.0, "99001W01", "99001", minuten=minuten, **wat)
    return editie, Aanbod.van(editie).zoek(vraag)


def test_minutes_below_an_hour_and_kilometres_beyond():
    # 80 m a minute at 4.8 km/h, and 1.3 for detours: 923 m is 15 minutes.
    rijen = [
        initiatief("dicht"),
        initiatief("verder", x=1000.0 + 923.0),
        initiatief("ver", x=1000.0 + 10_000.0),
        initiatief("vaag", y=1000.0 + 480.0, locatie_precisie="wijk"),
    ]
    editie, gevonden = zoek(*rijen)
    alle = {x.id: x for x in (*gevonden.nabij, *gevonden.verder)}
    gezegd = {k: treffertekst.hoe_ver(editie, x, "wandelen") for k, x in alle.items()}
    assert gezegd == {
        "dicht": "1 minuut stappen",
        "verder": "15 minuten stappen",
        "ver": "verder weg: ongeveer 13 km",
        "vaag": "ongeveer 8 minuten stappen",
    }


def test_what_comes_to_people_says_where_it_works():
    rij = initiatief(
        "buddy", bereik="werkingsgebied", werkgebied_niveau="gemeente", werkgebied_code="99001"
    )
    editie, gevonden = zoek(rij)
    (treffer,) = gevonden.komt
    gezegd = treffertekst.hoe_ver(editie, treffer, "wandelen")
    assert gezegd == "komt naar de mensen, werkt in Voorbeeldstad"
    assert treffertekst.waar(editie, treffer) == ""


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"bron_datum": "2015-03-01"}, "gegevens van 2015: kijk eerst na"),
        ({"bron_datum": "2015", "telefoon": "09 1"}, "gegevens van 2015: bel eerst"),
        ({"bron_datum": "2025"}, "gegevens van 2025"),
        ({}, "datum van de gegevens niet bekend: kijk eerst na"),
        ({"telefoon": "09 1"}, "datum van de gegevens niet bekend: bel eerst"),
        (
            {"bron_datum": "2010", "nagekeken_op": "2026-05-02"},
            "nagekeken op 2 mei 2026",
        ),
    ],
)
def test_old_knowledge_says_to_call_or_check_first(velden, zin):
    editie, gevonden = zoek(initiatief("huis", **velden))
    assert treffertekst.vers(editie, gevonden.nabij[0]) == zin


def test_unknown_wishes_stay_and_are_marked_unless_left_out():
    huizen = [initiatief("weet-niet"), initiatief("gratis", gratis="ja")]
    editie, gevonden = zoek(*huizen, drempels=Drempels(gratis=True))
    assert [x.id for x in gevonden.nabij] == ["gratis", "weet-niet"]
    tekst = zoek_lijst.lijsten(editie, gevonden, "Voorbeeldstad")
    assert tekst.count("Niet bekend: prijs") == 1
    _, bekend = zoek(*huizen, drempels=Drempels(gratis=True, alleen_bekend=True))
    assert [x.id for x in bekend.nabij] == ["gratis"]


def test_hours_that_do_not_tell_the_day_are_shown_and_marked():
    huis = initiatief("huis", openingsuren="Winter: 10-16u")
    editie, gevonden = zoek(huis, drempels=Drempels(dag="fr"))
    tekst = zoek_lijst.lijsten(editie, gevonden, "Voorbeeldstad")
    assert "Open: Winter: 10-16u" in tekst
    assert "Niet bekend: of het die dag open is" in tekst


def test_hours_are_not_read_in_another_language_than_they_are_in(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(treffertekst, "taal", lambda: "fr")
    uren = ("di 15-18u", "Warme maaltijd di", "Tu 15:00-18:00", "Tu 15:00+", "")
    huizen = [initiatief(f"h{i}", openingsuren=tekst) for i, tekst in enumerate(uren)]
    editie, gevonden = zoek(*huizen)
    gezegd = {x.id: treffertekst.wanneer(editie, x) for x in gevonden.nabij}
    assert list(gezegd.values()) == [
        "mardi 15h-18h",
        t("zoek.uren_nederlands", uren="Warme maaltijd di"),
        "mardi 15:00–18:00",
        "Tu 15:00+",
        "",
    ]


def test_a_sheet_asks_for_a_way_to_reach_whom_we_cannot():
    geen = initiatief("geen")
    bel, web = (
        initiatief(naam) | {veld: waarde}
        for naam, veld, waarde in (("bel", "telefoon", "09 1"), ("web", "website", "http://x.be"))
    )
    _, gevonden = zoek(geen, bel, web)
    vraagt = {
        x.id: t("zoek.niet_bekend.contact") in treffertekst.te_vragen(x) for x in gevonden.nabij
    }
    assert vraagt == {"geen": True, "bel": False, "web": False}


def test_text_of_the_register_never_becomes_markup():
    kwaad = '<img src=x onerror="alert(1)">'
    rij = initiatief(
        "kwaad", naam=kwaad, organisatie=kwaad, telefoon=kwaad, opmerking=kwaad, openingsuren=kwaad
    ) | {"website": "javascript:alert(1)", "bron_url": 'https://x"><b>', "straat": kwaad}
    editie, gevonden = zoek(rij)
    tekst = zoek_lijst.lijsten(editie, gevonden, kwaad) + zoek_lijst.wie_nog(kwaad, leeg=True)
    assert "<img" not in tekst
    assert "<b>" not in tekst
    assert 'href="javascript' not in tekst


def test_the_street_near_by_is_told_where_the_own_one_is_not_known():
    zonder = initiatief("zonder", x=1101.0)
    met = initiatief("met", straat="Kerkstraat")
    vaag = initiatief("vaag", locatie_precisie="wijk")
    ver = initiatief("ver", x=5000.0)
    editie, gevonden = zoek(zonder, met, vaag, ver)
    assert straten_bij(editie) == {"zonder": ("Sint-Jansplein", "Sint-Jansplein")}
    treffer = next(x for x in gevonden.nabij if x.id == "zonder")
    assert "bij Sint-Jansplein" in treffertekst.waar(editie, treffer)


def test_numbers_go_on_from_near_to_just_beyond():
    rijen = [initiatief("a"), initiatief("b", x=2200.0), initiatief("c", x=9000.0)]
    _, gevonden = zoek(*rijen)
    nabij, verder = zoek_lijst.genummerd(gevonden)
    assert [x.id for x in nabij] == ["a"]
    assert [x.id for x in verder] == ["b"]  # 19.5 minutes; c is over two hours away
    _, leeg = zoek(rijen[2])
    assert [x.id for x in zoek_lijst.genummerd(leeg)[1]] == ["c"]


# ---- the sheet -------------------------------------------------------------------------------

MODELLEN = ("organisatie", "persoonlijke_vriend", "lotgenotennetwerk")


def huizen(**anders: Any) -> list[dict[str, Any]]:
    return [
        initiatief(naam, werkmodellen=model, organisatie=f"vzw {naam}", **anders)
        for naam, model in zip(("zuid", "anker", "molen"), MODELLEN, strict=True)
    ]


def test_three_options_of_three_models_by_name():
    editie, gevonden = zoek(*huizen())
    blad = keuzekaart.maak(editie, gevonden, "Centrum", 3, "bellen")
    assert [o.naam for o in blad.opties] == ["Anker", "Molen", "Zuid"]
    assert {o.werkmodel for o in blad.opties} == {
        "Organisatie",
        "Persoonlijke vriend",
        "Lotgenotennetwerk",
    }
    assert all(o.uitleg for o in blad.opties)
    assert blad.meldingen == ()
    assert blad.notities == "bellen"


def test_what_is_hours_away_is_not_on_the_sheet():
    ver = initiatief("ver", x=1000.0 + 20_000.0)
    editie, gevonden = zoek(huizen()[0], ver)
    blad = keuzekaart.maak(editie, gevonden, "Centrum", 3)
    assert [o.naam for o in blad.opties] == ["Zuid"]
    assert "maar 1 mogelijkheid binnen 15 km" in blad.meldingen[0]
    editie, gevonden = zoek(ver)
    assert "geen enkele mogelijkheid" in keuzekaart.maak(editie, gevonden, "C", 3).meldingen[0]


def test_offer_that_comes_stands_beside_the_options():
    buddy = initiatief(
        "buddy",
        organisatie="vzw buddy",
        bereik="werkingsgebied",
        werkgebied_niveau="gemeente",
        werkgebied_code="99001",
    )
    editie, gevonden = zoek(*huizen(), buddy)
    blad = keuzekaart.maak(editie, gevonden, "Centrum", 3)
    kop, punten = blad.lijsten[0]
    assert kop == "Komt ook naar u toe, of is online"
    assert len(punten) == 1
    assert punten[0].startswith("Buddy (")


# ---- the page --------------------------------------------------------------------------------


def test_without_a_place_one_can_be_searched_and_chosen(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore, "zoek")
    app.text_input(key=ZOEK).set_value("kerkstr").run()
    assert not app.exception
    app.button(key="gevonden_straat-90001-9000-kerkstraat").click().run()
    assert not app.exception
    assert app.query_params["plek"] == "straat-90001-9000-kerkstraat"
    assert "kerkstr" not in str(dict(app.query_params)).replace("kerkstraat", "")
    assert "Buurthuis De Brug" in html(app)
    assert "Samen op weg" in html(app)


def test_a_name_that_fits_nothing_says_so(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore, "zoek")
    app.text_input(key=ZOEK).set_value("qqqqqqqq").run()
    assert "Niets gevonden" in html(app)


def test_a_forged_place_is_let_go_with_a_word(monkeypatch, stadsstore):
    for plek in ("wijk-00000W00", "51.60000_2.50000"):
        app = bezoek(monkeypatch, stadsstore, "zoek", plek=plek)
        assert "kennen we niet" in html(app)
        assert "plek" not in app.query_params


def test_results_follow_minutes_and_travel(monkeypatch, stadsstore):
    # The middle of Kerk's households is 640 m from the buurthuis: 10.4 minutes on foot.
    app = bezoek(monkeypatch, stadsstore, "zoek", plek="wijk-90001W01")
    tekst = html(app)
    assert "Het register kent 1 plaats op hoogstens 15 minuten stappen" in tekst
    assert "10 minuten stappen" in tekst
    app.slider(key="keuze_minuten").set_value(5).run()
    assert "geen plaats op hoogstens 5 minuten stappen" in html(app)
    assert app.query_params["minuten"] == "5"
    app.radio(key="keuze_vervoer").set_value("fietsen").run()
    assert "1 plaats op hoogstens 5 minuten fietsen" in html(app)


def test_where_nothing_is_known_absence_is_not_called_absence_of_support(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore, "zoek", plek="gemeente-90002")
    tekst = html(app)
    assert "Niets gevonden is niet hetzelfde als niets aanwezig" in tekst
    assert "het OCMW of Sociaal Huis van Beedorp" in tekst
    assert 'rel="noopener noreferrer">Sociale Kaart</a>' in tekst


@pytest.mark.parametrize("taal", ["nl", "fr", "en"])
def test_the_sheet_in_every_language(monkeypatch, stadsstore, taal):
    app = bezoek(monkeypatch, stadsstore, "zoek", plek="wijk-90001W01", keuzekaart="1", taal=taal)
    assert html(app).count('<article class="bk-optie"') == 2


def test_notes_stay_out_of_the_link_and_go_with_the_sheet(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore, "zoek", plek="wijk-90001W01", keuzekaart="1")
    app.text_area(key=NOTITIES).set_value("<i>dinsdag</i>").run()
    assert "&lt;i&gt;dinsdag" in html(app)
    assert "dinsdag" not in str(dict(app.query_params))
    app.button[0].click().run()
    assert NOTITIES not in app.session_state
    assert "keuzekaart" not in app.query_params


def test_a_wish_for_a_model_does_not_narrow_the_sheet(monkeypatch, stadsstore):
    app = bezoek(
        monkeypatch,
        stadsstore,
        "zoek",
        plek="wijk-90001W01",
        modellen="persoonlijke_vriend",
        keuzekaart="1",
    )
    assert "Buurthuis De Brug" in html(app)


def test_the_search_begins_where_the_visitor_was(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore, "profiel", wijk="90001W02")
    app.switch_page("views/zoek.py")
    app.query_params.clear()
    app.run()
    assert app.query_params["plek"] == "wijk-90001W02"
    # Elsewhere: then it is one click away, and the page does not insist.
    app.button(key="zoek_anders").click().run()
    assert "plek" not in app.query_params
    app.button(key="zoek_hier").click().run()
    assert app.query_params["plek"] == "wijk-90001W02"


def test_the_map_leads_from_a_street_to_its_wijk_and_to_a_gemeente(monkeypatch, stadsstore):
    from dashboard.parts import bediening

    monkeypatch.setattr(bediening, "MEESTE_IN_MENU", 3)
    app = bezoek(monkeypatch, stadsstore, "kaart")
    app.text_input(key="zoek_wijk").set_value("kerkstraat").run()
    knop = app.button(key="gevonden_90001W01")
    assert "Kerkstraat" in knop.label
    app.text_input(key="zoek_wijk").set_value("beedorp").run()
    app.button(key="gevonden_90002").click().run()
    assert app.query_params["gebied"] == "90002"


@pytest.mark.slow
@pytest.mark.parametrize("plek", ["gemeente-11001", "wijk-44021W07", "gemeente-41002"])
def test_every_sheet_of_the_real_register_is_a_pdf(editie, plek):
    from dashboard.zoeken.middelpunt import Middelpunt
    from etl.export.pdf.keuzekaart import keuzekaart_report

    gevonden = data.gazetteer(editie).met_sleutel(plek)
    hier = Middelpunt.van_plek(gevonden)
    vraag = Zoek(plek=plek).vraag(hier.x, hier.y, hier.wijk_code, hier.gemeente_code)
    blad = keuzekaart.maak(editie, data.aanbod(editie).zoek(vraag), plek, 3)
    assert len(blad.opties) == 3
    assert len({o.werkmodel for o in blad.opties}) == 3
    pdf = keuzekaart_report(blad, editie.datum)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 2
