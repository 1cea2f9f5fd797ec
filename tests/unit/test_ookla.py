"""Ookla's tiles per wijk, on a made-up file with the columns of the real one."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Transformer

from etl.cli.vernieuwen import source_folder
from etl.errors import DownloadMislukt, OngeldigeAanroep, OngeldigeGegevens
from etl.settings import Settings
from etl.sources import ookla

KWARTAAL = ookla.Kwartaal(2025, 3)
GENT, AALST, PARIJS = (3.7200, 51.0500), (4.0400, 50.9400), (2.3500, 48.8500)


def tile(plek: tuple[float, float], down: int, tests: int, devices: int = 1) -> dict[str, object]:
    """Return a tile with speeds that follow from its download."""
    return {
        "quadkey": ookla.quadkey(*plek),
        "tile": "POLYGON EMPTY",
        "tile_x": plek[0],
        "tile_y": plek[1],
        "avg_d_kbps": down,
        "avg_u_kbps": down // 10,
        "avg_lat_ms": 20,
        "avg_lat_down_ms": None,
        "tests": tests,
        "devices": devices,
    }


@pytest.fixture(scope="module")
def wijken() -> gpd.GeoDataFrame:
    """Return two wijken, each five kilometres around a town."""
    naar = Transformer.from_crs("EPSG:4326", "EPSG:31370", always_xy=True)
    vlakken = [shapely.Point(naar.transform(*plek)).buffer(5_000) for plek in (GENT, AALST)]
    codes = ["44021W01", "41002W01"]
    return gpd.GeoDataFrame({"wijk_code": codes}, geometry=vlakken, crs="EPSG:31370")


def write(folder: Path, rijen: list[dict[str, object]]) -> Path:
    path = folder / KWARTAAL.bestand
    path.parent.mkdir(exist_ok=True)
    pd.DataFrame(rijen).to_parquet(path)
    return folder


NAAST = (GENT[0] + 0.01, GENT[1])
RIJEN = [
    tile(GENT, 100_000, 30, 9),
    tile(NAAST, 200_000, 10, 2),
    tile(AALST, 50_000, 4),
    tile(PARIJS, 9_000, 999),
]


def test_a_wijk_has_the_mean_of_its_tiles_weighted_by_tests(
    tmp_path: Path, wijken: gpd.GeoDataFrame
) -> None:
    tabel = ookla.read(write(tmp_path, RIJEN), KWARTAAL, wijken)
    # (30 × 100 + 10 × 200) / 40 = 125 Mbps; Paris is none of ours.
    assert tabel.to_dict("records") == [
        {
            "wijk_code": code,
            "download_mbps": down,
            "upload_mbps": up,
            "vertraging_ms": 20.0,
            "tests": tests,
            "toestellen": toestellen,
            "tegels": tegels,
        }
        for code, down, up, tests, toestellen, tegels in (
            ("41002W01", 50.0, 5.0, 4, 1, 1),
            ("44021W01", 125.0, 12.5, 40, 11, 2),
        )
    ]


def test_the_report_names_the_licence_and_what_it_does_not_say(
    tmp_path: Path, wijken: gpd.GeoDataFrame
) -> None:
    regels = list(ookla.write_report(write(tmp_path, RIJEN), KWARTAAL, wijken))
    assert "2 wijken met metingen, 44 tests" in regels[0]
    assert "CC BY-NC-SA" in regels[1]
    assert "geen internet" in regels[1]
    assert len((tmp_path / "ookla/snelheid_per_wijk_2025-3.csv").read_text().splitlines()) == 3


@pytest.mark.parametrize(
    ("vervang", "kolom"),
    [
        ({"quadkey": ookla.quadkey(*GENT)[:10]}, "quadkey"),
        ({"quadkey": ookla.quadkey(*AALST)}, "quadkey"),
        ({"avg_d_kbps": -1}, "avg_d_kbps"),
        ({"tests": 0}, "tests"),
        ({"avg_u_kbps": None}, "avg_u_kbps"),
    ],
)
def test_a_cell_that_cannot_be_is_told(
    tmp_path: Path, wijken: gpd.GeoDataFrame, vervang: dict[str, object], kolom: str
) -> None:
    with pytest.raises(OngeldigeGegevens) as fout:
        ookla.read(write(tmp_path, [RIJEN[0] | vervang, *RIJEN[1:]]), KWARTAAL, wijken)
    assert [p.kolom for p in fout.value.problemen] == [kolom]


def test_a_column_that_was_renamed_and_a_file_that_is_none_are_told(
    tmp_path: Path, wijken: gpd.GeoDataFrame
) -> None:
    zonder = [{k: v for k, v in rij.items() if k != "tests"} for rij in RIJEN]
    with pytest.raises(OngeldigeGegevens, match="kolom tests: de kolom ontbreekt"):
        ookla.read(write(tmp_path, zonder), KWARTAAL, wijken)
    (tmp_path / KWARTAAL.bestand).write_bytes(b"PAR1")
    with pytest.raises(OngeldigeGegevens, match="geen leesbaar Parquet"):
        ookla.read(tmp_path, KWARTAAL, wijken)
    with pytest.raises(OngeldigeGegevens, match="geen enkele tegel"):
        ookla.read(write(tmp_path, RIJEN[3:]), KWARTAAL, wijken)


@pytest.mark.parametrize("tekst", ["2025", "2025-5", "25-1", "2025-01", "x-1", ""])
def test_a_quarter_that_is_none_is_refused(tekst: str) -> None:
    with pytest.raises(OngeldigeAanroep, match="geen kwartaal"):
        ookla.quarter(tekst)


def test_the_address_is_that_of_the_publisher() -> None:
    assert ookla.verzoek(KWARTAAL).url == (
        "https://ookla-open-data.s3.amazonaws.com/parquet/performance/type=fixed/"
        "year=2025/quarter=3/2025-07-01_performance_fixed_tiles.parquet"
    )


def test_refresh_reports_on_it_only_where_the_setting_asks(
    tmp_path: Path, wijken: gpd.GeoDataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.tabellen.load", lambda *_: wijken)
    write(tmp_path, RIJEN)
    zonder = Settings(spiegel=tmp_path)
    assert source_folder(None, True, zonder, lambda _: None) == (tmp_path, ())
    met = Settings(spiegel=tmp_path, ookla="2025-3")
    _, regels = source_folder(None, True, met, lambda _: None)
    assert "44 tests" in regels[0]
    with pytest.raises(DownloadMislukt, match=r"2025-10-01.* ontbreekt"):
        source_folder(None, True, Settings(spiegel=tmp_path, ookla="2025-4"), lambda _: None)


@given(lon=st.floats(2.5, 6.0), lat=st.floats(50.6, 51.6))
def test_every_place_of_ours_lies_in_the_sieve_and_near_the_centre_of_its_tile(
    lon: float, lat: float
) -> None:
    sleutel = ookla.quadkey(lon, lat)
    assert ookla._near(pa.array([sleutel])).to_pylist() == [True]
    assert np.abs(ookla.centres([sleutel])[0] - [lon, lat]).max() <= 360 / 2**17 + 1e-9
