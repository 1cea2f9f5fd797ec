"""The borders as the map draws them: one small file a level, fetched once by the browser.

A file holds, per area in a fixed order, the rings of its border as differences between whole
numbers. That is a third of the size of GeoJSON and needs no projection in the browser:

``{"niveau", "eenheid", "oorsprong": [x, y], "codes": […], "punten": [x, y, …], "vormen": […]}``

``vormen[i]`` is a list of rings; a ring is ``[x, y, dx, dy, …]``, its first point counted from
``oorsprong`` and each next one from the point before, in units of ``eenheid`` metres of Web
Mercator (EPSG:3857: WGS 84 as every web map draws it). Holes are told by the even-odd rule.
``punten`` holds one point inside each area, for its name.
"""

import gzip
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from etl.contract.niveaus import NIVEAUS, REGIO_NIVEAUS
from etl.errors import OngeldigeGegevens, Probleem

#: Corners that change a border by less than a triangle of this side (m) squared are left out.
TOLERANTIE_M = 50.0
#: Metres of Web Mercator in one unit of the file: about 1.3 m on our ground.
EENHEID_M = 2
_VLAK = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
_MERCATOR = "EPSG:3857"

Geometrie = NDArray[Any]


def write_layers(wijken: gpd.GeoDataFrame, folder: Path) -> dict[str, str]:
    """Write the layer files of the wijken and of every region level above them.

    Parameters
    ----------
    wijken : GeoDataFrame
        ``wijk_code``, the code column of every region level and the borders, in any projected
        coordinate system (metres). Borders together form a coverage: no gaps, no overlaps.
    folder : Path
        Existing folder to write into.

    Returns
    -------
    dict
        Level to file name, e.g. ``{"wijk": "wijk-1f0c….json.gz"}``. The name holds a hash of the
        content, so a file may be cached for ever. The same frame gives the same bytes. Wijken
        keep the order of the frame; regions are sorted by code. Wijken without a region at some
        level (Brussels has no provincie) are in no region of it; a level without any region
        has no file.

    Raises
    ------
    OngeldigeGegevens
        Where a border is missing, empty or not an area.
    """
    _check(wijken)
    borders = shapely.coverage_simplify(wijken.geometry.to_numpy(), TOLERANTIE_M)
    names = {"wijk": _write("wijk", wijken["wijk_code"], borders, wijken.crs, folder)}
    for niveau in REGIO_NIVEAUS:
        codes, regions = dissolve(borders, wijken[NIVEAUS[niveau].kolom])
        if codes:
            names[niveau] = _write(niveau, codes, regions, wijken.crs, folder)
    return names


def dissolve(borders: Geometrie, codes: Sequence[Any]) -> tuple[list[str], Geometrie]:
    """Join the areas that carry the same code.

    Parameters
    ----------
    borders : ndarray of geometry, shape (n,)
        A coverage.
    codes : sequence, length n
        Code of each area; missing (None, NaN) for none.

    Returns
    -------
    (list of str, ndarray of geometry)
        The codes, sorted, and one area for each.

    Examples
    --------
    >>> squares = shapely.box([0, 1, 5], 0, [1, 2, 6], 1)
    >>> names, areas = dissolve(squares, ["b", "b", None])
    >>> names, shapely.area(areas).tolist()
    (['b'], [2.0])
    """
    members: dict[str, list[int]] = {}
    for i, code in enumerate(codes):
        if isinstance(code, str):
            members.setdefault(code, []).append(i)
    names = sorted(members)
    return names, np.array([shapely.coverage_union_all(borders[members[n]]) for n in names])


def encode(borders: Geometrie) -> dict[str, Any]:
    """Return the numbers of a layer file for borders in Web Mercator.

    Examples
    --------
    >>> encode(np.array([shapely.box(100, 200, 110, 204)]))["vormen"]
    [[[5, 0, 0, 2, -5, 0, 0, -2]]]
    """
    west, south, *_ = shapely.total_bounds(borders)
    origin = np.floor(np.array([west, south]) / EENHEID_M).astype(np.int64)
    points = shapely.get_coordinates(shapely.point_on_surface(borders))
    return {
        "eenheid": EENHEID_M,
        "oorsprong": (origin * EENHEID_M).tolist(),
        "punten": (_whole(points) - origin).ravel().tolist(),
        "vormen": [_rings(border, origin) for border in borders],
    }


def _whole(coordinates: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.round(coordinates / EENHEID_M).astype(np.int64)


def _rings(border: shapely.Geometry, origin: NDArray[np.int64]) -> list[list[int]]:
    rings = []
    for part in shapely.get_parts(border):
        for ring in shapely.get_rings(part):
            points = _whole(shapely.get_coordinates(ring))
            moved = np.any(np.diff(points, axis=0) != 0, axis=1)
            points = points[:-1][moved]
            # A ring of fewer than three corners has no inside: an islet under a metre or two.
            if len(points) >= 3:
                steps = np.diff(points, axis=0, prepend=origin[np.newaxis])
                rings.append(steps.ravel().tolist())
    return rings


def _write(niveau: str, codes: Sequence[str], borders: Geometrie, crs: object, folder: Path) -> str:
    mercator = gpd.GeoSeries(borders, crs=crs).to_crs(_MERCATOR).to_numpy()
    layer = {"niveau": niveau, "codes": list(codes), **encode(mercator)}
    text = json.dumps(layer, separators=(",", ":")).encode()
    name = f"{niveau}-{hashlib.sha256(text).hexdigest()[:16]}.json.gz"
    (folder / name).write_bytes(gzip.compress(text, 9, mtime=0))
    return name


def _check(wijken: gpd.GeoDataFrame) -> None:
    borders = wijken.geometry.to_numpy()
    bad = shapely.is_missing(borders) | shapely.is_empty(borders)
    # coverage_simplify silently does nothing at all when one geometry is no area.
    bad |= ~np.isin(shapely.get_type_id(borders), _VLAK)
    if bad.any():
        raise OngeldigeGegevens(
            [
                Probleem(
                    "wijken.parquet",
                    int(i) + 2,
                    "geometry",
                    str(wijken["wijk_code"].iloc[i]),
                    "deze wijk heeft geen vlak als grens",
                    "geef de wijk een veelhoek",
                )
                for i in np.flatnonzero(bad)
            ]
        )
