"""The gemeente and wijk of today in which a place lies, told by its coordinate.

The coordinate decides, because names change with every merger; the name that a source gives is
the check on it. Where both contradict, nothing is guessed: the place is known by its gemeente
only, and the report says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from etl.contract.aanbod import PRECISIES
from etl.sources.lezen import read_csv
from etl.sources.vintages import gemeente_of_today, with_zeros

WGS = "EPSG:4326"
#: Borders of wijken are simplified: a place this near to one may lie on either side (metres).
GRENSMARGE_M = 100.0
_GEMEENTE = PRECISIES[-1]
#: Precisions at which a wijk is sure.
_MET_WIJK = ("adres", "straat", "wijk")


def named_codes(bronnen: Path, gemeenten: pd.DataFrame) -> dict[str, frozenset[str]]:
    """Return the codes of today that a name of a gemeente, of today or before, can mean.

    Parameters
    ----------
    bronnen : Path
        The mirror folder of publishers' files.
    gemeenten : DataFrame
        ``gemeente_code, gemeente_naam`` of today.

    Returns
    -------
    dict
        Name in Dutch → codes.

    Raises
    ------
    OngeldigeGegevens
        A file or column is missing.
    """
    refnis = read_csv(
        bronnen / "statbel" / "TU_COM_REFNIS.txt", ["CD_REFNIS", "TX_REFNIS_NL"], sep="|"
    )
    vandaag = gemeente_of_today(bronnen)
    oud = with_zeros(refnis["CD_REFNIS"]).map(vandaag)
    # Names that exist twice have their arrondissement in brackets: "Beveren (Sint-Niklaas)".
    kaal = refnis["TX_REFNIS_NL"].str.replace(r"\s*\(.*\)$", "", regex=True).str.strip()
    paren = set(zip(kaal, oud, strict=True))
    paren |= set(zip(gemeenten["gemeente_naam"], gemeenten["gemeente_code"], strict=True))
    namen: dict[str, set[str]] = {}
    for naam, code in paren:
        if isinstance(code, str):
            namen.setdefault(naam, set()).add(code)
    return {naam: frozenset(codes) for naam, codes in sorted(namen.items())}


def _points(lat: pd.Series, lon: pd.Series, crs: object) -> gpd.GeoSeries:
    punten = gpd.points_from_xy(lon, lat)
    return gpd.GeoSeries(punten, index=lat.index, crs=WGS).to_crs(crs)


def _wijk_of(punten: gpd.GeoSeries, wijken: gpd.GeoDataFrame) -> pd.Series:
    """Return the position of the wijk of each point: inside, else the nearest within the margin."""
    boom = shapely.STRtree(wijken.geometry.to_numpy())
    punt, wijk = boom.query_nearest(punten.to_numpy(), max_distance=GRENSMARGE_M, all_matches=False)
    gevonden = pd.Series(-1, index=range(len(punten)))
    gevonden.iloc[punt] = wijk
    gevonden.index = punten.index
    return gevonden


@dataclass(frozen=True)
class _Uitspraak:
    """What becomes of a place whose coordinate and gemeente contradict."""

    wijk: int
    plek: shapely.Point | None
    gemeente_enkel: bool
    wat: str


def _resolve(
    punt: shapely.Point, omgekeerd: shapely.Point, wijk: int, mogelijk: gpd.GeoDataFrame
) -> _Uitspraak:
    """Weigh a contradiction: the point, its axes swapped, its wijk, the wijken of the name."""
    for plek, wat in (
        (punt, "ligt op de grens; in de genoemde gemeente gezet"),
        (omgekeerd, "stond omgewisseld: breedte en lengte zijn omgekeerd"),
    ):
        afstand = mogelijk.geometry.distance(plek)
        if len(afstand) and afstand.min() <= GRENSMARGE_M:
            return _Uitspraak(int(afstand.idxmin()), plek, False, wat)
    if len(mogelijk):
        grootste = int(mogelijk.geometry.area.idxmax())
        plek = mogelijk.geometry[grootste].representative_point()
        wat = "ligt in een andere gemeente; enkel de gemeente is nog bekend"
        return _Uitspraak(grootste, plek, True, wat)
    if wijk >= 0:
        wat = "geeft de gemeente, want de gemeentenaam is niet bekend"
        return _Uitspraak(wijk, None, True, wat)
    return _Uitspraak(-1, None, True, "ligt buiten Vlaanderen en Brussel; de rij is weggelaten")


def locate(
    rijen: pd.DataFrame,
    wijken: gpd.GeoDataFrame,
    namen: Mapping[str, frozenset[str]],
) -> tuple[pd.DataFrame, list[str]]:
    """Give every place its gemeente and wijk of today.

    Parameters
    ----------
    rijen : DataFrame
        ``naam, gemeente`` (as the source names it, "" where it does not), ``lat, lon`` (degrees,
        floats) and ``locatie_precisie``; a unique index.
    wijken : GeoDataFrame
        ``wijk_code, gemeente_code, gemeente_naam`` with polygons in metres, the whole territory.
    namen : mapping
        Name of a gemeente → the codes of today it can mean (:func:`named_codes`).

    Returns
    -------
    rijen : DataFrame
        The same rows with ``gemeente_code, gemeente_naam, wijk_code`` ("" where the precision
        does not allow one), and ``lat, lon, locatie_precisie`` mended or demoted. Rows that lie
        outside the territory and whose gemeente is unknown are left out.
    verslag : list of str
        One line per row that was mended, demoted or left out.
    """
    rijen, wijken = rijen.copy(), wijken.reset_index(drop=True)
    punten = _points(rijen["lat"], rijen["lon"], wijken.crs)
    omgekeerd = _points(rijen["lon"], rijen["lat"], wijken.crs)
    positie = _wijk_of(punten, wijken)
    verslag = []
    for i in rijen.index:
        naam, gemeente = str(rijen.at[i, "naam"]), str(rijen.at[i, "gemeente"])
        wijk, codes = int(positie[i]), namen.get(gemeente, frozenset())
        # Of a place that names no gemeente the coordinate is all there is.
        if wijk >= 0 and (not gemeente or wijken.at[wijk, "gemeente_code"] in codes):
            continue
        mogelijk = wijken[wijken["gemeente_code"].isin(codes)]
        uitspraak = _resolve(punten[i], omgekeerd[i], wijk, mogelijk)
        positie[i] = uitspraak.wijk
        if uitspraak.gemeente_enkel:
            rijen.at[i, "locatie_precisie"] = _GEMEENTE
        if uitspraak.plek is not None:
            graden = gpd.GeoSeries([uitspraak.plek], crs=wijken.crs).to_crs(WGS)[0]
            rijen.at[i, "lat"], rijen.at[i, "lon"] = round(graden.y, 6), round(graden.x, 6)
        verslag.append(f"“{naam}” ({gemeente}): de coördinaat {uitspraak.wat}.")
    return _with_codes(rijen[positie >= 0], wijken.loc[positie[positie >= 0]]), verslag


def _with_codes(rijen: pd.DataFrame, gevonden: gpd.GeoDataFrame) -> pd.DataFrame:
    zeker = rijen["locatie_precisie"].isin(_MET_WIJK).to_numpy()
    return rijen.assign(
        gemeente_code=gevonden["gemeente_code"].to_numpy(),
        gemeente_naam=gevonden["gemeente_naam"].to_numpy(),
        wijk_code=np.where(zeker, gevonden["wijk_code"].to_numpy(), ""),
    )
