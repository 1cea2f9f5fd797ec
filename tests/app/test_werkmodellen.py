"""The page Werkmodellen without a browser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import netwerk
from dashboard.parts.netwerkdag import as_frame
from dashboard.state.velden import NIVEAUS
from dashboard.state.werkmodellen import Werkmodellen
from etl.contract.aanbod import WERKMODELLEN
from etl.contract.tekst import TALEN
from etl.export.csv import write_csv
from etl.measures import choice
from tests.app.bezoek import bezoek, html
from tests.golden import stad


@given(st.sampled_from(list(WERKMODELLEN)))
def test_a_link_means_the_view_it_was_made_from(model: str) -> None:
    toestand = Werkmodellen("gemeente", "44021", model)
    assert Werkmodellen.lees(toestand.schrijf()) == toestand


@given(st.dictionaries(st.sampled_from(["niveau", "gebied", "model", "x"]), st.text(max_size=20)))
def test_any_url_means_some_view(parameters: dict[str, str]) -> None:
    toestand = Werkmodellen.lees(parameters)
    assert toestand.niveau in NIVEAUS
    assert toestand.model in WERKMODELLEN


@pytest.mark.parametrize("taal", TALEN)
@pytest.mark.parametrize("model", WERKMODELLEN)
def test_every_model_is_shown_in_every_language(monkeypatch, stadsstore, taal, model) -> None:
    tekst = html(bezoek(monkeypatch, stadsstore, "werkmodellen", model=model, taal=taal))
    assert tekst.count('<th scope="row">') >= len(WERKMODELLEN)


def test_the_only_one_and_where_there_is_none(monkeypatch, stadsstore) -> None:
    app = bezoek(monkeypatch, stadsstore, "werkmodellen", model="organisatie")
    tekst = html(app)
    assert (
        "Buurthuis De Brug is de enige bekende organisatie met het werkmodel organisatie" in tekst
    )
    assert app.expander[-1].label == "1 gemeente zonder een bekend initiatief met dit werkmodel"
    assert "Beedorp (register leeg)" in tekst


def test_a_region_without_says_that_there_may_be_one(monkeypatch, stadsstore) -> None:
    tekst = html(
        bezoek(
            monkeypatch,
            stadsstore,
            "werkmodellen",
            model="persoonlijke_vriend",
            niveau="gemeente",
            gebied=stad.B,
        )
    )
    assert "In Beedorp kent het register geen initiatief met dit werkmodel." in tekst
    assert "In Beedorp kent het register nog niemand" in tekst


def test_the_list_to_take_away_has_safe_cells(stadseditie) -> None:
    (enige,) = netwerk.organisations(stadseditie, "geheel", "VB", "organisatie")
    boos = type(enige)(**(vars(enige) | {"naam": "=1+1", "telefoons": ("+32 9",)}))
    ruw = write_csv(as_frame([boos], {stad.A: "Aadorp"}), "rfc4180").decode()
    assert "'=1+1" in ruw
    assert "'+32 9" in ruw


@pytest.mark.slow
def test_organisations_are_those_of_the_measures(editie) -> None:
    alle = editie.initiatieven
    aanbod = choice.supply(alle, editie.wijken, tuple(alle["type"].unique()))
    assert netwerk.organisation_key(alle).nunique() == aanbod.outreach.shape[1]


@pytest.mark.slow
def test_no_organisation_stands_twice_in_a_list(editie) -> None:
    for model in WERKMODELLEN:
        lijst = netwerk.organisations(editie, "geheel", "VB", model)
        cijfers = netwerk.overview(editie, "geheel", "VB").loc[model]
        assert len(lijst) == cijfers["organisaties"]
        namen = [" ".join(o.naam.casefold().split()) for o in lijst if len(o.initiatieven) > 1]
        assert len(set(namen)) == len(namen)
