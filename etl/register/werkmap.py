"""A workbook as rows of text: weighed before it is opened, its formulas never run.

Of the sheets that its maker sees the first one is read; where that is no list and exactly one other
is, that one. The reader gives an error of a spreadsheet
(``#DIV/0!``) as an empty cell, so those are looked up in the sheet itself: a number that could not
be calculated is not a number that is not known. Rows that a filter hides are rows of the list, and
a cell that spans rows counts for each of them; both are told. A share that shows as 12% stands in
the file as 0.12: it is given as it shows, for nobody means 0.12 places.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from itertools import chain, pairwise
from pathlib import Path
from posixpath import join, normpath

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from etl.archief import WERKMAPFOUTEN, Maat, column_number, is_too_large
from etl.errors import OngeldigeGegevens, Probleem
from etl.register.kolomnamen import BOVENAAN, header_row, our_name, table_of_names
from etl.register.rechtgezet import Rechtgezet, Telling

_CEL = re.compile(rb"<(?:[\w.-]+:)?c\s([^<>]*)>")
_IS_FOUT = re.compile(rb"""\bt\s*=\s*["']e["']""")
_IS_TEKST = re.compile(rb"""\bt\s*=\s*["']str["']""")
_STIJL = re.compile(rb"""\bs\s*=\s*["']([0-9]{1,6})["']""")
_FORMULE = re.compile(rb"\s*<(?:[\w.-]+:)?f[\s/>]")
_UITKOMST = re.compile(rb"<(?:[\w.-]+:)?v>[^<]")
_ADRES = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_RIJ = re.compile(rb"<(?:[\w.-]+:)?row\s([^<>]*)>")
_VERBORGEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_RIJNUMMER = re.compile(rb"""\br\s*=\s*["']([0-9]{1,7})["']""")
_WAARDE = re.compile(rb"<(?:[\w.-]+:)?v>(#[^<]{1,40})<")
#: How cells look: forms of a number by their own number, and the form of each style, in order.
_GETALVORM = re.compile(rb"<(?:[\w.-]+:)?numFmt\s([^<>]*)>")
_VORMNUMMER = re.compile(rb"""\bnumFmtId\s*=\s*["']([0-9]{1,6})["']""")
_VORMCODE = re.compile(rb"""\bformatCode\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_STIJLEN = re.compile(rb"<(?:[\w.-]+:)?cellXfs\b.*?</(?:[\w.-]+:)?cellXfs>", re.DOTALL)
_STIJLVORM = re.compile(rb"<(?:[\w.-]+:)?xf\s([^<>]*)>")
#: Excel's own numbers for 0% and 0.00%.
_PROCENT = frozenset({b"9", b"10"})
_GETAL = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,30})?(?:e-?[0-9]{1,3})?")
_BLAD = re.compile(rb"<(?:[\w.-]+:)?sheet\s([^<>]*)>")
_BLADID = re.compile(rb"""\b[\w.-]+:id\s*=\s*["']([^"']*)["']""")
_BAND = re.compile(rb"<(?:[\w.-]+:)?Relationship\s([^<>]*)>")
_BANDID = re.compile(rb"""\bId\s*=\s*["']([^"']*)["']""")
_DOEL = re.compile(rb"""\bTarget\s*=\s*["']([^"']*)["']""")
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
        xml, stijlen = _xml_of(inhoud, gekozen)
        for rij, kolom, toont in _shown(xml, _shares(stijlen), rijen):
            rijen[rij][kolom] = toont
        gezien = (*_other_sheets(boek, gekozen), *_hidden(xml, rijen))
        kop_op = header_row(rijen[:BOVENAAN])
        gezien += _fill_merged(rijen, blad.merged_cell_ranges or [], kop_op)
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


def _fill_merged(
    rijen: list[list[str]], stukken: list[Stuk], kop_op: int
) -> tuple[Rechtgezet, ...]:
    """Put the text of a cell that spans rows in each of them; tell how often.

    A name of a column that spans rows stays a name. A cell that spans columns is a title or a
    remark: which column it is of, nobody can say; below the header that is told. So is a text
    that lies under such a cell, where nobody sees it.

    Raises
    ------
    ValueError
        The pieces overlap, which no spreadsheet lets happen.
    """
    telling = Telling()
    ruimte = sum(map(len, rijen))
    for (boven, links), (onder, rechts) in stukken:
        hoog = range(boven, min(onder + 1, len(rijen)))
        ruimte -= len(hoog) + 1
        if ruimte < 0:
            raise ValueError("samengevoegde cellen overlappen")
        if boven <= kop_op or not hoog or links >= len(rijen[boven]):
            continue
        waarde = rijen[boven][links]
        breed = range(links, min(rechts + 1, len(rijen[boven])))
        if len(breed) > 1 and waarde.strip():
            telling.tel("breed", boven + 1, stond=waarde)
        for rij in hoog:
            if rij > boven and len(breed) == 1 and waarde.strip() and not rijen[rij][links]:
                rijen[rij][links] = waarde
                telling.tel("samengevoegd", rij + 1, stond=waarde)
            for kolom in breed:
                bedekt = (rij, kolom) != (boven, links) and rijen[rij][kolom] != waarde
                if bedekt and rijen[rij][kolom].strip():
                    telling.tel("bedekt", rij + 1, stond=rijen[rij][kolom])
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


def _shown(
    xml: bytes, procent: frozenset[bytes], rijen: list[list[str]]
) -> Iterator[tuple[int, int, str]]:
    """Yield the cells that show something else than they hold: row and column from nought, and it.

    An error, a formula that nothing has calculated yet, and a share.
    """
    for cel, volgende in pairwise(chain(_CEL.finditer(xml), [None])):
        # Not past the next cell: what a file says of a million cells is looked at once.
        einde = volgende.start() if volgende else len(xml)
        toont = _shows(xml, cel, einde, procent) if cel else None
        adres = _ADRES.search(cel[1]) if cel and toont else None
        if not toont or not adres:
            continue
        rij, kolom = int(adres[2]) - 1, column_number(adres[1]) - 1
        if not (0 <= rij < len(rijen) and kolom < len(rijen[rij])):
            continue
        if toont != "%":
            yield rij, kolom, toont
        elif _GETAL.fullmatch(rijen[rij][kolom]):
            yield rij, kolom, f"{float(rijen[rij][kolom]) * 100:.10g}%"


def _shows(xml: bytes, cel: re.Match[bytes], einde: int, procent: frozenset[bytes]) -> str | None:
    """Return the error that a cell holds, "%" where it is shown as a share; None for any other."""
    if cel[1].endswith(b"/"):
        return None
    if _IS_FOUT.search(cel[1]):
        waarde = _WAARDE.search(xml, cel.end(), einde)
        return unescape(waarde[1].decode("utf-8", "replace")) if waarde else "#?"
    # A formula that came to nothing says that this is a text; one that was never run does not.
    is_formule = _FORMULE.match(xml, cel.end()) and not _IS_TEKST.search(cel[1])
    if is_formule and not _UITKOMST.search(xml, cel.end(), einde):
        return "#?"
    stijl = _STIJL.search(cel[1]) if procent else None
    return "%" if stijl and stijl[1] in procent else None


def _shares(stijlen: bytes) -> frozenset[bytes]:
    """Return the numbers of the styles that show a number as a share."""
    vormen = set(_PROCENT)
    for vorm in _GETALVORM.finditer(stijlen):
        nummer, code = _VORMNUMMER.search(vorm[1]), _VORMCODE.search(vorm[1])
        if nummer and code and b"%" in (code[1] or code[2] or b""):
            vormen.add(nummer[1])
    deel = _STIJLEN.search(stijlen)
    alle = _STIJLVORM.finditer(deel[0]) if deel else ()
    nummers = (_VORMNUMMER.search(stijl[1]) for stijl in alle)
    return frozenset(
        b"%d" % i for i, nummer in enumerate(nummers) if nummer and nummer[1] in vormen
    )


def _xml_of(inhoud: bytes, blad: int) -> tuple[bytes, bytes]:
    """Return a sheet and the styles as they are written; empty where nothing says plainly where."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        deel = _part_of(archief, blad)
        stijlen = next((n for n in archief.namelist() if n.lower() == "xl/styles.xml"), None)
        return (
            archief.read(deel) if deel else b"",
            archief.read(stijlen) if stijlen else b"",
        )


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
