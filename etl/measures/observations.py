"""From observations at their own level to wijken and regions.

A rate holds for every part of its area, so a wijk takes that of the finest level that has one. A
count holds for its area alone: a wijk has its own or none, and a region adds up its gemeenten.
"""

from collections.abc import Sequence

import pandas as pd

from etl.contract.indicators import INDICATOREN, Indicator
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


def finest(
    observations: pd.DataFrame,
    wijken: pd.DataFrame,
    indicator: str,
    niveaus: Sequence[str] | None = None,
) -> pd.DataFrame:
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
    niveaus : sequence of str, optional
        Other levels, finest first, or those of an indicator that is not there.

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
    for niveau in INDICATOREN[indicator].niveaus if niveaus is None else niveaus:
        own = known[known["niveau"] == niveau].drop_duplicates("code", keep="last")
        if own.empty:
            continue
        codes = wijken.index if niveau == "wijk" else wijken[NIVEAUS[niveau].kolom]
        # As objects, because a year that is missing somewhere would turn the others into floats.
        found = own.astype(object).set_index("code").reindex(codes).set_axis(wijken.index)
        new = result["waarde"].isna() & found["waarde"].notna()
        result.loc[new, list(result)] = found.loc[new, list(result)]
    return result.astype({"waarde": "float64", "niveau": "str"})


def of_wijken(
    observations: pd.DataFrame, wijken: pd.DataFrame, indicator: Indicator, kolom: str
) -> pd.DataFrame:
    """Return an indicator per wijk as columns of an edition.

    Parameters
    ----------
    observations, wijken : DataFrame
        As for :func:`finest`.
    indicator : Indicator
        A count speaks for a wijk only at the level of the wijk itself.
    kolom : str
        Name of the column.

    Returns
    -------
    DataFrame
        Index as `wijken`; `kolom`, ``<kolom>_niveau`` and ``<kolom>_jaar`` (Int64), all three
        missing where there is no value.

    Examples
    --------
    The number of a gemeente is not that of a wijk in it:

    >>> wijken = pd.DataFrame({"gemeente_code": ["a", "a"]}, index=["a1", "a2"])
    >>> cijfers = pd.DataFrame(
    ...     {
    ...         "indicator": "inwoners",
    ...         "niveau": ["wijk", "gemeente"],
    ...         "code": ["a1", "a"],
    ...         "jaar": [2024, 2025],
    ...         "waarde": [9.0, 12.0],
    ...     }
    ... )
    >>> of_wijken(cijfers, wijken, INDICATOREN["inwoners"], "n").astype(str).loc["a1"].tolist()
    ['9.0', 'wijk', '2024']
    >>> int(of_wijken(cijfers, wijken, INDICATOREN["inwoners"], "n")["n"].isna().sum())
    1
    """
    niveaus = indicator.niveaus if indicator.soort == "verhouding" else ("wijk",)
    found = finest(observations, wijken, indicator.sleutel, niveaus)
    year = found["jaar"].astype("Int64")
    return pd.DataFrame(
        {kolom: found["waarde"], f"{kolom}_niveau": found["niveau"], f"{kolom}_jaar": year}
    )


def count_of_gemeenten(
    observations: pd.DataFrame, wijken: pd.DataFrame, indicator: str
) -> pd.DataFrame:
    """Return a count per gemeente: its own, or else that of its wijken together.

    Parameters
    ----------
    observations : DataFrame
        As for :func:`finest`.
    wijken : DataFrame
        Index ``wijk_code``; ``gemeente_code``.
    indicator : str
        Key of the indicator.

    Returns
    -------
    DataFrame
        Index ``gemeente_code``, of all gemeenten that have a wijk; ``waarde``, missing where it
        is not known and one of the wijken has none; ``jaar``, missing too where wijken differ.

    Examples
    --------
    >>> wijken = pd.DataFrame({"gemeente_code": ["a", "b", "b"]}, index=["a1", "b1", "b2"])
    >>> cijfers = pd.DataFrame(
    ...     {
    ...         "indicator": "inwoners",
    ...         "niveau": ["gemeente", "wijk", "wijk", "wijk"],
    ...         "code": ["a", "a1", "b1", "b2"],
    ...         "jaar": [2025, 2025, 2025, 2025],
    ...         "waarde": [12.0, 9.0, 3.0, 4.0],
    ...     }
    ... )
    >>> count_of_gemeenten(cijfers, wijken, "inwoners")["waarde"].to_dict()
    {'a': 12.0, 'b': 7.0}
    """
    eigen = finest(observations, wijken, indicator, ("wijk",))
    per = eigen.assign(jaar=eigen["jaar"].astype("Float64")).groupby(wijken["gemeente_code"])
    van, tot = per["jaar"].min(), per["jaar"].max()
    samen = pd.DataFrame(
        {"waarde": per["waarde"].sum(skipna=False), "jaar": tot.where(van == tot).astype("Int64")}
    )
    gemeenten = pd.DataFrame({"gemeente_code": samen.index}, index=samen.index)
    heel = finest(observations, gemeenten, indicator, ("gemeente",))
    zelf = heel["waarde"].notna()
    return pd.DataFrame(
        {
            "waarde": heel["waarde"].where(zelf, samen["waarde"]),
            "jaar": heel["jaar"].where(zelf, samen["jaar"]).astype("Int64"),
        }
    )
