"""Directories in HSDS 3.0: our own, and those of others."""

import json
import zipfile
from pathlib import Path

import pytest

from etl.errors import OngeldigeGegevens
from etl.export.hsds import write_hsds, write_hsds_json
from etl.sources import hsds
from tests import stad_editie

PLEK = {
    "id": "l1",
    "location_type": "physical",
    "latitude": 51.05,
    "longitude": 3.72,
    "addresses": [{"address_1": "Markt 3b", "city": "Dorp", "postal_code": "9000"}],
}


def service(**velden: object) -> dict:
    return {
        "id": "s1",
        "name": "Buurthuis De Brug",
        "status": "active",
        "url": "https://debrug.be",
        "organization": {"id": "o1", "name": "vzw De Brug", "description": "x"},
        "phones": [{"id": "p1", "number": "09 265 71 70"}],
        "schedules": [{"byday": "MO,WE", "opens_at": "09:00", "closes_at": "12:00"}],
        "cost_options": [{"option": "lid", "amount": 0}],
        "languages": [{"name": "Nederlands"}, {"name": "Frans"}],
        "service_at_locations": [{"id": "x", "location": PLEK}],
    } | velden


def put(folder: Path, *diensten: dict) -> None:
    (folder / "hsds").mkdir(exist_ok=True)
    inhoud = {"total_items": len(diensten), "contents": list(diensten)}
    (folder / "hsds" / "gids.json").write_text(json.dumps(inhoud), encoding="utf-8")


def test_a_service_of_another_directory_goes_by_the_reviewed_table(tmp_path: Path) -> None:
    put(tmp_path, service(), service(id="s2", name="Zwembad De Plas"))
    gelezen = hsds.read(tmp_path)
    assert len(gelezen.tabel) == 1
    rij = gelezen.tabel.iloc[0]
    assert (rij["naam"], rij["type"], rij["werkmodellen"]) == (
        "Buurthuis De Brug",
        "buurthuis",
        "locatie_regio",
    )
    assert (rij["straat"], rij["huisnummer"], rij["postcode"]) == ("Markt", "3b", "9000")
    assert (rij["organisatie"], rij["gemeente"]) == ("vzw De Brug", "Dorp")
    assert (rij["openingsuren"], rij["gratis"]) == ("Mo,We 09:00-12:00", "ja")
    assert (rij["talen"], rij["telefoon"]) == ("Nederlands|Frans", "09 265 71 70")
    assert (rij["lat"], rij["lon"], rij["locatie_precisie"]) == (51.05, 3.72, "adres")
    assert any("geen regel voor" in regel for regel in gelezen.verslag)


def test_each_place_of_a_service_is_a_row(tmp_path: Path) -> None:
    elders = {"location": PLEK | {"id": "l2", "latitude": 51.2}}
    put(tmp_path, service(service_at_locations=[{"location": PLEK}, elders]))
    assert hsds.read(tmp_path).tabel["lat"].tolist() == [51.05, 51.2]


@pytest.mark.parametrize("status", ["inactive", "defunct", "temporarily closed"])
def test_what_is_closed_stays_out(tmp_path: Path, status: str) -> None:
    put(tmp_path, service(status=status), service(id="s2"))
    gelezen = hsds.read(tmp_path)
    assert len(gelezen.tabel) == 1
    assert any("volgens de bron" in regel for regel in gelezen.verslag)


@pytest.mark.parametrize(
    ("bedragen", "gratis"), [([0, 0], "ja"), ([0, 5], "nee"), ([None], ""), ([], "")]
)
def test_free_is_said_only_where_every_cost_is_nothing(tmp_path: Path, bedragen, gratis) -> None:
    put(tmp_path, service(cost_options=[{"amount": b} for b in bedragen]))
    assert hsds.read(tmp_path).tabel.at[0, "gratis"] == gratis


@pytest.mark.parametrize(("vorm", "schrijf"), [("zip", write_hsds), ("json", write_hsds_json)])
def test_our_own_file_comes_back_with_its_types(tmp_path: Path, vorm: str, schrijf) -> None:
    vol = {"naam": "De Brug", "type": "buurthuis", "werkmodellen": "organisatie|locatie_regio"}
    adres = {"straat": "Kerkstraat", "huisnummer": "1 bus 2", "postcode": "2000"}
    uren = {"openingsuren": "2e maandag van de maand", "bron_datum": "2023", "gratis": "nee"}
    editie = stad_editie.register(
        stad_editie.town(),
        vol | adres | {"organisatie": "OCMW Aadorp", "rolstoeltoegankelijk": "ja"},
        {"naam": "Leeg", "locatie_precisie": "gemeente", "wijk_code": None} | uren,
    )
    (tmp_path / "hsds").mkdir()
    (tmp_path / "hsds" / f"eigen.{vorm}").write_bytes(schrijf(editie, "geheel", "VB"))
    tabel = hsds.read(tmp_path).tabel.sort_values("naam", ignore_index=True)
    eigen = editie.initiatieven.sort_values("naam", ignore_index=True)
    assert tabel["naam"].tolist() == eigen["naam"].tolist() == ["De Brug", "Leeg"]
    zelfde = ("type", "werkmodellen", "locatie_precisie", "organisatie", "straat", "huisnummer")
    meer = ("postcode", "openingsuren", "bron_datum", "gratis", "rolstoeltoegankelijk")
    for kolom in (*zelfde, *meer):
        assert tabel[kolom].tolist() == eigen[kolom].fillna("").tolist(), kolom
    assert tabel["gemeente"].tolist() == eigen["gemeente_naam"].tolist()
    assert tabel["lat"].round(6).tolist() == eigen["lat"].round(6).tolist()


@pytest.mark.parametrize(
    "inhoud",
    [
        *('{"contents": [{"id": 1}]}', '{"services": []}', "[]x", '{"contents": 3}'),
        *("[" * 100_000, '{"contents": [3]}'),
    ],
)
def test_what_is_no_hsds_is_refused(tmp_path: Path, inhoud: str) -> None:
    (tmp_path / "hsds").mkdir()
    (tmp_path / "hsds" / "gids.json").write_text(inhoud)
    with pytest.raises(OngeldigeGegevens, match=r"geen HSDS 3.0"):
        hsds.read(tmp_path)


def test_a_package_without_its_tables_is_refused(tmp_path: Path) -> None:
    (tmp_path / "hsds").mkdir()
    with zipfile.ZipFile(tmp_path / "hsds" / "gids.zip", "w") as archief:
        archief.writestr("services.csv", "id,name\n1,a\n")
    with pytest.raises(OngeldigeGegevens, match=r"organizations.csv"):
        hsds.read(tmp_path)
    (tmp_path / "hsds" / "gids.zip").write_bytes(b"PK\x03\x04kapot")
    with pytest.raises(OngeldigeGegevens, match="geen HSDS"):
        hsds.read(tmp_path)


def test_a_package_that_would_fill_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hsds").mkdir()
    with zipfile.ZipFile(tmp_path / "hsds" / "gids.zip", "w") as archief:
        archief.writestr("organizations.csv", "id,name\n1,a\n")
    monkeypatch.setattr(hsds, "MEESTE_BYTES", 8)
    with pytest.raises(OngeldigeGegevens, match=r"gids\.zip: dit is geen HSDS"):
        hsds.read(tmp_path)


@pytest.mark.parametrize(
    ("regel", "straat", "nummer"),
    [
        ("Zonstraat 3 bus 2", "Zonstraat", "3"),
        ("Zonstraat 3, bte 12", "Zonstraat", "3"),
        ("1 Meiplein 5", "1 Meiplein", "5"),
        ("11 Novemberlaan", "11 Novemberlaan", ""),
        ("12, Zonstraat", "Zonstraat", "12"),
        ("25bis rue de la Paix", "rue de la Paix", "25bis"),
        ("Zonstraat", "Zonstraat", ""),
    ],
)
def test_a_line_of_address_is_parted(tmp_path: Path, regel: str, straat: str, nummer: str) -> None:
    adres = [{"address_1": regel, "city": "Dorp", "postal_code": "9000"}]
    plek = {"location": PLEK | {"addresses": adres}}
    put(tmp_path, service(service_at_locations=[plek]))
    rij = hsds.read(tmp_path).tabel.iloc[0]
    assert (rij["straat"], rij["huisnummer"]) == (straat, nummer)


def test_what_the_specification_lets_out_is_no_fault(tmp_path: Path) -> None:
    leeg = dict.fromkeys(("phones", "schedules", "attributes", "cost_options", "organization"))
    zonder = [{"id": "x"}, {"location": {"latitude": "", "longitude": None, "addresses": None}}]
    put(tmp_path, service(**leeg, service_at_locations=zonder[:1]))
    (rij,) = hsds.read(tmp_path).tabel.to_dict("records")
    assert (rij["naam"], rij["lat"] == rij["lat"]) == ("Buurthuis De Brug", False)
    put(tmp_path, service(**leeg, service_at_locations=zonder))
    assert hsds.read(tmp_path).tabel["lat"].isna().tolist() == [True]


def test_a_page_without_its_others_is_no_directory(tmp_path: Path) -> None:
    put(tmp_path, service())
    blad = tmp_path / "hsds" / "gids.json"
    deel = {"total_items": 2, "total_pages": 2, "contents": [service()]}
    blad.write_text(json.dumps(deel), encoding="utf-8")
    with pytest.raises(OngeldigeGegevens, match="de lijst telt 2 plaatsen, en er zijn er 1"):
        hsds.read(tmp_path)
    deel["contents"] = [service(id="s2", name="Buurthuis De Sluis")]
    (tmp_path / "hsds" / "gids2.json").write_text(json.dumps(deel), encoding="utf-8")
    assert len(hsds.read(tmp_path).tabel) == 2


@pytest.mark.parametrize("folder", ["", "gids/"])
def test_a_package_of_another_may_have_phones_of_places(tmp_path: Path, folder: str) -> None:
    tabellen = {
        "organizations.csv": "id,name\no1,vzw De Brug\n",
        "services.csv": "id,organization_id,name,status\ns1,o1,Buurthuis De Brug,active\n",
        "locations.csv": "id,latitude,longitude\nl1,51.05,3.72\n",
        "service_at_location.csv": "id,service_id,location_id\nx,s1,l1\n",
        "phones.csv": "id,location_id,organization_id,service_id,number\n"
        "p1,l1,,,09 265 71 70\np2,,o1,,09 265 71 71\np3,,,s1,09 265 71 72\n",
    }
    (tmp_path / "hsds").mkdir()
    with zipfile.ZipFile(tmp_path / "hsds" / "gids.zip", "w") as archief:
        for naam, tekst in tabellen.items():
            archief.writestr(folder + naam, tekst)
    (rij,) = hsds.read(tmp_path).tabel.to_dict("records")
    assert (rij["naam"], rij["telefoon"]) == ("Buurthuis De Brug", "09 265 71 72")


@pytest.mark.parametrize("inhoud", ['{"contents": []}', "[]"])
def test_a_directory_of_nothing_is_refused(tmp_path: Path, inhoud: str) -> None:
    (tmp_path / "hsds").mkdir()
    (tmp_path / "hsds" / "gids.json").write_text(inhoud)
    with pytest.raises(OngeldigeGegevens, match=r"gids\.json: er staan geen diensten in"):
        hsds.read(tmp_path)
