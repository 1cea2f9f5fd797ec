"""The choice of a region: its level, and which one."""

import streamlit as st

from dashboard import data
from dashboard.state import sessie
from dashboard.state.sessie import knop
from dashboard.state.velden import NIVEAUS as KEUZES
from dashboard.state.velden import Regiokeuze
from dashboard.tekst import met_hoofdletter, t, woord
from etl.contract.niveaus import GEHEEL, GEHEEL_NAAM, NIVEAUS
from etl.store.read import Editie


def kies_niveau(editie: Editie, soort: type[Regiokeuze]) -> None:
    """Draw the menu of levels; `soort` is the page's state."""
    st.selectbox(
        t("keuze.niveau"),
        KEUZES,
        key=knop("niveau"),
        format_func=_niveaunaam,
        on_change=sessie.kies_niveau,
        args=(soort, editie),
    )


def kies_gebied(editie: Editie, toestand: Regiokeuze) -> None:
    """Draw the menu of the regions of the chosen level; nothing for the whole."""
    if toestand.niveau == GEHEEL:
        return
    namen = data.namen(editie)[toestand.niveau]
    kolom = editie.wijken[NIVEAUS[toestand.niveau].kolom]
    st.selectbox(
        t("keuze.gebied"),
        sorted(kolom.dropna().unique(), key=lambda code: namen[code].casefold()),
        format_func=lambda code: namen[code],
        **sessie.kiest(type(toestand), "gebied"),
    )


def regionaam(editie: Editie, toestand: Regiokeuze) -> str:
    """Return the name of the chosen region."""
    if toestand.niveau == GEHEEL:
        return woord(GEHEEL_NAAM)
    return data.namen(editie)[toestand.niveau][toestand.gebied]


def _niveaunaam(niveau: str) -> str:
    return met_hoofdletter(woord(GEHEEL_NAAM if niveau == GEHEEL else NIVEAUS[niveau].naam))
