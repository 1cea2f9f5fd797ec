"""The legend: every colour of the map in words."""

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd
import streamlit as st

from dashboard import lagen
from dashboard.getallen import getal
from dashboard.lagen import Laag
from dashboard.tekst import t, woord
from dashboard.veilig import in_html
from etl.contract.aanbod import WERKMODELLEN
from etl.contract.figures import TERTIELEN_GEBREK, TERTIELEN_NOOD
from etl.contract.kleuren import BIJZONDER, TWEE, WERKMODEL
from etl.store.read import Editie

#: Sources of the borders and of the places.
_PLAATSEN = "osm_punten"
BRONNEN_KAART = ("wijken", _PLAATSEN)


def legenda(
    editie: Editie,
    laag: Laag,
    vlakken: pd.DataFrame,
    plaatsen: bool = True,
    bronnen: Sequence[str] = BRONNEN_KAART,
) -> None:
    """Draw the legend of a layer, with the number of areas of every class.

    Parameters
    ----------
    editie : Editie
    laag : Laag
    vlakken : DataFrame
        ``klasse`` per area of the view.
    plaatsen : bool
        Whether the map shows the places of the register.
    bronnen : sequence of str
        Keys of the sources to name.
    """
    telling = vlakken["klasse"].value_counts()
    aantal = {str(k): int(n) for k, n in telling.items()}
    if laag.soort == "twee":
        deel = _kruis(aantal)
    else:
        teksten = list(lagen.labels(laag).values()) or grenzen(laag)
        deel = "".join(
            _rij(f"background:{kleur}", tekst, aantal.get(str(i), 0))
            for i, (kleur, tekst) in enumerate(zip(laag.palet, teksten, strict=True))
        )
        deel = f'<ul class="bk-legenda">{deel}</ul>'
    rest = "".join(
        _rij(_grond(b.kleur, b.streep), t(f"legenda.{teken}"), aantal[teken])
        for teken, b in BIJZONDER.items()
        if aantal.get(teken)
    )
    st.html(
        f'<section class="bk-legendablok" aria-label="{in_html(t("legenda.titel"))}">'
        f"{deel}"
        f'<ul class="bk-legenda">{rest}</ul>'
        f"{_plaatsen() if plaatsen else ''}{_bronnen(editie, bronnen)}</section>"
    )


def grenzen(laag: Laag) -> list[str]:
    """Return the words of a scale's classes."""
    # Of what somebody added the unit stands in the title.
    d = 0 if all(g == int(g) for g in laag.grenzen) else 1
    tekst = [getal(g, d) for g in laag.grenzen]
    eerste = t("legenda.nul") if laag.grenzen[0] == 0 else t("legenda.tot", tot=tekst[0])
    midden = [t("legenda.van_tot", van=van, tot=tot) for van, tot in pairwise(tekst)]
    eenheid = "" if laag.figuur else t(f"legenda.eenheid.{laag.sleutel}")
    return [f"{r}{eenheid}" for r in (eerste, *midden, t("legenda.meer", van=tekst[-1]))]


def _rij(stijl: str, tekst: str, n: int) -> str:
    telling = in_html(t("legenda.aantal", n=n))
    return (
        f'<li><span class="bk-vak" style="{stijl}"></span>'
        f'<span>{in_html(tekst)} <span class="bk-telling">{telling}</span></span></li>'
    )


def _grond(kleur: str, streep: str) -> str:
    if not streep:
        return f"background:{kleur}"
    return f"background:repeating-linear-gradient(135deg,{kleur} 0 4px,{streep} 4px 5.4px)"


def _kruis(aantal: dict[str, int]) -> str:
    """Return the 3×3 legend as a table: need down, lack of access across."""
    kop = "".join(f'<th scope="col">{in_html(woord(x))}</th>' for x in TERTIELEN_GEBREK.values())
    rijen = ""
    for i, nood in enumerate(TERTIELEN_NOOD.values()):
        vakken = "".join(
            f'<td><span class="bk-vak bk-groot" style="background:{TWEE[3 * i + j]}"></span>'
            f'<span class="bk-telling">{aantal.get(str(3 * i + j), 0)}</span></td>'
            for j in range(3)
        )
        rijen += f'<tr><th scope="row">{in_html(woord(nood))}</th>{vakken}</tr>'
    return (
        f'<table class="bk-kruis"><caption>{in_html(t("legenda.kruis"))}</caption>'
        f"<thead><tr><td></td>{kop}</tr></thead><tbody>{rijen}</tbody></table>"
    )


def _plaatsen() -> str:
    modellen = "".join(
        f'<li><span class="bk-stip" style="background:{WERKMODEL[k]}"></span>'
        f"<span>{in_html(woord(w.naam))}</span></li>"
        for k, w in WERKMODELLEN.items()
    )
    return (
        f'<p class="bk-kop">{in_html(t("legenda.plaatsen"))}</p>'
        f'<ul class="bk-legenda">{modellen}'
        f'<li><span class="bk-stip bk-hol"></span><span>{in_html(t("legenda.hol"))}</span></li>'
        "</ul>"
    )


def bronregel(editie: Editie, sleutels: Sequence[str] = BRONNEN_KAART) -> str:
    """Return whose borders and places a map shows, each in the line that reuse must show.

    With the places go the lists that somebody added to the register.
    """
    bronnen = [editie.bronnen[k] for k in sleutels]
    if _PLAATSEN in sleutels:
        bronnen += editie.eigen_bronnen.values()
    return t("legenda.bronnen", bronnen=" · ".join(b.attributie for b in bronnen))


def _bronnen(editie: Editie, sleutels: Sequence[str]) -> str:
    return f'<p class="bk-klein">{in_html(bronregel(editie, sleutels))}</p>'
