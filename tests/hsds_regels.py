"""The rules of HSDS 3.0 that a file must keep, and a check of every object against them.

Facts from the schemas of the Human Services Data Specification 3.0 (the folder ``schema`` of
https://github.com/openreferral/specification), an Open Referral resource, CC BY-SA 4.0, in our own
notation: names of fields, their type or format, which are required in JSON and which in a data
package too, closed lists, and what lies inside what.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

EIGEN = "buurtkompas_"
MODELLEN = ("physical", "postal", "virtual")


@dataclass(frozen=True)
class Regel:
    """What one object may hold: ``naam:soort``, with ``!`` behind what is required."""

    velden: str
    bestand: str
    tabel: str = ""  # required in the data package only
    lijsten: dict[str, str] = field(default_factory=dict)
    voorwerpen: dict[str, str] = field(default_factory=dict)
    keuzes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def soorten(self) -> dict[str, str]:
        delen = (deel.rstrip("!").partition(":") for deel in self.velden.split())
        return {naam: soort or "tekst" for naam, _, soort in delen}

    @property
    def verplicht(self) -> set[str]:
        return {d.rstrip("!").partition(":")[0] for d in self.velden.split() if d.endswith("!")}


_ATTR = {"attributes": "attribute"}

REGELS: dict[str, Regel] = {
    "organization": Regel(
        "id:uuid! name! alternate_name description! email:email website:uri tax_status tax_id "
        "year_incorporated:getal legal_status logo uri:uri parent_organization_id:uuid",
        "organizations.csv",
        lijsten=_ATTR | {"phones": "phone", "locations": "location"},
    ),
    "service": Regel(
        "id:uuid! organization_id:uuid program_id:uuid name! alternate_name description url:uri "
        "email:email status! interpretation_services application_process fees_description "
        "wait_time fees accreditations eligibility_description minimum_age:getal "
        "maximum_age:getal assured_date:datum assurer_email:email licenses alert "
        "last_modified:moment",
        "services.csv",
        tabel="organization_id",
        lijsten=_ATTR
        | {
            "phones": "phone",
            "schedules": "schedule",
            "service_areas": "service_area",
            "service_at_locations": "service_at_location",
            "languages": "language",
            "cost_options": "cost_option",
        },
        voorwerpen={"organization": "organization"},
        keuzes={"status": ("active", "inactive", "defunct", "temporarily closed")},
    ),
    "location": Regel(
        "id:uuid! location_type! url:uri organization_id:uuid name alternate_name description "
        "transportation latitude:getal longitude:getal external_identifier "
        "external_identifier_type",
        "locations.csv",
        lijsten=_ATTR
        | {
            "languages": "language",
            "addresses": "address",
            "accessibility": "accessibility",
            "phones": "phone",
            "schedules": "schedule",
        },
        keuzes={"location_type": MODELLEN},
    ),
    "service_at_location": Regel(
        "id:uuid! service_id:uuid location_id:uuid description",
        "service_at_location.csv",
        tabel="service_id location_id",
        lijsten=_ATTR | {"phones": "phone", "schedules": "schedule"},
        voorwerpen={"location": "location"},
    ),
    "address": Regel(
        "id:uuid! location_id:uuid attention address_1! address_2 city! region state_province! "
        "postal_code! country! address_type!",
        "addresses.csv",
        lijsten=_ATTR,
        keuzes={"address_type": MODELLEN},
    ),
    "phone": Regel(
        "id:uuid! location_id:uuid service_id:uuid organization_id:uuid contact_id:uuid "
        "service_at_location_id:uuid number! extension:getal type description",
        "phones.csv",
        lijsten=_ATTR | {"languages": "language"},
    ),
    "schedule": Regel(
        "id:uuid! service_id:uuid location_id:uuid service_at_location_id:uuid valid_from:datum "
        "valid_to:datum dtstart:datum timezone:getal until:datum count:getal wkst freq "
        "interval:getal byday byweekno bymonthday byyearday description opens_at:tijd "
        "closes_at:tijd schedule_link:uri attending_type notes",
        "schedules.csv",
        lijsten=_ATTR,
        keuzes={
            "freq": ("WEEKLY", "MONTHLY"),
            "wkst": ("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
        },
    ),
    "service_area": Regel(
        "id:uuid! service_id:uuid service_at_location_id:uuid name description extent "
        "extent_type uri:uri",
        "service_areas.csv",
        lijsten=_ATTR,
        keuzes={"extent_type": ("geojson", "topojson", "kml", "text")},
    ),
    "language": Regel(
        "id:uuid! service_id:uuid location_id:uuid phone_id:uuid name code:taalcode note",
        "languages.csv",
        lijsten=_ATTR,
    ),
    "accessibility": Regel(
        "id:uuid! location_id:uuid description details url:uri",
        "accessibility.csv",
        lijsten=_ATTR,
    ),
    "cost_option": Regel(
        "id:uuid! service_id:uuid valid_from:datum valid_to:datum option currency:munt "
        "amount:getal amount_description",
        "cost_options.csv",
        tabel="service_id",
        lijsten=_ATTR,
    ),
    "taxonomy": Regel("id:uuid! name! description! uri:uri version", "taxonomies.csv"),
    "taxonomy_term": Regel(
        "id:uuid! code name! description! parent_id:uuid taxonomy language:taalcode "
        "taxonomy_id:uuid term_uri:uri",
        "taxonomy_terms.csv",
        voorwerpen={"taxonomy_detail": "taxonomy"},
    ),
    "attribute": Regel(
        "id:uuid! link_id:uuid taxonomy_term_id:uuid link_type link_entity value",
        "attributes.csv",
        tabel="link_id taxonomy_term_id link_entity",
        voorwerpen={"taxonomy_term": "taxonomy_term"},
    ),
}

#: Fields that hold the id of another object, as the data package declares them.
VERWIJZINGEN = {
    "organization_id": "organization",
    "service_id": "service",
    "location_id": "location",
    "taxonomy_id": "taxonomy",
    "taxonomy_term_id": "taxonomy_term",
}

_URI_TEKENS = re.compile(r"(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")
_PATRONEN = {
    "tijd": r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:\d\d)?",
    "moment": r"\d{4}-\d\d-\d\dT.+",
    "email": r"[^@\s]+@[^@\s]+",
    "munt": r"[A-Z]{3}",
    "taalcode": r"[a-z]{2,3}",
}


def keeps(soort: str, waarde: Any) -> bool:
    """Tell whether a value has the type and the format that the schema asks."""
    if soort == "getal":
        return isinstance(waarde, int | float) and not isinstance(waarde, bool)
    if not isinstance(waarde, str):
        return False
    if soort in _PATRONEN:
        return re.fullmatch(_PATRONEN[soort], waarde) is not None
    return soort not in _LEZERS or _reads(soort, waarde)


def _uri(tekst: str) -> str:
    return tekst if _URI_TEKENS.fullmatch(tekst) and urlsplit(tekst).scheme else ""


_LEZERS: dict[str, Callable[[str], Any]] = {"uuid": UUID, "datum": date.fromisoformat, "uri": _uri}


def _reads(soort: str, tekst: str) -> bool:
    """Tell whether a text comes back the same from what reads it."""
    try:
        return str(_LEZERS[soort](tekst)) == tekst
    except ValueError:
        return False


def breaches(naam: str, voorwerp: dict[str, Any], tabel: bool = False) -> Iterator[str]:
    """Yield every rule that an object, and everything inside it, breaks."""
    regel = REGELS[naam]
    nodig = regel.verplicht | (set(regel.tabel.split()) if tabel else set())
    for veld in nodig:
        if not str(voorwerp.get(veld, "")).strip():
            yield f"{naam}.{veld} ontbreekt"
    for veld, waarde in voorwerp.items():
        if veld in regel.lijsten and not tabel:
            assert isinstance(waarde, list), f"{naam}.{veld} is geen lijst"
            for deel in waarde:
                yield from breaches(regel.lijsten[veld], deel)
        elif veld in regel.voorwerpen and not tabel:
            yield from breaches(regel.voorwerpen[veld], waarde)
        elif not veld.startswith(EIGEN):
            yield from _of_value(naam, veld, waarde)


def _of_value(naam: str, veld: str, waarde: Any) -> Iterator[str]:
    regel = REGELS[naam]
    if veld not in regel.soorten:
        yield f"{naam}.{veld} bestaat niet"
    elif not keeps(regel.soorten[veld], waarde):
        yield f"{naam}.{veld} is geen {regel.soorten[veld]}: {waarde!r}"
    elif waarde not in regel.keuzes.get(veld, (waarde,)):
        yield f"{naam}.{veld} mag niet zijn: {waarde!r}"
