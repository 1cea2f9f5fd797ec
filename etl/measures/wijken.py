"""All figures of a wijk at the default settings, from the contract tables."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from etl.contract.aanbod import STANDAARD_TYPES, WERKMODELLEN
from etl.measures import access, barrier, choice, digital, ding, gap, rent, travel
from etl.measures.need import Onderdeel, need
from etl.measures.observations import finest
from etl.measures.weighted import Getallen, group_mean, group_sum

STANDAARD_METRES = travel.limit_metres(travel.MINUTEN)
#: Minutes on foot up to which a place weighs so much in E2SFCA: the rings of Luo & Qi (2009).
E2SFCA_STAPPEN_MIN: dict[float, float] = {10: 1.0, 20: 0.68, 30: 0.22}


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
    effective : ndarray, shape (rows,)
        Effective number of werkmodellen.
    metres_three : ndarray of float32, shape (rows,)
        Until three different werkmodellen are available.
    supply : ndarray, shape (rows,)
        Default places per household (E2SFCA).
    supply_models : ndarray, shape (rows, 7)
        The same per werkmodel, in the order of ``WERKMODELLEN``: together they are `supply`.
    """

    households: Getallen
    wijk: NDArray[np.int32]
    metres: NDArray[np.float32]
    places: NDArray[np.int64]
    werkmodellen: NDArray[np.uint8]
    effective: Getallen
    metres_three: NDArray[np.float32]
    supply: Getallen
    supply_models: Getallen


def row_access(
    reach: access.Reach, rijen: Rijen, initiatieven: pd.DataFrame, wijken: pd.DataFrame
) -> RowAccess:
    """Return the household rows' access at the default settings.

    Parameters
    ----------
    reach : Reach
    rijen : Rijen
        The same household rows.
    initiatieven : DataFrame
        With ``x, y`` in EPSG:31370.
    wijken : DataFrame
        Index ``wijk_code``, with the code of every region level.
    """
    plaatsen = default_places(initiatieven)
    gedeeld = _shared_supply(rijen, plaatsen)
    aanbod = choice.supply(initiatieven, wijken, STANDAARD_TYPES)
    bij = choice.offer(rijen.xy, rijen.wijk, aanbod, STANDAARD_METRES)
    return RowAccess(
        households=reach.households,
        wijk=reach.wijk,
        metres=access.nearest(reach, STANDAARD_TYPES),
        places=travel.count_within(rijen.xy, plaatsen[["x", "y"]], STANDAARD_METRES),
        werkmodellen=access.available(reach, STANDAARD_TYPES, STANDAARD_METRES),
        effective=choice.effective_number(bij),
        metres_three=choice.metres_to_models(reach, STANDAARD_TYPES),
        supply=gedeeld[:, 0],
        supply_models=gedeeld[:, 1:],
    )


def default_places(initiatieven: pd.DataFrame) -> pd.DataFrame:
    """Return the initiatives of the default types that have travel times."""
    plaatsen = access.with_travel_time(initiatieven)
    return plaatsen[plaatsen["type"].isin(STANDAARD_TYPES)]


def known_places(initiatieven: pd.DataFrame) -> pd.DataFrame:
    """Return the initiatives of the default types that people go to, of any precision."""
    plaats = (initiatieven["bereik"] == "locatie") & initiatieven["type"].isin(STANDAARD_TYPES)
    return initiatieven[plaats]


def _shared_supply(rijen: Rijen, plaatsen: pd.DataFrame) -> Getallen:
    """Return default places per household (E2SFCA): all of them, then per werkmodel.

    Capacities are unknown, so each place is 1, and divides that over its werkmodellen.
    """
    stappen = {travel.limit_metres(t): gewicht for t, gewicht in E2SFCA_STAPPEN_MIN.items()}
    per_model = choice.shares(access.model_bits(plaatsen["werkmodellen"]))
    aanbod = np.column_stack([np.ones(len(plaatsen)), per_model])
    return access.floating_catchment_xy(
        rijen.households,
        aanbod,
        rijen.xy,
        plaatsen[["x", "y"]],
        max(stappen),
        access.decay_step(stappen),
    )


def access_figures(rijen: RowAccess, n: int) -> pd.DataFrame:
    """Return the access figures of `n` wijken.

    Parameters
    ----------
    rijen : RowAccess
    n : int
        Number of wijken.

    Returns
    -------
    DataFrame, n rows
        ``minuten_dichtste, dekking_pct, aantal_bereikbaar, modellen_bereikbaar,
        keuze_effectief, minuten_drie_modellen, e2sfca_per_1000``, and per werkmodel
        ``dekking_<werkmodel>_pct`` and ``e2sfca_<werkmodel>_per_1000``; missing where a wijk has
        no households or no place is known.
    """
    gewicht, groep, bits = rijen.households, rijen.wijk, rijen.werkmodellen
    gemiddeld = {
        "aantal_bereikbaar": rijen.places,
        "modellen_bereikbaar": np.bitwise_count(bits),
        "keuze_effectief": rijen.effective,
        "e2sfca_per_1000": 1000 * rijen.supply,
    }
    uit = median_figures(rijen, groep, n)
    uit["dekking_pct"] = access.coverage(rijen.metres, gewicht, groep, n, STANDAARD_METRES)
    for naam, waarde in gemiddeld.items():
        uit[naam] = group_mean(waarde, gewicht, groep, n)
    for i, model in enumerate(WERKMODELLEN):
        # A share first, then a percentage: all households are then exactly 100.
        uit[f"dekking_{model}_pct"] = 100 * group_mean((bits >> i) & 1, gewicht, groep, n)
        aanbod = 1000 * rijen.supply_models[:, i]
        uit[f"e2sfca_{model}_per_1000"] = group_mean(aanbod, gewicht, groep, n)
    return uit


def median_figures(rijen: RowAccess, groups: NDArray[np.integer], n: int) -> pd.DataFrame:
    """Return the figures that only the rows themselves can give, for any grouping of them.

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
        ``minuten_dichtste`` and ``minuten_drie_modellen``: household-weighted medians.
    """
    telt = groups >= 0
    groep, gewicht = groups[telt], rijen.households[telt]
    uit = {
        "minuten_dichtste": access.median(rijen.metres[telt], gewicht, groep, n),
        "minuten_drie_modellen": access.median(rijen.metres_three[telt], gewicht, groep, n),
    }
    minuten = pd.DataFrame({naam: travel.minutes(metres) for naam, metres in uit.items()})
    return minuten.replace(np.inf, np.nan)


def places_per_gemeente(initiatieven: pd.DataFrame, gemeenten: pd.Index) -> pd.Series:
    """Return the known default places per gemeente, of any precision."""
    telling = known_places(initiatieven).groupby("gemeente_code").size()
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
    uit = uit.join(access_figures(toegang, n).set_axis(wijken.index))
    uit = uit.join(_signals(wijken, tabellen))
    wagens = group_sum(cars, toegang.wijk, n)
    uit["wagens_per_huishouden"] = wagens / uit["huishoudens"].where(~uit["onbewoond"])
    uit = uit.join(need(components(uit), uit["huishoudens"]).where(~uit["onbewoond"]))
    uit = uit.join(_register(wijken, tabellen))
    niets = barrier.without_offer_pct(toegang.werkmodellen, toegang.households, toegang.wijk, n)
    bekend = (uit["register"] != "leeg").to_numpy()
    zonder = pd.Series(np.where(bekend, niets, np.nan), wijken.index)
    uit = uit.join(barrier.double_barrier(zonder, uit["digitaal_risico"], uit["huishoudens"]))
    return uit.join(gap.gap(uit))


def components(wijken: pd.DataFrame) -> dict[str, Onderdeel]:
    """Return what need is made of, from the figures per wijk."""
    geschat = pd.Series("geschat", wijken.index)
    return {
        "huur": Onderdeel(wijken["huur_verschil_punten"], wijken["huur_niveau"]),
        "digitaal": Onderdeel(wijken["digitaal_risico"], geschat),
        "wagens": Onderdeel(
            wijken["wagens_per_huishouden"], pd.Series("wijk", wijken.index), omgekeerd=True
        ),
        "alleenwonend": Onderdeel(wijken["alleenwonend_pct"], wijken["alleenwonend_niveau"]),
    }


def _signals(wijken: pd.DataFrame, tabellen: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return rent signal, digital gap, living alone and income, each with its level."""
    prijzen = tabellen["verkoopprijs"]
    uit = rent.signal_of_wijken(prijzen, tabellen["huur"], tabellen["gemeenten"], wijken)
    uit = uit.join(digital.measured_share(tabellen["internet"], wijken))
    for tabel, kolom in (("alleenwonend", "alleenwonend_pct"), ("inkomen", "inkomen_eur_inwoner")):
        gevonden = finest(tabellen[tabel], wijken, kolom)
        uit[kolom], uit[f"{tabel}_niveau"] = gevonden["waarde"], gevonden["niveau"]
    nodig = [naam for delen in digital.ONDERDELEN.values() for naam in delen]
    uit["digitaal_risico"] = digital.risk_index(
        uit[nodig], digital.ONDERDELEN, digital.GEWICHTEN, digital.OMGEKEERD
    )
    return uit.join(ding.of_wijken(wijken, tabellen["gemeenten"], prijzen, tabellen["inkomen"]))


def _register(wijken: pd.DataFrame, tabellen: dict[str, pd.DataFrame]) -> pd.DataFrame:
    per_gemeente = tabellen["huishoudens"].groupby("gemeente_code")["huishoudens"].sum()
    plaatsen = places_per_gemeente(tabellen["initiatieven"], per_gemeente.index)
    bekend = gap.register_known(plaatsen, per_gemeente)
    van = wijken["gemeente_code"]
    return pd.DataFrame({"register": van.map(bekend), "plaatsen_gemeente": van.map(plaatsen)})
