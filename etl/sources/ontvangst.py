"""What came in, looked at before it takes the place of a file that was good.

Services answer "200, here it is" with a page that asks to wait, with an error in JSON, or with half
a list; and where no length was promised, a transfer that broke off looks like one that ended. What
a file holds is its connector's business: here it only must be the kind of file that was asked for,
and whole.
"""

import json
import zipfile
from pathlib import Path, PurePosixPath

from etl.archief import ARCHIEFFOUTEN
from etl.sources.bestand import visible, web_page

#: Keys by which services say in JSON that this is no answer.
_GEEN_ANTWOORD = ("error", "error_code", "errorcode")
#: What Overpass says beside its elements when it gave half of them.
_ELEMENTEN, _HALF = "elements", "remark"
_MEESTE_TEKENS = 120
_PARQUET = b"PAR1"


def objection(deel: Path, pad: str) -> str:
    """Return why what came cannot be the file that was asked for; "" where nothing speaks against.

    Parameters
    ----------
    deel : Path
        What came.
    pad : str
        The file that it is to become; its suffix tells of what kind.
    """
    with deel.open("rb") as bestand:
        begin = bestand.read(512)
    if not begin:
        return "er kwam een leeg bestand"
    if web_page(begin):
        return "er kwam een webpagina, geen gegevens"
    soort = PurePosixPath(pad).suffix.lower()
    if soort in (".zip", ".xlsx"):
        return "" if _is_zip(deel) else "wat kwam is geen heel zipbestand"
    if soort == ".parquet":
        return "" if begin.startswith(_PARQUET) and _end(deel) == _PARQUET else "het kwam niet heel"
    return _said(deel) if soort in (".json", ".geojson") else ""


def _is_zip(deel: Path) -> bool:
    """Whether there is a zip with its list of contents, which stands at the end."""
    try:
        with zipfile.ZipFile(deel):
            return True
    except ARCHIEFFOUTEN:
        return False


def _end(deel: Path) -> bytes:
    with deel.open("rb") as bestand:
        bestand.seek(-min(len(_PARQUET), deel.stat().st_size), 2)
        return bestand.read()


def _said(deel: Path) -> str:
    try:
        inhoud = json.loads(deel.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return "wat kwam is geen hele JSON"
    if not isinstance(inhoud, dict):
        return ""
    for sleutel in (*_GEEN_ANTWOORD, *([_HALF] if _ELEMENTEN in inhoud else ())):
        if inhoud.get(sleutel):
            return f"de dienst gaf een foutmelding{_quoted(inhoud[sleutel])}"
    return ""


def _quoted(fout: object) -> str:
    """Return what a service says of its own error, between quotes; "" where it says nothing."""
    if isinstance(fout, list) and fout:
        fout = fout[0]
    if isinstance(fout, dict):
        fout = fout.get("message") or fout.get("label") or ""
    tekst = visible(" ".join(str(fout).split()))
    return f" (“{tekst[:_MEESTE_TEKENS]}”)" if tekst else ""
