"""Siting on made-up towns, answers worked by hand."""

import math

import numpy as np
import pandas as pd
import pytest

from etl.errors import NegatieveVraag, OnbekendeCode, OngeldigeAanroep, OngeldigeCoordinaat
from etl.measures import siting, travel

#: Five hamlets on a road, 1 km apart; a place is possible in each.
WEG = np.column_stack([np.arange(5) * 1000.0, np.zeros(5)])
INWONERS = np.array([30.0, 10.0, 20.0, 10.0, 40.0])


def paren(max_metres: float = 9000) -> pd.DataFrame:
    return travel.pairs(WEG, WEG, max_metres)


def test_one_place_covers_its_neighbours_too() -> None:
    # Within 1 km of hamlet 3 live 20 + 10 + 40 = 70; of hamlet 1 30 + 10 + 20 = 60.
    plan = siting.maximal_covering(INWONERS, paren(), n=1, limit=1000)
    assert (plan.sites, plan.covered, plan.bound, plan.gain) == ((3,), 70, 70, 70)
    assert plan.optimal
    assert (plan.gap, plan.status) == (0, "siting.bewezen")


def test_the_boundary_covers() -> None:
    assert siting.maximal_covering(INWONERS, paren(), n=1, limit=999.999).covered == 40
    assert siting.maximal_covering(INWONERS, paren(), n=1, limit=1000).covered == 70


def test_what_is_covered_already_is_no_gain() -> None:
    # Hamlet 3 has a place: 70 covered. The best addition reaches 30 + 10 more.
    plan = siting.maximal_covering(INWONERS, paren(), n=1, limit=1000, existing=[3])
    assert (plan.covered, plan.gain, plan.bound) == (110, 40, 110)
    assert set(plan.sites) <= {0, 1}


def test_nothing_to_gain_is_said() -> None:
    plan = siting.maximal_covering(INWONERS, paren(), n=2, limit=1000, existing=[1, 3])
    assert (plan.sites, plan.gain, plan.status) == ((), 0, "siting.niets_te_winnen")
    assert plan.optimal
    plan = siting.set_covering(INWONERS, paren(), limit=1000, existing=[1, 3])
    assert (plan.sites, plan.objective, plan.status) == ((), 0, "siting.niets_te_winnen")
    plan = siting.p_median(INWONERS, paren(), n=3, existing=range(5))
    assert (plan.sites, plan.gain, plan.status) == ((), 0, "siting.niets_te_winnen")


def test_places_that_bring_nothing_are_not_proposed() -> None:
    plan = siting.maximal_covering(INWONERS, paren(), n=5, limit=1000)
    assert (plan.covered, len(plan.sites)) == (110, 2)


def test_nobody_and_no_pairs_are_valid_questions() -> None:
    geen = paren()[:0]
    for plan in (
        siting.maximal_covering(np.zeros(5), paren(), n=2, limit=1000),
        siting.maximal_covering([], geen, n=2, limit=1000),
        siting.p_median(np.zeros(5), paren(), n=2),
    ):
        assert (plan.sites, plan.covered, plan.status) == ((), 0, "siting.niets_te_winnen")
    plan = siting.maximal_covering([7.0], geen, n=1, limit=5)
    assert (plan.status, plan.unreached, plan.unreached_demand) == (
        "siting.niets_te_winnen",
        (0,),
        7,
    )


def test_two_places_cover_the_road() -> None:
    plan = siting.set_covering(INWONERS, paren(), limit=1000)
    assert (plan.objective, plan.bound, plan.covered) == (2, 2, 110)
    assert plan.optimal


def test_whom_no_place_reaches_is_named_and_the_others_are_served() -> None:
    ver = np.vstack([WEG, [[90_000.0, 0.0]]])
    van_ver = travel.pairs(ver, WEG, 9000)
    plan = siting.set_covering([*INWONERS, 3.0], van_ver, limit=1000)
    assert (plan.status, plan.unreached, plan.unreached_demand) == ("siting.onbereikbaar", (5,), 3)
    assert (len(plan.sites), plan.covered, plan.optimal) == (2, 110, False)
    plan = siting.p_median([*INWONERS, 3.0], van_ver, n=1)
    assert (plan.status, plan.unreached, plan.optimal) == ("siting.onbereikbaar", (5,), False)
    assert plan.gap == 0
    assert siting.set_covering([*INWONERS, 0.0], van_ver, limit=1000).optimal


def test_the_median_makes_the_way_shortest() -> None:
    # Place at 2 km: 30·2 + 10·1 + 0 + 10·1 + 40·2 = 160 household-km; at 1 or 3 km more.
    plan = siting.p_median(INWONERS, paren(), n=1)
    assert (plan.sites, plan.objective, plan.bound) == ((2,), 160_000, 160_000)
    assert math.isnan(plan.gain)
    # With one at 0 km: the rest walks 10·1 + 20·2 + 10·3 + 40·4 = 240; a place at 4 km leaves
    # 10·1 + 20·2 + 10·1 = 60, one at 3 km 10·1 + 20·1 + 0 + 40·1 = 70.
    plan = siting.p_median(INWONERS, paren(), n=1, existing=[0])
    assert (plan.sites, plan.objective, plan.gain) == ((4,), 60_000, 180_000)


def test_too_few_places_to_serve_everybody_is_told() -> None:
    plan = siting.p_median(INWONERS, paren(1000), n=1)
    assert (plan.status, plan.sites, plan.optimal) == ("siting.te_weinig_plaatsen", (), False)
    assert math.isnan(plan.objective)
    plan = siting.p_median(INWONERS, paren(1000), n=2)
    # Places at 1 and 4 km: 30 + 20 + 10 walk 1 km; at 1 and 3 km it would be 30 + 20 + 40.
    assert (plan.sites, plan.objective) == ((1, 4), 60_000)


def test_greedy_shows_what_exactness_buys() -> None:
    bogen = pd.DataFrame(
        {"origin": [0, 1, 1, 2, 2, 3], "destination": [0, 0, 1, 1, 2, 2], "metres": 1.0}
    )
    plan = siting.greedy([3, 4, 4, 3], bogen, n=2, limit=1)
    assert (plan.covered, plan.status, plan.optimal) == (11, "siting.gulzig", False)
    assert plan.bound >= 14
    assert siting.greedy([3, 4, 4, 3], bogen, n=3, limit=1).optimal


def test_minutes_can_be_the_cost() -> None:
    minuten = paren().assign(minuten=travel.minutes(paren()["metres"])).drop(columns="metres")
    plan = siting.maximal_covering(INWONERS, minuten, n=1, limit=16.25, cost="minuten")
    assert plan.covered == 70


def test_a_place_that_may_close_and_one_that_may_not() -> None:
    tabel = siting.closing(INWONERS, paren(), existing=[3, 1], limit=1000)
    assert tabel["destination"].tolist() == [1, 3]
    assert tabel["covered"].tolist() == [60, 70]
    assert tabel["lost"].tolist() == [40, 50]  # the 20 in the middle have both
    assert tabel["criticality_pct"].round(2).tolist() == [36.36, 45.45]
    ver = siting.closing(INWONERS, paren(), existing=[7], limit=1000)
    assert ver["lost"].tolist() == [0]
    assert ver["criticality_pct"].isna().all()
    assert siting.closing(INWONERS, paren(), existing=[], limit=1000).empty


def test_the_frontier_of_the_road() -> None:
    # One place: at 3 km it covers 70 and hamlet 0 walks 3 km; at 2 km 40 and nobody over 2 km.
    tabel = siting.frontier(INWONERS, paren(), n=1, limit=1000, points=3)
    assert tabel[["sites", "covered", "worst_metres"]].values.tolist() == [
        [(2,), 40, 2000],
        [(3,), 70, 3000],
    ]
    assert tabel["optimal"].all()
    assert tabel["bound"].tolist() == [40, 70]


def test_the_frontier_says_so_when_not_everybody_can_be_served() -> None:
    tabel = siting.frontier(INWONERS, paren(1000), n=1, limit=1000)
    assert tabel["worst_metres"].tolist() == [math.inf]
    assert len(siting.frontier(np.zeros(5), paren(), n=1, limit=1000)) == 1
    assert len(siting.frontier(INWONERS, paren(), n=1, limit=1000, points=1)) == 1


def test_need_can_weigh_as_much_as_one_likes() -> None:
    assert siting.households_in_need([100, 50], [80, 20], 0).tolist() == [100, 50]
    assert siting.households_in_need([100, 50], [80, 20], 1).tolist() == [80, 10]
    assert siting.households_in_need([100, 0], [80, np.nan]).tolist() == [80, 0]
    assert siting.households_in_need([100, 5], [80, np.nan], 0).tolist() == [100, 5]


@pytest.mark.parametrize(
    ("nood", "deel", "fout"),
    [
        ([np.nan], 0.5, NegatieveVraag),
        ([101.0], 0.5, NegatieveVraag),
        ([-1.0], 1.0, NegatieveVraag),
        ([50.0], 1.5, OngeldigeAanroep),
        ([50.0, 1.0], 1.0, OngeldigeAanroep),
    ],
)
def test_impossible_need_is_refused(nood, deel: float, fout: type[Exception]) -> None:
    with pytest.raises(fout):
        siting.households_in_need([10], nood, deel)


@pytest.mark.parametrize("waarde", [-1.0, np.nan, np.inf])
def test_impossible_demand_is_refused(waarde: float) -> None:
    with pytest.raises(NegatieveVraag, match="plaats 1"):
        siting.maximal_covering([1, waarde, 1, 1, 1], paren(), 1, 1000)
    with pytest.raises(NegatieveVraag):
        siting.closing([1, waarde, 1, 1, 1], paren(), [0], 1000)


@pytest.mark.parametrize(
    ("kolom", "waarde", "fout"),
    [
        ("origin", 5, OnbekendeCode),
        ("origin", -1, OnbekendeCode),
        ("destination", -1, OnbekendeCode),
        ("destination", 0.5, OnbekendeCode),
        ("metres", -1.0, OngeldigeCoordinaat),
        ("metres", np.nan, OngeldigeCoordinaat),
    ],
)
def test_impossible_pairs_are_refused(kolom: str, waarde: float, fout: type[Exception]) -> None:
    kapot = paren()
    kapot[kolom] = [*kapot[kolom].tolist()[:-1], waarde]
    with pytest.raises(fout, match=r"24|heel getal"):
        siting.maximal_covering(INWONERS, kapot, 1, 1000)


def test_an_infinite_distance_is_no_pair() -> None:
    ver = paren().assign(metres=np.inf)
    assert siting.maximal_covering(INWONERS, ver, 1, 1000).covered == 0


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"n": -1}, "aantal nieuwe plaatsen"),
        ({"n": 1.5}, "aantal nieuwe plaatsen"),
        ({"limit": -1}, "grens"),
        ({"limit": math.nan}, "grens"),
        ({"time_limit": 0}, "tijdslimiet"),
        ({"time_limit": math.inf}, "tijdslimiet"),
        ({"cost": "minuten"}, "minuten"),
    ],
)
def test_impossible_settings_are_refused(anders: dict, zin: str) -> None:
    velden = {"n": 1, "limit": 1000} | anders
    with pytest.raises(OngeldigeAanroep, match=zin):
        siting.maximal_covering(INWONERS, paren(), **velden)
    with pytest.raises(OnbekendeCode):
        siting.maximal_covering(INWONERS, paren(), 1, 1000, existing=[-1])


def town(zaad: int) -> tuple[np.ndarray, pd.DataFrame]:
    toeval = np.random.default_rng(zaad)
    van, naar = toeval.uniform(0, 40_000, (800, 2)), toeval.uniform(0, 40_000, (250, 2))
    return toeval.integers(1, 5, 800).astype(float), travel.pairs(van, naar, 5000)


def test_the_same_question_has_the_same_answer() -> None:
    # Weights of 1 to 4: many plans tie.
    vraag, ver = town(3)
    plannen = {siting.maximal_covering(vraag, ver, 8, 3000) for _ in range(3)}
    assert len(plannen) == 1
    assert next(iter(plannen)).optimal


def test_out_of_time_still_answers_with_a_bound() -> None:
    vraag, ver = town(4)
    plan = siting.maximal_covering(vraag, ver, 15, 5000, time_limit=0.001)
    gulzig = siting.greedy(vraag, ver, 15, 5000)
    assert plan.status == "siting.tijd_op"
    assert not plan.optimal
    assert gulzig.covered <= plan.covered < plan.bound
    assert plan.gap == pytest.approx((plan.bound - plan.covered) / plan.bound)
