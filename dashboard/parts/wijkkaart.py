"""The card of one wijk: its figures, each with level and year, and what is near."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import data
from dashboard.dichtbij import Dichtbij
from dashboard.getallen import getal, met_teken, onbekend
from dashboard.parts.kleuren import BIJZONDER, WERKMODEL
from dashboard.state import kaart
from dashboard.state.kaart import Kaart
from dashboard.tekst import eenheid, eenheid_van, t, woord
from dashboard.veilig import in_html
from dashboard.waarden import WIJK
from etl.contract.aanbod import AANBODTYPES, PRECISIES_EXACT, SCHEIDING, WERKMODELLEN
from etl.contract.figures import FIGUREN, KLASSEN_HUUR, KLASSEN_KLOOF
from etl.contract.figures.classes import ONDERDELEN_NOOD
from etl.contract.niveaus import NIVEAUS
from etl.contract.sources import BRONNEN
from etl.store.read import Editie

#: One row of ``Editie.wijken``.
Rij = Mapping[Any, Any]


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
    kop, sluit = st.columns([4, 1], vertical_alignment="center")
    kop.html(
        f'<h2 class="bk-wijk" id="wijkkaart">{in_html(rij["wijk_naam"])}'
        f'<span class="bk-gemeente">{in_html(rij["gemeente_naam"])}</span></h2>'
    )
    sluit.button(
        t("wijk.sluit"), key="wijk_sluit", on_click=kaart.kies_wijk, args=("",), type="tertiary"
    )
    st.html(
        f'<div class="bk-wijkkaart">{_register(rij)}{_op_de_kaart(toestand, vlakken)}'
        f"{_dichtbij(data.dichtbij(editie, code))}{_modellen(rij)}{_cijfers(rij, editie)}</div>"
    )


def _register(rij: Rij) -> str:
    """Return a warning where the register cannot carry the figures."""
    if rij["onbewoond"]:
        return f'<p class="bk-melding">{in_html(t("wijk.onbewoond"))}</p>'
    melding = ""
    if rij["register"] in ("leeg", "dun"):
        n, gemeente = int(rij["plaatsen_gemeente"]), rij["gemeente_naam"]
        tekst = t(f"wijk.register_{rij['register']}", n=n, gemeente=gemeente)
        melding += f'<p class="bk-melding">{in_html(tekst)}</p>'
    if rij["klein"]:
        melding += f'<p class="bk-melding">{in_html(t("wijk.klein"))}</p>'
    return melding


def _op_de_kaart(toestand: Kaart, vlakken: pd.DataFrame) -> str:
    """Return the value that the map shows for the wijk, at the settings chosen."""
    if toestand.kaartniveau != WIJK:
        return ""
    laag, vlak = toestand.vraag().soort, vlakken.loc[toestand.wijk]
    waarde, klasse = getal(vlak["waarde"], laag.decimalen), str(vlak["klasse"])
    tekst = t("wijk.onbekend") if waarde == "–" else waarde + eenheid(laag.eenheid)
    if klasse in BIJZONDER:
        tekst += f" ({t(f'legenda.{klasse}')})"
    naam = t(f"laag.titel.{laag.sleutel}", minuten=toestand.minuten)
    return f'<p class="bk-nu">{in_html(naam)}: <strong>{in_html(tekst)}</strong></p>'


# ---- figures --------------------------------------------------------------------------------


def _cijfers(rij: Rij, editie: Editie) -> str:
    regels = [
        _cijfer(rij, "huishoudens", t("niveau.sector"), BRONNEN["statbel_wagens"].periode),
        _cijfer(rij, "minuten_dichtste", *_toegang()),
        _cijfer(rij, "dekking_pct", *_toegang()),
        _cijfer(rij, "modellen_bereikbaar", *_toegang()),
        _huur(rij),
        _cijfer(rij, "internet_zonder_pct", _niveau(rij["internet_niveau"]), rij["internet_jaren"]),
        _cijfer(
            rij,
            "wagens_per_huishouden",
            t("niveau.sector"),
            BRONNEN["statbel_wagens"].periode,
        ),
        _cijfer(
            rij,
            "alleenwonend_pct",
            _niveau(rij["alleenwonend_niveau"]),
            BRONNEN["statbel_wagens_gemeente"].periode,
        ),
        _nood(rij),
        _kloof(rij, int(editie.wijken["rang"].notna().sum())),
    ]
    koppen = "".join(
        f'<th scope="col">{in_html(t(f"wijk.{k}"))}</th>' for k in ("cijfer", "waarde")
    )
    return (
        f'<table class="bk-tabel bk-smal"><caption>{in_html(t("wijk.cijfers"))}</caption>'
        f"<thead><tr>{koppen}</tr></thead><tbody>{''.join(regels)}</tbody></table>"
    )


def _toegang() -> tuple[str, str]:
    return t("niveau.huishouden"), t("jaar.register", jaren=BRONNEN["initiatieven"].periode)


def _cijfer(rij: Rij, kolom: str, niveau: str, jaar: object) -> str:
    figuur, waarde = FIGUREN[kolom], rij[kolom]
    if onbekend(waarde):
        return _regel(woord(figuur.titel), t("wijk.onbekend"), "")
    tekst = getal(waarde, figuur.decimalen) + eenheid_van(kolom)
    return _regel(woord(figuur.titel), tekst, _bij(niveau, jaar))


def _regel(titel: str, waarde: str, bij: str) -> str:
    return (
        f'<tr><th scope="row">{in_html(titel)}<span class="bk-bij">{in_html(bij)}</span></th>'
        f"<td>{in_html(waarde)}</td></tr>"
    )


def _niveau(niveau: object) -> str:
    sleutel = str(niveau)
    return t("niveau.van", naam=woord(NIVEAUS[sleutel].naam)) if sleutel in NIVEAUS else ""


def _bij(niveau: str, jaar: object) -> str:
    return ", ".join(str(x) for x in (niveau, jaar) if x and not onbekend(x))


def _huur(rij: Rij) -> str:
    signaal = str(rij["huur_signaal"])
    titel = woord(FIGUREN["huur_signaal"].titel)
    if signaal == "onbekend":
        return _regel(titel, woord(KLASSEN_HUUR[signaal]), "")
    tekst = t(
        "wijk.huur",
        klasse=woord(KLASSEN_HUUR[signaal]),
        groei=met_teken(rij["huur_groei_pct_jaar"]),
        verschil=met_teken(rij["huur_verschil_punten"]),
    )
    if rij["huur_onzeker"]:
        tekst += f" ({t('wijk.onzeker')})"
    bij = _bij(_niveau(rij["huur_niveau"]), f"{rij['huur_jaar_van']}–{rij['huur_jaar_tot']}")
    bron = t(f"wijk.bron_{rij['huur_bron']}")
    return _regel(titel, tekst, f"{bij}, {bron}")


def _nood(rij: Rij) -> str:
    titel = woord(FIGUREN["nood"].titel)
    if onbekend(rij["nood"]):
        return _regel(titel, t("wijk.onbekend"), "")
    delen = str(rij["nood_onderdelen"]).split(SCHEIDING)
    namen = ", ".join(woord(ONDERDELEN_NOOD[d]) for d in delen)
    return _regel(titel, t("wijk.op_100", waarde=getal(rij["nood"])), t("wijk.uit", delen=namen))


def _kloof(rij: Rij, n: int) -> str:
    titel = woord(FIGUREN["kloof_prioriteit"].titel)
    if onbekend(rij["kloof_prioriteit"]):
        reden = "kloof_leeg" if rij["register"] == "leeg" else "onbekend"
        return _regel(titel, t(f"wijk.{reden}"), "")
    klasse = woord(KLASSEN_KLOOF[str(rij["kloof_klasse"])])
    tekst = t("wijk.op_100", waarde=getal(rij["kloof_prioriteit"]))
    return _regel(titel, tekst, t("wijk.kloof", klasse=klasse, rang=getal(rij["rang"]), n=n))


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
        f'<div class="bk-klein">{stippen} {in_html(woord(AANBODTYPES[p.type].naam))}: '
        f"{in_html(modellen)}. {in_html(p.adres)}{in_html(vaag)}</div></li>"
    )


def _modellen(rij: Rij) -> str:
    """Return which of the seven werkmodellen the wijk reaches, and which it misses."""
    if rij["onbewoond"]:
        return ""
    regels = "".join(
        f'<tr><th scope="row"><span class="bk-stip" style="background:{WERKMODEL[k]}"></span> '
        f"{in_html(woord(w.naam))}</th><td>{in_html(_bereik(float(rij[f'dekking_{k}_pct'])))}</td></tr>"
        for k, w in WERKMODELLEN.items()
    )
    return (
        f'<table class="bk-tabel bk-smal"><caption>{in_html(t("wijk.modellen"))}</caption>'
        f"<tbody>{regels}</tbody></table>"
    )


def _bereik(pct: float) -> str:
    if np.isnan(pct):
        return t("wijk.onbekend")
    if pct == 0:
        return t("wijk.model_niemand")
    return t("wijk.model_deel", pct=getal(max(pct, 1.0)))
