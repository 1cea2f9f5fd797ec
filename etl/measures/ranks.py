"""Honest ranks: how far a wijk's place in the ranking hangs on choices that nobody can prove."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import rankdata

from etl.errors import OngeldigeAanroep
from etl.measures import travel
from etl.measures.access import median
from etl.measures.weighted import Getallen, check_weights, group_sum, percentile

TREKKINGEN = 500
#: What is drawn for the distance that still counts as near: 533 to 1,333 m as the crow flies.
MINUTEN = (10.0, 20.0)
OMWEG = (1.2, 1.5)
#: The interval holds nine tenths of the draws.
ONDER, BOVEN = 0.05, 0.95
#: Parts of the ranking in which a robust wijk stays.
DELEN = 3
ROBUUST, HANGT_AF = "robuust", "hangt_af_van_aannames"


@dataclass(frozen=True)
class Rijen:
    """Household rows and how far the nearest place is from each.

    Attributes
    ----------
    metres : ndarray, shape (rows,)
        Straight-line metres to the nearest default place; inf for none.
    households : ndarray, shape (rows,)
    wijk : ndarray of int, shape (rows,)
        Position of the row's wijk.
    """

    metres: NDArray[np.floating]
    households: Getallen
    wijk: NDArray[np.integer]


def rank_intervals(
    components: pd.DataFrame,
    households: pd.Series,
    rows: Rijen,
    rankable: pd.Series,
    seed: int,
    draws: int = TREKKINGEN,
) -> pd.DataFrame:
    """Return per wijk between which ranks its gap lies when the assumptions vary.

    Each draw ranks all wijken anew by priority = √(P_need · P_lack), with three things drawn:

    - the weights of the components of need, from a flat Dirichlet: every division of the weight
      is as likely as the next
    - how far is still near: 10–20 minutes at 4.8 km/h with a detour of 1.2–1.5, each drawn
      evenly, together 533–1,333 m
    - how lack of access is read: by the median minutes of the households, as the default rank
      does (which knows no T), or by the share of households without a place within the drawn
      metres; each in half of the draws, at random

    P are household-weighted mid-rank percentiles over all wijken given, as in
    :func:`etl.measures.gap.gap`; with equal weights and median minutes a draw is the default
    rank itself. Equal priorities share the best rank. What does not vary: the places, the
    households and the components themselves.

    Parameters
    ----------
    components : DataFrame
        Percentile (0–1, 1 = most disadvantaged) of each component of need per wijk; missing
        where unknown. A wijk whose need counts as unknown has only missing values.
    households : Series
        Households per wijk, index of `components`.
    rows : Rijen
        The household rows, with positions in that index.
    rankable : Series of bool
        Which wijken are ranked, same index; the others get no interval.
    seed : int
        Seed of the draws: the same seed gives the same intervals.
    draws : int
        Number of draws.

    Returns
    -------
    DataFrame
        Index of `components`; missing where a wijk is not ranked. ``rang_p05`` and ``rang_p95``
        (Int64): ranks that 5 and 95 % of the draws do not exceed (rank 1 = widest gap).
        ``robuust``: "robuust" where that whole interval lies in the same third of the ranking
        as the default rank (most urgent, middle, least urgent), otherwise
        "hangt_af_van_aannames".

    Raises
    ------
    OngeldigeAanroep
        Nothing to draw, or the series are not about the wijken of `components`.
    NegatieveVraag
        A number of households is negative or missing.

    Notes
    -----
    Rank intervals by Monte Carlo over weights and choices: M. Saisana, A. Saltelli and
    S. Tarantola (2005), "Uncertainty and sensitivity analysis techniques as tools for the
    quality assessment of composite indicators", J. R. Statist. Soc. A 168(2): 307–323.

    Examples
    --------
    Three wijken of 100 households: c has most need and nobody near, a least need and everybody:

    >>> delen = pd.DataFrame({"huur": [0.1, 0.5, 0.9], "wagens": [0.2, 0.5, 0.8]}, list("abc"))
    >>> rijen = Rijen(np.array([100.0, 900.0, 5000.0]), np.full(3, 100.0), np.arange(3))
    >>> honderd, ja = pd.Series(100.0, delen.index), pd.Series(True, delen.index)
    >>> rank_intervals(delen, honderd, rijen, ja, seed=1).values.tolist()
    [[3, 3, 'robuust'], [2, 2, 'robuust'], [1, 1, 'robuust']]
    """
    _check(components, households, rankable, draws)
    gewicht = check_weights(households)
    toeval = np.random.default_rng(seed)
    weights = toeval.dirichlet(np.ones(components.shape[1]), draws)
    limits = _draw_metres(toeval, draws)
    by_median = toeval.random(draws) < 0.5
    # Draw 0 is the default: equal weights, median minutes.
    weights = np.vstack([np.ones(components.shape[1]), weights])
    by_median = np.r_[True, by_median]
    nood = _percentiles(_need(components, weights), gewicht)
    gebrek = np.empty_like(nood)
    gebrek[:, by_median] = _percentiles(_median(rows, len(components))[:, None], gewicht)
    ver = ~by_median
    gebrek[:, ver] = _percentiles(_not_near(rows, limits[ver[1:]], len(components)), gewicht)
    prioriteit = np.sqrt(nood * gebrek)
    telt = rankable.to_numpy(dtype=bool) & ~np.isnan(prioriteit).any(axis=1)
    # Rounded as the default rank is, so that rows in another order break no tie.
    rangen = rankdata(-prioriteit[telt].round(11), method="min", axis=0)
    return _summary(rangen, telt, components.index)


def _check(
    components: pd.DataFrame, households: pd.Series, rankable: pd.Series, draws: int
) -> None:
    if draws < 1 or components.shape[1] == 0:
        raise OngeldigeAanroep(
            f"Met {draws} trekkingen over {components.shape[1]} onderdelen valt niets te "
            "rangschikken; geef er van elk minstens één."
        )
    if not components.index.equals(households.index) or not components.index.equals(rankable.index):
        raise OngeldigeAanroep(
            "Onderdelen, huishoudens en de wijken om te rangschikken gaan niet over dezelfde "
            "wijken; geef ze in dezelfde volgorde."
        )


def _draw_metres(toeval: np.random.Generator, draws: int) -> Getallen:
    """Return drawn metres that still count as near."""
    minuten = toeval.uniform(*MINUTEN, draws)
    omweg = toeval.uniform(*OMWEG, draws)
    return minuten * travel.limit_metres(1, detour=1) / omweg


def _need(components: pd.DataFrame, weights: Getallen) -> Getallen:
    """Return Σ w·P / Σ w over the known components: (wijken, draws)."""
    som = np.zeros((len(components), len(weights)))
    gewichten = som.copy()
    for rang, gewicht in zip(components.to_numpy(dtype=float).T, weights.T, strict=True):
        bekend = ~np.isnan(rang)
        som[bekend] += rang[bekend, None] * gewicht
        gewichten[bekend] += gewicht
    # Rounded, so that wijken that are equal on paper stay equal.
    return np.divide(som, gewichten, out=np.full_like(som, np.nan), where=gewichten > 0).round(12)


def _median(rows: Rijen, n: int) -> Getallen:
    """Return the median metres per wijk; missing where no place is known."""
    midden = median(rows.metres, rows.households, rows.wijk, n)
    return np.where(np.isfinite(midden), midden, np.nan)


def _not_near(rows: Rijen, limits: Getallen, n: int) -> Getallen:
    """Return the share of households further than each limit: (wijken, limits).

    One pass over the rows for all limits: each row is counted in the interval between two
    sorted limits in which its metres lie, and the intervals are summed up.
    """
    volgorde = np.argsort(limits)
    vak = np.searchsorted(limits[volgorde], rows.metres)
    breedte = len(limits) + 1
    telling = group_sum(rows.households, rows.wijk * np.int64(breedte) + vak, n * breedte)
    binnen = np.cumsum(telling.reshape(n, breedte), axis=1)
    totaal = binnen[:, -1:]
    uit = np.full((n, len(limits)), np.nan)
    np.divide(totaal - binnen[:, :-1], totaal, out=uit, where=totaal > 0)
    deel = np.empty_like(uit)
    deel[:, volgorde] = uit.round(12)
    return deel


def _percentiles(values: Getallen, households: Getallen) -> Getallen:
    """Return the household-weighted percentile of every value within its column."""
    uit = np.empty_like(values)
    for i, kolom in enumerate(values.T):
        uit[:, i] = percentile(kolom, households)
    return uit


def _summary(rangen: NDArray[np.integer], telt: NDArray[np.bool_], index: pd.Index) -> pd.DataFrame:
    """Return interval and class from the ranks of the default (first column) and the draws."""
    uit = pd.DataFrame(index=index)
    if not telt.any():
        return uit.assign(
            rang_p05=pd.Series(dtype="Int64"),
            rang_p95=pd.Series(dtype="Int64"),
            robuust=pd.Series(dtype="str"),
        )
    grenzen = np.quantile(rangen[:, 1:], [ONDER, BOVEN], axis=1, method="inverted_cdf")
    derde = np.ceil(DELEN * np.vstack([rangen[:, 0], grenzen]) / len(rangen))
    vast = (derde == derde[0]).all(axis=0)
    wijken = index[telt]
    for naam, rang in zip(("rang_p05", "rang_p95"), grenzen, strict=True):
        uit[naam] = pd.Series(rang, wijken).astype("Int64").reindex(index)
    uit["robuust"] = pd.Series(np.where(vast, ROBUUST, HANGT_AF), wijken, dtype="str").reindex(
        index
    )
    return uit
