"""Safe cells: text from people never becomes a formula in anyone's spreadsheet."""

import unicodedata
from typing import Any

import numpy as np
import pandas as pd

from etl.contract.figures import JA_NEE

#: Characters at which a spreadsheet starts to calculate, in their plain and full-width forms.
FORMULE_TEKENS = "=+-@＝＋－＠"
#: The mark that says "this is text". Readers of our files may drop it from such a cell.
TEKST_TEKEN = "'"

Cel = str | int | float | None


def neutralise(tekst: str) -> str:
    """Return `tekst` so that no spreadsheet takes it for a formula.

    A text that starts with = + - @ (white space before it does not count) or with a tab or line
    end gets an apostrophe in front, the sign that spreadsheets know for "text". Numbers are not
    text, and so keep their minus sign.

    Examples
    --------
    >>> neutralise("=1+1"), neutralise(" @SUM(A1)"), neutralise("'t Pandje")
    ("'=1+1", "' @SUM(A1)", "'t Pandje")
    """
    verdacht = tekst[:1] in ("\t", "\r", "\n") or tekst.lstrip()[:1] in tuple(FORMULE_TEKENS)
    return TEKST_TEKEN + tekst if tekst and verdacht else tekst


def cell(waarde: Any) -> Cel:
    r"""Return one value as a cell: a number, safe text, or None where nothing is known.

    Infinite and not-a-number are not known. Characters that no file can hold (control characters
    and lone surrogates, which break XML) are dropped.

    Examples
    --------
    >>> cell(-3.5), cell("-3.5"), cell(float("nan")), cell(True), cell("a\x00b")
    (-3.5, "'-3.5", None, 'ja', 'ab')
    """
    if waarde is None or waarde is pd.NA or waarde is pd.NaT:
        return None
    if isinstance(waarde, bool | np.bool_):
        return JA_NEE["ja" if waarde else "nee"].nl
    if isinstance(waarde, int | np.integer):
        return int(waarde)
    if isinstance(waarde, float | np.floating):
        return float(waarde) if np.isfinite(waarde) else None
    return neutralise(clean(str(waarde))) or None


def clean(tekst: str) -> str:
    r"""Return `tekst` without the characters that no file can hold.

    Examples
    --------
    >>> clean("a\x00b\ud800\tc")
    'ab\tc'
    """
    return tekst if tekst.isprintable() else "".join(filter(_writable, tekst))


def _writable(teken: str) -> bool:
    if teken in "\t\r\n":
        return True
    return unicodedata.category(teken) not in ("Cc", "Cs") and teken not in "\ufffe\uffff"
