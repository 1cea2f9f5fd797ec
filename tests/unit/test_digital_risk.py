"""The risk index by hand: scores between extremes, weights, the base, and what is unknown."""

import numpy as np
import pandas as pd
import pytest

from etl.contract.indicators import INDICATOREN
from etl.errors import NegatieveVraag, OnbekendeCode, OngeldigeAanroep
from etl.measures import digital
from etl.measures.digital import risk_index

GEBIEDEN = pd.DataFrame(
    {
        "zonder": [2.0, 4.0, 6.0, 12.0],
        "alleen": [20.0, np.nan, 40.0, 30.0],
        "inkomen": [30.0, 20.0, np.nan, 10.0],
        "vlak": [7.0, 7.0, 7.0, 7.0],
    },
    index=list("abcd"),
)
DELEN = {"net": {"zonder": 1}, "mensen": {"alleen": 2, "inkomen": 1}}


def test_components_are_weighted_means_of_scores_and_the_index_of_components() -> None:
    risk = risk_index(GEBIEDEN, DELEN, {"net": 1, "mensen": 3}, ["inkomen"])
    # zonder: 0, 2, 4, 10; alleen: 0, –, 10, 5; inkomen: 0, 5, –, 10.
    # mensen: 0, 5, 10, (2·5 + 10)/3 = 20/3.
    expected = [0.0, (2 + 3 * 5) / 4, (4 + 3 * 10) / 4, (10 + 20) / 4]
    assert risk.tolist() == pytest.approx(expected)
    assert list(risk.index) == list("abcd")


def test_an_indicator_that_is_the_same_everywhere_tells_nothing() -> None:
    with_flat = {"net": {"zonder": 1, "vlak": 5}, "vlak": {"vlak": 1}}
    risk = risk_index(GEBIEDEN, with_flat, {"net": 1, "vlak": 9})
    assert risk.tolist() == pytest.approx([0, 2, 4, 10])
    assert risk_index(GEBIEDEN, {"vlak": {"vlak": 1}}, {"vlak": 1}).isna().all()


def test_where_nothing_known_weighs_the_index_is_unknown() -> None:
    risk = risk_index(GEBIEDEN, DELEN | {"net": {"inkomen": 1}}, {"net": 1, "mensen": 0})
    assert risk.isna().tolist() == [False, False, True, False]


def test_the_base_sets_the_extremes_and_the_rest_stands_at_the_end_of_the_scale() -> None:
    base = pd.Series([False, True, True, False], GEBIEDEN.index)
    risk = risk_index(GEBIEDEN, {"net": {"zonder": 1}}, {"net": 2}, base=base)
    assert risk.tolist() == [0, 0, 10, 10]
    risk = risk_index(GEBIEDEN, {"net": {"zonder": 1}}, {"net": 2}, ["zonder"], base)
    assert risk.tolist() == [10, 10, 0, 0]


def test_an_indicator_that_is_the_same_over_the_base_is_unknown_outside_it_too() -> None:
    base = pd.Series([True, False, False, False], GEBIEDEN.index)
    risk = risk_index(GEBIEDEN, {"net": {"zonder": 1}}, {"net": 1}, base=base)
    assert risk.isna().all()


@pytest.mark.parametrize("bad", [{"net": -1, "mensen": 1}, {"net": np.nan, "mensen": 1}])
def test_weights_below_zero_or_without_number_are_refused(bad: dict[str, float]) -> None:
    with pytest.raises(NegatieveVraag, match="onderdelen"):
        risk_index(GEBIEDEN, DELEN, bad)
    with pytest.raises(NegatieveVraag, match="net"):
        risk_index(GEBIEDEN, {"net": {"zonder": bad["net"]}}, {"net": 1})


@pytest.mark.parametrize("weights", [{"net": 0, "mensen": 0}, {"net": 0.0, "mensen": 0.0}])
def test_weights_that_are_all_zero_are_refused(weights: dict[str, float]) -> None:
    with pytest.raises(NegatieveVraag, match="minstens één"):
        risk_index(GEBIEDEN, DELEN, weights)


def test_nothing_at_all_is_refused() -> None:
    with pytest.raises(NegatieveVraag):
        risk_index(GEBIEDEN, {}, {})


def test_unknown_names_are_told_together() -> None:
    with pytest.raises(OnbekendeCode, match="leeftijd, mensen, oud"):
        risk_index(GEBIEDEN, DELEN | {"net": {"leeftijd": 1}}, {"net": 1, "oud": 1})


def test_infinite_values_and_another_base_are_refused() -> None:
    with pytest.raises(OngeldigeAanroep, match="oneindig"):
        risk_index(GEBIEDEN.replace(12.0, np.inf), DELEN, {"net": 1, "mensen": 1})
    with pytest.raises(OngeldigeAanroep, match="andere gebieden"):
        risk_index(GEBIEDEN, DELEN, {"net": 1, "mensen": 1}, base=pd.Series([True]))


def test_todays_components_are_indicators_of_the_contract_turned_the_right_way() -> None:
    indicators = {i for delen in digital.ONDERDELEN.values() for i in delen}
    assert indicators <= set(INDICATOREN)
    assert set(digital.GEWICHTEN) == set(digital.ONDERDELEN)
    reverse = {i for i in indicators if INDICATOREN[i].richting == "laag is nadeel"}
    assert reverse == set(digital.OMGEKEERD)
