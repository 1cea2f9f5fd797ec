"""The figures of the chosen region, and what the register knows there."""

import pandas as pd
import streamlit as st

from dashboard import boek
from dashboard.getallen import getal
from dashboard.state.kaart import Kaart
from dashboard.tekst import eenheid_van, t, woord
from dashboard.veilig import in_html
from etl.contract.aanbod import AANBODTYPES, PRECISIES_MET_REISTIJD
from etl.contract.figures import FIGUREN
from etl.contract.niveaus import GEHEEL
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


def plaatsen_in(editie: Editie, toestand: Kaart) -> pd.DataFrame:
    """Return the known places of the region, of the chosen types and werkmodel."""
    alle = editie.initiatieven
    kies = (alle["bereik"] == "locatie") & alle["type"].isin(toestand.typen)
    if toestand.werkmodel:
        kies &= alle["werkmodellen"].str.split("|").map(lambda m: toestand.werkmodel in m)
    if toestand.niveau != GEHEEL:
        binnen = editie.wijken[f"{toestand.niveau}_code"] == toestand.gebied
        gemeenten = editie.wijken.loc[binnen, "gemeente_code"].unique()
        kies &= alle["gemeente_code"].isin(gemeenten)
    return alle[kies]


def bekend(plaatsen: pd.DataFrame, regio: str) -> str:
    """Return what stands under the map's title: how many places are known, and of what date."""
    zin = t("bekend.aantal", n=len(plaatsen), regio=regio)
    jaren = plaatsen["bron_datum"].dropna().astype(str).str[:4]
    if len(jaren):
        van, tot = jaren.min(), jaren.max()
        zin += " " + t("bekend.datum", jaren=van if van == tot else f"{van}–{tot}")
    zonder = (~plaatsen["locatie_precisie"].isin(PRECISIES_MET_REISTIJD)).sum()
    if zonder:
        zin += " " + t("bekend.zonder", n=int(zonder))
    return f"{zin} {t('bekend.let_op')}"


def samenvatting(editie: Editie, toestand: Kaart) -> None:
    """Draw the region's figures, at the default settings."""
    alle = editie.regios
    rij = alle[(alle["niveau"] == toestand.niveau) & (alle["code"] == toestand.code)].iloc[0]
    cijfers = "".join(
        f"<div><dt>{in_html(_naam(k))}</dt><dd>{in_html(_waarde(k, rij[k]))}</dd></div>"
        for k in _CIJFERS
    )
    st.html(
        f'<dl class="bk-cijfers">{cijfers}</dl>'
        f'<p class="bk-klein">{in_html(t("samenvatting.uitleg"))}</p>'
    )


def _naam(kolom: str) -> str:
    return woord(FIGUREN[kolom].titel) if kolom in FIGUREN else t(f"samenvatting.{kolom}")


def _waarde(kolom: str, waarde: object) -> str:
    figuur = FIGUREN.get(kolom)
    tekst = getal(waarde, figuur.decimalen if figuur else 0)
    return tekst if tekst == "–" else tekst + eenheid_van(kolom)


def zonder_adres(plaatsen: pd.DataFrame) -> None:
    """List the places that the map cannot show, because only their gemeente is known."""
    deel = plaatsen[~plaatsen["locatie_precisie"].isin(PRECISIES_MET_REISTIJD)]
    if deel.empty:
        return
    vak = st.expander(t("zonder.titel", n=len(deel)), on_change="rerun", key="zonder")
    if not vak.open:
        return
    regels = "".join(
        f"<li>{in_html(rij['naam'])} ({in_html(woord(AANBODTYPES[rij['type']].naam))}), "
        f"{in_html(boek.tekst(rij['gemeente_naam']))}</li>"
        for rij in deel.sort_values(["gemeente_naam", "naam"]).to_dict("records")
    )
    with vak:
        st.html(f"<ul>{regels}</ul>")
