"""What the coverage would become if the register changed: the same measure, before and after."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pyproj import Transformer

from dashboard import waarden
from dashboard.waarden import WIJK, Vraag
from etl.contract.niveaus import GEHEEL, GEHEEL_CODE, REGIO_NIVEAUS
from etl.measures import access, travel
from etl.measures.wijken import default_places
from etl.store.read import Editie


@dataclass(frozen=True)
class Vooruit:
    """Coverage before and after.

    Attributes
    ----------
    regios : DataFrame
        ``niveau, code, huishoudens, voor_pct, na_pct, erbij`` (households that come within the
        default minutes of a default place; negative where they lose it), the whole first, then
        every gemeente with a changed place and every region whose coverage changes.
    vlakken : DataFrame
        Coverage after, per wijk, as the map draws it.
    """

    regios: pd.DataFrame
    vlakken: pd.DataFrame


def look_ahead(editie: Editie, voor: pd.DataFrame, na: pd.DataFrame) -> Vooruit:
    """Return what the coverage becomes when the register goes from `voor` to `na`.

    Parameters
    ----------
    editie : Editie
        Gives the household rows.
    voor, na : DataFrame
        Registers (contract table ``initiatieven``).

    Notes
    -----
    Coverage is :func:`etl.measures.access.coverage` at the default minutes and the default types
    of place, with metres by :func:`etl.measures.travel.nearest_metres`: what `build` does.
    """
    grens = travel.limit_metres(travel.MINUTEN)
    rijen = np.asarray(editie.rijen_xy, dtype=float)
    dichtbij = [travel.nearest_metres(rijen, places(r)) <= grens for r in (voor, na)]
    geraakt = touched(voor, na)
    delen = [_level(editie, n, dichtbij, geraakt) for n in (GEHEEL, *REGIO_NIVEAUS)]
    wijken = _share(dichtbij[1], editie, editie.reach.wijk, len(editie.wijken))
    vlakken = waarden.antwoord(editie, Vraag("dekking", WIJK), wijken)
    return Vooruit(pd.concat(delen, ignore_index=True), vlakken)


def touched(voor: pd.DataFrame, na: pd.DataFrame) -> frozenset[str]:
    """Return the gemeenten in which a default place comes, goes, moves or changes its kind."""
    delen = [set(map(tuple, _plain(r).to_numpy().tolist())) for r in (voor, na)]
    return frozenset(str(gemeente) for gemeente, *_ in delen[0] ^ delen[1])


def _plain(register: pd.DataFrame) -> pd.DataFrame:
    kolommen = ["gemeente_code", "initiatief_id", "type", "lat", "lon"]
    return default_places(register)[kolommen]


def references(editie: Editie) -> dict[str, pd.DataFrame]:
    """Return the tables with codes and borders that a list of initiatives is checked against."""
    namen = ["wijk_code", "wijk_naam", "gemeente_code", "gemeente_naam"]
    codes = editie.wijken.reset_index()[namen]
    grenzen = editie.geometrie.reindex(editie.wijken.index)
    wijken = gpd.GeoDataFrame(codes, geometry=grenzen.geometry.to_numpy(), crs=grenzen.crs)
    gemeenten = codes[["gemeente_code"]].drop_duplicates()
    return {"wijken": wijken, "gemeenten": gemeenten, "gebieden": editie.gebieden}


def places(register: pd.DataFrame) -> NDArray[np.float64]:
    """Return the default places of a register in EPSG:31370, shape (places, 2)."""
    plaatsen = default_places(register)
    naar = Transformer.from_crs("EPSG:4326", "EPSG:31370", always_xy=True)
    x, y = naar.transform(plaatsen["lon"].to_numpy(float), plaatsen["lat"].to_numpy(float))
    # To the decimetre, as an edition keeps them.
    return np.column_stack([np.round(x, 1), np.round(y, 1)])


def _share(
    dichtbij: NDArray[np.bool_], editie: Editie, groep: NDArray[np.int32], n: int
) -> NDArray[np.float64]:
    """Return the percentage of each group's households that have a place near by."""
    telt = groep >= 0
    ver = np.where(dichtbij, 0.0, np.inf)[telt]
    return access.coverage(ver, np.asarray(editie.reach.households)[telt], groep[telt], n, 0.0)


def _level(
    editie: Editie, niveau: str, dichtbij: list[NDArray[np.bool_]], geraakt: frozenset[str]
) -> pd.DataFrame:
    """Return the regions of a level whose coverage changes, and the whole and `geraakt` always."""
    if niveau == GEHEEL:
        groep, codes = np.zeros(len(dichtbij[0]), dtype=np.int32), pd.Index([GEHEEL_CODE])
    else:
        groep, codes = waarden.groepen(editie, niveau)
    telt, n = groep >= 0, len(codes)
    gewicht = np.asarray(editie.reach.households)[telt]
    erbij = gewicht * (dichtbij[1].astype(int) - dichtbij[0])[telt]
    uit = pd.DataFrame(
        {
            "niveau": niveau,
            "code": codes,
            "huishoudens": np.bincount(groep[telt], gewicht, n),
            "voor_pct": _share(dichtbij[0], editie, groep, n),
            "na_pct": _share(dichtbij[1], editie, groep, n),
            "erbij": np.bincount(groep[telt], erbij, n),
        }
    )
    if niveau == GEHEEL:
        return uit
    # Also where as many households gain as lose, in other wijken of the region.
    anders = np.bincount(groep[telt], np.abs(erbij), n) > 0
    return uit[anders | (uit["code"].isin(geraakt) & (niveau == "gemeente"))]
