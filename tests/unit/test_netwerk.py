"""Who works with the same werkmodel: each organisation once, who is alone, where nobody is."""

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from dashboard import netwerk
from etl.contract.aanbod import WERKMODELLEN

WIJKEN = pd.DataFrame(
    {
        "gemeente_code": ["1", "1", "2", "3"],
        "gemeente_naam": ["Een", "Een", "Twee", "Drie"],
        "elz_code": ["e1", "e2", "e2", "e2"],
        "register": ["bekend", "bekend", "leeg", "dun"],
    },
    index=pd.Index(["w1", "w2", "w3", "w4"], name="wijk_code"),
)
NAMEN = {"1": "Een", "2": "Twee", "3": "Drie"}


def rij(sleutel: str, organisatie: str | None, gemeente: str, x: float, **velden: Any) -> dict:
    return {
        "initiatief_id": sleutel,
        "naam": sleutel.upper(),
        "organisatie": organisatie,
        "type": "buurthuis",
        "werkmodellen": "organisatie",
        "bereik": "locatie",
        "werkgebied_niveau": None,
        "werkgebied_code": None,
        "straat": None,
        "gemeente_code": gemeente,
        "gemeente_naam": NAMEN[gemeente],
        "wijk_code": None,
        "website": None,
        "telefoon": None,
        "x": x,
        "y": 0.0,
    } | velden


def editie(*rijen: dict) -> Any:
    regios = pd.DataFrame(
        [
            {"niveau": n, "code": c, **{f"dekking_{m}_pct": 10.0 for m in WERKMODELLEN}}
            for n, c in (("geheel", "VB"), ("elz", "e1"), ("elz", "e2"))
        ]
    )
    return SimpleNamespace(wijken=WIJKEN, initiatieven=pd.DataFrame(list(rijen)), regios=regios)


DRIE = editie(
    rij("a", "VZW  De Brug", "1", 0, wijk_code="w1", website="https://brug.be"),
    rij("b", "vzw de brug", "1", 1000, telefoon="09 1"),
    rij("c", None, "1", 3000, wijk_code="w2"),
    rij("d", None, "3", 9000, werkmodellen="locatie_regio|organisatie"),
    rij("e", "Elders", "2", 9000, werkmodellen="locatie_regio"),
)


def test_an_organisation_counts_once_whatever_its_capitals() -> None:
    cijfers = netwerk.overview(DRIE, "geheel", "VB").loc["organisatie"]
    assert cijfers[["initiatieven", "organisaties", "gemeenten"]].tolist() == [4, 3, 2]


def test_the_list_has_each_organisation_once_with_all_it_does() -> None:
    lijst = netwerk.organisations(DRIE, "geheel", "VB", "organisatie")
    assert [(o.naam, o.initiatieven, o.gemeenten) for o in lijst] == [
        ("C", ("C",), ("1",)),
        ("D", ("D",), ("3",)),
        ("VZW De Brug", ("A", "B"), ("1",)),
    ]
    brug = lijst[2]
    assert (brug.websites, brug.telefoons) == (("https://brug.be",), ("09 1",))


def test_alone_is_who_has_no_other_in_the_gemeente() -> None:
    lijst = netwerk.organisations(DRIE, "geheel", "VB", "organisatie")
    assert {o.naam: o.alleen for o in lijst} == {"C": False, "D": True, "VZW De Brug": False}


def test_the_nearest_colleague_is_another_organisation_also_outside_the_region() -> None:
    lijst = netwerk.organisations(DRIE, "geheel", "VB", "organisatie")
    collega = {o.naam: (o.collega.naam, o.collega.km) for o in lijst if o.collega}
    # From B, at 1 km, to C at 3 km; A and B are the same organisation.
    assert collega == {"C": ("vzw de brug", 2.0), "D": ("C", 6.0), "VZW De Brug": ("C", 2.0)}
    (een,) = netwerk.organisations(DRIE, "gemeente", "3", "organisatie")
    assert een.collega
    assert een.collega.gemeente == "1"


def test_the_only_one_of_all_has_no_colleague() -> None:
    (enige,) = netwerk.organisations(editie(rij("a", None, "1", 0)), "geheel", "VB", "organisatie")
    assert enige.collega is None
    assert enige.alleen


def test_a_place_belongs_to_the_region_of_its_wijk() -> None:
    # A lies in w1, so in e1 only; of B only the gemeente is known, which lies in both.
    namen = {
        elz: [o.initiatieven for o in netwerk.organisations(DRIE, "elz", elz, "organisatie")]
        for elz in ("e1", "e2")
    }
    assert namen == {"e1": [("A", "B")], "e2": [("C",), ("D",), ("B",)]}


@pytest.mark.parametrize(
    ("komt", "zonder"),
    [
        ({}, ["Drie", "Twee"]),
        ({"werkgebied_niveau": "gemeente", "werkgebied_code": "2"}, ["Drie"]),
        ({"werkgebied_niveau": "wijk", "werkgebied_code": "w4"}, ["Twee"]),
        ({"werkgebied_niveau": "elz", "werkgebied_code": "e2"}, []),
    ],
)
def test_a_gemeente_to_which_one_comes_is_not_without(
    komt: dict[str, str], zonder: list[str]
) -> None:
    extra = {"bereik": "werkingsgebied"} | komt if komt else {}
    bron = editie(rij("a", None, "1", 0, **extra), rij("b", None, "2", 0, werkmodellen="x"))
    uit = netwerk.gemeenten_without(bron, "geheel", "VB", "organisatie")
    assert uit["gemeente_naam"].tolist() == zonder


def test_without_stays_within_the_region() -> None:
    uit = netwerk.gemeenten_without(DRIE, "elz", "e2", "locatie_regio")
    assert uit[["gemeente_naam", "register"]].to_numpy().tolist() == [["Een", "bekend"]]


def test_examples_are_of_different_organisations_those_with_a_website_first() -> None:
    uit = netwerk.examples(DRIE, "geheel", "VB", "organisatie", 2)
    assert uit["naam"].tolist() == ["A", "C"]
    assert list(uit.columns) == list(DRIE.initiatieven.columns)
