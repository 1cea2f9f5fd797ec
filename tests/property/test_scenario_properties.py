"""What must hold for any scenario, whatever the town."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dashboard.scenario.beste import Bewoners, search
from dashboard.scenario.plekken import MEESTE, lees_merken
from dashboard.scenario.rekenen import metres_after
from etl.measures import travel

meters = st.integers(0, 4000).map(float)


def punten(minstens: int, meest: int) -> st.SearchStrategy[np.ndarray]:
    return st.integers(minstens, meest).flatmap(lambda n: arrays(float, (n, 2), elements=meters))


def gemeten(rijen: np.ndarray, plaatsen: np.ndarray) -> np.ndarray:
    return travel.nearest_metres(rijen, plaatsen).astype(np.float32)


@given(punten(1, 30), punten(0, 6), punten(0, 4), punten(0, 4))
def test_the_scenario_is_the_town_measured_anew(rijen, blijft, dicht, erbij):
    voor = gemeten(rijen, np.vstack([blijft, dicht]))
    na = metres_after(rijen, voor, blijft, dicht, erbij)
    np.testing.assert_array_equal(na, gemeten(rijen, np.vstack([blijft, erbij])))


@given(punten(1, 30), punten(0, 6), punten(0, 4), punten(0, 4))
def test_adding_never_takes_further_and_closing_never_brings_nearer(rijen, blijft, dicht, erbij):
    voor = gemeten(rijen, np.vstack([blijft, dicht]))
    niets = np.empty((0, 2))
    assert (metres_after(rijen, voor, np.vstack([blijft, dicht]), niets, erbij) <= voor).all()
    assert (metres_after(rijen, voor, blijft, dicht, niets) >= voor).all()
    assert (metres_after(rijen, voor, np.vstack([blijft, dicht]), niets, niets) == voor).all()


@given(punten(1, 30), punten(0, 6), punten(1, 4))
def test_opening_again_where_it_closed_restores(rijen, blijft, dicht):
    voor = gemeten(rijen, np.vstack([blijft, dicht]))
    np.testing.assert_array_equal(metres_after(rijen, voor, blijft, dicht, dicht), voor)


@given(punten(1, 25), punten(0, 2), st.integers(1, 4), st.sampled_from([300.0, 900.0, 2000.0]))
def test_the_best_places_gain_what_the_rows_say(rijen, er_zijn, k, grens):
    h = np.arange(1, len(rijen) + 1, dtype=float)
    voor = gemeten(rijen, er_zijn)
    er = search(Bewoners(rijen, h, h, voor), k, grens)
    na = metres_after(rijen, voor, er_zijn, [], np.array(er.xy).reshape(-1, 2))
    winst = h[na <= grens].sum() - h[voor <= grens].sum()
    np.testing.assert_allclose([er.huishoudens, er.winst, sum(er.per_plaats)], winst)
    assert er.gulzig <= er.winst <= er.grens + 1e-9
    assert len(er.xy) <= k


@given(st.text(max_size=200) | st.lists(st.sampled_from("0123456789._,"), max_size=80).map("".join))
def test_any_text_means_some_spots_and_they_stay_as_they_are(tekst):
    merken = lees_merken(tekst)
    assert len(merken) <= MEESTE
    assert lees_merken(",".join(merken)) == merken
