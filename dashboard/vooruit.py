"""What the coverage would become if the register changed: the same measure, before and after."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pyproj import Transformer

from dashboard import waarden
from dashboard.waarden import WIJK, Vraag
from etl.contract.aanbod import STANDAARD_TYPES
from etl.contract.niveaus import GEHEEL, GEHEEL_CODE, REGIO_NIVEAUS
from etl.measures import access, travel
from etl.store.read import Editie

#: Households that are fewer than this apart are the same: a sum of floats has noise.
_RUIS = 1e-6


@dataclass(frozen=True)
class Vooruit:
    """Coverage before and after.

    Attributes
    ----------
    regios : DataFrame
        ``niveau, code, huishoudens, voor_pct, na_pct, erbij`` (households that come within the
        default minutes of a default place; negative where they lose it), the whole first, then
        every region whose coverage changes.
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
    metres_voor, metres_na = (travel.nearest_metres(rijen, places(r)) for r in (voor, na))
    gewicht = np.asarray(editie.reach.households)
    verschil = gewicht * ((metres_na <= grens).astype(int) - (metres_voor <= grens))
    delen = [
        _level(editie, n, (metres_voor, metres_na), verschil) for n in (GEHEEL, *REGIO_NIVEAUS)
    ]
    wijkdekking = access.coverage(metres_na, gewicht, editie.reach.wijk, len(editie.wijken), grens)
    vlakken = waarden.antwoord(editie, Vraag("dekking", WIJK), wijkdekking)
    return Vooruit(pd.concat(delen, ignore_index=True), vlakken)


def references(editie: Editie) -> dict[str, pd.DataFrame]:
    """Return the tables with codes and borders that a list of initiatives is checked against."""
    codes = editie.wijken.reset_index()[["wijk_code", "gemeente_code"]]
    grenzen = editie.geometrie.reindex(editie.wijken.index)
    wijken = gpd.GeoDataFrame(codes, geometry=grenzen.geometry.to_numpy(), crs=grenzen.crs)
    gemeenten = codes[["gemeente_code"]].drop_duplicates()
    return {"wijken": wijken, "gemeenten": gemeenten, "gebieden": editie.gebieden}


def places(register: pd.DataFrame) -> NDArray[np.float64]:
    """Return the default places of a register in EPSG:31370, shape (places, 2)."""
    plaatsen = access.with_travel_time(register)
    plaatsen = plaatsen[plaatsen["type"].isin(STANDAARD_TYPES)]
    naar = Transformer.from_crs("EPSG:4326", "EPSG:31370", always_xy=True)
    x, y = naar.transform(plaatsen["lon"].to_numpy(float), plaatsen["lat"].to_numpy(float))
    # To the decimetre, as an edition keeps them.
    return np.column_stack([np.round(x, 1), np.round(y, 1)])


def _level(
    editie: Editie,
    niveau: str,
    metres: tuple[NDArray[np.floating], NDArray[np.floating]],
    verschil: NDArray[np.float64],
) -> pd.DataFrame:
    """Return the regions of a level whose coverage changes; the whole always."""
    if niveau == GEHEEL:
        groep, codes = np.zeros(len(verschil), dtype=np.int32), pd.Index([GEHEEL_CODE])
    else:
        groep, codes = waarden.groepen(editie, niveau)
    telt = groep >= 0
    gewicht, n = np.asarray(editie.reach.households)[telt], len(codes)
    grens = travel.limit_metres(travel.MINUTEN)
    voor, na = (access.coverage(m[telt], gewicht, groep[telt], n, grens) for m in metres)
    uit = pd.DataFrame(
        {
            "niveau": niveau,
            "code": codes,
            "huishoudens": np.bincount(groep[telt], gewicht, n),
            "voor_pct": voor,
            "na_pct": na,
            "erbij": np.bincount(groep[telt], verschil[telt], n),
        }
    )
    return (
        uit
        if niveau == GEHEEL
        else uit[(uit["erbij"].abs() > _RUIS) | (uit["voor_pct"] != uit["na_pct"])]
    )
