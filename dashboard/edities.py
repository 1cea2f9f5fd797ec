"""Which edition is served: the current one of the store, or the one before it where it is damaged.

An edition is opened once for all sessions. A new one is seen at once; who reads the old one keeps
it for the rest of the page.
"""

import logging
import os
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from dashboard.instellingen import instellingen
from etl.errors import BeschadigdeEditie, BuurtkompasFout
from etl.store.manifest import WIJZER, current
from etl.store.read import Editie, open_edition, open_folder, open_last_good

_LOG = logging.getLogger(__name__)
#: Where the store's pointer stands: another file, or another content, is another edition.
_Wijst = tuple[int, int, int]
#: Name, size and time of the files of an edition.
_Staat = tuple[tuple[str, int, int], ...]


@dataclass
class _Stand:
    """What was served from one store until now."""

    laatste: Editie | None = None
    vorige: Editie | None = None
    gevraagd: tuple[_Wijst | None, Editie] | None = None
    terugval: tuple[_Staat, Editie] | None = None


def huidig() -> Editie:
    """Return the current edition; asks the store every time, so a new one is seen at once.

    A current edition that turns out damaged does not take the page down: the one before it is
    served, and says so (``terugval``).

    Raises
    ------
    GeenEditie
        The store holds none.
    BeschadigdeEditie
        It is damaged, and there is no good one.
    """
    store = instellingen().store
    wijst = _wijst(store)
    nu = _zoek(store, _stand(store))
    _stand(store).gevraagd = (wijst, nu)
    return nu


def gevraagd() -> Editie | None:
    """Return what :func:`huidig` answered last, if the store points to the same since; else None.

    Opens and reads nothing: it is for who may not wait.
    """
    store = instellingen().store
    wijst, nu = _stand(store).gevraagd or (None, None)
    return nu if wijst is not None and wijst == _wijst(store) else None


def samen() -> tuple[Editie, ...]:
    """Return the current edition, and the one that was served before it.

    A page that was drawn just before a swap still asks for the map of the edition before.

    Raises
    ------
    GeenEditie, BeschadigdeEditie
        As :func:`huidig`.
    """
    nu = huidig()
    vorige = _stand(instellingen().store).vorige
    return (nu,) if vorige is None or vorige.id == nu.id else (nu, vorige)


def herzie() -> bool:
    """Look at the files of the current edition again, after one could not be read.

    Returns
    -------
    bool
        Whether that changes what :func:`huidig` answers: it is damaged, and is served no more.
    """
    stand = _stand(instellingen().store)
    _open.clear()
    stand.laatste = stand.vorige = None
    try:
        return huidig().terugval
    except BuurtkompasFout:
        return True


def _zoek(store: Path, stand: _Stand) -> Editie:
    if stand.terugval is not None and stand.terugval[0] == _staat(store):
        return stand.terugval[1]
    try:
        naam = current(store)
        nieuw = _open(store / naam) if naam else open_edition(store)
    except BeschadigdeEditie as fout:
        goede = stand.laatste or open_last_good(store)
        if goede is None:
            raise
        _LOG.warning("%s", fout)
        goede = replace(goede, terugval=True)
        stand.terugval = (_staat(store), goede)
        return goede
    if stand.laatste is not None and stand.laatste.id != nieuw.id:
        stand.vorige = stand.laatste
    stand.laatste = nieuw
    return nieuw


def _wijst(store: Path) -> _Wijst | None:
    s = _stat(store / WIJZER)
    return (s.st_ino, s.st_size, s.st_mtime_ns) if s else None


def _staat(store: Path) -> _Staat:
    """Return what tells that somebody mended or replaced something: cheaper than every sum."""
    try:
        map_ = store / (current(store) or "")
    except BeschadigdeEditie:
        map_ = store
    delen = [store / WIJZER, *sorted(map_.glob("*"))]
    return tuple((str(p), s.st_size, s.st_mtime_ns) for p in delen if (s := _stat(p)))


def _stat(pad: Path) -> os.stat_result | None:
    try:
        return pad.stat()
    except OSError:
        return None


@st.cache_resource(max_entries=2, show_spinner=False)
def _open(folder: Path) -> Editie:
    return open_folder(folder)


@st.cache_resource(show_spinner=False)
def _stand(store: Path) -> _Stand:
    return _Stand()
