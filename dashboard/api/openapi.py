"""The API's own description (OpenAPI 3.1), made from the routes and the contract."""

import re
from collections.abc import Mapping
from typing import Any

from dashboard.api.antwoorden import VORMEN
from dashboard.api.fouten import MIME
from dashboard.api.routes import ADRESSEN, BASIS, Adres
from etl.contract.figures import Figuur
from etl.contract.niveaus import REGIO_NIVEAUS

_FOUTEN = {
    "400": "Een parameter klopt niet.",
    "404": "Wat gevraagd wordt, bestaat niet.",
    "406": "Het gevraagde formaat bestaat niet.",
    "503": "Er is nog geen editie.",
}
_DELEN = {
    "wijk_code": {"type": "string", "example": "44021W07"},
    "niveau": {"type": "string", "enum": ["geheel", *REGIO_NIVEAUS]},
    "code": {"type": "string", "example": "44021"},
}


def document(figuren: Mapping[str, Figuur]) -> dict[str, Any]:
    """Return the description of the API, with the figures that its answers may hold."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Buurtkompas",
            "version": "1",
            "description": (
                "Waar mensen in Vlaanderen en Brussel dichtbij gezelschap en steun vinden, wijk "
                "per wijk. Alleen lezen. Leeg (null) betekent: niet bekend, nooit nul."
            ),
            "license": {"name": "Licentie per bron: zie /api/v1/editie"},
        },
        "servers": [{"url": "/"}],
        "paths": dict(_paths()),
        "components": {"schemas": {"Cijfers": _figures(figuren), "Probleem": _problem()}},
    }


def _paths() -> list[tuple[str, Any]]:
    uit = []
    for adres in ADRESSEN:
        uit.append((BASIS + adres.pad, {"get": _operation(adres, adres.vormen, "")}))
        if len(adres.vormen) > 1:
            uit += [
                (f"{BASIS}{adres.pad}.{vorm}", {"get": _operation(adres, (vorm,), vorm)})
                for vorm in adres.vormen
            ]
    return uit


def _operation(adres: Adres, vormen: tuple[str, ...], vorm: str) -> dict[str, Any]:
    delen = re.findall(r"{(\w+)}", adres.pad)
    naam = re.sub(r"\W+", "_", adres.pad).strip("_") + (f"_{vorm}" if vorm else "")
    goed = {
        "description": "Het antwoord.",
        "headers": {"ETag": {"schema": {"type": "string"}}},
        "content": {VORMEN[v].split(";")[0]: {"schema": _schema(v)} for v in vormen},
    }
    fouten = {
        status: {
            "description": uitleg,
            "content": {MIME: {"schema": {"$ref": "#/components/schemas/Probleem"}}},
        }
        for status, uitleg in _FOUTEN.items()
    }
    return {
        "operationId": naam,
        "summary": adres.uitleg,
        "parameters": [
            {"name": deel, "in": "path", "required": True, "schema": _DELEN[deel]} for deel in delen
        ]
        + [p.schema() for p in adres.parameters],
        "responses": {"200": goed, "304": {"description": "Niet veranderd."}, **fouten},
    }


def _schema(vorm: str) -> dict[str, Any]:
    return {"type": "string"} if vorm == "csv" else {"type": "object"}


def _figures(figuren: Mapping[str, Figuur]) -> dict[str, Any]:
    """Return each figure with its title, unit and meaning, as the contract has them."""
    return {
        "type": "object",
        "properties": {
            kolom: {
                "title": figuur.titel.nl,
                "description": f"{figuur.uitleg.nl} ({figuur.eenheid})"
                if figuur.eenheid
                else figuur.uitleg.nl,
                **({"enum": [*figuur.klassen, None]} if figuur.klassen else {}),
            }
            for kolom, figuur in figuren.items()
        },
    }


def _problem() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["title", "status", "detail"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
        },
    }
