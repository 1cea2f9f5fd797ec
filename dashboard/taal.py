"""The language that a visitor reads: Dutch, French or English, as the URL says.

The language is never guessed: a link shows the same page to everybody who opens it.
"""

import threading
from collections.abc import Callable
from typing import TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from etl.contract.tekst import TALEN

STANDAARD = "nl"
#: Name of the language in the URL.
PARAMETER = "taal"
_SLEUTEL = "_taal"
#: The language of the run that this thread makes: a page asks for it hundreds of times, and the
#: session answers slowly.
_RUN = threading.local()
T = TypeVar("T")


def herken(waarde: str | None) -> str:
    """Return the language that a URL means; Dutch where it means none.

    Examples
    --------
    >>> herken("fr"), herken("<script>"), herken(None)
    ('fr', 'nl', 'nl')
    """
    return waarde if waarde in TALEN else STANDAARD


def begin() -> None:
    """Take the language from the URL, once a run; a page that the menu opened keeps it."""
    if PARAMETER in st.query_params:
        st.session_state[_SLEUTEL] = herken(st.query_params[PARAMETER])
    _RUN.taal = herken(st.session_state.get(_SLEUTEL))


def taal() -> str:
    """Return the language of this session; Dutch outside one."""
    if straks := getattr(_RUN, "straks", ""):
        return str(straks)
    if get_script_run_ctx(suppress_warning=True) is None:
        return STANDAARD
    # A callback runs before the page: in the thread's first run nothing was taken yet.
    return getattr(_RUN, "taal", "") or herken(st.session_state.get(_SLEUTEL))


def in_deze_taal(maak: Callable[[], T]) -> Callable[[], T]:
    """Return `maak`, to be called later in any thread, in the language that is read now.

    Streamlit asks what a download button gives when it is pressed, outside the visitor's session:
    without this a French page would give Dutch files.
    """
    nu = taal()

    def straks() -> T:
        _RUN.straks = nu
        try:
            return maak()
        finally:
            _RUN.straks = ""

    return straks


def locale() -> str:
    """Return the Belgian locale of this session, as ``fr_BE``."""
    return f"{taal()}_BE"


def parameter() -> dict[str, str]:
    """Return what the URL holds of the language; Dutch is left out."""
    return {} if taal() == STANDAARD else {PARAMETER: taal()}
