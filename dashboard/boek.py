"""What the map fetches beside the borders: the names of areas, and the places of the register."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.getallen import onbekend
from etl.contract.aanbod import AANBODTYPES, PRECISIES_EXACT, SCHEIDING, WERKMODELLEN
from etl.contract.kleuren import WERKMODEL
from etl.export.plaatsen import mercator as in_metres
from etl.export.tables import french_names
from etl.measures.access import with_travel_time
from etl.store.read import Editie


def boek(editie: Editie, taal: str) -> dict[str, Any]:
    """Return names and places as the map's script reads them.

    Texts are plain: the script writes them with ``textContent``, never as HTML.

    Returns
    -------
    dict
        ``namen`` (level → code → name), ``kennis`` (wijk → "leeg" or "dun", where the register is),
        ``typen`` (names), ``modellen`` (name and colour) and ``plaatsen``, one entry per place
        that has a position below the gemeente: ``id, x, y`` (Web Mercator, m), ``naam, type,
        modellen, vaag`` (not known to the street), ``adres, bron, website``.
    """
    plaatsen = with_travel_time(editie.initiatieven).sort_values("initiatief_id")
    kennis = editie.wijken["register"]
    alle = namen(editie, taal)
    return {
        "namen": alle,
        "kennis": kennis[kennis.isin(["leeg", "dun"])].to_dict(),
        "typen": [t.naam.in_taal(taal) for t in AANBODTYPES.values()],
        "modellen": [
            {"naam": w.naam.in_taal(taal), "kleur": WERKMODEL[k]} for k, w in WERKMODELLEN.items()
        ],
        "plaatsen": [_plaats(rij, alle["gemeente"]) for rij in plaatsen.to_dict("records")],
    }


def namen(editie: Editie, taal: str) -> dict[str, dict[str, str]]:
    """Return the name of every area by level and code; a wijk with its gemeente.

    No two areas of a level have the same name: where two would, the code stands with it. A menu
    could otherwise not tell which one was chosen.
    """
    regios = {str(n): regionamen(deel, taal) for n, deel in editie.gebieden.groupby("niveau")}
    wijken = wijknamen(editie.wijken, regios["gemeente"])
    return {niveau: eigen(deel) for niveau, deel in {"wijk": wijken, **regios}.items()}


def eigen(namen: pd.Series) -> dict[str, str]:
    """Return names by code, with the code behind those that are not the only one.

    Examples
    --------
    >>> eigen(pd.Series({"a": "Centrum", "b": "Centrum", "c": "Haven"}))
    {'a': 'Centrum [a]', 'b': 'Centrum [b]', 'c': 'Haven'}
    """
    dubbel = namen.duplicated(keep=False)
    return {
        str(code): f"{naam} [{code}]" if weer else str(naam)
        for code, naam, weer in zip(namen.index, namen, dubbel, strict=True)
    }


def regionamen(gebieden: pd.DataFrame, taal: str) -> pd.Series:
    """Return names by code: the French one for a French reader, where there is one."""
    namen = gebieden.set_index("code")
    if taal == "fr":
        return french_names(namen).fillna(namen["naam_nl"])
    return namen["naam_nl"]


def wijknamen(wijken: pd.DataFrame, gemeenten: pd.Series) -> pd.Series:
    """Return "Wijk (Gemeente)" for every wijk, with the names of gemeenten by code."""
    namen = wijken["gemeente_code"].map(gemeenten).fillna(wijken["gemeente_naam"])
    return wijken["wijk_naam"] + " (" + namen + ")"


def tekst(waarde: Any) -> str:
    """Return a cell as text; empty where it is missing."""
    return "" if onbekend(waarde) else str(waarde)


def adres(rij: Mapping[Any, Any], gemeenten: Mapping[str, str]) -> str:
    """Return street, number, postcode and gemeente, as far as known.

    The street is named as its source has it; `gemeenten` are names by code, those of the register
    where one is not among them.
    """
    gemeente = gemeenten.get(tekst(rij["gemeente_code"])) or tekst(rij["gemeente_naam"])
    straat = " ".join(filter(None, (tekst(rij["straat"]), tekst(rij["huisnummer"]))))
    plaats = " ".join(filter(None, (tekst(rij["postcode"]), gemeente)))
    return ", ".join(filter(None, (straat, plaats)))


def mercator(lat: float, lon: float) -> tuple[int, int]:
    """Return x and y in Web Mercator (EPSG:3857), whole metres.

    Examples
    --------
    >>> mercator(0.0, 180.0)
    (20037508, 0)
    """
    x, y = in_metres(lat, lon)
    return round(x), round(y)


def _plaats(rij: Mapping[Any, Any], gemeenten: Mapping[str, str]) -> dict[str, Any]:
    x, y = mercator(float(rij["lat"]), float(rij["lon"]))
    modellen = list(WERKMODELLEN)
    return {
        "id": str(rij["initiatief_id"]),
        "x": x,
        "y": y,
        "naam": str(rij["naam"]),
        "type": list(AANBODTYPES).index(rij["type"]),
        "modellen": [modellen.index(m) for m in str(rij["werkmodellen"]).split(SCHEIDING)],
        "vaag": int(rij["locatie_precisie"] not in PRECISIES_EXACT),
        "adres": adres(rij, gemeenten),
        "bron": tekst(rij["bron_datum"]),
        "website": tekst(rij["website"]),
    }
