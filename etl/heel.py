"""Files written whole or not at all: on disk beside their place first, then one rename.

A kill or a fault at any moment leaves what stood there, or the whole of what is new. What a
killed process leaves is a file whose name begins with a point and holds its number; the next run
takes it away (:func:`sweep`).
"""

import errno
import json
import os
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

#: What a disk without room answers; the last one where a limit on the size of files is set.
VOL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REST = re.compile(r"\.(.+)\.(\d+)\.nieuw")
#: Writing a file takes seconds: one of an hour ago is nobody's, whoever has its number now.
_REST_S = 3600


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a name beside `path` to write to; when all went well, what is there becomes `path`.

    Parameters
    ----------
    path : Path
        File to write; what stood there stays when the writing fails.

    Yields
    ------
    Path
        A name in the same folder, for this process alone.

    Raises
    ------
    OSError
        The folder cannot be written to, or the disk is full.
    """
    nieuw = path.with_name(f".{path.name}.{os.getpid()}.nieuw")
    try:
        yield nieuw
        sync(nieuw)
        os.replace(nieuw, path)
    finally:
        nieuw.unlink(missing_ok=True)


def write_whole(path: Path, inhoud: bytes) -> None:
    """Write a file so that a reader finds the old one or the new one, never half of it.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as map_:
    ...     write_whole(Path(map_) / "a.txt", b"heel")
    ...     [(p.name, p.read_bytes()) for p in Path(map_).iterdir()]
    [('a.txt', b'heel')]
    """
    with whole(path) as nieuw:
        nieuw.write_bytes(inhoud)


def sync(path: Path) -> None:
    """Have a file's content on disk before going on: a power cut then finds it whole."""
    with path.open("rb") as bestand:
        os.fsync(bestand.fileno())


def sweep(folder: Path, begin: str = "") -> None:
    """Remove what killed processes left in `folder` of what has a name that starts with `begin`."""
    for pad in folder.glob(".*.nieuw"):
        gevonden = _REST.fullmatch(pad.name)
        if not gevonden or not gevonden[1].startswith(begin) or not _left(pad, int(gevonden[2])):
            continue
        if pad.is_dir():
            shutil.rmtree(pad, ignore_errors=True)
        else:
            pad.unlink(missing_ok=True)


def _left(pad: Path, pid: int) -> bool:
    try:
        return not _alive(pid) or time.time() - pad.stat().st_mtime > _REST_S
    except FileNotFoundError:
        return False


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def read_json(path: Path) -> dict[str, object]:
    """Return the object that a JSON file holds; an empty one where there is none to be read."""
    try:
        inhoud = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return inhoud if isinstance(inhoud, dict) else {}


def write_json(path: Path, inhoud: Mapping[str, object]) -> None:
    """Write an object as JSON, its keys in order: the same object gives the same bytes."""
    tekst = json.dumps(inhoud, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    write_whole(path, tekst.encode())
