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

The map of a source of the contract leaves out ``bestand`` and ``herkomst``: they stand there.
Without a type in ``velden`` or ``vast`` the reviewed table of :mod:`etl.sources.aanbodcodes`
decides, by the fields of the list.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from etl.contract.columns import KOLOMMEN
from etl.contract.sources import BRONNEN
from etl.errors import OngeldigeGegevens, Probleem

#: Columns of the register that a source can fill; the others follow from the place or from people.
AANBOD_KOLOMMEN = (
    *("naam", "organisatie", "type", "werkmodellen", "straat", "huisnummer", "postcode"),
    *("gemeente", "deel", "lat", "lon", "locatie_precisie", "locatie_bron"),
    *("capaciteit", "capaciteit_eenheid", "drager", "kinderopvang", "rolstoeltoegankelijk"),
    *("gratis", "talen", "openingsuren", "website", "telefoon", "bron_url", "bron_datum"),
    "opmerking",
)
#: Fields that a map may name beside those: the point in one field, and the publisher's own number.
PUNT, NUMMER = "punt", "nummer"
_SLEUTELS = {
    "bron",
    "bestand",
    "crs",
    "datumvorm",
    "herkomst",
    "velden",
    "vast",
    "codes",
    "weglaten",
}
#: The maps of our own sources.
KAARTEN = Path(__file__).parent / "veldkaarten"
_HERKOMST = ("uitgever", "licentie", "attributie")
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
    except (OSError, ValueError) as fout:
        wat = f"de veldkaart is niet te lezen ({fout})"
        raise OngeldigeGegevens(
            [Probleem(path.name, None, "", "", wat, "kijk de TOML na, zie CONTRIBUTING.md")]
        ) from fout
    fouten = [Probleem(path.name, None, *fout) for fout in _faults(ruw)]
    if fouten:
        raise OngeldigeGegevens(fouten)
    return Veldkaart(
        path.name,
        ruw["bron"],
        ruw["bestand"],
        ruw.get("crs", "EPSG:4326"),
        ruw.get("datumvorm", ""),
        ruw["herkomst"],
        {k: (v,) if isinstance(v, str) else tuple(v) for k, v in ruw["velden"].items()},
        ruw.get("vast", {}),
        ruw.get("codes", {}),
        ruw.get("weglaten", {}),
        # A list that no longer says what is closed would bring it back.
        (*(v for v in ruw["velden"].values() if isinstance(v, str)), *ruw.get("weglaten", {})),
    )


def _completed(ruw: dict[str, Any]) -> dict[str, Any]:
    """Return a map with what the contract says of its source: its file, and on what terms."""
    bron = BRONNEN.get(str(ruw.get("bron")))
    if bron is None:
        return ruw
    waarden = (bron.uitgever.nl, bron.licentie, bron.attributie)
    herkomst = dict(zip(_HERKOMST, waarden, strict=True))
    return {"bestand": bron.bestanden[0], "herkomst": herkomst} | ruw


Fout = tuple[str, str, str, str]


def _faults(ruw: Mapping[str, Any]) -> list[Fout]:
    """Return key, value, fault and remedy of everything that is wrong in a map."""
    uit = [
        (k, "", "dit kent een veldkaart niet", f"kies uit {', '.join(sorted(_SLEUTELS))}")
        for k in sorted(set(ruw) - _SLEUTELS)
    ]
    for sleutel in ("bron", "bestand"):
        if not isinstance(ruw.get(sleutel), str) or not ruw[sleutel]:
            uit.append((sleutel, "", "ontbreekt", f"vul {sleutel} in"))
    if any(not isinstance(ruw.get(k, {}), Mapping) for k in ("herkomst", "velden", "vast")):
        return [*uit, ("velden", "", "is geen tabel", "schrijf [velden] en daaronder ons = hun")]
    pad = PurePosixPath(str(ruw.get("bestand", "")))
    if pad.is_absolute() or ".." in pad.parts:
        uit.append(("bestand", str(pad), "ligt buiten de map met bronnen", "geef een pad erin"))
    for sleutel in _HERKOMST:
        if not ruw.get("herkomst", {}).get(sleutel):
            uit.append((f"herkomst.{sleutel}", "", "ontbreekt", "zonder herkomst geen hergebruik"))
    if not ruw.get("velden", {}).get("naam"):
        uit.append(("velden.naam", "", "ontbreekt", "zeg in welke kolom de naam staat"))
    return uit + _column_faults(ruw)


def _column_faults(ruw: Mapping[str, Any]) -> list[Fout]:
    """Return what is wrong with the columns and values that a map names."""
    bekend = {*AANBOD_KOLOMMEN, PUNT, NUMMER}
    uit = [
        (f"{deel}.{k}", "", "geen kolom die een bron kan vullen", f"kies uit {', '.join(bekend)}")
        for deel in ("velden", "vast", "codes")
        for k in ruw.get(deel, {})
        if k not in bekend
    ]
    vaste = [(f"vast.{k}", k, v) for k, v in ruw.get("vast", {}).items()]
    vaste += [
        (f"codes.{k}", k, v)
        for k, tabel in ruw.get("codes", {}).items()
        for v in tabel.values()
        if v
    ]
    for plek, kolom, waarde in vaste:
        waarden = KOLOMMEN[kolom].waarden if kolom in KOLOMMEN else ()
        if waarden and not set(str(waarde).split("|")) <= set(waarden):
            uit.append(
                (plek, str(waarde), "staat niet in de lijst", f"kies uit {', '.join(waarden)}")
            )
    return uit
