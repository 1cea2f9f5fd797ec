"""What the page Register remembers: region, search and filters, and which part is open."""

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dashboard.initiatieven import VELDEN, VERSHEID, Filter
from dashboard.state import sessie
from dashboard.state.klik import aangeklikt
from dashboard.state.velden import Regiokeuze, een_van, geheel, tekst
from etl.contract.aanbod import AANBODTYPES, PRECISIES, WERKMODELLEN

DELEN = ("bekijk", "volledig", "nakijken")
MEESTE_BLADEN = 2000
#: Key of the map of the register in the session.
KAART = "registerkaart"


@dataclass(frozen=True)
class Register(Regiokeuze):
    """One view of the register.

    Attributes
    ----------
    deel : str
        Whether the register is looked at, judged for how full it is, or a file checked.
    zoek, type, werkmodel, precisie, versheid, mist
        As in :class:`dashboard.initiatieven.Filter`.
    blad : int
        Page of the table.

    Examples
    --------
    >>> Register.lees({"zoek": "brug", "type": "onzin", "blad": "-1"}).schrijf()
    {'zoek': 'brug'}
    """

    deel: str = een_van(DELEN, DELEN[0])
    zoek: str = tekst()
    type: str = een_van(AANBODTYPES)
    werkmodel: str = een_van(WERKMODELLEN)
    precisie: str = een_van(PRECISIES)
    versheid: str = een_van(VERSHEID)
    mist: str = een_van(VELDEN)
    blad: int = geheel(1, MEESTE_BLADEN, 1, 1)

    def vraag(self) -> Filter:
        """Return what of the register is asked for."""
        return Filter(self.zoek, self.type, self.werkmodel, self.precisie, self.versheid, self.mist)


def gefilterd(veld: str) -> None:
    """Take over a filter from its widget, and go back to the first page: the filters' callback."""
    waarde: Any = st.session_state.get(sessie.knop(veld))
    sessie.zet(replace(sessie.huidig(Register).met(veld, waarde), blad=1))


def wis() -> None:
    """Let go of every filter but the region."""
    nu = sessie.huidig(Register)
    sessie.zet(Register(nu.niveau, nu.gebied, nu.deel))


def geklikt() -> None:
    """Go to the gemeente that was clicked; :meth:`Register.passend` drops what does not exist."""
    klik = aangeklikt(KAART)
    if klik.niveau == "gemeente":
        sessie.verander(Register, niveau="gemeente", gebied=klik.code, blad=1)
