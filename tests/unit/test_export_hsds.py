"""The register as HSDS 3.0: every object keeps the rules, and nothing is lost on the way back."""

import csv
import io
import json
import zipfile
from typing import Any

import pandas as pd
import pytest

from etl.contract.aanbod import WERKMODELLEN
from etl.contract.getallen import onbekend
from etl.errors import OngeldigeAanroep, OngeldigeGegevens
from etl.export.hsds import read_hsds, write_hsds, write_hsds_json
from etl.export.hsds.schrijven import KOLOMMEN
from etl.store.read import Editie
from tests import stad_editie
from tests.golden import stad
from tests.hsds_regels import REGELS, VERWIJZINGEN, breaches, keeps

VOL = {
    "naam": "Buurthuis De Brug",
    "organisatie": "OCMW Aadorp",
    "type": "buurthuis",
    "werkmodellen": "locatie_regio|organisatie",
    "straat": "Kerkstraat",
    "huisnummer": "1 bus 2",
    "postcode": "2000",
    "capaciteit": 40.0,
    "capaciteit_eenheid": "plaatsen",
    "drager": "gemengd",
    "kinderopvang": "nee",
    "rolstoeltoegankelijk": "ja",
    "gratis": "ja",
    "talen": "Nederlands|fr|gebarentaal",
    "openingsuren": "Mo-Fr 09:00-12:00; Sa 10:00-12:30",
    "website": "https://example.org/brug",
    "telefoon": "+32 3 123 45 67",
    "bron_url": "https://example.org/bron",
    "bron_datum": "2024-05",
    "nagekeken_op": "2026-01-15",
    "hand_velden": "naam|talen",
    "opmerking": "bellen aan de zijdeur",
    "locatie_bron": "CRAB",
}


@pytest.fixture(scope="module")
def editie() -> Editie:
    """Return the town with three initiatives: all known, next to nothing, and an area."""
    return stad_editie.register(
        stad_editie.town(),
        VOL,
        {"naam": "Leeg", "gratis": "nee", "rolstoeltoegankelijk": "nee", "bron_datum": None},
        {
            "naam": "Samen op weg",
            "organisatie": "OCMW Aadorp",
            "bereik": "werkingsgebied",
            "werkgebied_niveau": "gemeente",
            "werkgebied_code": stad.A,
            "locatie_precisie": "gemeente",
            "wijk_code": None,
            "openingsuren": "2e maandag van de maand",
            "bron_datum": "2023",
        },
    )


def services(editie: Editie) -> list[dict[str, Any]]:
    gelezen: list[dict[str, Any]] = json.loads(write_hsds_json(editie, "geheel", "VB"))["contents"]
    return gelezen


def package(inhoud: bytes) -> tuple[dict[str, Any], dict[str, list[dict[str, str]]]]:
    """Return the description and the rows of every table, read by nothing of ours."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        beschrijving = json.loads(archief.read("datapackage.json"))
        tabellen = {
            bron["name"]: list(
                csv.DictReader(io.StringIO(archief.read(bron["path"]).decode(), newline=""))
            )
            for bron in beschrijving["resources"]
        }
    return beschrijving, tabellen


def test_every_object_keeps_the_rules(editie: Editie) -> None:
    gebroken = [regel for dienst in services(editie) for regel in breaches("service", dienst)]
    assert gebroken == []


def test_the_check_sees_what_is_wrong(editie: Editie) -> None:
    dienst = services(editie)[0]
    for anders in (
        {"id": "a"},
        {"status": "open"},
        {"url": "javascript alert"},
        {"assured_date": "2024-05"},
        {"organization": {"id": dienst["organization"]["id"], "name": "x"}},
        {"verzonnen": "x"},
    ):
        assert list(breaches("service", dienst | anders)), anders


def test_every_table_keeps_the_rules(editie: Editie) -> None:
    beschrijving, tabellen = package(write_hsds(editie, "geheel", "VB"))
    assert {bron["name"]: bron["path"] for bron in beschrijving["resources"]} == {
        naam: regel.bestand for naam, regel in REGELS.items()
    }
    ids = {naam: [rij["id"] for rij in rijen] for naam, rijen in tabellen.items()}
    for bron in beschrijving["resources"]:
        naam, regel = bron["name"], REGELS[bron["name"]]
        soorten = {veld["name"]: veld["type"] for veld in bron["schema"]["fields"]}
        assert len(set(ids[naam])) == len(ids[naam])
        for rij in tabellen[naam]:
            assert list(rij) == list(soorten)
            gevuld = {
                k: float(v) if soorten[k] == "number" else v.removeprefix("'")
                for k, v in rij.items()
                if v
            }
            assert list(breaches(naam, gevuld, tabel=True)) == []
            for veld in set(gevuld) & set(VERWIJZINGEN) & set(regel.soorten):
                assert gevuld[veld] in ids[VERWIJZINGEN[veld]]
            if naam == "attribute":
                assert rij["link_id"] in ids[rij["link_entity"]]


def test_the_description_is_a_tabular_data_package(editie: Editie) -> None:
    beschrijving, tabellen = package(write_hsds(editie, "gemeente", stad.A))
    assert beschrijving["profile"] == "tabular-data-package"
    assert beschrijving["name"] == f"buurtkompas-hsds-gemeente-{stad.A}"
    assert beschrijving["created"] == editie.datum
    assert {licentie["name"] for licentie in beschrijving["licenses"]} == {"ODbL-1.0"}
    assert all(bron["title"] for bron in beschrijving["sources"])
    for bron in beschrijving["resources"]:
        assert bron["schema"]["primaryKey"] == "id"
        for sleutel in bron["schema"]["foreignKeys"]:
            assert sleutel["reference"]["resource"] in tabellen
        for veld in bron["schema"]["fields"]:
            if veld["name"].startswith("buurtkompas_"):
                assert veld["description"], veld["name"]


@pytest.mark.parametrize("schrijf", [write_hsds, write_hsds_json])
def test_it_reads_back_without_loss(editie: Editie, schrijf: Any) -> None:
    terug = read_hsds(schrijf(editie, "geheel", "VB", "fr"))
    assert list(terug.columns) == list(KOLOMMEN)
    for kolom in KOLOMMEN:
        for kreeg, had in zip(terug[kolom], editie.initiatieven[kolom], strict=True):
            assert kreeg == had or (onbekend(kreeg) and onbekend(had)), kolom


def test_a_service_tells_what_the_register_knows(editie: Editie) -> None:
    brug = services(editie)[0]
    assert brug["name"] == "Buurthuis De Brug"
    assert brug["description"] == "bellen aan de zijdeur"
    assert brug["assured_date"] == "2026-01-15"
    assert brug["url"] == "https://example.org/brug"
    assert brug["phones"][0]["number"] == "+32 3 123 45 67"
    assert brug["cost_options"][0]["amount"] == 0
    assert [(taal["name"], taal.get("code")) for taal in brug["languages"]] == [
        ("Nederlands", "nl"),
        ("fr", "fr"),
        ("gebarentaal", None),
    ]
    modellen = [
        a["taxonomy_term"]["name"] for a in brug["attributes"] if a["link_type"] == "werkmodellen"
    ]
    assert modellen == ["locatie en buurt", "organisatie"]
    assert brug["buurtkompas_capaciteit"] == 40
    (waar,) = (sal["location"] for sal in brug["service_at_locations"])
    assert (waar["latitude"], waar["longitude"]) == (51.123569, 4.375898)
    assert waar["accessibility"][0]["description"] == "Toegankelijk met een rolstoel."
    (adres,) = waar["addresses"]
    assert adres["address_1"] == "Kerkstraat 1 bus 2"
    assert (adres["city"], adres["postal_code"], adres["country"]) == ("Aadorp", "2000", "BE")


def test_opening_hours_become_weeks_where_they_are_read(editie: Editie) -> None:
    brug, leeg, samen = services(editie)
    assert [(u["freq"], u["byday"], u["opens_at"], u["closes_at"]) for u in brug["schedules"]] == [
        ("WEEKLY", "MO,TU,WE,TH,FR", "09:00:00", "12:00:00"),
        ("WEEKLY", "SA", "10:00:00", "12:30:00"),
    ]
    assert "schedules" not in leeg
    (uren,) = samen["schedules"]
    assert uren == {"id": uren["id"], "description": "2e maandag van de maand"}


def test_what_is_known_by_its_gemeente_gets_no_pin_but_an_area(editie: Editie) -> None:
    samen = services(editie)[2]
    (waar,) = (sal["location"] for sal in samen["service_at_locations"])
    assert "latitude" not in waar
    assert "addresses" not in waar
    (gebied,) = samen["service_areas"]
    assert gebied["name"] == "Aadorp (gemeente)"
    assert samen["assured_date"] == "2023-01-01"


def test_an_unknown_organisation_is_named_after_its_initiative(editie: Editie) -> None:
    brug, leeg, samen = services(editie)
    assert brug["organization"] == samen["organization"]
    assert leeg["organization"]["name"] == "Leeg"
    assert leeg["organization"]["buurtkompas_onbekend"] == "ja"
    _, tabellen = package(write_hsds(editie, "geheel", "VB"))
    assert [rij["name"] for rij in tabellen["organization"]] == ["OCMW Aadorp", "Leeg"]
    codes = {r["code"] for r in tabellen["taxonomy_term"] if r["taxonomy"] == "werkmodel"}
    assert codes == set(WERKMODELLEN)


def test_identifiers_and_bytes_never_change(editie: Editie) -> None:
    assert write_hsds(editie, "geheel", "VB") == write_hsds(editie, "geheel", "VB")
    nl, fr = (
        json.loads(write_hsds_json(editie, "geheel", "VB", taal))["contents"]
        for taal in ("nl", "fr")
    )
    assert [d["id"] for d in nl] == [d["id"] for d in fr]
    assert nl[0]["attributes"][0]["taxonomy_term"]["name"] == "locatie en buurt"
    assert fr[0]["attributes"][0]["taxonomy_term"]["name"] == "lieu et quartier"


def test_the_page_is_that_of_the_api(editie: Editie) -> None:
    blad = json.loads(write_hsds_json(editie, "gemeente", stad.B))
    assert (blad["total_items"], blad["empty"], blad["contents"]) == (0, True, [])
    assert blad["hsds_version"] == "3.0"
    assert blad["buurtkompas"]["datum"] == editie.datum
    assert blad["buurtkompas"]["velden"]["service.buurtkompas_capaciteit"]
    assert read_hsds(write_hsds(editie, "gemeente", stad.B)).empty


def _zip(**bestanden: bytes) -> bytes:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w") as archief:
        for naam, inhoud in bestanden.items():
            archief.writestr(naam, inhoud)
    return doel.getvalue()


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"{}",
        b"[1]",
        b'{"contents": [1]}',
        b'{"contents": [{"id": "a"}]}',
        b"[" * 100_000,
        b"PK\x03\x04",
        _zip(a=b"1"),
        b"\xff\xfe",
    ],
)
def test_what_is_no_hsds_file_is_refused_in_a_sentence(inhoud: bytes) -> None:
    with pytest.raises(OngeldigeGegevens, match="geen HSDS-bestand"):
        read_hsds(inhoud)


def test_a_broken_table_is_refused(editie: Editie) -> None:
    with zipfile.ZipFile(io.BytesIO(write_hsds(editie, "geheel", "VB"))) as archief:
        bestanden = {naam: archief.read(naam) for naam in archief.namelist()}
    bestanden["locations.csv"] = bestanden["locations.csv"].replace(b"51.123569", b"noord")
    with pytest.raises(OngeldigeGegevens):
        read_hsds(_zip(**bestanden))


def test_an_unknown_region_is_refused(editie: Editie) -> None:
    with pytest.raises(OngeldigeAanroep, match="99999"):
        write_hsds(editie, "gemeente", "99999")


@pytest.mark.parametrize(
    ("soort", "waarde", "goed"),
    [
        ("uuid", "cdf1be0a-6b3d-5d8f-a9a7-5ae2cb5ce030", True),
        ("uuid", "cdf1be0a", False),
        ("uri", "https://example.org/a?b=c", True),
        ("uri", 'https://x"><script>', False),
        ("datum", "2024-02-30", False),
        ("tijd", "24:00:00", False),
        ("getal", "1", False),
        ("tekst", None, False),
    ],
)
def test_formats(soort: str, waarde: object, goed: bool) -> None:
    assert keeps(soort, waarde) is goed


def test_a_table_holds_no_missing_value_as_zero(editie: Editie) -> None:
    _, tabellen = package(write_hsds(editie, "geheel", "VB"))
    leeg = pd.DataFrame(tabellen["service"]).set_index("name").loc["Leeg"]
    assert leeg["buurtkompas_capaciteit"] == ""
    assert leeg["assured_date"] == ""
