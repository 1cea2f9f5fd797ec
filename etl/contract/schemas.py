"""Tables checked against the contract, by pandera: all problems of a table at once."""

from functools import cache

import pandas as pd
import pandera.pandas as pa

from etl.contract.aanbod import SCHEIDING
from etl.contract.columns import Kolom
from etl.contract.tables import TABELLEN

_DTYPES = {"tekst": "str", "datum": "str", "getal": "float64", "geheel": "int64"}


def _checks(kolom: Kolom) -> list[pa.Check]:
    checks = []
    if kolom.patroon:
        checks.append(
            pa.Check.str_matches(f"^(?:{kolom.patroon})$", error="heeft niet de juiste vorm")
        )
    if kolom.waarden and kolom.lijst:
        toegelaten = set(kolom.waarden)
        checks.append(
            pa.Check(
                lambda s: s.str.split(SCHEIDING).map(lambda v: set(v) <= toegelaten),
                error="staat niet in de lijst",
            )
        )
    elif kolom.waarden:
        checks.append(pa.Check.isin(kolom.waarden, error="staat niet in de lijst"))
    if kolom.minimum is not None:
        checks.append(pa.Check.ge(kolom.minimum, error="is te klein"))
    if kolom.maximum is not None:
        checks.append(pa.Check.le(kolom.maximum, error="is te groot"))
    return checks


@cache
def schema(tabel: str) -> pa.DataFrameSchema:
    """Return the pandera schema of a contract table.

    Geometry and keys are checked apart (:mod:`etl.contract.check`): pandera raises TypeError
    on a wrong coordinate system, which escapes its lazy mode.
    """
    velden = {
        k.naam: pa.Column(
            _DTYPES[k.soort],
            _checks(k),
            nullable=not k.verplicht,
            coerce=k.soort == "getal" or (k.soort == "geheel" and k.verplicht),
        )
        if not (k.soort == "geheel" and not k.verplicht)
        else pa.Column("Int64", _checks(k), nullable=True, coerce=True)
        for k in TABELLEN[tabel].kolommen
        if k.soort != "geometrie"
    }
    return pa.DataFrameSchema(velden, strict=False)


def failure_cases(tabel: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return every breach of the contract in `frame`.

    Returns
    -------
    DataFrame
        ``column, check, failure_case, index``; empty when all is well.
    """
    try:
        schema(tabel).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as fout:
        return fout.failure_cases[["column", "check", "failure_case", "index"]]
    return pd.DataFrame(columns=["column", "check", "failure_case", "index"])
