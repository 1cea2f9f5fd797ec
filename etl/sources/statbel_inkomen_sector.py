"""Statbel's fiscal income per statistical sector: the median net taxable income of a declaration.

An asterisk means that too few declarations lie behind a figure: missing, never zero. It is an
income per declaration and not per inhabitant, so an indicator of its own beside that of the
gemeenten; see :mod:`etl.sources.statbel_sectorreeks` for how sectors become wijken.
"""

from pathlib import Path

import pandas as pd

from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens
from etl.sources.lezen import column_faults, parse_numbers, read_xlsx
from etl.sources.statbel_sectorreeks import Weg
from etl.sources.verslag import Gelezen

BESTAND = "statbel/TF_PSNL_INC_TAX_SECTOR.xlsx"
BRON = "statbel_inkomen_sector"
INDICATOR = "inkomen_mediaan_eur_aangifte"
_N, _MEDIAAN = "MS_NBR_NON_ZERO_INC", "MS_MEDIAN_NET_TAXABLE_INC"
_ONDERDRUKT = ("", "*")


def present(bronnen: Path) -> bool:
    """Return whether the mirror has the file; without it income is known per gemeente only."""
    return (bronnen / BESTAND).is_file()


def read_sectors(bronnen: Path) -> pd.DataFrame:
    """Read the income per sector, all of Belgium.

    Returns
    -------
    DataFrame
        ``sector``, ``jaar``, ``aantal`` (declarations with an income) and ``waarde`` (median net
        taxable income in euro); both missing where suppressed.

    Raises
    ------
    OngeldigeGegevens
        The file or a column is missing, a number is wrong, an income stands without its number
        of declarations, or a sector stands there twice for a year. All at once.
    """
    raw = read_xlsx(bronnen / BESTAND, ["CD_YEAR", "CD_SECTOR", _N, _MEDIAAN])
    year, no_year = parse_numbers(raw, ["CD_YEAR"], BESTAND, leeg=())
    value, no_number = parse_numbers(raw, [_N, _MEDIAAN], BESTAND, leeg=_ONDERDRUKT)
    frame = pd.DataFrame(
        {
            "sector": raw["CD_SECTOR"].str.strip(),
            "jaar": year["CD_YEAR"],
            "aantal": value[_N],
            "waarde": value[_MEDIAAN],
        }
    )
    faults = (
        ("CD_SECTOR", frame.duplicated(["sector", "jaar"]), "staat er twee keer voor dit jaar"),
        (_N, frame["waarde"].notna() & frame["aantal"].isna(), "ontbreekt bij een inkomen"),
        (_N, frame["aantal"] < 0, "is negatief"),
    )
    problemen = column_faults(raw, BESTAND, faults)
    if problemen or no_year or no_number:
        raise OngeldigeGegevens([*no_year, *no_number, *problemen])
    return frame.astype({"jaar": "int64"}).reset_index(drop=True)


def read(bronnen: Path, weg: Weg) -> Gelezen:
    """Read the income per sector as rows of wijken for the contract table ``inkomen``.

    Parameters
    ----------
    bronnen : Path
        The mirror folder of publishers' files.
    weg : Weg
        The way from sectors to wijken.

    Returns
    -------
    Gelezen
        ``inkomen_mediaan_eur_aangifte`` per wijk and year: the mean of the sectors' medians,
        weighted by declarations (where their number is suppressed too, by households), as
        ``geschat``; empty and ``onderdrukt`` where under half of the declarations has a median.

    Raises
    ------
    OngeldigeGegevens
        See :func:`read_sectors`.
    """
    gebracht = weg.carry(read_sectors(bronnen), "aantal", BESTAND)
    wijken = gebracht.tabel
    frame = pd.DataFrame(
        {
            "indicator": INDICATOR,
            "niveau": "wijk",
            "code": wijken["wijk"],
            "jaar": wijken["jaar"],
            "waarde": wijken["waarde"].round(0),
            "bron": BRON,
            "status": wijken["waarde"].isna().map({True: "onderdrukt", False: "geschat"}),
            "aantal": wijken["gewicht"].round(0).astype("Int64"),
        }
    )
    tabel = TABELLEN["inkomen"]
    frame = frame[tabel.kolomnamen()].sort_values(list(tabel.sleutel), ignore_index=True)
    return Gelezen(frame, (gebracht.regel("inkomen per sector"),))
