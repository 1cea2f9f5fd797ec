"""Eurostat's households with internet access, turned into households without.

Two forms of the same figures: JSON-stat, as the statistics API answers, and SDMX-CSV. The
JSON-stat file counts where both are there, as that is what `refresh` fetches.
"""

from pathlib import Path

import pandas as pd

from etl.contract.probleem import Probleem
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens
from etl.sources import jsonstat
from etl.sources.bestand import visible
from etl.sources.lezen import parse_numbers, read_csv
from etl.sources.verslag import Gelezen

BESTAND = "eurostat/eurostat_isoc_r_iacc_h_BE_nuts.csv"
#: The same, from the statistics API.
BESTAND_JSON = "eurostat/isoc_r_iacc_h.json"

#: NUTS area to our area; BE1 says the same as BE10 and is not read twice.
GEBIEDEN = {
    "BE10": ("gewest", "04000"),
    "BE2": ("gewest", "02000"),
    "BE21": ("provincie", "10000"),
    "BE22": ("provincie", "70000"),
    "BE23": ("provincie", "40000"),
    "BE24": ("provincie", "20001"),
    "BE25": ("provincie", "30000"),
}

_COLUMNS = ["freq", "unit", "geo", "TIME_PERIOD", "OBS_VALUE", "OBS_FLAG"]
_DIMENSIES = {"freq": "freq", "unit": "unit", "geo": "geo", "time": "TIME_PERIOD"}
_JAARLIJKS_PCT_HUISHOUDENS = ("A", "PC_HH")


def _published(bronnen: Path) -> tuple[str, pd.DataFrame]:
    """Return the name of the file and its rows, in the names of the CSV."""
    if (bronnen / BESTAND_JSON).is_file():
        return BESTAND_JSON, jsonstat.read(bronnen / BESTAND_JSON, _DIMENSIES)
    return BESTAND, read_csv(bronnen / BESTAND, _COLUMNS)


def read(bronnen: Path) -> Gelezen:
    """Read household internet into the contract table ``internet``.

    Parameters
    ----------
    bronnen : Path
        The mirror folder of publishers' files.

    Returns
    -------
    Gelezen
        ``internet_zonder_pct`` = 100 − % of households with internet, to the two decimals that
        Eurostat publishes, per provincie and gewest. A value with an observation flag (break,
        estimated, low reliability …) is ``geschat``; a row without value is left out and told.

    Raises
    ------
    OngeldigeGegevens
        The file, a column or one of our areas is missing, or a value is not a percentage.

    Notes
    -----
    The provincies are those of the survey year: Zwijndrecht counted for Antwerpen before 2025.
    """
    bestand, raw = _published(bronnen)
    ours = raw["geo"].isin(list(GEBIEDEN))
    fits = (raw["freq"] == _JAARLIJKS_PCT_HUISHOUDENS[0]) & (
        raw["unit"] == _JAARLIJKS_PCT_HUISHOUDENS[1]
    )
    own = raw[ours & fits]
    if ours.any() and (anders := _other_series(raw[ours], bestand)):
        raise OngeldigeGegevens(anders)
    year, no_year = parse_numbers(own, ["TIME_PERIOD"], bestand, leeg=())
    value, no_number = parse_numbers(own, ["OBS_VALUE"], bestand, leeg=("", ":"))
    problemen = [
        *_missing_areas(own, bestand),
        *no_year,
        *no_number,
        *_no_percentage(own, value, bestand),
    ]
    if problemen:
        raise OngeldigeGegevens(problemen)
    frame = pd.DataFrame(
        {
            "indicator": "internet_zonder_pct",
            "niveau": own["geo"].map(lambda geo: GEBIEDEN[geo][0]),
            "code": own["geo"].map(lambda geo: GEBIEDEN[geo][1]),
            "jaar": year["TIME_PERIOD"].astype("int64"),
            "waarde": (100 - value["OBS_VALUE"]).round(2),
            "bron": "eurostat_internet",
            "status": (own["OBS_FLAG"].str.strip() == "").map({True: "gemeten", False: "geschat"}),
        }
    )
    empty = frame["waarde"].isna()
    tabel = TABELLEN["internet"]
    frame = frame.loc[~empty, tabel.kolomnamen()].sort_values(
        list(tabel.sleutel), ignore_index=True
    )
    return Gelezen(
        frame,
        (
            f"internet: {len(frame)} rijen, {frame['jaar'].min()}–{frame['jaar'].max()}, "
            f"{frame['code'].nunique()} gebieden ({_number(frame, 'provincie')} provincies, "
            f"{_number(frame, 'gewest')} gewesten).",
            f"internet: {int((~ours).sum())} rijen weggelaten: België, Wallonië, en BE1 "
            "(gelijk aan BE10).",
            f"internet: {int((ours & ~fits).sum())} rijen met een andere eenheid weggelaten, "
            f"{int(empty.sum())} zonder waarde.",
        ),
    )


def _number(frame: pd.DataFrame, niveau: str) -> int:
    return int(frame.loc[frame["niveau"] == niveau, "code"].nunique())


def _other_series(own: pd.DataFrame, bestand: str) -> list[Probleem]:
    """Return which of frequency and unit no row has, with what stands there."""
    paren = zip(("freq", "unit"), _JAARLIJKS_PCT_HUISHOUDENS, strict=True)
    weg = [(kolom, code) for kolom, code in paren if code not in set(own[kolom])]
    hulp = "kijk na wat Eurostat veranderde, of haal het bestand opnieuw op"
    return [
        Probleem(
            bestand,
            None,
            kolom,
            visible(" | ".join(sorted(set(own[kolom]))[:5]))[:100],
            f"in geen enkele rij staat {code}",
            hulp,
        )
        for kolom, code in weg
    ]


def _missing_areas(own: pd.DataFrame, bestand: str) -> list[Probleem]:
    return [
        Probleem(bestand, None, "geo", geo, "het gebied ontbreekt", "haal het bestand opnieuw op")
        for geo in GEBIEDEN
        if geo not in set(own["geo"])
    ]


def _no_percentage(own: pd.DataFrame, value: pd.DataFrame, bestand: str) -> list[Probleem]:
    share = value["OBS_VALUE"]
    return [
        Probleem(
            bestand,
            int(rij),
            "OBS_VALUE",
            str(own.at[rij, "OBS_VALUE"]),
            "is geen percentage",
            "geef een getal van 0 tot 100",
        )
        for rij in own.index[share.notna() & ~share.between(0, 100)]
    ]
