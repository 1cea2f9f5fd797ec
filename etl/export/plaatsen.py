"""The known places of a set of wijken, as every export draws or lists them."""

import math
from typing import TYPE_CHECKING

import pandas as pd

from etl.contract.aanbod import PRECISIES_MET_REISTIJD, STANDAARD_TYPES
from etl.measures.access import with_travel_time
from etl.measures.wijken import known_places

if TYPE_CHECKING:
    from etl.store.read import Editie

_AARDSTRAAL_M = 6_378_137.0


def places_of(editie: "Editie", wijken: pd.DataFrame) -> pd.DataFrame:
    """Return the places of the default types with a position, in the gemeenten of `wijken`."""
    plaatsen = with_travel_time(editie.initiatieven)
    hier = plaatsen["gemeente_code"].isin(wijken["gemeente_code"].unique())
    return plaatsen[hier & plaatsen["type"].isin(STANDAARD_TYPES)].sort_values("initiatief_id")


def without_address(editie: "Editie", gemeente_code: str = "") -> pd.DataFrame:
    """Return the places of the default types of which no more than the gemeente is known, by name.

    Of one gemeente, or of all. They are in no travel time and no share of households, and yet they
    are somewhere there.
    """
    plaatsen = known_places(editie.initiatieven)
    zonder = plaatsen[~plaatsen["locatie_precisie"].isin(PRECISIES_MET_REISTIJD)]
    hier = zonder[zonder["gemeente_code"] == gemeente_code] if gemeente_code else zonder
    return hier.sort_values(["naam", "initiatief_id"])


def on_map(plaatsen: pd.DataFrame) -> list[tuple[float, float]]:
    """Return x and y of places in Web Mercator (EPSG:3857), metres."""
    return [mercator(*plek) for plek in zip(plaatsen["lat"], plaatsen["lon"], strict=True)]


def mercator(lat: float, lon: float) -> tuple[float, float]:
    """Return x and y of a point in Web Mercator (EPSG:3857), metres.

    Examples
    --------
    >>> [round(getal) for getal in mercator(0.0, 180.0)]
    [20037508, 0]
    """
    breedte = math.radians(lat)
    return (
        _AARDSTRAAL_M * math.radians(lon),
        _AARDSTRAAL_M * math.log(math.tan(math.pi / 4 + breedte / 2)),
    )
