"""The interval of the register: only unsure places move, and only within their gemeente."""

from dataclasses import replace

import numpy as np
import pytest

from etl.errors import NegatieveVraag, OnbekendeCode, OngeldigeAanroep, OngeldigeCoordinaat
from etl.measures import access, sensitivity, travel
from etl.measures.sensitivity import Onzeker, moved_metres, register_intervals
from etl.measures.weighted import group_median

#: Three draws, of which the limits do not matter.
DRIE = np.empty((3, 0))


def town(seed: int = 4, n: int = 400) -> Onzeker:
    """Return four wijken in two gemeenten side by side; one sure place and three unsure."""
    rng = np.random.default_rng(seed)
    wijk = rng.integers(0, 4, n)
    xy = rng.uniform(0, 2000, (n, 2)) + wijk[:, None] * np.array([2500.0, 0])
    return Onzeker(
        xy,
        rng.integers(1, 9, n).astype(float),
        wijk,
        np.array(["g", "g", "h", "h"], dtype=object),
        np.array([[500.0, 500.0]]),
        np.array(["h", "g", "h"], dtype=object),
    )


def test_every_draw_puts_the_places_at_households_of_their_gemeente() -> None:
    stad = town()
    metres = list(moved_metres(stad, seed=1, draws=30))
    sure = travel.nearest_metres(stad.rows_xy, stad.sure_xy)
    assert metres[0] == pytest.approx(sure, rel=1e-6)
    for draw in metres[1:]:
        assert (draw <= metres[0]).all()
        # A place stands on its household's doorstep; a household that none stands at has metres.
        own = stad.gemeente[stad.wijk] == "h"
        assert 1 <= (draw[own] < 0.1).sum() <= 2
        assert (draw[~own] < 0.1).sum() == 1


def test_the_spots_are_drawn_by_households() -> None:
    rows = np.array([[0.0, 0.0], [10_000.0, 0.0], [20_000.0, 0.0]])
    stad = Onzeker(
        rows,
        np.array([3.0, 1.0, 0.0]),
        np.zeros(3, int),
        np.array(["g"]),
        np.empty((0, 2)),
        np.array(["g"]),
    )
    here = np.mean([draw[0] < 1 for draw in list(moved_metres(stad, 7, 2000))[1:]])
    assert here == pytest.approx(0.75, abs=0.03)


def test_figures_of_every_draw_are_those_of_the_access_measures(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stad = town()
    regio = np.array([0, -1, 1, 1])
    limits = np.random.default_rng(2).uniform(100, 1500, (8, 3))
    monkeypatch.setattr(sensitivity, "_columns", lambda naam, values: {naam: list(values.T)})
    result = register_intervals(stad, {"elz": regio}, limit=700, limits=limits, seed=3)
    draws = list(moved_metres(stad, seed=3, draws=8))
    for naam, positions, n in (("wijk", np.arange(4), 4), ("elz", regio, 2)):
        groups = positions[stad.wijk]
        telt = groups >= 0
        for i, metres in enumerate(draws):
            args = (metres[telt], stad.households[telt], groups[telt], n)
            found = np.array(result.intervallen[naam]["dekking"].tolist())[:, i]
            assert found == pytest.approx(access.coverage(*args, limit=700))
            found = np.array(result.intervallen[naam]["minuten"].tolist())[:, i]
            assert found == pytest.approx(travel.minutes(group_median(*args)), abs=1e-3)
    # What ranks are drawn from are the same draws, each with limits of its own.
    assert result.gebrek.shape == (8, 4, 4)
    for gebrek, metres, own in zip(result.gebrek, draws[1:], limits, strict=True):
        args = (metres, stad.households, stad.wijk, 4)
        assert gebrek[0] == pytest.approx(group_median(*args), abs=0.1)
        for share, limit in zip(gebrek[1:], own, strict=True):
            assert share == pytest.approx(1 - access.coverage(*args, limit=limit) / 100)


def test_without_unsure_places_there_is_nothing_between_the_ends() -> None:
    stad = replace(town(), unsure_gemeente=np.array([], dtype=object))
    frame = register_intervals(stad, {}, 700, np.empty((5, 0)), seed=1).intervallen["wijk"]
    for naam in ("dekking", "minuten"):
        assert frame[f"{naam}_p05"].equals(frame[f"{naam}_p95"])
        assert frame[f"{naam}_p05"].equals(frame[f"{naam}_zonder"])


def test_where_nobody_lives_and_where_no_place_is_known_stays_missing() -> None:
    stad = town()
    leeg = replace(stad, gemeente=np.array(["g", "g", "h", "h", "i"], dtype=object))
    regions = {"gewest": np.array([0, 0, 1, 1, 2])}
    frames = register_intervals(leeg, regions, 700, DRIE, seed=1).intervallen
    assert frames["wijk"].iloc[4].isna().all()
    assert frames["gewest"].iloc[2].isna().all()
    assert frames["wijk"].iloc[:4].notna().all(axis=None)
    niets = replace(stad, sure_xy=np.empty((0, 2)), unsure_gemeente=np.array([], dtype=object))
    frame = register_intervals(niets, {}, 700, DRIE, seed=1).intervallen["wijk"]
    assert frame["minuten_p05"].isna().all()
    assert (frame["dekking_zonder"] == 0).all()


def test_bad_input_is_refused() -> None:
    stad = town()
    with pytest.raises(OngeldigeAanroep, match="0 trekkingen"):
        register_intervals(stad, {}, 700, np.empty((0, 5)), seed=1)
    with pytest.raises(OnbekendeCode, match="Gemeente z"):
        register_intervals(replace(stad, unsure_gemeente=np.array(["z"])), {}, 700, DRIE, seed=1)
    with pytest.raises(NegatieveVraag):
        register_intervals(replace(stad, households=-stad.households), {}, 700, DRIE, seed=1)
    with pytest.raises(OngeldigeCoordinaat):
        register_intervals(replace(stad, sure_xy=np.array([[np.nan, 1.0]])), {}, 700, DRIE, seed=1)
