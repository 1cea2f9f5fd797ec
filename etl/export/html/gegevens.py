"""What an exported map draws: borders, classes, figures, places and words."""

import gzip
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from etl.contract.aanbod import (
    AANBODTYPES,
    PRECISIES_EXACT,
    PRECISIES_MET_REISTIJD,
    SCHEIDING,
    WERKMODELLEN,
)
from etl.contract.catalogus import tekst as catalogustekst
from etl.contract.figures import FIGUREN
from etl.contract.getallen import onbekend
from etl.contract.kleuren import WERKMODEL
from etl.export.cellen import clean
from etl.export.themas import THEMAS, Thema
from etl.export.titels import capital
from etl.export.verantwoording import CATALOGI

if TYPE_CHECKING:
    from etl.store.read import Editie

#: The figures of a wijk in its popup and in the table.
CIJFERS = (
    "rang",
    "kloof_prioriteit",
    "nood",
    "dekking_pct",
    "minuten_dichtste",
    "modellen_bereikbaar",
    "huishoudens",
)


def word(taal: str, sleutel: str, **waarden: Any) -> str:
    """Return a text of the exported map; its value `n` chooses between singular and plural."""
    return catalogustekst(CATALOGI, taal, f"kaart.{sleutel}", waarden)


def placed(plaatsen: pd.DataFrame) -> "pd.Series[bool]":
    """Tell which places have a position: all but those known by their gemeente alone."""
    return plaatsen["locatie_precisie"].isin(PRECISIES_MET_REISTIJD)


def contents(
    editie: "Editie", wijken: pd.DataFrame, plaatsen: pd.DataFrame, taal: str
) -> dict[str, Any]:
    """Return what the script draws: borders, classes, figures, places and words."""
    rang = wijken["rang"].astype(float).reset_index(drop=True)
    return {
        "locale": f"{taal}-BE",
        "laag": _borders(editie, "wijk", list(wijken.index)),
        "omtrek": _borders(editie, "gemeente", sorted(set(wijken["gemeente_code"]))),
        "wijken": {
            "naam": [clean(str(naam)) for naam in wijken["wijk_naam"]],
            "gemeente": [clean(str(naam)) for naam in wijken["gemeente_naam"]],
        },
        "themas": [_theme(thema, wijken, taal) for thema in THEMAS.values()],
        "cijfers": [_figure(kolom, wijken, taal) for kolom in CIJFERS if kolom in wijken],
        "volgorde": rang.sort_values(kind="stable", na_position="last").index.tolist(),
        "modellen": [
            {"naam": model.naam.in_taal(taal), "kleur": WERKMODEL[sleutel]}
            for sleutel, model in WERKMODELLEN.items()
        ],
        "plaatsen": [_place(rij, taal) for rij in _rows(plaatsen[placed(plaatsen)])],
        "koppen": [
            capital(t)
            for t in (
                word(taal, "wijk"),
                word(taal, "gemeente"),
                FIGUREN["kloof_klasse"].titel.in_taal(taal),
            )
        ],
        "teksten": {k: word(taal, k) for k in ("kaart", "inzoomen", "uitzoomen")},
    }


def _rows(tabel: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(k): v for k, v in rij.items()} for rij in tabel.to_dict("records")]


def _borders(editie: "Editie", niveau: str, codes: list[str]) -> dict[str, Any]:
    """Return the simplified borders of these areas, as :mod:`etl.store.geometry` writes them."""
    laag = _layer(editie.layer(niveau))
    plek = {code: i for i, code in enumerate(laag["codes"])}
    return {
        "oorsprong": laag["oorsprong"],
        "eenheid": laag["eenheid"],
        "vormen": [laag["vormen"][plek[code]] for code in codes],
    }


@lru_cache(maxsize=8)
def _layer(pad: Path) -> dict[str, Any]:
    """Read a layer file; kept, because a run of many maps asks for it again. Never change it."""
    laag: dict[str, Any] = json.loads(gzip.decompress(pad.read_bytes()))
    return laag


def _theme(thema: Thema, wijken: pd.DataFrame, taal: str) -> dict[str, Any]:
    tekens = "".join(thema.tekens(wijken))
    return {
        "sleutel": thema.sleutel,
        "naam": capital(thema.naam.in_taal(taal)),
        "kort": FIGUREN[thema.kolom].titel.in_taal(taal),
        "tekens": tekens,
        "klassen": [
            {
                "teken": klasse.teken,
                "naam": klasse.naam,
                "kleur": klasse.vulling.kleur,
                "streep": klasse.vulling.streep,
                "aantal": tekens.count(klasse.teken),
            }
            for klasse in thema.klassen(taal)
        ],
    }


def _figure(kolom: str, wijken: pd.DataFrame, taal: str) -> dict[str, Any]:
    figuur = FIGUREN[kolom]
    waarden = wijken[kolom].astype(float).round(figuur.decimalen)
    return {
        "titel": figuur.titel.in_taal(taal),
        "decimalen": figuur.decimalen,
        "achter": " %" if kolom.endswith("_pct") else "",
        "waarden": [None if onbekend(w) else w for w in waarden.tolist()],
    }


def _place(rij: dict[str, Any], taal: str) -> dict[str, Any]:
    """Return one place as its popup shows it; no address of a page becomes a link."""

    def tekst(*kolommen: str) -> str:
        delen = (rij[k] for k in kolommen)
        return clean(" ".join(str(deel) for deel in delen if not onbekend(deel)))

    vaag = rij["locatie_precisie"] not in PRECISIES_EXACT
    bron = ", ".join(filter(None, (tekst("bron_url"), tekst("bron_datum"))))
    regels = (
        tekst("organisatie"),
        tekst("straat", "huisnummer"),
        tekst("postcode", "gemeente_naam"),
        word(taal, "onnauwkeurig") if vaag else "",
        tekst("website"),
        word(taal, "bron", bron=bron) if bron else "",
    )
    modellen = list(WERKMODELLEN)
    return {
        "lat": round(rij["lat"], 6),
        "lon": round(rij["lon"], 6),
        "naam": tekst("naam"),
        "type": AANBODTYPES[rij["type"]].naam.in_taal(taal),
        "modellen": [modellen.index(m) for m in rij["werkmodellen"].split(SCHEIDING)],
        "regels": [regel for regel in regels if regel],
    }
