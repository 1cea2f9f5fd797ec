"""The options of a choice sheet: different werkmodellen, in an order that prefers none.

A person chooses; the sheet only has to show that there is something to choose from. So it holds
options that work in different ways, of different organisations, by name. What is within reach comes
before what is not, and where that is too little the sheet looks further and says so.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dashboard.zoeken.aanbod import Resultaten, Treffer
from etl.contract.schrijfwijze import losse_woorden
from etl.errors import OngeldigeAanroep

Reden = Literal["nabij", "komt", "online", "verder", "zonder_adres", "ver"]

#: Fewer is no choice.
MINSTENS = 3
#: "Just beyond": up to so many times the minutes asked for.
_VERDER = 2.0


@dataclass(frozen=True)
class Optie:
    """One option of the sheet.

    Attributes
    ----------
    treffer : Treffer
    werkmodel : str
        The werkmodel that it stands for on the sheet; it may offer others too.
    reden : {"nabij", "komt", "online", "verder", "zonder_adres", "ver"}
        Why it is there: within reach, it comes to the area, online, just beyond reach, somewhere in
        the gemeente, far.
    """

    treffer: Treffer
    werkmodel: str
    reden: Reden


def keuze(resultaten: Resultaten, n: int = MINSTENS) -> tuple[Optie, ...]:
    """Return `n` options of different organisations and, as far as they exist, werkmodellen.

    Within reach first; where that gives fewer than `n` different werkmodellen, what comes to the
    area, then what is online, just beyond reach, somewhere in the gemeente, and at last far away.
    At every step as many different werkmodellen are shown as any choice of organisations allows (a
    matching of organisations and werkmodellen). Where even all of it has fewer werkmodellen than
    `n`, further organisations follow, within reach first. A question that asks for certain
    werkmodellen leaves no others to choose from: search without them for a choice sheet.

    Returns
    -------
    tuple of Optie
        By name, whatever the distance; fewer than `n` where there are no more organisations. The
        same for any order of the input.

    Raises
    ------
    OngeldigeAanroep
        `n` is less than three.
    """
    if n < MINSTENS:
        raise OngeldigeAanroep(f"Een keuzekaart heeft minstens {MINSTENS} opties, geen {n}.")
    sheet = _Kaart()
    for reden, treffers in _stappen(resultaten):
        sheet.leg_voor(reden, treffers)
        sheet.kies(n)
    sheet.vul_aan(n)
    return tuple(sorted(sheet.opties(), key=_op_naam))


def _op_naam(optie: Optie) -> tuple[list[str], str]:
    return losse_woorden(optie.treffer.naam), optie.treffer.id


def _stappen(resultaten: Resultaten) -> Iterator[tuple[Reden, list[Treffer]]]:
    grens = _VERDER * resultaten.vraag.minuten
    verder = [t for t in resultaten.verder if (t.minuten or 0) <= grens]
    ver = [t for t in resultaten.verder if (t.minuten or 0) > grens]
    yield "nabij", list(resultaten.nabij)
    yield "komt", list(resultaten.komt)
    yield "online", list(resultaten.online)
    yield "verder", verder
    yield "zonder_adres", list(resultaten.zonder_adres)
    yield "ver", ver


def organisatie(treffer: Treffer) -> str:
    """Return what tells organisations apart: the name, whatever its capitals and spaces.

    An initiatief without organisation is one of its own.
    """
    naam = " ".join(treffer.organisatie.casefold().split())
    return naam or f"\n{treffer.id}"


class _Kaart:
    """Organisations and the werkmodel that each stands for."""

    def __init__(self) -> None:
        # Per organisation, in the order in which they were met, its best offer per werkmodel.
        self._aanbod: dict[str, dict[str, tuple[Treffer, Reden]]] = defaultdict(dict)
        self._van_model: dict[str, str] = {}
        self._extra: dict[str, str] = {}

    def leg_voor(self, reden: Reden, treffers: list[Treffer]) -> None:
        for treffer in sorted(treffers, key=lambda t: (t.minuten or 0.0, t.naam.casefold(), t.id)):
            for model in treffer.werkmodellen:
                self._aanbod[organisatie(treffer)].setdefault(model, (treffer, reden))

    def kies(self, n: int) -> None:
        for naam in self._aanbod:
            if len(self._van_model) < n and naam not in self._van_model.values():
                self._plaats(naam, set())

    def _plaats(self, naam: str, bezocht: set[str]) -> bool:
        """Give an organisation a werkmodel, by letting others change theirs where they can."""
        for model in self._aanbod[naam]:
            if model in bezocht:
                continue
            bezocht.add(model)
            zittend = self._van_model.get(model)
            if zittend is None or self._plaats(zittend, bezocht):
                self._van_model[model] = naam
                return True
        return False

    def vul_aan(self, n: int) -> None:
        over = [naam for naam in self._aanbod if naam not in self._van_model.values()]
        for naam in over[: n - len(self._van_model)]:
            self._extra[naam] = next(iter(self._aanbod[naam]))

    def opties(self) -> Iterator[Optie]:
        paren = [(naam, model) for model, naam in self._van_model.items()]
        for naam, model in (*paren, *self._extra.items()):
            treffer, reden = self._aanbod[naam][model]
            yield Optie(treffer, model, reden)
