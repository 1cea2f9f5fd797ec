"""The rows that the API gives: which of them a request asks for."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import data
from dashboard.api.fouten import ApiFout
from dashboard.api.regels import WERK, as_json, as_records
from etl.contract.aanbod import SCHEIDING
from etl.contract.niveaus import GEHEEL, NIVEAUS
from etl.errors import OngeldigeAanroep
from etl.export.csv import write_csv
from etl.export.tables import find_region
from etl.store.read import Editie


def wijken(editie: Editie, vraag: Mapping[str, Any]) -> list[bytes]:
    """Return the wijken of a region, ordered by code."""
    alle = data.regels(editie).wijken
    if vraag["niveau"] == GEHEEL:
        return list(alle.values())
    return [alle[code] for code in sorted(_within(editie, vraag).index)]


def wijk(editie: Editie, code: str) -> bytes:
    """Return one wijk.

    Raises
    ------
    ApiFout
        There is none with this code.
    """
    alle = data.regels(editie).wijken
    if code not in alle:
        raise ApiFout(404, "Deze wijk bestaat niet; /api/v1/wijken geeft alle codes.")
    return alle[code]


def regios(editie: Editie, niveau: str) -> list[bytes]:
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
    return [as_json(rij) for rij in as_records(deel.sort_values("code"))]


def samenvatting(editie: Editie, niveau: str, code: str) -> bytes:
    """Return a region's own figures."""
    check_region(editie, niveau, code)
    return data.regels(editie).regios[niveau, code]


def initiatieven(editie: Editie, vraag: Mapping[str, Any]) -> list[bytes]:
    """Return the initiatives of a region, of a type and a werkmodel, ordered by id."""
    alle = data.regels(editie).initiatieven
    return [alle[nummer] for nummer in _chosen(editie, vraag).sort_values()]


def initiatieven_csv(editie: Editie, vraag: Mapping[str, Any]) -> bytes:
    """Return the same as CSV (RFC 4180), with cells that no spreadsheet takes for a formula."""
    deel = editie.initiatieven.loc[_chosen(editie, vraag).index].drop(columns=list(WERK))
    return write_csv(deel.sort_values("initiatief_id").reset_index(drop=True), "rfc4180")


def _chosen(editie: Editie, vraag: Mapping[str, Any]) -> pd.Series:
    check_region(editie, vraag["niveau"], vraag["code"])
    alle = editie.initiatieven
    kies = pd.Series(True, alle.index)
    if vraag["niveau"] != GEHEEL:
        kies &= alle["gemeente_code"].isin(_within(editie, vraag)["gemeente_code"].unique())
    if vraag["type"]:
        kies &= alle["type"] == vraag["type"]
    if vraag["werkmodel"]:
        kies &= alle["werkmodellen"].str.split(SCHEIDING).map(lambda m: vraag["werkmodel"] in m)
    return alle.loc[kies, "initiatief_id"]


def check_region(editie: Editie, niveau: str, code: str) -> None:
    """Make sure that there is such a region.

    Raises
    ------
    ApiFout
        There is none; the sentence names the nearest that are.
    """
    if (niveau, code) in data.regels(editie).regios:
        return
    try:
        find_region(editie, niveau, code)
    except OngeldigeAanroep as fout:
        raise ApiFout(404, str(fout)) from fout


def _within(editie: Editie, vraag: Mapping[str, Any]) -> pd.DataFrame:
    kolom = NIVEAUS[vraag["niveau"]].kolom
    return editie.wijken.loc[editie.wijken[kolom] == vraag["code"], ["gemeente_code"]]
