"""What a visitor chooses: region, colours, layer and its settings."""

from collections.abc import Iterable, Mapping

import pandas as pd
import streamlit as st

from dashboard import data, eigenlagen, lagen
from dashboard.lagen import LAGEN
from dashboard.parts.gebied import kies_gebied, kies_niveau
from dashboard.state import kaart, sessie
from dashboard.state.kaart import Kaart
from dashboard.tekst import t, woord
from dashboard.veilig import in_markdown
from dashboard.zoeken.plekken import Plek
from etl.contract.aanbod import AANBODTYPES, WERKMODELLEN
from etl.contract.niveaus import GEHEEL, NIVEAUS
from etl.store.read import Editie

#: A menu of more wijken than this is a search instead.
MEESTE_IN_MENU = 600
MEESTE_GEVONDEN = 10


def bediening(editie: Editie, toestand: Kaart) -> None:
    """Draw every control of the map; each changes the view through its callback."""
    breedtes = [2, 2, 3, 2] if toestand.niveau != GEHEEL else [2, 3, 2]
    vakken = iter(st.columns(breedtes, gap="medium"))
    with next(vakken):
        kies_niveau(editie, Kaart)
    if toestand.niveau != GEHEEL:
        with next(vakken):
            kies_gebied(editie, toestand)
    with next(vakken):
        st.selectbox(
            t("keuze.laag"),
            eigenlagen.keuzes(editie),
            format_func=lambda k: _laagnaam(editie, k),
            **sessie.kiest(Kaart, "laag"),
        )
    with next(vakken):
        _minuten(toestand)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.radio(
            t("keuze.kleur"),
            (kaart.KLEUR_WIJKEN, kaart.KLEUR_REGIOS),
            format_func=lambda k: _kleurnaam(k, toestand),
            **sessie.kiest(Kaart, "kleur"),
            horizontal=True,
            label_visibility="collapsed",
            width="content",
        )
        _soorten(toestand)


def _laagnaam(editie: Editie, sleutel: str) -> str:
    """Return the name of a layer."""
    if sleutel in LAGEN:
        return lagen.naam(LAGEN[sleutel])
    return woord(editie.figuren[sleutel].titel)


def _kleurnaam(kleur: str, toestand: Kaart) -> str:
    niveau = "gemeente" if toestand.niveau == GEHEEL else toestand.niveau
    naam = woord(NIVEAUS["wijk" if kleur == kaart.KLEUR_WIJKEN else niveau].meervoud)
    return t("keuze.kleur_van", naam=naam)


def _minuten(toestand: Kaart) -> None:
    if "minuten" not in lagen.instelbaar(toestand.laag):
        return
    st.slider(
        t("keuze.minuten"),
        kaart.MINUTEN_VAN,
        kaart.MINUTEN_TOT,
        step=kaart.MINUTEN_STAP,
        **sessie.kiest(Kaart, "minuten"),
        help=t("keuze.minuten_hulp"),
    )


def _soorten(toestand: Kaart) -> None:
    """Draw which places count, where that changes the layer."""
    mag = lagen.instelbaar(toestand.laag)
    if "typen" not in mag:
        return
    with st.popover(_soortentekst(toestand)):
        if "werkmodel" in mag:
            st.selectbox(
                t("keuze.werkmodel"),
                ("", *WERKMODELLEN),
                format_func=lambda k: (
                    woord(WERKMODELLEN[k].naam) if k else t("keuze.werkmodel_alle")
                ),
                **sessie.kiest(Kaart, "werkmodel"),
            )
        st.multiselect(
            t("keuze.typen"),
            tuple(AANBODTYPES),
            format_func=lambda k: woord(AANBODTYPES[k].naam),
            **sessie.kiest(Kaart, "typen"),
            help=t("keuze.typen_hulp"),
        )


def _soortentekst(toestand: Kaart) -> str:
    naam = _modelnaam(toestand.werkmodel)
    return t("keuze.soorten", model=naam, n=len(toestand.typen), van=len(AANBODTYPES))


def _modelnaam(werkmodel: str) -> str:
    return woord(WERKMODELLEN[werkmodel].naam) if werkmodel else t("keuze.werkmodel_alle")


def kies_wijk(editie: Editie, toestand: Kaart) -> None:
    """Draw the menu of the region's wijken: a click on the map, for who uses no mouse.

    Of very many wijken no menu is sent: it would cost a visitor more than the map itself. They
    are searched by name.
    """
    codes = toestand.wijkcodes(editie)
    namen = data.namen(editie)["wijk"]
    if len(codes) > MEESTE_IN_MENU:
        _zoek_wijk(editie, codes, namen)
        return
    st.selectbox(
        t("keuze.wijk"),
        list(codes),
        index=None,
        format_func=lambda code: namen[code],
        **sessie.kiest(Kaart, "wijk"),
        placeholder=t("keuze.wijk_leeg"),
    )


def _zoek_wijk(editie: Editie, codes: pd.Index, namen: Mapping[str, str]) -> None:
    zoek = st.text_input(
        t("keuze.wijk_zoek"),
        key="zoek_wijk",
        placeholder=t("keuze.wijk_zoek_leeg"),
        max_chars=60,
    ).strip()
    if not zoek:
        return
    with st.spinner(t("zoek.laden")):
        plekken = data.gazetteer(editie).zoek(zoek, 3 * MEESTE_GEVONDEN)
    hier = {code: namen[code] for code in codes}
    gevonden = _doelen(editie, plekken, hier)
    with st.container(gap=None):
        for code, naam in list(gevonden.items())[:MEESTE_GEVONDEN]:
            naar_wijk = code in hier
            st.button(
                in_markdown(naam),
                key=f"gevonden_{code}",
                type="tertiary",
                on_click=kaart.kies_wijk if naar_wijk else kaart.kies_regio,
                args=(code,) if naar_wijk else ("gemeente", code),
            )
    if not gevonden:
        st.caption(in_markdown(t("zoek.niet_gevonden")))


def _doelen(editie: Editie, plekken: Iterable[Plek], namen: Mapping[str, str]) -> dict[str, str]:
    """Return where the places found lead to: a wijk of the region or its gemeente, and in words.

    A street leads to its wijk; where the wijk itself was found too, that goes before.
    """
    gemeenten = data.namen(editie)["gemeente"]
    binnen = set(editie.wijken.loc[list(namen), "gemeente_code"])
    uit: dict[str, str] = {}
    for plek in sorted(plekken, key=lambda p: p.soort == "straat"):
        if plek.wijk_code in namen:
            wijk = namen[plek.wijk_code]
            tekst = wijk
            if plek.soort == "straat":
                straat = ", ".join((plek.naam, f"{plek.postcode} {plek.gemeente}".strip()))
                tekst = t("zoek.naar_wijk", plek=straat, wijk=wijk)
            uit.setdefault(plek.wijk_code, tekst)
        elif not plek.wijk_code and plek.gemeente_code in binnen:
            naam = gemeenten[plek.gemeente_code]
            uit.setdefault(plek.gemeente_code, t("zoek.voorstel.gemeente", naam=naam))
    return uit
