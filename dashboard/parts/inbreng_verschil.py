"""What a list would change: rows, fields, the map and the coverage."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import data
from dashboard.boek import tekst
from dashboard.getallen import geheel, getal, met_teken
from dashboard.lagen import LAGEN
from dashboard.parts import legenda
from dashboard.parts.bladeren import lange_tabel
from dashboard.parts.map import Beeld, Punt, kaart
from dashboard.parts.tabel import Cel
from dashboard.tekst import eenheid, met_hoofdletter, t, woord
from dashboard.veilig import in_html, in_markdown
from dashboard.vooruit import Vooruit
from dashboard.waarden import WIJK
from etl.contract.aanbod import AANBODTYPES, PRECISIES_MET_REISTIJD
from etl.contract.columns import KOLOMMEN
from etl.contract.niveaus import GEHEEL, GEHEEL_NAAM, NIVEAUS
from etl.measures.travel import MINUTEN
from etl.register.adopt import Verschil, Wijziging
from etl.store.read import Editie

KAART = "inbrengkaart"
#: More marks than this hide each other.
MEESTE_MERKEN = 300
_MARGE_GRADEN = 0.02


def toon(verschil: Verschil) -> None:
    """Draw what is new, what changes field by field, and what is gone."""
    aantallen = {
        "nieuw": len(verschil.nieuw),
        "gewijzigd": len(verschil.gewijzigd),
        "weg": len(verschil.weg),
        "gelijk": verschil.gelijk,
    }
    cijfers = "".join(
        f"<div><dt>{in_html(t(f'inbreng.{k}'))}</dt><dd>{geheel(v)}</dd></div>"
        for k, v in aantallen.items()
    )
    st.html(
        f'<h2 class="bk-h2">{in_html(t("inbreng.titel_verschil"))}</h2>'
        f'<dl class="bk-cijfers">{cijfers}</dl>'
    )
    if len(verschil.nieuw):
        _rijen("nieuw", verschil.nieuw)
    if verschil.wijzigingen:
        _velden(verschil.wijzigingen)
    if len(verschil.weg):
        _rijen("weg", verschil.weg)


def _rijen(soort: str, frame: pd.DataFrame) -> None:
    koppen = [t(f"register.kop.{k}") for k in ("naam", "organisatie", "type", "gemeente", "plek")]
    rijen = frame.to_dict("records")
    with st.expander(in_markdown(t(f"inbreng.lijst_{soort}", n=len(rijen)))):
        lange_tabel(t(f"inbreng.{soort}"), koppen, rijen, _rij, soort)


def _rij(rij: Mapping[Any, Any]) -> list[Cel]:
    return [
        str(rij["naam"]),
        tekst(rij["organisatie"]) or "–",
        woord(AANBODTYPES[rij["type"]].naam),
        str(rij["gemeente_naam"]),
        t(f"register.precisie.{rij['locatie_precisie']}"),
    ]


def _velden(wijzigingen: tuple[Wijziging, ...]) -> None:
    koppen = [t(f"register.kop.{k}") for k in ("naam", "gemeente")]
    koppen += [t(f"inbreng.kop.{k}") for k in ("veld", "nu", "wordt", "hand")]
    with st.expander(in_markdown(t("inbreng.lijst_gewijzigd", n=len(wijzigingen))), expanded=True):
        lange_tabel(t("inbreng.gewijzigd"), koppen, wijzigingen, _veld, "gewijzigd")


def _veld(w: Wijziging) -> list[Cel]:
    return [
        w.naam,
        w.gemeente,
        t(f"register.kolom.{w.kolom}"),
        _cel(w, w.nu),
        _cel(w, w.wordt),
        t("inbreng.ja") if w.beschermd else "",
    ]


def _cel(w: Wijziging, waarde: Any) -> str:
    if waarde is None:
        return t("inbreng.leeg")
    if KOLOMMEN[w.kolom].soort == "getal":
        return getal(waarde, 6 if w.kolom in ("lat", "lon") else 0)
    return str(waarde)


# ---- the coverage --------------------------------------------------------------------------------


def vooruitblik(editie: Editie, voor: pd.DataFrame, na: pd.DataFrame) -> None:
    """Draw what the register after the list does to the map and to the coverage."""
    merken = marks(voor, na)
    vooruit = data.vooruit(editie, voor, na)
    titel = t("inbreng.titel_dekking", minuten=MINUTEN)
    st.html(f'<h2 class="bk-h2">{in_html(titel)}</h2>')
    if len(vooruit.regios) == 1:
        pct = getal(vooruit.regios["na_pct"].iloc[0], 2) + eenheid("pct")
        st.html(f"<p>{in_html(t('inbreng.zelfde_dekking', pct=pct))}</p>")
    if merken:
        _kaart(editie, vooruit, merken)
    if len(vooruit.regios) > 1:
        _dekking(editie, vooruit.regios)


def marks(voor: pd.DataFrame, na: pd.DataFrame) -> tuple[Punt, ...]:
    """Return a mark for every place that comes, goes or moves, as far as its place is known."""
    oud, nieuw = (_places(r) for r in (voor, na))
    uit = []
    for sleutel in sorted(oud.keys() | nieuw.keys()):
        was, wordt = oud.get(sleutel), nieuw.get(sleutel)
        if was is not None and (wordt is None or _spot(was) != _spot(wordt)):
            uit.append(_punt(was, "dicht"))
        if wordt is not None and (was is None or _spot(was) != _spot(wordt)):
            uit.append(_punt(wordt, "nieuw"))
    return tuple(uit)


def _places(register: pd.DataFrame) -> dict[str, Mapping[Any, Any]]:
    kan = register["locatie_precisie"].isin(PRECISIES_MET_REISTIJD)
    rijen = register[kan & (register["bereik"] == "locatie")].to_dict("records")
    return {str(rij["initiatief_id"]): rij for rij in rijen}


def _spot(rij: Mapping[Any, Any]) -> tuple[float, float]:
    return round(rij["lat"], 6), round(rij["lon"], 6)


def _punt(rij: Mapping[Any, Any], soort: Any) -> Punt:
    naam = t(f"inbreng.merk_{soort}", naam=rij["naam"])
    return Punt(rij["lat"], rij["lon"], naam, soort)


def _kaart(editie: Editie, vooruit: Vooruit, merken: tuple[Punt, ...]) -> None:
    punten = merken[:MEESTE_MERKEN]
    lat, lon = [p.lat for p in punten], [p.lon for p in punten]
    marge = _MARGE_GRADEN
    venster = (min(lon) - marge, min(lat) - marge, max(lon) + marge, max(lat) + marge)
    laag = LAGEN["dekking"]
    kaart(
        editie,
        Beeld(laag, vooruit.vlakken, WIJK, punten=punten, venster=venster, hoort=frozenset()),
        KAART,
        hoogte=380,
    )
    if len(merken) > len(punten):
        over = t("inbreng.merken", n=len(punten), van=geheel(len(merken)))
        st.html(f'<p class="bk-klein">{in_html(over)}</p>')
    st.html(f'<p class="bk-klein">{in_html(t("inbreng.kaartuitleg"))}</p>')
    legenda.legenda(editie, laag, vooruit.vlakken)


def _dekking(editie: Editie, regios: pd.DataFrame) -> None:
    namen = data.namen(editie)
    koppen = ("gebied", "niveau", "voor", "na", "erbij")

    def cellen(rij: Mapping[Any, Any]) -> list[Cel]:
        niveau, heel = rij["niveau"], rij["niveau"] == GEHEEL
        return [
            woord(GEHEEL_NAAM) if heel else namen[niveau][rij["code"]],
            "" if heel else met_hoofdletter(woord(NIVEAUS[niveau].naam)),
            getal(rij["voor_pct"], 2) + eenheid("pct"),
            getal(rij["na_pct"], 2) + eenheid("pct"),
            met_teken(rij["erbij"], 0) if round(rij["erbij"]) else "0",
        ]

    titel = t("inbreng.tabel_dekking")
    kop = [t(f"inbreng.kop.{k}") for k in koppen]
    lange_tabel(titel, kop, regios.to_dict("records"), cellen, "dekking", (2, 3, 4))
