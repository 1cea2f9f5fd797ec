"""Series over the years: the map of one year, and the region's line through all of them."""

from functools import partial

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st

from dashboard import data, lagen, trend
from dashboard.getallen import getal
from dashboard.lagen import Laag
from dashboard.parts import legenda, ranglijst
from dashboard.parts.beleid_verdeling import LEGENDA
from dashboard.parts.gebied import regionaam
from dashboard.parts.grafiek import KLEUREN, STREPEN, grafiek
from dashboard.parts.map import Beeld, kaart
from dashboard.state import sessie
from dashboard.state.beleid import Beleid, geklikt
from dashboard.state.sessie import knop
from dashboard.tekst import eenheid, t, woord
from dashboard.trend import MIDDEN, REEKSEN, Lijn, Reeks
from dashboard.veilig import in_html
from etl.contract.niveaus import NIVEAUS
from etl.contract.sources import BRONNEN
from etl.store.read import Editie

GEMEENTE = "gemeente"
SLEUTEL = "beleid_trend"
#: How some publishers begin the words that they ask for; our sentence says it already.
_BRON = "Bron: "


def reeksen(editie: Editie, toestand: Beleid) -> None:
    """Draw the section: which series, which year, the map and the chart."""
    regio = regionaam(editie, toestand)
    st.html(
        f'<h2 class="bk-kaarttitel">{in_html(t("beleid.trend.titel", regio=regio))}</h2>'
        f'<p class="bk-bekend">{in_html(t("beleid.trend.zin"))}</p>'
    )
    reeks = REEKSEN[toestand.reeks]
    tabel = data.reeks(editie, reeks.sleutel)
    links, rechts = st.columns([1, 1.4], gap="medium")
    with links:
        _kies_reeks()
    with rechts:
        jaar = _kies_jaar(toestand, tabel.columns)
    st.html(f'<p class="bk-klein">{in_html(_herkomst(reeks))}</p>')
    op_kaart, naast = st.columns([1.3, 1], gap="medium")
    with op_kaart:
        _kaart(editie, toestand, reeks, trend.per_gemeente(editie, tabel)[jaar])
    with naast:
        lijnen = trend.lijnen(editie, tabel, toestand.niveau, toestand.code)
        _grafiek(editie, toestand, reeks, lijnen, jaar)


def _kies_reeks() -> None:
    st.selectbox(
        t("beleid.reeks"),
        tuple(REEKSEN),
        format_func=lambda k: t(f"beleid.reeks.{k}"),
        **sessie.kiest(Beleid, "reeks"),
    )


def _kies_jaar(toestand: Beleid, jaren: pd.Index) -> int:
    """Draw the slider over the years of the series; return the year that is shown."""
    jaar = trend.kies_jaar(toestand.jaar, jaren)
    # The years of a series are not known before it is chosen: the slider is set here.
    if st.session_state.get(knop("jaar")) != jaar:
        st.session_state[knop("jaar")] = jaar
    st.slider(
        t("beleid.jaar"),
        int(jaren.min()),
        int(jaren.max()),
        **sessie.kiest(Beleid, "jaar"),
        format="%d",
    )
    return jaar


def _herkomst(reeks: Reeks) -> str:
    bron = BRONNEN[reeks.bron]
    return t(
        f"beleid.herkomst.{reeks.niveau}",
        niveau=woord(NIVEAUS[reeks.niveau].naam),
        bron=bron.attributie.removeprefix(_BRON),
    )


def laag_van(reeks: Reeks) -> Laag:
    """Return the layer of the map for a series."""
    return Laag(
        f"trend_{reeks.tabel}",
        "",
        "schaal",
        reeks.schaal.grenzen,
        reeks.schaal.palet,
        eenheid=reeks.eenheid,
        decimalen=reeks.decimalen,
    )


def _kaart(editie: Editie, toestand: Beleid, reeks: Reeks, waarde: pd.Series) -> None:
    laag = laag_van(reeks)
    vlakken = pd.DataFrame(
        {"waarde": waarde, "klasse": lagen.klassen_van(laag, waarde, pd.Series())}, waarde.index
    )
    beeld = Beeld(
        laag,
        vlakken,
        GEMEENTE,
        toestand.niveau,
        toestand.gebied,
        toestand.gebied if toestand.niveau == GEMEENTE else "",
        typen=(),
    )
    kaart(editie, beeld, SLEUTEL, partial(geklikt, SLEUTEL), hoogte=420)
    legenda.legenda(editie, laag, vlakken, plaatsen=False, bronnen=("wijken",))
    _tabel(editie, laag, vlakken)


def _tabel(editie: Editie, laag: Laag, vlakken: pd.DataFrame) -> None:
    """Draw what the map shows as a table, filled only when it is opened."""
    geheel = editie.regios[editie.regios["niveau"] == GEMEENTE].set_index("code")
    rijen = vlakken.assign(
        huishoudens=geheel["huishoudens"].reindex(vlakken.index),
        register=np.where(geheel["plaatsen"].reindex(vlakken.index) > 0, "bekend", "leeg"),
        rang=np.nan,
    )
    ranglijst.tabel(laag, rijen, data.namen(editie)[GEMEENTE], legenda.grenzen(laag))


def _grafiek(editie: Editie, toestand: Beleid, reeks: Reeks, lijnen: list[Lijn], jaar: int) -> None:
    if not lijnen:
        st.html(f"<p>{in_html(t('beleid.trend.niets'))}</p>")
        return
    tabel = pd.DataFrame({_naam(editie, toestand, lijn): lijn.waarden for lijn in lijnen})
    namen = list(tabel.columns)
    lang = tabel.rename_axis("jaar").reset_index().melt("jaar", var_name="wie", value_name="y")
    as_y = t(f"beleid.as.{reeks.eenheid}")
    kleur = alt.Color(
        "wie:N", sort=namen, scale=alt.Scale(domain=namen, range=list(KLEUREN[: len(namen)]))
    ).legend(**LEGENDA)
    basis = alt.Chart(lang).encode(
        x=alt.X("jaar:Q", title=None, axis=alt.Axis(format="d"), scale=alt.Scale(nice=False)),
        y=alt.Y("y:Q", title=as_y, scale=alt.Scale(zero=True)),
        color=kleur,
    )
    streep = alt.StrokeDash(
        "wie:N",
        sort=namen,
        scale=alt.Scale(domain=namen, range=[list(s) for s in STREPEN[: len(namen)]]),
    ).legend(**LEGENDA)
    # A year without a value breaks the line: nothing is drawn in between.
    lijn = basis.mark_line(strokeWidth=2.5, invalid="break-paths-show-path-domains").encode(
        strokeDash=streep
    )
    punt = basis.mark_point(filled=True, size=70).transform_filter(f"datum.jaar === {jaar}")
    beschrijving = t("beleid.trend.lees", jaar=jaar, waarden=_nu(tabel, reeks, jaar))
    rijen = [
        [str(j), *(getal(w, reeks.decimalen) for w in rij)]
        for j, rij in zip(tabel.index, tabel.to_numpy(), strict=True)
    ]
    grafiek(
        alt.LayerChart(layer=[lijn, punt]).properties(height=320),
        beschrijving,
        [t("beleid.jaar"), *namen],
        rijen,
        "beleid_trend_grafiek",
    )
    if any(lijn.niveau == MIDDEN for lijn in lijnen):
        st.html(f'<p class="bk-klein">{in_html(t("beleid.trend.midden_uitleg"))}</p>')


def _nu(tabel: pd.DataFrame, reeks: Reeks, jaar: int) -> str:
    """Return every line's value in the year, in words."""
    delen = []
    for naam, waarde in tabel.loc[jaar].items():
        tekst = getal(waarde, reeks.decimalen)
        bekend = t("beleid.trend.onbekend") if tekst == "–" else tekst + eenheid(reeks.eenheid)
        delen.append(t("beleid.trend.waarde", naam=naam, waarde=bekend))
    return "; ".join(delen)


def _naam(editie: Editie, toestand: Beleid, lijn: Lijn) -> str:
    if lijn.niveau == MIDDEN:
        return t("beleid.trend.midden", regio=regionaam(editie, toestand))
    naam = data.namen(editie)[lijn.niveau][lijn.code]
    return f"{naam} ({woord(NIVEAUS[lijn.niveau].naam)})"
