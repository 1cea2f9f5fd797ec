"""The documents of data/ say what the contract says, and nothing in them is stale."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.contract.columns import KOLOMMEN
from etl.contract.figures import FIGUREN, GROEPEN
from etl.contract.licences import LICENTIES
from etl.contract.measures_page import STAPPEN
from etl.contract.publish import datapackage, documents, measures_page, readme, write_docs
from etl.contract.sources import BRONNEN
from etl.contract.tables import TABELLEN, tables_in
from etl.contract.tekst import TALEN
from etl.measures import gap, travel

WORTEL = Path(__file__).resolve().parents[2]
DATA = WORTEL / "data"
MATEN = WORTEL / "etl" / "measures"

_STAD = "figures of a whole edition: worked by hand for the golden town, tests/golden"
_HAND = "its inputs are whole tables: worked by hand in tests/unit"
_CONTROLE = "only checks what comes in: each caller's tests show what it refuses"
_REKENWERK = "arithmetic of all groups at once: the examples stand with etl.measures.equity"
_OPLOSSER = "a part of the solver: the examples stand with etl.measures.siting"
#: Public functions (or whole modules) of etl.measures without an example of their own, and why.
ZONDER_VOORBEELD = {
    "access.available": _HAND,
    "access.median": _HAND,
    "access.models": _HAND,
    "access.nearest": _HAND,
    "access.outreach_bits": _HAND,
    "access.reach_metres": _HAND,
    "access.with_travel_time": _HAND,
    "certainty": _STAD,
    "choice.supply": _HAND,
    "distribution": _REKENWERK,
    "gap.gap": _HAND,
    "offer": _STAD,
    "regions": _STAD,
    "rent.signal": _HAND,
    "sensitivity.moved_metres": "yields the draws of register_intervals, whose example shows them",
    "siting_exact": _OPLOSSER,
    "siting_bounds": _OPLOSSER,
    "siting_plan": _OPLOSSER,
    "siting_questions": _OPLOSSER,
    "siting_swaps": _OPLOSSER,
    "travel.check_points": _CONTROLE,
    "travel.check_reach": _CONTROLE,
    "weighted.check_weights": _CONTROLE,
    "wijken": _STAD,
}


def _public_functions() -> Iterator[tuple[str, str]]:
    """Yield every public function of etl.measures: module.name, docstring."""
    for bestand in sorted(MATEN.glob("*.py")):
        for knoop in ast.parse(bestand.read_text(encoding="utf-8")).body:
            if isinstance(knoop, ast.FunctionDef) and not knoop.name.startswith("_"):
                yield f"{bestand.stem}.{knoop.name}", ast.get_docstring(knoop) or ""


def _has_example(docstring: str) -> bool:
    kop = re.search(r"^Examples\n-{8}$", docstring, flags=re.MULTILINE)
    return bool(kop) and ">>> " in docstring[kop.end() :]


FUNCTIES = dict(_public_functions())


@pytest.mark.parametrize("naam", ["datapackage.json", "README.md"])
def test_committed_document_is_what_the_contract_generates(naam):
    vers = documents()[naam]
    staand = (DATA / naam).read_text(encoding="utf-8")
    assert staand == vers, (
        f"data/{naam} is verouderd: draai python -c "
        "'from pathlib import Path; from etl.contract.publish import write_docs; "
        'write_docs(Path("data"))\''
    )


def test_committed_measures_page_is_what_the_contract_generates():
    staand = (WORTEL / "docs" / "measures.md").read_text(encoding="utf-8")
    assert staand == measures_page(), (
        "docs/measures.md is verouderd: draai python -c "
        "'from pathlib import Path; from etl.contract.publish import write_docs; "
        'write_docs(Path("data"), Path("docs"))\''
    )


def test_measures_page_is_written_where_it_is_asked(tmp_path):
    write_docs(tmp_path, tmp_path / "docs")
    assert (tmp_path / "docs" / "measures.md").read_bytes() == measures_page().encode()


def test_measures_page_tells_every_figure_once_under_its_chapter():
    tekst = measures_page()
    hoofdstuk = ""
    gezien = {}
    for regel in tekst.splitlines():
        if regel.startswith("## "):
            hoofdstuk = regel.removeprefix("## ")
        elif gevonden := re.match(r"`(\w+)`\. ", regel):
            assert gevonden[1] not in gezien
            gezien[gevonden[1]] = hoofdstuk
    assert gezien == {kolom: GROEPEN[f.groep].en for kolom, f in FIGUREN.items()}
    for figuur in FIGUREN.values():
        assert f"- Formula: {figuur.formule.en}\n" in tekst


def test_measures_page_names_modules_and_settings_that_run():
    genoemd = {module for stap in STAPPEN for module in stap.modules}
    bestaand = {bestand.stem for bestand in MATEN.glob("*.py")} - {"__init__"}
    assert genoemd <= bestaand
    assert {groep for stap in STAPPEN for groep in stap.groepen} == set(GROEPEN)
    tekst = measures_page()
    assert f"at {travel.LOOPSNELHEID_KMH} km/h, over {travel.OMWEG} ×" in tekst
    meters = f"{travel.limit_metres(travel.MINUTEN):.0f}"
    assert f"{travel.MINUTEN} minutes are {meters} metres" in tekst
    assert f"under {gap.MINIMUM_HUISHOUDENS} households" in tekst


@pytest.mark.parametrize("naam", [*FUNCTIES, *FIGUREN])
def test_every_measure_has_a_worked_example_and_every_figure_its_formula(naam):
    if naam in FIGUREN:
        for taal in TALEN:
            assert FIGUREN[naam].formule.in_taal(taal)
            assert FIGUREN[naam].uitleg.in_taal(taal)
        return
    assert FUNCTIES[naam], f"{naam} heeft geen docstring"
    vrijgesteld = {naam, naam.partition(".")[0]} & set(ZONDER_VOORBEELD)
    assert _has_example(FUNCTIES[naam]) or vrijgesteld, (
        f"{naam} heeft geen uitgewerkt voorbeeld onder Examples; voeg het toe."
    )


def test_no_measure_is_excused_without_need():
    zonder = {naam for naam, doc in FUNCTIES.items() if not _has_example(doc)}
    zonder |= {naam.partition(".")[0] for naam in zonder}
    assert set(ZONDER_VOORBEELD) <= zonder


def test_written_twice_gives_the_same_bytes(tmp_path):
    write_docs(tmp_path)
    eerst = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    write_docs(tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == eerst
    assert set(eerst) == {"datapackage.json", "README.md"}
    assert b"\r" not in eerst["README.md"]


def test_package_has_one_resource_per_table_with_all_its_columns_in_order():
    bronnen = {r["name"]: r for r in datapackage()["resources"]}
    assert list(bronnen) == [t.naam for t in TABELLEN.values() if not t.optioneel]
    for tabel in map(TABELLEN.__getitem__, bronnen):
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
    tekst = readme(tuple(TABELLEN.values()))
    for bron in BRONNEN.values():
        (rij,) = [r for r in tekst.splitlines() if r.startswith(f"| `{bron.sleutel}` |")]
        woorden = (bron.titel.nl, bron.uitgever.nl, bron.periode.nl)
        for stuk in (*woorden, bron.licentie, bron.attributie):
            assert stuk in rij
        assert bron.opgehaald in rij
        assert LICENTIES[bron.licentie].url in rij


def test_readme_tables_have_as_many_cells_in_every_row():
    blokken = re.findall(r"(?:^\|.*\|\n?)+", readme(tuple(TABELLEN.values())), flags=re.MULTILINE)
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
    for tabel in tables_in(DATA):
        blok = " ".join(alinea[tabel.bestand].lower().split())
        for bron in tabel.bronnen:
            licentie = LICENTIES[BRONNEN[bron].licentie]
            assert licentie.sleutel.lower() in blok, (tabel.naam, licentie.sleutel)
            if licentie.url.startswith("https"):
                assert licentie.url in tekst
