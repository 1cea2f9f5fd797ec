"""The register page proposes a place for rows of a list without coordinates."""

import io

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.parts.inbreng_plaats import completed
from etl.register.inspect import inspect
from etl.register.locate import Geocoder, locate
from etl.store.read import Editie
from tests.app.bezoek import bezoek, html

LIJST = pd.DataFrame(
    {
        "initiatief_id": ["met-straat", "zonder-straat", "met-punt"],
        "naam": ["De <b>Linde</b>", "De Eik", "De Beuk"],
        "type": "buurthuis",
        "werkmodellen": "organisatie",
        "bereik": "locatie",
        "straat": ["kerkstr.", "Lindelaan", "Kerkstraat"],
        "huisnummer": ["5", "1", "1"],
        "postcode": ["9000", "9000", "9000"],
        "gemeente_code": "90001",
        "gemeente_naam": "Aadorp",
        "lat": [None, None, 51.115],
        "lon": [None, None, 4.37],
        "locatie_precisie": [None, None, "adres"],
        "bron": "eigen kennis",
        "herkomst": "hand",
    }
)


@pytest.fixture
def bladzijde(monkeypatch: pytest.MonkeyPatch, stadsstore: object) -> AppTest:
    monkeypatch.delenv("BUURTKOMPAS_BEWERKEN", raising=False)
    return bezoek(monkeypatch, stadsstore, "register", deel="nakijken")


def breng(app: AppTest, frame: pd.DataFrame) -> str:
    app.file_uploader[0].set_value(("lijst.csv", frame.to_csv(index=False).encode(), "text/csv"))
    app.run()
    assert not app.exception
    return html(app)


def test_rows_without_coordinates_get_a_proposal(bladzijde: AppTest) -> None:
    tekst = breng(bladzijde, LIJST)
    assert "2 rijen hebben geen coördinaat." in tekst
    assert "kerkstr. 5, 9000 Aadorp" in tekst
    assert "de huisnummers van deze straat kennen we niet: een punt in de straat" in tekst
    assert "straat “Lindelaan” staat niet in de lijst" in tekst


def test_a_list_that_knows_its_places_hears_nothing(bladzijde: AppTest) -> None:
    assert "geen coördinaat" not in breng(bladzijde, LIJST.iloc[2:])


def test_the_completed_list_can_be_brought_again(stadseditie: Editie) -> None:
    tabellen = {
        "wijken": stadseditie.wijken.reset_index(),
        "gemeenten": stadseditie.wijken[["gemeente_code"]].drop_duplicates(),
        "gebieden": stadseditie.gebieden,
    }
    geocoder = Geocoder.van(tabellen | {"straten": stadseditie.straten})
    lijst = inspect(LIJST.to_csv(index=False).encode(), "lijst.csv", tabellen)
    assert lijst.goed["initiatief_id"].tolist() == ["met-punt"]
    vol = completed(lijst, locate(lijst.gelezen, geocoder))
    assert "51,1" in pd.read_csv(io.BytesIO(vol), sep=";", dtype="str")["lat"].iloc[0]
    nieuw = inspect(vol, "lijst.csv", tabellen)
    assert not nieuw.problemen
    assert nieuw.goed["locatie_precisie"].tolist() == ["straat", "gemeente", "adres"]
    assert nieuw.goed["lat"].iloc[2] == 51.115
