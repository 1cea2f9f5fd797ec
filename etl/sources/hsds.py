"""Directories in the Human Services Data Specification 3.0: JSON of its API, or a data package.

HSDS is an Open Referral resource (https://openreferral.org, CC BY-SA 4.0). Any directory is read,
not only what we write ourselves: terms of our own closed lists give type and werkmodellen, other
terms and names go by the reviewed table (:mod:`etl.sources.aanbodcodes`).
"""

import csv
import io
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import pandas as pd

from etl.archief import ARCHIEFFOUTEN
from etl.contract.aanbod import AANBODTYPES, WERKMODELLEN
from etl.sources import lijsten
from etl.sources.bestand import fetch_again, name_of, require_file
from etl.sources.lijsten import LAT, LON, Rij
from etl.sources.veldkaart import Veldkaart, read_map
from etl.sources.veldrijen import rows_of
from etl.sources.verslag import Gelezen

KAART = Path(__file__).parent / "veldkaarten" / "hsds.toml"
MEESTE_BYTES = 100_000_000
_EIGEN = "buurtkompas_"
_Uit = TypeVar("_Uit")
#: Tables of a data package that hold parts of another: file, parent's key, property in JSON.
_DELEN = (
    ("addresses.csv", "location_id", "addresses"),
    ("accessibility.csv", "location_id", "accessibility"),
    ("phones.csv", "service_id", "phones"),
    ("schedules.csv", "service_id", "schedules"),
    ("languages.csv", "service_id", "languages"),
    ("cost_options.csv", "service_id", "cost_options"),
    ("attributes.csv", "link_id", "attributes"),
)
#: A street and its number, which a box may follow; or, as in French, the number first.
_ADRES = re.compile(
    r"(?P<straat>.*?\D)[\s,]+(?P<nummer>\d+\s?[\w/-]*)"
    r"(?P<bus>[\s,]+(?:bus|bte|boîte|box)\b\.?\s*\w+)?"
)
_NUMMER_EERST = re.compile(
    r"(?P<nummer>\d+\w*(?:[/-]\w+)?)(?:\s*,\s*|\s+(?=(?:rue|avenue|av|place|chaussée|boulevard|bd"
    r"|quai|square|clos|allée|drève|chemin|impasse)\b))(?P<straat>\D.*)",
    re.IGNORECASE,
)
#: Columns of ours that a term of a taxonomy of the same name can give.
_TERMEN = ("type", "werkmodellen", "locatie_precisie", "drager", "kinderopvang")


def read(bronnen: Path, kaart: Veldkaart | None = None) -> Gelezen:
    """Read the directories below ``hsds/`` in the mirror: one row for each place of a service.

    Returns
    -------
    Gelezen
        :data:`etl.sources.veldrijen.RIJ_KOLOMMEN`, and the report.

    Raises
    ------
    OngeldigeGegevens
        There is none, or one is no HSDS.
    """
    kaart = kaart or read_map(KAART)
    paden = sorted(p for p in bronnen.glob(kaart.bestand) if p.suffix in (".json", ".zip"))
    if not paden:
        require_file(bronnen / kaart.bestand)
    _require_whole(p for p in paden if p.suffix == ".json")
    rijen = [rij for pad in paden for rij in records(pad)]
    if not rijen:
        raise lijsten.fault(paden[0], "er staan geen diensten in", fetch_again(paden[0]))
    tabel = lijsten.frame_of(rijen)
    tabel[[LAT, LON]] = tabel[[LAT, LON]].apply(lambda s: s.where(s != "", None)).astype("float64")
    # A directory that names no type of ours at all goes by the reviewed table, row by row.
    zonder = tabel["type"] == ""
    velden = {k: v for k, v in kaart.velden.items() if k not in ("type", "werkmodellen")}
    bestand = " en ".join(name_of(p) for p in paden)
    delen = [
        rows_of(deel, k, bestand)
        for deel, k in ((tabel[~zonder], kaart), (tabel[zonder], replace(kaart, velden=velden)))
        if len(deel)
    ]
    if not delen:
        return rows_of(tabel, kaart, bestand)
    alle = pd.concat(
        [d.tabel for d in delen if len(d.tabel)] or [delen[0].tabel], ignore_index=True
    )
    return Gelezen(alle, tuple(regel for d in delen for regel in d.verslag))


def _require_whole(paden: Iterable[Path]) -> None:
    """Refuse a page of a directory without its other pages."""
    lijsten.require_whole((pad, len(_opened(pad, _of_json))) for pad in paden)


def _opened(path: Path, lees: Callable[[Path], _Uit]) -> _Uit:
    require_file(path)
    try:
        return lees(path)
    except (KeyError, TypeError, AttributeError, csv.Error, *ARCHIEFFOUTEN) as fout:
        deel = f"; er ontbreekt: {fout.args[0]}" if isinstance(fout, KeyError) else ""
        wat = f"dit is geen HSDS 3.0{deel}"
        raise lijsten.fault(path, wat, "vraag de uitgever om services met hun plaatsen") from fout


def records(path: Path) -> list[Rij]:
    """Return the services of a file as text by key, one for each place.

    Raises
    ------
    OngeldigeGegevens
        The file is no HSDS: no ``contents`` of services, a missing table or field.
    """
    lees = _of_package if path.suffix == ".zip" else _of_json
    return _opened(path, lambda pad: [rij for dienst in lees(pad) for rij in _places(dienst)])


def _of_json(path: Path) -> list[dict[str, Any]]:
    inhoud = json.loads(path.read_text("utf-8-sig"))
    lijst = inhoud["contents"] if isinstance(inhoud, dict) else inhoud
    if not isinstance(lijst, list) or any("name" not in dienst for dienst in lijst):
        raise ValueError("contents")
    return lijst


def _of_package(path: Path) -> list[dict[str, Any]]:
    """Return the services of a tabular data package, nested as its JSON is."""
    with zipfile.ZipFile(path) as archief:
        # Whoever packs a folder packs its name too.
        namen = {PurePosixPath(lid.filename).name: lid for lid in archief.infolist()}

        def tabel(naam: str, *nodig: str) -> list[Rij]:
            if namen[naam].file_size > MEESTE_BYTES:
                raise ValueError(naam)
            tekst = archief.read(namen[naam]).decode("utf-8-sig")
            rijen = csv.DictReader(io.StringIO(tekst, newline=""))
            for weg in (k for k in nodig if k not in (rijen.fieldnames or ())):
                raise KeyError(weg)
            return [{k: v for k, v in rij.items() if k and v} for rij in rijen]

        organisaties = {r["id"]: r for r in tabel("organizations.csv")}
        plaatsen: dict[str, Any] = {r["id"]: r for r in tabel("locations.csv")}
        diensten: dict[str, Any] = {r["id"]: r for r in tabel("services.csv", "name")}
        termen = (
            {r["id"]: r for r in tabel("taxonomy_terms.csv")}
            if "taxonomy_terms.csv" in namen
            else {}
        )
        for bestand, sleutel, eigenschap in _DELEN:
            for deel in tabel(bestand) if bestand in namen else ():
                # Of an organisation or a contact: nothing that a place or a service is told by.
                van = deel.get(sleutel, "")
                ouder = plaatsen.get(van) or diensten.get(van)
                if ouder is not None:
                    term = termen.get(deel.get("taxonomy_term_id", ""))
                    ouder.setdefault(eigenschap, []).append(
                        deel | ({"taxonomy_term": term} if term else {})
                    )
        waar: defaultdict[str, list[Any]] = defaultdict(list)
        for rij in tabel("service_at_location.csv"):
            waar[rij["service_id"]].append({"location": plaatsen[rij["location_id"]]})
    return [
        d
        | {
            "organization": organisaties.get(d.get("organization_id", "")),
            "service_at_locations": waar[d["id"]],
        }
        for d in diensten.values()
    ]


def _places(dienst: dict[str, Any]) -> list[Rij]:
    """Return one record for each place of a service; one without a place where it has none."""
    plekken = [p.get("location") for p in dienst.get("service_at_locations") or ()]
    plekken = [plek for plek in plekken if plek] or [{}]
    kaal = lijsten.flatten(
        {
            k: v
            for k, v in dienst.items()
            if k not in ("service_at_locations", "attributes", "schedules")
        }
    )
    organisatie = dienst.get("organization") or {}
    eigen = {
        "organisatie": ""
        if organisatie.get(f"{_EIGEN}onbekend")
        else organisatie.get("name") or "",
        "openingsuren": _hours(dienst.get("schedules") or []),
        "gratis": _free(dienst.get("cost_options") or []),
        "id": kaal.get(f"{_EIGEN}initiatief_id") or kaal["id"],
    }
    basis = kaal | eigen | _terms(dienst.get("attributes") or [])
    return [basis | _place(plek) for plek in plekken]


def _place(plek: dict[str, Any]) -> Rij:
    adres: dict[str, Any] = next(iter(plek.get("addresses") or ()), {})
    regel = str(adres.get("address_1") or "")
    delen = _ADRES.fullmatch(regel) or _NUMMER_EERST.fullmatch(regel)
    straat, nummer = (delen["straat"], delen["nummer"]) if delen else (regel, "")
    lat = plek.get("latitude", plek.get(f"{_EIGEN}lat"))
    lon = plek.get("longitude", plek.get(f"{_EIGEN}lon"))
    rolstoel = [a.get(f"{_EIGEN}rolstoeltoegankelijk") for a in plek.get("accessibility") or ()]
    return {
        "straat": str(plek.get(f"{_EIGEN}straat") or straat),
        "huisnummer": str(plek.get(f"{_EIGEN}huisnummer") or nummer),
        "postal_code": str(adres.get("postal_code") or plek.get(f"{_EIGEN}postcode") or ""),
        "city": str(plek.get(f"{_EIGEN}gemeente_naam") or adres.get("city") or ""),
        "rolstoeltoegankelijk": str(next(filter(None, rolstoel), "")),
        LAT: "" if lat in (None, "") else str(float(lat)),
        LON: "" if lon in (None, "") else str(float(lon)),
    }


def _terms(attributen: list[dict[str, Any]]) -> Rij:
    """Return what terms of our own lists say, and the names of all terms for the reviewed table."""
    uit: defaultdict[str, list[str]] = defaultdict(list)
    bekend: dict[str, Any] = {"type": AANBODTYPES, "werkmodellen": WERKMODELLEN}
    for attribuut in attributen:
        term = attribuut.get("taxonomy_term") or {}
        kolom, code = attribuut.get("link_type", ""), term.get("code", "")
        if kolom in _TERMEN and code in bekend.get(kolom, {code}):
            uit[kolom].append(code)
        uit["term"].append(str(term.get("name", "")))
    leeg = dict.fromkeys((*_TERMEN, "term"), "")
    return leeg | {k: ("; " if k == "term" else "|").join(v) for k, v in uit.items()}


def _hours(roosters: list[dict[str, Any]]) -> str:
    """Return opening hours as the directory writes them, else as days and times.

    Examples
    --------
    >>> _hours([{"byday": "MO,WE", "opens_at": "09:00", "closes_at": "12:00"}])
    'Mo,We 09:00-12:00'
    """
    teksten = dict.fromkeys(str(r["description"]) for r in roosters if r.get("description"))
    if teksten:
        return "; ".join(teksten)
    return "; ".join(
        f"{','.join(d.capitalize() for d in str(r['byday']).split(','))} "
        f"{str(r['opens_at'])[:5]}-{str(r['closes_at'])[:5]}"
        for r in roosters
        if r.get("byday") and r.get("opens_at") and r.get("closes_at")
    )


def _free(kosten: list[dict[str, Any]]) -> str:
    """Return whether it is free: "ja" where every cost is nothing, "" where none is named."""
    for deel in kosten:
        if deel.get(f"{_EIGEN}gratis"):
            return str(deel[f"{_EIGEN}gratis"])
    bedragen = [float(k["amount"]) for k in kosten if k.get("amount") not in (None, "")]
    if not bedragen or len(bedragen) < len(kosten):
        return ""
    return "nee" if any(bedragen) else "ja"
