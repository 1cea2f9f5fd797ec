"""Spots on the map: as a link remembers them, in metres, and the wijk in which they lie."""

import math
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer

from etl.contract.aanbod import STANDAARD_TYPES
from etl.measures.access import with_travel_time
from etl.store.read import Editie

#: Places that one scenario may add, and that it may close.
MEESTE = 20
#: The borders are simplified, so that who lives on one may stand just outside: metres.
SPELING_M = 250.0
_GRADEN, _METERS = 4326, 31370
_MERK = re.compile(r"[0-9]{2}\.[0-9]{1,5}_[0-9]\.[0-9]{1,5}")


@dataclass(frozen=True)
class Plek:
    """A spot in one of our wijken.

    Attributes
    ----------
    merk : str
        As the link remembers it: latitude and longitude of five decimals, about a metre.
    lat, lon : float
        Degrees (EPSG:4326).
    x, y : float
        Metres (EPSG:31370).
    wijk : str
        Code of the wijk in which it lies.
    """

    merk: str
    lat: float
    lon: float
    x: float
    y: float
    wijk: str


def merk(lat: float, lon: float) -> str:
    """Return how a link remembers a spot; "" for one that cannot lie in Belgium.

    Examples
    --------
    >>> merk(50.9382114, 4.03925), merk(float("nan"), 4.0), merk(50.9, -4.0)
    ('50.93821_4.03925', '', '')
    """
    tekst = f"{lat:.5f}_{lon:.5f}"
    return tekst if _MERK.fullmatch(tekst) else ""


def lees_merken(tekst: str) -> tuple[str, ...]:
    """Return the spots of a link, each once and at most :data:`MEESTE`; what is none is let go.

    Examples
    --------
    >>> lees_merken("50.9_4.03,onzin,50.90000_4.03000,51.2_-4.4")
    ('50.90000_4.03000',)
    """
    graden = (tuple(map(float, d.split("_"))) for d in tekst.split(",") if _MERK.fullmatch(d))
    return tuple(dict.fromkeys(merk(*g) for g in graden))[:MEESTE]


def vind(editie: Editie, wat: str) -> Plek | None:
    """Return the spot that `wat` (:func:`merk`) means; None where it lies outside our wijken."""
    lat, lon = map(float, wat.split("_"))
    x, y = _zet_om(lon, lat, _GRADEN, _METERS)
    punt = shapely.Point(x, y)
    grenzen = editie.geometrie
    dichtbij = grenzen.iloc[grenzen.sindex.query(punt, predicate="dwithin", distance=SPELING_M)]
    if dichtbij.empty:
        return None
    wijk = dichtbij.index[int(np.argmin(dichtbij.distance(punt)))]
    return Plek(wat, lat, lon, x, y, str(wijk))


def merk_van(x: float, y: float) -> str:
    """Return how a link remembers a spot given in metres (EPSG:31370)."""
    lon, lat = _zet_om(x, y, _METERS, _GRADEN)
    return merk(lat, lon)


def midden(editie: Editie, wijk: str) -> str:
    """Return the spot where the middle of a wijk's households lives; "" where nobody does.

    The household row that is nearest to the household-weighted mean point: somebody lives there.
    """
    rijen = np.flatnonzero(editie.reach.wijk == editie.wijken.index.get_loc(wijk))
    gewicht = np.asarray(editie.reach.households[rijen])
    if not gewicht.sum():
        return ""
    xy = np.asarray(editie.rijen_xy[rijen], dtype=float)
    gemiddeld = np.average(xy, axis=0, weights=gewicht)
    afstand = np.where(gewicht > 0, np.hypot(*(xy - gemiddeld).T), math.inf)
    return merk_van(*xy[np.argmin(afstand)])


def open_plaatsen(editie: Editie) -> pd.DataFrame:
    """Return the places that count: of the default types, with a travel time; index is their id."""
    plaatsen = with_travel_time(editie.initiatieven)
    telt = plaatsen[plaatsen["type"].isin(STANDAARD_TYPES)]
    return telt.set_index("initiatief_id", drop=False)


@cache
def _omzetter(van: int, naar: int) -> Transformer:
    return Transformer.from_crs(van, naar, always_xy=True)


#: pyproj makes itself ready anew in every thread, which takes longer than all else that a click
#: asks; Streamlit runs each view in a thread of its own. This one stays.
_DRAAD = ThreadPoolExecutor(1, thread_name_prefix="scenario-plekken")


def _zet_om(x: float, y: float, van: int, naar: int) -> tuple[float, float]:
    """Return a point in another coordinate system, both by EPSG number: east first."""
    return _DRAAD.submit(lambda: _omzetter(van, naar).transform(x, y)).result()
