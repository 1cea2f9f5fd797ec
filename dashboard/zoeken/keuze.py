"""The options of a choice sheet: different werkmodellen, in an order that prefers none.

A person chooses; the sheet only has to show that there is something to choose from. So it holds
options that work in different ways, of different organisations, by name. What is within reach comes
before what is not, and where that is too little the sheet looks further and says so.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from dashboard.zoeken.aanbod import Resultaten, Treffer
from etl.contract.schrijfwijze import losse_woorden
from etl.errors import OngeldigeAanroep

Reden = Literal["nabij", "komt", "online", "verder", "zonder_adres", "ver"]

#: Fewer is no choice.
MINSTENS = 3
#: The werkmodel of who comes to people, at home or in their street.
_KOMT_LANGS = "contextgericht"
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
    At every step as many different werkmodellen are added as any choice of organisations allows (a
    matching of organisations and werkmodellen), with the options that stand by then. Where an offer
    has several, those that fit how people meet it go first; an offer of which every wish is known
    to be met goes before one where somebody must ask, the nearest first. Where all of it has fewer
    werkmodellen than `n`, further organisations follow, within reach first. A question that asks
    for certain werkmodellen leaves no others to choose from: search without them for a choice
    sheet.

    The row of options does not depend on `n`, which only cuts it off: a sheet with room for one
    more shows all that the smaller one did.

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
        sheet.kies()
    return tuple(sorted(_passend(sheet.opties()[:n]), key=_op_naam))


def _passend(opties: list[Optie]) -> list[Optie]:
    """Return the options, each for a werkmodel that fits how people meet it, as far as can be.

    The row was made with what stands behind the cut in it as well: those on the sheet may have
    stepped aside for it. As many different werkmodellen stay.
    """
    vast = [optie.werkmodel for optie in opties]
    if not any(_past_niet(optie.treffer, optie.werkmodel) for optie in opties):
        return opties

    def nadeel(modellen: tuple[str, ...]) -> tuple[int, int, int]:
        fout = sum(_past_niet(o.treffer, m) for o, m in zip(opties, modellen, strict=True))
        anders = sum(m != v for m, v in zip(modellen, vast, strict=True))
        return -len(set(modellen)), fout, anders

    beste = min(product(*(o.treffer.werkmodellen for o in opties)), key=nadeel)
    return [replace(o, werkmodel=m) for o, m in zip(opties, beste, strict=True)]


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
    """Organisations in the order in which they get their place, each with a werkmodel."""

    def __init__(self) -> None:
        # Per organisation, in the order in which they were met, its best offer per werkmodel.
        self._aanbod: dict[str, dict[str, tuple[Treffer, Reden]]] = defaultdict(dict)
        self._van_model: dict[str, str] = {}
        self._rij: list[str] = []

    def leg_voor(self, reden: Reden, treffers: list[Treffer]) -> None:
        for treffer in sorted(treffers, key=_voorrang):
            if (naam := organisatie(treffer)) not in self._rij:
                for model in treffer.werkmodellen:
                    self._aanbod[naam].setdefault(model, (treffer, reden))

    def kies(self) -> None:
        """Give as many organisations as can be a werkmodel of their own, and settle their offer."""
        nieuw = [n for n in self._aanbod if n not in self._rij and self._plaats(n, set())]
        model_van = {naam: model for model, naam in self._van_model.items()}
        for naam in nieuw:
            treffer, reden = self._aanbod[naam][model_van[naam]]
            # It may stand for another werkmodel yet, not give way to another offer.
            self._aanbod[naam] = dict.fromkeys(treffer.werkmodellen, (treffer, reden))
        self._rij += nieuw

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

    def opties(self) -> list[Optie]:
        """Return those with a werkmodel of their own, then the others as they were met."""
        model_van = {naam: model for model, naam in self._van_model.items()}
        rest = [naam for naam in self._aanbod if naam not in model_van]
        return [
            Optie(treffer, model, reden)
            for naam in (*self._rij, *rest)
            for model in [model_van.get(naam) or next(iter(self._aanbod[naam]))]
            for treffer, reden in [self._aanbod[naam][model]]
        ]


def _past_niet(treffer: Treffer, model: str) -> bool:
    """Tell whether a werkmodel contradicts how people meet an offer that has others too.

    Who works in context comes to people. Of a shop that people go to, or of help that comes to the
    door, a sheet would else say the one and the other.
    """
    kiest = _KOMT_LANGS in treffer.werkmodellen and len(treffer.werkmodellen) > 1
    return kiest and (model == _KOMT_LANGS) != (treffer.weg == "komt")


def _voorrang(treffer: Treffer) -> tuple[int, float, str, str]:
    return len(treffer.onbekend), treffer.minuten or 0.0, treffer.naam.casefold(), treffer.id
