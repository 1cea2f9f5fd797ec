"""The wijken that touch a wijk, and those that are like it in need and size but offer more."""

import numpy as np
import pandas as pd
import shapely

from etl.store.read import Editie

#: Peers are at most this many points of need away; where too few are, at most the wider number.
NOOD_PUNTEN, NOOD_RUIM = 5.0, 10.0
#: Peers have at most this many times as many households, and at least that part of them.
GROOTTE = 2.0
#: A peer offers its households this many more known werkmodellen, on average.
MEER_MODELLEN = 1.0
GENOEG, MEESTE = 3, 5


def raakt(editie: Editie) -> dict[str, tuple[str, ...]]:
    """Return per wijk the wijken whose border touches its own, by code (queen contiguity)."""
    vlakken = editie.geometrie
    vormen, codes = vlakken.geometry.to_numpy(), vlakken.index.to_numpy()
    van, naar = shapely.STRtree(vormen).query(vormen, predicate="intersects")
    uit: dict[str, list[str]] = {str(code): [] for code in codes}
    for i, j in zip(van, naar, strict=True):
        if i != j:
            uit[str(codes[i])].append(str(codes[j]))
    return {code: tuple(sorted(buren)) for code, buren in uit.items()}


def gelijken(wijken: pd.DataFrame, code: str) -> tuple[pd.DataFrame, float]:
    """Return the wijken from which a wijk may learn: as much need, as large, more to choose from.

    Compared are inhabited wijken of 50 households or more whose register is not empty. A peer's
    need differs by at most 5 points (10 where fewer than three are found), its households by at
    most a factor 2, and its households can choose on average from at least one known werkmodel
    more. The five nearest come first, by |difference of need| / 5 + |log₂(ratio of households)|;
    equals by code.

    Parameters
    ----------
    wijken : DataFrame
        Index ``wijk_code``; ``nood, huishoudens, modellen_bereikbaar, klein, onbewoond, register``.
    code : str

    Returns
    -------
    peers : DataFrame
        Rows of `wijken`, nearest first; empty where need is unknown or nobody does better.
    punten : float
        How many points of need were allowed.

    Examples
    --------
    >>> wijken = pd.DataFrame({"nood": [50.0, 52, 50, 58], "huishoudens": [100.0, 150, 100, 900],
    ...     "modellen_bereikbaar": [1.0, 2, 1.5, 7], "klein": False, "onbewoond": False,
    ...     "register": "bekend"}, index=list("abcd"))
    >>> gelijken(wijken, "a")[0].index.tolist()
    ['b']
    """
    hier = wijken.loc[[code]].iloc[0]
    verschil = (wijken["nood"] - hier["nood"]).abs()
    bewoond = wijken["huishoudens"].where(wijken["huishoudens"] > 0)
    verhouding = np.log2(bewoond / bewoond[code])
    telt = (
        ~wijken["klein"].astype(bool)
        & ~wijken["onbewoond"].astype(bool)
        & (wijken["register"] != "leeg")
        & (verhouding.abs() <= np.log2(GROOTTE))
        & (wijken["modellen_bereikbaar"] - hier["modellen_bereikbaar"] >= MEER_MODELLEN)
    )
    punten = NOOD_PUNTEN
    if (telt & (verschil <= punten)).sum() < GENOEG:
        punten = NOOD_RUIM
    gekozen = wijken[telt & (verschil <= punten)]
    afstand = verschil / NOOD_PUNTEN + verhouding.abs()
    volgorde = pd.DataFrame({"afstand": afstand[gekozen.index], "code": gekozen.index})
    return gekozen.loc[volgorde.sort_values(["afstand", "code"]).index[:MEESTE]], punten
