"""Which points lie within reach of which: every pair at most so many metres apart.

The destinations are laid in square cells. Around an origin only the cells that a circle of that
radius touches are looked at, row of cells by row of cells: each such row is one unbroken run of the
sorted destinations, so all of it is array arithmetic, in blocks that fit the processor's cache and
that every core takes in turn. At a million origins and 100,000 destinations this is several times
faster than asking a k-d tree for the same pairs and sorting them.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Punten = NDArray[np.float64]
Posities = NDArray[np.int64]

#: Cells per radius: smaller cells hold fewer points in vain, but are more to look up.
_PER_STRAAL = 4
#: Origins and candidates held at once: what stays in the cache keeps memory flat as well.
_BLOK_RIJEN = 5_000
_BLOK_KANDIDATEN = 100_000
#: The circle drawn on the cells is this much wider, so that rounding never loses a pair.
_SPELING = 1e-9


@dataclass(frozen=True)
class _Cellen:
    """Points sorted by cell, row of cells by row of cells.

    Attributes
    ----------
    laag : ndarray, shape (2,)
        Lower left corner.
    zijde : float
        Side of a cell.
    vorm : tuple of int
        Number of columns and of rows.
    volgorde : ndarray of int64
        Position of each sorted point in the input.
    xy : ndarray, shape (2, points)
        The sorted points.
    begin : ndarray of int64
        Where each cell starts among the sorted points; one more closes the last.
    """

    laag: Punten
    zijde: float
    vorm: tuple[int, int]
    volgorde: Posities
    xy: Punten
    begin: Posities


def _cells(punten: Punten, straal: float, laag: Punten, maat: Punten) -> _Cellen:
    """Lay `punten` in cells: never many more cells than points, whatever the radius."""
    gemiddeld = np.sqrt(maat).prod() / np.sqrt(len(punten))
    zijde = float(max(straal / _PER_STRAAL, gemiddeld, maat.max() / len(punten))) or 1.0
    kolommen, rijen = (int(n) + 1 for n in maat // zijde)
    kolom, rij = ((punten - laag) // zijde).astype(np.int64).T
    cel = rij * kolommen + kolom
    volgorde = np.argsort(cel, kind="stable")
    begin = np.concatenate(([0], np.cumsum(np.bincount(cel, minlength=kolommen * rijen))))
    xy = np.ascontiguousarray(punten[volgorde].T)
    return _Cellen(laag, zijde, (kolommen, rijen), volgorde, xy, begin)


def _runs(cellen: _Cellen, punten: Punten, straal: float) -> tuple[Posities, Posities]:
    """Return, per point and row of cells, the run of sorted points in the cells that it may reach.

    Returns
    -------
    begin, aantal : ndarray, shape (points, rows of cells that a circle can touch)
    """
    kolommen, rijen = cellen.vorm
    zijde = cellen.zijde
    x, y = (punten - cellen.laag).T[:, :, None]
    rij = ((y - straal) // zijde).astype(np.int64) + np.arange(int(2 * straal / zijde) + 2)
    hoogte = np.maximum(0, np.maximum(rij * zijde - y, y - (rij + 1) * zijde))
    half = np.sqrt(np.maximum(straal**2 - hoogte**2, 0))
    links = np.clip((x - half) / zijde, 0, kolommen - 1).astype(np.int64)
    rechts = np.clip((x + half) / zijde, 0, kolommen - 1).astype(np.int64)
    eerste = np.clip(rij, 0, rijen - 1) * kolommen
    begin = cellen.begin[eerste + links]
    raakt = (rij >= 0) & (rij < rijen) & (hoogte <= straal)
    return begin, np.where(raakt, cellen.begin[eerste + rechts + 1] - begin, 0)


def _blocks(per_punt: Posities) -> Iterator[slice]:
    """Yield runs of points that have about a block of candidates together."""
    einde = np.cumsum(per_punt)
    grens = np.searchsorted(einde, np.arange(_BLOK_KANDIDATEN, einde[-1], _BLOK_KANDIDATEN))
    hoeken = np.unique(np.concatenate(([0], grens + 1, [len(einde)])))
    for i, j in pairwise(hoeken):
        yield slice(int(i), int(j))


def _near(
    cellen: _Cellen, punten: Punten, begin: Posities, aantal: Posities, limit: float
) -> sparse.csr_array:
    """Return the metres to the candidates within `limit`: a row per point, columns in order."""
    lengte = aantal.ravel()
    kandidaat = np.repeat(begin.ravel() - (np.cumsum(lengte) - lengte), lengte)
    kandidaat += np.arange(len(kandidaat))
    per_punt = aantal.sum(axis=1)
    metres = np.zeros(len(kandidaat))
    for as_, midden in zip(cellen.xy, punten.T, strict=True):
        verschil = as_[kandidaat]
        verschil -= np.repeat(midden, per_punt)
        verschil *= verschil
        metres += verschil
    np.sqrt(metres, out=metres)
    dichtbij = np.flatnonzero(metres <= limit)
    wijzers = np.searchsorted(dichtbij, np.concatenate(([0], np.cumsum(per_punt))))
    gevonden = sparse.csr_array(
        (metres[dichtbij], cellen.volgorde[kandidaat[dichtbij]], wijzers),
        shape=(len(punten), len(cellen.volgorde)),
    )
    gevonden.sort_indices()
    return gevonden


def within(
    van: Punten, naar: Punten, limit: float
) -> tuple[Posities, Posities, NDArray[np.float64]]:
    """Return every pair at most `limit` apart, boundary included.

    Parameters
    ----------
    van, naar : ndarray, shape (n, 2) and (m, 2)
        Finite coordinates; neither is empty.
    limit : float
        Longest straight line, zero or more; inf for all pairs.

    Returns
    -------
    origin, destination : ndarray of int64
        Positions in `van` and `naar`, sorted by origin, then destination.
    metres : ndarray
        √((x₁ − x₂)² + (y₁ − y₂)²), at most `limit`.

    Examples
    --------
    >>> [a.tolist() for a in within(np.array([[0.0, 0], [9, 0]]), np.array([[3.0, 4]]), 5)]
    [[0], [0], [5.0]]
    """
    laag = np.minimum(van.min(axis=0), naar.min(axis=0))
    maat = np.maximum(van.max(axis=0), naar.max(axis=0)) - laag
    straal = min(limit, float(np.hypot(*maat))) * (1 + _SPELING) + float(maat.max()) * _SPELING
    cellen = _cells(naar, straal, laag, maat)

    def block(i: int) -> list[sparse.csr_array]:
        punten = van[i : i + _BLOK_RIJEN]
        begin, aantal = _runs(cellen, punten, straal)
        return [
            _near(cellen, punten[deel], begin[deel], aantal[deel], limit)
            for deel in _blocks(aantal.sum(axis=1))
        ]

    with ThreadPoolExecutor(os.cpu_count()) as kernen:
        blokken = kernen.map(block, range(0, len(van), _BLOK_RIJEN))
        delen = [deel for blok in blokken for deel in blok]
    telling = np.concatenate([np.diff(deel.indptr) for deel in delen])
    return (
        np.repeat(np.arange(len(van)), telling),
        np.concatenate([deel.indices for deel in delen], dtype=np.int64),
        np.concatenate([deel.data for deel in delen]),
    )
