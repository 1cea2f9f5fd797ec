"""Write an edition beside the standing one, and swap it in by one rename."""

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from etl.heel import sync, write_whole
from etl.measures.access import Reach
from etl.slot import Slot, hold, writing
from etl.store.geometry import write_layers
from etl.store.manifest import GEBREK, MANIFEST, SCHEMA, WIJZER, ZEGEL, digest, last_good
from etl.store.opruimen import EDITIE, NIEUW, retire, tidy


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
    gebrek : ndarray of float32, shape (placements, 1 + times, wijken), optional
        How far people are wherever the unsure places stand; None where nothing was drawn.
    """

    tabellen: dict[str, pd.DataFrame]
    lagen: gpd.GeoDataFrame
    reach: Reach
    xy: np.ndarray[Any, np.dtype[np.float64]]
    manifest: dict[str, Any]
    gebrek: np.ndarray[Any, np.dtype[np.float32]] | None = None


def write_edition(store: Path, inhoud: Inhoud, slot: Slot | None = None) -> Path:
    """Write an edition and make it the current one.

    All files are written into a folder of their own beside the standing edition. Only when the
    last of them is on disk does one rename of a small pointer file make it current, so a fault
    or a kill at any moment leaves the standing edition in place. The last good edition before
    it stays.

    Parameters
    ----------
    store : Path
    inhoud : Inhoud
    slot : Slot, optional
        The lock of the store; taken for the writing alone where none is given.

    Returns
    -------
    Path
        Folder of the edition.

    Raises
    ------
    BouwBezig
        Another process is building, or took over from this one.
    GeenSchrijftoegang
        The store cannot be written to, or the disk is full.
    """
    if slot is None:
        with hold(store) as eigen:
            return write_edition(store, inhoud, eigen)
    with writing(store):
        tidy(store, {pad.name for pad in store.glob(f"{EDITIE}*")}, slot)
        vorige = last_good(store)
        nieuw = Path(tempfile.mkdtemp(prefix=NIEUW, dir=store))
        try:
            _fill(nieuw, inhoud)
            slot.check()
            doel = _free_name(store, f"{EDITIE}{inhoud.manifest['id'][:16]}")
            nieuw.rename(doel)
            write_whole(store / WIJZER, json.dumps({"editie": doel.name}).encode())
        finally:
            shutil.rmtree(nieuw, ignore_errors=True)
        if vorige is not None:
            retire(vorige)
        tidy(store, {doel.name, vorige.name if vorige else doel.name}, slot)
        return doel


def _free_name(store: Path, naam: str) -> Path:
    """Return a name that no edition has: one that stands, damaged or not, is never touched."""
    doel, nummer = store / naam, 1
    while doel.exists():
        nummer += 1
        doel = store / f"{naam}-{nummer}"
    return doel


def _fill(folder: Path, inhoud: Inhoud) -> None:
    for naam, tabel in inhoud.tabellen.items():
        tabel.to_parquet(folder / f"{naam}.parquet", index=False, compression="zstd")
    lagen = inhoud.lagen
    lagen[["wijk_code", "geometry"]].to_parquet(folder / "grenzen.parquet", index=False)
    reach = inhoud.reach
    for naam in ("metres", "households", "wijk", "outreach"):
        np.save(folder / f"{naam}.npy", getattr(reach, naam))
    np.save(folder / "xy.npy", inhoud.xy.astype(np.float32))
    if inhoud.gebrek is not None:
        np.save(folder / GEBREK, inhoud.gebrek)
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
    (folder / ZEGEL).write_text(digest(folder / MANIFEST) + "\n", encoding="ascii")
    for path in (*bestanden, folder / MANIFEST, folder / ZEGEL):
        sync(path)
    folder.chmod(0o755)
