"""How people travel, and what the offer must have: every wish in its own widget."""

import streamlit as st
from babel.dates import get_day_names

from dashboard.state import sessie
from dashboard.state.kaart import MINUTEN_STAP, MINUTEN_TOT, MINUTEN_VAN
from dashboard.state.zoek import Zoek, zonder_wensen
from dashboard.taal import locale
from dashboard.tekst import met_hoofdletter, t, woord
from dashboard.veilig import in_markdown
from dashboard.zoeken.openingsuren import DAGEN
from dashboard.zoeken.zoekvraag import JA_NEE_DREMPELS, SNELHEDEN
from etl.contract.aanbod import AANBODTYPES, SCHEIDING, WERKMODELLEN
from etl.store.read import Editie


def wensen(editie: Editie, toestand: Zoek) -> None:
    """Draw travel, and a popover with the wishes."""
    reizen, tijd, meer = st.columns([1.3, 2, 1.2], gap="medium", vertical_alignment="bottom")
    with reizen:
        st.radio(
            t("zoek.vervoer"),
            tuple(SNELHEDEN),
            format_func=lambda k: t(f"zoek.vervoer_{k}"),
            **sessie.kiest(Zoek, "vervoer"),
            horizontal=True,
        )
    with tijd:
        st.slider(
            t("zoek.minuten"),
            MINUTEN_VAN,
            MINUTEN_TOT,
            step=MINUTEN_STAP,
            **sessie.kiest(Zoek, "minuten"),
            help=t("zoek.minuten_hulp"),
        )
    with meer, st.popover(t("zoek.wensen", n=toestand.wensen), width="stretch"):
        _wat(editie, toestand)


def _wat(editie: Editie, toestand: Zoek) -> None:
    _meerkeuze("modellen", {k: woord(w.naam) for k, w in WERKMODELLEN.items()})
    _meerkeuze("typen", {k: woord(a.naam) for k, a in AANBODTYPES.items()})
    for naam in JA_NEE_DREMPELS:
        st.checkbox(
            t(f"zoek.wens.{naam}"),
            **sessie.kiest(Zoek, naam),
        )
    dagen = dict(zip(DAGEN, get_day_names("wide", locale=locale()).values(), strict=True))
    _keuze("dag", {"": t("zoek.wens.elke_dag")} | dagen)
    talen = _talen(editie, toestand)
    if talen:
        _keuze("spreekt", {"": t("zoek.wens.elke_taal")} | {taal: taal for taal in talen})
    else:
        st.caption(in_markdown(t("zoek.wens.geen_talen")))
    st.toggle(
        t("zoek.wens.bekend"),
        **sessie.kiest(Zoek, "bekend"),
        help=t("zoek.wens.bekend_hulp"),
    )
    st.button(t("zoek.wens.geen"), on_click=zonder_wensen, disabled=not toestand.wensen)


def _meerkeuze(veld: str, namen: dict[str, str]) -> None:
    st.multiselect(
        t(f"zoek.wens.{veld}"),
        tuple(namen),
        format_func=lambda k: met_hoofdletter(namen[k]),
        **sessie.kiest(Zoek, veld),
        placeholder=t("zoek.wens.alle"),
    )


def _keuze(veld: str, namen: dict[str, str]) -> None:
    st.selectbox(
        t(f"zoek.wens.{veld}"),
        tuple(namen),
        format_func=lambda k: met_hoofdletter(namen[k]),
        **sessie.kiest(Zoek, veld),
    )


def _talen(editie: Editie, toestand: Zoek) -> list[str]:
    """Return the languages that the register names, and the one that a link asks for."""
    cellen = editie.initiatieven["talen"].dropna()
    talen = {deel.strip() for cel in cellen for deel in str(cel).split(SCHEIDING)}
    return sorted({*filter(None, talen), *filter(None, [toestand.spreekt])})
