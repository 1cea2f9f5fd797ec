"""How access is shared over the households of a region, in words that decide."""

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st

from dashboard import data, prioriteit
from dashboard.getallen import getal, onbekend
from dashboard.parts.beleid_gewichten import gevolg
from dashboard.parts.gebied import regionaam
from dashboard.parts.grafiek import KLEUREN, STREPEN, grafiek
from dashboard.state.beleid import Beleid
from dashboard.tekst import met_hoofdletter, t, woord
from dashboard.veilig import in_html
from etl.contract.figures import FIGUREN, TERTIELEN_NOOD
from etl.contract.niveaus import GEHEEL, GEHEEL_CODE, GEHEEL_NAAM
from etl.measures import gap
from etl.measures.travel import MINUTEN
from etl.store.read import Editie

#: How a chart's lines are named: above it, one a row, so that a narrow screen cuts no name.
LEGENDA: dict[str, Any] = {
    "title": None,
    "orient": "top",
    "direction": "vertical",
    "symbolType": "stroke",
    "symbolSize": 400,
    "labelLimit": 320,
}
#: Under this, the concentration index is told as "about equal".
_ONGEVEER_NUL = 0.02


def verdeling(editie: Editie, toestand: Beleid) -> None:
    """Draw the section: the curve, what it says, and the index figures."""
    regio = regionaam(editie, toestand)
    st.html(
        f'<h2 class="bk-kaarttitel">{in_html(t("beleid.verdeling.titel", regio=regio))}</h2>'
        f'<p class="bk-bekend">{in_html(t("beleid.verdeling.zin"))}</p>'
    )
    rij = _rij(editie, toestand.niveau, toestand.code)
    punten = _punten(editie, toestand.niveau, toestand.code)
    if punten.empty or onbekend(rij["gini"]):
        st.html(f"<p>{in_html(t('beleid.verdeling.onbekend'))}</p>")
        return
    cijfers = data.prioriteit(editie, toestand.gewichten)
    gevolg(editie, toestand, cijfers)
    links, rechts = st.columns([1.2, 1], gap="medium")
    with links:
        _curve(editie, toestand, punten, regio)
    with rechts:
        _woorden(editie, toestand, rij, cijfers)


def _rij(editie: Editie, niveau: str, code: str) -> pd.Series:
    alle = editie.regios
    return alle[(alle["niveau"] == niveau) & (alle["code"] == code)].iloc[0]


def _punten(editie: Editie, niveau: str, code: str) -> pd.DataFrame:
    alle = editie.lorenz
    return alle[(alle["niveau"] == niveau) & (alle["code"] == code)]


# ---- the curve -------------------------------------------------------------------------------


def _curve(editie: Editie, toestand: Beleid, punten: pd.DataFrame, regio: str) -> None:
    lijnen = {regio: punten.set_index("deel_huishoudens")["deel"]}
    if toestand.niveau != GEHEEL:
        ander = _punten(editie, GEHEEL, GEHEEL_CODE)
        lijnen[woord(GEHEEL_NAAM)] = ander.set_index("deel_huishoudens")["deel"]
    gelijk = t("beleid.verdeling.gelijk")
    tabel = 100 * pd.DataFrame(lijnen)
    tabel[gelijk] = tabel.index * 100
    lang = tabel.rename_axis("x").reset_index().melt("x", var_name="wie", value_name="y")
    lang["x"] *= 100
    namen = list(tabel.columns)
    kleuren = [*KLEUREN[: len(namen) - 1], "#808c94"]
    schaal, as_ = alt.Scale(domain=[0, 100]), alt.Axis(values=list(range(0, 101, 20)))
    beeld = (
        alt.Chart(lang)
        .mark_line(strokeWidth=2.5)
        .encode(
            x=alt.X("x:Q", title=t("beleid.verdeling.x"), scale=schaal, axis=as_),
            y=alt.Y("y:Q", title=t("beleid.verdeling.y"), scale=schaal, axis=as_),
            color=alt.Color(
                "wie:N", sort=namen, scale=alt.Scale(domain=namen, range=kleuren)
            ).legend(**LEGENDA),
            strokeDash=alt.StrokeDash(
                "wie:N",
                sort=namen,
                scale=alt.Scale(domain=namen, range=[list(s) for s in STREPEN[: len(namen)]]),
            ).legend(**LEGENDA),
        )
        .properties(height=380)
    )
    helft = getal(tabel[regio].iloc[5])
    laatste = getal(100 - tabel[regio].iloc[9])
    beschrijving = t("beleid.verdeling.lees", helft=helft, tiende=laatste, regio=regio)
    rijen = [
        [getal(100 * x), *(getal(w) for w in rij)]
        for x, rij in zip(tabel.index, tabel.to_numpy(), strict=True)
    ]
    grafiek(beeld, beschrijving, [t("beleid.verdeling.x"), *namen], rijen, "beleid_lorenz")


# ---- in words --------------------------------------------------------------------------------


def _woorden(editie: Editie, toestand: Beleid, rij: pd.Series, cijfers: pd.DataFrame) -> None:
    binnen = editie.wijken.index.isin(toestand.wijkcodes(editie))
    concentratie = prioriteit.concentratie(cijfers["nood"], data.prioriteitsrijen(editie), binnen)
    geheel = _rij(editie, GEHEEL, GEHEEL_CODE)
    # Four tenths against one: the ratio of the sums, times four, is that of the means.
    maal = 4 * float(rij["palma"])
    zinnen = [
        t("beleid.zin.fgt0", pct=getal(100 * rij["fgt0"]), minuten=MINUTEN),
        t("beleid.zin.fgt1", minuten=getal(MINUTEN * rij["fgt1"], 1), grens=MINUTEN),
        t("beleid.zin.palma", maal=getal(maal, 0 if maal >= 10 else 1)),
        t(f"beleid.zin.concentratie_{_richting(concentratie)}"),
    ]
    zinnen += _naar_nood(editie, cijfers, binnen)
    regels = "".join(f"<li>{in_html(zin)}</li>" for zin in zinnen)
    st.html(
        f'<h3 class="bk-h3">{in_html(t("beleid.verdeling.wat"))}</h3>'
        f'<ul class="bk-opsomming">{regels}</ul>'
        f"{_kengetallen(rij.to_dict() | {'concentratie': concentratie}, geheel.to_dict())}"
        f'<p class="bk-klein">{in_html(_let_op(rij))}</p>'
    )


def _richting(concentratie: float) -> str:
    if np.isnan(concentratie):
        return "onbekend"
    if abs(concentratie) < _ONGEVEER_NUL:
        return "nul"
    return "plus" if concentratie > 0 else "min"


def _naar_nood(editie: Editie, cijfers: pd.DataFrame, binnen: np.ndarray) -> list[str]:
    """Return what part has a place near by, where need is highest and where it is lowest."""
    wijken = editie.wijken
    derde = gap.terciles(cijfers["nood"].astype(float), wijken["huishoudens"])
    delen = {}
    for klasse in ("3", "1"):
        deel = wijken[binnen & (derde == float(klasse))]
        som = deel["huishoudens"].sum()
        if som > 0:
            pct = (deel["dekking_pct"] * deel["huishoudens"]).sum() / som
            delen[klasse] = t("beleid.zin.deel", nood=woord(TERTIELEN_NOOD[klasse]), pct=getal(pct))
    if len(delen) < 2:
        return []
    return [t("beleid.zin.nood", minuten=MINUTEN, delen=", ".join(delen.values()))]


_KENGETALLEN = ("gini", "palma", "concentratie", "fgt0", "fgt1", "fgt2")


def _kengetallen(rij: Mapping[Any, Any], geheel: Mapping[Any, Any]) -> str:
    """Return the index figures, each with its meaning, beside those of the whole."""
    regels = "".join(
        f'<tr><th scope="row">{in_html(met_hoofdletter(woord(FIGUREN[k].titel)))}'
        f'<span class="bk-bij">{in_html(woord(FIGUREN[k].uitleg))}</span></th>'
        f'<td class="bk-getal">{in_html(getal(rij[k], 2))}</td>'
        f'<td class="bk-getal">{in_html(getal(geheel[k], 2))}</td></tr>'
        for k in _KENGETALLEN
    )
    koppen = (t("beleid.kop.kengetal"), t("beleid.kop.hier"), woord(GEHEEL_NAAM))
    kop = "".join(f'<th scope="col">{in_html(k)}</th>' for k in koppen)
    naam = in_html(t("beleid.verdeling.kengetallen"))
    return (
        f'<details class="bk-open"><summary>{naam}</summary>'
        f'<table class="bk-tabel bk-smal"><caption>{naam}</caption>'
        f"<thead><tr>{kop}</tr></thead><tbody>{regels}</tbody></table></details>"
    )


def _let_op(rij: pd.Series) -> str:
    zin = t("beleid.verdeling.let_op")
    n = round(float(rij["huishoudens_minuten_onbekend"]))
    return f"{zin} {t('beleid.verdeling.zonder', n=n)}" if n else zin
