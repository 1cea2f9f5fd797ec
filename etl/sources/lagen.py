"""The reading door for map layers and large tables: checked, and layers in Lambert 72."""

from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
from pyogrio.errors import DataSourceError

from etl.errors import OngeldigeGegevens, Probleem
from etl.sources.lezen import name_of, require_file

LAMBERT = "EPSG:31370"
_OPNIEUW = "haal het bestand opnieuw op bij de uitgever"


def read_layer(path: Path, columns: Sequence[str]) -> gpd.GeoDataFrame:
    """Read a layer with `columns`, in EPSG:31370, geometry made valid.

    Parameters
    ----------
    path : Path
        Shapefile or GeoPackage with one layer.
    columns : sequence of str
        Columns that must be there.

    Returns
    -------
    GeoDataFrame
        `columns` and the geometry.

    Raises
    ------
    OngeldigeGegevens
        The file or a column is missing, it cannot be read, has no coordinate system, or a row
        has no geometry.
    """
    naam = name_of(path)
    require_file(path)
    try:
        _require_columns(path, columns, set(pyogrio.read_info(path)["fields"]))
        lagen = gpd.read_file(path, columns=list(columns))
    except DataSourceError as fout:
        raise OngeldigeGegevens(
            [Probleem(naam, None, "", "", "is geen leesbare kaartlaag", _OPNIEUW)]
        ) from fout
    _check(lagen, naam)
    lagen = lagen[[*columns, "geometry"]].to_crs(LAMBERT)
    lagen["geometry"] = lagen.geometry.make_valid()
    return lagen


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
    except pa.ArrowInvalid as fout:
        raise OngeldigeGegevens(
            [Probleem(name_of(path), None, "", "", "is geen leesbaar parquet", _OPNIEUW)]
        ) from fout
    return pd.read_parquet(path, columns=list(columns))


def _require_columns(path: Path, columns: Sequence[str], aanwezig: set[str]) -> None:
    problemen = [
        Probleem(name_of(path), None, k, "", "de kolom ontbreekt", _OPNIEUW)
        for k in columns
        if k not in aanwezig
    ]
    if problemen:
        raise OngeldigeGegevens(problemen)


def _check(lagen: gpd.GeoDataFrame, naam: str) -> None:
    """Raise when the layer has no coordinate system or a row has no geometry."""
    if lagen.crs is None:
        raise OngeldigeGegevens(
            [
                Probleem(
                    naam,
                    None,
                    "geometry",
                    "",
                    "heeft geen coördinatenstelsel",
                    "leg het .prj-bestand ernaast",
                )
            ]
        )
    leeg = lagen.index[lagen.geometry.isna() | lagen.geometry.is_empty]
    if len(leeg):
        raise OngeldigeGegevens(
            [
                Probleem(naam, int(i) + 1, "geometry", "", "heeft geen geometrie", _OPNIEUW)
                for i in leeg
            ]
        )
