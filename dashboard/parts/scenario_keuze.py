"""What a visitor does to a scenario: add a place, close one, ask for the best, undo."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from dashboard import data
from dashboard.parts.bediening import MEESTE_GEVONDEN, MEESTE_IN_MENU
from dashboard.parts.gebied import kies_gebied, kies_niveau
from dashboard.parts.scenario_stand import Stand
from dashboard.scenario import plekken
from dashboard.state import scenario, sessie
from dashboard.state.kaart import MINUTEN_STAP, MINUTEN_TOT, MINUTEN_VAN
from dashboard.state.scenario import HUISHOUDENS, MEESTE_BESTE, NOOD, Scenario
from dashboard.state.sessie import knop
from dashboard.tekst import t
from dashboard.veilig import in_html, in_markdown
from etl.contract.niveaus import GEHEEL
from etl.contract.schrijfwijze import plat
from etl.store.read import Editie


def regio(editie: Editie, toestand: Scenario) -> None:
    """Draw the choice of the region and of the minutes."""
    vakken = iter(st.columns([2, 2, 3] if toestand.niveau != GEHEEL else [2, 5], gap="medium"))
    with next(vakken):
        kies_niveau(editie, Scenario)
    if toestand.niveau != GEHEEL:
        with next(vakken):
            kies_gebied(editie, toestand)
    with next(vakken):
        st.slider(
            t("keuze.minuten"),
            MINUTEN_VAN,
            MINUTEN_TOT,
            step=MINUTEN_STAP,
            **sessie.kiest(Scenario, "minuten"),
            help=t("keuze.minuten_hulp"),
        )


def lijst(stand: Stand) -> None:
    """Draw every change of the scenario, each with what undoes it."""
    st.html(f'<h2 class="bk-h2">{in_html(t("scenario.lijst"))}</h2>')
    if stand.toestand.leeg:
        st.html(f"<p>{in_html(t('scenario.lijst_leeg'))}</p>")
        return
    with st.container(key="wijzigingen", gap="small"):
        for i, p in enumerate(stand.erbij, 1):
            naam, doe = stand.wijknaam(p.wijk), t("scenario.haal_weg", nummer=i)
            _regel(t("scenario.nieuw", nummer=i, wijk=naam), doe, scenario.haal_weg, p.merk)
        for code, rij in stand.dicht.to_dict("index").items():
            naam = t("scenario.gesloten", naam=rij["naam"])
            _regel(naam, t("scenario.heropen"), scenario.heropen, str(code))
    if stand.geweigerd:
        zin = t("scenario.geweigerd", n=len(stand.geweigerd))
        st.html(f'<p class="bk-melding" role="alert">{in_html(zin)}</p>')
        st.button(t("scenario.geweigerd_weg"), on_click=scenario.vergeet, args=(stand.geweigerd,))
    if max(len(stand.toestand.erbij), len(stand.toestand.dicht)) >= plekken.MEESTE:
        st.html(f'<p class="bk-melding">{in_html(t("scenario.vol", n=plekken.MEESTE))}</p>')
    st.button(t("scenario.opnieuw"), on_click=scenario.begin_opnieuw)


def _regel(naam: str, doe: str, bij_klik: Callable[[str], None], wat: str) -> None:
    tekst, knop_ = st.columns([3, 1.3], gap="small", vertical_alignment="center")
    tekst.html(f'<p class="bk-wijziging">{in_html(naam)}</p>')
    knop_.button(
        in_markdown(doe), key=f"ongedaan_{wat}", on_click=bij_klik, args=(wat,), width="stretch"
    )


def erbij(stand: Stand) -> None:
    """Draw the way to add a place without a mouse: a wijk, and its place is in the middle."""
    st.html(f'<h3 class="bk-h3">{in_html(t("scenario.erbij_titel"))}</h3>')
    namen = data.namen(stand.editie)["wijk"]
    codes = stand.toestand.wijkcodes(stand.editie)
    bewoond = codes[~stand.editie.wijken.loc[codes, "onbewoond"].to_numpy(dtype=bool)]
    # Not all that it holds goes to the browser: the middle is looked up when one is chosen.
    _kies(
        t("scenario.erbij_kies"),
        {str(code): namen[code] for code in bewoond},
        "erbij_wijk",
        lambda code: scenario.zet_erbij(plekken.midden(stand.editie, code)),
    )


def dicht(stand: Stand) -> None:
    """Draw the way to close a place from a list."""
    st.html(f'<h3 class="bk-h3">{in_html(t("scenario.dicht_titel"))}</h3>')
    namen = stand.plaatsnamen()
    if not namen:
        st.html(f"<p>{in_html(t('scenario.dicht_geen', regio=stand.regio))}</p>")
        return
    _kies(t("scenario.dicht_kies"), namen, "dicht_plaats", scenario.sluit)


def _kies(titel: str, namen: Mapping[str, str], veld: str, doe: Callable[[str], None]) -> None:
    """Draw a menu that does something when chosen from; of very many names, a search."""
    if len(namen) > MEESTE_IN_MENU:
        _zoek(titel, namen, veld, doe)
        return
    st.selectbox(
        titel,
        list(namen),
        index=None,
        key=knop(veld),
        format_func=lambda code: namen.get(code, code),
        on_change=_doe_gekozen,
        args=(veld, namen, doe),
        placeholder=t("scenario.kies"),
    )


def _doe_gekozen(veld: str, namen: Mapping[str, Any], doe: Callable[[str], None]) -> None:
    code = scenario.gekozen(veld)
    if code in namen:
        doe(code)


def _zoek(titel: str, namen: Mapping[str, str], veld: str, doe: Callable[[str], None]) -> None:
    zoek = st.text_input(
        titel, key=f"zoek_{veld}", placeholder=t("scenario.zoek_leeg"), max_chars=60
    ).strip()
    if not zoek:
        return
    gevonden = [code for code, naam in namen.items() if plat(zoek) in plat(naam)]
    with st.container(gap=None):
        for code in gevonden[:MEESTE_GEVONDEN]:
            st.button(
                in_markdown(namen[code]),
                key=f"gevonden_{veld}_{code}",
                type="tertiary",
                on_click=doe,
                args=(code,),
            )
    st.caption(in_markdown(t("keuze.gevonden", n=len(gevonden))))


def vraag_beste() -> None:
    """Draw the question for the best k places."""
    st.html(f'<h3 class="bk-h3">{in_html(t("scenario.beste_titel"))}</h3>')
    st.slider(
        t("scenario.beste_k"),
        1,
        MEESTE_BESTE,
        **sessie.kiest(Scenario, "k"),
    )
    st.radio(
        t("scenario.beste_wie"),
        (HUISHOUDENS, NOOD),
        format_func=lambda k: t(f"scenario.wie_{k}"),
        **sessie.kiest(Scenario, "wie"),
        help=t("scenario.wie_hulp"),
    )
    st.button(
        t("scenario.beste_zoek"),
        on_click=sessie.verander,
        args=(Scenario,),
        kwargs={"beste": True},
        width="stretch",
    )
