"""The digital gap as measured: households without internet, at the level that measures it."""

import pandas as pd

from etl.measures.observations import finest, recent_mean

INDICATOR = "internet_zonder_pct"
JAREN = 3


def measured_share(internet: pd.DataFrame, wijken: pd.DataFrame) -> pd.DataFrame:
    """Return, per wijk, the measured share of households without internet.

    The mean of the latest three calendar years (a survey, with several points of noise a year)
    at the finest level that has a value: wijk or gemeente where somebody supplied it, else the
    provincie, else the gewest.

    Parameters
    ----------
    internet : DataFrame
        The contract table ``internet``, in % of households.
    wijken : DataFrame
        Index ``wijk_code``; columns ``gemeente_code``, ``provincie_code``, ``gewest_code``.

    Returns
    -------
    DataFrame
        Index as `wijken`: ``internet_zonder_pct``, ``internet_niveau`` and ``internet_jaren``
        ("2023–2025", or the years there are, such as "2023, 2025"); missing where no level has
        a value.

    Examples
    --------
    >>> wijken = pd.DataFrame(
    ...     {"gemeente_code": ["g"], "provincie_code": ["p"], "gewest_code": ["v"]}, index=["w"]
    ... )
    >>> cijfers = pd.DataFrame(
    ...     {
    ...         "indicator": "internet_zonder_pct",
    ...         "niveau": "provincie",
    ...         "code": "p",
    ...         "jaar": [2022, 2023, 2024, 2025],
    ...         "waarde": [9.0, 4.0, 3.0, 5.0],
    ...     }
    ... )
    >>> measured_share(cijfers, wijken).values.tolist()
    [[4.0, 'provincie', '2023–2025']]
    """
    share = finest(recent_mean(internet, JAREN), wijken, INDICATOR)
    return share.astype({"jaar": "str"}).set_axis(
        ["internet_zonder_pct", "internet_niveau", "internet_jaren"], axis="columns"
    )
