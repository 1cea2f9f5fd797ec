"""The API's rows as JSON, made once of an edition: an answer puts them one after the other."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from etl.store.read import Editie

#: Columns of an initiative that are coordinates of our own work.
WERK = ("x", "y")


@dataclass(frozen=True)
class Regels:
    """The rows of an edition, each as JSON, in the order in which they are given.

    Attributes
    ----------
    wijken, initiatieven : dict of str to bytes
        By code and by id.
    regios : dict of (str, str) to bytes
        By level and code.
    """

    wijken: dict[str, bytes]
    initiatieven: dict[str, bytes]
    regios: dict[tuple[str, str], bytes]

    @classmethod
    def van(cls, editie: Editie) -> "Regels":
        """Return the rows of an edition; some tenths of a second."""
        wijken = as_records(editie.wijken.rename_axis("wijk_code").reset_index())
        initiatieven = as_records(editie.initiatieven.drop(columns=list(WERK)))
        regios = as_records(editie.regios)
        return cls(
            _by_key(wijken, "wijk_code"),
            _by_key(initiatieven, "initiatief_id"),
            {(rij["niveau"], rij["code"]): as_json(rij) for rij in regios},
        )


def _by_key(rijen: list[dict[str, Any]], sleutel: str) -> dict[str, bytes]:
    return {rij[sleutel]: as_json(rij) for rij in sorted(rijen, key=lambda rij: rij[sleutel])}


def as_records(tabel: pd.DataFrame) -> list[dict[str, Any]]:
    """Return rows as JSON takes them: what is not known is null, never 0.

    Examples
    --------
    >>> as_records(pd.DataFrame({"a": [1.5, np.nan], "b": [True, False]}))
    [{'a': 1.5, 'b': True}, {'a': None, 'b': False}]
    """
    kolommen = [str(k) for k in tabel.columns]
    waarden = (map(_plain, tabel[k].array) for k in tabel.columns)
    return [dict(zip(kolommen, rij, strict=True)) for rij in zip(*waarden, strict=True)]


def _plain(waarde: Any) -> Any:
    if waarde is None or waarde is pd.NA or waarde is pd.NaT:
        return None
    if isinstance(waarde, np.generic):
        waarde = waarde.item()
    if isinstance(waarde, float):
        return round(waarde, 6) if math.isfinite(waarde) else None
    return waarde


def as_json(inhoud: Any) -> bytes:
    """Return an answer as JSON."""
    return json.dumps(inhoud, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def with_rows(inhoud: Mapping[str, Any], naam: str, rijen: bytes) -> bytes:
    """Return an answer as JSON with one more part, which is JSON already.

    Examples
    --------
    >>> with_rows({"totaal": 1}, "wijken", b'[{"nood":null}]')
    b'{"totaal":1,"wijken":[{"nood":null}]}'
    """
    return b"%b,%b:%b}" % (as_json(inhoud)[:-1], as_json(naam), rijen)
