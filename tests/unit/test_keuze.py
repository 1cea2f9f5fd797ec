"""The options of a choice sheet, worked by hand."""

from dataclasses import replace
from typing import Any

import pytest

from dashboard.zoeken.aanbod import Aanbod
from dashboard.zoeken.keuze import Optie, keuze
from dashboard.zoeken.zoekvraag import Drempels, Zoekvraag
from etl.errors import OngeldigeAanroep
from tests.zoekstad import initiatief, stad


def kies(*initiatieven: dict[str, Any], n: int = 3) -> tuple[Optie, ...]:
    vraag = Zoekvraag(1000.0, 1000.0, "99001W01")
    return keuze(Aanbod.van(stad(list(initiatieven))).zoek(vraag), n)


def kort(opties: tuple[Optie, ...]) -> list[tuple[str, str, str]]:
    return [(o.treffer.id, o.werkmodel, o.reden) for o in opties]


def place(kenmerk: str, werkmodellen: str, metres: float = 0, **velden: Any) -> dict[str, Any]:
    return initiatief(kenmerk, werkmodellen=werkmodellen, x=1000 + metres, **velden)


def test_three_different_ways_by_name() -> None:
    gekozen = kies(
        place("zeta", "organisatie", 10),
        place("alfa", "locatie_regio", 800),
        place("nog-een", "organisatie", 20),
        place("midden", "lotgenotennetwerk", 400),
    )
    # By name, not by distance; the second that works as "zeta" does stays out.
    assert kort(gekozen) == [
        ("alfa", "locatie_regio", "nabij"),
        ("midden", "lotgenotennetwerk", "nabij"),
        ("zeta", "organisatie", "nabij"),
    ]


def test_one_that_does_more_steps_aside_for_the_other() -> None:
    # Taken in order, "een" would stand for organisatie and leave "twee" and "drie" no way.
    gekozen = kies(
        place("een", "organisatie|locatie_regio|lotgenotennetwerk", 1),
        place("twee", "organisatie", 2),
        place("drie", "locatie_regio", 3),
    )
    assert {(o.treffer.id, o.werkmodel) for o in gekozen} == {
        ("een", "lotgenotennetwerk"),
        ("twee", "organisatie"),
        ("drie", "locatie_regio"),
    }


def test_who_comes_works_in_context_and_a_shop_does_not() -> None:
    komt = {"bereik": "werkingsgebied", "werkgebied_niveau": "wijk", "werkgebied_code": "99001W01"}
    gekozen = kies(
        place("aan-huis", "competentieversterking|contextgericht", **komt),
        place("kring", "lotgenotennetwerk"),
        place("winkel", "contextgericht|organisatie", 300),
    )
    assert kort(gekozen) == [
        ("aan-huis", "contextgericht", "komt"),
        ("kring", "lotgenotennetwerk", "nabij"),
        ("winkel", "organisatie", "nabij"),
    ]
    # Who stands behind the cut makes nobody on the sheet step aside.
    vierde = kies(
        place("aan-huis", "competentieversterking|contextgericht", **komt),
        place("kring", "lotgenotennetwerk"),
        place("winkel", "contextgericht|organisatie", 300),
        place("zaak", "organisatie", 30_000),
        place("school", "competentieversterking", 40_000),
    )
    assert kort(vierde) == kort(gekozen)
    # A third of the same kind is still another way than none.
    beide = kies(place("winkel", "contextgericht|organisatie"), place("huis", "organisatie"))
    assert {(o.treffer.id, o.werkmodel) for o in beide} == {
        ("winkel", "contextgericht"),
        ("huis", "organisatie"),
    }


def test_no_organisation_twice() -> None:
    gekozen = kies(
        place("a", "organisatie", organisatie="OCMW  Voor"),
        place("b", "locatie_regio", organisatie="ocmw voor"),
        place("c", "lotgenotennetwerk", 1500),
    )
    assert {o.treffer.id for o in gekozen} in ({"a", "c"}, {"b", "c"})


def test_looks_further_and_says_why() -> None:
    mobiel = {"bereik": "werkingsgebied", "werkgebied_niveau": "gemeente"}
    aanbod = [
        place("nabij", "organisatie"),
        place("komt", "persoonlijke_vriend", werkgebied_code="99001", **mobiel),
        place("online", "competentieversterking", bereik="online"),
        place("verder", "locatie_regio", 1500),
        place("zonder", "contextgericht", locatie_precisie="gemeente"),
        place("ver", "persoonlijk_netwerk", 9000),
    ]
    redenen = ["nabij", "komt", "online", "verder", "zonder_adres", "ver"]
    for n in range(3, 7):
        assert {o.reden for o in kies(*aanbod, n=n)} == set(redenen[:n])
    # Enough within reach: nothing further is shown.
    drie = [place("b", "locatie_regio"), place("c", "lotgenotennetwerk")]
    assert {o.reden for o in kies(*aanbod, *drie)} == {"nabij"}


def test_fewer_ways_than_options_are_filled_up_within_reach_first() -> None:
    gekozen = kies(*(place(f"p{i}", "organisatie", 100 * i) for i in (3, 2, 1, 0, 12)), n=4)
    assert kort(gekozen) == [(f"p{i}", "organisatie", "nabij") for i in range(4)]


def test_room_for_a_fourth_never_takes_one_of_the_three_away() -> None:
    """Organisation b has two houses: with a fourth it used to change to the one further on."""
    aanbod = [
        place("a", "organisatie", 1),
        place("b-een", "locatie_regio", 2, organisatie="b"),
        place("b-twee", "lotgenotennetwerk", 500, organisatie="b"),
        place("c", "contextgericht", 3),
        place("d", "locatie_regio", 1500),
        place("e", "organisatie", 1600),
    ]
    drie, vier = ({o.treffer.id for o in kies(*aanbod, n=n)} for n in (3, 4))
    assert drie == {"a", "b-een", "c"}
    assert vier == {"a", "b-een", "c", "d"}


def test_an_offer_known_to_meet_the_wishes_goes_before_one_to_ask() -> None:
    modellen = ("organisatie", "locatie_regio", "lotgenotennetwerk")
    vragen = [place(f"vraag-{m}", m, 100) for m in modellen]
    weten = [place(f"weet-{m}", m, 800, rolstoeltoegankelijk="ja") for m in modellen]
    wens = Zoekvraag(1000.0, 1000.0, "99001W01", drempels=Drempels(rolstoel=True))
    aanbod = Aanbod.van(stad([*vragen, *weten]))
    assert {o.treffer.id for o in keuze(aanbod.zoek(wens))} == {f"weet-{m}" for m in modellen}
    # Nobody asked: the nearest.
    geen = replace(wens, drempels=Drempels())
    assert {o.treffer.id for o in keuze(aanbod.zoek(geen))} == {f"vraag-{m}" for m in modellen}


def test_less_than_three_is_no_choice_sheet() -> None:
    with pytest.raises(OngeldigeAanroep, match="minstens 3"):
        kies(n=2)
    assert kies() == ()
    assert len(kies(place("a", "organisatie"))) == 1
