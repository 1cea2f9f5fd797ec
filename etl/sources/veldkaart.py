"""A map of fields: which column of a publisher's list is which column of the register.

A map is a TOML file, so that any CSV, XLSX or JSON list becomes a source without new code::

    bron = "netwerk"                          # key of the source
    bestand = "lijsten/netwerk*.csv"          # below the mirror folder; every page of it
    crs = "EPSG:31370"                        # of lat and lon, where they are no degrees
    datumvorm = "%d/%m/%y"                    # of bron_datum, where it is no ISO date

    [herkomst]                                # who publishes it, and on what terms
    uitgever = "Netwerk Dorp"
    licentie = "CC BY 4.0"
    attributie = "Netwerk Dorp, CC BY 4.0"
    titel = "Werkingen van het netwerk"       # what it is; these four may be left out
    url = "https://netwerk.dorp.be"           # where people find it
    licentie_url = "https://netwerk.dorp.be/voorwaarden"
    datum = "2026-11"                         # of when it is; else the newest of its rows

    [velden]                                  # ours = theirs; of a list the first that is filled
    naam = "locatie"                          # must be there, or the publisher changed its list
    website = ["site_nl", "site_fr"]          # may be missing
    punt = "geo_point_2d"                     # "lat, lon" in one field

    [vast]                                    # the same in every row
    type = "digipunt"

    [codes.rolstoeltoegankelijk]              # theirs = ours; "" where it means nothing
    "Ja" = "ja"

    [weglaten.status]                         # their column: value = reason to leave the row out
    "gesloten" = "gesloten"

A list that its publisher keeps on line has an address in the place of ``bestand``; `refresh` then
fetches it, and asks that host for that list and for nothing else::

    url = "https://geo.dorp.be/arcgis/rest/services/Zorg/MapServer/3"
    vorm = "arcgis"                           # csv, xlsx, json, geojson, opendatasoft or arcgis

The map of a source of the contract leaves out ``bestand`` and ``herkomst``: they stand there.
Without a type in ``velden`` or ``vast`` the reviewed table of :mod:`etl.sources.aanbodcodes`
decides, by the fields of the list.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.contract.sources import BRONNEN
from etl.errors import OngeldigeGegevens, Probleem
from etl.sources.bestand import visible
from etl.sources.veldkaart_nazicht import HERKOMST, VORMEN, faults

#: The maps of our own sources.
KAARTEN = Path(__file__).parent / "veldkaarten"
#: What says yes and no in lists of all kinds.
JA_NEE_CODES = {
    **dict.fromkeys(("ja", "yes", "oui", "true", "1", "j", "y", "designated"), "ja"),
    **dict.fromkeys(("nee", "neen", "no", "non", "false", "0", "n"), "nee"),
    # Half accessible is a promise that nobody made.
    **dict.fromkeys(("limited", "partial", "gedeeltelijk"), ""),
}


@dataclass(frozen=True)
class Veldkaart:
    """A map of fields; see the module.

    Attributes
    ----------
    naam : str
        Its file, for messages.
    bron, bestand, crs, datumvorm : str
    url, vorm : str
        Where its publisher keeps it and in which form; empty where people bring it.
    herkomst, vast : mapping of str to str
    velden : mapping of str to tuple of str
        Column of the register → columns of the list, the first filled one counts.
    codes, weglaten : mapping of str to (mapping of str to str)
    verplicht : tuple of str
        Columns that the list must have.
    """

    naam: str
    bron: str
    bestand: str
    crs: str = "EPSG:4326"
    datumvorm: str = ""
    herkomst: Mapping[str, str] = field(default_factory=dict)
    velden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    vast: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    weglaten: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    verplicht: tuple[str, ...] = ()
    url: str = ""
    vorm: str = ""


def read_map(path: Path) -> Veldkaart:
    """Read and check a map of fields.

    Raises
    ------
    OngeldigeGegevens
        It is missing or no TOML, or with everything in it that cannot be: unknown keys and columns,
        a value outside a closed list, no name, no file, no licence.
    """
    try:
        ruw = _completed(tomllib.loads(path.read_text("utf-8-sig")))
    except (OSError, ValueError, RecursionError) as fout:
        wat = f"de veldkaart is niet te lezen ({fout})"
        raise OngeldigeGegevens(
            [Probleem(path.name, None, "", "", wat, "kijk de TOML na, zie CONTRIBUTING.md")]
        ) from fout
    fouten = [Probleem(path.name, None, *fout) for fout in faults(ruw)]
    if fouten:
        raise OngeldigeGegevens(fouten)
    return Veldkaart(
        path.name,
        ruw["bron"],
        ruw.get("bestand") or f"lijsten/{ruw['bron']}{VORMEN[ruw['vorm']]}",
        ruw.get("crs", "EPSG:4326"),
        ruw.get("datumvorm", ""),
        {k: visible(v) for k, v in ruw["herkomst"].items()},
        {k: (v,) if isinstance(v, str) else tuple(v) for k, v in ruw["velden"].items()},
        ruw.get("vast", {}),
        ruw.get("codes", {}),
        ruw.get("weglaten", {}),
        # A list that no longer says what is closed would bring it back.
        (*(v for v in ruw["velden"].values() if isinstance(v, str)), *ruw.get("weglaten", {})),
        ruw.get("url", ""),
        ruw.get("vorm", ""),
    )


def _completed(ruw: dict[str, Any]) -> dict[str, Any]:
    """Return a map with what the contract says of its source: its file, and on what terms."""
    bron = BRONNEN.get(str(ruw.get("bron")))
    if bron is None:
        return ruw
    waarden = (bron.uitgever.nl, bron.licentie, bron.attributie)
    herkomst = dict(zip(HERKOMST, waarden, strict=True))
    return {"bestand": bron.bestanden[0], "herkomst": herkomst} | ruw
