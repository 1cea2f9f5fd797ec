"""How full the register is, and which gemeenten to phone first to fill it."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import data, lagen, waarden
from dashboard.getallen import geheel, getal, onbekend
from dashboard.lagen import Laag
from dashboard.parts import legenda
from dashboard.parts.gebied import kies_gebied, kies_niveau, regionaam
from dashboard.parts.map import Beeld, kaart
from dashboard.parts.pagina import pad
from dashboard.parts.tabel import Cel, Link, tabel
from dashboard.state.register import Register
from dashboard.tekst import met_hoofdletter, t, woord
from dashboard.veilig import in_html
from etl.contract import kleuren
from etl.contract.figures import FIGUREN
from etl.contract.niveaus import GEHEEL
from etl.export.csv import write_csv
from etl.store.read import Editie

_GEMEENTE = "gemeente"
_KAART = "volledigkaart"
_BUITEN = "."
#: Rows of the phoning list on the page; the file has all.
LENGTE = 25
#: Known places per 10,000 households.
LAAG = Laag(
    "volledig",
    "plaatsen_per_10000",
    "schaal",
    (0.0, 0.5, 1.0, 2.0),
    kleuren.verdeel(kleuren.AANBOD, 5),
    decimalen=1,
)
_CIJFERS = (
    "initiatieven",
    "plaatsen",
    "plaatsen_per_10000",
    "register_bronnen",
    "register_adres_pct",
    "register_velden_pct",
    "register_oud_pct",
    "register_leeftijd_jaren",
)
_KOLOMMEN = (
    "huishoudens",
    "huishoudens_in_nood",
    "plaatsen",
    "plaatsen_per_10000",
    "register_oud_pct",
)


def volledig(editie: Editie, toestand: Register) -> None:
    """Draw the part of the page that tells how full the register is."""
    vakken = st.columns(3, gap="medium")
    with vakken[0]:
        kies_niveau(editie, Register)
    with vakken[1]:
        kies_gebied(editie, toestand)
    naam = regionaam(editie, toestand)
    gemeenten = _gemeenten(editie, toestand)
    links, rechts = st.columns([1.4, 1], gap="medium")
    with links:
        st.html(f'<h2 class="bk-h2">{in_html(t("volledig.kaart", regio=naam))}</h2>')
        st.html(f"<p>{in_html(t('volledig.uitleg'))}</p>")
        _kaart(editie, toestand)
    with rechts:
        st.html(_cijfers(editie, toestand, naam) + _bronnen(editie, toestand))
    _lijst(editie, gemeenten, naam)


def _gemeenten(editie: Editie, toestand: Register) -> pd.DataFrame:
    """Return the gemeenten of the region, those to phone first on top."""
    alle = editie.regios[editie.regios["niveau"] == _GEMEENTE]
    if toestand.niveau != GEHEEL:
        binnen = editie.wijken.loc[toestand.wijkcodes(editie), "gemeente_code"].unique()
        alle = alle[alle["code"].isin(binnen)]
    return alle.sort_values(["belvolgorde", "naam"], na_position="last")


def _kaart(editie: Editie, toestand: Register) -> None:
    vlakken = areas(editie, toestand)
    beeld = Beeld(LAAG, vlakken, _GEMEENTE, toestand.niveau, toestand.gebied, typen=())
    kaart(editie, beeld, _KAART, hoogte=420)
    legenda.legenda(editie, LAAG, vlakken[vlakken["klasse"] != _BUITEN], plaatsen=False)


def areas(editie: Editie, toestand: Register) -> pd.DataFrame:
    """Return the known places per 10,000 households of every gemeente, as the map draws them."""
    codes = waarden.groepen(editie, _GEMEENTE)[1]
    regios = editie.regios[editie.regios["niveau"] == _GEMEENTE].set_index("code").reindex(codes)
    dichtheid = regios["plaatsen_per_10000"]
    klasse = lagen.klassen_van(LAAG, dichtheid, pd.Series("", codes))
    # No place known at all is no data, not little offer.
    klasse = np.where(regios["plaatsen"] == 0, "l", klasse)
    binnen = codes.isin(_gemeenten(editie, toestand)["code"])
    return pd.DataFrame(
        {"waarde": dichtheid.where(binnen), "klasse": np.where(binnen, klasse, _BUITEN)},
        index=codes,
    )


def _cijfers(editie: Editie, toestand: Register, naam: str) -> str:
    rij = _regio(editie, toestand)
    regels = [[_titel(k), _waarde(k, rij[k])] for k in _CIJFERS]
    koppen = [t("volledig.cijfer"), t("volledig.waarde")]
    return tabel(t("volledig.hoe_vol", regio=naam), koppen, regels, {1})


def _bronnen(editie: Editie, toestand: Register) -> str:
    """Return how much each source gives of the region."""
    alle = editie.register_bronnen
    eigen = alle[(alle["niveau"] == toestand.niveau) & (alle["code"] == toestand.code)]
    if eigen.empty:
        return ""
    regels = [
        [_bronnaam(editie, str(rij["bron"])), geheel(rij["aantal"]), geheel(rij["gedeeld"])]
        for rij in eigen.sort_values("aantal", ascending=False).to_dict("records")
    ]
    koppen = [t("volledig.bron"), t("volledig.aantal"), t("volledig.gedeeld")]
    return tabel(t("volledig.bronnen"), koppen, regels, {1, 2})


def _bronnaam(editie: Editie, sleutel: str) -> str:
    return woord(editie.bronnen[sleutel].titel) if sleutel in editie.bronnen else sleutel


def _regio(editie: Editie, toestand: Register) -> Mapping[Any, Any]:
    alle = editie.regios
    gelijk = (alle["niveau"] == toestand.niveau) & (alle["code"] == toestand.code)
    return alle[gelijk].to_dict("records")[0]


def _lijst(editie: Editie, gemeenten: pd.DataFrame, naam: str) -> None:
    bellen = gemeenten[gemeenten["belvolgorde"].notna()]
    st.html(
        f'<h2 class="bk-h2">{in_html(t("volledig.bellen", regio=naam))}</h2>'
        f"<p>{in_html(t('volledig.bellen_uitleg'))}</p>"
    )
    if bellen.empty:
        st.html(f"<p>{in_html(t('volledig.niemand'))}</p>")
        return
    namen = data.namen(editie)[_GEMEENTE]
    rijen: list[list[Cel]] = [
        [
            geheel(nummer),
            Link(
                namen[str(rij["code"])],
                pad("register", {"niveau": _GEMEENTE, "gebied": str(rij["code"])}),
            ),
            *(_waarde(k, rij[k]) for k in _KOLOMMEN),
        ]
        for nummer, rij in enumerate(bellen.head(LENGTE).to_dict("records"), start=1)
    ]
    koppen = [t("volledig.plaats"), t("volledig.gemeente"), *map(_titel, _KOLOMMEN)]
    getallen = {0, *range(2, len(koppen))}
    st.html(tabel(t("volledig.bellen", regio=naam), koppen, rijen, getallen, naamkolom=1))
    st.download_button(
        t("volledig.download"),
        lambda: write_csv(bellen[["belvolgorde", "code", "naam", *_KOLOMMEN]], "belgisch"),
        file_name="buurtkompas_bellijst.csv",
        mime="text/csv",
        key="download_bellijst",
        on_click="ignore",
    )


def _titel(kolom: str) -> str:
    return met_hoofdletter(woord(FIGUREN[kolom].titel))


def _waarde(kolom: str, waarde: Any) -> str:
    if onbekend(waarde):
        return "–"
    decimalen = 1 if kolom in ("plaatsen_per_10000", "register_leeftijd_jaren") else 0
    return getal(waarde, decimalen) + (" %" if kolom.endswith("_pct") else "")
