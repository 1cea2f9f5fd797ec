"""Two maps of the page: need against access at the weights, and clusters of access."""

from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import data, lagen, prioriteitslijst
from dashboard.getallen import geheel, onbekend
from dashboard.lagen import LAGEN, Laag
from dashboard.parts import legenda, pagina, ranglijst
from dashboard.parts.beleid_gewichten import gevolg, gewichten
from dashboard.parts.gebied import regionaam
from dashboard.parts.map import Beeld, kaart
from dashboard.parts.tabel import Cel, Link, link, tabel
from dashboard.state.beleid import Beleid, geklikt
from dashboard.tekst import t, woord
from dashboard.veilig import in_html
from etl.contract.figures import KLASSEN_CLUSTER, KLASSEN_KLOOF
from etl.store.read import Editie

#: Far among far stands out; what may be chance recedes. Colours of Okabe and Ito.
_KLEUREN = {
    "HH": "#d55e00",
    "HL": "#e69f00",
    "LH": "#56b4e9",
    "LL": "#0072b2",
    "niet significant": "#ececec",
}
CLUSTER = Laag(
    "cluster",
    "cluster_toegang",
    "klasse",
    (),
    tuple(_KLEUREN.values()),
    klassen=tuple(_KLEUREN),
    waardekolom="minuten_dichtste",
    eenheid="min",
)
#: The classes that say something, those that ask for attention first.
KWADRANTEN = ("HH", "HL", "LH", "LL")
#: Rows of the table of a cluster.
MEESTE = 60


def kloof(editie: Editie, toestand: Beleid) -> None:
    """Draw the section with the 3×3 map at the chosen weights."""
    links, rechts = st.columns([2.7, 1], gap="medium")
    cijfers = data.prioriteit(editie, toestand.gewichten)
    vlakken = prioriteitslijst.vlakken(editie, cijfers)
    with links:
        _kop("kaart", editie, toestand)
        gevolg(editie, toestand, cijfers)
        _teken(editie, toestand, LAGEN["kloof"], vlakken)
        _gekozen(editie, toestand, cijfers)
        in_beeld = vlakken.loc[toestand.wijkcodes(editie)]
        legenda.legenda(editie, LAGEN["kloof"], in_beeld)
        woorden = [woord(w) for w in KLASSEN_KLOOF.values()]
        ranglijst.tabel(LAGEN["kloof"], in_beeld, data.namen(editie)["wijk"], woorden)
    with rechts:
        gewichten(editie, toestand)


def _kop(deel: str, editie: Editie, toestand: Beleid) -> None:
    titel = t(f"beleid.{deel}.titel", regio=regionaam(editie, toestand))
    st.html(
        f'<h2 class="bk-kaarttitel">{in_html(titel)}</h2>'
        f'<p class="bk-bekend">{in_html(t(f"beleid.{deel}.zin"))}</p>'
    )


def _teken(editie: Editie, toestand: Beleid, laag: Laag, vlakken: pd.DataFrame) -> None:
    beeld = Beeld(
        laag, vlakken, niveau=toestand.niveau, gebied=toestand.gebied, gekozen=toestand.wijk
    )
    sleutel = f"beleid_{laag.sleutel}"
    kaart(editie, beeld, sleutel, partial(geklikt, sleutel))


def _gekozen(editie: Editie, toestand: Beleid, cijfers: pd.DataFrame) -> None:
    """Say of the wijk that was clicked what the map says of it, and lead to its profile."""
    if not toestand.wijk:
        st.html(f'<p class="bk-klein">{in_html(t("beleid.klik"))}</p>')
        return
    rij = cijfers.loc[toestand.wijk]
    naam = data.namen(editie)["wijk"][toestand.wijk]
    if onbekend(rij["rang"]):
        tekst = t("beleid.gekozen_zonder", naam=naam)
    else:
        klasse = woord(KLASSEN_KLOOF[str(rij["kloof_klasse"])])
        rang, n = geheel(rij["rang"]), geheel(cijfers["rang"].notna().sum())
        tekst = t("beleid.gekozen", naam=naam, klasse=klasse, rang=rang, van=n)
    _zeg(toestand, tekst)


def _zeg(toestand: Beleid, tekst: str) -> None:
    naar = link(Link(t("beleid.naar_profiel"), pagina.pad("profiel", {"wijk": toestand.wijk})))
    st.html(f'<p class="bk-nu">{in_html(tekst)} {naar}</p>')


# ---- clusters --------------------------------------------------------------------------------


def clusters(editie: Editie, toestand: Beleid) -> None:
    """Draw the section with wijken that are far, or near, together with their neighbours."""
    _kop("clusters", editie, toestand)
    if "cluster_toegang" not in editie.wijken:
        pagina.melding(t("beleid.zonder_trekkingen"))
        return
    vlakken = _vlakken(editie)
    _teken(editie, toestand, CLUSTER, vlakken)
    if toestand.wijk:
        _zeg(toestand, _in_cluster(editie, toestand.wijk))
    in_beeld = vlakken.loc[toestand.wijkcodes(editie)]
    legenda.legenda(editie, CLUSTER, in_beeld)
    st.html(f"<p>{in_html(t('beleid.clusters.uitleg'))}</p>")
    _lijst(editie, toestand)
    labels = list(lagen.labels(CLUSTER).values())
    ranglijst.tabel(CLUSTER, in_beeld, data.namen(editie)["wijk"], labels)


def _in_cluster(editie: Editie, code: str) -> str:
    """Return what the map says of one wijk."""
    klasse, minuten = editie.wijken.loc[code, ["cluster_toegang", "minuten_dichtste"]]
    woorden = t("wijk.onbekend") if onbekend(klasse) else woord(KLASSEN_CLUSTER[str(klasse)])
    naam = data.namen(editie)["wijk"][code]
    return t("beleid.gekozen_cluster", naam=naam, klasse=woorden, minuten=geheel(minuten))


def _vlakken(editie: Editie) -> pd.DataFrame:
    """Return the layer: hatched where the register is empty, because far is not known there."""
    wijken = editie.wijken
    klasse = lagen.klassen_van(CLUSTER, wijken["minuten_dichtste"], wijken["cluster_toegang"])
    klasse = np.where(wijken["register"] == "leeg", "l", klasse)
    klasse = np.where(wijken["klein"], "k", klasse)
    klasse = np.where(wijken["onbewoond"], "o", klasse)
    return pd.DataFrame(
        {
            "waarde": wijken["minuten_dichtste"],
            "klasse": klasse,
            "huishoudens": wijken["huishoudens"],
            "register": wijken["register"],
            "rang": np.nan,
        }
    )


def _lijst(editie: Editie, toestand: Beleid) -> None:
    """List the wijken of each class but "not significant", those with most households first."""
    alle = editie.wijken.loc[toestand.wijkcodes(editie)]
    telt, gemeenten = alle[alle["register"] != "leeg"], data.namen(editie)["gemeente"]
    if not telt["cluster_toegang"].isin(KWADRANTEN).any():
        st.html(f"<p>{in_html(t('beleid.cluster_niets'))}</p>")
    for klasse in KWADRANTEN:
        deel = telt[telt["cluster_toegang"] == klasse]
        if deel.empty:
            continue
        deel = deel.sort_values("huishoudens", ascending=False)
        rijen: list[list[Cel]] = [
            [
                Link(str(rij["wijk_naam"]), pagina.pad("profiel", {"wijk": str(code)})),
                gemeenten[rij["gemeente_code"]],
                geheel(rij["minuten_dichtste"]),
                geheel(rij["huishoudens"]),
            ]
            for code, rij in deel.head(MEESTE).to_dict("index").items()
        ]
        koppen = [t(f"beleid.kop.{k}") for k in ("wijk", "gemeente", "minuten", "huishoudens")]
        naam = t(f"beleid.cluster.{klasse}", n=len(deel))
        with st.expander(naam):
            titel = woord(KLASSEN_CLUSTER[klasse])
            st.html(tabel(titel, koppen, rijen, getallen={2, 3}))
            if len(deel) > MEESTE:
                st.html(f'<p class="bk-klein">{in_html(t("beleid.cluster_meer", n=MEESTE))}</p>')
    leeg = ((alle["register"] == "leeg") & (alle["cluster_toegang"] == "HH")).sum()
    if leeg:
        st.html(f'<p class="bk-klein">{in_html(t("beleid.cluster_leeg", n=int(leeg)))}</p>')
