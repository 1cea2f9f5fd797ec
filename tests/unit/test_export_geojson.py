"""GeoJSON as RFC 7946 asks, with the figures of the store."""

import json
from itertools import chain
from typing import Any

import numpy as np
import pytest
import shapely
from pyproj import Transformer
from shapely.geometry import shape

from etl.contract.getallen import onbekend
from etl.errors import OngeldigeAanroep
from etl.export.geojson import write_geojson
from etl.export.tables import DECIMALEN_BESTAND
from etl.store.read import Editie
from tests import stad_editie
from tests.golden import stad


@pytest.fixture(scope="module")
def editie() -> Editie:
    return stad_editie.town()


def collection(editie: Editie, inhoud: str = "wijken", **keuze: str) -> dict[str, Any]:
    waar = {"niveau": "geheel", "code": "VB"} | keuze
    gelezen: dict[str, Any] = json.loads(write_geojson(editie, inhoud=inhoud, **waar))
    return gelezen


def positions(coordinaten: Any) -> list[list[float]]:
    if isinstance(coordinaten[0], int | float):
        return [coordinaten]
    return list(chain.from_iterable(positions(deel) for deel in coordinaten))


@pytest.mark.parametrize("inhoud", ["wijken", "initiatieven", "regios"])
def test_the_shape_of_the_standard(editie: Editie, inhoud: str) -> None:
    stuk = collection(editie, inhoud)
    assert stuk["type"] == "FeatureCollection"
    assert "crs" not in stuk  # RFC 7946, section 4: longitude and latitude, nothing else
    west, zuid, oost, noord = stuk["bbox"]
    assert 4 < west <= oost < 5
    assert 51 < zuid <= noord < 52
    namen = [f["id"] for f in stuk["features"]]
    assert len(set(namen)) == len(namen)
    for f in stuk["features"]:
        assert set(f) == {"type", "id", "geometry", "properties"}
        if f["geometry"] is None:
            continue
        for lon, lat in positions(f["geometry"]["coordinates"]):
            assert west <= lon <= oost
            assert zuid <= lat <= noord
            assert round(lon, 6) == lon
            assert round(lat, 6) == lat


def test_outer_rings_turn_counterclockwise_and_close(editie: Editie) -> None:
    for f in collection(editie)["features"]:
        assert f["geometry"]["type"] == "MultiPolygon"
        for veelhoek in f["geometry"]["coordinates"]:
            for i, ring in enumerate(veelhoek):
                assert ring[0] == ring[-1]
                assert shapely.is_ccw(shapely.LinearRing(ring)) == (i == 0)


def test_borders_stand_where_the_store_has_them(editie: Editie) -> None:
    naar = Transformer.from_crs("EPSG:4326", "EPSG:31370", always_xy=True)
    for f in collection(editie)["features"]:
        terug = shapely.transform(
            shape(f["geometry"]), lambda p: np.column_stack(naar.transform(p[:, 0], p[:, 1]))
        )
        grens = editie.geometrie.geometry[f["id"]]
        assert shapely.hausdorff_distance(terug, grens) < 0.2  # metres; six decimals are 0.1


def test_figures_are_those_of_the_store(editie: Editie) -> None:
    features = collection(editie)["features"]
    assert [f["id"] for f in features] == sorted(editie.wijken.index)
    for f in features:
        rij = editie.wijken.loc[f["id"]]
        assert set(f["properties"]) == {"wijk_code", *editie.wijken.columns}
        for kolom, had in rij.items():
            kreeg = f["properties"][str(kolom)]
            if onbekend(had):
                assert kreeg is None, kolom
            elif isinstance(had, float):
                assert kreeg == round(had, DECIMALEN_BESTAND), kolom
            else:
                assert kreeg == had, kolom
                assert isinstance(kreeg, bool) == isinstance(had, bool | np.bool_)


def test_a_place_that_is_not_known_is_no_point(editie: Editie) -> None:
    features = {f["id"]: f for f in collection(editie, "initiatieven")["features"]}
    assert features["samen-op-weg"]["geometry"] is None
    assert features["buurthuis-de-brug"]["geometry"]["coordinates"] == [
        features["buurthuis-de-brug"]["properties"]["lon"],
        features["buurthuis-de-brug"]["properties"]["lat"],
    ]


def test_a_region_without_initiatives_is_an_empty_collection(editie: Editie) -> None:
    stuk = collection(editie, "initiatieven", niveau="gemeente", code=stad.B)
    assert stuk["features"] == []
    assert "bbox" not in stuk


def test_it_says_source_date_method_and_licence(editie: Editie) -> None:
    zegt = collection(editie, taal="fr")["buurtkompas"]
    assert (zegt["editie"], zegt["datum"]) == (editie.id, editie.datum)
    assert zegt["methode"]
    assert any(bron["uitgever"].startswith("Statbel (Direction") for bron in zegt["bronnen"])
    assert all(bron["licentie"] and bron["vermelding"] for bron in zegt["bronnen"])


def test_the_same_edition_gives_the_same_bytes(editie: Editie) -> None:
    assert write_geojson(editie, "geheel", "VB") == write_geojson(editie, "geheel", "VB")


@pytest.mark.parametrize(
    ("keuze", "wat"),
    [
        ({"inhoud": "wegen"}, "wegen"),
        ({"niveau": "land"}, "land"),
        ({"niveau": "gemeente", "code": "99999"}, "99999"),
    ],
)
def test_what_does_not_exist_is_refused(editie: Editie, keuze: dict[str, str], wat: str) -> None:
    with pytest.raises(OngeldigeAanroep, match=wat):
        collection(editie, **keuze)
