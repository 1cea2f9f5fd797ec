"""The gap between need and access, and what may not be ranked because the register is empty."""

import numpy as np
import pandas as pd

from etl.measures.weighted import percentile

#: Under this many households a wijk is shown, but never ranked, classed or clustered.
MINIMUM_HUISHOUDENS = 50
#: Places per household under this share of the median of the gemeenten that have some: thin.
DUN_DEEL = 0.25


def register_known(plaatsen: pd.Series, households: pd.Series) -> pd.Series:
    """Return per gemeente how far the register can be trusted to speak: known, thin or empty.

    Parameters
    ----------
    plaatsen : Series
        Known places of the default set in the gemeente, of any precision.
    households : Series
        Households of the gemeente, same index.

    Returns
    -------
    Series
        ``leeg`` (no known place), ``dun`` (places per 10,000 households under a quarter of the
        median of the gemeenten that have some) or ``bekend``.

    Examples
    --------
    >>> register_known(pd.Series([0, 1, 10, 9]), pd.Series([1e4, 1e4, 1e4, 1e4])).tolist()
    ['leeg', 'dun', 'bekend', 'bekend']
    """
    dichtheid = (10_000 * plaatsen / households).where(plaatsen > 0)
    dun = dichtheid < DUN_DEEL * dichtheid.median()
    return pd.Series(np.select([plaatsen == 0, dun], ["leeg", "dun"], "bekend"), plaatsen.index)


def terciles(values: pd.Series, households: pd.Series) -> pd.Series:
    """Return the household tercile (1, 2, 3) of every value over the whole territory.

    A value belongs to the third in which its mid-rank percentile falls, so ties stay together.

    Examples
    --------
    >>> terciles(pd.Series([5.0, 7.0, 9.0]), pd.Series([1.0, 1.0, 1.0])).tolist()
    [1.0, 2.0, 3.0]
    """
    rang = pd.Series(percentile(values, households), values.index)
    derde = np.minimum(np.floor(rang * 3) + 1, 3)
    return derde.where(rang.notna())


def gap(wijken: pd.DataFrame) -> pd.DataFrame:
    """Return lack of access, gap priority, 3×3 class and rank per wijk.

    Lack (``gebrek``) = 100 · household-weighted mid-rank percentile of the median minutes to the
    nearest place. Priority = 100 · √(P_need · P_lack), with P the household-weighted mid-rank
    percentiles of ``nood`` and of the minutes, in 0–1. The class is "need tercile-lack tercile",
    each by household terciles of the whole territory; "3-3" has most need and least access.

    Parameters
    ----------
    wijken : DataFrame
        ``huishoudens, minuten_dichtste, nood, register``.

    Returns
    -------
    DataFrame
        ``gebrek`` (0–100), ``kloof_prioriteit`` (0–100), ``kloof_klasse``, ``rang`` (1 = highest
        priority; equal priorities share the best rank). Priority, class and rank are missing
        where the gemeente's register is empty, need is unknown, or under 50 households live.
    """
    huishoudens = wijken["huishoudens"]
    p_gebrek = pd.Series(percentile(wijken["minuten_dichtste"], huishoudens), wijken.index)
    p_nood = pd.Series(percentile(wijken["nood"], huishoudens), wijken.index)
    mag = (
        (wijken["register"] != "leeg")
        & (huishoudens >= MINIMUM_HUISHOUDENS)
        & p_nood.notna()
        & p_gebrek.notna()
    )
    prioriteit = (100 * (p_nood * p_gebrek) ** 0.5).where(mag)
    nood3 = terciles(wijken["nood"], huishoudens)
    gebrek3 = terciles(wijken["minuten_dichtste"], huishoudens)
    klasse = nood3[mag].astype(int).astype(str) + "-" + gebrek3[mag].astype(int).astype(str)
    # Rounded before ranking: rows in another order must not break a tie in the last bit.
    rang = prioriteit.round(9).rank(ascending=False, method="min")
    return pd.DataFrame(
        {
            "gebrek": 100 * p_gebrek,
            "kloof_prioriteit": prioriteit,
            "kloof_klasse": klasse.reindex(wijken.index),
            "rang": rang.astype("Int64"),
        }
    )
