"""Opening hours that are the same every week, as the days and times that HSDS asks for.

The syntax of OpenStreetMap is read by opening-hours-py. A line of Dutch ("Ma-do 11-16.30u; vr
11-13.30u") is read only where every word of it is understood. All else stays text.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from opening_hours import OpeningHours, State, validate

#: Days as iCalendar writes them, Monday first.
DAGEN = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_LENGTE = 300
_WEKEN = 53
_DAG = 24 * 60
_GEEN_KLOK = re.compile(r"\+|sun|dawn|dusk", re.IGNORECASE)

_KORT = ("ma", "di", "wo", "do", "vr", "za", "zo")
_LANG = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_SAMEN = {"werkdagen": 5, "weekdagen": 5, "elke werkdag": 5, "elke dag": 7, "dagelijks": 7}
_DAG_WOORD = "|".join((*_LANG, *_KORT))
_UUR = r"(?:[01]?\d|2[0-4])(?:[.:u][0-5]\d)?"
_UREN = rf"{_UUR} ?- ?{_UUR} ?(?:uur|u)?"
_STUK = re.compile(
    rf"(?P<dagen>(?:{'|'.join(_SAMEN)})|(?:{_DAG_WOORD})(?:(?:-|, ?| en )(?:{_DAG_WOORD}))*)"
    rf" (?P<uren>{_UREN}(?:(?:,| en) {_UREN})*)(?:[;,] ?| ?$)"
)

#: Minutes after midnight at which it opens and closes; closing may run on over midnight.
Tijd = tuple[int, int]
#: The times of each weekday, Monday first.
Week = list[list[Tijd]]


def weekly(tekst: str, vanaf: date) -> list[tuple[str, str, str]] | None:
    """Return opening hours as days, opening and closing; None where a week does not hold them.

    Parameters
    ----------
    tekst : str
        OpenStreetMap's syntax or Dutch.
    vanaf : date
        The year from this day on is looked at.

    Returns
    -------
    list of (str, str, str) or None
        ``byday``, ``opens_at``, ``closes_at``, as HSDS writes them.

    Examples
    --------
    >>> weekly("Mo-We,Fr 09:00-12:30", date(2026, 1, 1))
    [('MO,TU,WE,FR', '09:00:00', '12:30:00')]
    >>> weekly("Ma-do 11-16.30u; vr 11-13.30u", date(2026, 1, 1))
    [('MO,TU,WE,TH', '11:00:00', '16:30:00'), ('FR', '11:00:00', '13:30:00')]
    >>> weekly("Mo[1] 14:00-16:00", date(2026, 1, 1)) is None
    True
    """
    if len(tekst) > _LENGTE:
        return None
    week = _dutch(tekst) or _osm(tekst, vanaf)
    if week is None:
        return None
    dagen: dict[Tijd, list[str]] = {}
    for dag, tijden in zip(DAGEN, week, strict=True):
        for tijd in tijden:
            dagen.setdefault(tijd, []).append(dag)
    return [(",".join(d), _clock(van), _clock(tot)) for (van, tot), d in dagen.items()] or None


def _clock(minuut: int) -> str:
    """Return a time; the end of a day is its last minute, which HSDS advises for 24 hours."""
    if minuut == _DAG:
        return "23:59:00"
    return f"{minuut // 60 % 24:02}:{minuut % 60:02}:00"


def _osm(tekst: str, vanaf: date) -> Week | None:
    """Return the one week that all weeks of a year are; None where they differ."""
    if _GEEN_KLOK.search(tekst) or tekst.strip().startswith('"') or not validate(tekst):
        return None
    uren = OpeningHours(tekst, auto_country=False, auto_timezone=False)
    begin = datetime.combine(vanaf - timedelta(days=vanaf.weekday()), time())
    weken: list[list[set[Tijd]]] = [[set() for _ in DAGEN] for _ in range(_WEKEN)]
    # A day more on either side, for what runs on over midnight.
    eind = begin + timedelta(days=7 * _WEKEN + 1)
    for van, tot, staat, opmerking in uren.intervals(begin - timedelta(days=1), eind):
        if staat == State.CLOSED:
            continue
        if staat != State.OPEN or opmerking:
            return None
        for dag, tijd in _by_day(van, tot or eind, begin):
            if 0 <= dag < 7 * _WEKEN:
                weken[dag // 7][dag % 7].add(tijd)
    eerste = weken[0]
    return [sorted(d) for d in eerste] if all(w == eerste for w in weken) else None


def _by_day(van: datetime, tot: datetime, begin: datetime) -> Iterator[tuple[int, Tijd]]:
    """Part what is open into days; less than a day may run on over midnight."""
    start = int((van - begin).total_seconds()) // 60
    eind = int((tot - begin).total_seconds()) // 60
    dag, minuut = divmod(start, _DAG)
    if eind - start < _DAG:
        tijd = eind - dag * _DAG
        yield dag, (minuut, tijd if tijd <= _DAG else tijd - _DAG)
        return
    while start < eind:
        yield dag, (start - dag * _DAG, min(eind - dag * _DAG, _DAG))
        dag += 1
        start = dag * _DAG


def _dutch(tekst: str) -> Week | None:
    """Return the week of a line of Dutch; None where a word of it is not understood."""
    rest = re.sub(r"\s*\(\d{4}\)$", "", tekst.strip().lower())
    week: Week = [[] for _ in DAGEN]
    while rest:
        stuk = _STUK.match(rest)
        if stuk is None:
            return None
        dagen, tijden = _days(stuk["dagen"]), _times(stuk["uren"])
        # The same day twice: added or replaced, the text does not say.
        if dagen is None or tijden is None or any(week[dag] for dag in dagen):
            return None
        for dag in dagen:
            week[dag] = tijden
        rest = rest[stuk.end() :]
    return week


def _days(tekst: str) -> list[int] | None:
    """Return the numbers of the days; None for "ma-di-vr", which may be a list or a range."""
    if tekst in _SAMEN:
        return list(range(_SAMEN[tekst]))
    dagen: list[int] = []
    for deel in re.split(r", ?| en ", tekst):
        uiteinden = [_KORT.index(woord[:2]) for woord in deel.split("-")]
        if len(uiteinden) > 2 or uiteinden[0] > uiteinden[-1]:
            return None
        dagen += range(uiteinden[0], uiteinden[-1] + 1)
    return dagen if len(set(dagen)) == len(dagen) else None


def _times(tekst: str) -> list[Tijd] | None:
    """Return the times; None where one ends before it begins or runs into the next."""
    uren = [
        60 * int(uur) + int(minuut or 0)
        for uur, minuut in re.findall(r"(\d+)(?:[.:u](\d\d))?", tekst)
    ]
    if uren != sorted(set(uren)) or uren[-1] > _DAG:
        return None
    return list(zip(uren[::2], uren[1::2], strict=True))
