"""Choice worked by hand in a made-up wijk with two gemeenten."""

import math

import numpy as np
import pandas as pd
import pytest

from etl.contract.aanbod import WERKMODELLEN
from etl.errors import NegatieveVraag, OngeldigeAanroep
from etl.measures import access, choice

MODEL = list(WERKMODELLEN)
WIJKEN = pd.DataFrame(
    {"gemeente_code": ["11001", "11002"]}, index=pd.Index(["a", "b"], name="wijk_code")
)
#: Two household rows in wijk a, at 0 and 1,000 m on a line, and one in wijk b, at 1,000 m.
RIJEN = np.array([[0.0, 0.0], [1000.0, 0.0], [1000.0, 0.0]])
WIJK = np.array([0, 0, 1])


def initiatief(**velden: object) -> dict[str, object]:
    return {
        "organisatie": None,
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


def buddies(gemeente: str = "11001", **velden: object) -> dict[str, object]:
    return initiatief(
        **{
            "type": "buddywerking",
            "werkmodellen": "persoonlijke_vriend",
            "bereik": "werkingsgebied",
            "werkgebied_niveau": "gemeente",
            "werkgebied_code": gemeente,
            "x": np.nan,
            "y": np.nan,
            **velden,
        }
    )


def offered(
    *initiatieven: dict[str, object],
    limit: float = 500,
    types: tuple[str, ...] = ("buurthuis", "inloopcentrum"),
) -> list[dict[str, float]]:
    """Return per row what is offered, by werkmodel, without the zeros."""
    aanbod = choice.supply(pd.DataFrame(initiatieven), WIJKEN, types)
    uit = choice.offer(RIJEN, WIJK, aanbod, limit)
    return [{m: w for m, w in zip(MODEL, rij, strict=True) if w} for rij in uit.tolist()]


def test_a_house_shares_its_one_over_its_models() -> None:
    huis = initiatief(werkmodellen="organisatie|locatie_regio")
    assert offered(huis) == [{"organisatie": 0.5, "locatie_regio": 0.5}, {}, {}]


def test_two_houses_of_two_organisations_count_two() -> None:
    een, twee = initiatief(organisatie="OCMW Dorp"), initiatief(organisatie="vzw De Brug")
    assert offered(een, twee)[0] == {"locatie_regio": 2}


def test_houses_without_organisation_are_never_taken_together() -> None:
    assert offered(initiatief(), initiatief(), initiatief(organisatie=" "))[0] == {
        "locatie_regio": 3
    }


def test_two_places_of_one_organisation_count_once() -> None:
    een = initiatief(organisatie="OCMW  Dorp")
    twee = initiatief(organisatie="ocmw dorp ", x=300.0)
    assert offered(een, twee)[0] == {"locatie_regio": 1}


def test_the_models_of_one_organisation_are_united() -> None:
    # At 0 m: house {locatie} and courses {competentie, locatie}: two models, half each.
    # At 1,000 m only the courses are within 500 m: the same two models.
    huis = initiatief(organisatie="OCMW Dorp")
    cursus = initiatief(
        organisatie="OCMW Dorp", werkmodellen="competentieversterking|locatie_regio", x=500.0
    )
    inloop = initiatief(organisatie="OCMW Dorp", werkmodellen="organisatie", x=-500.0)
    derde = 140 / 420
    assert offered(huis, cursus, inloop) == [
        {"competentieversterking": derde, "organisatie": derde, "locatie_regio": derde},
        {"competentieversterking": 0.5, "locatie_regio": 0.5},
        {"competentieversterking": 0.5, "locatie_regio": 0.5},
    ]


def test_outreach_counts_in_its_area_and_nowhere_else() -> None:
    assert offered(buddies("11002")) == [{}, {}, {"persoonlijke_vriend": 1}]
    assert offered(buddies(werkgebied_niveau="wijk", werkgebied_code="a")) == [
        {"persoonlijke_vriend": 1},
        {"persoonlijke_vriend": 1},
        {},
    ]


def test_outreach_and_places_of_one_organisation_are_united() -> None:
    huis = initiatief(organisatie="OCMW Dorp")
    maatjes = buddies(organisatie="OCMW Dorp")
    nog_eens = buddies(organisatie="OCMW Dorp", werkmodellen="persoonlijke_vriend|contextgericht")
    assert offered(huis, maatjes) == [
        {"persoonlijke_vriend": 0.5, "locatie_regio": 0.5},
        {"persoonlijke_vriend": 1},
        {},
    ]
    assert offered(maatjes, nog_eens)[1] == {"persoonlijke_vriend": 0.5, "contextgericht": 0.5}


def test_other_types_online_and_vague_places_do_not_count() -> None:
    assert offered(
        initiatief(type="digipunt"),
        initiatief(bereik="online"),
        initiatief(locatie_precisie="gemeente"),
    ) == [{}, {}, {}]
    assert offered(initiatief(type="digipunt"), types=("digipunt",))[0] == {"locatie_regio": 1}


def test_the_boundary_is_near() -> None:
    assert offered(initiatief(x=500.0))[0] == {"locatie_regio": 1}
    assert offered(initiatief(x=500.1))[0] == {}


def test_an_empty_register_offers_nothing() -> None:
    leeg = pd.DataFrame([initiatief()]).iloc[:0]
    aanbod = choice.supply(leeg, WIJKEN, ("buurthuis",))
    assert choice.offer(RIJEN, WIJK, aanbod, 500).tolist() == [[0.0] * 7] * 3


def test_the_effective_number_by_hand() -> None:
    # p = ½, ¼, ¼: exp(½ ln 2 + ½ ln 4) = exp(1.5 ln 2) = 2^1.5.
    assert choice.effective_number([[2, 1, 1, 0]]) == pytest.approx([2**1.5], rel=1e-15)
    # Ten houses and one project of buddies are hardly two options.
    verwacht = math.exp(-10 / 11 * math.log(10 / 11) - 1 / 11 * math.log(1 / 11))
    assert choice.effective_number([[10, 1]]) == pytest.approx([verwacht], rel=1e-14)
    assert verwacht < 1.4


def test_no_offer_is_no_choice() -> None:
    assert choice.effective_number(np.zeros((2, 7))).tolist() == [0, 0]
    assert choice.effective_number(np.empty((0, 7))).tolist() == []


@pytest.mark.parametrize("fout", [-1.0, math.nan, math.inf])
def test_an_offer_below_zero_or_unknown_is_refused(fout: float) -> None:
    with pytest.raises(NegatieveVraag, match="rij 1"):
        choice.effective_number([[1, 1], [1, fout]])


@pytest.fixture
def reach() -> access.Reach:
    """A house (two ways) at 0 m, a drop-in centre at 800 m, buddies in gemeente 11001."""
    initiatieven = pd.DataFrame(
        [
            initiatief(werkmodellen="organisatie|locatie_regio"),
            initiatief(type="inloopcentrum", werkmodellen="lotgenotennetwerk", x=800.0),
            buddies(),
        ]
    )
    paren, metres = access.reach_metres(RIJEN, initiatieven)
    bits = access.outreach_bits(initiatieven, WIJKEN)
    return access.Reach(paren, metres, np.ones(3), WIJK.astype(np.int32), bits)


def test_metres_until_three_models(reach: access.Reach) -> None:
    # Row 0: buddies 0, house 0 and 0. Row 1: buddies 0, peers 200, house 1,000.
    # Row 2, other gemeente: peers 200, house 1,000 and 1,000.
    types = ("buurthuis", "inloopcentrum")
    assert choice.metres_to_models(reach, types).tolist() == [0, 1000, 1000]
    assert choice.metres_to_models(reach, types, 2).tolist() == [0, 200, 1000]
    assert choice.metres_to_models(reach, types, 4).tolist() == [800, 1000, math.inf]
    # The house alone: three with the buddies, only two without.
    assert choice.metres_to_models(reach, ("buurthuis",)).tolist() == [0, 1000, math.inf]


@pytest.mark.parametrize("n", [0, 8])
def test_more_models_than_there_are_is_refused(reach: access.Reach, n: int) -> None:
    with pytest.raises(OngeldigeAanroep, match="vraag er 1 tot 7"):
        choice.metres_to_models(reach, ("buurthuis",), n)
