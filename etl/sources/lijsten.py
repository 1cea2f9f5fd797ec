"""Lists as web services publish them, flattened: one record a place, every value text.

Forms, told apart by their own keys: Opendatasoft (``results`` of v2.1, ``records`` with ``fields``
of v1, a bare list of an export), GeoJSON and Esri JSON (``features`` with ``properties`` or
``attributes``), Overpass (``elements``), HSDS (``contents``), and a bare list of objects.
A nested key gets a dot (``address.streetNl``); several values of one key are parted by ``|``.
"""

import json
import math
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry import shape

from etl.contract.aanbod import SCHEIDING
from etl.errors import OngeldigeGegevens, Probleem
from etl.sources.bestand import fetch_again, name_of, publisher_of, require_file, visible

Rij = dict[str, str]
LAT, LON = "lat", "lon"
WGS84 = "EPSG:4326"
#: Keys under which a service lists its records, and the key inside a record that holds the fields.
_VORMEN: tuple[tuple[str, str], ...] = (
    ("results", ""),
    ("records", "fields"),
    ("features", "properties"),
    ("features", "attributes"),
    ("elements", ""),
    ("contents", ""),
)
#: Esri's own numbers of projections that EPSG calls otherwise.
_ESRI = {102100: 3857, 102113: 3857}
_NIET_GENEST = 6
_MEESTE_TEKENS = 120
_MEER = "exceededTransferLimit"
#: Keys by which services tell how many records the whole list has, whatever stands on this page.
_TOTALEN = ("total_count", "nhits", "total_items", "totalElements", "numberMatched")
#: Where Opendatasoft puts the point of a record that has no geometry.
_PUNT_ODS = "geo_point_2d"


def fault(path: Path, wat: str, oplossing: str, kolom: str = "") -> OngeldigeGegevens:
    """Return the error for a list that is not what its publisher promised."""
    return OngeldigeGegevens([Probleem(name_of(path), None, kolom, "", wat, oplossing)])


def read_json(path: Path) -> Any:
    """Read a JSON file.

    Raises
    ------
    OngeldigeGegevens
        The file is missing or no JSON in UTF-8.
    """
    require_file(path)
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except (ValueError, RecursionError) as fout:
        raise fault(path, "geen leesbare JSON", fetch_again(path)) from fout


def has_more(inhoud: Any) -> bool:
    """Whether a page of ArcGIS says that there are more records after it.

    Examples
    --------
    >>> has_more({"exceededTransferLimit": True}), has_more({"features": []})
    (True, False)
    >>> has_more({"properties": {"exceededTransferLimit": True}})
    True
    """
    if not isinstance(inhoud, dict):
        return False
    onder = inhoud.get("properties")
    return bool(inhoud.get(_MEER) or (isinstance(onder, dict) and onder.get(_MEER)))


def promised(inhoud: Any) -> int:
    """Return how many records a list says that it has in all; 0 where it does not say.

    Examples
    --------
    >>> promised({"total_count": 250, "results": []}), promised({"page": {"totalElements": 80}})
    (250, 80)
    >>> promised([{"naam": "De Brug"}])
    0
    """
    if not isinstance(inhoud, dict):
        return 0
    delen = [inhoud, *(v for v in (inhoud.get("page"),) if isinstance(v, dict))]
    gezegd = [deel.get(sleutel) for deel in delen for sleutel in _TOTALEN]
    return max((n for n in gezegd if isinstance(n, int) and not isinstance(n, bool)), default=0)


def require_whole(bladzijden: Iterable[tuple[Path, int]]) -> None:
    """Refuse pages that are not the whole list: one says of how many records it is a part.

    Parameters
    ----------
    bladzijden : iterable of (Path, int)
        Each file and how many records stand in it; what is no JSON tells of no whole.

    Raises
    ------
    OngeldigeGegevens
        Pages of a list hold fewer records together than the list has, or the last one promises
        another page.
    """
    hulp = "haal alle bladzijden op, of de lijst als één bestand"
    samen: dict[int, int] = {}
    laatste: dict[int, Path] = {}
    meer = False
    for pad, aantal in bladzijden:
        if pad.suffix.lower() not in (".json", ".geojson"):
            continue
        inhoud = read_json(pad)
        meer = has_more(inhoud)
        if aantal < (geheel := promised(inhoud)):
            samen[geheel] = samen.get(geheel, 0) + aantal
            laatste[geheel] = pad
    if meer:
        raise fault(pad, "er hoort nog een bladzijde na te komen", hulp)
    for geheel, aantal in samen.items():
        if aantal < geheel:
            wat = f"de lijst telt {geheel} plaatsen, en er zijn er {aantal} opgehaald"
            raise fault(laatste[geheel], wat, hulp)


def read_records(path: Path) -> list[Rij]:
    """Read the records of a list.

    Parameters
    ----------
    path : Path
        JSON in one of the forms of this module.

    Returns
    -------
    list of dict
        Text by key; with ``lat`` and ``lon`` (degrees, WGS 84) where a record has a geometry, of a
        line or an area a point inside it.

    Raises
    ------
    OngeldigeGegevens
        No JSON, another form, an error of the service, or coordinates that the file's own
        projection cannot have.
    """
    inhoud = read_json(path)
    if isinstance(inhoud, dict) and "error" in inhoud:
        hulp = f"haal het bestand later opnieuw op bij {publisher_of(path)}"
        raise fault(path, f"de dienst gaf een foutmelding{_said(inhoud['error'])}", hulp)
    lijst, binnen = _listed(inhoud, path)
    velden = [(r.get(binnen) or {}) if binnen else r for r in lijst]
    if not all(isinstance(v, dict) for v in velden):
        raise fault(path, f"{binnen} houdt geen velden in", fetch_again(path))
    rijen = [flatten(v) for v in velden]
    punten = _points(lijst, _crs(inhoud), path)
    return [
        rij | ({} if punt is None else {LAT: f"{punt.y:.6f}", LON: f"{punt.x:.6f}"})
        for rij, punt in zip(rijen, punten, strict=True)
    ]


def _said(fout: Any) -> str:
    """Return what a service says of its own error, as ArcGIS does; "" where it says nothing."""
    tekst = _text(fout.get("message")) if isinstance(fout, dict) else ""
    return f" (“{tekst[:_MEESTE_TEKENS]}”)" if tekst else ""


def _listed(inhoud: Any, path: Path) -> tuple[list[dict[str, Any]], str]:
    """Return the list of records and the key inside each that holds its fields."""
    lijst, binnen = inhoud, ""
    if isinstance(inhoud, dict):
        lijst = None
        for sleutel, onder in _VORMEN:
            kandidaat = inhoud.get(sleutel)
            if isinstance(kandidaat, list) and (
                not onder
                or not kandidaat
                or (isinstance(kandidaat[0], dict) and onder in kandidaat[0])
            ):
                lijst, binnen = kandidaat, onder
                break
        if lijst is None:
            lijsten = [v for v in inhoud.values() if isinstance(v, list)]
            lijst = lijsten[0] if len(lijsten) == 1 else None
    if not isinstance(lijst, list) or not all(isinstance(r, dict) for r in lijst):
        raise fault(path, "er staat geen lijst van plaatsen in", fetch_again(path))
    return lijst, binnen


def flatten(waarde: Mapping[str, Any], voor: str = "", diepte: int = 0) -> Rij:
    """Return nested fields as text by dotted key.

    Examples
    --------
    >>> flatten({"adres": {"straat": "Markt", "nr": 3}, "tel": ["1", "2"], "leeg": None})
    {'adres.straat': 'Markt', 'adres.nr': '3', 'tel': '1|2', 'leeg': ''}
    >>> flatten({"soort": [{"id": 4}, {"id": 9}]})
    {'soort.id': '4|9'}
    """
    uit: Rij = {}
    for sleutel, inhoud in waarde.items():
        naam = f"{voor}{sleutel}"
        if isinstance(inhoud, Mapping) and diepte < _NIET_GENEST:
            uit |= flatten(inhoud, f"{naam}.", diepte + 1)
        elif isinstance(inhoud, list):
            delen = [_of_list(naam, deel, diepte) for deel in inhoud]
            sleutels = dict.fromkeys(k for deel in delen for k in deel) or {naam: None}
            uit |= {k: SCHEIDING.join(d[k] for d in delen if d.get(k)) for k in sleutels}
        else:
            uit[naam] = _text(inhoud)
    return uit


def _of_list(naam: str, deel: Any, diepte: int) -> Rij:
    if isinstance(deel, Mapping) and diepte < _NIET_GENEST:
        return flatten(deel, f"{naam}.", diepte + 1)
    return {naam: _text(deel)}


def _text(waarde: Any) -> str:
    if waarde is None or isinstance(waarde, Mapping | list):
        return ""
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    return visible(re.sub(r"[\x00-\x1f\x7f]+", " ", str(waarde))).strip()


def _crs(inhoud: Any) -> str:
    """Return the projection that a list names; degrees where it names none."""
    if not isinstance(inhoud, dict):
        return WGS84
    esri = inhoud.get("spatialReference")
    if isinstance(esri, dict):
        nummer = esri.get("latestWkid") or esri.get("wkid") or 4326
        return f"EPSG:{_ESRI.get(nummer, nummer)}"
    crs = inhoud.get("crs")
    eigen = crs.get("properties") if isinstance(crs, dict) else None
    naam = eigen.get("name") if isinstance(eigen, dict) else crs
    gevonden = re.search(r"EPSG:+([0-9.]*:)?(\d+)$", str(naam))
    return f"EPSG:{gevonden[2]}" if gevonden else WGS84


def _points(lijst: list[dict[str, Any]], crs: str, path: Path) -> list[shapely.Point | None]:
    try:
        vormen = [_somewhere(_geometry(r)) for r in lijst]
        reeks = gpd.GeoSeries(vormen, crs=crs)
    except (
        KeyError,
        TypeError,
        ValueError,
        IndexError,
        RuntimeError,
        shapely.errors.ShapelyError,
    ) as fout:
        wat = f"een plaats of projectie ({crs}) is niet te lezen"
        raise fault(path, wat, fetch_again(path)) from fout
    if reeks.isna().all():
        return [None] * len(lijst)
    return to_degrees(reeks.representative_point(), path)


def to_degrees(punten: gpd.GeoSeries, path: Path) -> list[shapely.Point | None]:
    """Return points as degrees (WGS 84); None where one is missing.

    Raises
    ------
    OngeldigeGegevens
        They lie nowhere in their projection: the publisher changed it.
    """
    graden = punten.to_crs(WGS84)
    bekend = graden[graden.notna() & ~graden.is_empty]
    # Not "more than": what cannot be transformed is infinite or no number at all.
    if not ((bekend.x.abs() <= 180) & (bekend.y.abs() <= 90)).all():
        wat = f"de coördinaten passen niet bij de projectie {punten.crs}"
        hulp = f"{publisher_of(path)} veranderde de projectie: pas ze aan in de veldkaart"
        raise fault(path, wat, hulp)
    return [None if p is None or p.is_empty else p for p in graden]


def _geometry(rij: dict[str, Any]) -> Any:
    """Return the geometry of a record in any of the forms; None where there is none."""
    plek = rij.get("geometry")
    if not isinstance(plek, dict):
        return _point(rij)
    if "type" in plek:
        inhoud = plek.get("geometry") if plek["type"] == "Feature" else plek
        return shape(inhoud) if inhoud else None
    if plek.get("x") is not None:
        return shapely.Point(float(plek["x"]), float(plek["y"]))
    if plek.get("rings"):
        return shapely.union_all([shapely.Polygon(ring) for ring in plek["rings"]])
    return None


def _somewhere(vorm: Any) -> Any:
    """Return a geometry, or None: Esri writes "NaN" for the point of what has no place."""
    nergens = vorm is None or vorm.is_empty or not all(map(math.isfinite, vorm.bounds))
    return None if nergens else vorm


def _point(rij: dict[str, Any]) -> shapely.Point | None:
    """Return the point of a record of Opendatasoft: latitude and longitude by name, or in turn."""
    for deel in (rij, rij.get("fields"), rij.get("properties")):
        punt = deel.get(_PUNT_ODS) if isinstance(deel, dict) else None
        if isinstance(punt, dict) and None not in (punt.get(LAT), punt.get(LON)):
            return shapely.Point(float(punt[LON]), float(punt[LAT]))
        if isinstance(punt, list) and len(punt) == 2:
            return shapely.Point(float(punt[1]), float(punt[0]))
    return None


def frame_of(rijen: list[Rij]) -> pd.DataFrame:
    """Return records as a table of text, "" where a record lacks a key; index counts from 1."""
    tabel = pd.DataFrame(rijen, dtype="str").fillna("")
    tabel.index = pd.RangeIndex(1, 1 + len(tabel), name="rij")
    return tabel
