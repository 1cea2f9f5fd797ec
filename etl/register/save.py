"""The register on its way to disk: the file to take away, and the file of ``data/`` itself."""

import errno
import hashlib
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from etl.contract.check import check_table
from etl.errors import (
    BouwBezig,
    GeenSchrijftoegang,
    HalfVernieuwd,
    OngeldigeGegevens,
    RegisterVeranderd,
)
from etl.heel import VOL, sweep, write_whole
from etl.register.read import register_bytes
from etl.samen import finish
from etl.slot import GEGEVENS, NAAM, take

_NAAM = "initiatieven"
#: Sessions of one server save one after the other; another process is told to try again.
_SLOT = threading.Lock()
#: A visitor reads these: no process, machine or folder is named.
_BEZIG = "{} is niet bewaard: er wordt net iets anders bewaard; wacht even en probeer opnieuw."
_HALF = (
    "{} is niet bewaard: een vernieuwing van de gegevens werd onderbroken. Beheert u deze site? "
    "Draai dan `buurtkompas refresh`."
)


def digest(path: Path) -> str:
    """Return the sha256 of a register's file: tells whether it is still the one that was read.

    Raises
    ------
    GeenSchrijftoegang
        The file cannot be read.
    """
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as fout:
        raise _refused(path, fout) from fout


def save(frame: pd.DataFrame, path: Path, gelezen: str) -> Path | None:
    """Put a register in the place of the one that stands, and keep that one beside it.

    First the earlier version gets a second name, ``initiatieven.001.csv`` with the first free
    number; then the new one is written whole beside it and renamed over it. At every moment of
    this the file is the earlier or the new register, and a kill loses neither.

    Parameters
    ----------
    frame : DataFrame
        The register (contract table ``initiatieven``).
    path : Path
        The file of ``data/``.
    gelezen : str
        :func:`digest` of the file that `frame` was made from.

    Returns
    -------
    Path or None
        Where the earlier version is; None where nothing changed.

    Raises
    ------
    RegisterVeranderd
        The file is no longer the one that was read: somebody else saved.
    OngeldigeGegevens
        The register does not keep its contract.
    BouwBezig
        Another process is writing in the folder.
    HalfVernieuwd
        A refresh was cut off halfway and cannot be finished.
    GeenSchrijftoegang
        The folder cannot be written to, or the disk is full; the earlier version stands.
    """
    problemen = check_table(_NAAM, frame, path.name)
    if problemen:
        raise OngeldigeGegevens(problemen)
    inhoud = register_bytes(frame)
    with _alone(path):
        nu = digest(path)
        if nu != gelezen:
            raise RegisterVeranderd(
                f"{path.name} is intussen door iemand anders veranderd; kijk uw bestand opnieuw na."
            )
        if hashlib.sha256(inhoud).hexdigest() == nu:
            return None
        try:
            sweep(path.parent, path.name)
            eerder = _keep(path)
            try:
                write_whole(path, inhoud)
            except OSError:
                # The earlier version still stands under its own name.
                eerder.unlink(missing_ok=True)
                raise
        except OSError as fout:
            raise _refused(path, fout) from fout
    return eerder


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep everybody else from writing in the folder, and finish what was cut off there."""
    with _SLOT:
        try:
            finish(path.parent)
            slot = take(path.parent / NAAM, GEGEVENS)
        except OSError as fout:
            raise _refused(path, fout) from fout
        except BouwBezig as fout:
            raise BouwBezig(_BEZIG.format(path.name)) from fout
        except HalfVernieuwd as fout:
            raise HalfVernieuwd(_HALF.format(path.name)) from fout
        try:
            yield
        finally:
            slot.release()


def _keep(path: Path) -> Path:
    """Give the standing file a second name that nobody has yet."""
    nummer = 1
    while True:
        eerder = path.with_name(f"{path.stem}.{nummer:03d}{path.suffix}")
        try:
            _second_name(path, eerder)
        except FileExistsError:
            # A save that was killed halfway gave the standing file this name already.
            if eerder.samefile(path):
                return eerder
            nummer += 1
        else:
            return eerder


def _second_name(path: Path, eerder: Path) -> None:
    try:
        os.link(path, eerder)
    except FileExistsError:
        raise
    except OSError as fout:
        if fout.errno not in (errno.EPERM, errno.ENOTSUP, errno.EXDEV, errno.EMLINK):
            raise
        # A disk without second names: a copy, which never takes the place of another file.
        with path.open("rb") as bron, eerder.open("xb") as doel:
            shutil.copyfileobj(bron, doel)
            doel.flush()
            os.fsync(doel.fileno())


def _refused(path: Path, fout: OSError) -> GeenSchrijftoegang:
    if fout.errno in VOL:
        waarom, hulp = "de schijf is vol", "maak plaats"
    elif isinstance(fout, FileNotFoundError):
        waarom, hulp = "het bestand of de map bestaat niet", "kijk BUURTKOMPAS_DATA na"
    elif isinstance(fout, PermissionError) or fout.errno == errno.EROFS:
        waarom, hulp = "er mag niet geschreven worden", "geef de server schrijftoegang"
    else:
        waarom, hulp = "schrijven lukt niet", "kijk de schijf na"
    return GeenSchrijftoegang(
        f"{path.name} is niet bewaard: {waarom} in {path.parent}; {hulp} en probeer opnieuw. "
        "Er is niets veranderd."
    )
