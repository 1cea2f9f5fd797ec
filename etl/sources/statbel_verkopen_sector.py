"""Statbel's sales of dwellings per statistical sector: yearly number and median price.

The publisher leaves every price empty where fewer than 16 sales lie behind it, so a sector speaks
only in some years; see :mod:`etl.sources.statbel_sectorreeks` for how it becomes a wijk's figure.
"""

from pathlib import Path

import pandas as pd

from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens
from etl.sources.lezen import column_faults, parse_numbers, read_csv
from etl.sources.statbel_sectorreeks import Weg
from etl.sources.verkopen import dwelling_type
from etl.sources.verslag import Gelezen

BESTAND = "statbel/TF_IMMO_SECTOR.zip"
BRON = "statbel_verkopen_sector"
#: Fewer sales than this have no price at the publisher, and give none to a wijk.
MINSTE_VERKOPEN = 16
#: The types that the rent signal weighs: houses and apartments, each as a whole.
_TYPES = ("alle_huizen", "appartementen")
_N, _MEDIAAN = "MS_TRANSACTIONS", "MS_P50 (MEDIAN_PRICE)"
_COLUMNS = ["CD_STAT_SECTOR", "CD_YEAR", "CD_TYPE_FR", _N, _MEDIAAN]
_LENGTE = 9


def present(bronnen: Path) -> bool:
    """Return whether the mirror has the file; without it sales are known per gemeente only."""
    return (bronnen / BESTAND).is_file()


def read_sectors(bronnen: Path) -> pd.DataFrame:
    """Read the sales per sector, all of Belgium.

    Returns
    -------
    DataFrame
        ``sector``, ``jaar``, ``woningtype``, ``aantal`` (sales; missing where not told) and
        ``waarde`` (median price in euro; missing where suppressed), one row per key. Rows of
        coarser units than sectors (codes of 7 characters) are left out.

    Raises
    ------
    OngeldigeGegevens
        The file or a column is missing, a type is new, a number or price is wrong, a median
        stands without its number of sales, or a row stands there twice. All at once.
    """
    raw = read_csv(bronnen / BESTAND, _COLUMNS, sep=";")
    sector = raw["CD_STAT_SECTOR"].str.strip()
    raw, sector = raw[sector.str.len() == _LENGTE], sector[sector.str.len() == _LENGTE]
    soort = raw["CD_TYPE_FR"].map({t: dwelling_type(t) for t in raw["CD_TYPE_FR"].unique()})
    year, no_year = parse_numbers(raw, ["CD_YEAR"], BESTAND, leeg=())
    value, no_number = parse_numbers(raw, [_N, _MEDIAAN], BESTAND)
    frame = pd.DataFrame(
        {
            "sector": sector,
            "jaar": year["CD_YEAR"],
            "woningtype": soort,
            "aantal": value[_N],
            "waarde": value[_MEDIAAN],
        }
    )
    key = ["sector", "jaar", "woningtype"]
    faults = (
        ("CD_TYPE_FR", soort.isna(), "is geen woningtype dat we kennen"),
        (_MEDIAAN, frame["waarde"] <= 0, "is geen prijs"),
        (_N, frame["waarde"].notna() & frame["aantal"].isna(), "ontbreekt bij een mediaan"),
        (_N, frame["aantal"] < 0, "is negatief"),
        ("CD_STAT_SECTOR", frame.duplicated(key), "staat er twee keer voor dit jaar en type"),
    )
    problemen = column_faults(raw, BESTAND, faults)
    if problemen or no_year or no_number:
        raise OngeldigeGegevens([*no_year, *no_number, *problemen])
    return frame.astype({"jaar": "int64"}).reset_index(drop=True)


def read(bronnen: Path, weg: Weg) -> Gelezen:
    """Read the sales per sector as rows of wijken for the contract table ``verkoopprijs``.

    Parameters
    ----------
    bronnen : Path
        The mirror folder of publishers' files.
    weg : Weg
        The way from sectors to wijken.

    Returns
    -------
    Gelezen
        Per wijk, year and dwelling type (houses, apartments) the sales-weighted mean of the
        sectors' medians, as ``geschat``; empty and ``onderdrukt`` where sectors with a median
        have under half of the sales, or under 16. ``aantal`` = all sales of the wijk. A number of
        sales that is not told counts as 15, the most that can be behind an empty median.

    Raises
    ------
    OngeldigeGegevens
        See :func:`read_sectors`.
    """
    ruw = read_sectors(bronnen)
    ruw = ruw[ruw["woningtype"].isin(_TYPES)]
    ruw = ruw.assign(aantal=ruw["aantal"].fillna(MINSTE_VERKOPEN - 1.0))
    verkocht = ruw[ruw["aantal"] > 0]
    gebracht = weg.carry(verkocht, "aantal", BESTAND)
    wijken = gebracht.tabel
    genoeg = wijken["gewicht"].round(6) >= MINSTE_VERKOPEN
    waarde = wijken["waarde"].where(genoeg).round(0)
    frame = pd.DataFrame(
        {
            "indicator": "verkoopprijs_eur",
            "niveau": "wijk",
            "code": wijken["wijk"],
            "jaar": wijken["jaar"],
            "waarde": waarde,
            "bron": BRON,
            "status": waarde.isna().map({True: "onderdrukt", False: "geschat"}),
            "woningtype": wijken["woningtype"],
            "aantal": wijken["alles"].round(0).astype("Int64"),
        }
    )
    tabel = TABELLEN["verkoopprijs"]
    frame = frame[tabel.kolomnamen()].sort_values(list(tabel.sleutel), ignore_index=True)
    regel = gebracht.regel("verkoopprijs per sector")
    onderdrukt = int(frame["waarde"].isna().sum())
    return Gelezen(
        frame,
        (
            regel,
            f"verkoopprijs per wijk: {len(frame)} rijen, {onderdrukt} leeg (te weinig verkopen in "
            "sectoren met een mediaan); gewogen gemiddelde van medianen, geen mediaan.",
        ),
    )
