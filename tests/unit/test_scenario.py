"""A scenario's arithmetic, worked by hand: on points, and in the made-up town."""

import numpy as np
import pytest

from dashboard.scenario import plekken, rekenen
from dashboard.scenario.beste import Bewoners, Zoekvraag, best_places, gather, grid, search
from dashboard.scenario.rekenen import Wijziging, metres_after
from etl.contract.aanbod import STANDAARD_TYPES
from etl.contract.niveaus import GEHEEL, GEHEEL_CODE
from etl.measures import access
from etl.pipeline import build
from etl.store.read import Editie, open_edition
from tests.golden import stad

INF = np.float32(np.inf)


@pytest.fixture(scope="module")
def editie(tmp_path_factory: pytest.TempPathFactory) -> Editie:
    """The made-up town: one buurthuis, half a kilometre north of 60 of its 330 households."""
    map_ = tmp_path_factory.mktemp("stad")
    build(stad.write(map_ / "data"), map_ / "store")
    return open_edition(map_ / "store")


def na_wijziging(editie: Editie, wat: Wijziging) -> np.ndarray:
    return rekenen.after(editie, nu(editie), plekken.open_plaatsen(editie), wat)


def nu(editie: Editie) -> np.ndarray:
    return access.nearest(editie.reach, STANDAARD_TYPES)


# ---- metres ----------------------------------------------------------------------------------

RIJEN = np.array([[0.0, 0], [400.0, 0], [1000.0, 0]])
VOOR = np.array([0.0, 400.0, 1000.0], dtype=np.float32)


def test_what_comes_is_set_against_what_is_there():
    assert metres_after(RIJEN, VOOR, [[0, 0]], [], [[900, 0]]).tolist() == [0.0, 400.0, 100.0]


def test_what_closes_is_measured_anew_to_what_stays():
    # The place at 0 closes; the nearest that stays lies at 1300.
    na = metres_after(RIJEN, VOOR, [[1300, 0]], [[0, 0]], [])
    assert na.tolist() == [1300.0, 900.0, 1000.0]  # the third had its 1000 m to the closed one


def test_where_the_last_place_closes_nothing_is_left():
    assert metres_after(RIJEN, VOOR, np.empty((0, 2)), [[0, 0]], []).tolist() == [INF] * 3


def test_the_input_is_not_changed():
    voor = VOOR.copy()
    metres_after(RIJEN, voor, np.empty((0, 2)), [[0, 0]], [[10, 0]])
    assert voor.tolist() == VOOR.tolist()


# ---- the made-up town ------------------------------------------------------------------------


def test_a_place_in_beedorp(editie: Editie):
    """A place at (155 km, 201 km) serves the 100 households of Dries; Aadorp is too far."""
    na = na_wijziging(editie, Wijziging(((155_000.0, 201_000.0),)))
    voor_w, na_w = (rekenen.within_per_wijk(editie, m, 15) for m in (nu(editie), na))
    verschil = rekenen.changes(editie, voor_w, na_w)
    assert verschil["winst"].to_dict() == {
        "90001W01": 0,
        "90001W02": 0,
        "90002W01": 100,
        "90002W02": 0,
    }
    assert verschil.loc["90002W01", "verschil_punten"] == 100
    voor_c, na_c = (rekenen.figures(editie, m, 15, ("gemeente", stad.B)) for m in (nu(editie), na))
    assert (voor_c.huishoudens, voor_c.binnen, na_c.binnen) == (130, 0, 100)
    assert na_c.dekking_pct == pytest.approx(100 * 100 / 130)
    # Before, the nearest is 4,500 m east of the buurthuis and 500 m south.
    assert voor_c.minuten == pytest.approx(np.hypot(4500, 500) * 1.3 / 80, rel=1e-5)
    assert na_c.minuten == 0


def test_the_only_place_closes(editie: Editie):
    na = na_wijziging(editie, Wijziging(dicht=("buurthuis-de-brug",)))
    cijfers = rekenen.figures(editie, na, 15, (GEHEEL, GEHEEL_CODE))
    assert (cijfers.huishoudens, cijfers.binnen, cijfers.dekking_pct) == (330, 0, 0)
    assert np.isnan([cijfers.minuten, cijfers.gini, cijfers.concentratie, cijfers.tekort]).all()


def test_closing_and_opening_at_the_same_spot_restores(editie: Editie):
    plaats = plekken.open_plaatsen(editie).loc["buurthuis-de-brug"]
    terug = Wijziging(((plaats["x"], plaats["y"]),), ("buurthuis-de-brug",))
    na = na_wijziging(editie, terug)
    np.testing.assert_allclose(na, nu(editie), atol=0.05)


def test_nothing_changed_is_the_edition(editie: Editie):
    metres = na_wijziging(editie, Wijziging())
    per_wijk = rekenen.within_per_wijk(editie, metres, 15)
    assert per_wijk["dekking_pct"].equals(editie.wijken["dekking_pct"])
    regios = editie.regios.set_index(["niveau", "code"])
    for niveau, code in regios.index:
        cijfers, wil = rekenen.figures(editie, metres, 15, (niveau, code)), regios.loc[niveau, code]
        paren = {
            "dekking_pct": "dekking_pct",
            "minuten": "minuten_dichtste",
            "gini": "gini",
            "concentratie": "concentratie",
            "tekort": "fgt1",
        }
        for ons, hun in paren.items():
            assert getattr(cijfers, ons) == pytest.approx(wil[hun], nan_ok=True), (code, hun)


# ---- spots -----------------------------------------------------------------------------------


def test_a_spot_knows_its_wijk_and_one_outside_is_refused(editie: Editie):
    plek = plekken.vind(editie, plekken.merk_van(155_000, 201_000))
    assert plek is not None
    assert plek.wijk == "90002W01"
    assert np.hypot(plek.x - 155_000, plek.y - 201_000) < 1
    naast = plekken.merk_van(155_000, 202_000 + plekken.SPELING_M - 5)
    assert plekken.vind(editie, naast) is not None
    assert plekken.vind(editie, plekken.merk_van(155_000, 202_300)) is None


def test_the_middle_of_a_wijk_is_where_somebody_lives(editie: Editie):
    # Kerk: 60 households at 150,500 and 40 at 151,500: the middle, 150,900, is nearer to the 60.
    assert plekken.midden(editie, "90001W01") == plekken.merk_van(150_500, 201_000)


# ---- the best k ------------------------------------------------------------------------------


def test_the_best_place_in_the_town(editie: Editie):
    voorstel = best_places(editie, nu(editie), Zoekvraag((GEHEEL, GEHEEL_CODE), 1, 15))
    assert voorstel.status == "siting.bewezen"
    # Without a place within 923 m: 40 + 100 + 100 + 30; Station and Dries are 100 each.
    assert (voorstel.winst, voorstel.grens, voorstel.huishoudens) == (100, 100, 100)


def test_all_that_can_be_won_is_won_and_then_nothing(editie: Editie):
    vraag = Zoekvraag((GEHEEL, GEHEEL_CODE), 10, 15)
    voorstel = best_places(editie, nu(editie), vraag)
    assert voorstel.huishoudens == sum(voorstel.per_plaats) == 270
    na = na_wijziging(editie, Wijziging(voorstel.xy))
    assert rekenen.figures(editie, na, 15, vraag.regio).binnen == 330
    leeg = best_places(editie, na, vraag)
    assert (leeg.status, leeg.xy, leeg.winst) == ("siting.niets_te_winnen", (), 0)


def test_need_weighs_the_search(editie: Editie):
    """By need a household counts for the need of its wijk."""
    vraag = Zoekvraag((GEHEEL, GEHEEL_CODE), 1, 15, nood=True)
    voorstel = best_places(editie, nu(editie), vraag)
    nood = editie.wijken["nood"]
    wil = {"90001W02": 100, "90002W01": 100, "90001W01": 40, "90002W02": 30}
    assert voorstel.winst == pytest.approx(max(n * nood[w] / 100 for w, n in wil.items()))


def test_what_greedy_misses():
    """Greedy takes the middle, 4 + 1 + 4, and then one side; the best are second and fourth."""
    xy = np.array([[0.0, 0], [600, 0], [1200, 0], [1800, 0], [2400, 0]])
    h = np.array([3.0, 4, 1, 4, 3])
    er = search(Bewoners(xy, h, h, np.full(5, INF)), k=2, limit=600)
    assert (er.winst, er.gulzig, er.status) == (15, 12, "siting.bewezen")
    assert set(er.xy) == {(600.0, 0.0), (1800.0, 0.0)}


def test_people_are_taken_together_and_none_is_lost(monkeypatch: pytest.MonkeyPatch):
    rng = np.random.default_rng(7)
    xy, h = rng.uniform(0, 3000, (400, 2)), rng.integers(1, 9, 400).astype(float)
    per_rij = search(Bewoners(xy, h, h, np.full(400, INF)), k=3, limit=900)
    assert per_rij.vak_m == 0
    assert per_rij.winst == pytest.approx(per_rij.huishoudens)
    monkeypatch.setattr("dashboard.scenario.beste.MEESTE_PAREN", 100)
    grof = search(Bewoners(xy, h, h, np.full(400, INF)), k=3, limit=900)
    assert grof.vak_m == 500
    assert grof.huishoudens == pytest.approx(sum(grof.per_plaats))
    assert grof.huishoudens <= per_rij.huishoudens
    assert gather(xy, h, 250)[1].sum() == h.sum()


def test_in_a_large_region_the_most_promising_spots_are_looked_at(monkeypatch):
    monkeypatch.setattr("dashboard.scenario.beste.MEESTE_PLEKKEN", 2)
    xy, h = np.array([[0.0, 0], [5000, 0], [10_000, 0]]), np.array([1.0, 9, 5])
    er = search(Bewoners(xy, h, h, np.full(3, INF)), k=3, limit=900)
    assert (er.plekken, er.bekeken, er.winst) == (3, 2, 14)
    assert er.xy == ((5000.0, 0.0), (10_000.0, 0.0))
    assert er.per_plaats == (9.0, 5.0)


def test_one_spot_a_cell_where_somebody_lives():
    xy = np.array([[10.0, 0], [490, 0], [510, 0], [300, 0]])
    assert grid(xy, np.array([1.0, 1, 1, 0])).tolist() == [[10.0, 0.0], [510.0, 0.0]]
