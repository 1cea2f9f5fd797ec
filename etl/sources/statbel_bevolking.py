"""Statbel's population per statistical sector, of any year: ``OPENDATA_SECTOREN``.

Text with ``|`` and a byte-order mark, or a workbook, bare or in a zip. The column of the area is
misspelt by the publisher (OPPERVLAKKTE), and its decimals follow a comma in the text.

People are carried to the wijken of today where the households of their sector live, and counted
per gemeente too: who lives in a rest sector (ZZZZ) has no wijk, and counts there alone.
"""

import re
from pathlib import Path

import pandas as pd

from etl.contract.niveaus import NIVEAUS
from etl.contract.probleem import Probleem
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens
from etl.sources.lezen import (
    column_faults,
    member_suffix,
    name_of,
    parse_numbers,
    read_csv,
    read_xlsx,
)
from etl.sources.statbel_sectorreeks import Weg
from etl.sources.verslag import Gelezen
from etl.sources.vintages import PSEUDO, is_outside

BESTANDEN = "statbel/OPENDATA_SECTOREN_*"
BRON = "statbel_bevolking"
INDICATOR = "inwoners"
#: Of the year of the reform there is a file in the old sectors too.
_OUD = re.compile(r"(?<![a-z])old(?![a-z])", re.IGNORECASE)
_OPPERVLAKTE = "OPPERVLAKKTE IN HM²"
_COLUMNS = ["CD_REFNIS", "CD_SECTOR", "TOTAL", _OPPERVLAKTE, "TX_DESCR_SECTOR_NL"]


def present(bronnen: Path) -> bool:
    """Return whether the mirror has a file of any year; without it nobody is counted."""
    return bool(_files(bronnen))


def _files(bronnen: Path) -> list[Path]:
    """Return one file a year: in the sectors of the year itself, where there are two."""
    per_jaar: dict[str, Path] = {}
    for path in sorted(bronnen.glob(BESTANDEN), key=lambda p: (not _is_old(p), p.name)):
        if path.suffix.lower() in (".zip", ".txt", ".csv", ".xlsx"):
            per_jaar[_year(path)] = path
    return [per_jaar[jaar] for jaar in sorted(per_jaar)]


def _is_old(path: Path) -> bool:
    """Whether a file says of itself that it is in the sectors of before ("_OLD", "-old")."""
    return _OUD.search(path.stem) is not None


def _year(path: Path) -> str:
    jaar = re.search(r"(?:19|20)\d{2}", path.name)
    return jaar.group() if jaar else ""


def read(bronnen: Path, weg: Weg) -> Gelezen:
    """Read the population of every year in the mirror into the contract table ``bevolking``.

    Parameters
    ----------
    bronnen : Path
        The mirror folder of publishers' files.
    weg : Weg
        The way from sectors to wijken.

    Returns
    -------
    Gelezen
        ``inwoners`` per gemeente of today, whole and as measured, and per wijk: measured in the
        sectors of today, which lie whole in a wijk, else ``geschat``.

    Raises
    ------
    OngeldigeGegevens
        As for :func:`read_sectors`, or no code is of a vintage that we know.
    """
    delen, regels = [], []
    for path in _files(bronnen):
        sectoren = read_sectors(path)
        jaar = int(sectoren["jaar"].iloc[0])
        own, naar = weg.own(sectoren, name_of(path))
        carried = naar.counts(own[["sector", "inwoners"]], "sector", ["inwoners"])
        per_wijk = carried.set_index("sector")["inwoners"]
        gemeente = per_wijk.index.map(weg.indelingen.gemeente_van_wijk)
        echt = ~gemeente.str.startswith(PSEUDO)
        per_gemeente = per_wijk[echt].groupby(gemeente[echt]).sum().round(0)
        rest = per_wijk.index.isin(set(weg.indelingen.restwijk.values()))
        # Shares of people: to a millionth, which sheds what adding up left behind.
        wijken = per_wijk[~rest].round(6)
        heel = bool((naar.aandelen["aandeel"] == 1).all())
        for niveau, waarde, gemeten in (("gemeente", per_gemeente, True), ("wijk", wijken, heel)):
            status = "gemeten" if gemeten else "geschat"
            frame = pd.DataFrame({"code": waarde.index, "waarde": waarde.to_numpy()})
            delen.append(frame.assign(niveau=niveau, jaar=jaar, status=status))
        regels.append(_told(sectoren, own, f"inwoners {jaar}: {naar.herkomst}"))
        regels[-1] += f"; {per_wijk[rest & echt].sum():.0f} zonder wijk"
        regels[-1] += f", {per_wijk[~echt].sum():.0f} zonder gemeente."
    tabel = TABELLEN["bevolking"]
    frame = pd.concat(delen, ignore_index=True).assign(indicator=INDICATOR, bron=BRON)
    frame["jaar"] = frame["jaar"].astype("Int64")
    frame = frame[tabel.kolomnamen()].sort_values(list(tabel.sleutel), ignore_index=True)
    return Gelezen(frame, tuple(regels))


def _told(sectoren: pd.DataFrame, own: pd.DataFrame, kop: str) -> str:
    """Return how many people were carried, and how many of ours are in sectors unknown to us."""
    rest = sectoren.drop(own.index)
    kwijt = rest[~rest["gemeente_code"].map(is_outside).astype(bool)]
    return (
        f"{kop}; {own['inwoners'].sum():.0f} inwoners in {len(own)} sectoren van Vlaanderen en "
        f"Brussel; {len(kwijt)} sectoren met {kwijt['inwoners'].sum():.0f} inwoners in geen "
        "jaargang die we kennen, weggelaten"
    )


def read_sectors(path: Path) -> pd.DataFrame:
    """Read the population per sector, all of Belgium.

    Parameters
    ----------
    path : Path
        The file of one year; its name tells the year (``OPENDATA_SECTOREN_2025_NEW.xlsx``).

    Returns
    -------
    DataFrame
        ``sector``, ``naam``, ``gemeente_code`` (of the year itself), ``jaar``, ``inwoners``
        (float: counts to carry) and ``oppervlakte_hm2`` (missing where not told).

    Raises
    ------
    OngeldigeGegevens
        The file or a column is missing, its name tells no year, a code or number is wrong, or a
        sector stands there twice. All at once.
    """
    bestand = name_of(path)
    werkmap = member_suffix(path) == ".xlsx"
    raw = read_xlsx(path, _COLUMNS) if werkmap else read_csv(path, _COLUMNS, sep="|")
    jaar = _year(path)
    people, no_people = parse_numbers(raw, ["TOTAL"], bestand, leeg=())
    area, no_area = parse_numbers(raw, [_OPPERVLAKTE], bestand, decimaal="." if werkmap else ",")
    sector = raw["CD_SECTOR"].str.strip()
    inwoners = people["TOTAL"]
    faults = (
        ("CD_SECTOR", ~sector.str.fullmatch(NIVEAUS["sector"].code_patroon), "is geen sector"),
        ("CD_SECTOR", sector.duplicated(), "staat er twee keer"),
        ("TOTAL", (inwoners < 0) | (inwoners % 1 > 0), "is geen aantal inwoners"),
    )
    problemen = column_faults(raw, bestand, faults)
    if not jaar:
        wat, hulp = "de naam zegt geen jaar", "geef het de naam waaronder Statbel het aanbiedt"
        problemen.append(Probleem(bestand, None, "", "", wat, hulp))
    if problemen or no_people or no_area:
        raise OngeldigeGegevens([*problemen, *no_people, *no_area])
    return pd.DataFrame(
        {
            "sector": sector,
            "naam": raw["TX_DESCR_SECTOR_NL"].str.strip(),
            "gemeente_code": raw["CD_REFNIS"].str.strip().str.zfill(5),
            "jaar": int(jaar),
            "inwoners": inwoners,
            "oppervlakte_hm2": area[_OPPERVLAKTE],
        }
    ).reset_index(drop=True)
