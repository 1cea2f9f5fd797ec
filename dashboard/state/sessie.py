"""The session of one visitor: the state of each page, in step with its widgets and the URL.

The URL leads when a visitor comes in by a link, goes back in the browser's history, or a link of
ours opens a page; else the widgets and clicks have set the state already, and the URL follows.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import taal
from dashboard.state.velden import Regiokeuze, Toestand
from etl.store.read import Editie

T = TypeVar("T", bound=Toestand)
R = TypeVar("R", bound=Regiokeuze)

_TOESTAND = "_toestand_"
_LAATSTE = "_pagina"
_GEDEELD = "_gedeeld"


def knop(veld: str) -> str:
    """Return the session key of the widget that shows a field."""
    return f"keuze_{veld}"


def huidig(soort: type[T]) -> T:
    """Return the state of a page in this session."""
    toestand = st.session_state.get(_TOESTAND + soort.__name__)
    return toestand if isinstance(toestand, soort) else soort()


def zet(toestand: Toestand) -> None:
    """Make `toestand` the state of its page."""
    st.session_state[_TOESTAND + type(toestand).__name__] = toestand
    deel(toestand.deelt())


def deel(wat: Mapping[str, str]) -> None:
    """Let a region or a wijk go with the visitor to other pages."""
    st.session_state[_GEDEELD] = st.session_state.get(_GEDEELD, {}) | wat


def gedeeld() -> dict[str, str]:
    """Return the region and the wijk that the visitor looked at last, on whatever page."""
    return {k: str(w) for k, w in st.session_state.get(_GEDEELD, {}).items()}


def begin(soort: type[T], editie: Editie) -> T:
    """Take the state of a page from the URL where that leads, and put it in the widgets.

    Called once a run, before any widget.
    """
    parameters = st.query_params.to_dict()
    parameters.pop(taal.PARAMETER, None)
    ander = st.session_state.get(_LAATSTE) != soort.__name__
    st.session_state[_LAATSTE] = soort.__name__
    if _uit_geschiedenis() or (ander and parameters):
        zet(soort.lees(parameters))
    elif ander:
        zet(huidig(soort).krijgt(gedeeld()))
    zet(huidig(soort).passend(editie))
    for veld, waarde in huidig(soort).knopwaarden().items():
        # Widgets that were not shown have been forgotten by Streamlit, not by us.
        if st.session_state.get(knop(veld)) != waarde:
            st.session_state[knop(veld)] = waarde
    return huidig(soort)


def onthoud(soort: type[Toestand]) -> None:
    """Write the state to the URL, once a run; nothing is sent when it stands there already."""
    parameters = huidig(soort).schrijf() | taal.parameter()
    if st.query_params.to_dict() != parameters:
        st.query_params.from_dict(parameters)


def kiest(soort: type[Toestand], veld: str) -> dict[str, Any]:
    """Return what ties a widget to a field of a page's state: its key and its callback."""
    return {"key": knop(veld), "on_change": gewijzigd, "args": (soort, veld)}


def gewijzigd(soort: type[Toestand], veld: str) -> None:
    """Take over a field from its widget."""
    zet(huidig(soort).met(veld, st.session_state.get(knop(veld))))


def kies_niveau(soort: type[Regiokeuze], editie: Editie) -> None:
    """Go to the region of the chosen level around where the visitor was: the level's callback."""
    zet(huidig(soort).naar_niveau(st.session_state[knop("niveau")], editie))


def verander(soort: type[Toestand], **velden: Any) -> None:
    """Change fields of a page's state: the callback of buttons."""
    zet(replace(huidig(soort), **velden))


def _uit_geschiedenis() -> bool:
    return bool(getattr(get_script_run_ctx(), "is_history_navigation", False))
