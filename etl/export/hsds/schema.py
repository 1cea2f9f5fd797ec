"""The objects of HSDS 3.0 that we fill, and the fields that we add.

Names and rules are those of the Human Services Data Specification 3.0, an Open Referral resource
(https://openreferral.org, CC BY-SA 4.0); the words are ours. HSDS allows fields of one's own where
it has none: ours begin with ``buurtkompas_`` and say what they hold.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

VERSIE = "3.0"

#: Begins the name of every field that HSDS does not have.
EIGEN = "buurtkompas_"

Soort = Literal["string", "number", "date", "time"]
Rij = dict[str, Any]
Tabellen = dict[str, list[Rij]]


@dataclass(frozen=True)
class Veld:
    """One field of an object.

    Attributes
    ----------
    naam : str
        As in HSDS, or ours.
    soort : {"string", "number", "date", "time"}
        Type in the data package.
    formaat : str
        "uuid" or "uri"; empty for none.
    verplicht : bool
        Whether every row has it.
    verwijst : str
        Object whose ``id`` it holds; empty for none.
    uitleg : str
        What a field of our own holds, and what a field of HSDS holds with us where that is not
        plain.
    """

    naam: str
    soort: Soort = "string"
    formaat: str = ""
    verplicht: bool = False
    verwijst: str = ""
    uitleg: str = ""


@dataclass(frozen=True)
class Onderdeel:
    """One object of HSDS: a table of the data package.

    Attributes
    ----------
    naam, bestand : str
        Name, and file in the data package.
    velden : tuple of Veld
        Its fields, in the order of the file.
    kinderen : mapping of str to (str, str)
        Property → (object, field of it that holds our id): lists inside this object in JSON.
    ingebed : mapping of str to (str, str)
        Property → (object, field of ours that holds its id): an object inside this one in JSON.
    """

    naam: str
    bestand: str
    velden: tuple[Veld, ...]
    kinderen: Mapping[str, tuple[str, str]]
    ingebed: Mapping[str, tuple[str, str]]


def _id(naam: str = "id", verwijst: str = "") -> Veld:
    return Veld(naam, formaat="uuid", verplicht=True, verwijst=verwijst)


def _eigen(kolom: str, uitleg: str, soort: Soort = "string") -> Veld:
    return Veld(EIGEN + kolom, soort, uitleg=uitleg)


def _onderdelen() -> Iterator[Onderdeel]:
    def onderdeel(
        naam: str, bestand: str, *velden: Veld, kinderen: Any = None, ingebed: Any = None
    ) -> Onderdeel:
        return Onderdeel(naam, bestand, (_id(), *velden), kinderen or {}, ingebed or {})

    yield onderdeel(
        "organization",
        "organizations.csv",
        Veld("name", verplicht=True),
        Veld("description", verplicht=True),
        _eigen(
            "onbekend",
            "“ja” waar het register geen organisatie kent: de naam is dan die van het initiatief.",
        ),
    )
    yield onderdeel(
        "service",
        "services.csv",
        _id("organization_id", "organization"),
        Veld("name", verplicht=True),
        Veld("description", uitleg="De opmerking in het register."),
        Veld("url", formaat="uri"),
        Veld(
            "status",
            verplicht=True,
            uitleg="Altijd “active”: het staat in het register. Of het vandaag nog bestaat, is "
            "niet nagekeken.",
        ),
        Veld(
            "assured_date",
            "date",
            uitleg="Wanneer iemand het nakeek, en anders de datum van de bron; waar alleen het "
            "jaar of de maand bekend is, de eerste dag ervan.",
        ),
        _eigen("initiatief_id", "Vast kenmerk van het initiatief."),
        _eigen("website", "Webadres dat niet als URI te schrijven is."),
        _eigen("capaciteit", "Capaciteit, waar bekend; HSDS kent ze pas vanaf 3.1.", "number"),
        _eigen("capaciteit_eenheid", "Eenheid van de capaciteit."),
        _eigen("bron", "Sleutel van de bron."),
        _eigen("bron_url", "Bladzijde waar het gelezen is."),
        _eigen("bron_datum", "Datum van de bron, zo precies als bekend."),
        _eigen("nagekeken_op", "Laatst door iemand nagekeken, zo precies als bekend."),
        _eigen("hand_velden", "Velden met de hand verbeterd, met | ertussen."),
        kinderen={
            "phones": ("phone", "service_id"),
            "schedules": ("schedule", "service_id"),
            "service_areas": ("service_area", "service_id"),
            "service_at_locations": ("service_at_location", "service_id"),
            "languages": ("language", "service_id"),
            "cost_options": ("cost_option", "service_id"),
            "attributes": ("attribute", "link_id"),
        },
        ingebed={"organization": ("organization", "organization_id")},
    )
    yield onderdeel(
        "location",
        "locations.csv",
        Veld("location_type", verplicht=True),
        Veld("url", formaat="uri"),
        Veld("name"),
        Veld("latitude", "number", uitleg="Leeg waar alleen de gemeente bekend is."),
        Veld("longitude", "number", uitleg="Leeg waar alleen de gemeente bekend is."),
        _eigen("lat", "Breedtegraad midden in de gemeente, waar alleen die bekend is.", "number"),
        _eigen("lon", "Lengtegraad midden in de gemeente, waar alleen die bekend is.", "number"),
        _eigen("straat", "Straatnaam."),
        _eigen("huisnummer", "Huisnummer."),
        _eigen("postcode", "Postcode."),
        _eigen("gemeente_code", "NIS-code van de gemeente (2025)."),
        _eigen("gemeente_naam", "Naam van de gemeente."),
        _eigen("wijk_code", "Code van de wijk (Provincies in Cijfers, ggw7)."),
        _eigen("locatie_bron", "Waar de plaats vandaan komt."),
        kinderen={
            "addresses": ("address", "location_id"),
            "accessibility": ("accessibility", "location_id"),
        },
    )
    yield onderdeel(
        "service_at_location",
        "service_at_location.csv",
        _id("service_id", "service"),
        _id("location_id", "location"),
        ingebed={"location": ("location", "location_id")},
    )
    yield onderdeel(
        "address",
        "addresses.csv",
        _id("location_id", "location"),
        *(Veld(v, verplicht=True) for v in ("address_1", "city", "state_province", "postal_code")),
        Veld("country", verplicht=True),
        Veld("address_type", verplicht=True),
    )
    yield onderdeel(
        "phone",
        "phones.csv",
        _id("service_id", "service"),
        Veld("number", verplicht=True),
        Veld("type"),
    )
    yield onderdeel(
        "schedule",
        "schedules.csv",
        _id("service_id", "service"),
        Veld("freq"),
        Veld("byday"),
        Veld("opens_at", "time", uitleg="Plaatselijke tijd (Europe/Brussels)."),
        Veld(
            "closes_at", "time", uitleg="Plaatselijke tijd; vroeger dan opens_at is na middernacht."
        ),
        Veld("description", uitleg="De openingsuren zoals de bron ze geeft."),
    )
    yield onderdeel(
        "service_area",
        "service_areas.csv",
        _id("service_id", "service"),
        Veld("name"),
        _eigen("niveau", "Niveau van het werkingsgebied."),
        _eigen("code", "Officiële code van het werkingsgebied op dat niveau."),
    )
    yield onderdeel(
        "language",
        "languages.csv",
        _id("service_id", "service"),
        Veld("name"),
        Veld("code"),
    )
    yield onderdeel(
        "accessibility",
        "accessibility.csv",
        _id("location_id", "location"),
        Veld("description"),
        _eigen("rolstoeltoegankelijk", "Toegankelijk met rolstoel: ja of nee."),
    )
    yield onderdeel(
        "cost_option",
        "cost_options.csv",
        _id("service_id", "service"),
        Veld("option"),
        Veld("currency"),
        Veld("amount", "number"),
        _eigen("gratis", "Gratis deelname: ja of nee."),
    )
    yield onderdeel(
        "taxonomy",
        "taxonomies.csv",
        Veld("name", verplicht=True),
        Veld("description", verplicht=True),
    )
    yield onderdeel(
        "taxonomy_term",
        "taxonomy_terms.csv",
        Veld("code"),
        Veld("name", verplicht=True),
        Veld("description", verplicht=True),
        Veld("taxonomy"),
        Veld("language"),
        _id("taxonomy_id", "taxonomy"),
        ingebed={"taxonomy_detail": ("taxonomy", "taxonomy_id")},
    )
    yield onderdeel(
        "attribute",
        "attributes.csv",
        _id("link_id", "service"),
        _id("taxonomy_term_id", "taxonomy_term"),
        Veld("link_type", uitleg="Kolom van het register waar de term uit komt."),
        Veld("link_entity", verplicht=True),
        ingebed={"taxonomy_term": ("taxonomy_term", "taxonomy_term_id")},
    )


ONDERDELEN: dict[str, Onderdeel] = {o.naam: o for o in _onderdelen()}
