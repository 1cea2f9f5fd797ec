"""Disks that are full, folders that refuse, clocks that jump, others who are at it already.

Each of them under all that writes: build, refresh, saving the register, export --alle and the
mirror. What stood there stays, one sentence says why, and the next run just works.
"""

import os
import resource
import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from etl.pipeline import build
from etl.slot import NAAM
from tests.faults import kapot
from tests.faults.conftest import Uitgever
from tests.faults.test_lock import Houder
from tests.golden import stad

#: Per work its folder, and the folders that together tell what stood there.
WERK: dict[str, tuple[Callable[..., None], str]] = {
    "build": (kapot.bouw, "store"),
    "refresh": (kapot.ververs, "data"),
    "register": (kapot.bewaar, "data"),
    "export": (kapot.voer_uit, "uit"),
    "mirror": (kapot.spiegel, "spiegel"),
}


@pytest.fixture(scope="module")
def vooraf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("vooraf")
    shutil.copytree(stad.write(map_ / "data"), map_ / "bron")
    build(map_ / "data", map_ / "store", draws=False)
    (map_ / "uit").mkdir()
    (map_ / "spiegel/uitgever").mkdir(parents=True)
    for nummer in range(4):
        (map_ / f"spiegel/uitgever/{nummer}.csv").write_text("oud")
    return map_


@pytest.fixture
def stadsmap(vooraf: Path, tmp_path: Path, uitgever: type[Uitgever]) -> Path:
    shutil.copytree(vooraf, tmp_path, dirs_exist_ok=True)
    return tmp_path


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


def _limit(grens: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (grens, resource.RLIM_INFINITY))


@pytest.mark.parametrize("grens", [0, 60, 600, 6000])
@pytest.mark.parametrize("werk", WERK)
def test_a_full_disk_leaves_what_stood(stadsmap: Path, werk: str, grens: int) -> None:
    doe, waar = WERK[werk]
    voor = _staat(stadsmap / waar)
    zin = kapot.zin(doe, stadsmap, partial(_limit, grens))
    if not zin:
        # All its files are smaller than that.
        assert (werk, grens) in {("register", 6000), ("export", 6000)}
        return
    assert zin.startswith("GeenSchrijftoegang"), zin
    assert "vol" in zin
    assert "maak plaats" in zin
    assert _fits(werk, voor, _staat(stadsmap / waar))
    assert kapot.heel(doe, stadsmap, 2)
    assert not list(stadsmap.rglob(".*.nieuw"))


def _lock_folder(map_: Path) -> None:
    map_.chmod(0o555)
    kapot.zonder_voorrecht()


@pytest.mark.parametrize("werk", WERK)
def test_a_folder_that_may_not_be_written_to(stadsmap: Path, werk: str) -> None:
    doe, waar = WERK[werk]
    voor = _staat(stadsmap / waar)
    zin = kapot.zin(doe, stadsmap, partial(_lock_folder, stadsmap / waar))
    assert zin.startswith("GeenSchrijftoegang"), zin
    assert "mag niet geschreven worden" in zin
    assert _staat(stadsmap / waar) == voor
    (stadsmap / waar).chmod(0o755)
    assert kapot.heel(doe, stadsmap, 2)


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
def test_a_file_where_a_folder_should_be(stadsmap: Path, werk: str, pad: str) -> None:
    if pad == "store":
        weg = stadsmap / "weg"
        (stadsmap / pad).rename(weg)
    else:
        shutil.rmtree(stadsmap / pad)
    (stadsmap / pad).write_text("van iemand")
    zin = kapot.zin(WERK[werk][0], stadsmap, _niets)
    assert zin.startswith(("GeenSchrijftoegang", "OngeldigeGegevens")), zin
    assert "is een bestand waar een map verwacht wordt" in zin
    assert (stadsmap / pad).read_text() == "van iemand"


def _niets() -> None:
    pass


@pytest.mark.parametrize("werk", ["refresh", "register", "mirror"])
def test_who_comes_second_is_told_and_who_was_killed_is_passed(stadsmap: Path, werk: str) -> None:
    """The store's lock has tests of its own (test_lock); these are the same lock elsewhere."""
    doe, waar = WERK[werk]
    voor, houder = _staat(stadsmap / waar), Houder(stadsmap / waar)
    zin = kapot.zin(doe, stadsmap, _niets)
    assert zin.startswith("BouwBezig"), zin
    assert f"door proces {houder.proces.pid} op " in zin
    assert _staat(stadsmap / waar).items() >= voor.items()
    houder.proces.kill()
    houder.einde()
    assert (stadsmap / waar / NAAM).is_file()
    assert kapot.heel(doe, stadsmap, 2)
    assert not (stadsmap / waar / NAAM).exists()


def test_two_exports_into_one_folder_at_once_give_the_same_bytes(stadsmap: Path) -> None:
    kapot.heel(kapot.voer_uit, stadsmap, 0)
    goed = _staat(stadsmap / "uit")
    shutil.rmtree(stadsmap / "uit")
    samen = [
        kapot.CONTEXT.Process(target=kapot.voer_uit, args=(stadsmap, n, print)) for n in (1, 2)
    ]
    for proces in samen:
        proces.start()
    for proces in samen:
        proces.join()
    assert [proces.exitcode for proces in samen] == [0, 0]
    assert _staat(stadsmap / "uit") == goed


@pytest.mark.parametrize("jaren", [-30, 30])
@pytest.mark.parametrize("werk", ["refresh", "register", "export", "mirror"])
def test_a_clock_that_jumps(stadsmap: Path, werk: str, jaren: int) -> None:
    """Files, halves and locks from long ago or from the future hold nobody up."""
    doe, waar = WERK[werk]
    toen = time.time() + jaren * 365 * 86400
    map_ = stadsmap / waar
    namen = (".initiatieven.csv", "..vernieuwing.json", ".bestanden.json", "..opgehaald.json")
    for naam in namen:
        (map_ / f"{naam}.999999999.nieuw").write_text("half")
    (map_ / ".vernieuwing.999999999.nieuw/wijken").mkdir(parents=True)
    (map_ / NAAM).write_text('{"pid": 1, "machine": "x", "sinds": %f}' % toen)  # noqa: UP031
    for pad in (*stadsmap.rglob("*"), map_):
        os.utime(pad, (toen, toen))
    assert kapot.heel(doe, stadsmap, 1)
    eigen = {
        "refresh": ("..vernieuwing.json", ".vernieuwing"),
        "register": (".initiatieven.csv",),
        "export": (".bestanden.json",),
        "mirror": ("..opgehaald.json",),
    }
    rest = {p.name.removesuffix(".999999999.nieuw") for p in map_.glob(".*.nieuw")}
    assert not rest & set(eigen[werk])
    # Exports need no lock: whoever is at it, each file is whole and the same.
    assert (map_ / NAAM).exists() is (werk == "export")
