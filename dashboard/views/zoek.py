"""The page Zoek aanbod: what there is around a point, and a sheet to choose from."""

import streamlit as st

from dashboard import data
from dashboard.parts import keuzekaart, pagina, zoek_lijst
from dashboard.parts.tabel import Link, link
from dashboard.parts.zoek_kaart import zoekkaart
from dashboard.parts.zoek_plek import (
    gekozen,
    hier_verder,
    middelpunt,
    plaatsnaam,
    vergeten,
    zoekveld,
)
from dashboard.parts.zoek_wensen import wensen
from dashboard.state import sessie
from dashboard.state.zoek import Zoek, zet_keuzekaart
from dashboard.tekst import t
from dashboard.veilig import in_html
from dashboard.zoeken.middelpunt import Middelpunt
from etl.store.read import Editie


def render() -> None:
    """Draw the page; without a place, the search for one."""
    bladzijde = pagina.begin("zoek", t("zoek.titel"))
    if bladzijde is None:
        return
    editie = bladzijde.editie
    toestand = sessie.begin(Zoek, editie)
    with st.spinner(t("zoek.laden")):
        hier = middelpunt(editie, toestand)
    if hier is None:
        _zoek_plek(editie, toestand)
    elif toestand.keuzekaart:
        keuzekaart.kaartblad(editie, toestand, hier, plaatsnaam(editie, hier))
    else:
        _aanbod(editie, toestand, hier)
    pagina.einde(bladzijde, toestand)
    if hier is None:
        # Somebody who reads does not wait for it; the first letters then find it ready.
        data.gazetteer(editie)


def _zoek_plek(editie: Editie, toestand: Zoek) -> None:
    if vergeten(toestand):
        pagina.melding(t("zoek.onbekende_plek"), rol="status")
    st.html(f"<p>{in_html(t('zoek.uitleg'))}</p>")
    zoekveld(editie)
    hier_verder(editie)
    st.html(f'<p class="bk-bekend">{in_html(t("zoek.of_klik"))}</p>')
    zoekkaart(editie, toestand, None, "", [])
    st.html(f'<p class="bk-klein">{in_html(t("zoek.privacy"))}</p>')


def _aanbod(editie: Editie, toestand: Zoek, hier: Middelpunt) -> None:
    plaats = plaatsnaam(editie, hier)
    gekozen(editie, hier)
    with st.container(key="bediening"):
        wensen(editie, toestand)
    vraag = toestand.vraag(hier.x, hier.y, hier.wijk_code, hier.gemeente_code)
    resultaten = data.aanbod(editie).zoek(vraag)
    gemeente = data.namen(editie)["gemeente"].get(hier.gemeente_code, "")
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        zin = in_html(zoek_lijst.samenvatting(resultaten, gemeente))
        st.html(f'<p class="bk-verhaal" role="status">{zin}</p>', width="content")
        st.button(t("zoek.maak_keuzekaart"), key="zoek_maak", on_click=zet_keuzekaart, args=(True,))
    links, rechts = st.columns([1.1, 1], gap="medium")
    nabij, verder = zoek_lijst.genummerd(resultaten)
    with links, st.container(key="zoek_kaartvak"):
        zoekkaart(editie, toestand, hier, plaats, nabij + verder)
        st.html(f'<p class="bk-klein">{in_html(t("zoek.kaartuitleg"))}</p>')
    with rechts:
        lijsten = zoek_lijst.lijsten(editie, resultaten, gemeente)
        nog = zoek_lijst.wie_nog(gemeente, leeg=not nabij)
        # Where there is nothing at all, whom to ask is the answer.
        st.html(nog + lijsten if zoek_lijst.niets(resultaten) else lijsten + nog)
    if hier.wijk_code:
        wijk = data.namen(editie)["wijk"][hier.wijk_code]
        profiel = pagina.pad("profiel", {"wijk": hier.wijk_code})
        st.html(f"<p>{link(Link(t('zoek.profiel', wijk=wijk), profiel))}</p>")
    st.html(f'<p class="bk-klein">{in_html(t("zoek.privacy"))}</p>')


if __name__ == "__main__":
    render()
