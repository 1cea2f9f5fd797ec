"""Every way in which a table can break its contract, told with row, column, value and remedy."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely import Point, Polygon, box

from etl.contract.check import check_relations, check_table, references_of
from etl.contract.melding import MAX_PER_FOUT
from etl.contract.probleem import Probleem
from etl.contract.tables import TABELLEN

RIJ = {
    "initiatief_id": "de-brug-aadorp",
    "naam": "De Brug",
    "type": "buurthuis",
    "werkmodellen": "organisatie|locatie_regio",
    "bereik": "locatie",
    "gemeente_code": "11001",
    "gemeente_naam": "Aadorp",
    "wijk_code": "11001W01",
    "lat": 51.0,
    "lon": 4.0,
    "locatie_precisie": "adres",
    "bron": "initiatieven",
    "herkomst": "bron",
}


def register(*rijen: dict[str, object]) -> pd.DataFrame:
    """Return a register with these rows, each with its own id unless it names one."""
    vol = [RIJ | {"initiatief_id": f"rij-{i}"} | r for i, r in enumerate(rijen)]
    kolommen = TABELLEN["initiatieven"].kolomnamen()
    return pd.DataFrame(vol, dtype="object").reindex(columns=kolommen)


def wijken(**velden: object) -> gpd.GeoDataFrame:
    basis = {
        "wijk_code": "11001W01",
        "wijk_naam": "Centrum",
        "wijk_naam_bron": "bron",
        "gemeente_code": "11001",
        "gewest_code": "02000",
        "geometry": box(150_000, 200_000, 150_001, 200_001),
    } | velden
    crs = basis.pop("crs", "EPSG:31370")
    namen = TABELLEN["wijken"].kolomnamen()
    return gpd.GeoDataFrame([basis], geometry="geometry", crs=crs).reindex(columns=namen)


def only(problemen: list[Probleem]) -> Probleem:
    assert len(problemen) == 1, [p.zin() for p in problemen]
    return problemen[0]


def test_a_good_table_has_no_problems() -> None:
    assert check_table("initiatieven", register({}, {}), "i.csv") == []
    assert check_table("wijken", wijken(), "w.parquet") == []


@pytest.mark.parametrize(
    ("kolom", "waarde", "getoond", "wat", "oplossing"),
    [
        ("naam", None, "", "is leeg", "vul in"),
        ("naam", "   ", "", "is leeg", "vul in"),
        ("naam", 7, "7", "is geen tekst", "tekst"),
        ("naam", ["a"], "['a']", "is geen tekst", "tekst"),
        ("type", "yoga", "yoga", "staat niet in de lijst", "kies uit buurthuis"),
        ("werkmodellen", "organisatie|yoga|golf", "yoga, golf", "staat niet", "kies uit"),
        ("gemeente_code", "1101", "1101", "heeft niet de juiste vorm", "44021"),
        ("gemeente_code", 11001, "11001", "is geen tekst", "nullen vooraan"),
        ("website", "javascript:alert(1)", "javascript:alert(1)", "vorm", "https://"),
        ("lat", "hier", "hier", "is geen getal", "getal"),
        ("lat", np.inf, "inf", "is geen getal", "getal"),
        ("lat", 43.7, "43.7", "ligt buiten België", "breedtegraad (van 50,6 tot 51,6)"),
        ("lat", 4.2, "4.2", "ligt buiten België", "wissel lat en lon"),
        ("lon", 51.0, "51.0", "ligt buiten België", "wissel lat en lon"),
        ("capaciteit", -1.0, "-1.0", "is te klein", "van 0"),
        ("bron_datum", "2023-02-30", "2023-02-30", "is geen datum", "JJJJ"),
        ("hand_velden", "naam|kleur", "kleur", "is geen kolom", "namen van kolommen"),
        ("werkgebied_code", "11001", "11001", "niveau en code horen samen", "beide"),
    ],
)
def test_a_wrong_value_is_told(
    kolom: str, waarde: object, getoond: str, wat: str, oplossing: str
) -> None:
    probleem = only(check_table("initiatieven", register({}, {kolom: waarde}), "i.csv"))
    assert (probleem.bestand, probleem.rij) == ("i.csv", 3)
    assert (probleem.kolom, probleem.waarde) == (kolom, getoond)
    assert wat in probleem.wat
    assert oplossing in probleem.oplossing


def test_a_work_area_must_be_told() -> None:
    probleem = only(check_table("initiatieven", register({"bereik": "werkingsgebied"}), "i.csv"))
    assert (probleem.rij, probleem.wat) == (2, "het werkingsgebied ontbreekt")


def test_an_id_that_stands_twice_is_told_with_both_rows() -> None:
    frame = register({}, {"initiatief_id": "rij-0"}, {"initiatief_id": "rij-0"})
    problemen = check_table("initiatieven", frame, "i.csv")
    assert [(p.rij, p.waarde, p.wat) for p in problemen] == [
        (3, "rij-0", "staat er al, in rij 2"),
        (4, "rij-0", "staat er al, in rij 2"),
    ]


def test_missing_and_repeated_columns_are_told_and_the_rest_is_still_checked() -> None:
    frame = register({"type": "yoga"}).drop(columns=["talen", "bron"])
    frame = pd.concat([frame, frame[["naam"]]], axis="columns")
    problemen = check_table("initiatieven", frame, "i.csv")
    assert [(p.kolom, p.wat) for p in problemen] == [
        ("naam", "de kolom staat er meer dan eens"),
        ("talen", "de kolom ontbreekt"),
        ("bron", "de kolom ontbreekt"),
        ("type", "staat niet in de lijst"),
    ]


def test_the_rows_of_the_file_are_told_where_they_are_known() -> None:
    frame = register({}, {"type": "yoga"})
    frame.index = pd.Index([2, 9], name="rij")
    assert only(check_table("initiatieven", frame, "i.csv")).rij == 9


def test_a_column_of_another_kind_is_one_problem() -> None:
    frame = pd.DataFrame({"niveau": ["wijk"] * 3, "code": [1, 2, 3], "naam_nl": ["a"] * 3})
    probleem = only(check_table("gebieden", frame.assign(naam_fr=None), "g.csv"))
    assert (probleem.rij, probleem.kolom) == (None, "code")
    assert probleem.wat == "is geen tekst (int64)"


def test_of_one_fault_the_first_rows_are_told_and_the_rest_is_counted() -> None:
    frame = register(*[{"type": "yoga"}] * (MAX_PER_FOUT + 5))
    problemen = check_table("initiatieven", frame, "i.csv")
    assert len(problemen) == MAX_PER_FOUT + 1
    assert problemen[-1].wat == "nog 5 rijen hebben dezelfde fout"


@pytest.mark.parametrize(
    ("velden", "wat"),
    [
        ({"crs": None}, "heeft geen coördinatenstelsel"),
        ({"crs": "EPSG:4326"}, "heeft een ander coördinatenstelsel"),
        ({"geometry": None}, "is leeg"),
        ({"geometry": Polygon()}, "is leeg"),
        ({"geometry": Point(2e5, 2e5)}, "is geen vlak"),
        (
            {"geometry": Polygon([(2e5, 2e5), (2.1e5, 2.1e5), (2e5, 2.1e5), (2.1e5, 2e5)])},
            "is geen geldige grens",
        ),
        ({"geometry": box(4.3, 51.1, 4.4, 51.2)}, "ligt buiten België"),
        ({"geometry": box(400_000, 200_000, 400_001, 200_001)}, "ligt buiten België"),
    ],
)
def test_a_wrong_geometry_is_told(velden: dict[str, object], wat: str) -> None:
    probleem = only(check_table("wijken", wijken(**velden), "w.parquet"))
    assert (probleem.kolom, probleem.wat) == ("geometry", wat)


def test_a_table_without_geometry_is_no_layer() -> None:
    frame = pd.DataFrame(wijken()).assign(geometry="POINT (0 0)")
    assert only(check_table("wijken", frame, "w.parquet")).wat == "is geen kaartlaag"


def test_codes_of_areas_must_exist() -> None:
    bekend = {"wijk": {"11001W01"}, "gemeente": {"11001"}}
    frame = register(
        {},
        {"wijk_code": "11001W99"},
        {"bereik": "werkingsgebied", "werkgebied_niveau": "gemeente", "werkgebied_code": "99999"},
    )
    problemen = check_table("initiatieven", frame, "i.csv", bekend)
    assert [(p.rij, p.kolom, p.waarde) for p in problemen] == [
        (3, "wijk_code", "11001W99"),
        (4, "werkgebied_code", "99999"),
    ]
    assert problemen[0].wat == "is geen code van de wijken van vandaag"


def test_relations_between_tables_must_hold() -> None:
    gebieden = pd.DataFrame(
        {"niveau": ["gemeente", "gewest"], "code": ["11001", "02000"], "naam_nl": "Aadorp"}
    )
    gemeenten = pd.DataFrame({"gemeente_code": ["11001", "12001"], "gewest_code": "02000"})
    internet = pd.DataFrame({"niveau": ["provincie", "gewest"], "code": ["40000", "04000"]})
    tabellen = {
        "wijken": wijken(),
        "gebieden": gebieden,
        "gemeenten": gemeenten,
        "internet": internet,
        "initiatieven": register({}, {"gemeente_code": "12001"}, {"gemeente_code": "13001"}),
    }
    assert references_of(tabellen)["gemeente"] == {"11001", "12001"}
    problemen = check_relations(tabellen)
    assert [(p.bestand, p.rij, p.kolom, p.waarde) for p in problemen] == [
        ("wijken/internet.csv", 3, "code", "04000"),
        ("initiatieven.csv", 4, "gemeente_code", "13001"),
        ("initiatieven.csv", 3, "wijk_code", "11001W01"),
        ("initiatieven.csv", 4, "wijk_code", "11001W01"),
    ]


@pytest.mark.slow
def test_the_committed_register_keeps_its_contract(data_dir) -> None:
    from etl import tabellen

    alle = tabellen.load_all(data_dir)
    assert check_table("initiatieven", alle["initiatieven"], "initiatieven.csv") == []
    assert check_relations(alle) == []
