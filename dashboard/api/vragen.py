"""The parameters that a request may have: each known by name, checked, and described once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.api.fouten import ApiFout
from etl.contract.aanbod import AANBODTYPES, WERKMODELLEN
from etl.contract.niveaus import GEHEEL, GEHEEL_CODE, REGIO_NIVEAUS

#: Rows of a page, if nobody asks for another number, and at most.
PER_PAGINA, MEESTE_PER_PAGINA = 100, 1000
_LAATSTE_PAGINA = 1_000_000


@dataclass(frozen=True)
class Parameter:
    """One parameter of the address.

    Attributes
    ----------
    naam : str
    uitleg : str
        What it does, in Dutch.
    keuzes : tuple of str
        The values it may have; empty for any text.
    tot : int
        Its greatest value where it is a whole number from 1 up; 0 where it is text.
    zonder : str or int
        Its value where it is not given.
    """

    naam: str
    uitleg: str
    keuzes: tuple[str, ...] = ()
    tot: int = 0
    zonder: str | int = ""

    def lees(self, tekst: str) -> str | int:
        """Return the value that a text means.

        Raises
        ------
        ApiFout
            It means none.
        """
        if self.tot:
            return self._getal(tekst)
        if self.keuzes and tekst not in self.keuzes:
            raise ApiFout(400, f"{self.naam} kan zijn: {', '.join(self.keuzes)}.")
        return tekst

    def _getal(self, tekst: str) -> int:
        cijfers = tekst.isascii() and tekst.isdigit() and len(tekst) <= 9
        if not cijfers or not 1 <= int(tekst) <= self.tot:
            raise ApiFout(400, f"{self.naam} is een geheel getal van 1 tot {self.tot}.")
        return int(tekst)

    def schema(self) -> dict[str, Any]:
        """Return the parameter as OpenAPI describes it."""
        if self.tot:
            vorm: dict[str, Any] = {"type": "integer", "minimum": 1, "maximum": self.tot}
        else:
            vorm = {"type": "string"} | ({"enum": list(self.keuzes)} if self.keuzes else {})
        if self.zonder:
            vorm["default"] = self.zonder
        return {"name": self.naam, "in": "query", "description": self.uitleg, "schema": vorm}


NIVEAU = Parameter(
    "niveau",
    "Niveau van de regio waarvan u de rijen wilt; “geheel” voor alles.",
    (GEHEEL, *REGIO_NIVEAUS),
    zonder=GEHEEL,
)
CODE = Parameter("code", "Officiële code van die regio, als 44021.", zonder=GEHEEL_CODE)
TYPE = Parameter("type", "Alleen initiatieven van dit type.", tuple(AANBODTYPES))
WERKMODEL = Parameter("werkmodel", "Alleen initiatieven met dit werkmodel.", tuple(WERKMODELLEN))
PAGINA = Parameter("pagina", "Welke bladzijde, vanaf 1.", tot=_LAATSTE_PAGINA, zonder=1)
PER = Parameter("per_pagina", "Rijen op een bladzijde.", tot=MEESTE_PER_PAGINA, zonder=PER_PAGINA)
REGIO = (NIVEAU, CODE)
BLADEREN = (PAGINA, PER)


def read_query(gegeven: Sequence[tuple[str, str]], mag: Collection[Parameter]) -> Mapping[str, Any]:
    """Return the value of every parameter that a request may have.

    Raises
    ------
    ApiFout
        A parameter is unknown, stands twice, or has a value that it cannot have.
    """
    bekend = {p.naam: p for p in mag}
    uit: dict[str, Any] = {p.naam: p.zonder for p in mag}
    gezien: set[str] = set()
    for naam, waarde in gegeven:
        if naam not in bekend:
            mogelijk = ", ".join(bekend) or "geen"
            raise ApiFout(400, f"Een parameter is niet bekend; hier mogen: {mogelijk}.")
        if naam in gezien:
            raise ApiFout(400, f"{naam} staat twee keer in het adres; geef het één keer.")
        gezien.add(naam)
        uit[naam] = bekend[naam].lees(waarde)
    if "code" in uit and uit["niveau"] != GEHEEL and "code" not in gezien:
        raise ApiFout(400, "Bij dit niveau hoort een code; geef ze mee als code=….")
    if "code" in uit and uit["niveau"] == GEHEEL and uit["code"] != GEHEEL_CODE:
        raise ApiFout(400, "Bij deze code hoort een niveau; geef het mee als niveau=….")
    return uit
