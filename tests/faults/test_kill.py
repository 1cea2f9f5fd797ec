"""Killed at any moment, nothing is lost, nothing half is read, and the next run heals.

A few dozen kills in the ordinary tests; with BUURTKOMPAS_SOAK=1 more than two hundred, and a
report of how many there were and where they fell.
"""

import random
import shutil
import time
from pathlib import Path

from etl import samen, tabellen
from etl.heel import read_json
from etl.pipeline import build
from etl.register.read import read_register
from etl.store.manifest import read_manifest
from etl.store.read import open_edition
from tests.cijfers import LANG, meld
from tests.faults import kapot
from tests.faults.conftest import Uitgever, bestand
from tests.golden import stad


def _kans(zaad: int) -> random.Random:
    return random.Random(zaad)  # noqa: S311, the same moments every time


def _verslag(wat: str, gedood: int, pogingen: int, begin: float, **meer: int) -> None:
    # The kills fell in work that was going on, not after it.
    assert not LANG or gedood > pogingen / 5
    duur = time.monotonic() - begin
    meld(f"{wat}, killed", killed=gedood, begun=pogingen, **meer, lost=0, seconds=duur)


def _resten(map_: Path) -> list[str]:
    """Return what a finished run must not leave: halves, unfinished folders, locks."""
    return [p.name for p in map_.iterdir() if p.name.startswith(".")]


def test_a_build_killed_anywhere_leaves_a_good_edition(stadsmap: Path) -> None:
    store, kans, begin, gedood = stadsmap / "store", _kans(7), time.monotonic(), 0
    vorige = open_edition(store).map
    tijden = kapot.heel(kapot.bouw, stadsmap, 0)
    assert open_edition(store).map != vorige
    aantal, gewisseld, rest = 60 if LANG else 3, 0, 0
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
    _verslag("build", gedood, aantal, begin, left_halves=rest, after_the_swap=gewisseld)


def test_a_save_killed_anywhere_keeps_both_registers(stadsmap: Path) -> None:
    data, kans, begin, gedood = stadsmap / "data", _kans(11), time.monotonic(), 0
    pad = data / "initiatieven.csv"
    aantal, rest = 160 if LANG else 6, 0
    kapot.heel(kapot.bewaar, stadsmap, aantal + 2)
    tijden = kapot.heel(kapot.bewaar, stadsmap, 0)
    for beurt in range(1, aantal + 1):
        oud = pad.read_bytes()
        gedood += kapot.dood(
            kapot.bewaar, stadsmap, beurt, *kapot.moment(kans, tijden, "schrijven")
        )
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
    _verslag("saving the register", gedood, aantal, begin, left_halves=rest)


def test_an_export_killed_anywhere_goes_on_to_the_same_bytes(stadsmap: Path) -> None:
    uit, kans, begin, gedood = stadsmap / "uit", _kans(13), time.monotonic(), 0
    kapot.heel(kapot.voer_uit, stadsmap, 0)
    goed = {p.name: p.read_bytes() for p in uit.iterdir()}
    # The first run loads what the next ones find loaded.
    shutil.rmtree(uit)
    tijden = kapot.heel(kapot.voer_uit, stadsmap, 0)
    aantal, halverwege = 120 if LANG else 4, 0
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
    _verslag("export --alle", gedood, aantal, begin, halfway=halverwege)


def _inhoud(data: Path) -> dict[str, bytes]:
    paden = (p for p in data.rglob("*") if p.is_file())
    delen = {p.relative_to(data): p.read_bytes() for p in paden}
    return {str(p): b for p, b in delen.items() if not p.parts[0].startswith(".")}


def test_a_refresh_killed_anywhere_leaves_all_tables_old_or_all_new(stadsmap: Path) -> None:
    """Also where they are read, or built from, before the next refresh."""
    data, kans, begin, gedood = stadsmap / "data", _kans(17), time.monotonic(), 0
    stad.write(stadsmap / "bron")
    kapot.heel(kapot.ververs, stadsmap, 100)
    tijden = kapot.heel(kapot.ververs, stadsmap, 0)
    aantal, half, nieuw = 60 if LANG else 3, 0, 0
    for beurt in range(1, aantal + 1):
        voor = _inhoud(data)
        moment = kapot.moment(kans, tijden, "wisselen")
        gedood += kapot.dood(kapot.ververs, stadsmap, beurt, *moment)
        staat, afgemaakt = _inhoud(data), samen.unfinished(data)
        if afgemaakt:
            assert "half oud, half nieuw" in tabellen.check(data)[0].zin()
        if beurt % 6 == 1:
            build(data, stadsmap / "store", draws=False)
            assert len(open_edition(stadsmap / "store").wijken) == len(stad.WIJKEN)
        assert samen.finish(data) is (afgemaakt and beurt % 6 != 1)
        heel = _inhoud(data)
        assert tabellen.check(data) == []
        kapot.heel(kapot.ververs, stadsmap, beurt)
        na = _inhoud(data)
        assert heel in (voor, na)
        assert _resten(data) == []
        # No file was half one and half the other, whenever it was read.
        assert all(inhoud in (voor.get(naam), na.get(naam)) for naam, inhoud in staat.items())
        half += afgemaakt
        nieuw += heel == na
    _verslag("refresh", gedood, aantal, begin, halfway_and_finished=half, after_the_swap=nieuw)


def test_a_fetch_killed_anywhere_leaves_whole_files_in_the_mirror(
    tmp_path: Path, uitgever: type[Uitgever]
) -> None:
    map_, kans, begin, gedood = tmp_path / "spiegel", _kans(19), time.monotonic(), 0
    tijden = kapot.heel(kapot.spiegel, tmp_path, 0)
    aantal, rest = 60 if LANG else 4, 0
    for beurt in range(1, aantal + 1):
        uitgever.beurt = beurt
        gedood += kapot.dood(kapot.spiegel, tmp_path, beurt, *kapot.moment(kans, tijden, "begin"))
        for pad in (map_ / "uitgever").glob("[0-9].csv"):
            assert pad.read_bytes() in (bestand(pad.stem, beurt - 1), bestand(pad.stem, beurt))
        assert len(read_json(map_ / ".opgehaald.json")) == 4
        rest += len(_resten(map_ / "uitgever")) > 0
        kapot.heel(kapot.spiegel, tmp_path, beurt)
        for nummer in "0123":
            assert (map_ / f"uitgever/{nummer}.csv").read_bytes() == bestand(nummer, beurt)
        assert _resten(map_ / "uitgever") == []
        assert _resten(map_) == [".opgehaald.json"]
    _verslag("fetching into the mirror", gedood, aantal, begin, left_parts=rest)
