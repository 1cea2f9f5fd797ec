"""Two builds at once, a lock left behind, and disks that refuse."""

import errno
import fcntl
import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from etl import edition
from etl.errors import BouwBezig, GeenSchrijftoegang
from etl.heel import sweep, whole, write_whole
from etl.pipeline import build
from etl.slot import NAAM, TE_OUD_S, hold
from etl.store import opruimen
from etl.store.read import open_edition
from tests.faults import kapot
from tests.golden import stad


def _namen(store: Path) -> list[str]:
    return sorted(p.name for p in store.iterdir())


class Houder:
    """Another process that holds the lock of a store."""

    def __init__(self, store: Path) -> None:
        self.pijp, daar = kapot.CONTEXT.Pipe()
        self.proces = kapot.begin(kapot.houd, store, daar)
        assert self.pijp.recv() == "vast"

    def einde(self) -> None:
        if self.pijp.closed:
            return
        # Who was killed no longer reads, and seems alive until it is joined.
        with suppress(BrokenPipeError):
            self.pijp.send("klaar")
        self.proces.join()
        self.pijp.close()


@pytest.fixture
def houder(tmp_path: Path) -> Iterator[Houder]:
    houder = Houder(tmp_path / "store")
    yield houder
    houder.einde()


def test_who_comes_second_is_told_who_builds_since_when(tmp_path: Path, houder: Houder) -> None:
    data, store = stad.write(tmp_path / "data"), tmp_path / "store"
    zin = rf"door proces {houder.proces.pid} op .+, sinds \d\d:\d\d:\d\d op .+ probeer opnieuw"
    with pytest.raises(BouwBezig, match=zin):
        build(data, store, draws=False)
    houder.einde()
    build(data, store, draws=False)
    assert len(open_edition(store).wijken) == 4
    assert NAAM not in _namen(store)


def test_a_lock_of_a_killed_build_is_taken_over(tmp_path: Path, houder: Houder) -> None:
    data, store = stad.write(tmp_path / "data"), tmp_path / "store"
    os.kill(houder.proces.pid, signal.SIGKILL)
    houder.proces.join()
    assert _namen(store) == [NAAM]
    build(data, store, draws=False)
    assert NAAM not in _namen(store)


@pytest.mark.parametrize("inhoud", ["", "{", '{"pid": 1}', "[]", '{"pid": 1, "sinds": 1e99}'])
def test_a_lock_file_that_nobody_holds_may_say_anything(tmp_path: Path, inhoud: str) -> None:
    (tmp_path / NAAM).write_text(inhoud)
    with hold(tmp_path) as slot:
        slot.check()
    assert _namen(tmp_path) == []


def test_a_lock_that_was_just_taken_has_no_owner_yet(tmp_path: Path) -> None:
    with (tmp_path / NAAM).open("w") as bestand:
        fcntl.flock(bestand, fcntl.LOCK_EX)
        with pytest.raises(BouwBezig, match="wordt net een editie gebouwd"), hold(tmp_path):
            pass


def test_a_build_that_hangs_is_passed_and_changes_nothing(
    stadsmap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever hangs for longer than an hour finds the lock gone before it could swap."""
    store, echt, tussen = stadsmap / "store", edition.make, []

    def hang(*delen: object) -> object:
        inhoud = echt(*delen)
        if not tussen:
            wie = json.loads((store / NAAM).read_text())
            (store / NAAM).write_text(json.dumps(wie | {"sinds": time.time() - TE_OUD_S - 1}))
            tussen.append("nog niet")
            tussen.append(build(stadsmap / "data", store, force=True, draws=False))
        return inhoud

    monkeypatch.setattr(edition, "make", hang)
    with pytest.raises(BouwBezig, match="een andere heeft het overgenomen"):
        build(stadsmap / "data", store, force=True, draws=False)
    assert open_edition(store).map == tussen[1]
    assert [n for n in _namen(store) if n.startswith(".")] == []


@pytest.mark.parametrize("verschil_s", [-10 * 365 * 86400, 10 * 365 * 86400])
def test_a_clock_that_jumps_breaks_nothing(stadsmap: Path, verschil_s: int) -> None:
    """Files from the future or from long ago: the editions open, and the halves go."""
    data, store, toen = stadsmap / "data", stadsmap / "store", time.time() + verschil_s
    half = store / ".nieuw-half"
    half.mkdir()
    (store / ".huidig.json.999999999.nieuw").write_text("{")
    (store / NAAM).write_text(json.dumps({"pid": 1, "machine": "x", "sinds": toen}))
    for pad in (*store.rglob("*"), *data.rglob("*")):
        os.utime(pad, (toen, toen))
    staat = open_edition(store)
    assert build(data, store, draws=False).parent == store
    assert [n for n in _namen(store) if n.startswith(".")] == []
    assert open_edition(store).datum == staat.datum
    build(data, store, force=True, draws=False)
    # Of the two, the one before stays whatever its time says.
    assert len(list(store.glob("editie-*"))) >= 2
    assert open_edition(store).datum == staat.datum


@pytest.mark.parametrize("grens", [0, 10, 500, 2000, 8000, 10**9])
def test_a_disk_that_is_full_at_any_file_leaves_the_edition(stadsmap: Path, grens: int) -> None:
    store = stadsmap / "store"
    voor = open_edition(store)
    zin = kapot.zin(kapot.bouw, stadsmap, partial(kapot.grens, grens))
    assert (zin == "") is (grens == 10**9)
    if grens < 10**9:
        assert "blijft" in zin
        assert open_edition(store) == voor
        assert _namen(store) == sorted([voor.map.name, "huidig.json"])


@pytest.mark.parametrize(("nummer", "zin"), kapot.WEIGERINGEN.items())
@pytest.mark.parametrize("stap", ["replace", "fsync", "rename"])
def test_a_disk_that_refuses_is_one_sentence(
    stadsmap: Path, monkeypatch: pytest.MonkeyPatch, nummer: int, zin: str, stap: str
) -> None:
    voor = open_edition(stadsmap / "store")

    with monkeypatch.context() as m:
        m.setattr(os, stap, kapot.weiger(nummer))
        with pytest.raises(GeenSchrijftoegang, match=zin):
            build(stadsmap / "data", stadsmap / "store", force=True, draws=False)
    assert open_edition(stadsmap / "store") == voor
    if nummer == errno.ENOSPC:
        assert build(stadsmap / "data", stadsmap / "store", force=True, draws=False).is_dir()


def test_an_edition_that_stands_can_be_read_where_nothing_can_be_written(
    stadsmap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stadsmap / "store"
    (store / ".nieuw-rest").mkdir()

    def weiger(*_: object) -> None:
        raise GeenSchrijftoegang

    monkeypatch.setattr(opruimen, "hold", weiger)
    opruimen.heal(store)
    assert len(open_edition(store).wijken) == 4


def test_halves_of_the_dead_go_and_those_of_the_living_stay(tmp_path: Path) -> None:
    levend = tmp_path / f".a.csv.{os.getpid()}.nieuw"
    dood, anders = tmp_path / ".a.csv.999999999.nieuw", tmp_path / ".b.csv.999999999.nieuw"
    vreemd = tmp_path / ".eigen.nieuw"
    for pad in (levend, dood, anders, vreemd):
        pad.write_text("half")
    sweep(tmp_path, "a.csv")
    assert _namen(tmp_path) == sorted(p.name for p in (levend, anders, vreemd))
    os.utime(levend, (0, 0))
    sweep(tmp_path)
    assert _namen(tmp_path) == [vreemd.name]


def test_a_fault_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    doel = tmp_path / "a.txt"
    write_whole(doel, b"oud")

    def schrijf() -> None:
        with whole(doel) as nieuw:
            nieuw.write_bytes(b"half")
            raise OSError(errno.EIO, "stuk")

    with pytest.raises(OSError, match="stuk"):
        schrijf()
    assert doel.read_bytes() == b"oud"
    assert _namen(tmp_path) == ["a.txt"]
