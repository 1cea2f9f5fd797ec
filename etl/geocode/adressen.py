"""Which street of the gazetteer each address of the address list stands in."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from etl.geocode.gebied import Naamwijzer, name_key


def with_addresses(
    straten: pd.DataFrame, adressen: pd.DataFrame, tabellen: Mapping[str, pd.DataFrame]
) -> tuple[pd.DataFrame, NDArray[np.int64]]:
    """Return the streets with the gemeente that the address list names, and each address's street.

    A street whose point lies just over a simplified border stands in the gazetteer under the
    neighbour; the address list knows better.

    Parameters
    ----------
    straten : DataFrame
        Contract table ``straten``, index 0 … n − 1.
    adressen : DataFrame
        ``postcode, gemeente, straat, x, y``.
    tabellen : mapping of str to DataFrame
        ``gebieden`` and ``wijken``.

    Returns
    -------
    straten : DataFrame
        With ``vroeger``: the gemeente as the address list names it, as a key; "" where it does not.
    rij : ndarray of int64, shape (addresses,)
        The street of each address; −1 where the gazetteer lacks it.
    """
    kolommen = ["gemeente", "postcode", "straat"]
    groepen = adressen.groupby(kolommen, observed=True, sort=True)
    uniek = groepen[["x", "y"]].mean().reset_index()
    uniek = uniek.assign(**{k: uniek[k].astype(str) for k in kolommen})
    wijzer = Naamwijzer(tabellen["gebieden"], tabellen["wijken"].reset_index(), {})
    vandaag = {naam: wijzer.zoek(naam, "").gemeenten for naam in uniek["gemeente"].unique()}
    plek = {
        sleutel: groep.to_numpy()
        for sleutel, groep in straten.reset_index().groupby(["postcode", "straat"])["index"]
    }
    rij = np.full(len(uniek), -1, dtype=np.int64)
    xy = straten[["x", "y"]].to_numpy(np.float64)
    for i, (postcode, straat, x, y) in enumerate(
        uniek[["postcode", "straat", "x", "y"]].itertuples(index=False)
    ):
        kan = plek.get((postcode, straat))
        if kan is not None:
            rij[i] = kan[np.hypot(*(xy[kan] - (x, y)).T).argmin()]
    gevonden = rij >= 0
    codes = straten["gemeente_code"].to_numpy(dtype=object).copy()
    vroeger = np.full(len(straten), "", dtype=object)
    for r, naam in zip(rij[gevonden], uniek["gemeente"][gevonden], strict=True):
        vroeger[r] = name_key(naam)
        if len(vandaag[naam]) == 1:
            codes[r] = next(iter(vandaag[naam]))
    return (
        straten.assign(gemeente_code=codes, vroeger=vroeger),
        rij[groepen.ngroup().to_numpy()],
    )
