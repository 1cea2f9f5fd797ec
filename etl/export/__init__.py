"""Everything that people take away: the same bytes from the command line and the dashboard."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from etl.contract.niveaus import GEHEEL
from etl.errors import OngeldigeAanroep
from etl.export.csv import DIALECTEN, find_dialect, metadata, write_csv
from etl.export.tables import in_words, region_row, region_table
from etl.export.xlsx import write_xlsx

if TYPE_CHECKING:
    from etl.store.read import Editie

__all__ = ["DIALECTEN", "FORMATEN", "INHOUDEN", "Formaat", "csv_metadata", "export", "file_name"]


@dataclass(frozen=True)
class Formaat:
    """One file format that an export can have.

    Attributes
    ----------
    sleutel : str
        Its key, and the ending of the file.
    mime : str
        Media type, for a download.
    schrijf : callable
        ``(editie, niveau, code, inhoud, dialect) -> bytes``.
    """

    sleutel: str
    mime: str
    schrijf: Callable[["Editie", str, str, str, str], bytes]


#: What a table holds: a row per wijk of the region, or the region's own row.
INHOUDEN: dict[str, Callable[["Editie", str, str], pd.DataFrame]] = {
    "wijken": region_table,
    "samenvatting": region_row,
}


def _csv(editie: "Editie", niveau: str, code: str, inhoud: str, dialect: str) -> bytes:
    return write_csv(_table(editie, niveau, code, inhoud, dialect), dialect)


def _xlsx(editie: "Editie", niveau: str, code: str, _inhoud: str, _dialect: str) -> bytes:
    return write_xlsx(editie, niveau, code)


FORMATEN: dict[str, Formaat] = {
    f.sleutel: f
    for f in (
        Formaat("csv", "text/csv", _csv),
        Formaat("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
    )
}


def export(
    editie: "Editie",
    niveau: str,
    code: str,
    formaat: str = "csv",
    inhoud: str = "wijken",
    dialect: str = "rfc4180",
) -> bytes:
    """Return a region of an edition as a file.

    Parameters
    ----------
    editie : Editie
        An opened edition.
    niveau, code : str
        The region; "geheel" and "VB" for all of Flanders and Brussels.
    formaat : str
        A key of :data:`FORMATEN`.
    inhoud : str
        A key of :data:`INHOUDEN`; a workbook always holds both.
    dialect : str
        A key of :data:`DIALECTEN`; for CSV only. In "belgisch", made to be read in Excel, classes
        are written in words.

    Returns
    -------
    bytes
        The same edition and choices give the same bytes.

    Raises
    ------
    OngeldigeAanroep
        When one of the choices does not exist; the sentence says which do.
    """
    if formaat not in FORMATEN:
        raise OngeldigeAanroep(
            f"Formaat “{formaat}” bestaat niet (nog); kies uit {', '.join(FORMATEN)}."
        )
    if inhoud not in INHOUDEN:
        raise OngeldigeAanroep(f"Inhoud “{inhoud}” bestaat niet; kies uit {', '.join(INHOUDEN)}.")
    find_dialect(dialect)
    return FORMATEN[formaat].schrijf(editie, niveau, code, inhoud, dialect)


def csv_metadata(
    editie: "Editie", niveau: str, code: str, inhoud: str, dialect: str, bestand: str
) -> bytes:
    """Return what stands beside the CSV of the same choices, named `bestand`.

    See :func:`etl.export.csv.metadata`.
    """
    tabel = _table(editie, niveau, code, inhoud, dialect)
    return metadata(editie, niveau, code, tabel, dialect, bestand)


def file_name(niveau: str, code: str, formaat: str, inhoud: str = "wijken") -> str:
    """Return the name under which a browser saves an export.

    Parameters
    ----------
    niveau, code, formaat, inhoud : str
        Choices that :func:`export` accepted; never text that a user typed.

    Examples
    --------
    >>> file_name("gemeente", "99001", "csv"), file_name("geheel", "VB", "xlsx")
    ('buurtkompas_wijken_gemeente_99001.csv', 'buurtkompas_geheel.xlsx')
    """
    delen = ["buurtkompas", inhoud if formaat == "csv" else "", niveau]
    delen.append("" if niveau == GEHEEL else code)
    return "_".join(filter(None, delen)) + f".{formaat}"


def _table(editie: "Editie", niveau: str, code: str, inhoud: str, dialect: str) -> pd.DataFrame:
    tabel = INHOUDEN[inhoud](editie, niveau, code)
    return in_words(tabel) if dialect == "belgisch" else tabel
