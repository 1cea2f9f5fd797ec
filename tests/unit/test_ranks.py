"""Rank intervals: the default is one of the draws, and each assumption does what it says."""

import numpy as np
import pandas as pd
import pytest

from etl.errors import NegatieveVraag, OngeldigeAanroep
from etl.measures import ranks
from etl.measures.gap import gap
from etl.measures.need import Onderdeel, need
from etl.measures.ranks import Rijen, rank_intervals
from etl.measures.weighted import percentile


def town(n: int, seed: int = 5) -> tuple[pd.DataFrame, pd.Series, Rijen]:
    rng = np.random.default_rng(seed)
    households = pd.Series(rng.integers(60, 900, n).astype(float))
    values = pd.DataFrame(rng.integers(0, 12, (n, 4)).astype(float))
    components = values.apply(lambda kolom: percentile(kolom, households))
    wijk = np.repeat(np.arange(n), 6)
    metres = np.repeat(rng.uniform(0, 3000, n), 6) + rng.uniform(0, 600, 6 * n)
    weights = np.repeat(households.to_numpy() / 6, 6)
    return components, households, Rijen(metres.round(), weights, wijk)


def test_without_chance_a_draw_is_the_default_rank(monkeypatch: pytest.MonkeyPatch) -> None:
    components, households, rows = town(60)
    ja = pd.Series(households > 100, households.index)
    seen: list[np.ndarray] = []
    real = ranks._summary
    monkeypatch.setattr(ranks, "_summary", lambda r, t, i: (seen.append(r), real(r, t, i))[1])
    rank_intervals(components, households, rows, ja, seed=1, draws=3)
    niveau = pd.Series("wijk", households.index)
    delen = {str(k): Onderdeel(components[k], niveau) for k in components}
    wijken = pd.DataFrame(
        {
            "huishoudens": households,
            "minuten_dichtste": ranks._median(rows, 60),
            "nood": need(delen, households)["nood"],
            "register": np.where(ja, "bekend", "leeg"),
        }
    )
    assert seen[0][:, 0].tolist() == gap(wijken)["rang"].dropna().tolist()


def test_the_share_further_than_each_limit_is_counted_in_one_pass() -> None:
    rows = Rijen(np.array([100.0, 500.0, 900.0, np.inf]), np.full(4, 2.0), np.array([0, 0, 0, 2]))
    share = ranks._not_near(rows, np.array([900.0, 99.0, 500.0]), 3)
    assert share[0] == pytest.approx([0, 1, 1 / 3])
    assert np.isnan(share[1]).all()
    assert share[2].tolist() == [1, 1, 1]


def test_metres_are_drawn_over_the_whole_range_of_the_design() -> None:
    metres = ranks._draw_metres(np.random.default_rng(3), 20_000)
    assert metres.min() == pytest.approx(533.3, abs=8)
    assert metres.max() == pytest.approx(1333.3, abs=25)
    assert metres.min() >= 1600 / 3
    assert metres.max() <= 4000 / 3


def test_what_no_assumption_moves_is_robust() -> None:
    _, households, rows = town(30)
    # All components say the same, and metres rise with them: every draw gives the same order.
    same = pd.DataFrame(dict.fromkeys("abcd", percentile(np.arange(30.0), households)))
    far = Rijen(rows.wijk * 100.0, rows.households, rows.wijk)
    result = rank_intervals(same, households, far, pd.Series(True, households.index), 2, 50)
    assert result["rang_p05"].tolist() == result["rang_p95"].tolist() == list(range(30, 0, -1))
    assert set(result["robuust"]) == {"robuust"}


def test_opposite_components_make_a_rank_depend_on_assumptions() -> None:
    _, households, rows = town(31)
    up = percentile(np.arange(31.0), households)
    opposite = pd.DataFrame({"a": up, "b": up[::-1]})
    near = Rijen(np.full(len(rows.wijk), 5000.0), rows.households, rows.wijk)
    result = rank_intervals(opposite, households, near, pd.Series(True, households.index), 2, 200)
    assert (result["rang_p95"] - result["rang_p05"]).iloc[[0, -1]].min() > 20
    assert result["robuust"].iloc[0] == "hangt_af_van_aannames"


def test_wijken_that_are_equal_share_the_best_rank() -> None:
    half = pd.DataFrame({"a": [0.5, 0.5, 0.2]})
    rows = Rijen(np.full(3, 5000.0), np.full(3, 9.0), np.arange(3))
    honderd, ja = pd.Series(100.0, half.index), pd.Series(True, half.index)
    result = rank_intervals(half, honderd, rows, ja, seed=1, draws=20)
    assert result["rang_p05"].tolist() == result["rang_p95"].tolist() == [1, 1, 3]


def test_lack_is_read_by_median_and_by_share_each_in_half_of_the_draws() -> None:
    # a: 60 % at 100 m and 40 % at 5 km; b: all at 500 m, worse by its median and better by share.
    rows = Rijen(np.array([100.0, 5000.0, 500.0]), np.array([6.0, 4, 10]), np.array([0, 0, 1]))
    half = pd.DataFrame({"a": [0.5, 0.5]})
    tien, ja = pd.Series(10.0, half.index), pd.Series(True, half.index)
    result = rank_intervals(half, tien, rows, ja, seed=1, draws=200)
    assert result["rang_p05"].tolist() == [1, 1]
    assert result["rang_p95"].tolist() == [2, 2]
    assert set(result["robuust"]) == {"hangt_af_van_aannames"}


def test_who_is_not_ranked_gets_nothing_and_leaves_no_gap() -> None:
    components, households, rows = town(40)
    components.loc[7] = np.nan
    ja = pd.Series(True, households.index)
    ja[3] = False
    result = rank_intervals(components, households, rows, ja, seed=1, draws=20)
    assert result.index[result["rang_p05"].isna()].tolist() == [3, 7]
    assert result["robuust"].isna().tolist() == result["rang_p95"].isna().tolist()
    assert result["rang_p95"].max() <= 38


def test_where_nothing_can_be_ranked_all_is_missing() -> None:
    components, households, rows = town(5)
    none = Rijen(np.full(len(rows.wijk), np.inf), rows.households, rows.wijk)
    result = rank_intervals(components, households, none, pd.Series(True, households.index), 1, 5)
    assert result.isna().all(axis=None)
    assert list(result) == ["rang_p05", "rang_p95", "robuust"]
    assert str(result["rang_p05"].dtype) == "Int64"


@pytest.mark.parametrize("seed", range(6))
def test_a_single_draw_is_enough_whichever_way_it_reads_access(seed: int) -> None:
    components, households, rows = town(12)
    ja = pd.Series(True, households.index)
    result = rank_intervals(components, households, rows, ja, seed, draws=1)
    assert sorted(result["rang_p05"]) == sorted(result["rang_p95"])
    assert result["rang_p05"].min() == 1


def test_bad_input_is_refused() -> None:
    components, households, rows = town(5)
    ja = pd.Series(True, households.index)
    with pytest.raises(OngeldigeAanroep, match="0 trekkingen"):
        rank_intervals(components, households, rows, ja, seed=1, draws=0)
    with pytest.raises(OngeldigeAanroep, match="0 onderdelen"):
        rank_intervals(components[[]], households, rows, ja, seed=1)
    with pytest.raises(OngeldigeAanroep, match="dezelfde wijken"):
        rank_intervals(components, households, rows, ja[:4], seed=1)
    with pytest.raises(NegatieveVraag):
        rank_intervals(components, -households, rows, ja, seed=1)
