"""A file that someone wants to upload, checked before anything is taken from it.

Input from people is hostile until checked: size and rows have a limit, a workbook is weighed
before it is opened, its formulas are never run, and the name of the file is only ever shown.
"""

import io
import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pandas as pd
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from etl.archief import WERKMAPFOUTEN, Maat, is_too_large
from etl.contract.check import check_table, references_of
from etl.contract.columns import KOLOMMEN
from etl.contract.indicators import INDICATOREN
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens, Probleem
from etl.register.read import (
    MAX_CELLEN,
    MAX_KOLOMMEN,
    decode,
    parse,
    problem_of_file,
    separator_of,
    table_of,
    with_kinds,
)

MAX_BYTES = 10_000_000
#: What a workbook may become when it is unpacked.
MAX_UITGEPAKT = 100_000_000
MAX_RIJEN = 50_000
_DAG_EERST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
#: Tables that people may bring, in the order in which they are tried.
_BRENGBAAR = ("initiatieven", "huur", "verkoopprijs", "internet", "alleenwonend", "inkomen")
#: Share of the required columns by which a table is recognised.
_HERKEND = 0.5


def _weigh(inhoud: bytes, path: Path) -> None:
    """Refuse a workbook that is small as a file and huge when it is opened."""
    maat = Maat(MAX_UITGEPAKT, MAX_RIJEN + 1, MAX_KOLOMMEN, MAX_CELLEN)
    if is_too_large(inhoud, maat):
        raise problem_of_file(
            path,
            f"de werkmap is te groot (hoogstens {MAX_RIJEN} rijen)",
            "bewaar enkel de gegevens, in een nieuw blad",
        )


def _belgian_dates(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table with dates as ISO where Excel with Belgian settings wrote them its way.

    Only for a file with semicolons: who writes commas may put the month first.
    """
    kolommen = [k for k in frame.columns if k in KOLOMMEN and KOLOMMEN[k].soort == "datum"]
    if not kolommen or frame.columns.duplicated().any():
        return frame
    return frame.assign(**{k: frame[k].map(_iso, na_action="ignore") for k in kolommen})


def _iso(tekst: str) -> str:
    """Return a day that is written day first as ISO; any other text as it is.

    Examples
    --------
    >>> _iso("22/08/2013"), _iso("3-1-2024"), _iso("2013-08-22"), _iso("31/02/2020")
    ('2013-08-22', '2024-01-03', '2013-08-22', '31/02/2020')
    """
    delen = _DAG_EERST.fullmatch(tekst)
    if not delen:
        return tekst
    dag, maand, jaar = map(int, delen.groups())
    try:
        return date(jaar, maand, dag).isoformat()
    except ValueError:
        return tekst


def _read_workbook(inhoud: bytes, path: Path, uitval: list[Probleem] | None = None) -> pd.DataFrame:
    try:
        _weigh(inhoud, path)
        bladen = CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
        cellen = bladen.get_sheet_by_index(_first_shown(bladen)).to_python(skip_empty_area=False)
    except WERKMAPFOUTEN as fout:
        raise problem_of_file(
            path, "is geen leesbare werkmap", "bewaar het bestand als XLSX of CSV"
        ) from fout
    return table_of(([_cell(cel) for cel in regel] for regel in cellen), path, uitval, MAX_RIJEN)


def _first_shown(boek: CalamineWorkbook) -> int:
    """Return the first sheet of cells that its maker sees; the first of all where none is shown."""
    bladen = enumerate(boek.sheets_metadata)
    zichtbaar = (
        i
        for i, blad in bladen
        if blad.visible == SheetVisibleEnum.Visible and blad.typ == SheetTypeEnum.WorkSheet
    )
    return next(zichtbaar, 0)


def _cell(cel: object) -> str:
    """Return a cell of a workbook as text: whole numbers without decimals, days without hours.

    Examples
    --------
    >>> _cell(44021.0), _cell(51.05), _cell("Gent"), _cell(datetime(2026, 1, 31))
    ('44021', '51.05', 'Gent', '2026-01-31')
    """
    if isinstance(cel, datetime):
        return cel.date().isoformat()
    if isinstance(cel, float) and cel.is_integer():
        return str(int(cel))
    return str(cel)


def read_upload(path: Path) -> pd.DataFrame:
    """Read a CSV or XLSX as text.

    Parameters
    ----------
    path : Path
        The file; of a workbook the first sheet that is not hidden is read.

    Returns
    -------
    DataFrame
        Cells as text, index ``rij`` as in the spreadsheet (header 1).

    Raises
    ------
    OngeldigeGegevens
        The file is missing, too large, of another form or unreadable.
    """
    if path.is_dir():
        raise problem_of_file(path, "is een map", "geef een bestand")
    if not path.is_file():
        raise problem_of_file(path, "het bestand bestaat niet", "kijk de naam en de map na")
    _limit_size(path.stat().st_size, path, MAX_BYTES)
    return read_content(path.read_bytes(), path)


def _limit_size(aantal: int, path: Path, max_bytes: int) -> None:
    if aantal > max_bytes:
        grens = f"{max_bytes / 1_000_000:g} MB".replace(".", ",")
        raise problem_of_file(path, f"is groter dan {grens}", "splits het bestand")


def read_content(
    inhoud: bytes,
    path: Path,
    max_bytes: int = MAX_BYTES,
    uitval: list[Probleem] | None = None,
) -> pd.DataFrame:
    """Read the bytes of a CSV or XLSX as text; see :func:`read_upload`.

    Parameters
    ----------
    inhoud : bytes
        The file.
    path : Path
        Its name: for messages, and for its ending. Nothing is read there.
    max_bytes : int
        The largest file that is taken.
    uitval : list of Probleem, optional
        Where it is given, rows that cannot be read are left out and told in it; else they raise.

    Returns
    -------
    DataFrame
        As of :func:`read_upload`.

    Raises
    ------
    OngeldigeGegevens
        The content is too large, of another form or unreadable.
    """
    _limit_size(len(inhoud), path, max_bytes)
    vorm = path.suffix.lower()
    if vorm not in (".csv", ".xlsx"):
        raise problem_of_file(path, "is geen CSV en geen XLSX", "bewaar het als CSV of XLSX")
    if vorm == ".csv":
        tekst = decode(inhoud, path)
        frame = parse(tekst, path, uitval, MAX_RIJEN)
        return _belgian_dates(frame) if separator_of(tekst) == ";" else frame
    return _read_workbook(inhoud, path, uitval)


def recognise(frame: pd.DataFrame) -> str:
    """Return the contract table that a file is, by its columns; "" where it is none.

    The observation tables share columns: their indicator tells which one it is.

    Examples
    --------
    >>> recognise(pd.DataFrame(columns=["naam", "foto"]))
    ''
    """
    if "indicator" in frame.columns:
        sleutels = [i for i in frame["indicator"].dropna().unique() if i in INDICATOREN]
        return INDICATOREN[str(sleutels[0])].tabel if sleutels else ""
    deel = {}
    for naam in _BRENGBAAR:
        verplicht = {k.naam for k in TABELLEN[naam].kolommen if k.verplicht}
        deel[naam] = len(verplicht & set(frame.columns)) / len(verplicht)
    beste = max(deel, key=lambda naam: deel[naam])
    return beste if deel[beste] >= _HERKEND else ""


def check_file(path: Path, tabellen: Mapping[str, pd.DataFrame]) -> list[Probleem]:
    """Check a file that someone wants to upload.

    Parameters
    ----------
    path : Path
        CSV or XLSX with initiatives or with observations of one indicator.
    tabellen : mapping of str to DataFrame
        Contract tables that give the codes of areas: ``wijken``, ``gemeenten``, ``gebieden``.

    Returns
    -------
    list of Probleem
        Every problem; empty when the file can be taken in.
    """
    try:
        frame = read_upload(path)
    except OngeldigeGegevens as fout:
        return list(fout.problemen)
    naam = recognise(frame)
    if not naam:
        kolommen = ", ".join(k.naam for k in TABELLEN["initiatieven"].kolommen if k.verplicht)
        wat = "geen tabel die wij kennen"
        oplossing = f"een lijst van initiatieven heeft minstens de kolommen {kolommen}"
        return [Probleem(path.name, 1, "", "", wat, oplossing)]
    if frame.empty:
        return [Probleem(path.name, None, "", "", "er staan geen rijen in", "voeg rijen toe")]
    dubbel = frame.columns.duplicated().any()
    getypeerd = frame if dubbel else with_kinds(frame, TABELLEN[naam].kolommen)
    return check_table(naam, getypeerd, path.name, references_of(tabellen))
