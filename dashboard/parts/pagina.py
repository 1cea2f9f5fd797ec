"""What every page begins and ends with: title, languages, sharing, the edition it reads."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import edities
from dashboard.getallen import dag
from dashboard.koppen import INHOUD
from dashboard.state import sessie
from dashboard.state.velden import Toestand
from dashboard.taal import PARAMETER, STANDAARD, parameter, taal
from dashboard.tekst import t
from dashboard.veilig import in_html, in_markdown
from etl.contract.tekst import TALEN
from etl.errors import BuurtkompasFout, GeenEditie
from etl.store.read import Editie

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Pagina:
    """A page that is being drawn.

    Attributes
    ----------
    pad : str
        Its path, as "kaart"; empty for the start page.
    editie : Editie
        The edition that it reads.
    kop : DeltaGenerator
        Where :func:`einde` puts languages and sharing, beside the title.
    """

    pad: str
    editie: Editie
    kop: DeltaGenerator


def begin(pad: str, titel: str) -> Pagina | None:
    """Draw the page's title; where there is no edition, say what to do and return None.

    Parameters
    ----------
    pad : str
    titel : str
        Plain text.
    """
    kop = st.container(
        key="kop", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    )
    kop.html(
        f'<h1 class="bk-titel" id="{INHOUD}" tabindex="-1">{in_html(titel)}</h1>', width="content"
    )
    try:
        editie = edities.huidig()
    except BuurtkompasFout as fout:
        # Which file it is, and where, is for whoever runs the server.
        _LOG.warning("%s", fout)
        geen = isinstance(fout, GeenEditie)
        melding(t("site.geen_editie" if geen else "site.beschadigd"), rol="alert")
        return None
    if editie.terugval:
        melding(t("site.vorige_editie", datum=dag(editie.datum)))
    return Pagina(pad, editie, kop)


def einde(pagina: Pagina, toestand: Toestand) -> None:
    """Write the page's state to the URL, and draw what shares it or shows it otherwise."""
    sessie.onthoud(type(toestand))
    parameters = toestand.schrijf()
    if st.context.is_embedded:
        _naar_buurtkompas(pagina.pad, parameters)
        return
    rechts = pagina.kop.container(
        key="kop_rechts", horizontal=True, vertical_alignment="center", width="content"
    )
    rechts.html(_talen(pagina.pad, parameters), width="content")
    vak = rechts.popover(t("site.deel"), key="deel", on_change="rerun")
    if vak.open:
        vak.caption(in_markdown(t("site.deel_uitleg")))
        vak.code(volledig(pagina.pad, parameters), language=None, wrap_lines=True)
    st.html(
        f'<footer class="bk-voet"><p>{in_html(t("site.editie", datum=dag(pagina.editie.datum)))} '
        f'<a href="{in_html(pad("bronnen", {}))}">{in_html(t("site.bronnen"))}</a></p>'
        f'<p class="bk-alleen-print">{in_html(volledig(pagina.pad, parameters))}</p></footer>'
    )


def tabtitel(naam: str, pad: str) -> None:
    """Put what the page is about before its own name, where the browser names its tab.

    A name of a tab is plain text, and needs no escaping.
    """
    st.set_page_config(page_title=f"{naam} · {t(f'{pad}.menu')} · {t('app.naam')}")


def melding(tekst: str, rol: str = "note") -> None:
    """Draw a plain sentence that a visitor must not miss."""
    st.html(f'<p class="bk-melding" role="{rol}">{in_html(tekst)}</p>')


def pad(pagina: str, parameters: Mapping[str, str], naar_taal: str = "") -> str:
    """Return the address of a page on this server, in the visitor's language or in another.

    Examples
    --------
    >>> pad("profiel", {"wijk": "44021W07"}, "fr")
    '/profiel?wijk=44021W07&taal=fr'
    """
    anders = {} if naar_taal in ("", STANDAARD) else {PARAMETER: naar_taal}
    vraag = urlencode({**parameters, **(anders if naar_taal else parameter())})
    return f"/{pagina}?{vraag}" if vraag else f"/{pagina}"


def volledig(pagina: str, parameters: Mapping[str, str]) -> str:
    """Return the whole address of a page, to send to somebody."""
    hier = urlsplit(st.context.url or "")
    rest = pad(pagina, parameters)
    return f"{hier.scheme}://{hier.netloc}{rest}" if hier.netloc else rest


def _naar_buurtkompas(pagina: str, parameters: Mapping[str, str]) -> None:
    adres, tekst = in_html(pad(pagina, parameters)), in_html(t("site.open"))
    st.html(f'<p class="bk-voet"><a href="{adres}" target="_blank" rel="noopener">{tekst}</a></p>')


def _talen(pagina: str, parameters: Mapping[str, str]) -> str:
    """Return links to the same view in the other languages.

    They are real links: the browser loads the page anew, and reads its language from it.
    """
    nu = taal()
    punten = "".join(
        f'<li><a href="{in_html(pad(pagina, parameters, k))}" lang="{k}" hreflang="{k}"'
        f"{' aria-current=true' if k == nu else ''}>{in_html(t(f'taal.{k}'))}</a></li>"
        for k in TALEN
    )
    return f'<nav class="bk-talen" aria-label="{in_html(t("site.taal"))}"><ul>{punten}</ul></nav>'
