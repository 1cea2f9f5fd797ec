"""The register in the Human Services Data Specification (HSDS) 3.0, so that directories read it.

HSDS is an Open Referral resource (https://openreferral.org, CC BY-SA 4.0).
"""

import csv
import io
import json
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

import pandas as pd

from etl.contract.bron import Bron
from etl.contract.licences import licence_of
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens, Probleem
from etl.export import gis
from etl.export.hsds.lezen import to_register
from etl.export.hsds.schema import ONDERDELEN, VERSIE, Onderdeel, Tabellen, Veld
from etl.export.hsds.schrijven import to_tables
from etl.export.hsds.vorm import flatten, nest, read_table, write_table
from etl.export.tables import Regio, find_region
from etl.export.verantwoording import MAKER

if TYPE_CHECKING:
    from etl.store.read import Editie

__all__ = ["read_hsds", "write_hsds", "write_hsds_json"]

BESCHRIJVING, JSON = "datapackage.json", "services.json"
#: A table of all of Flanders and Brussels is a hundredth of this.
MAX_BYTES = 100_000_000
#: What reading a file that is something else, or is made to do harm, ends in.
_GEEN_HSDS = (
    *(KeyError, TypeError, ValueError, AttributeError, RuntimeError, EOFError),
    *(csv.Error, zlib.error, zipfile.BadZipFile),
)
#: A zip file keeps a moment for every file in it: the first that it can hold, never the clock.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def write_hsds(editie: "Editie", niveau: str, code: str, taal: str = "nl") -> bytes:
    """Return the initiatives of a region as HSDS 3.0: a zip with a data package and JSON.

    Parameters
    ----------
    editie : Editie
        An opened edition.
    niveau, code : str
        The region; "geheel" and "VB" for all of Flanders and Brussels.
    taal : {"nl", "fr", "en"}
        Language of our own words, such as the names of the werkmodellen.

    Returns
    -------
    bytes
        ``datapackage.json`` (Tabular Data Package), one CSV per object of HSDS, and
        ``services.json``, which is :func:`write_hsds_json`. No cell of a CSV is a formula. The
        same edition and choices give the same bytes.

    Raises
    ------
    OngeldigeAanroep
        When the level or the code does not exist.
    """
    regio, tabellen = _tables(editie, niveau, code, taal)
    bestanden = {BESCHRIJVING: _json(_package(editie, regio, taal))}
    for naam, deel in ONDERDELEN.items():
        bestanden[deel.bestand] = write_table(deel, tabellen[naam])
    bestanden[JSON] = _page(editie, regio, tabellen, taal)
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in bestanden.items():
            kop = zipfile.ZipInfo(naam, _MOMENT)
            kop.compress_type = zipfile.ZIP_DEFLATED
            kop.create_system, kop.external_attr = 3, 0o644 << 16
            archief.writestr(kop, inhoud)
    return doel.getvalue()


def write_hsds_json(editie: "Editie", niveau: str, code: str, taal: str = "nl") -> bytes:
    """Return the initiatives of a region as HSDS 3.0 in JSON, everything of a service inside it.

    Parameters and errors as in :func:`write_hsds`.

    Returns
    -------
    bytes
        UTF-8: one page as the API of HSDS has it, with the services under ``contents``.
    """
    regio, tabellen = _tables(editie, niveau, code, taal)
    return _page(editie, regio, tabellen, taal)


def read_hsds(inhoud: bytes) -> pd.DataFrame:
    """Return the initiatives of a file that this module wrote, in either form.

    Parameters
    ----------
    inhoud : bytes
        What :func:`write_hsds` or :func:`write_hsds_json` returned.

    Returns
    -------
    DataFrame
        The columns of the register, one row per service, ordered by ``initiatief_id``: what the
        edition held, without loss.

    Raises
    ------
    OngeldigeGegevens
        When it is not such a file.
    """
    try:
        return to_register(_unpack(inhoud) if inhoud[:2] == b"PK" else _from_json(inhoud))
    except _GEEN_HSDS as fout:
        raise OngeldigeGegevens(
            [
                Probleem(
                    "HSDS-bestand",
                    None,
                    "",
                    "",
                    f"dit is geen HSDS-bestand van Buurtkompas ({type(fout).__name__})",
                    "kies een bestand dat Buurtkompas zelf schreef",
                )
            ]
        ) from fout


def _tables(editie: "Editie", niveau: str, code: str, taal: str) -> tuple[Regio, Tabellen]:
    regio = find_region(editie, niveau, code)
    return regio, to_tables(editie, gis.initiatieven_in(editie, regio), taal)


def _from_json(inhoud: bytes) -> Tabellen:
    return flatten(json.loads(inhoud)["contents"])


def _unpack(inhoud: bytes) -> Tabellen:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        # Only files that we know by name are opened, and none that would fill the memory.
        for deel in ONDERDELEN.values():
            if archief.getinfo(deel.bestand).file_size > MAX_BYTES:
                raise ValueError(deel.bestand)
        return {
            naam: read_table(deel, archief.read(deel.bestand)) for naam, deel in ONDERDELEN.items()
        }


def _page(editie: "Editie", regio: Regio, tabellen: Tabellen, taal: str) -> bytes:
    diensten = nest(tabellen)
    return _json(
        {
            "total_items": len(diensten),
            "total_pages": 1,
            "page_number": 1,
            "size": len(diensten),
            "first_page": True,
            "last_page": True,
            "empty": not diensten,
            "contents": diensten,
            "hsds_version": VERSIE,
            "buurtkompas": _about(editie, regio, taal),
        }
    )


def _sources(editie: "Editie") -> list[Bron]:
    """Return the sources of the register, those that somebody added too."""
    register = {*TABELLEN["initiatieven"].bronnen, *editie.initiatieven["bron"]}
    register |= set(editie.eigen_bronnen)
    return [bron for sleutel, bron in editie.bronnen.items() if sleutel in register]


def _about(editie: "Editie", regio: Regio, taal: str) -> dict[str, Any]:
    eigen = {
        f"{deel.naam}.{veld.naam}": veld.uitleg
        for deel in ONDERDELEN.values()
        for veld in deel.velden
        if veld.uitleg
    }
    return gis.about(editie, regio, _sources(editie), taal) | {"velden": eigen}


def _package(editie: "Editie", regio: Regio, taal: str) -> dict[str, Any]:
    """Return the description of the data package (Frictionless Tabular Data Package)."""
    over = _about(editie, regio, taal)
    licenties = {bron.licentie: licence_of(bron) for bron in _sources(editie)}.values()
    return {
        "profile": "tabular-data-package",
        "name": f"buurtkompas-hsds-{regio.niveau}-{regio.code}".lower(),
        "title": over["titel"],
        "description": f"HSDS {VERSIE}. {' '.join(over['let_op'])}",
        "hsds_version": VERSIE,
        "version": editie.id,
        "created": editie.datum,
        "licenses": [
            {"name": licentie.naam, "title": licentie.sleutel, "path": gis.address(licentie.url)}
            for licentie in licenties
        ],
        "sources": [
            {"title": bron["vermelding"], **({"path": bron["url"]} if bron["url"] else {})}
            for bron in over["bronnen"]
        ],
        "contributors": [{"title": MAKER, "role": "publisher"}],
        "resources": [_resource(deel) for deel in ONDERDELEN.values()],
        "buurtkompas": over,
    }


def _resource(deel: Onderdeel) -> dict[str, Any]:
    return {
        "name": deel.naam,
        "path": deel.bestand,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(veld) for veld in deel.velden],
            "primaryKey": "id",
            "foreignKeys": [
                {
                    "fields": veld.naam,
                    "reference": {"resource": veld.verwijst, "fields": "id"},
                }
                for veld in deel.velden
                if veld.verwijst
            ],
        },
    }


def _field(veld: Veld) -> dict[str, Any]:
    uit: dict[str, Any] = {"name": veld.naam, "type": veld.soort}
    if veld.formaat:
        uit["format"] = veld.formaat
    if veld.uitleg:
        uit["description"] = veld.uitleg
    if veld.verplicht:
        uit["constraints"] = {"required": True, **({"unique": True} if veld.naam == "id" else {})}
    return uit


def _json(waarde: Any) -> bytes:
    return (json.dumps(waarde, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()
