"""A tiny edition with made-up towns, in the real store's format, for tests of readers."""

import json
from pathlib import Path
from typing import Any

import pandas as pd

from etl.contract.aanbod import WERKMODELLEN
from etl.store.manifest import MANIFEST, SCHEMA, WIJZER, digest
from etl.store.read import Editie, open_edition

NAN = float("nan")
CODES = ("99001W01", "99001W02", "99002W01")

WIJKEN: dict[str, list[Any]] = {
    # Not in the order of the codes: an export sorts.
    "wijk_code": [CODES[1], CODES[0], CODES[2]],
    "wijk_naam": ["Station", "Centrum; oost", "Haven"],
    "wijk_naam_bron": ["bron", "bron", "afgeleid"],
    "gemeente_code": ["99001", "99001", "99002"],
    "gemeente_naam": ["Voorbeeldstad", "Voorbeeldstad", "Elders"],
    "elz_code": ["elz90", "elz90", None],
    "provincie_code": ["90000", "90000", None],
    "gewest_code": ["02000", "02000", "04000"],
    "huishoudens": [300.5, 100.0, 0.0],
    "onbewoond": [False, False, True],
    "klein": [False, False, False],
    "minuten_dichtste": [19.5, 4.25, NAN],
    "dekking_pct": [0.0, 66.66666666666667, NAN],
    "aantal_bereikbaar": [0.0, 2.0, NAN],
    "modellen_bereikbaar": [0.25, 3.0, NAN],
    **{f"dekking_{model}_pct": [0.0, 50.0, NAN] for model in WERKMODELLEN},
    "huur_signaal": ["onder_druk", "stabiel", "onbekend"],
    "huur_groei_pct_jaar": [-1.75, 3.0, NAN],
    "huur_niveau": ["gemeente", "gemeente", None],
    "internet_zonder_pct": [7.1, 7.1, 9.3],
    "internet_niveau": ["provincie", "provincie", "provincie"],
    "nood": [60.0, 20.0, NAN],
    "kloof_prioriteit": [77.5, 10.0, NAN],
    "kloof_klasse": ["3-3", "1-2", None],
    "rang": [1.0, 2.0, NAN],
    "register": ["bekend", "bekend", "leeg"],
    "plaatsen_gemeente": [2, 2, 0],
}


def _regio(niveau: str, code: str, naam: str, dekking: float) -> dict[str, Any]:
    return {
        "niveau": niveau,
        "code": code,
        "naam": naam,
        "huishoudens": 400.5,
        "huishoudens_zonder_plaats": 0.0,
        "wijken": 2,
        "initiatieven": 2,
        "plaatsen": 2,
        "plaatsen_per_10000": 49.937578,
        "dekking_pct": dekking,
        "nood": NAN,
        "kloof_bekend_pct": 100.0,
        "wijken_huur_signaal_onder_druk": 1,
        "wijken_kloof_klasse_3_3": 1,
    }


REGIOS = [
    _regio("geheel", "VB", "Vlaanderen en Brussel", 16.6),
    _regio("gemeente", "99001", "Voorbeeldstad", 16.6),
    _regio("gemeente", "99002", "Elders", NAN),
    _regio("gewest", "02000", "Vlaams Gewest", 16.6),
]


def make_store(store: Path, **vervang: list[Any]) -> Editie:
    """Write the edition into `store`, with some columns of the wijken replaced, and open it."""
    folder = store / "editie-klein"
    folder.mkdir(parents=True)
    pd.DataFrame(WIJKEN | vervang).to_parquet(folder / "wijken.parquet", index=False)
    pd.DataFrame(REGIOS).to_parquet(folder / "regios.parquet", index=False)
    pd.DataFrame({"initiatief_id": ["a", "b"]}).to_parquet(folder / "initiatieven.parquet")
    manifest = {
        "schema": SCHEMA,
        "id": "klein",
        "datum": "2026-06-25",
        "totalen": {"wijken": 3},
        "rijen": {"wijken": 3},
        "invoer": {"wijken/wijken.parquet": "0" * 64},
        "bestanden": {p.name: digest(p) for p in sorted(folder.glob("*.parquet"))},
    }
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    (store / WIJZER).write_text(json.dumps({"editie": folder.name}), encoding="utf-8")
    return open_edition(store)
