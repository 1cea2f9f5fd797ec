"""The first page: the map of a region, its ranking and figures, and the card of one wijk."""

import pandas as pd
import streamlit as st

from dashboard import data, eigenlagen, lagen, waarden
from dashboard.lagen import Laag
from dashboard.parts import legenda, pagina, ranglijst, samenvatting
from dashboard.parts.bediening import bediening, kies_wijk
from dashboard.parts.download import download
from dashboard.parts.gebied import regionaam
from dashboard.parts.map import Beeld, kaart
from dashboard.parts.wijkkaart import wijkkaart
from dashboard.state import sessie
from dashboard.state.kaart import KAART, Kaart, geklikt
from dashboard.tekst import met_hoofdletter, t, woord
from dashboard.veilig import in_html
from dashboard.waarden import WIJK
from etl.contract.aanbod import WERKMODELLEN
from etl.contract.figures import FIGUREN
from etl.store.read import Editie


def render() -> None:
    """Draw the page; without an edition, one sentence that says what to do."""
    bladzijde = pagina.begin("kaart", t("kaart.titel"))
    if bladzijde is None:
        return
    editie = bladzijde.editie
    toestand = sessie.begin(Kaart, editie)
    boven = st.container(key="bediening")
    with st.container(key="kaart_vak"):
        links, rechts = st.columns([2.2, 1], gap="medium")
    # The view does not depend on what the widgets return, so the map goes out first.
    vlakken = data.laag(editie, eigenlagen.vraag(editie, toestand))
    with links:
        _kaartdeel(editie, toestand, vlakken)
    with boven:
        bediening(editie, toestand)
    with rechts:
        _zijkant(editie, toestand, vlakken)
    _onder(editie, toestand, vlakken)
    pagina.einde(bladzijde, toestand)


def _kaartdeel(editie: Editie, toestand: Kaart, vlakken: pd.DataFrame) -> None:
    kop = st.container()
    laag = eigenlagen.vraag(editie, toestand).soort
    kaart(editie, _beeld(laag, toestand, vlakken), KAART, geklikt)
    if toestand.wijk:
        # On a phone the card is below what is read with the map; who clicked looks here.
        naam = in_html(t("kaart.naar_wijkkaart", wijk=editie.wijken.at[toestand.wijk, "wijk_naam"]))
        st.html(f'<p class="bk-alleen-smal bk-naar"><a href="#wijkkaart">{naam}</a></p>')
    plaatsen = samenvatting.plaatsen_in(editie, toestand)
    regio = regionaam(editie, toestand)
    kop.html(
        f'<h2 class="bk-kaarttitel">{in_html(titel(laag, toestand, regio))}</h2>'
        f'<p class="bk-bekend">{in_html(samenvatting.bekend(plaatsen, regio))}</p>'
        f'<p class="bk-bekend bk-klein">{in_html(_niveau(laag))}</p>'
    )
    bronnen = (*legenda.BRONNEN_KAART, *(laag.figuur.bronnen if laag.figuur else ()))
    legenda.legenda(editie, laag, _in_beeld(editie, toestand, vlakken), bronnen=bronnen)
    samenvatting.zonder_adres(editie, plaatsen)
    if toestand.wijk:
        with st.container(key="kaart_regio"):
            _regiodeel(editie, toestand)


def _niveau(laag: Laag) -> str:
    """Return the level at which the figure on the map is known: often not the wijk."""
    figuur = laag.figuur or FIGUREN[laag.kolom]
    return t(
        "bekend.niveau", figuur=met_hoofdletter(woord(figuur.titel)), niveau=woord(figuur.niveau)
    )


def titel(laag: Laag, toestand: Kaart, regio: str) -> str:
    """Return the title of the map: which figure, at which settings, where."""
    mag = laag.instelbaar
    if toestand.kaartniveau != WIJK and laag.sleutel in ("huur", "kloof"):
        tekst = t(f"laag.regiotitel.{laag.sleutel}")
    else:
        tekst = lagen.titel(laag, toestand.minuten)
    if "werkmodel" in mag and toestand.werkmodel:
        tekst += f", {t('titel.werkmodel', naam=woord(WERKMODELLEN[toestand.werkmodel].naam))}"
    return t("titel.in", laag=tekst, regio=regio)


def _beeld(laag: Laag, toestand: Kaart, vlakken: pd.DataFrame) -> Beeld:
    return Beeld(
        laag,
        vlakken,
        toestand.kaartniveau,
        toestand.niveau,
        toestand.gebied,
        toestand.wijk if toestand.kaartniveau == WIJK else toestand.gebied,
        toestand.typen,
        toestand.werkmodel,
    )


def _zijkant(editie: Editie, toestand: Kaart, vlakken: pd.DataFrame) -> None:
    kies_wijk(editie, toestand)
    if toestand.wijk:
        wijkkaart(editie, toestand, vlakken)
    else:
        _regiodeel(editie, toestand)


def _regiodeel(editie: Editie, toestand: Kaart) -> None:
    """Draw the region's figures and its ranking: beside the map, or under it beside a card."""
    st.html(f'<h2 class="bk-h2">{in_html(regionaam(editie, toestand))}</h2>')
    samenvatting.samenvatting(editie, toestand)
    vraag = eigenlagen.vraag(editie, toestand)
    laag = vraag.soort
    kop_ = (
        t("rang.titel.eigen", naam=lagen.naam(laag))
        if laag.figuur
        else t(f"rang.titel.{laag.sleutel}")
    )
    st.html(f'<h3 class="bk-h3">{in_html(kop_)}</h3>')
    regio = (toestand.niveau, toestand.gebied)
    kop = data.rangkop(editie, vraag, regio, ranglijst.LENGTE)
    namen = data.namen(editie)[toestand.kaartniveau]
    ranglijst.ranglijst(laag, toestand.kaartniveau, kop, namen, toestand.wijk)


def _onder(editie: Editie, toestand: Kaart, vlakken: pd.DataFrame) -> None:
    laag = eigenlagen.vraag(editie, toestand).soort
    woorden = list(lagen.labels(laag).values()) or legenda.grenzen(laag)
    namen = data.namen(editie)[toestand.kaartniveau]
    ranglijst.tabel(laag, _in_beeld(editie, toestand, vlakken), namen, woorden)
    st.html(f'<h2 class="bk-h2 bk-geen-print">{in_html(t("download.titel"))}</h2>')
    download(editie, toestand)


def _in_beeld(editie: Editie, toestand: Kaart, vlakken: pd.DataFrame) -> pd.DataFrame:
    niveau = toestand.kaartniveau
    return waarden.in_regio(editie, vlakken, niveau, toestand.niveau, toestand.gebied)


if __name__ == "__main__":
    render()
