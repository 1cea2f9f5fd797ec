"""Everything that people take away: the same bytes from the command line and the dashboard."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from etl.contract.niveaus import GEHEEL
from etl.contract.tekst import TALEN
from etl.errors import OngeldigeAanroep
from etl.export.csv import DIALECTEN, find_dialect, metadata, write_csv
from etl.export.tables import in_words, region_row, region_table
from etl.export.xlsx import write_xlsx

if TYPE_CHECKING:
    from etl.store.read import Editie

__all__ = [
    "DIALECTEN",
    "FORMATEN",
    "INHOUDEN",
    "Formaat",
    "Wens",
    "csv_metadata",
    "export",
    "file_name",
]

#: The level of a single wijk, which is no region.
WIJK = "wijk"


@dataclass(frozen=True)
class Wens:
    """What somebody wants of a region.

    Attributes
    ----------
    inhoud : str
        A key of :data:`INHOUDEN`; not every format has the choice.
    dialect : str
        A key of :data:`DIALECTEN`; for CSV only.
    taal : str
        "nl", "fr" or "en"; tables keep their Dutch column names.
    """

    inhoud: str = "wijken"
    dialect: str = "rfc4180"
    taal: str = "nl"


@dataclass(frozen=True)
class Formaat:
    """One file format that an export can have.

    Attributes
    ----------
    sleutel : str
        Its key.
    mime : str
        Media type, for a download.
    schrijf : callable
        ``(editie, niveau, code, wens) -> bytes``.
    uitgang : str
        Ending of the file, where it is not the key.
    wijk : bool
        Whether a single wijk can be asked for, as level "wijk".
    """

    sleutel: str
    mime: str
    schrijf: Callable[["Editie", str, str, Wens], bytes]
    uitgang: str = ""
    wijk: bool = False


#: What a table holds: a row per wijk of the region, or the region's own row.
INHOUDEN: dict[str, Callable[["Editie", str, str], pd.DataFrame]] = {
    "wijken": region_table,
    "samenvatting": region_row,
}

# The formats that need a library of their own load it when they are asked for.


def _csv(editie: "Editie", niveau: str, code: str, wens: Wens) -> bytes:
    return write_csv(_table(editie, niveau, code, wens.inhoud, wens.dialect), wens.dialect)


def _xlsx(editie: "Editie", niveau: str, code: str, _wens: Wens) -> bytes:
    return write_xlsx(editie, niveau, code)


def _pdf(editie: "Editie", niveau: str, code: str, wens: Wens) -> bytes:
    from etl.export.pdf.regio import region_report  # noqa: PLC0415
    from etl.export.pdf.wijk import wijk_report  # noqa: PLC0415

    if niveau == WIJK:
        return wijk_report(editie, code, wens.taal)
    return region_report(editie, niveau, code, wens.taal)


def _gpkg(editie: "Editie", niveau: str, code: str, wens: Wens) -> bytes:
    from etl.export.gpkg import write_gpkg  # noqa: PLC0415

    return write_gpkg(editie, niveau, code, wens.taal)


def _geojson(editie: "Editie", niveau: str, code: str, wens: Wens) -> bytes:
    from etl.export.geojson import write_geojson  # noqa: PLC0415

    inhoud = "regios" if wens.inhoud == "samenvatting" else wens.inhoud
    return write_geojson(editie, niveau, code, wens.taal, inhoud)


def _html(editie: "Editie", niveau: str, code: str, wens: Wens) -> bytes:
    from etl.export.html import write_html  # noqa: PLC0415

    return write_html(editie, niveau, code, wens.taal)


def _hsds(editie: "Editie", niveau: str, code: str, wens: Wens) -> bytes:
    from etl.export.hsds import write_hsds  # noqa: PLC0415

    return write_hsds(editie, niveau, code, wens.taal)


FORMATEN: dict[str, Formaat] = {
    f.sleutel: f
    for f in (
        Formaat("csv", "text/csv", _csv),
        Formaat("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
        Formaat("pdf", "application/pdf", _pdf, wijk=True),
        Formaat("gpkg", "application/geopackage+sqlite3", _gpkg),
        Formaat("geojson", "application/geo+json", _geojson),
        Formaat("html", "text/html", _html),
        Formaat("hsds", "application/zip", _hsds, "hsds.zip"),
    )
}


def export(  # noqa: PLR0913, PLR0917, each is a choice of who asks
    editie: "Editie",
    niveau: str,
    code: str,
    formaat: str = "csv",
    inhoud: str = "wijken",
    dialect: str = "rfc4180",
    taal: str = "nl",
) -> bytes:
    """Return a region of an edition as a file.

    Parameters
    ----------
    editie : Editie
        An opened edition.
    niveau, code : str
        The region; "geheel" and "VB" for all of Flanders and Brussels; "wijk" and its code where
        the format can show one wijk.
    formaat : str
        A key of :data:`FORMATEN`.
    inhoud : str
        A key of :data:`INHOUDEN`; a workbook and a report always hold both.
    dialect : str
        A key of :data:`DIALECTEN`; for CSV only. In "belgisch", made to be read in Excel, classes
        are written in words.
    taal : str
        Language of a report or map: "nl", "fr" or "en".

    Returns
    -------
    bytes
        The same edition and choices give the same bytes.

    Raises
    ------
    OngeldigeAanroep
        When one of the choices does not exist; the sentence says which do.
    """
    for naam, keuze, mogelijk in (
        ("Formaat", formaat, FORMATEN),
        ("Inhoud", inhoud, INHOUDEN),
        ("Taal", taal, TALEN),
    ):
        if keuze not in mogelijk:
            raise OngeldigeAanroep(
                f"{naam} “{keuze}” bestaat niet; kies uit {', '.join(mogelijk)}."
            )
    find_dialect(dialect)
    if niveau == WIJK and not FORMATEN[formaat].wijk:
        kan = ", ".join(k for k, f in FORMATEN.items() if f.wijk)
        raise OngeldigeAanroep(f"Eén wijk kan alleen als {kan}; kies een regio of dat formaat.")
    return FORMATEN[formaat].schrijf(editie, niveau, code, Wens(inhoud, dialect, taal))


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
    return "_".join(filter(None, delen)) + f".{FORMATEN[formaat].uitgang or formaat}"


def _table(editie: "Editie", niveau: str, code: str, inhoud: str, dialect: str) -> pd.DataFrame:
    tabel = INHOUDEN[inhoud](editie, niveau, code)
    return in_words(tabel, editie.figuren) if dialect == "belgisch" else tabel
