"""The shared reading door: publishers' CSV and XLSX in, text out, every fault of a file at once.

Values stay text, just as published (an empty cell is ``""``), so that no code loses its leading
zeros and no mark of suppression becomes a number by accident. The index of a frame is the row of
the file as a spreadsheet counts it (the header is 1), so that a later check can point at it.
"""

import csv
import io
import re
import zipfile
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import pandas as pd
from python_calamine import CalamineError

from etl.contract.probleem import Probleem
from etl.errors import OngeldigeGegevens

_HAAL_OPNIEUW = "haal het bestand opnieuw op bij de uitgever"
#: What a packed file may become; the largest that we read is 2 MB.
_MAX_UITGEPAKT = 200_000_000


def name_of(path: Path) -> str:
    """Return how a source file is called in messages: its folder and its name.

    Examples
    --------
    >>> name_of(Path("/mnt/bronnen/huur/huurprijzen.csv"))
    'huur/huurprijzen.csv'
    """
    return f"{path.parent.name}/{path.name}"


def _fault(path: Path, wat: str, *, rij: int | None = None, kolom: str = "") -> Probleem:
    return Probleem(name_of(path), rij, kolom, "", wat, _HAAL_OPNIEUW)


def require_file(path: Path) -> None:
    """Raise OngeldigeGegevens when the file is not there."""
    if not path.is_file():
        raise OngeldigeGegevens(
            [
                Probleem(
                    name_of(path),
                    None,
                    "",
                    "",
                    "het bestand bestaat niet",
                    f"zet het in de map {path.parent} of haal het opnieuw op bij de uitgever",
                )
            ]
        )


def _select(
    frame: pd.DataFrame, path: Path, columns: Sequence[str], maybe: Sequence[str] = ()
) -> pd.DataFrame:
    """Return `columns` of `frame`, once it is sure that each is there exactly once."""
    present = list(frame.columns)
    columns = [*columns, *(column for column in maybe if column in present)]
    problemen = [
        _fault(path, "de kolom ontbreekt", rij=1, kolom=column)
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


def _unpacked(path: Path) -> bytes:
    """Return the bytes of a file, or of the one file inside a zip."""
    if path.suffix != ".zip":
        return path.read_bytes()
    try:
        with zipfile.ZipFile(path) as archief:
            delen = [deel for deel in archief.infolist() if not deel.is_dir()]
            if len(delen) != 1 or delen[0].file_size > _MAX_UITGEPAKT:
                raise OngeldigeGegevens(
                    [_fault(path, "er hoort één bestand in te zitten, niet te groot")]
                )
            return archief.read(delen[0])
    except zipfile.BadZipFile as fout:
        raise OngeldigeGegevens([_fault(path, f"geen leesbaar zipbestand ({fout})")]) from fout


def _records(path: Path, seps: str, encoding: str) -> list[list[str]]:
    try:
        text = _unpacked(path).decode(encoding)
        kop = text[: text.find("\n") + 1]
        sep = max(seps, key=kop.count)
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=sep))
    except UnicodeDecodeError as fout:
        raise OngeldigeGegevens([_fault(path, f"de tekst is geen {encoding}")]) from fout
    except csv.Error as fout:
        raise OngeldigeGegevens([_fault(path, f"geen leesbare CSV ({fout})")]) from fout


def read_csv(
    path: Path,
    columns: Sequence[str],
    sep: str = ",",
    encoding: str = "utf-8-sig",
    comment: str | None = None,
    maybe: Sequence[str] = (),
) -> pd.DataFrame:
    """Read a CSV as text.

    Parameters
    ----------
    path : Path
        The file, or a zip with nothing else in it.
    columns : sequence of str
        Columns that must be there; blanks around a name in the file do not matter.
    sep, encoding : str
        Delimiter and encoding; the default encoding also drops a byte-order mark. Of several
        delimiters (``"|;"``) the one that stands most in the header counts.
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
    require_file(path)
    lines = [
        (number, record)
        for number, record in enumerate(_records(path, sep, encoding), start=1)
        if record and not (comment and record[0].startswith(comment))
    ]
    header = [cell.strip() for cell in lines[0][1]] if lines else []
    body = lines[1:]
    problemen = [
        _fault(path, f"{len(record)} cellen waar de kop er {len(header)} heeft", rij=number)
        for number, record in body
        if len(record) != len(header)
    ]
    if problemen:
        raise OngeldigeGegevens(problemen)
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
    return _table_of_sheet(_sheets(path, sheet)[sheet], path, columns, maybe)


def header_of(path: Path, sheet: str | int = 0) -> list[str]:
    """Return the names of the columns of one sheet, for a file whose names are found by rule.

    Raises
    ------
    OngeldigeGegevens
        The file is missing or is no workbook.
    """
    frame = _sheets(path, sheet)[sheet]
    return [str(cell).strip() for cell in frame.iloc[0]] if len(frame) else []


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
    bladen = _sheets(path, None)
    return {str(naam): _table_of_sheet(blad, path, columns) for naam, blad in bladen.items()}


def _sheets(path: Path, sheet: str | int | None) -> dict[str | int, pd.DataFrame]:
    """Return one sheet, or all, of a workbook or of the one workbook inside a zip."""
    require_file(path)
    try:
        bladen = pd.read_excel(
            io.BytesIO(_unpacked(path)),
            sheet_name=None if sheet is None else [sheet],
            engine="calamine",
            dtype=str,
            na_filter=False,
            header=None,
        )
    except (CalamineError, ValueError) as fout:
        raise OngeldigeGegevens([_fault(path, f"geen leesbare werkmap ({fout})")]) from fout
    return {naam: blad for naam, blad in bladen.items()}


def _table_of_sheet(
    frame: pd.DataFrame, path: Path, columns: Sequence[str], maybe: Sequence[str] = ()
) -> pd.DataFrame:
    header = [str(cell).strip() for cell in frame.iloc[0]] if len(frame) else []
    frame = frame.iloc[1:].set_axis(header, axis="columns")
    frame.index = pd.RangeIndex(2, 2 + len(frame), name="rij")
    return _select(frame, path, columns, maybe)


def member_suffix(path: Path) -> str:
    """Return the suffix, in lower case, of a file or of the one file inside a zip.

    Raises
    ------
    OngeldigeGegevens
        The file is missing, or its zip is unreadable or holds another number of files.
    """
    require_file(path)
    if path.suffix != ".zip":
        return path.suffix.lower()
    try:
        with zipfile.ZipFile(path) as archief:
            namen = [deel.filename for deel in archief.infolist() if not deel.is_dir()]
    except zipfile.BadZipFile as fout:
        raise OngeldigeGegevens([_fault(path, f"geen leesbaar zipbestand ({fout})")]) from fout
    if len(namen) != 1:
        raise OngeldigeGegevens([_fault(path, "er hoort één bestand in te zitten, niet te groot")])
    return Path(namen[0]).suffix.lower()


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
