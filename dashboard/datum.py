"""Dates as the visitor reads them, as precise as their source gives them."""

from datetime import date

from babel.dates import format_date

from dashboard.taal import locale


def datum(iso: str) -> str:
    """Return an ISO date, month or year in words; any other text as it stands.

    Examples
    --------
    >>> datum("2019-08-20"), datum("2021-05"), datum("2023"), datum("onbekend")
    ('20 augustus 2019', 'mei 2021', '2023', 'onbekend')
    """
    try:
        if len(iso) == len("2026-11-23"):
            return format_date(date.fromisoformat(iso), "d MMMM y", locale=locale())
        return format_date(date.fromisoformat(f"{iso}-01"), "MMMM y", locale=locale())
    except ValueError:
        return iso
