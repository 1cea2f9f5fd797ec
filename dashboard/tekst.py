"""Every text of the interface, from the message catalogues; no view holds a sentence."""

import gettext
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from dashboard.getallen import geheel

TAAL = "nl"
_MAP = Path(__file__).with_name("locale")


@cache
def catalogus(taal: str = TAAL) -> Catalog:
    """Return the catalogue of a language; a message's id is its key, as ``kaart.titel``."""
    with (_MAP / f"{taal}.po").open("rb") as bestand:
        return read_po(bestand, locale=taal)


def t(sleutel: str, **waarden: Any) -> str:
    """Return the text of `sleutel`, with `waarden` filled in.

    The result is plain text: escape it where it becomes HTML or Markdown.

    Parameters
    ----------
    sleutel : str
        Key of the text. Where the catalogue has a singular and a plural, the value `n` chooses.

    Raises
    ------
    KeyError
        The catalogue has no such text.
    """
    boodschap = catalogus().get(sleutel)
    if boodschap is None or not boodschap.string:
        raise KeyError(sleutel)
    tekst = boodschap.string
    if not isinstance(tekst, str):
        tekst = tekst[_meervoud(catalogus().plural_expr)(int(waarden["n"]))]
    if "n" in waarden:
        # People read 1.234; the plural needed the number itself.
        waarden["n"] = geheel(waarden["n"])
    return tekst.format(**waarden)


@cache
def _meervoud(regel: str) -> Any:
    return gettext.c2py(regel)


def eenheid(sleutel: str) -> str:
    """Return the short unit that stands behind a value, with its space; "" for none."""
    return t(f"eenheid.{sleutel}") if sleutel else ""


def eenheid_van(kolom: str) -> str:
    """Return the short unit of a column, told by its name."""
    if kolom.endswith("_pct"):
        return eenheid("pct")
    return eenheid("min") if kolom.startswith("minuten") else ""
