"""The door to ``data/``: contract tables in and out, the same bytes for the same rows."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pyogrio.errors import DataSourceError
from shapely.errors import ShapelyError

from etl.contract.check import check_relations, check_table
from etl.contract.columns import Kolom
from etl.contract.melding import SOORT
from etl.contract.tables import HERKOMST, TABELLEN, Tabel
from etl.errors import BESTAND_TERUG, OngeldigeGegevens, Probleem
from etl.heel import sweep, whole
from etl.register.cellen import decode, parse
from etl.register.read import read_register, write_register
from etl.samen import NOOT, unfinished

REGISTER = "initiatieven"
#: What the last refresh kept, carried over, merged and left out, with every total.
VERSLAG = "verslag.txt"
#: What every figure is about.
_NOOIT_LEEG = ("wijken", "gemeenten", "gebieden", "huishoudens")
#: Whole numbers from here on are no longer told apart as float.
_GROOTSTE = 2**53
_HALF = "een refresh werd onderbroken: de tabellen zijn half oud, half nieuw"


def path_of(data: Path, naam: str) -> Path:
    """Return the file of contract table `naam` below `data`."""
    return data / TABELLEN[naam].bestand


def load(data: Path, naam: str) -> pd.DataFrame:
    """Read one contract table.

    Parameters
    ----------
    data : Path
        The folder ``data/``.
    naam : str
        Table name, a key of :data:`etl.contract.tables.TABELLEN`.

    Returns
    -------
    DataFrame or GeoDataFrame
        Columns as the contract names them; text as str, numbers as float64 or Int64, missing as
        NA. What the contract forbids is not judged here but by :mod:`etl.contract.check`. An
        optional table without a file has no rows.

    Raises
    ------
    OngeldigeGegevens
        The file is missing or unreadable, a column is missing, or a cell is not a number; every
        such problem of the table at once.
    """
    tabel, path = TABELLEN[naam], path_of(data, naam)
    if not path.is_file():
        if tabel.optioneel:
            return empty(naam)
        raise OngeldigeGegevens([_whole(tabel, "het bestand bestaat niet")])
    try:
        if naam == REGISTER:
            return read_register(path)
        if path.suffix == ".csv":
            return _read_csv(path, tabel)
        frame = gpd.read_parquet(path) if tabel.crs else pd.read_parquet(path)
    except (pa.ArrowException, OSError, ValueError, DataSourceError, ShapelyError) as fout:
        raise OngeldigeGegevens([_whole(tabel, "het bestand is niet te lezen")]) from fout
    _require_columns(frame, tabel)
    _require_numbers(frame, tabel)
    return frame


def empty(naam: str) -> pd.DataFrame:
    """Return a contract table without rows, its columns of the kinds that :func:`load` gives.

    Examples
    --------
    >>> empty("bevolking").dtypes.astype(str)[["code", "jaar", "waarde"]].tolist()
    ['str', 'Int64', 'float64']
    """
    soort = {"getal": "float64", "geheel": "Int64"}
    return pd.DataFrame(
        {k.naam: pd.Series([], dtype=soort.get(k.soort, "str")) for k in TABELLEN[naam].kolommen}
    )


def load_all(data: Path) -> dict[str, pd.DataFrame]:
    """Read every contract table.

    Raises
    ------
    OngeldigeGegevens
        With the problems of all tables together.
    """
    tabellen: dict[str, pd.DataFrame] = {}
    problemen: list[Probleem] = []
    for naam in TABELLEN:
        try:
            tabellen[naam] = load(data, naam)
        except OngeldigeGegevens as fout:
            problemen.extend(fout.problemen)
    if problemen:
        raise OngeldigeGegevens(problemen)
    return tabellen


def known_by(data: Path) -> pd.DataFrame:
    """Return which sources know a place that more than one row told of.

    Returns
    -------
    DataFrame
        ``initiatief_id, bron``: one row per place and source; none where there is no file.

    Raises
    ------
    OngeldigeGegevens
        The file is not the one that `refresh` writes.
    """
    path, kolommen = data / HERKOMST, ["initiatief_id", "bron"]
    if not path.is_file():
        return pd.DataFrame(columns=kolommen, dtype="str")
    try:
        tabel = pd.read_csv(path, dtype="str", keep_default_na=False)
        return tabel.loc[tabel["veld"] == "bron", kolommen].drop_duplicates(ignore_index=True)
    except (OSError, ValueError, KeyError) as fout:
        wat = "het bestand is niet te lezen"
        raise OngeldigeGegevens([Probleem(HERKOMST, None, "", "", wat, BESTAND_TERUG)]) from fout


def check(data: Path) -> list[Probleem]:
    """Return every problem in ``data/``: unreadable files, broken contracts, unknown codes.

    Parameters
    ----------
    data : Path
        The folder ``data/``.
    """
    if unfinished(data):
        return [Probleem(NOOT, None, "", "", _HALF, "draai `buurtkompas build` of `refresh`")]
    try:
        tabellen = load_all(data)
    except OngeldigeGegevens as fout:
        return list(fout.problemen)
    return problems(tabellen)


def problems(tabellen: dict[str, pd.DataFrame]) -> list[Probleem]:
    """Return every breach of the contract in the tables, within and between them."""
    uit = [
        probleem
        for naam, frame in tabellen.items()
        for probleem in check_table(naam, frame, TABELLEN[naam].bestand)
    ]
    return uit or check_relations(tabellen)


def save(frame: pd.DataFrame, data: Path, naam: str) -> Path:
    """Write one contract table, whole or not at all: beside it first, then one rename.

    Returns
    -------
    Path
        The file; of an optional table without rows, where there now is none.
    """
    path = path_of(data, naam)
    if TABELLEN[naam].optioneel and frame.empty:
        path.unlink(missing_ok=True)
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    frame = frame[TABELLEN[naam].kolomnamen()]
    if naam == REGISTER:
        write_register(frame, path)
        return path
    sweep(path.parent, path.name)
    with whole(path) as nieuw:
        if isinstance(frame, gpd.GeoDataFrame):
            frame.to_parquet(nieuw, index=False, compression="zstd")
        elif path.suffix == ".parquet":
            tabel = pa.Table.from_pandas(frame, preserve_index=False)
            pq.write_table(tabel, nieuw, compression="zstd", compression_level=19)
        else:
            nieuw.write_text(frame.to_csv(index=False, lineterminator="\n"), encoding="utf-8")
    return path


def _whole(tabel: Tabel, wat: str, kolom: str = "") -> Probleem:
    return Probleem(tabel.bestand, None, kolom, "", wat, BESTAND_TERUG)


def _require_columns(frame: pd.DataFrame, tabel: Tabel) -> None:
    weg = [k for k in tabel.kolomnamen() if k not in frame.columns]
    if weg:
        raise OngeldigeGegevens([_whole(tabel, "de kolom ontbreekt", k) for k in weg])
    dubbel = frame.columns[frame.columns.duplicated()]
    if len(dubbel):
        wat = "de kolom staat er meer dan eens"
        raise OngeldigeGegevens([_whole(tabel, wat, str(k)) for k in dubbel.unique()])
    if frame.empty and tabel.naam in _NOOIT_LEEG:
        raise OngeldigeGegevens([_whole(tabel, "er staan geen rijen in")])


def _require_numbers(frame: pd.DataFrame, tabel: Tabel) -> None:
    """Refuse a table that holds its numbers as text: nothing after us would count with them."""
    getallen = [k.naam for k in tabel.kolommen if k.soort in ("getal", "geheel")]
    fout = [k for k in getallen if not pd.api.types.is_numeric_dtype(frame[k].dtype)]
    if fout:
        raise OngeldigeGegevens(
            [_whole(tabel, f"de kolom is geen getal ({frame[k].dtype})", k) for k in fout]
        )


def _cells(path: Path, tabel: Tabel) -> pd.DataFrame:
    """Return the cells of a CSV as text, one row a line: a line that is blank is told."""
    naam = Path(tabel.bestand)
    try:
        frame = parse(decode(path.read_bytes(), naam), naam)
    except OngeldigeGegevens as fout:
        raise OngeldigeGegevens(
            [replace(p, bestand=tabel.bestand) for p in fout.problemen]
        ) from fout
    leeg = sorted(set(range(2, 2 + len(frame))) - set(frame.index))
    if leeg:
        wat, oplossing = "de rij is leeg", "haal de lege rij weg"
        raise OngeldigeGegevens([Probleem(tabel.bestand, r, "", "", wat, oplossing) for r in leeg])
    return frame.reset_index(drop=True)


def _read_csv(path: Path, tabel: Tabel) -> pd.DataFrame:
    frame = _cells(path, tabel)
    _require_columns(frame, tabel)
    problemen: list[Probleem] = []
    for kolom in tabel.kolommen:
        if kolom.soort in ("getal", "geheel"):
            tekst = frame[kolom.naam]
            getal = pd.to_numeric(tekst, errors="coerce")
            problemen.extend(_not_numbers(tekst[getal.isna() & tekst.notna()], tabel, kolom))
            if kolom.soort == "geheel":
                heel = getal.isna() | ((getal % 1 == 0) & (getal.abs() < _GROOTSTE))
                problemen.extend(_not_whole(tekst[~heel], tabel, kolom))
            frame[kolom.naam] = getal.astype("float64") if kolom.soort == "getal" else getal
    if problemen:
        raise OngeldigeGegevens(problemen)
    for kolom in tabel.kolommen:
        if kolom.soort == "geheel":
            frame[kolom.naam] = frame[kolom.naam].astype("Int64")
    return frame


def _not_whole(cellen: pd.Series, tabel: Tabel, kolom: Kolom) -> Iterator[Probleem]:
    for rij, waarde in cellen.items():
        nummer = int(str(rij)) + 2
        yield Probleem(tabel.bestand, nummer, kolom.naam, str(waarde)[:80], *SOORT["geheel"])


def _not_numbers(cellen: pd.Series, tabel: Tabel, kolom: Kolom) -> Iterator[Probleem]:
    for rij, waarde in cellen.items():
        yield Probleem(
            tabel.bestand,
            int(str(rij)) + 2,
            kolom.naam,
            str(waarde)[:80],
            "is geen getal",
            "schrijf een getal met een punt als decimaalteken, of laat de cel leeg",
        )
