"""All that the URL remembers: which region, which layer, which settings, which wijk.

The widgets of the page and the URL hold the same :class:`Toestand`. It is read from the URL when
a session begins and when a visitor goes back in the browser's history, and written to it after
every change. Codes stand in the URL, never words: a link holds in every language. What the URL
cannot mean is left out, never an error.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.lagen import LAGEN
from dashboard.waarden import WIJK, Vraag
from etl.contract.aanbod import AANBODTYPES, STANDAARD_TYPES, WERKMODELLEN
from etl.contract.niveaus import GEHEEL, GEHEEL_CODE, REGIO_NIVEAUS
from etl.measures.travel import MINUTEN
from etl.store.read import Editie

MINUTEN_VAN, MINUTEN_TOT, MINUTEN_STAP = 5, 60, 5
NIVEAUS = (GEHEEL, *REGIO_NIVEAUS)
KLEUR_WIJKEN, KLEUR_REGIOS = "wijken", "regios"
#: Key of the map component in the session: what was clicked comes back under it.
KAART = "kaart"
_TOESTAND = "_toestand"


@dataclass(frozen=True)
class Toestand:
    """One view of the map.

    Attributes
    ----------
    niveau, gebied : str
        The region; "geheel" and "" for all of Flanders and Brussels.
    kleur : str
        Whether wijken or regions are coloured.
    laag : str
        Key of the layer.
    minuten, werkmodel, typen
        Settings of the layer, as in :class:`dashboard.waarden.Vraag`.
    wijk : str
        Code of the chosen wijk; empty for none.
    """

    niveau: str = GEHEEL
    gebied: str = ""
    kleur: str = KLEUR_WIJKEN
    laag: str = "dekking"
    minuten: int = MINUTEN
    werkmodel: str = ""
    typen: tuple[str, ...] = STANDAARD_TYPES
    wijk: str = ""

    @property
    def code(self) -> str:
        """Code of the region, also of the whole."""
        return GEHEEL_CODE if self.niveau == GEHEEL else self.gebied

    @property
    def kaartniveau(self) -> str:
        """Level of the areas that get a colour."""
        if self.kleur == KLEUR_WIJKEN:
            return WIJK
        return "gemeente" if self.niveau == GEHEEL else self.niveau

    def vraag(self) -> Vraag:
        """Return what this view asks of the measures."""
        return Vraag(self.laag, self.kaartniveau, self.minuten, self.werkmodel, self.typen)


def lees(parameters: Mapping[str, str]) -> Toestand:
    """Return the view that a URL means; what it cannot mean gets its default.

    Examples
    --------
    >>> lees({"laag": "nood", "minuten": "<script>", "typen": "buurthuis,onzin"})
    ... # doctest: +ELLIPSIS
    Toestand(niveau='geheel', ..., laag='nood', minuten=15, werkmodel='', typen=('buurthuis',), ...)
    """
    zonder = Toestand()
    niveau = _een_van(parameters.get("niveau"), NIVEAUS, zonder.niveau)
    typen = set(parameters.get("typen", "").split(","))
    return Toestand(
        niveau=niveau,
        gebied="" if niveau == GEHEEL else parameters.get("gebied", ""),
        kleur=_een_van(parameters.get("kleur"), (KLEUR_WIJKEN, KLEUR_REGIOS), zonder.kleur),
        laag=_een_van(parameters.get("laag"), tuple(LAGEN), zonder.laag),
        minuten=_minuten(parameters.get("minuten", "")),
        werkmodel=_een_van(parameters.get("werkmodel"), tuple(WERKMODELLEN), ""),
        typen=tuple(k for k in AANBODTYPES if k in typen) or zonder.typen,
        wijk=parameters.get("wijk", ""),
    )


def schrijf(toestand: Toestand) -> dict[str, str]:
    """Return the URL's parameters for a view; defaults are left out.

    Examples
    --------
    >>> schrijf(Toestand(niveau="gemeente", gebied="44021", minuten=30))
    {'niveau': 'gemeente', 'gebied': '44021', 'minuten': '30'}
    """
    zonder, uit = Toestand(), {}
    for veld in fields(Toestand):
        waarde = getattr(toestand, veld.name)
        if waarde != getattr(zonder, veld.name):
            uit[veld.name] = ",".join(waarde) if isinstance(waarde, tuple) else str(waarde)
    return uit


def passend(toestand: Toestand, editie: Editie) -> Toestand:
    """Return the view with only codes that the edition has.

    An unknown region becomes the whole; a wijk outside the region is let go.
    """
    if toestand.niveau != GEHEEL:
        kolom = editie.wijken[f"{toestand.niveau}_code"]
        if not (kolom == toestand.gebied).any():
            toestand = replace(toestand, niveau=GEHEEL, gebied="")
    if toestand.wijk and toestand.wijk not in in_regio(toestand, editie):
        toestand = replace(toestand, wijk="")
    return toestand


def in_regio(toestand: Toestand, editie: Editie) -> Any:
    """Return the codes of the wijken of the view's region, in the map's order."""
    wijken = editie.wijken
    if toestand.niveau == GEHEEL:
        return wijken.index
    return wijken.index[wijken[f"{toestand.niveau}_code"] == toestand.gebied]


def _een_van(waarde: str | None, keuzes: tuple[str, ...], anders: str) -> str:
    return waarde if waarde in keuzes else anders


def _minuten(waarde: str) -> int:
    if not (waarde.isascii() and waarde.isdigit() and len(waarde) <= 3):
        return MINUTEN
    stap = round(int(waarde) / MINUTEN_STAP) * MINUTEN_STAP
    return min(max(stap, MINUTEN_VAN), MINUTEN_TOT)


# ---- the session ----------------------------------------------------------------------------


def knop(veld: str) -> str:
    """Return the session key of the widget that shows a field of the view."""
    return f"keuze_{veld}"


def huidig() -> Toestand:
    """Return the view of this session."""
    toestand = st.session_state.get(_TOESTAND)
    return toestand if isinstance(toestand, Toestand) else Toestand()


def begin(editie: Editie) -> Toestand:
    """Take the view from the URL where that leads, and put it in the widgets.

    Called once a run, before any widget. The URL leads in the first run of a session and when the
    visitor went back or forward; else the widgets and clicks have set the view already.
    """
    if _TOESTAND not in st.session_state or _uit_geschiedenis():
        zet(lees(st.query_params.to_dict()))
    zet(passend(huidig(), editie))
    for veld, waarde in _knopwaarden(huidig()).items():
        # Widgets that were not shown have been forgotten by Streamlit, not by us.
        if st.session_state.get(knop(veld)) != waarde:
            st.session_state[knop(veld)] = waarde
    return huidig()


def onthoud() -> None:
    """Write the view to the URL, once a run; nothing is sent when it stands there already."""
    parameters = schrijf(huidig())
    if st.query_params.to_dict() != parameters:
        st.query_params.from_dict(parameters)


def zet(toestand: Toestand) -> None:
    """Make `toestand` the view of this session."""
    st.session_state[_TOESTAND] = toestand


def gewijzigd(veld: str) -> None:
    """Take over a field from its widget: the callback of every widget but the level's."""
    waarde: Any = st.session_state.get(knop(veld))
    if veld == "typen":
        waarde = tuple(k for k in AANBODTYPES if k in (waarde or ())) or STANDAARD_TYPES
    nieuw: dict[str, Any] = {veld: "" if waarde is None else waarde}
    zet(replace(huidig(), **nieuw))


def kies_niveau(editie: Editie) -> None:
    """Go to the region of the chosen level around where the visitor was: the level's callback."""
    oud, niveau = huidig(), st.session_state[knop("niveau")]
    if niveau == GEHEEL:
        zet(replace(oud, niveau=GEHEEL, gebied=""))
        return
    binnen = [oud.wijk] if oud.wijk else in_regio(oud, editie)
    codes = editie.wijken.loc[binnen, f"{niveau}_code"].dropna()
    if codes.empty:
        codes = editie.wijken[f"{niveau}_code"].dropna()
    zet(replace(oud, niveau=niveau, gebied=str(codes.iloc[0])))


def kies_wijk(code: str) -> None:
    """Open the card of a wijk; "" closes it."""
    zet(replace(huidig(), wijk=code))


def kies_regio(niveau: str, code: str) -> None:
    """Go to a region, with its wijken coloured."""
    zet(replace(huidig(), niveau=niveau, gebied=code, kleur=KLEUR_WIJKEN))


def geklikt() -> None:
    """Open the card of the wijk, or go to the region, that was clicked: the map's callback.

    What comes back from a browser is not trusted: :func:`passend` lets go of what does not exist.
    """
    terug = st.session_state.get(KAART)
    vorm = terug.get("last_active_drawing") if isinstance(terug, dict) else None
    eigenschappen = vorm.get("properties") if isinstance(vorm, dict) else None
    if not isinstance(eigenschappen, dict):
        return
    niveau, code = eigenschappen.get("niveau"), eigenschappen.get("code")
    if isinstance(code, str) and niveau == WIJK:
        kies_wijk(code)
    elif isinstance(code, str) and niveau in REGIO_NIVEAUS:
        kies_regio(str(niveau), code)


def _knopwaarden(toestand: Toestand) -> dict[str, Any]:
    waarden = {veld.name: getattr(toestand, veld.name) for veld in fields(Toestand)}
    # Menus know "nothing chosen" as None, a multiple choice holds a list.
    return waarden | {"typen": list(toestand.typen), "wijk": toestand.wijk or None}


def _uit_geschiedenis() -> bool:
    return bool(getattr(get_script_run_ctx(), "is_history_navigation", False))
