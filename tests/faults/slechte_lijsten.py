"""Lists as people and attackers make them: one good list of a made-up town, spoiled in many ways.

Each maker returns the bytes of a file. What must come of them stands in
``gevallen_*.py``.
"""

import gzip
import io
import re
import tarfile
import zipfile
from collections.abc import Callable

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_range

from tests.unit.test_register_inspect import RIJ, csv_of

Rij = dict[str, object]
#: The good list: two places.
TWEEDE: Rij = RIJ | {"initiatief_id": "de-tweede", "naam": "De Tweede"}
GOED = csv_of(RIJ, TWEEDE)
KOP = GOED.split(b"\n")[0].decode().split(",")
#: Lambert 72 of the place, as a publisher writes it in a column of degrees.
LAMBERT: Rij = {"lat": 201_500.0, "lon": 150_500.0}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def een(**velden: object) -> bytes:
    """Return the good list with other fields in its first row."""
    return csv_of(RIJ | velden, TWEEDE)


def tekst() -> str:
    """Return the good list as text."""
    return GOED.decode()


def regels() -> list[bytes]:
    """Return the lines of the good list: its header first."""
    return GOED.splitlines(keepends=True)


def werkmap(
    bladen: list[list[list[object]]] | None = None,
    spoil: Callable[[xlsxwriter.Workbook], object] | None = None,
) -> bytes:
    """Return a workbook of sheets of rows of cells; by default the good list."""
    doel = io.BytesIO()
    with xlsxwriter.Workbook(doel) as boek:
        for rijen in bladen if bladen is not None else [cellen()]:
            blad = boek.add_worksheet()
            for nummer, rij in enumerate(rijen):
                blad.write_row(nummer, 0, rij)
        if spoil:
            spoil(boek)
    return doel.getvalue()


def cellen(**velden: object) -> list[list[object]]:
    """Return the good list as cells, with other fields in its first row."""
    rijen = [RIJ | velden, TWEEDE]
    koppen = list(dict.fromkeys([*RIJ, *velden]))
    return [list(koppen), *([rij.get(k, "") for k in koppen] for rij in rijen)]


def herpak(boek: bytes, deel: str, wijzig: Callable[[bytes], bytes], **erbij: bytes) -> bytes:
    """Return a workbook with one part changed and others put beside it (``/`` as ``__``)."""
    doel = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(boek)) as van, zipfile.ZipFile(doel, "w", 8) as naar:
        for naam in van.namelist():
            inhoud = van.read(naam)
            naar.writestr(naam, wijzig(inhoud) if naam == deel else inhoud)
        for naam, inhoud in erbij.items():
            naar.writestr(naam.replace("__", "/"), inhoud)
    return doel.getvalue()


def blad(wijzig: Callable[[bytes], bytes]) -> bytes:
    """Return the good list as a workbook whose sheet was edited as text."""
    return herpak(werkmap(), "xl/worksheets/sheet1.xml", wijzig)


def verre_cel(adres: str) -> bytes:
    """Return a workbook with one cell more, at an address of choice."""
    rij = "".join(c for c in adres if c.isdigit())
    cel = f'<row r="{rij}"><c r="{adres}"><v>1</v></c></row></sheetData>'
    return blad(lambda xml: xml.replace(b"</sheetData>", cel.encode()))


def elders(adres: str) -> bytes:
    """Return a workbook whose sheet lies in another folder, with a cell far away."""
    boek = verre_cel(adres)
    doel = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(boek)) as van, zipfile.ZipFile(doel, "w", 8) as naar:
        for naam in van.namelist():
            inhoud = van.read(naam).replace(b"worksheets/sheet1.xml", b"elders/blad.bin")
            naar.writestr(naam.replace("worksheets/sheet1.xml", "elders/blad.bin"), inhoud)
    return doel.getvalue()


def zonder_adres(rijen: int, kolommen: int) -> bytes:
    """Return a workbook whose cells have no address: they lie one after the other."""
    rij = b"<row>" + b"<c><v>1</v></c>" * kolommen + b"</row>"
    vol = rij * rijen
    return blad(lambda xml: xml.replace(b"</sheetData>", vol + b"</sheetData>"))


def verborgen_eerst() -> bytes:
    """Return a workbook whose first sheet is hidden and holds something else."""

    def verberg(boek: xlsxwriter.Workbook) -> None:
        eerste, tweede = boek.worksheets()
        eerste.hide()
        tweede.activate()
        tweede.set_first_sheet()

    return werkmap([[["kladblok"], ["niet voor u"]], cellen()], verberg)


def verborgen_tweede() -> bytes:
    """Return a workbook with a hidden sheet behind the list."""
    return werkmap([cellen(), [["geheim"]]], lambda boek: boek.worksheets()[1].hide())


def gefilterd() -> bytes:
    """Return a workbook whose second place is hidden, as a filter does."""
    return werkmap(None, lambda boek: boek.worksheets()[0].set_row(2, None, None, {"hidden": True}))


def samengevoegd(kolom: str, rijen: int) -> bytes:
    """Return a workbook with the first place's cell of a column over so many rows."""
    kop, eerste, tweede = cellen()
    i = kop.index(kolom)
    tweede[i] = ""
    stuk = f'<mergeCells><mergeCell ref="{xl_range(1, i, rijen, i)}"/></mergeCells>'.encode()
    return herpak(
        werkmap([[kop, eerste, tweede]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", b"</sheetData>" + stuk),
    )


def stukken(*stukken: str, boven: int = 0, **velden: object) -> bytes:
    """Return the good list as a workbook in which these areas are cells that were merged."""
    merge = "".join(f'<mergeCell ref="{stuk}"/>' for stuk in stukken)
    merge = f"</sheetData><mergeCells>{merge}</mergeCells>"
    kop, *rijen = cellen(**velden)
    leeg: list[object] = [""] * len(kop)
    return herpak(
        werkmap([[kop, *([leeg] * boven), *rijen]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", merge.encode()),
    )


def alle_kolommen(rijen: str) -> list[str]:
    """Return an area of so many rows ("1:2") for each column of the good list."""
    boven, onder = rijen.split(":")
    namen = [xl_col_to_name(i) for i in range(len(KOP))]
    return [f"{naam}{boven}:{naam}{onder}" for naam in namen]


def in_vorm(kolom: str, getal: float, vorm: str) -> bytes:
    """Return a workbook with a number in the first place, shown in a form of choice."""

    def schrijf(boek: xlsxwriter.Workbook) -> None:
        waar = cellen(**{kolom: "x"})[0].index(kolom)
        opmaak = boek.add_format({"num_format": vorm})
        boek.worksheets()[0].write_number(1, waar, getal, opmaak)

    return werkmap([cellen(**{kolom: "x"})], schrijf)


def nooit_berekend(kolom: str, uitkomst: bytes = b"", soort: bytes = b"") -> bytes:
    """Return a workbook with a formula as programs write it: nothing has calculated it yet."""
    col = xl_col_to_name(cellen(**{kolom: "x"})[0].index(kolom)).encode()
    cel = re.compile(rb'<c r="%s2"[^>]*>.*?</c>' % col)
    nieuw = b'<c r="%s2"%s><f>A1&amp;B1</f>%s</c>' % (col, soort, uitkomst)
    return herpak(
        werkmap([cellen(**{kolom: "x"})]),
        "xl/worksheets/sheet1.xml",
        lambda xml: cel.sub(lambda _: nieuw, xml),
    )


def veel_fouten() -> bytes:
    """Return a small workbook that says a million times that a cell is an error."""
    fouten = b'<row r="3">' + b'<c r="A3" t="e"></c>' * 400_000 + b"</row></sheetData>"
    return blad(lambda xml: xml.replace(b"</sheetData>", fouten))


def overlappend() -> bytes:
    """Return a workbook in which a thousand cells span the same rows: no spreadsheet makes it."""
    stukken = b'<mergeCell ref="A2:A3"/>' * 1000
    stukken = b"</sheetData><mergeCells>" + stukken + b"</mergeCells>"
    return blad(lambda xml: xml.replace(b"</sheetData>", stukken))


def formule(uitdrukking: str, uitkomst: object) -> bytes:
    """Return a workbook where the name of the organisation is calculated."""

    def schrijf(boek: xlsxwriter.Workbook) -> None:
        koppen = cellen(organisatie="x")[0]
        kolom = koppen.index("organisatie")
        boek.worksheets()[0].write_formula(1, kolom, uitdrukking, None, uitkomst)

    return werkmap([cellen(organisatie="x")], schrijf)


def bom_zip(bytes_: int) -> bytes:
    """Return a workbook that is small as a file and huge when it is unpacked."""
    doel = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(werkmap())) as van, zipfile.ZipFile(doel, "w", 8) as naar:
        for naam in van.namelist():
            naar.writestr(naam, van.read(naam))
        with naar.open("xl/media/nul.bin", "w") as deel:
            for _ in range(bytes_ // 1_000_000):
                deel.write(bytes(1_000_000))
    return doel.getvalue()


def ole(stroom: str = "Workbook") -> bytes:
    """Return the begin of an OLE2 file: an old XLS, or an XLSX with a password."""
    return _OLE + bytes(504) + stroom.encode("utf-16-le") + bytes(2000)


def ods() -> bytes:
    """Return an archive as LibreOffice makes one."""
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w") as naar:
        naar.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        naar.writestr("content.xml", "<office:document-content/>")
    return doel.getvalue()


def gz() -> bytes:
    """Return the good list, packed."""
    return gzip.compress(GOED, mtime=0)


def tar() -> bytes:
    """Return the good list in a tar with a path out of its folder."""
    doel = io.BytesIO()
    with tarfile.open(fileobj=doel, mode="w") as naar:
        lid = tarfile.TarInfo("../../lijst.csv")
        lid.size = len(GOED)
        naar.addfile(lid, io.BytesIO(GOED))
    return doel.getvalue()


def versleuteld() -> bytes:
    """Return a workbook whose parts say that they are locked with a password."""
    ruw = bytearray(werkmap())
    for kop, plek in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        i = ruw.find(kop)
        while i >= 0:
            ruw[i + plek] |= 1
            i = ruw.find(kop, i + 4)
    return bytes(ruw)


def miljoen() -> bytes:
    """Return a list of a million rows that is within the limit of size."""
    return regels()[0] + b"a,b,c,d\n" * 1_000_000


def entiteit(waarde: str) -> bytes:
    """Return a workbook that declares an entity and shows it in a cell."""
    type_ = f"?><!DOCTYPE z [<!ENTITY a {waarde}>]>".encode()
    cel = b'<row r="4"><c r="A4" t="str"><v>&a;</v></c></row></sheetData>'
    return blad(lambda xml: xml.replace(b"?>", type_, 1).replace(b"</sheetData>", cel))


def dubbel_gelezen(rijen: int) -> bytes:
    """Return a list with a letter that was read twice in each of so many rows."""
    return csv_of(*(RIJ | {"initiatief_id": f"plaats-{i}", "naam": "CafÃ©"} for i in range(rijen)))


def breed() -> bytes:
    """Return a small file that is large as a table: short rows under a broad header."""
    kop = regels()[0].strip() + b"," + b",".join(b"k%d" % i for i in range(600))
    return kop + b"\na" * 49_000
