"""What a scenario remembers: the region, the places that come and close, what is compared."""

from dataclasses import dataclass, replace
from typing import Any, Self

import streamlit as st

from dashboard.scenario import plekken
from dashboard.scenario.plekken import MEESTE
from dashboard.state import sessie
from dashboard.state.kaart import MINUTEN_STAP, MINUTEN_TOT, MINUTEN_VAN
from dashboard.state.klik import aangeklikt
from dashboard.state.sessie import knop
from dashboard.state.velden import Regiokeuze, codes, een_van, eigen, geheel, vlag
from etl.measures.travel import MINUTEN
from etl.store.read import Editie

#: Key of the map component in the session.
KAART = "scenariokaart"
VOOR, NA, VERSCHIL = "voor", "na", "verschil"
HUISHOUDENS, NOOD = "huishoudens", "nood"
MEESTE_BESTE = 10
#: Fields that a search for the best places depends on: a change makes its answer stale.
_VAN_ZOEKEN = frozenset({"gebied", "minuten", "wie", "k"})


@dataclass(frozen=True)
class Scenario(Regiokeuze):
    """One scenario.

    Attributes
    ----------
    minuten : int
        Travel time on foot within which a place counts as near.
    beeld : str
        What the map shows: before, after, or the difference.
    erbij : tuple of str
        Spots of the places that come (:func:`dashboard.scenario.plekken.merk`).
    dicht : tuple of str
        Ids of the places that close.
    k, wie : int, str
        How many best places are sought, and who counts: households, or households by need.
    beste : bool
        Whether they were asked for.

    Examples
    --------
    >>> Scenario.lees({"erbij": "50.93821_4.03925,<b>", "k": "4"}).schrijf()
    {'erbij': '50.93821_4.03925', 'k': '4'}
    """

    minuten: int = geheel(MINUTEN_VAN, MINUTEN_TOT, MINUTEN_STAP, MINUTEN)
    beeld: str = een_van((VOOR, NA, VERSCHIL), NA)
    erbij: tuple[str, ...] = eigen(plekken.lees_merken, ())
    dicht: tuple[str, ...] = codes(MEESTE)
    k: int = geheel(1, MEESTE_BESTE, 1, 3)
    wie: str = een_van((HUISHOUDENS, NOOD), HUISHOUDENS)
    beste: bool = vlag()

    @property
    def leeg(self) -> bool:
        """Whether nothing changes."""
        return not (self.erbij or self.dicht)

    def met(self, veld: str, waarde: Any) -> Self:
        """Return the scenario after a widget changed a field; a stale answer goes."""
        nieuw = super().met(veld, waarde)
        return replace(nieuw, beste=False) if veld in _VAN_ZOEKEN else nieuw

    def naar_niveau(self, niveau: str, editie: Editie) -> Self:
        """Return the scenario at another region; a stale answer goes."""
        return replace(super().naar_niveau(niveau, editie), beste=False)

    def knopwaarden(self) -> dict[str, Any]:
        """Return what the widgets hold."""
        lijsten = ("erbij", "dicht", "beste")
        return {k: w for k, w in super().knopwaarden().items() if k not in lijsten}


def _verander(**velden: tuple[str, ...]) -> None:
    """Change what opens or closes, and show it: a map of before would hide it."""
    beeld = sessie.huidig(Scenario).beeld
    sessie.verander(Scenario, **velden, beste=False, beeld=NA if beeld == VOOR else beeld)


def zet_erbij(*merken: str) -> None:
    """Add places, as many as still fit; one that is there already stays once."""
    nu = sessie.huidig(Scenario)
    samen = tuple(dict.fromkeys((*nu.erbij, *filter(None, merken))))
    _verander(erbij=samen[:MEESTE])


def haal_weg(merk: str) -> None:
    """Take an added place away again."""
    rest = tuple(m for m in sessie.huidig(Scenario).erbij if m != merk)
    _verander(erbij=rest)


def sluit(code: str) -> None:
    """Close a place of the register in this scenario."""
    samen = tuple(dict.fromkeys((*sessie.huidig(Scenario).dicht, code)))
    _verander(dicht=samen[:MEESTE])


def heropen(code: str) -> None:
    """Let a closed place be open again."""
    rest = tuple(c for c in sessie.huidig(Scenario).dicht if c != code)
    _verander(dicht=rest)


def begin_opnieuw() -> None:
    """Undo every change."""
    _verander(erbij=(), dicht=())


def gekozen(veld: str) -> str:
    """Return what a menu that does something holds, and empty it for the next time."""
    waarde = st.session_state.get(knop(veld))
    st.session_state[knop(veld)] = None
    return str(waarde or "")


def geklikt() -> None:
    """Add a place where the map was clicked, close the clicked one, or undo a mark: the callback.

    What comes back from a browser is not trusted: the page refuses a spot outside our wijken and
    an id that is no place.
    """
    klik = aangeklikt(KAART)
    if klik.niveau == "plaats":
        sluit(klik.code)
    elif klik.niveau == "punt":
        haal_weg(klik.code)
        heropen(klik.code)
    else:
        zet_erbij(plekken.merk(klik.lat, klik.lon))


def vergeet(wat: tuple[str, ...]) -> None:
    """Let go of spots and ids that mean nothing here."""
    nu = sessie.huidig(Scenario)
    sessie.verander(
        Scenario,
        erbij=tuple(m for m in nu.erbij if m not in wat),
        dicht=tuple(c for c in nu.dicht if c not in wat),
    )
