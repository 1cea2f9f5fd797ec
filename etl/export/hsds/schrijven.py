"""From the register to the tables of HSDS."""

import re
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

import pandas as pd
from babel import Locale

from etl.contract.aanbod import PRECISIES_MET_REISTIJD, SCHEIDING
from etl.contract.getallen import onbekend
from etl.contract.niveaus import NIVEAUS
from etl.contract.tables import TABELLEN
from etl.export.cellen import clean
from etl.export.hsds.schema import EIGEN, ONDERDELEN, Rij, Tabellen
from etl.export.hsds.uren import weekly
from etl.export.hsds.woorden import (
    GRATIS,
    ORGANISATIE,
    ORGANISATIE_ONBEKEND,
    ROLSTOEL,
    TAXONOMIEEN,
)

if TYPE_CHECKING:
    from etl.store.read import Editie

#: Columns of the register that the file holds; the rest of an edition is measured, not registered.
KOLOMMEN: tuple[str, ...] = tuple(TABELLEN["initiatieven"].kolomnamen())

_RUIMTE = uuid5(NAMESPACE_URL, "urn:buurtkompas:hsds")
_URI = re.compile(r"https?://(?:[\w.~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+", re.ASCII)
_GEHEEL_DATUM = "2000-01-01"


def identifier(*delen: str) -> str:
    """Return the same UUID for the same words, on every machine and in every run.

    Examples
    --------
    >>> identifier("service", "buurthuis-de-brug")
    'e8c8592d-1d32-579d-932f-106e5d7a8540'
    """
    return str(uuid5(_RUIMTE, "/".join(delen)))


class Schrijver:
    """Fills the tables of HSDS, one initiative after the other.

    Parameters
    ----------
    editie : Editie
        Names the areas, and says from when opening hours hold.
    taal : {"nl", "fr", "en"}
        Language of our own words; those of the register stand as they are.
    """

    def __init__(self, editie: "Editie", taal: str) -> None:
        self._taal = taal
        self._vanaf = date.fromisoformat(editie.datum + _GEHEEL_DATUM[len(editie.datum) :])
        self._gebieden = editie.gebieden.set_index(["niveau", "code"])["naam_nl"].to_dict()
        self._wijknamen = editie.wijken["wijk_naam"].to_dict()
        boven = editie.wijken.drop_duplicates("gemeente_code").set_index("gemeente_code")
        self._boven = boven[["provincie_code", "gewest_code"]].to_dict("index")
        self._talen = {naam.lower(): code for code, naam in Locale("nl").languages.items()}
        self.tabellen: Tabellen = {naam: [] for naam in ONDERDELEN}
        self._organisaties: set[str] = set()
        self._taxonomies()

    def add(self, rij: dict[str, Any]) -> None:
        """Add one row of the register."""
        bekend = {k: v for k in KOLOMMEN if (v := _value(rij.get(k))) is not None}
        kenmerk = str(bekend["initiatief_id"])
        dienst, plek = identifier("service", kenmerk), identifier("location", kenmerk)
        self._put("service", dienst, self._service(bekend, self._organization(bekend)))
        self._put("location", plek, self._location(bekend))
        koppeling = {"service_id": dienst, "location_id": plek}
        self._put("service_at_location", identifier("service_at_location", kenmerk), koppeling)
        self._at_service(dienst, bekend)
        self._at_location(plek, bekend)
        self._attributes(dienst, bekend)

    def _put(self, tabel: str, id_: str, velden: Rij) -> None:
        gevuld = {k: v for k, v in velden.items() if v is not None}
        self.tabellen[tabel].append({"id": id_} | gevuld)

    def _taxonomies(self) -> None:
        for kolom, (naam, termen) in TAXONOMIEEN.items():
            taxonomie, titel = identifier("taxonomy", kolom), naam.in_taal(self._taal)
            self._put(
                "taxonomy",
                taxonomie,
                {"name": titel, "description": f"Buurtkompas, {kolom}: {titel}"},
            )
            for sleutel, term in termen.items():
                woord = term.in_taal(self._taal)
                velden = {
                    "code": sleutel,
                    "name": woord,
                    "description": f"{titel}: {woord}",
                    "taxonomy": titel,
                    "language": self._taal,
                    "taxonomy_id": taxonomie,
                }
                self._put("taxonomy_term", identifier("taxonomy_term", kolom, sleutel), velden)

    def _organization(self, rij: Rij) -> str:
        """Return the identifier of the organisation; each organisation is written once."""
        bekend = "organisatie" in rij
        sleutel = rij["organisatie"] if bekend else rij["initiatief_id"]
        id_ = identifier("organization" if bekend else "organization_of", sleutel)
        if id_ not in self._organisaties:
            self._organisaties.add(id_)
            uitleg = ORGANISATIE if bekend else ORGANISATIE_ONBEKEND
            velden = {
                "name": rij["organisatie"] if bekend else rij["naam"],
                # Readers may take this text for HTML: nothing from the register goes into it.
                "description": uitleg.in_taal(self._taal),
                EIGEN + "onbekend": None if bekend else "ja",
            }
            self._put("organization", id_, velden)
        return id_

    @staticmethod
    def _service(rij: Rij, organisatie: str) -> Rij:
        website = rij.get("website")
        geldig = website is not None and _URI.fullmatch(website) is not None
        nagekeken = rij.get("nagekeken_op") or rij.get("bron_datum")
        eigen = ("initiatief_id", "capaciteit", "capaciteit_eenheid", "bron", "bron_url")
        return {
            "organization_id": organisatie,
            "name": rij["naam"],
            "description": rij.get("opmerking"),
            "url": website if geldig else None,
            "status": "active",
            "assured_date": nagekeken and nagekeken + _GEHEEL_DATUM[len(nagekeken) :],
            EIGEN + "website": None if geldig else website,
            **{
                EIGEN + k: rij.get(k) for k in (*eigen, "bron_datum", "nagekeken_op", "hand_velden")
            },
        }

    @staticmethod
    def _location(rij: Rij) -> Rij:
        # The middle of a gemeente is not where it is: no map should put a pin there.
        exact = rij["locatie_precisie"] in PRECISIES_MET_REISTIJD
        lat, lon = ("latitude", "longitude") if exact else (EIGEN + "lat", EIGEN + "lon")
        eigen = ("straat", "huisnummer", "postcode", "gemeente_code", "gemeente_naam", "wijk_code")
        return {
            "location_type": "virtual" if rij["bereik"] == "online" else "physical",
            "name": rij["naam"],
            lat: rij["lat"],
            lon: rij["lon"],
            **{EIGEN + k: rij.get(k) for k in (*eigen, "locatie_bron")},
        }

    def _at_service(self, dienst: str, rij: Rij) -> None:
        van = {"service_id": dienst}
        if "telefoon" in rij:
            velden = van | {"number": rij["telefoon"], "type": "voice"}
            self._put("phone", identifier("phone", dienst), velden)
        if "openingsuren" in rij:
            self._schedules(dienst, rij["openingsuren"])
        if "werkgebied_niveau" in rij or "werkgebied_code" in rij:
            niveau, code = rij.get("werkgebied_niveau"), rij.get("werkgebied_code")
            velden = {"name": self._area(niveau, code)}
            velden |= {EIGEN + "niveau": niveau, EIGEN + "code": code}
            self._put("service_area", identifier("service_area", dienst), van | velden)
        for i, naam in enumerate(filter(None, rij.get("talen", "").split(SCHEIDING))):
            velden = {"name": naam, "code": self._language(naam)}
            self._put("language", identifier("language", dienst, str(i)), van | velden)
        if "gratis" in rij:
            velden = {"option": GRATIS[rij["gratis"]].in_taal(self._taal)}
            velden |= {EIGEN + "gratis": rij["gratis"]}
            if rij["gratis"] == "ja":
                velden |= {"currency": "EUR", "amount": 0}
            self._put("cost_option", identifier("cost_option", dienst), van | velden)

    def _schedules(self, dienst: str, tekst: str) -> None:
        rijen = [
            {"freq": "WEEKLY", "byday": dagen, "opens_at": van, "closes_at": tot}
            for dagen, van, tot in weekly(tekst, self._vanaf) or ()
        ]
        for i, velden in enumerate(rijen or [{}]):
            van = {"service_id": dienst, "description": tekst}
            self._put("schedule", identifier("schedule", dienst, str(i)), van | velden)

    def _area(self, niveau: str | None, code: str | None) -> str:
        naam = self._wijknamen.get(code) if niveau == "wijk" else None
        naam = naam or self._gebieden.get((niveau, code)) or code or ""
        soort = NIVEAUS[niveau].naam.in_taal(self._taal) if niveau in NIVEAUS else ""
        return clean(f"{naam} ({soort})" if soort else str(naam))

    def _language(self, naam: str) -> str | None:
        klein = naam.strip().lower()
        return klein if klein in self._talen.values() else self._talen.get(klein)

    def _at_location(self, plek: str, rij: Rij) -> None:
        van = {"location_id": plek}
        # HSDS has no address without a street and a postal code.
        if "straat" in rij and "postcode" in rij:
            boven = self._boven.get(rij["gemeente_code"], {})
            provincie = self._gebieden.get(("provincie", boven.get("provincie_code")))
            gewest = self._gebieden.get(("gewest", boven.get("gewest_code")))
            velden = {
                "address_1": " ".join(filter(None, (rij["straat"], rij.get("huisnummer")))),
                "city": rij["gemeente_naam"],
                "state_province": provincie or gewest or rij["gemeente_naam"],
                "postal_code": rij["postcode"],
                "country": "BE",
                "address_type": "physical",
            }
            self._put("address", identifier("address", plek), van | velden)
        if "rolstoeltoegankelijk" in rij:
            waarde = rij["rolstoeltoegankelijk"]
            velden = {
                "description": ROLSTOEL[waarde].in_taal(self._taal),
                EIGEN + "rolstoeltoegankelijk": waarde,
            }
            self._put("accessibility", identifier("accessibility", plek), van | velden)

    def _attributes(self, dienst: str, rij: Rij) -> None:
        for kolom in TAXONOMIEEN:
            for sleutel in filter(None, rij.get(kolom, "").split(SCHEIDING)):
                velden = {
                    "link_id": dienst,
                    "taxonomy_term_id": identifier("taxonomy_term", kolom, sleutel),
                    "link_type": kolom,
                    "link_entity": "service",
                }
                self._put("attribute", identifier("attribute", dienst, kolom, sleutel), velden)


def to_tables(editie: "Editie", initiatieven: pd.DataFrame, taal: str) -> Tabellen:
    """Return the tables of HSDS for these initiatives.

    Parameters
    ----------
    editie : Editie
        Names the areas.
    initiatieven : DataFrame
        Rows of ``Editie.initiatieven``, that keep the contract.
    taal : {"nl", "fr", "en"}
        Language of our own words.

    Returns
    -------
    dict of str to list of dict
        Rows per object of :data:`etl.export.hsds.schema.ONDERDELEN`; what is not known is left
        out. The same rows give the same identifiers.
    """
    schrijver = Schrijver(editie, taal)
    for rij in initiatieven.to_dict("records"):
        schrijver.add({str(k): v for k, v in rij.items()})
    return schrijver.tabellen


def _value(waarde: Any) -> Any:
    """Return a value as a file holds it; None for what is not known."""
    if onbekend(waarde):
        return None
    if isinstance(waarde, str):
        return clean(waarde) if clean(waarde).strip() else None
    return float(waarde)
