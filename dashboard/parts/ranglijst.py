"""The ranking of a region's areas, and the table that says all that the map shows."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import lagen
from dashboard.getallen import geheel, getal, onbekend
from dashboard.lagen import Laag
from dashboard.state import kaart
from dashboard.tekst import dubbelpunt, eenheid, t
from dashboard.veilig import in_html, in_markdown
from dashboard.waarden import WIJK, volgorde
from etl.contract.kleuren import BIJZONDER

#: Rows of the ranking beside the map; the table below it has all.
LENGTE = 10
PER_BLAD = 100
#: One row of a view: ``waarde, klasse, huishoudens, register, plaats``.
Rij = Mapping[Any, Any]


def ranglijst(
    laag: Laag, niveau: str, kop: Mapping[str, Rij], namen: dict[str, str], gekozen: str
) -> None:
    """Draw the first rows of a ranking; each row opens its wijk or goes to its region."""
    if not kop:
        st.html(f"<p>{in_html(t('rang.leeg'))}</p>")
        return
    lijst = st.container(gap=None, key="ranglijst")
    for code, regel in kop.items():
        lijst.button(
            _regel(laag, regel, namen[code]),
            key=f"rang_{code}",
            type="primary" if code == gekozen else "tertiary",
            on_click=_kies(niveau),
            args=(code,),
            width="stretch",
        )
    st.caption(in_markdown(t("rang.uitleg_kloof" if laag.sleutel == "kloof" else "rang.uitleg")))


def _kies(niveau: str) -> Callable[[str], None]:
    if niveau == WIJK:
        return kaart.kies_wijk
    return lambda code: kaart.kies_regio(niveau, code)


def _regel(laag: Laag, regel: Rij, naam: str) -> str:
    dun = regel["register"] == "dun" and laag.toegang
    kennis = f" · {in_markdown(t('register.dun'))}" if dun else ""
    waarde = f"{getal(regel['waarde'], laag.decimalen)}{eenheid(laag.eenheid)}"
    return (
        f"{regel['plaats']}\\. {in_markdown(naam)}{dubbelpunt()} **{in_markdown(waarde)}**{kennis}"
    )


def tabel(laag: Laag, vlakken: pd.DataFrame, namen: dict[str, str], labels: list[str]) -> None:
    """Draw every area of the view as a table: the map for who does not see it.

    It is filled only when opened: a change of layer does not send what nobody reads.
    """
    vak = st.expander(t("tabel.titel", n=len(vlakken)), on_change="rerun", key="tabel")
    if not vak.open:
        return
    with vak:
        rij = volgorde(laag, vlakken)
        alle = pd.concat([rij, vlakken.drop(index=rij.index)])
        bladen = -(-len(alle) // PER_BLAD)
        blad = st.pagination(bladen, key="tabelblad") if bladen > 1 else 1
        deel = alle.iloc[(blad - 1) * PER_BLAD : blad * PER_BLAD]
        st.html(_html(laag, deel, namen, labels))


def _html(laag: Laag, deel: pd.DataFrame, namen: dict[str, str], labels: list[str]) -> str:
    koppen = ("plaats", "naam", "waarde", "klasse", "huishoudens", "register")
    kop = "".join(f'<th scope="col">{in_html(t(f"tabel.{k}"))}</th>' for k in koppen)
    rijen = "".join(
        _tabelrij(laag, namen[str(code)], regel, labels)
        for code, regel in deel.to_dict("index").items()
    )
    bijschrift = in_html(lagen.naam(laag))
    return (
        f'<div class="bk-schuif" tabindex="0" role="region" aria-label="{bijschrift}">'
        f'<table class="bk-tabel"><caption>{bijschrift}</caption>'
        f"<thead><tr>{kop}</tr></thead><tbody>{rijen}</tbody></table></div>"
    )


def _tabelrij(laag: Laag, naam: str, regel: Rij, labels: list[str]) -> str:
    klasse = str(regel["klasse"])
    woord = t(f"legenda.{klasse}") if klasse in BIJZONDER else labels[int(klasse)]
    plaats = "" if onbekend(regel.get("plaats")) else geheel(regel["plaats"])
    waarde = getal(regel["waarde"], laag.decimalen)
    cellen = (
        in_html(waarde if waarde == "–" else waarde + eenheid(laag.eenheid)),
        in_html(woord),
        geheel(regel["huishoudens"]),
        in_html(t(f"register.{regel['register']}")),
    )
    return (
        f'<tr><td class="bk-getal">{plaats}</td><th scope="row">{in_html(naam)}</th>'
        + "".join(f"<td>{c}</td>" for c in cellen)
        + "</tr>"
    )
