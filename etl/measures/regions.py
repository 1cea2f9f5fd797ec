"""Regions: every level's figures from the household rows below, never averages of averages."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from etl.contract.aanbod import PRECISIES_MET_REISTIJD, STANDAARD_TYPES
from etl.contract.niveaus import GEHEEL, GEHEEL_CODE, GEHEEL_NAAM, REGIO_NIVEAUS
from etl.measures import access
from etl.measures.wijken import access_figures

#: Figures of a wijk that a region carries as the mean over its households.
_GEMIDDELD = (
    "internet_zonder_pct",
    "alleenwonend_pct",
    "wagens_per_huishouden",
    "nood",
    "gebrek",
    "kloof_prioriteit",
)
#: Counts of wijken per value of a class: column → values.
KLASSEN = {
    "huur_signaal": ("onder_druk", "duur_en_stijgend", "blijft_achter", "stabiel", "onbekend"),
    "register": ("bekend", "dun", "leeg"),
    "kloof_klasse": tuple(f"{n}-{g}" for n in (1, 2, 3) for g in (1, 2, 3)),
}


@dataclass(frozen=True)
class Toegang:
    """The household rows as :func:`etl.measures.wijken.access_figures` wants them."""

    reach: access.Reach
    places_within: NDArray[np.int64]


def region_figures(
    wijken: pd.DataFrame,
    toegang: Toegang,
    huishoudens: pd.DataFrame,
    initiatieven: pd.DataFrame,
    gebieden: pd.DataFrame,
) -> pd.DataFrame:
    """Return the figures of every region of every level, and of the whole.

    Parameters
    ----------
    wijken : DataFrame
        Figures per wijk, with the code of every region level.
    toegang : Toegang
        Household rows.
    huishoudens : DataFrame
        Contract table, with the households that have no place.
    initiatieven : DataFrame
        Contract table.
    gebieden : DataFrame
        Names per (niveau, code).

    Returns
    -------
    DataFrame
        One row per region: ``niveau, code, naam``, totals, access over its households, means over
        households of what is known per wijk, and counts of wijken per class.
    """
    gemeente = wijken.drop_duplicates("gemeente_code").set_index("gemeente_code")
    delen = [_whole(wijken, toegang, huishoudens, initiatieven)]
    for niveau in REGIO_NIVEAUS:
        namen = gebieden[gebieden["niveau"] == niveau].sort_values("code")
        codes = pd.Index(namen["code"])
        van_gemeente = (
            pd.Series(gemeente.index, gemeente.index)
            if niveau == "gemeente"
            else gemeente[f"{niveau}_code"]
        )
        deel = _level(
            _Level(wijken, wijken[f"{niveau}_code"], van_gemeente, codes),
            toegang,
            huishoudens,
            initiatieven,
        )
        deel.insert(0, "niveau", niveau)
        deel.insert(1, "code", codes)
        deel.insert(2, "naam", namen["naam_nl"].to_numpy())
        delen.append(deel)
    return pd.concat(delen, ignore_index=True)


@dataclass(frozen=True)
class _Level:
    """The regions of one level: region per wijk and per gemeente, and their codes in order."""

    wijken: pd.DataFrame
    van_wijk: pd.Series
    van_gemeente: pd.Series
    codes: pd.Index


def _whole(
    wijken: pd.DataFrame,
    toegang: Toegang,
    huishoudens: pd.DataFrame,
    initiatieven: pd.DataFrame,
) -> pd.DataFrame:
    gemeenten = pd.Index(wijken["gemeente_code"].unique())
    niveau = _Level(
        wijken,
        pd.Series(GEHEEL_CODE, wijken.index),
        pd.Series(GEHEEL_CODE, gemeenten),
        pd.Index([GEHEEL_CODE]),
    )
    deel = _level(niveau, toegang, huishoudens, initiatieven)
    deel.insert(0, "niveau", GEHEEL)
    deel.insert(1, "code", GEHEEL_CODE)
    deel.insert(2, "naam", GEHEEL_NAAM.nl)
    return deel


def _level(
    niveau: _Level, toegang: Toegang, huishoudens: pd.DataFrame, initiatieven: pd.DataFrame
) -> pd.DataFrame:
    codes = niveau.codes
    groep_van_wijk = codes.get_indexer(pd.Index(niveau.van_wijk))
    groepen = groep_van_wijk[toegang.reach.wijk]
    uit = _totals(niveau, huishoudens, initiatieven)
    figuren = access_figures(toegang.reach, toegang.places_within, groepen, len(codes))
    uit = uit.join(figuren.set_axis(codes))
    for kolom in _GEMIDDELD:
        uit[kolom] = _household_mean(niveau, kolom)
    bekend = niveau.wijken["huishoudens"].where(niveau.wijken["kloof_prioriteit"].notna(), 0)
    uit["kloof_bekend_pct"] = (
        100 * _sum(bekend, niveau) / _sum(niveau.wijken["huishoudens"], niveau)
    )
    for kolom, waarden in KLASSEN.items():
        for waarde in waarden:
            telling = _sum((niveau.wijken[kolom] == waarde).astype(int), niveau)
            uit[f"wijken_{kolom}_{waarde.replace('-', '_')}"] = telling.astype(int)
    return uit.reset_index(drop=True)


def _sum(per_wijk: pd.Series, niveau: _Level) -> pd.Series:
    return per_wijk.groupby(niveau.van_wijk).sum().reindex(niveau.codes, fill_value=0)


def _household_mean(niveau: _Level, kolom: str) -> pd.Series:
    waarde, gewicht = niveau.wijken[kolom], niveau.wijken["huishoudens"]
    som = _sum((waarde * gewicht).fillna(0.0), niveau)
    gewichten = _sum(gewicht.where(waarde.notna(), 0.0), niveau)
    return som / gewichten.where(gewichten > 0)


def _totals(niveau: _Level, huishoudens: pd.DataFrame, initiatieven: pd.DataFrame) -> pd.DataFrame:
    """Return households and known places: also what has no place on the map counts here."""
    regio = huishoudens["gemeente_code"].map(niveau.van_gemeente)
    zonder = huishoudens["huishoudens"].where(huishoudens["wijk_code"].isna(), 0.0)
    plaats = (initiatieven["bereik"] == "locatie") & initiatieven["type"].isin(STANDAARD_TYPES)
    exact = initiatieven["locatie_precisie"].isin(PRECISIES_MET_REISTIJD)
    waar = initiatieven["gemeente_code"].map(niveau.van_gemeente)

    def tel(masker: pd.Series) -> pd.Series:
        return masker.groupby(waar).sum().reindex(niveau.codes, fill_value=0).astype(int)

    alles = pd.Series(True, initiatieven.index)
    uit = pd.DataFrame(
        {
            "huishoudens": huishoudens["huishoudens"].groupby(regio).sum(),
            "huishoudens_zonder_plaats": zonder.groupby(regio).sum(),
        }
    ).reindex(niveau.codes, fill_value=0.0)
    uit["wijken"] = _sum(pd.Series(1, niveau.wijken.index), niveau).astype(int)
    uit["wijken_onbewoond"] = _sum(niveau.wijken["onbewoond"].astype(int), niveau).astype(int)
    uit["initiatieven"] = tel(alles)
    uit["plaatsen"] = tel(plaats)
    uit["plaatsen_zonder_adres"] = tel(plaats & ~exact)
    uit["plaatsen_per_10000"] = (
        10_000 * uit["plaatsen"] / uit["huishoudens"].where(uit["huishoudens"] > 0)
    )
    return uit
