"""An edition that is not what it was: told in one sentence, and the one before it is served."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.cli import app
from etl.errors import BeschadigdeEditie
from etl.pipeline import build
from etl.store import opruimen
from etl.store.manifest import MANIFEST, WIJZER, ZEGEL
from etl.store.read import Editie, open_edition, open_last_good
from tests.app.bezoek import bezoek, html
from tests.golden import stad


@pytest.fixture(scope="module")
def twee(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("twee")
    build(stad.write(map_ / "data"), map_ / "store", draws=False)
    build(map_ / "data", map_ / "store", force=True, draws=False)
    return map_ / "store"


@pytest.fixture
def store(twee: Path, tmp_path: Path) -> Path:
    """Return a store of two editions; whatever a test breaks in it is its own."""
    return shutil.copytree(twee, tmp_path / "store")


def _flip(pad: Path, kans: random.Random) -> None:
    inhoud = bytearray(pad.read_bytes())
    inhoud[kans.randrange(len(inhoud))] ^= 1 << kans.randrange(8)
    pad.write_bytes(bytes(inhoud))


def _halve(pad: Path) -> None:
    pad.write_bytes(pad.read_bytes()[: pad.stat().st_size // 2])


def _manifest(**anders: object) -> Callable[[Path], None]:
    """Change the manifest and seal it again: somebody meant it so."""

    def wijzig(folder: Path) -> None:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8")) | anders
        (folder / MANIFEST).write_text(json.dumps(manifest), "utf-8")
        (folder / ZEGEL).unlink()

    return wijzig


SCHADE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a table cut off": (lambda f: _halve(f / "wijken.parquet"), r"wijken\.parquet is veranderd"),
    "an empty table": (lambda f: (f / "regios.parquet").write_bytes(b""), r"regios\.parquet is"),
    "an array cut off": (lambda f: _halve(f / "metres.npy"), r"metres\.npy is veranderd"),
    "a missing array": (lambda f: (f / "xy.npy").unlink(), r"xy\.npy ontbreekt"),
    "a missing table": (lambda f: (f / "huur.parquet").unlink(), r"huur\.parquet ontbreekt"),
    "a missing manifest": (lambda f: (f / MANIFEST).unlink(), r"manifest\.json ontbreekt"),
    "a manifest cut off": (lambda f: _halve(f / MANIFEST), "niet volledig"),
    "a manifest of something else": (
        lambda f: (f / MANIFEST).write_text('{"name": "app", "version": 1}'),
        "niet volledig",
    ),
    "a manifest that is a list": (lambda f: (f / MANIFEST).write_text("[1]"), "niet volledig"),
    "a manifest of another program": (_manifest(bestanden={}), "geen manifest van een editie"),
    "a date that was changed": (
        lambda f: (f / MANIFEST).write_text((f / MANIFEST).read_text().replace("2026", "2036")),
        r"manifest\.json is veranderd",
    ),
    "a schema of the future": (_manifest(schema=99), "schema 99.*werk het programma bij"),
    "a schema of long ago": (_manifest(schema=0), "schema 0"),
    "a schema that is no number": (_manifest(schema="x"), "schema 'x'"),
    "a folder that is gone": (lambda f: f.rename(f.with_name("weg")), "niet volledig"),
    "a pointer cut off": (lambda f: _halve(f.parent / WIJZER), "niet te lezen"),
    "a pointer to outside": (
        lambda f: (f.parent / WIJZER).write_text('{"editie": "../../etc"}'),
        "niet te lezen",
    ),
    "a pointer of another kind": (
        lambda f: (f.parent / WIJZER).write_text('{"editie": 7}'),
        "niet te lezen",
    ),
}


@pytest.mark.parametrize("geval", SCHADE)
def test_damage_is_told_and_the_edition_before_is_there(store: Path, geval: str) -> None:
    schade, zin = SCHADE[geval]
    schade(open_edition(store).map)
    with pytest.raises(BeschadigdeEditie, match=zin) as fout:
        open_edition(store)
    assert "build --opnieuw" in str(fout.value)
    assert "De vorige editie, met gegevens tot 2026-06-25, is nog heel" in str(fout.value)
    vorige = open_last_good(store)
    assert isinstance(vorige, Editie)
    assert vorige.terugval
    assert len(vorige.wijken) == len(stad.WIJKEN)
    uit = CliRunner().invoke(app, ["info", "--store", str(store)])
    assert uit.exit_code == 1
    assert "Traceback" not in uit.output
    assert "is nog heel" in " ".join(uit.stderr.split())


def test_any_bit_that_flips_is_seen(store: Path) -> None:
    folder, kans = open_edition(store).map, random.Random(3)  # noqa: S311
    for pad in sorted(p for p in folder.rglob("*") if p.is_file()):
        heel = pad.read_bytes()
        for _ in range(5):
            _flip(pad, kans)
            with pytest.raises(BeschadigdeEditie):
                open_edition(store)
            pad.write_bytes(heel)
    assert not open_edition(store).terugval


@pytest.mark.parametrize("bestand", ["straten.parquet", "metres.npy", "xy.npy", "grenzen.parquet"])
def test_a_bit_that_flips_after_opening_is_seen_when_it_is_read(store: Path, bestand: str) -> None:
    editie, kans = open_edition(store), random.Random(5)  # noqa: S311
    _flip(editie.map / bestand, kans)
    lezen = {
        "straten.parquet": lambda: editie.straten,
        "metres.npy": lambda: editie.reach,
        "xy.npy": lambda: editie.rijen_xy,
        "grenzen.parquet": lambda: editie.geometrie,
    }
    with pytest.raises(BeschadigdeEditie, match="niet meer te lezen"):
        lezen[bestand]()


def test_what_was_read_once_stays_whatever_becomes_of_its_file(store: Path) -> None:
    editie = open_edition(store)
    voor = editie.reach.metres.copy()
    (editie.map / "metres.npy").write_bytes(b"")
    assert (editie.reach.metres == voor).all()
    with pytest.raises(ValueError, match="read-only"):
        editie.reach.metres[:] = 0


def test_a_layer_of_the_map_that_is_damaged_is_not_sent(store: Path) -> None:
    editie = open_edition(store)
    _halve(editie.layer("wijk"))
    with pytest.raises(BeschadigdeEditie):
        editie.layer_bytes("wijk")
    assert editie.layer_bytes("gemeente") == editie.layer("gemeente").read_bytes()


def test_where_both_are_damaged_nothing_is_promised(store: Path) -> None:
    for folder in store.glob("editie-*"):
        _halve(folder / "wijken.parquet")
    assert open_last_good(store) is None
    with pytest.raises(BeschadigdeEditie) as fout:
        open_edition(store)
    assert "vorige editie" not in str(fout.value)


def test_a_build_over_a_damaged_edition_keeps_the_good_one_before(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opruimen, "LEZERS_S", 0)
    kapot = open_edition(store).map
    _halve(kapot / "wijken.parquet")
    goed = open_last_good(store)
    assert goed is not None
    nieuw = build(stad.write(tmp_path / "data"), store, draws=False)
    assert {p.name for p in store.glob("editie-*")} == {goed.map.name, nieuw.name}
    assert open_edition(store).map == nieuw


@pytest.mark.parametrize(("taal", "zin"), [("nl", "beschadigd"), ("fr", "endommagés")])
def test_the_page_shows_the_edition_before_and_says_so(
    store: Path, twee: Path, monkeypatch: pytest.MonkeyPatch, taal: str, zin: str
) -> None:
    assert zin not in html(bezoek(monkeypatch, twee, "start", taal=taal))
    _halve(open_edition(store).map / "wijken.parquet")
    kapot = bezoek(monkeypatch, store, "start", taal=taal)
    assert zin in html(kapot)
    assert "buurtkompas build --opnieuw" in html(kapot)
    assert "2026" in html(kapot)
