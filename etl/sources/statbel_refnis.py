"""Statbel's REFNIS: every NIS code ever, with its names and the days on which it held.

The delimiter is ``|`` in the file of 2025 and ``;`` in that of 2019; the header tells which.
"""

from pathlib import Path

import pandas as pd

from etl.errors import OngeldigeGegevens
from etl.sources.lezen import column_faults, name_of, read_csv

BESTAND = "statbel/TU_COM_REFNIS.txt"
#: The end of what still holds.
NOG_GELDIG = "9999-12-31"
_COLUMNS = [
    "LVL_REFNIS",
    "CD_REFNIS",
    "TX_REFNIS_FR",
    "TX_REFNIS_NL",
    "DT_VLDT_START",
    "DT_VLDT_END",
]


def read(path: Path) -> pd.DataFrame:
    """Read REFNIS.

    Returns
    -------
    DataFrame
        ``niveau`` (the publisher's number), ``code``, ``naam_nl``, ``naam_fr``, ``van`` and
        ``tot`` (ISO dates; :data:`NOG_GELDIG` where it still holds).

    Raises
    ------
    OngeldigeGegevens
        The file or a column is missing, or a code or date is wrong; all at once.
    """
    raw = read_csv(path, _COLUMNS, sep="|;")
    code = raw["CD_REFNIS"].str.strip().str.zfill(5)
    dagen = {k: raw[k].str.strip().str.extract(r"^(\d{2})/(\d{2})/(\d{4})$") for k in _COLUMNS[-2:]}
    faults = [("CD_REFNIS", ~code.str.fullmatch(r"\d{5}"), "is geen NIS-code")]
    faults += [(k, d.isna().any(axis="columns"), "is geen dag") for k, d in dagen.items()]
    problemen = column_faults(raw, name_of(path), faults)
    if problemen:
        raise OngeldigeGegevens(problemen)
    van, tot = (d[2] + "-" + d[1] + "-" + d[0] for d in dagen.values())
    return pd.DataFrame(
        {
            "niveau": raw["LVL_REFNIS"].str.strip(),
            "code": code,
            "naam_nl": raw["TX_REFNIS_NL"].str.strip(),
            "naam_fr": raw["TX_REFNIS_FR"].str.strip(),
            "van": van,
            "tot": tot,
        }
    )


def valid_on(refnis: pd.DataFrame, dag: str) -> pd.DataFrame:
    """Return the rows that held on an ISO date.

    Examples
    --------
    >>> refnis = pd.DataFrame({"code": ["11007"], "van": ["1977-01-01"], "tot": ["2024-12-31"]})
    >>> len(valid_on(refnis, "2024-12-31")), len(valid_on(refnis, "2025-01-01"))
    (1, 0)
    """
    return refnis[(refnis["van"] <= dag) & (refnis["tot"] >= dag)]
