"""A workbook as rows of text: weighed before it is opened, its formulas never run.

Of the sheets that its maker sees the first one is read; where that is no list and exactly one other
is, that one. The reader gives an error of a spreadsheet
(``#DIV/0!``) as an empty cell, so those are looked up in the sheet itself: a number that could not
be calculated is not a number that is not known. Rows that a filter hides are rows of the list, and
a cell that spans rows counts for each of them; both are told.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from pathlib import Path
from posixpath import join, normpath

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from etl.archief import WERKMAPFOUTEN, Maat, column_number, is_too_large
from etl.errors import OngeldigeGegevens, Probleem
from etl.register.kolomnamen import BOVENAAN, our_name, table_of_names
from etl.register.rechtgezet import Rechtgezet, Telling

_FOUTCEL = re.compile(rb"""<(?:[\w.-]+:)?c\s([^<>]*?\bt\s*=\s*["']e["'][^<>]*)>""")
_ADRES = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_RIJ = re.compile(rb"<(?:[\w.-]+:)?row\s([^<>]*)>")
_VERBORGEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_RIJNUMMER = re.compile(rb"""\br\s*=\s*["']([0-9]{1,7})["']""")
_WAARDE = re.compile(rb"<(?:[\w.-]+:)?v>(#[^<]{1,40})<")
_BLAD = re.compile(rb"<(?:[\w.-]+:)?sheet\s([^<>]*)>")
_BLADID = re.compile(rb"""\b[\w.-]+:id\s*=\s*["']([^"']*)["']""")
_BAND = re.compile(rb"<(?:[\w.-]+:)?Relationship\s([^<>]*)>")
_BANDID = re.compile(rb"""\bId\s*=\s*["']([^"']*)["']""")
_DOEL = re.compile(rb"""\bTarget\s*=\s*["']([^"']*)["']""")
#: An error's value stands this near to the begin of its cell, behind its formula.
_NABIJ = 10_000
_MEESTE_BLADEN = 5
#: A cell that spans others: row and column, from nought, of its first and of its last cell.
Stuk = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Blad:
    """The sheet that was read.

    Attributes
    ----------
    rijen : list of list of str
        Its cells as text, row by row.
    rechtgezet : tuple of Rechtgezet
        Which other sheets were not read, which hidden rows were, and which cells span rows.
    """

    rijen: list[list[str]]
    rechtgezet: tuple[Rechtgezet, ...]


def read_sheet(inhoud: bytes, path: Path, maat: Maat) -> Blad:
    """Read one sheet of a workbook.

    Parameters
    ----------
    inhoud : bytes
        The workbook (XLSX).
    path : Path
        Its name, for messages.
    maat : Maat
        What it may be at most.

    Raises
    ------
    OngeldigeGegevens
        It is no workbook, is locked, or is larger than `maat`.
    """
    try:
        if is_too_large(inhoud, maat):
            wat = f"de werkmap is te groot (hoogstens {maat.rijen - 1} rijen)"
            raise _of_file(path, wat, "bewaar enkel de gegevens, in een nieuw blad")
        boek = CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
        gekozen = _chosen(boek)
        blad = boek.get_sheet_by_index(gekozen)
        rijen = [[_cell(c) for c in regel] for regel in blad.to_python(skip_empty_area=False)]
        xml = _xml_of(inhoud, gekozen)
        for rij, kolom, fout in _errors(xml):
            if rij < len(rijen) and kolom < len(rijen[rij]):
                rijen[rij][kolom] = fout
        gezien = (*_other_sheets(boek, gekozen), *_hidden(xml, rijen))
        gezien += _fill_merged(rijen, blad.merged_cell_ranges or [])
    except WERKMAPFOUTEN as fout:
        wat, oplossing = "is geen leesbare werkmap", "bewaar het bestand als XLSX of CSV"
        raise _of_file(path, wat, oplossing) from fout
    return Blad(rijen, gezien)


def _of_file(path: Path, wat: str, oplossing: str) -> OngeldigeGegevens:
    return OngeldigeGegevens([Probleem(path.name, None, "", "", wat, oplossing)])


def _chosen(boek: CalamineWorkbook) -> int:
    """Return the sheet to read: the first that is shown, or the one that is a list behind it.

    The first of all where none is shown.
    """
    zichtbaar = [
        i
        for i, blad in enumerate(boek.sheets_metadata)
        if blad.visible == SheetVisibleEnum.Visible and blad.typ == SheetTypeEnum.WorkSheet
    ]
    lijsten = [i for i in zichtbaar if _is_list(boek, i)]
    eerste = zichtbaar[0] if zichtbaar else 0
    return lijsten[0] if len(lijsten) == 1 and eerste not in lijsten else eerste


def _is_list(boek: CalamineWorkbook, blad: int) -> bool:
    """Return whether the names of the columns of a list stand at the top of a sheet."""
    boven = boek.get_sheet_by_index(blad).to_python(skip_empty_area=False, nrows=BOVENAAN)
    return any(table_of_names([our_name(_cell(cel)) for cel in rij]) for rij in boven)


def _other_sheets(boek: CalamineWorkbook, gekozen: int) -> Iterator[Rechtgezet]:
    namen = [blad.name for blad in boek.sheets_metadata]
    # The explanation is ours: it stands in the empty list that we give.
    andere = [n for i, n in enumerate(namen) if i != gekozen and n != "uitleg"]
    if andere:
        meer = ["…"] if len(andere) > _MEESTE_BLADEN else []
        stond = ", ".join([*andere[:_MEESTE_BLADEN], *meer])
        yield Rechtgezet("bladen", len(andere), stond=stond, gelezen=namen[gekozen])


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


def _fill_merged(rijen: list[list[str]], stukken: list[Stuk]) -> tuple[Rechtgezet, ...]:
    """Put the text of a cell that spans rows in each of them; tell how often.

    A cell that spans columns is a title or a remark: which column it is of, nobody can say.

    Raises
    ------
    ValueError
        The pieces overlap, which no spreadsheet lets happen.
    """
    telling = Telling()
    ruimte = sum(map(len, rijen))
    for (boven, links), (onder, rechts) in stukken:
        rijen_eronder = range(boven + 1, min(onder + 1, len(rijen)))
        ruimte -= len(rijen_eronder) + 1
        if ruimte < 0:
            raise ValueError("samengevoegde cellen overlappen")
        if links != rechts or not rijen_eronder or links >= len(rijen[boven]):
            continue
        waarde = rijen[boven][links]
        for rij in rijen_eronder:
            if waarde.strip() and not rijen[rij][links]:
                rijen[rij][links] = waarde
                telling.tel("samengevoegd", rij + 1, stond=waarde)
    return telling.alles()


def _hidden(xml: bytes, rijen: list[list[str]]) -> tuple[Rechtgezet, ...]:
    """Tell which rows with text nobody sees in the spreadsheet: they are read."""
    telling = Telling()
    for rij in _RIJ.finditer(xml):
        nummer = _RIJNUMMER.search(rij[1])
        op = int(nummer[1]) if nummer and _VERBORGEN.search(rij[1]) else 0
        stond = next(filter(str.strip, rijen[op - 1]), "") if 0 < op <= len(rijen) else ""
        if stond:
            telling.tel("verborgen", op, stond=stond)
    return telling.alles()


def _errors(xml: bytes) -> Iterator[tuple[int, int, str]]:
    """Yield the cells of a sheet that hold an error: row and column from nought, and the error."""
    for cel in _FOUTCEL.finditer(xml):
        adres = _ADRES.search(cel[1])
        waarde = _WAARDE.search(xml, cel.end(), cel.end() + _NABIJ)
        if adres:
            tekst = unescape(waarde[1].decode("utf-8", "replace")) if waarde else "#?"
            yield int(adres[2]) - 1, column_number(adres[1]) - 1, tekst


def _xml_of(inhoud: bytes, blad: int) -> bytes:
    """Return a sheet as it is written; empty where the workbook does not say plainly where."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        deel = _part_of(archief, blad)
        return archief.read(deel) if deel else b""


def _part_of(archief: zipfile.ZipFile, blad: int) -> str | None:
    """Return the part of a workbook that holds a sheet; None where it does not say so plainly."""
    namen = {naam.lower(): naam for naam in archief.namelist()}
    boek = namen.get("xl/workbook.xml")
    banden = namen.get("xl/_rels/workbook.xml.rels")
    if boek is None or banden is None:
        return None
    bladen = [_BLADID.search(m[1]) for m in _BLAD.finditer(archief.read(boek))]
    gezocht = bladen[blad] if blad < len(bladen) else None
    if gezocht is None:
        return None
    for band in _BAND.finditer(archief.read(banden)):
        wie, doel = _BANDID.search(band[1]), _DOEL.search(band[1])
        if wie and doel and wie[1] == gezocht[1]:
            pad = normpath(join("/xl", doel[1].decode("utf-8", "replace"))).lstrip("/")
            return namen.get(pad.lower())
    return None
