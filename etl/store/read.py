"""The only read door to the store: the last good edition, checked against its manifest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa

from etl.contract.bron import Bron
from etl.contract.eigen import INDICATOREN_EIGEN, Eigen, own_indicators
from etl.contract.eigenbronnen import own_sources
from etl.contract.figures import FIGUREN, Figuur
from etl.contract.sources import BRONNEN
from etl.contract.tables import TABELLEN, sources_left_out
from etl.errors import BeschadigdeEditie, GeenEditie
from etl.measures.access import Reach
from etl.store.manifest import GEBREK, current, digest, last_good, read_manifest


@dataclass(frozen=True)
class Editie:
    """One edition: all figures of one moment, never changed after it was written.

    Attributes
    ----------
    id : str
        Fingerprint of inputs and code.
    datum : str
        ISO date of the newest input, as precise as its publisher gives it.
    map : Path
        Folder of the edition.
    manifest : dict
        Inputs, totals, row counts and fingerprints.
    terugval : bool
        The current edition is damaged, and this is the one before it.
    """

    id: str
    datum: str
    map: Path
    manifest: dict[str, Any]
    terugval: bool = False

    @cached_property
    def wijken(self) -> pd.DataFrame:
        """Figures per wijk: index ``wijk_code``, in the order of the map's geometry."""
        return self._table("wijken").set_index("wijk_code")

    @cached_property
    def regios(self) -> pd.DataFrame:
        """Figures per region: ``niveau, code, naam`` and what section 9 of the design lists."""
        return self._table("regios")

    @cached_property
    def lorenz(self) -> pd.DataFrame:
        """How minutes are spread over a region: ``niveau, code, deel_huishoudens, deel``."""
        return self._table("lorenz")

    @cached_property
    def initiatieven(self) -> pd.DataFrame:
        """The initiatives of the contract, with ``x, y`` in EPSG:31370."""
        return self._table("initiatieven")

    @cached_property
    def register_bronnen(self) -> pd.DataFrame:
        """What each source knows of a region: ``niveau, code, bron, aantal, gedeeld``."""
        return self._table("register_bronnen")

    @cached_property
    def gebieden(self) -> pd.DataFrame:
        """Names of all regions: ``niveau, code, naam_nl, naam_fr``."""
        return self._table("gebieden")

    @cached_property
    def straten(self) -> pd.DataFrame:
        """The street gazetteer."""
        return self._table("straten")

    @cached_property
    def geometrie(self) -> gpd.GeoDataFrame:
        """Borders of the wijken, EPSG:31370, same order as :attr:`wijken`."""
        return self._read("grenzen.parquet", gpd.read_parquet).set_index("wijk_code")

    @cached_property
    def rijen_xy(self) -> np.ndarray[Any, np.dtype[np.float32]]:
        """Coordinates of the household rows, shape (rows, 2), EPSG:31370."""
        return self._read("xy.npy", np.load)

    @cached_property
    def gebrek(self) -> np.ndarray[Any, np.dtype[np.float32]] | None:
        """How far people are wherever the unsure places stand: (placements, 1 + times, wijken).

        By the median metres, then by the share of households beyond each drawn limit
        (:class:`etl.measures.sensitivity.Verhuisd`). None where the edition was not drawn.
        """
        return self._read(GEBREK, np.load) if GEBREK in self.manifest["bestanden"] else None

    @cached_property
    def reach(self) -> Reach:
        """Metres per household row, one copy for all sessions."""
        # Not mapped from disk: a file that is cut off then would take the whole server down.
        lees = {
            naam: self._read(f"{naam}.npy", np.load)
            for naam in ("metres", "households", "wijk", "outreach")
        }
        for reeks in lees.values():
            reeks.flags.writeable = False
        paren = tuple((t, w) for t, w in self.manifest["paren"])
        return Reach(pairs=paren, **lees)

    @cached_property
    def eigen(self) -> tuple[Eigen, ...]:
        """The indicators that people added to this edition."""
        if INDICATOREN_EIGEN not in self.manifest["rijen"]:
            return ()
        return own_indicators(self._table(INDICATOREN_EIGEN).to_dict("records"))

    @cached_property
    def figuren(self) -> Mapping[str, Figuur]:
        """The figures that this edition has, by column: the contract's and those people added."""
        rijen = self.manifest["rijen"]
        vast = {k: f for k, f in FIGUREN.items() if not f.tabel or f.tabel in rijen}
        return vast | {f.kolom: f for eigen in self.eigen for f in eigen.figuren}

    @cached_property
    def bronnen(self) -> Mapping[str, Bron]:
        """The sources that this edition knows, by key: the contract's and those people added."""
        rijen = self.manifest["rijen"]
        weg = sources_left_out([t for t in TABELLEN.values() if not t.optioneel or t.naam in rijen])
        vast = {k: b for k, b in BRONNEN.items() if k not in weg}
        return vast | {eigen.bron.sleutel: eigen.bron for eigen in self.eigen} | self.eigen_bronnen

    @cached_property
    def eigen_bronnen(self) -> dict[str, Bron]:
        """The sources of its register that somebody added or switched on, by key."""
        if "bronnen" not in self.manifest["rijen"]:
            return {}
        return own_sources(self._table("bronnen").to_dict("records"))

    def observations(self, tabel: str) -> pd.DataFrame:
        """Return an observation table: huur, verkoopprijs, internet, alleenwonend or inkomen."""
        return self._table(tabel)

    def layer(self, niveau: str) -> Path:
        """Return the file of the map layer of `niveau`."""
        return self.map / "kaart" / str(self.manifest["lagen"][niveau])

    def layer_bytes(self, niveau: str) -> bytes:
        """Return the map layer of `niveau`, compressed as it stands in its file."""
        return bytes(self._read(f"kaart/{self.manifest['lagen'][niveau]}", Path.read_bytes))

    def _table(self, naam: str) -> pd.DataFrame:
        return self._read(f"{naam}.parquet", pd.read_parquet)

    def _read(self, naam: str, lees: Callable[[Path], Any]) -> Any:
        """Read a file of the edition, checked again: it was whole when the edition was opened."""
        path = self.map / naam
        try:
            if digest(path) != self.manifest["bestanden"][naam]:
                raise ValueError(naam)
            return lees(path)
        except (OSError, ValueError, EOFError, pa.ArrowException) as fout:
            raise BeschadigdeEditie(
                f"{path} is niet meer te lezen; draai `buurtkompas build --opnieuw`."
            ) from fout


def open_edition(store: Path) -> Editie:
    """Open the current edition of `store` and check its files against the manifest.

    Parameters
    ----------
    store : Path
        The store's folder.

    Raises
    ------
    GeenEditie
        There is none yet.
    BeschadigdeEditie
        A file is missing or is not what the manifest says; the sentence tells whether the edition
        before it is whole (:func:`open_last_good`).
    """
    try:
        naam = current(store)
        if naam is None:
            raise GeenEditie(f"Er is nog geen editie in {store}; draai eerst `buurtkompas build`.")
        return open_folder(store / naam)
    except BeschadigdeEditie as fout:
        vorige = open_last_good(store)
        if vorige is None:
            raise
        raise BeschadigdeEditie(
            f"{fout} De vorige editie, met gegevens tot {vorige.datum}, is nog heel: het dashboard "
            "toont die intussen."
        ) from fout


def open_last_good(store: Path) -> Editie | None:
    """Open the newest whole edition beside a damaged current one; None where there is none."""
    folder = last_good(store)
    return replace(open_folder(folder), terugval=True) if folder else None


def open_folder(folder: Path) -> Editie:
    """Open the edition in `folder`, checked against its manifest.

    Raises
    ------
    BeschadigdeEditie
        A file is missing or is not what the manifest says.
    """
    manifest = read_manifest(folder)
    return Editie(manifest["id"], manifest["datum"], folder, manifest)
