"""What new places could bring a region: how many more of its households would have one near by.

A siting question per region, answered exactly (:func:`etl.measures.siting.maximal_covering`). All
that stands stays; a new place may stand wherever people live. Where the register knows no place in
a gemeente, its households are not known to be without: they count for no gain.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from etl.measures import travel
from etl.measures.siting import Plan, maximal_covering
from etl.measures.weighted import Getallen, group_mean, group_sum
from etl.measures.wijken import STANDAARD_METRES, Rijen

WINST = ["winst_1_plaats_huishoudens", "winst_3_plaatsen_huishoudens"]
BEWEZEN = "winst_bewezen"
#: Side of the squares in each of which one new place may stand.
CEL_M = 500
#: Seconds for one question: a hundred times what the slowest of Flanders and Brussels takes.
TIJDSLIMIET_S = 30
#: Sums that differ by this share may be equal.
_ROND = 1e-9
_GEEN = np.empty(0, dtype=np.intp)

Posities = NDArray[np.intp]


@dataclass(frozen=True)
class Kandidaten:
    """Spots where a new place may stand.

    Attributes
    ----------
    xy : ndarray, shape (candidates, 2)
    wijk : ndarray of int, shape (candidates,)
        A wijk of its gemeente: it names every region that the spot lies in.
    """

    xy: Getallen
    wijk: Posities


def candidates(rijen: Rijen, gemeente: NDArray[np.integer]) -> Kandidaten:
    """Return one spot per square of 500 m with households: the middle of those who live there.

    Fine enough for a gemeente (15 minutes on foot are 923 m), and the same for every region, so
    that answers of a gemeente and of its provincie agree. Where a square lies in two gemeenten,
    each has its own spot among its own households.

    Parameters
    ----------
    rijen : Rijen
        Household rows; those without households make no spot.
    gemeente : ndarray of int, shape (wijken,)
        Number of each wijk's gemeente.

    Returns
    -------
    Kandidaten
        In the order of gemeente and square, whatever the order of the rows.

    Examples
    --------
    Three households in one square, the third in the next:

    >>> rijen = Rijen(
    ...     np.array([[100.0, 100.0], [400.0, 100.0], [600.0, 100.0]]),
    ...     households=np.array([2.0, 1.0, 5.0]),
    ...     cars=np.zeros(3),
    ...     wijk=np.array([0, 0, 0], dtype=np.int32),
    ... )
    >>> candidates(rijen, np.array([0])).xy.tolist()
    [[200.0, 100.0], [600.0, 100.0]]
    """
    bewoond = rijen.households > 0
    xy, gewicht, wijk = rijen.xy[bewoond], rijen.households[bewoond], rijen.wijk[bewoond]
    vierkant = np.column_stack([gemeente[wijk], np.floor(xy / CEL_M).astype(np.int64)])
    _, eerste, groep = np.unique(vierkant, axis=0, return_index=True, return_inverse=True)
    groep = groep.ravel()
    midden = [group_mean(as_, gewicht, groep, len(eerste)) for as_ in xy.T]
    return Kandidaten(np.column_stack(midden), wijk[eerste].astype(np.intp))


@dataclass(frozen=True)
class _Vraag:
    """Who lacks a place and which spots would reach them, over all regions.

    Attributes
    ----------
    gewicht : ndarray, shape (rows,)
        Households without a place within T, in gemeenten that the register knows.
    wijk : ndarray of int, shape (rows,)
    spots : Kandidaten
    rij, spot : ndarray of int, shape (pairs,)
        Which spot lies within T of which row, sorted by spot.
    begin : ndarray of int, shape (candidates + 1,)
        First pair of each spot.
    """

    gewicht: Getallen
    wijk: Posities
    spots: Kandidaten
    rij: Posities
    spot: Posities
    begin: Posities


def gain_figures(
    rijen: Rijen,
    metres: NDArray[np.floating],
    wijken: pd.DataFrame,
    regions: Mapping[str, NDArray[np.integer]],
) -> dict[str, pd.DataFrame]:
    """Return per region how many more households 1 and 3 new places could reach within T.

    Both the new places and the households that are counted lie in the region itself, and the
    gain is that of places which stand where together they serve most: maximal covering (Church &
    ReVelle 1974) over :func:`candidates`.

    Parameters
    ----------
    rijen : Rijen
        Household rows with a place.
    metres : ndarray, shape (rows,)
        To the nearest default place; inf where there is none.
    wijken : DataFrame
        Index ``wijk_code``, with ``gemeente_code`` and ``register``.
    regions : mapping of str to ndarray of int, shape (wijken,)
        Level → position of each wijk's region, −1 for none.

    Returns
    -------
    dict of str to DataFrame
        Level → a row per region, with ``winst_1_plaats_huishoudens`` and
        ``winst_3_plaatsen_huishoudens``, and ``winst_bewezen``: whether it is proven that no
        other choice brings more. Missing where the register knows no gemeente of the region.

    Examples
    --------
    Two hamlets without a place, 700 m from each other, and a third too far from both; nobody is
    known to be without in a gemeente that the register does not know:

    >>> rijen = Rijen(
    ...     np.array([[0.0, 0.0], [700.0, 0.0], [9000.0, 0.0], [20_000.0, 0.0]]),
    ...     households=np.array([30.0, 10.0, 20.0, 99.0]),
    ...     cars=np.zeros(4),
    ...     wijk=np.array([0, 0, 0, 1], dtype=np.int32),
    ... )
    >>> wijken = pd.DataFrame({"gemeente_code": ["a", "b"], "register": ["bekend", "leeg"]})
    >>> gemeenten = {"gemeente": np.array([0, 1])}
    >>> gain_figures(rijen, np.full(4, np.inf), wijken, gemeenten)["gemeente"].to_numpy().tolist()
    [[40.0, 60.0, True], [nan, nan, <NA>]]
    """
    bekend = (wijken["register"] != "leeg").to_numpy()
    nummer, _ = pd.factorize(wijken["gemeente_code"], sort=True)
    hier = bekend[rijen.wijk]
    spots = candidates(
        Rijen(rijen.xy[hier], rijen.households[hier], rijen.cars[hier], rijen.wijk[hier]), nummer
    )
    zonder = hier & (rijen.households > 0) & ~(metres <= STANDAARD_METRES)
    paren = travel.pairs(spots.xy, rijen.xy[zonder], STANDAARD_METRES)
    spot = paren["origin"].to_numpy()
    vraag = _Vraag(
        rijen.households[zonder],
        rijen.wijk[zonder].astype(np.intp),
        spots,
        paren["destination"].to_numpy(),
        spot,
        np.searchsorted(spot, np.arange(len(spots.wijk) + 1)),
    )
    return {niveau: _level(vraag, regio) for niveau, regio in regions.items()}


def _level(vraag: _Vraag, regio: NDArray[np.integer]) -> pd.DataFrame:
    """Return the answers of every region of one level."""
    n = int(regio.max(initial=-1)) + 1
    van_spot = regio[vraag.spots.wijk]
    telt = regio[vraag.wijk][vraag.rij] == van_spot[vraag.spot]
    baat, gulzig = _greedy(vraag, telt, van_spot, n)
    volgorde = np.argsort(van_spot, kind="stable")
    grens = np.searchsorted(van_spot[volgorde], np.arange(n + 1))
    uit = pd.DataFrame(np.nan, index=range(n), columns=WINST)
    bewezen = pd.array([pd.NA] * n, dtype="boolean")
    for r in np.unique(van_spot[van_spot >= 0]):
        eigen = volgorde[grens[r] : grens[r + 1]]
        een, drie = _answer(vraag, telt, eigen, baat[eigen], gulzig[:, r])
        uit.loc[r] = [een, drie.covered]
        bewezen[r] = drie.optimal
    return uit.assign(**{BEWEZEN: bewezen})


def _greedy(
    vraag: _Vraag, telt: NDArray[np.bool_], van_spot: NDArray[np.integer], n: int
) -> tuple[Getallen, Getallen]:
    """Return what each spot brings alone, and per region what 1, 2 and 3 bring greedily."""
    open_ = vraag.gewicht.copy()
    rij, spot = vraag.rij[telt], vraag.spot[telt]
    baat = alleen = group_sum(open_[rij], spot, len(van_spot))
    totaal = np.zeros((3, n))
    for k in range(3):
        # Best last: of several writes to one region the last stands.
        volgorde = np.lexsort((baat, van_spot))
        volgorde = volgorde[van_spot[volgorde] >= 0]
        beste = np.full(n, -1)
        beste[van_spot[volgorde]] = volgorde
        gekozen = np.zeros(len(van_spot), dtype=bool)
        gekozen[beste[beste >= 0]] = True
        totaal[k:, beste >= 0] += baat[beste[beste >= 0]]
        open_[rij[gekozen[spot]]] = 0
        baat = group_sum(open_[rij], spot, len(van_spot))
    return alleen, totaal


def _answer(
    vraag: _Vraag, telt: NDArray[np.bool_], spots: Posities, baat: Getallen, gulzig: Getallen
) -> tuple[float, Plan]:
    """Return the gain of the best single one of `spots`, and the best plan of three.

    Three places of which one is some spot bring at most what that spot brings alone and the best
    pair brings together. Spots with which that cannot beat the greedy plan are left out; the same
    goes for pairs and the best single spot.
    """
    een = float(baat.max())
    paar = _best_pair(vraag, telt, spots[_hopeful(baat, een, gulzig[1])])
    return een, _best_three(vraag, telt, spots[_hopeful(baat, paar, gulzig[2])])


def _hopeful(baat: Getallen, rest: float, al: float) -> NDArray[np.bool_]:
    """Return which spots, beside places that bring `rest`, might bring as much as stands."""
    return (baat > 0) & (baat + rest >= al * (1 - _ROND))


def _best_pair(vraag: _Vraag, telt: NDArray[np.bool_], spots: Posities) -> float:
    """Return what the best two of `spots` bring: each alone, less whom they share."""
    if len(spots) == 0:
        return 0.0
    rijen, rij, spot = _pairs_of(vraag, telt, spots)
    dekt = sparse.csr_array((vraag.gewicht[rijen][rij], (rij, spot)))
    samen = (dekt.T @ (dekt > 0)).toarray()
    return float((np.diag(samen)[:, None] + np.diag(samen) - samen).max())


def _best_three(vraag: _Vraag, telt: NDArray[np.bool_], spots: Posities) -> Plan:
    rijen, rij, spot = _pairs_of(vraag, telt, spots)
    paren = pd.DataFrame({"origin": rij, "destination": spot, "metres": 0.0})
    return maximal_covering(vraag.gewicht[rijen], paren, 3, limit=0, time_limit=TIJDSLIMIET_S)


def _pairs_of(
    vraag: _Vraag, telt: NDArray[np.bool_], spots: Posities
) -> tuple[Posities, Posities, Posities]:
    """Return the rows that `spots` reach, and per pair the position of its row and of its spot."""
    lopen = [np.arange(vraag.begin[s], vraag.begin[s + 1]) for s in spots]
    paar = np.concatenate([*lopen, _GEEN])
    paar = paar[telt[paar]]
    rijen, rij = np.unique(vraag.rij[paar], return_inverse=True)
    return rijen, rij, np.unique(vraag.spot[paar], return_inverse=True)[1]
