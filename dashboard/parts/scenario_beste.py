"""What the search for the best places found, how sure that is, and taking it over."""

import streamlit as st

from dashboard import data
from dashboard.getallen import getal
from dashboard.parts.scenario_stand import Stand, need_unknown
from dashboard.scenario import plekken
from dashboard.scenario.beste import CEL_M, Voorstel
from dashboard.state import scenario
from dashboard.state.scenario import NOOD
from dashboard.tekst import t
from dashboard.veilig import in_html
from etl.measures.siting_plan import BEWEZEN, NIETS_TE_WINNEN

_HALF = 0.5


def antwoord(stand: Stand, voorstel: Voorstel) -> None:
    """Draw the answer."""
    zinnen = "".join(f"<p>{in_html(z)}</p>" for z in sentences(stand, voorstel))
    st.html(f'<div class="bk-nu" role="status">{zinnen}</div>')
    if voorstel.xy:
        merken = [plekken.merk_van(*xy) for xy in voorstel.xy]
        st.html(f'<ol class="bk-plaatsen">{_plaatsen(stand, voorstel, merken)}</ol>')
        st.button(t("scenario.neem_over"), on_click=scenario.zet_erbij, args=tuple(merken))
    hoe = "".join(f"<p>{in_html(z)}</p>" for z in method(stand, voorstel))
    st.html(
        f'<details class="bk-klein"><summary>{in_html(t("scenario.hoe"))}</summary>{hoe}</details>'
    )


def sentences(stand: Stand, voorstel: Voorstel) -> list[str]:
    """Return in plain words what was found, and how sure it is."""
    minuten = stand.toestand.minuten
    if voorstel.status == NIETS_TE_WINNEN:
        return [t(f"scenario.{NIETS_TE_WINNEN}", minuten=minuten)]
    uit = [
        t(
            "scenario.beste_winst",
            n=len(voorstel.xy),
            huishoudens=getal(voorstel.huishoudens),
            minuten=minuten,
        )
    ]
    if stand.toestand.wie == NOOD:
        uit.append(t("scenario.beste_nood", winst=getal(voorstel.winst)))
    if voorstel.status == BEWEZEN:
        uit.append(t(f"scenario.{BEWEZEN}", plekken=getal(voorstel.bekeken)))
    else:
        uit.append(
            t(
                "scenario.siting.tijd_op",
                grens=getal(voorstel.grens),
                pct=getal(voorstel.open_pct, 1),
            )
        )
    if len(voorstel.xy) < stand.toestand.k and voorstel.status == BEWEZEN:
        uit.append(t("scenario.beste_minder"))
    gemist = voorstel.winst - voorstel.gulzig
    sleutel = "gemist" if gemist > _HALF else "niet_gemist"
    return [*uit, t(f"scenario.beste_{sleutel}", huishoudens=getal(gemist))]


def _plaatsen(stand: Stand, voorstel: Voorstel, merken: list[str]) -> str:
    regels = ""
    for merk, aantal in zip(merken, voorstel.per_plaats, strict=True):
        plek = data.plek(stand.editie, merk)
        naam = stand.wijknaam(plek.wijk) if plek else merk
        bij = t("scenario.beste_plaats", huishoudens=getal(aantal))
        regels += f"<li><strong>{in_html(naam)}</strong> <span>{in_html(bij)}</span></li>"
    return regels


def method(stand: Stand, voorstel: Voorstel) -> list[str]:
    """Return how was searched: the spots, whom it counted, and the bound."""
    uit = [
        t(
            "scenario.hoe_plekken",
            zijde=CEL_M,
            plekken=getal(voorstel.plekken),
        )
    ]
    if voorstel.bekeken < voorstel.plekken:
        uit.append(t("scenario.hoe_bekeken", bekeken=getal(voorstel.bekeken)))
    if voorstel.vak_m:
        uit.append(t("scenario.hoe_vak", zijde=voorstel.vak_m, winst=getal(voorstel.winst)))
    onbekend = need_unknown(stand)
    if stand.toestand.wie == NOOD and onbekend > _HALF:
        uit.append(t("scenario.hoe_nood", huishoudens=getal(onbekend)))
    return [*uit, t("scenario.hoe_grens", grens=getal(voorstel.grens))]
