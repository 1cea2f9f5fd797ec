"""Where something is needed first: for who must choose, and defend the choice."""

import streamlit as st

from dashboard.parts import beleid_kaart, beleid_lijst, beleid_trend, beleid_verdeling, pagina
from dashboard.parts.gebied import kies_gebied, kies_niveau
from dashboard.state import beleid, sessie
from dashboard.state.beleid import Beleid
from dashboard.tekst import t
from dashboard.veilig import in_html
from etl.contract.niveaus import GEHEEL
from etl.store.read import Editie

_DELEN = {
    beleid.LIJST: beleid_lijst.lijst,
    beleid.KAART: beleid_kaart.kloof,
    beleid.VERDELING: beleid_verdeling.verdeling,
    beleid.CLUSTERS: beleid_kaart.clusters,
    beleid.TREND: beleid_trend.reeksen,
}


def render() -> None:
    """Draw the page: one section at a time, so that only that one is computed and sent."""
    bladzijde = pagina.begin("beleid", t("beleid.titel"))
    if bladzijde is None:
        return
    toestand = sessie.begin(Beleid, bladzijde.editie)
    st.html(f"<p>{in_html(t('beleid.intro'))}</p>")
    _bediening(bladzijde.editie, toestand)
    _DELEN[toestand.deel](bladzijde.editie, toestand)
    pagina.einde(bladzijde, toestand)


def _bediening(editie: Editie, toestand: Beleid) -> None:
    with st.container(key="bediening"):
        breedtes = [1, 1, 2] if toestand.niveau != GEHEEL else [1, 3]
        vakken = iter(st.columns(breedtes, gap="medium"))
        with next(vakken):
            kies_niveau(editie, Beleid)
        if toestand.niveau != GEHEEL:
            with next(vakken):
                kies_gebied(editie, toestand)
    st.segmented_control(
        t("beleid.deel"),
        beleid.DELEN,
        format_func=lambda k: t(f"beleid.deel.{k}"),
        **sessie.kiest(Beleid, "deel"),
        required=True,
    )


if __name__ == "__main__":
    render()
