"""The choice of a wijk for its profile: by name, or from the list of a region."""

import streamlit as st

from dashboard import data
from dashboard.parts import cijfers, pagina
from dashboard.parts.gebied import kies_gebied, kies_niveau, regionaam
from dashboard.parts.tabel import Cel, Link, tabel
from dashboard.parts.zoekveld import zoekveld
from dashboard.state.profiel import ZOEK, Profiel, kies
from dashboard.tekst import met_hoofdletter, t, woord
from dashboard.veilig import in_html
from etl.contract.figures import FIGUREN
from etl.contract.niveaus import GEHEEL
from etl.store.read import Editie

_KOLOMMEN = ("huishoudens", "dekking_pct", "modellen_bereikbaar", "nood", "kloof_prioriteit")
PER_BLAD = 100


def kies_wijk(editie: Editie, toestand: Profiel) -> None:
    """Draw the search for a wijk, and a way back to the choice."""
    with st.container(key="profiel_keuze"):
        zoekveld(
            t("profiel.zoek.ander" if toestand.wijk else "profiel.zoek.titel"),
            data.namen(editie)["wijk"],
            data.andere_namen(editie, "wijk"),
            ZOEK,
            kies,
        )


def wijkenlijst(editie: Editie, toestand: Profiel) -> None:
    """Draw what a visitor without a wijk needs: what the page is, a region, its wijken."""
    st.html(f"<p>{in_html(t('profiel.begin'))}</p>")
    links, rechts = st.columns(2, gap="medium")
    with links:
        kies_niveau(editie, Profiel)
    with rechts:
        kies_gebied(editie, toestand)
    codes = list(toestand.wijkcodes(editie))
    if toestand.niveau == GEHEEL:
        st.html(f"<p>{in_html(t('profiel.begin_geheel', n=len(codes)))}</p>")
        return
    namen = data.namen(editie)["wijk"]
    codes.sort(key=lambda code: namen[code].casefold())
    bladen = -(-len(codes) // PER_BLAD)
    blad = st.pagination(bladen, key="profiel_blad") if bladen > 1 else 1
    deel = editie.wijken.loc[codes[(blad - 1) * PER_BLAD : blad * PER_BLAD]]
    koppen = [
        t("profiel.rond.wijk"),
        *(met_hoofdletter(woord(FIGUREN[k].titel)) for k in _KOLOMMEN),
    ]
    rijen: list[list[Cel]] = [
        [
            Link(namen[str(code)], pagina.pad("profiel", {"wijk": str(code)})),
            *(cijfers.waarde(rij, k) for k in _KOLOMMEN),
        ]
        for code, rij in deel.to_dict("index").items()
    ]
    titel = t("profiel.lijst", n=len(codes), regio=regionaam(editie, toestand))
    st.html(tabel(titel, koppen, rijen, set(range(1, len(koppen)))))
