"""An older and a newer file of OpenStreetMap beside each other: the newest counts, alone."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from etl.sources import osm
from etl.sources.osm_moment import moment
from tests.faults.vormen import pbf
from tests.unit.test_bronnen_osm import ECHT, node

OUD, NIEUW = datetime(2026, 3, 1, 20, 21, tzinfo=UTC), datetime(2026, 11, 1, 10, 0, tzinfo=UTC)
LABEL = {"amenity": "social_centre"}
BLIJFT, WEG = node(1, "De Brug", LABEL), node(2, "Gesloopt", LABEL)


def overpass(folder: Path, dag: datetime | None, *elementen) -> Path:
    path = folder / osm.OVERPASS
    path.parent.mkdir(exist_ok=True)
    kop = {"osm3s": {"timestamp_osm_base": f"{dag:%Y-%m-%dT%H:%M:%SZ}"}} if dag else {}
    path.write_text(json.dumps(kop | {"elements": elementen}), encoding="utf-8")
    return path


def extract(folder: Path, dag: datetime | None, *elementen, gepakt: bool = False) -> Path:
    path = folder / osm.EXTRACT
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(pbf(elementen, int(dag.timestamp()) if dag else 0, gepakt))
    return path


@pytest.mark.parametrize("gepakt", [False, True])
def test_a_file_tells_its_own_moment(tmp_path: Path, gepakt: bool) -> None:
    assert moment(extract(tmp_path, OUD, BLIJFT, gepakt=gepakt)) == OUD
    assert moment(overpass(tmp_path, NIEUW, BLIJFT)) == NIEUW


@pytest.mark.parametrize("inhoud", [b"", b"\0\0\0\x09", b"\xff" * 90, b"\0\0\0\x02\x0b\x0b", b"{"])
@pytest.mark.parametrize("naam", ["x.osm.pbf", "x.json"])
def test_what_tells_none_has_that_of_its_copy(tmp_path: Path, naam: str, inhoud: bytes) -> None:
    path = tmp_path / naam
    path.write_bytes(inhoud)
    os.utime(path, (OUD.timestamp(), OUD.timestamp()))
    assert moment(path) == OUD


@pytest.mark.skipif(not ECHT.is_file(), reason="the real extract is not on this machine")
def test_a_real_extract_without_a_moment_has_that_of_its_copy() -> None:
    assert moment(ECHT).timestamp() == pytest.approx(ECHT.stat().st_mtime)


def test_a_place_that_was_taken_away_since_the_extract_is_gone(tmp_path: Path) -> None:
    oud = extract(tmp_path, OUD, BLIJFT, WEG)
    nieuw = overpass(tmp_path, NIEUW, BLIJFT)
    os.utime(nieuw, (0, 0))
    assert oud.stat().st_mtime > nieuw.stat().st_mtime
    gelezen = osm.read(tmp_path)
    assert gelezen.tabel["naam"].tolist() == ["De Brug"]
    assert gelezen.verslag[0] == (
        "osm: osm/belgium-latest.osm.pbf (2026-03-01) telt niet mee: "
        "osm/overpass.json (2026-11-01) is nieuwer."
    )


def test_and_the_other_way_round(tmp_path: Path) -> None:
    overpass(tmp_path, OUD, BLIJFT, WEG)
    extract(tmp_path, NIEUW, BLIJFT)
    gelezen = osm.read(tmp_path)
    assert gelezen.tabel["naam"].tolist() == ["De Brug"]
    assert "osm/overpass.json (2026-03-01) telt niet mee" in gelezen.verslag[0]


def test_an_older_file_that_is_broken_stops_nothing(tmp_path: Path) -> None:
    kapot = extract(tmp_path, None)
    kapot.write_bytes(b"\x7f" * 40)
    os.utime(kapot, (0, 0))
    overpass(tmp_path, NIEUW, BLIJFT)
    assert osm.read(tmp_path).tabel["naam"].tolist() == ["De Brug"]


def test_one_file_alone_is_read_whatever_its_age(tmp_path: Path) -> None:
    overpass(tmp_path, OUD, BLIJFT, WEG)
    gelezen = osm.read(tmp_path)
    assert gelezen.tabel["naam"].tolist() == ["De Brug", "Gesloopt"]
    assert not [regel for regel in gelezen.verslag if "telt niet mee" in regel]
