"""From the tables of HSDS back to the register."""

from collections import defaultdict

import pandas as pd

from etl.contract.aanbod import SCHEIDING
from etl.contract.columns import KOLOMMEN as CONTRACT
from etl.export.hsds.schema import EIGEN, Rij, Tabellen
from etl.export.hsds.schrijven import KOLOMMEN
from etl.export.hsds.woorden import TAXONOMIEEN

#: Columns that stand under the same name, with our prefix, on the service and on the location.
_VAN_SERVICE = (
    *("initiatief_id", "website", "capaciteit", "capaciteit_eenheid", "bron", "bron_url"),
    *("bron_datum", "nagekeken_op", "hand_velden"),
)
_VAN_LOCATIE = (
    *("lat", "lon", "straat", "huisnummer", "postcode", "gemeente_code", "gemeente_naam"),
    *("wijk_code", "locatie_bron"),
)


def to_register(tabellen: Tabellen) -> pd.DataFrame:
    """Return the initiatives that tables of HSDS hold, in the columns of the contract.

    Returns
    -------
    DataFrame
        One row per service, in the order of the file; text or None, and numbers as floats.
    """
    per_id = {naam: {rij["id"]: rij for rij in rijen} for naam, rijen in tabellen.items()}
    van_dienst = {
        naam: _grouped(tabellen[naam], veld)
        for naam, veld in (
            *((t, "service_id") for t in ("phone", "schedule", "service_area", "language")),
            ("cost_option", "service_id"),
            ("service_at_location", "service_id"),
            ("attribute", "link_id"),
        )
    }
    van_plek = _grouped(tabellen["accessibility"], "location_id")
    rijen = []
    for dienst in tabellen["service"]:
        delen = {naam: groep[dienst["id"]] for naam, groep in van_dienst.items()}
        rij = _service(dienst, per_id["organization"][dienst["organization_id"]])
        for plek in delen["service_at_location"]:
            rij |= _location(per_id["location"][plek["location_id"]])
            rij |= _own(van_plek[plek["location_id"]], "rolstoeltoegankelijk")
        rijen.append(rij | _parts(delen) | _terms(delen["attribute"], per_id["taxonomy_term"]))
    return _frame(rijen)


def _grouped(rijen: list[Rij], veld: str) -> defaultdict[str, list[Rij]]:
    groepen = defaultdict(list)
    for rij in rijen:
        groepen[rij[veld]].append(rij)
    return groepen


def _service(dienst: Rij, organisatie: Rij) -> Rij:
    rij = {k: dienst[EIGEN + k] for k in _VAN_SERVICE if EIGEN + k in dienst}
    rij |= {"naam": dienst["name"], "opmerking": dienst.get("description")}
    if "url" in dienst:
        rij["website"] = dienst["url"]
    if EIGEN + "onbekend" not in organisatie:
        rij["organisatie"] = organisatie["name"]
    return rij


def _location(plek: Rij) -> Rij:
    rij = {k: plek[EIGEN + k] for k in _VAN_LOCATIE if EIGEN + k in plek}
    if "latitude" in plek:
        rij |= {"lat": plek["latitude"], "lon": plek["longitude"]}
    return rij


def _parts(delen: dict[str, list[Rij]]) -> Rij:
    rij: Rij = {"talen": SCHEIDING.join(taal["name"] for taal in delen["language"])}
    rij |= _own(delen["cost_option"], "gratis")
    for gebied in delen["service_area"]:
        rij["werkgebied_niveau"] = gebied.get(EIGEN + "niveau")
        rij["werkgebied_code"] = gebied.get(EIGEN + "code")
    for telefoon in delen["phone"]:
        rij["telefoon"] = telefoon["number"]
    for uren in delen["schedule"]:
        rij["openingsuren"] = uren["description"]
    return rij


def _own(rijen: list[Rij], kolom: str) -> Rij:
    return next(({kolom: rij[EIGEN + kolom]} for rij in rijen if EIGEN + kolom in rij), {})


def _terms(attributen: list[Rij], termen: dict[str, Rij]) -> Rij:
    per_kolom: defaultdict[str, list[str]] = defaultdict(list)
    for attribuut in attributen:
        per_kolom[attribuut["link_type"]].append(termen[attribuut["taxonomy_term_id"]]["code"])
    return {k: SCHEIDING.join(per_kolom[k]) for k in TAXONOMIEEN if k in per_kolom}


def _frame(rijen: list[Rij]) -> pd.DataFrame:
    kolommen = {}
    for kolom in KOLOMMEN:
        waarden = [rij.get(kolom) for rij in rijen]
        if CONTRACT[kolom].soort == "getal":
            kolommen[kolom] = pd.Series(waarden, dtype="float64")
        else:
            kolommen[kolom] = pd.Series([w or None for w in waarden], dtype=object)
    return pd.DataFrame(kolommen)
