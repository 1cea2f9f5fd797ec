"""Statbel's sales of real estate: yearly number and median price, by area and dwelling type.

Two forms of the same figures: the publisher's workbook with a sheet per year (bare, or in a zip,
or as text with ``|`` in a zip), and the yearly CSV of before. The workbook counts where both are
there, as it is what the publisher offers now.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from etl.contract.probleem import Probleem
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens
from etl.sources.lezen import member_suffix, parse_numbers, read_csv, read_workbook
from etl.sources.verslag import Gelezen
from etl.sources.vintages import GEWESTEN, PROVINCIES, is_outside, with_zeros

BESTAND = "statbel/statbel_vastgoed_verkopen_yearly.csv"
#: The workbook, in the order in which it is looked for.
WERKMAPPEN = ("statbel/vastgoed_2010_9999.xlsx", "statbel/vastgoed_2010_9999.zip")
WONINGTYPES = ("alle_huizen", "appartementen", "huizen_23", "huizen_4plus")

_NIVEAUS = {"2": "gewest", "3": "provincie", "5": "gemeente"}


#: Columns of the workbook and ours; all sizes of plot together, whole years.
_WERKMAP = {
    "CD_YEAR": "y",
    "CD_niveau_refnis": "lvl",
    "CD_REFNIS": "nis",
    "CD_TYPE_FR": "type",
    "MS_TOTAL_TRANSACTIONS": "n",
    "MS_P_50_median": "p50",
}
_HEEL_JAAR, _ALLE_PERCELEN = "Y", "totaal / total"
_LAND_EN_ARRONDISSEMENT = ("1", "4")


@dataclass(frozen=True)
class _Deel:
    """A file or a sheet: how it is called in messages, and its rows in the names of the CSV."""

    naam: str
    rijen: pd.DataFrame


def dwelling_type(tekst: str) -> str | None:
    """Return our key of a dwelling type in Statbel's words, Dutch or French; None if unknown.

    Its facades tell: 2 or 3, 4 or more, or all of them.

    Examples
    --------
    >>> dwelling_type("Maisons avec 2 ou 3 façades (type fermé + type demi-fermé)")
    'huizen_23'
    >>> dwelling_type("Alle huizen met 2, 3, 4 of meer gevels (excl. appartementen)")
    'alle_huizen'
    >>> dwelling_type("Appartements"), dwelling_type("Garage")
    ('appartementen', None)
    """
    gevels = {"23": "huizen_23", "4": "huizen_4plus", "234": "alle_huizen"}
    gevonden = gevels.get("".join(sorted(set(re.findall(r"\d", tekst)))))
    if gevonden is None and tekst.strip().lower().startswith("appartement"):
        return "appartementen"
    return gevonden


def _parts(bronnen: Path) -> list[_Deel]:
    """Return the sales as published, from the workbook where the mirror has it."""
    path = next((bronnen / w for w in WERKMAPPEN if (bronnen / w).is_file()), None)
    if path is None:
        raw = read_csv(bronnen / BESTAND, ["y", "lvl", "nis", "type", "n", "p50"])
        return [_Deel(BESTAND, raw)]
    columns = [*_WERKMAP, "CD_PERIOD", "CD_CLASS_SURFACE"]
    naam = f"{path.parent.name}/{path.name}"
    if member_suffix(path) == ".xlsx":
        bladen = read_workbook(path, columns)
        return [_Deel(f"{naam}, blad {b}", _whole_years(raw)) for b, raw in bladen.items()]
    return [_Deel(naam, _whole_years(read_csv(path, columns, sep="|")))]


def _whole_years(raw: pd.DataFrame) -> pd.DataFrame:
    heel = (raw["CD_PERIOD"] == _HEEL_JAAR) & (raw["CD_CLASS_SURFACE"] == _ALLE_PERCELEN)
    own = raw[heel].rename(columns=_WERKMAP)[[*_WERKMAP.values()]]
    own = own[~own["lvl"].isin(_LAND_EN_ARRONDISSEMENT)]
    return own.assign(type=[dwelling_type(t) or t for t in own["type"]])


def _unknown(
    deel: _Deel, frame: pd.DataFrame, column: str, known: Collection[str], oplossing: str
) -> list[Probleem]:
    bad = frame.loc[~frame[column].isin(list(known)), column]
    return [
        Probleem(deel.naam, int(str(rij)), column, str(value), "is niet bekend", oplossing)
        for rij, value in bad.items()
    ]


def _rows(deel: _Deel, codes: Collection[str]) -> tuple[pd.DataFrame, list[Probleem]]:
    """Return one part's rows as observations, and everything that is wrong in it."""
    own = deel.rijen
    year, no_year = parse_numbers(own, ["y"], deel.naam, leeg=())
    value, no_number = parse_numbers(own, ["n", "p50"], deel.naam)
    problemen = [
        *_unknown(deel, own, "nis", codes, "gebruik een NIS-code van vandaag"),
        *_unknown(deel, own, "lvl", list(_NIVEAUS), "gebruik 2, 3 of 5"),
        *_unknown(deel, own, "type", WONINGTYPES, f"gebruik {', '.join(WONINGTYPES)}"),
        *no_year,
        *no_number,
        *_unknown(deel, own[value["n"] % 1 > 0], "n", (), "geef een geheel aantal verkopen"),
    ]
    frame = pd.DataFrame(
        {
            "indicator": "verkoopprijs_eur",
            "niveau": own["lvl"].map(_NIVEAUS),
            "code": own["nis"],
            "jaar": year["y"],
            "waarde": value["p50"],
            "bron": "statbel_verkopen",
            "status": value["p50"].isna().map({True: "onderdrukt", False: "gemeten"}),
            "woningtype": own["type"],
            "aantal": value["n"].round(0).astype("Int64"),
        }
    )
    return frame, problemen


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
    gemeenten = set(vandaag.values())
    codes = [*GEWESTEN, *PROVINCIES, *gemeenten]
    outside, frames, problemen = 0, [], []
    for deel in _parts(bronnen):
        nis = with_zeros(deel.rijen["nis"])
        weg = nis.map(is_outside).astype(bool)
        outside += int(weg.sum())
        rows, faults = _rows(_Deel(deel.naam, deel.rijen.assign(nis=nis)[~weg]), codes)
        frames.append(rows)
        problemen += faults
    if problemen:
        raise OngeldigeGegevens(problemen)
    tabel = TABELLEN["verkoopprijs"]
    frame = pd.concat(frames, ignore_index=True).astype({"jaar": "int64"})
    frame = frame[tabel.kolomnamen()].sort_values(list(tabel.sleutel), ignore_index=True)
    return Gelezen(frame, _report(frame, outside, len(gemeenten)))


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
