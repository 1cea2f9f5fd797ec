"""The data package tells the truth about the committed tables."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from etl.contract.publish import datapackage

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tabellen(data_dir: Path) -> dict[str, pd.DataFrame]:
    return {r["name"]: _read(data_dir / r["path"], r) for r in datapackage()["resources"]}


def _read(path: Path, resource: dict[str, Any]) -> pd.DataFrame:
    """Read a file with what the package says of it, and with nothing else of ours."""
    if resource["format"] == "parquet":
        velden = [v["name"] for v in resource["schema"]["fields"] if v["type"] != "any"]
        return pd.read_parquet(path, columns=velden)
    return pd.read_csv(
        path,
        sep=resource["dialect"]["delimiter"],
        encoding=resource["encoding"],
        dtype="str",
        keep_default_na=False,
        na_values=[""],
    )


def _resources() -> list[Any]:
    return [pytest.param(r, id=r["name"]) for r in datapackage()["resources"]]


@pytest.mark.parametrize("resource", _resources())
def test_fields_and_constraints_hold(
    tabellen: dict[str, pd.DataFrame], resource: dict[str, Any]
) -> None:
    frame = tabellen[resource["name"]]
    velden = {v["name"]: v for v in resource["schema"]["fields"] if v["type"] != "any"}
    assert list(frame.columns) == list(velden)
    for naam, veld in velden.items():
        regels, waarden = veld.get("constraints", {}), frame[naam].dropna()
        assert not (regels.get("required") and frame[naam].isna().any()), naam
        if veld["type"] in ("number", "integer"):
            getal = pd.to_numeric(waarden).astype(float)
            assert getal.between(regels.get("minimum", -1e99), regels.get("maximum", 1e99)).all()
            assert veld["type"] == "number" or (getal % 1 == 0).all(), naam
        if "enum" in regels:
            assert set(waarden) <= set(regels["enum"]), naam
        if "pattern" in regels:
            assert waarden.astype("str").str.fullmatch(regels["pattern"]).all(), naam


@pytest.mark.parametrize("resource", _resources())
def test_keys_are_unique_and_point_to_rows_that_exist(
    tabellen: dict[str, pd.DataFrame], resource: dict[str, Any]
) -> None:
    frame, schema = tabellen[resource["name"]], resource["schema"]
    if "primaryKey" in schema:
        assert not frame.duplicated(schema["primaryKey"]).any()
    for sleutel in schema.get("foreignKeys", []):
        (kolom,) = sleutel["fields"]
        doel = tabellen[sleutel["reference"]["resource"]]
        (doelkolom,) = sleutel["reference"]["fields"]
        assert set(frame[kolom].dropna()) <= set(doel[doelkolom]), kolom


def test_package_lies_where_its_paths_begin(data_dir: Path) -> None:
    pakket = json.loads((data_dir / "datapackage.json").read_text(encoding="utf-8"))
    for resource in pakket["resources"]:
        assert (data_dir / resource["path"]).is_file()
