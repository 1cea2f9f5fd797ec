"""The point around which is searched: a place of the gazetteer, or a spot on the map."""

import math
from dataclasses import dataclass
from typing import Literal

from dashboard.scenario import plekken as spots
from dashboard.zoeken.plekken import Plek, Soort
from etl.store.read import Editie

_METER_PER_GRAAD = 111_320.0


@dataclass(frozen=True)
class Middelpunt:
    """Where is searched.

    Attributes
    ----------
    soort : {"straat", "wijk", "gemeente", "postcode", "punt"}
        Of an area, the point is the middle of its households.
    naam, naam_fr, postcode : str
        Of a spot empty, as far as a place has none.
    wijk_code, gemeente_code : str
        Where it lies; a gemeente and a postcode have no wijk.
    x, y : float
        EPSG:31370.
    lat, lon : float
        The same point in degrees (EPSG:4326).
    """

    soort: Soort | Literal["punt"]
    naam: str
    naam_fr: str
    postcode: str
    wijk_code: str
    gemeente_code: str
    x: float
    y: float
    lat: float
    lon: float

    @classmethod
    def van_plek(cls, plek: Plek) -> "Middelpunt":
        """Return the point of a place of the gazetteer."""
        lat, lon = map(float, spots.merk_van(plek.x, plek.y).split("_"))
        codes = (plek.wijk_code, plek.gemeente_code)
        namen = (plek.naam, plek.naam_fr, plek.postcode)
        return cls(plek.soort, *namen, *codes, plek.x, plek.y, lat, lon)

    @classmethod
    def van_punt(cls, editie: Editie, punt: spots.Plek) -> "Middelpunt":
        """Return a spot on the map."""
        gemeente = str(editie.wijken.at[punt.wijk, "gemeente_code"])
        return cls("punt", "", "", "", punt.wijk, gemeente, punt.x, punt.y, punt.lat, punt.lon)

    def venster(self, straal_m: float) -> tuple[float, float, float, float]:
        """Return west, south, east and north of what lies within `straal_m` metres, in degrees."""
        hoog = straal_m / _METER_PER_GRAAD
        breed = hoog / math.cos(math.radians(self.lat))
        return (self.lon - breed, self.lat - hoog, self.lon + breed, self.lat + hoog)
