"""What a search for offer remembers: around where, how people travel, what the offer must have.

Nothing of what was typed, and nothing about a person: only the place that was chosen.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

import streamlit as st

from dashboard.scenario import plekken
from dashboard.state import sessie
from dashboard.state.kaart import MINUTEN_STAP, MINUTEN_TOT, MINUTEN_VAN
from dashboard.state.klik import aangeklikt
from dashboard.state.velden import Toestand, een_van, eigen, geheel, lijst, tekst, vlag
from dashboard.zoeken.keuze import MINSTENS
from dashboard.zoeken.openingsuren import DAGEN
from dashboard.zoeken.plekken import SOORTEN
from dashboard.zoeken.zoekvraag import SNELHEDEN, Drempels, Zoekvraag
from etl.contract.aanbod import AANBODTYPES, WERKMODELLEN
from etl.measures.travel import MINUTEN
from etl.store.read import Editie

#: Key of the map component in the session.
KAART = "zoekkaart"
#: Keys of the search field, and of the notes on a choice sheet: for this session only.
ZOEK, NOTITIES = "zoek_tekst", "zoek_notities"
MEESTE_OPTIES = 6
_SLEUTEL = re.compile(rf"(?:{'|'.join(SOORTEN)})-[0-9A-Za-z-]{{1,100}}")


def lees_plek(tekst: str) -> str:
    """Return the place that a link means: a key of the gazetteer, or a spot; "" for anything else.

    A spot is known to a hundred metres, so that a link does not point at somebody's door.

    Examples
    --------
    >>> lees_plek("wijk-44021W07"), lees_plek("51.06123_3.71999"), lees_plek("<b>")
    ('wijk-44021W07', '51.06100_3.72000', '')
    """
    if _SLEUTEL.fullmatch(tekst):
        return tekst
    merken = plekken.lees_merken(tekst)
    return plek_bij(*map(float, merken[0].split("_"))) if merken else ""


def plek_bij(lat: float, lon: float) -> str:
    """Return how a link remembers the spot at a latitude and longitude; "" outside Belgium."""
    return plekken.merk(round(lat, 3), round(lon, 3))


@dataclass(frozen=True)
class Zoek(Toestand):
    """One search.

    Attributes
    ----------
    plek : str
        Key of a place in the gazetteer, or a spot (:func:`lees_plek`); empty for none yet.
    vervoer, minuten : str, int
        Mode of travel, and the longest travel time.
    modellen, typen : tuple of str
        Offer with one of these werkmodellen, and of one of these types; empty for all.
    kinderopvang, rolstoel, gratis, spreekt, dag, bekend
        As in :class:`dashboard.zoeken.zoekvraag.Drempels`.
    keuzekaart : bool
        Whether the choice sheet is open.
    opties : int
        How many options stand on it.

    Examples
    --------
    >>> Zoek.lees({"plek": "wijk-44021W07", "vervoer": "raket", "dag": "sa"}).schrijf()
    {'plek': 'wijk-44021W07', 'dag': 'sa'}
    """

    plek: str = eigen(lees_plek, "")
    vervoer: str = een_van(SNELHEDEN, "wandelen")
    minuten: int = geheel(MINUTEN_VAN, MINUTEN_TOT, MINUTEN_STAP, MINUTEN)
    modellen: tuple[str, ...] = lijst(WERKMODELLEN)
    typen: tuple[str, ...] = lijst(AANBODTYPES)
    kinderopvang: bool = vlag()
    rolstoel: bool = vlag()
    gratis: bool = vlag()
    spreekt: str = tekst()
    dag: str = een_van(DAGEN)
    bekend: bool = vlag()
    keuzekaart: bool = vlag()
    opties: int = geheel(MINSTENS, MEESTE_OPTIES, 1, MINSTENS)

    @classmethod
    def lees(cls, parameters: Mapping[str, str]) -> Self:
        """Return the search that a URL means.

        A link of another page names a wijk or a gemeente: it is searched around that.

        Examples
        --------
        >>> Zoek.lees({"niveau": "gemeente", "gebied": "44021"}).plek
        'gemeente-44021'
        """
        return super().lees(parameters).krijgt(parameters)

    def krijgt(self, gedeeld: Mapping[str, str]) -> Self:
        """Return the search around where the visitor was on another page; a place of its own stays.

        Examples
        --------
        >>> Zoek().krijgt({"niveau": "gemeente", "gebied": "44021", "wijk": ""}).plek
        'gemeente-44021'
        """
        if self.plek:
            return self
        if wijk := gedeeld.get("wijk"):
            return replace(self, plek=lees_plek(f"wijk-{wijk}"))
        if gedeeld.get("niveau") == "gemeente":
            return replace(self, plek=lees_plek(f"gemeente-{gedeeld.get('gebied', '')}"))
        return self

    def passend(self, editie: Editie) -> Self:
        """Return the search; which places and languages exist, the page finds out."""
        return self

    def knopwaarden(self) -> dict[str, Any]:
        """Return what the widgets hold; place and sheet have none."""
        zonder = ("plek", "keuzekaart")
        return {k: w for k, w in super().knopwaarden().items() if k not in zonder}

    @property
    def drempels(self) -> Drempels:
        """What the offer must have."""
        return Drempels(
            self.kinderopvang, self.rolstoel, self.gratis, self.spreekt, self.dag, self.bekend
        )

    @property
    def wensen(self) -> int:
        """How many wishes narrow the search down."""
        drempels = (self.kinderopvang, self.rolstoel, self.gratis, self.spreekt, self.dag)
        return sum(map(bool, (self.modellen, self.typen, *drempels)))

    def vraag(self, x: float, y: float, wijk: str, gemeente: str) -> Zoekvraag:
        """Return the question around a point (EPSG:31370) in a wijk or a gemeente."""
        return Zoekvraag(
            x,
            y,
            wijk,
            gemeente,
            self.vervoer,
            self.minuten,
            self.modellen,
            self.typen,
            self.drempels,
        )


def kies(plek: str) -> None:
    """Search around a place; "" begins anew: the callback of buttons."""
    st.session_state[ZOEK] = ""
    sessie.verander(Zoek, plek=plek, keuzekaart=False)


def zet_keuzekaart(aan: bool) -> None:
    """Open or close the choice sheet; Streamlit forgets the notes of a sheet that is not shown."""
    sessie.verander(Zoek, keuzekaart=aan)


def zonder_wensen() -> None:
    """Take away every wish but travel: the callback of a button."""
    nieuw = Zoek()
    weg = ("modellen", "typen", "kinderopvang", "rolstoel", "gratis", "spreekt", "dag", "bekend")
    sessie.verander(Zoek, **{veld: getattr(nieuw, veld) for veld in weg})


def geklikt() -> None:
    """Search around the spot that was clicked on the map; one that cannot be is let go."""
    klik = aangeklikt(KAART)
    plek = plek_bij(klik.lat, klik.lon)
    if plek:
        kies(plek)
