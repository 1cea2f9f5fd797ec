"""What the profile remembers: the wijk, and the region to choose one from."""

from dataclasses import dataclass, replace
from typing import Self

import streamlit as st

from dashboard.state import sessie
from dashboard.state.klik import aangeklikt
from dashboard.state.velden import Regiokeuze, tekst
from dashboard.waarden import WIJK
from etl.store.read import Editie

#: Key of the small map: what was clicked comes back under it.
KAART = "profielkaart"
#: Key of the search field.
ZOEK = "profiel_zoek"


@dataclass(frozen=True)
class Profiel(Regiokeuze):
    """One profile, or the choice of one.

    Attributes
    ----------
    wijk : str
        Code of the wijk; empty for none yet.

    Examples
    --------
    >>> Profiel.lees({"wijk": "44021W07", "niveau": "<b>"})
    Profiel(niveau='geheel', gebied='', wijk='44021W07')
    """

    wijk: str = tekst()

    def passend(self, editie: Editie) -> Self:
        """Return the state with a wijk that exists, and a region that holds it.

        The region of a wijk elsewhere gives way to the wijk's gemeente: back on the map, the wijk
        is then in view.
        """
        zelf = super().passend(editie)
        if zelf.wijk not in editie.wijken.index:
            return replace(zelf, wijk="")
        if zelf.wijk in zelf.wijkcodes(editie):
            return zelf
        gemeente = str(editie.wijken.at[zelf.wijk, "gemeente_code"])
        return replace(zelf, niveau="gemeente", gebied=gemeente)


def kies(code: str) -> None:
    """Open the profile of a wijk, "" the choice of one: the callback of buttons."""
    st.session_state[ZOEK] = ""
    sessie.verander(Profiel, wijk=code)


def geklikt() -> None:
    """Open the profile of the wijk that was clicked on the map; a forged one is let go."""
    klik = aangeklikt(KAART)
    if klik.niveau == WIJK:
        kies(klik.code)
