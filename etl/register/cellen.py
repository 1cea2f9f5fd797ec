"""Rows of cells as a table of text, with the numbers of the rows as a spreadsheet counts them.

Cells stay as they are where they are not what they should be, so that a check can show them with
their row. What is read past by itself is counted beside the table: blank rows, spaces around a
cell, and the apostrophe that keeps a spreadsheet from calculating.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from etl.errors import OngeldigeGegevens, Probleem
from etl.register.codering import other_encoding
from etl.register.rechtgezet import Rechtgezet, Telling

#: The apostrophe that our own exports put before a text that a spreadsheet would calculate
#: (:func:`etl.export.cellen.neutralise`): a mark, and no part of the text.
_TEKST_TEKEN = re.compile(r"^'(?=\s*[=+\-@＝＋－＠])")
_OPEN_TEKEN = (
    "een aanhalingsteken staat er alleen, of midden in een cel",
    "sluit elk aanhalingsteken, of laat het weg",
)
#: The quote is then a sign like any other, and what stands between two of them no longer one cell.
_SPATIE_TEKEN = re.compile(r'\s+"')
_NA_SPATIE = (
    "een aanhalingsteken staat achter een spatie",
    "zet niets tussen het scheidingsteken en het aanhalingsteken",
)
#: A header is looked for in so many characters.
_KOP = 1_000_000
#: The most that a table may be when it is in memory: rows are filled up to the width of the header.
MAX_KOLOMMEN = 702
MAX_CELLEN = 2_500_000


@dataclass(frozen=True)
class Ingelezen:
    """A table as it was read.

    Attributes
    ----------
    tabel : DataFrame
        Text, missing where a cell is blank. The index ``rij`` is the row of the spreadsheet
        (header 1), also where lines are blank or cells hold line ends.
    rechtgezet : tuple of Rechtgezet
        What was read past by itself.
    uitval : tuple of Probleem
        Rows that could not be read: they are not in the table.
    dag_eerst : bool
        Whether the file is one in which a day comes before its month: Excel with Belgian settings.
    """

    tabel: pd.DataFrame
    rechtgezet: tuple[Rechtgezet, ...] = ()
    uitval: tuple[Probleem, ...] = ()
    dag_eerst: bool = False


def problem_of_file(path: Path, wat: str, oplossing: str) -> OngeldigeGegevens:
    """Return the error for a file that cannot be read at all."""
    return OngeldigeGegevens([Probleem(path.name, None, "", "", wat, oplossing)])


def decode(ruw: bytes, path: Path) -> str:
    """Return the text of a file of ``data/``: UTF-8, with or without byte-order mark.

    Raises
    ------
    OngeldigeGegevens
        The bytes are another encoding.
    """
    try:
        tekst = ruw.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise other_encoding(path, "") from fout
    # UTF-16 without a mark is valid UTF-8, with a NUL beside every letter.
    if "\0" in tekst:
        raise other_encoding(path, "")
    return tekst


def separator_of(tekst: str) -> str:
    """Return the separator of a CSV, by its header: comma, semicolon or tab.

    Examples
    --------
    >>> separator_of("naam;lat;lon"), separator_of("naam,lat")
    (';', ',')
    """
    kop = tekst[:_KOP].splitlines()[:1]
    return max(",;\t", key=kop[0].count) if kop else ","


def parse(tekst: str, path: Path) -> pd.DataFrame:
    """Return the cells of a CSV as text.

    Parameters
    ----------
    tekst : str
        The CSV, with a header.
    path : Path
        Its file, for messages.

    Returns
    -------
    DataFrame
        As :attr:`Ingelezen.tabel`.

    Raises
    ------
    OngeldigeGegevens
        No header, a quote that is not closed, too much of anything, or rows with more cells than
        the header; every such row.
    """
    return table_of(rows_of_text(tekst, separator_of(tekst), path), path)


def rows_of_text(tekst: str, scheiding: str, path: Path) -> Iterator[list[str]]:
    """Yield the rows of a CSV; what is none is told with its row."""
    # Not strict, a quote that is not closed would swallow the rows below it, unseen.
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    return _lines(lezer, path)


def _lines(lezer: Iterable[list[str]], path: Path) -> Iterator[list[str]]:
    """Yield the rows of a CSV; what is none is told with its row."""
    nummer = 0
    try:
        for nummer, regel in enumerate(lezer, start=1):
            if any(_SPATIE_TEKEN.match(cel) for cel in regel):
                raise OngeldigeGegevens([Probleem(path.name, nummer, "", "", *_NA_SPATIE)])
            yield regel
    except csv.Error as fout:
        wat, oplossing = _OPEN_TEKEN
        if "limit" in str(fout):
            wat = f"een cel heeft meer dan {csv.field_size_limit()} tekens"
            oplossing = "kort de tekst in, of sluit het aanhalingsteken"
        raise OngeldigeGegevens([Probleem(path.name, nummer + 1, "", "", wat, oplossing)]) from fout


def table_of(regels: Iterable[Sequence[str]], path: Path) -> pd.DataFrame:
    """Return rows of cells as a table of text; see :func:`parse`."""
    gelezen = read_table(regels, path)
    if gelezen.uitval:
        raise OngeldigeGegevens(gelezen.uitval)
    return gelezen.tabel


def read_table(
    regels: Iterable[Sequence[str]], path: Path, max_rijen: int | None = None, kop_op: int = 1
) -> Ingelezen:
    """Return rows of cells as a table of text, with what was read past and what fell out.

    Parameters
    ----------
    regels : iterable of sequence of str
        The header first.
    path : Path
        Their file, for messages.
    max_rijen : int, optional
        The most rows that are read; a file with more is refused before it fills the memory.
    kop_op : int
        Row of the header; what stands above it is not in `regels`.

    Raises
    ------
    OngeldigeGegevens
        No header, or too much of anything.
    """
    regels = iter(regels)
    kop = _header(next(regels, []), path)
    telling, leeg = Telling(), 0
    rijen: dict[int, list[str | None]] = {}
    for nummer, regel in enumerate(regels, start=kop_op + 1):
        if not any(cel.strip() for cel in regel):
            leeg += 1
            continue
        if leeg:
            telling.tel("lege_rij", nummer - leeg, aantal=leeg)
            leeg = 0
        rijen[nummer] = [_cell(cel) for cel in regel]
        _count(telling, nummer, kop, regel, rijen[nummer])
        if max_rijen is not None:
            _limit(len(rijen), len(kop), max_rijen, path)
    wat, oplossing = "er staan meer cellen dan kolommen", "zet tekst met een komma tussen “”"
    te_lang = {n for n, cellen in rijen.items() if any(cellen[len(kop) :])}
    vol = {n: (c + [None] * len(kop))[: len(kop)] for n, c in rijen.items() if n not in te_lang}
    index = pd.Index(list(vol), name="rij", dtype="int64")
    return Ingelezen(
        _named(pd.DataFrame(list(vol.values()), columns=kop, index=index, dtype="str")),
        telling.alles(),
        tuple(Probleem(path.name, n, "", "", wat, oplossing) for n in sorted(te_lang)),
    )


def _count(
    telling: Telling, rij: int, kop: list[str], was: Sequence[str], nu: list[str | None]
) -> None:
    """Count what was taken off the cells of a row."""
    for kolom, cel, waarde in zip(kop, was, nu, strict=False):
        if waarde is not None and waarde != cel:
            kaal = cel.strip()
            soort = "spaties" if waarde == kaal else "tekstteken"
            telling.tel(soort, rij, kolom, kaal, waarde)


def _header(cellen: Sequence[str], path: Path) -> list[str]:
    """Return the names of the columns; those without a name at the end are none."""
    kop = [cel.strip() for cel in cellen]
    while kop and not kop[-1]:
        kop.pop()
    if not kop:
        raise problem_of_file(path, "er staat niets in", "zet de namen van de kolommen bovenaan")
    if len(kop) > MAX_KOLOMMEN:
        wat = f"heeft meer dan {MAX_KOLOMMEN} kolommen"
        raise problem_of_file(path, wat, "laat de kolommen weg die niet in het sjabloon staan")
    return kop


def _named(tabel: pd.DataFrame) -> pd.DataFrame:
    """Return a table in which a column without a name is called after its place, if it holds text.

    Examples
    --------
    >>> _named(pd.DataFrame([[None, "x", "y"]], columns=["", "naam", ""])).columns.tolist()
    ['naam', '(kolom C)']
    """
    if "" not in tabel.columns:
        return tabel
    leeg = [not naam and tabel.iloc[:, i].isna().all() for i, naam in enumerate(tabel.columns)]
    namen = [naam or f"(kolom {_letters(i)})" for i, naam in enumerate(tabel.columns)]
    return tabel.set_axis(namen, axis=1).loc[:, [not weg for weg in leeg]]


def _letters(plaats: int) -> str:
    """Return what a spreadsheet calls a column, from nought; there are at most 702."""
    hoog, laag = divmod(plaats, 26)
    return (chr(ord("A") + hoog - 1) if hoog else "") + chr(ord("A") + laag)


def _limit(rijen: int, kolommen: int, max_rijen: int, path: Path) -> None:
    if rijen > max_rijen:
        raise problem_of_file(path, f"heeft meer dan {max_rijen} rijen", "splits het bestand")
    if rijen * kolommen > MAX_CELLEN:
        wat = f"heeft meer dan {MAX_CELLEN} cellen"
        raise problem_of_file(path, wat, "laat de kolommen weg die niet in het sjabloon staan")


def _cell(cel: str) -> str | None:
    """Return the text of a cell; None where it is blank.

    Examples
    --------
    >>> _cell(" '+32 9 123 45 67 "), _cell("'t Pandje"), _cell(" ")
    ('+32 9 123 45 67', "'t Pandje", None)
    """
    return _TEKST_TEKEN.sub("", cel.strip(), count=1).strip() or None
