"""Eurostat's JSON-stat: the same rows as its CSV, and what becomes of a cube that is not right."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from etl.errors import OngeldigeGegevens
from etl.sources import internet, jsonstat

ECHT = Path("/work/shared/bronnen") / internet.BESTAND


def cube(**vervang: Any) -> dict[str, Any]:
    """Return two areas by two years: all but the last cell have a value, one has a flag."""
    assen = {"geo": ["BE10", "BE21"], "time": ["2023", "2024"]}
    heel = {
        "version": "2.0",
        "class": "dataset",
        "label": "Households with internet access",
        "source": "ESTAT",
        "id": list(assen),
        "size": [2, 2],
        "value": {"0": 90.5, "1": 91, "2": 88.25},
        "status": {"1": "u"},
        "dimension": {
            naam: {"category": {"index": {code: i for i, code in enumerate(codes)}}}
            for naam, codes in assen.items()
        },
    }
    return heel | vervang


def write(folder: Path, inhoud: object) -> Path:
    pad = folder / "eurostat" / "isoc_r_iacc_h.json"
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(inhoud if isinstance(inhoud, str) else json.dumps(inhoud), encoding="utf-8")
    return pad


DIMENSIES = {"geo": "geo", "time": "TIME_PERIOD"}


def test_every_cell_with_a_value_is_a_row_the_last_dimension_fastest(tmp_path: Path) -> None:
    frame = jsonstat.read(write(tmp_path, cube()), DIMENSIES)
    assert frame.values.tolist() == [
        ["BE10", "2023", "90.5", ""],
        ["BE10", "2024", "91", "u"],
        ["BE21", "2023", "88.25", ""],
    ]


def test_lists_in_place_of_objects_say_the_same(tmp_path: Path) -> None:
    lijst = cube(value=[90.5, 91, 88.25, None], status=[None, "u", None, None])
    for naam, codes in (("geo", ["BE10", "BE21"]), ("time", ["2023", "2024"])):
        lijst["dimension"][naam]["category"]["index"] = codes
    een = jsonstat.read(write(tmp_path, lijst), DIMENSIES)
    assert een.equals(jsonstat.read(write(tmp_path, cube()), DIMENSIES))


@pytest.mark.parametrize(
    ("inhoud", "kolom"),
    [
        ("geen json", ""),
        ("[" * 100_000, ""),
        ([1, 2], "class"),
        ({"error": [{"status": 400}]}, "class"),
        (cube(size=[2, 3]), "size"),
        (cube(size="veel"), "dimension"),
        (cube(id=["geo", "sex"]), "dimension"),
        (cube(value={"4": 1.0}), "value"),
        (cube(value={"x": 1.0}), "value"),
        (cube(value={}), "value"),
        (cube(value=7), "value"),
    ],
)
def test_what_is_no_cube_is_told_as_such(tmp_path: Path, inhoud: object, kolom: str) -> None:
    with pytest.raises(OngeldigeGegevens) as fout:
        jsonstat.read(write(tmp_path, inhoud), DIMENSIES)
    assert [p.kolom for p in fout.value.problemen] == [kolom]


def test_a_dimension_that_was_renamed_is_named(tmp_path: Path) -> None:
    with pytest.raises(OngeldigeGegevens, match="kolom unit: de dimensie ontbreekt"):
        jsonstat.read(write(tmp_path, cube()), {**DIMENSIES, "unit": "unit"})


def as_cube(rijen: list[dict[str, str]]) -> dict[str, Any]:
    """Return rows of the CSV as the API would send them."""
    kolom = {"freq": "freq", "unit": "unit", "geo": "geo", "time": "TIME_PERIOD"}
    codes = {d: sorted({rij[k] for rij in rijen}) for d, k in kolom.items()}
    waarden, vlaggen = {}, {}
    for rij in rijen:
        cel = 0
        for dimensie, k in kolom.items():
            cel = cel * len(codes[dimensie]) + codes[dimensie].index(rij[k])
        if rij["OBS_VALUE"]:
            waarden[str(cel)] = float(rij["OBS_VALUE"])
        if rij["OBS_FLAG"]:
            vlaggen[str(cel)] = rij["OBS_FLAG"]
    return cube(
        id=list(kolom),
        size=[len(c) for c in codes.values()],
        value=waarden,
        status=vlaggen,
        dimension={
            d: {"category": {"index": {code: i for i, code in enumerate(c)}}}
            for d, c in codes.items()
        },
    )


@pytest.mark.skipif(not ECHT.is_file(), reason="the publishers' files are not here")
def test_both_forms_of_the_real_series_give_the_same_table(tmp_path: Path) -> None:
    with ECHT.open(encoding="utf-8-sig", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    write(tmp_path, as_cube(rijen))
    van_json = internet.read(tmp_path).tabel
    assert van_json.equals(internet.read(ECHT.parents[1]).tabel)
    assert len(van_json) > 100


def test_a_fault_in_the_json_names_the_json(tmp_path: Path) -> None:
    rijen = [
        {"freq": "A", "unit": "PC_HH", "geo": geo, "TIME_PERIOD": "2024", "OBS_FLAG": ""}
        | {"OBS_VALUE": "930" if geo == "BE10" else "90"}
        for geo in internet.GEBIEDEN
        if geo != "BE25"
    ]
    write(tmp_path, as_cube(rijen))
    with pytest.raises(OngeldigeGegevens) as fout:
        internet.read(tmp_path)
    assert {(p.bestand, p.kolom, p.waarde) for p in fout.value.problemen} == {
        (internet.BESTAND_JSON, "geo", "BE25"),
        (internet.BESTAND_JSON, "OBS_VALUE", "930.0"),
    }
