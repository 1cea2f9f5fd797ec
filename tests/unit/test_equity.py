"""Equity worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from etl.errors import NegatieveVraag, OnbekendeCode, OngeldigeAanroep
from etl.measures import equity

NAN = float("nan")


def test_gini_of_households_not_of_rows() -> None:
    # One household at 4 and three at 0: of 16 pairs 6 differ by 4, the mean is 1: 24 / (2·16·1).
    assert equity.gini([4, 0], [1, 3]) == pytest.approx(0.75)
    # Values 1, 2, 3: Σ|difference| = 2·(1 + 2 + 1) = 8, over 2·9·2.
    assert equity.gini([1, 2, 3]) == pytest.approx(8 / 36)
    assert equity.gini([7, 7, 7], [1, 2, 9]) == 0


def test_what_is_unknown_stays_out_and_is_counted() -> None:
    assert equity.gini([1, NAN, 3, np.inf], [1, 50, 1, 50]) == equity.gini([1, 3])
    assert equity.known([1, NAN, 3, np.inf], [1, 50, 1, 8]) == (2.0, 58.0)
    assert equity.concentration_index([1, 3, 9], [10, 20, NAN]) == equity.concentration_index(
        [1, 3], [10, 20]
    )
    assert equity.gini([1, 3, 9], [1, 1, 0]) == equity.gini([1, 3])
    nullable = pd.Series([1, pd.NA, 3], dtype="Float64").to_numpy(float, na_value=np.nan)
    assert equity.known(nullable) == (2.0, 1.0)


@pytest.mark.parametrize("values", [[], [NAN], [0.0, 0.0]])
def test_a_zero_denominator_gives_no_figure(values: list[float]) -> None:
    assert np.isnan(equity.gini(values))
    assert np.isnan(equity.palma(values))
    assert np.isnan(equity.concentration_index(values, values))
    assert equity.lorenz(values).empty


def test_of_nobody_nothing_is_known() -> None:
    assert np.isnan(equity.fgt([], 15)).all()
    assert np.isnan(equity.fgt([5.0], 15, [0.0])).all()
    assert np.isnan(equity.erreygers([], []))
    # Nobody is beyond T: that is known, and equal.
    assert equity.erreygers([0, 0], [1, 2]) == 0
    assert np.isnan(equity.gini([1, 2], [0, 0]))
    assert np.isnan(equity.concentration_index([1, 2], [1, 2], [0, 0]))


def test_rows_without_households_leave_no_trace() -> None:
    assert len(equity.lorenz([1, 2, 3], [1, 0, 1])) == 3
    assert equity.erreygers([0, 1, 1], [5, 5, 9], [1, 0, 1]) == equity.erreygers([0, 1], [5, 9])


def test_at_the_line_is_within() -> None:
    uit = equity.summary([15, 16], [20, 80], None, 15)
    assert (uit["fgt0"], uit["erreygers"]) == (0.5, 1)


def test_lorenz_joins_equal_values_and_bends_at_each_other_one() -> None:
    # Minutes 2, 2, 6 of 1, 1 and 2 households: 16 in all; half of the households have 4 of them.
    kromme = equity.lorenz([6, 2, 2], [2, 1, 1])
    assert kromme["aandeel_huishoudens"].tolist() == [0, 0.5, 1]
    assert kromme["aandeel_toegang"].tolist() == [0, 0.25, 1]


def test_concentration_shares_the_rank_among_ties() -> None:
    # Need 1, 2, 2: ranks 1/6, 2/3, 2/3; minutes 0, 3, 9 have mean 4.
    # 2 · mean((−4)(1/6 − ½), (−1)(2/3 − ½), 5·(2/3 − ½)) / 4 = 2 · (4/3 + 4/6) / 3 / 4
    verwacht = 2 * (4 / 3 + 4 / 6) / 3 / 4
    assert equity.concentration_index([0, 3, 9], [1, 2, 2]) == pytest.approx(verwacht)
    assert equity.concentration_index([0, 9, 3], [1, 2, 2]) == pytest.approx(verwacht)
    assert equity.concentration_index([0, 3, 9], [5, 5, 5]) == pytest.approx(0)


def test_the_sign_says_who_has_further_to_go() -> None:
    nood = [10, 50, 90]
    assert equity.concentration_index([5, 10, 30], nood) > 0
    assert equity.concentration_index([30, 10, 5], nood) < 0


def test_erreygers_corrects_for_how_common_it_is() -> None:
    # Quarter with most need beyond T: μ = ¼, C = ¾, E = 4 · ¼ · ¾.
    assert equity.erreygers([0, 0, 0, 1], [1, 2, 3, 4]) == pytest.approx(0.75)
    # The same on a scale of 0 to 100.
    assert equity.erreygers([0, 0, 0, 100], [1, 2, 3, 4], maximum=100) == pytest.approx(0.75)
    assert equity.erreygers([20, 20, 20, 30], [1, 2, 3, 4], None, 20, 30) == pytest.approx(0.75)


def test_palma_divides_a_row_across_the_boundary() -> None:
    # Ten households: nearest four have 3·0 + 1·2 = 2; furthest one of a row of three has 8.
    assert equity.palma([0, 2, 8], [3, 4, 3]) == pytest.approx(8 / 2)
    # Of five households the furthest tenth is half a household: 0.5·6 / (2·1).
    assert equity.palma([1, 1, 1, 1, 6]) == pytest.approx(1.5)
    assert equity.palma([9, 9, 9], [1, 5, 2]) == pytest.approx(0.25)


def test_fgt_of_minutes_and_of_a_good() -> None:
    # T = 10: at 10 is within; 15 and 30 are ½ and 2 lines too far; of 4 households each ¼.
    assert equity.fgt([5, 10, 15, 30], 10) == pytest.approx((0.5, 2.5 / 4, 4.25 / 4))
    assert equity.fgt([5, 15], 10, [3, 1]) == pytest.approx((0.25, 0.125, 0.0625))
    # Places within reach, line 10: 5 is half of it short, 0 all of it.
    assert equity.fgt([0, 5, 10, 30], 10, poor_below=True) == pytest.approx(
        (0.5, 1.5 / 4, 1.25 / 4)
    )


def test_the_wrong_call_says_so() -> None:
    with pytest.raises(NegatieveVraag, match="Gewicht -1"):
        equity.gini([1, 2], [1, -1])
    with pytest.raises(NegatieveVraag, match="Gewicht nan"):
        equity.palma([1, 2], [1, NAN])
    for functie in (equity.gini, equity.palma, equity.lorenz):
        with pytest.raises(NegatieveVraag, match=r"Waarde -3.0 op plaats 1"):
            functie([1, -3])
    with pytest.raises(NegatieveVraag):
        equity.fgt([-1], 15)
    with pytest.raises(NegatieveVraag):
        equity.concentration_index([-1, 2], [1, 2])
    with pytest.raises(OngeldigeAanroep, match="2 waarden en 3"):
        equity.gini([1, 2], [1, 2, 3])
    with pytest.raises(OngeldigeAanroep, match="2 waarden en 1"):
        equity.concentration_index([1, 2], [1])
    for grens in (0, -5, NAN, np.inf):
        with pytest.raises(OngeldigeAanroep, match="grens"):
            equity.fgt([1], grens)
    with pytest.raises(OngeldigeAanroep, match="ligt niet tussen"):
        equity.erreygers([0, 2], [1, 2])
    with pytest.raises(OngeldigeAanroep, match="grenzen"):
        equity.erreygers([0, 1], [1, 2], None, 1, 0)


def test_by_region_keeps_regions_apart() -> None:
    minuten = [10, 30, 20, NAN, 99, 5]
    nood = [20, 80, NAN, 50, 50, 50]
    regio = np.array([0, 0, 0, 0, -1, 2])
    uit = equity.by_region(minuten, nood, [1, 1, 2, 7, 5, 4], regio, 3, line=15)
    assert list(uit.columns) == list(equity.KOLOMMEN)
    assert uit["huishoudens_bekend"].tolist() == [4, 0, 4]
    assert uit["huishoudens_onbekend"].tolist() == [7, 0, 0]
    assert uit["huishoudens_nood_onbekend"].tolist() == [2, 0, 0]
    assert uit.loc[0, "gini"] == pytest.approx(equity.gini([10, 20, 30], [1, 2, 1]))
    assert uit.loc[0, "concentratie"] == pytest.approx(0.25)
    assert uit.loc[0, "erreygers"] == pytest.approx(1)
    assert uit.loc[0, "fgt0"] == pytest.approx(0.75)
    assert uit.loc[1, "gini":].isna().all()
    assert uit.loc[2, ["gini", "palma", "fgt0"]].tolist() == pytest.approx([0, 0.25, 0])
    with pytest.raises(OnbekendeCode, match="Regio 3"):
        equity.by_region([1], [1], None, np.array([3]), 3, 15)
    with pytest.raises(OngeldigeAanroep):
        equity.by_region([1], [1], None, np.array([0, 0]), 3, 15)


def test_inputs_are_left_as_they_were() -> None:
    minuten, gewicht = np.array([3.0, 1.0, np.inf]), np.array([1.0, 2.0, 3.0])
    equity.summary(minuten, [1, 2, 3], gewicht, 15)
    assert minuten.tolist() == [3, 1, np.inf]
    assert gewicht.tolist() == [1, 2, 3]
