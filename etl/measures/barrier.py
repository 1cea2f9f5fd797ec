"""The double barrier: nothing near, and hard to reach the rest by screen."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from etl.errors import OngeldigeAanroep
from etl.measures.weighted import Getallen, Groepen, check_weights, group_mean

#: The fifth of households with the highest digital risk.
SLECHTSTE_DEEL = 0.2
#: Above this share of its households a wijk as a whole counts as doubly barred.
MEERDERHEID_PCT = 50.0


def without_offer_pct(
    werkmodellen: NDArray[np.uint8], households: Getallen, groups: Groepen, n: int
) -> Getallen:
    """Return the percentage of each group's households to whom nothing is available.

    Parameters
    ----------
    werkmodellen : ndarray of uint8, shape (rows,)
        Werkmodellen available to the row, as :func:`etl.measures.access.available` gives them:
        a place within T, or outreach in whose area the row lies. 0 means neither.
    households : ndarray, shape (rows,)
    groups : ndarray of int, shape (rows,)
        Group of each row, 0 … n − 1.
    n : int
        Number of groups.

    Returns
    -------
    ndarray, shape (n,)
        0–100; NaN where a group has no households.

    Examples
    --------
    >>> bits, households = np.array([0, 1, 0], np.uint8), np.array([1.0, 2.0, 1.0])
    >>> without_offer_pct(bits, households, np.array([0, 0, 0]), 1).tolist()
    [50.0]
    """
    return 100 * group_mean(werkmodellen == 0, check_weights(households), groups, n)


def risk_limit(risk: ArrayLike, households: ArrayLike) -> float:
    """Return the digital risk that the worst-off fifth of households exceeds.

    The smallest risk that occurs and that at most a fifth of the households whose risk is known
    exceed. Households with the same risk are on the same side, so with large ties fewer than a
    fifth may exceed it, never more.

    Returns
    -------
    float
        In the unit of `risk`; NaN where no risk is known.

    Examples
    --------
    >>> risk_limit([1.0, 2.0, 3.0], [50.0, 40.0, 10.0])
    2.0
    """
    waarde = np.asarray(risk, dtype=float)
    telt = ~np.isnan(waarde) & (check_weights(households) > 0)
    if not telt.any():
        return float("nan")
    volgorde = np.argsort(waarde[telt], kind="stable")
    lopend = np.cumsum(np.asarray(households, dtype=float)[telt][volgorde])
    # A hair below four fifths: sums of fractions of households must not skip by rounding.
    drempel = (1 - SLECHTSTE_DEEL) * lopend[-1] * (1 - 1e-9)
    return float(waarde[telt][volgorde][np.searchsorted(lopend, drempel)])


def double_barrier(
    without_offer: pd.Series, risk: pd.Series, households: pd.Series
) -> pd.DataFrame:
    """Return per wijk the share of households behind a double barrier.

    A household is behind it when nothing is available to it within T (no place, no outreach) and
    the digital risk of its wijk lies above :func:`risk_limit` over all wijken given. Digital
    risk is known per wijk at best, so within a wijk only the first half varies.

    Parameters
    ----------
    without_offer : Series
        Per wijk the % of households without anything available (:func:`without_offer_pct`);
        missing where it cannot be said, such as where the register knows nothing.
    risk : Series
        Digital risk per wijk (:func:`etl.measures.digital.risk_index`), same index.
    households : Series
        Households per wijk, same index; zero where nobody lives.

    Returns
    -------
    DataFrame
        ``dubbele_drempel_pct``: 0–100, 0 where the risk is not above the limit; and
        ``dubbele_drempel``: whether it is more than half of the households. Both missing where
        either half is unknown or nobody lives.

    Raises
    ------
    NegatieveVraag
        A number of households is negative or missing.
    OngeldigeAanroep
        The three are not about the same wijken.

    Examples
    --------
    Ten of a hundred households have the highest risk; nothing is available to 60 % of them:

    >>> niets, risico = pd.Series([90.0, 60.0]), pd.Series([3.0, 8.0])
    >>> double_barrier(niets, risico, pd.Series([90.0, 10.0])).values.tolist()
    [[0.0, False], [60.0, True]]
    """
    if not (without_offer.index.equals(risk.index) and risk.index.equals(households.index)):
        raise OngeldigeAanroep(
            "Aanbod, digitaal risico en huishoudens gaan niet over dezelfde wijken; "
            "geef ze in dezelfde volgorde."
        )
    hoog = risk > risk_limit(risk, households)
    bekend = risk.notna() & without_offer.notna() & (households > 0)
    deel = without_offer.where(hoog, 0.0).where(bekend)
    meerderheid = (deel > MEERDERHEID_PCT).astype("boolean").where(bekend)
    return pd.DataFrame({"dubbele_drempel_pct": deel, "dubbele_drempel": meerderheid})
