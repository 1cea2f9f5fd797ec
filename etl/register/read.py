"""Tables that people keep in a spreadsheet: read as they come, written the same way every time.

Excel with a Belgian locale writes semicolons, a byte-order mark and decimal commas; others write
commas and points. All are read. Cells stay as they are where they are not what they should be, so
that a check can show them with their row.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pandas as pd

from etl.contract.columns import Kolom
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens, Probleem
from etl.heel import write_whole

_GETAL = re.compile(r"\s*[+-]?[0-9]+([.,][0-9]+)?([eE][+-]?[0-9]{1,3})?\s*")
#: The apostrophe that our own exports put before a text that a spreadsheet would calculate
#: (:func:`etl.export.cellen.neutralise`): a mark, and no part of the text.
_TEKST_TEKEN = re.compile(r"^'(?=\s*[=+\-@＝＋－＠])")
_NUMERIEK = ("getal", "geheel")
_OPEN_TEKEN = (
    "een aanhalingsteken staat er alleen, of midden in een cel",
    "sluit elk aanhalingsteken, of laat het weg",
)
#: A header is looked for in so many characters.
_KOP = 1_000_000
#: The most that a table may be when it is in memory: rows are filled up to the width of the header.
MAX_KOLOMMEN = 702
MAX_CELLEN = 2_500_000


def problem_of_file(path: Path, wat: str, oplossing: str) -> OngeldigeGegevens:
    """Return the error for a file that cannot be read at all."""
    return OngeldigeGegevens([Probleem(path.name, None, "", "", wat, oplossing)])


def decode(ruw: bytes, path: Path) -> str:
    """Return the text of a file: UTF-8, with or without byte-order mark.

    Raises
    ------
    OngeldigeGegevens
        The bytes are another encoding.
    """
    try:
        tekst = ruw.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise _other_encoding(path) from fout
    # UTF-16 without a mark is valid UTF-8, with a NUL beside every letter.
    if "\0" in tekst:
        raise _other_encoding(path)
    return tekst


def _other_encoding(path: Path) -> OngeldigeGegevens:
    return problem_of_file(path, "de tekst is geen UTF-8", "bewaar het bestand als “CSV UTF-8”")


def separator_of(tekst: str) -> str:
    """Return the separator of a CSV, by its header: comma, semicolon or tab.

    Examples
    --------
    >>> separator_of("naam;lat;lon"), separator_of("naam,lat")
    (';', ',')
    """
    kop = tekst[:_KOP].splitlines()[:1]
    return max(",;\t", key=kop[0].count) if kop else ","


def parse(
    tekst: str,
    path: Path,
    uitval: list[Probleem] | None = None,
    max_rijen: int | None = None,
) -> pd.DataFrame:
    """Return the cells of a CSV as text.

    Parameters
    ----------
    tekst : str
        The CSV, with a header.
    path : Path
        Its file, for messages.
    uitval : list of Probleem, optional
        Where it is given, rows that cannot be read are left out and told in it; else they raise.
    max_rijen : int, optional
        The most rows that are read; a file with more is refused before it fills the memory.

    Returns
    -------
    DataFrame
        Text, missing where a cell is blank. The index ``rij`` is the row of the spreadsheet
        (header 1), also where lines are blank or cells hold line ends.

    Raises
    ------
    OngeldigeGegevens
        No header, a quote that is not closed, too much of anything, or rows with more cells than
        the header; every such row.
    """
    # Not strict, a quote that is not closed would swallow the rows below it, unseen.
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=separator_of(tekst), strict=True)
    return table_of(_lines(lezer, path), path, uitval, max_rijen)


def _lines(lezer: Iterable[list[str]], path: Path) -> Iterator[list[str]]:
    """Yield the rows of a CSV; what is none is told with its row."""
    nummer = 0
    try:
        for nummer, regel in enumerate(lezer, start=1):  # noqa: B007 (told below)
            yield regel
    except csv.Error as fout:
        wat, oplossing = _OPEN_TEKEN
        if "limit" in str(fout):
            wat = f"een cel heeft meer dan {csv.field_size_limit()} tekens"
            oplossing = "kort de tekst in, of sluit het aanhalingsteken"
        raise OngeldigeGegevens([Probleem(path.name, nummer + 1, "", "", wat, oplossing)]) from fout


def table_of(
    regels: Iterable[Sequence[str]],
    path: Path,
    uitval: list[Probleem] | None = None,
    max_rijen: int | None = None,
) -> pd.DataFrame:
    """Return rows of cells as a table of text; see :func:`parse`."""
    regels = iter(regels)
    kop = _header(next(regels, []), path)
    rijen: dict[int, list[str | None]] = {}
    for nummer, regel in enumerate(regels, start=2):
        if not any(cel.strip() for cel in regel):
            continue
        rijen[nummer] = [_cell(cel) for cel in regel]
        if max_rijen is not None:
            _limit(len(rijen), len(kop), max_rijen, path)
    te_lang = [n for n, cellen in rijen.items() if any(cellen[len(kop) :])]
    if te_lang:
        wat, oplossing = "er staan meer cellen dan kolommen", "zet tekst met een komma tussen “”"
        problemen = [Probleem(path.name, n, "", "", wat, oplossing) for n in te_lang]
        if uitval is None:
            raise OngeldigeGegevens(problemen)
        uitval += problemen
        rijen = {n: cellen for n, cellen in rijen.items() if n not in set(te_lang)}
    gevuld = [(cellen + [None] * len(kop))[: len(kop)] for cellen in rijen.values()]
    index = pd.Index(list(rijen), name="rij", dtype="int64")
    return pd.DataFrame(gevuld, columns=kop, index=index, dtype="str")


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


def as_number(waarden: pd.Series) -> pd.Series:
    """Return text as numbers where every value is one; else numbers and the texts that are none.

    Examples
    --------
    >>> as_number(pd.Series(["51,05", "3.7", None])).tolist()
    [51.05, 3.7, nan]
    >>> as_number(pd.Series(["51,05", "ongeveer 3"])).tolist()
    [51.05, 'ongeveer 3']
    """
    tekst = waarden.astype("str")
    goed = tekst.str.fullmatch(_GETAL.pattern).fillna(False).astype("bool")
    getal = pd.to_numeric(tekst.where(goed).str.replace(",", ".", regex=False)).astype("float64")
    if (goed | tekst.isna()).all():
        return getal
    return getal.astype("object").where(goed, tekst.astype("object"))


def with_kinds(frame: pd.DataFrame, kolommen: Sequence[Kolom]) -> pd.DataFrame:
    """Return text columns in the kind that the contract gives them; optional ones added empty."""
    frame = frame.copy()
    for kolom in kolommen:
        if kolom.naam not in frame.columns:
            if kolom.verplicht:
                continue
            frame[kolom.naam] = pd.Series(index=frame.index, dtype="str")
        if kolom.soort in _NUMERIEK:
            frame[kolom.naam] = as_number(frame[kolom.naam])
    orde = [k.naam for k in kolommen if k.naam in frame.columns]
    return frame[orde + [n for n in frame.columns if n not in orde]]


def read_register(path: Path) -> pd.DataFrame:
    """Read the register of initiatives.

    Parameters
    ----------
    path : Path
        CSV, comma or semicolon, with or without byte-order mark, decimal point or comma.

    Returns
    -------
    DataFrame
        The contract columns; text as str, numbers as float64, missing as NA. The index ``rij``
        is the row of the spreadsheet (header 1). Optional columns that the file lacks are empty.
        A cell that is no number where it should be one stays text: :mod:`etl.contract.check`
        tells it.

    Raises
    ------
    OngeldigeGegevens
        The file is missing or no CSV in UTF-8, or a required column is missing.
    """
    if not path.is_file():
        raise problem_of_file(path, "het bestand bestaat niet", "kijk de naam en de map na")
    kolommen = TABELLEN["initiatieven"].kolommen
    frame = parse(decode(path.read_bytes(), path), path)
    namen = list(frame.columns)
    problemen = [
        Probleem(path.name, 1, k.naam, "", wat, oplossing)
        for k in kolommen
        for fout, wat, oplossing in (
            (k.verplicht and k.naam not in namen, "de kolom ontbreekt", "voeg de kolom toe"),
            (namen.count(k.naam) > 1, "de kolom staat er meer dan eens", "laat er één staan"),
        )
        if fout
    ]
    if problemen:
        raise OngeldigeGegevens(problemen)
    return with_kinds(frame, kolommen)[[k.naam for k in kolommen]]


def write_register(frame: pd.DataFrame, path: Path) -> None:
    """Write the register: UTF-8, commas, one line end, whole or not at all.

    Parameters
    ----------
    frame : DataFrame
        Contract columns of the initiatives; numbers are written with six decimals.
    path : Path
        File to write; what stood there stays when the writing fails.
    """
    write_whole(path, register_bytes(frame))


def register_bytes(frame: pd.DataFrame) -> bytes:
    """Return the register as it is written: UTF-8, commas, one line end, six decimals."""
    orde = TABELLEN["initiatieven"].kolomnamen()
    return frame[orde].to_csv(index=False, lineterminator="\n", float_format="%.6f").encode()
