"""Statbel's population per statistical sector, of any year: ``OPENDATA_SECTOREN``.

Text with ``|`` and a byte-order mark, or a workbook, bare or in a zip. The column of the area is
misspelt by the publisher (OPPERVLAKKTE), and its decimals follow a comma in the text.
"""

import re
from pathlib import Path

import pandas as pd

from etl.contract.niveaus import NIVEAUS
from etl.contract.probleem import Probleem
from etl.errors import OngeldigeGegevens
from etl.sources.download import Verzoek
from etl.sources.lezen import (
    column_faults,
    member_suffix,
    name_of,
    parse_numbers,
    read_csv,
    read_xlsx,
)

_BASIS = "https://statbel.fgov.be/sites/default/files/files/opendata/bevolking/sectoren"
_OPPERVLAKTE = "OPPERVLAKKTE IN HM²"
_COLUMNS = ["CD_REFNIS", "CD_SECTOR", "TOTAL", _OPPERVLAKTE, "TX_DESCR_SECTOR_NL"]


def verzoeken(jaar: int) -> tuple[Verzoek, ...]:
    """Return what to fetch for 1 January of a year.

    Examples
    --------
    >>> verzoeken(2024)[0].pad
    'statbel/OPENDATA_SECTOREN_2024.zip'
    """
    naam = f"OPENDATA_SECTOREN_{jaar}.zip"
    return (Verzoek(f"{_BASIS}/{naam}", f"statbel/{naam}"),)


def read(path: Path) -> pd.DataFrame:
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
    jaar = re.search(r"(?:19|20)\d{2}", path.name)
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
    if jaar is None:
        wat, hulp = "de naam zegt geen jaar", "geef het de naam waaronder Statbel het aanbiedt"
        problemen.append(Probleem(bestand, None, "", "", wat, hulp))
    if problemen or no_people or no_area or jaar is None:
        raise OngeldigeGegevens([*problemen, *no_people, *no_area])
    return pd.DataFrame(
        {
            "sector": sector,
            "naam": raw["TX_DESCR_SECTOR_NL"].str.strip(),
            "gemeente_code": raw["CD_REFNIS"].str.strip().str.zfill(5),
            "jaar": int(jaar.group()),
            "inwoners": inwoners,
            "oppervlakte_hm2": area[_OPPERVLAKTE],
        }
    ).reset_index(drop=True)
