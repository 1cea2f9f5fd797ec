"""A file that somebody brings, read: its bytes in, a table of text out, and what was read past.

Input from people is hostile until checked: size and rows have a limit, a workbook is weighed
before it is opened, its formulas are never run, and the name of the file is only ever shown.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pandas as pd

from etl.archief import Maat
from etl.errors import OngeldigeGegevens
from etl.register.cellen import (
    MAX_CELLEN,
    MAX_KOLOMMEN,
    Ingelezen,
    problem_of_file,
    read_table,
    rows_of_text,
    separator_of,
)
from etl.register.codering import read_text
from etl.register.kolomnamen import BOVENAAN, header_row
from etl.register.rechtgezet import ONZICHTBAAR, Rechtgezet, Telling
from etl.register.werkmap import read_sheet

MAX_BYTES = 10_000_000
#: What a workbook may become when it is unpacked.
MAX_UITGEPAKT = 100_000_000
MAX_RIJEN = 50_000
#: The line that tells Excel the separator; Excel itself does not show it, nor count it as a row.
_SEP = re.compile(r'\A"?sep=([,;\t])"?[ ;,\t]*(?:\r\n|\r|\n)', re.IGNORECASE)
#: The header stands in so many characters.
_KOP = 1_000_000
_REGEL = re.compile(r"\r\n|\r|\n")
_SCHEIDING = {";": "puntkomma", "\t": "tab"}
_WEBTEKEN = re.compile(r"&(?:#[0-9]{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8}[0-9]{0,2});", re.IGNORECASE)
_ACCENT = re.compile(r"[^\x00-\x7f]")


def read_upload(path: Path) -> Ingelezen:
    """Read a CSV or XLSX as text.

    Parameters
    ----------
    path : Path
        The file; of a workbook one sheet is read (:mod:`etl.register.werkmap`).

    Returns
    -------
    Ingelezen
        As of :func:`read_content`.

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


def whole_table(path: Path) -> Ingelezen:
    """Read a CSV or XLSX of which every row must be readable; see :func:`read_upload`.

    Raises
    ------
    OngeldigeGegevens
        As of :func:`read_upload`, or rows have more cells than the header; every such row.
    """
    gelezen = read_upload(path)
    if gelezen.uitval:
        raise OngeldigeGegevens(gelezen.uitval)
    return gelezen


def _limit_size(aantal: int, path: Path, max_bytes: int) -> None:
    if aantal > max_bytes:
        grens = f"{max_bytes / 1_000_000:g} MB".replace(".", ",")
        raise problem_of_file(path, f"is groter dan {grens}", "splits het bestand")


def read_content(inhoud: bytes, path: Path, max_bytes: int = MAX_BYTES) -> Ingelezen:
    """Read the bytes of a CSV or XLSX as text.

    Parameters
    ----------
    inhoud : bytes
        The file.
    path : Path
        Its name: for messages, and for its ending. Nothing is read there.
    max_bytes : int
        The largest file that is taken.

    Returns
    -------
    Ingelezen
        Its cells, what was read past, and the rows that could not be read.

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
        return _without_unseen(_read_csv(inhoud, path))
    maat = Maat(MAX_UITGEPAKT, MAX_RIJEN + 1, MAX_KOLOMMEN, MAX_CELLEN)
    blad = read_sheet(inhoud, path, maat)
    kop_op = header_row(blad.rijen[:BOVENAAN])
    gelezen = read_table(blad.rijen[kop_op:], path, MAX_RIJEN, kop_op + 1)
    gezien = (*blad.rechtgezet, *_title(kop_op, blad.rijen), *gelezen.rechtgezet)
    return _without_unseen(replace(gelezen, rechtgezet=gezien))


def _read_csv(inhoud: bytes, path: Path) -> Ingelezen:
    tekst, codering = read_text(inhoud, path)
    regel = _SEP.match(tekst)
    if regel:
        tekst = tekst[regel.end() :]
    boven = _REGEL.split(tekst[:_KOP], BOVENAAN)[:BOVENAAN]
    kop_op = 0 if regel else header_row(kop.split(separator_of(kop)) for kop in boven)
    kop = _after(tekst, kop_op)
    scheiding = regel[1] if regel else separator_of(kop)
    gelezen = read_table(rows_of_text(kop, scheiding, path), path, MAX_RIJEN, kop_op + 1)
    gezien = list(_title(kop_op, [[regel_] for regel_ in boven]))
    if codering:
        gezien.append(_encoding(codering, gelezen.tabel))
    if regel:
        gezien.append(Rechtgezet("sep_regel", stond=regel[0].strip()))
    if scheiding in _SCHEIDING:
        gezien.append(Rechtgezet(_SCHEIDING[scheiding]))
    return replace(gelezen, rechtgezet=(*gezien, *gelezen.rechtgezet), dag_eerst=scheiding == ";")


def _after(tekst: str, regels: int) -> str:
    """Return a text without its first lines."""
    for _ in range(regels):
        einde = _REGEL.search(tekst)
        tekst = tekst[einde.end() :] if einde else ""
    return tekst


def _title(kop_op: int, rijen: list[list[str]]) -> Iterator[Rechtgezet]:
    """Yield what stood above the names of the columns."""
    if kop_op:
        stond = next((cel for rij in rijen[:kop_op] for cel in rij if cel.strip(" ;,\t")), "")
        yield Rechtgezet("titel", kop_op, stond=stond.strip(" ;,\t"))


def _encoding(soort: str, tabel: pd.DataFrame) -> Rechtgezet:
    """Return how a file was written, with a word that shows whether that was read well."""
    telling = Telling()
    for rij, kolom, cel in _cells_with(tabel, _ACCENT):
        telling.tel(soort, rij, kolom, cel)
    # Where only the header or a row that fell out has accents, there is no cell to show.
    eerste = next(iter(telling.alles()), None)
    if soort == "merkteken" or eerste is None:
        return Rechtgezet(soort if soort == "merkteken" else f"{soort}_kaal")
    return eerste


def _without_unseen(gelezen: Ingelezen) -> Ingelezen:
    """Return the table without characters that nobody sees, and with those of a web page read."""
    tabel = gelezen.tabel.rename(columns=lambda naam: _seen(naam) or naam)
    uit, van_web = _read_past(tabel, "html", _WEBTEKEN, _from_web)
    uit, onzichtbaar = _read_past(uit, "onzichtbaar", ONZICHTBAAR, _seen)
    # Such as the sign with which DOS ends a file.
    uit = uit[uit.notna().any(axis=1) | tabel.isna().all(axis=1)]
    return replace(gelezen, tabel=uit, rechtgezet=(*gelezen.rechtgezet, *van_web, *onzichtbaar))


def _read_past(
    tabel: pd.DataFrame, soort: str, patroon: re.Pattern[str], lees: Callable[[str], str]
) -> tuple[pd.DataFrame, tuple[Rechtgezet, ...]]:
    """Return the table with what `lees` makes of cells in which a pattern stands, and how often.

    A column at a time: a list may hold some hundred thousand of them.
    """
    uit, eerste, aantal = tabel.copy(), [], 0
    for i, (kolom, waarden) in enumerate(tabel.items()):
        cellen = waarden.dropna()
        cellen = cellen[cellen.str.contains(patroon)]
        nieuw = cellen.map(lees)
        nieuw = nieuw[nieuw != cellen]
        if nieuw.empty:
            continue
        aantal += len(nieuw)
        rij = nieuw.index[0]
        toont = lees(cellen[rij]) if soort == "onzichtbaar" else cellen[rij]
        eerste.append((int(rij), i, str(kolom), toont, nieuw.iloc[0]))
        heel = waarden.astype("object").copy()
        heel.loc[nieuw.index] = nieuw.replace("", None)
        uit.isetitem(i, heel.astype("str").array)
    if not eerste:
        return uit, ()
    rij, _, kolom, stond, gelezen = min(eerste)
    return uit, (Rechtgezet(soort, aantal, rij, kolom, stond, gelezen),)


def _from_web(cel: str) -> str:
    """Return a cell with ``&eacute;`` and its like as the letters that they stand for.

    Examples
    --------
    >>> _from_web("Caf&eacute; R&D;")
    'Café R&D;'
    """
    return _WEBTEKEN.sub(lambda teken: unescape(teken[0]).replace("\0", ""), cel).strip()


def _seen(tekst: str) -> str:
    return ONZICHTBAAR.sub("", tekst).strip()


def _cells_with(tabel: pd.DataFrame, patroon: re.Pattern[str]) -> Iterator[tuple[int, str, str]]:
    """Yield row, column and text of the cells in which a pattern stands, row by row."""
    gevuld = tabel.astype("object")
    raak = {
        i: waarden[waarden.notna() & waarden.astype("str").str.contains(patroon, na=False)]
        for i, (_, waarden) in enumerate(gevuld.items())
    }
    paren = sorted((int(str(rij)), i) for i, cellen in raak.items() for rij in cellen.index)
    for rij, i in paren:
        yield rij, str(tabel.columns[i]), str(raak[i].at[rij])
