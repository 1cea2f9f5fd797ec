"""Message catalogues: every sentence that people read, by key, in three languages.

A catalogue is a folder per language with .po files; the id of a message is its key.
"""

import gettext
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from etl.contract.getallen import getal

#: French counts 0 as one, Dutch and English do not.
_MEERVOUD = {"nl": "n != 1", "fr": "n > 1", "en": "n != 1"}


@cache
def catalogus(map_: Path, taal: str) -> dict[str, Message]:
    """Return the messages of a language by key, out of all the files of its folder.

    Parameters
    ----------
    map_ : Path
        The folder that holds a folder for each language.
    taal : str
        "nl", "fr" or "en".

    Raises
    ------
    ValueError
        Two files hold the same key.
    """
    uit: dict[str, Message] = {}
    for pad in sorted((map_ / taal).glob("*.po")):
        with pad.open("rb") as bestand:
            for boodschap in read_po(bestand, locale=taal):
                sleutel = boodschap.id if isinstance(boodschap.id, str) else boodschap.id[0]
                if sleutel in uit:
                    raise ValueError(f"{pad}: {sleutel} staat ook in een andere catalogus")
                if sleutel:
                    uit[sleutel] = boodschap
    return uit


def tekst(map_: Path, taal: str, sleutel: str, waarden: dict[str, Any]) -> str:
    """Return the text of a key with `waarden` filled in.

    Where the catalogue has a singular and a plural, the value `n` chooses; people read it as
    1.234.

    Raises
    ------
    KeyError
        The catalogue has no such text.
    """
    vorm = catalogus(map_, taal)[sleutel].string
    if isinstance(vorm, list | tuple):
        vorm = vorm[_meervoud(taal)(int(waarden["n"]))]
    if not vorm:
        raise KeyError(sleutel)
    if "n" in waarden:
        waarden = waarden | {"n": getal(waarden["n"], 0, taal)}
    return vorm.format(**waarden)


@cache
def _meervoud(taal: str) -> Any:
    return gettext.c2py(_MEERVOUD[taal])
