"""Areas side by side: what is picked stands in the link, and the difference is told."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.parts.vergelijk_tekst import hoeveel, vertel
from dashboard.state.vergelijk import SOORTEN, Vergelijk
from dashboard.tekst import t
from dashboard.verschil import Gebied, Verschil, verschil
from tests.app.bezoek import bezoek, html
from tests.golden import stad

W1, W2, W3 = "90001W01", "90001W02", "90002W01"


def verschillen(tekst: str) -> dict[str, str]:
    """Return what is told of every figure, by its name."""
    rijen = re.findall(
        r'role="rowheader">(.*?)<span.*?class="bk-verteld"[^>]*><div>(.*?)</div>', tekst
    )
    return dict(rijen)


def test_two_wijken_side_by_side(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore, "vergelijk", codes=f"{W1},{W2}")
    verteld = verschillen(html(app))
    assert verteld["Dekking"].startswith("Kerk: 60 procentpunten meer dan Station.")
    assert "Gunstiger voor Kerk." in verteld["Dekking"]
    assert verteld["Huishoudens zonder internet"].startswith("Zelfde cijfer")
    assert verteld["Huursignaal"] == "Gelijk."
    assert dict(app.query_params) == {"codes": f"{W1},{W2}"}
    assert 'href="/profiel?wijk=90001W01"' in html(app)


def test_an_empty_register_is_not_compared_as_zero(monkeypatch, stadsstore):
    verteld = verschillen(html(bezoek(monkeypatch, stadsstore, "vergelijk", codes=f"{W1},{W3}")))
    assert verteld["Dekking"] == "Niet te vergelijken: onbekend voor Dries."


def test_greatest_differences_come_first(monkeypatch, stadsstore):
    tekst = html(bezoek(monkeypatch, stadsstore, "vergelijk", codes=f"{W1},{W2}"))
    punten = re.search(r'<ol class="bk-lijst bk-verhaal">(.*?)</ol>', tekst)
    assert punten
    assert 1 <= punten[1].count("<li>") <= 3
    assert "risico" not in punten[1]


def test_regions_of_any_level(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore, "vergelijk", wat="gemeente", codes=f"{stad.A},{stad.B}")
    verteld = verschillen(html(app))
    assert verteld["Bekende plaatsen"] == "Aadorp: 1 meer dan Beedorp."
    assert verteld["Dekking"] == "Niet te vergelijken: onbekend voor Beedorp."
    assert f'href="/kaart?niveau=gemeente&amp;gebied={stad.A}"' in html(app)


def test_search_adds_and_a_button_takes_away(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore, "vergelijk")
    assert "Zoek 2 gebieden op naam" in html(app)
    for naam, code in (("kerk", W1), ("dries", W3)):
        app.text_input(key="vergelijk_zoek").set_value(naam).run()
        app.button(key=f"vergelijk_zoek_{code}").click().run()
    assert app.query_params["codes"] == f"{W1},{W3}"
    app.button(key=f"vergelijk_weg_{W1}").click().run()
    assert not app.exception
    assert app.query_params["codes"] == W3
    assert "Zoek nog 1 gebied op naam" in html(app)


def test_another_level_takes_the_areas_around_along(monkeypatch, stadsstore):
    app = bezoek(monkeypatch, stadsstore, "vergelijk", codes=f"{W1},{W2},{W3}")
    app.selectbox(key="keuze_wat").set_value("gemeente").run()
    assert not app.exception
    assert dict(app.query_params) == {"wat": "gemeente", "codes": f"{stad.A},{stad.B}"}


@pytest.mark.parametrize("taal", ["fr", "en"])
def test_comparison_speaks_the_visitors_language(monkeypatch, stadsstore, taal):
    tekst = html(bezoek(monkeypatch, stadsstore, "vergelijk", codes=f"{W1},{W2}", taal=taal))
    assert {"fr": "Plus favorable pour Kerk.", "en": "Better for Kerk."}[taal] in tekst


@pytest.mark.parametrize(
    "parameters",
    [
        {"codes": "zzz,,<script>alert(1)</script>"},
        {"wat": "__class__", "codes": ",".join(["90001W01"] * 50)},
        {"wat": "gemeente", "codes": W1},
        {"wat": "provincie", "codes": "10000,\x00"},
    ],
)
def test_hostile_links_open_some_view(monkeypatch, stadsstore, parameters):
    app = bezoek(monkeypatch, stadsstore, "vergelijk", **parameters)
    assert "<script>alert" not in html(app)


@given(
    st.sampled_from(SOORTEN),
    st.lists(st.from_regex(r"[A-Za-z0-9]{1,8}", fullmatch=True), max_size=4, unique=True),
)
def test_a_link_means_the_comparison_it_was_made_from(wat, codes):
    toestand = Vergelijk(wat, tuple(codes))
    assert Vergelijk.lees(toestand.schrijf()) == toestand


@given(st.dictionaries(st.sampled_from(["wat", "codes", "x"]), st.text(max_size=60)))
def test_any_url_means_some_comparison(parameters):
    toestand = Vergelijk.lees(parameters)
    assert toestand.wat in SOORTEN
    assert len(toestand.codes) <= 4


def test_a_difference_of_the_known_addresses_alone_is_told_as_such():
    marge = {"minuten_p05": 7.0, "minuten_p95": 60.0}
    ver, dicht = (
        Gebied(naam, naam, {"minuten_dichtste": minuten, "register": "bekend"} | marge)
        for naam, minuten in (("A", 261.0), ("B", 8.0))
    )
    zin = vertel(verschil("minuten_dichtste", [ver, dicht]))
    assert "A: 253 min meer dan B." in zin
    assert t("vergelijk.volgens") in zin
    dichter = Gebied("C", "C", ver.rij | {"minuten_dichtste": 20.0})
    assert t("vergelijk.volgens") not in vertel(verschil("minuten_dichtste", [dichter, dicht]))


@pytest.mark.parametrize(
    ("punten", "frans"), [(0.1, "0,1 point"), (1.5, "1,5 point"), (2.0, "2,0 points")]
)
def test_french_counts_up_to_two_as_one(monkeypatch, punten, frans):
    monkeypatch.setattr("dashboard.taal._RUN.straks", "fr", raising=False)
    assert hoeveel(Verschil("digitaal_risico", (), (), punten, (), ())) == frans
