"""The weekdays in opening hours that somebody wrote in plain Dutch.

Most of what the register knows about opening hours is a line out of a brochure: "Ma-do 11-16.30u;
vr 11-13.30u", "2e en 4e maandag van de maand". It is read for one thing only: on which weekdays.
What is not understood is never filled in: where a text holds a word that is not known here, the
days that it does not name are unknown, and not closed.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

Stand = Literal["open", "soms", "dicht", "onbekend"]
Week = tuple[Stand, ...]

NIETS_BEKEND: Week = ("onbekend",) * 7

#: A longer text is prose; reading it costs time and brings nothing.
_LENGTE = 300

_DAGEN = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
#: Also how the full names begin.
_KORT = ("ma", "di", "wo", "do", "vr", "za", "zo")
_DAGDEEL = "(?:voormiddag|namiddag|ochtend|middag|avond)"
_UUR = r"\d{1,2}(?:[.:uh]\d{2})? ?(?:uur|[uh])?"

#: What a piece of text may be, the first that fits; `leeg` says nothing about days.
_SOORTEN = (
    ("niet", r"\b(?:niet|geen|behalve|uitgezonderd|uitz|tenzij|zonder)\b"),
    ("gesloten", r"\b(?:gesloten|dicht)\b"),
    # An afternoon by appointment takes nothing from the morning.
    ("leeg", rf"\b{_DAGDEEL}s? op afspraak\b|\bvan (?:de|elke|iedere) maand\b|\bwekelijks\b"),
    (
        "soms",
        r"\b(?:op )?afspraak\b|\b\w*(?:wekelijks|maandelijks)\b|\bperiodiek\b|\b(?:on)?even weken\b"
        r"|\bom de \w+ (?:weken|maanden)\b|\b\w+ keer per (?:maand|jaar)\b"
        r"|\b(?:lente|zomer|herfst|winter|school|vakantie)\w*",
    ),
    (
        "soms_hier",
        r"\b[1-5](?:ste|de|e)\b|\b(?:eerste|tweede|derde|vierde|vijfde|voorlaatste|laatste)\b",
    ),
    ("elke_dag", rf"\bdagelijks\b|\b(?:elke|iedere|alle) (?:dag(?:en)?|{_DAGDEEL}s?)\b"),
    ("werkdag", r"\b(?:werkdag|weekdag)(?:en)?\b"),
    ("weekend", r"\bweekends?\b"),
    ("dag", rf"\b(?:(?:{_DAGEN})(?:en|s)?|{'|'.join(_KORT)})(?:{_DAGDEEL}(?:en|s)?)?\b\.?"),
    ("tijd", rf"{_UUR}(?: ?(?:-|–|tot) ?{_UUR})?(?![\w/])"),
    ("leeg", r"\b(?:\d{1,2}/)?(?:19|20)\d{2}\b"),
    ("tot", r"\s*(?:[-–]|\b(?:t/m|tot en met|tot)\b)\s*"),
    ("dagdeel", rf"\b{_DAGDEEL}s?\b"),
    ("leeg", r"\b(?:en|elke|iedere|op|van|de|het|vanaf|om|uur|u|ook|of|start|open|s)\b"),
    ("komma", r"\s*,\s*"),
    ("leeg", r"[\s:.()&+/']+"),
    ("onbekend", r"\w+|."),
)
_PATROON = re.compile("|".join(f"(?P<s{i}>{p})" for i, (_, p) in enumerate(_SOORTEN)))

Teken = tuple[str, str]


def weekdagen(tekst: str) -> Week:
    """Return what a Dutch text says about each weekday, Monday first.

    Returns
    -------
    tuple of {"open", "soms", "dicht", "onbekend"}, length 7
        "soms" is not every week, only in a season, or by appointment.

    Examples
    --------
    >>> weekdagen("Ma-do 11-16.30u; vr 11-13.30u")
    ('open', 'open', 'open', 'open', 'open', 'dicht', 'dicht')
    >>> weekdagen("2e en 4e maandag van de maand 15-16u")[:2]
    ('soms', 'dicht')

    A word that is not known may change everything, but not what is said of Saturday:

    >>> weekdagen("Weggeefwinkel op zaterdagvoormiddag")[4:]
    ('onbekend', 'open', 'onbekend')
    """
    klein = tekst[:_LENGTE].casefold()
    delen = [list(_tekens(deel)) for deel in klein.split(";")]
    soorten = [soort for deel in delen for soort, _ in deel]
    if "niet" in soorten or len(tekst) > _LENGTE:
        return NIETS_BEKEND
    gezegd: dict[Stand, set[int]] = {"dicht": set(), "open": set(), "soms": set()}
    altijd_soms = _vooraf(soorten)
    for deel in delen:
        deel_soms = altijd_soms or any(soort == "soms" for soort, _ in deel)
        for groep in _groepen(deel):
            stand, dagen = _lees(groep)
            gezegd["soms" if stand == "open" and deel_soms else stand] |= dagen
    genoemd = gezegd["open"] | gezegd["soms"]
    rest: Stand = "onbekend" if "onbekend" in soorten or not genoemd else "dicht"
    return tuple(
        next((stand for stand, dagen in gezegd.items() if dag in dagen), rest) for dag in range(7)
    )


def _tekens(tekst: str) -> Iterator[Teken]:
    for gevonden in _PATROON.finditer(tekst):
        yield _SOORTEN[int(str(gevonden.lastgroup)[1:])][0], gevonden.group()


def _vooraf(soorten: Iterable[str]) -> bool:
    """Tell whether a condition stands before any day: it then holds for the whole text."""
    eerste = (s for s in soorten if s in ("soms", "dag", "werkdag", "weekend", "elke_dag"))
    return next(eerste, "") == "soms"


def _groepen(deel: list[Teken]) -> Iterator[list[Teken]]:
    """Part a text after its hours: the days of the next hours begin there."""
    groep: list[Teken] = []
    for teken in deel:
        groep.append(teken)
        if teken[0] == "tijd":
            yield groep
            groep = []
    yield groep


def _lees(groep: list[Teken]) -> tuple[Stand, set[int]]:
    soorten = {soort for soort, _ in groep}
    if "gesloten" not in soorten:
        return "soms" if "soms_hier" in soorten else "open", _dagen(groep)
    # "Friday afternoon closed" says nothing about the morning.
    if "dagdeel" in soorten or any(re.search(_DAGDEEL, t) for s, t in groep if s == "dag"):
        return "dicht", set()
    return "dicht", _dagen(groep)


def _dagen(groep: list[Teken]) -> set[int]:
    dagen: set[int] = set()
    namen: list[list[int]] = []
    for i, (soort, tekst) in enumerate(groep):
        if soort == "dag":
            dag = _KORT.index(tekst[:2])
            gekoppeld = i > 1 and groep[i - 1][0] == "tot" and groep[i - 2][0] == "dag"
            if gekoppeld:
                namen[-1].append(dag)
            else:
                namen.append([dag])
        dagen |= {"elke_dag": set(range(7)), "werkdag": set(range(5)), "weekend": {5, 6}}.get(
            soort, set()
        )
    for keten in namen:
        dagen |= set(keten)
        # "ma-vr" is a range; "ma-di-vr" is a list.
        if len(keten) == 2:
            ((van, tot),) = pairwise(keten)
            dagen |= {(van + stap) % 7 for stap in range((tot - van) % 7 + 1)}
    return dagen
