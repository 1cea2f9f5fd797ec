"""Statbel's sales of real estate: yearly number and median price, by area and dwelling type.

Two forms of the same figures: the publisher's workbook with a sheet per year (bare, or in a zip,
or as text with ``|`` in a zip), and the yearly CSV of before. The workbook counts where both are
there, as it is what the publisher offers now.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from etl.contract.probleem import Probleem
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens
from etl.sources.bestand import visible
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
#: In the workbook, in any capitals: whole years and all sizes of plot, beside quarters and sizes.
_DEEL_VAN = {"CD_PERIOD": "Y", "CD_CLASS_SURFACE": "totaal / total"}
_LAND_EN_ARRONDISSEMENT = ("1", "4")


@dataclass(frozen=True)
class _Deel:
    """A file or a sheet: how it is called in messages, and its rows in the names of the CSV.

    Where its own columns are called otherwise, `kolommen` tells how, by our name.
    """

    naam: str
    rijen: pd.DataFrame
    kolommen: Mapping[str, str] = field(default_factory=dict)


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
    columns = [*_WERKMAP, *_DEEL_VAN]
    naam = f"{path.parent.name}/{path.name}"
    if member_suffix(path) == ".xlsx":
        bladen = {f"{naam}, blad {b}": raw for b, raw in read_workbook(path, columns).items()}
    else:
        bladen = {naam: read_csv(path, columns, sep="|")}
    jaren = {b: _only(raw, "CD_PERIOD") for b, raw in bladen.items()}
    # Of the year that still runs there are quarters only; of no year at all there must be more.
    heel = {b: jaar for b, jaar in jaren.items() if len(jaar)}
    delen = {b: _only(jaar, "CD_CLASS_SURFACE") for b, jaar in heel.items()}
    problemen = [
        _nothing_of(b, kolom, gezien[b])
        for kolom, gezien, over in (
            ("CD_PERIOD", {} if heel else bladen, jaren),
            ("CD_CLASS_SURFACE", heel, delen),
        )
        for b in gezien
        if over[b].empty
    ]
    if problemen:
        raise OngeldigeGegevens(problemen)
    terug = {ons: hun for hun, ons in _WERKMAP.items()}
    return [_Deel(b, _renamed(deel), terug) for b, deel in delen.items()]


def _only(raw: pd.DataFrame, kolom: str) -> pd.DataFrame:
    """Return the rows of a workbook that are of whole years, or of all sizes of plot."""
    tekst = raw[kolom].map(lambda cel: " ".join(cel.split()).casefold())
    return raw[tekst == _DEEL_VAN[kolom].casefold()]


def _nothing_of(bestand: str, kolom: str, gezien: pd.DataFrame) -> Probleem:
    waarden = " | ".join(sorted(set(gezien[kolom]))[:5])
    wat = f"in geen enkele rij staat “{_DEEL_VAN[kolom]}”; wat er staat: {visible(waarden)[:100]}"
    hulp = "kijk na wat Statbel veranderde, of haal het bestand opnieuw op"
    return Probleem(bestand, None, kolom, "", wat, hulp)


def _renamed(heel: pd.DataFrame) -> pd.DataFrame:
    own = heel.rename(columns=_WERKMAP)[[*_WERKMAP.values()]]
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
        *_unknown(deel, own[_no_count(value["n"])], "n", (), "geef een geheel aantal verkopen"),
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


def _no_count(aantal: "pd.Series[float]") -> "pd.Series[bool]":
    return (aantal % 1 > 0) | (aantal < 0)


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
        problemen += [replace(p, kolom=deel.kolommen.get(p.kolom, p.kolom)) for p in faults]
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
