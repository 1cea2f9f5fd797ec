"""The street nearest to a place whose own street the register does not know."""

import pandas as pd
from scipy.spatial import KDTree

from etl.contract.aanbod import PRECISIES_EXACT
from etl.store.read import Editie

#: A street further than this says nothing about where a place is, metres.
_VERSTE_M = 400.0


def straten_bij(editie: Editie) -> dict[str, tuple[str, str]]:
    """Return the Dutch and the French name of the nearest street, by id of the initiatief.

    Only for initiatieven whose place is known exactly and whose street is not, and where a street
    lies within 400 m. Of a street one point is known, so it may be the next street: it is said to
    be near, never to be the address.
    """
    bron, straten = editie.initiatieven, editie.straten
    zonder = bron[bron["locatie_precisie"].isin(PRECISIES_EXACT) & bron["straat"].isna()]
    if zonder.empty or straten.empty:
        return {}
    boom = KDTree(straten[["x", "y"]].to_numpy(float))
    afstand, rij = boom.query(zonder[["x", "y"]].to_numpy(float))
    gevonden = straten.iloc[rij]
    return {
        str(kenmerk): (str(nl), str(nl if pd.isna(fr) else fr))
        for kenmerk, nl, fr, meter in zip(
            zonder["initiatief_id"], gevonden["straat"], gevonden["straat_fr"], afstand, strict=True
        )
        if meter <= _VERSTE_M
    }
