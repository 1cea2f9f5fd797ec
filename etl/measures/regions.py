"""Regions: every level's figures from the household rows below, never averages of averages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from etl.contract.aanbod import PRECISIES_MET_REISTIJD, STANDAARD_TYPES, WERKMODELLEN
from etl.contract.indicators import Indicator
from etl.contract.niveaus import GEHEEL, GEHEEL_CODE, GEHEEL_NAAM, REGIO_NIVEAUS
from etl.measures import completeness, equity, lorenz, travel
from etl.measures.observations import count_of_gemeenten, finest
from etl.measures.weighted import Getallen, group_mean
from etl.measures.wijken import RowAccess, median_figures

#: Figures of a wijk that a region carries as the mean over its households.
_GEMIDDELD = (
    "dekking_pct",
    "aantal_bereikbaar",
    "modellen_bereikbaar",
    "keuze_effectief",
    "e2sfca_per_1000",
    *(f"dekking_{model}_pct" for model in WERKMODELLEN),
    *(f"e2sfca_{model}_per_1000" for model in WERKMODELLEN),
    "internet_zonder_pct",
    "digitaal_risico",
    "dubbele_drempel_pct",
    "inkomen_eur_inwoner",
    "alleenwonend_pct",
    "wagens_per_huishouden",
    "nood",
    "gebrek",
    "kloof_prioriteit",
)
#: What of the register's completeness a region carries.
_VOLLEDIG = ("bronnen", "adres_pct", "velden_pct", "oud_pct", "leeftijd_jaren")
#: Counts of wijken per value of a class: column → values.
KLASSEN = {
    "huur_signaal": ("onder_druk", "duur_en_stijgend", "blijft_achter", "stabiel", "onbekend"),
    "cluster_toegang": ("HH", "LL", "HL", "LH", "niet significant"),
    "robuust": ("robuust", "hangt_af_van_aannames"),
    "register": ("bekend", "dun", "leeg"),
    "kloof_klasse": tuple(f"{n}-{g}" for n in (1, 2, 3) for g in (1, 2, 3)),
}


@dataclass(frozen=True)
class _Level:
    """The regions of one level: their codes and names, and the region of each wijk and gemeente."""

    niveau: str
    codes: pd.Index
    namen: list[str]
    van_wijk: pd.Series
    van_gemeente: pd.Series

    @cached_property
    def plek(self) -> NDArray[np.intp]:
        """Position of each wijk's region among the codes, −1 for none."""
        return self.codes.get_indexer(pd.Index(self.van_wijk))


def positions(wijken: pd.DataFrame, gebieden: pd.DataFrame) -> dict[str, NDArray[np.intp]]:
    """Return level → position of each wijk's region among the level's codes, −1 for none.

    Parameters
    ----------
    wijken : DataFrame
        With the code of every region level.
    gebieden : DataFrame
        Names per (niveau, code).
    """
    return {niveau.niveau: niveau.plek for niveau in _levels(wijken, gebieden)}


def region_figures(
    wijken: pd.DataFrame,
    toegang: RowAccess,
    tabellen: dict[str, pd.DataFrame],
    intervallen: Mapping[str, pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """Return the figures of every region of every level, and of the whole.

    Parameters
    ----------
    wijken : DataFrame
        Figures per wijk, with the code of every region level.
    toegang : RowAccess
        Household rows with a place.
    tabellen : dict of str to DataFrame
        Contract tables ``huishoudens``, ``initiatieven`` and ``gebieden``.
    intervallen : mapping of str to DataFrame, optional
        Level → what is drawn and what new places could bring, in the order of :func:`positions`.

    Returns
    -------
    DataFrame
        One row per region: ``niveau, code, naam``, totals, access over its households, means over
        households of what is known per wijk, equity, and counts of wijken per class.
    """
    per_gemeente = _per_gemeente(tabellen["huishoudens"], tabellen["initiatieven"])
    niveaus = list(_levels(wijken, tabellen["gebieden"]))
    delen = [_figures(niveau, wijken, toegang, per_gemeente) for niveau in niveaus]
    uit = pd.concat(delen, ignore_index=True)
    if not intervallen:
        return uit
    # A last region without wijken has no position.
    extra = [intervallen[n.niveau].reindex(range(len(n.codes))) for n in niveaus]
    return uit.join(pd.concat(extra, ignore_index=True))


def count_figures(
    wijken: pd.DataFrame,
    gebieden: pd.DataFrame,
    cijfers: pd.DataFrame,
    indicator: Indicator,
    kolom: str,
) -> pd.DataFrame:
    """Return an observed count of every region, in the order of :func:`region_figures`.

    Parameters
    ----------
    wijken, gebieden : DataFrame
        As for :func:`positions`.
    cijfers : DataFrame
        A contract table of observations.
    indicator : Indicator
        A count.
    kolom : str
        Name of the column.

    Returns
    -------
    DataFrame
        `kolom`: that of the region itself where it is told, else of its gemeenten together,
        missing where one of them is; and ``<kolom>_jaar``, missing where they differ.
    """
    per_gemeente = count_of_gemeenten(cijfers, wijken, indicator.sleutel)
    delen = []
    for niveau in _levels(wijken, gebieden):
        groep = per_gemeente.groupby(niveau.van_gemeente)
        van, tot = groep["jaar"].min(), groep["jaar"].max()
        jaar = tot.where(van == tot)
        samen = pd.DataFrame({"waarde": groep["waarde"].sum(skipna=False), "jaar": jaar})
        samen = samen.reindex(niveau.codes)
        eigen = pd.DataFrame({f"{niveau.niveau}_code": niveau.codes}, index=niveau.codes)
        zelf = finest(cijfers, eigen, indicator.sleutel, (niveau.niveau,))
        delen.append(zelf[["waarde", "jaar"]].where(zelf["waarde"].notna(), samen))
    uit = pd.concat(delen, ignore_index=True).astype({"waarde": "float64", "jaar": "Int64"})
    return uit.set_axis([kolom, f"{kolom}_jaar"], axis=1)


def rate_figures(wijken: pd.DataFrame, gebieden: pd.DataFrame, kolom: str) -> pd.DataFrame:
    """Return a rate of every region, in the order of :func:`region_figures`.

    Parameters
    ----------
    wijken, gebieden : DataFrame
        As for :func:`positions`, with ``huishoudens`` and `kolom`.
    kolom : str
        Name of the column.

    Returns
    -------
    DataFrame
        `kolom`: the mean over the households of the wijken where it is known.
    """
    delen = [_mean(wijken[kolom], wijken, niveau) for niveau in _levels(wijken, gebieden)]
    return pd.DataFrame({kolom: np.concatenate(delen)})


def lorenz_points(wijken: pd.DataFrame, toegang: RowAccess, gebieden: pd.DataFrame) -> pd.DataFrame:
    """Return the Lorenz curve of the minutes to the nearest place, per region.

    Parameters
    ----------
    wijken : DataFrame
        With the code of every region level.
    toegang : RowAccess
        Household rows with a place.
    gebieden : DataFrame
        Names per (niveau, code).

    Returns
    -------
    DataFrame
        ``niveau, code, deel_huishoudens, deel``: eleven rows per region
        (:func:`etl.measures.lorenz.by_region`), none where no minutes are known.
    """
    # In order once: sorting what is in order costs each level next to nothing.
    volgorde = np.argsort(toegang.metres, kind="stable")
    minuten = travel.minutes(toegang.metres[volgorde])
    gewicht, wijk = toegang.households[volgorde], toegang.wijk[volgorde]
    delen = []
    for niveau in _levels(wijken, gebieden):
        punten = lorenz.by_region(minuten, gewicht, niveau.plek[wijk], len(niveau.codes))
        codes = niveau.codes[punten.pop("groep")]
        punten.insert(0, "niveau", niveau.niveau)
        punten.insert(1, "code", codes)
        delen.append(punten)
    return pd.concat(delen, ignore_index=True)


def register_figures(
    wijken: pd.DataFrame,
    initiatieven: pd.DataFrame,
    gebieden: pd.DataFrame,
    datum: str,
    gekend: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return how full the register is of every region, in the order of :func:`region_figures`.

    Parameters
    ----------
    wijken : DataFrame
        With the code of every region level, ``huishoudens`` and ``nood``.
    initiatieven, gebieden : DataFrame
        Contract tables.
    datum : str
        Date of the edition.
    gekend : DataFrame, optional
        As :func:`etl.measures.completeness.sources_of_places` takes it.

    Returns
    -------
    DataFrame
        ``register_bronnen, register_adres_pct, register_velden_pct, register_oud_pct,
        register_leeftijd_jaren`` (:func:`etl.measures.completeness.completeness`),
        ``huishoudens_in_nood`` and ``belscore_huishoudens`` (added up over its gemeenten) and,
        for a gemeente, ``belvolgorde`` (:func:`etl.measures.completeness.work_list`).
    """
    bellen = _work_list(wijken, initiatieven, datum)
    delen = []
    for niveau in _levels(wijken, gebieden):
        regio = initiatieven["gemeente_code"].map(niveau.van_gemeente)
        volledig = completeness.completeness(
            initiatieven.assign(gemeente_code=regio), niveau.codes, datum, gekend
        )
        som = bellen[["huishoudens_in_nood", "belscore_huishoudens"]]
        uit = volledig[[*_VOLLEDIG]].add_prefix("register_")
        uit = uit.join(som.groupby(niveau.van_gemeente).sum().reindex(niveau.codes))
        volgorde = (
            bellen["belvolgorde"] if niveau.niveau == "gemeente" else pd.Series(dtype="Int64")
        )
        delen.append(uit.assign(belvolgorde=volgorde.reindex(niveau.codes).to_numpy()))
    return pd.concat(delen, ignore_index=True).astype({"belvolgorde": "Int64"})


def source_counts(
    wijken: pd.DataFrame,
    initiatieven: pd.DataFrame,
    gebieden: pd.DataFrame,
    gekend: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return how many initiatives each source knows of each region, and shares with another.

    Parameters
    ----------
    wijken, initiatieven, gebieden
        As in :func:`register_figures`.
    gekend : DataFrame, optional
        As :func:`etl.measures.completeness.sources_of_places` takes it.

    Returns
    -------
    DataFrame
        ``niveau, code, bron, aantal, gedeeld``; no row where a source knows none. A place that
        two sources know counts for both, and for both as shared.
    """
    delen = []
    bronnen = completeness.sources_of_places(initiatieven, gekend)
    for niveau in _levels(wijken, gebieden):
        regio = bronnen["gemeente_code"].map(niveau.van_gemeente)
        groep = bronnen.groupby([regio, "bron"])["gedeeld"]
        tabel = groep.agg(aantal="size", gedeeld="sum").rename_axis(["code", "bron"]).reset_index()
        tabel.insert(0, "niveau", niveau.niveau)
        delen.append(tabel)
    return pd.concat(delen, ignore_index=True)


def _work_list(wijken: pd.DataFrame, initiatieven: pd.DataFrame, datum: str) -> pd.DataFrame:
    per = wijken["gemeente_code"]
    huishoudens = wijken["huishoudens"].groupby(per).sum()
    bekend = wijken["huishoudens"].where(wijken["nood"].notna())
    nood = (wijken["nood"] * bekend).groupby(per).sum() / bekend.groupby(per).sum()
    volledig = completeness.completeness(initiatieven, huishoudens.index, datum)
    lijst = completeness.work_list(volledig, huishoudens, nood)
    return lijst.rename(columns={"belscore": "belscore_huishoudens"})


def _levels(wijken: pd.DataFrame, gebieden: pd.DataFrame) -> Iterator[_Level]:
    gemeenten = wijken.drop_duplicates("gemeente_code").set_index("gemeente_code", drop=False)
    yield _Level(
        GEHEEL,
        pd.Index([GEHEEL_CODE]),
        [GEHEEL_NAAM.nl],
        pd.Series(GEHEEL_CODE, wijken.index),
        pd.Series(GEHEEL_CODE, gemeenten.index),
    )
    for niveau in REGIO_NIVEAUS:
        deel = gebieden[gebieden["niveau"] == niveau].sort_values("code")
        kolom = f"{niveau}_code"
        yield _Level(
            niveau, pd.Index(deel["code"]), list(deel["naam_nl"]), wijken[kolom], gemeenten[kolom]
        )


def _figures(
    niveau: _Level, wijken: pd.DataFrame, toegang: RowAccess, per_gemeente: pd.DataFrame
) -> pd.DataFrame:
    codes, groepen = niveau.codes, niveau.plek[toegang.wijk]
    uit = per_gemeente.groupby(niveau.van_gemeente).sum().reindex(codes, fill_value=0)
    uit["wijken"] = _count(np.ones(len(wijken), dtype=bool), niveau)
    uit["wijken_onbewoond"] = _count(wijken["onbewoond"].to_numpy(), niveau)
    inwonend = uit["huishoudens"].where(uit["huishoudens"] > 0)
    uit["plaatsen_per_10000"] = 10_000 * uit["plaatsen"] / inwonend
    uit = uit.join(median_figures(toegang, groepen, len(codes)).set_axis(codes))
    uit = uit.join(_equity(wijken, toegang, groepen, len(codes)).set_axis(codes))
    uit["wijken_dubbele_drempel"] = _count(
        wijken["dubbele_drempel"].fillna(False).to_numpy(dtype=bool), niveau
    )
    uit = uit.join(pd.DataFrame(_means(wijken, niveau) | _classes(wijken, niveau), index=codes))
    uit.insert(0, "niveau", niveau.niveau)
    uit.insert(1, "code", codes)
    uit.insert(2, "naam", niveau.namen)
    return uit.reset_index(drop=True)


def _means(wijken: pd.DataFrame, niveau: _Level) -> dict[str, Getallen]:
    """Return what a region has as the mean over its households, column by column."""
    uit = {kolom: _mean(wijken[kolom], wijken, niveau) for kolom in _GEMIDDELD}
    bekend = _mean(wijken["kloof_prioriteit"].notna(), wijken, niveau)
    return uit | {"kloof_bekend_pct": 100 * bekend}


def _mean(waarde: pd.Series, wijken: pd.DataFrame, niveau: _Level) -> Getallen:
    """Return the mean of a figure over the households of each region."""
    gewicht = wijken["huishoudens"].to_numpy(dtype=float)
    hier, n = niveau.plek >= 0, len(niveau.codes)
    return group_mean(waarde.to_numpy(dtype=float)[hier], gewicht[hier], niveau.plek[hier], n)


def _classes(wijken: pd.DataFrame, niveau: _Level) -> dict[str, NDArray[np.intp]]:
    """Return the counts of wijken per value of every class that there is."""
    return {
        f"wijken_{kolom}_{waarde.replace('-', '_').replace(' ', '_')}": _count(
            (wijken[kolom] == waarde).to_numpy(dtype=bool), niveau
        )
        for kolom, waarden in KLASSEN.items()
        if kolom in wijken
        for waarde in waarden
    }


def _count(welke: NDArray[np.bool_], niveau: _Level) -> NDArray[np.intp]:
    """Return how many of the wijken of a mask each region has."""
    return np.bincount(niveau.plek[welke & (niveau.plek >= 0)], minlength=len(niveau.codes))


def _equity(
    wijken: pd.DataFrame, toegang: RowAccess, groepen: NDArray[np.integer], n: int
) -> pd.DataFrame:
    """Return the equity figures of the minutes to the nearest place, against need."""
    minuten = travel.minutes(toegang.metres)
    nood = wijken["nood"].to_numpy(dtype=float)[toegang.wijk]
    uit = equity.by_region(minuten, nood, toegang.households, groepen, n, travel.MINUTEN)
    uit = uit.drop(columns="huishoudens_bekend")
    return uit.rename(columns={"huishoudens_onbekend": "huishoudens_minuten_onbekend"})


def _per_gemeente(huishoudens: pd.DataFrame, initiatieven: pd.DataFrame) -> pd.DataFrame:
    """Return households and known places: what has no place on the map counts here too."""
    zonder = huishoudens["huishoudens"].where(huishoudens["wijk_code"].isna(), 0.0)
    plaats = (initiatieven["bereik"] == "locatie") & initiatieven["type"].isin(STANDAARD_TYPES)
    exact = initiatieven["locatie_precisie"].isin(PRECISIES_MET_REISTIJD)
    waar, thuis = initiatieven["gemeente_code"], huishoudens["gemeente_code"]
    tellingen = {
        "huishoudens": huishoudens["huishoudens"].groupby(thuis).sum(),
        "huishoudens_zonder_plaats": zonder.groupby(thuis).sum(),
        "initiatieven": waar.groupby(waar).size(),
        "plaatsen": plaats.groupby(waar).sum(),
        "plaatsen_zonder_adres": (plaats & ~exact).groupby(waar).sum(),
    }
    uit = pd.DataFrame(tellingen).fillna(0)
    return uit.astype({k: int for k in ("initiatieven", "plaatsen", "plaatsen_zonder_adres")})
