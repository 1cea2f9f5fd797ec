"""The made-up town as an edition of the real pipeline, and the same with other rows in it."""

import atexit
import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from etl.pipeline import build
from etl.store.read import Editie, open_edition
from tests.golden import stad


@cache
def town() -> Editie:
    """Return the town's edition, built once a run. Shared: never change it."""
    folder = Path(tempfile.mkdtemp(prefix="buurtkompas-stad-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    build(stad.write(folder / "data"), folder / "store")
    return open_edition(folder / "store")


def with_tables(editie: Editie, **tabellen: pd.DataFrame) -> Editie:
    """Return the same edition with other tables: ``wijken``, ``initiatieven``, ``regios``."""
    anders = replace(editie)
    # Where a cached property keeps what it has read.
    vars(anders).update(vars(editie) | tabellen)
    return anders


def register(editie: Editie, *rijen: dict[str, Any]) -> Editie:
    """Return the edition with these initiatives alone, each as the town's first but for `rijen`."""
    eerste = editie.initiatieven.iloc[0].to_dict()
    voorbeeld = eerste | dict.fromkeys(("opmerking", "straat", "huisnummer", "postcode"))
    tabel = pd.DataFrame(
        [voorbeeld | {"initiatief_id": f"plaats-{i}"} | rij for i, rij in enumerate(rijen)],
        columns=list(editie.initiatieven.columns),
    )
    return with_tables(editie, initiatieven=tabel.astype(editie.initiatieven.dtypes))
