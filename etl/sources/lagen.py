"""The reading door for map layers and large tables: checked, and layers in Lambert 72."""

from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError
from pyproj.exceptions import CRSError
from shapely.errors import ShapelyError

from etl.errors import OngeldigeGegevens, Probleem
from etl.sources.bestand import (
    fault,
    fetch_again,
    half_of,
    missing_column,
    name_of,
    require_file,
    visible,
)

LAMBERT = "EPSG:31370"
#: Columns that hold metres wherever they stand.
_PLAATS = ("x", "y")
#: What the readers of layers raise where a file is none, or is not what it says of itself.
LAAGFOUTEN = (
    *(DataSourceError, DataLayerError, FeatureError, FieldError, GeometryError),
    *(ShapelyError, CRSError, OSError, RuntimeError, ValueError),
)
#: Where Belgium lies in each system, with room to spare: x and y of south-west and north-east.
_VENSTERS = {
    "EPSG:4326": (2.0, 49.0, 7.0, 52.0),
    "EPSG:31370": (0.0, 0.0, 350_000.0, 300_000.0),
    "EPSG:3812": (500_000.0, 500_000.0, 850_000.0, 800_000.0),
}


def read_layer(path: Path, columns: Sequence[str]) -> gpd.GeoDataFrame:
    """Read a layer with `columns`, in EPSG:31370, geometry made valid.

    Parameters
    ----------
    path : Path
        Shapefile or GeoPackage with one layer.
    columns : sequence of str
        Columns that must be there; capitals do not matter.

    Returns
    -------
    GeoDataFrame
        `columns` and the geometry.

    Raises
    ------
    OngeldigeGegevens
        The file or a column is missing, only half of its files were fetched, it cannot be read,
        has no coordinate system, or a row has no geometry.
    """
    require_file(path)
    if half_of(path).exists():
        raise fault(path, "is maar half opgehaald: grenzen en codes horen niet bij elkaar")
    try:
        velden = _in_our_case([str(veld) for veld in pyogrio.read_info(path)["fields"]], columns)
        _require_columns(path, columns, set(velden))
        lagen = gpd.read_file(path, columns=[velden[kolom] for kolom in columns])
    except LAAGFOUTEN as fout:
        raise fault(path, "is geen leesbare kaartlaag") from fout
    lagen = lagen.rename(columns={velden[kolom]: kolom for kolom in columns})
    _check(lagen, path)
    return in_lambert(lagen[[*columns, "geometry"]], path)


def in_lambert(lagen: gpd.GeoDataFrame, path: Path) -> gpd.GeoDataFrame:
    """Return a layer in EPSG:31370, geometry made valid; its coordinates tell in what it is.

    What a file says of itself counts only where the coordinates lie in no system that Belgian
    publishers use.

    Raises
    ------
    OngeldigeGegevens
        They lie nowhere near Belgium.
    """
    west, zuid, oost, noord = lagen.total_bounds
    for stelsel, (x0, y0, x1, y1) in _VENSTERS.items():
        if x0 <= west and y0 <= zuid and oost <= x1 and noord <= y1:
            lagen = lagen.set_crs(stelsel, allow_override=True).to_crs(LAMBERT)
            lagen["geometry"] = lagen.geometry.make_valid()
            for naam in lagen.columns.drop("geometry"):
                if pd.api.types.is_string_dtype(lagen[naam]):
                    lagen[naam] = lagen[naam].map(visible, na_action="ignore")
            return lagen
    hoek = ", ".join(f"{g:.0f}" for g in (west, zuid, oost, noord))
    raise fault(
        path,
        f"de coördinaten ({hoek}) liggen in geen stelsel van België ({', '.join(_VENSTERS)})",
    )


def read_parquet(path: Path, columns: Sequence[str]) -> pd.DataFrame:
    """Read `columns` of a parquet file.

    Raises
    ------
    OngeldigeGegevens
        The file or a column is missing, or it is no parquet.
    """
    require_file(path)
    try:
        _require_columns(path, columns, set(pq.read_schema(path).names))
        tabel = pd.read_parquet(path, columns=list(columns))
    except (pa.ArrowException, OSError, ValueError) as fout:
        raise fault(path, "is geen leesbaar parquet") from fout
    problemen = [
        Probleem(name_of(path), None, k, "", "is geen kolom met getallen", fetch_again(path))
        for k in _PLAATS
        if k in columns and not pd.api.types.is_numeric_dtype(tabel[k])
    ]
    if problemen:
        raise OngeldigeGegevens(problemen)
    if tabel.empty:
        raise fault(path, "er staan geen rijen in")
    return tabel


def _in_our_case(velden: Sequence[str], columns: Sequence[str]) -> dict[str, str]:
    """Return the fields by their own name, or by ours where only capitals differ.

    Examples
    --------
    >>> _in_our_case(["GEOITEM", "naam"], ["geoitem", "naam"])
    {'geoitem': 'GEOITEM', 'naam': 'naam'}
    """
    onze = {kolom.casefold(): kolom for kolom in columns if kolom not in velden}
    return {onze.get(veld.casefold(), veld): veld for veld in velden}


def _require_columns(path: Path, columns: Sequence[str], aanwezig: set[str]) -> None:
    problemen = [
        missing_column(path, k, sorted(aanwezig), verwacht=columns)
        for k in columns
        if k not in aanwezig
    ]
    if problemen:
        raise OngeldigeGegevens(problemen)


def _check(lagen: gpd.GeoDataFrame, path: Path) -> None:
    """Raise when the layer has no rows or a row has no geometry."""
    if lagen.empty:
        raise fault(path, "er staan geen rijen in")
    wat, hulp = "heeft geen geometrie", fetch_again(path)
    leeg = lagen.index[lagen.geometry.isna() | lagen.geometry.is_empty]
    if len(leeg):
        raise OngeldigeGegevens(
            [Probleem(name_of(path), int(i) + 1, "geometry", "", wat, hulp) for i in leeg]
        )
