"""Before and after: metres, coverage and equity when places open and close."""

from dataclasses import dataclass, fields

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from etl.contract.niveaus import GEHEEL
from etl.measures import access, equity, travel
from etl.measures.criticality import households_in_need
from etl.measures.weighted import group_sum
from etl.store.read import Editie

Metres = NDArray[np.float32]
#: A row whose nearest place may be the one that closes: coordinates are kept as 32-bit floats.
_SPELING_M = 0.5


@dataclass(frozen=True)
class Wijziging:
    """What opens and what closes.

    Attributes
    ----------
    erbij : tuple of (float, float)
        Places that come, EPSG:31370.
    dicht : tuple of str
        Ids of places that close; each is one of :func:`dashboard.scenario.plekken.open_plaatsen`.
    """

    erbij: tuple[tuple[float, float], ...] = ()
    dicht: tuple[str, ...] = ()


def after(editie: Editie, voor: Metres, plaatsen: pd.DataFrame, wat: Wijziging) -> Metres:
    """Return per household row the metres to the nearest place when `wat` happens.

    Parameters
    ----------
    editie : Editie
    voor : ndarray of float32, shape (rows,)
        Metres to the nearest place now.
    plaatsen : DataFrame
        The places that there are now: :func:`dashboard.scenario.plekken.open_plaatsen`.
    wat : Wijziging
    """
    sluit = plaatsen.index.isin(wat.dicht)
    xy = plaatsen[["x", "y"]].to_numpy(dtype=float)
    return metres_after(editie.rijen_xy, voor, xy[~sluit], xy[sluit], wat.erbij)


def metres_after(
    xy: ArrayLike, voor: Metres, blijft: ArrayLike, dicht: ArrayLike, erbij: ArrayLike
) -> Metres:
    """Return per household row the metres to the nearest place of the scenario.

    Only the rows whose nearest place closes are measured anew, to the places that stay; then the
    places that come are set against that. Closing alone never brings a row nearer, adding alone
    never takes it further.

    Parameters
    ----------
    xy : array_like, shape (rows, 2)
        Household rows, EPSG:31370.
    voor : ndarray of float32, shape (rows,)
        Metres to the nearest place now.
    blijft, dicht, erbij : array_like, shape (n, 2)
        Places that stay, that close and that come.

    Returns
    -------
    ndarray of float32, shape (rows,)
        inf where no place is left.

    Raises
    ------
    OngeldigeCoordinaat
        A coordinate is no number.

    Examples
    --------
    Places at 0 and 100 m. The first closes, one at 30 m comes:

    >>> rijen, nu = [[0, 0], [90, 0]], np.array([0, 10], dtype=np.float32)
    >>> metres_after(rijen, nu, [[100, 0]], [[0, 0]], [[30, 0]]).tolist()
    [30.0, 10.0]
    """
    na = voor.copy()
    if np.size(dicht):
        geraakt = np.flatnonzero(travel.nearest_metres(xy, dicht) <= voor + _SPELING_M)
        opnieuw = travel.nearest_metres(np.asarray(xy)[geraakt], blijft)
        na[geraakt] = np.maximum(voor[geraakt], opnieuw.astype(np.float32))
    if np.size(erbij):
        np.minimum(na, travel.nearest_metres(xy, erbij).astype(np.float32), out=na)
    return na


def within_per_wijk(editie: Editie, metres: Metres, minuten: int) -> pd.DataFrame:
    """Return what every wijk has within `minuten`, in the map's order.

    Returns
    -------
    DataFrame
        Index ``wijk_code``; ``binnen`` (households) and ``dekking_pct`` (missing where nobody
        lives).
    """
    r, n = editie.reach, len(editie.wijken)
    grens = travel.limit_metres(minuten)
    return pd.DataFrame(
        {
            "binnen": group_sum(r.households * (metres <= grens), r.wijk, n),
            "dekking_pct": access.coverage(metres, r.households, r.wijk, n, grens),
        },
        index=editie.wijken.index,
    )


@dataclass(frozen=True)
class Cijfers:
    """What holds for the households of one region.

    Attributes
    ----------
    huishoudens, binnen : float
        Households with a place on the map, and those with a place within the minutes.
    dekking_pct : float
        The second as a percentage of the first.
    nood_pct : float
        The same where each household counts for the need of its wijk
        (:func:`etl.measures.criticality.households_in_need`); unknown need stays out.
    minuten : float
        Household-weighted lower median of the minutes to the nearest place.
    gini, concentratie, tekort : float
        Gini of the minutes, their concentration by need, and how far the minutes lie beyond the
        limit, as a share of it, on average (FGT 1): :mod:`etl.measures.equity`.
    """

    huishoudens: float
    binnen: float
    dekking_pct: float
    nood_pct: float
    minuten: float
    gini: float
    concentratie: float
    tekort: float


#: What the page compares, in the order of its table.
FIGUREN = tuple(f.name for f in fields(Cijfers) if f.name != "huishoudens")


def figures(editie: Editie, metres: Metres, minuten: int, regio: tuple[str, str]) -> Cijfers:
    """Return the figures of a region.

    Parameters
    ----------
    editie : Editie
    metres : ndarray of float32, shape (rows,)
        To the nearest place, now or in a scenario.
    minuten : int
        Travel time on foot within which a place counts as near.
    regio : tuple of (str, str)
        Level and code of the region.
    """
    r, rijen = editie.reach, region_rows(editie, regio)
    m, h = metres[rijen], np.asarray(r.households[rijen])
    nood = editie.wijken["nood"].to_numpy(dtype=float)[r.wijk[rijen]]
    een, grens = np.zeros(len(rijen), dtype=np.int64), travel.limit_metres(minuten)
    bekend = np.isfinite(nood)
    gewogen = households_in_need(h[bekend], nood[bekend])
    tijd = travel.minutes(m)
    deel = equity.by_region(tijd, nood, h, een, 1, minuten).iloc[0]
    mediaan = float(travel.minutes(access.median(m, h, een, 1))[0])
    return Cijfers(
        huishoudens=float(h.sum()),
        binnen=float(h[m <= grens].sum()),
        dekking_pct=float(access.coverage(m, h, een, 1, grens)[0]),
        nood_pct=float(access.coverage(m[bekend], gewogen, een[bekend], 1, grens)[0]),
        minuten=mediaan if np.isfinite(mediaan) else np.nan,
        gini=float(deel["gini"]),
        concentratie=float(deel["concentratie"]),
        tekort=float(deel["fgt1"]),
    )


def changes(editie: Editie, voor: pd.DataFrame, na: pd.DataFrame) -> pd.DataFrame:
    """Return per wijk what changes, in the map's order.

    Parameters
    ----------
    voor, na : DataFrame
        From :func:`within_per_wijk`.

    Returns
    -------
    DataFrame
        ``huishoudens, binnen_voor, binnen_na, winst`` (households), ``dekking_voor_pct,
        dekking_na_pct, verschil_punten`` and ``register``. Their households add up: the gains of
        the wijken are the gain of the whole.
    """
    wijken = editie.wijken
    return pd.DataFrame(
        {
            "huishoudens": wijken["huishoudens"],
            "binnen_voor": voor["binnen"],
            "binnen_na": na["binnen"],
            "winst": na["binnen"] - voor["binnen"],
            "dekking_voor_pct": voor["dekking_pct"],
            "dekking_na_pct": na["dekking_pct"],
            "verschil_punten": na["dekking_pct"] - voor["dekking_pct"],
            "register": wijken["register"],
        }
    )


def region_rows(editie: Editie, regio: tuple[str, str]) -> NDArray[np.intp]:
    """Return the household rows of a region, given its level and code."""
    niveau, code = regio
    if niveau == GEHEEL:
        return np.arange(len(editie.reach.wijk))
    binnen = editie.wijken[f"{niveau}_code"].eq(code).to_numpy(dtype=bool)
    return np.flatnonzero(binnen[editie.reach.wijk])
