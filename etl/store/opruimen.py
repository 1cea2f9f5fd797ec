"""Take away what nobody needs any more: older editions, and what killed builds left."""

import os
import shutil
import time
from pathlib import Path

from etl.errors import BouwBezig, GeenSchrijftoegang
from etl.heel import sweep
from etl.slot import NAAM, Slot, hold

NIEUW = ".nieuw-"
EDITIE = "editie-"
#: Who began a page with an edition reads from it for seconds, also when two builds go by.
LEZERS_S = 600.0


def tidy(store: Path, houden: set[str], slot: Slot) -> None:
    """Remove what killed builds left, and the editions that are not in `houden`.

    Parameters
    ----------
    store : Path
    houden : set of str
        Folder names of the editions to keep; others stay while somebody may be reading them.
    slot : Slot
        Proof that nobody else is building here: then no unfinished folder is anybody's.
    """
    slot.check()
    sweep(store)
    for pad in list(store.iterdir()):
        oud = pad.name.startswith(EDITIE) and pad.name not in houden and not _recent(pad)
        if oud and pad.is_dir():
            # A kill halfway must not leave half an edition under the name of a whole one.
            pad = pad.rename(store / f"{NIEUW}{pad.name}")  # noqa: PLW2901
        if pad.is_dir() and pad.name.startswith(NIEUW):
            shutil.rmtree(pad, ignore_errors=True)


def retire(folder: Path) -> None:
    """Note that an edition is no longer the current one, from now on."""
    os.utime(folder)


def heal(store: Path) -> None:
    """Take away what killed builds left, if anything; editions stay.

    Quietly nothing where another build goes on or the store cannot be written to: the edition
    that is asked for stands, and the next build will do it.
    """
    rest = (*store.glob(f"{NIEUW}*"), *store.glob(".*.nieuw"), *store.glob(NAAM))
    if not rest:
        return
    try:
        with hold(store) as slot:
            tidy(store, {pad.name for pad in store.glob(f"{EDITIE}*")}, slot)
    except (BouwBezig, GeenSchrijftoegang):
        return


def _recent(pad: Path) -> bool:
    # A time in the future is no reason to stay for ever: the clock has been put back since.
    return 0 <= time.time() - pad.stat().st_mtime < LEZERS_S
