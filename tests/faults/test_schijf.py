"""Disks that are full, folders that refuse, clocks that jump, others who are at it already.

Each of them under all that writes: build, refresh, saving the register, export --alle and the
mirror. What stood there stays, one sentence says why, and the next run just works.
"""

import os
import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from etl.slot import NAAM
from tests.faults import kapot
from tests.faults.conftest import Uitgever
from tests.faults.test_lock import Houder

#: Per work its folder, and the folders that together tell what stood there.
WERK: dict[str, tuple[Callable[..., None], str]] = {
    "build": (kapot.bouw, "store"),
    "refresh": (kapot.ververs, "data"),
    "register": (kapot.bewaar, "data"),
    "export": (kapot.voer_uit, "uit"),
    "mirror": (kapot.spiegel, "spiegel"),
}


@pytest.fixture
def map_(stadsmap: Path, uitgever: type[Uitgever]) -> Path:
    """Return the made-up town with all that the works need."""
    shutil.copytree(stadsmap / "data", stadsmap / "bron")
    (stadsmap / "uit").mkdir()
    (stadsmap / "spiegel/uitgever").mkdir(parents=True)
    for nummer in range(4):
        (stadsmap / f"spiegel/uitgever/{nummer}.csv").write_text("oud")
    return stadsmap


def _staat(map_: Path) -> dict[str, bytes]:
    return {str(p.relative_to(map_)): p.read_bytes() for p in map_.rglob("*") if p.is_file()}


def _fits(werk: str, voor: dict[str, bytes], na: dict[str, bytes]) -> bool:
    """Tell whether what stands there is what stood there, or for single files whole new ones."""
    if werk == "mirror":
        nieuw = {f"uitgever/{n}.csv": _published(n) for n in range(4)}
        return all(na[naam] in (voor[naam], nieuw[naam]) for naam in nieuw)
    if werk == "export":
        # Files that were written whole before the disk was full, and the mark of the run.
        return not [n for n in na if n.endswith(".nieuw")] and "bestanden.json" not in na
    return na == voor


def _published(nummer: int) -> bytes:
    return f"{nummer};0\n".encode() * 60_000


@pytest.mark.parametrize("grens", [0, 600, 6000])
@pytest.mark.parametrize("werk", ["refresh", "register", "export", "mirror"])
def test_a_full_disk_leaves_what_stood(map_: Path, werk: str, grens: int) -> None:
    doe, waar = WERK[werk]
    voor = _staat(map_ / waar)
    zin = kapot.zin(doe, map_, partial(kapot.grens, grens))
    if not zin:
        # All its files are smaller than that.
        assert (werk, grens) in {("register", 6000), ("export", 6000)}
        return
    assert zin.startswith("GeenSchrijftoegang"), zin
    assert "vol" in zin
    assert "maak plaats" in zin
    assert _fits(werk, voor, _staat(map_ / waar))
    assert kapot.heel(doe, map_, 2)
    assert not list(map_.rglob(".*.nieuw"))


@pytest.mark.parametrize("werk", WERK)
def test_a_folder_that_may_not_be_written_to(map_: Path, werk: str) -> None:
    doe, waar = WERK[werk]
    voor = _staat(map_ / waar)
    zin = kapot.zin(doe, map_, partial(kapot.op_slot, map_ / waar))
    assert zin.startswith("GeenSchrijftoegang"), zin
    assert "mag niet geschreven worden" in zin
    assert _staat(map_ / waar) == voor
    (map_ / waar).chmod(0o755)
    assert kapot.heel(doe, map_, 2)


@pytest.mark.parametrize(
    ("werk", "pad"),
    [
        ("build", "store"),
        ("refresh", "data"),
        ("export", "uit"),
        ("mirror", "spiegel"),
        ("mirror", "spiegel/uitgever"),
    ],
)
def test_a_file_where_a_folder_should_be(map_: Path, werk: str, pad: str) -> None:
    if pad == "store":
        weg = map_ / "weg"
        (map_ / pad).rename(weg)
    else:
        shutil.rmtree(map_ / pad)
    (map_ / pad).write_text("van iemand")
    zin = kapot.zin(WERK[werk][0], map_, kapot.niets)
    assert zin.startswith(("GeenSchrijftoegang", "OngeldigeGegevens")), zin
    assert "is een bestand waar een map verwacht wordt" in zin
    assert (map_ / pad).read_text() == "van iemand"


@pytest.mark.parametrize("werk", ["refresh", "register", "mirror"])
def test_who_comes_second_is_told_and_who_was_killed_is_passed(map_: Path, werk: str) -> None:
    """The store's lock has tests of its own (test_lock); these are the same lock elsewhere."""
    doe, waar = WERK[werk]
    voor, houder = _staat(map_ / waar), Houder(map_ / waar)
    zin = kapot.zin(doe, map_, kapot.niets)
    assert zin.startswith("BouwBezig"), zin
    # Who saves is a visitor, and is told no more than to wait.
    assert (f"door proces {houder.proces.pid} op " in zin) is (werk != "register")
    assert _staat(map_ / waar).items() >= voor.items()
    houder.proces.kill()
    houder.einde()
    assert (map_ / waar / NAAM).is_file()
    assert kapot.heel(doe, map_, 2)
    assert not (map_ / waar / NAAM).exists()


def test_two_exports_into_one_folder_at_once_give_the_same_bytes(map_: Path) -> None:
    kapot.heel(kapot.voer_uit, map_, 0)
    goed = _staat(map_ / "uit")
    shutil.rmtree(map_ / "uit")
    samen = [kapot.begin(kapot.voer_uit, map_, n, print) for n in (1, 2)]
    for proces in samen:
        proces.join()
    assert [proces.exitcode for proces in samen] == [0, 0]
    assert _staat(map_ / "uit") == goed


@pytest.mark.parametrize("jaren", [-30, 30])
@pytest.mark.parametrize("werk", ["refresh", "register", "export", "mirror"])
def test_a_clock_that_jumps(map_: Path, werk: str, jaren: int) -> None:
    """Files, halves and locks from long ago or from the future hold nobody up."""
    doe, waar = WERK[werk]
    toen = time.time() + jaren * 365 * 86400
    plek = map_ / waar
    namen = (".initiatieven.csv", "..vernieuwing.json", ".bestanden.json", "..opgehaald.json")
    for naam in namen:
        (plek / f"{naam}.999999999.nieuw").write_text("half")
    (plek / ".vernieuwing.999999999.nieuw/wijken").mkdir(parents=True)
    (plek / NAAM).write_text('{"pid": 1, "machine": "x", "sinds": %f}' % toen)  # noqa: UP031
    for pad in (*map_.rglob("*"), plek):
        os.utime(pad, (toen, toen))
    assert kapot.heel(doe, map_, 1)
    eigen = {
        "refresh": ("..vernieuwing.json", ".vernieuwing"),
        "register": (".initiatieven.csv",),
        "export": (".bestanden.json",),
        "mirror": ("..opgehaald.json",),
    }
    rest = {p.name.removesuffix(".999999999.nieuw") for p in plek.glob(".*.nieuw")}
    assert not rest & set(eigen[werk])
    # Exports need no lock: whoever is at it, each file is whole and the same.
    assert (plek / NAAM).exists() is (werk == "export")
