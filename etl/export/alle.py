"""Every summary of a region in one folder: in parallel, resumable, the same bytes every time."""

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from etl.contract.niveaus import GEHEEL, NIVEAUS
from etl.errors import ExportAfgebroken
from etl.export import Wens, csv_metadata, export, file_name
from etl.export.tables import find_region
from etl.heel import read_json, sweep, write_json, write_whole
from etl.slot import UITVOER, writing

if TYPE_CHECKING:
    from etl.store.read import Editie

Melder = Callable[[str], None]

#: What a run leaves beside its files: from which edition and choices they are, and their sums.
LIJST = "bestanden.json"
_BEGONNEN = ".begonnen.json"
#: How the name of every file begins: a folder may hold other things than ours.
_EIGEN = "buurtkompas_"
_GEMEENTE = "gemeente"


@dataclass(frozen=True)
class Opdracht:
    """A run: the region and every gemeente in it, in one format.

    Attributes
    ----------
    niveau, code : str
        The region.
    formaat : str
    wens : Wens
    """

    niveau: str
    code: str
    formaat: str
    wens: Wens

    def regios(self, editie: "Editie") -> list[tuple[str, str]]:
        """Return level and code of every region that gets a file: itself, and its gemeenten."""
        regio = find_region(editie, self.niveau, self.code)
        wijken = editie.wijken
        if regio.niveau != GEHEEL:
            wijken = wijken[wijken[NIVEAUS[regio.niveau].kolom] == regio.code]
        gemeenten = sorted(wijken["gemeente_code"].unique())
        uit = [(regio.niveau, regio.code), *((_GEMEENTE, str(code)) for code in gemeenten)]
        return list(dict.fromkeys(uit))


def export_all(
    editie: "Editie", opdracht: Opdracht, folder: Path, report: Melder, werkers: int = 0
) -> list[str]:
    """Write the files of a run into `folder`.

    Each file is written whole or not at all. After an interruption the same run goes on where it
    stopped; after a new edition, or with other choices, it begins anew.

    Parameters
    ----------
    editie : Editie
    opdracht : Opdracht
    folder : Path
        Made where it does not exist.
    report : callable
        Gets a line for every file.
    werkers : int
        Processes; 0 for one a core.

    Returns
    -------
    list of str
        The names of the files that this run wrote, in order; files that stood already are not
        among them.

    Raises
    ------
    OngeldigeAanroep
        When the region, the format or another choice does not exist.
    GeenSchrijftoegang
        The folder cannot be written to, or the disk is full.
    ExportAfgebroken
        The system ended one of the processes, mostly for want of memory.
    """
    try:
        with writing(folder, UITVOER):
            return _write_all(editie, opdracht, folder, report, werkers)
    except BrokenProcessPool as fout:
        raise ExportAfgebroken(
            "Een van de processen die de bestanden maken, is door het systeem beëindigd, meestal "
            "omdat er te weinig geheugen is. Geef dezelfde opdracht opnieuw: ze gaat verder waar "
            "ze stopte."
        ) from fout


def _write_all(
    editie: "Editie", opdracht: Opdracht, folder: Path, report: Melder, werkers: int
) -> list[str]:
    regios = opdracht.regios(editie)
    folder.mkdir(parents=True, exist_ok=True)
    for begin in (_EIGEN, LIJST, _BEGONNEN):
        sweep(folder, begin)
    klaar = _standing(folder, _mark(editie, opdracht))
    rest = [r for r in regios if _name(opdracht, *r) not in klaar]
    (folder / LIJST).unlink(missing_ok=True)
    af = len(regios) - len(rest)
    for nummer, namen in enumerate(_make(editie, opdracht, folder, rest, werkers), af + 1):
        report(f"{nummer}/{len(regios)}: {namen[0]}")
    namen_alle = sorted(n for r in regios for n in _names(opdracht, *r))
    write_json(
        folder / LIJST,
        {**_mark(editie, opdracht), "bestanden": {n: _digest(folder / n) for n in namen_alle}},
    )
    (folder / _BEGONNEN).unlink(missing_ok=True)
    return [_name(opdracht, *r) for r in rest]


def write_region(
    editie: "Editie", opdracht: Opdracht, regio: tuple[str, str], folder: Path
) -> list[str]:
    """Write the file of one region, and what stands beside a CSV; return their names."""
    wens, naam = opdracht.wens, _name(opdracht, *regio)
    inhoud = export(editie, *regio, opdracht.formaat, wens.inhoud, wens.dialect, wens.taal)
    if opdracht.formaat == "csv":
        beschrijving = csv_metadata(editie, *regio, wens.inhoud, wens.dialect, naam)
        write_whole(folder / f"{naam}-metadata.json", beschrijving)
    write_whole(folder / naam, inhoud)
    return _names(opdracht, *regio)


def _name(opdracht: Opdracht, niveau: str, code: str) -> str:
    return file_name(niveau, code, opdracht.formaat, opdracht.wens.inhoud)


def _names(opdracht: Opdracht, niveau: str, code: str) -> list[str]:
    naam = _name(opdracht, niveau, code)
    return [naam, f"{naam}-metadata.json"] if opdracht.formaat == "csv" else [naam]


def _mark(editie: "Editie", opdracht: Opdracht) -> dict[str, object]:
    return {"editie": editie.id, "datum": editie.datum, **asdict(opdracht)}


def _standing(folder: Path, merk: dict[str, object]) -> set[str]:
    """Return the files that need not be made again; where none may stay, begin a new run.

    A run that ended left the sums of its files: only a file that still has its sum counts. A run
    that was cut off left its mark, and wrote each file whole.
    """
    lijst, begonnen = read_json(folder / LIJST), read_json(folder / _BEGONNEN)
    sommen = lijst.pop("bestanden", None)
    uit: set[str] = set()
    if isinstance(sommen, dict) and lijst == merk:
        uit = {n for n, som in sommen.items() if _digest(folder / n) == som}
    elif begonnen == merk:
        uit = {p.name for p in folder.iterdir() if p.is_file()}
    write_json(folder / _BEGONNEN, merk)
    return uit


def _make(
    editie: "Editie",
    opdracht: Opdracht,
    folder: Path,
    regios: list[tuple[str, str]],
    werkers: int,
) -> Iterator[list[str]]:
    aantal = min(werkers or os.cpu_count() or 1, max(1, len(regios) // 4))
    if aantal == 1:
        for regio in regios:
            yield write_region(editie, opdracht, regio, folder)
        return
    # A fresh process: a copy of this one could hold a lock that nobody will ever let go.
    omgeving = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        aantal, mp_context=omgeving, initializer=_open, initargs=(editie.map, opdracht, folder)
    ) as werkploeg:
        taken = [werkploeg.submit(_work, regio) for regio in regios]
        try:
            for taak in as_completed(taken):
                yield taak.result()
        finally:
            for taak in taken:
                taak.cancel()


#: What a worker needs for each of its tasks, opened once.
_werk: list[tuple["Editie", Opdracht, Path]] = []


def _open(edition_folder: Path, opdracht: Opdracht, folder: Path) -> None:
    from etl.store.read import open_folder  # noqa: PLC0415, only a worker opens one

    _werk.append((open_folder(edition_folder), opdracht, folder))


def _work(regio: tuple[str, str]) -> list[str]:
    editie, opdracht, folder = _werk[0]
    return write_region(editie, opdracht, regio, folder)


def _digest(pad: Path) -> str:
    return hashlib.sha256(pad.read_bytes()).hexdigest() if pad.is_file() else ""
