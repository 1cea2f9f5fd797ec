"""The digital gap: as measured, at the level that measures it, and as a risk built from signs."""

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

from etl.errors import NegatieveVraag, OnbekendeCode, OngeldigeAanroep
from etl.measures.observations import finest, recent_mean

INDICATOR = "internet_zonder_pct"
JAREN = 3

#: The risk index as far as today's data go: component → indicator → weight; components alike.
ONDERDELEN: Mapping[str, Mapping[str, float]] = {
    "internet": {"internet_zonder_pct": 1.0},
    "alleenwonend": {"alleenwonend_pct": 1.0},
    "inkomen": {"inkomen_eur_inwoner": 1.0},
}
GEWICHTEN: Mapping[str, float] = dict.fromkeys(ONDERDELEN, 1.0)
#: Indicators of which a high value is good.
OMGEKEERD = ("inkomen_eur_inwoner",)
#: The worst score of an indicator, a component and the index.
HOOGSTE = 10.0


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


def risk_index(
    values: pd.DataFrame,
    components: Mapping[str, Mapping[str, float]],
    weights: Mapping[str, float],
    reverse: Collection[str] = (),
    base: pd.Series | None = None,
) -> pd.Series:
    """Return the risk of digital exclusion per area, from 0 (lowest) to 10.

    The shape of the Digital Exclusion Risk Index of the Greater Manchester Combined Authority
    (2021): indicators are scored between their extremes over a base of areas, weighted into
    components, and these into one index. Indicators and weights are ours. It is a model: to be
    labelled as an estimate, never as a measurement.

    - indicator: s = 10 · (x − min) / (max − min) over the base; 10 − s where high is good;
      unknown everywhere where min = max, because then it tells no area from another
    - component: C = Σ w·s / Σ w over its indicators that are known for the area
    - index: Σ w_c·C_c / Σ w_c over the components that are known for the area

    Parameters
    ----------
    values : DataFrame, rows = areas
        Indicators in columns, each in its own unit; missing where unknown. Columns that no
        component names are left alone.
    components : mapping of str to mapping of str to float
        Component → indicator → weight within the component.
    weights : mapping of str to float
        Weight of every component; only proportions matter.
    reverse : collection of str
        Indicators of which a high value is good, such as income.
    base : Series of bool, optional
        Which areas set min and max, with the index of `values`; all areas when left out. An area
        outside the base that lies beyond its extremes stands at the end of the scale (0 or 10),
        so that the index always runs from 0 to 10.

    Returns
    -------
    Series
        Index 0–10 in the order of `values`; missing where nothing is known that weighs.

    Raises
    ------
    NegatieveVraag
        A weight is negative or no finite number, or nothing weighs.
    OnbekendeCode
        A component has no weight, a weight no component, or an indicator no column.
    OngeldigeAanroep
        A value is infinite, or `base` is not about the areas of `values`.

    Examples
    --------
    Income is good to have, so it is reversed; the first area's income is unknown:

    >>> gebieden = pd.DataFrame(
    ...     {"zonder_internet": [2.0, 4.0, 6.0], "inkomen": [np.nan, 20_000.0, 15_000.0]}
    ... )
    >>> delen = {"internet": {"zonder_internet": 1}, "geld": {"inkomen": 1}}
    >>> risk_index(gebieden, delen, {"internet": 1, "geld": 3}, reverse=["inkomen"]).tolist()
    [0.0, 1.25, 10.0]
    """
    _check_names(values, components, weights, reverse)
    _check_weights(components, weights)
    gevraagd = sorted({naam for delen in components.values() for naam in delen})
    getallen = values[gevraagd].astype(float)
    if np.isinf(getallen.to_numpy()).any():
        raise OngeldigeAanroep(
            "Een waarde van de risico-index is oneindig; laat ze leeg als ze niet bekend is."
        )
    binnen = pd.Series(True, values.index) if base is None else base
    if not binnen.index.equals(values.index):
        raise OngeldigeAanroep(
            "De basis van de risico-index gaat over andere gebieden dan de waarden; "
            "geef ja of nee voor elk gebied, in dezelfde volgorde."
        )
    scores = _scores(getallen, binnen.to_numpy(dtype=bool), reverse)
    delen = pd.DataFrame(
        {naam: _known_mean(scores, delen) for naam, delen in components.items()},
        index=values.index,
    )
    # A mean of tens may come out a hair above ten.
    return _known_mean(delen, weights).clip(0.0, HOOGSTE)


def _scores(values: pd.DataFrame, base: np.ndarray, reverse: Collection[str]) -> pd.DataFrame:
    """Return every indicator between 0 (best of the base) and 10 (worst of the base)."""
    kwaad = values * np.where(values.columns.isin(list(reverse)), -1.0, 1.0)
    laag, hoog = kwaad[base].min(), kwaad[base].max()
    bereik = (hoog - laag).where(hoog > laag)
    return (HOOGSTE * ((kwaad - laag) / bereik)).clip(0.0, HOOGSTE)


def _known_mean(values: pd.DataFrame, weights: Mapping[str, float]) -> pd.Series:
    """Return Σ w·v / Σ w over the columns that are known in the row."""
    kolommen = list(weights)
    # Scaled by the largest, so that the sum of huge or tiny weights stays a number.
    gewicht = pd.Series(weights, dtype=float)[kolommen]
    gewicht = gewicht / gewicht.max()
    deel = values[kolommen]
    som = (deel.fillna(0.0) * gewicht).sum(axis="columns")
    gewichten = (deel.notna() * gewicht).sum(axis="columns")
    return som / gewichten.where(gewichten > 0)


def _check_names(
    values: pd.DataFrame,
    components: Mapping[str, Mapping[str, float]],
    weights: Mapping[str, float],
    reverse: Collection[str],
) -> None:
    gevraagd = {naam for delen in components.values() for naam in delen} | set(reverse)
    onbekend = sorted(gevraagd - set(values)) + sorted(set(components) ^ set(weights))
    if onbekend:
        raise OnbekendeCode(
            f"De risico-index kent {', '.join(onbekend)} niet: elk onderdeel heeft een gewicht, "
            "en elke indicator een kolom; pas de namen aan."
        )


def _check_weights(
    components: Mapping[str, Mapping[str, float]], weights: Mapping[str, float]
) -> None:
    for waarvan, gewichten in {"de onderdelen": weights, **components}.items():
        getal = np.array(list(gewichten.values()), dtype=float)
        if not (np.isfinite(getal) & (getal >= 0)).all() or not getal.any():
            raise NegatieveVraag(
                f"De gewichten van {waarvan} ({', '.join(map(str, gewichten.values()))}) moeten "
                "nul of meer zijn, en minstens één meer dan nul."
            )
