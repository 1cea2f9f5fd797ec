"""Every text of the interface, from the message catalogues; no view holds a sentence."""

import gettext
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from dashboard.getallen import geheel
from dashboard.taal import taal
from etl.contract.tekst import Tekst

_MAP = Path(__file__).with_name("locale")


@cache
def catalogus(taal: str) -> dict[str, Message]:
    """Return the texts of a language by key, as ``kaart.titel``, out of all its catalogues.

    Raises
    ------
    ValueError
        Two catalogues hold the same key.
    """
    uit: dict[str, Message] = {}
    for pad in sorted((_MAP / taal).glob("*.po")):
        with pad.open("rb") as bestand:
            for boodschap in read_po(bestand, locale=taal):
                sleutel = boodschap.id if isinstance(boodschap.id, str) else boodschap.id[0]
                if sleutel in uit:
                    raise ValueError(f"{pad}: {sleutel} staat ook in een andere catalogus")
                if sleutel:
                    uit[sleutel] = boodschap
    return uit


def t(sleutel: str, **waarden: Any) -> str:
    """Return the text of `sleutel` in the visitor's language, with `waarden` filled in.

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
    tekst = catalogus(taal())[sleutel].string
    if isinstance(tekst, list | tuple):
        tekst = tekst[_meervoud(taal())(int(waarden["n"]))]
    if not tekst:
        raise KeyError(sleutel)
    if "n" in waarden:
        # People read 1.234; the plural needed the number itself.
        waarden["n"] = geheel(waarden["n"])
    return tekst.format(**waarden)


#: French counts 0 as one, Dutch and English do not.
_REGELS = {"nl": "n != 1", "fr": "n > 1", "en": "n != 1"}


@cache
def _meervoud(taal: str) -> Any:
    return gettext.c2py(_REGELS[taal])


def woord(tekst: Tekst) -> str:
    """Return a text of the contract in the visitor's language."""
    return tekst.in_taal(taal())


def met_hoofdletter(tekst: str) -> str:
    """Return `tekst` with its first letter a capital.

    Examples
    --------
    >>> met_hoofdletter("lokaal dienstencentrum")
    'Lokaal dienstencentrum'
    """
    return tekst[:1].upper() + tekst[1:]


def eenheid(sleutel: str) -> str:
    """Return the short unit that stands behind a value, with its space; "" for none."""
    return t(f"eenheid.{sleutel}") if sleutel else ""


def eenheid_van(kolom: str) -> str:
    """Return the short unit of a column, told by its name."""
    if kolom.endswith("_pct"):
        return eenheid("pct")
    return eenheid("min") if kolom.startswith("minuten") else ""
