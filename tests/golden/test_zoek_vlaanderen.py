"""Searching all of Flanders and Brussels: what people type, and what the register offers there."""

from typing import Any

import numpy as np
import pytest

from dashboard.zoeken.aanbod import Aanbod, wijk_bij
from dashboard.zoeken.gazetteer import Gazetteer
from dashboard.zoeken.keuze import keuze
from dashboard.zoeken.zoekvraag import Drempels, Zoekvraag
from etl.measures import access

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def gazetteer(editie: Any) -> Gazetteer:
    return Gazetteer.van(editie)


@pytest.mark.parametrize(
    ("tekst", "soort", "naam", "gemeente"),
    [
        ("kerkstraat gent", "straat", "Kerkstraat", "Gent"),
        ("gent", "gemeente", "Gent", "Gent"),
        ("Gand", "gemeente", "Gent", "Gent"),
        ("9000", "postcode", "9000", "Gent"),
        ("9000 gent", "postcode", "9000", "Gent"),
        ("antwerpn", "gemeente", "Antwerpen", "Antwerpen"),
        ("Sint Jacobsnieuwstr gent", "straat", "Sint-Jacobsnieuwstraat", "Gent"),
        ("sint jacobsniuwst", "straat", "Sint-Jacobsnieuwstraat", "Gent"),
        ("St.-Jansplein Brussel", "straat", "Sint-Jansplein", "Brussel"),
        ("rue neuve bruxelles", "straat", "Nieuwstraat", "Brussel"),
        ("nieuwstraat 123 1000 brussel", "straat", "Nieuwstraat", "Brussel"),
        ("chaussee de wavre ixelles", "straat", "Waverse Steenweg", "Elsene"),
        ("pl jourdan", "straat", "Jourdanplein", "Etterbeek"),
        ("turnhoutsebn borgerhout", "straat", "Turnhoutsebaan", "Antwerpen"),
        # Gemeenten of before a merger, as far as a wijk or a part of a name still says so.
        ("hoeselt", "wijk", "Hoeselt", "Bilzen-Hoeselt"),
        ("melle", "gemeente", "Merelbeke-Melle", "Merelbeke-Melle"),
        ("kerkstraat nevele", "straat", "Kerkstraat", "Deinze"),
        ("sint-amandsberg antwerpsesteenweg", "straat", "Antwerpsesteenweg", "Gent"),
    ],
)
def test_what_people_type(
    gazetteer: Gazetteer, tekst: str, soort: str, naam: str, gemeente: str
) -> None:
    eerste = gazetteer.zoek(tekst)[0]
    assert (eerste.soort, eerste.naam, eerste.gemeente) == (soort, naam, gemeente)


def test_every_link_is_of_one_place_and_finds_it(editie: Any, gazetteer: Gazetteer) -> None:
    n = len(gazetteer._soort)
    sleutels = [gazetteer._sleutel(rij) for rij in range(n)]
    assert len(set(sleutels)) == n == len(editie.straten) + len(editie.wijken) + 304 + 541
    for rij in np.random.default_rng(1).integers(0, n, 300):
        plek = gazetteer.met_sleutel(sleutels[rij])
        assert plek is not None
        assert plek.sleutel == sleutels[rij]


def test_every_place_has_a_position_in_its_region(gazetteer: Gazetteer) -> None:
    assert np.isfinite(gazetteer._xy).all()
    laag, hoog = gazetteer._xy.min(axis=0), gazetteer._xy.max(axis=0)
    assert (laag > [20_000, 150_000]).all()
    assert (hoog < [260_000, 250_000]).all()


def test_a_choice_sheet_of_any_wijk_shows_three_ways(editie: Any, gazetteer: Gazetteer) -> None:
    register = Aanbod.van(editie)
    for code in editie.wijken.sample(60, random_state=5).index:
        plek = gazetteer.met_sleutel(f"wijk-{code}")
        assert plek is not None
        antwoord = register.zoek(Zoekvraag.bij(plek, drempels=Drempels(dag="tu")))
        opties = keuze(antwoord)
        assert len({o.werkmodel for o in opties}) == 3
        assert [o.reden for o in opties].count("nabij") <= len(antwoord.nabij)


def test_what_comes_to_a_wijk_is_what_the_measures_count(editie: Any) -> None:
    register = Aanbod.van(editie)
    bits = access.outreach_bits(editie.initiatieven, editie.wijken)
    for i in np.random.default_rng(2).integers(0, len(editie.wijken), 60):
        code = editie.wijken.index[i]
        komt = register.zoek(Zoekvraag(0.0, 0.0, wijk_code=code)).komt
        modellen = {m for t in komt for m in t.werkmodellen}
        assert len(modellen) == int(np.bitwise_count(bits[i]))


def test_the_wijk_of_a_household_is_its_own(editie: Any) -> None:
    for rij in np.random.default_rng(3).integers(0, len(editie.rijen_xy), 20):
        x, y = (float(v) for v in editie.rijen_xy[rij])
        hier = (np.asarray(editie.rijen_xy) == np.asarray(editie.rijen_xy[rij])).all(axis=1)
        assert wijk_bij(editie, x, y) in set(editie.wijken.index[editie.reach.wijk[hier]])
