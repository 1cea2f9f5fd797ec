"""One writer at a time in a folder: a lock in it that says whose it is and since when.

The system holds the lock itself for as long as its owner lives: of an owner that was killed
nothing holds, and its file is taken over. An owner that has not finished within :data:`TE_OUD_S`
hangs: whoever comes next puts a lock of its own in the place, and the hanging one finds out
before it could make what it wrote count (:meth:`Slot.check`).
"""

import errno
import fcntl
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import FileIO
from pathlib import Path

from etl.errors import BouwBezig, GeenSchrijftoegang
from etl.heel import VOL

NAAM = ".slot.json"
#: A build takes seconds to a minute or two; after this it will never end.
TE_OUD_S = 3600.0


@dataclass(frozen=True)
class Werk:
    """What is done in a folder, in the words of the sentences on it.

    Attributes
    ----------
    wordt : str
        What goes on there: "in … wordt al …".
    uitweg : str
        What to do where the folder may not be written to.
    blijft : str
        What a failure leaves.
    """

    wordt: str
    uitweg: str
    blijft: str


EDITIE = Werk(
    "een editie gebouwd", "kies een andere map met --store", "De editie die er stond, blijft."
)
GEGEVENS = Werk("geschreven", "kies een andere map met --data", "Er is niets veranderd.")
UITVOER = Werk("geschreven", "kies een andere map met --uit", "Wat er stond, blijft.")
SPIEGEL = Werk(
    "opgehaald",
    "kies een andere map met BUURTKOMPAS_SPIEGEL",
    "De bestanden die er stonden, blijven.",
)


@dataclass(frozen=True)
class Slot:
    """A lock that is held.

    Attributes
    ----------
    path : Path
        Its file.
    bestand : file
        The same, open: the system's lock is on it.
    werk : Werk
        What it is held for.
    """

    path: Path
    bestand: FileIO
    werk: Werk

    def holds(self) -> bool:
        """Tell whether the lock is still ours: nobody put another in its place."""
        try:
            return os.path.samestat(os.fstat(self.bestand.fileno()), self.path.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let the lock go, and take its file away unless it is another's by now."""
        if self.holds():
            self.path.unlink(missing_ok=True)
        self.bestand.close()

    def check(self) -> None:
        """Refuse to go on when somebody took the lock over.

        Raises
        ------
        BouwBezig
            It took so long that another began.
        """
        if not self.holds():
            raise BouwBezig(
                f"Dit duurde langer dan {TE_OUD_S / 60:.0f} minuten en een andere heeft het "
                f"overgenomen in {self.path.parent}; er is niets veranderd."
            )


@contextmanager
def hold(folder: Path, werk: Werk = EDITIE) -> Iterator[Slot]:
    """Hold the lock of a folder.

    Parameters
    ----------
    folder : Path
        Made where it does not exist.
    werk : Werk
        What it is held for.

    Raises
    ------
    BouwBezig
        Another process writes there; the sentence says which and since when.
    GeenSchrijftoegang
        The folder cannot be written to.
    """
    with writing(folder, werk):
        folder.mkdir(parents=True, exist_ok=True)
        slot = take(folder / NAAM, werk)
    try:
        yield slot
    finally:
        slot.release()


@contextmanager
def writing(folder: Path, werk: Werk = EDITIE) -> Iterator[None]:
    """Turn what the disk refuses into one sentence.

    Raises
    ------
    GeenSchrijftoegang
        No access, a folder that is read-only, a full disk.
    """
    try:
        yield
    except OSError as fout:
        raise GeenSchrijftoegang(_refused(folder, fout, werk)) from fout


def take(path: Path, werk: Werk) -> Slot:
    """Take a lock; see :func:`hold`, which also lets it go and makes one sentence of an OSError."""
    while True:
        bestand = path.open("ab", buffering=0)
        slot = Slot(path, bestand, werk)
        try:
            fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            bestand.close()
            _refuse_young(path, werk)
            continue
        except OSError:
            bestand.close()
            raise
        if slot.holds():
            try:
                _sign(slot)
            except OSError:
                slot.release()
                raise
            return slot
        # Its owner let it go, and took the file away, between our opening and our locking.
        bestand.close()


def _sign(slot: Slot) -> None:
    wie = {"pid": os.getpid(), "machine": socket.gethostname(), "sinds": time.time()}
    slot.bestand.truncate(0)
    slot.bestand.write(json.dumps(wie).encode())


def _refuse_young(path: Path, werk: Werk) -> None:
    """Say who writes; where that has lasted too long, clear the way."""
    try:
        wie = json.loads(path.read_text(encoding="utf-8"))
        pid, machine, sinds = int(wie["pid"]), str(wie["machine"]), float(wie["sinds"])
        begin = datetime.fromtimestamp(sinds).astimezone()
    except FileNotFoundError:
        return
    except (ValueError, KeyError, TypeError, OverflowError):
        # Its owner locked it and is about to write who it is.
        raise BouwBezig(
            f"In {path.parent} wordt net {werk.wordt}; probeer straks opnieuw."
        ) from None
    if time.time() - sinds > TE_OUD_S:
        path.unlink(missing_ok=True)
        return
    raise BouwBezig(
        f"In {path.parent} wordt al {werk.wordt}, door proces {pid} op {machine}, sinds "
        f"{begin:%H:%M:%S} op {begin:%d/%m/%Y}; wacht tot dat klaar is en probeer opnieuw."
    )


def _refused(folder: Path, fout: OSError, werk: Werk) -> str:
    if fout.errno in VOL:
        return f"De schijf met {folder} is vol; maak plaats en probeer opnieuw. {werk.blijft}"
    if isinstance(fout, PermissionError) or fout.errno == errno.EROFS:
        return (
            f"In de map {folder} mag niet geschreven worden; geef schrijftoegang of {werk.uitweg}."
        )
    if isinstance(fout, FileExistsError | NotADirectoryError):
        return (
            f"{fout.filename or folder} is een bestand waar een map verwacht wordt; verplaats het "
            f"of {werk.uitweg}. {werk.blijft}"
        )
    reden = fout.strerror or str(fout)
    return f"Schrijven in {folder} lukt niet ({reden}); kijk de schijf en de map na. {werk.blijft}"
