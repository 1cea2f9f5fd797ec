"""Need: where people are likelier to be held back, from the components that are known."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from etl.measures.weighted import percentile


@dataclass(frozen=True)
class Onderdeel:
    """One component of need.

    Attributes
    ----------
    waarde : Series
        Value per wijk; missing where unknown.
    niveau : Series
        Level at which the value is known, per wijk.
    omgekeerd : bool
        Whether a low value is the disadvantage.
    """

    waarde: pd.Series
    niveau: pd.Series
    omgekeerd: bool = False


#: Levels fine enough to tell one wijk or gemeente from the next.
FIJNE_NIVEAUS = ("sector", "wijk", "gemeente")


def need(
    onderdelen: Mapping[str, Onderdeel],
    households: pd.Series,
    weights: Mapping[str, float] | None = None,
) -> pd.DataFrame:
    """Return need per wijk: the weighted mean of its components' percentiles.

    Each component becomes its household-weighted mid-rank percentile over the whole territory
    (1 = most disadvantaged). Need = Σ w·P / Σ w over the components known for the wijk. It is
    unknown unless two components are known and one of them at sector, wijk or gemeente level.

    Parameters
    ----------
    onderdelen : mapping of str to Onderdeel
        The components, all with the index of `households`.
    households : Series
        Households per wijk.
    weights : mapping of str to float, optional
        Weight per component, any non-negative numbers; equal when left out.

    Returns
    -------
    DataFrame
        ``nood`` (0–100) and ``nood_onderdelen`` (keys of the components used, ``|`` between).

    Examples
    --------
    Two wijken of equal size; the second is worse on both components:

    >>> wijken = pd.Index(["a", "b"])
    >>> niveau = pd.Series("wijk", wijken)
    >>> delen = {
    ...     "huur": Onderdeel(pd.Series([1.0, 2.0], wijken), niveau),
    ...     "wagens": Onderdeel(pd.Series([1.3, 0.4], wijken), niveau, omgekeerd=True),
    ... }
    >>> need(delen, pd.Series([10.0, 10.0], wijken))["nood"].tolist()
    [25.0, 75.0]
    """
    gewicht = dict.fromkeys(onderdelen, 1.0) if weights is None else dict(weights)
    som = pd.Series(0.0, households.index)
    gewichten = som.copy()
    aantal = pd.Series(0, households.index)
    fijn = pd.Series(False, households.index)
    namen = pd.Series("", households.index)
    for sleutel, deel in onderdelen.items():
        teken = -1 if deel.omgekeerd else 1
        rang = pd.Series(percentile(teken * deel.waarde, households), households.index)
        bekend = rang.notna() & (gewicht[sleutel] > 0)
        som += (rang * gewicht[sleutel]).where(bekend, 0.0)
        gewichten += gewicht[sleutel] * bekend
        aantal += bekend
        fijn |= bekend & deel.niveau.isin(FIJNE_NIVEAUS)
        namen = namen.where(~bekend, namen + "|" + sleutel)
    genoeg = (aantal >= 2) & fijn & (gewichten > 0)
    nood = (100 * som / gewichten.where(gewichten > 0, np.nan)).where(genoeg)
    return pd.DataFrame({"nood": nood, "nood_onderdelen": namen.str[1:].where(genoeg)})
