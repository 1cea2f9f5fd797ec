"""What the comparison remembers: of which level, and which two to four areas."""

from dataclasses import dataclass, replace
from typing import Self

import streamlit as st

from dashboard.state import sessie, velden
from dashboard.state.velden import Toestand, een_van
from dashboard.waarden import WIJK
from etl.contract.niveaus import REGIO_NIVEAUS
from etl.store.read import Editie

MEESTE = 4
SOORTEN = (WIJK, *REGIO_NIVEAUS)
#: Key of the search field.
ZOEK = "vergelijk_zoek"


@dataclass(frozen=True)
class Vergelijk(Toestand):
    """Areas side by side.

    Attributes
    ----------
    wat : str
        Level of the areas: "wijk" or a region level.
    codes : tuple of str
        At most four codes, in the order of the columns.

    Examples
    --------
    >>> Vergelijk.lees({"wat": "gemeente", "codes": "44021,11002,44021"})
    Vergelijk(wat='gemeente', codes=('44021', '11002'))
    """

    wat: str = een_van(SOORTEN, WIJK)
    codes: tuple[str, ...] = velden.codes(MEESTE)

    def passend(self, editie: Editie) -> Self:
        """Return the state with only areas that the edition has."""
        bekend = bestaande(editie, self.wat)
        return replace(self, codes=tuple(c for c in self.codes if c in bekend))

    def naar(self, wat: str, editie: Editie) -> Self:
        """Return the state at another level: the areas around the ones that stood there.

        From a region to wijken nothing is taken along: which of its wijken was meant is not known.
        """
        if wat == WIJK:
            return replace(self, wat=wat, codes=())
        om = (_om(editie, self.wat, code, wat) for code in self.codes)
        return replace(self, wat=wat, codes=tuple(dict.fromkeys(c for c in om if c)))


def bestaande(editie: Editie, wat: str) -> frozenset[str]:
    """Return the codes of a level that hold at least one wijk."""
    wijken = editie.wijken
    return frozenset(wijken.index if wat == WIJK else wijken[f"{wat}_code"].dropna().unique())


def _om(editie: Editie, van: str, code: str, naar: str) -> str:
    """Return the area of level `naar` with most of the wijken of an area; "" for none."""
    wijken = editie.wijken
    binnen = wijken.index == code if van == WIJK else wijken[f"{van}_code"] == code
    gevonden = wijken.loc[binnen, f"{naar}_code"].dropna().mode()
    return "" if gevonden.empty else str(gevonden.iloc[0])


def voeg_toe(code: str) -> None:
    """Put an area beside the others, up to four: the callback of what was found."""
    st.session_state[ZOEK] = ""
    nu = sessie.huidig(Vergelijk).codes
    sessie.verander(Vergelijk, codes=tuple(dict.fromkeys((*nu, code)))[:MEESTE])


def haal_weg(code: str) -> None:
    """Take an area away: the callback of its button."""
    nu = sessie.huidig(Vergelijk).codes
    sessie.verander(Vergelijk, codes=tuple(c for c in nu if c != code))


def kies_soort(editie: Editie) -> None:
    """Go to another level: the callback of its menu."""
    st.session_state[ZOEK] = ""
    sessie.zet(sessie.huidig(Vergelijk).naar(st.session_state[sessie.knop("wat")], editie))
