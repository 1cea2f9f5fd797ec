"""Work that a test kills, and the process that it is done in.

The processes come from a fork server that has loaded the libraries already: a kill then falls in
the work and not in the loading, and some hundred of them fit in minutes.
"""

import ctypes
import errno
import multiprocessing
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from types import ModuleType
from typing import Any

from etl import refresh as vernieuwing
from etl import samen, tabellen
from etl.contract.adressen import ADRESSEN, Adres
from etl.contract.sources import BRONNEN
from etl.errors import BuurtkompasFout
from etl.export import Wens
from etl.export.alle import Opdracht, export_all
from etl.pipeline import build
from etl.register import save as bewaren
from etl.register.read import read_register
from etl.register.save import digest, save
from etl.slot import hold
from etl.sources import mirror
from etl.sources.download import Beleid, Ophaler
from etl.sources.initiatieven import GelezenRegister
from etl.sources.verslag import Gelezen
from etl.store import opruimen
from etl.store import write as _geladen  # noqa: F401, or each process would load it
from etl.store.read import open_edition

Melder = Callable[[str], None]
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.faults.kapot", "etl.edition", "etl.export.csv"])
_WACHT_S = 60.0
#: What a disk may answer, and what we then say of it.
WEIGERINGEN = {
    errno.EROFS: "mag niet geschreven worden",
    errno.EACCES: "mag niet geschreven worden",
    errno.ENOSPC: "is vol",
    errno.EDQUOT: "is vol",
    errno.EIO: "kijk de schijf",
}
_BRON = "statbel_wagens"


def weiger(nummer: int) -> Callable[..., Any]:
    """Return a call to the system that is always refused."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(nummer, os.strerror(nummer))

    return refuse


def bouw(map_: Path, beurt: int, meld: Melder) -> None:
    opruimen.LEZERS_S = 1.0
    build(map_ / "data", map_ / "store", force=True, report=meld, draws=False)


def bewaar(map_: Path, beurt: int, meld: Melder) -> None:
    pad = map_ / "data" / "initiatieven.csv"
    nieuw, houd = read_register(pad).assign(naam=f"Buurthuis {beurt}"), bewaren._keep

    def gemeld(pad: Path) -> Path:
        meld("schrijven")
        return houd(pad)

    bewaren._keep = gemeld
    save(nieuw, pad, digest(pad))


def voer_uit(map_: Path, beurt: int, meld: Melder) -> None:
    opdracht = Opdracht("geheel", "VB", "csv", Wens())
    export_all(open_edition(map_ / "store"), opdracht, map_ / "uit", meld, werkers=1)


def wissel(map_: Path, beurt: int, meld: Melder) -> None:
    """Build an edition in which the names of wijken and places, and its date, tell its number."""
    data = map_ / "data"
    wijken = tabellen.load(data, "wijken").assign(wijk_naam=f"Wijk Ed{beurt:02d}")
    tabellen.save(wijken, data, "wijken")
    register = tabellen.load(data, "initiatieven")
    register = register.assign(naam=f"Huis Ed{beurt:02d}", nagekeken_op=f"2026-07-{beurt:02d}")
    tabellen.save(register, data, "initiatieven")
    build(data, map_ / "store", draws=False)


def ververs(map_: Path, beurt: int, meld: Melder) -> None:
    """Refresh from sources that say something else, in most tables, at every turn."""
    vernieuwing._read_all = lambda *_: bronnen(map_ / "bron", beurt)
    wissel = samen.swap

    def gemeld(*delen: Any, **meer: Any) -> None:
        meld("wisselen")
        wissel(*delen, **meer)

    samen.swap = gemeld
    vernieuwing.refresh(map_, map_ / "data", (), meld, neem_over=True)


def bronnen(map_: Path, beurt: int) -> dict[str, Gelezen]:
    vers = tabellen.load_all(map_)
    vers["wijken"] = vers["wijken"].assign(wijk_naam=f"Wijk {beurt}")
    vers["huishoudens"] = vers["huishoudens"].assign(wagens=float(beurt))
    vers["gebieden"] = vers["gebieden"].assign(naam_nl=f"Gebied {beurt}")
    vers["initiatieven"] = vers["initiatieven"].assign(naam=f"Huis {beurt}")
    for naam in ("internet", "alleenwonend", "verkoopprijs"):
        vers[naam] = vers[naam].assign(waarde=vers[naam]["waarde"] + beurt / 100)
    gelezen = {naam: Gelezen(tabel, (f"{naam}: {beurt}",)) for naam, tabel in vers.items()}
    # Beside the register a list that is there every other time only.
    lijst = f"initiatief_id,veld,bron\nx,naam,{beurt}\n".encode()
    naast = {"initiatieven.herkomst.csv": lijst if beurt % 2 else b""}
    gelezen["initiatieven"] = GelezenRegister(vers["initiatieven"], (), naast)
    return gelezen


def spiegel(map_: Path, beurt: int, meld: Melder) -> None:
    """Fetch a few files of the publisher whose address stands in the folder."""
    adres = (map_ / "adres").read_text()
    ADRESSEN[_BRON] = tuple(Adres(f"{adres}/{n}", f"uitgever/{n}.csv") for n in range(4))
    ophaler = Ophaler(map_ / "spiegel", Beleid(pogingen=1), report=meld)
    mirror.fetch_all(ophaler, (BRONNEN[_BRON],))


def begin(doel: Callable[..., object], *delen: object) -> ForkServerProcess:
    """Start a process that has all loaded already."""
    hoofd = sys.modules["__main__"]
    # A page that was tested without a browser stays behind as the main module, and every process
    # would load it.
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        proces = CONTEXT.Process(target=doel, args=delen)
        proces.start()
    finally:
        sys.modules["__main__"] = hoofd
    return proces


def houd(folder: Path, pijp: Connection) -> None:
    """Hold the lock of a folder until somebody says something."""
    with hold(folder):
        pijp.send("vast")
        pijp.recv()


def niets() -> None:
    """Meet no trouble."""


def grens(bytes_: int) -> None:
    """Meet a disk that has no room for a file of more than so many bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, resource.RLIM_INFINITY))


def op_slot(folder: Path) -> None:
    """Meet a folder that may not be written to."""
    folder.chmod(0o555)
    _without_privilege()


def _without_privilege() -> None:
    """Let the bits of files and folders count for this process, also where it is root's."""
    kop, niets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    if ctypes.CDLL(None, use_errno=True).capset(kop, niets):
        raise OSError(ctypes.get_errno(), "capset")


def _probeer(
    doe: Callable[[Path, int, Melder], None],
    map_: Path,
    vooraf: Callable[[], None],
    pijp: Connection,
) -> None:
    vooraf()
    try:
        doe(map_, 1, lambda _: None)
    except (BuurtkompasFout, OSError) as fout:
        pijp.send(f"{type(fout).__name__}: {fout}")
    else:
        pijp.send("")


def zin(doe: Callable[[Path, int, Melder], None], map_: Path, vooraf: Callable[[], None]) -> str:
    """Do work in a process that was first made to meet trouble; return what it says of it."""
    hier, daar = CONTEXT.Pipe(duplex=False)
    proces = begin(_probeer, doe, map_, vooraf, daar)
    daar.close()
    uit = hier.recv()
    proces.join()
    hier.close()
    return uit


def _werk(doe: Callable[[Path, int, Melder], None], map_: Path, beurt: int, pijp: Connection):
    pijp.send("begin")
    doe(map_, beurt, pijp.send)
    pijp.send("klaar")


def dood(
    doe: Callable[[Path, int, Melder], None],
    map_: Path,
    beurt: int,
    vanaf: str,
    wacht_s: float,
) -> bool:
    """Do work in a process, and kill it `wacht_s` after it said `vanaf`; tell whether it was."""
    hier, daar = CONTEXT.Pipe(duplex=False)
    proces = begin(_werk, doe, map_, beurt, daar)
    daar.close()
    try:
        while hier.poll(_WACHT_S) and hier.recv() != vanaf:
            pass
        time.sleep(wacht_s)
        os.kill(proces.pid, signal.SIGKILL)
    except (EOFError, ProcessLookupError):
        pass
    finally:
        proces.join()
        hier.close()
    return proces.exitcode == -signal.SIGKILL


def heel(doe: Callable[[Path, int, Melder], None], map_: Path, beurt: int) -> dict[str, float]:
    """Do work to its end; return the seconds from its beginning to each of its messages."""
    hier, daar = CONTEXT.Pipe(duplex=False)
    proces = begin(_werk, doe, map_, beurt, daar)
    daar.close()
    tijden: dict[str, float] = {}
    try:
        while hier.poll(_WACHT_S):
            tijden[hier.recv()] = time.monotonic()
    except EOFError:
        pass
    proces.join()
    hier.close()
    assert proces.exitcode == 0
    return {k: t - tijden["begin"] for k, t in tijden.items()}


def moment(kans: random.Random, tijden: dict[str, float], vaak: str) -> tuple[str, float]:
    """Draw when to kill: anywhere in the work, but mostly in the part that begins with `vaak`."""
    vanaf = "begin" if kans.random() < 0.3 else vaak
    return vanaf, kans.uniform(0, 1.1 * (tijden["klaar"] - tijden[vanaf]))
