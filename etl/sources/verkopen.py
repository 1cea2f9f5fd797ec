"""Statbel's sales of real estate: yearly number and median price, by area and dwelling type."""

from collections.abc import Collection, Mapping
from pathlib import Path

import pandas as pd

from etl.contract.probleem import Probleem
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens
from etl.sources.lezen import parse_numbers, read_csv
from etl.sources.verslag import Gelezen
from etl.sources.vintages import GEWESTEN, PROVINCIES, is_outside, with_zeros

BESTAND = "statbel/statbel_vastgoed_verkopen_yearly.csv"
WONINGTYPES = ("alle_huizen", "appartementen", "huizen_23", "huizen_4plus")

_NIVEAUS = {"2": "gewest", "3": "provincie", "5": "gemeente"}


def _unknown(
    frame: pd.DataFrame, column: str, known: Collection[str], oplossing: str
) -> list[Probleem]:
    bad = frame.loc[~frame[column].isin(list(known)), column]
    return [
        Probleem(BESTAND, int(str(rij)), column, str(value), "is niet bekend", oplossing)
        for rij, value in bad.items()
    ]


def read(bronnen: Path, vandaag: Mapping[str, str]) -> Gelezen:
    """Read the sales into the contract table ``verkoopprijs``.

    Parameters
    ----------
    bronnen : Path
        The mirror folder of publishers' files.
    vandaag : mapping
        Old gemeente code to today's, of :func:`etl.sources.vintages.gemeente_of_today`. Statbel
        gives the whole series in codes of today; an older one is a fault, not something to
        carry over: medians do not merge.

    Returns
    -------
    Gelezen
        Median price in euro per year; an empty median is ``onderdrukt`` (too few sales), with
        the number of sales kept.

    Raises
    ------
    OngeldigeGegevens
        The file or a column is missing, or a code, a type or a number is wrong.
    """
    path = bronnen / BESTAND
    gemeenten = set(vandaag.values())
    raw = read_csv(path, ["y", "lvl", "nis", "type", "n", "p50"])
    raw["nis"] = with_zeros(raw["nis"])
    outside = raw["nis"].map(is_outside).astype(bool)
    own = raw[~outside]
    codes = [*GEWESTEN, *PROVINCIES, *gemeenten]
    year, no_year = parse_numbers(own, ["y"], BESTAND, leeg=())
    value, no_number = parse_numbers(own, ["n", "p50"], BESTAND)
    problemen = [
        *_unknown(own, "nis", codes, "gebruik een NIS-code van vandaag"),
        *_unknown(own, "lvl", list(_NIVEAUS), "gebruik 2, 3 of 5"),
        *_unknown(own, "type", WONINGTYPES, f"gebruik {', '.join(WONINGTYPES)}"),
        *no_year,
        *no_number,
    ]
    if problemen:
        raise OngeldigeGegevens(problemen)
    frame = pd.DataFrame(
        {
            "indicator": "verkoopprijs_eur",
            "niveau": own["lvl"].map(_NIVEAUS),
            "code": own["nis"],
            "jaar": year["y"].astype("int64"),
            "waarde": value["p50"],
            "bron": "statbel_verkopen",
            "status": value["p50"].isna().map({True: "onderdrukt", False: "gemeten"}),
            "woningtype": own["type"],
            "aantal": value["n"].astype("Int64"),
        }
    )
    tabel = TABELLEN["verkoopprijs"]
    frame = frame[tabel.kolomnamen()].sort_values(list(tabel.sleutel), ignore_index=True)
    return Gelezen(frame, _report(frame, int(outside.sum()), len(gemeenten)))


def _report(frame: pd.DataFrame, outside: int, gemeenten: int) -> tuple[str, ...]:
    found = frame.loc[frame["niveau"] == "gemeente", "code"].nunique()
    suppressed = int(frame["waarde"].isna().sum())
    return (
        f"verkoopprijs: {len(frame)} rijen, {frame['jaar'].min()}–{frame['jaar'].max()}, "
        f"{found} van {gemeenten} gemeenten van vandaag.",
        f"verkoopprijs: {suppressed} medianen onderdrukt door de uitgever (te weinig verkopen): "
        "leeg, niet nul.",
        f"verkoopprijs: {outside} rijen weggelaten: land en Wallonië.",
    )
