"""Rank intervals: the default is one of the draws, and each assumption does what it says."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest

from etl.errors import NegatieveVraag, OngeldigeAanroep
from etl.measures import access, ranks, travel
from etl.measures.gap import gap
from etl.measures.need import Onderdeel, need
from etl.measures.ranks import draw_limits, rank_intervals
from etl.measures.weighted import percentile


@dataclass
class Ver:
    """Household rows, each with the metres to its nearest place."""

    metres: np.ndarray
    households: np.ndarray
    wijk: np.ndarray
    n: int

    def median(self) -> np.ndarray:
        return access.median(self.metres, self.households, self.wijk, self.n)

    def minutes(self) -> pd.Series:
        minuten = pd.Series(travel.minutes(self.median()))
        return minuten.where(np.isfinite(minuten))

    def lack(self, seed: int, draws: int) -> np.ndarray:
        """Return `draws` times what a sure register says."""
        limits = draw_limits(seed, draws, 1)[:, 0]
        far = access.beyond(self.metres, self.households, self.wijk, self.n, limits)
        median = np.where(np.isfinite(self.median()), self.median(), np.nan)
        return np.stack([np.tile(median, (draws, 1)), far.T], axis=1)


def drawn(
    components: pd.DataFrame,
    households: pd.Series,
    rows: Ver,
    ja: pd.Series,
    seed: int,
    draws: int,
) -> pd.DataFrame:
    lack = rows.lack(seed, draws)
    return rank_intervals(components, households, rows.minutes(), lack, ja, seed)


def town(n: int, seed: int = 5) -> tuple[pd.DataFrame, pd.Series, Ver]:
    rng = np.random.default_rng(seed)
    households = pd.Series(rng.integers(60, 900, n).astype(float))
    values = pd.DataFrame(rng.integers(0, 12, (n, 4)).astype(float))
    components = values.apply(lambda kolom: percentile(kolom, households))
    wijk = np.repeat(np.arange(n), 6)
    metres = np.repeat(rng.uniform(0, 3000, n), 6) + rng.uniform(0, 600, 6 * n)
    weights = np.repeat(households.to_numpy() / 6, 6)
    return components, households, Ver(metres.round(), weights, wijk, n)


def test_without_chance_a_draw_is_the_default_rank(monkeypatch: pytest.MonkeyPatch) -> None:
    components, households, rows = town(60)
    ja = pd.Series(households > 100, households.index)
    seen: list[np.ndarray] = []
    real = ranks._summary
    monkeypatch.setattr(ranks, "_summary", lambda r, t, i: (seen.append(r), real(r, t, i))[1])
    drawn(components, households, rows, ja, seed=1, draws=3)
    niveau = pd.Series("wijk", households.index)
    delen = {str(k): Onderdeel(components[k], niveau) for k in components}
    wijken = pd.DataFrame(
        {
            "huishoudens": households,
            "minuten_dichtste": rows.minutes(),
            "nood": need(delen, households)["nood"],
            "register": np.where(ja, "bekend", "leeg"),
        }
    )
    assert seen[0][:, 0].tolist() == gap(wijken)["rang"].dropna().tolist()


def test_every_placement_is_ranked_as_often_and_with_limits_of_its_own() -> None:
    """Three places to stand, each in one draw of two: where it stands decides who is first."""
    same = pd.DataFrame({"a": [0.5] * 3})
    honderd, ja = pd.Series(100.0, same.index), pd.Series(True, same.index)
    minutes = pd.Series([1.0, 2.0, 3.0])
    near = np.eye(3)  # in placement i wijk i is far, by median and by every limit alike
    lack = np.stack([near, near, near], axis=1)
    result = rank_intervals(same, honderd, minutes, lack, ja, seed=4)
    # First in 2 of 6 draws, else it shares the second rank.
    assert result["rang_p05"].tolist() == [1, 1, 1]
    assert result["rang_p95"].tolist() == [2, 2, 2]


def test_what_hangs_on_a_place_that_could_stand_elsewhere_is_not_robust() -> None:
    """Wijk c is far, unless a place of which only the gemeente is known stands there."""
    same = pd.DataFrame({"a": [0.2, 0.5, 0.9]})
    honderd, ja = pd.Series(100.0, same.index), pd.Series(True, same.index)
    minutes = pd.Series([5.0, 10.0, 90.0])
    far = np.array([[400.0, 800.0, 6000.0], [0.2, 0.6, 1.0]])
    here = np.array([[400.0, 800.0, 100.0], [0.2, 0.6, 0.0]])
    sure = rank_intervals(same, honderd, minutes, np.stack([far] * 4), ja, seed=1)
    assert sure.loc[2].tolist() == [1, 1, "robuust"]
    unsure = rank_intervals(same, honderd, minutes, np.stack([far] * 3 + [here]), ja, seed=1)
    # There in one draw of four. P of lack is then 1/6 where it was 5/6: √(5/6 · 1/6) = 0.37 is
    # under √(1/2 · 5/6) = 0.65 of b and above √(1/6 · 1/2) = 0.29 of a.
    assert unsure.loc[2].tolist() == [1, 2, "hangt_af_van_aannames"]


def test_metres_are_drawn_over_the_whole_range_of_the_design() -> None:
    metres = draw_limits(3, 4_000, 5)
    assert metres.shape == (4_000, 5)
    assert metres.min() == pytest.approx(533.3, abs=8)
    assert metres.max() == pytest.approx(1333.3, abs=25)
    assert metres.min() >= 1600 / 3
    assert metres.max() <= 4000 / 3
    assert (draw_limits(3, 4_000, 5) == metres).all()


def test_what_no_assumption_moves_is_robust() -> None:
    _, households, rows = town(30)
    # All components say the same, and metres rise with them: every draw gives the same order.
    same = pd.DataFrame(dict.fromkeys("abcd", percentile(np.arange(30.0), households)))
    far = Ver(rows.wijk * 100.0, rows.households, rows.wijk, 30)
    result = drawn(same, households, far, pd.Series(True, households.index), 2, 50)
    assert result["rang_p05"].tolist() == result["rang_p95"].tolist() == list(range(30, 0, -1))
    assert set(result["robuust"]) == {"robuust"}


def test_opposite_components_make_a_rank_depend_on_assumptions() -> None:
    _, households, rows = town(31)
    up = percentile(np.arange(31.0), households)
    opposite = pd.DataFrame({"a": up, "b": up[::-1]})
    near = Ver(np.full(len(rows.wijk), 5000.0), rows.households, rows.wijk, 31)
    result = drawn(opposite, households, near, pd.Series(True, households.index), 2, 200)
    assert (result["rang_p95"] - result["rang_p05"]).iloc[[0, -1]].min() > 20
    assert result["robuust"].iloc[0] == "hangt_af_van_aannames"


def test_wijken_that_are_equal_share_the_best_rank() -> None:
    half = pd.DataFrame({"a": [0.5, 0.5, 0.2]})
    rows = Ver(np.full(3, 5000.0), np.full(3, 9.0), np.arange(3), 3)
    honderd, ja = pd.Series(100.0, half.index), pd.Series(True, half.index)
    result = drawn(half, honderd, rows, ja, seed=1, draws=20)
    assert result["rang_p05"].tolist() == result["rang_p95"].tolist() == [1, 1, 3]


def test_lack_is_read_by_median_and_by_share_each_in_half_of_the_draws() -> None:
    # a: 60 % at 100 m and 40 % at 5 km; b: all at 500 m, worse by its median and better by share.
    rows = Ver(np.array([100.0, 5000.0, 500.0]), np.array([6.0, 4, 10]), np.array([0, 0, 1]), 2)
    half = pd.DataFrame({"a": [0.5, 0.5]})
    tien, ja = pd.Series(10.0, half.index), pd.Series(True, half.index)
    result = drawn(half, tien, rows, ja, seed=1, draws=200)
    assert result["rang_p05"].tolist() == [1, 1]
    assert result["rang_p95"].tolist() == [2, 2]
    assert set(result["robuust"]) == {"hangt_af_van_aannames"}


def test_who_is_not_ranked_gets_nothing_and_leaves_no_gap() -> None:
    components, households, rows = town(40)
    components.loc[7] = np.nan
    ja = pd.Series(True, households.index)
    ja[3] = False
    result = drawn(components, households, rows, ja, seed=1, draws=20)
    assert result.index[result["rang_p05"].isna()].tolist() == [3, 7]
    assert result["robuust"].isna().tolist() == result["rang_p95"].isna().tolist()
    assert result["rang_p95"].max() <= 38


def test_where_nothing_can_be_ranked_all_is_missing() -> None:
    components, households, rows = town(5)
    none = Ver(np.full(len(rows.wijk), np.inf), rows.households, rows.wijk, 5)
    result = drawn(components, households, none, pd.Series(True, households.index), 1, 5)
    assert result.isna().all(axis=None)
    assert list(result) == ["rang_p05", "rang_p95", "robuust"]
    assert str(result["rang_p05"].dtype) == "Int64"


@pytest.mark.parametrize("seed", range(6))
def test_a_single_draw_is_enough_whichever_way_it_reads_access(seed: int) -> None:
    components, households, rows = town(12)
    ja = pd.Series(True, households.index)
    result = drawn(components, households, rows, ja, seed, draws=1)
    assert sorted(result["rang_p05"]) == sorted(result["rang_p95"])
    assert result["rang_p05"].min() == 1


def test_bad_input_is_refused() -> None:
    components, households, rows = town(5)
    ja, minutes, lack = pd.Series(True, households.index), rows.minutes(), rows.lack(1, 2)
    with pytest.raises(OngeldigeAanroep, match="0 trekkingen"):
        rank_intervals(components, households, minutes, lack[:0], ja, seed=1)
    with pytest.raises(OngeldigeAanroep, match="0 trekkingen"):
        rank_intervals(components, households, minutes, lack[:, :1], ja, seed=1)
    with pytest.raises(OngeldigeAanroep, match="0 onderdelen"):
        rank_intervals(components[[]], households, minutes, lack, ja, seed=1)
    with pytest.raises(OngeldigeAanroep, match="dezelfde wijken"):
        rank_intervals(components, households, minutes, lack, ja[:4], seed=1)
    with pytest.raises(OngeldigeAanroep, match="dezelfde wijken"):
        rank_intervals(components, households, minutes[:4], lack, ja, seed=1)
    with pytest.raises(OngeldigeAanroep, match="dezelfde wijken"):
        rank_intervals(components, households, minutes, lack[:, :, :4], ja, seed=1)
    with pytest.raises(NegatieveVraag):
        rank_intervals(components, -households, minutes, lack, ja, seed=1)
