"""What the visitor takes away: the region's wijken as a file."""

from collections.abc import Callable

import streamlit as st

from dashboard import data
from dashboard.state.velden import Regiokeuze
from dashboard.tekst import t
from etl.export import FORMATEN, file_name
from etl.store.read import Editie

_SOORTEN = ("belgisch", "rfc4180", "xlsx")


def download(editie: Editie, toestand: Regiokeuze) -> None:
    """Draw the buttons; a file is made only when its button is pressed."""
    for kolom, soort in zip(st.columns(len(_SOORTEN)), _SOORTEN, strict=True):
        formaat = "xlsx" if soort == "xlsx" else "csv"
        kolom.download_button(
            t(f"download.{soort}"),
            _maker(editie, toestand.niveau, toestand.code, soort),
            file_name=file_name(toestand.niveau, toestand.code, formaat),
            mime=FORMATEN[formaat].mime,
            key=f"download_{soort}",
            on_click="ignore",
            width="stretch",
        )


def _maker(editie: Editie, niveau: str, code: str, soort: str) -> Callable[[], bytes]:
    return lambda: data.bestand(editie, niveau, code, soort)
