"""Archives from outside, weighed before they are unpacked: a small file can hold a huge one.

A workbook is an archive too. Its reader makes room for every cell up to the last one that a sheet
names, so that one cell at the far corner takes the memory of seventeen thousand million.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from python_calamine import CalamineError

#: What an archive raises that is none, is locked, or is not what it says of itself.
ARCHIEFFOUTEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
#: The same for a workbook that is opened.
WERKMAPFOUTEN = (*ARCHIEFFOUTEN, CalamineError)
_STUK = 1 << 20
#: Longer than any address of a cell, so that none is missed between two pieces.
_NAAD = 64
#: Address of a cell (letters of its column, number of its row) or of a row (a number alone).
#: The begin of a row or of a cell: who names no address means the next one.
_BEGIN = re.compile(rb"<(?:[\w.-]+:)?(?:(row)|c(?![^<>]*\sr\s*=))(?=[\s/>])")
_ADRES = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,4})([0-9]{1,9})["']""")
#: A cell that spans others: a reader makes an object of each, wherever it lies.
_STUK_CELLEN = re.compile(rb"<(?:[\w.-]+:)?mergeCell[\s/]")


@dataclass(frozen=True)
class Maat:
    """What a workbook may be at most.

    Attributes
    ----------
    bytes : int
        All its parts together, unpacked.
    rijen, kolommen, cellen : int
        Of one part: the last row and column that it names, and the room that these take. As many
        cells as rows may span others.
    """

    bytes: int
    rijen: int
    kolommen: int
    cellen: int


def is_too_large(inhoud: bytes, maat: Maat) -> bool:
    """Return whether a workbook would take more room than it may.

    Parameters
    ----------
    inhoud : bytes
        The workbook (XLSX).
    maat : Maat

    Raises
    ------
    zipfile.BadZipFile
        It is no XLSX, or lies about the sizes or sums of its parts: who unpacks it after us then
        finds no more than was weighed. See also :data:`ARCHIEFFOUTEN`.
    """
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        delen = archief.infolist()
        namen = {deel.filename.lower() for deel in delen}
        # The reader takes other forms of workbook too, whose cells cannot be weighed like this.
        if "content.xml" in namen or "xl/workbook.bin" in namen:
            raise zipfile.BadZipFile("geen XLSX")
        if sum(deel.file_size for deel in delen) > maat.bytes:
            return True
        return any(_part_is_too_large(archief, deel, maat) for deel in delen)


def _part_is_too_large(archief: zipfile.ZipFile, deel: zipfile.ZipInfo, maat: Maat) -> bool:
    """Read a part to its end, which also checks its sum, and follow how far its cells lie."""
    rij = kolom = 1
    rijen = cellen = samen = 0
    rest = b""
    with archief.open(deel) as stroom:
        while stuk := stroom.read(_STUK):
            tot = rest + stuk
            adressen = set(_ADRES.findall(tot))
            samen += len(_STUK_CELLEN.findall(stuk))
            for begin in _BEGIN.finditer(tot):
                if begin.start() >= len(tot) - _NAAD:
                    break  # in the seam: counted with the next piece
                is_rij = bool(begin[1])
                rijen, cellen = rijen + is_rij, 0 if is_rij else cellen + 1
                kolom = max(kolom, cellen)
            rij = max([rij, rijen, *(int(nummer) for _, nummer in adressen)])
            kolom = max([kolom, *(column_number(letters) for letters in {a for a, _ in adressen})])
            if max(rij, samen) > maat.rijen or kolom > maat.kolommen or rij * kolom > maat.cellen:
                return True
            rest = tot[-_NAAD:]
    return False


def column_number(letters: bytes) -> int:
    """Return the number of a column.

    Examples
    --------
    >>> column_number(b"A"), column_number(b"ZZ"), column_number(b"xfd")
    (1, 702, 16384)
    """
    nummer = 0
    for letter in letters.upper():
        nummer = 26 * nummer + letter - ord("A") + 1
    return nummer
