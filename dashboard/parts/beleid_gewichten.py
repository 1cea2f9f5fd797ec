"""The weights that a visitor may move, and what came of moving them."""

import pandas as pd
import streamlit as st

from dashboard import prioriteit
from dashboard.getallen import getal
from dashboard.parts.gebied import regionaam
from dashboard.prioriteit import NOOD, RISICO, Gewichten
from dashboard.state import beleid, sessie
from dashboard.state.beleid import Beleid
from dashboard.tekst import eenheid, met_hoofdletter, t, woord
from dashboard.veilig import in_html, in_markdown
from etl.contract.figures import FIGUREN, ONDERDELEN_NOOD
from etl.contract.niveaus import GEHEEL
from etl.measures.digital import ONDERDELEN
from etl.store.read import Editie


def gewichten(editie: Editie, toestand: Beleid) -> None:
    """Draw the sliders of the weights, and what each part then counts for."""
    st.html(
        f'<h3 class="bk-h3 bk-geen-print">{in_html(t("beleid.gewichten"))}</h3>'
        f'<p class="bk-klein bk-geen-print">{in_html(t("beleid.gewichten_uitleg"))}</p>'
    )
    delen = prioriteit.delen(toestand.gewichten.nood)
    for sleutel, pct in zip(NOOD, delen, strict=True):
        _schuif(f"weegt_{sleutel}", woord(ONDERDELEN_NOOD[sleutel]), pct)
    with st.popover(t("beleid.risico"), width="stretch"):
        _risico(editie, toestand)
    if not toestand.gewichten.gewoon:
        st.button(t("beleid.gelijk"), on_click=beleid.gelijke_gewichten, width="stretch")


def _schuif(veld: str, naam: str, pct: float) -> None:
    telt = t("beleid.telt_niet") if pct == 0 else t("beleid.telt", pct=getal(pct))
    st.slider(
        in_markdown(met_hoofdletter(t("beleid.schuif", naam=naam, telt=telt))),
        0,
        beleid.ZWAARST,
        **sessie.kiest(Beleid, veld),
    )


def _risico(editie: Editie, toestand: Beleid) -> None:
    """Draw the weights within the digital risk, and the wijken that set its scale."""
    st.html(f'<p class="bk-klein">{in_html(t("beleid.risico_uitleg"))}</p>')
    delen = prioriteit.delen(toestand.gewichten.risico)
    for sleutel, pct in zip(RISICO, delen, strict=True):
        kolom = next(iter(ONDERDELEN[sleutel]))
        _schuif(f"risico_{sleutel}", woord(FIGUREN[kolom].titel), pct)
    if toestand.niveau == GEHEEL:
        return
    st.radio(
        t("beleid.basis"),
        (beleid.ALLES, beleid.REGIO),
        format_func=lambda k: (
            t("beleid.basis_regio", regio=regionaam(editie, toestand))
            if k
            else t("beleid.basis_alles")
        ),
        **sessie.kiest(Beleid, "basis"),
        help=t("beleid.basis_hulp"),
    )


def gevolg(editie: Editie, toestand: Beleid, cijfers: pd.DataFrame) -> None:
    """Say which weights are at work, where they are not the equal ones, and what stays."""
    vraag = toestand.gewichten
    if vraag.gewoon:
        return
    if not vraag.genoeg:
        st.html(f'<p class="bk-melding" role="note">{in_html(t("beleid.te_weinig"))}</p>')
        return
    codes = toestand.wijkcodes(editie)
    blijft, van = prioriteit.blijft_bovenaan(
        editie.wijken.loc[codes, "rang"], cijfers.loc[codes, "rang"]
    )
    zinnen = [t("beleid.eigen", gewichten=in_woorden(vraag))]
    if van:
        zinnen.append(t("beleid.blijft", blijft=getal(blijft), n=van))
    interval = t("beleid.interval_eigen", n=prioriteit.TREKKINGEN)
    zinnen.append(interval if prioriteit.eigen_trekking(vraag) else t("beleid.interval_geldt"))
    if vraag.basis[0] != GEHEEL:
        zinnen.append(t("beleid.basis_nu", regio=regionaam(editie, toestand)))
    zonder = prioriteit.zonder_verschil(editie, vraag)
    if zonder:
        namen = ", ".join(woord(FIGUREN[next(iter(ONDERDELEN[k]))].titel) for k in zonder)
        zinnen.append(t("beleid.zonder_verschil", namen=namen))
    st.html(f'<p class="bk-melding" role="note">{in_html(" ".join(zinnen))}</p>')


def in_woorden(vraag: Gewichten) -> str:
    """Return the weights in words: those of need, and of the digital risk where they differ."""
    uit = [_deel(woord(ONDERDELEN_NOOD[k]), w) for k, w in _paren(NOOD, vraag.nood)]
    if not vraag.gewoon_risico:
        binnen = ", ".join(
            _deel(woord(FIGUREN[next(iter(ONDERDELEN[k]))].titel), w)
            for k, w in _paren(RISICO, vraag.risico)
        )
        uit.append(t("beleid.binnen_risico", delen=binnen))
    return ", ".join(uit)


def _paren(namen: tuple[str, ...], waarden: tuple[float, ...]) -> list[tuple[str, float]]:
    return list(zip(namen, prioriteit.delen(waarden), strict=True))


def _deel(naam: str, pct: float) -> str:
    return f"{naam} {getal(pct)}{eenheid('pct')}"
