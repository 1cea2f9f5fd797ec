"""The weekdays in opening hours that somebody wrote in plain Dutch.

Most of what the register knows about opening hours is a line out of a brochure: "Ma-do 11-16.30u;
vr 11-13.30u", "2e en 4e maandag van de maand". It is read for one thing only: on which weekdays.
What is not understood is never filled in. Where a text holds one word that is not known here, the
days that it does not name are unknown and not closed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Stand = Literal["open", "soms", "dicht", "onbekend"]
Week = tuple[Stand, ...]

#: Best known first: of two things that a text says about a day, the earlier one holds.
_RANG: tuple[Stand, ...] = ("open", "soms", "dicht", "onbekend")

#: Longer texts are prose; reading them costs time and brings nothing.
LENGTE = 300

NIETS_BEKEND: Week = ("onbekend",) * 7

_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_AFKORTINGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
_DAGDEEL = "(?:voormiddag|namiddag|ochtend|middag|avond)"
_NUMMER = {
    naam: i
    for namen in (_DAGEN, _AFKORTINGEN)
    for i, kort in enumerate(namen)
    for naam in (kort, kort + "en")
}
_ALLE, _WERK, _WEEKEND = frozenset(range(7)), frozenset(range(5)), frozenset((5, 6))

_SOORTEN = (
    ("niet", r"\b(?:niet|geen|behalve|uitgezonderd|tenzij|zonder|uitz)\b"),
    ("gesloten", r"\b(?:gesloten|dicht)\b"),
    # An afternoon by appointment takes nothing from the morning.
    ("vulling", rf"\b{_DAGDEEL}s? op afspraak\b|\bvan (?:de|elke|iedere) maand\b"),
    (
        "soms",
        r"\bop afspraak\b|\bafspraak\b|\b(?:twee|drie|vier)?(?:wekelijks|maandelijks)(?<!\bwekelijks)\b"
        r"|\bom de \w+ (?:weken|maanden)\b|\b\w+ keer per (?:maand|jaar)\b"
        r"|\b(?:winter|zomer|school|vakantie)\w*\b|\bperiodiek\b|\b(?:on)?even weken\b",
    ),
    (
        "rang",
        r"\b[1-5](?:ste|de|e)\b|\b(?:eerste|tweede|derde|vierde|vijfde|laatste|voorlaatste)\b",
    ),
    ("alle", rf"\bdagelijks\b|\b(?:elke|iedere|alle) (?:dag(?:en)?|{_DAGDEEL}s?)\b"),
    ("werk", r"\b(?:werkdag|weekdag)(?:en)?\b"),
    ("weekend", r"\bweekends?\b"),
    (
        "dag",
        rf"\b(?:(?:{'|'.join(_DAGEN)})(?:en)?|{'|'.join(_AFKORTINGEN)})(?:s?{_DAGDEEL}(?:en)?)?\b\.?",
    ),
    # Hours, dates and years: which they are does not matter for the weekday.
    (
        "tijd",
        r"\d{1,2}(?:[.:u]\d{2})? ?(?:uur|u)?(?: ?(?:-|–|tot) ?\d{1,2}(?:[.:u]\d{2})? ?(?:uur|u)?)?"
        r"(?![\w/])",
    ),
    ("datum", r"\b(?:\d{1,2}/)?(?:19|20)\d{2}\b"),
    ("bereik", r"\s*(?:-|–|t/m|\btot en met\b|\btot\b)\s*"),
    (
        "vulling",
        r"\b(?:en|elke|iedere|op|van|de|het|vanaf|om|uur|ook|of|start|wekelijks|open|telkens)\b"
        rf"|\b{_DAGDEEL}s?\b",
    ),
    ("deel", r";"),
    ("leeg", r"[\s,:.()&+/]+"),
    ("onbekend", r"\w+|."),
)
_PATROON = re.compile("|".join(f"(?P<s{i}>{p})" for i, (_, p) in enumerate(_SOORTEN)))


def _tekens(tekst: str) -> Iterator[tuple[str, str]]:
    for gevonden in _PATROON.finditer(tekst):
        assert gevonden.lastgroup is not None  # noqa: S101 (every alternative is a group)
        yield _SOORTEN[int(gevonden.lastgroup[1:])][0], gevonden.group().strip()


@dataclass
class _Lezer:
    """What is read so far of one text; `laatste` are the days that the next word may be about."""

    week: list[Stand] = field(default_factory=lambda: list(NIETS_BEKEND))
    dicht: set[int] = field(default_factory=set)
    laatste: list[int] = field(default_factory=list)
    deel: set[int] = field(default_factory=set)
    deel_soms: bool = False
    overal_soms: bool = False
    rang: bool = False
    bereik: bool = False
    sluit: bool = False
    begrepen: bool = True
    iets: bool = False

    def dagen(self, dagen: frozenset[int]) -> None:
        if self.bereik and self.laatste and len(dagen) == 1:
            van, tot = self.laatste[-1], min(dagen)
            dagen = frozenset((van + i) % 7 for i in range((tot - van) % 7 + 1))
        self.bereik = False
        self.laatste += sorted(dagen)
        self.iets = True
        if self.sluit:
            self.dicht |= dagen
            return
        for dag in dagen:
            self._zet(dag, "soms" if self.rang else "open")
        self.deel |= dagen

    def _zet(self, dag: int, stand: Stand) -> None:
        self.week[dag] = min(self.week[dag], stand, key=_RANG.index)

    def gesloten(self, dagdeel: bool) -> None:
        if not self.laatste:
            self.sluit = True
        elif not dagdeel:
            self.dicht |= set(self.laatste)

    def einde_groep(self) -> None:
        self.laatste, self.rang, self.bereik, self.sluit = [], False, False, False

    def uitkomst(self) -> Week:
        rest: Stand = "dicht" if self.begrepen else "onbekend"
        return tuple(
            "dicht"
            if dag in self.dicht
            else rest
            if stand == "onbekend"
            else "soms"
            if self.overal_soms
            else stand
            for dag, stand in enumerate(self.week)
        )
