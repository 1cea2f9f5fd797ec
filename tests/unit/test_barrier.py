"""The double barrier by hand."""

import numpy as np
import pandas as pd
import pytest

from etl.errors import NegatieveVraag, OngeldigeAanroep
from etl.measures.barrier import double_barrier, risk_limit, without_offer_pct


def test_a_place_or_outreach_is_an_offer() -> None:
    bits = np.array([0, 4, 0, 1], dtype=np.uint8)
    share = without_offer_pct(bits, np.array([1.0, 3.0, 2.0, 2.0]), np.array([0, 0, 1, 1]), 3)
    assert share[:2].tolist() == [25, 50]
    assert np.isnan(share[2])


def test_exactly_a_fifth_exceeds_the_limit() -> None:
    assert risk_limit([5.0, 1.0, 9.0, 3.0], [20.0, 30.0, 20.0, 30.0]) == 5


def test_ties_stay_together_and_never_make_more_than_a_fifth() -> None:
    # 30 % have the highest risk: with them it would be more than a fifth, so none exceeds it.
    assert risk_limit([1.0, 9.0, 9.0], [70.0, 20.0, 10.0]) == 9
    assert risk_limit([1.0, 8.0, 9.0], [70.0, 20.0, 10.0]) == 8


def test_what_is_unknown_does_not_count() -> None:
    assert risk_limit([1.0, 2.0, np.nan, 99.0], [80.0, 20.0, 900.0, 0.0]) == 1
    assert np.isnan(risk_limit([np.nan], [5.0]))
    with pytest.raises(NegatieveVraag):
        risk_limit([1.0], [-1.0])


def test_both_barriers_are_needed_and_unknown_is_never_zero() -> None:
    wijken = pd.Index(list("abcdef"))
    without = pd.Series([100.0, 100.0, 50.0, 50.1, np.nan, 100.0], wijken)
    risk = pd.Series([1.0, np.nan, 9.0, 9.0, 9.0, 9.0], wijken)
    households = pd.Series([80.0, 5.0, 5.0, 5.0, 5.0, 0.0], wijken)
    result = double_barrier(without, risk, households)
    assert result["dubbele_drempel_pct"].fillna(-1).tolist() == [0, -1, 50, 50.1, -1, -1]
    assert result["dubbele_drempel"].fillna(False).tolist() == [False] * 3 + [True] + [False] * 2
    assert result["dubbele_drempel"].isna().tolist() == [False, True, False, False, True, True]


def test_other_wijken_are_refused() -> None:
    een, twee = pd.Series([1.0], ["a"]), pd.Series([1.0], ["b"])
    with pytest.raises(OngeldigeAanroep, match="dezelfde wijken"):
        double_barrier(een, een, twee)
