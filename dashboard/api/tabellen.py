"""The rows that the API gives, and each of the forms in which it gives them."""

import json
import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from dashboard.api.fouten import ApiFout
from etl.contract.aanbod import SCHEIDING
from etl.contract.niveaus import GEHEEL, NIVEAUS
from etl.errors import OngeldigeAanroep
from etl.export.csv import write_csv
from etl.export.tables import find_region
from etl.store.read import Editie

#: Columns of an initiative that are coordinates of our own work.
_WERK = ("x", "y")


def wijken(editie: Editie, vraag: Mapping[str, Any]) -> pd.DataFrame:
    """Return the wijken of a region, ordered by code."""
    _check(editie, vraag["niveau"], vraag["code"])
    tabel = _within(editie.wijken.rename_axis("wijk_code").reset_index(), editie, vraag)
    return tabel.sort_values("wijk_code")


def wijk(editie: Editie, code: str) -> pd.DataFrame:
    """Return one wijk.

    Raises
    ------
    ApiFout
        There is none with this code.
    """
    if code not in editie.wijken.index:
        raise ApiFout(404, "Deze wijk bestaat niet; /api/v1/wijken geeft alle codes.")
    return editie.wijken.loc[[code]].rename_axis("wijk_code").reset_index()


def regios(editie: Editie, niveau: str) -> pd.DataFrame:
    """Return code and names of the regions of a level.

    Raises
    ------
    ApiFout
        There is no such level.
    """
    alle = editie.regios
    deel = alle.loc[alle["niveau"] == niveau, ["niveau", "code", "naam", "huishoudens"]]
    if deel.empty:
        raise ApiFout(
            404, f"Dit niveau bestaat niet; kies uit {', '.join(alle['niveau'].unique())}."
        )
    return deel.sort_values("code")


def samenvatting(editie: Editie, niveau: str, code: str) -> pd.DataFrame:
    """Return a region's own figures as one row."""
    _check(editie, niveau, code)
    alle = editie.regios
    return alle[(alle["niveau"] == niveau) & (alle["code"] == code)]


def initiatieven(editie: Editie, vraag: Mapping[str, Any]) -> pd.DataFrame:
    """Return the initiatives of a region, of a type and a werkmodel, ordered by id."""
    _check(editie, vraag["niveau"], vraag["code"])
    alle = editie.initiatieven
    kies = pd.Series(True, alle.index)
    if vraag["niveau"] != GEHEEL:
        gemeenten = _within(editie.wijken, editie, vraag)["gemeente_code"].unique()
        kies &= alle["gemeente_code"].isin(gemeenten)
    if vraag["type"]:
        kies &= alle["type"] == vraag["type"]
    if vraag["werkmodel"]:
        kies &= alle["werkmodellen"].str.split(SCHEIDING).map(lambda m: vraag["werkmodel"] in m)
    return alle[kies].drop(columns=list(_WERK)).sort_values("initiatief_id")


def _check(editie: Editie, niveau: str, code: str) -> None:
    try:
        find_region(editie, niveau, code)
    except OngeldigeAanroep as fout:
        raise ApiFout(404, str(fout)) from fout


def _within(tabel: pd.DataFrame, editie: Editie, vraag: Mapping[str, Any]) -> pd.DataFrame:
    if vraag["niveau"] == GEHEEL:
        return tabel
    return tabel[tabel[NIVEAUS[vraag["niveau"]].kolom] == vraag["code"]]


# ---- forms ----------------------------------------------------------------------------------


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


def as_csv(tabel: pd.DataFrame) -> bytes:
    """Return rows as CSV (RFC 4180), with cells that no spreadsheet takes for a formula."""
    return write_csv(tabel.reset_index(drop=True), "rfc4180")
