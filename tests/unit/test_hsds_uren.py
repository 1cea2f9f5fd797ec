"""Opening hours become a week only where every word of them is understood."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.export.hsds.uren import DAGEN, weekly

NU = date(2026, 6, 25)
WERKDAGEN = "MO,TU,WE,TH,FR"


@pytest.mark.parametrize(
    ("tekst", "week"),
    [
        (
            "Mo-Fr 09:00-12:00,13:00-17:00",
            [(WERKDAGEN, "09:00:00", "12:00:00"), (WERKDAGEN, "13:00:00", "17:00:00")],
        ),
        ("Mo-Fr 09:00-12:00; We off", [("MO,TU,TH,FR", "09:00:00", "12:00:00")]),
        ("24/7", [(",".join(DAGEN), "00:00:00", "23:59:00")]),
        ("Sa 20:00-02:00", [("SA", "20:00:00", "02:00:00")]),
        ("Su 20:00-24:00", [("SU", "20:00:00", "23:59:00")]),
        ("Mo-Fr 09:00-12:00; PH off", [(WERKDAGEN, "09:00:00", "12:00:00")]),
        (
            "werkdagen 8.30-16u, za 8.30-13u",
            [(WERKDAGEN, "08:30:00", "16:00:00"), ("SA", "08:30:00", "13:00:00")],
        ),
        (
            "Ma en do 10-17u; wo 14-17u",
            [("MO,TH", "10:00:00", "17:00:00"), ("WE", "14:00:00", "17:00:00")],
        ),
        (
            "ma 9-12 en 17.30-19.30u; di-vr 9-12u (2019)",
            [(WERKDAGEN, "09:00:00", "12:00:00"), ("MO", "17:30:00", "19:30:00")],
        ),
        ("vrijdag 8u30-16u30", [("FR", "08:30:00", "16:30:00")]),
    ],
)
def test_what_is_the_same_every_week(tekst: str, week: list[tuple[str, str, str]]) -> None:
    assert weekly(tekst, NU) == week


@pytest.mark.parametrize(
    "tekst",
    [
        "Mo[1] 14:00-16:00",
        "Jan-Mar Mo 10:00-12:00",
        "week 1-53/2 Fr 09:00-12:00",
        'Fr 10:00-12:00 "op afspraak"',
        "Mo 10:00+",
        "sunrise-sunset",
        "off",
        "",
        " ",
        "2e en 4e maandag van de maand 15-16u",
        "ma-di-vr 9-12u",  # a list or a range
        "ma 9-12u; ma 14-16u",  # added or replaced
        "ma-vr 9-12u en 13-17u, vrijdagnamiddag gesloten",
        "di 9-12.30u (op afspraak)",
        "za 14-17u (vrouwen)",
        "ma en do vanaf 15.30u",
        "vr-ma 9-12u",
        "ma 12-9u",
        "ma 9-25u",
        "ma 9-12u 13-17u",
        "ma-vr 9-12u; " * 40,
    ],
)
def test_what_is_not_stays_text(tekst: str) -> None:
    assert weekly(tekst, NU) is None


NAMEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
hours = st.lists(st.integers(0, 95), min_size=2, max_size=2, unique=True).map(sorted)
weeks = st.dictionaries(st.integers(0, 6), hours, min_size=1)


@given(weeks, st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_both_languages_say_the_same(week: dict[int, list[int]], vanaf: date) -> None:
    def clock(kwartier: int, scheiding: str, vorm: str) -> str:
        return f"{kwartier // 4:{vorm}}{scheiding}{15 * (kwartier % 4):02}"

    osm = "; ".join(
        f"{DAGEN[dag].title()} {'-'.join(clock(k, ':', '02') for k in uren)}"
        for dag, uren in week.items()
    )
    nederlands = "; ".join(
        f"{NAMEN[dag]} {'-'.join(clock(k, '.', '') for k in uren)}u" for dag, uren in week.items()
    )
    verwacht = {
        (DAGEN[dag], *(f"{clock(k, ':', '02')}:00" for k in uren)) for dag, uren in week.items()
    }
    for tekst in (osm, nederlands):
        gelezen = weekly(tekst, vanaf) or []
        assert {
            (dag, van, tot) for dagen, van, tot in gelezen for dag in dagen.split(",")
        } == verwacht


@given(st.text(max_size=60))
def test_any_text_is_read_or_left(tekst: str) -> None:
    for dagen, van, tot in weekly(tekst, NU) or ():
        assert set(dagen.split(",")) <= set(DAGEN)
        assert len(van) == len(tot) == 8
