"""What a report is made of: blocks of plain values that ``rapport.typ`` lays out.

Values go to typst as data (JSON), never as source: no text of ours or of the register can become
markup, a link or a path.
"""

import json
import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from etl.export.cellen import clean

_SJABLOON = Path(__file__).with_name("rapport.typ")
#: Accessible to screen readers by an ISO standard (14289-1), which typst checks while it writes.
_NORM = "ua-1"

_MAAT = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_ONTBREEKT = re.compile(r'the text `"(.*?)"` could not be displayed')
_ONLEESBAAR = "?"
#: A table of at most this many rows stays on one page.
_KORTE_TABEL = 14

Blok = dict[str, Any]


@dataclass(frozen=True)
class Rapport:
    """A report.

    Attributes
    ----------
    titel, boven, onder : str
        Title, the line above it and the line under it.
    omschrijving, trefwoorden, maker
        What the file says of itself.
    kort, voet : str
        What stands at the head and foot of every page.
    taal : str
        "nl", "fr" or "en".
    blokken : tuple of Blok
    letter : float
        Points of its ordinary letters.
    """

    titel: str
    boven: str
    onder: str
    omschrijving: str
    trefwoorden: tuple[str, ...]
    maker: str
    kort: str
    voet: str
    taal: str
    blokken: tuple[Blok, ...]
    letter: float = 10.0


def compile_pdf(rapport: Rapport, datum: str) -> bytes:
    """Return a report as PDF/UA-1; the same report and date give the same bytes.

    Parameters
    ----------
    rapport : Rapport
    datum : str
        ISO date of the edition (year, month or day), which becomes the file's date: the clock is
        never asked.
    """
    tekst = json.dumps(_drawable(asdict(rapport)), ensure_ascii=False)
    while True:
        try:
            return _zetter().compile(
                format="pdf",
                sys_inputs={"inhoud": tekst},
                pdf_standards=[_NORM],
                timestamp=_moment(datum),
            )
        except typst.TypstError as fout:
            # The standard refuses a sign that the font cannot draw. A name in another script
            # must not take the whole report down.
            weg = _undrawable(str(fout)) & set(tekst)
            if not weg:
                raise
            tekst = tekst.translate({ord(teken): _ONLEESBAAR for teken in weg})


def _drawable(waarde: Any) -> Any:
    r"""Return a value without the control characters, and byte order marks, that no PDF may hold.

    Examples
    --------
    >>> _drawable({"titel": "a\x00b", "punten": ("c\x1bd", 1)})
    {'titel': 'ab', 'punten': ['cd', 1]}
    """
    if isinstance(waarde, str):
        return clean(waarde).replace("\ufeff", "")
    if isinstance(waarde, Mapping):
        return {sleutel: _drawable(deel) for sleutel, deel in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [_drawable(deel) for deel in waarde]
    return waarde


def _undrawable(melding: str) -> set[str]:
    r"""Return the signs of which typst says that its font has no drawing.

    Examples
    --------
    >>> zin = r'the text `"\u{63b}x"` could not be displayed with font `"Serif"`'
    >>> [hex(ord(teken)) for teken in _undrawable(zin)]
    ['0x63b']
    """
    tekens: set[str] = set()
    for stuk in _ONTBREEKT.findall(melding):
        los = re.sub(r"\\u\{([0-9a-f]+)\}", lambda m: chr(int(m[1], 16)), stuk)
        tekens |= {teken for teken in los if not teken.isascii()}
    return tekens


@cache
def _zetter() -> Any:
    # Only the fonts inside typst: the machine's own would make another file of the same figures.
    return typst.Compiler(_SJABLOON, root=_SJABLOON.parent, ignore_system_fonts=True)


def _moment(datum: str) -> int:
    jaar, maand, dag = [*map(int, datum.split("-")), 1, 1][:3]
    return int(datetime(jaar, maand, dag, tzinfo=UTC).timestamp())


def kop(tekst: str, niveau: int = 2) -> Blok:
    """Return a heading."""
    return {"soort": "kop", "tekst": tekst, "niveau": niveau}


def alinea(tekst: str, klein: bool = False) -> Blok:
    """Return a paragraph."""
    return {"soort": "alinea", "tekst": tekst, "klein": klein}


def melding(tekst: str) -> Blok:
    """Return a sentence that must not be missed."""
    return {"soort": "melding", "tekst": tekst}


def lijst(punten: Sequence[str]) -> Blok:
    """Return a list with bullets."""
    return {"soort": "lijst", "punten": list(punten)}


def cijfers(rijen: Sequence[tuple[str, str, str]]) -> Blok:
    """Return big figures, each with its title and a word beside it."""
    return {
        "soort": "cijfers",
        "cijfers": [{"titel": t, "waarde": w, "bij": b} for t, w, b in rijen],
    }


@dataclass(frozen=True)
class Kolom:
    """A column of a table.

    Attributes
    ----------
    kop : str
    breedte : float
        Its share of the room that is left; 0 for no more than it needs.
    getal : bool
        Whether it holds numbers, which stand to the right.
    """

    kop: str
    breedte: float = 0.0
    getal: bool = True


def tabel(
    titel: str, kolommen: Sequence[Kolom], rijen: Sequence[Sequence[str]], letter: float = 9.0
) -> Blok:
    """Return a table; its head is repeated on every page it runs over.

    Parameters
    ----------
    titel : str
        Its caption; empty where the heading above it says it already.
    """
    return {
        "soort": "tabel",
        "titel": titel,
        "koppen": [k.kop for k in kolommen],
        "breedtes": [k.breedte for k in kolommen],
        "getallen": [i for i, k in enumerate(kolommen) if k.getal],
        "rijen": [list(rij) for rij in rijen],
        "letter": letter,
        "breekt": len(rijen) > _KORTE_TABEL,
    }


@dataclass(frozen=True)
class Kaart:
    """A map with its words.

    Attributes
    ----------
    titel, alt : str
        Caption, and what it shows for who does not see it.
    svg : str
    legenda : tuple of (str, str)
        Colour ("onbekend" for the hatch) and words of each class.
    stip : str
        What a dot is; empty for none.
    breedte : float
        Percent of the room.
    """

    titel: str
    alt: str
    svg: str
    legenda: tuple[tuple[str, str], ...]
    stip: str = ""
    breedte: float = 100.0

    @property
    def liggend(self) -> bool:
        """Whether it is so much wider than high that half a page would be too narrow."""
        breed, hoog = map(float, _MAAT.findall(self.svg)[0])
        return breed > 1.4 * hoog

    def blok(self) -> Blok:
        """Return the map as a block."""
        velden = asdict(self)
        velden["legenda"] = [{"kleur": k, "tekst": t} for k, t in self.legenda]
        return {"soort": "kaart", **velden}


def kaarten(links: Kaart, rechts: Kaart) -> Blok:
    """Return two maps side by side."""
    return {"soort": "kaarten", "kaarten": [links.blok(), rechts.blok()]}


@dataclass(frozen=True)
class Assen:
    """The axes of a chart: what runs from where to where, and its marks in words."""

    x: tuple[float, float]
    y: tuple[float, float]
    x_tekens: Mapping[float, str]
    y_tekens: Mapping[float, str]


def grafiek(
    titel: str,
    alt: str,
    assen: Assen,
    reeksen: Mapping[str, Sequence[tuple[float, float]]],
) -> Blok:
    """Return a chart of at most four lines; a gap in the values is a gap in its line."""
    return {
        "soort": "grafiek",
        "titel": titel,
        "alt": alt,
        "x": [{"deel": _deel(w, assen.x), "tekst": t} for w, t in assen.x_tekens.items()],
        "y": [{"deel": _deel(w, assen.y), "tekst": t} for w, t in assen.y_tekens.items()],
        "reeksen": [
            {"naam": naam, "stukken": _stukken(punten, assen)} for naam, punten in reeksen.items()
        ],
    }


def _deel(waarde: float, as_: tuple[float, float]) -> float:
    return round((waarde - as_[0]) / (as_[1] - as_[0]), 5)


def _stukken(punten: Sequence[tuple[float, float]], assen: Assen) -> list[list[list[float]]]:
    stukken: list[list[list[float]]] = [[]]
    for x, y in punten:
        if math.isnan(y):
            stukken.append([])
        else:
            stukken[-1].append([_deel(x, assen.x), _deel(y, assen.y)])
    return [stuk for stuk in stukken if stuk]


def schrijflijnen(aantal: int) -> Blok:
    """Return empty lines to write on."""
    return {"soort": "schrijflijnen", "aantal": aantal}


def nieuw_blad() -> Blok:
    """Return the start of a new page."""
    return {"soort": "nieuw_blad"}


def nette_stappen(laag: float, hoog: float, meeste: int = 6) -> list[float]:
    """Return round numbers that reach from at most `laag` to at least `hoog`.

    Examples
    --------
    >>> nette_stappen(0, 23)
    [0.0, 5.0, 10.0, 15.0, 20.0, 25.0]
    """
    ruw = max(hoog - laag, 1e-9) / (meeste - 1)
    macht = 10.0 ** math.floor(math.log10(ruw))
    stap = next(s * macht for s in (1, 2, 2.5, 5, 10) if s * macht >= ruw - 1e-12)
    begin, einde = math.floor(laag / stap), math.ceil(hoog / stap - 1e-9)
    return [round(k * stap, 10) for k in range(begin, max(einde, begin + 1) + 1)]


def samen(*blokken: Blok | Collection[Blok] | None) -> tuple[Blok, ...]:
    """Return blocks and groups of blocks as one row, without what is not there."""
    uit: list[Blok] = []
    for blok in blokken:
        if isinstance(blok, dict):
            uit.append(blok)
        elif blok:
            uit.extend(blok)
    return tuple(uit)
