"""Where somebody is: the search field, what it finds, and the place that was chosen."""

import streamlit as st

from dashboard import data
from dashboard.state import sessie
from dashboard.state.zoek import ZOEK, Zoek, kies
from dashboard.taal import taal
from dashboard.tekst import t
from dashboard.veilig import in_html, in_markdown
from dashboard.zoeken.middelpunt import Middelpunt
from dashboard.zoeken.plekken import Plek
from etl.store.read import Editie

MEESTE_GEVONDEN = 8
_LANGST = 120
#: After so long without a key it answers; an answer takes a tenth of a second at most.
_PAUZE = "150ms"
_GEKOZEN = "_zoek_gekozen"


def middelpunt(editie: Editie, toestand: Zoek) -> Middelpunt | None:
    """Return the point of a link; None where there is none, or the edition does not know it."""
    if not toestand.plek:
        return None
    if toestand.plek[0].isdigit():
        punt = data.plek(editie, toestand.plek)
        return Middelpunt.van_punt(editie, punt) if punt else None
    plek = data.gazetteer(editie).met_sleutel(toestand.plek)
    return Middelpunt.van_plek(plek) if plek else None


def plaatsnaam(editie: Editie, hier: Middelpunt) -> str:
    """Return the place in words, in the visitor's language."""
    namen = data.namen(editie)
    gemeente = namen["gemeente"].get(hier.gemeente_code, "")
    if hier.soort == "gemeente":
        return gemeente
    if hier.soort == "postcode":
        return f"{hier.naam} {gemeente}"
    if hier.soort == "straat":
        plaats = f"{hier.postcode} {gemeente}".strip()
        return f"{_naam(hier)}, {plaats}"
    wijk = namen["wijk"].get(hier.wijk_code, "")
    return t("zoek.plek.punt", wijk=wijk) if hier.soort == "punt" else wijk


def _naam(plek: Plek | Middelpunt) -> str:
    return plek.naam_fr if taal() == "fr" and plek.naam_fr else plek.naam


@st.fragment
def zoekveld(editie: Editie) -> None:
    """Draw the search field, and under it what it finds, while the visitor types."""
    if st.session_state.pop(_GEKOZEN, False):
        st.rerun(scope="app")
    zoek = st.text_input(
        t("zoek.veld"),
        key=ZOEK,
        placeholder=t("zoek.veld_leeg"),
        max_chars=_LANGST,
        live=_PAUZE,
        autocomplete="off",
    ).strip()
    if not zoek:
        st.caption(in_markdown(t("zoek.veld_uitleg")))
        return
    gevonden = data.gazetteer(editie).zoek(zoek, MEESTE_GEVONDEN)
    aantal = t("zoek.gevonden", n=len(gevonden)) if gevonden else t("zoek.niet_gevonden")
    st.html(f'<p class="bk-klein bk-strak" role="status">{in_html(aantal)}</p>')
    with st.container(key="zoek_gevonden", gap=None):
        for plek in gevonden:
            st.button(
                in_markdown(_voorstel(editie, plek)),
                key=f"gevonden_{plek.sleutel}",
                on_click=_kies,
                args=(plek.sleutel,),
                width="stretch",
            )


def _kies(sleutel: str) -> None:
    kies(sleutel)
    # A button of a fragment draws the fragment alone, and the whole page has changed.
    st.session_state[_GEKOZEN] = True


def _voorstel(editie: Editie, plek: Plek) -> str:
    """Return a place that may be meant, with what tells it from another of the same name."""
    namen = data.namen(editie)
    gemeente = namen["gemeente"].get(plek.gemeente_code, plek.gemeente)
    waarden = {
        "naam": _naam(plek) if plek.soort != "gemeente" else gemeente,
        "plaats": f"{plek.postcode} {gemeente}".strip() if plek.soort == "straat" else gemeente,
    }
    if plek.soort == "straat" and plek.wijk:
        return t("zoek.voorstel.straat", **waarden, wijk=plek.wijk)
    if plek.soort == "straat":
        return t("zoek.voorstel.straat_zonder", **waarden)
    return t(f"zoek.voorstel.{plek.soort}", **waarden)


def hier_verder(editie: Editie) -> None:
    """Offer to begin where the visitor was on another page: the wijk, or else the gemeente."""
    gedeeld, namen = sessie.gedeeld(), data.namen(editie)
    wijk = gedeeld.get("wijk", "")
    gemeente = gedeeld.get("gebied", "") if gedeeld.get("niveau") == "gemeente" else ""
    for soort, code in (("wijk", wijk), ("gemeente", gemeente)):
        if naam := namen[soort].get(code):
            st.button(
                in_markdown(t("zoek.rond", plaats=naam)),
                key="zoek_hier",
                on_click=kies,
                args=(f"{soort}-{code}",),
            )
            return


def gekozen(editie: Editie, hier: Middelpunt) -> None:
    """Draw the place that was chosen, and the way to another."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        uitleg = ""
        if hier.soort in ("gemeente", "postcode", "wijk"):
            uitleg = f'<span class="bk-bij">{in_html(t(f"zoek.midden.{hier.soort}"))}</span>'
        rond = in_html(t("zoek.rond", plaats=plaatsnaam(editie, hier)))
        st.html(f'<h2 class="bk-kaarttitel bk-doel">{rond}{uitleg}</h2>', width="content")
        st.button(t("zoek.andere_plek"), key="zoek_anders", on_click=kies, args=("",))


def vergeten(toestand: Zoek) -> bool:
    """Tell whether the link named a place that is not known here, and let it go."""
    if not toestand.plek:
        return False
    sessie.verander(Zoek, plek="", keuzekaart=False)
    return True
