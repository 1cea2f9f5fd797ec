"""OpenStreetMap: places of company and support, from an extract or from Overpass.

An extract (``.osm.pbf``, Geofabrik) is the whole of Belgium; Overpass answers for the tags alone.
Both give the same elements: a node, or a way or relation at a point inside it. Tags decide by the
reviewed table (:mod:`etl.sources.aanbodcodes`), after the names that were read for the points of
2015 (:mod:`etl.sources.osm_punten`). Where both files are there, the newest counts alone: what it
lacks was taken away since the other, and what the other alone has is gone.
"""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from etl.contract.overpass import TAGS
from etl.sources import lijsten, osm_punten
from etl.sources.bestand import fetch_again, name_of, require_file, visible
from etl.sources.lijsten import LAT, LON, Rij
from etl.sources.osm_moment import moment
from etl.sources.veldkaart import read_map
from etl.sources.veldrijen import rows_of
from etl.sources.verslag import Gelezen

EXTRACT = "osm/belgium-latest.osm.pbf"
OVERPASS = "osm/overpass.json"
KAART = Path(__file__).parent / "veldkaarten" / "osm.toml"
_LAGEN = Path(__file__).with_name("osm_lagen.ini")
#: Layer of GDAL's driver → what its elements are called; a closed way is an area there.
_SOORT = {
    "points": "node",
    "lines": "way",
    "multipolygons": "relation",
    "other_relations": "relation",
}
_HSTORE = re.compile(r'"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"')


def read(bronnen: Path) -> Gelezen:
    """Read the places of an extract or of Overpass: of the newest, by the moment it tells itself.

    Returns
    -------
    Gelezen
        :data:`etl.sources.veldrijen.RIJ_KOLOMMEN`, and the report: which file was passed over,
        what the rules left out, and every tag that no rule knows.

    Raises
    ------
    OngeldigeGegevens
        Neither file is there, or the newest cannot be read.
    """
    paden = [p for p in (bronnen / EXTRACT, bronnen / OVERPASS) if p.is_file()]
    if not paden:
        require_file(bronnen / EXTRACT)
    if len(paden) == 1:
        return rows(elements(paden[0]), name_of(paden[0]))
    (toen, oud), (nu, nieuw) = sorted((moment(pad), pad) for pad in paden)
    gelezen = rows(elements(nieuw), name_of(nieuw))
    regel = (
        f"osm: {name_of(oud)} ({toen.date()}) telt niet mee: {name_of(nieuw)} ({nu.date()}) is "
        "nieuwer."
    )
    return Gelezen(gelezen.tabel, (regel, *gelezen.verslag))


def rows(rijen: list[Rij], bestand: str) -> Gelezen:
    """Return rows of the register from elements, each element once: its newest."""
    redenen = {r: r for r in osm_punten.GEEN_ONTMOETING}
    kaart = read_map(KAART)
    tabel = lijsten.frame_of(rijen).reindex(columns=_columns(rijen), fill_value="")
    tabel = tabel.sort_values(["osm_element", "osm_datum"], kind="stable")
    tabel = tabel.drop_duplicates("osm_element", keep="last")
    naam = tabel["name"].where(tabel["name:nl"] == "", tabel["name:nl"])
    tabel = tabel.assign(uitgesloten=naam.map(_reason), opmerking=naam.map(osm_punten.remark))
    tabel[[LAT, LON]] = tabel[[LAT, LON]].apply(pd.to_numeric, errors="coerce")
    met = replace(kaart, weglaten={**kaart.weglaten, "uitgesloten": redenen})
    return rows_of(tabel, met, bestand)


def _columns(rijen: list[Rij]) -> list[str]:
    nodig = ("osm_element", "osm_datum", "name", "name:nl", LAT, LON)
    return sorted({*nodig, *(k for rij in rijen for k in rij)})


def _reason(naam: str) -> str:
    """Return why a name is no place to meet; "" where it may be one."""
    uit = osm_punten.GEEN_ONTMOETING.items()
    return next((reden for reden, p in uit if re.search(p, naam, re.IGNORECASE)), "")


def elements(path: Path) -> list[Rij]:
    """Return the elements of an extract or an answer: their tags as text, and where they are.

    Returns
    -------
    list of dict
        Tags, ``osm_element`` (``node/1``), ``osm_datum`` (ISO), ``lat`` and ``lon``.

    Raises
    ------
    OngeldigeGegevens
        The file is missing, broken off, or an error of the service.
    """
    return _of_overpass(path) if path.suffix == ".json" else _of_extract(path)


def _of_overpass(path: Path) -> list[Rij]:
    inhoud = lijsten.read_json(path)
    lijst = inhoud.get("elements") if isinstance(inhoud, dict) else None
    # Overpass answers 200 with a remark when it ran out of time or memory: half a list.
    if not isinstance(lijst, list) or "remark" in inhoud:
        wat = "Overpass gaf geen volledige lijst"
        raise lijsten.fault(
            path, wat, "haal het later opnieuw op bij OpenStreetMap, of neem het extract"
        )
    kop = inhoud.get("osm3s")
    datum = str(kop.get("timestamp_osm_base", "")) if isinstance(kop, dict) else ""
    try:
        gevraagd = [e for e in lijst if _asked(lijsten.flatten(e.get("tags") or {}))]
        uit = [_of_element(e, datum) for e in gevraagd]
    except (AttributeError, KeyError, TypeError) as fout:
        raise lijsten.fault(path, "een element is niet te lezen", fetch_again(path)) from fout
    # The question names our tags: what answers with none of them, or nowhere, changed.
    uit = [rij for rij in uit if rij[LAT] and rij[LON]]
    if not uit:
        wat = "geen enkel element heeft een gevraagd label en een plaats"
        raise lijsten.fault(path, wat, fetch_again(path))
    return uit


def _of_element(element: dict[str, Any], datum: str) -> Rij:
    plek = element.get("center") or element
    eigen = {
        "osm_element": f"{element['type']}/{element['id']}",
        "osm_datum": str(element.get("timestamp") or datum)[:10],
        LAT: str(plek.get(LAT, "")),
        LON: str(plek.get(LON, "")),
    }
    return lijsten.flatten(element.get("tags") or {}) | eigen


def _asked(tags: Rij) -> bool:
    return any(tags.get(sleutel) in waarden for sleutel, waarden in TAGS.items())


def _of_extract(path: Path) -> list[Rij]:
    require_file(path)
    uit: list[Rij] = []
    for laag, soort in _SOORT.items():
        try:
            uit += _of_layer(path, laag, soort)
        except (DataSourceError, DataLayerError, RuntimeError, ValueError) as fout:
            wat = "geen leesbaar extract van OpenStreetMap"
            raise lijsten.fault(path, wat, "haal het bestand opnieuw op bij Geofabrik") from fout
    return uit


def _of_layer(path: Path, laag: str, soort: str) -> list[Rij]:
    """Return the elements of one layer; an SQL question reads that layer and no other."""
    waar = " OR ".join(
        f"{sleutel} IN ({', '.join(repr(w) for w in waarden)})" for sleutel, waarden in TAGS.items()
    )
    vraag = f"SELECT * FROM {laag} WHERE {waar}"  # noqa: S608 (our own words, no input)
    meta, _, vormen, velden = pyogrio.raw.read(path, sql=vraag, CONFIG_FILE=str(_LAGEN))
    kolom = dict(zip(meta["fields"], velden, strict=True))
    plekken = shapely.point_on_surface(shapely.from_wkb(vormen, on_invalid="ignore"))
    uit = []
    for i, plek in enumerate(plekken):
        if plek is None or plek.is_empty:
            continue
        weg = kolom["osm_way_id"][i] if "osm_way_id" in kolom else None
        eigen = {
            "osm_element": f"way/{weg}" if weg else f"{soort}/{kolom['osm_id'][i]}",
            "osm_datum": str(kolom["osm_timestamp"][i] or "")[:10].replace("/", "-"),
            LAT: f"{plek.y:.7f}",
            LON: f"{plek.x:.7f}",
        }
        uit.append(_tags(kolom["all_tags"][i]) | eigen)
    return uit


def _tags(hstore: str | None) -> Rij:
    r"""Return the tags that GDAL wrote as one text.

    Examples
    --------
    >>> _tags('"amenity"=>"social_centre","name"=>"De \\"Brug\\""')
    {'amenity': 'social_centre', 'name': 'De "Brug"'}
    """
    paren = _HSTORE.findall(hstore or "")
    return {re.sub(r"\\(.)", r"\1", k): visible(re.sub(r"\\(.)", r"\1", v)) for k, v in paren}
