"""Faults around the command line: one clear sentence, and nothing half done."""

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from etl.cli import app, serveren
from etl.heel import write_whole
from tests.kleine_editie import make_store


def run(*args: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in args])


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return make_store(tmp_path / ".store").map.parent


def assert_sentence(uit: Result, code: int, *delen: str) -> None:
    assert uit.exit_code == code
    assert "Traceback" not in uit.output
    for deel in delen:
        assert deel in uit.stderr


@pytest.mark.parametrize("opdracht", ["build", "check"])
def test_a_missing_data_folder_is_told_file_by_file(tmp_path: Path, opdracht: str) -> None:
    opties = ["--store", tmp_path / "store"] if opdracht == "build" else []
    uit = run(opdracht, "--data", tmp_path / "weg", *opties)
    assert_sentence(uit, 1, "wijken.parquet", "initiatieven.csv", "problemen in de gegevens")
    assert not (tmp_path / "store").exists()


def test_a_busy_port_is_told_with_another_to_try(store: Path) -> None:
    with socket.socket() as bezet:
        bezet.bind((serveren.ADRES, 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        uit = run("serve", "--port", poort, "--store", store)
    assert_sentence(uit, 2, f"Poort {poort} is bezet", "buurtkompas serve --port ")


def test_a_damaged_edition_is_told_with_how_to_make_it_again(store: Path) -> None:
    (store / "editie-klein" / "wijken.parquet").write_bytes(b"niets")
    uit = run("export", "--uit", store / "x.csv", "--store", store)
    assert_sentence(uit, 1, "wijken.parquet is veranderd", "build --opnieuw")


@pytest.mark.parametrize("nummer", [errno.EACCES, errno.EROFS])
def test_no_write_access_leaves_the_old_file(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nummer: int
) -> None:
    doel = tmp_path / "uit.csv"
    doel.write_text("oud")

    def weiger(pad: Path, _: bytes) -> None:
        raise OSError(nummer, os.strerror(nummer), str(pad))

    monkeypatch.setattr(Path, "write_bytes", weiger)
    uit = run("export", "--uit", doel, "--store", store)
    assert_sentence(uit, 1, "Geen toegang tot", "kies een andere map")
    assert doel.read_text() == "oud"
    assert sorted(p.name for p in tmp_path.iterdir()) == [".store", "uit.csv"]


def test_a_folder_that_truly_refuses(store: Path) -> None:
    # Linux refuses new files in /proc to everyone, root too; elsewhere there is no such folder.
    if not Path("/proc/self").is_dir():
        pytest.skip("no /proc on this system")
    uit = run("export", "--uit", "/proc/uit.csv", "--store", store)
    assert uit.exit_code in (1, 2)
    assert "uit.csv" in uit.stderr
    assert "Traceback" not in uit.output


def test_a_full_disk_leaves_no_half_file(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = Path.write_bytes

    def vol(pad: Path, inhoud: bytes) -> int:
        echt(pad, inhoud[:10])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(pad))

    monkeypatch.setattr(Path, "write_bytes", vol)
    uit = run("export", "--uit", tmp_path / "uit.xlsx", "--formaat", "xlsx", "--store", store)
    assert_sentence(uit, 1, "De schijf is vol", "maak plaats")
    assert [p.name for p in tmp_path.iterdir()] == [".store"]


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    opdracht = subprocess.Popen(
        [sys.executable, "-m", "etl.cli", "explain"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert opdracht.stdout is not None
    assert opdracht.stderr is not None
    opdracht.stdout.close()
    assert b"Traceback" not in opdracht.stderr.read()
    opdracht.stderr.close()
    opdracht.wait(timeout=60)


def test_a_whole_file_replaces_the_old_one(tmp_path: Path) -> None:
    doel = tmp_path / "uit.csv"
    doel.write_bytes(b"oud")
    write_whole(doel, b"nieuw")
    assert doel.read_bytes() == b"nieuw"
    assert list(tmp_path.iterdir()) == [doel]
