"""The URL: what goes out comes back, and nothing that a stranger writes in it breaks."""

from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.lagen import LAGEN
from dashboard.state import klik as klikmodule
from dashboard.state import sessie
from dashboard.state.kaart import KAART, Kaart, geklikt
from dashboard.state.velden import NIVEAUS
from etl.contract.aanbod import AANBODTYPES, STANDAARD_TYPES, WERKMODELLEN

VELDEN = ("niveau", "gebied", "kleur", "laag", "minuten", "werkmodel", "typen", "wijk")
typen = st.sets(st.sampled_from(list(AANBODTYPES)), min_size=1).map(
    lambda gekozen: tuple(k for k in AANBODTYPES if k in gekozen)
)


@st.composite
def toestanden(trek: st.DrawFn) -> Kaart:
    niveau = trek(st.sampled_from(NIVEAUS))
    return Kaart(
        niveau,
        "" if niveau == "geheel" else trek(st.from_regex(r"[A-Za-z0-9]{1,8}", fullmatch=True)),
        trek(st.sampled_from(["wijken", "regios"])),
        trek(st.sampled_from(list(LAGEN))),
        trek(st.sampled_from(range(5, 65, 5))),
        trek(st.sampled_from(["", *WERKMODELLEN])),
        trek(typen),
        trek(st.sampled_from(["", "44021W07"])),
    )


@given(toestanden())
def test_a_link_means_the_view_it_was_made_from(toestand: Kaart):
    assert Kaart.lees(toestand.schrijf()) == toestand


@given(st.dictionaries(st.sampled_from([*VELDEN, "x"]), st.text(max_size=40)))
def test_any_url_means_some_view(parameters: dict[str, str]):
    toestand = Kaart.lees(parameters)
    assert toestand.niveau in NIVEAUS
    assert toestand.laag in LAGEN
    assert toestand.minuten in range(5, 65, 5)
    assert set(toestand.typen) <= set(AANBODTYPES)
    assert toestand.typen


def test_defaults_stay_out_of_the_url():
    assert Kaart().schrijf() == {}


@pytest.mark.parametrize(
    ("tekst", "minuten"),
    [("30", 30), ("7", 5), ("13", 15), ("0", 5), ("999", 60), ("-5", 15), ("١٥", 15), ("", 15)],
)
def test_minutes_are_rounded_to_the_slider(tekst: str, minuten: int):
    assert Kaart.lees({"minuten": tekst}).minuten == minuten


@pytest.fixture
def editie() -> SimpleNamespace:
    wijken = pd.DataFrame(
        {"gemeente_code": ["90001", "90001", "90002"], "provincie_code": ["10000", "10000", None]},
        index=["a", "b", "c"],
    )
    return SimpleNamespace(wijken=wijken)


def test_codes_that_the_edition_lacks_are_let_go(editie):
    assert Kaart("gemeente", "11111", wijk="zzz").passend(editie) == Kaart()
    binnen = Kaart("gemeente", "90001", wijk="b")
    assert binnen.passend(editie) == binnen
    assert Kaart("gemeente", "90001", wijk="c").passend(editie).wijk == ""


def test_region_of_the_view(editie):
    assert list(Kaart("gemeente", "90001").wijkcodes(editie)) == ["a", "b"]
    assert list(Kaart().wijkcodes(editie)) == ["a", "b", "c"]


def test_default_types_are_the_contracts():
    assert Kaart().typen == STANDAARD_TYPES


def klik(monkeypatch: pytest.MonkeyPatch, terug: object) -> Kaart:
    """Return the view after the browser sent `terug` as what was clicked."""
    staat = {KAART: terug}
    monkeypatch.setattr(sessie.st, "session_state", staat)
    monkeypatch.setattr(klikmodule.st, "session_state", staat)
    geklikt()
    return sessie.huidig(Kaart)


def vorm(**eigenschappen: object) -> dict[str, object]:
    return {"last_active_drawing": {"type": "Feature", "properties": eigenschappen}}


def test_click_on_a_wijk_opens_it_and_on_a_region_goes_there(monkeypatch):
    assert klik(monkeypatch, vorm(niveau="wijk", code="b", keer=1)).wijk == "b"
    er = klik(monkeypatch, vorm(niveau="gemeente", code="90001", keer=2))
    assert (er.niveau, er.gebied, er.kleur) == ("gemeente", "90001", "wijken")


@pytest.mark.parametrize(
    "terug",
    [
        None,
        ["geen", "woordenboek"],
        {"last_active_drawing": "tekst"},
        {"last_active_drawing": {"properties": None}},
        vorm(niveau=["wijk"], code="b"),
        vorm(niveau="wijk", code=7),
        vorm(niveau="__class__", code="b"),
    ],
)
def test_clicks_that_make_no_sense_are_let_go(monkeypatch, terug):
    assert klik(monkeypatch, terug) == Kaart()


def test_a_forged_code_is_let_go_with_the_next_run(monkeypatch, editie):
    assert klik(monkeypatch, vorm(niveau="wijk", code="<img>")).passend(editie) == Kaart()
