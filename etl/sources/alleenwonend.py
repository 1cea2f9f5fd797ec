"""Statbel's households by type per gemeente: how many are one person living alone.

The file has one row per gemeente, household type (LIPRO 1–8) and number of cars (0, 1, 2, 3+),
without subtotals: its rows add up to the households of the sector file, gemeente by gemeente.
"""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from etl.contract.probleem import Probleem
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens
from etl.sources.lezen import parse_numbers, read_csv
from etl.sources.verslag import Gelezen
from etl.sources.vintages import carry_counts, is_outside, with_zeros

BESTAND = "statbel/TF_CAR_HHTYPE_MUNTY.txt"
ALLEENWONEND = "1"
_TYPES = tuple("12345678")
_WAGENS = ("0", "1", "2", "3+")
_COLUMNS = ["CD_YEAR", "cd_gemeente", "HH_TYPE_LIPRO", "AantalWagens", "aant_HuisH"]


def households_by_type(bronnen: Path) -> pd.DataFrame:
    """Return the households of Flanders and Brussels per gemeente of the year itself and type.

    Returns
    -------
    DataFrame
        ``code`` (vintage of the year), ``jaar``, ``type`` (LIPRO, "1" = living alone),
        ``huishoudens`` (int); one row per gemeente, year and type that occurs.

    Raises
    ------
    OngeldigeGegevens
        The file or a column is missing, a number is wrong, a type or number of cars is new (it
        could be a subtotal), or a row stands there twice.
    """
    raw = read_csv(bronnen / BESTAND, _COLUMNS, sep=";")
    raw["cd_gemeente"] = with_zeros(raw["cd_gemeente"])
    for column in ("HH_TYPE_LIPRO", "AantalWagens"):
        raw[column] = raw[column].str.strip()
    year, no_year = parse_numbers(raw, ["CD_YEAR"], BESTAND, leeg=())
    # The publisher writes "-" where there are none; it suppresses nothing in this table.
    count, no_count = parse_numbers(raw, ["aant_HuisH"], BESTAND, leeg=("-",), duizendtal=".")
    problemen = [*_problems(raw), *no_year, *no_count]
    if problemen:
        raise OngeldigeGegevens(problemen)
    frame = pd.DataFrame(
        {
            "code": raw["cd_gemeente"],
            "jaar": year["CD_YEAR"].astype("int64"),
            "type": raw["HH_TYPE_LIPRO"],
            "huishoudens": count["aant_HuisH"].fillna(0).astype("int64"),
        }
    )
    own = frame[~frame["code"].map(is_outside).astype(bool)]
    return own.groupby(["code", "jaar", "type"])[["huishoudens"]].sum().reset_index()


def _problems(raw: pd.DataFrame) -> list[Probleem]:
    key = ["CD_YEAR", "cd_gemeente", "HH_TYPE_LIPRO", "AantalWagens"]
    faults = (
        ("HH_TYPE_LIPRO", ~raw["HH_TYPE_LIPRO"].isin(_TYPES), "is geen huishoudtype 1–8"),
        ("AantalWagens", ~raw["AantalWagens"].isin(_WAGENS), "is geen 0, 1, 2 of 3+"),
        ("cd_gemeente", raw.duplicated(key), "staat er twee keer voor dit type en aantal wagens"),
    )
    return [
        Probleem(
            BESTAND,
            int(rij),
            column,
            str(raw.at[rij, column]),
            wat,
            "kijk na of het een (sub)totaal is, dat zou dubbel tellen",
        )
        for column, bad, wat in faults
        for rij in raw.index[bad]
    ]


def read(bronnen: Path, vandaag: Mapping[str, str]) -> Gelezen:
    """Read living alone into the contract table ``alleenwonend``.

    Parameters
    ----------
    bronnen : Path
        The mirror folder of publishers' files.
    vandaag : mapping
        Old gemeente code to today's, of :func:`etl.sources.vintages.gemeente_of_today`.

    Returns
    -------
    Gelezen
        ``alleenwonend_pct`` = 100 × households of one person / all households, per gemeente of
        today; both counts are carried over the mergers before they are divided. ``aantal`` =
        all households.

    Raises
    ------
    OngeldigeGegevens
        See :func:`households_by_type`.
    OnbekendeCode
        A gemeente is of no vintage that we know.
    """
    old = households_by_type(bronnen)
    counts = carry_counts(old, "code", ["huishoudens"], vandaag)
    wide = counts.pivot(index=["code", "jaar"], columns="type", values="huishoudens").fillna(0)
    total = wide.sum(axis="columns")
    alone = wide[ALLEENWONEND]
    frame = pd.DataFrame(
        {
            "indicator": "alleenwonend_pct",
            "niveau": "gemeente",
            "code": wide.index.get_level_values("code"),
            "jaar": wide.index.get_level_values("jaar"),
            "waarde": (100 * alone / total).round(3).to_numpy(),
            "bron": "statbel_wagens_gemeente",
            "status": "gemeten",
            "aantal": total.astype("Int64").to_numpy(),
        }
    )
    tabel = TABELLEN["alleenwonend"]
    frame = frame[tabel.kolomnamen()].sort_values(list(tabel.sleutel), ignore_index=True)
    return Gelezen(
        frame,
        (
            f"alleenwonend: {len(frame)} gemeenten van vandaag, "
            f"uit {old['code'].nunique()} van toen.",
            f"alleenwonend: {int(total.sum())} huishoudens, {int(alone.sum())} van één persoon "
            f"({100 * alone.sum() / total.sum():.2f} %).",
        ),
    )
