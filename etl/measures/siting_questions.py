"""A siting question as numbers: who can be served from where, and what that is worth.

Maximal covering and p-median are one question. Each row (people who live at one point) has a
*benefit* per person from each place that can serve it, and enjoys the best of the chosen ones:
covered or not for maximal covering, metres saved for p-median. Rows may also be *hard*: one of
their places must be chosen.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from etl.measures.weighted import group_sum

Getallen = NDArray[np.float64]
Plaatsen = NDArray[np.intp]


@dataclass(frozen=True)
class Vraagstuk:
    """One siting question.

    Attributes
    ----------
    rij, plaats : ndarray of int, shape (pairs,)
        Who can be served from where; sorted by row, then benefit (highest first), then place.
    baat : ndarray, shape (pairs,)
        Benefit per person, > 0.
    gewicht : ndarray, shape (rows,)
        People per row, > 0.
    hard : csr_array of 0/1, shape (hard rows, places)
        Of each hard row at least one place must be chosen.
    n : int
        Places that may be chosen.
    """

    rij: Plaatsen
    plaats: Plaatsen
    baat: Getallen
    gewicht: Getallen
    hard: sparse.csr_array
    n: int

    @property
    def plaatsen(self) -> int:
        """Number of candidate places."""
        return int(self.hard.shape[1])


def sort_pairs(rij: Plaatsen, plaats: Plaatsen, baat: Getallen) -> NDArray[np.intp]:
    """Return the order that a :class:`Vraagstuk` wants, without pairs that bring nothing."""
    volgorde = np.lexsort((plaats, -baat, rij))
    return volgorde[baat[volgorde] > 0]


def merge_rows(p: Vraagstuk) -> Vraagstuk:
    """Return the question with rows that see the same places alike taken together."""
    begin = np.flatnonzero(np.r_[True, p.rij[1:] != p.rij[:-1]]) if len(p.rij) else p.rij
    eind = np.r_[begin[1:], len(p.rij)]
    gelijk: dict[tuple[bytes, bytes], int] = {}
    groep = np.empty(len(begin), dtype=np.intp)
    for r, (b, e) in enumerate(zip(begin, eind, strict=False)):
        sleutel = (p.plaats[b:e].tobytes(), p.baat[b:e].tobytes())
        groep[r] = gelijk.setdefault(sleutel, len(gelijk))
    gewicht = group_sum(p.gewicht[p.rij[begin]], groep, len(gelijk))
    _, eerste = np.unique(groep, return_index=True)
    lengte = (eind[: len(begin)] - begin)[eerste]
    houd = np.repeat(begin[eerste] - np.r_[0, np.cumsum(lengte)[:-1]], lengte)
    houd = houd + np.arange(len(houd))
    rij = np.repeat(np.arange(len(lengte)), lengte)
    hard = sparse.csr_array(p.hard)
    return replace(
        p, rij=rij, plaats=p.plaats[houd], baat=p.baat[houd], gewicht=gewicht, hard=merge_hard(hard)
    )


def merge_hard(hard: sparse.csr_array) -> sparse.csr_array:
    """Return the hard rows without doubles and without those that a smaller row implies."""
    hard.sort_indices()
    los = {hard.indices[b:e].tobytes(): r for r, (b, e) in enumerate(_ranges(hard.indptr))}
    hard = hard[sorted(los.values())]
    samen = (hard @ hard.T).tocoo()
    lengte = np.diff(hard.indptr)
    # Every place of row q also serves row r: who serves q serves r.
    overbodig = (samen.data == lengte[samen.col]) & (lengte[samen.col] < lengte[samen.row])
    return hard[np.setdiff1d(np.arange(hard.shape[0]), samen.row[overbodig])]


def _ranges(indptr: NDArray[np.integer]) -> list[tuple[int, int]]:
    return list(zip(indptr[:-1].tolist(), indptr[1:].tolist(), strict=True))


def contract(p: Vraagstuk, houd: NDArray[np.bool_], vast: Plaatsen) -> tuple[Vraagstuk, float]:
    """Return what is left to decide when `vast` is chosen and only `houd` may be, and its start.

    Benefits count from what `vast` gives already; that start value is returned too.
    """
    start = served(p, vast)
    rest = p.baat - start[p.rij]
    telt = (rest > 0) & houd[p.plaats]
    # Rounding of the difference must not make a benefit out of nothing.
    telt &= rest > 1e-12 * p.baat
    open_ = np.asarray(p.hard[:, vast].sum(axis=1)).ravel() == 0
    kolom = sparse.diags_array(houd.astype(float)).tocsr()
    hard = sparse.csr_array(p.hard[open_] @ kolom)
    hard.eliminate_zeros()
    deel = replace(p, rij=p.rij[telt], plaats=p.plaats[telt], baat=rest[telt], hard=hard)
    return merge_rows(replace(deel, n=p.n - len(vast))), float(start @ p.gewicht)


def served(p: Vraagstuk, gekozen: Plaatsen) -> Getallen:
    """Return the best benefit per person that each row has from the chosen places."""
    beste = np.zeros(len(p.gewicht))
    mee = np.isin(p.plaats, gekozen)
    np.maximum.at(beste, p.rij[mee], p.baat[mee])
    return beste


def value(p: Vraagstuk, gekozen: Plaatsen) -> float:
    """Return the total benefit of a choice; −inf where it breaks a hard row."""
    if (np.asarray(p.hard[:, gekozen].sum(axis=1)).ravel() == 0).any():
        return -np.inf
    return float(served(p, gekozen) @ p.gewicht)
