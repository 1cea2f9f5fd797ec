"""The card of one wijk: its figures, each with level and year, and what is near."""

import pandas as pd
import streamlit as st

from dashboard import data, eigenlagen, lagen
from dashboard.dichtbij import Dichtbij
from dashboard.getallen import getal
from dashboard.parts import cijfers, pagina
from dashboard.parts.cijfers import Rij
from dashboard.parts.cijfertabel import cijfertabel
from dashboard.parts.profiel_aanbod import enkel_van_ver
from dashboard.parts.tabel import Link, link
from dashboard.state import kaart
from dashboard.state.kaart import Kaart
from dashboard.tekst import dubbelpunt, eenheid, t, woord
from dashboard.veilig import in_html
from dashboard.waarden import WIJK
from etl.contract.aanbod import AANBODTYPES, PRECISIES_EXACT, WERKMODELLEN
from etl.contract.kleuren import BIJZONDER, WERKMODEL
from etl.store.read import Editie

_TOEGANG = ("huishoudens", "minuten_dichtste", "dekking_pct", "modellen_bereikbaar")
_SIGNALEN = ("internet_zonder_pct", "wagens_per_huishouden", "alleenwonend_pct")


def wijkkaart(editie: Editie, toestand: Kaart, vlakken: pd.DataFrame) -> None:
    """Draw the card of the chosen wijk.

    Parameters
    ----------
    editie : Editie
    toestand : Kaart
    vlakken : DataFrame
        What the map shows, per area: where that is the wijk, its value stands above the figures.
    """
    code = toestand.wijk
    rij: Rij = editie.wijken.loc[[code]].to_dict("records")[0]
    gemeente = data.namen(editie)["gemeente"][str(rij["gemeente_code"])]
    kop, sluit = st.columns([4, 1], vertical_alignment="center")
    kop.html(
        f'<h2 class="bk-wijk bk-doel" id="wijkkaart">{in_html(rij["wijk_naam"])}'
        f'<span class="bk-gemeente">{in_html(gemeente)}</span></h2>'
    )
    sluit.button(
        t("wijk.sluit"), key="wijk_sluit", on_click=kaart.kies_wijk, args=("",), type="tertiary"
    )
    st.html(
        f'<div class="bk-wijkkaart">{_register(rij, editie)}'
        f"{_op_de_kaart(editie, toestand, vlakken)}"
        f"{_dichtbij(data.dichtbij(editie, code))}{_modellen(rij, editie, code)}"
        f"{_cijfers(rij, editie)}{_naar_profiel(code)}</div>"
    )


def _naar_profiel(code: str) -> str:
    return f"<p>{link(Link(t('wijk.profiel'), pagina.pad('profiel', {'wijk': code})))}</p>"


def _register(rij: Rij, editie: Editie) -> str:
    """Return a warning where the register cannot carry the figures."""
    if rij["onbewoond"]:
        return f'<p class="bk-melding">{in_html(t("wijk.onbewoond"))}</p>'
    melding, gemeente = "", data.namen(editie)["gemeente"][str(rij["gemeente_code"])]
    zonder = data.zonder_adres(editie).get(str(rij["gemeente_code"]), 0)
    if rij["register"] in ("leeg", "dun"):
        n = int(rij["plaatsen_gemeente"])
        tekst = t(f"wijk.register_{rij['register']}", n=n, gemeente=gemeente)
        melding += f'<p class="bk-melding">{in_html(tekst)}</p>'
    if zonder:
        tekst = t("wijk.enkel_gemeente", n=zonder, gemeente=gemeente)
        melding += f'<p class="bk-melding">{in_html(tekst)}</p>'
    if rij["klein"]:
        melding += f'<p class="bk-melding">{in_html(t("wijk.klein"))}</p>'
    return melding


def _op_de_kaart(editie: Editie, toestand: Kaart, vlakken: pd.DataFrame) -> str:
    """Return the value that the map shows for the wijk, at the settings chosen."""
    if toestand.kaartniveau != WIJK:
        return ""
    laag, vlak = eigenlagen.vraag(editie, toestand).soort, vlakken.loc[toestand.wijk]
    waarde, klasse = getal(vlak["waarde"], laag.decimalen), str(vlak["klasse"])
    tekst = t("wijk.onbekend") if waarde == "–" else waarde + eenheid(laag.eenheid)
    if klasse in BIJZONDER:
        tekst += f" ({t(f'legenda.{klasse}')})"
    naam = lagen.titel(laag, toestand.minuten)
    return f'<p class="bk-nu">{in_html(naam)}{dubbelpunt()} <strong>{in_html(tekst)}</strong></p>'


# ---- figures --------------------------------------------------------------------------------


def _cijfers(rij: Rij, editie: Editie) -> str:
    rijen = (
        *(cijfers.cijfer(rij, k) for k in _TOEGANG),
        cijfers.huur(rij),
        *(cijfers.cijfer(rij, k) for k in _SIGNALEN),
        cijfers.nood(rij),
        cijfers.kloof(rij, int(editie.wijken["rang"].notna().sum())),
    )
    return cijfertabel(t("wijk.cijfers"), rijen)


# ---- what is near ---------------------------------------------------------------------------


def _dichtbij(plaatsen: list[Dichtbij]) -> str:
    kop = f'<h3 class="bk-h3">{in_html(t("wijk.dichtbij"))}</h3>'
    if not plaatsen:
        return f"{kop}<p>{in_html(t('wijk.geen_plaats'))}</p>"
    return f'{kop}<ol class="bk-plaatsen">{"".join(_plaats(p) for p in plaatsen)}</ol>'


def _plaats(p: Dichtbij) -> str:
    stippen = "".join(
        f'<span class="bk-stip" style="background:{WERKMODEL[m]}" '
        f'title="{in_html(woord(WERKMODELLEN[m].naam))}"></span>'
        for m in p.werkmodellen
    )
    modellen = ", ".join(woord(WERKMODELLEN[m].naam) for m in p.werkmodellen)
    vaag = "" if p.precisie in PRECISIES_EXACT else f" · {t('kaart.js.onnauwkeurig')}"
    return (
        f"<li><strong>{in_html(p.naam)}</strong> "
        f'<span class="bk-minuten">{in_html(t("wijk.minuten", minuten=getal(p.minuten)))}</span>'
        f'<div class="bk-klein">{stippen} {in_html(woord(AANBODTYPES[p.type].naam))}'
        f"{dubbelpunt()} {in_html(modellen)}. {in_html(p.adres)}{in_html(vaag)}</div></li>"
    )


def _modellen(rij: Rij, editie: Editie, code: str) -> str:
    """Return which of the seven werkmodellen the wijk reaches, and which it misses."""
    if rij["onbewoond"]:
        return ""
    regels = "".join(
        f'<tr><th scope="row"><span class="bk-stip" style="background:{WERKMODEL[k]}"></span> '
        f"{in_html(woord(w.naam))}</th><td>{in_html(bereik(rij, k))}</td></tr>"
        for k, w in WERKMODELLEN.items()
    )
    return (
        f'<table class="bk-tabel bk-smal"><caption>{in_html(t("wijk.modellen"))}</caption>'
        f"<tbody>{regels}</tbody></table>"
        f"{enkel_van_ver(rij, data.modelbereik(editie, code), data.namen(editie))}"
    )


def bereik(rij: Rij, werkmodel: str) -> str:
    """Return which share of a wijk's households reaches a werkmodel, in words."""
    kolom = f"dekking_{werkmodel}_pct"
    if cijfers.is_bekend(rij, kolom) and rij[kolom] == 0:
        return t("wijk.model_niemand")
    return cijfers.waarde(rij, kolom)
