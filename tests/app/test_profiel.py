"""The profile of a wijk: its words say what its tables show, and every kind of wijk reads well."""

import re

import pytest
import streamlit as st_app
from hypothesis import given
from hypothesis import strategies as st

from dashboard import bekend, bereik, boek, data
from dashboard.parts import cijfers, profiel_aanbod, profiel_plek, profiel_tekst
from dashboard.parts.cijfertabel import cijfertabel
from dashboard.parts.zoekveld import vind
from dashboard.state.profiel import Profiel
from etl.contract.aanbod import WERKMODELLEN
from etl.export.plaatsen import without_address
from etl.store.read import Editie
from tests.app.bezoek import bezoek, html
from tests.golden import stad
from tests.stad_editie import register, with_tables

GETAL = re.compile(r"\d+(?:[.,]\d+)*")
#: What the sentences say of themselves: 15 minutes, out of 100, of 2019, under 50 households.
VAST = {"15", "100", "2019", "50"}


def verhaal(tekst: str) -> str:
    gevonden = re.search(r'<p class="bk-verhaal">(.*?)</p>', tekst)
    assert gevonden
    return gevonden[1]


# ---- the page in a made-up town --------------------------------------------------------------


def test_profile_tells_where_how_near_and_what_is_missing(monkeypatch, stadsstore):
    tekst = html(bezoek(monkeypatch, stadsstore, "profiel", wijk="90001W01"))
    zinnen = verhaal(tekst)
    assert "Kerk is een wijk van Aadorp met 100 huishoudens (2019)." in zinnen
    # 60 of 100 households live 500 m from the one place: 500 × 1,3 ÷ 80 = 8 minutes.
    assert "60 % van de huishoudens heeft een bekende plaats" in zinnen
    assert "stapt 8 min naar de dichtste" in zinnen
    # Place and buddies offer three of the seven; nobody reaches the four others.
    assert "4 vindt niemand hier" in zinnen
    assert "gemeten per provincie (De provincie_code)" in zinnen
    assert "Buurthuis De Brug" in tekst
    assert "Bron van 1 mei 2024, niet nagekeken" in tekst
    assert "Samen op weg" in tekst
    assert "werkt in heel de gemeente" in tekst
    assert 'href="/profiel?wijk=90001W02"' in tekst


def test_models_tell_share_minutes_and_what_comes_to_people(monkeypatch, stadsstore):
    tekst = html(bezoek(monkeypatch, stadsstore, "profiel", wijk="90001W01"))
    tabel = re.search(r'<table class="bk-tabel bk-modellen">.*?</table>', tekst)
    assert tabel
    rijen = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", tabel[0])
    kaal = [re.sub(r"\s+", " ", re.sub("<.*?>", " ", rij)).strip() for rij in rijen]
    assert len(kaal) == 7
    assert kaal[0] == "competentieversterking geen bekend geen plaats bekend"
    assert kaal[1] == "persoonlijke vriend 100 % komt naar de mensen toe"
    assert kaal[5] == "organisatie 60 % 8 min"


@pytest.mark.parametrize(
    ("wijk", "zegt"),
    [
        (
            "90001W02",
            "Geen enkel huishouden (0 %) heeft een bekende plaats binnen 15 minuten stappen",
        ),
        ("90002W01", "of er dichtbij iets is, weten we niet"),
        ("90002W02", "Minder dan 50 huishoudens"),
    ],
)
def test_every_kind_of_wijk_reads_well(monkeypatch, stadsstore, wijk, zegt):
    tekst = html(bezoek(monkeypatch, stadsstore, "profiel", wijk=wijk))
    assert zegt in tekst
    assert "nan" not in re.sub(r"<[^>]*>", " ", tekst).casefold().split()


def test_an_empty_register_is_never_read_as_nothing_near(monkeypatch, stadsstore):
    tekst = html(bezoek(monkeypatch, stadsstore, "profiel", wijk="90002W01"))
    assert "Het register is hier leeg" in tekst
    kern = re.search(r"<dt>Dekking</dt><dd>(.*?)</dd>", tekst)
    assert kern
    assert kern[1] == "onbekend: register leeg"


def test_card_on_the_map_leads_to_the_profile_and_tells_how_sure_the_rank_is(
    monkeypatch, stadsstore
):
    tekst = html(bezoek(monkeypatch, stadsstore, "kaart", wijk="90001W01"))
    assert 'href="/profiel?wijk=90001W01"' in tekst
    assert "Met andere redelijke keuzes: rang" in tekst


@pytest.mark.parametrize(("taal", "menu"), [("nl", "Wijkprofiel"), ("fr", "Profil de quartier")])
def test_the_tab_names_the_wijk(monkeypatch, stadsstore, taal, menu):
    namen = []
    monkeypatch.setattr(st_app, "set_page_config", lambda **k: namen.append(k["page_title"]))
    bezoek(monkeypatch, stadsstore, "profiel", wijk="90001W02", taal=taal)
    assert namen[-1] == f"Station · {menu} · Buurtkompas"
    bezoek(monkeypatch, stadsstore, "profiel", taal=taal)
    assert namen[-1] == f"{menu} · Buurtkompas"


def test_a_wide_margin_is_said_in_the_sentence(stadseditie):
    rij = stadseditie.wijken.loc[["90001W01"]].to_dict("records")[0]
    wijd = profiel_tekst.Verhaal(rij | {"dekking_p05": 20.0, "dekking_p95": 70.0}, "A", "", 2)
    assert "kan het deel ook tussen 20 % en 70 % liggen." in " ".join(profiel_tekst.zinnen(wijd))
    smal = profiel_tekst.Verhaal(rij | {"dekking_p05": 59.0, "dekking_p95": 61.0}, "A", "", 2)
    assert "kan het deel" not in " ".join(profiel_tekst.zinnen(smal))


@pytest.mark.parametrize(
    ("taal", "woorden"),
    [("fr", "est un quartier de 100 ménages"), ("en", "is a neighbourhood of Aadorp with 100")],
)
def test_profile_speaks_the_visitors_language(monkeypatch, stadsstore, taal, woorden):
    tekst = html(bezoek(monkeypatch, stadsstore, "profiel", wijk="90001W01", taal=taal))
    assert woorden in verhaal(tekst)
    assert f'href="/profiel?wijk=90001W02&amp;taal={taal}"' in tekst


def test_without_a_wijk_the_page_helps_to_find_one(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore, "profiel", niveau="gemeente", gebied=stad.A)
    assert 'href="/profiel?wijk=90001W01"' in html(app)
    app.text_input(key="profiel_zoek").set_value("station").run()
    app.button(key="profiel_zoek_90001W02").click().run()
    assert not app.exception
    assert "Station is een wijk van Aadorp" in verhaal(html(app))
    assert app.query_params["wijk"] == "90001W02"
    assert app.text_input(key="profiel_zoek").value == ""


@pytest.mark.parametrize(
    "parameters",
    [
        {"wijk": "zzz"},
        {"wijk": "<script>alert(1)</script>", "niveau": "../.."},
        {"wijk": "\x00" * 300, "gebied": "90001"},
        {"niveau": "gemeente", "gebied": "99999"},
    ],
)
def test_hostile_links_open_some_view(monkeypatch, stadsstore, parameters):
    app = bezoek(monkeypatch, stadsstore, "profiel", **parameters)
    assert "wijk" not in app.query_params
    assert "<script>alert" not in html(app)


def test_region_gives_way_to_the_wijk(stadseditie):
    elders = Profiel("gemeente", stad.B, "90001W01").passend(stadseditie)
    assert elders == Profiel("gemeente", stad.A, "90001W01")
    binnen = Profiel("provincie", "10000", "90001W01")
    assert binnen.passend(stadseditie) == binnen


@given(
    st.sampled_from(["", "44021W07"]),
    st.sampled_from([("geheel", ""), ("gemeente", "44021"), ("elz", "elz1")]),
)
def test_a_link_means_the_profile_it_was_made_from(wijk, regio):
    toestand = Profiel(*regio, wijk)
    assert Profiel.lees(toestand.schrijf()) == toestand


# ---- all real wijken --------------------------------------------------------------------------


def vertoond(editie: Editie, code: str, rij: dict, rangen: int) -> str:
    """Return the figures that the page shows beside its sentences."""
    kolommen = ("minuten_dichtste", "dekking_pct", "modellen_bereikbaar", "internet_zonder_pct")
    rijen = [*(cijfers.cijfer(rij, k) for k in kolommen), cijfers.huur(rij)]
    rijen += [cijfers.nood(rij), cijfers.kloof(rij, rangen)]
    delen = [
        profiel_plek.kern(rij),
        cijfertabel("", rijen),
        profiel_aanbod.ontbreekt(rij, editie.initiatieven.head(0), ""),
    ]
    return re.sub(r"<[^>]*>", " ", " ".join(delen))


@pytest.mark.slow
def test_every_number_in_the_sentences_is_a_figure_that_is_shown(editie: Editie):
    rangen = int(editie.wijken["rang"].notna().sum())
    for code, rij in editie.wijken.to_dict("index").items():
        zinnen = profiel_tekst.zinnen(profiel_tekst.Verhaal(rij, "Ergens", "Gebied", rangen))
        assert len(zinnen) in ((2,) if rij["onbewoond"] else (4, 5)), code
        assert all(z.endswith(".") and "nan" not in z.split() for z in zinnen), code
        tekst = " ".join(zinnen).replace(str(rij["wijk_naam"]), "")
        getallen = set(GETAL.findall(tekst)) - VAST
        assert getallen <= set(GETAL.findall(vertoond(editie, str(code), rij, rangen))), code


@pytest.mark.slow
def test_reach_per_model_agrees_with_the_stored_coverage(editie: Editie):
    for code in editie.wijken.index[editie.wijken["huishoudens"] > 50][::50]:
        rij = editie.wijken.loc[code]
        for deel in bereik.modelbereik(editie, code):
            dekking = rij[f"dekking_{deel.werkmodel}_pct"]
            if deel.komt:
                assert dekking == pytest.approx(100), code
            else:
                # The median household walks at most 15 minutes where half of them are within.
                assert (dekking >= 50) == (deel.minuten <= 15), code
        assert [d.werkmodel for d in bereik.modelbereik(editie, code)] == list(WERKMODELLEN)


# ---- places of which only the gemeente is known ----------------------------------------------


def test_places_known_by_their_gemeente_alone_are_counted_and_told(stadseditie):
    vaag = {"locatie_precisie": "gemeente"}
    editie = register(
        stadseditie,
        {},
        vaag,
        vaag | {"gemeente_code": stad.B},
        vaag | {"gemeente_code": stad.B},
        vaag | {"gemeente_code": stad.B, "type": "andere"},
        vaag | {"gemeente_code": stad.B, "bereik": "werkingsgebied"},
    )
    assert bekend.zonder_adres(editie) == {stad.A: 1, stad.B: 2}
    assert bekend.zonder_adres(stadseditie) == {}
    rij = stadseditie.wijken.loc[["90001W01"]].to_dict("records")[0]
    zinnen = profiel_plek.waarschuwingen(rij, "Aadorp", 2)
    assert zinnen[0].startswith("Van 2 plaatsen in Aadorp kennen we alleen de gemeente, niet het")
    assert profiel_plek.waarschuwingen(rij, "Aadorp", 0) == zinnen[1:]


def test_what_may_be_near_is_not_said_to_be_missing(stadseditie):
    vaag = {"locatie_precisie": "gemeente", "naam": "<b>Praat</b>"}
    lotgenoten = vaag | {"werkmodellen": "lotgenotennetwerk|organisatie"}
    elders = lotgenoten | {"gemeente_code": stad.B}
    anders = lotgenoten | {"type": "andere"}
    ergens = without_address(register(stadseditie, {}, lotgenoten, elders, anders), stad.A)
    assert len(ergens) == 1
    rij = stadseditie.wijken.loc[["90001W01"]].to_dict("records")[0]
    tekst = profiel_aanbod.ontbreekt(rij, ergens, "Aadorp")
    daar = "lotgenotennetwerk (wel 1 plaats ergens in Aadorp, adres niet bekend)"
    assert f"<li>{daar}</li>" in tekst
    assert "<li>persoonlijk netwerk</li>" in tekst
    assert daar not in profiel_aanbod.ontbreekt(rij, ergens.head(0), "Aadorp")
    lijst = profiel_aanbod.ergens_in(ergens, "Aadorp")
    assert "Ook in Aadorp, maar we kennen het adres niet:" in lijst
    assert "<strong>&lt;b&gt;Praat&lt;/b&gt;</strong>" in lijst
    assert profiel_aanbod.ergens_in(ergens.head(0), "Aadorp") == ""


def test_of_many_places_without_an_address_some_are_named(stadseditie):
    vaag = {"locatie_precisie": "gemeente"}
    ergens = without_address(register(stadseditie, *[vaag] * 10), stad.A)
    lijst = profiel_aanbod.ergens_in(ergens, "Aadorp")
    assert lijst.count("<li>") == 8
    assert "En nog 2 plaatsen." in lijst


def test_a_value_outside_its_margin_gives_way_to_it(stadseditie):
    rij = stadseditie.wijken.loc[["90001W01"]].to_dict("records")[0]
    ver = rij | {"minuten_dichtste": 261.0, "minuten_p05": 7.0, "minuten_p95": 60.2}
    volgens = "261 min volgens de bekende adressen"
    assert cijfers.met_marge(ver, "minuten_dichtste") == ("tussen 7 min en 60 min", volgens)
    assert "261" not in profiel_plek.kern(ver)
    zin = f"stapt tussen 7 min en 60 min ({volgens}) naar de dichtste"
    assert zin in profiel_tekst.zinnen(profiel_tekst.Verhaal(ver, "A", "", 2))[1]
    # Inside, on the edge as people read it, and without a margin the value stands first.
    for tot in (300.0, 260.6):
        binnen = ver | {"minuten_p95": tot}
        assert cijfers.met_marge(binnen, "minuten_dichtste")[0] == "261 min"
    vast = ver | {"minuten_p05": None}
    assert cijfers.met_marge(vast, "minuten_dichtste") == ("261 min", "")
    een = ver | {"minuten_p95": 7.0}
    assert cijfers.met_marge(een, "minuten_dichtste") == ("7 min", volgens)


# ---- what is offered for the whole of a large area -------------------------------------------


def test_models_that_only_a_whole_province_brings_are_told_apart(stadseditie):
    mobiel = {"bereik": "werkingsgebied", "werkgebied_niveau": "provincie"}
    ver = mobiel | {"werkgebied_code": "10000", "werkmodellen": "contextgericht|organisatie"}
    editie = register(stadseditie, {}, ver)
    per_model = {b.werkmodel: b.ver for b in bereik.modelbereik(editie, "90001W01")}
    # A-1 has De Brug near for organisatie; nothing nearer works in context.
    assert per_model.pop("contextgericht") == (("provincie", "10000"),)
    assert not any(per_model.values())
    # A-2 has no place within 15 minutes.
    b2 = {b.werkmodel for b in bereik.modelbereik(editie, "90001W02") if b.ver}
    assert b2 == {"contextgericht", "organisatie"}
    # The same for the gemeente too: then it comes from near by.
    dichter = ver | {"werkgebied_niveau": "gemeente", "werkgebied_code": stad.A}
    editie = register(stadseditie, {}, ver, dichter)
    assert not any(b.ver for b in bereik.modelbereik(editie, "90001W01"))


def test_the_sentence_about_a_large_area_says_how_many_and_which(stadseditie):
    rij = stadseditie.wijken.loc[["90001W01"]].to_dict("records")[0]
    delen = [bereik.Modelbereik("contextgericht", 5.0, True, (("provincie", "10000"),))]
    namen = {"provincie": {"10000": "<b>Noord</b>"}}
    zin = profiel_aanbod.enkel_van_ver(rij, delen, namen)
    # Three of the seven are there: the house brings two, the buddies one.
    assert "1 van de 3 werkmodellen hier komt enkel van een aanbod" in zin
    assert "(provincie &lt;b&gt;Noord&lt;/b&gt;): contextgericht werken." in zin
    assert profiel_aanbod.enkel_van_ver(rij, delen[:0], namen) == ""
    # A name that says what it is, is not told so twice.
    zelf = profiel_aanbod.enkel_van_ver(rij, delen, {"provincie": {"10000": "De Provincie"}})
    assert "(De Provincie): " in zelf


@pytest.mark.parametrize("taal", ["nl", "fr", "en"])
def test_a_wijk_is_found_by_its_gemeente_in_either_language(monkeypatch, stadseditie, taal):
    gebieden = stadseditie.gebieden.astype({"naam_fr": object})
    gebieden.loc[gebieden["code"] == stad.A, "naam_fr"] = "Bourg-sur-Aa (Alost)"
    editie = with_tables(stadseditie, gebieden=gebieden)
    monkeypatch.setattr("dashboard.data._namen", boek.namen)
    monkeypatch.setattr("dashboard.taal._RUN.straks", taal, raising=False)
    namen = data.namen(editie)["wijk"]
    assert namen["90001W01"] == ("Kerk (Bourg-sur-Aa)" if taal == "fr" else "Kerk (Aadorp)")
    for zoek in ("kerk aadorp", "bourg kerk"):
        assert vind(namen, zoek, data.andere_namen(editie, "wijk")) == ["90001W01"]
    assert vind(namen, "aadorp bourg", data.andere_namen(editie, "wijk")) == []
