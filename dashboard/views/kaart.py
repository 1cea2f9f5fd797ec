"""The first page: the map of a region, its ranking and figures, and the card of one wijk."""

import pandas as pd
import streamlit as st

from dashboard import data, lagen, state
from dashboard.parts import legenda, ranglijst, samenvatting
from dashboard.parts.bediening import bediening, kies_wijk
from dashboard.parts.download import download
from dashboard.parts.map import kaart
from dashboard.parts.wijkkaart import wijkkaart
from dashboard.state import Toestand
from dashboard.tekst import t
from dashboard.veilig import in_html
from dashboard.waarden import WIJK
from etl.contract.aanbod import WERKMODELLEN
from etl.contract.figures import FIGUREN
from etl.contract.niveaus import GEHEEL, GEHEEL_NAAM
from etl.errors import BuurtkompasFout
from etl.store.read import Editie


def render() -> None:
    """Draw the page; without an edition, one sentence that says what to do."""
    st.html(f'<h1 class="bk-titel">{in_html(t("kaart.titel"))}</h1>')
    try:
        editie = data.editie()
    except BuurtkompasFout as fout:
        st.html(f'<p class="bk-melding" role="alert">{in_html(fout)}</p>')
        return
    toestand = state.begin(editie)
    boven = st.container(key="bediening")
    links, rechts = st.columns([2.2, 1], gap="medium")
    # The view does not depend on what the widgets return, so the map goes out first.
    vlakken = data.laag(editie, toestand.vraag())
    with links:
        _kaartdeel(editie, toestand, vlakken)
    with boven:
        bediening(editie, toestand)
    with rechts:
        _zijkant(editie, toestand, vlakken)
    _onder(editie, toestand, vlakken)
    state.onthoud()


def _kaartdeel(editie: Editie, toestand: Toestand, vlakken: pd.DataFrame) -> None:
    kop = st.container()
    kaart(editie, toestand, vlakken)
    plaatsen = samenvatting.plaatsen_in(editie, toestand)
    regio = _regionaam(editie, toestand)
    kop.html(
        f'<h2 class="bk-kaarttitel">{in_html(titel(toestand, regio))}</h2>'
        f'<p class="bk-bekend">{in_html(samenvatting.bekend(plaatsen, regio))}</p>'
        f'<p class="bk-bekend bk-klein">{in_html(_niveau(toestand))}</p>'
    )
    legenda.legenda(toestand.vraag().soort, _in_beeld(editie, toestand, vlakken))
    samenvatting.zonder_adres(plaatsen)
    if toestand.wijk:
        _regiodeel(editie, toestand, vlakken)


def _niveau(toestand: Toestand) -> str:
    """Return the level at which the figure on the map is known: often not the wijk."""
    figuur = FIGUREN[toestand.vraag().soort.kolom]
    return t("bekend.niveau", figuur=figuur.titel.nl.capitalize(), niveau=figuur.niveau.nl)


def titel(toestand: Toestand, regio: str) -> str:
    """Return the title of the map: which figure, at which settings, where."""
    laag = toestand.vraag().soort
    mag = laag.instelbaar
    if toestand.kaartniveau != WIJK and laag.sleutel in ("huur", "kloof"):
        tekst = t(f"laag.regiotitel.{laag.sleutel}")
    else:
        tekst = t(f"laag.titel.{laag.sleutel}", minuten=toestand.minuten)
    if "werkmodel" in mag and toestand.werkmodel:
        tekst += f", {t('titel.werkmodel', naam=WERKMODELLEN[toestand.werkmodel].naam.nl)}"
    return t("titel.in", laag=tekst, regio=regio)


def _regionaam(editie: Editie, toestand: Toestand) -> str:
    if toestand.niveau == GEHEEL:
        return GEHEEL_NAAM.nl
    return data.namen(editie)[toestand.niveau][toestand.gebied]


def _zijkant(editie: Editie, toestand: Toestand, vlakken: pd.DataFrame) -> None:
    kies_wijk(editie, toestand)
    if toestand.wijk:
        wijkkaart(editie, toestand, vlakken)
    else:
        _regiodeel(editie, toestand, vlakken)


def _regiodeel(editie: Editie, toestand: Toestand, vlakken: pd.DataFrame) -> None:
    """Draw the region's figures and its ranking: beside the map, or under it beside a card."""
    st.html(f'<h2 class="bk-h2">{in_html(_regionaam(editie, toestand))}</h2>')
    samenvatting.samenvatting(editie, toestand)
    laag = toestand.vraag().soort
    st.html(f'<h3 class="bk-h3">{in_html(t(f"rang.titel.{laag.sleutel}"))}</h3>')
    rij = ranglijst.volgorde(laag, _in_beeld(editie, toestand, vlakken))
    namen = data.namen(editie)[toestand.kaartniveau]
    ranglijst.ranglijst(laag, toestand.kaartniveau, rij, namen, toestand.wijk)


def _onder(editie: Editie, toestand: Toestand, vlakken: pd.DataFrame) -> None:
    laag = toestand.vraag().soort
    woorden = list(lagen.labels(laag).values()) or legenda.grenzen(laag)
    namen = data.namen(editie)[toestand.kaartniveau]
    ranglijst.tabel(laag, _in_beeld(editie, toestand, vlakken), namen, woorden)
    st.html(f'<h2 class="bk-h2">{in_html(t("download.titel"))}</h2>')
    download(editie, toestand)


def _in_beeld(editie: Editie, toestand: Toestand, vlakken: pd.DataFrame) -> pd.DataFrame:
    """Return the areas of the view: the wijken of the region, or all regions of its level."""
    if toestand.kaartniveau != WIJK or toestand.niveau == GEHEEL:
        return vlakken
    return vlakken.loc[state.in_regio(toestand, editie)]


if __name__ == "__main__":
    render()
