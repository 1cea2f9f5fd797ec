"""Gentrification by the published rule of Ding, Hwang and Divringi, where income is supplied."""

import numpy as np
import pandas as pd

from etl.errors import OngeldigeAanroep, OngeldigePrijs
from etl.measures import rent

#: Kinds of income, the one nearest to the publication first.
INKOMENS = ("inkomen_mediaan_eur_aangifte", "inkomen_eur_inwoner")

#: Not gentrifiable, gentrifiable but not gentrifying, gentrifying, and gentrifying by price
#: alone, where nothing is known of education and the rule can only half be answered.
KLASSEN = (
    "niet_gentrificeerbaar",
    "gentrificeerbaar",
    "gentrificerend",
    "gentrificerend_prijs",
)


def ding(
    income_start: pd.Series,
    price_start: pd.Series | pd.DataFrame,
    price_end: pd.Series | pd.DataFrame,
    region: pd.Series,
    education_start: pd.Series | None = None,
    education_end: pd.Series | None = None,
) -> pd.Series:
    """Return per area whether it could gentrify at the start, and whether it did.

    The rule of Ding, Hwang and Divringi (2016), "Gentrification and residential mobility in
    Philadelphia", Regional Science and Urban Economics 61: 38–51, as others who apply it report
    it; we have not read the article itself.

    - gentrifiable: median household income at the start below the city's median
    - gentrifying: gentrifiable, with a percentage increase of median rent or of median home
      value above the city's median increase, and an increase of the share of residents with
      higher education above the city's median increase

    Here the city is the region of the area, and each of its medians is the unweighted median
    over the region's areas of which the value is known. Equal to the median is not above and not
    below it. What differs from the publication when fed with Belgian data: fiscal income per
    gemeente is a mean, and areas are larger than census tracts. It signals, and proves nothing.

    Parameters
    ----------
    income_start : Series
        Income at the start, any unit.
    price_start, price_end : Series or DataFrame
        Rent or sale price at the start and at the end; a frame has one column per kind of price,
        and one kind that rises above its median is enough. A missing price is left out.
    region : Series
        Region of each area.
    education_start, education_end : Series, optional
        Share of residents with higher education, in %; the increase is in points.

    Returns
    -------
    Series
        One of :data:`KLASSEN`; missing where income is unknown, or where the area is
        gentrifiable and what is unknown of prices or education decides. Without education
        the class is never ``gentrificerend`` but ``gentrificerend_prijs``: half of the rule, so
        looser than the publication.

    Raises
    ------
    OngeldigeAanroep
        The inputs are not about the same areas, or only one end of education is given.
    OngeldigePrijs
        A price is zero, negative or infinite.

    Examples
    --------
    Median income is 20; prices rose 10, 50 and 20 %, so by more than the median only in b:

    >>> gebied = pd.Index(["a", "b", "c"])
    >>> inkomen = pd.Series([15.0, 18.0, 20.0, 25.0, 30.0], list("abcde"))
    >>> start = pd.Series(100.0, inkomen.index)
    >>> einde = pd.Series([110.0, 150.0, 120.0, 130.0, 140.0], inkomen.index)
    >>> ding(inkomen, start, einde, pd.Series("stad", inkomen.index)).tolist()[:3]
    ['gentrificeerbaar', 'gentrificerend_prijs', 'niet_gentrificeerbaar']
    """
    if (education_start is None) != (education_end is None):
        raise OngeldigeAanroep(
            "Van opleiding is maar één jaar gegeven; geef begin en einde, of geen van beide."
        )
    begin, einde = pd.DataFrame(price_start), pd.DataFrame(price_end).copy()
    einde.columns = begin.columns
    _check(income_start, begin, einde, [region, education_start, education_end])
    arm = _beyond_median(-income_start, region)
    groei = einde / begin - 1
    duurder = _any(groei.apply(lambda kolom: _beyond_median(kolom, region)))
    stijgt, ja = duurder, KLASSEN[3]
    if education_start is not None and education_end is not None:
        hoger = _beyond_median(education_end - education_start, region)
        stijgt, ja = duurder & hoger, KLASSEN[2]
    klasse = pd.Series(
        np.select(
            [(~arm).fillna(False), (arm & stijgt).fillna(False), (arm & ~stijgt).fillna(False)],
            [KLASSEN[0], ja, KLASSEN[1]],
            "",
        ),
        income_start.index,
        dtype="str",
    )
    return klasse.where(klasse != "")


def of_wijken(
    wijken: pd.DataFrame, gemeenten: pd.DataFrame, sales: pd.DataFrame, income: pd.DataFrame
) -> pd.DataFrame:
    """Return the rule per wijk, without education: its own where it has one, else its gemeente's.

    A wijk has its own where its income is known and, if that is low, its sale prices; at least 10
    wijken of its gewest must have both. Prices are those of :func:`etl.measures.rent.ends`;
    income is of the year nearest to the start of that window, the earlier of two.

    Parameters
    ----------
    wijken : DataFrame
        Index ``wijk_code``; ``gemeente_code`` and ``gewest_code``.
    gemeenten, sales, income : DataFrame
        The contract tables ``gemeenten``, ``verkoopprijs`` and ``inkomen``.

    Returns
    -------
    DataFrame
        Index as `wijken`; ``ding_klasse`` (see :func:`ding`) and ``ding_niveau``, missing
        together.

    Examples
    --------
    Nothing is known per wijk, so both take the answer of their gemeente:

    >>> wijken = pd.DataFrame({"gemeente_code": ["a", "b"], "gewest_code": "v"}, index=["w1", "w2"])
    >>> gemeenten = wijken.reset_index(drop=True)
    >>> prijzen = [
    ...     ("gemeente", code, jaar, 100 + (groei if jaar > 2020 else 0), "alle_huizen")
    ...     for code, groei in (("a", 50), ("b", 20)) for jaar in range(2015, 2025)
    ... ]
    >>> verkopen = pd.DataFrame(
    ...     prijzen, columns=["niveau", "code", "jaar", "waarde", "woningtype"]
    ... )
    >>> inkomen = pd.DataFrame({"code": ["a", "b"], "waarde": [15_000.0, 20_000.0]}).assign(
    ...     indicator="inkomen_eur_inwoner", niveau="gemeente", jaar=2013
    ... )
    >>> of_wijken(wijken, gemeenten, verkopen, inkomen).values.tolist()
    [['gentrificerend_prijs', 'gemeente'], ['niet_gentrificeerbaar', 'gemeente']]
    """
    above = _at(sales, income, gemeenten.set_index("gemeente_code")["gewest_code"], "gemeente")
    klasse = wijken["gemeente_code"].map(above)
    own = _at(sales, income, wijken["gewest_code"], "wijk", rent.MINSTE_WIJKEN)
    niveau = pd.Series("gemeente", wijken.index, dtype="str").mask(own.notna(), "wijk")
    klasse = own.where(own.notna(), klasse)
    return pd.DataFrame({"ding_klasse": klasse, "ding_niveau": niveau.where(klasse.notna())})


def _at(
    sales: pd.DataFrame, income: pd.DataFrame, region: pd.Series, niveau: str, minimum: int = 0
) -> pd.Series:
    """Return the rule for the areas of `region` from the figures of their level."""
    begin, einde = rent.ends(sales, region.index, niveau)
    known = income[(income["niveau"] == niveau) & income["waarde"].notna()]
    kind = next((k for k in INKOMENS if (known["indicator"] == k).any()), "")
    known = known[known["indicator"] == kind]
    start = rent.window_start(sales, niveau)
    if start is None or known.empty:
        return pd.Series(None, region.index, dtype="str")
    jaar = min(known["jaar"].unique(), key=lambda j: (abs(j - start), j))
    inkomen = known[known["jaar"] == jaar].set_index("code")["waarde"].reindex(region.index)
    # A region of which we know too few areas has no median to be above or below.
    bekend = inkomen.notna() & (begin.notna() & einde.notna()).any(axis="columns")
    genoeg = bekend.groupby(region).transform("sum") >= minimum
    return ding(inkomen, begin, einde, region.where(genoeg))


def _beyond_median(values: pd.Series, region: pd.Series) -> pd.Series:
    """Return whether a value lies above the median of its region; NA where it is unknown."""
    # Rounded, so that equal growth of unequal prices stays equal.
    values = values.round(12)
    boven = (values > values.groupby(region).transform("median")).astype("boolean")
    return boven.mask(values.isna() | region.isna())


def _any(known: pd.DataFrame) -> pd.Series:
    """Return whether one of the known columns is true; NA where none is known."""
    leeg = known.isna().all(axis="columns")
    return known.fillna(False).astype(bool).any(axis="columns").astype("boolean").mask(leeg)


def _check(
    income: pd.Series,
    begin: pd.DataFrame,
    einde: pd.DataFrame,
    others: list[pd.Series | None],
) -> None:
    indexen = [begin.index, einde.index, *(deel.index for deel in others if deel is not None)]
    if not all(index.equals(income.index) for index in indexen):
        raise OngeldigeAanroep(
            "Inkomen, prijzen, opleiding en regio gaan niet over dezelfde gebieden; "
            "geef ze in dezelfde volgorde."
        )
    prijs = np.concatenate([begin.to_numpy(dtype=float), einde.to_numpy(dtype=float)])
    fout = prijs[~np.isnan(prijs) & ~((prijs > 0) & np.isfinite(prijs))]
    if len(fout):
        raise OngeldigePrijs(
            f"Een prijs is {fout[0]}, en moet meer dan nul zijn; laat leeg wat niet bekend is."
        )
