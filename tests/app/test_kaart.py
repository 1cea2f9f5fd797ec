"""The map page without a browser: its figures are the store's, and no URL makes it crash."""

import json
import re
from pathlib import Path
from threading import Thread

import numpy as np
import pandas as pd
import pytest
from streamlit.delta_generator import DeltaGenerator
from streamlit.testing.v1 import AppTest

from dashboard import boek, data, edities, waarden
from dashboard.dichtbij import dichtstbij
from dashboard.lagen import LAGEN
from dashboard.parts import bediening
from dashboard.parts.map import compact
from dashboard.waarden import Rijen, Vraag, volgorde
from etl.contract.aanbod import STANDAARD_TYPES, WERKMODELLEN
from etl.contract.niveaus import REGIO_NIVEAUS
from etl.measures import access
from etl.store.read import Editie
from tests.app.bezoek import bezoek as bezoek_pagina
from tests.app.bezoek import html
from tests.golden import stad
from tests.stad_editie import with_tables


def bezoek(monkeypatch: pytest.MonkeyPatch, store: Path, **parameters: str) -> AppTest:
    return bezoek_pagina(monkeypatch, store, "kaart", **parameters)


def opdracht(app: AppTest) -> dict:
    """Return what the map's script is told."""
    (kaart,) = app.get("component_instance")
    groep = json.loads(kaart.proto.json_args)["feature_group"]
    tekst = groep.split("buurtkompas.toon(", 1)[1]
    return json.JSONDecoder().raw_decode(tekst)[0]


def bereken(editie: Editie, vraag: Vraag) -> pd.DataFrame:
    if not vraag.soort.instelbaar:
        return waarden.antwoord(editie, vraag, None)
    groep, codes = waarden.groepen(editie, vraag.niveau)
    dichtst = access.nearest(editie.reach, vraag.typen, vraag.werkmodel or None)
    rijen = Rijen(editie.reach, dichtst, groep, len(codes))
    return waarden.antwoord(editie, vraag, waarden.toegang(vraag, rijen))


# ---- the page in a made-up town --------------------------------------------------------------


def test_first_view_says_what_it_draws_and_how_little_is_known(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore)
    tekst = html(app)
    assert "Huishoudens met een bekende plaats binnen 15 minuten stappen" in tekst
    assert "Het register kent 1 plaats in Vlaanderen en Brussel" in tekst
    assert "Wat niet in het register staat, kan toch bestaan." in tekst


def test_map_gets_one_class_a_wijk_in_the_order_of_the_layer(monkeypatch, stadsstore, stadseditie):
    laag = opdracht(bezoek(monkeypatch, stadsstore, laag="dekking"))
    # 60 of 100 households within 923 m; A-2 none; B's register is empty; B-2 is too small.
    assert laag["klassen"] == "30lk"
    assert laag["waarden"] == "60,0,0,0"
    assert laag["laag"].endswith(stadseditie.manifest["lagen"]["wijk"])


def test_minutes_change_the_classes(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore)
    app.slider[0].set_value(30).run()
    assert opdracht(app)["waarden"].startswith("100,")
    assert dict(app.query_params) == {"minuten": "30"}


def test_link_reopens_the_view(monkeypatch, stadsstore):
    wens = {"niveau": "gemeente", "gebied": stad.A, "laag": "kloof", "wijk": "90001W01"}
    app = bezoek(monkeypatch, stadsstore, **wens)
    assert dict(app.query_params) == wens
    keuzes = {e.key: e.value for e in app.selectbox}
    assert keuzes["keuze_gebied"] == stad.A
    assert keuzes["keuze_laag"] == "kloof"
    assert keuzes["keuze_wijk"] == "90001W01"
    assert "bk-wijk" in html(app)
    assert opdracht(app)["gekozen"] == "90001W01"


def test_wijken_outside_the_region_have_no_class(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore, niveau="gemeente", gebied=stad.A)
    assert opdracht(app)["klassen"] == "30.."


def test_card_tells_what_the_register_does_not_know(monkeypatch, stadsstore):
    tekst = html(bezoek(monkeypatch, stadsstore, wijk="90002W01"))
    assert "Het register kent geen enkele plaats van de gewone soorten in" in tekst
    assert "onbekend: register leeg" in tekst


def test_card_names_the_nearest_place_with_the_minutes_of_the_households(monkeypatch, stadsstore):
    tekst = html(bezoek(monkeypatch, stadsstore, wijk="90001W01"))
    # 60 of the 100 households live at 500 m: 500 × 1,3 ÷ 80 m a minute = 8,1 minutes.
    assert "Buurthuis De Brug" in tekst
    assert "8 min stappen" in tekst


def test_ranking_opens_a_card(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore)
    app.button(key="rang_90001W02").click().run()
    assert not app.exception
    assert app.query_params["wijk"] == "90001W02"


@pytest.mark.parametrize(
    "parameters",
    [
        {"niveau": "gemeente"},
        {"niveau": "gemeente", "gebied": "99999"},
        {"niveau": "../../etc", "gebied": "<script>alert(1)</script>", "laag": "__class__"},
        {"minuten": "9" * 50, "typen": ",,,", "werkmodel": "' OR 1=1"},
        {"wijk": "\x00", "kleur": "%00", "onbekend": "x" * 5000},
    ],
)
def test_hostile_links_open_some_view(monkeypatch, stadsstore, parameters):
    app = bezoek(monkeypatch, stadsstore, **parameters)
    assert "<script>" not in html(app)
    assert opdracht(app)["klassen"] == "30lk"


@pytest.mark.parametrize("laag", LAGEN)
@pytest.mark.parametrize("niveau", ["geheel", "gemeente", "vervoerregio"])
def test_every_layer_opens_for_wijken_and_for_regions(monkeypatch, stadsstore, laag, niveau):
    gebied = {"geheel": "", "gemeente": stad.A, "vervoerregio": "1"}[niveau]
    wens = {"laag": laag, "niveau": niveau, "gebied": gebied}
    for kleur in ("wijken", "regios"):
        app = bezoek(monkeypatch, stadsstore, kleur=kleur, **wens)
        klassen = opdracht(app)["klassen"]
        aantal = {"geheel": 2, "gemeente": 2, "vervoerregio": 1}[niveau]
        assert len(klassen) == (4 if kleur == "wijken" else aantal)


def test_table_says_all_that_the_map_shows(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore)
    app.session_state["tabel"] = True
    app.run()
    tekst = html(app)
    assert tekst.count('<th scope="row">') >= 4
    for woord in ("60 %", "onbekend: register leeg", "minder dan 50 huishoudens"):
        assert woord in tekst


def test_very_many_wijken_are_searched_by_name(monkeypatch, stadsstore):
    monkeypatch.setattr(bediening, "MEESTE_IN_MENU", 3)
    app = bezoek(monkeypatch, stadsstore)
    assert "keuze_wijk" not in [e.key for e in app.selectbox]
    naam = edities.huidig().wijken["wijk_naam"].iloc[0]
    app.text_input(key="zoek_wijk").set_value(f" {naam.upper()} ").run()
    app.button(key="gevonden_90001W01").click().run()
    assert app.query_params["wijk"] == "90001W01"
    app.text_input(key="zoek_wijk").set_value("*<b>niets").run()
    assert not app.exception
    assert not [b for b in app.button if str(b.key).startswith("gevonden_")]


def test_without_an_edition_the_page_says_what_to_do(monkeypatch, tmp_path):
    app = bezoek(monkeypatch, tmp_path / "leeg")
    assert "buurtkompas build" in html(app)


# ---- the figures, over all of Flanders and Brussels ------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("laag", ["dekking", "minuten", "modellen"])
def test_at_default_settings_a_layer_is_the_stores_own_figure(editie, laag):
    gezien = bereken(editie, Vraag(laag))["waarde"]
    verwacht = editie.wijken[LAGEN[laag].kolom].astype(float)
    pd.testing.assert_series_equal(gezien, verwacht, check_names=False, rtol=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("niveau", REGIO_NIVEAUS)
def test_regions_too(editie, niveau):
    gezien = bereken(editie, Vraag("dekking", niveau))["waarde"]
    regios = editie.regios[editie.regios["niveau"] == niveau].set_index("code")
    verwacht = regios["dekking_pct"].reindex(gezien.index)
    pd.testing.assert_series_equal(gezien, verwacht, check_names=False, rtol=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("model", WERKMODELLEN)
def test_coverage_of_a_werkmodel_is_the_stores_too(editie, model):
    gezien = bereken(editie, Vraag("dekking", werkmodel=model, typen=STANDAARD_TYPES))["waarde"]
    verwacht = editie.wijken[f"dekking_{model}_pct"]
    pd.testing.assert_series_equal(gezien, verwacht, check_names=False, rtol=1e-6)


@pytest.mark.slow
def test_ranking_of_the_gap_is_the_stores_rank(editie):
    rij = volgorde(LAGEN["kloof"], bereken(editie, Vraag("kloof")))
    rang = editie.wijken["rang"].dropna().astype(int)
    assert rij["plaats"].to_dict() == rang.to_dict()
    assert rij["plaats"].is_monotonic_increasing


@pytest.mark.slow
def test_what_is_unknown_has_no_colour_of_the_scale(editie):
    for laag in LAGEN:
        vlak = bereken(editie, Vraag(laag))
        wijken = editie.wijken
        assert (vlak.loc[wijken["onbewoond"], "klasse"] == "o").all()
        assert (vlak.loc[wijken["klein"], "klasse"] == "k").all()
        geschaald = vlak["klasse"].str.isdigit()
        assert vlak.loc[geschaald, "waarde"].notna().all()
    kloof = bereken(editie, Vraag("kloof"))
    leeg = (editie.wijken["register"] == "leeg") & ~editie.wijken["klein"]
    leeg &= ~editie.wijken["onbewoond"]
    assert (kloof.loc[leeg, "klasse"] == "l").all()


def test_values_travel_as_whole_numbers():
    assert compact(np.array([0.04, 99.96, np.nan, -1.25]), 1) == "0,1000,,-12"


def test_a_french_page_names_gemeenten_in_french_in_rows_too(stadseditie):
    gebieden = stadseditie.gebieden.copy()
    gebieden["naam_fr"] = gebieden["naam_nl"].map({"Aadorp": "A-le-Village"})
    editie = with_tables(stadseditie, gebieden=gebieden)
    frans = boek.boek(editie, "fr")
    assert frans["namen"]["wijk"]["90001W01"] == "Kerk (A-le-Village)"
    # Without a French name the only one there is.
    assert frans["namen"]["wijk"]["90002W01"] == "Dries (Beedorp)"
    assert frans["plaatsen"][0]["adres"].endswith("A-le-Village")
    (dichtst,) = dichtstbij(editie, "90001W01", frans["namen"]["gemeente"])
    assert dichtst.adres.endswith("A-le-Village")
    assert boek.namen(editie, "nl")["wijk"]["90001W01"] == "Kerk (Aadorp)"


def test_a_row_without_a_gemeente_of_ours_keeps_the_name_of_the_register():
    rij = {"straat": "Dorp", "huisnummer": "1", "postcode": "9000", "gemeente_naam": "Aadorp"}
    assert boek.adres(rij | {"gemeente_code": None}, {"1": "X"}) == "Dorp 1, 9000 Aadorp"
    assert boek.adres(rij | {"gemeente_code": "1"}, {"1": "X"}) == "Dorp 1, 9000 X"


def test_a_file_speaks_the_language_of_its_page(monkeypatch: pytest.MonkeyPatch, stadsstore: Path):
    """Streamlit makes it when its button is pressed, in a thread that belongs to no visitor."""
    makers, gevraagd = {}, []
    monkeypatch.setattr(
        DeltaGenerator,
        "download_button",
        lambda _, label, maak, **opties: makers.update({opties["key"]: maak}),
    )
    monkeypatch.setattr("dashboard.data._bestand", lambda *vraag: gevraagd.append(vraag[-1]))
    for in_taal in ("fr", "nl"):
        bezoek(monkeypatch, stadsstore, taal=in_taal)
        draad = Thread(target=makers["download_geheel_pdf"])
        draad.start()
        draad.join()
    assert gevraagd == ["fr", "nl"]


def test_the_figures_of_a_region_lead_with_their_margin_where_they_lie_outside_it(
    monkeypatch: pytest.MonkeyPatch, stadsstore: Path, stadseditie: Editie
):
    marge = {"dekking_p05": 29.0, "dekking_p95": 31.0, "minuten_p05": 5.0, "minuten_p95": 9.0}
    rij = data.regio(stadseditie, "geheel", "VB") | marge
    anders = rij | {"dekking_pct": 21.0, "minuten_dichtste": 8.0}
    monkeypatch.setattr("dashboard.parts.samenvatting.data.regio", lambda *_: anders)
    tekst = html(bezoek(monkeypatch, stadsstore))
    assert "<dd>tussen 29 % en 31 %" in tekst
    assert "21 % volgens de bekende adressen" in tekst
    assert "<dd>8 min<span" in tekst
    assert "tussen 5 min en 9 min" in tekst


def test_an_empty_register_says_as_little_beside_the_map_as_on_it(
    monkeypatch: pytest.MonkeyPatch, stadsstore: Path
):
    tekst = html(bezoek(monkeypatch, stadsstore, niveau="gemeente", gebied=stad.B))
    cijfers = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", tekst))
    leeg = "onbekend: register leeg"
    assert cijfers["dekking"] == cijfers["minuten tot de dichtste bekende plaats"] == leeg
    assert cijfers["werkmodellen om uit te kiezen"] == leeg
    assert cijfers["bekende plaatsen"] == "0"
