"""Numbers and dates as the visitor reads them: Belgian, in the visitor's language."""

from datetime import date
from typing import Any

from babel.dates import format_date

from dashboard.taal import locale, taal
from etl.contract import getallen
from etl.contract.getallen import onbekend

__all__ = ["dag", "geheel", "getal", "met_teken", "onbekend"]


def getal(waarde: Any, decimalen: int = 0) -> str:
    """Return a number with `decimalen` decimals; a dash for what is not known.

    Examples
    --------
    >>> getal(1234.56, 1), getal(float("nan"))
    ('1.234,6', '–')
    """
    return getallen.getal(waarde, decimalen, taal())


def geheel(waarde: Any) -> str:
    """Return a whole number.

    Examples
    --------
    >>> geheel(1234567)
    '1.234.567'
    """
    return getal(waarde, 0)


def met_teken(waarde: Any, decimalen: int = 1) -> str:
    """Return a number with its sign.

    Examples
    --------
    >>> met_teken(0.44), met_teken(-2.0)
    ('+0,4', '-2,0')
    """
    tekst = getal(waarde, decimalen)
    return tekst if onbekend(waarde) or waarde < 0 else f"+{tekst}"


def dag(iso: str) -> str:
    """Return an ISO date in words, as precise as it is known; other text as it stands.

    Examples
    --------
    >>> dag("2026-11-23"), dag("2015-11"), dag("2015"), dag("onbekend")
    ('23 november 2026', 'november 2015', '2015', 'onbekend')
    """
    try:
        if len(iso) == len("2026-11-23"):
            dag_ = date.fromisoformat(iso)
            # The first of a month is "1er avril" in French.
            eerste = "d'er'" if taal() == "fr" and dag_.day == 1 else "d"
            return str(format_date(dag_, f"{eerste} MMMM y", locale=locale()))
        return str(format_date(date.fromisoformat(f"{iso}-01"), "MMMM y", locale=locale()))
    except ValueError:
        return iso
