"""Weighted sums, medians and ranks by group: the arithmetic under every figure."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from etl.errors import NegatieveVraag

Getallen = NDArray[np.float64]
Groepen = NDArray[np.integer]


def check_weights(weights: ArrayLike) -> Getallen:
    """Return `weights` as floats, or raise when one is negative or not a number.

    Raises
    ------
    NegatieveVraag
        A weight is negative, missing or infinite.
    """
    gewicht = np.asarray(weights, dtype=float)
    fout = np.flatnonzero(~(np.isfinite(gewicht) & (gewicht >= 0)))
    if len(fout):
        raise NegatieveVraag(
            f"Gewicht {gewicht[fout[0]]} op plaats {fout[0]} is negatief of geen getal "
            f"({len(fout)} in totaal); huishoudens zijn nul of meer."
        )
    return gewicht


def group_sum(values: ArrayLike, groups: Groepen, n: int) -> Getallen:
    """Return the sum of `values` in each of `n` groups.

    Examples
    --------
    >>> group_sum([1.0, 2.0, 4.0], np.array([0, 2, 2]), 3).tolist()
    [1.0, 0.0, 6.0]
    """
    som = np.bincount(groups, weights=np.asarray(values, dtype=float), minlength=n)
    return som.astype(float, copy=False)


def group_mean(values: ArrayLike, weights: Getallen, groups: Groepen, n: int) -> Getallen:
    """Return the weighted mean of `values` per group; missing values and empty groups give NaN.

    Examples
    --------
    >>> group_mean([1.0, 4.0, np.nan], np.array([1.0, 2.0, 9.0]), np.array([0, 0, 1]), 2).tolist()
    [3.0, nan]
    """
    waarde = np.asarray(values, dtype=float)
    bekend = ~np.isnan(waarde)
    totaal = group_sum(weights * bekend, groups, n)
    som = group_sum(np.where(bekend, waarde, 0.0) * weights, groups, n)
    return np.divide(som, totaal, out=np.full(n, np.nan), where=totaal > 0)


def group_median(values: ArrayLike, weights: Getallen, groups: Groepen, n: int) -> Getallen:
    """Return the weighted lower median of `values` per group; NaN where a group has no weight.

    The lower median is the smallest value at which at least half of the group's weight is
    reached. It is always a value that somebody has.

    Examples
    --------
    Three households at 100 m and one at 900 m: half of them have 100 m.

    >>> group_median([900.0, 100.0], np.array([1.0, 3.0]), np.array([0, 0]), 1).tolist()
    [100.0]
    """
    waarde = np.asarray(values, dtype=float)
    telt = weights > 0
    waarde, weights, groups = waarde[telt], weights[telt], groups[telt]
    uit = np.full(n, np.nan)
    if len(waarde) == 0:
        return uit
    # Sorting the groups last, as the smallest integers that hold them, is a radix sort.
    volgorde = np.argsort(waarde, kind="stable")
    klein = groups[volgorde].astype(np.min_scalar_type(n))
    volgorde = volgorde[np.argsort(klein, kind="stable")]
    groep, gewicht = groups[volgorde], weights[volgorde]
    begin = np.flatnonzero(np.r_[True, groep[1:] != groep[:-1]])
    totaal = np.add.reduceat(gewicht, begin)
    lopend = np.cumsum(gewicht)
    voor = lopend[begin] - gewicht[begin]
    # A hair below half: the running sum is rounded by the size of the whole, and an exact half
    # must not skip to the next value by that.
    drempel = voor + totaal / 2 - 1e-12 * lopend[-1]
    plaats = np.maximum(np.searchsorted(lopend, drempel, side="left"), begin)
    uit[groep[begin]] = waarde[volgorde[plaats]]
    return uit


def percentile(values: ArrayLike, weights: ArrayLike) -> Getallen:
    """Return the weighted mid-rank percentile of every value, between 0 and 1.

    The share of weight below the value plus half of the share at the value, so that ties share
    one rank. Missing values stay missing and weigh nothing.

    Examples
    --------
    >>> percentile([10.0, 20.0, 20.0, np.nan], [2.0, 1.0, 1.0, 5.0]).tolist()
    [0.25, 0.75, 0.75, nan]
    """
    waarde = np.asarray(values, dtype=float)
    gewicht = check_weights(weights)
    bekend = ~np.isnan(waarde)
    uit = np.full(len(waarde), np.nan)
    totaal = gewicht[bekend].sum()
    if totaal == 0:
        return uit
    uniek, plaats = np.unique(waarde[bekend], return_inverse=True)
    per_waarde = np.bincount(plaats, weights=gewicht[bekend], minlength=len(uniek))
    midden = np.cumsum(per_waarde) - per_waarde / 2
    uit[bekend] = midden[plaats] / totaal
    return uit
