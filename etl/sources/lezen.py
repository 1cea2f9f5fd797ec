"""The shared reading door: publishers' CSV and XLSX in, text out, every fault of a file at once.

Values stay text, just as published (an empty cell is ``""``), so that no code loses its leading
zeros and no mark of suppression becomes a number by accident. The index of a frame is the row of
the file as a spreadsheet counts it (the header is 1), so that a later check can point at it.
"""

import csv
import io
import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import pandas as pd

from etl.archief import WERKMAPFOUTEN, Maat, is_too_large
from etl.contract.probleem import Probleem
from etl.errors import OngeldigeGegevens
from etl.sources.bestand import (
    fault,
    fetch_again,
    missing_column,
    text_of,
    unpacked,
    visible,
)
from etl.sources.bestand import member_suffix as member_suffix  # noqa: PLC0414 (one reading door)
from etl.sources.bestand import name_of as name_of  # noqa: PLC0414
from etl.sources.bestand import require_file as require_file  # noqa: PLC0414

#: More rows than this is no table of Belgium: the largest that we read has half a million.
_MEESTE_RIJEN = 3_000_000
#: What parts the cells of a publisher's text; the header tells which, whatever it was last year.
_SCHEIDINGEN = ",;|\t"
_SEP = re.compile(r"\Asep=.\r?\n", re.IGNORECASE)
_WERKMAP = Maat(bytes=1_000_000_000, rijen=1_048_576, kolommen=16_384, cellen=12_000_000)


def _fault(path: Path, wat: str, *, rij: int | None = None, kolom: str = "") -> Probleem:
    return Probleem(name_of(path), rij, kolom, "", wat, fetch_again(path))


def _plain(naam: str) -> str:
    return " ".join(naam.split()).casefold()


def _header(cellen: Sequence[str], columns: Sequence[str]) -> list[str]:
    """Return the names of a header, in our spelling where only case and blanks differ."""
    namen = [cel.strip() for cel in cellen]
    onze = {_plain(naam): naam for naam in columns if naam not in namen}
    return [onze.get(_plain(naam), naam) for naam in namen]


def _select(
    frame: pd.DataFrame, path: Path, columns: Sequence[str], maybe: Sequence[str] = ()
) -> pd.DataFrame:
    """Return `columns` of `frame`, once it is sure that each is there exactly once."""
    present = [str(naam) for naam in frame.columns]
    columns = [*columns, *(column for column in maybe if column in present)]
    problemen = [
        missing_column(path, column, present, rij=1, verwacht=columns)
        if column not in present
        else _fault(path, "de kolom staat er meer dan eens", rij=1, kolom=column)
        for column in columns
        if present.count(column) != 1
    ]
    if not problemen and frame.empty:
        problemen = [_fault(path, "er staan geen rijen in")]
    if problemen:
        raise OngeldigeGegevens(problemen)
    return frame[list(columns)]


def _delimiter(kop: str, columns: Sequence[str], sep: str) -> str:
    """Return what parts the cells of a header: what gives most of the columns, then `sep`."""
    nodig = {_plain(column) for column in columns}

    def found(teken: str) -> tuple[int, bool, int]:
        cellen = next(csv.reader([kop], delimiter=teken), [])
        return len(nodig & {_plain(cel) for cel in cellen}), teken in sep, len(cellen)

    return max(dict.fromkeys(sep + _SCHEIDINGEN), key=found)


def _records(
    path: Path, columns: Sequence[str], sep: str, comment: str | None
) -> list[tuple[int, list[str]]]:
    """Return the rows that hold something, each with its number in the file."""
    # Excel's own line on what parts the cells is no row; the header tells it as well.
    text = _SEP.sub("\n", text_of(path))
    if text.count("\n") > _MEESTE_RIJEN:
        raise fault(path, f"er staan meer dan {_MEESTE_RIJEN} rijen in")
    koppen = (k for k in text.splitlines() if k.strip() and not (comment and k.startswith(comment)))
    try:
        teken = _delimiter(next(koppen, ""), columns, sep)
        rijen = csv.reader(io.StringIO(text, newline=""), delimiter=teken)
        return [
            (number, record)
            for number, record in enumerate(rijen, start=1)
            if record and not (comment and record[0].startswith(comment))
        ]
    except csv.Error as fout:
        raise fault(path, "geen leesbare CSV") from fout


def read_csv(
    path: Path,
    columns: Sequence[str],
    sep: str = ",",
    comment: str | None = None,
    maybe: Sequence[str] = (),
) -> pd.DataFrame:
    """Read a CSV as text.

    Parameters
    ----------
    path : Path
        The file, or a zip with nothing else in it; its encoding is found
        (:func:`etl.sources.bestand.text_of`).
    columns : sequence of str
        Columns that must be there; blanks and capitals in a name in the file do not matter.
    sep : str
        What parts the cells at this publisher. Where the header says otherwise, the header counts.
    comment : str, optional
        Lines that begin with this are no data. It means nothing inside a line.
    maybe : sequence of str
        Columns that are read too where they are there.

    Returns
    -------
    DataFrame
        `columns` in their order, all text; the index is the row of the file (header 1).

    Raises
    ------
    OngeldigeGegevens
        The file is missing, unreadable or empty, columns are missing, or rows have more or
        fewer cells than the header.
    """
    lines = _records(path, columns, sep, comment)
    header = _header(lines[0][1], [*columns, *maybe]) if lines else []
    body = lines[1:]
    ragged = [
        _fault(path, f"{len(record)} cellen waar de kop er {len(header)} heeft", rij=number)
        for number, record in body
        if len(record) != len(header)
    ]
    if ragged:
        raise OngeldigeGegevens(ragged)
    frame = pd.DataFrame(
        [record for _, record in body],
        columns=header,
        index=pd.Index([number for number, _ in body], name="rij", dtype="int64"),
        dtype="str",
    )
    return _select(frame, path, columns, maybe)


def read_xlsx(
    path: Path, columns: Sequence[str], sheet: str | int = 0, maybe: Sequence[str] = ()
) -> pd.DataFrame:
    """Read one sheet of a workbook as text.

    Parameters
    ----------
    path : Path
        The file.
    columns : sequence of str
        Columns that must be there; blanks around a name in the file do not matter.
    sheet : str or int
        Name or position of the sheet.
    maybe : sequence of str
        Columns that are read too where they are there.

    Returns
    -------
    DataFrame
        `columns` in their order, all text; the index is the row of the sheet (header 1).

    Raises
    ------
    OngeldigeGegevens
        The file is missing, is no workbook or has no rows, or columns are missing.
    """
    return _table_of_sheet(_sheets(path, sheet, columns), path, columns, maybe)


def header_of(path: Path) -> list[str]:
    """Return the names of the widest sheet, for a file whose columns are found by rule.

    Raises
    ------
    OngeldigeGegevens
        The file is missing or is no workbook.
    """
    # A cover in front of the table is narrower than the table.
    return max(map(_names, _workbook(path, None).values()), key=len, default=[])


def read_workbook(path: Path, columns: Sequence[str]) -> dict[str, pd.DataFrame]:
    """Read every sheet of a workbook as text.

    Parameters
    ----------
    path, columns
        As for :func:`read_xlsx`; every sheet must have the columns.

    Returns
    -------
    dict of str to DataFrame
        The sheets by name, in their order.

    Raises
    ------
    OngeldigeGegevens
        As for :func:`read_xlsx`.
    """
    bladen = _workbook(path, None)
    met = {str(n): b for n, b in bladen.items() if set(_names(b, columns)) & set(columns)}
    # A sheet with none of the columns is a cover; one with some of them is a table that changed.
    return {
        naam: _table_of_sheet(blad, path, columns)
        for naam, blad in (met or {str(n): b for n, b in bladen.items()}).items()
    }


def _workbook(path: Path, sheets: list[str | int] | None) -> dict[str | int, pd.DataFrame]:
    """Return some sheets, or all, of a workbook or of the one workbook inside a zip."""
    inhoud = unpacked(path)
    try:
        if is_too_large(inhoud, _WERKMAP):
            raise fault(path, "de werkmap is te groot")
        bladen: dict[str | int, pd.DataFrame] = dict(
            pd.read_excel(
                io.BytesIO(inhoud),
                sheet_name=sheets,
                engine="calamine",
                dtype=str,
                na_filter=False,
                header=None,
            ).items()
        )
        return bladen
    except WERKMAPFOUTEN as fout:
        raise fault(path, "geen leesbare werkmap") from fout


def _sheets(path: Path, sheet: str | int, columns: Sequence[str]) -> pd.DataFrame:
    """Return a sheet; where the first lacks columns, the first that has them all."""
    blad = next(iter(_workbook(path, [sheet]).values()))
    if sheet != 0 or set(columns) <= set(_names(blad, columns)):
        return blad
    alle = _workbook(path, None).values()
    return next((b for b in alle if set(columns) <= set(_names(b, columns))), blad)


def _names(frame: pd.DataFrame, columns: Sequence[str] = ()) -> list[str]:
    """Return the names in the first row of a sheet."""
    return _header([str(cell) for cell in frame.iloc[0]], columns) if len(frame) else []


def _table_of_sheet(
    frame: pd.DataFrame, path: Path, columns: Sequence[str], maybe: Sequence[str] = ()
) -> pd.DataFrame:
    header = _names(frame, [*columns, *maybe])
    frame = frame.iloc[1:].set_axis(header, axis="columns")
    frame.index = pd.RangeIndex(2, 2 + len(frame), name="rij")
    return _select(frame, path, columns, maybe).map(visible)


def parse_numbers(
    frame: pd.DataFrame,
    columns: Sequence[str],
    bestand: str,
    leeg: Collection[str] = ("",),
    duizendtal: str = "",
    decimaal: str = ".",
) -> tuple[pd.DataFrame, list[Probleem]]:
    """Return text columns as numbers, and one problem per cell that is none.

    For a connector that has more to say about the same file; :func:`numbers` raises at once.

    Parameters
    ----------
    frame : DataFrame
        As :func:`read_csv` or :func:`read_xlsx` gives it.
    columns : sequence of str
        Columns to turn into numbers.
    bestand : str
        Name of the file, for messages.
    leeg : collection of str
        Texts that mean "no value": they become missing, never zero.
    duizendtal : str
        Mark between the thousands of whole numbers; by default none.
    decimaal : str
        Decimal mark.

    Returns
    -------
    DataFrame
        `columns` as float64, same index; NaN where empty or no number.
    list of Probleem
        The cells that are neither a finite number nor in `leeg`.
    """
    mark = re.escape(duizendtal)
    form = rf"\d+|\d{{1,3}}({mark}\d{{3}})+" if duizendtal else r".*"
    if decimaal != ".":
        # A point would be a mark of thousands, or a file that changed: never guess which.
        form = rf"-?\d+({re.escape(decimaal)}\d+)?"
    problemen: list[Probleem] = []
    result = {}
    for column in columns:
        text = frame[column].str.strip()
        known = ~text.isin(list(leeg))
        plain = text.str.replace(duizendtal, "", regex=False) if duizendtal else text
        plain = plain.str.replace(decimaal, ".", regex=False)
        value = pd.to_numeric(plain.where(known), errors="coerce").astype("float64")
        good = value.abs().lt(float("inf")) & text.str.fullmatch(form)
        problemen += [
            _not_a_number(frame, rij, column, bestand) for rij in frame.index[known & ~good]
        ]
        result[column] = value.where(good)
    return pd.DataFrame(result, index=frame.index), problemen


def numbers(
    frame: pd.DataFrame,
    columns: Sequence[str],
    bestand: str,
    leeg: Collection[str] = ("",),
    duizendtal: str = "",
) -> pd.DataFrame:
    """Return text columns as numbers, or raise with every cell that is none.

    Parameters and numbers are those of :func:`parse_numbers`.

    Raises
    ------
    OngeldigeGegevens
        With one problem per cell that is neither a finite number nor in `leeg`.

    Examples
    --------
    >>> cellen = pd.DataFrame({"n": [" 12", "", "0.5"]}, index=[2, 3, 4])
    >>> numbers(cellen, ["n"], "a.csv")["n"].tolist()
    [12.0, nan, 0.5]
    >>> numbers(pd.DataFrame({"n": ["64.094"]}), ["n"], "a.csv", duizendtal=".")["n"].tolist()
    [64094.0]
    """
    result, problemen = parse_numbers(frame, columns, bestand, leeg, duizendtal)
    if problemen:
        raise OngeldigeGegevens(problemen)
    return result


def _not_a_number(frame: pd.DataFrame, rij: int, column: str, bestand: str) -> Probleem:
    return Probleem(
        bestand,
        int(rij),
        column,
        str(frame.at[rij, column]),
        "is geen getal",
        "zet er een getal, of laat de cel leeg als het niet bekend is",
    )


def column_faults(
    raw: pd.DataFrame, bestand: str, fouten: Iterable[tuple[str, "pd.Series[bool]", str]]
) -> list[Probleem]:
    """Return every cell that is wrong, as the publisher wrote it.

    Parameters
    ----------
    raw : DataFrame
        The file as it was read; its index is the row of the file.
    bestand : str
        Name of the file, for messages.
    fouten : iterable of (str, Series of bool, str)
        Column, the rows that are wrong, and what is wrong there.

    Examples
    --------
    >>> raw = pd.DataFrame({"N": ["3", "-1"]}, index=[2, 3])
    >>> fout = ("N", pd.Series([False, True], raw.index), "is negatief")
    >>> [(p.rij, p.waarde) for p in column_faults(raw, "x.csv", [fout])]
    [(3, '-1')]
    """
    return [
        Probleem(bestand, int(rij), kolom, str(raw.at[rij, kolom]), wat, "kijk de bron na")
        for kolom, fout, wat in fouten
        for rij in raw.index[fout]
    ]
