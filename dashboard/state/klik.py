"""What a visitor clicked on a map, as the browser tells it: never trusted."""

import math
from dataclasses import dataclass
from typing import Any

import streamlit as st


@dataclass(frozen=True)
class Klik:
    """One click.

    Attributes
    ----------
    niveau, code : str
        Level and code of the area; or "plaats" and the id of a place of the register, or "punt"
        and the code of a mark. Empty for none. Either may be forged: look it up before use.
    lat, lon : float
        Where, in degrees; not a number where the browser did not tell.
    """

    niveau: str = ""
    code: str = ""
    lat: float = math.nan
    lon: float = math.nan


def aangeklikt(sleutel: str) -> Klik:
    """Return what was clicked last on a map.

    Parameters
    ----------
    sleutel : str
        Key of the map component in the session.
    """
    terug = st.session_state.get(sleutel)
    vorm = terug.get("last_active_drawing") if isinstance(terug, dict) else None
    eigenschappen = vorm.get("properties") if isinstance(vorm, dict) else None
    if not isinstance(eigenschappen, dict):
        return Klik()
    niveau, code = eigenschappen.get("niveau"), eigenschappen.get("code")
    if not (isinstance(niveau, str) and isinstance(code, str)):
        return Klik()
    return Klik(niveau, code, _graad(eigenschappen.get("lat")), _graad(eigenschappen.get("lon")))


def _graad(waarde: Any) -> float:
    getal = isinstance(waarde, int | float) and not isinstance(waarde, bool)
    return float(waarde) if getal and math.isfinite(waarde) else math.nan
