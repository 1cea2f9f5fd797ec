import numpy as np
import pandas as pd
import pytest

from etl.measures import access, weighted


def _initiatief(**velden: object) -> dict[str, object]:
    return {
        "type": "buurthuis",
        "werkmodellen": "locatie_regio",
        "bereik": "locatie",
        "locatie_precisie": "adres",
        "werkgebied_niveau": None,
        "werkgebied_code": None,
        "x": 0.0,
        "y": 0.0,
        **velden,
    }


@pytest.fixture
def reach() -> access.Reach:
    """Three household rows on a line at 0, 500 and 2,000 m; two wijken; four initiatives."""
    rijen = np.array([[0.0, 0.0], [500.0, 0.0], [2000.0, 0.0]])
    wijken = pd.DataFrame(
        {"gemeente_code": ["11001", "11002"]}, index=pd.Index(["a", "b"], name="wijk_code")
    )
    initiatieven = pd.DataFrame(
        [
            _initiatief(werkmodellen="organisatie|locatie_regio"),
            _initiatief(type="digipunt", werkmodellen="competentieversterking", x=2000.0),
            _initiatief(x=500.0, locatie_precisie="gemeente"),
            _initiatief(
                type="buddywerking",
                werkmodellen="persoonlijke_vriend",
                bereik="werkingsgebied",
                werkgebied_niveau="gemeente",
                werkgebied_code="11002",
            ),
        ]
    )
    paren, metres = access.reach_metres(rijen, initiatieven)
    return access.Reach(
        paren,
        metres,
        np.array([1.0, 2.0, 4.0]),
        np.array([0, 0, 1], dtype=np.int32),
        access.outreach_bits(initiatieven, wijken),
    )


def test_a_place_known_only_by_its_gemeente_has_no_travel_time(reach: access.Reach) -> None:
    assert access.nearest(reach, ["buurthuis"]).tolist() == [0, 500, 2000]


def test_types_and_werkmodel_narrow_the_choice(reach: access.Reach) -> None:
    assert access.nearest(reach, ["buurthuis", "digipunt"]).tolist() == [0, 500, 0]
    assert access.nearest(reach, ["digipunt"], "competentieversterking").tolist() == [
        2000,
        1500,
        0,
    ]
    assert np.isinf(access.nearest(reach, ["inloopcentrum"])).all()


def test_outreach_is_at_home_in_its_area_only(reach: access.Reach) -> None:
    metres = access.nearest(reach, ["buurthuis"], "persoonlijke_vriend")
    assert metres.tolist() == [np.inf, np.inf, 0]


def test_coverage_counts_households_not_wijken(reach: access.Reach) -> None:
    metres = access.nearest(reach, ["buurthuis"])
    geheel = np.zeros(3, dtype=int)
    # 3 of 7 households are within 500 m, boundary included.
    dekking = access.coverage(metres, reach.households, geheel, 1, 500)
    assert dekking == pytest.approx([100 * 3 / 7])
    per_wijk = access.coverage(metres, reach.households, reach.wijk, 3, 499.9)
    assert per_wijk[:2] == pytest.approx([100 / 3, 0])
    assert np.isnan(per_wijk[2])


def test_median_is_that_of_households(reach: access.Reach) -> None:
    metres = access.nearest(reach, ["buurthuis"])
    assert access.median(metres, reach.households, reach.wijk, 2).tolist() == [500, 2000]


def test_models_are_counted_once_and_include_outreach(reach: access.Reach) -> None:
    # Within 500 m: wijk a has organisatie and locatie_regio; b has only the buddies.
    gemiddeld = access.models(reach, ["buurthuis"], 500, reach.wijk, 2)
    assert gemiddeld.tolist() == [2, 1]
    met_digipunt = access.models(reach, ["buurthuis", "digipunt"], 500, reach.wijk, 2)
    assert met_digipunt.tolist() == [2, 2]


def test_an_exact_half_is_not_skipped_by_the_rounding_of_a_large_whole() -> None:
    # Two households of 1/3 behind a million others: the first of the two is the lower median.
    waarden = np.array([5.0] * 1000 + [1.0, 2.0])
    gewicht = np.array([1e6 / 3] * 1000 + [1 / 3, 1 / 3])
    groepen = np.array([0] * 1000 + [1, 1])
    assert weighted.group_median(waarden, gewicht, groepen, 2).tolist() == [5, 1]
