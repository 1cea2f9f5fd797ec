"""From observations at their own level to wijken: each takes the finest level that has a value."""

import pandas as pd

from etl.contract.indicators import INDICATOREN
from etl.contract.niveaus import NIVEAUS


def recent_mean(observations: pd.DataFrame, years: int) -> pd.DataFrame:
    """Return, per area, the mean over the latest `years` calendar years of its level.

    Areas of one level are averaged over the same years, so that they compare. Where an area
    lacks one of these years the mean is over those it has, and ``jaar`` names them; where it
    lacks all, it has no row.

    Parameters
    ----------
    observations : DataFrame
        A contract table of observations, with one value per area and year.
    years : int
        Number of calendar years, counted back from the latest with a value at that level.

    Returns
    -------
    DataFrame
        ``indicator, niveau, code, waarde, jaar``; ``jaar`` is text: "2023–2025" for an unbroken
        run of `years`, otherwise each year that counted ("2023, 2025").

    Examples
    --------
    >>> cijfers = pd.DataFrame(
    ...     {
    ...         "indicator": "internet_zonder_pct",
    ...         "niveau": "provincie",
    ...         "code": ["1", "1", "1", "2", "2"],
    ...         "jaar": [2023, 2024, 2025, 2022, 2025],
    ...         "waarde": [4.0, 5.0, 6.0, 9.0, 3.0],
    ...     }
    ... )
    >>> recent_mean(cijfers, 3)[["code", "waarde", "jaar"]].values.tolist()
    [['1', 5.0, '2023–2025'], ['2', 3.0, '2025']]
    """
    known = observations[observations["waarde"].notna()]
    latest = known.groupby(["indicator", "niveau"])["jaar"].transform("max")
    per_area = known[known["jaar"] > latest - years].groupby(["indicator", "niveau", "code"])
    mean = per_area[["waarde"]].mean()
    mean["jaar"] = [_years(list(per_area["jaar"].get_group(key)), years) for key in mean.index]
    return mean.reset_index()


def _years(found: list[int], wanted: int) -> str:
    year = sorted(set(found))
    if len(year) == wanted > 1:
        return f"{year[0]}–{year[-1]}"
    return ", ".join(map(str, year))


def finest(observations: pd.DataFrame, wijken: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """Return, per wijk, the value of the finest level that has one.

    Parameters
    ----------
    observations : DataFrame
        A contract table of observations (or :func:`recent_mean` of one); of several years of an
        area the latest with a value counts. Suppressed values are missing, so a coarser level
        speaks for them.
    wijken : DataFrame
        Index ``wijk_code``; columns ``<niveau>_code`` of the levels of the indicator. A wijk
        without code at a level (Brussels has no provincie) looks further up.
    indicator : str
        Key of :data:`etl.contract.indicators.INDICATOREN`, which names the levels.

    Returns
    -------
    DataFrame
        Index as `wijken`; ``waarde``, ``niveau`` and ``jaar``; all three missing where no level
        has a value.

    Examples
    --------
    >>> wijken = pd.DataFrame({"gemeente_code": ["g1", "g2"]}, index=["w1", "w2"])
    >>> cijfers = pd.DataFrame(
    ...     {
    ...         "indicator": "alleenwonend_pct",
    ...         "niveau": ["gemeente", "gemeente", "wijk"],
    ...         "code": ["g1", "g2", "w2"],
    ...         "jaar": [2019, 2019, 2018],
    ...         "waarde": [30.0, 40.0, 55.0],
    ...     }
    ... )
    >>> finest(cijfers, wijken, "alleenwonend_pct").values.tolist()
    [[30.0, 'gemeente', 2019], [55.0, 'wijk', 2018]]
    """
    known = observations[
        (observations["indicator"] == indicator) & observations["waarde"].notna()
    ].sort_values("jaar")
    result = pd.DataFrame(
        {"waarde": float("nan"), "niveau": None, "jaar": None}, index=wijken.index, dtype=object
    )
    for niveau in INDICATOREN[indicator].niveaus:
        own = known[known["niveau"] == niveau].drop_duplicates("code", keep="last")
        if own.empty:
            continue
        codes = wijken.index if niveau == "wijk" else wijken[NIVEAUS[niveau].kolom]
        # As objects, because a year that is missing somewhere would turn the others into floats.
        found = own.astype(object).set_index("code").reindex(codes).set_axis(wijken.index)
        new = result["waarde"].isna() & found["waarde"].notna()
        result.loc[new, list(result)] = found.loc[new, list(result)]
    return result.astype({"waarde": "float64", "niveau": "str"})
