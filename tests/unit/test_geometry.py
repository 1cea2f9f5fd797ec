"""The layer files of the map: what the browser decodes must be the borders that went in."""

import gzip
import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from etl.errors import OngeldigeGegevens
from etl.store.geometry import EENHEID_M, write_layers


def town(*borders: shapely.Geometry) -> gpd.GeoDataFrame:
    n = len(borders)
    return gpd.GeoDataFrame(
        {
            "wijk_code": [f"11001W0{i}" for i in range(n)],
            "gemeente_code": ["11002" if i == 0 else "11001" for i in range(n)],
            "elz_code": ["elz1"] * n,
            "referentieregio_code": ["REFREG01"] * (n - 1) + [None],
            "vervoerregio_code": [None] * n,
            "woonmaatschappij_code": ["1"] * n,
            "provincie_code": ["10000"] * n,
            "gewest_code": ["02000"] * n,
        },
        geometry=list(borders),
        crs="EPSG:31370",
    )


@pytest.fixture
def squares() -> gpd.GeoDataFrame:
    """Three squares of a kilometre in a row, the last with a hole of 200 m."""
    holed = shapely.box(152_000, 200_000, 153_000, 201_000) - shapely.box(
        152_400, 200_400, 152_600, 200_600
    )
    return town(
        shapely.box(150_000, 200_000, 151_000, 201_000),
        shapely.box(151_000, 200_000, 152_000, 201_000),
        holed,
    )


def read(folder: Path, name: str) -> dict:
    return json.loads(gzip.decompress((folder / name).read_bytes()))


def decode(layer: dict) -> list[shapely.Geometry]:
    """What the browser does, in Python."""
    areas = []
    for rings in layer["vormen"]:
        area = shapely.Polygon()
        for ring in rings:
            steps = np.array(ring).reshape(-1, 2) * layer["eenheid"]
            points = steps.cumsum(axis=0) + np.array(layer["oorsprong"])
            area = area.symmetric_difference(shapely.Polygon(points))
        areas.append(area)
    return areas


def test_decoded_borders_are_those_that_went_in(squares, tmp_path):
    layer = read(tmp_path, write_layers(squares, tmp_path)["wijk"])
    assert layer["codes"] == squares["wijk_code"].tolist()
    mercator = squares.to_crs("EPSG:3857").geometry
    for seen, real in zip(decode(layer), mercator, strict=True):
        assert shapely.hausdorff_distance(seen.boundary, real.boundary) <= EENHEID_M
        assert len(shapely.get_rings(seen)) == len(shapely.get_rings(real))


def test_point_of_every_area_lies_inside(squares, tmp_path):
    layer = read(tmp_path, write_layers(squares, tmp_path)["wijk"])
    steps = np.array(layer["punten"]).reshape(-1, 2)
    points = shapely.points(steps * layer["eenheid"] + np.array(layer["oorsprong"]))
    assert all(a.contains(p) for a, p in zip(decode(layer), points, strict=True))


def test_regions_are_sorted_and_joined(squares, tmp_path):
    names = write_layers(squares, tmp_path)
    gemeenten = read(tmp_path, names["gemeente"])
    assert gemeenten["codes"] == ["11001", "11002"]
    wijken = decode(read(tmp_path, names["wijk"]))
    # 11001 is the second and third wijk: its outline is exactly theirs, without the line between.
    assert decode(gemeenten)[0].equals(shapely.union_all(wijken[1:]))


def test_wijk_without_region_is_in_none_and_a_level_without_regions_has_no_file(squares, tmp_path):
    names = write_layers(squares, tmp_path)
    assert "vervoerregio" not in names
    (region,) = decode(read(tmp_path, names["referentieregio"]))
    wijken = decode(read(tmp_path, names["wijk"]))
    assert region.equals(shapely.union_all(wijken[:2]))


def test_the_same_frame_gives_the_same_bytes(squares, tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    names = write_layers(squares, first)
    assert write_layers(squares, second) == names
    for name in names.values():
        assert (first / name).read_bytes() == (second / name).read_bytes()


def test_another_border_gets_another_name(squares, tmp_path):
    names = write_layers(squares, tmp_path)
    moved = squares.set_geometry(squares.geometry.translate(500))
    assert write_layers(moved, tmp_path)["wijk"] != names["wijk"]


@pytest.mark.parametrize("border", [shapely.Polygon(), None, shapely.LineString([(0, 0), (1, 1)])])
def test_wijk_without_an_area_is_named(squares, border, tmp_path):
    broken = squares.copy()
    broken.loc[1, "geometry"] = border
    with pytest.raises(OngeldigeGegevens) as fault:
        write_layers(broken, tmp_path)
    (problem,) = fault.value.problemen
    assert (problem.rij, problem.kolom, problem.waarde) == (3, "geometry", "11001W01")


def test_neighbours_still_share_their_border_after_simplifying(tmp_path):
    """A zigzag of 10 m between two wijken is smoothed on both sides alike: no gap, no overlap."""
    zigzag = [(1_000 + 10 * (i % 2), 10 * i) for i in range(101)]
    left = shapely.Polygon([(0, 0), *zigzag, (0, 1_000)])
    right = shapely.Polygon([*zigzag, (2_000, 1_000), (2_000, 0)])
    there = np.array([150_000, 200_000])
    frame = town(*(shapely.transform(a, lambda c: c + there) for a in (left, right)))
    layer = read(tmp_path, write_layers(frame, tmp_path)["wijk"])
    a, b = decode(layer)
    assert shapely.get_num_coordinates(a) < 20
    assert a.intersection(b).area == 0
    both = a.union(b)
    assert isinstance(both, shapely.Polygon)
    assert not both.interiors
