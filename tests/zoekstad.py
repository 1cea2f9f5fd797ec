"""A made-up region to search in: three gemeenten, their streets, households and offer."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from etl.contract.tables import TABELLEN
from etl.measures.access import Reach
from etl.store.read import Editie

_WIJKEN = pd.DataFrame(
    [
        # code, name, gemeente, its name, elz, provincie, gewest, households
        ("99001W01", "Centrum", "99001", "Voorbeeldstad", "elz90", "90000", "02000", 500.0),
        ("99001W02", "Oudorp - Dorp", "99001", "Voorbeeldstad", "elz90", "90000", "02000", 300.0),
        ("99001W03", "Haven", "99001", "Voorbeeldstad", "elz90", "90000", "02000", 0.0),
        ("99002W01", "Centrum", "99002", "Molendam-Veld", "elz91", "90000", "02000", 100.0),
        ("21099W01", "Zuid", "21099", "Brugstad", None, None, "04000", 900.0),
    ],
    columns=[
        "wijk_code",
        "wijk_naam",
        "gemeente_code",
        "gemeente_naam",
        "elz_code",
        "provincie_code",
        "gewest_code",
        "huishoudens",
    ],
).set_index("wijk_code")

_GEBIEDEN = pd.DataFrame(
    [
        ("gemeente", "99001", "Voorbeeldstad", "Villexemple"),
        ("gemeente", "99002", "Molendam-Veld", None),
        ("gemeente", "21099", "Brugstad", "Pontville (Brugstad)"),
        ("gewest", "02000", "Vlaams Gewest", "Région flamande"),
        ("gewest", "04000", "Brussels Hoofdstedelijk Gewest", "Région de Bruxelles-Capitale"),
        ("provincie", "90000", "Voorland", None),
        ("elz", "elz90", "ELZ Voor", None),
    ],
    columns=["niveau", "code", "naam_nl", "naam_fr"],
)

_STRATEN = pd.DataFrame(
    [
        ("Kerkstraat", None, "9900", "99001", "99001W01", 1000, 1000),
        ("Kerkstraat", None, "9950", "99002", "99002W01", 9000, 1000),
        ("Kerkstraat_OU", None, "9910", "99001", "99001W02", 2000, 1000),
        ("Sint-Jansplein", None, "9900", "99001", "99001W01", 1100, 1000),
        ("O.L.Vrouwestraat", None, "9900", "99001", "99001W01", 1200, 1000),
        ("Burgemeester Jan De Vosstraat", None, "9900", "99001", "99001W01", 1300, 1000),
        ("11 Novemberlaan", None, "9900", "99001", "99001W01", 1400, 1000),
        ("Nieuwstraat", None, "9950", "99002", "99002W01", 9200, 1000),
        ("Gentse Steenweg", None, "9950", "99002", "99002W01", 9100, 1000),
        ("Kadeweg", None, "9900", "99001", "99001W03", 3000, 3000),
        ("Nieuwstraat", "Rue Neuve", None, "21099", "21099W01", 20000, 1000),
        ("Nieuwstraat", "Rue Neuve", None, "21099", "21099W01", 20500, 1000),
        ("Waverse Steenweg", "Chaussée de Wavre", None, "21099", "21099W01", 20100, 1000),
    ],
    columns=["straat", "straat_fr", "postcode", "gemeente_code", "wijk_code", "x", "y"],
)

#: x, y, households and wijk (position) of every household row.
_RIJEN = np.array(
    [
        (1000, 1000, 400, 0),
        (1500, 1000, 100, 0),
        (2000, 1000, 300, 1),
        (9000, 1000, 100, 3),
        (20000, 1000, 900, 4),
    ],
    dtype=float,
)

KOLOMMEN = [*(kolom.naam for kolom in TABELLEN["initiatieven"].kolommen), "x", "y"]


def initiatief(kenmerk: str, **velden: Any) -> dict[str, Any]:
    """Return one initiatief: a buurthuis at (1000, 1000) unless `velden` says otherwise."""
    gewoon = {
        "initiatief_id": kenmerk,
        "naam": kenmerk.capitalize(),
        "type": "buurthuis",
        "werkmodellen": "locatie_regio",
        "bereik": "locatie",
        "locatie_precisie": "adres",
        "gemeente_code": "99001",
        "gemeente_naam": "Voorbeeldstad",
        "x": 1000.0,
        "y": 1000.0,
        "lat": 51.0,
        "lon": 4.0,
    }
    return dict.fromkeys(KOLOMMEN) | gewoon | velden


def stad(initiatieven: list[dict[str, Any]] | None = None) -> Editie:
    """Return the edition, with this offer."""
    editie = Editie("zoekstad", "2026-06-25", Path("zoekstad"), {})
    if initiatieven is None:
        initiatieven = [
            initiatief("stille", postcode="1099", gemeente_code="21099", x=20200.0, y=1000.0)
        ]
    editie.__dict__.update(
        wijken=_WIJKEN,
        gebieden=_GEBIEDEN,
        straten=_STRATEN,
        initiatieven=pd.DataFrame(initiatieven, columns=KOLOMMEN),
        rijen_xy=_RIJEN[:, :2].astype(np.float32),
        reach=Reach(
            (),
            np.empty((0, len(_RIJEN)), np.float32),
            _RIJEN[:, 2],
            _RIJEN[:, 3].astype(np.int32),
            np.zeros(len(_WIJKEN), np.uint8),
        ),
    )
    return editie
