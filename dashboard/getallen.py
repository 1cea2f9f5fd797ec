"""Numbers as Belgians write them, in their three languages."""

import math
from typing import Any

import pandas as pd
from babel.numbers import format_decimal

from dashboard.taal import locale


def onbekend(waarde: Any) -> bool:
    """Tell whether a value is missing, whatever stands for that.

    Examples
    --------
    >>> [onbekend(w) for w in (None, float("nan"), pd.NA, 0, "")]
    [True, True, True, False, False]
    """
    return waarde is None or waarde is pd.NA or (isinstance(waarde, float) and math.isnan(waarde))


def getal(waarde: Any, decimalen: int = 0) -> str:
    """Return a number with at most `decimalen` decimals; a dash for what is not known.

    Examples
    --------
    >>> getal(1234.56, 1), getal(float("nan"))
    ('1.234,6', '–')
    """
    if onbekend(waarde):
        return "–"
    afgerond = round(float(waarde), decimalen) + 0.0
    patroon = "#,##0." + "0" * decimalen if decimalen else "#,##0"
    return str(format_decimal(afgerond, format=patroon, locale=locale()))


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
