"""Killed at any moment, nothing is lost, nothing half is read, and the next run heals.

A few dozen kills in the ordinary tests; with BUURTKOMPAS_SOAK=1 more than two hundred, and a
report of how many there were and where they fell.
"""

import os
import random
import time
from pathlib import Path

import pytest

from etl.pipeline import build
from etl.register.read import read_register
from etl.store.manifest import read_manifest
from etl.store.read import open_edition
from tests.faults import kapot
from tests.golden import stad

LANG = os.environ.get("BUURTKOMPAS_SOAK") == "1"


@pytest.fixture
def stadsmap(tmp_path: Path) -> Path:
    build(stad.write(tmp_path / "data"), tmp_path / "store", draws=False)
    return tmp_path


def _kans(zaad: int) -> random.Random:
    return random.Random(zaad)  # noqa: S311, the same moments every time


def _verslag(wat: str, gedood: int, pogingen: int, begin: float) -> None:
    if LANG:
        duur = time.monotonic() - begin
        print(f"\n{wat}: {gedood} killed of {pogingen} begun, in {duur:.0f} s")


def _resten(map_: Path) -> list[str]:
    """Return what a finished run must not leave: halves, unfinished folders, locks."""
    return [p.name for p in map_.iterdir() if p.name.startswith(".")]


def test_a_build_killed_anywhere_leaves_a_good_edition(stadsmap: Path) -> None:
    store, kans, begin, gedood = stadsmap / "store", _kans(7), time.monotonic(), 0
    vorige = open_edition(store).map
    tijden = kapot.heel(kapot.bouw, stadsmap, 0)
    assert open_edition(store).map != vorige
    aantal, gewisseld, rest = 50 if LANG else 8, 0, 0
    for beurt in range(aantal):
        vorige = open_edition(store).map
        gedood += kapot.dood(
            kapot.bouw, stadsmap, beurt, *kapot.moment(kans, tijden, "Editie schrijven")
        )
        editie = open_edition(store)
        gewisseld += editie.map != vorige
        assert len(editie.wijken) == len(stad.WIJKEN)
        assert editie.reach.metres.shape[1] == len(stad.RIJEN)
        # Also the one before is whole: no name of an edition ever stands for half of one.
        for folder in store.glob("editie-*"):
            read_manifest(folder)
        rest += bool(_resten(store))
        # The next run has nothing to build, and takes the halves away all the same.
        build(stadsmap / "data", store, draws=False)
        assert _resten(store) == []
    # The kills fell where they could do harm: in work that was half done.
    assert not LANG or rest > aantal / 10
    assert not LANG or gedood > aantal / 5
    _verslag(f"build ({rest} left halves, {gewisseld} after the swap)", gedood, aantal, begin)


def test_a_save_killed_anywhere_keeps_both_registers(stadsmap: Path) -> None:
    data, kans, begin, gedood = stadsmap / "data", _kans(11), time.monotonic(), 0
    pad = data / "initiatieven.csv"
    tijden = kapot.heel(kapot.bewaar, stadsmap, 0)
    aantal, rest = 160 if LANG else 12, 0
    for beurt in range(1, aantal + 1):
        oud = pad.read_bytes()
        gedood += kapot.dood(kapot.bewaar, stadsmap, beurt, *kapot.moment(kans, tijden, "bewaren"))
        namen = set(read_register(pad)["naam"])
        nieuw = f"Buurthuis {beurt}" in namen
        assert len(namen) == 1
        versies = {p.read_bytes() for p in data.glob("initiatieven.[0-9]*.csv")}
        assert oud in versies if nieuw else oud == pad.read_bytes()
        rest += bool(_resten(data))
    kapot.heel(kapot.bewaar, stadsmap, aantal + 1)
    assert set(read_register(pad)["naam"]) == {f"Buurthuis {aantal + 1}"}
    assert _resten(data) == []
    # Every version that ever stood is there once: no save, no number without a version.
    versies = [p.read_bytes() for p in sorted(data.glob("initiatieven.[0-9]*.csv"))]
    assert len(versies) == len(set(versies))
    assert not LANG or gedood > aantal / 5
    _verslag(f"register ({rest} left halves)", gedood, aantal, begin)


def test_an_export_killed_anywhere_goes_on_to_the_same_bytes(stadsmap: Path) -> None:
    uit, kans, begin, gedood = stadsmap / "uit", _kans(13), time.monotonic(), 0
    tijden = kapot.heel(kapot.voer_uit, stadsmap, 0)
    goed = {p.name: p.read_bytes() for p in uit.iterdir()}
    aantal, halverwege = 120 if LANG else 8, 0
    for beurt in range(aantal):
        for p in uit.iterdir():
            p.unlink()
        gedood += kapot.dood(kapot.voer_uit, stadsmap, beurt, *kapot.moment(kans, tijden, "begin"))
        staat = {p.name: p.read_bytes() for p in uit.iterdir() if not p.name.startswith(".")}
        assert staat.items() <= goed.items()
        halverwege += staat.keys() < goed.keys()
        if beurt % 4 == 0:
            kapot.heel(kapot.voer_uit, stadsmap, beurt)
            assert {p.name: p.read_bytes() for p in uit.iterdir()} == goed
    assert not LANG or halverwege > aantal / 10
    assert not LANG or gedood > aantal / 5
    _verslag(f"export --alle ({halverwege} halfway)", gedood, aantal, begin)
