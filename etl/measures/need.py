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


def percentiles(onderdelen: Mapping[str, Onderdeel], households: pd.Series) -> pd.DataFrame:
    """Return the household-weighted mid-rank percentile (0–1, 1 = worst) of every component.

    Parameters
    ----------
    onderdelen : mapping of str to Onderdeel
        The components, all with the index of `households`.
    households : Series
        Households per wijk.

    Returns
    -------
    DataFrame
        Components in columns; missing where unknown.

    Examples
    --------
    >>> wijken = pd.Series([10.0, 10.0], ["a", "b"])
    >>> auto = Onderdeel(wijken * [1, 2], pd.Series("wijk", wijken.index), omgekeerd=True)
    >>> percentiles({"wagens": auto}, wijken)["wagens"].tolist()
    [0.75, 0.25]
    """
    return pd.DataFrame(
        {
            sleutel: percentile((-1 if deel.omgekeerd else 1) * deel.waarde, households)
            for sleutel, deel in onderdelen.items()
        },
        index=households.index,
    )


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
    telt = [sleutel for sleutel in onderdelen if gewicht[sleutel] > 0]
    rangen = percentiles(onderdelen, households)[telt]
    bekend = rangen.notna()
    fijn = pd.DataFrame({k: onderdelen[k].niveau.isin(FIJNE_NIVEAUS) for k in telt}) & bekend
    genoeg = (bekend.sum(axis="columns") >= 2) & fijn.any(axis="columns")
    w = pd.Series({k: gewicht[k] for k in telt}, dtype=float)
    nood = 100 * (rangen * w).sum(axis="columns") / (bekend * w).sum(axis="columns")
    return pd.DataFrame(
        {"nood": nood.where(genoeg), "nood_onderdelen": _names(bekend).where(genoeg)}
    )


def _names(known: pd.DataFrame) -> pd.Series:
    """Return the names of the columns that are true in each row, with ``|`` between."""
    # Few combinations occur: each is written once, not once a row.
    soorten, soort = np.unique(known.to_numpy(dtype=bool), axis=0, return_inverse=True)
    namen = ["|".join(known.columns[deel]) for deel in soorten]
    return pd.Series(np.array(namen, dtype=object)[soort], known.index, dtype="str")
