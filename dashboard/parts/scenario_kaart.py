"""The map of a scenario: before, after or the difference, with the places that come and close."""

from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import lagen, waarden
from dashboard.lagen import LAGEN, Laag
from dashboard.parts import legenda, samenvatting
from dashboard.parts.map import Beeld, Punt, kaart
from dashboard.parts.scenario_stand import Stand
from dashboard.scenario import plekken
from dashboard.scenario.beste import Voorstel
from dashboard.state import sessie
from dashboard.state.kaart import Kaart
from dashboard.state.scenario import KAART, NA, VERSCHIL, VOOR, Scenario, geklikt
from dashboard.tekst import t
from dashboard.veilig import in_html
from dashboard.waarden import WIJK, Vraag
from etl.measures import travel
from etl.store.read import Editie

#: Percentage points that are no change: what rounding hides.
_NIETS = 0.05
#: ColorBrewer's BrBG (https://colorbrewer2.org, Apache 2.0): brown loses, green gains.
LAAG_VERSCHIL = Laag(
    "verschil",
    "dekking_pct",
    "schaal",
    (-20.0, -_NIETS, _NIETS, 20.0, 50.0),
    ("#a6611a", "#dfc27d", "#f5f5f5", "#c7eae5", "#5ab4ac", "#01665e"),
    eenheid="punten",
    decimalen=1,
)
_HOORT = frozenset({"plek", "plaats", "punt"})


def kies_beeld() -> None:
    """Draw the switch between before, after and the difference."""
    st.radio(
        t("scenario.beeld"),
        (VOOR, NA, VERSCHIL),
        format_func=lambda k: t(f"scenario.beeld_{k}"),
        **sessie.kiest(Scenario, "beeld"),
        horizontal=True,
        label_visibility="collapsed",
    )


def kaartdeel(stand: Stand, voorstel: Voorstel | None) -> None:
    """Draw the map with its title and legend."""
    toestand = stand.toestand
    titel = t(f"scenario.kaart_{toestand.beeld}", minuten=toestand.minuten, regio=stand.regio)
    regio = Kaart(toestand.niveau, toestand.gebied)
    bekend = samenvatting.bekend(samenvatting.plaatsen_in(stand.editie, regio), stand.regio)
    st.html(
        f'<h2 class="bk-kaarttitel">{in_html(titel)}</h2>'
        f'<p class="bk-bekend">{in_html(bekend)}</p>'
        f'<p class="bk-bekend">{in_html(t("scenario.klik"))}</p>'
    )
    laag, vlakken = areas(stand)
    beeld = Beeld(
        laag,
        vlakken,
        WIJK,
        toestand.niveau,
        toestand.gebied,
        punten=marks(stand, voorstel),
        hoort=_HOORT,
    )
    kaart(stand.editie, beeld, KAART, geklikt)
    hier = vlakken.loc[toestand.wijkcodes(stand.editie)]
    if laag is LAAG_VERSCHIL:
        _legenda(stand.editie, hier)
    else:
        legenda.legenda(stand.editie, laag, hier)


def areas(stand: Stand) -> tuple[Laag, pd.DataFrame]:
    """Return the layer of the map, and value and class per wijk."""
    toestand, wijken = stand.toestand, stand.editie.wijken
    if toestand.beeld == VERSCHIL:
        waarde = stand.verschil["verschil_punten"]
        klasse = lagen.klassen_van(LAAG_VERSCHIL, waarde, pd.Series())
        klasse = np.where(wijken["klein"], "k", klasse)
        klasse = np.where(wijken["onbewoond"], "o", klasse)
        return LAAG_VERSCHIL, pd.DataFrame({"waarde": waarde, "klasse": klasse})
    kolom = "dekking_voor_pct" if toestand.beeld == VOOR else "dekking_na_pct"
    vraag = Vraag("dekking", WIJK, toestand.minuten)
    nu = stand.verschil[kolom].to_numpy(dtype=float)
    return LAGEN["dekking"], waarden.antwoord(stand.editie, vraag, nu)


def marks(stand: Stand, voorstel: Voorstel | None) -> tuple[Punt, ...]:
    """Return the marks of the map: places that come, that close, and that are proposed."""
    if stand.toestand.beeld == VOOR:
        return ()
    straal = travel.limit_metres(stand.toestand.minuten)
    basis = Punt(0.0, 0.0, "", straal_m=straal)
    uit = [
        replace(
            basis,
            lat=p.lat,
            lon=p.lon,
            soort="nieuw",
            code=p.merk,
            tekst=t("scenario.merk_nieuw", nummer=i, wijk=stand.wijknaam(p.wijk)),
        )
        for i, p in enumerate(stand.erbij, 1)
    ]
    uit += [
        replace(
            basis,
            lat=float(rij["lat"]),
            lon=float(rij["lon"]),
            soort="dicht",
            code=str(code),
            tekst=t("scenario.merk_dicht", naam=rij["naam"]),
        )
        for code, rij in stand.dicht.to_dict("index").items()
    ]
    for i, xy in enumerate(voorstel.xy if voorstel else (), 1):
        lat, lon = map(float, plekken.merk_van(*xy).split("_"))
        tekst = t("scenario.merk_beste", nummer=i)
        uit.append(replace(basis, lat=lat, lon=lon, soort="nummer", nummer=i, tekst=tekst))
    return tuple(uit)


def _legenda(editie: Editie, vlakken: pd.DataFrame) -> None:
    """Draw the legend of the difference, in words, with the number of wijken of every class."""
    telling = vlakken["klasse"].value_counts()
    regels = "".join(
        f'<li><span class="bk-vak" style="background:{kleur}"></span><span>'
        f"{in_html(t(f'scenario.verschil_{i}'))} "
        f'<span class="bk-telling">'
        f"{in_html(t('legenda.aantal', n=int(telling.get(str(i), 0))))}</span></span></li>"
        for i, kleur in enumerate(LAAG_VERSCHIL.palet)
    )
    st.html(
        f'<section class="bk-legendablok" aria-label="{in_html(t("legenda.titel"))}">'
        f'<p class="bk-kop">{in_html(t("scenario.verschil_uitleg"))}</p>'
        f'<ul class="bk-legenda">{regels}</ul>'
        f'<p class="bk-klein">{in_html(legenda.bronregel(editie))}</p></section>'
    )
