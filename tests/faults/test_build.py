"""What is wrong in ``data/`` is told all at once, and the edition that stood keeps standing."""

import json
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from etl.errors import BeschadigdeEditie, GeenEditie, GeenSchrijftoegang, OngeldigeGegevens
from etl.pipeline import build
from etl.store import opruimen
from etl.store.manifest import WIJZER
from etl.store.read import open_edition
from etl.tabellen import check
from tests.golden import stad


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return stad.write(tmp_path / "data")


@pytest.fixture
def store(data: Path, tmp_path: Path) -> Path:
    build(data, tmp_path / "store")
    return tmp_path / "store"


def _change(path: Path, wijzig: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    if path.suffix == ".csv":
        wijzig(pd.read_csv(path, dtype="str")).to_csv(path, index=False)
    elif path.name == "wijken.parquet":
        wijzig(gpd.read_parquet(path)).to_parquet(path)
    else:
        wijzig(pd.read_parquet(path)).to_parquet(path)


def _set(kolom: str, waarde: object, rij: int = 0) -> Callable[[pd.DataFrame], pd.DataFrame]:
    def wijzig(frame: pd.DataFrame) -> pd.DataFrame:
        frame.loc[rij, kolom] = waarde
        return frame

    return wijzig


def _bowtie(frame: pd.DataFrame) -> pd.DataFrame:
    frame.loc[0, "geometry"] = shapely.Polygon([(0, 0), (9, 9), (9, 0), (0, 9)])
    return frame


FOUTEN: dict[str, tuple[str, Callable[[pd.DataFrame], pd.DataFrame], int | None, str, str]] = {
    "an unknown gemeente": (
        "initiatieven.csv",
        _set("gemeente_code", "99999"),
        2,
        "gemeente_code",
        "99999",
    ),
    "a type that is not in the list": ("initiatieven.csv", _set("type", "café"), 2, "type", "café"),
    "one wrong werkmodel of two": (
        "initiatieven.csv",
        _set("werkmodellen", "organisatie|vriendschap"),
        2,
        "werkmodellen",
        "vriendschap",
    ),
    "a coordinate outside Belgium": (
        "initiatieven.csv",
        _set("lat", "48.85", 1),
        3,
        "lat",
        "48.85",
    ),
    "a coordinate that is no number": ("initiatieven.csv", _set("lon", "oost"), 2, "lon", "oost"),
    "a duplicate id": (
        "initiatieven.csv",
        _set("initiatief_id", "buurthuis-de-brug", 1),
        3,
        "initiatief_id",
        "buurthuis-de-brug",
    ),
    "a missing required value": ("initiatieven.csv", _set("naam", None), 2, "naam", ""),
    "a price that is text": ("wijken/verkoopprijs.csv", _set("waarde", "x"), 2, "waarde", "x"),
    "an unknown area of a figure": (
        "wijken/internet.csv",
        _set("code", "10009"),
        2,
        "code",
        "10009",
    ),
    "a year from another century": ("wijken/internet.csv", _set("jaar", "1825"), 2, "jaar", "1825"),
    "negative households": (
        "wijken/huishoudens.parquet",
        _set("huishoudens", -1.0),
        2,
        "huishoudens",
        "-1.0",
    ),
    "a wijk of no gemeente": (
        "wijken/wijken.parquet",
        _set("gemeente_code", "12345"),
        2,
        "gemeente_code",
        "12345",
    ),
    "a broken border": (
        "wijken/wijken.parquet",
        _bowtie,
        2,
        "geometry",
        "Self-intersection[4.5 4.5]",
    ),
}


@pytest.mark.parametrize("geval", FOUTEN)
def test_a_fault_names_file_row_column_value_and_remedy(geval: str, data: Path) -> None:
    bestand, wijzig, rij, kolom, waarde = FOUTEN[geval]
    _change(data / bestand, wijzig)
    gevonden = [p for p in check(data) if (p.bestand, p.kolom) == (bestand, kolom)]
    assert gevonden, check(data)
    assert (rij, waarde) in [(p.rij, p.waarde) for p in gevonden]
    assert all(p.wat and p.oplossing for p in gevonden)


def test_a_wrong_coordinate_system_is_named(data: Path) -> None:
    _change(data / "wijken/wijken.parquet", lambda f: f.to_crs(4326))
    assert any("EPSG:31370" in p.zin() for p in check(data))


def test_all_faults_are_told_together(data: Path) -> None:
    _change(data / "initiatieven.csv", _set("type", "café"))
    _change(data / "initiatieven.csv", _set("lat", "0", 1))
    _change(data / "wijken/internet.csv", _set("status", "gok"))
    kolommen = {(p.bestand, p.kolom) for p in check(data)}
    assert kolommen >= {
        ("initiatieven.csv", "type"),
        ("initiatieven.csv", "lat"),
        ("wijken/internet.csv", "status"),
    }


def test_missing_files_and_columns_are_told_together(data: Path) -> None:
    (data / "wijken/huur.csv").unlink()
    _change(data / "wijken/internet.csv", lambda f: f.drop(columns="waarde"))
    kolommen = {(p.bestand, p.kolom) for p in check(data)}
    assert kolommen >= {("wijken/huur.csv", ""), ("wijken/internet.csv", "waarde")}


def test_a_failing_build_leaves_the_last_good_edition(data: Path, store: Path) -> None:
    goed = open_edition(store)
    _change(data / "initiatieven.csv", _set("type", "café"))
    with pytest.raises(OngeldigeGegevens, match=r"initiatieven\.csv, rij 2, kolom type"):
        build(data, store)
    assert open_edition(store).manifest == goed.manifest
    assert not list(store.glob(".nieuw-*"))


def test_unchanged_inputs_build_nothing(data: Path, store: Path) -> None:
    voor = open_edition(store)
    tijd = (voor.map / "manifest.json").stat().st_mtime_ns
    assert build(data, store) == voor.map
    assert (voor.map / "manifest.json").stat().st_mtime_ns == tijd


def test_a_new_edition_keeps_the_one_before_and_removes_older(
    data: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opruimen, "LEZERS_S", 0)
    for naam in ("Een", "Twee", "Drie"):
        _change(data / "initiatieven.csv", _set("naam", naam))
        build(data, store)
    assert open_edition(store).initiatieven["naam"][0] == "Drie"
    assert len(list(store.glob("editie-*"))) == 2


def test_no_edition_and_a_damaged_one_are_told_apart(store: Path, tmp_path: Path) -> None:
    with pytest.raises(GeenEditie, match="buurtkompas build"):
        open_edition(tmp_path / "nergens")
    editie = open_edition(store)
    (editie.map / "households.npy").write_bytes(b"kapot")
    with pytest.raises(BeschadigdeEditie, match=r"households\.npy"):
        open_edition(store)
    (editie.map / "households.npy").unlink()
    with pytest.raises(BeschadigdeEditie, match="niet volledig"):
        open_edition(store)
    (store / WIJZER).write_text("{", encoding="utf-8")
    with pytest.raises(BeschadigdeEditie, match="niet te lezen"):
        open_edition(store)


def test_a_damaged_edition_is_healed_by_the_next_build(data: Path, store: Path) -> None:
    editie = open_edition(store)
    (editie.map / "regios.parquet").write_bytes(b"kapot")
    build(data, store)
    assert open_edition(store).manifest == editie.manifest


def test_an_edition_of_another_schema_is_refused(store: Path) -> None:
    pad = open_edition(store).map / "manifest.json"
    manifest = json.loads(pad.read_text(encoding="utf-8")) | {"schema": 99}
    pad.write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(BeschadigdeEditie, match="schema 99"):
        open_edition(store)


def test_refused_writing_is_one_sentence(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weiger(*_: object, **__: object) -> str:
        raise PermissionError

    monkeypatch.setattr("etl.store.write.tempfile.mkdtemp", weiger)
    with pytest.raises(GeenSchrijftoegang, match="schrijftoegang"):
        build(data, tmp_path / "store")
