"""What the page for deciding remembers: section, filters, weights, series and year."""

from dataclasses import dataclass, replace
from typing import Any, Self

from dashboard import trend
from dashboard.prioriteit import GEWOON, NOOD, RISICO, Gewichten
from dashboard.state import sessie
from dashboard.state.klik import aangeklikt
from dashboard.state.velden import Regiokeuze, een_van, eigen, geheel, tekst, vlag
from dashboard.waarden import WIJK
from etl.contract.niveaus import GEHEEL
from etl.store.read import Editie

LIJST, KAART, VERDELING, CLUSTERS, TREND = "lijst", "kaart", "verdeling", "clusters", "trend"
DELEN = (LIJST, KAART, VERDELING, CLUSTERS, TREND)
ZWAARST = 10
NOOD_TOT, NOOD_STAP = 95, 5
ALLES, REGIO = "", "regio"


def _weegt() -> Any:
    return geheel(0, ZWAARST, 1, GEWOON)


def _lees_jaar(waarde: str) -> int:
    goed = waarde.isascii() and waarde.isdigit() and len(waarde) == 4
    return int(waarde) if goed else 0


@dataclass(frozen=True)
class Beleid(Regiokeuze):
    """One view of the page.

    Attributes
    ----------
    deel : str
        The section that is shown: only that one is computed.
    weegt_huur, weegt_digitaal, weegt_wagens, weegt_alleenwonend : int
        How heavily each component of need counts; 5 is equal to the others, 0 is not at all.
    risico_internet, risico_alleenwonend, risico_inkomen : int
        The same for the components of the digital risk.
    basis : str
        What sets the scale of the digital risk: "" for all wijken, "regio" for the region's.
    robuust, drempel : bool
        Whether only robust ranks, or only wijken behind a double barrier, are listed.
    nood : int
        Least need of the wijken listed.
    wijk : str
        The wijk chosen on the map.
    reeks : str
        Key of the series over the years.
    jaar : int
        Its year; 0 for the latest.

    Examples
    --------
    >>> Beleid.lees({"weegt_huur": "8", "weegt_wagens": "onzin", "deel": "x"}).schrijf()
    {'weegt_huur': '8'}
    """

    deel: str = een_van(DELEN, LIJST)
    weegt_huur: int = _weegt()
    weegt_digitaal: int = _weegt()
    weegt_wagens: int = _weegt()
    weegt_alleenwonend: int = _weegt()
    risico_internet: int = _weegt()
    risico_alleenwonend: int = _weegt()
    risico_inkomen: int = _weegt()
    basis: str = een_van((REGIO,), ALLES)
    robuust: bool = vlag()
    drempel: bool = vlag()
    nood: int = geheel(0, NOOD_TOT, NOOD_STAP, 0)
    wijk: str = tekst()
    reeks: str = een_van(trend.REEKSEN, trend.EERSTE)
    jaar: int = eigen(_lees_jaar, 0)

    @property
    def gewichten(self) -> Gewichten:
        """The weights of this view."""
        return Gewichten(
            tuple(getattr(self, f"weegt_{k}") for k in NOOD),
            tuple(getattr(self, f"risico_{k}") for k in RISICO),
            (self.niveau, self.gebied) if self.basis == REGIO else (GEHEEL, ""),
        )

    def passend(self, editie: Editie) -> Self:
        """Return the view with only codes that the edition has.

        The whole is its own base; a wijk outside the region is let go.
        """
        zelf = super().passend(editie)
        if zelf.niveau == GEHEEL:
            zelf = replace(zelf, basis=ALLES)
        if zelf.wijk and zelf.wijk not in zelf.wijkcodes(editie):
            zelf = replace(zelf, wijk="")
        return zelf

    def knopwaarden(self) -> dict[str, Any]:
        """Return what the widgets hold, but the year: its slider depends on the series."""
        waarden = super().knopwaarden()
        waarden.pop("jaar")
        return waarden


def gelijke_gewichten() -> None:
    """Let every component count alike again: the callback of a button."""
    gewoon = {f"weegt_{k}": GEWOON for k in NOOD} | {f"risico_{k}": GEWOON for k in RISICO}
    sessie.verander(Beleid, **gewoon, basis=ALLES)


def geklikt(sleutel: str) -> None:
    """Choose the wijk, or go to the gemeente, that was clicked on a map: its callback.

    What comes back from a browser is not trusted: :meth:`Beleid.passend` lets go of what does not
    exist.
    """
    klik = aangeklikt(sleutel)
    if klik.niveau == WIJK:
        sessie.verander(Beleid, wijk=klik.code)
    elif klik.niveau == "gemeente":
        sessie.verander(Beleid, niveau="gemeente", gebied=klik.code)
