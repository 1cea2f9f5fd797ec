"""Opening hours in both forms that the register holds, read by hand."""

from datetime import date

import pytest

from dashboard.zoeken.openingsuren import DAGEN, leesbaar, stand, week
from dashboard.zoeken.urentaal import vertaald
from dashboard.zoeken.weekdagen import weekdagen
from etl.errors import OngeldigeAanroep

VANAF = date(2026, 6, 25)
TEKEN = {"open": "O", "soms": "s", "dicht": ".", "onbekend": "?"}


def kort(standen: tuple[str, ...]) -> str:
    return "".join(TEKEN[s] for s in standen)


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("24/7", "OOOOOOO"),
        ("Mo,Th", "O..O..."),
        ("Su-Mo 9:00-10:00", "O.....O"),
        # What runs on after midnight is the evening before, not the next morning.
        ("Fr 22:00-02:00", "....O.."),
        ("Mo-Sa 09:00-18:00; PH off", "OOOOOO."),
        ("24/7; Su off", "OOOOOO."),
        ("Mo[1,3] 10:00-12:00", "s......"),
        ("Apr-Sep Mo 09:00-12:00; Tu 09:00-12:00", "sO....."),
        ('Mo-We 10:00-12:00 "op afspraak"', "sss...."),
        ("Mo 09:00-12:00; Tu unknown", "O?....."),
        # Over since 2018.
        ("2018 Mo 10:00-12:00", "......."),
        ("off", "......."),
        # A remark alone names no hour.
        ('"op afspraak"', "???????"),
        ("", "???????"),
        ("x" * 5000, "???????"),
    ],
)
def test_the_syntax_of_openstreetmap(tekst: str, verwacht: str) -> None:
    assert kort(week(tekst, VANAF)) == verwacht


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Ma-do 11-16.30u; vr 11-13.30u", "OOOOO.."),
        # Two joined are a range, three a list.
        ("Ma-di-vr 9-16.30u; za 9-13u", "OO..OO."),
        ("vr-ma 9-12u", "O...OOO"),
        ("werkdagen 8.30-16u, za 8.30-13u", "OOOOOO."),
        ("dagelijks 11-17u, zondag 9-14u, dinsdag gesloten", "O.OOOOO"),
        ("gesloten op maandag; di-vr 9-12u", ".OOOO.."),
        ("ma-vr 9-12u en 13-17u, vrijdagnamiddag gesloten", "OOOOO.."),
        ("ma-vr 9-12u; woensdag middag gesloten", "OOOOO.."),
        ("2e en 4e maandag van de maand 15-16u", "s......"),
        ("1e ma 16-20u; vr 9-12u", "s...O.."),
        ("ma-, wo- en vrijdagmiddag", "O.O.O.."),
        ("'s maandags, dinsdags en op zondagen", "OO....O"),
        ("tweemaandelijks dinsdag 19-21u", ".s....."),
        ("Op afspraak: ma-vr 9-12u; wo ook 13.30-16.30u", "sssss.."),
        ("ma 9-12u; di 9-12u, namiddag op afspraak", "OO....."),
        # A word that is not known: the days it does not name may be open too.
        ("Kledinghoek ma, do, vr 10-12u", "O??OO??"),
        ("za 14-17u (vrouwen)", "?????O?"),
        ("9-12u en 13.30-16u", "???????"),
        ("maandelijks", "???????"),
        # What is taken away is not understood, so nothing is said.
        ("elke dag behalve dinsdag", "???????"),
        ("ma-vr 9-12u (niet in juli)", "???????"),
    ],
)
def test_plain_dutch(tekst: str, verwacht: str) -> None:
    assert kort(week(tekst, VANAF)) == verwacht
    assert week(tekst.upper(), VANAF) == week(tekst, VANAF) == weekdagen(tekst)


@pytest.mark.parametrize("niets", [None, float("nan"), 5])
def test_a_missing_value_is_unknown(niets: object) -> None:
    assert kort(week(niets, VANAF)) == "???????"


def test_one_day() -> None:
    assert [stand("We 9:00-12:00", dag, VANAF) for dag in DAGEN].count("open") == 1
    with pytest.raises(OngeldigeAanroep, match="'wo'"):
        stand("We 9:00-12:00", "wo", VANAF)


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        (
            "Mo-We,Fr 09:00-12:00,13:00-17:00; Sa 10:00-12:30",
            "maandag–woensdag, vrijdag 9:00–12:00, 13:00–17:00; zaterdag 10:00–12:30",
        ),
        ("Mo,Tu 10:00-12:00", "maandag, dinsdag 10:00–12:00"),
        ("Fr 22:00-02:00", "vrijdag 22:00–2:00"),
        ("24/7", "maandag–zondag"),
        # These weeks differ, or have no clock time: nothing is made up.
        ("Mo[1] 10:00-12:00", "Mo[1] 10:00-12:00"),
        ("Mo 11:30+", "Mo 11:30+"),
        ("sunrise-sunset", "sunrise-sunset"),
        ('Mo 10:00-12:00 "op afspraak"', 'Mo 10:00-12:00 "op afspraak"'),
        ("off", "off"),
        ("ma-vr 9-12u", "ma-vr 9-12u"),
    ],
)
def test_how_it_reads(tekst: str, verwacht: str) -> None:
    assert leesbaar(tekst, VANAF) == verwacht


def test_how_it_reads_in_french() -> None:
    assert leesbaar("Mo-We 09:00-12:00", VANAF, "fr") == "lundi–mercredi 9:00–12:00"


@pytest.mark.parametrize(
    ("tekst", "frans", "engels"),
    [
        ("di 15.30-18u", "mardi 15h30-18h", "Tuesday 15:30-18:00"),
        ("weekdagen 13-17u", "jours de semaine 13h-17h", "weekdays 13:00-17:00"),
        ("ma-do 9-12.30u en 13.30-20u", "lundi-jeudi 9h-12h30 et 13h30-20h", None),
        ("1e zaterdag van de maand", "premier samedi du mois", "first Saturday of the month"),
        ("Op afspraak: di", "sur rendez-vous\xa0: mardi", "by appointment: Tuesday"),
        ("zaterdagnamiddag (2018)", "samedi après-midi (2018)", "Saturday afternoon (2018)"),
        # Not every word is known, or it is no list of days: all of it stays Dutch.
        ("Warme maaltijd ma en do", "", ""),
        ("di-, wo- en vrijdagnamiddag", "", ""),
        ("13.30-16u (periodiek)", "", ""),
        ("di 2018-05-01", "", ""),
    ],
)
def test_dutch_hours_in_another_language(tekst: str, frans: str, engels: str | None):
    assert vertaald(tekst, "fr") == frans
    if engels is not None:
        assert vertaald(tekst, "en") == engels


def test_what_is_translated_is_open_on_the_same_days():
    """Each Dutch day of a line stands in its translation, and no other."""
    dagen = {"di": "mardi", "do": "jeudi", "za": "samedi", "zo": "dimanche"}
    for nederlands, frans in dagen.items():
        gezegd = vertaald(f"{nederlands} 9-12u", "fr")
        assert [d for d in dagen.values() if d in gezegd] == [frans]
