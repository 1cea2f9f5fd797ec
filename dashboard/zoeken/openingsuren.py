"""Opening hours: on which weekdays it is open, and how that reads.

The register holds them in the syntax of OpenStreetMap, or as a line of plain Dutch. The first is
read by the library opening-hours-py, which knows the whole of that syntax; public holidays are left
out, for they say nothing about an ordinary week. The second is read for its weekdays only, see
:mod:`dashboard.zoeken.weekdagen`.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import groupby

from babel.dates import get_day_names
from opening_hours import OpeningHours, State, validate

from dashboard.zoeken.weekdagen import NIETS_BEKEND, Stand, Week, weekdagen
from etl.errors import OngeldigeAanroep

#: Weekdays as OpenStreetMap writes them, Monday first.
DAGEN = ("mo", "tu", "we", "th", "fr", "sa", "su")

_LENGTE = 1000
_WEKEN = 53
_DAG_MIN = 24 * 60
#: What runs on after midnight until here belongs to the evening before.
_NACHT_MIN = 5 * 60
_ENKEL_OPMERKING = re.compile(r'\s*"[^"]*"\s*')

#: Hours without a clock time: an open end, or the sun.
_GEEN_KLOK = re.compile(r"\+|sun|dawn|dusk", re.IGNORECASE)

#: From minute to minute of one day, and what holds then: "soms" where a condition is named.
Stuk = tuple[int, int, Stand]


def week(tekst: object, vanaf: date) -> Week:
    """Return what opening hours say about each weekday, Monday first.

    Parameters
    ----------
    tekst : str
        OpenStreetMap's syntax or plain Dutch; anything else is not known.
    vanaf : date
        First day of the year that is looked at: hours that ended before it are over.

    Returns
    -------
    tuple of {"open", "soms", "dicht", "onbekend"}, length 7
        "soms" is not every week, or on a condition that the text names.

    Examples
    --------
    >>> week("Mo-Fr 09:00-17:00; We off", date(2026, 1, 1))
    ('open', 'open', 'dicht', 'open', 'open', 'dicht', 'dicht')
    >>> week("Mo[1] 14:00-16:00", date(2026, 1, 1))[0], week("ma-vr 9-12u", date(2026, 1, 1))[0]
    ('soms', 'open')
    >>> week("bel ons", date(2026, 1, 1))[0]
    'onbekend'
    """
    return _week(tekst, vanaf) if isinstance(tekst, str) else NIETS_BEKEND


def stand(tekst: object, dag: str, vanaf: date) -> Stand:
    """Return what opening hours say about one weekday (a key of :data:`DAGEN`); see :func:`week`.

    Raises
    ------
    OngeldigeAanroep
        `dag` is no weekday.

    Examples
    --------
    >>> stand("Sa 10:00-12:00", "sa", date(2026, 1, 1))
    'open'
    """
    if dag not in DAGEN:
        raise OngeldigeAanroep(f"{dag!r} is geen dag van de week; kies uit {', '.join(DAGEN)}.")
    return week(tekst, vanaf)[DAGEN.index(dag)]


def is_osm(tekst: str) -> bool:
    """Tell whether opening hours are in OpenStreetMap's syntax, which belongs to no language.

    Examples
    --------
    >>> is_osm("Mo-Fr 09:00+"), is_osm("ma-vr 9-12u")
    (True, False)
    """
    return len(tekst) <= _LENGTE and not _ENKEL_OPMERKING.fullmatch(tekst) and validate(tekst)


def leesbaar(tekst: str, vanaf: date, taal: str = "nl") -> str:
    """Return opening hours as people read them.

    OpenStreetMap's syntax is written out where every week is the same and hours are clock times;
    all else stands as it is.

    Examples
    --------
    >>> leesbaar("Mo-We,Fr 09:00-12:00,13:00-17:00; Sa 10:00-12:30", date(2026, 1, 1))
    'maandag–woensdag, vrijdag 9:00–12:00, 13:00–17:00; zaterdag 10:00–12:30'
    >>> leesbaar("2e maandag van de maand", date(2026, 1, 1))
    '2e maandag van de maand'
    """
    jaar = None if _GEEN_KLOK.search(tekst) else _jaar(tekst, vanaf)
    if jaar is None:
        return tekst
    uren = [{tuple(stukken) for stukken in dagen} for dagen in jaar]
    if any(len(soorten) != 1 for soorten in uren) or not any(any(s) for s in uren):
        return tekst
    vast = [next(iter(soorten)) for soorten in uren]
    if any(staat != "open" for stukken in vast for _, _, staat in stukken):
        return tekst
    namen = dict(get_day_names("wide", locale=taal))
    gelijk: dict[tuple[Stuk, ...], list[int]] = {}
    for dag, stukken in enumerate(vast):
        if stukken:
            gelijk.setdefault(stukken, []).append(dag)
    return "; ".join(
        " ".join(filter(None, (_dagnamen(dagen, namen), _uren(stukken))))
        for stukken, dagen in gelijk.items()
    )


@lru_cache(maxsize=4096)
def _week(tekst: str, vanaf: date) -> Week:
    jaar = _jaar(tekst, vanaf)
    return weekdagen(tekst) if jaar is None else tuple(_samen(dagen) for dagen in jaar)


def _samen(dagen: list[list[Stuk]]) -> Stand:
    """Return what all Mondays of a year together say about Monday."""
    standen = [{staat for _, _, staat in stukken} for stukken in dagen]
    if all("open" in staat for staat in standen):
        return "open"
    alle = set().union(*standen)
    if alle & {"open", "soms"}:
        return "soms"
    return "onbekend" if alle else "dicht"


def _jaar(tekst: str, vanaf: date) -> list[list[list[Stuk]]] | None:
    """Return per weekday, for every week of a year, when it is open; None if it is not OSM's."""
    if not is_osm(tekst):
        return None
    uren = OpeningHours(tekst, auto_country=False, auto_timezone=False)
    maandag = vanaf - timedelta(days=vanaf.weekday())
    begin = datetime.combine(maandag, time())
    # A day more on either side, for what runs on over midnight.
    dagen: list[list[Stuk]] = [[] for _ in range(7 * _WEKEN + 2)]
    for dag, stuk in _stukken(uren, begin - timedelta(days=1), len(dagen)):
        voorbij = stuk[0] == 0 and stuk[1] <= _NACHT_MIN and dag > 0 and dagen[dag - 1]
        if voorbij and voorbij[-1][1] == _DAG_MIN and voorbij[-1][0] > 0:
            voorbij[-1] = (voorbij[-1][0], _DAG_MIN + stuk[1], voorbij[-1][2])
        else:
            dagen[dag].append(stuk)
    return [dagen[1 + dag : 1 + 7 * _WEKEN : 7] for dag in range(7)]


def _stukken(uren: OpeningHours, begin: datetime, dagen: int) -> Iterator[tuple[int, Stuk]]:
    """Part what is open into days: the number of the day, and from minute to minute."""
    for van, tot, staat, opmerking in uren.intervals(begin, begin + timedelta(days=dagen)):
        if staat == State.CLOSED:
            continue
        eerste = int((van - begin).total_seconds()) // 60
        laatste = int((tot - begin).total_seconds()) // 60 if tot else dagen * _DAG_MIN
        wat: Stand = "onbekend" if staat == State.UNKNOWN else "soms" if opmerking else "open"
        for dag in range(eerste // _DAG_MIN, -(-laatste // _DAG_MIN)):
            nul = dag * _DAG_MIN
            yield dag, (max(eerste - nul, 0), min(laatste - nul, _DAG_MIN), wat)


def _dagnamen(dagen: list[int], namen: dict[int, str]) -> str:
    """Return "maandag–woensdag, vrijdag"."""
    reeksen = []
    for _, groep in groupby(enumerate(dagen), key=lambda paar: paar[1] - paar[0]):
        reeks = [dag for _, dag in groep]
        uiteinden = [reeks[0]] if len(reeks) == 1 else [reeks[0], reeks[-1]]
        reeksen.append(("–" if len(reeks) > 2 else ", ").join(namen[dag] for dag in uiteinden))
    return ", ".join(reeksen)


def _uren(stukken: tuple[Stuk, ...]) -> str:
    """Return "9:00–12:00, 13:00–17:00"; nothing for a whole day."""
    if stukken == ((0, _DAG_MIN, "open"),):
        return ""
    return ", ".join(f"{_klok(van)}–{_klok(tot)}" for van, tot, _ in stukken)


def _klok(minuut: int) -> str:
    return f"{minuut // 60 % 24 if minuut != _DAG_MIN else 24}:{minuut % 60:02}"
