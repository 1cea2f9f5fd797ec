"""Access: how near the known places are to where households live, and how many ways they offer.

Everything starts from :class:`Reach`: per household row the metres to the nearest place of every
(type, werkmodel). A slider, a ranking or another choice of types is then one weighted count.
Supply shared among those who reach it (E2SFCA) is :mod:`etl.measures.catchment`, offered here too.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from etl.contract.aanbod import PRECISIES_MET_REISTIJD, SCHEIDING, WERKMODELLEN
from etl.measures.catchment import decay_binary as decay_binary  # noqa: PLC0414 (re-exported)
from etl.measures.catchment import decay_gaussian as decay_gaussian  # noqa: PLC0414
from etl.measures.catchment import decay_step as decay_step  # noqa: PLC0414
from etl.measures.catchment import floating_catchment as floating_catchment  # noqa: PLC0414
from etl.measures.catchment import floating_catchment_xy as floating_catchment_xy  # noqa: PLC0414
from etl.measures.travel import nearest_metres
from etl.measures.weighted import Getallen, Groepen, group_mean, group_median, group_sum

_BIT = {sleutel: np.uint8(1 << i) for i, sleutel in enumerate(WERKMODELLEN)}


@dataclass(frozen=True)
class Reach:
    """What every household row can reach.

    Attributes
    ----------
    pairs : tuple of (str, str)
        (type, werkmodel) of each row of `metres`.
    metres : ndarray of float32, shape (pairs, rows)
        Straight-line metres to the nearest place of that type with that werkmodel; inf for none.
    households : ndarray, shape (rows,)
        Households per row.
    wijk : ndarray of int32, shape (rows,)
        Position of the row's wijk.
    outreach : ndarray of uint8, shape (wijken,)
        Bit i is set where werkmodel i comes to the people of the wijk.
    """

    pairs: tuple[tuple[str, str], ...]
    metres: NDArray[np.float32]
    households: Getallen
    wijk: NDArray[np.int32]
    outreach: NDArray[np.uint8]


def model_bits(werkmodellen: pd.Series) -> NDArray[np.uint8]:
    """Return the set of werkmodellen in each cell, as bits: bit i for werkmodel i.

    Parameters
    ----------
    werkmodellen : Series of str
        Keys of ``WERKMODELLEN``, with ``|`` between them.

    Raises
    ------
    KeyError
        There is no such werkmodel: the contract's check comes before this.

    Examples
    --------
    >>> model_bits(pd.Series(["competentieversterking", "organisatie|locatie_regio"])).tolist()
    [1, 96]
    """
    sets = [np.bitwise_or.reduce([_BIT[m] for m in c.split(SCHEIDING)]) for c in werkmodellen]
    return np.array(sets, dtype=np.uint8)


def with_travel_time(initiatieven: pd.DataFrame) -> pd.DataFrame:
    """Return the initiatives that people go to and whose place is known below the gemeente."""
    return initiatieven[
        (initiatieven["bereik"] == "locatie")
        & initiatieven["locatie_precisie"].isin(PRECISIES_MET_REISTIJD)
    ]


def reach_metres(
    rows_xy: Getallen, initiatieven: pd.DataFrame
) -> tuple[tuple[tuple[str, str], ...], NDArray[np.float32]]:
    """Return the pairs of (type, werkmodel) that occur, and the metres to the nearest of each.

    Parameters
    ----------
    rows_xy : ndarray, shape (rows, 2)
        Household rows, EPSG:31370.
    initiatieven : DataFrame
        ``type, werkmodellen, bereik, locatie_precisie, x, y`` (EPSG:31370).

    Returns
    -------
    pairs : tuple of (str, str)
    metres : ndarray of float32, shape (pairs, rows)
    """
    plaatsen = with_travel_time(initiatieven)
    los = plaatsen.assign(werkmodel=plaatsen["werkmodellen"].str.split(SCHEIDING, regex=False))
    los = los.explode("werkmodel")
    groepen = {paar: deel for paar, deel in los.groupby(["type", "werkmodel"], sort=True)}
    metres = np.empty((len(groepen), len(rows_xy)), dtype=np.float32)
    # Types share werkmodellen: the same set of places is measured once.
    gemeten: dict[tuple[int, ...], int] = {}
    for i, deel in enumerate(groepen.values()):
        eerder = gemeten.setdefault(tuple(deel.index), i)
        metres[i] = metres[eerder] if eerder != i else nearest_metres(rows_xy, deel[["x", "y"]])
    return tuple((str(t), str(w)) for t, w in groepen), metres


def outreach_bits(initiatieven: pd.DataFrame, wijken: pd.DataFrame) -> NDArray[np.uint8]:
    """Return per wijk which werkmodellen come to its people (bit i for werkmodel i).

    Parameters
    ----------
    initiatieven : DataFrame
        ``bereik, werkmodellen, werkgebied_niveau, werkgebied_code``.
    wijken : DataFrame
        Index ``wijk_code``, with the code of every region level.
    """
    bits = np.zeros(len(wijken), dtype=np.uint8)
    mobiel = initiatieven[initiatieven["bereik"] == "werkingsgebied"]
    codes = wijken.reset_index()
    for (niveau, code), deel in mobiel.groupby(["werkgebied_niveau", "werkgebied_code"]):
        hier = (codes[f"{niveau}_code"] == code).to_numpy()
        bits[hier] |= np.bitwise_or.reduce(model_bits(deel["werkmodellen"]))
    return bits


def nearest(
    reach: Reach, types: Collection[str], werkmodel: str | None = None
) -> NDArray[np.float32]:
    """Return per household row the metres to the nearest place of `types` (with `werkmodel`).

    Where a werkmodel is asked for, outreach counts too: what comes to people's homes is at zero
    metres for every household of its area, whatever its type.

    Returns
    -------
    ndarray of float32, shape (rows,)
        inf where no such place is known.
    """
    gekozen = [
        i
        for i, (type_, model) in enumerate(reach.pairs)
        if type_ in types and werkmodel in (None, model)
    ]
    uit = np.full(reach.metres.shape[1], np.inf, dtype=np.float32)
    for i in gekozen:
        np.minimum(uit, reach.metres[i], out=uit)
    if werkmodel is not None:
        uit[(reach.outreach & _BIT[werkmodel]).astype(bool)[reach.wijk]] = 0
    return uit


def coverage(
    metres: NDArray[np.floating], households: Getallen, groups: Groepen, n: int, limit: float
) -> Getallen:
    """Return the percentage of each group's households with `metres` ≤ `limit`.

    Parameters
    ----------
    metres : ndarray, shape (rows,)
    households : ndarray, shape (rows,)
    groups : ndarray of int, shape (rows,)
        Group of each row, 0 … n − 1.
    n : int
        Number of groups.
    limit : float
        Metres, boundary included.

    Returns
    -------
    ndarray, shape (n,)
        100 · Σ households within / Σ households; NaN where a group has no households.

    Examples
    --------
    >>> metres, households = np.array([900.0, 923.0, 924.0]), np.array([1.0, 2.0, 1.0])
    >>> coverage(metres, households, np.zeros(3, int), 1, limit=923).tolist()
    [75.0]
    """
    totaal = group_sum(households, groups, n)
    binnen = group_sum(households * (metres <= limit), groups, n)
    # Divided first: everyone within is then exactly 100, whatever the rounding of the sums.
    return 100 * np.divide(binnen, totaal, out=np.full(n, np.nan), where=totaal > 0)


def beyond(
    metres: NDArray[np.floating], households: Getallen, groups: Groepen, n: int, limits: Getallen
) -> Getallen:
    """Return the share of each group's households further than each limit.

    One pass over the rows for all limits: each row is counted in the interval between two
    sorted limits in which its metres lie, and the intervals are summed up.

    Parameters
    ----------
    metres, households, groups, n
        As for :func:`coverage`.
    limits : ndarray, shape (limits,)
        Metres, boundary included in near.

    Returns
    -------
    ndarray, shape (n, limits)
        Between 0 and 1; NaN where a group has no households.

    Examples
    --------
    >>> metres, households = np.array([900.0, 923.0, np.inf]), np.array([1.0, 2.0, 1.0])
    >>> beyond(metres, households, np.zeros(3, int), 1, np.array([923.0, 500.0])).tolist()
    [[0.25, 1.0]]
    """
    volgorde = np.argsort(limits)
    vak = np.searchsorted(limits[volgorde], metres)
    breedte = len(limits) + 1
    telling = group_sum(households, groups * np.int64(breedte) + vak, n * breedte)
    binnen = np.cumsum(telling.reshape(n, breedte), axis=1)
    totaal = binnen[:, -1:]
    uit = np.full((n, len(limits)), np.nan)
    np.divide(totaal - binnen[:, :-1], totaal, out=uit, where=totaal > 0)
    deel = np.empty_like(uit)
    # Rounded, so that groups that are equal on paper stay equal.
    deel[:, volgorde] = uit.round(12)
    return deel


def median(metres: NDArray[np.floating], households: Getallen, groups: Groepen, n: int) -> Getallen:
    """Return the household-weighted lower median of `metres` per group; NaN without households."""
    return group_median(metres, households, groups, n)


def available(reach: Reach, types: Collection[str], limit: float) -> NDArray[np.uint8]:
    """Return per household row which werkmodellen are available (bit i for werkmodel i).

    Place-bound ones within `limit` metres, outreach ones in whose area the row lies.
    """
    bits = np.zeros(len(reach.wijk), dtype=np.uint8)
    for sleutel, bit in _BIT.items():
        bits[nearest(reach, types, sleutel) <= limit] |= bit
    return bits


def models(reach: Reach, types: Collection[str], limit: float, groups: Groepen, n: int) -> Getallen:
    """Return the mean number (0–7) of werkmodellen available to the households of each group."""
    aantal = np.bitwise_count(available(reach, types, limit))
    return group_mean(aantal, reach.households, groups, n)
