"""Tables checked against the contract, by pandera: all problems of a table at once.

Every check looks at the distinct values of a column and never raises, whatever stands in it, so
that half a million rows take a moment and a wrong kind of value is a line in the report.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, Literal

import numpy as np
import pandas as pd
import pandera.pandas as pa

from etl.contract.aanbod import SCHEIDING
from etl.contract.columns import Kolom
from etl.contract.tables import TABELLEN

#: What can be wrong with a value; the names of the checks and the keys of the messages.
Fout = Literal["soort", "vorm", "lijst", "klein", "groot", "leeg"]
_KOLOMMEN = ["column", "check", "failure_case", "index"]
_NUMERIEK = ("getal", "geheel")


def _each(waarden: pd.Series, goed: Callable[[Any], bool]) -> pd.Series:
    """Judge every value, each distinct one once; a missing value is good."""
    try:
        codes, uniek = pd.factorize(waarden)
    except TypeError:  # values that cannot be hashed, such as lists
        return waarden.map(goed).astype("bool")
    oordeel = np.array([*map(goed, uniek), True], dtype=bool)
    return pd.Series(oordeel[codes], index=waarden.index)


def wrong_elements(kolom: Kolom, waarde: str) -> list[str]:
    """Return the parts of a cell that are not in the closed list of its column.

    Examples
    --------
    >>> from etl.contract.columns import KOLOMMEN
    >>> wrong_elements(KOLOMMEN["werkmodellen"], "organisatie|yoga")
    ['yoga']
    """
    delen = waarde.split(SCHEIDING) if kolom.lijst else [waarde]
    return [d for d in delen if d not in kolom.waarden]


def is_date(waarde: str) -> bool:
    """Return whether a text is an ISO date, as precise as it is known.

    Examples
    --------
    >>> [is_date(t) for t in ("2024", "2024-02", "2024-02-29", "2023-02-29", "29/2/2024")]
    [True, True, True, False, False]
    """
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", waarde):
        return False
    try:
        date.fromisoformat(f"{waarde}-01-01"[:10])
    except ValueError:
        return False
    return True


def _is_kind(soort: str, waarde: object) -> bool:
    if soort == "tekst":
        return isinstance(waarde, str)
    if soort == "datum":
        return isinstance(waarde, str) and is_date(waarde)
    # A text that is a number was read as one; what Python takes for one besides (1_0) is none.
    if isinstance(waarde, str):
        return False
    try:
        getal = float(waarde)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
    return np.isfinite(getal) and (soort == "getal" or getal == int(getal))


def _kind(kolom: Kolom) -> Callable[[pd.Series], pd.Series]:
    def check(waarden: pd.Series) -> pd.Series:
        if kolom.soort in _NUMERIEK and pd.api.types.is_numeric_dtype(waarden.dtype):
            getallen = waarden.to_numpy(dtype="float64", na_value=np.nan)
            goed = np.isfinite(getallen)
            if kolom.soort == "geheel":
                goed &= np.floor(getallen) == getallen
            return pd.Series(goed, index=waarden.index)
        return _each(waarden, lambda w: _is_kind(kolom.soort, w))

    return check


def _text(goed: Callable[[str], bool]) -> Callable[[pd.Series], pd.Series]:
    """Judge texts only: what is no text is judged by its kind."""
    return lambda waarden: _each(waarden, lambda w: not isinstance(w, str) or goed(w))


def _number(goed: Callable[[pd.Series], pd.Series]) -> Callable[[pd.Series], pd.Series]:
    """Judge numbers only: what is no number is judged by its kind."""

    def check(waarden: pd.Series) -> pd.Series:
        getallen = pd.to_numeric(waarden, errors="coerce")
        return goed(getallen) | getallen.isna() | np.isinf(getallen)

    return check


def _checks(kolom: Kolom) -> list[pa.Check]:
    checks: dict[Fout, Callable[[pd.Series], pd.Series]] = {"soort": _kind(kolom)}
    if kolom.patroon and kolom.soort == "tekst":
        vorm = re.compile(kolom.patroon)
        checks["vorm"] = _text(lambda w: vorm.fullmatch(w) is not None)
    if kolom.waarden:
        checks["lijst"] = _text(lambda w: not wrong_elements(kolom, w))
    minimum, maximum = kolom.minimum, kolom.maximum
    if minimum is not None:
        checks["klein"] = _number(lambda g: g >= minimum)
    if maximum is not None:
        checks["groot"] = _number(lambda g: g <= maximum)
    return [pa.Check(functie, name=naam) for naam, functie in checks.items()]


@cache
def schema(tabel: str) -> pa.DataFrameSchema:
    """Return the pandera schema of a contract table.

    Geometry and keys are checked apart (:mod:`etl.contract.check`): pandera raises TypeError
    on a wrong coordinate system, which escapes its lazy mode.
    """
    return pa.DataFrameSchema(
        {
            k.naam: pa.Column(None, _checks(k), nullable=not k.verplicht, required=False)
            for k in TABELLEN[tabel].kolommen
            if k.soort != "geometrie"
        },
        strict=False,
    )


def without_blanks(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with cells that hold nothing but blanks as missing."""
    frame = frame.copy()
    for naam in frame.columns:
        waarden = frame[naam]
        if waarden.dtype == "object" or isinstance(waarden.dtype, pd.StringDtype):
            leeg = _each(waarden, lambda w: isinstance(w, str) and not w.strip())
            frame[naam] = waarden.mask(leeg & waarden.notna())
    return frame


def failure_cases(tabel: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return every value in `frame` that breaks the contract of its column.

    Parameters
    ----------
    tabel : str
        Name of the contract table.
    frame : DataFrame
        Columns that the table does not know are not looked at; columns that it lacks neither.

    Returns
    -------
    DataFrame
        ``column, check, failure_case, index``: `check` is one of :data:`Fout`, `index` the
        label of the row. Empty when all is well.
    """
    bekend = [k.naam for k in TABELLEN[tabel].kolommen if k.soort != "geometrie"]
    kaal = pd.DataFrame(frame[[n for n in bekend if n in frame.columns]])
    try:
        schema(tabel).validate(without_blanks(kaal), lazy=True)
    except pa.errors.SchemaErrors as fout:
        gevallen = fout.failure_cases[_KOLOMMEN]
        return gevallen.assign(check=gevallen["check"].replace("not_nullable", "leeg"))
    return pd.DataFrame(columns=_KOLOMMEN)
