"""Scenarios over all of Flanders and Brussels: they start from the edition, and leave it alone."""

import numpy as np
import pytest

from dashboard.scenario import plekken, rekenen
from dashboard.scenario.beste import Zoekvraag, best_places
from dashboard.scenario.rekenen import Wijziging
from etl.contract.aanbod import STANDAARD_TYPES
from etl.contract.niveaus import GEHEEL, GEHEEL_CODE
from etl.measures import access, travel
from etl.store.read import Editie

pytestmark = pytest.mark.slow
AALST = ("gemeente", "41002")


@pytest.fixture(scope="module")
def nu(editie: Editie) -> np.ndarray:
    return access.nearest(editie.reach, STANDAARD_TYPES)


def na(editie: Editie, nu: np.ndarray, wat: Wijziging) -> np.ndarray:
    return rekenen.after(editie, nu, plekken.open_plaatsen(editie), wat)


def test_with_nothing_changed_every_wijk_and_region_is_as_in_the_edition(editie, nu):
    metres = na(editie, nu, Wijziging())
    per_wijk = rekenen.within_per_wijk(editie, metres, 15)
    assert per_wijk["dekking_pct"].equals(editie.wijken["dekking_pct"])
    regios = editie.regios.set_index(["niveau", "code"])
    for regio in (AALST, ("provincie", "40000"), (GEHEEL, GEHEEL_CODE)):
        cijfers, wil = rekenen.figures(editie, metres, 15, regio), regios.loc[regio]
        assert cijfers.dekking_pct == pytest.approx(wil["dekking_pct"])
        assert cijfers.minuten == pytest.approx(wil["minuten_dichtste"])
        assert cijfers.gini == pytest.approx(wil["gini"])
        assert cijfers.concentratie == pytest.approx(wil["concentratie"])
        assert cijfers.tekort == pytest.approx(wil["fgt1"])


def test_closing_some_places_is_the_register_without_them(editie, nu):
    """The rows that are measured anew, and those that are not, are those of a fresh start."""
    plaatsen = plekken.open_plaatsen(editie)
    dicht = tuple(plaatsen.index[::9])
    blijft = plaatsen.drop(index=list(dicht))
    metres = na(editie, nu, Wijziging(dicht=dicht))
    wil = travel.nearest_metres(editie.rijen_xy, blijft[["x", "y"]])
    np.testing.assert_allclose(metres, wil, atol=0.05)
    assert (metres >= nu).all()
    assert (metres > nu).any()


def test_the_best_places_bring_what_they_promise(editie, nu):
    for regio, k in ((AALST, 5), ((GEHEEL, GEHEEL_CODE), 10)):
        voorstel = best_places(editie, nu, Zoekvraag(regio, k, 15))
        assert voorstel.status == "siting.bewezen"
        assert len(voorstel.xy) == k
        assert voorstel.gulzig <= voorstel.winst <= voorstel.grens
        erbij = na(editie, nu, Wijziging(voorstel.xy))
        voor, straks = (rekenen.figures(editie, m, 15, regio) for m in (nu, erbij))
        assert straks.binnen - voor.binnen == pytest.approx(voorstel.huishoudens)
        merken = [plekken.merk_van(*xy) for xy in voorstel.xy]
        assert all(plekken.vind(editie, merk) for merk in merken)
