"""Files of a folder that change together: all of them or none.

The new ones stand whole in a folder of their own beside the old. One note then says which they
are: from that moment on they count. Each is renamed into its place; where a kill comes in between,
whoever comes next finishes it (:func:`finish`). A kill before the note leaves all as it was.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from etl.errors import HalfVernieuwd, RegisterVeranderd
from etl.heel import read_json, sweep, sync, write_json
from etl.slot import GEGEVENS, hold, writing

NOOT = ".vernieuwing.json"
_MAP = "vernieuwing"
#: In place of a sum: there is no such file.
_GEEN = ""


#: Per file, as a path below the folder: the sum that it had, and that of the new one.
_Sommen = dict[str, tuple[str, str]]


@contextmanager
def beside(folder: Path, anew: bool = False) -> Iterator[Path]:
    """Give a folder for the new files of `folder`; :func:`swap` puts them in their place.

    Parameters
    ----------
    folder : Path
    anew : bool
        All files are made anew: what a killed process left unfinished need not fit.

    Yields
    ------
    Path
        Empty, in `folder` itself, for this process alone; gone afterwards.

    Raises
    ------
    HalfVernieuwd
        As :func:`finish`, unless `anew`.
    BouwBezig, GeenSchrijftoegang
        As :func:`finish`.
    """
    nieuw = folder / f".{_MAP}.{os.getpid()}.nieuw"
    with hold(folder, GEGEVENS), writing(folder, GEGEVENS):
        _complete(folder, anew)
        if not unfinished(folder):
            for begin in (_MAP, NOOT):
                sweep(folder, begin)
        shutil.rmtree(nieuw, ignore_errors=True)
        nieuw.mkdir()
    try:
        yield nieuw
    finally:
        # What the note names, somebody still has to put in its place.
        if read_json(folder / NOOT).get("map") != nieuw.name:
            shutil.rmtree(nieuw, ignore_errors=True)


def swap(folder: Path, nieuw: Path, weg: set[str], gelezen: Mapping[str, str], anew: bool) -> None:
    """Put all files of `nieuw` in their place in `folder`, and take others away.

    Parameters
    ----------
    folder, nieuw : Path
        The second is what :func:`beside` gave.
    weg : set of str
        Files of `folder` to take away, as paths below it.
    gelezen : mapping of str to str
        :func:`digest` of the files that the new ones were made from and that people change too.
    anew : bool
        As for :func:`beside`.

    Raises
    ------
    RegisterVeranderd
        One of `gelezen` is no longer what it was.
    HalfVernieuwd, BouwBezig
        As :func:`finish`.
    GeenSchrijftoegang
        The folder cannot be written to, or the disk is full.
    """
    with hold(folder, GEGEVENS) as slot, writing(folder, GEGEVENS):
        _complete(folder, anew)
        for naam, som in gelezen.items():
            if digest(folder / naam) != som:
                raise RegisterVeranderd(
                    f"{naam} is intussen door iemand anders veranderd; er is niets geschreven. "
                    "Draai `buurtkompas refresh` opnieuw."
                )
        nieuwe = {p.relative_to(nieuw).as_posix(): p for p in nieuw.rglob("*") if p.is_file()}
        komt = dict.fromkeys(weg, _GEEN) | {naam: digest(pad) for naam, pad in nieuwe.items()}
        paren = {naam: (digest(folder / naam), som) for naam, som in komt.items()}
        sommen = {naam: paar for naam, paar in paren.items() if paar[0] != paar[1]}
        for naam in sommen.keys() & nieuwe.keys():
            sync(nieuwe[naam])
        slot.check()
        if sommen or unfinished(folder):
            write_json(folder / NOOT, {"map": nieuw.name, "sommen": sommen})
            _complete(folder)


def unfinished(folder: Path) -> bool:
    """Tell whether files of `folder` may be half old and half new."""
    return (folder / NOOT).is_file()


def finish(folder: Path) -> bool:
    """Finish what a killed process began; tell whether there was anything.

    Raises
    ------
    HalfVernieuwd
        A file was changed since: nobody can tell which one is right.
    BouwBezig
        Somebody is writing there right now.
    GeenSchrijftoegang
        The folder cannot be written to.
    """
    if not unfinished(folder):
        return False
    with hold(folder, GEGEVENS), writing(folder, GEGEVENS):
        return _complete(folder)


def digest(pad: Path) -> str:
    """Return the sha256 of a file; empty where there is none."""
    try:
        with pad.open("rb") as bestand:
            return hashlib.file_digest(bestand, "sha256").hexdigest()
    except FileNotFoundError:
        return _GEEN


def _complete(folder: Path, anew: bool = False) -> bool:
    """Do what the note says; where that no longer fits, nothing at all."""
    if not unfinished(folder):
        return False
    try:
        map_, sommen = _read(folder)
        rest = _to_do(folder, map_, sommen)
    except HalfVernieuwd:
        if anew:
            return False
        raise
    for naam in rest:
        if sommen[naam][1] == _GEEN:
            (folder / naam).unlink()
        else:
            (folder / naam).parent.mkdir(parents=True, exist_ok=True)
            os.replace(map_ / naam, folder / naam)
    (folder / NOOT).unlink()
    shutil.rmtree(map_, ignore_errors=True)
    return True


def _to_do(folder: Path, map_: Path, sommen: _Sommen) -> list[str]:
    """Return the files that still have to change, each of which is there in its new form."""
    rest = [naam for naam, (_, komt) in sommen.items() if digest(folder / naam) != komt]
    for naam in rest:
        oud, komt = sommen[naam]
        if digest(folder / naam) != oud:
            raise HalfVernieuwd(_ZIN.format(f"{folder / naam} is daarna veranderd"))
        if digest(map_ / naam) != komt:
            raise HalfVernieuwd(_ZIN.format(f"{map_ / naam} is niet meer wat het was"))
    return rest


def _read(folder: Path) -> tuple[Path, _Sommen]:
    """Return what the note says: where the new files stand, and their sums; all in `folder`."""
    noot = read_json(folder / NOOT)
    map_, ruw = str(noot.get("map", "")), noot.get("sommen")
    if not map_ or not isinstance(ruw, dict) or not all(map(_is_pair, ruw.values())):
        raise HalfVernieuwd(_ZIN.format(f"{folder / NOOT} is niet te lezen"))
    for naam in (map_, *ruw):
        if PurePosixPath(naam).is_absolute() or ".." in PurePosixPath(naam).parts:
            raise HalfVernieuwd(_ZIN.format(f"{folder / NOOT} noemt “{naam}”"))
    return folder / map_, {naam: (oud, komt) for naam, (oud, komt) in ruw.items()}


def _is_pair(paar: object) -> bool:
    return isinstance(paar, list) and [type(som) for som in paar] == [str, str]


_ZIN = (
    "Een refresh werd onderbroken en {}: de tabellen zijn half oud, half nieuw. Draai "
    "`buurtkompas refresh` opnieuw, of zet de map terug uit git."
)
