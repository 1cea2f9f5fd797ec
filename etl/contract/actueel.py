"""How old a source is, and whether its publisher should have newer figures by now.

The rule invents no calendar. A yearly source whose last release has a known day is due a year after
it; where that day is not known, when a year that ended at least :data:`WACHT_MAANDEN` months ago is
not in it. A source that changes every day is due when our copy is :data:`KOPIE_MAANDEN` months
old. No clock here: whoever asks says what day it is.
"""

from dataclasses import dataclass
from datetime import date

from etl.contract.bron import DOORLOPEND, JAARLIJKS, Bron

#: Months after the end of a year in which a publisher may still be at work on its figures.
WACHT_MAANDEN = 18
#: Months after which a copy of what changes every day is old.
KOPIE_MAANDEN = 12


@dataclass(frozen=True)
class Actualiteit:
    """How fresh one source is on one day.

    Attributes
    ----------
    laatste_jaar : int or None
        The last year that its figures speak of; None where they speak of no one year.
    jaren_oud : int or None
        Calendar years since then.
    verwacht_vanaf : date or None
        Day from which newer figures are due; None for a source that has no rhythm.
    te_laat : bool
        Whether that day has come.
    """

    laatste_jaar: int | None
    jaren_oud: int | None
    verwacht_vanaf: date | None
    te_laat: bool


def due_from(bron: Bron, laatste_jaar: int | None = None, kopie: str = "") -> date | None:
    """Return the day from which newer figures are due, a first of a month.

    Parameters
    ----------
    bron : Bron
        The source.
    laatste_jaar : int, optional
        The last year in our data, where that is later than the source's own description says.
    kopie : str, optional
        ISO date of our copy; "" for none.

    Examples
    --------
    Sales until 2024 lack 2025, which ends on 31 December 2025; 18 months later it is July 2027.
    Eurostat's figures came out in June 2026: the next are due when June 2027 is over.

    >>> from etl.contract.sources import BRONNEN
    >>> due_from(BRONNEN["statbel_verkopen"]), due_from(BRONNEN["eurostat_internet"])
    (datetime.date(2027, 7, 1), datetime.date(2027, 7, 1))
    >>> due_from(BRONNEN["osm"], kopie="2026-11-23")
    datetime.date(2027, 12, 1)
    >>> due_from(BRONNEN["crab"]) is None
    True
    """
    laatste = last_year(bron, laatste_jaar)
    if bron.verwacht == DOORLOPEND:
        return _months_after(kopie, KOPIE_MAANDEN) if kopie else None
    if bron.verwacht != JAARLIJKS or laatste is None:
        return None
    if bron.gepubliceerd and laatste == bron.laatste_jaar:
        return _months_after(bron.gepubliceerd, 12)
    return _months_after(f"{laatste + 1}-12", WACHT_MAANDEN)


def _months_after(dag: str, maanden: int) -> date:
    """Return the first of the month that begins when so many months after a month are over."""
    jaar, maand = map(int, dag.split("-")[:2])
    verder = 12 * jaar + maand + maanden
    return date(verder // 12, verder % 12 + 1, 1)


def last_year(bron: Bron, laatste_jaar: int | None = None) -> int | None:
    """Return the later of the last year that the source names and the one found in our data."""
    bekend = [jaar for jaar in (bron.laatste_jaar, laatste_jaar) if jaar is not None]
    return max(bekend, default=None)


def freshness(
    bron: Bron, vandaag: date, laatste_jaar: int | None = None, kopie: str = ""
) -> Actualiteit:
    """Return how fresh a source is on the day `vandaag`; the rest as :func:`due_from`.

    Examples
    --------
    >>> from etl.contract.sources import BRONNEN
    >>> oud = freshness(BRONNEN["statbel_wagens"], date(2026, 11, 23))
    >>> oud.laatste_jaar, oud.jaren_oud, oud.te_laat
    (2019, 7, True)
    """
    laatste = last_year(bron, laatste_jaar)
    vanaf = due_from(bron, laatste_jaar, kopie)
    return Actualiteit(
        laatste,
        None if laatste is None else vandaag.year - laatste,
        vanaf,
        vanaf is not None and vandaag >= vanaf,
    )
