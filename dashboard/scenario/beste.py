"""The best k new places in a region: which spots are looked at, and what is proven of them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.scenario.rekenen import Metres, region_rows
from etl.measures import siting, travel
from etl.measures.weighted import Getallen, group_sum
from etl.store.read import Editie

#: Spots come one to a cell of so many metres where somebody lives.
CEL_M = 500
#: So many spots at most: in a large region those with most people without a place around them.
MEESTE_PLEKKEN = 600
#: Beyond so many pairs of people and spots, people are taken together per cell of these metres.
MEESTE_PAREN = 150_000
VAKKEN_M = (250, 500)
TIJD_S = 2.0


@dataclass(frozen=True)
class Zoekvraag:
    """What is asked: where, how many places, within how many minutes, and who counts.

    Attributes
    ----------
    regio : tuple of (str, str)
        Level and code.
    k, minuten : int
    nood : bool
        Whether a household counts for the need of its wijk; else all count alike.
    """

    regio: tuple[str, str]
    k: int
    minuten: int
    nood: bool = False


@dataclass(frozen=True)
class Bewoners:
    """Household rows of one region.

    Attributes
    ----------
    xy : ndarray, shape (rows, 2)
        EPSG:31370.
    huishoudens, gewicht : ndarray, shape (rows,)
        Households, and for how much they count in the search.
    metres : ndarray of float32, shape (rows,)
        To the nearest place as it stands.
    """

    xy: Getallen
    huishoudens: Getallen
    gewicht: Getallen
    metres: Metres


@dataclass(frozen=True)
class Voorstel:
    """The best places found, what they bring, and how sure that is.

    Attributes
    ----------
    xy : tuple of (float, float)
        The places, EPSG:31370; those that bring most first.
    per_plaats : tuple of float
        Households newly within the minutes, each counted at its nearest new place; together they
        are `huishoudens`.
    huishoudens : float
        Households newly within the minutes, counted on the household rows.
    winst, grens, gulzig : float
        What the search counted (households, or households by need): gained, what no choice of the
        spots can beat, and what choosing one best place after another gains.
    status : str
        As :class:`etl.measures.siting_plan.Plan` says it.
    plekken, bekeken : int
        Spots of the grid where somebody lives, and how many of them were looked at.
    vak_m : int
        Side of the cells in which people were taken together; 0 where every row counted.
    """

    xy: tuple[tuple[float, float], ...]
    per_plaats: tuple[float, ...]
    huishoudens: float
    winst: float
    grens: float
    gulzig: float
    status: str
    plekken: int
    bekeken: int
    vak_m: int

    @property
    def open_pct(self) -> float:
        """By how many percent of the bound a better choice could still beat this one."""
        return 100 * (self.grens - self.winst) / self.grens if self.grens > 0 else 0.0


def best_places(editie: Editie, metres: Metres, vraag: Zoekvraag) -> Voorstel:
    """Return the best new places of a region on top of what there is.

    Parameters
    ----------
    editie : Editie
    metres : ndarray of float32, shape (rows,)
        To the nearest place as it stands.
    vraag : Zoekvraag
    """
    rijen = region_rows(editie, vraag.regio)
    huishoudens = np.asarray(editie.reach.households[rijen], dtype=float)
    gewicht = huishoudens
    if vraag.nood:
        nood = editie.wijken["nood"].to_numpy(dtype=float)[editie.reach.wijk[rijen]]
        # Who lives where need is unknown cannot be counted for it.
        bekend = np.isfinite(nood)
        gewicht = siting.households_in_need(
            np.where(bekend, huishoudens, 0.0), np.where(bekend, nood, 0.0)
        )
    xy = np.asarray(editie.rijen_xy[rijen], dtype=float)
    mensen = Bewoners(xy, huishoudens, gewicht, metres[rijen])
    return search(mensen, vraag.k, travel.limit_metres(vraag.minuten))


def search(mensen: Bewoners, k: int, limit: float, time_limit: float = TIJD_S) -> Voorstel:
    """Choose the `k` new places that bring most people within `limit`, beside those that stay.

    The spots are a grid: in every cell of 500 m where people of the region live, the household row
    nearest to its household-weighted middle. The choice among them is exact
    (:func:`etl.measures.siting.maximal_covering`), within the time limit.

    Parameters
    ----------
    mensen : Bewoners
    k : int
        New places at most.
    limit : float
        Metres, boundary included.
    time_limit : float
        Seconds for the proof.

    Examples
    --------
    Two hamlets, 10 and 7 households, three kilometres apart; nobody has a place:

    >>> h = np.array([10.0, 7.0])
    >>> ver = np.array([np.inf, np.inf], dtype=np.float32)
    >>> er = search(Bewoners(np.array([[100.0, 0], [3100.0, 0]]), h, h, ver), k=1, limit=900)
    >>> er.xy, er.winst, er.status
    (((100.0, 0.0),), 10.0, 'siting.bewezen')
    """
    zonder = (mensen.metres > limit) & (mensen.gewicht > 0)
    rest_xy, rest = mensen.xy[zonder], mensen.gewicht[zonder]
    alle = grid(mensen.xy, mensen.huishoudens)
    plekken = _most_promising(alle, rest_xy, rest, limit)
    vak, xy, gewicht = 0, rest_xy, rest
    paren = travel.pairs(xy, plekken, limit) if _few(rest_xy, plekken, limit) else None
    for vak_m in VAKKEN_M:
        if paren is not None and len(paren) <= MEESTE_PAREN:
            break
        vak, (xy, gewicht) = vak_m, gather(rest_xy, rest, vak_m)
        paren = travel.pairs(xy, plekken, limit)
    assert paren is not None  # noqa: S101 (VAKKEN_M is not empty)
    plan = siting.maximal_covering(gewicht, paren, k, limit, time_limit=time_limit)
    gulzig = siting.greedy(gewicht, paren, k, limit)
    gekozen, telling = _own(plekken[list(plan.sites)], rest_xy, mensen.huishoudens[zonder], limit)
    return Voorstel(
        xy=tuple((float(x), float(y)) for x, y in gekozen),
        per_plaats=tuple(telling.tolist()),
        huishoudens=float(telling.sum()),
        winst=plan.gain,
        grens=min(plan.bound, gulzig.bound),
        gulzig=gulzig.gain,
        status=plan.status,
        plekken=len(alle),
        bekeken=len(plekken),
        vak_m=vak,
    )


def grid(xy: Getallen, huishoudens: Getallen, cel_m: float = CEL_M) -> Getallen:
    """Return one spot a cell: the row nearest to the household-weighted middle of the cell.

    Examples
    --------
    >>> grid(np.array([[0.0, 0], [100.0, 0], [110.0, 0]]), np.array([1.0, 1.0, 1.0])).tolist()
    [[100.0, 0.0]]
    """
    woont = huishoudens > 0
    xy, huishoudens = xy[woont], huishoudens[woont]
    cel, n = _cells(xy, cel_m)
    midden = _means(xy, huishoudens, cel, n)
    afstand = np.hypot(*(xy - midden[cel]).T)
    volgorde = np.lexsort((xy[:, 1], xy[:, 0], afstand, cel))
    eerste = np.flatnonzero(np.diff(cel[volgorde], prepend=-1))
    return xy[volgorde[eerste]]


def gather(xy: Getallen, gewicht: Getallen, vak_m: float) -> tuple[Getallen, Getallen]:
    """Return people taken together per cell: mean point and sum; nobody is lost.

    Examples
    --------
    >>> [a.tolist() for a in gather(np.array([[0.0, 0], [80.0, 0]]), np.array([3.0, 1.0]), 250)]
    [[[20.0, 0.0]], [4.0]]
    """
    cel, n = _cells(xy, vak_m)
    return _means(xy, gewicht, cel, n), group_sum(gewicht, cel, n)


def _cells(xy: Getallen, zijde: float) -> tuple[NDArray[np.intp], int]:
    kolom, rij = (xy // zijde).astype(np.int64).T
    uniek, cel = np.unique(kolom * 10_000_000 + rij, return_inverse=True)
    return cel, len(uniek)


def _means(xy: Getallen, gewicht: Getallen, cel: NDArray[np.intp], n: int) -> Getallen:
    totaal = group_sum(gewicht, cel, n)
    return np.column_stack([group_sum(gewicht * as_, cel, n) / totaal for as_ in xy.T])


def _few(xy: Getallen, plekken: Getallen, limit: float) -> bool:
    """Tell whether the pairs of a thousandth of the people say that all of them are not many."""
    steek = xy[:: max(1, len(xy) // 1000)]
    return len(travel.pairs(steek, plekken, limit)) * len(xy) <= 2 * MEESTE_PAREN * len(steek)


def _most_promising(plekken: Getallen, xy: Getallen, gewicht: Getallen, limit: float) -> Getallen:
    """Return the spots with most people without a place around them, in the grid's order."""
    if len(plekken) <= MEESTE_PLEKKEN or not len(xy):
        return plekken[:MEESTE_PLEKKEN]
    grof, mensen = gather(xy, gewicht, CEL_M)
    paren = travel.pairs(grof, plekken, limit)
    rond = group_sum(mensen[paren["origin"]], paren["destination"].to_numpy(), len(plekken))
    return plekken[np.sort(np.argsort(-rond, kind="stable")[:MEESTE_PLEKKEN])]


def _own(
    gekozen: Getallen, xy: Getallen, huishoudens: Getallen, limit: float
) -> tuple[Getallen, Getallen]:
    """Return the places by what they bring, and the households nearest to each within `limit`."""
    paren = travel.pairs(xy, gekozen, limit) if len(gekozen) else pd.DataFrame()
    if paren.empty:
        return gekozen, np.zeros(len(gekozen))
    naast = paren.sort_values("metres", kind="stable").drop_duplicates("origin")
    telling = group_sum(huishoudens[naast["origin"]], naast["destination"].to_numpy(), len(gekozen))
    volgorde = np.argsort(-telling, kind="stable")
    return gekozen[volgorde], telling[volgorde]
