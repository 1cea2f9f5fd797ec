"""A publisher's file as it came: whose it is, its bytes, its text. Nothing in it is trusted yet."""

import re
import zipfile
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path

from etl.archief import ARCHIEFFOUTEN
from etl.contract.probleem import Probleem
from etl.errors import OngeldigeGegevens

#: Folder below the mirror → whose files are in it.
UITGEVERS = {
    "antwerpen": "Stad Antwerpen",
    "crab": "Informatie Vlaanderen",
    "eurostat": "Eurostat",
    "gent": "Stad Gent",
    "ookla": "Ookla",
    "osm": "OpenStreetMap",
    "postcodes": "Sciensano",
    "provincies_in_cijfers": "Provincies in Cijfers",
    "social_brussels": "social.brussels",
    "statbel": "Statbel",
}
#: What a file may be, packed or not; the largest that we know of is 23 MB, and 40 MB unpacked.
MEESTE_BYTES = 400_000_000
#: What begins a web page: an error or a login that came in place of the file.
_WEBPAGINA = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE
)
#: Characters that nobody sees: they break codes, or turn the order in which a text is read.
_ONZICHTBAAR = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
#: Letters of UTF-8 as another encoding shows them.
_UTF8_LETTER = re.compile(rb"[\xc3][\x80-\xbf]|\xe2\x80[\x80-\xbf]")
_MEESTE_NAMEN = 12
_MEESTE_TEKENS = 60


def name_of(path: Path) -> str:
    """Return how a source file is called in messages: its folder and its name.

    Examples
    --------
    >>> name_of(Path("/mnt/bronnen/huur/huurprijzen.csv"))
    'huur/huurprijzen.csv'
    """
    return f"{path.parent.name}/{path.name}"


def half_of(path: Path) -> Path:
    """Return the mark that stands beside a layer of several files while it is fetched.

    It stays where a fetch was killed between two of them.

    Examples
    --------
    >>> half_of(Path("provincies_in_cijfers/ggw7.shp")).name
    '.ggw7.half'
    """
    return path.with_name(f".{path.stem}.half")


def publisher_of(path: Path) -> str:
    """Return who publishes a file, by its folder below the mirror.

    Examples
    --------
    >>> publisher_of(Path("/mnt/bronnen/statbel/x.csv")), publisher_of(Path("lijsten/x.csv"))
    ('Statbel', 'de uitgever')
    """
    return UITGEVERS.get(path.parent.name, "de uitgever")


def fetch_again(path: Path) -> str:
    """Return the remedy for a file that came in wrong.

    Examples
    --------
    >>> fetch_again(Path("statbel/x.csv"))
    'haal het bestand opnieuw op bij Statbel, of kijk na of Statbel het anders opmaakt'
    """
    wie = publisher_of(path)
    return f"haal het bestand opnieuw op bij {wie}, of kijk na of {wie} het anders opmaakt"


def fault(path: Path, wat: str, *, rij: int | None = None, kolom: str = "") -> OngeldigeGegevens:
    """Return the error for a file that is not what its publisher promised."""
    return OngeldigeGegevens([Probleem(name_of(path), rij, kolom, "", wat, fetch_again(path))])


def missing_column(
    path: Path,
    kolom: str,
    aanwezig: Collection[str],
    *,
    wat: str = "de kolom ontbreekt",
    rij: int | None = None,
    verwacht: Collection[str] = (),
) -> Probleem:
    """Return the problem of a column that is not there, with what stands in its place.

    Parameters
    ----------
    path : Path
        The file.
    kolom : str
        The name that was expected.
    aanwezig : collection of str
        The names that were found.
    wat : str
        What is wrong, before the names that were found.
    rij : int, optional
        The row of the names.
    verwacht : collection of str
        Names that were expected: none of these is the new name of another.

    Examples
    --------
    >>> missing_column(Path("statbel/x.csv"), "CD_SECTOR", ["CD_YEAR", "CD_SECTOR_NEW"]).zin()
    'statbel/x.csv, kolom CD_SECTOR: de kolom ontbreekt, misschien is het nu “CD_SECTOR_NEW”; \
kijk na wat Statbel veranderde, of haal het bestand opnieuw op.'
    """
    namen = [visible(naam)[:_MEESTE_TEKENS] for naam in aanwezig if naam.strip()]
    anders = {naam.casefold(): naam for naam in namen if naam not in verwacht}
    lijkt = [anders[naam] for naam in get_close_matches(kolom.casefold(), anders, n=1)]
    if lijkt:
        wat += f", misschien is het nu “{lijkt[0]}”"
    elif namen:
        meer = " …" if len(namen) > _MEESTE_NAMEN else ""
        wat += f"; wat er wel staat: {', '.join(namen[:_MEESTE_NAMEN])}{meer}"
    hulp = f"kijk na wat {publisher_of(path)} veranderde, of haal het bestand opnieuw op"
    return Probleem(name_of(path), rij, kolom, "", wat, hulp)


def visible(tekst: str) -> str:
    r"""Return a text without characters that nobody sees.

    Examples
    --------
    >>> visible("De\u202e Brug\x07")
    'De Brug'
    """
    return _ONZICHTBAAR.sub("", tekst) if _ONZICHTBAAR.search(tekst) else tekst


def web_page(begin: bytes) -> bool:
    """Whether a file that begins so is a web page: an error or a login in place of the data.

    Examples
    --------
    >>> web_page(b'<?xml version="1.0"?> <!DOCTYPE html PUBLIC'), web_page(b"<gml:Feature")
    (True, False)
    """
    return _WEBPAGINA.match(begin) is not None


def require_file(path: Path) -> None:
    """Raise OngeldigeGegevens when the file is not there, is empty, or is a web page."""
    if not path.is_file():
        hulp = f"zet het in de map {path.parent} of haal het opnieuw op bij {publisher_of(path)}"
        raise OngeldigeGegevens(
            [Probleem(name_of(path), None, "", "", "het bestand bestaat niet", hulp)]
        )
    with path.open("rb") as bestand:
        begin = bestand.read(512)
    if not begin:
        raise fault(path, "het bestand is leeg")
    if web_page(begin):
        raise fault(path, "er staat een webpagina in, geen gegevens")


def unpacked(path: Path, meeste_bytes: int = MEESTE_BYTES) -> bytes:
    """Return the bytes of a file, or of the one file inside a zip.

    Raises
    ------
    OngeldigeGegevens
        The file is missing, a web page or too large; or its zip is unreadable, locked, or holds
        another number of files.
    """
    require_file(path)
    if path.suffix.lower() != ".zip":
        if path.stat().st_size > meeste_bytes:
            raise fault(path, "het bestand is te groot")
        return path.read_bytes()
    try:
        with zipfile.ZipFile(path) as archief:
            lid = _only_member(archief, path)
            if lid.file_size > meeste_bytes:
                raise fault(path, f"{_LID}, niet te groot")
            return archief.read(lid)
    except ARCHIEFFOUTEN as fout:
        raise fault(path, "geen leesbaar zipbestand") from fout


_LID = "er hoort één bestand in te zitten"


def _only_member(archief: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    delen = [deel for deel in archief.infolist() if not deel.is_dir()]
    if len(delen) != 1:
        raise fault(path, f"{_LID}, het zijn er {len(delen)}")
    return delen[0]


def member_suffix(path: Path) -> str:
    """Return the suffix, in lower case, of a file or of the one file inside a zip.

    Raises
    ------
    OngeldigeGegevens
        The file is missing, or its zip is unreadable or holds another number of files.
    """
    require_file(path)
    if path.suffix.lower() != ".zip":
        return path.suffix.lower()
    try:
        with zipfile.ZipFile(path) as archief:
            return Path(_only_member(archief, path).filename).suffix.lower()
    except ARCHIEFFOUTEN as fout:
        raise fault(path, "geen leesbaar zipbestand") from fout


def text_of(path: Path) -> str:
    """Return a file as text, in the encoding in which it is written.

    A byte-order mark tells it; else it is UTF-8 where all of it is, and the Windows encoding that
    Statbel still writes in where none of it is. Characters that nobody sees are left out.

    Raises
    ------
    OngeldigeGegevens
        As :func:`unpacked`, or it is no text.
    """
    inhoud = unpacked(path)
    try:
        if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
            tekst = inhoud.decode("utf-16")
        else:
            tekst = _utf8_or_windows(inhoud)
    except UnicodeDecodeError as fout:
        raise fault(path, "de tekst is geen UTF-8 en geen Windows-1252") from fout
    if "\0" in tekst:
        raise fault(path, "dit is geen tekst")
    return visible(tekst)


def _utf8_or_windows(inhoud: bytes) -> str:
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        # UTF-8 with damage is not Windows: it would turn every accent into two wrong letters.
        if _UTF8_LETTER.search(inhoud):
            raise
        return inhoud.decode("cp1252")
