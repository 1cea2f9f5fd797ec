"""The page Scenario without a browser, and what its link remembers."""

import csv
import io
import re
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.parts import scenario_cijfers, scenario_kaart, scenario_stand
from dashboard.parts.scenario_stand import work_out
from dashboard.scenario import plekken
from dashboard.scenario.beste import Voorstel
from dashboard.scenario.rekenen import Cijfers
from dashboard.state import klik as klikmodule
from dashboard.state import scenario as staat
from dashboard.state import sessie
from dashboard.state.scenario import KAART, Scenario
from dashboard.state.velden import NIVEAUS
from etl.contract.figures import FIGUREN
from etl.measures.siting_plan import TIJD_OP
from etl.store.read import Editie
from tests.app.bezoek import bezoek, html
from tests.golden import stad

DRIES = plekken.merk_van(155_000, 201_000)
HUIS = "buurthuis-de-brug"
BUITEN = "51.60000_2.50000"
MERKEN = ("50.93821_4.03925", "51.00000_3.00000", "50.85000_4.35000")


# ---- the link --------------------------------------------------------------------------------


@st.composite
def scenarios(trek: st.DrawFn) -> Scenario:
    niveau = trek(st.sampled_from(NIVEAUS))
    return Scenario(
        niveau,
        "" if niveau == "geheel" else trek(st.from_regex(r"[A-Za-z0-9]{1,8}", fullmatch=True)),
        trek(st.sampled_from(range(5, 65, 5))),
        trek(st.sampled_from(["voor", "na", "verschil"])),
        tuple(trek(st.lists(st.sampled_from(MERKEN), unique=True))),
        tuple(trek(st.lists(st.from_regex(r"[a-z0-9-]{1,75}", fullmatch=True), unique=True))[:20]),
        trek(st.integers(1, 10)),
        trek(st.sampled_from(["huishoudens", "nood"])),
        trek(st.booleans()),
    )


@given(scenarios())
def test_a_link_means_the_scenario_it_was_made_from(toestand: Scenario):
    assert Scenario.lees(toestand.schrijf()) == toestand


@given(
    st.dictionaries(
        st.sampled_from(["erbij", "dicht", "k", "wie", "beeld", "minuten", "beste", "gebied"]),
        st.text(max_size=60),
    )
)
def test_any_link_means_some_scenario(parameters: dict[str, str]):
    toestand = Scenario.lees(parameters)
    assert toestand.k in range(1, 11)
    assert len(toestand.erbij) <= plekken.MEESTE
    assert len(toestand.dicht) <= plekken.MEESTE


def test_defaults_stay_out_of_the_url():
    assert Scenario().schrijf() == {}


def test_another_question_lets_the_answer_go(stadseditie: Editie):
    gevraagd = Scenario(beste=True)
    assert gevraagd.met("beeld", "verschil").beste
    for veld, waarde in (("k", 5), ("minuten", 20), ("wie", "nood"), ("gebied", stad.A)):
        assert not gevraagd.met(veld, waarde).beste
    assert not gevraagd.naar_niveau("gemeente", stadseditie).beste


# ---- clicks ----------------------------------------------------------------------------------


@pytest.fixture
def klik(monkeypatch: pytest.MonkeyPatch):
    """Return ``klik(properties)``: the scenario after a click on the map."""
    geheugen: dict[str, object] = {}
    for module in (sessie, klikmodule, staat):
        monkeypatch.setattr(module, "st", SimpleNamespace(session_state=geheugen))

    def doe(**eigenschappen: object) -> Scenario:
        geheugen[KAART] = {"last_active_drawing": {"properties": eigenschappen}}
        staat.geklikt()
        return sessie.huidig(Scenario)

    return doe


def test_click_adds_a_place_and_a_click_on_its_mark_takes_it_away(klik):
    erbij = klik(niveau="wijk", code="90001W01", lat=50.9382111, lon=4.0392444)
    assert erbij.erbij == ("50.93821_4.03924",)
    assert klik(niveau="punt", code="50.93821_4.03924").erbij == ()


def test_click_on_a_place_closes_it_and_on_its_cross_reopens_it(klik):
    assert klik(niveau="plaats", code=HUIS, lat=50.9, lon=4.0).dicht == (HUIS,)
    assert klik(niveau="punt", code=HUIS).dicht == ()


def test_what_a_browser_makes_up_changes_nothing(klik):
    for gek in (
        {"niveau": "wijk", "code": "x"},
        {"niveau": "wijk", "code": "x", "lat": "50.9", "lon": 4.0},
        {"niveau": "wijk", "code": "x", "lat": 1e300, "lon": 4.0},
        {"niveau": "punt", "code": "<img>"},
    ):
        assert klik(**gek).leeg


def test_a_change_shows_itself_and_there_is_an_end_to_it(klik):
    sessie.zet(Scenario(beeld="voor", beste=True))
    eerste = klik(niveau="wijk", code="x", lat=50.9, lon=4.0)
    assert (eerste.beeld, eerste.beste) == ("na", False)
    for i in range(30):
        laatste = klik(niveau="wijk", code="x", lat=50.9 + i / 1000, lon=4.0)
    assert len(laatste.erbij) == plekken.MEESTE


# ---- the page --------------------------------------------------------------------------------


@pytest.fixture
def open_pagina(monkeypatch: pytest.MonkeyPatch, stadsstore: Path):
    def open_(**parameters: str) -> AppTest:
        return bezoek(monkeypatch, stadsstore, "scenario", **parameters)

    return open_


def zin(app: AppTest) -> str:
    return re.search(r'<div class="bk-nu" role="status"><p>(.*?)</p>', html(app)).group(1)


def test_without_a_change_the_page_tells_how_it_is(open_pagina):
    app = open_pagina()
    assert zin(app).startswith("Nu hebben 60 van de 330 huishoudens in Vlaanderen en Brussel")
    assert "verandert het register" in html(app)
    assert "In 1 gemeente van dit gebied kent het register geen enkele plaats" in html(app)
    assert "In geen enkele wijk van dit gebied verandert er iets" in html(app)


def test_a_place_in_dries(open_pagina):
    app = open_pagina(niveau="gemeente", gebied=stad.B, erbij=DRIES)
    assert zin(app) == (
        "Met 1 plaats erbij hebben 100 huishoudens meer in Beedorp een plaats binnen 15 minuten "
        "stappen: van 0 naar 77 op 100. De meeste winst: Dries (Beedorp), 100 huishoudens."
    )
    assert '<a href="/profiel?wijk=90002W01">Dries (Beedorp)</a>' in html(app)
    assert "+100" in html(app)
    app.button(f"ongedaan_{DRIES}").click().run()
    assert zin(app).startswith("Nu hebben 0 van de 130")


def test_the_house_closes_and_reopens(open_pagina):
    app = open_pagina(niveau="gemeente", gebied=stad.A, dicht=HUIS)
    assert "60 huishoudens minder in Aadorp" in zin(app)
    assert "Het meeste verlies: Kerk (Aadorp), 60 huishoudens." in zin(app)
    assert "kent het register geen open plaats" in html(app)
    app.button(f"ongedaan_{HUIS}").click().run()
    assert zin(app).startswith("Nu hebben 60 van de 200")
    assert not app.exception


def test_the_lists_close_and_add_without_a_mouse(open_pagina):
    app = open_pagina(niveau="gemeente", gebied=stad.A)
    app.selectbox("keuze_dicht_plaats").select("Buurthuis De Brug (Aadorp)").run()
    assert not app.exception
    assert "Gesloten: Buurthuis De Brug" in html(app)
    assert "Nieuwe plaats 1" not in html(app)
    app.selectbox("keuze_erbij_wijk").select("Station (Aadorp)").run()
    assert "Nieuwe plaats 1: Station (Aadorp)" in html(app)
    # Station gains its 100, Kerk loses its 60.
    assert "hebben 40 huishoudens meer in Aadorp" in zin(app)
    assert app.selectbox("keuze_erbij_wijk").value is None


def test_a_place_outside_is_refused_with_a_sentence(open_pagina):
    app = open_pagina(erbij=f"{BUITEN},{DRIES}", dicht="bestaat-niet")
    assert "2 plaatsen tellen niet mee: ze liggen buiten onze wijken" in html(app)
    assert zin(app).startswith("Met 1 plaats erbij")
    knop = next(b for b in app.button if b.label == "Laat weg")
    knop.click().run()
    assert "tellen niet mee" not in html(app)
    assert zin(app).startswith("Met 1 plaats erbij")


def test_the_best_places_are_proposed_and_taken_over(open_pagina):
    app = open_pagina(k="2")
    next(b for b in app.button if b.label == "Zoek").click().run()
    assert not app.exception
    tekst = html(app)
    assert "De beste 2 nieuwe plaatsen geven samen 200 huishoudens" in tekst
    assert "Dat is bewezen: geen andere keuze uit de 5 onderzochte plekken" in tekst
    assert "komt hier even ver" in tekst
    next(b for b in app.button if b.label.startswith("Neem deze")).click().run()
    assert zin(app).startswith("Met 2 plaatsen erbij hebben 200 huishoudens meer")
    assert "Dat is bewezen" not in html(app)


def test_when_nothing_is_left_to_gain_the_page_says_so(open_pagina):
    app = open_pagina(k="10", beste="1", wie="nood")
    assert "Geteld naar nood is dat" in html(app)
    assert "Meer plaatsen brengen niets meer op." in html(app)
    next(b for b in app.button if b.label.startswith("Neem deze")).click().run()
    next(b for b in app.button if b.label == "Zoek").click().run()
    assert "Er valt niets te winnen" in html(app)


@pytest.mark.parametrize("taal", ["fr", "en"])
def test_the_page_speaks_three_languages(open_pagina, taal):
    app = open_pagina(erbij=DRIES, dicht=HUIS, beste="1", beeld="verschil", taal=taal)
    assert "huishoudens" not in html(app).replace("huishoudens naar nood", "")


def test_time_that_ran_out_is_told(stadseditie: Editie):
    from dashboard.parts import scenario_beste

    stand = work_out(stadseditie, Scenario())
    voorstel = Voorstel(((155_000.0, 201_000.0),), (90.0,), 90, 90, 100, 80, TIJD_OP, 5, 5, 250)
    tekst = " ".join(scenario_beste.sentences(stand, voorstel))
    assert (
        "Meer dan 100 kan geen enkele keuze opbrengen; deze blijft daar hoogstens 10,0 %" in tekst
    )
    assert "mist er 10" in tekst
    assert "vak van 250 meter" in " ".join(scenario_beste.method(stand, voorstel))


def test_households_add_up(stadseditie: Editie):
    """What the wijken of the region and those outside gain is what all gain together."""
    hier = Scenario("gemeente", stad.A, erbij=(DRIES,), dicht=(HUIS,))
    stand = work_out(stadseditie, hier)
    assert stand.binnen["winst"].sum() + stand.buiten_winst == 100 - 60
    voor, na = stand.cijfers()
    assert na.binnen - voor.binnen == stand.binnen["winst"].sum() == -60


def test_the_order_of_clicking_does_not_matter(stadseditie: Editie):
    een, ander = (DRIES, plekken.merk_van(152_500, 201_000)), (HUIS,)
    eerst = work_out(stadseditie, Scenario(erbij=een, dicht=ander))
    later = work_out(stadseditie, Scenario(erbij=een[::-1], dicht=ander))
    assert eerst.wijziging == later.wijziging
    assert [p.merk for p in later.erbij] == list(een[::-1])


def test_the_map_shows_before_after_and_difference(stadseditie: Editie):
    def klassen(beeld: str) -> list[str]:
        stand = work_out(stadseditie, Scenario(beeld=beeld, erbij=(DRIES,), dicht=(HUIS,)))
        return scenario_kaart.areas(stand)[1]["klasse"].tolist()

    # Heide, with 30 households, is shown and never classed.
    assert klassen("voor") == ["3", "0", "l", "k"]
    assert klassen("na") == ["0", "0", "5", "k"]
    assert klassen("verschil") == ["0", "2", "5", "k"]


def test_the_map_marks_what_comes_closes_and_is_proposed(stadseditie: Editie):
    toestand = Scenario(erbij=(DRIES,), dicht=(HUIS,), beste=True, k=1, minuten=15)
    stand = work_out(stadseditie, toestand)
    punten = scenario_kaart.marks(stand, stand.voorstel())
    assert [p.soort for p in punten] == ["nieuw", "dicht", "nummer"]
    assert [p.code for p in punten] == [DRIES, HUIS, ""]
    assert all(p.straal_m == pytest.approx(923.08, abs=0.01) for p in punten)
    assert "Dries (Beedorp)" in punten[0].tekst
    voor = work_out(stadseditie, Scenario(beeld="voor", erbij=(DRIES,)))
    assert scenario_kaart.marks(voor, None) == ()


def test_the_download_is_a_table_that_excel_opens(stadseditie: Editie):
    stand = work_out(stadseditie, Scenario("gemeente", stad.B, erbij=(DRIES,)))
    rijen = list(
        csv.DictReader(
            io.StringIO(scenario_cijfers.to_csv(stand).decode("utf-8-sig")), delimiter=";"
        )
    )
    assert [r["wijk_code"] for r in rijen] == ["90002W01", "90002W02"]
    assert (rijen[0]["winst"], rijen[0]["dekking_na_pct"], rijen[1]["winst"]) == ("100", "100", "0")
    assert rijen[0]["erbij"] == DRIES


def test_empty_register_is_counted_per_gemeente(stadseditie: Editie):
    assert scenario_stand.empty_register(work_out(stadseditie, Scenario())) == 1
    alleen_a = Scenario("gemeente", stad.A)
    assert scenario_stand.empty_register(work_out(stadseditie, alleen_a)) == 0


def test_coverage_column_of_the_layer_exists():
    assert scenario_kaart.LAAG_VERSCHIL.kolom in FIGUREN


def cijfers(dekking: float, nood: float) -> Cijfers:
    return Cijfers(100, dekking, dekking, nood, 10, 0.3, -0.1, 0.5)


@pytest.mark.parametrize(
    ("voor", "na", "wil"),
    [
        (
            cijfers(20, 30),
            cijfers(30, 45),
            "+15,0 punten, *+10,0: * beter mee",
        ),
        (
            cijfers(20, 30),
            cijfers(10, 15),
            "-15,0 punten, *-10,0: * minder mee",
        ),
        (
            cijfers(20, 30),
            cijfers(21, 31),
            "+1,0 punten, *+1,0: * even goed mee",
        ),
    ],
)
def test_who_is_in_need_is_told_apart(voor, na, wil):
    assert fnmatch(scenario_cijfers.need_sentence(voor, na), f"*{wil}*")


def test_without_a_difference_nothing_is_said_of_need():
    gelijk = cijfers(20, 30)
    assert scenario_cijfers.need_sentence(gelijk, cijfers(20.04, 30.04)) == ""
    assert scenario_cijfers.need_sentence(gelijk, cijfers(21, float("nan"))) == ""


def test_of_very_many_wijken_a_name_is_typed(monkeypatch, open_pagina):
    monkeypatch.setattr("dashboard.parts.scenario_keuze.MEESTE_IN_MENU", 2)
    app = open_pagina()
    app.text_input("zoek_erbij_wijk").set_value("dries").run()
    assert "1 wijk gevonden" in [c.value for c in app.caption][-1]
    next(b for b in app.button if b.label.startswith("Dries")).click().run()
    assert zin(app).startswith("Met 1 plaats erbij hebben 100 huishoudens meer")


def test_shares_that_differ_read_differently(stadseditie: Editie):
    """Of 330 households 2 more are 61 on 100 both before and after: a decimal tells them apart."""
    stand = work_out(stadseditie, Scenario(erbij=(DRIES,)))
    klein = stand.verschil.assign(binnen_voor=[60, 40, 100, 0], binnen_na=[60, 40, 102, 0])
    klein["winst"] = klein["binnen_na"] - klein["binnen_voor"]
    assert "van 60,6 naar 61,2 op 100" in scenario_cijfers.sentence(replace(stand, verschil=klein))
