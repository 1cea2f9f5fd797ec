"""The bytes of a list as text: UTF-8, or what Excel writes where nobody tells it to write UTF-8.

Excel's “CSV” on a Belgian Windows is Windows-1252, its “Unicode text” UTF-16 with a byte-order
mark. Both are read where no other reading makes sense; all else is refused, for a wrong guess
turns every accent into two wrong letters.
"""

import re
from pathlib import Path

from etl.contract.probleem import Probleem
from etl.errors import OngeldigeGegevens

#: Letters of Dutch, French, German, Spanish and Scandinavian names, as Windows-1252 writes them.
#: Not Ã, Ð, Þ and Ý: they come of UTF-8, Turkish and Czech that are read as Windows-1252.
_LETTERS = "ÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜŒŸßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿœ"
#: What a word processor puts between letters; no proof, for other encodings have letters there.
_TEKENS = "€…‘’“”–—«»°·´§©®™½²³\u00a0"
_VREEMD = re.compile(rf"[^\x00-\x7f{_LETTERS}{re.escape(_TEKENS)}]")
#: Three accented letters in a row stand in no name: it is Greek or Cyrillic of another Windows.
_REEKS = re.compile(rf"[{_LETTERS}]{{3}}")
#: What only Windows-1252 would write: an accented letter, ’t and ’s, or l’ and d’ before a word.
_BEWIJS = re.compile(rf"[{_LETTERS}]|(?<!\w)’[st](?!\w)|(?<!\w)(?:[cdjlmnst]|qu)’(?=\w)", re.I)
#: Two bytes that are one letter of UTF-8: the file may be damaged UTF-8.
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|\xe2[\x80-\x84][\x80-\xbf]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MERK = b"\xef\xbb\xbf"


def read_text(ruw: bytes, path: Path) -> tuple[str, str]:
    r"""Return the text of a file, and how it was written: a kind of what was read past, or "".

    Parameters
    ----------
    ruw : bytes
        The file.
    path : Path
        Its name, for messages.

    Raises
    ------
    OngeldigeGegevens
        The bytes are no text, or can be read in more than one way.

    Examples
    --------
    >>> read_text("Café".encode("cp1252"), Path("a.csv"))
    ('Café', 'windows')
    >>> read_text(b"\xef\xbb\xbfCaf\xc3\xa9", Path("a.csv"))
    ('Café', 'merkteken')
    """
    try:
        if ruw.startswith(_UTF16):
            tekst, soort = ruw.decode("utf-16"), "utf16"
        else:
            tekst, soort = _utf8_or_windows(ruw)
    except UnicodeDecodeError as fout:
        raise other_encoding(path) from fout
    # UTF-16 without a mark is valid UTF-8, with a NUL beside every letter; so is UTF-32.
    if "\0" in tekst:
        raise other_encoding(path)
    return tekst, soort


def other_encoding(path: Path, of_anders: str = ", of als XLSX") -> OngeldigeGegevens:
    """Return the error for bytes that can be read in no way, or in more than one."""
    wat = "de tekst is geen UTF-8: letters met accenten zijn niet te lezen"
    oplossing = f"bewaar het bestand als “CSV UTF-8”{of_anders}"
    return OngeldigeGegevens([Probleem(path.name, None, "", "", wat, oplossing)])


def _utf8_or_windows(ruw: bytes) -> tuple[str, str]:
    try:
        return ruw.decode("utf-8-sig"), "merkteken" if ruw.startswith(_MERK) else ""
    except UnicodeDecodeError:
        if ruw.startswith(_MERK) or _UTF8.search(ruw):
            raise
        tekst = ruw.decode("cp1252")
        if _VREEMD.search(tekst) or _REEKS.search(tekst) or not _BEWIJS.search(tekst):
            raise
        return tekst, "windows"
