"""The rent signal: where housing gets dearer faster than in the rest of the gewest.

A sign, never a proof. Trends are straight lines through ln(price), so that a trend is a relative
growth. A trend is judged only against trends of the same kind in the same gewest (the same rent
series, or the same dwelling type sold): what all prices of a gewest have in common, inflation
first of all, falls out of the difference.

Trends and classes know nothing of levels: a wijk with prices of its own is judged among wijken, a
gemeente among gemeenten. A wijk takes its own signal where it has one, else that of its gemeente.
"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from etl.errors import OnbekendeCode, OngeldigePrijs

JAREN = 10
GRENS_PUNTEN = 0.5
#: Does the class survive a window one year earlier, and the provincie as reference?
STABILITEIT = ("stabiel", "ander_venster", "andere_referentie", "beide", "onbekend")
KLASSEN = ("onder_druk", "duur_en_stijgend", "blijft_achter", "stabiel", "onbekend")

#: Dwelling types of sales that are weighed against each other; the others are parts of the first.
VERKOOPTYPES = ("alle_huizen", "appartementen")
#: Measures that are a rent really paid; asked rents and indexes are not.
HUURMATEN = ("gemiddelde", "mediaan")
#: A room is no dwelling, and a student's room is a market of its own.
GEEN_WONING = ("kamer", "studentenkamer", "studentenstudio")

# Growths closer than this are equal: what is left is rounding of the arithmetic, not of the prices.
_CIJFERS = 9


@dataclass(frozen=True)
class Regels:
    """When a series is long enough, and a reference broad enough.

    Attributes
    ----------
    bron : str
        What the prices are: ``huur`` or ``koopprijs``.
    jaren : int
        Valid years needed in the window of ten.
    gebieden : int
        Areas needed for a reference. One rent series in one gemeente has nothing of its own
        kind to be compared with, and sale prices are another kind.
    """

    bron: str
    jaren: int
    gebieden: int


HUUR = Regels("huur", jaren=5, gebieden=10)
KOOPPRIJS = Regels("koopprijs", jaren=8, gebieden=1)
#: Every gemeente has prices, so its gewest is a reference; of wijken there must be enough.
MINSTE_WIJKEN = 10


def growth(years: ArrayLike, values: ArrayLike) -> float:
    r"""Return the growth of a price series in % a year.

    With b the least-squares slope of ln(value) on year, growth = 100·(eᵇ − 1): a price that
    grows by 3 % every year grows 3.0 % a year.

    Parameters
    ----------
    years, values : array_like
        Years and prices in any unit, same length; missing prices (NaN) are passed over.

    Returns
    -------
    float
        % a year; NaN where fewer than two different years have a price.

    Raises
    ------
    OngeldigePrijs
        A price is zero, negative or infinite.

    Examples
    --------
    Prices 100, 121, 121 have ln 4.6052, 4.7958, 4.7958: b = (4.7958 − 4.6052) / 2 = 0.0953.

    >>> round(growth([2020, 2021, 2022], [100, 121, 121]), 2)
    10.0
    >>> round(growth([2020, 2022, 2024], [100, float("nan"), 100 * 1.03**4]), 9)
    3.0
    """
    prices = pd.DataFrame(
        {
            "jaar": np.asarray(years, dtype=float),
            "waarde": np.asarray(values, dtype=float),
            "reeks": "",
        }
    )
    lines = _lines(_valid(prices), ["reeks"])
    return float(_percent(lines["helling"]).iloc[0]) if len(lines) else float("nan")


def signal(sales: pd.DataFrame, rents: pd.DataFrame, gemeenten: pd.DataFrame) -> pd.DataFrame:
    r"""Return the rent signal of every gemeente.

    A gemeente takes the rent series of its own that has at least 5 valid years in the latest
    10, where at least 10 gemeenten of its gewest have that series (else there is nothing to
    compare it with); otherwise the median sale prices of the dwelling type most sold there over
    the latest 10 years (houses or apartments; houses when equal), with at least 8 valid years.
    Asked rents, student rooms and rents of provincie and gewest are never used.

    For a series with growth g (see :func:`growth`) and fitted value s in the first year of the
    window, and g̃, s̃ the unweighted medians over all gemeenten of the same gewest that have this
    series: d = g − g̃ in points;

    - d > 0.5 and s < s̃: ``onder_druk``; d > 0.5 and s ≥ s̃: ``duur_en_stijgend``;
    - d < −0.5: ``blijft_achter``; otherwise ``stabiel``;
    - too few years: ``onbekend``.

    The level at the start is the fitted value, not the price of that one year, so that one odd
    year does not decide.

    Parameters
    ----------
    sales, rents, gemeenten : DataFrame
        The contract tables ``verkoopprijs``, ``huur`` and ``gemeenten``.

    Returns
    -------
    DataFrame
        Index ``gemeente_code`` (order of `gemeenten`): ``huur_signaal``; ``huur_onzeker``, true
        when the class is another one, or unknown, with the window one year earlier (of the same
        series); ``huur_stabiliteit``, which changes the class does not survive: a window one year
        earlier (``ander_venster``), its provincie as reference instead of the gewest
        (``andere_referentie``; Brussels has no provincie), ``beide``, or none (``stabiel``);
        ``huur_groei_pct_jaar`` (see :func:`growth`); ``huur_verschil_punten`` (d);
        ``huur_niveau``; ``huur_bron`` (``huur`` or ``koopprijs``); ``huur_reeks``, the name of
        the price series (of sales the dwelling type); ``huur_woningtype``; ``huur_jaar_van`` and
        ``huur_jaar_tot``, the window. All but the first three are missing where the signal is
        ``onbekend``.

    Raises
    ------
    OnbekendeCode
        A gemeente of `sales` or `rents` is not in `gemeenten`.
    OngeldigePrijs
        A price is zero, negative or infinite.
    """
    return _signal(sales, rents, gemeenten.set_index("gemeente_code"), "gemeente")


def signal_of_wijken(
    sales: pd.DataFrame, rents: pd.DataFrame, gemeenten: pd.DataFrame, wijken: pd.DataFrame
) -> pd.DataFrame:
    """Return the rent signal of every wijk: its own where it can be judged, else its gemeente's.

    A wijk's own signal follows the rules of :func:`signal`, with the wijken of its gewest that
    have the same kind of price as the reference, of which there must be at least 10.

    Parameters
    ----------
    sales, rents, gemeenten : DataFrame
        The contract tables ``verkoopprijs``, ``huur`` and ``gemeenten``.
    wijken : DataFrame
        Index ``wijk_code``; ``gemeente_code``, ``provincie_code`` and ``gewest_code``.

    Returns
    -------
    DataFrame
        Index as `wijken`, columns of :func:`signal`; ``huur_niveau`` says whose signal it is.

    Raises
    ------
    OnbekendeCode, OngeldigePrijs
        As for :func:`signal`.

    Examples
    --------
    Twelve wijken of one gemeente, in which houses grow by 1, 2 … 12 % a year; the median is 6.5:

    >>> wijken = pd.DataFrame(
    ...     {"gemeente_code": "11001", "provincie_code": "10000", "gewest_code": "02000"},
    ...     index=[f"11001W{i:02}" for i in range(1, 13)],
    ... )
    >>> verkopen = pd.DataFrame(
    ...     [("wijk", f"11001W{i:02}", 2015 + j, 100 * (1 + i / 100) ** j)
    ...      for i in range(1, 13) for j in range(10)],
    ...     columns=["niveau", "code", "jaar", "waarde"],
    ... ).assign(woningtype="alle_huizen", aantal=20)
    >>> gemeenten = wijken.head(1).assign(gemeente_code="11001")
    >>> huur = pd.DataFrame(
    ...     columns=["niveau", "code", "jaar", "waarde", "reeks", "woningtype", "maat"]
    ... )
    >>> uit = signal_of_wijken(verkopen, huur, gemeenten, wijken)
    >>> uit[["huur_verschil_punten", "huur_niveau"]].values.tolist()[-1]
    [5.5, 'wijk']
    """
    above = signal(sales, rents, gemeenten).reindex(wijken["gemeente_code"]).set_axis(wijken.index)
    if not any((table["niveau"] == "wijk").any() for table in (sales, rents)):
        return above
    own = _signal(sales, rents, wijken, "wijk")
    known = own["huur_signaal"] != KLASSEN[-1]
    return pd.DataFrame({name: own[name].where(known, above[name]) for name in above})


def _signal(
    sales: pd.DataFrame, rents: pd.DataFrame, areas: pd.DataFrame, niveau: str
) -> pd.DataFrame:
    """Return the signal of every area (index of `areas`) from the prices of its own level."""
    gewest = areas["gewest_code"]
    provincie = areas["provincie_code"].fillna(gewest)
    regels = KOOPPRIJS if niveau == "gemeente" else replace(KOOPPRIJS, gebieden=MINSTE_WIJKEN)
    koop = _judged(_sale_prices(sales, niveau, gewest), provincie, regels)
    koop = koop[koop["reeks"] == koop["code"].map(most_sold(sales, niveau))]
    huur = _judged(_rent_prices(rents, niveau, gewest), provincie, HUUR)
    huur = huur.sort_values(["code", "aantal_jaren", "tot", "reeks"]).drop_duplicates(
        "code", keep="last"
    )
    chosen = pd.concat([huur, koop]).drop_duplicates("code").set_index("code")
    return _named(chosen.reindex(gewest.index), niveau)


def _valid(prices: pd.DataFrame) -> pd.DataFrame:
    # A table without rows has no types yet, hence the casts.
    known = prices[prices["waarde"].notna()].astype({"jaar": "int64", "waarde": "float64"})
    wrong = known[~known["waarde"].between(0, np.inf, inclusive="neither")]
    if len(wrong):
        raise OngeldigePrijs(
            f"Prijs {wrong['waarde'].iloc[0]} in {wrong['jaar'].iloc[0]:.0f} is geen prijs "
            f"({len(wrong)} in totaal); een prijs is groter dan nul, laat een onbekende leeg."
        )
    return known.assign(ln=np.log(known["waarde"]))


def _lines(prices: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Return per series (`keys`) its least-squares line through ln(price).

    Columns ``helling`` (per year), ``midden_jaar`` and ``midden_ln`` (a point of the line) and
    ``aantal_jaren``; a series of a single year has no line and is left out.
    """
    per_series = prices.groupby(keys)
    offset = prices["jaar"] - per_series["jaar"].transform("mean")
    sums = (
        prices[keys]
        .assign(xy=offset * prices["ln"], xx=offset**2)
        .groupby(keys)[["xy", "xx"]]
        .sum()
    )
    lines = pd.DataFrame(
        {
            "helling": sums["xy"] / sums["xx"].where(sums["xx"] > 0),
            "midden_jaar": per_series["jaar"].mean(),
            "midden_ln": per_series["ln"].mean(),
            "aantal_jaren": per_series["jaar"].nunique(),
        }
    )
    return lines[lines["helling"].notna()]


def _percent(slope: pd.Series) -> pd.Series:
    return 100 * np.expm1(slope)


def _of_area(table: pd.DataFrame, niveau: str, gewest: pd.Series) -> pd.DataFrame:
    own = table[table["niveau"] == niveau]
    unknown = sorted(set(own["code"]) - set(gewest.index))
    if unknown:
        raise OnbekendeCode(
            f"{len(unknown)} codes van niveau {niveau} staan niet in onze gebieden: "
            f"{', '.join(unknown[:10])}; breng de cijfers eerst over naar de gebieden van vandaag."
        )
    return own.assign(gewest=own["code"].map(gewest))


def _sale_prices(sales: pd.DataFrame, niveau: str, gewest: pd.Series) -> pd.DataFrame:
    own = _of_area(sales, niveau, gewest)
    own = own[own["woningtype"].isin(VERKOOPTYPES)]
    return _valid(own.assign(reeks=own["woningtype"]))


def _rent_prices(rents: pd.DataFrame, niveau: str, gewest: pd.Series) -> pd.DataFrame:
    own = _of_area(rents, niveau, gewest)
    return _valid(own[own["maat"].isin(HUURMATEN) & ~own["woningtype"].isin(GEEN_WONING)])


def most_sold(sales: pd.DataFrame, niveau: str) -> pd.Series:
    """Return, per area of a level, the dwelling type with most sales in the latest ten years.

    Houses where the numbers are equal or unknown.

    Examples
    --------
    >>> verkopen = pd.DataFrame(
    ...     {"niveau": "gemeente", "code": "a", "jaar": 2024, "aantal": [3, 5],
    ...      "woningtype": ["alle_huizen", "appartementen"]}
    ... )
    >>> most_sold(verkopen, "gemeente").to_dict()
    {'a': 'appartementen'}
    """
    recent = sales[(sales["niveau"] == niveau) & (sales["jaar"] > sales["jaar"].max() - JAREN)]
    number = recent.assign(aantal=recent["aantal"].astype("Float64").fillna(0)).pivot_table(
        index="code", columns="woningtype", values="aantal", aggfunc="sum"
    )
    return number.reindex(columns=list(VERKOOPTYPES)).fillna(0).idxmax(axis="columns")


def _judged(prices: pd.DataFrame, provincie: pd.Series, regels: Regels) -> pd.DataFrame:
    """Return every series that can be judged, with its class and how that one holds.

    `prices` has ``code, gewest, reeks, woningtype, jaar, ln``.
    """
    end = prices["jaar"].max()
    key = ["code", "reeks", "woningtype"]
    near = prices.assign(gewest=prices["code"].map(provincie))
    now, before, elsewhere = (
        _classed(part, year, regels).set_index(key)
        for part, year in ((prices, end), (prices, end - 1), (near, end))
    )
    window = now["klasse"].ne(before["klasse"].reindex(now.index))
    reference = now["klasse"].ne(elsewhere["klasse"].reindex(now.index))
    holds = np.select(
        [window & reference, window, reference],
        [STABILITEIT[3], STABILITEIT[1], STABILITEIT[2]],
        STABILITEIT[0],
    )
    return now.assign(onzeker=window, stabiliteit=holds, bron=regels.bron).reset_index()


def _classed(prices: pd.DataFrame, end: int, regels: Regels) -> pd.DataFrame:
    """Return line, difference and class of every series in the ten years up to `end`."""
    window = prices[prices["jaar"].between(end - JAREN + 1, end)]
    kind = ["gewest", "reeks", "woningtype"]
    lines = _lines(window, ["code", *kind]).reset_index()
    lines = lines[lines["aantal_jaren"] >= regels.jaren]
    years = window.groupby("reeks")["jaar"].agg(van="min", tot="max")
    lines = lines.join(years, on="reeks")
    lines["begin"] = lines["midden_ln"] + lines["helling"] * (lines["van"] - lines["midden_jaar"])
    lines["groei"] = _percent(lines["helling"])
    same_kind = lines.groupby(kind)
    difference = (lines["groei"] - same_kind["groei"].transform("median")).round(_CIJFERS)
    cheap = (lines["begin"] - same_kind["begin"].transform("median")).round(_CIJFERS) < 0
    rises = difference > GRENS_PUNTEN
    lines["verschil"] = difference
    lines["klasse"] = np.select(
        [rises & cheap, rises, difference < -GRENS_PUNTEN], KLASSEN[:3], KLASSEN[3]
    )
    return lines[same_kind["code"].transform("size") >= regels.gebieden]


def _named(chosen: pd.DataFrame, niveau: str) -> pd.DataFrame:
    known = chosen["klasse"].notna()
    return pd.DataFrame(
        {
            "huur_signaal": chosen["klasse"].fillna(KLASSEN[-1]).astype("str"),
            "huur_onzeker": chosen["onzeker"].eq(True),
            "huur_stabiliteit": chosen["stabiliteit"].fillna(STABILITEIT[-1]).astype("str"),
            "huur_groei_pct_jaar": chosen["groei"].astype(float),
            "huur_verschil_punten": chosen["verschil"].astype(float),
            "huur_niveau": pd.Series(niveau, chosen.index, dtype="str").where(known),
            "huur_bron": chosen["bron"].astype("str"),
            "huur_reeks": chosen["reeks"].astype("str"),
            "huur_woningtype": chosen["woningtype"].astype("str"),
            "huur_jaar_van": chosen["van"].astype("Int64"),
            "huur_jaar_tot": chosen["tot"].astype("Int64"),
        }
    )


def window_start(sales: pd.DataFrame, niveau: str = "gemeente") -> int | None:
    """Return the first of the latest ten years with sales at a level; None without sales.

    Examples
    --------
    >>> prijzen = pd.DataFrame({"niveau": ["gemeente", "wijk"], "jaar": [2024, 2023]})
    >>> window_start(prijzen), window_start(prijzen, "wijk"), window_start(prijzen, "gewest")
    (2015, 2014, None)
    """
    years = sales.loc[sales["niveau"] == niveau, "jaar"]
    return int(years.max()) - JAREN + 1 if len(years) else None


def ends(
    sales: pd.DataFrame, areas: pd.Index, niveau: str = "gemeente"
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the sale price of every area at the start and at the end of the latest ten years.

    Parameters
    ----------
    sales : DataFrame
        The contract table ``verkoopprijs``.
    areas : Index
        Codes of the areas.
    niveau : str
        Their level.

    Returns
    -------
    start, end : DataFrame
        Index `areas`; a column per dwelling type of :data:`VERKOOPTYPES`: the mean of the
        medians of the first three and of the last three years (one year alone is noise); missing
        where none of the three is known.

    Examples
    --------
    >>> jaren = range(2015, 2025)
    >>> prijzen = pd.DataFrame({"niveau": "gemeente", "code": "11001", "jaar": jaren})
    >>> prijzen = prijzen.assign(woningtype="alle_huizen", waarde=[100.0 + i for i in range(10)])
    >>> begin, einde = ends(prijzen, pd.Index(["11001"]))
    >>> begin["alle_huizen"].tolist(), einde["alle_huizen"].tolist()
    ([101.0], [108.0])
    """
    own = sales[(sales["niveau"] == niveau) & sales["woningtype"].isin(VERKOOPTYPES)]
    last = own["jaar"].max()

    def mean(first: int) -> pd.DataFrame:
        three = own[own["jaar"].between(first, first + 2)]
        prices = three.pivot_table(index="code", columns="woningtype", values="waarde")
        return prices.reindex(index=areas, columns=list(VERKOOPTYPES)).astype(float)

    return mean(last - JAREN + 1), mean(last - 2)
