"""What of the register is asked for: region, words and filters."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.initiatieven import VELDEN, VERSHEID
from dashboard.parts.gebied import kies_gebied, kies_niveau
from dashboard.state import register
from dashboard.state.register import Register
from dashboard.state.sessie import knop
from dashboard.state.velden import LANGST
from dashboard.tekst import t, woord
from etl.contract.aanbod import AANBODTYPES, PRECISIES, WERKMODELLEN
from etl.contract.niveaus import GEHEEL
from etl.store.read import Editie


def filters(editie: Editie, toestand: Register) -> None:
    """Draw the search box and the menus; each changes the view through its callback."""
    with st.container(key="bediening"):
        vakken = iter(st.columns([3, 2, 2] if toestand.niveau != GEHEEL else [3, 2]))
        with next(vakken):
            st.text_input(
                t("register.zoek"),
                key=knop("zoek"),
                placeholder=t("register.zoek_leeg"),
                max_chars=LANGST,
                on_change=register.gefilterd,
                args=("zoek",),
            )
        with next(vakken):
            kies_niveau(editie, Register)
        if toestand.niveau != GEHEEL:
            with next(vakken):
                kies_gebied(editie, toestand)
        vakken = iter(st.columns(5))
        _menu(next(vakken), "type", tuple(AANBODTYPES), lambda k: woord(AANBODTYPES[k].naam))
        _menu(next(vakken), "werkmodel", tuple(WERKMODELLEN), lambda k: woord(WERKMODELLEN[k].naam))
        _menu(next(vakken), "precisie", PRECISIES, lambda k: t(f"register.precisie.{k}"))
        _menu(next(vakken), "versheid", VERSHEID, lambda k: t(f"register.versheid.{k}"))
        _menu(next(vakken), "mist", VELDEN, lambda k: t(f"register.kolom.{k}"))
    if toestand.vraag() != Register().vraag():
        st.button(t("register.wis"), key="wis_filters", on_click=register.wis)


def _menu(
    vak: st.delta_generator.DeltaGenerator,
    veld: str,
    keuzes: Sequence[str],
    naam: Callable[[str], str],
) -> None:
    vak.selectbox(
        t(f"register.filter.{veld}"),
        ("", *keuzes),
        key=knop(veld),
        format_func=lambda k: naam(k) if k else t("register.alle"),
        on_change=register.gefilterd,
        args=(veld,),
    )
