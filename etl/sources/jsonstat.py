"""JSON-stat 2.0, the form in which Eurostat answers: one cube of values, opened into rows.

Only cells with a value are listed, each by its place in the cube; the last dimension runs
fastest. Values, flags and codes stay text, as with any other file (:mod:`etl.sources.lezen`).
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from etl.contract.probleem import Probleem
from etl.errors import OngeldigeGegevens
from etl.sources.bestand import fetch_again, missing_column, name_of, require_file

WAARDE, VLAG = "OBS_VALUE", "OBS_FLAG"


def read(path: Path, dimensies: Mapping[str, str]) -> pd.DataFrame:
    """Read a JSON-stat dataset as text.

    Parameters
    ----------
    path : Path
        The file.
    dimensies : mapping of str to str
        Dimension of the cube that must be there, to the column that it becomes.

    Returns
    -------
    DataFrame
        The columns of `dimensies`, ``OBS_VALUE`` and ``OBS_FLAG`` ("" where there is none), one
        row per cell with a value, in the cube's order; the index is the cell, counted from 0.

    Raises
    ------
    OngeldigeGegevens
        The file is missing, is no JSON-stat dataset or has no values, a dimension is missing, or
        its parts contradict each other.
    """
    cube = _dataset(path)
    assen = _axes(path, cube)
    weg = [dimensie for dimensie in dimensies if dimensie not in assen]
    if weg:
        raise OngeldigeGegevens(
            [missing_column(path, d, list(assen), wat="de dimensie ontbreekt") for d in weg]
        )
    waarden = _by_cell(path, cube, "value")
    vlaggen = _by_cell(path, cube, "status")
    cellen = sorted(cel for cel, waarde in waarden.items() if waarde is not None)
    if not cellen:
        raise _fault(path, ("value", "er staan geen waarden in"))
    aantal = 1
    for codes in assen.values():
        aantal *= len(codes)
    if cellen[0] < 0 or cellen[-1] >= aantal:
        raise _fault(path, ("value", f"er is een cel buiten de {aantal} cellen van de tabel"))
    plek = pd.Series(cellen, index=pd.Index(cellen, name="rij"), dtype="int64")
    kolommen = {}
    for naam, codes in reversed(assen.items()):
        kolommen[naam] = plek.mod(len(codes)).map(dict(enumerate(codes)))
        plek = plek // len(codes)
    frame = pd.DataFrame({kolom: kolommen[naam] for naam, kolom in dimensies.items()})
    frame[WAARDE] = [str(waarden[cel]) for cel in cellen]
    frame[VLAG] = [str(vlaggen.get(cel) or "") for cel in cellen]
    return frame.astype("str")


def _fault(path: Path, *fouten: tuple[str, str]) -> OngeldigeGegevens:
    return OngeldigeGegevens(
        [Probleem(name_of(path), None, kolom, "", wat, fetch_again(path)) for kolom, wat in fouten]
    )


def _dataset(path: Path) -> dict[str, Any]:
    require_file(path)
    try:
        cube = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as fout:
        raise _fault(path, ("", "geen leesbare JSON")) from fout
    if not isinstance(cube, dict) or cube.get("class") != "dataset":
        raise _fault(path, ("class", "geen JSON-stat-tabel (dataset)"))
    return cube


def _axes(path: Path, cube: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return each dimension and its codes, in the order in which the cube runs."""
    try:
        assen = {
            str(naam): _codes(cube["dimension"][naam]["category"]["index"]) for naam in cube["id"]
        }
        maten = [int(maat) for maat in cube["size"]]
    except (KeyError, TypeError, ValueError) as fout:
        raise _fault(path, ("dimension", "de dimensies zijn niet te lezen")) from fout
    if maten != [len(codes) for codes in assen.values()]:
        raise _fault(path, ("size", "past niet bij het aantal codes per dimensie"))
    return assen


def _codes(index: Mapping[str, int] | Sequence[str]) -> list[str]:
    """Return the codes in their order; they come as a list, or each with its place."""
    if not isinstance(index, dict):
        return [str(code) for code in index]
    if sorted(index.values()) != list(range(len(index))):
        raise ValueError("places of codes")
    return sorted(index, key=lambda code: index[code])


def _by_cell(path: Path, cube: Mapping[str, Any], deel: str) -> dict[int, Any]:
    """Return values or flags per cell; they come as a list, or each under its cell."""
    inhoud = cube.get(deel) or {}
    try:
        paren = enumerate(inhoud) if isinstance(inhoud, list) else inhoud.items()
        return {int(cel): waarde for cel, waarde in paren}
    except (AttributeError, TypeError, ValueError) as fout:
        raise _fault(path, (deel, "is niet te lezen")) from fout
