"""Write an edition beside the standing one, and swap it in by one rename."""

import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from etl.errors import GeenSchrijftoegang
from etl.measures.access import Reach
from etl.store.geometry import write_layers
from etl.store.manifest import MANIFEST, SCHEMA, WIJZER, current, digest

_NIEUW = ".nieuw-"
_EDITIE = "editie-"
#: A build takes seconds: a folder of an hour ago is nobody's any more.
_REST_S = 3600


@dataclass(frozen=True)
class Inhoud:
    """What goes into an edition.

    Attributes
    ----------
    tabellen : dict of str to DataFrame
        Tables by name; each becomes a parquet file.
    lagen : GeoDataFrame
        The border of every wijk and the codes of all region levels, in the order of the wijk
        table: the map layers are made from it.
    reach : Reach
    xy : ndarray, shape (rows, 2)
        Coordinates of the household rows.
    manifest : dict
        What :mod:`etl.pipeline` has to tell: id, date, inputs, totals.
    """

    tabellen: dict[str, pd.DataFrame]
    lagen: gpd.GeoDataFrame
    reach: Reach
    xy: np.ndarray[Any, np.dtype[np.float64]]
    manifest: dict[str, Any]


@contextmanager
def _writing(store: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as fout:
        raise GeenSchrijftoegang(
            f"In de map {store} mag niet geschreven worden; geef schrijftoegang of kies een "
            "andere map met --store."
        ) from fout


def write_edition(store: Path, inhoud: Inhoud) -> Path:
    """Write an edition and make it the current one.

    All files are written into a folder of their own beside the standing edition. Only when the
    last of them is on disk does one rename of a small pointer file make it current, so a fault
    or a kill at any moment leaves the standing edition in place.

    Returns
    -------
    Path
        Folder of the edition.

    Raises
    ------
    GeenSchrijftoegang
        The store cannot be written to.
    """
    with _writing(store):
        store.mkdir(parents=True, exist_ok=True)
        nieuw = Path(tempfile.mkdtemp(prefix=_NIEUW, dir=store))
        try:
            _fill(nieuw, inhoud)
            naam = f"{_EDITIE}{inhoud.manifest['id'][:16]}"
            doel = store / naam
            vorige = current_or_none(store)
            if doel.exists():
                # The same edition stands, damaged or rebuilt by force: move it aside first.
                doel.rename(nieuw.with_name(f"{nieuw.name}-oud"))
            nieuw.rename(doel)
            _point(store, naam)
        finally:
            shutil.rmtree(nieuw, ignore_errors=True)
        _tidy(store, {naam, vorige or naam})
        return doel


def current_or_none(store: Path) -> str | None:
    """Return the current edition's folder name; None also where the pointer is damaged."""
    try:
        return current(store)
    except Exception:
        return None


def _fill(folder: Path, inhoud: Inhoud) -> None:
    for naam, tabel in inhoud.tabellen.items():
        tabel.to_parquet(folder / f"{naam}.parquet", index=False, compression="zstd")
    lagen = inhoud.lagen
    lagen[["wijk_code", "geometry"]].to_parquet(folder / "grenzen.parquet", index=False)
    reach = inhoud.reach
    for naam in ("metres", "households", "wijk", "outreach"):
        np.save(folder / f"{naam}.npy", getattr(reach, naam))
    np.save(folder / "xy.npy", inhoud.xy.astype(np.float32))
    kaart = folder / "kaart"
    kaart.mkdir()
    namen = write_layers(lagen, kaart)
    bestanden = sorted(p for p in folder.rglob("*") if p.is_file())
    manifest = {
        **inhoud.manifest,
        "schema": SCHEMA,
        "paren": [list(p) for p in reach.pairs],
        "lagen": namen,
        "bestanden": {p.relative_to(folder).as_posix(): digest(p) for p in bestanden},
    }
    tekst = json.dumps(manifest, indent=1, ensure_ascii=False, sort_keys=True)
    (folder / MANIFEST).write_text(tekst + "\n", encoding="utf-8")
    folder.chmod(0o755)


def _point(store: Path, naam: str) -> None:
    nieuw = store / f".{WIJZER}.{os.getpid()}"
    with nieuw.open("w", encoding="utf-8") as bestand:
        json.dump({"editie": naam}, bestand)
        bestand.flush()
        os.fsync(bestand.fileno())
    os.replace(nieuw, store / WIJZER)


def _tidy(store: Path, houden: set[str]) -> None:
    """Remove editions before the last, and leftovers of builds that were killed an hour ago."""
    for pad in store.iterdir():
        oud = pad.name.startswith(_EDITIE) and pad.name not in houden
        rest = pad.name.startswith(_NIEUW) and time.time() - pad.stat().st_mtime > _REST_S
        if pad.is_dir() and (oud or rest):
            shutil.rmtree(pad, ignore_errors=True)
