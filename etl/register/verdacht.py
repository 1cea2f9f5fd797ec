"""Cells that say something else than was meant: what a spreadsheet or a conversion made of them.

Each has the form of a value, so that no other check would see it. What was meant nobody can know,
or only whoever typed it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

import pandas as pd

from etl.contract.columns import KOLOMMEN
from etl.errors import OngeldigeGegevens, Probleem

#: What a spreadsheet shows where it could not calculate, in English, Dutch and French.
_FOUT = re.compile(
    r"#(?:DIV/0!|N/[AB]|REF!|NAME\?|NULL!|NUM!|VALUE!|GETTING_DATA|SPILL!|CALC!|\?"
    r"|DEEL/0!|VERW!|NAAM\?|LEEG!|GETAL!|WAARDE!|VALEUR!|NOM\?|NOMBRE!|NUL!|#+)"
)
REKENFOUT = "is een fout van het rekenblad"
#: A letter that was lost, and one letter of UTF-8 that was read as two of Windows.
_VERLOREN = "\ufffd"
_DUBBEL = re.compile("[\u00c2\u00c3][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|\u00e2\u20ac")
#: A day in a column of text: a spreadsheet takes 1/2 for one. A remark may hold any.
_DAG = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MAG_DAG = frozenset({"opmerking", "initiatief_id", "hand_velden"})
#: A telephone number that a spreadsheet took for a number; short ones have no nought in front.
_KALE_TELEFOON = re.compile(r"[1-9][0-9]{7,}")
#: A list with more faults in its cells is not looked through to its end; so many are told.
MEESTE_FOUTEN, GETOOND = 5_000, 1_000
#: Digits of a Belgian number with its country: 03 has numbers of eight that begin with 32.
_MET_LAND = 10


def bounded(fouten: Iterable[Probleem], bestand: str) -> list[Probleem]:
    """Return faults of cells, where they are so few that somebody can mend them.

    Parameters
    ----------
    fouten : iterable of Probleem
        Made one by one: what is not asked for takes no time and no memory.
    bestand : str
        Name of the file.

    Raises
    ------
    OngeldigeGegevens
        There are more than :data:`MEESTE_FOUTEN`; it holds the first :data:`GETOOND`.
    """
    eerste = list(islice(fouten, MEESTE_FOUTEN + 1))
    if len(eerste) <= MEESTE_FOUTEN:
        return eerste
    wat = f"meer dan {MEESTE_FOUTEN} cellen zijn fout"
    oplossing = "verbeter eerst wat hieronder staat, en kijk de lijst dan opnieuw na"
    teveel = Probleem(bestand, None, "", "", wat, oplossing)
    raise OngeldigeGegevens([teveel, *eerste[:GETOOND]])


def suspicious(frame: pd.DataFrame, bestand: str) -> Iterator[Probleem]:
    """Yield the cells that say something else than was meant.

    Parameters
    ----------
    frame : DataFrame
        Cells as text, index ``rij``; columns are unique, and of the contract or not.
    bestand : str
        Name of the file.

    Examples
    --------
    >>> frame = pd.DataFrame({"huisnummer": ["2024-02-01"], "telefoon": ["91234567"]}, index=[2])
    >>> [p.oplossing for p in suspicious(frame, "l.csv")]
    ['typ de waarde opnieuw, in een cel van de soort tekst', 'schrijf 091234567']
    """
    yield from spreadsheet_errors(frame, bestand)
    yield from _doubtful_numbers(frame, bestand)
    for kolom in map(str, frame.columns):
        bekend = KOLOMMEN.get(kolom)
        if bekend is not None and bekend.soort == "tekst":
            for rij, cel in frame[kolom].dropna().astype("str").items():
                if gezegd := _of_text(kolom, cel):
                    yield Probleem(bestand, int(str(rij)), kolom, cel[:80], *gezegd)


def _of_text(kolom: str, cel: str) -> tuple[str, str] | None:
    """Return what is wrong with a cell of text and how to mend it, if anything is."""
    if _VERLOREN in cel:
        return "er ging een letter verloren (\ufffd)", "typ het woord opnieuw"
    if _DUBBEL.search(cel):
        oplossing = "bewaar het bestand als “CSV UTF-8” vanuit het programma waar het vandaan komt"
        return "een letter met accent werd twee vreemde tekens", _as_it_was(cel) or oplossing
    if kolom not in _MAG_DAG and _DAG.fullmatch(cel):
        oplossing = "typ de waarde opnieuw, in een cel van de soort tekst"
        return "is een datum: een rekenblad maakt die van 1/2 of 1-2", oplossing
    if kolom == "telefoon" and _KALE_TELEFOON.fullmatch(cel):
        met_land = cel.startswith("32") and len(cel) >= _MET_LAND
        return "het teken vooraan viel weg", f"schrijf {'+' if met_land else '0'}{cel}"
    return None


def _as_it_was(cel: str) -> str:
    """Return the remedy for letters that were read twice, where that gives letters again.

    Examples
    --------
    >>> _as_it_was("CafÃ©"), _as_it_was("Ã")
    ('schrijf Café', '')
    """
    try:
        return f"schrijf {cel.encode('cp1252').decode('utf-8')[:80]}"
    except UnicodeError:
        return ""


def spreadsheet_errors(frame: pd.DataFrame, bestand: str) -> Iterator[Probleem]:
    """Yield the cells in which a spreadsheet says that it could not calculate.

    Parameters
    ----------
    frame : DataFrame
        Cells as text, index ``rij``; columns are unique.
    bestand : str
        Name of the file.
    """
    oplossing = "verbeter de formule, of typ de waarde zelf"
    for kolom in frame.columns:
        cellen = frame[kolom].dropna().astype("str")
        for rij, cel in cellen[cellen.str.fullmatch(_FOUT)].items():
            yield Probleem(bestand, int(str(rij)), str(kolom), cel, REKENFOUT, oplossing)


def _doubtful_numbers(frame: pd.DataFrame, bestand: str) -> Iterator[Probleem]:
    """Yield numbers whose mark may part the thousands as well as the decimals.

    Of all that people count only the capacity can be both; a coordinate has its bounds.

    Examples
    --------
    >>> frame = pd.DataFrame({"capaciteit": ["1.250", "12.5", "20.000000"]}, index=[2, 3, 4])
    >>> [(p.rij, p.oplossing) for p in _doubtful_numbers(frame, "l.csv")]
    [(2, 'schrijf 1250 of 1,25')]
    """
    if "capaciteit" not in frame.columns:
        return
    cellen = frame["capaciteit"].dropna().astype("str")
    for rij, cel in cellen[cellen.str.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}")].items():
        heel, deel = re.split(r"[.,]", cel)
        kort = ",".join(d for d in (heel, deel.rstrip("0")) if d)
        wat = "kan op twee manieren gelezen worden: als duizendtal of met decimalen"
        oplossing = f"schrijf {heel}{deel} of {kort}"
        yield Probleem(bestand, int(str(rij)), "capaciteit", cel, wat, oplossing)
