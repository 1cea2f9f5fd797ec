"""The choice sheet on the screen: to read, to note on, to print or take along as PDF."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from dashboard import data, keuzekaart
from dashboard.parts.zoek_lijst import telefoonlink, weblink
from dashboard.state import sessie
from dashboard.state.zoek import MEESTE_OPTIES, NOTITIES, Zoek, zet_keuzekaart
from dashboard.taal import taal
from dashboard.tekst import t
from dashboard.veilig import in_html
from dashboard.zoeken.keuze import MINSTENS
from dashboard.zoeken.middelpunt import Middelpunt
from etl.export.pdf.keuzekaart import Keuzekaart, Optie, keuzekaart_report
from etl.store.read import Editie

_LANGSTE_NOTITIE = 2000


def kaartblad(editie: Editie, toestand: Zoek, hier: Middelpunt, plaats: str) -> None:
    """Draw the choice sheet around a point, with what makes it, prints it and leaves it."""
    # A sheet is about choice: a wish for one werkmodel would leave none.
    vraag = toestand.vraag(hier.x, hier.y, hier.wijk_code, hier.gemeente_code)
    resultaten = data.aanbod(editie).zoek(replace(vraag, werkmodellen=()))
    notities = str(st.session_state.get(NOTITIES, ""))
    blad = keuzekaart.maak(editie, resultaten, plaats, toestand.opties, notities)
    _knoppen(editie, toestand, blad)
    st.html(_html(blad))
    with st.container(key="zoek_notitievak"):
        st.text_area(
            t("zoek.kaart.notities"),
            key=NOTITIES,
            max_chars=_LANGSTE_NOTITIE,
            placeholder=t("zoek.kaart.notities_leeg"),
            help=t("zoek.kaart.notities_hulp"),
        )
    st.html(_notities(notities) + f'<p class="bk-klein">{in_html(blad.slot)}</p>')


def _knoppen(editie: Editie, toestand: Zoek, blad: Keuzekaart) -> None:
    with st.container(key="zoek_kaartknoppen"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            st.button(t("zoek.kaart.terug"), on_click=zet_keuzekaart, args=(False,))
            st.download_button(
                t("zoek.kaart.pdf"),
                _maker(blad, editie.datum, taal()),
                file_name=t("zoek.kaart.bestand"),
                mime="application/pdf",
                key="zoek_pdf",
                on_click="ignore",
            )
            st.radio(
                t("zoek.kaart.aantal"),
                range(MINSTENS, MEESTE_OPTIES + 1),
                **sessie.kiest(Zoek, "opties"),
                horizontal=True,
                width="content",
            )
        st.html(f'<p class="bk-klein bk-strak">{in_html(t("zoek.kaart.afdrukken"))}</p>')
        if toestand.modellen:
            st.html(f'<p class="bk-klein bk-strak">{in_html(t("zoek.kaart.alle_modellen"))}</p>')


def _maker(blad: Keuzekaart, datum: str, in_taal: str) -> Callable[[], bytes]:
    """Return what writes the PDF when it is asked for; it is kept nowhere."""
    return lambda: keuzekaart_report(blad, datum, in_taal)


def _html(blad: Keuzekaart) -> str:
    meldingen = "".join(f'<p class="bk-melding">{in_html(zin)}</p>' for zin in blad.meldingen)
    opties = "".join(_optie(optie) for optie in blad.opties)
    lijsten = "".join(
        f'<h3 class="bk-h2">{in_html(kop)}</h3>'
        f'<ul class="bk-lijst">{"".join(f"<li>{in_html(p)}</li>" for p in punten)}</ul>'
        for kop, punten in blad.lijsten
    )
    return (
        f'<section class="bk-keuzekaart"><h2 class="bk-doel">{in_html(blad.titel)}</h2>'
        f"<p>{in_html(blad.inleiding)}</p>{meldingen}"
        f'<div class="bk-opties">{opties}</div>{lijsten}</section>'
    )


def _optie(optie: Optie) -> str:
    regels = "".join(
        f"<div><dt>{in_html(kop)}</dt><dd>{_waarde(tekst)}</dd></div>"
        for kop, tekst in optie.regels
    )
    return (
        f'<article class="bk-optie" style="border-left-color:{optie.kleur}">'
        f"<h3>{in_html(optie.naam)}</h3><p>{in_html(optie.soort)}</p>"
        f'<p><span class="bk-stip" style="background:{optie.kleur}"></span> '
        f"<strong>{in_html(optie.werkmodel)}.</strong> {in_html(optie.uitleg)}</p>"
        f"<dl>{regels}</dl>{_lijnen(2)}</article>"
    )


def _waarde(tekst: str) -> str:
    return weblink(tekst) if tekst.startswith("http") else telefoonlink(tekst)


def _lijnen(aantal: int) -> str:
    return f'<div class="bk-lijnen" aria-hidden="true">{"<hr>" * aantal}</div>'


def _notities(notities: str) -> str:
    """Return the notes as they are printed, with empty lines to write on."""
    tekst = "".join(f"<p>{in_html(regel)}</p>" for regel in notities.splitlines())
    kop = f'<h3 class="bk-h2">{in_html(t("zoek.kaart.notities"))}</h3>'
    return f'<div class="bk-alleen-print bk-keuzekaart">{kop}{tekst}{_lijnen(4)}</div>'
