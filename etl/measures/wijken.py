"""All figures of a wijk at the default settings, from the contract tables."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from etl.contract.aanbod import STANDAARD_TYPES, WERKMODELLEN
from etl.measures import access, digital, gap, rent, travel
from etl.measures.need import Onderdeel, need
from etl.measures.observations import finest
from etl.measures.weighted import Getallen, group_mean, group_sum

STANDAARD_METRES = travel.limit_metres(travel.MINUTEN)


@dataclass(frozen=True)
class Rijen:
    """Household rows that have a place.

    Attributes
    ----------
    xy : ndarray, shape (rows, 2)
        Coordinates, EPSG:31370.
    households, cars : ndarray, shape (rows,)
    wijk : ndarray of int32, shape (rows,)
        Position of the row's wijk in the wijk table.
    """

    xy: Getallen
    households: Getallen
    cars: Getallen
    wijk: NDArray[np.int32]


def placed_rows(huishoudens: pd.DataFrame, wijken: pd.Index) -> Rijen:
    """Return the household rows with a place; rest sectors (ZZZZ) have none."""
    rijen = huishoudens[huishoudens["wijk_code"].notna()]
    return Rijen(
        rijen[["x", "y"]].to_numpy(dtype=float),
        rijen["huishoudens"].to_numpy(dtype=float),
        rijen["wagens"].to_numpy(dtype=float),
        wijken.get_indexer(pd.Index(rijen["wijk_code"])).astype(np.int32),
    )


@dataclass(frozen=True)
class RowAccess:
    """What every household row has at the default settings: computed once, summed many times.

    Attributes
    ----------
    households : ndarray, shape (rows,)
    wijk : ndarray of int32, shape (rows,)
        Position of the row's wijk.
    metres : ndarray of float32, shape (rows,)
        To the nearest default place.
    places : ndarray of int, shape (rows,)
        Default places within the default metres.
    werkmodellen : ndarray of uint8, shape (rows,)
        Werkmodellen available (bit i for werkmodel i).
    """

    households: Getallen
    wijk: NDArray[np.int32]
    metres: NDArray[np.float32]
    places: NDArray[np.int64]
    werkmodellen: NDArray[np.uint8]


def row_access(reach: access.Reach, places: NDArray[np.int64]) -> RowAccess:
    """Return the household rows' access at the default settings.

    Parameters
    ----------
    reach : Reach
    places : ndarray of int, shape (rows,)
        Default places within the default metres.
    """
    return RowAccess(
        reach.households,
        reach.wijk,
        access.nearest(reach, STANDAARD_TYPES),
        places,
        access.available(reach, STANDAARD_TYPES, STANDAARD_METRES),
    )


def access_figures(rijen: RowAccess, groups: NDArray[np.integer], n: int) -> pd.DataFrame:
    """Return the access figures of `n` groups of household rows.

    Parameters
    ----------
    rijen : RowAccess
    groups : ndarray of int, shape (rows,)
        Group of each row: its wijk, or the region of its wijk; −1 belongs to none.
    n : int
        Number of groups.

    Returns
    -------
    DataFrame, n rows
        ``minuten_dichtste, dekking_pct, aantal_bereikbaar, modellen_bereikbaar`` and
        ``dekking_<werkmodel>_pct``; missing where a group has no households or no place is known.
    """
    telt = groups >= 0
    groep, gewicht = groups[telt], rijen.households[telt]
    metres, bits = rijen.metres[telt], rijen.werkmodellen[telt]
    uit = {
        "minuten_dichtste": travel.minutes(access.median(metres, gewicht, groep, n)),
        "dekking_pct": access.coverage(metres, gewicht, groep, n, STANDAARD_METRES),
        "aantal_bereikbaar": group_mean(rijen.places[telt], gewicht, groep, n),
        "modellen_bereikbaar": group_mean(np.bitwise_count(bits), gewicht, groep, n),
    }
    for i, model in enumerate(WERKMODELLEN):
        heeft = (bits >> i) & 1
        uit[f"dekking_{model}_pct"] = 100 * group_mean(heeft, gewicht, groep, n)
    return pd.DataFrame(uit).replace([np.inf, -np.inf], np.nan)


def places_per_gemeente(initiatieven: pd.DataFrame, gemeenten: pd.Index) -> pd.Series:
    """Return the known default places per gemeente, of any precision."""
    plaats = (initiatieven["bereik"] == "locatie") & initiatieven["type"].isin(STANDAARD_TYPES)
    telling = initiatieven[plaats].groupby("gemeente_code").size()
    return telling.reindex(gemeenten, fill_value=0)


def figures(
    wijken: pd.DataFrame,
    toegang: RowAccess,
    cars: Getallen,
    tabellen: dict[str, pd.DataFrame],
) -> pd.DataFrame:
    """Return every figure of every wijk.

    Parameters
    ----------
    wijken : DataFrame
        Index ``wijk_code``, with the code of every region level.
    toegang : RowAccess
        Household rows with a place.
    cars : ndarray, shape (rows,)
        Cars per household row.
    tabellen : dict of str to DataFrame
        The contract tables.

    Returns
    -------
    DataFrame
        Index ``wijk_code``; columns as :data:`etl.contract.figures.FIGUREN` explains them.
    """
    n = len(wijken)
    uit = pd.DataFrame(index=wijken.index)
    uit["huishoudens"] = group_sum(toegang.households, toegang.wijk, n)
    uit["onbewoond"] = uit["huishoudens"] == 0
    uit["klein"] = ~uit["onbewoond"] & (uit["huishoudens"] < gap.MINIMUM_HUISHOUDENS)
    uit = uit.join(access_figures(toegang, toegang.wijk, n).set_axis(wijken.index))
    uit = uit.join(_signals(wijken, tabellen))
    wagens = group_sum(cars, toegang.wijk, n)
    uit["wagens_per_huishouden"] = wagens / uit["huishoudens"].where(~uit["onbewoond"])
    uit = uit.join(_need(uit))
    uit = uit.join(_register(wijken, tabellen))
    return uit.join(gap.gap(uit))


def _signals(wijken: pd.DataFrame, tabellen: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return rent signal, digital gap and living alone, each with the level it is known at."""
    huur = rent.signal(tabellen["verkoopprijs"], tabellen["huur"], tabellen["gemeenten"])
    per_wijk = huur.reindex(wijken["gemeente_code"]).set_axis(wijken.index)
    alleen = finest(tabellen["alleenwonend"], wijken, "alleenwonend_pct")
    return per_wijk.join(digital.measured_share(tabellen["internet"], wijken)).assign(
        alleenwonend_pct=alleen["waarde"], alleenwonend_niveau=alleen["niveau"]
    )


def _need(uit: pd.DataFrame) -> pd.DataFrame:
    onderdelen = {
        "huur": Onderdeel(uit["huur_verschil_punten"], uit["huur_niveau"]),
        "internet": Onderdeel(uit["internet_zonder_pct"], uit["internet_niveau"]),
        "wagens": Onderdeel(
            uit["wagens_per_huishouden"], pd.Series("wijk", uit.index), omgekeerd=True
        ),
        "alleenwonend": Onderdeel(uit["alleenwonend_pct"], uit["alleenwonend_niveau"]),
    }
    nood = need(onderdelen, uit["huishoudens"])
    return nood.where(~uit["onbewoond"])


def _register(wijken: pd.DataFrame, tabellen: dict[str, pd.DataFrame]) -> pd.DataFrame:
    per_gemeente = tabellen["huishoudens"].groupby("gemeente_code")["huishoudens"].sum()
    plaatsen = places_per_gemeente(tabellen["initiatieven"], per_gemeente.index)
    bekend = gap.register_known(plaatsen, per_gemeente)
    van = wijken["gemeente_code"]
    return pd.DataFrame({"register": van.map(bekend), "plaatsen_gemeente": van.map(plaatsen)})
