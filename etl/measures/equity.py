"""Equity: how access is shared over households, and whether those in need have less of it.

Values are minutes to the nearest place: a cost, so more is worse. Every figure weighs households.
A row whose value is missing, or infinite because no place is known at all, stays out; so does a
row of unknown need where need matters; :func:`known` and :func:`by_region` count them. A figure
whose denominator is zero is missing.
"""

from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from etl.errors import OnbekendeCode, OngeldigeAanroep
from etl.measures import distribution as verdeling
from etl.measures.distribution import Rows
from etl.measures.weighted import Getallen, Groepen

#: The region table of :func:`by_region`, and the keys of :func:`summary`.
KOLOMMEN = (
    "huishoudens_bekend",
    "huishoudens_onbekend",
    "huishoudens_nood_onbekend",
    "gini",
    "palma",
    "concentratie",
    "erreygers",
    "fgt0",
    "fgt1",
    "fgt2",
)


def known(values: ArrayLike, weights: ArrayLike | None = None) -> tuple[float, float]:
    """Return how many households have a known value, and how many have none.

    Parameters
    ----------
    values : array-like, shape (rows,)
        Minutes; NaN or infinite where unknown.
    weights : array-like, shape (rows,), optional
        Households per row; each row counts once when left out.

    Raises
    ------
    OngeldigeAanroep
        The lengths differ.
    NegatieveVraag
        A weight is negative or not a number.

    Examples
    --------
    >>> known([5.0, float("nan"), 20.0], [10, 3, 7])
    (17.0, 3.0)
    """
    waarde, gewicht = verdeling.checked(values, weights)
    bekend = np.isfinite(waarde)
    return float(gewicht[bekend].sum()), float(gewicht[~bekend].sum())


def gini(values: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Return the Gini coefficient: 0 when all have the same, towards 1 when one has it all.

    G = 2 · cov(v, R) / μ, with R the weighted fractional rank of v (Lerman & Yitzhaki 1989). The
    same as Σ_i Σ_j w_i·w_j·|v_i − v_j| / (2·W²·μ), and not corrected for sample size: rows are
    the whole population.

    Parameters
    ----------
    values : array-like, shape (rows,)
        Minutes, not negative; NaN stays out.
    weights : array-like, shape (rows,), optional
        Households per row.

    Returns
    -------
    float
        Between 0 and 1 − 1/n; NaN where nothing is known or all values are zero.

    Raises
    ------
    OngeldigeAanroep
        The lengths differ.
    NegatieveVraag
        A value is negative, or a weight is negative or not a number.

    Examples
    --------
    One household 0 minutes away, one 10: half of all pairs differ by 10, the mean is 5.

    >>> gini([0.0, 10.0])
    0.5
    """
    return float(verdeling.gini(_rows(values, weights).in_order())[0])


def lorenz(values: ArrayLike, weights: ArrayLike | None = None) -> pd.DataFrame:
    """Return the Lorenz curve (Lorenz 1905): the share of all minutes that the nearest have.

    Households stand in order of their minutes, the nearest first. Straight lines join the points;
    the Gini coefficient is twice the area between them and the diagonal.

    Parameters and errors are those of :func:`gini`.

    Returns
    -------
    DataFrame
        ``aandeel_huishoudens, aandeel_toegang`` (0–1), from (0, 0) to (1, 1), one point per
        different value; no rows where nothing is known or all values are zero.

    Examples
    --------
    >>> lorenz([1.0, 3.0]).to_numpy().tolist()
    [[0.0, 0.0], [0.5, 0.25], [1.0, 1.0]]
    """
    rijen = _rows(values, weights).in_order()
    minuten = np.cumsum(rijen.waarde * rijen.gewicht)
    if len(minuten) == 0 or minuten[-1] == 0:
        return pd.DataFrame({"aandeel_huishoudens": [], "aandeel_toegang": []}, dtype=float)
    huishoudens = np.cumsum(rijen.gewicht)
    laatste = np.r_[rijen.waarde[1:] != rijen.waarde[:-1], True]
    return pd.DataFrame(
        {
            "aandeel_huishoudens": np.r_[0.0, huishoudens[laatste] / huishoudens[-1]],
            "aandeel_toegang": np.r_[0.0, minuten[laatste] / minuten[-1]],
        }
    )


def concentration_index(
    values: ArrayLike, rank_by: ArrayLike, weights: ArrayLike | None = None
) -> float:
    """Return the concentration index: how far the minutes fall on those who rank high.

    C = 2 · cov(v, R) / μ, with R the weighted fractional rank by `rank_by`, low to high, ties
    sharing the mean of their ranks (Kakwani, Wagstaff & van Doorslaer 1997; O'Donnell et al.
    2008). Ranked by need, C > 0 says that those with more need have further to go; C < 0 that they
    have less far. Ranked by the values themselves, C is the Gini coefficient.

    Parameters
    ----------
    values : array-like, shape (rows,)
        Minutes, not negative.
    rank_by : array-like, shape (rows,)
        What households are ranked by, such as need. A row where either is missing stays out.
    weights : array-like, shape (rows,), optional
        Households per row.

    Returns
    -------
    float
        Between −1 and 1; NaN where nothing is known or all values are zero.

    Raises
    ------
    OngeldigeAanroep, NegatieveVraag
        As :func:`gini`.

    Examples
    --------
    The household with most need has all the minutes:

    >>> concentration_index([0.0, 10.0], rank_by=[20.0, 80.0])
    0.5
    """
    waarde, gewicht = verdeling.checked(values, weights, rank_by)
    verdeling.refuse_negative(waarde)
    return float(
        _concentration(*verdeling.ranked(verdeling.one_group(waarde, gewicht), rank_by))[0]
    )


def erreygers(
    values: ArrayLike,
    rank_by: ArrayLike,
    weights: ArrayLike | None = None,
    minimum: float = 0.0,
    maximum: float = 1.0,
) -> float:
    """Return the Erreygers index: the concentration index of something that has two bounds.

    E = 4·μ / (maximum − minimum) · C = 8 · cov(v, R) / (maximum − minimum) (Erreygers 2009).
    Unlike C it does not depend on how common the thing is: what is far for one is near for the
    other, E(far) = −E(near).

    Parameters
    ----------
    values : array-like, shape (rows,)
        Between `minimum` and `maximum`, such as 1 for "beyond T" and 0 for "within T".
    rank_by : array-like, shape (rows,)
        What households are ranked by. A row where either is missing stays out.
    weights : array-like, shape (rows,), optional
        Households per row.
    minimum, maximum : float
        The bounds that `values` could have, 0 and 1 when left out.

    Returns
    -------
    float
        Between −1 and 1; NaN where nothing is known.

    Raises
    ------
    OngeldigeAanroep
        The lengths differ, the bounds are not in order, or a value lies outside them.
    NegatieveVraag
        A weight is negative or not a number.

    Examples
    --------
    The half with most need is beyond T, the other half within:

    >>> erreygers([0.0, 1.0], rank_by=[20.0, 80.0])
    1.0
    """
    if not (np.isfinite(minimum) and np.isfinite(maximum) and minimum < maximum):
        raise OngeldigeAanroep(
            f"De grenzen {minimum} en {maximum} kloppen niet; geef eerst het kleinste getal."
        )
    waarde, gewicht = verdeling.checked(values, weights, rank_by)
    fout = np.flatnonzero((waarde < minimum) | (waarde > maximum))
    if len(fout):
        raise OngeldigeAanroep(
            f"Waarde {waarde[fout[0]]} op plaats {fout[0]} ligt niet tussen {minimum} en {maximum}."
        )
    rijen, rang = verdeling.ranked(verdeling.one_group(waarde, gewicht), rank_by)
    return float(4 * verdeling.rank_covariance(rijen, rang)[0] / (maximum - minimum))


def palma(values: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Return the Palma ratio: the furthest tenth's share of all minutes to the nearest 40 %'s.

    Shares, as Palma (2011) and Cobham & Sumner (2013); four times as much is the ratio of the two
    means. A row of households across a boundary is divided over both sides, so that the ratio is
    exact and 0.25 when all have the same.

    Parameters and errors are those of :func:`gini`.

    Returns
    -------
    float
        NaN where nothing is known or the nearest 40 % have zero minutes.

    Examples
    --------
    Of ten households four are at 5 minutes and one is at 40: 40 / (4 · 5).

    >>> round(palma([5.0] * 4 + [10.0] * 5 + [40.0]), 12)
    2.0
    """
    return float(verdeling.palma(_rows(values, weights).in_order())[0])


def fgt(
    values: ArrayLike,
    line: float,
    weights: ArrayLike | None = None,
    *,
    poor_below: bool = False,
) -> tuple[float, float, float]:
    """Return the Foster–Greer–Thorbecke measures: how many are poor in access, how much, how badly.

    FGT_α = Σ w·g^α over the poor / Σ w, α = 0, 1, 2 (Foster, Greer & Thorbecke 1984). Minutes are
    a cost, so the poor are those beyond the line, v > `line`, with gap g = (v − line) / line: the
    overshoot of Wagstaff & van Doorslaer (2003). At the line is not poor. FGT_0 is the share
    beyond T (1 − coverage); FGT_1 · T the mean minutes too many over all households; FGT_2 weighs
    the furthest most. A cost has no upper bound: beyond twice the line g exceeds 1, and FGT_1 and
    FGT_2 may exceed FGT_0. For a value of which more is better, ``poor_below=True`` gives
    the measures as first published: poor where v < `line`, g = (line − v) / line ≤ 1.

    Parameters
    ----------
    values : array-like, shape (rows,)
        Minutes, not negative; NaN stays out.
    line : float
        T, in the unit of `values`, above zero.
    weights : array-like, shape (rows,), optional
        Households per row.
    poor_below : bool
        Whether less is worse.

    Returns
    -------
    h, gap, severity : float
        FGT 0, 1 and 2; NaN where nothing is known.

    Raises
    ------
    OngeldigeAanroep
        The lengths differ, or the line is not above zero.
    NegatieveVraag
        A value is negative, or a weight is negative or not a number.

    Examples
    --------
    T is 15 minutes. Of four households one is 7.5 and one 15 minutes too far:

    >>> fgt([5.0, 15.0, 22.5, 30.0], line=15)
    (0.5, 0.375, 0.3125)
    """
    rijen = _rows(values, weights)
    tekort = _overshoot(rijen.waarde, line)
    if poor_below:
        tekort = np.maximum((line - rijen.waarde) / line, 0.0)
    h, kloof, ernst = verdeling.foster_greer_thorbecke(rijen, tekort)
    return float(h[0]), float(kloof[0]), float(ernst[0])


def summary(
    values: ArrayLike, need: ArrayLike, weights: ArrayLike | None, line: float
) -> dict[str, float]:
    """Return every equity figure of one region: a row of :func:`by_region`.

    Examples
    --------
    >>> uit = summary([10.0, 30.0], [20.0, 80.0], [50.0, 50.0], line=15)
    >>> uit["gini"], uit["concentratie"], uit["erreygers"], uit["fgt0"]
    (0.25, 0.25, 1.0, 0.5)
    """
    waarde, gewicht = verdeling.checked(values, weights)
    tabel = by_region(waarde, need, gewicht, np.zeros(len(waarde), dtype=int), 1, line)
    return {str(kolom): float(tabel[kolom].iloc[0]) for kolom in tabel}


def by_region(
    values: ArrayLike,
    need: ArrayLike,
    weights: ArrayLike | None,
    groups: Groepen,
    n: int,
    line: float,
) -> pd.DataFrame:
    """Return the equity figures of every region of one level, from its household rows.

    Parameters
    ----------
    values : array-like, shape (rows,)
        Minutes to the nearest place; NaN or infinite where unknown.
    need : array-like, shape (rows,)
        Need of the row's wijk; NaN where unknown.
    weights : array-like, shape (rows,), optional
        Households per row.
    groups : ndarray of int, shape (rows,)
        Region of each row, 0 … n − 1; −1 belongs to none.
    n : int
        Number of regions.
    line : float
        T, in minutes.

    Returns
    -------
    DataFrame, n rows
        ``huishoudens_bekend`` and ``huishoudens_onbekend`` (households whose minutes are known or
        not), ``huishoudens_nood_onbekend`` (minutes known, need not: out of the next two only),
        ``concentratie`` (of minutes, against need), ``erreygers`` (of being beyond T, against
        need), ``gini``, ``palma``, ``fgt0``, ``fgt1``, ``fgt2`` (of minutes). Missing where a
        denominator is zero.

    Raises
    ------
    OngeldigeAanroep
        The lengths differ, or the line is not above zero.
    OnbekendeCode
        A group is `n` or more.
    NegatieveVraag
        A value is negative, or a weight is negative or not a number.

    Examples
    --------
    >>> regio = by_region([10.0, 30.0, 8.0], [20.0, 80.0, 50.0], None, np.array([0, 0, 1]), 3, 15)
    >>> regio[["huishoudens_bekend", "gini", "fgt0"]].to_numpy().tolist()
    [[2.0, 0.25, 0.5], [1.0, 0.0, 0.0], [0.0, nan, nan]]
    """
    waarde, gewicht = verdeling.checked(values, weights, groups, need)
    verdeling.refuse_negative(waarde)
    if np.max(groups, initial=-1) >= n:
        raise OnbekendeCode(f"Regio {np.max(groups)} bestaat niet: er zijn er {n}, vanaf 0.")
    alle = Rows(waarde, gewicht, np.asarray(groups, dtype=np.int64), n)
    binnen = alle.groep >= 0
    telt, weg = binnen & alle.counting(), alle.take(binnen & ~np.isfinite(waarde))
    rijen = alle.take(telt)
    op_rij = rijen.in_order()
    nood = np.asarray(need, dtype=float)[telt]
    op_nood, rang = verdeling.ranked(rijen, nood)
    ver = replace(op_nood, waarde=(op_nood.waarde > line).astype(float))
    uit = (
        rijen.total(),
        weg.total(),
        rijen.take(np.isnan(nood)).total(),
        verdeling.gini(op_rij),
        verdeling.palma(op_rij),
        _concentration(op_nood, rang),
        4 * verdeling.rank_covariance(ver, rang),
        *verdeling.foster_greer_thorbecke(rijen, _overshoot(rijen.waarde, line)),
    )
    return pd.DataFrame(dict(zip(KOLOMMEN, uit, strict=True)))


def _concentration(rijen: Rows, rang: Getallen) -> Getallen:
    return verdeling.ratio(verdeling.rank_covariance(rijen, rang), rijen.mean(rijen.waarde))


def _overshoot(waarde: Getallen, line: float) -> Getallen:
    """Return how far each value lies beyond the line, as a share of it; zero within."""
    if not (np.isfinite(line) and line > 0):
        raise OngeldigeAanroep(f"De grens {line} klopt niet; geef een getal boven nul.")
    return np.maximum((waarde - line) / line, 0.0)


def _rows(values: ArrayLike, weights: ArrayLike | None) -> Rows:
    """Return the rows that count, as one group."""
    waarde, gewicht = verdeling.checked(values, weights)
    verdeling.refuse_negative(waarde)
    alle = verdeling.one_group(waarde, gewicht)
    return alle.take(alle.counting())
