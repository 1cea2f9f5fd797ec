"""The register to look at: map, table, and how good and how fresh it is."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import data, waarden
from dashboard import initiatieven as gekozen
from dashboard.boek import tekst
from dashboard.getallen import dag, geheel, getal
from dashboard.initiatieven import OUDERDOM
from dashboard.lagen import Laag
from dashboard.parts import legenda
from dashboard.parts.bladeren import PER_BLAD, bladen, knoppen
from dashboard.parts.gebied import regionaam
from dashboard.parts.map import Beeld, Punt, kaart
from dashboard.parts.register_filter import filters
from dashboard.parts.tabel import Cel, Link, tabel
from dashboard.state import register
from dashboard.state.register import KAART, Register
from dashboard.state.sessie import verander
from dashboard.tekst import eenheid, met_hoofdletter, t, woord
from dashboard.veilig import in_html
from etl.contract import kleuren
from etl.contract.aanbod import (
    AANBODTYPES,
    PRECISIES,
    PRECISIES_MET_REISTIJD,
    SCHEIDING,
    WERKMODELLEN,
)
from etl.contract.niveaus import GEHEEL, NIVEAUS
from etl.contract.tables import TABELLEN
from etl.export.csv import write_csv
from etl.export.tables import french_names
from etl.store.read import Editie

_GEMEENTE = "gemeente"
#: Number of initiatives per gemeente.
LAAG = Laag(
    "register", "initiatieven", "schaal", (0.0, 2.0, 5.0, 10.0), kleuren.verdeel(kleuren.AANBOD, 5)
)
_BUITEN = "."


def kijk(editie: Editie, toestand: Register) -> None:
    """Draw the part of the page that looks at the register."""
    filters(editie, toestand)
    regio = gekozen.in_region(editie, toestand.niveau, toestand.code)
    deel = gekozen.select(regio, toestand.vraag(), editie.datum, _french(editie))
    _samenvatting(editie, toestand, deel, len(regio))
    if deel.empty:
        st.html(f"<p>{in_html(t('register.niets'))}</p>")
        return
    blad = min(toestand.blad, bladen(len(deel)))
    op_blad = deel.iloc[(blad - 1) * PER_BLAD : blad * PER_BLAD]
    eerste = (blad - 1) * PER_BLAD + 1
    links, rechts = st.columns([1.4, 1], gap="medium")
    with links:
        _kaart(editie, toestand, deel, _marks(op_blad, eerste))
    with rechts:
        _kwaliteit(editie, deel)
    _lijst(editie, op_blad, eerste, (len(deel), blad))
    _meenemen(deel)


def _french(editie: Editie) -> dict[str, str]:
    """Return the French names of the gemeenten by code, where there are any."""
    gemeenten = editie.gebieden[editie.gebieden["niveau"] == _GEMEENTE]
    frans = french_names(gemeenten.set_index("code")).dropna()
    return {str(code): str(naam) for code, naam in frans.items()}


def _samenvatting(editie: Editie, toestand: Register, deel: pd.DataFrame, regio: int) -> None:
    zin = t("register.aantal", n=len(deel), van=geheel(regio), regio=regionaam(editie, toestand))
    ruw = int((deel["locatie_precisie"] == PRECISIES[-1]).sum())
    if ruw:
        zin += f" {t('register.zonder_plek', n=ruw)}"
    st.html(f'<p class="bk-bekend" role="status">{in_html(zin)}</p>')


# ---- the map -------------------------------------------------------------------------------------


def _kaart(
    editie: Editie, toestand: Register, deel: pd.DataFrame, punten: tuple[Punt, ...]
) -> None:
    vlakken = areas(editie, toestand, deel)
    beeld = Beeld(
        LAAG,
        vlakken,
        _GEMEENTE,
        toestand.niveau,
        toestand.gebied,
        typen=(),
        punten=punten,
    )
    st.html(f'<h2 class="bk-h2">{in_html(t("register.kaarttitel"))}</h2>')
    kaart(editie, beeld, KAART, register.geklikt)
    legenda.legenda(editie, LAAG, vlakken[vlakken["klasse"] != _BUITEN], plaatsen=False)
    st.html(f'<p class="bk-klein">{in_html(t("register.kaartuitleg"))}</p>')


def areas(editie: Editie, toestand: Register, deel: pd.DataFrame) -> pd.DataFrame:
    """Return the number of initiatives per gemeente, as the map draws it."""
    codes = waarden.groepen(editie, _GEMEENTE)[1]
    aantal = gekozen.per_gemeente(deel, codes).astype(float)
    klasse = np.searchsorted(LAAG.grenzen, aantal, side="left").astype(str)
    if toestand.niveau != GEHEEL:
        wijken = editie.wijken
        binnen = wijken.loc[wijken[NIVEAUS[toestand.niveau].kolom] == toestand.gebied]
        klasse = np.where(codes.isin(binnen["gemeente_code"]), klasse, _BUITEN)
    return pd.DataFrame({"waarde": aantal, "klasse": klasse}, index=codes)


def _marks(op_blad: pd.DataFrame, eerste: int) -> tuple[Punt, ...]:
    """Return a numbered mark for each row of the page whose place is known."""
    return tuple(
        Punt(rij["lat"], rij["lon"], str(rij["naam"]), "nummer", nummer)
        for nummer, rij in enumerate(op_blad.to_dict("records"), start=eerste)
        if rij["locatie_precisie"] in PRECISIES_MET_REISTIJD
    )


# ---- the table -----------------------------------------------------------------------------------


def _lijst(editie: Editie, op_blad: pd.DataFrame, eerste: int, stand: tuple[int, int]) -> None:
    n, blad = stand
    gemeenten = data.namen(editie)[_GEMEENTE]
    knoppen(blad, bladen(n), "register", lambda naar: verander(Register, blad=naar))
    koppen = ("nummer", "naam", "organisatie", "type", "werkmodellen", "gemeente", "plek", "datum")
    titel = t("register.tabel", van=geheel(eerste), tot=geheel(eerste + len(op_blad) - 1), n=n)
    rijen = [
        _rij(nummer, rij, gemeenten)
        for nummer, rij in enumerate(op_blad.to_dict("records"), start=eerste)
    ]
    namen = [t(f"register.kop.{k}") for k in koppen]
    with st.container(key="breed_register"):
        st.html(tabel(titel, namen, rijen, getallen=(0,), naamkolom=1))


def _rij(nummer: int, rij: Mapping[Any, Any], gemeenten: Mapping[str, str]) -> list[Cel]:
    naam, website = str(rij["naam"]), tekst(rij["website"])
    modellen = str(rij["werkmodellen"]).split(SCHEIDING)
    return [
        str(nummer),
        Link(naam, website) if website else naam,
        tekst(rij["organisatie"]) or "–",
        woord(AANBODTYPES[rij["type"]].naam),
        ", ".join(woord(WERKMODELLEN[m].naam) for m in modellen),
        gemeenten[str(rij["gemeente_code"])],
        t(f"register.precisie.{rij['locatie_precisie']}"),
        dag(tekst(rij["nagekeken_op"]) or tekst(rij["bron_datum"]) or "–"),
    ]


def _meenemen(deel: pd.DataFrame) -> None:
    st.download_button(
        t("register.download"),
        lambda: write_csv(deel[TABELLEN["initiatieven"].kolomnamen()], "belgisch"),
        file_name="buurtkompas_initiatieven.csv",
        mime="text/csv",
        key="download_register",
        on_click="ignore",
    )


# ---- quality -------------------------------------------------------------------------------------


def _kwaliteit(editie: Editie, deel: pd.DataFrame) -> None:
    n = len(deel)
    ouderdom = gekozen.counts(gekozen.age(deel, editie.datum), OUDERDOM)
    nooit = int(deel["nagekeken_op"].isna().sum())
    st.html(
        f'<h2 class="bk-h2">{in_html(t("register.kwaliteit"))}</h2>'
        + _verdeling(
            t("register.titel_precisie"),
            {t(f"register.precisie.{k}"): v for k, v in gekozen.precision(deel).items()},
            n,
        )
        + _verdeling(
            t("register.titel_ouderdom", datum=dag(editie.datum)),
            {t(f"register.ouderdom.{k}"): v for k, v in ouderdom.items()},
            n,
        )
        + f"<p>{in_html(t('register.nooit_nagekeken', n=nooit))}</p>"
        + f'<details class="bk-open"><summary>{in_html(t("register.titel_velden"))}</summary>'
        + _verdeling(
            t("register.titel_velden"),
            {t(f"register.kolom.{k}"): v for k, v in gekozen.filled(deel).items()},
            n,
        )
        + "</details>"
    )


def _verdeling(titel: str, aantallen: Mapping[str, int], n: int) -> str:
    koppen = [t("register.kop.wat"), t("register.kop.aantal"), t("register.kop.deel")]
    rijen = [
        [met_hoofdletter(k), geheel(v), getal(100 * v / n) + eenheid("pct")]
        for k, v in aantallen.items()
    ]
    return tabel(titel, koppen, rijen, getallen=(1, 2))
