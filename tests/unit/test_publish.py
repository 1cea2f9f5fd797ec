"""The documents of data/ say what the contract says, and nothing in them is stale."""

import json
import re
from pathlib import Path

import pytest

from etl.contract.columns import KOLOMMEN
from etl.contract.licences import LICENTIES
from etl.contract.publish import datapackage, documents, readme, write_docs
from etl.contract.sources import BRONNEN
from etl.contract.tables import TABELLEN

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.mark.parametrize("naam", ["datapackage.json", "README.md"])
def test_committed_document_is_what_the_contract_generates(naam):
    vers = documents()[naam]
    staand = (DATA / naam).read_text(encoding="utf-8")
    assert staand == vers, (
        f"data/{naam} is verouderd: draai python -c "
        "'from pathlib import Path; from etl.contract.publish import write_docs; "
        'write_docs(Path("data"))\''
    )


def test_written_twice_gives_the_same_bytes(tmp_path):
    write_docs(tmp_path)
    eerst = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    write_docs(tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == eerst
    assert set(eerst) == {"datapackage.json", "README.md"}
    assert b"\r" not in eerst["README.md"]


def test_package_has_one_resource_per_table_with_all_its_columns_in_order():
    bronnen = {r["name"]: r for r in datapackage()["resources"]}
    assert list(bronnen) == list(TABELLEN)
    for tabel in TABELLEN.values():
        velden = [v["name"] for v in bronnen[tabel.naam]["schema"]["fields"]]
        assert velden == tabel.kolomnamen()
        assert bronnen[tabel.naam]["path"] == tabel.bestand


def test_keys_exist_and_point_to_a_primary_key():
    pakket = {r["name"]: r["schema"] for r in datapackage()["resources"]}
    for schema in pakket.values():
        namen = {v["name"] for v in schema["fields"]}
        assert set(schema.get("primaryKey", [])) <= namen
        for sleutel in schema.get("foreignKeys", []):
            assert set(sleutel["fields"]) <= namen
            doel = pakket[sleutel["reference"]["resource"]]
            assert doel["primaryKey"] == sleutel["reference"]["fields"]


def test_constraints_say_what_the_column_says():
    velden = {v["name"]: v for r in datapackage()["resources"] for v in r["schema"]["fields"]}
    assert velden["huishoudens"]["constraints"] == {"required": True, "minimum": 0}
    assert velden["huishoudens"]["unit"] == "huishoudens"
    assert velden["bereik"]["constraints"]["enum"] == ["locatie", "werkingsgebied", "online"]
    patroon = velden["werkmodellen"]["constraints"]["pattern"]
    assert re.fullmatch(patroon, "organisatie|locatie_regio")
    assert not re.fullmatch(patroon, "organisatie|kroeg")
    assert not re.fullmatch(patroon, "organisatie|")


def test_every_constraint_pattern_compiles():
    for kolom in KOLOMMEN.values():
        re.compile(kolom.patroon)


def test_every_resource_names_its_sources_with_attribution_and_licence():
    for resource in datapackage()["resources"]:
        tabel = TABELLEN[resource["name"]]
        assert [b["attribution"] for b in resource["sources"]] == [
            BRONNEN[s].attributie for s in tabel.bronnen
        ]
        assert {li["title"] for li in resource["licenses"]} == {
            BRONNEN[s].licentie for s in tabel.bronnen
        }


def test_package_is_plain_json():
    pakket = datapackage()
    assert json.loads(json.dumps(pakket)) == pakket


def test_readme_tells_every_source_with_licence_attribution_period_and_date():
    tekst = readme()
    for bron in BRONNEN.values():
        (rij,) = [r for r in tekst.splitlines() if r.startswith(f"| `{bron.sleutel}` |")]
        for stuk in (bron.titel, bron.uitgever, bron.licentie, bron.attributie, bron.periode):
            assert stuk in rij
        assert bron.opgehaald in rij
        assert LICENTIES[bron.licentie].url in rij


def test_readme_tables_have_as_many_cells_in_every_row():
    blokken = re.findall(r"(?:^\|.*\|\n?)+", readme(), flags=re.MULTILINE)
    assert len(blokken) == 2 + len(TABELLEN)
    for blok in blokken:
        cellen = {len(re.split(r"(?<!\\)\|", rij)) for rij in blok.strip().splitlines()}
        assert len(cellen) == 1, blok


def test_every_licence_of_a_source_is_known():
    assert {b.licentie for b in BRONNEN.values()} == set(LICENTIES)


def test_licence_file_covers_every_table_with_its_licence_and_link():
    tekst = (DATA / "LICENSE").read_text(encoding="utf-8")
    alinea = {}
    for blok in tekst.split("\n\n"):
        for regel in blok.splitlines():
            if regel and not regel.startswith(" "):
                alinea[regel] = blok
    for tabel in TABELLEN.values():
        blok = " ".join(alinea[tabel.bestand].lower().split())
        for bron in tabel.bronnen:
            licentie = LICENTIES[BRONNEN[bron].licentie]
            assert licentie.sleutel.lower() in blok, (tabel.naam, licentie.sleutel)
            if licentie.url.startswith("https"):
                assert licentie.url in tekst
