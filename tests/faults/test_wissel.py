"""Editions are swapped while visitors read: no error, and one edition in one page."""

import ast
import json
import threading
import time
from pathlib import Path

import geopandas as gpd
import pytest

from dashboard import edities
from etl.heel import write_whole
from etl.pipeline import build
from etl.store.manifest import WIJZER
from tests.cijfers import LANG, meld
from tests.golden import stad

DASHBOARD = Path(edities.__file__).parent
LEZERS = 20
WISSELS = 20 if LANG else 5
#: Who asks for the edition, each once a page or an answer, of which the API has two kinds: figures
#: and its own description. All others are given it. The server itself asks for each request of a
#: file.
VRAGERS = {"parts/pagina.py": 1, "api/routes.py": 2}
SERVER = {"server.py", "koppen.py"}


def test_a_page_asks_for_the_edition_once() -> None:
    gevonden: dict[str, int] = {}
    for pad in sorted(DASHBOARD.rglob("*.py")):
        for knoop in ast.walk(ast.parse(pad.read_text("utf-8"))):
            if isinstance(knoop, ast.Call) and ast.unparse(knoop.func) == "edities.huidig":
                naam = pad.relative_to(DASHBOARD).as_posix()
                gevonden[naam] = gevonden.get(naam, 0) + 1
    assert {naam: n for naam, n in gevonden.items() if naam not in SERVER} == VRAGERS
    deuren = ("open_edition", "open_folder", "open_last_good")
    openers = {
        pad.relative_to(DASHBOARD).as_posix()
        for pad in DASHBOARD.rglob("*.py")
        if any(deur in pad.read_text("utf-8") for deur in deuren)
    }
    assert openers == {"edities.py"}


def _edition(store: Path, naam: str) -> str:
    """Make an edition whose every name tells which it is; return its folder's name."""
    data_ = stad.write(store.parent / f"data-{naam}")
    register = data_ / "initiatieven.csv"
    register.write_text(register.read_text("utf-8").replace("De Brug", naam), "utf-8")
    wijken = gpd.read_parquet(data_ / "wijken/wijken.parquet")
    wijken.assign(wijk_naam=naam).to_parquet(data_ / "wijken/wijken.parquet", index=False)
    return build(data_, store, draws=False).name


def _lees(klaar: threading.Event, fouten: list[str], gezien: list[str]) -> None:
    """Read pages, each of one edition, until the swaps are done."""
    while not klaar.is_set():
        try:
            nu = edities.huidig()
            naam = str(nu.wijken["wijk_naam"].iloc[0])
            # Other pages, and a swap, come in between two parts of a page.
            time.sleep(0.05)
            ook = str(nu.initiatieven["naam"].iloc[0])
            if ook != f"Buurthuis {naam}" or nu.reach.metres.shape[1] != len(stad.RIJEN):
                fouten.append(f"{naam} with {ook}")
            gezien.append(naam)
        except Exception as fout:
            fouten.append(repr(fout))


def test_readers_see_one_edition_a_page_while_editions_are_swapped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    monkeypatch.setenv("BUURTKOMPAS_STORE", str(store))
    mappen = [_edition(store, naam) for naam in ("Een", "Twee")]
    klaar, fouten, gezien = threading.Event(), [], []
    draden = [threading.Thread(target=_lees, args=(klaar, fouten, gezien)) for _ in range(LEZERS)]
    for draad in draden:
        draad.start()
    try:
        for nummer in range(WISSELS):
            time.sleep(0.3)
            write_whole(store / WIJZER, json.dumps({"editie": mappen[nummer % 2]}).encode())
    finally:
        klaar.set()
        for draad in draden:
            draad.join()
    assert fouten == []
    assert len(gezien) >= LEZERS
    assert set(gezien) == {"Een", "Twee"}
    meld(
        "editions swapped under readers of the store",
        readers=LEZERS,
        swaps=WISSELS,
        pages=len(gezien),
        errors=0,
    )
