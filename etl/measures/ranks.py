"""Honest ranks: how far a wijk's place in the ranking hangs on choices that nobody can prove."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import rankdata

from etl.errors import OngeldigeAanroep
from etl.measures import sensitivity, travel
from etl.measures.weighted import Getallen, check_weights, percentile

#: How often every placement of the unsure places is ranked.
KEREN = 5
TREKKINGEN = KEREN * sensitivity.TREKKINGEN
#: What is drawn for the distance that still counts as near: 533 to 1,333 m as the crow flies.
MINUTEN = (10.0, 20.0)
OMWEG = (1.2, 1.5)
#: The interval holds nine tenths of the draws.
ONDER, BOVEN = 0.05, 0.95
#: Parts of the ranking in which a robust wijk stays.
DELEN = 3
ROBUUST, HANGT_AF = "robuust", "hangt_af_van_aannames"


def draw_limits(seed: int, placements: int, times: int) -> Getallen:
    """Return what each draw holds for near: metres, shape (placements, times).

    10–20 minutes at 4.8 km/h with a detour of 1.2–1.5, each drawn evenly: 533–1,333 m.

    Parameters
    ----------
    seed : int
    placements : int
        In how many ways the unsure places stand.
    times : int
        How often each of those is ranked.

    Examples
    --------
    >>> meters = draw_limits(seed=1, placements=100, times=5)
    >>> meters.shape, bool(meters.min() > 533), bool(meters.max() < 1334)
    ((100, 5), True, True)
    """
    # Other chance than that of the weights, which are drawn with the same seed.
    toeval = np.random.default_rng([seed, 1])
    minuten = toeval.uniform(*MINUTEN, (placements, times))
    omweg = toeval.uniform(*OMWEG, (placements, times))
    return minuten * travel.limit_metres(1, detour=1) / omweg


def rank_intervals(
    components: pd.DataFrame,
    households: pd.Series,
    minutes: pd.Series,
    lack: NDArray[np.floating],
    rankable: pd.Series,
    seed: int,
) -> pd.DataFrame:
    """Return per wijk between which ranks its gap lies when the assumptions vary.

    Each draw ranks all wijken anew by priority = √(P_need · P_lack), with four things drawn:

    - the weights of the components of need, from a flat Dirichlet: every division of the weight
      is as likely as the next
    - where the places stand of which only wijk, deelgemeente or gemeente is known
      (:func:`etl.measures.sensitivity.register_intervals`)
    - how far is still near (:func:`draw_limits`)
    - how lack of access is read: by the median minutes of the households, as the default rank
      does (which knows no T), or by the share of households without a place within the drawn
      metres; each in half of the draws, at random

    P are household-weighted mid-rank percentiles over all wijken given, as in
    :func:`etl.measures.gap.gap`; with equal weights, median minutes and the places where the map
    has them a draw is the default rank itself. Equal priorities share the best rank. What does
    not vary: the places that the register knows, the households and the components themselves.

    Parameters
    ----------
    components : DataFrame
        Percentile (0–1, 1 = most disadvantaged) of each component of need per wijk; missing
        where unknown. A wijk whose need counts as unknown has only missing values.
    households : Series
        Households per wijk, index of `components`.
    minutes : Series
        Median minutes at default settings, same index.
    lack : ndarray, shape (placements, 1 + times, wijken)
        How far people are in every placement of the unsure places: by the median, then by the
        share beyond each limit. There are placements × times draws.
    rankable : Series of bool
        Which wijken are ranked, same index; the others get no interval.
    seed : int
        Seed of the draws: the same seed gives the same intervals.

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
    >>> minuten, ja = pd.Series([1.0, 9.0, 50.0], delen.index), pd.Series(True, delen.index)
    >>> ver = np.array([[[80.0, 700.0, 4000.0], [0.0, 0.5, 1.0]]])
    >>> rank_intervals(delen, 100 * ja, minuten, ver, ja, seed=1).values.tolist()
    [[3, 3, 'robuust'], [2, 2, 'robuust'], [1, 1, 'robuust']]
    """
    _check(components, (households, minutes, rankable), lack)
    gewicht = check_weights(households)
    placements, draws = len(lack), len(lack) * (lack.shape[1] - 1)
    toeval = np.random.default_rng(seed)
    weights = toeval.dirichlet(np.ones(components.shape[1]), draws)
    by_median = toeval.random(draws) < 0.5
    # Draw 0 is the default: equal weights, and minutes by the places where the map has them.
    weights = np.vstack([np.ones(components.shape[1]), weights])
    nood = _percentiles(_need(components, weights), gewicht)
    gebrek = np.empty_like(nood)
    gebrek[:, 0] = percentile(minutes, households)
    trek = np.arange(draws)
    midden = _percentiles(lack[:, 0].T, gewicht)
    gebrek[:, 1 + trek[by_median]] = midden[:, trek[by_median] % placements]
    deel = trek[~by_median]
    verder = lack[deel % placements, 1 + deel // placements].T
    gebrek[:, 1 + deel] = _percentiles(verder, gewicht)
    prioriteit = np.sqrt(nood * gebrek)
    telt = rankable.to_numpy(dtype=bool) & ~np.isnan(prioriteit).any(axis=1)
    # Rounded as the default rank is, so that rows in another order break no tie.
    rangen = rankdata(-prioriteit[telt].round(11), method="min", axis=0)
    return _summary(rangen, telt, components.index)


def _check(
    components: pd.DataFrame, series: tuple[pd.Series, ...], lack: NDArray[np.floating]
) -> None:
    draws = len(lack) * (lack.shape[1] - 1)
    if draws < 1 or components.shape[1] == 0:
        raise OngeldigeAanroep(
            f"Met {draws} trekkingen over {components.shape[1]} onderdelen valt niets te "
            "rangschikken; geef er van elk minstens één."
        )
    gelijk = all(components.index.equals(reeks.index) for reeks in series)
    if not gelijk or lack.shape[2] != len(components):
        raise OngeldigeAanroep(
            "Onderdelen, huishoudens, minuten, gebrek en de wijken om te rangschikken gaan niet "
            "over dezelfde wijken; geef ze in dezelfde volgorde."
        )


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


def _percentiles(values: NDArray[np.floating], households: Getallen) -> Getallen:
    """Return the household-weighted percentile of every value within its column."""
    uit = np.empty(values.shape)
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
