"""How values lie over weighted rows, group by group: in order, by rank, below and beyond a line.

The arithmetic under :mod:`etl.measures.equity`: every function answers for all groups at once.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from etl.errors import NegatieveVraag, OngeldigeAanroep
from etl.measures.weighted import Getallen, Groepen, check_weights, group_mean, group_sum

#: The Palma ratio sets the tenth with most against the four tenths with least.
PALMA_TOP, PALMA_ONDER = 0.1, 0.4


@dataclass(frozen=True)
class Rows:
    """Rows with their weight and group.

    Attributes
    ----------
    waarde, gewicht : ndarray, shape (rows,)
        Value, and weight of zero or more.
    groep : ndarray of int, shape (rows,)
        Group of each row, 0 … n − 1.
    n : int
        Number of groups.
    """

    waarde: Getallen
    gewicht: Getallen
    groep: Groepen
    n: int

    def take(self, keep: NDArray[np.bool_ | np.integer]) -> "Rows":
        """Return the rows of a mask, or in an order."""
        return Rows(self.waarde[keep], self.gewicht[keep], self.groep[keep], self.n)

    def counting(self) -> NDArray[np.bool_]:
        """Return which rows have a known value and any weight."""
        return np.isfinite(self.waarde) & (self.gewicht > 0)

    def in_order(self) -> "Rows":
        """Return the rows group by group, from low to high."""
        return self.take(self.order(self.waarde))

    def order(self, by: Getallen) -> NDArray[np.intp]:
        """Return the order of the rows group by group, from low to high `by`."""
        volgorde = np.argsort(by, kind="stable")
        # The smallest type that holds the groups: numpy sorts 16 bits in linear time.
        groep = self.groep.astype(np.min_scalar_type(self.n))[volgorde]
        return volgorde[np.argsort(groep, kind="stable")]

    def total(self) -> Getallen:
        """Return the weight of each group."""
        return group_sum(self.gewicht, self.groep, self.n)

    def mean(self, values: ArrayLike) -> Getallen:
        """Return the weighted mean of `values` per group; NaN for an empty one."""
        return group_mean(values, self.gewicht, self.groep, self.n)

    def shares(self) -> tuple[Getallen, Getallen]:
        """Return the share of its group's weight before and up to each row, rows being in order."""
        loopt = np.cumsum(self.gewicht)
        begin = np.flatnonzero(np.diff(self.groep, prepend=-1))
        voor = np.zeros(self.n)
        voor[self.groep[begin]] = loopt[begin] - self.gewicht[begin]
        totaal = self.total()[self.groep]
        tot = (loopt - voor[self.groep]) / totaal
        return tot - self.gewicht / totaal, tot


def checked(
    values: ArrayLike, weights: ArrayLike | None, *others: ArrayLike
) -> tuple[Getallen, Getallen]:
    """Return values and weights (1 each when left out) as floats, once all are equally long.

    Raises
    ------
    OngeldigeAanroep
        The lengths differ.
    NegatieveVraag
        A weight is negative or not a number.
    """
    waarde = np.asarray(values, dtype=float)
    gewicht = np.ones(waarde.shape) if weights is None else check_weights(weights)
    for ander in (gewicht, *others):
        if np.shape(ander) != waarde.shape:
            raise OngeldigeAanroep(
                f"Er zijn {waarde.size} waarden en {np.size(ander)} gewichten, rangen of regio's; "
                "geef er van elk evenveel."
            )
    return waarde, gewicht


def refuse_negative(values: Getallen) -> None:
    """Raise where a value is negative.

    Raises
    ------
    NegatieveVraag
        A value is negative.
    """
    fout = np.flatnonzero(values < 0)
    if len(fout):
        raise NegatieveVraag(
            f"Waarde {values[fout[0]]} op plaats {fout[0]} is negatief ({len(fout)} in totaal); "
            "minuten zijn nul of meer."
        )


def one_group(values: Getallen, weights: Getallen) -> Rows:
    """Return all rows as one group."""
    return Rows(values, weights, np.zeros(len(values), dtype=int), 1)


def ranked(rows: Rows, rank_by: ArrayLike) -> tuple[Rows, Getallen]:
    """Return the counting rows of known rank, in its order, and their fractional rank.

    The weighted fractional rank is the share of the group's weight below the row plus half of its
    own. Ties share one rank: the middle between where the first begins and the last ends.

    Examples
    --------
    >>> rijen = Rows(np.array([7.0, 8.0, 9.0]), np.array([2.0, 1.0, 1.0]), np.zeros(3, int), 1)
    >>> op_rang, rang = ranked(rijen, [50.0, 20.0, 20.0])
    >>> op_rang.waarde.tolist(), rang.tolist()
    ([8.0, 9.0, 7.0], [0.25, 0.25, 0.75])
    """
    op = np.asarray(rank_by, dtype=float)
    bekend = rows.counting() & ~np.isnan(op)
    rijen, op = rows.take(bekend), op[bekend]
    volgorde = rijen.order(op)
    rijen, op = rijen.take(volgorde), op[volgorde]
    voor, tot = rijen.shares()
    nieuw = np.ones(len(op), dtype=bool)
    nieuw[1:] = (op[1:] != op[:-1]) | (rijen.groep[1:] != rijen.groep[:-1])
    begin = np.flatnonzero(nieuw)
    eind = np.append(begin[1:], len(op)) - 1
    return rijen, ((voor[begin] + tot[eind[: len(begin)]]) / 2)[np.cumsum(nieuw) - 1]


def rank_covariance(rows: Rows, rank: Getallen) -> Getallen:
    """Return 2 · cov(v, R) per group: twice the mean of (v − μ) · (R − ½)."""
    afstand = rows.waarde - rows.mean(rows.waarde)[rows.groep]
    return rows.mean(2 * afstand * (rank - 0.5))


def gini(in_order: Rows) -> Getallen:
    """Return 2 · cov(v, R) / μ per group, of rows in order."""
    # Among equal values the order is free: the middle of each row will do as its rank.
    voor, tot = in_order.shares()
    ruw = ratio(rank_covariance(in_order, (voor + tot) / 2), in_order.mean(in_order.waarde))
    return np.maximum(ruw, 0.0)  # equal values may leave −1e-17


def palma(in_order: Rows) -> Getallen:
    """Return the top tenth's sum over the bottom four tenths' per group, of rows in order."""
    voor, tot = in_order.shares()
    deel = tot - voor
    onder = np.clip(PALMA_ONDER - voor, 0, deel) * in_order.waarde
    top = np.clip(tot - (1 - PALMA_TOP), 0, deel) * in_order.waarde
    return ratio(*(group_sum(som, in_order.groep, in_order.n) for som in (top, onder)))


def foster_greer_thorbecke(rows: Rows, shortfall: Getallen) -> tuple[Getallen, Getallen, Getallen]:
    """Return the means of g⁰ (over the poor, g > 0), g¹ and g² per group."""
    return rows.mean(shortfall > 0), rows.mean(shortfall), rows.mean(shortfall**2)


def ratio(part: Getallen, whole: Getallen) -> Getallen:
    """Return `part` / `whole`; NaN where `whole` is zero or missing."""
    return np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0)
