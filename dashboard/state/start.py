"""What the start page remembers: the visitor's gemeente, and the step of the tour."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from dashboard.state import sessie
from dashboard.state.velden import Regiokeuze, Toestand, geheel, tekst
from dashboard.state.zoek import Zoek
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

    def deelt(self) -> dict[str, str]:
        """Return the gemeente as the region of the other pages; nothing where none is chosen."""
        return self.regio().schrijf()

    def krijgt(self, gedeeld: Mapping[str, str]) -> Self:
        """Return the page with the gemeente that the visitor looked at elsewhere.

        Examples
        --------
        >>> Start("44021").krijgt({"niveau": "gemeente", "gebied": "11002"}).gemeente
        '11002'
        >>> Start("44021").krijgt({"niveau": "provincie", "gebied": "40000"}).gemeente
        ''
        """
        if "niveau" not in gedeeld:
            return self
        gemeente = gedeeld["gebied"] if gedeeld["niveau"] == "gemeente" else ""
        return replace(self, gemeente=gemeente)

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
    # A wijk looked at before may lie elsewhere; so may the place that was searched around.
    sessie.deel({"wijk": "", **sessie.huidig(Start).regio().deelt()})
    sessie.verander(Zoek, plek="", keuzekaart=False)


def naar_stap(stap: int) -> None:
    """Go to a step of the tour; 0 closes it."""
    sessie.verander(Start, stap=stap)
