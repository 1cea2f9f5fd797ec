"""What the visitor takes away: a region's figures, or a wijk's report, as a file."""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import data
from dashboard.state.velden import Regiokeuze
from dashboard.taal import in_deze_taal
from dashboard.tekst import t
from etl.export import FORMATEN, WIJK, file_name
from etl.store.read import Editie

#: What people choose, and the format that it is: to read first, then for other programs.
_LEZEN = {"pdf": "pdf", "xlsx": "xlsx", "belgisch": "csv"}
_VERDER = {"rfc4180": "csv", "gpkg": "gpkg", "geojson": "geojson", "html": "html", "hsds": "hsds"}


def download(editie: Editie, toestand: Regiokeuze) -> None:
    """Draw the buttons of a region; a file is made only when its button is pressed."""
    regio = (toestand.niveau, toestand.code)
    for kolom, (soort, formaat) in zip(st.columns(len(_LEZEN)), _LEZEN.items(), strict=True):
        _knop(kolom, editie, regio, soort, formaat)
    vak = st.popover(t("download.verder"), key="download_verder", on_change="rerun")
    if not vak.open:
        return
    with vak:
        for soort, formaat in _VERDER.items():
            _knop(st.container(), editie, regio, soort, formaat)


def wijkverslag(editie: Editie, code: str) -> None:
    """Draw the button of a wijk's report."""
    _knop(st.container(), editie, (WIJK, code), "pdf", "pdf", t("download.wijk"))


def _knop(
    plek: DeltaGenerator,
    editie: Editie,
    gebied: tuple[str, str],
    soort: str,
    formaat: str,
    tekst: str = "",
) -> None:
    plek.download_button(
        tekst or t(f"download.{soort}"),
        _maker(editie, gebied, soort),
        file_name=file_name(*gebied, formaat),
        mime=FORMATEN[formaat].mime,
        key=f"download_{gebied[0]}_{soort}",
        on_click="ignore",
        width="stretch",
    )


def _maker(editie: Editie, gebied: tuple[str, str], soort: str) -> Callable[[], bytes]:
    return in_deze_taal(lambda: data.bestand(editie, *gebied, soort))
