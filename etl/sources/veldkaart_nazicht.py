"""What a map of fields may hold, and everything that is wrong in one.

:mod:`etl.sources.veldkaart` tells what a map is.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from etl.contract.columns import DATUM_PATROON, KOLOMMEN

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
#: What every map must say of its list.
HERKOMST = ("uitgever", "licentie", "attributie")
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
_TEKSTEN = ("bron", "bestand", "url", "vorm", "crs", "datumvorm")
#: The tables of a map, and whether each key in them is a table itself.
_TABELLEN = {"herkomst": False, "velden": False, "vast": False, "codes": True, "weglaten": True}
_GEEN_TEKST = ("is geen tekst", "schrijf een tekst, tussen aanhalingstekens")

Fout = tuple[str, str, str, str]


def faults(ruw: Mapping[str, Any]) -> list[Fout]:
    """Return key, value, fault and remedy of everything that is wrong in a map.

    Parameters
    ----------
    ruw : mapping
        The map as its TOML says it.

    Examples
    --------
    >>> kaart = {"bron": "dorp", "bestand": "lijsten/dorp.csv", "velden": {"naam": "Naam"}}
    >>> kaart["herkomst"] = {"uitgever": "Dorp", "licentie": "CC0", "attributie": "Dorp"}
    >>> faults(kaart), faults(kaart | {"bron": "Ons dorp"})[0][2]
    ([], 'is geen sleutel')
    """
    uit = [
        (k, "", "dit kent een veldkaart niet", f"kies uit {', '.join(sorted(_SLEUTELS))}")
        for k in sorted(set(ruw) - _SLEUTELS)
    ]
    vreemd = list(_kind_faults(ruw))
    if vreemd:
        return uit + vreemd
    bron = ruw.get("bron", "")
    if not _BRON.fullmatch(bron):
        hulp = "schrijf een sleutel in kleine letters, cijfers, - en _, zoals netwerk-dorp"
        uit.append(("bron", bron, "is geen sleutel" if bron else "ontbreekt", hulp))
    uit += _place_faults(ruw)
    uit += _terms_faults(ruw.get("herkomst", {}))
    if not ruw.get("velden", {}).get("naam"):
        uit.append(("velden.naam", "", "ontbreekt", "zeg in welke kolom de naam staat"))
    return uit + _column_faults(ruw)


def _kind_faults(ruw: Mapping[str, Any]) -> Iterator[Fout]:
    """Yield what is no text, no table, or no table of texts, where a map has one."""
    for sleutel in _TEKSTEN:
        if not isinstance(ruw.get(sleutel, ""), str):
            yield sleutel, str(ruw[sleutel]), *_GEEN_TEKST
    for sleutel, diep in _TABELLEN.items():
        tabel = ruw.get(sleutel, {})
        if not isinstance(tabel, Mapping):
            yield sleutel, "", "is geen tabel", f"schrijf [{sleutel}] en daaronder ons = hun"
            continue
        for naam, waarde in tabel.items():
            plek, delen = f"{sleutel}.{naam}", [waarde]
            if diep and not isinstance(waarde, Mapping):
                yield plek, "", "is geen tabel", f'schrijf [{plek}] en daaronder "hun" = "ons"'
                continue
            if diep:
                delen = list(waarde.values())
            elif sleutel == "velden" and isinstance(waarde, list) and waarde:
                delen = waarde
            if not all(isinstance(deel, str) for deel in delen):
                yield plek, str(waarde), *_GEEN_TEKST


def _place_faults(ruw: Mapping[str, Any]) -> list[Fout]:
    """Return what is wrong with where a list stands: a file here, or an address and a form."""
    bestand, url, vorm = (ruw.get(k, "") for k in ("bestand", "url", "vorm"))
    if not url and not vorm:
        if not bestand:
            return [("bestand", "", "ontbreekt", "vul bestand in, of url en vorm")]
        pad = PurePosixPath(bestand)
        if pad.is_absolute() or ".." in pad.parts:
            return [("bestand", bestand, "ligt buiten de map met bronnen", "geef een pad erin")]
        return []
    uit = []
    if bestand:
        uit.append(("bestand", bestand, "kan niet samen met url", "laat bestand of url weg"))
    if vorm not in VORMEN:
        uit.append(("vorm", vorm, "is geen vorm die wij ophalen", f"kies {', '.join(VORMEN)}"))
    patroon, voorbeeld = _ADRESSEN.get(vorm, (r"\S*", "https://www.dorp.be/lijst.csv"))
    if not re.fullmatch(_BEGIN + patroon, url):
        wat = f"is geen adres {f'voor de vorm {vorm}' if vorm in _ADRESSEN else 'met https'}"
        uit.append(("url", url, wat, f"schrijf het zoals {voorbeeld}"))
    return uit


def _terms_faults(herkomst: Mapping[str, str]) -> list[Fout]:
    """Return what is wrong with who publishes a list, and on what terms."""
    bekend = (*HERKOMST, *_HERKOMST_ERBIJ)
    uit = [
        (f"herkomst.{k}", "", "ontbreekt", "zonder herkomst geen hergebruik")
        for k in HERKOMST
        if not herkomst.get(k)
    ]
    for sleutel, waarde in herkomst.items():
        plek, tekst = f"herkomst.{sleutel}", waarde
        if sleutel not in bekend:
            uit.append((plek, tekst, "kent een veldkaart niet", f"kies uit {', '.join(bekend)}"))
        elif len(tekst) > _LANGSTE:
            uit.append((plek, tekst[:80], "is te lang", f"hoogstens {_LANGSTE} tekens"))
        elif sleutel.endswith("url") and not re.fullmatch(r"https://[^\s/]+\S*", tekst):
            uit.append(
                (plek, tekst, "is geen adres met https", "schrijf het zoals https://dorp.be")
            )
        elif sleutel == "datum" and not re.fullmatch(DATUM_PATROON, tekst):
            uit.append((plek, tekst, "is geen datum", "schrijf ze zoals 2026-11-23"))
    return uit


def _column_faults(ruw: Mapping[str, Any]) -> list[Fout]:
    """Return what is wrong with the columns and values that a map names."""
    bekend = (*AANBOD_KOLOMMEN, PUNT, NUMMER)
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
