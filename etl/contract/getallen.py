"""Numbers as Belgians write them, in their three languages."""

import math
from functools import lru_cache
from typing import Any

import pandas as pd
from babel.numbers import format_decimal

STREEPJE = "–"


def onbekend(waarde: Any) -> bool:
    """Tell whether a value is missing, whatever stands for that.

    Examples
    --------
    >>> [onbekend(w) for w in (None, float("nan"), pd.NA, 0, "")]
    [True, True, True, False, False]
    """
    return waarde is None or waarde is pd.NA or (isinstance(waarde, float) and math.isnan(waarde))


def getal(waarde: Any, decimalen: int = 0, taal: str = "nl") -> str:
    """Return a number with `decimalen` decimals; a dash for what is not known.

    Examples
    --------
    >>> getal(1234.56, 1), getal(float("nan")), getal(-0.04, 1)
    ('1.234,6', '–', '0,0')
    """
    if onbekend(waarde):
        return STREEPJE
    afgerond = round(float(waarde), decimalen) + 0.0
    return _opgemaakt(afgerond, decimalen, taal)


@lru_cache(maxsize=8192)
def _opgemaakt(waarde: float, decimalen: int, taal: str) -> str:
    patroon = "#,##0." + "0" * decimalen if decimalen else "#,##0"
    return str(format_decimal(waarde, format=patroon, locale=f"{taal}_BE"))
