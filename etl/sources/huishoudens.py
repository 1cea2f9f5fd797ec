"""Households where people live: each sector's households spread evenly over its addresses.

Statbel counts households per statistical sector (2019); the address list (2013) says where in the
sector people can live. A row is one (hectare cell, sector, wijk) at the mean point of its
addresses. What has no addresses (all of Brussels, a few sectors) stands at one point inside.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import ArrayLike, NDArray

from etl.errors import OngeldigeGegevens
from etl.sources import statbel_sectoren
from etl.sources.lagen import read_layer, read_parquet
from etl.sources.lezen import column_faults, parse_numbers, read_csv, read_xlsx
from etl.sources.verslag import Gelezen

#: Households and cars per sector.
WAGENS = "statbel/TF_CAR_HH_SECTOR.txt"
CEL_M = 100
_CEL_Y = 100_000
_VLAANDEREN, _BRUSSEL = "02000", "04000"


@dataclass(frozen=True)
class Kaart:
    """Polygons to place points in: their codes and geometry, in the same order."""

    codes: NDArray[Any]
    geometrie: NDArray[Any]

    def locate(self, xy: ArrayLike) -> NDArray[Any]:
        """Return for every point the code of the polygon it lies in, else of the nearest one.

        A point on a shared border goes to the polygon that comes first.

        Parameters
        ----------
        xy : array_like, shape (n, 2)
            Coordinates in the system of the polygons.
        """
        punten: NDArray[Any] = np.asarray(shapely.points(np.asarray(xy, dtype=float)))
        boom = shapely.STRtree(self.geometrie)
        plaats = np.full(len(punten), -1)
        punt, vlak = boom.query(punten, predicate="intersects")
        volgorde = np.lexsort((vlak, punt))[::-1]
        plaats[punt[volgorde]] = vlak[volgorde]
        buiten = np.flatnonzero(plaats < 0)
        punt, vlak = boom.query_nearest(punten[buiten], all_matches=False)
        plaats[buiten[punt]] = vlak
        return self.codes[plaats]


def _sectors(bronnen: Path) -> tuple[Kaart, Kaart]:
    """Return the sectors of the 2021 map: those of Flanders, those of Brussels."""
    path = bronnen / "statbel" / "statbel_sectors_2021_simplified.gpkg"
    lagen = statbel_sectoren.read(path).lagen
    codes = lagen["sector"].to_numpy(dtype=object)
    vlakken = lagen.geometry.to_numpy()
    gewest = lagen["gewest_code"].to_numpy()
    vlaams, brussels = gewest == _VLAANDEREN, gewest == _BRUSSEL
    return Kaart(codes[vlaams], vlakken[vlaams]), Kaart(codes[brussels], vlakken[brussels])


def read_counts(bronnen: Path) -> pd.DataFrame:
    """Read households and cars per sector of 2019, all of Belgium.

    Returns
    -------
    DataFrame
        ``sector, nis_2019, huishoudens, wagens``; counts whole numbers.

    Raises
    ------
    OngeldigeGegevens
        The file or a column is missing, a number is wrong, or a sector stands there twice.
    """
    ruw = read_csv(
        bronnen / WAGENS,
        ["CD_REFNIS", "CD_STAT_SECTOR", "MS_NUM_HH", "MS_NUM_CAR"],
        sep=";",
    )
    tellingen = {"huishoudens": "MS_NUM_HH", "wagens": "MS_NUM_CAR"}
    kolommen = list(tellingen.values())
    # "." parts the thousands; a dash (also "-00") is Statbel's zero.
    aantal, problemen = parse_numbers(ruw, kolommen, WAGENS, leeg=("-", "-00"), duizendtal=".")
    dubbel = ("CD_STAT_SECTOR", ruw["CD_STAT_SECTOR"].duplicated(), "staat er twee keer")
    problemen += column_faults(ruw, WAGENS, [dubbel])
    if problemen:
        raise OngeldigeGegevens(problemen)
    uit = pd.DataFrame({"sector": ruw["CD_STAT_SECTOR"], "nis_2019": ruw["CD_REFNIS"]})
    for naam, kolom in tellingen.items():
        uit[naam] = aantal[kolom].fillna(0).astype("int64")
    return uit


def sector_names(bronnen: Path) -> dict[str, str]:
    """Return the name of every sector of before 2025 (vintages 2019 and 2024)."""
    namen: dict[str, str] = {}
    for jaar in ("2024", "2019"):
        code, naam = f"statsec{jaar}", f"statsec{jaar}_naam"
        ruw = read_xlsx(
            bronnen / "provincies_in_cijfers" / f"statsec{jaar}_als_basis.xlsx", [code, naam]
        )
        namen = dict(zip(ruw[code], ruw[naam].str.strip(), strict=True)) | namen
    return namen


def sectors_inside(bronnen: Path, wijken: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return the wijk of every sector's inner point, with no households: to name empty wijken."""
    kaart = Kaart(wijken["wijk_code"].to_numpy(dtype=object), wijken.geometry.to_numpy())
    delen = []
    for sectoren in _sectors(bronnen):
        xy = shapely.get_coordinates(shapely.point_on_surface(sectoren.geometrie))
        delen.append(pd.DataFrame({"sector": sectoren.codes, "wijk_code": kaart.locate(xy)}))
    return pd.concat(delen, ignore_index=True).assign(huishoudens=0.0)


def _addresses(bronnen: Path) -> NDArray[np.float64]:
    ruw = read_parquet(bronnen / "crab" / "crab_adressen_2013.parquet", ["x", "y"])
    return ruw.to_numpy(dtype=float)


def _cells(xy: NDArray[np.float64]) -> NDArray[np.int64]:
    cel = np.floor(xy / CEL_M).astype("int64")
    return cel[:, 0] * _CEL_Y + cel[:, 1]


def _address_rows(
    xy: NDArray[np.float64], sectoren: Kaart, wijken: Kaart, oude_wijken: Kaart
) -> pd.DataFrame:
    """Return one row per (cell, sector, wijk, old wijk) with its mean point and addresses."""
    plaats = {"sector": sectoren, "wijk_code": wijken, "oude_wijk": oude_wijken}
    rijen = pd.DataFrame({"cel": _cells(xy), "x": xy[:, 0], "y": xy[:, 1]})
    for naam, kaart in plaats.items():
        rijen[naam] = pd.Series(kaart.locate(xy)).astype("category")
    sleutel = ["cel", *plaats]
    groep = rijen.groupby(sleutel, observed=True, sort=True)
    uit = groep[["x", "y"]].mean()
    uit["adressen"] = groep.size()
    return uit.reset_index()


def _point_rows(codes: pd.Series, kaart: Kaart, wijken: Kaart) -> pd.DataFrame:
    """Return one row per code at a point inside its polygon."""
    plaats = pd.Series(np.arange(len(kaart.codes)), index=kaart.codes)
    punten = shapely.point_on_surface(kaart.geometrie[plaats[codes].to_numpy()])
    xy = shapely.get_coordinates(punten)
    return pd.DataFrame(
        {
            "sector": codes.to_numpy(),
            "cel": _cells(xy),
            "wijk_code": wijken.locate(xy),
            "x": xy[:, 0],
            "y": xy[:, 1],
            "adressen": 1,
        }
    )


def _old_wijken(bronnen: Path) -> tuple[Kaart, dict[str, str]]:
    """Return the wijken of before 2025 and the old wijk of every sector of 2019."""
    lagen = read_layer(bronnen / "provincies_in_cijfers" / "ggw72024.shp", ["geoitem"])
    lagen = lagen.sort_values("geoitem")
    ruw = read_xlsx(
        bronnen / "provincies_in_cijfers" / "statsec2019_als_basis.xlsx",
        ["statsec2019", "ggw72024"],
    )
    kaart = Kaart(lagen["geoitem"].to_numpy(dtype=object), lagen.geometry.to_numpy())
    return kaart, dict(zip(ruw["statsec2019"], ruw["ggw72024"], strict=True))


def spread(rijen: pd.DataFrame, tellingen: pd.DataFrame, op: str) -> pd.DataFrame:
    """Spread each area's counts evenly over the addresses of its rows.

    Parameters
    ----------
    rijen : DataFrame
        Rows with column `op` and ``adressen``.
    tellingen : DataFrame
        ``sector, huishoudens, wagens`` and column `op`: where to put them.
    op : str
        The column that both share.

    Returns
    -------
    DataFrame
        The rows with ``sector`` of `tellingen` and its ``huishoudens`` and ``wagens``; sums per
        sector are those of `tellingen`. Rows with neither are left out.

    Examples
    --------
    >>> rijen = pd.DataFrame({"wijk": ["a", "a"], "adressen": [1, 3]})
    >>> tellingen = pd.DataFrame(
    ...     {"sector": ["s"], "wijk": ["a"], "huishoudens": [8], "wagens": [4]}
    ... )
    >>> spread(rijen, tellingen, "wijk")[["huishoudens", "wagens"]].values.tolist()
    [[2.0, 1.0], [6.0, 3.0]]
    """
    uit = rijen.drop(columns="sector", errors="ignore") if op != "sector" else rijen
    uit = uit.merge(tellingen, on=op)
    deel = uit["adressen"] / uit.groupby("sector", observed=True)["adressen"].transform("sum")
    for telling in ("huishoudens", "wagens"):
        uit[telling] = uit[telling] * deel
    return uit[(uit["huishoudens"] > 0) | (uit["wagens"] > 0)]


def read(bronnen: Path, wijken: gpd.GeoDataFrame, vandaag: dict[str, str]) -> Gelezen:
    """Place the households and cars of 2019 in today's wijken.

    Parameters
    ----------
    bronnen : Path
        Folder with the publishers' files.
    wijken : GeoDataFrame
        ``wijk_code, gemeente_code, gewest_code`` and geometry, EPSG:31370.
    vandaag : dict of str to str
        Today's gemeente of every older gemeente code.

    Returns
    -------
    Gelezen
        Contract table ``huishoudens`` and the totals of each step.

    Raises
    ------
    OngeldigeGegevens
        A file or column is missing.
    """
    tellingen = read_counts(bronnen)
    tellingen = tellingen[tellingen["nis_2019"].isin(vandaag)]
    vlaamse, brusselse = _sectors(bronnen)
    oude, oude_wijk = _old_wijken(bronnen)
    naar = {
        gewest: Kaart(w["wijk_code"].to_numpy(dtype=object), w.geometry.to_numpy())
        for gewest, w in wijken.groupby("gewest_code")
    }
    adressen = _address_rows(_addresses(bronnen), vlaamse, naar[_VLAANDEREN], oude)

    code = tellingen["sector"]
    rest = code.str.contains("ZZZ", regex=False)
    op_kaart = code.isin(vlaamse.codes) | code.isin(brusselse.codes)
    met_adres = code.isin(adressen["sector"].unique())
    brussel = code.isin(brusselse.codes)
    zonder_kaart = tellingen[~op_kaart & ~rest].assign(
        oude_wijk=lambda t: t["sector"].map(oude_wijk)
    )
    in_vlaanderen = zonder_kaart["oude_wijk"].isin(adressen["oude_wijk"].unique())
    punt_oud = zonder_kaart[~in_vlaanderen]

    delen = [
        spread(adressen.astype({"sector": str}), tellingen[met_adres], "sector"),
        spread(adressen.astype({"oude_wijk": str}), zonder_kaart[in_vlaanderen], "oude_wijk"),
        _points(tellingen[brussel], brusselse, naar[_BRUSSEL]),
        _points(tellingen[op_kaart & ~met_adres & ~brussel], vlaamse, naar[_VLAANDEREN]),
        _points(punt_oud, oude, naar[_BRUSSEL], "oude_wijk"),
        tellingen[rest],
    ]
    tabel = _finish(pd.concat(delen, ignore_index=True), wijken, vandaag)
    verslag = (
        f"huishoudens: {tellingen['huishoudens'].sum()} in {len(tellingen)} sectoren",
        f"in sectoren van de kaart van 2021: {tellingen[op_kaart]['huishoudens'].sum()}",
        f"in {len(zonder_kaart)} sectoren buiten die kaart, geplaatst via hun oude wijk: "
        f"{zonder_kaart['huishoudens'].sum()}",
        f"in {rest.sum()} restsectoren zonder plaats, per gemeente geteld: "
        f"{tellingen[rest]['huishoudens'].sum()}",
        f"rijen: {len(tabel)} in {tabel['cel'].nunique()} cellen",
    )
    return Gelezen(tabel, verslag)


def _points(
    tellingen: pd.DataFrame, kaart: Kaart, wijken: Kaart, op: str = "sector"
) -> pd.DataFrame:
    """Place each sector whole at one point inside the polygon named in column `op`."""
    punten = _point_rows(tellingen[op], kaart, wijken).drop(columns="sector")
    return punten.assign(
        **{k: tellingen[k].to_numpy() for k in ("sector", "huishoudens", "wagens", "nis_2019")}
    )


def _finish(rijen: pd.DataFrame, wijken: gpd.GeoDataFrame, vandaag: dict[str, str]) -> pd.DataFrame:
    """Merge rows of the same cell, sector and wijk; add today's gemeente; sort."""
    gemeente = wijken.set_index("wijk_code")["gemeente_code"]
    rijen["wijk_code"] = rijen["wijk_code"].astype(object)
    rijen["gemeente_code"] = rijen["wijk_code"].map(gemeente)
    rijen["gemeente_code"] = rijen["gemeente_code"].fillna(rijen["nis_2019"].map(vandaag))
    sleutel = ["sector", "cel", "wijk_code", "gemeente_code"]
    gewicht = rijen["adressen"].fillna(1)
    groep = rijen.assign(x=rijen["x"] * gewicht, y=rijen["y"] * gewicht, adressen=gewicht).groupby(
        sleutel, dropna=False, sort=True
    )
    uit = groep[["x", "y", "huishoudens", "wagens", "adressen"]].sum(min_count=1).reset_index()
    for as_ in ("x", "y"):
        uit[as_] = (uit[as_] / uit["adressen"]).round(0)
    uit["cel"] = uit["cel"].astype("Int64")
    uit = uit[(uit["huishoudens"] > 0) | (uit["wagens"] > 0)]
    kolommen = ["cel", "sector", "wijk_code", "gemeente_code", "x", "y", "huishoudens", "wagens"]
    return uit[kolommen].reset_index(drop=True)
