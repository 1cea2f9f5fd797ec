"""Saving the register: whatever goes wrong, the earlier version stands and nothing is lost."""

import errno
import multiprocessing
import os
import signal
import threading
from pathlib import Path

import pandas as pd
import pytest

from etl.errors import GeenSchrijftoegang, OngeldigeGegevens, RegisterVeranderd
from etl.register import save as bewaren
from etl.register.read import read_register
from etl.register.save import digest, save
from tests.faults import kapot
from tests.golden import stad


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return stad.write(tmp_path / "data") / "initiatieven.csv"


def other(path: Path, naam: str = "De Nieuwe Brug") -> pd.DataFrame:
    return read_register(path).assign(naam=naam)


def names(path: Path) -> list[str]:
    return sorted(p.name for p in path.parent.iterdir() if p.is_file())


def test_the_earlier_version_is_kept_beside_each_time(path: Path) -> None:
    eerst = path.read_bytes()
    eerder = save(other(path), path, digest(path))
    assert eerder == path.with_name("initiatieven.001.csv")
    assert eerder.read_bytes() == eerst
    assert set(read_register(path)["naam"]) == {"De Nieuwe Brug"}
    tweede = path.read_bytes()
    assert save(other(path, "Anders"), path, digest(path)) == path.with_name("initiatieven.002.csv")
    assert path.with_name("initiatieven.002.csv").read_bytes() == tweede
    assert eerder.read_bytes() == eerst


def test_saving_what_stands_makes_no_version(path: Path) -> None:
    save(read_register(path), path, digest(path))
    namen = names(path)
    assert save(read_register(path), path, digest(path)) is None
    assert names(path) == namen


def test_who_saves_after_somebody_else_is_told(path: Path) -> None:
    gelezen = digest(path)
    nieuw = other(path)
    save(other(path, "Eerder"), path, gelezen)
    with pytest.raises(RegisterVeranderd, match="door iemand anders"):
        save(nieuw, path, gelezen)
    assert set(read_register(path)["naam"]) == {"Eerder"}


def test_of_many_at_once_one_saves(path: Path) -> None:
    gelezen, uit = digest(path), []

    def probeer(nummer: int) -> None:
        try:
            uit.append(save(other(path, f"nummer {nummer}"), path, gelezen))
        except RegisterVeranderd:
            uit.append(None)

    draden = [threading.Thread(target=probeer, args=(i,)) for i in range(8)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert len([u for u in uit if u]) == 1
    assert names(path) == ["initiatieven.001.csv", "initiatieven.csv"]


def test_a_register_that_breaks_its_contract_is_not_saved(path: Path) -> None:
    eerst = path.read_bytes()
    with pytest.raises(OngeldigeGegevens):
        save(read_register(path).assign(type="kasteel"), path, digest(path))
    assert path.read_bytes() == eerst
    assert names(path) == ["initiatieven.csv"]


@pytest.mark.parametrize(("nummer", "zin"), kapot.WEIGERINGEN.items())
@pytest.mark.parametrize("stap", ["fsync", "replace", "link"])
def test_a_refused_write_leaves_what_stood_and_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch, nummer: int, zin: str, stap: str
) -> None:
    eerst, nieuw, gelezen = path.read_bytes(), other(path), digest(path)

    monkeypatch.setattr(os, stap, kapot.weiger(nummer))
    with pytest.raises(GeenSchrijftoegang, match=zin) as fout:
        save(nieuw, path, gelezen)
    assert "Er is niets veranderd." in str(fout.value)
    assert path.read_bytes() == eerst
    assert names(path) == ["initiatieven.csv"]
    monkeypatch.undo()
    assert save(nieuw, path, gelezen) is not None


def test_a_disk_without_second_names_gets_a_copy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    eerst = path.read_bytes()
    path.with_name("initiatieven.001.csv").write_text("van iemand anders")

    monkeypatch.setattr(os, "link", kapot.weiger(errno.EPERM))
    eerder = save(other(path), path, digest(path))
    assert eerder == path.with_name("initiatieven.002.csv")
    assert eerder.read_bytes() == eerst
    assert path.with_name("initiatieven.001.csv").read_text() == "van iemand anders"


def test_a_missing_folder_is_told(path: Path) -> None:
    with pytest.raises(GeenSchrijftoegang, match="bestaat niet"):
        digest(path.parent / "weg" / "initiatieven.csv")


def _die(path: Path, stap: str, voor: bool) -> None:
    """Save in a process that is killed before or after one step of it."""
    echt = getattr(os, stap)

    def sterf(*delen: object) -> None:
        if not voor:
            echt(*delen)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(bewaren.os, stap, sterf)
    save(other(path), path, digest(path))


@pytest.mark.parametrize("voor", [True, False])
@pytest.mark.parametrize("stap", ["link", "fsync", "replace"])
def test_a_kill_at_any_step_loses_nothing(path: Path, stap: str, voor: bool) -> None:
    eerst = path.read_bytes()
    proces = multiprocessing.get_context("fork").Process(target=_die, args=(path, stap, voor))
    proces.start()
    proces.join()
    assert proces.exitcode == -signal.SIGKILL
    klaar = stap == "replace" and not voor
    nu = read_register(path)["naam"]
    assert ("De Nieuwe Brug" in set(nu)) is klaar
    if klaar:
        assert path.with_name("initiatieven.001.csv").read_bytes() == eerst
    else:
        assert path.read_bytes() == eerst
    # And the next one can save.
    assert save(other(path, "Daarna"), path, digest(path)) is not None
    assert set(read_register(path)["naam"]) == {"Daarna"}
