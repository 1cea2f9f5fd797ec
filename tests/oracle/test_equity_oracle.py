"""Equity against the definitions, pair by pair and household by household."""

import numpy as np
import pytest
from scipy.stats import rankdata

from etl.measures import equity


@pytest.fixture(params=range(20))
def rijen(request: pytest.FixtureRequest) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    toeval = np.random.default_rng(request.param)
    n = int(toeval.integers(2, 120))
    minuten = np.round(toeval.exponential(30, n), int(toeval.integers(0, 4)))
    return minuten, toeval.integers(0, 10, n).astype(float), toeval.integers(1, 9, n).astype(float)


def test_gini_is_half_the_mean_difference_of_all_pairs(rijen) -> None:
    minuten, _, huishoudens = rijen
    paren = huishoudens[:, None] * huishoudens * np.abs(minuten[:, None] - minuten)
    gemiddeld = np.average(minuten, weights=huishoudens)
    brute = paren.sum() / (2 * huishoudens.sum() ** 2 * gemiddeld)
    assert equity.gini(minuten, huishoudens) == pytest.approx(brute, abs=1e-12)


def test_concentration_household_by_household(rijen) -> None:
    minuten, nood, huishoudens = rijen
    los = huishoudens.astype(int)
    v, r = np.repeat(minuten, los), np.repeat(nood, los)
    # scipy's average rank of single households: 1 … n, ties sharing their mean.
    rang = (rankdata(r) - 0.5) / len(r)
    brute = 2 * np.cov(v, rang, bias=True)[0, 1] / v.mean()
    assert equity.concentration_index(minuten, nood, huishoudens) == pytest.approx(brute, abs=1e-12)
    ver = (v > 15).astype(float)
    erreygers = 8 * np.cov(ver, rang, bias=True)[0, 1]
    assert equity.erreygers(minuten > 15, nood, huishoudens) == pytest.approx(erreygers, abs=1e-12)


def test_palma_of_single_households_divided_in_ten(rijen) -> None:
    minuten, _, huishoudens = rijen
    # Ten copies of each household: tenths are then whole.
    v = np.sort(np.repeat(minuten, 10 * huishoudens.astype(int)))
    tiende = len(v) // 10
    laag = v[: 4 * tiende].sum()
    if laag > 0:
        brute = v[-tiende:].sum() / laag
        assert equity.palma(minuten, huishoudens) == pytest.approx(brute, rel=1e-9)


def test_fgt_household_by_household(rijen) -> None:
    minuten, _, huishoudens = rijen
    v = np.repeat(minuten, huishoudens.astype(int))
    arm = [(m - 15) / 15 for m in v if m > 15]
    brute = tuple(sum(g**a for g in arm) / len(v) for a in (0, 1, 2))
    assert equity.fgt(minuten, 15, huishoudens) == pytest.approx(brute)
