"""Choice: how many really different ways of support a household can pick from.

Counting the available werkmodellen (:func:`etl.measures.access.models`) does not see that ten
houses of one kind with one buddy project are hardly two equal options. The effective number does:
it is the number of equally common werkmodellen that would give the same variety (Hill 1973, the
exponential of Shannon's entropy). The metres to three models say how far choice itself is.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from etl.contract.aanbod import WERKMODELLEN
from etl.errors import NegatieveVraag, OngeldigeAanroep
from etl.measures.access import Reach, model_bits, nearest, with_travel_time
from etl.measures.travel import pairs
from etl.measures.weighted import Getallen

_N = len(WERKMODELLEN)
#: Divisible by 1 … 7: shares of an organisation are whole numbers, so no order of rows matters.
_HEEL = 420


def _parts() -> NDArray[np.int64]:
    """Return per set of werkmodellen (as bits) what each of the seven gets of one organisation."""
    bits = np.arange(1 << _N)
    heeft = (bits[:, None] >> np.arange(_N)) & 1
    return heeft * (_HEEL // np.maximum(heeft.sum(axis=1, keepdims=True), 1))


_DEEL = _parts()


def shares(modellen: NDArray[np.uint8]) -> Getallen:
    """Return what each werkmodel gets of places that divide themselves equally over their own.

    Parameters
    ----------
    modellen : ndarray of uint8, shape (places,)
        Werkmodellen of each place: bit i for werkmodel i.

    Returns
    -------
    ndarray, shape (places, 7)
        In the order of ``WERKMODELLEN``; a row adds up to 1, or to 0 without werkmodellen.

    Examples
    --------
    >>> shares(np.array([0b1, 0b1100000], dtype=np.uint8)).tolist()
    [[1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0, 0.5, 0.5]]
    """
    return _DEEL[modellen] / _HEEL


@dataclass(frozen=True)
class Aanbod:
    """The initiatives as choice sees them: organisations, and the werkmodellen they offer.

    Attributes
    ----------
    xy : ndarray, shape (places, 2)
        Places that people go to, sorted by organisation.
    organisatie : ndarray of int, shape (places,)
        Organisation of each place.
    modellen : ndarray of uint8, shape (places,)
        Its werkmodellen: bit i for werkmodel i.
    outreach : ndarray of uint8, shape (wijken, organisations)
        The werkmodellen with which an organisation comes to the people of a wijk.
    """

    xy: Getallen
    organisatie: NDArray[np.intp]
    modellen: NDArray[np.uint8]
    outreach: NDArray[np.uint8]


def supply(initiatieven: pd.DataFrame, wijken: pd.DataFrame, types: Collection[str]) -> Aanbod:
    """Return the initiatives by organisation.

    Parameters
    ----------
    initiatieven : DataFrame
        ``organisatie, type, werkmodellen, bereik, locatie_precisie, werkgebied_niveau,
        werkgebied_code, x, y``. Places count when their type is in `types` and their travel time
        is known; outreach counts whatever its type, as in :func:`etl.measures.access.nearest`;
        online does not count.
    wijken : DataFrame
        Index ``wijk_code``, with the code of every region level.
    types : collection of str
        Types that count as a place.

    Returns
    -------
    Aanbod
        Initiatives of one `organisatie` are one organisation, whatever the capitals and spaces of
        its name; an initiative without is an organisation of its own.
    """
    naam = initiatieven["organisatie"].map(
        lambda tekst: " ".join(tekst.casefold().split()), na_action="ignore"
    )
    # No name of an organisation holds a line break: a row's own key meets no other.
    eigen = pd.Series([f"\n{i}" for i in range(len(initiatieven))], index=initiatieven.index)
    organisatie, namen = pd.factorize(naam.where(naam.notna() & (naam != ""), eigen))
    los = initiatieven.assign(
        organisatie=organisatie,
        modellen=model_bits(initiatieven["werkmodellen"]),
    )
    plaatsen = with_travel_time(los)
    plaatsen = plaatsen[plaatsen["type"].isin(types)].sort_values("organisatie", kind="stable")
    outreach = np.zeros((len(wijken), len(namen)), dtype=np.uint8)
    codes = wijken.reset_index()
    mobiel = los[los["bereik"] == "werkingsgebied"]
    for (niveau, code), deel in mobiel.groupby(["werkgebied_niveau", "werkgebied_code"]):
        hier = np.flatnonzero(codes[f"{niveau}_code"] == code)
        for nummer, modellen in zip(deel["organisatie"], deel["modellen"], strict=True):
            outreach[hier, nummer] |= modellen
    return Aanbod(
        plaatsen[["x", "y"]].to_numpy(dtype=float),
        plaatsen["organisatie"].to_numpy(),
        plaatsen["modellen"].to_numpy(),
        outreach,
    )


def offer(rows_xy: ArrayLike, wijk: NDArray[np.integer], aanbod: Aanbod, limit: float) -> Getallen:
    """Return, per household row, how many organisations stand behind each werkmodel.

    Every organisation within reach counts once, whatever the number of its places: its weight of
    one is shared equally over the different werkmodellen that it offers this household, at places
    within `limit` and by coming to the wijk taken together.

    Parameters
    ----------
    rows_xy : array_like, shape (rows, 2)
        Household rows, in the coordinates of `aanbod`.
    wijk : ndarray of int, shape (rows,)
        Position of each row's wijk.
    aanbod : Aanbod
        What :func:`supply` returns.
    limit : float
        Straight-line metres, boundary included.

    Returns
    -------
    ndarray, shape (rows, 7)
        Organisations per werkmodel, in the order of ``WERKMODELLEN``; a row's sum is the number of
        organisations that the household can turn to. The order of initiatives and rows changes
        no bit of it.

    Raises
    ------
    OngeldigeCoordinaat
        A coordinate is not a finite number.

    Examples
    --------
    One organisation has a house (place and neighbourhood) and, 300 m on, a drop-in centre that is
    a meeting of peers as well; a second sends buddies to the whole wijk:

    >>> aanbod = Aanbod(
    ...     xy=np.array([[0.0, 0.0], [300.0, 0.0]]),
    ...     organisatie=np.array([0, 0]),
    ...     modellen=np.array([0b1000000, 0b0101000], dtype=np.uint8),
    ...     outreach=np.array([[0, 0b0000010]], dtype=np.uint8),
    ... )

    At 200 m the first row reaches the house only, the second both places: a third for each model.

    >>> offer([[0, 0], [150, 0]], np.array([0, 0]), aanbod, 200).round(2).tolist()
    [[0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0], [0.0, 1.0, 0.0, 0.33, 0.0, 0.33, 0.33]]
    """
    thuis = np.zeros((len(aanbod.outreach), _N), dtype=np.int64)
    waar, wie = np.nonzero(aanbod.outreach)
    np.add.at(thuis, waar, _DEEL[aanbod.outreach[waar, wie]])
    uit = thuis[wijk]
    paren = pairs(rows_xy, aanbod.xy, limit)
    if len(paren):
        rij = paren["origin"].to_numpy()
        plaats = paren["destination"].to_numpy()
        organisatie = aanbod.organisatie[plaats]
        # Sorted by row and place, and the places by organisation: equal ones stand together.
        nieuw = np.flatnonzero((np.diff(rij) != 0) | (np.diff(organisatie) != 0)) + 1
        begin = np.concatenate(([0], nieuw))
        daar = np.bitwise_or.reduceat(aanbod.modellen[plaats], begin)
        rij, organisatie = rij[begin], organisatie[begin]
        al = aanbod.outreach[wijk[rij], organisatie]
        erbij = _DEEL[daar | al] - _DEEL[al]
        eerste = np.concatenate(([0], np.flatnonzero(np.diff(rij)) + 1))
        uit[rij[eerste]] += np.add.reduceat(erbij, eerste, axis=0)
    return uit / _HEEL


def effective_number(offer: ArrayLike) -> Getallen:
    """Return the effective number of werkmodellen: exp(−Σ p ln p).

    Parameters
    ----------
    offer : array_like, shape (rows, models)
        Weight of each werkmodel, such as :func:`offer` returns; p is its share in the row.

    Returns
    -------
    ndarray, shape (rows,)
        Between 1 and the number of werkmodellen with any weight, and exactly that number where
        they weigh the same; 0 where there is none.

    Raises
    ------
    NegatieveVraag
        A weight is negative, missing or infinite.

    Notes
    -----
    Hill M. O. (1973), "Diversity and evenness: a unifying notation and its consequences", Ecology
    54, 427–432: the number of order 1.

    Examples
    --------
    Two equal models are two; nine to one are far less: exp(−0.9 ln 0.9 − 0.1 ln 0.1) = 1.38.

    >>> effective_number([[1, 1, 0], [9, 1, 0], [0, 5, 0], [0, 0, 0]]).round(2).tolist()
    [2.0, 1.38, 1.0, 0.0]
    """
    gewicht = np.asarray(offer, dtype=float)
    if not np.all((gewicht >= 0) & (gewicht < np.inf)):
        fout = int(np.argwhere(~((gewicht >= 0) & (gewicht < np.inf)))[0][0])
        raise NegatieveVraag(
            f"Het aanbod in rij {fout} is negatief of geen getal; geef nul of meer per werkmodel."
        )
    # With the largest weight as unit, equal weights have logarithm 0: exactly their number.
    grootste = gewicht.max(axis=1, keepdims=True)
    deel = np.divide(gewicht, grootste, out=np.zeros_like(gewicht), where=grootste > 0)
    logaritme = np.log(deel, out=np.zeros_like(deel), where=deel > 0)
    totaal = deel.sum(axis=1)
    wanorde = np.divide(
        (deel * logaritme).sum(axis=1), totaal, out=np.zeros(len(totaal)), where=totaal > 0
    )
    # exp(−Σ p ln p) with p = w / Σw; rounding may pass the bounds by a hair.
    aantal = (gewicht > 0).sum(axis=1)
    return np.clip(totaal * np.exp(-wanorde), np.minimum(aantal, 1), aantal)


def metres_to_models(reach: Reach, types: Collection[str], n: int = 3) -> NDArray[np.float32]:
    """Return, per household row, the metres until `n` different werkmodellen are available.

    The n-th smallest of the seven distances to the nearest place per werkmodel; a werkmodel that
    comes to the wijk is at 0. A place that works in two ways counts for both. This is dual access:
    not what is within a limit, but how far the limit must go (Cui & Levinson 2020).

    Parameters
    ----------
    reach : Reach
        Metres per household row.
    types : collection of str
        Types that count as a place.
    n : int
        Number of werkmodellen, 1–7.

    Returns
    -------
    ndarray of float32, shape (rows,)
        Straight-line metres (:func:`etl.measures.travel.minutes` makes minutes of them); inf where
        fewer than `n` are known anywhere.

    Raises
    ------
    OngeldigeAanroep
        `n` is not between 1 and 7.

    Examples
    --------
    A house at 100 m, a drop-in centre at 700 m, buddies in the wijk: three models at 700 m.

    >>> reach = Reach(
    ...     (("buurthuis", "locatie_regio"), ("inloopcentrum", "organisatie")),
    ...     np.array([[100], [700]], dtype=np.float32),
    ...     households=np.array([1.0]),
    ...     wijk=np.array([0], dtype=np.int32),
    ...     outreach=np.array([0b10], dtype=np.uint8),
    ... )
    >>> types = ("buurthuis", "inloopcentrum")
    >>> [metres_to_models(reach, types, n).tolist() for n in (1, 2, 3, 4)]
    [[0.0], [100.0], [700.0], [inf]]
    """
    if not 1 <= n <= _N:
        raise OngeldigeAanroep(f"Er zijn {_N} werkmodellen; vraag er 1 tot {_N}, niet {n}.")
    per_model = np.stack([nearest(reach, types, sleutel) for sleutel in WERKMODELLEN], axis=1)
    return np.partition(per_model, n - 1, axis=1)[:, n - 1]
