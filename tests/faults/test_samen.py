"""The files of ``data/`` change together or not at all, whatever comes in between."""

import json
import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl import edition, samen
from etl import refresh as vernieuwing
from etl import tabellen as tafel
from etl.cli import app
from etl.errors import BouwBezig, HalfVernieuwd, RegisterVeranderd
from etl.pipeline import build
from etl.register.read import read_register
from etl.register.save import digest, save
from etl.store.read import open_edition
from tests.faults import kapot
from tests.golden import stad


@pytest.fixture
def map_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with ``data`` and the sources of turn 1."""
    shutil.copytree(stad.write(tmp_path / "data"), tmp_path / "bron")
    monkeypatch.setattr(vernieuwing, "_read_all", lambda *_: kapot.bronnen(tmp_path / "bron", 1))
    return tmp_path


def _refresh(map_: Path, *namen: str) -> tuple[str, ...]:
    return vernieuwing.refresh(map_, map_ / "data", namen, neem_over=True)


def _cut_off(map_: Path, monkeypatch: pytest.MonkeyPatch, na: int = 3) -> None:
    """Refresh, and break off after so many files got their place."""
    echt, keren = os.replace, []

    def breek(van: Path, naar: Path) -> None:
        if ".vernieuwing." in str(van) and ".vernieuwing." not in str(naar):
            keren.append(naar)
        if len(keren) > na:
            raise KeyboardInterrupt
        echt(van, naar)

    with monkeypatch.context() as m:
        m.setattr(os, "replace", breek)
        with pytest.raises(KeyboardInterrupt):
            _refresh(map_)
    assert samen.unfinished(map_ / "data")


def _goed(map_: Path) -> dict[str, bytes]:
    """Return what a refresh that nothing came between gives."""
    elders = map_ / "elders"
    stad.write(elders)
    vernieuwing.refresh(map_, elders, neem_over=True)
    return _inhoud(elders)


def _inhoud(data: Path) -> dict[str, bytes]:
    return {str(p.relative_to(data)): p.read_bytes() for p in data.rglob("*") if p.is_file()}


def test_check_says_so_and_build_finishes_it(map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _cut_off(map_, monkeypatch)
    uit = CliRunner().invoke(app, ["check", "--data", str(map_ / "data")])
    assert uit.exit_code == 1
    assert "half oud, half nieuw" in uit.stderr + uit.stdout
    gezegd: list[str] = []
    build(map_ / "data", map_ / "store", report=gezegd.append, draws=False)
    assert gezegd[0] == "Een refresh die onderbroken was, is afgemaakt."
    assert _inhoud(map_ / "data") == _goed(map_)
    assert set(open_edition(map_ / "store").wijken["wijk_naam"]) == {"Wijk 1"}


def test_saving_the_register_finishes_it_first(map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the cut off refresh would later put its register over what was saved."""
    pad = map_ / "data/initiatieven.csv"
    gelezen, nieuw = digest(pad), read_register(pad).assign(naam="De Nieuwe")
    _cut_off(map_, monkeypatch, na=0)
    with pytest.raises(RegisterVeranderd):
        save(nieuw, pad, gelezen)
    assert _inhoud(map_ / "data") == _goed(map_)
    assert save(nieuw, pad, digest(pad))
    assert set(read_register(pad)["naam"]) == {"De Nieuwe"}


def test_where_somebody_changed_a_file_since_nobody_guesses(
    map_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _cut_off(map_, monkeypatch, na=0)
    pad = map_ / "data/initiatieven.csv"
    pad.write_text(pad.read_text("utf-8").replace("De Brug", "Met de hand"), "utf-8")
    voor = _inhoud(map_ / "data")
    for doe in (
        lambda: build(map_ / "data", map_ / "store", draws=False),
        lambda: _refresh(map_, "internet"),
        lambda: save(read_register(pad).assign(naam="X"), pad, digest(pad)),
    ):
        with pytest.raises(HalfVernieuwd, match="refresh`") as fout:
            doe()
        assert "initiatieven.csv is" in str(fout.value)
    assert _inhoud(map_ / "data") == voor
    # A whole refresh makes every file again, from the register as it was changed by hand.
    _refresh(map_)
    assert tafel.check(map_ / "data") == []
    assert not samen.unfinished(map_ / "data")
    assert [p.name for p in (map_ / "data").iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("noot", "zin"),
    [
        ("", "is niet te lezen"),
        ("[]", "is niet te lezen"),
        ('{"map": ".x", "sommen": {"a": ["1"]}}', "is niet te lezen"),
        ('{"map": ".x", "sommen": {"a": 7}}', "is niet te lezen"),
        ('{"map": "../x", "sommen": {}}', "noemt “../x”"),
        ('{"map": ".x", "sommen": {"../../a": ["", ""]}}', "noemt"),
        ('{"map": ".x", "sommen": {"/etc/passwd": ["", "1"]}}', "noemt “/etc/passwd”"),
        ('{"map": ".x", "sommen": {"a": ["", "1"]}}', "is niet meer wat het was"),
    ],
)
def test_a_note_that_is_not_ours_does_nothing(map_: Path, noot: str, zin: str) -> None:
    (map_ / "data" / samen.NOOT).write_text(noot)
    voor = _inhoud(map_)
    with pytest.raises(HalfVernieuwd, match=zin):
        samen.finish(map_ / "data")
    assert _inhoud(map_) == voor
    _refresh(map_)
    assert not samen.unfinished(map_ / "data")


def test_a_register_that_is_saved_while_the_sources_are_read_is_not_lost(
    map_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = map_ / "data/initiatieven.csv"

    def lees(*_: object) -> object:
        save(read_register(pad).assign(naam="Intussen"), pad, digest(pad))
        return kapot.bronnen(map_ / "bron", 1)

    monkeypatch.setattr(vernieuwing, "_read_all", lees)
    # The register is merged after that, and so still fits; a later save does not.
    monkeypatch.setattr(vernieuwing, "_merge_register", lambda _, vers: (vers, vers.iloc[:0]))
    with pytest.raises(RegisterVeranderd, match="er is niets geschreven"):
        _refresh(map_)
    assert set(read_register(pad)["naam"]) == {"Intussen"}
    assert "Wijk 1" not in set(tafel.load(map_ / "data", "wijken")["wijk_naam"])


def test_data_that_change_during_a_build_are_not_built(
    map_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(map_ / "data", map_ / "store", draws=False)
    staat, echt = open_edition(map_ / "store"), edition.make

    def maak(*delen: object) -> object:
        _refresh(map_)
        return echt(*delen)

    monkeypatch.setattr(edition, "make", maak)
    with pytest.raises(BouwBezig, match="veranderden tijdens de build"):
        build(map_ / "data", map_ / "store", force=True, draws=False)
    assert open_edition(map_ / "store") == staat


def test_files_that_are_the_same_are_not_touched(map_: Path) -> None:
    _refresh(map_)
    data = map_ / "data"
    voor = {p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in data.rglob("*") if p.is_file()}
    assert _refresh(map_)[0] == "verschil: geen, data/ is al zo."
    assert {p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in voor} == voor
    assert json.loads((data / "datapackage.json").read_text("utf-8"))["name"] == "buurtkompas"
