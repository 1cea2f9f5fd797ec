"""What the map remembers: region, colours, layer and its settings, the chosen wijk."""

from dataclasses import dataclass, replace
from typing import Any, Self

from dashboard.lagen import LAGEN
from dashboard.state import sessie
from dashboard.state.klik import aangeklikt
from dashboard.state.velden import LANGST, Regiokeuze, een_van, eigen, geheel, lijst, tekst
from dashboard.waarden import WIJK, Vraag
from etl.contract.aanbod import AANBODTYPES, STANDAARD_TYPES, WERKMODELLEN
from etl.contract.eigen import VOOR
from etl.contract.niveaus import GEHEEL, REGIO_NIVEAUS
from etl.measures.travel import MINUTEN
from etl.store.read import Editie

MINUTEN_VAN, MINUTEN_TOT, MINUTEN_STAP = 5, 60, 5
KLEUR_WIJKEN, KLEUR_REGIOS = "wijken", "regios"
#: Key of the map component in the session: what was clicked comes back under it.
KAART = "kaart"
_LAAG = "dekking"


def _layer(tekst_: str) -> str:
    return tekst_[:LANGST] if tekst_ in LAGEN or tekst_.startswith(VOOR) else _LAAG


@dataclass(frozen=True)
class Kaart(Regiokeuze):
    """One view of the map.

    Attributes
    ----------
    kleur : str
        Whether wijken or regions are coloured.
    laag : str
        Key of the layer; of one that somebody added, the edition decides whether it is there.
    minuten, werkmodel, typen
        Settings of the layer, as in :class:`dashboard.waarden.Vraag`.
    wijk : str
        Code of the chosen wijk; empty for none.

    Examples
    --------
    >>> Kaart.lees({"laag": "nood", "minuten": "<script>", "typen": "buurthuis,onzin"})
    ... # doctest: +ELLIPSIS
    Kaart(niveau='geheel', ..., laag='nood', minuten=15, werkmodel='', typen=('buurthuis',), ...)
    >>> Kaart(niveau="gemeente", gebied="44021", minuten=30).schrijf()
    {'niveau': 'gemeente', 'gebied': '44021', 'minuten': '30'}
    """

    kleur: str = een_van((KLEUR_WIJKEN, KLEUR_REGIOS), KLEUR_WIJKEN)
    laag: str = eigen(_layer, _LAAG)
    minuten: int = geheel(MINUTEN_VAN, MINUTEN_TOT, MINUTEN_STAP, MINUTEN)
    werkmodel: str = een_van(WERKMODELLEN)
    typen: tuple[str, ...] = lijst(AANBODTYPES, STANDAARD_TYPES)
    wijk: str = tekst()

    @property
    def kaartniveau(self) -> str:
        """Level of the areas that get a colour."""
        if self.kleur == KLEUR_WIJKEN:
            return WIJK
        return "gemeente" if self.niveau == GEHEEL else self.niveau

    def vraag(self) -> Vraag:
        """Return what this view asks of the measures."""
        return Vraag(self.laag, self.kaartniveau, self.minuten, self.werkmodel, self.typen)

    def passend(self, editie: Editie) -> Self:
        """Return the view with only codes that the edition has.

        An unknown region becomes the whole; a wijk outside the region is let go.
        """
        zelf = super().passend(editie)
        if zelf.laag not in LAGEN and zelf.laag not in {e.kolom for e in editie.eigen}:
            zelf = replace(zelf, laag=_LAAG)
        if zelf.wijk and zelf.wijk not in zelf.wijkcodes(editie):
            return replace(zelf, wijk="")
        return zelf

    def knopwaarden(self) -> dict[str, Any]:
        """Return what the widgets hold; the menu of wijken knows "none" as None."""
        return super().knopwaarden() | {"wijk": self.wijk or None}


def kies_wijk(code: str) -> None:
    """Open the card of a wijk; "" closes it."""
    sessie.verander(Kaart, wijk=code)


def kies_regio(niveau: str, code: str) -> None:
    """Go to a region, with its wijken coloured."""
    sessie.verander(Kaart, niveau=niveau, gebied=code, kleur=KLEUR_WIJKEN)


def geklikt() -> None:
    """Open the card of the wijk, or go to the region, that was clicked: the map's callback.

    What comes back from a browser is not trusted: :meth:`Kaart.passend` lets go of what does not
    exist.
    """
    klik = aangeklikt(KAART)
    if klik.niveau == WIJK:
        kies_wijk(klik.code)
    elif klik.niveau in REGIO_NIVEAUS:
        kies_regio(klik.niveau, klik.code)
