"""The start page: what this is, the visitor's gemeente, three doors, a tour, and what is known."""

from dataclasses import fields

import pandas as pd
import streamlit as st

from dashboard import data
from dashboard.getallen import geheel
from dashboard.parts import pagina, tekeningen
from dashboard.state import sessie
from dashboard.state.kaart import Kaart
from dashboard.state.start import STAPPEN, Start, kies_gemeente, naar_stap
from dashboard.tekst import t
from dashboard.veilig import in_html
from etl.contract.niveaus import GEHEEL
from etl.store.read import Editie

#: The doors, and the page behind each.
DEUREN = {"verkennen": "kaart", "verwijzen": "zoek", "beslissen": "beleid"}


def render() -> None:
    """Draw the page; without an edition, what this is and one sentence that says what to do."""
    _oude_link()
    bladzijde = pagina.begin("", t("start.titel"))
    st.html(f'<p class="bk-inleiding">{in_html(t("start.inleiding"))}</p>')
    if bladzijde is None:
        return
    editie = bladzijde.editie
    toestand = sessie.begin(Start, editie)
    # A box of its own: the sentence that comes with a choice moves nothing below it, and what has
    # the keyboard's focus there keeps it.
    with st.container(key="gemeente"):
        _gemeente(editie, toestand)
    _deuren(editie, toestand)
    _rondleiding(toestand)
    _feiten(editie)
    pagina.einde(bladzijde, toestand)


def _oude_link() -> None:
    """Go on to the map with a link from when the map was the first page."""
    parameters = st.query_params.to_dict()
    if parameters.keys() & {veld.name for veld in fields(Kaart)}:
        st.switch_page("views/kaart.py", query_params=parameters)


def _gemeente(editie: Editie, toestand: Start) -> None:
    namen = data.namen(editie)["gemeente"]
    st.selectbox(
        t("start.gemeente"),
        sorted(editie.wijken["gemeente_code"].unique(), key=lambda code: namen[code].casefold()),
        index=None,
        key=sessie.knop("gemeente"),
        format_func=lambda code: namen[code],
        placeholder=t("start.gemeente_leeg"),
        on_change=kies_gemeente,
        width=460,
    )
    if toestand.gemeente:
        zin = _wat_er_is(_regio(editie, "gemeente", toestand.gemeente), namen[toestand.gemeente])
        st.html(f'<p class="bk-nu">{in_html(zin)}</p>')


def _regio(editie: Editie, niveau: str, code: str = "") -> pd.Series:
    regios = editie.regios
    kies = regios["niveau"] == niveau
    return (regios[kies & (regios["code"] == code)] if code else regios[kies]).iloc[0]


def _wat_er_is(rij: pd.Series, naam: str) -> str:
    """Return in one sentence who lives in a gemeente and what the register knows there."""
    mensen = t("start.huishoudens", n=round(rij["huishoudens"]))
    wijken = t("start.wijken", n=int(rij["wijken"]))
    plaatsen = int(rij["plaatsen"])
    if plaatsen == 0:
        return t("start.register_leeg", gemeente=naam, huishoudens=mensen, wijken=wijken)
    return t("start.register", gemeente=naam, huishoudens=mensen, wijken=wijken, n=plaatsen)


def _deuren(editie: Editie, toestand: Start) -> None:
    """Draw the three doors: links, so that each can be opened beside, sent or bookmarked."""
    gemeente, regio = toestand.gemeente, toestand.regio().schrijf()
    naam = data.namen(editie)["gemeente"][gemeente] if gemeente else ""
    deuren = ""
    for deur, bladzijde in DEUREN.items():
        parameters = toestand.plek() if bladzijde == "zoek" else regio
        verder = t("start.deur.voor", wat=t(f"start.deur.{deur}.verder"), gemeente=naam)
        deuren += (
            f'<li><a class="bk-deur" href="{in_html(pagina.pad(bladzijde, parameters))}">'
            f'<img src="{tekeningen.deur(deur)}" alt="" width="48" height="48">'
            f"<strong>{in_html(t(f'start.deur.{deur}'))}</strong>"
            f"<span>{in_html(t(f'start.deur.{deur}.uitleg'))}</span>"
            f'<span class="bk-verder">'
            f"{in_html(verder if gemeente else t(f'start.deur.{deur}.verder'))}</span></a></li>"
        )
    kop = in_html(t("start.deuren"))
    st.html(f'<h2 class="bk-h2">{kop}</h2><ul class="bk-deuren">{deuren}</ul>')


def _rondleiding(toestand: Start) -> None:
    st.html(f'<h2 class="bk-h2 bk-doel">{in_html(t("start.rondleiding"))}</h2>')
    if not toestand.stap:
        st.button(t("start.toon"), key="toon", on_click=naar_stap, args=(1,))
        return
    stap = toestand.stap
    with st.container(key="rondleiding", border=True):
        beeld, tekst = st.columns([1, 1.7], gap="medium", vertical_alignment="center")
        beeld.html(f'<img class="bk-tekening" src="{tekeningen.stap(stap)}" alt="">')
        tekst.html(
            f'<div class="bk-stap"><p class="bk-klein">'
            f"{in_html(t('start.stap', stap=stap, van=STAPPEN))}</p>"
            f'<h3 class="bk-kaarttitel">{in_html(t(f"start.stap.{stap}.titel"))}</h3>'
            f"<p>{in_html(t(f'start.stap.{stap}.tekst'))}</p></div>"
        )
        with tekst:
            _stappen(stap)


def _stappen(stap: int) -> None:
    laatste = stap == STAPPEN
    with st.container(key="stappen", horizontal=True):
        st.button(
            t("start.klaar" if laatste else "start.volgende"),
            key="volgende",
            on_click=naar_stap,
            args=(0 if laatste else stap + 1,),
        )
        st.button(
            t("start.vorige"),
            key="vorige",
            on_click=naar_stap,
            args=(stap - 1,),
            disabled=stap == 1,
            type="tertiary",
        )
        if not laatste:
            st.button(
                t("start.sla_over"), key="over", on_click=naar_stap, args=(0,), type="tertiary"
            )


def _feiten(editie: Editie) -> None:
    """Draw what the edition knows, and how much it does not."""
    rij = _regio(editie, GEHEEL)
    gemeenten = editie.regios[editie.regios["niveau"] == "gemeente"]
    leeg = int((gemeenten["plaatsen"] == 0).sum())
    cijfers = {
        "huishoudens": geheel(rij["huishoudens"]),
        "wijken": geheel(rij["wijken"]),
        "plaatsen": geheel(rij["plaatsen"]),
        "leeg": t("start.op", n=leeg, van=geheel(len(gemeenten))),
    }
    lijst = "".join(
        f"<div><dt>{in_html(t(f'start.feit.{naam}'))}</dt><dd>{in_html(cijfer)}</dd></div>"
        for naam, cijfer in cijfers.items()
    )
    st.html(
        f'<h2 class="bk-h2">{in_html(t("start.feiten"))}</h2>'
        f'<dl class="bk-cijfers">{lijst}</dl>'
        f"<p>{in_html(t('start.feiten_uitleg'))} "
        f'<a href="{in_html(pagina.pad("bronnen", {}))}">{in_html(t("start.bronnen"))}</a></p>'
    )


if __name__ == "__main__":
    render()
