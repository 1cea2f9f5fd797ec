"""Ookla's open data: the speed of fixed internet, measured where people run a speed test.

Off by default. The licence (CC BY-NC-SA 4.0) forbids commercial use and does not go together with
that of our data, so nothing of it enters ``data/``: whoever may use it gets a report per wijk
beside the file in the mirror. And it says how fast the lines are on which people test, nothing of
who has no internet at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

from etl.contract.probleem import Probleem
from etl.errors import OngeldigeAanroep, OngeldigeGegevens
from etl.heel import write_whole
from etl.sources.bestand import missing_column, name_of, require_file
from etl.sources.download import Verzoek

LICENTIE = "Speedtest by Ookla, CC BY-NC-SA 4.0: niet voor commercieel gebruik"
_BASIS = "https://ookla-open-data.s3.amazonaws.com/parquet/performance/type=fixed"
_ZOOM = 16
_SNELHEDEN = {
    "avg_d_kbps": "download_mbps",
    "avg_u_kbps": "upload_mbps",
    "avg_lat_ms": "vertraging_ms",
}
_COLUMNS = ("quadkey", *_SNELHEDEN, "tests", "devices")
#: West, south, east, north of Flanders and Brussels, degrees, and the zoom of the first sieve.
_VENSTER, _ZEEF = (2.5, 50.6, 6.0, 51.6), 7
_MEESTE_BYTES = 2 << 30


@dataclass(frozen=True)
class Kwartaal:
    """One release: a year and a quarter 1–4."""

    jaar: int
    nummer: int

    @property
    def bestand(self) -> str:
        """Where its file goes, below the mirror."""
        return f"ookla/{self.jaar}-{3 * self.nummer - 2:02d}-01_performance_fixed_tiles.parquet"


def quarter(tekst: str) -> Kwartaal:
    """Return the release that a setting names.

    Raises
    ------
    OngeldigeAanroep
        It is no year and quarter.

    Examples
    --------
    >>> quarter("2025-3").bestand
    'ookla/2025-07-01_performance_fixed_tiles.parquet'
    """
    jaar, _, nummer = tekst.partition("-")
    if len(jaar) != 4 or not jaar.isdecimal() or nummer not in ("1", "2", "3", "4"):
        raise OngeldigeAanroep(
            f"BUURTKOMPAS_OOKLA “{tekst}” is geen kwartaal; schrijf bijvoorbeeld 2025-3."
        )
    return Kwartaal(int(jaar), int(nummer))


def verzoek(kwartaal: Kwartaal) -> Verzoek:
    """Return what to fetch."""
    naam = Path(kwartaal.bestand).name
    url = f"{_BASIS}/year={kwartaal.jaar}/quarter={kwartaal.nummer}/{naam}"
    return Verzoek(url, kwartaal.bestand, _MEESTE_BYTES)


def quadkey(lon: float, lat: float, zoom: int = _ZOOM) -> str:
    """Return the key of the web-mercator tile in which a place lies.

    Examples
    --------
    The whole world is one tile without key; a level deeper Gent lies top right: 1.

    >>> quadkey(3.72, 51.05, 0), quadkey(3.72, 51.05, 1), quadkey(3.72, 51.05, 3)
    ('', '1', '120')
    """
    n = 1 << zoom
    x = int((lon + 180) / 360 * n)
    y = int((1 - np.arcsinh(np.tan(np.radians(lat))) / np.pi) / 2 * n)
    bits = range(zoom - 1, -1, -1)
    return "".join(str((x >> bit & 1) + 2 * (y >> bit & 1)) for bit in bits)


def centres(sleutels: Sequence[str]) -> NDArray[np.float64]:
    """Return longitude and latitude of the centres of tiles, shape (n, 2).

    Examples
    --------
    >>> sleutel = quadkey(3.72, 51.05)
    >>> bool(np.abs(centres([sleutel]) - [[3.72, 51.05]]).max() < 360 / 2**16)
    True
    """
    cijfers = np.array([[int(c) for c in sleutel] for sleutel in sleutels]).reshape(-1, _ZOOM)
    gewicht = 1 << np.arange(_ZOOM - 1, -1, -1)
    x, y = ((cijfers & 1) @ gewicht + 0.5, (cijfers >> 1) @ gewicht + 0.5)
    n = 1 << _ZOOM
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y / n))))
    return np.column_stack([x / n * 360 - 180, lat])


def read(bronnen: Path, kwartaal: Kwartaal, wijken: gpd.GeoDataFrame) -> pd.DataFrame:
    """Read the speeds per wijk: means over the tiles whose centre lies in it.

    Parameters
    ----------
    bronnen : Path
        The mirror folder.
    kwartaal : Kwartaal
    wijken : GeoDataFrame
        The contract table ``wijken``.

    Returns
    -------
    DataFrame
        ``wijk_code``, ``download_mbps``, ``upload_mbps``, ``vertraging_ms`` (each weighted by
        tests), ``tests``, ``toestellen`` and ``tegels`` per wijk that has a tile, by code. A
        device that tests in two tiles counts twice in ``toestellen``.

    Raises
    ------
    OngeldigeGegevens
        The file is missing or unreadable, a column is missing, or a cell cannot be.
    """
    path = bronnen / kwartaal.bestand
    tegels = _tiles(path)
    _check(path, tegels)
    naar = Transformer.from_crs("EPSG:4326", wijken.crs, always_xy=True)
    x, y = naar.transform(*centres(tegels["quadkey"].tolist()).T)
    punt, vlak = shapely.STRtree(wijken.geometry.to_numpy()).query(
        shapely.points(x, y), predicate="intersects"
    )
    # A centre on a border lies in the first of its wijken: nothing counts twice.
    punt, eerste = np.unique(punt, return_index=True)
    binnen = tegels.iloc[punt].assign(wijk_code=wijken["wijk_code"].to_numpy()[vlak[eerste]])
    for kolom in _SNELHEDEN:
        binnen[kolom] = binnen[kolom] * binnen["tests"]
    per_wijk = binnen.groupby("wijk_code")
    som = per_wijk[[*_SNELHEDEN, "tests", "devices"]].sum()
    uit = som[list(_SNELHEDEN)].div(som["tests"], axis=0).rename(columns=_SNELHEDEN)
    uit[["download_mbps", "upload_mbps"]] /= 1000
    uit = uit.round(1).assign(tests=som["tests"], toestellen=som["devices"], tegels=per_wijk.size())
    return uit.reset_index()


def _tiles(path: Path) -> pd.DataFrame:
    """Return the tiles around Flanders and Brussels; the file holds those of the whole world."""
    require_file(path)
    try:
        with pq.ParquetFile(path) as bestand:
            weg = [kolom for kolom in _COLUMNS if kolom not in bestand.schema_arrow.names]
            if weg:
                namen = bestand.schema_arrow.names
                raise OngeldigeGegevens(
                    [missing_column(path, k, namen, verwacht=_COLUMNS) for k in weg]
                )
            delen = [
                pa.Table.from_batches([deel]).filter(_near(deel["quadkey"]))
                for deel in bestand.iter_batches(columns=list(_COLUMNS))
            ]
    except (pa.ArrowException, OSError, ValueError) as fout:
        raise _fault(path, ("", "", "geen leesbaar Parquet")) from fout
    if not sum(map(len, delen)):
        raise _fault(path, ("quadkey", "", "geen enkele tegel ligt in Vlaanderen of Brussel"))
    return pa.concat_tables(delen).to_pandas()


def _near(sleutels: pa.Array) -> pa.Array:
    west, zuid, oost, noord = _VENSTER
    lengtes = np.arange(west, oost + 1, 1.0)
    deel = {
        quadkey(lon, lat, _ZEEF) for lon in lengtes for lat in (zuid, (zuid + noord) / 2, noord)
    }
    kort = pc.utf8_slice_codeunits(sleutels.cast(pa.string()), 0, _ZEEF)
    return pc.is_in(kort, value_set=pa.array(sorted(deel)))


def _check(path: Path, tegels: pd.DataFrame) -> None:
    """Raise what cannot be in a tile, every kind of it with its first example."""
    getallen = tegels[[*_SNELHEDEN, "tests", "devices"]].apply(pd.to_numeric, errors="coerce")
    fout = {k: ~getallen[k].ge(1 if k == "tests" else 0) for k in getallen}
    fout["quadkey"] = ~tegels["quadkey"].astype("str").str.fullmatch(rf"[0-3]{{{_ZOOM}}}")
    fout["quadkey"] |= tegels["quadkey"].duplicated()
    gevonden = [
        (kolom, str(tegels.loc[slecht, kolom].iloc[0]), f"{int(slecht.sum())} keer zo, kan niet")
        for kolom, slecht in fout.items()
        if slecht.any()
    ]
    if gevonden:
        raise _fault(path, *gevonden)


def _fault(path: Path, *fouten: tuple[str, str, str]) -> OngeldigeGegevens:
    hulp = "haal het bestand opnieuw op, of kijk na of Ookla de vorm veranderde"
    return OngeldigeGegevens(
        [Probleem(name_of(path), None, kolom, waarde, wat, hulp) for kolom, waarde, wat in fouten]
    )


def write_report(bronnen: Path, kwartaal: Kwartaal, wijken: gpd.GeoDataFrame) -> Iterator[str]:
    """Write the speeds per wijk beside the file in the mirror; yield lines on it.

    Raises
    ------
    OngeldigeGegevens
        See :func:`read`.
    """
    tabel = read(bronnen, kwartaal, wijken)
    doel = bronnen / "ookla" / f"snelheid_per_wijk_{kwartaal.jaar}-{kwartaal.nummer}.csv"
    write_whole(doel, tabel.to_csv(index=False, lineterminator="\n").encode())
    yield f"ookla: {len(tabel)} wijken met metingen, {int(tabel['tests'].sum())} tests: {doel}"
    yield f"ookla: {LICENTIE}; niet in data/. Zegt niets over wie geen internet heeft."
