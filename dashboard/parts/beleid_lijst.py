"""The priority list of a region, with how sure each place in it is."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import data, prioriteitslijst
from dashboard.getallen import geheel, onbekend
from dashboard.parts import pagina
from dashboard.parts.beleid_download import download
from dashboard.parts.beleid_gewichten import gevolg, gewichten
from dashboard.parts.gebied import regionaam
from dashboard.parts.tabel import Link, link
from dashboard.prioriteitslijst import Filter
from dashboard.state import beleid, sessie
from dashboard.state.beleid import Beleid
from dashboard.tekst import t, woord
from dashboard.veilig import in_html
from etl.contract.figures import KLASSEN_ROBUUST
from etl.export.marge import margin, outside
from etl.measures import ranks
from etl.store.read import Editie

PER_BLAD = 25
#: So many gemeenten without places are named; more are counted.
MEESTE_NAMEN = 8
_KOPPEN = ("plaats", "wijk", "rang", "gewoon", "zeker", "nood", "minuten", "huishoudens")
#: One row of the list.
Rij = Mapping[Any, Any]


def lijst(editie: Editie, toestand: Beleid) -> None:
    """Draw the section: the list first, filters and weights beside it."""
    links, rechts = st.columns([2.7, 1], gap="medium")
    cijfers = data.prioriteit(editie, toestand.gewichten)
    alle = prioriteitslijst.wijken_van(editie, cijfers, toestand.wijkcodes(editie))
    alle["gemeente_naam"] = alle["gemeente_code"].map(data.namen(editie)["gemeente"])
    alle["zonder_adres"] = alle["gemeente_code"].map(data.zonder_adres(editie)).fillna(0)
    deel = alle[filter_van(toestand).geldt(alle)]
    with links:
        st.html(
            f'<h2 class="bk-kaarttitel">'
            f"{in_html(t('beleid.lijst.titel', regio=regionaam(editie, toestand)))}</h2>"
            f'<p class="bk-bekend">{in_html(t("beleid.lijst.zin"))} '
            '<a class="bk-alleen-smal" href="#beleid-filters">'
            f"{in_html(t('beleid.lijst.naar'))}</a></p>"
        )
        gevolg(editie, toestand, cijfers)
        _gefilterd(toestand, alle, deel)
        _wankel(toestand, deel)
        _tabel(deel, int(cijfers["rang"].notna().sum()), not toestand.gewichten.gewoon)
        st.html(f'<p class="bk-klein">{in_html(t("beleid.lees"))}</p>')
        _zonder_rang(alle)
        download(editie, toestand, deel)
    with rechts:
        _filters()
        gewichten(editie, toestand)


def filter_van(toestand: Beleid) -> Filter:
    """Return what the list is limited to."""
    return Filter(toestand.robuust, toestand.drempel, toestand.nood)


def _gefilterd(toestand: Beleid, alle: pd.DataFrame, deel: pd.DataFrame) -> None:
    """Say what the list leaves out: on paper too, where no widget tells it."""
    if not filter_van(toestand).aan:
        return
    namen = [t(f"beleid.filter.{k}") for k in ("robuust", "drempel") if getattr(toestand, k)]
    if toestand.nood:
        namen.append(f"{t('beleid.filter.nood')} {toestand.nood}")
    van, n = int(alle["rang"].notna().sum()), int(deel["rang"].notna().sum())
    zin = t("beleid.filter.toont", n=n, van=geheel(van), filters=" · ".join(namen))
    st.html(f'<p class="bk-nu">{in_html(zin)}</p>')


def _wankel(toestand: Beleid, deel: pd.DataFrame) -> None:
    """Where most ranks at the top hang on assumptions, say so and offer the list without them."""
    eerste = deel[deel["rang"].notna()].head(PER_BLAD)
    wankel = eerste[eerste["robuust"].eq(ranks.HANGT_AF).fillna(False).astype(bool)]
    if 2 * len(wankel) <= len(eerste):
        return
    zin = t("beleid.wankel", n=len(wankel), van=len(eerste))
    zonder = int((wankel["zonder_adres"] > 0).sum())
    if zonder:
        zin += f" {t('beleid.wankel_adres', n=zonder)}"
    robuust = pagina.pad("beleid", replace(toestand, robuust=True).schrijf())
    naar = f'<a href="{in_html(robuust)}">{in_html(t("beleid.wankel_naar"))}</a>'
    st.html(f'<p class="bk-nu">{in_html(zin)} <span class="bk-geen-print">{naar}</span></p>')


def _filters() -> None:
    st.html(
        f'<h3 class="bk-h3 bk-geen-print" id="beleid-filters">{in_html(t("beleid.filters"))}</h3>'
    )
    for veld in ("robuust", "drempel"):
        st.checkbox(
            t(f"beleid.filter.{veld}"),
            **sessie.kiest(Beleid, veld),
            help=t(f"beleid.filter.{veld}_hulp"),
        )
    st.slider(
        t("beleid.filter.nood"),
        0,
        beleid.NOOD_TOT,
        step=beleid.NOOD_STAP,
        **sessie.kiest(Beleid, "nood"),
    )


# ---- the table -------------------------------------------------------------------------------


def _tabel(deel: pd.DataFrame, gerangschikt: int, eigen: bool) -> None:
    rijen = deel[deel["rang"].notna()]
    if rijen.empty:
        st.html(f"<p>{in_html(t('beleid.lijst.leeg'))}</p>")
        return
    bladen = -(-len(rijen) // PER_BLAD)
    plek = st.container()
    # A key per length: a page that a shorter list lacks is never asked for.
    blad = st.pagination(bladen, key=f"beleid_blad_{bladen}") if bladen > 1 else 1
    van = (blad - 1) * PER_BLAD
    plek.html(_html(rijen.iloc[van : van + PER_BLAD], gerangschikt, eigen))


def _html(rijen: pd.DataFrame, n: int, eigen: bool) -> str:
    koppen = [k for k in _KOPPEN if eigen or k != "gewoon"]
    kop = "".join(f'<th scope="col">{in_html(t(f"beleid.kop.{k}"))}</th>' for k in koppen)
    lijf = "".join(_rij(str(code), rij, n, eigen) for code, rij in rijen.to_dict("index").items())
    naam = in_html(t("beleid.lijst.bijschrift", n=n))
    return (
        f'<div class="bk-schuif" tabindex="0" role="region" aria-label="{naam}">'
        f'<table class="bk-tabel bk-prioriteit"><caption>{naam}</caption>'
        f"<thead><tr>{kop}</tr></thead><tbody>{lijf}</tbody></table></div>"
    )


def _rij(code: str, rij: Rij, n: int, eigen: bool) -> str:
    naam = link(Link(str(rij["wijk_naam"]), pagina.pad("profiel", {"wijk": code})))
    wijk = f'{naam}<span class="bk-bij">{in_html(rij["gemeente_naam"])}</span>{_opgelet(rij)}'
    cellen = [_rang(rij, n)]
    if eigen:
        cellen.append(in_html(geheel(rij["rang_gewoon"])))
    cellen += [
        in_html(_zeker(rij)),
        in_html(geheel(rij["nood"])),
        met_marge(rij, "minuten_dichtste"),
    ]
    cellen.append(in_html(geheel(rij["huishoudens"])))
    return (
        f'<tr><td class="bk-getal">{in_html(geheel(rij["plaats"]))}</td>'
        f'<th scope="row">{wijk}</th>'
        + "".join(f'<td class="bk-getal">{cel}</td>' for cel in cellen)
        + "</tr>"
    )


def _opgelet(rij: Rij) -> str:
    """Return what a reader should not miss of this wijk."""
    let_op = []
    if not onbekend(rij["dubbele_drempel"]) and rij["dubbele_drempel"]:
        let_op.append(t("beleid.dubbel"))
    if rij["register"] == "dun":
        let_op.append(t("register.dun"))
    if rij["zonder_adres"]:
        let_op.append(t("beleid.enkel_gemeente", n=int(rij["zonder_adres"])))
    return "".join(f'<span class="bk-merk">{in_html(tekst)}</span>' for tekst in let_op)


def _rang(rij: Rij, n: int) -> str:
    """Return the rank, between which ranks it lies, and a bar that shows it."""
    tekst = f'<span class="bk-sterk">{met_marge(rij, "rang")}</span>'
    grenzen = margin(rij, "rang")
    if grenzen is None:
        return tekst
    van, tot = (100 * grens / n for grens in grenzen)
    plek = 100 * float(rij["rang"]) / n
    return (
        f'{tekst}<span class="bk-spreiding" aria-hidden="true">'
        f'<span class="bk-van" style="left:{van:.1f}%;width:{max(tot - van, 1.5):.1f}%"></span>'
        f'<span class="bk-nu-punt" style="left:{min(plek, 98):.1f}%"></span></span>'
    )


def _zeker(rij: Rij) -> str:
    klasse = rij["robuust"]
    return "–" if onbekend(klasse) else woord(KLASSEN_ROBUUST[str(klasse)])


def met_marge(rij: Rij, kolom: str) -> str:
    """Return a figure and between which values it lies, what is to be believed first.

    One outside its own margin leaves out a place that is near but has no exact address: there the
    margin says what is known, and the figure only what the known addresses give.
    """
    nu, grenzen = geheel(rij[kolom]), margin(rij, kolom)
    van, tot = map(geheel, grenzen) if grenzen else (nu, nu)
    if van == tot == nu:
        return in_html(nu)
    tussen = t("wijk.tussen", van=van, tot=tot)
    eerst, dan = (tussen, t("wijk.volgens", nu=nu)) if outside(rij, kolom) else (nu, tussen)
    return f'{in_html(eerst)} <span class="bk-bij">{in_html(dan)}</span>'


# ---- what is not in it -----------------------------------------------------------------------


def _zonder_rang(alle: pd.DataFrame) -> None:
    """Say how many wijken have no rank and why, and where the register is thin."""
    reden = prioriteitslijst.reden(alle)
    zinnen = [
        t(f"beleid.zonder.{waarom}", n=int(n))
        for waarom in ("leeg", "klein", "nood", "onbewoond")
        if (n := (reden == waarom).sum())
    ]
    for register in ("leeg", "dun"):
        namen = sorted(alle.loc[alle["register"] == register, "gemeente_naam"].unique())
        if namen:
            welke = ", ".join(namen[:MEESTE_NAMEN])
            rest = len(namen) - MEESTE_NAMEN
            if rest > 0:
                welke = t("beleid.en_nog", namen=welke, n=rest)
            zinnen.append(t(f"beleid.register_{register}", n=len(namen), namen=welke))
    if zinnen:
        regels = "".join(f"<li>{in_html(zin)}</li>" for zin in zinnen)
        st.html(
            f'<h3 class="bk-h3">{in_html(t("beleid.zonder.titel"))}</h3>'
            f'<ul class="bk-opsomming">{regels}</ul>'
        )
