"""Gentrification by the published rule of Ding, Hwang and Divringi, where income is supplied."""

import numpy as np
import pandas as pd

from etl.errors import OngeldigeAanroep, OngeldigePrijs

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
        stijgt, ja = duurder & _beyond_median(education_end - education_start, region), KLASSEN[2]
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
