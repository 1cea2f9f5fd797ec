"""The Lorenz curve of every region, at a few points that a reader can draw.

What the curve is, and all of its points: :func:`etl.measures.equity.lorenz`.
"""

from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from etl.measures.distribution import Rows, checked, refuse_negative
from etl.measures.weighted import Getallen, Groepen

#: Shares of the households at which the curve is told.
TIENDEN = np.arange(11) / 10


def by_region(
    values: ArrayLike, weights: ArrayLike | None, groups: Groepen, n: int
) -> pd.DataFrame:
    """Return the Lorenz curve of every region of one level, at each tenth of its households.

    Parameters
    ----------
    values : array-like, shape (rows,)
        Minutes to the nearest place; NaN or infinite stays out.
    weights : array-like, shape (rows,), optional
        Households per row.
    groups : ndarray of int, shape (rows,)
        Region of each row, 0 … n − 1; −1 belongs to none.
    n : int
        Number of regions.

    Returns
    -------
    DataFrame
        ``groep``, ``deel_huishoudens`` (0, 0.1 … 1, the nearest first) and ``deel``, the share of
        all minutes that those have together: eleven points of the curve per region, with straight
        lines between them. No rows for a region where nothing is known or all values are zero.

    Raises
    ------
    OngeldigeAanroep, NegatieveVraag
        As :func:`etl.measures.equity.gini`.

    Examples
    --------
    Half of the households are at 1 minute and half at 3: the first half has 1 of every 4.

    >>> punten = by_region([3.0, 1.0], None, np.array([0, 0]), n=2)
    >>> punten["deel"].round(2).tolist()
    [0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.4, 0.55, 0.7, 0.85, 1.0]
    """
    waarde, gewicht = checked(values, weights, groups)
    refuse_negative(waarde)
    alle = Rows(waarde, gewicht, np.asarray(groups, dtype=np.int64), n)
    rijen = alle.take((alle.groep >= 0) & alle.counting()).in_order()
    deel = _shares(rijen, TIENDEN)
    uit = pd.DataFrame(
        {
            "groep": np.repeat(np.arange(n), len(TIENDEN)),
            "deel_huishoudens": np.tile(TIENDEN, n),
            "deel": deel.ravel(),
        }
    )
    return uit.dropna(ignore_index=True)


def _shares(in_order: Rows, at: Getallen) -> Getallen:
    """Return the share of each group's sum that its first `at` of the weight have together.

    Straight lines join the rows. Shape (n, points); NaN where a group has no sum.
    """
    uit = np.full((in_order.n, len(at)), np.nan)
    grens = np.searchsorted(in_order.groep, np.arange(in_order.n + 1))
    for i, (begin, eind) in enumerate(pairwise(grens)):
        gewicht = in_order.gewicht[begin:eind]
        mensen = np.concatenate(([0.0], np.cumsum(gewicht)))
        som = np.concatenate(([0.0], np.cumsum(gewicht * in_order.waarde[begin:eind])))
        if som[-1] > 0:
            uit[i] = np.interp(at, mensen / mensen[-1], som / som[-1])
    return uit
