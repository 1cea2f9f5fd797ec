"""Every text of the interface, from the message catalogues; no view holds a sentence."""

from pathlib import Path
from typing import Any

from dashboard.taal import taal
from etl.contract import catalogus
from etl.contract.tekst import Tekst

#: The catalogues of the interface: a folder a language, a file a page.
CATALOGI = Path(__file__).with_name("locale")


def t(sleutel: str, in_taal: str = "", **waarden: Any) -> str:
    """Return the text of `sleutel` in the visitor's language, with `waarden` filled in.

    The result is plain text: escape it where it becomes HTML or Markdown.

    Parameters
    ----------
    sleutel : str
        Key of the text. Where the catalogue has a singular and a plural, the value `n` chooses.
    in_taal : {"", "nl", "fr", "en"}
        Another language than the visitor's; for who has no session yet.

    Raises
    ------
    KeyError
        The catalogue has no such text.
    """
    return catalogus.tekst(CATALOGI, in_taal or taal(), sleutel, waarden)


def woord(tekst: Tekst) -> str:
    """Return a text of the contract in the visitor's language."""
    return tekst.in_taal(taal())


def dubbelpunt() -> str:
    """Return the colon as the visitor's language writes it: French puts a space before it."""
    return t("site.dubbelpunt")


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
