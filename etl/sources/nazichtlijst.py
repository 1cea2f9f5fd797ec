"""Pairs that may be one place: a list beside the register, where people decide once and for all.

``initiatieven.nazicht.csv`` holds every pair that the rules doubt, with a score and what it rests
on. Somebody writes *zelfde* or *anders* in ``beslissing``; the next run obeys, and keeps the row as
long as the file stands. A row may also be added by hand, for a pair that the rules are too sure of.
"""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.errors import OngeldigeGegevens, Probleem
from etl.sources.lezen import read_csv

BESTAND = "initiatieven.nazicht.csv"
ZELFDE, ANDERS = "zelfde", "anders"
_KANT = ("naam", "gemeente", "bron", "adres")
KOLOMMEN = (
    *("beslissing", "score", "uitleg"),
    *(f"{k}_{n}" for n in (1, 2) for k in _KANT),
    *("herkomst_1", "herkomst_2"),
)
#: What a spreadsheet would calculate gets an apostrophe in front, which is taken off again.
_FORMULE = re.compile(r"(?='*[=+\-@＝＋－＠])")
Rij = dict[str, Any]
Kant = tuple[str, str, str, str]


def side(rij: Rij) -> Kant:
    """Return how a row is known in the list: name, gemeente, source and address.

    Examples
    --------
    >>> side({"naam": "De Brug", "gemeente": "Dorp", "bron": "osm", "straat": "Markt",
    ...       "huisnummer": "3"})
    ('De Brug', 'Dorp', 'osm', 'Markt 3')
    """
    adres = f"{rij['straat']} {rij['huisnummer']}".strip()
    return str(rij["naam"]), str(rij["gemeente"]), str(rij["bron"]), adres


@dataclass(frozen=True)
class Paar:
    """Two rows that may be one place.

    Attributes
    ----------
    een, ander : tuple of str
        Both rows (:func:`side`), in the order of their names.
    score : str
    uitleg : str
        What it rests on.
    herkomst : tuple of str
        File and row of both.
    beslissing : str
        "zelfde", "anders", or "" where nobody decided.
    """

    een: Kant
    ander: Kant
    score: str = ""
    uitleg: str = ""
    herkomst: tuple[str, str] = ("", "")
    beslissing: str = ""

    @property
    def sleutel(self) -> frozenset[Kant]:
        """What tells pairs apart, whichever row comes first."""
        return frozenset((self.een, self.ander))


def read_pairs(path: Path) -> tuple[Paar, ...]:
    """Read the list; empty where there is none yet.

    Raises
    ------
    OngeldigeGegevens
        It is unreadable, lacks columns, or holds another word than *zelfde* or *anders*; every
        such row.
    """
    if not path.is_file() or not path.stat().st_size:
        return ()
    # Of a file with a header alone there is nothing to check.
    if len(path.read_text("utf-8-sig").splitlines()) <= 1:
        return ()
    tabel = read_csv(path, KOLOMMEN, sep=",;")
    paren, problemen = [], []
    for nummer, rij in zip(tabel.index, tabel.to_dict("records"), strict=True):
        cel = {k: re.sub(r"^'(?='*[=+\-@＝＋－＠])", "", str(rij[k]).strip()) for k in KOLOMMEN}
        besluit = cel["beslissing"].lower()
        if besluit not in ("", ZELFDE, ANDERS):
            wat, oplossing = "dit is geen beslissing", f"schrijf {ZELFDE} of {ANDERS}, of niets"
            problemen.append(
                Probleem(path.name, int(nummer), "beslissing", besluit, wat, oplossing)
            )
        een, ander = ((*(cel[f"{k}_{n}"] for k in _KANT),) for n in (1, 2))
        herkomst = (cel["herkomst_1"], cel["herkomst_2"])
        paren.append(Paar(_kant(een), _kant(ander), cel["score"], cel["uitleg"], herkomst, besluit))
    if problemen:
        raise OngeldigeGegevens(problemen)
    return tuple(paren)


def _kant(cellen: tuple[str, ...]) -> Kant:
    naam, gemeente, bron, adres = cellen
    return naam, gemeente, bron, adres


def list_bytes(paren: Iterable[Paar]) -> bytes:
    """Return the list as it is written: what waits for a decision first, most alike first."""
    doel = io.StringIO(newline="")
    schrijver = csv.writer(doel, lineterminator="\n")
    schrijver.writerow(KOLOMMEN)
    for paar in sorted(paren, key=_order):
        rij = (paar.beslissing, paar.score, paar.uitleg, *paar.een, *paar.ander, *paar.herkomst)
        schrijver.writerow(f"'{c}" if _FORMULE.match(c) else c for c in rij)
    return doel.getvalue().encode()


def _order(paar: Paar) -> tuple[Any, ...]:
    return bool(paar.beslissing), -float(paar.score or 0), paar.een, paar.ander


def remembered(vroeger: Iterable[Paar], nu: Iterable[Paar]) -> tuple[Paar, ...]:
    """Return the list after a run: every decision of before, and the doubts of now.

    Examples
    --------
    >>> a, b, c = (("De Brug", "Dorp", bron, "") for bron in ("x", "osm", "y"))
    >>> uit = remembered([Paar(a, b, beslissing="anders"), Paar(b, c)], [Paar(b, a), Paar(a, c)])
    >>> [(p.een[2], p.ander[2], p.beslissing) for p in uit]
    [('x', 'osm', 'anders'), ('x', 'y', '')]
    """
    besloten = {p.sleutel: p for p in vroeger if p.beslissing}
    return (*besloten.values(), *(p for p in nu if p.sleutel not in besloten))
