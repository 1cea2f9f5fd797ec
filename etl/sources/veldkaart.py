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

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from etl.contract.columns import DATUM_PATROON, KOLOMMEN
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
    "url",
    "vorm",
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
_HERKOMST_ERBIJ = ("titel", "url", "licentie_url", "datum")
#: Form in which a list is published → how its file ends here.
VORMEN = {
    "csv": ".csv",
    "xlsx": ".xlsx",
    "json": ".json",
    "geojson": ".geojson",
    "opendatasoft": ".geojson",
    "arcgis": ".json",
}
#: What an address begins with; this machine itself may be asked without a lock on the door.
_BEGIN = r"(?:https://[^/\s@]+|http://(?:127\.0\.0\.1|localhost)(?::\d+)?)/"
#: The addresses that a form asks for, with an example; any other form takes any address.
_ADRESSEN = {
    "arcgis": (r"\S+/(?:MapServer|FeatureServer)/\d+", "…/MapServer/3: de dienst en haar laag"),
    "opendatasoft": (
        r"api/explore/v2\.1/catalog/datasets/[\w@.-]+",
        "https://data.stad.be/api/explore/v2.1/catalog/datasets/naam",
    ),
}
#: A title or a line of credit is no story.
_LANGSTE = 300
_BRON = re.compile(r"[a-z][a-z0-9_-]{0,59}")
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
        ruw.get("bestand") or f"lijsten/{ruw['bron']}{VORMEN[ruw['vorm']]}",
        ruw.get("crs", "EPSG:4326"),
        ruw.get("datumvorm", ""),
        ruw["herkomst"],
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
    herkomst = dict(zip(_HERKOMST, waarden, strict=True))
    return {"bestand": bron.bestanden[0], "herkomst": herkomst} | ruw


Fout = tuple[str, str, str, str]


def _faults(ruw: Mapping[str, Any]) -> list[Fout]:
    """Return key, value, fault and remedy of everything that is wrong in a map."""
    uit = [
        (k, "", "dit kent een veldkaart niet", f"kies uit {', '.join(sorted(_SLEUTELS))}")
        for k in sorted(set(ruw) - _SLEUTELS)
    ]
    bron = str(ruw.get("bron", ""))
    if not _BRON.fullmatch(bron):
        hulp = "schrijf een sleutel in kleine letters, cijfers, - en _, zoals netwerk-dorp"
        uit.append(("bron", bron, "is geen sleutel" if bron else "ontbreekt", hulp))
    uit += _place_faults(ruw)
    if any(not isinstance(ruw.get(k, {}), Mapping) for k in ("herkomst", "velden", "vast")):
        return [*uit, ("velden", "", "is geen tabel", "schrijf [velden] en daaronder ons = hun")]
    uit += _terms_faults(ruw.get("herkomst", {}))
    if not ruw.get("velden", {}).get("naam"):
        uit.append(("velden.naam", "", "ontbreekt", "zeg in welke kolom de naam staat"))
    return uit + _column_faults(ruw)


def _place_faults(ruw: Mapping[str, Any]) -> list[Fout]:
    """Return what is wrong with where a list stands: a file here, or an address and a form."""
    bestand, url, vorm = (ruw.get(k, "") for k in ("bestand", "url", "vorm"))
    if not url and not vorm:
        if not isinstance(bestand, str) or not bestand:
            return [("bestand", "", "ontbreekt", "vul bestand in, of url en vorm")]
        pad = PurePosixPath(bestand)
        if pad.is_absolute() or ".." in pad.parts:
            return [("bestand", bestand, "ligt buiten de map met bronnen", "geef een pad erin")]
        return []
    uit = []
    if bestand:
        uit.append(("bestand", str(bestand), "kan niet samen met url", "laat bestand of url weg"))
    if str(vorm) not in VORMEN:
        uit.append(("vorm", str(vorm), "is geen vorm die wij ophalen", f"kies {', '.join(VORMEN)}"))
    patroon, voorbeeld = _ADRESSEN.get(str(vorm), (r"\S*", "https://www.dorp.be/lijst.csv"))
    if not re.fullmatch(_BEGIN + patroon, str(url)):
        wat = f"is geen adres {f'voor de vorm {vorm}' if vorm in _ADRESSEN else 'met https'}"
        uit.append(("url", str(url), wat, f"schrijf het zoals {voorbeeld}"))
    return uit


def _terms_faults(herkomst: Mapping[str, Any]) -> list[Fout]:
    """Return what is wrong with who publishes a list, and on what terms."""
    bekend = (*_HERKOMST, *_HERKOMST_ERBIJ)
    uit = [
        (f"herkomst.{k}", "", "ontbreekt", "zonder herkomst geen hergebruik")
        for k in _HERKOMST
        if not herkomst.get(k)
    ]
    for sleutel, waarde in herkomst.items():
        plek, tekst = f"herkomst.{sleutel}", str(waarde)
        if sleutel not in bekend:
            uit.append((plek, tekst, "kent een veldkaart niet", f"kies uit {', '.join(bekend)}"))
        elif not isinstance(waarde, str) or len(tekst) > _LANGSTE:
            uit.append((plek, tekst, "is geen korte tekst", "schrijf ze tussen aanhalingstekens"))
        elif sleutel.endswith("url") and not re.fullmatch(r"https://[^\s/]+\S*", tekst):
            uit.append(
                (plek, tekst, "is geen adres met https", "schrijf het zoals https://dorp.be")
            )
        elif sleutel == "datum" and not re.fullmatch(DATUM_PATROON, tekst):
            uit.append((plek, tekst, "is geen datum", "schrijf ze zoals 2026-11-23"))
    return uit


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
