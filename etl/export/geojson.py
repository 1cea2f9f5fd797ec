"""GeoJSON (RFC 7946): wijken, initiatives or regions for any map in a browser."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from etl.errors import OngeldigeAanroep
from etl.export import gis
from etl.export.tables import DECIMALEN_BESTAND, Regio, find_region

if TYPE_CHECKING:
    from etl.store.read import Editie

#: WGS 84, the only coordinate system of GeoJSON.
CRS = "EPSG:4326"

_LAGEN: dict[str, Callable[["Editie", Regio], gpd.GeoDataFrame]] = {
    "wijken": gis.wijken_layer,
    "initiatieven": gis.initiatieven_layer,
    "regios": gis.regios_layer,
}
#: Columns whose values together name a feature.
_SLEUTEL = {
    "wijken": ["wijk_code"],
    "initiatieven": ["initiatief_id"],
    "regios": ["niveau", "code"],
}


def write_geojson(
    editie: "Editie", niveau: str, code: str, taal: str = "nl", inhoud: str = "wijken"
) -> bytes:
    """Return a region as a GeoJSON FeatureCollection.

    Parameters
    ----------
    editie : Editie
        An opened edition.
    niveau, code : str
        The region; "geheel" and "VB" for all of Flanders and Brussels.
    taal : {"nl", "fr", "en"}
        Language of the names of the sources.
    inhoud : {"wijken", "initiatieven", "regios"}
        What its features are.

    Returns
    -------
    bytes
        UTF-8, longitude before latitude, outer rings counterclockwise, numbers to six decimals
        (0.1 m), a feature a line. Missing is null; what has no known place has no geometry. The
        member ``buurtkompas`` holds source, date, method and licence.

    Raises
    ------
    OngeldigeAanroep
        When the level, the code or the content does not exist.
    """
    if inhoud not in _LAGEN:
        raise OngeldigeAanroep(f"Inhoud “{inhoud}” bestaat niet; kies uit {', '.join(_LAGEN)}.")
    regio = find_region(editie, niveau, code)
    laag = _LAGEN[inhoud](editie, regio).to_crs(CRS)
    vormen = _shapes(laag)
    eigenschappen = _records(laag.drop(columns="geometry"))
    namen = ["/".join(sleutel) for sleutel in laag[_SLEUTEL[inhoud]].to_numpy()]
    kop: dict[str, Any] = {"type": "FeatureCollection", "name": inhoud}
    if any(vorm is not None for vorm in vormen):
        kop["bbox"] = [float(getal) for getal in shapely.total_bounds(vormen)]
    bronnen = gis.sources(list(laag.columns), editie)
    kop["buurtkompas"] = gis.about(editie, regio, bronnen, taal)
    features = [
        {"type": "Feature", "id": naam, "geometry": _geometry(vorm), "properties": velden}
        for naam, vorm, velden in zip(namen, vormen, eigenschappen, strict=True)
    ]
    regels = ",\n".join(_text(feature) for feature in features)
    return f'{_text(kop)[:-1]},"features":[\n{regels}\n]}}\n'.encode()


def _text(waarde: Any) -> str:
    return json.dumps(waarde, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _shapes(laag: gpd.GeoDataFrame) -> Any:
    """Return the geometries, rounded and with their rings turned as the standard asks."""
    vormen = laag.geometry.to_numpy()
    rond = shapely.transform(vormen, lambda punten: np.round(punten, DECIMALEN_BESTAND))
    return shapely.orient_polygons(rond)


def _geometry(vorm: Any) -> Any:
    return None if vorm is None else vorm.__geo_interface__


def _records(tabel: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as JSON values: null for what is not known."""
    kolommen = {}
    for kolom in tabel.columns:
        reeks = tabel[kolom]
        if pd.api.types.is_float_dtype(reeks.dtype):
            reeks = reeks.round(DECIMALEN_BESTAND)
        kolommen[str(kolom)] = reeks.astype(object).where(reeks.notna(), None).tolist()
    return [dict(zip(kolommen, rij, strict=True)) for rij in zip(*kolommen.values(), strict=True)]
