import numpy as np
import pytest

from etl.errors import OngeldigeAanroep, OngeldigeCoordinaat
from etl.measures import travel


def test_fifteen_minutes_are_923_metres() -> None:
    # 15 min at 4.8 km/h = 1.2 km of street; ÷ 1.3 = 923.08 m in a straight line.
    assert travel.limit_metres(15) == pytest.approx(1200 / 1.3)
    assert travel.minutes(1200 / 1.3) == pytest.approx(15)


@pytest.mark.parametrize(("minuten", "snelheid", "omweg"), [(-1, 4.8, 1.3), (5, 0, 1.3), (5, 4, 0)])
def test_impossible_settings_are_refused(minuten: float, snelheid: float, omweg: float) -> None:
    with pytest.raises(OngeldigeAanroep, match="groter dan nul"):
        travel.limit_metres(minuten, snelheid, omweg)


def test_pairs_include_the_boundary() -> None:
    gevonden = travel.pairs([[0, 0]], [[3, 4], [3, 4.001]], max_metres=5)
    assert gevonden.to_dict("list") == {"origin": [0], "destination": [0], "metres": [5.0]}


def test_pairs_without_destinations_are_empty() -> None:
    assert travel.pairs([[0, 0]], np.empty((0, 2)), 100).empty


def test_a_missing_coordinate_is_named() -> None:
    with pytest.raises(OngeldigeCoordinaat, match="vertrekpunten hebben op plaats 1"):
        travel.pairs([[0, 0], [np.nan, 1]], [[0, 0]], 5)
    with pytest.raises(OngeldigeCoordinaat, match="bestemmingen"):
        travel.nearest_metres([[0, 0]], [[np.inf, 0]])
    with pytest.raises(OngeldigeCoordinaat, match="twee coördinaten"):
        travel.count_within([[0, 0, 0]], [[0, 0]], 5)


def test_nothing_near_is_infinitely_far() -> None:
    assert travel.nearest_metres([[0, 0]], np.empty((0, 2))).tolist() == [np.inf]
    assert travel.count_within([[0, 0]], np.empty((0, 2)), 9).tolist() == [0]
