"""The prices behind a rent signal: the one series it was read from, at every level."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from etl.contract.niveaus import NIVEAUS
from etl.measures.rent import HUUR, HUURMATEN, KOOPPRIJS, most_sold


def prices(sales: pd.DataFrame, rents: pd.DataFrame, signal: Mapping[Any, Any]) -> pd.DataFrame:
    """Return the known prices of the series that a rent signal was read from, at every level.

    Parameters
    ----------
    sales, rents : DataFrame
        The contract tables ``verkoopprijs`` and ``huur``.
    signal : mapping
        ``huur_bron, huur_reeks`` and ``huur_woningtype`` of a wijk, as
        :func:`etl.measures.rent.signal` gives them.

    Returns
    -------
    DataFrame
        ``niveau, code, jaar``, ``waarde`` (euro, or euro a month; the mean where a year has more
        than one) and ``geschat`` (whether one of them is an estimate), in the order of the first
        three; no rows where there is no signal.

    Examples
    --------
    >>> verkopen = pd.DataFrame({"niveau": "gemeente", "code": ["a", "a"], "jaar": [2020, 2019]})
    >>> verkopen = verkopen.assign(waarde=[3e5, 2e5], woningtype="alle_huizen", status="gemeten")
    >>> soort = dict.fromkeys(("huur_reeks", "huur_woningtype"), "alle_huizen")
    >>> prices(verkopen, verkopen[:0], {"huur_bron": "koopprijs"} | soort)["waarde"].tolist()
    [200000.0, 300000.0]
    """
    table = rents if signal["huur_bron"] == HUUR.bron else sales
    same = table["woningtype"] == signal["huur_woningtype"]
    if signal["huur_bron"] == HUUR.bron:
        same &= (table["reeks"] == signal["huur_reeks"]) & table["maat"].isin(HUURMATEN)
    known = table[same & table["waarde"].notna()]
    per_year = known.assign(geschat=known["status"] == "geschat").groupby(
        ["niveau", "code", "jaar"]
    )
    return per_year.agg(waarde=("waarde", "mean"), geschat=("geschat", "any")).reset_index()


def area(signal: Mapping[Any, Any], wijk: str) -> tuple[str, str]:
    """Return level and code of the area whose signal a wijk has.

    Examples
    --------
    >>> area({"huur_niveau": "gemeente", "gemeente_code": "44021"}, "44021W07")
    ('gemeente', '44021')
    """
    niveau = str(signal["huur_niveau"])
    return niveau, wijk if niveau == "wijk" else str(signal[NIVEAUS[niveau].kolom])


def of_gemeente(sales: pd.DataFrame, wijken: pd.DataFrame) -> dict[str, Any] | None:
    """Return what names the price series of a gemeente: its wijken may have signals of their own.

    Parameters
    ----------
    sales : DataFrame
        The contract table ``verkoopprijs``.
    wijken : DataFrame
        The wijken of the gemeente, as in an edition.

    Returns
    -------
    dict or None
        The row of a wijk that has the gemeente's signal; where all have their own, the same with
        the dwellings most sold in the gemeente; None where nothing is known.

    Examples
    --------
    >>> wijken = pd.DataFrame({"huur_niveau": ["wijk", "gemeente"], "huur_reeks": ["a", "b"]})
    >>> of_gemeente(pd.DataFrame(), wijken)["huur_reeks"]
    'b'
    """
    above = wijken[wijken["huur_niveau"] == "gemeente"]
    if len(above):
        return dict(above.iloc[0])
    if wijken["huur_niveau"].isna().all():
        return None
    row = dict(wijken.iloc[0])
    kind = most_sold(sales, "gemeente").get(row["gemeente_code"])
    if kind is None:
        return None
    same = dict.fromkeys(("huur_reeks", "huur_woningtype"), kind)
    return row | same | {"huur_bron": KOOPPRIJS.bron, "huur_niveau": "gemeente"}
