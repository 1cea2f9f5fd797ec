"""A proposed place for initiatives that come without coordinates."""

from typing import Any

import numpy as np
import pandas as pd
from pyproj import Transformer

from etl.geocode.geocoder import Geocoder
from etl.geocode.plaats import Plaats, nowhere
from etl.geocode.redenen import Reden

#: The dashboard makes a geocoder, and knows of etl the register only.
__all__ = ["ZEKER_GENOEG", "Geocoder", "filled", "locate", "without_place"]

_ADRES = ("straat", "huisnummer", "postcode", "gemeente_naam", "gemeente_code")
_PLAATS = ("lat", "lon")
#: Less sure places are shown and not filled in: street, postcode and gemeente contradict.
ZEKER_GENOEG = 0.5
KOLOMMEN = (
    *("lat", "lon", "locatie_precisie", "gemeente_code", "wijk_code"),
    *("zekerheid", "redenen"),
)


def locate(frame: pd.DataFrame, geocoder: Geocoder) -> pd.DataFrame:
    """Propose a place for every row without coordinates.

    Nothing is taken over: who brought the list decides.

    Parameters
    ----------
    frame : DataFrame
        Rows of the contract table ``initiatieven``; columns may be absent, cells empty.
    geocoder : Geocoder

    Returns
    -------
    DataFrame
        For the rows without ``lat`` or ``lon``, under their own index: ``lat, lon`` (degrees,
        six decimals), ``locatie_precisie``, ``gemeente_code``, ``wijk_code`` ("" where it is not
        sure), ``zekerheid`` (0–1) and ``redenen`` (tuple of Reden). Where nothing is known the
        coordinates are NaN, the texts empty and the reasons say why.
    """
    zonder = without_place(frame).reindex(columns=list(_ADRES))
    plaatsen = [_place(rij, geocoder) for rij in zonder.to_dict("records")]
    van_lambert = Transformer.from_crs("EPSG:31370", "EPSG:4326", always_xy=True)
    lon, lat = van_lambert.transform(
        np.array([p.x for p in plaatsen], dtype=float),
        np.array([p.y for p in plaatsen], dtype=float),
    )
    bekend = np.array([bool(p.precisie) for p in plaatsen], dtype=bool)
    return pd.DataFrame(
        {
            "lat": np.where(bekend, np.round(lat, 6), np.nan),
            "lon": np.where(bekend, np.round(lon, 6), np.nan),
            "locatie_precisie": [p.precisie for p in plaatsen],
            "gemeente_code": [p.gemeente_code for p in plaatsen],
            "wijk_code": [p.wijk_code for p in plaatsen],
            "zekerheid": [p.zekerheid for p in plaatsen],
            "redenen": pd.Series([p.redenen for p in plaatsen], index=zonder.index, dtype=object),
        },
        index=zonder.index,
        columns=list(KOLOMMEN),
    )


def without_place(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows without coordinates; all where the list has no column for them.

    Examples
    --------
    >>> without_place(pd.DataFrame({"lat": ["51,1", None], "lon": ["3,7", "3,8"]})).index.tolist()
    [1]
    """
    return frame[frame.reindex(columns=list(_PLAATS)).isna().any(axis=1)]


def filled(frame: pd.DataFrame, voorstel: pd.DataFrame) -> pd.DataFrame:
    """Return a list with the proposed places in it, to look over and bring again.

    Parameters
    ----------
    frame : DataFrame
        The list as it was read, with a unique index.
    voorstel : DataFrame
        What :func:`locate` made of it.

    Returns
    -------
    DataFrame
        The same rows and columns as text, and the columns of a place where they were absent. Only
        rows with a proposal of at least :data:`ZEKER_GENOEG` change: ``lat``, ``lon`` and
        ``locatie_precisie`` are the proposal's, ``gemeente_code`` and ``wijk_code`` where they
        were empty.
    """
    uit = frame.copy()
    goed = voorstel[voorstel["zekerheid"] >= ZEKER_GENOEG]
    for kolom in ("lat", "lon", "locatie_precisie", "gemeente_code", "wijk_code"):
        oud = uit[kolom] if kolom in uit else pd.Series(None, index=uit.index)
        cellen = oud.astype("object")
        nieuw = goed[kolom].map(lambda c: f"{c:.6f}" if isinstance(c, float) else c)
        if kolom.endswith("_code"):
            nieuw = nieuw[(nieuw != "") & cellen.loc[nieuw.index].isna()]
        cellen.loc[nieuw.index] = nieuw
        uit[kolom] = cellen.astype("str")
    return uit


def _place(rij: dict[Any, Any], geocoder: Geocoder) -> Plaats:
    straat, nummer, postcode, naam, code = (_text(rij[k]) for k in _ADRES)
    plaats = geocoder.zoek(straat, nummer, postcode, naam or code)
    if naam and geocoder.kent(code) and plaats.gemeente_code not in ("", code):
        reden = Reden("code_tegen", code, naam)
        return nowhere((*plaats.redenen, reden))
    return plaats


def _text(cel: object) -> str:
    """Return a cell as text; a whole number without decimals.

    Examples
    --------
    >>> _text(9000.0), _text(None), _text("12A")
    ('9000', '', '12A')
    """
    if isinstance(cel, float):
        return "" if np.isnan(cel) else f"{cel:g}"
    return "" if cel is None or cel is pd.NA else str(cel)
