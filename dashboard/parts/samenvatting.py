"""The figures of the chosen region, and what the register knows there."""

import streamlit as st

from dashboard import data
from dashboard.bekend import Bekend
from dashboard.getallen import getal
from dashboard.parts.cijfers import Rij, met_marge
from dashboard.state.kaart import Kaart
from dashboard.tekst import eenheid_van, t, woord
from dashboard.veilig import in_html
from etl.contract.aanbod import AANBODTYPES
from etl.contract.figures import FIGUREN
from etl.store.read import Editie

_CIJFERS = (
    "huishoudens",
    "wijken",
    "plaatsen",
    "dekking_pct",
    "minuten_dichtste",
    "modellen_bereikbaar",
    "internet_zonder_pct",
    "nood",
)
#: Figures of known places.
_TOEGANG = ("dekking_pct", "minuten_dichtste", "modellen_bereikbaar")


def plaatsen_in(editie: Editie, toestand: Kaart) -> Bekend:
    """Return what the register knows in the region, of the chosen types and werkmodel."""
    regio = (toestand.niveau, toestand.gebied)
    return data.bekend(editie, regio, toestand.typen, toestand.werkmodel)


def bekend(plaatsen: Bekend, regio: str) -> str:
    """Return what stands under the map's title: how many places are known, and of what date."""
    zin = t("bekend.aantal", n=plaatsen.aantal, regio=regio)
    if plaatsen.jaren:
        zin += " " + t("bekend.datum", jaren=plaatsen.jaren)
    if plaatsen.zonder_adres:
        zin += " " + t("bekend.zonder", n=len(plaatsen.zonder_adres))
    return f"{zin} {t('bekend.let_op')}"


def samenvatting(editie: Editie, toestand: Kaart) -> None:
    """Draw the region's figures, at the default settings."""
    rij = data.regio(editie, toestand.niveau, toestand.code)
    cijfers = "".join(
        f"<div><dt>{in_html(_naam(k))}</dt><dd>{_waarde(rij, k)}</dd></div>" for k in _CIJFERS
    )
    st.html(
        f'<dl class="bk-cijfers">{cijfers}</dl>'
        f'<p class="bk-klein">{in_html(t("samenvatting.uitleg"))}</p>'
    )


def _naam(kolom: str) -> str:
    return woord(FIGUREN[kolom].titel) if kolom in FIGUREN else t(f"samenvatting.{kolom}")


def _waarde(rij: Rij, kolom: str) -> str:
    """Return a figure as HTML, with how sure it is where places are not known exactly."""
    if kolom in _TOEGANG:
        # As on the map: of an empty register nothing follows.
        tekst, bij = met_marge(rij, kolom)
        return in_html(tekst) + (f'<span class="bk-bij">{in_html(bij)}</span>' if bij else "")
    figuur = FIGUREN.get(kolom)
    tekst = getal(rij[kolom], figuur.decimalen if figuur else 0)
    return in_html(tekst if tekst == "–" else tekst + eenheid_van(kolom))


def zonder_adres(editie: Editie, plaatsen: Bekend) -> None:
    """List the places that the map cannot show, because only their gemeente is known."""
    if not plaatsen.zonder_adres:
        return
    titel = t("zonder.titel", n=len(plaatsen.zonder_adres))
    vak = st.expander(titel, on_change="rerun", key="zonder")
    if not vak.open:
        return
    gemeenten = data.namen(editie)["gemeente"]
    regels = "".join(
        f"<li>{in_html(naam)} ({in_html(woord(AANBODTYPES[soort].naam))}), "
        f"{in_html(gemeenten.get(gemeente, ''))}</li>"
        for naam, soort, gemeente in plaatsen.zonder_adres
    )
    with vak:
        st.html(f"<ul>{regels}</ul>")
