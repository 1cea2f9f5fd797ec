"""What the start page remembers: the visitor's gemeente, and the step of the tour."""

from dataclasses import dataclass, replace
from typing import Any, Self

from dashboard.state import sessie
from dashboard.state.velden import Regiokeuze, Toestand, geheel, tekst
from etl.contract.niveaus import GEHEEL
from etl.store.read import Editie

STAPPEN = 5


@dataclass(frozen=True)
class Start(Toestand):
    """One view of the start page.

    Attributes
    ----------
    gemeente : str
        NIS code of the visitor's gemeente; empty for none.
    stap : int
        Step of the tour, from 1; 0 where the visitor closed it.

    Examples
    --------
    >>> Start.lees({"gemeente": "44021", "stap": "9"})
    Start(gemeente='44021', stap=5)
    """

    gemeente: str = tekst()
    stap: int = geheel(0, STAPPEN, 1, 1)

    def passend(self, editie: Editie) -> Self:
        """Return the view with a gemeente that the edition has."""
        bestaat = (editie.wijken["gemeente_code"] == self.gemeente).any()
        return self if bestaat else replace(self, gemeente="")

    def knopwaarden(self) -> dict[str, Any]:
        """Return what the widgets hold; the menu of gemeenten knows "none" as None."""
        return super().knopwaarden() | {"gemeente": self.gemeente or None}

    def plek(self) -> dict[str, str]:
        """Return the gemeente as the place around which the search page looks."""
        return {"plek": f"gemeente-{self.gemeente}"} if self.gemeente else {}

    def regio(self) -> Regiokeuze:
        """Return the region that the other pages should begin with."""
        if self.gemeente:
            return Regiokeuze("gemeente", self.gemeente)
        return Regiokeuze(GEHEEL, "")


def kies_gemeente() -> None:
    """Take over the gemeente from its menu, for the other pages too: the menu's callback."""
    sessie.gewijzigd(Start, "gemeente")
    sessie.zet(sessie.huidig(Start).regio())


def naar_stap(stap: int) -> None:
    """Go to a step of the tour; 0 closes it."""
    sessie.verander(Start, stap=stap)
