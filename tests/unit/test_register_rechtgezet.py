"""What was read past in a list, in the words of each language."""

import pytest

from etl.contract.catalogus import catalogus
from etl.register.rechtgezet import _CATALOGI, SOORTEN, Rechtgezet, Telling, ordered


@pytest.mark.parametrize("taal", ["nl", "fr", "en"])
def test_every_kind_has_its_words_for_one_and_for_many(taal: str) -> None:
    assert set(catalogus(_CATALOGI, taal)) == {f"rechtgezet.{soort}" for soort in SOORTEN}
    for soort in SOORTEN:
        een, twee = (Rechtgezet(soort, n, 7, "naam", "{x}", "y") for n in (1, 1200))
        assert een.in_taal(taal)
        assert "None" not in een.in_taal(taal)
        veel = twee.in_taal(taal)
        if een.in_taal(taal) != veel and soort != "bladen":
            assert "1.200" in veel or "1\u202f200" in veel or "1,200" in veel


def test_what_people_wrote_is_shown_as_it_is_on_one_line_and_not_too_long() -> None:
    zin = Rechtgezet("kop", 1, 1, "naam", "\u202e{n} of\n{kolom}\u2066", "naam").in_taal("nl")
    assert "“{n} of {kolom}”" in zin
    assert len(Rechtgezet("titel", 1, stond="x" * 5000).in_taal("nl")) < 150


def test_the_first_is_the_example_and_what_needs_a_look_stands_first() -> None:
    telling = Telling()
    telling.tel("lege_rij", 4, aantal=3)
    telling.tel("getal", 3, "lat", "50,85")
    telling.tel("getal", 9, "lon", "4,35")
    telling.tel("lege_rij", 12)
    assert ordered(telling.alles()) == (
        Rechtgezet("getal", 2, 3, "lat", "50,85"),
        Rechtgezet("lege_rij", 4, 4),
    )
