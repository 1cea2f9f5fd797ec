"""The list that a visitor brings: kept in the session, so that nothing that fails loses it."""

import hashlib
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from etl.register.inspect import Nagekeken

UPLOAD = "upload"
SCHRAP, OVERSCHRIJF = "inbreng_schrap", "inbreng_overschrijf"
_BESTAND, _LIJST, _BEWAARD = "_inbreng", "_inbreng_lijst", "_inbreng_bewaard"
_VOORSTEL = "_inbreng_voorstel"


@dataclass(frozen=True)
class Bestand:
    """A file as it was sent.

    Attributes
    ----------
    naam : str
        As the sender calls it.
    inhoud : bytes
    kenmerk : str
        sha256 of the content.
    """

    naam: str
    inhoud: bytes
    kenmerk: str


def opgeladen() -> None:
    """Keep the file that was sent, or let go of it: the uploader's callback."""
    gestuurd = st.session_state.get(UPLOAD)
    if gestuurd is None:
        laat_los()
        return
    inhoud = gestuurd.getvalue()
    kenmerk = hashlib.sha256(inhoud).hexdigest()
    st.session_state[_BESTAND] = Bestand(gestuurd.name, inhoud, kenmerk)
    for sleutel in (_LIJST, _VOORSTEL, _BEWAARD, SCHRAP, OVERSCHRIJF):
        st.session_state.pop(sleutel, None)


def laat_los() -> None:
    """Forget the list and what became of it."""
    for sleutel in (_BESTAND, _LIJST, _VOORSTEL, _BEWAARD, SCHRAP, OVERSCHRIJF):
        st.session_state.pop(sleutel, None)


def bestand() -> Bestand | None:
    """Return the file of this session."""
    gevonden = st.session_state.get(_BESTAND)
    return gevonden if isinstance(gevonden, Bestand) else None


def lijst(kenmerk: str) -> Nagekeken | None:
    """Return what was made of the file, when it was checked against edition `kenmerk`."""
    gevonden = st.session_state.get(_LIJST)
    if isinstance(gevonden, tuple) and gevonden[0] == kenmerk:
        nagekeken: Nagekeken = gevonden[1]
        return nagekeken
    return None


def onthoud(kenmerk: str, nagekeken: Nagekeken) -> None:
    """Keep what was made of the file."""
    st.session_state[_LIJST] = (kenmerk, nagekeken)


def voorstel(kenmerk: str) -> pd.DataFrame | None:
    """Return the places proposed for the file, when they were looked for in edition `kenmerk`."""
    gevonden = st.session_state.get(_VOORSTEL)
    if isinstance(gevonden, tuple) and gevonden[0] == kenmerk:
        plaatsen: pd.DataFrame = gevonden[1]
        return plaatsen
    return None


def onthoud_voorstel(kenmerk: str, plaatsen: pd.DataFrame) -> None:
    """Keep the places that were proposed."""
    st.session_state[_VOORSTEL] = (kenmerk, plaatsen)


def bewaard() -> str:
    """Return what saving led to; empty where nothing was saved."""
    return str(st.session_state.get(_BEWAARD, ""))


def meld_bewaard(zin: str) -> None:
    """Keep what saving led to until the next file."""
    st.session_state[_BEWAARD] = zin
