"""The forms in which publishers send their files, written small: text, workbook, layer, extract."""

import json
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely
import xlsxwriter

from tests.unit.test_bronnen_hsds import PLEK

Rij = dict[str, Any]
Rijen = list[Rij]


@dataclass(frozen=True)
class Csv:
    """Text; in a zip where `lid` names its member."""

    sep: str = ","
    encoding: str = "utf-8-sig"
    lid: str = ""
    soort: str = "csv"

    def bytes(self, rijen: Rijen) -> bytes:
        koppen = list(dict.fromkeys(k for rij in rijen for k in rij))
        tekst = pd.DataFrame(rijen, columns=koppen).to_csv(
            index=False, sep=self.sep, lineterminator="\r\n"
        )
        return tekst.encode(self.encoding)

    def schrijf(self, path: Path, rijen: Rijen) -> None:
        inhoud = self.bytes(rijen)
        if self.lid:
            zipped(path, {self.lid: inhoud})
        else:
            path.write_bytes(inhoud)


@dataclass(frozen=True)
class Xlsx:
    """A workbook; a sheet per value of `per`, and sheets in front of it."""

    blad: str = "Blad1"
    per: str = ""
    vooraf: tuple[str, ...] = ()
    lid: str = ""
    soort: str = "xlsx"

    def schrijf(self, path: Path, rijen: Rijen) -> None:
        doel = path.with_name("los.xlsx") if self.lid else path
        delen = {self.blad: rijen}
        if self.per:
            delen = {}
            for rij in rijen:
                delen.setdefault(str(rij.get(self.per, "")) or "leeg", []).append(rij)
        with xlsxwriter.Workbook(doel) as boek:
            for naam in self.vooraf:
                boek.add_worksheet(naam).write_row(0, 0, ["Toelichting", "Versie"])
            for naam, deel in delen.items():
                blad = boek.add_worksheet(naam)
                koppen = list(dict.fromkeys(k for rij in deel for k in rij))
                blad.write_row(0, 0, koppen)
                for i, rij in enumerate(deel, start=1):
                    for j, kop in enumerate(koppen):
                        write = blad.write_string if isinstance(rij.get(kop), str) else blad.write
                        if rij.get(kop) is not None:
                            write(i, j, rij[kop])
        if self.lid:
            zipped(path, {self.lid: doel.read_bytes()})
            doel.unlink()


@dataclass(frozen=True)
class Json:
    """What a service answers: records in an envelope."""

    omslag: Callable[[Rijen], object] = list
    soort: str = "json"

    def schrijf(self, path: Path, rijen: Rijen) -> None:
        path.write_text(json.dumps(self.omslag(rijen)), encoding="utf-8")


@dataclass(frozen=True)
class Laag:
    """A layer of areas, a kilometre each, side by side; bare or in a zip."""

    driver: str
    crs: int = 31370
    zegt: int | None = None
    soort: str = "laag"

    def schrijf(self, path: Path, rijen: Rijen) -> None:
        vakken = [shapely.box(x, 2e5, x + 1e3, 2.01e5) for x in (1.5e5, 1.51e5, 1.52e5)]
        laag = gpd.GeoDataFrame(rijen, geometry=vakken[: len(rijen)], crs=31370).to_crs(self.crs)
        if self.zegt:
            laag = laag.set_crs(self.zegt, allow_override=True)
        gepakt = path.suffix == ".zip"
        kaal = path.with_suffix("") if gepakt else path
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("CPL_LOG", "/dev/null")
            laag.to_file(kaal, driver=self.driver)
        if gepakt:
            delen = sorted(path.parent.glob(f"{kaal.stem}.*"))
            zipped(path, {f"map/{deel.name}": deel.read_bytes() for deel in delen})
            for deel in delen:
                deel.unlink()


@dataclass(frozen=True)
class Parquet:
    soort: str = "parquet"

    def schrijf(self, path: Path, rijen: Rijen) -> None:
        pd.DataFrame(rijen).to_parquet(path)


@dataclass(frozen=True)
class Pbf:
    """An extract of OpenStreetMap: one block of nodes, uncompressed."""

    soort: str = "pbf"

    def schrijf(self, path: Path, rijen: Rijen) -> None:
        path.write_bytes(pbf(rijen))


@dataclass(frozen=True)
class Pakket:
    """A data package of HSDS: services as given, each at the one place of the one organisation."""

    sep: str = ","
    soort: str = "pakket"

    def leden(self, rijen: Rijen) -> dict[str, bytes]:
        plek = {k: v for k, v in PLEK.items() if not isinstance(v, list)}
        bij = [{"id": "x", "service_id": r.get("id"), "location_id": plek["id"]} for r in rijen]
        tabellen = {
            "organizations.csv": [{"id": "o1", "name": "vzw De Brug"}],
            "locations.csv": [plek],
            "services.csv": rijen,
            "service_at_location.csv": bij,
        }
        return {n: Csv(self.sep).bytes(t) for n, t in tabellen.items()}

    def schrijf(self, path: Path, rijen: Rijen) -> None:
        zipped(path, self.leden(rijen))


@dataclass(frozen=True)
class Toml:
    """A map of fields: one row, a key with its tables before it (``velden.naam``) a column."""

    soort: str = "toml"

    def schrijf(self, path: Path, rijen: Rijen) -> None:
        regels = [f"{k} = {json.dumps(v)}" for rij in rijen for k, v in rij.items()]
        path.write_text("\n".join(regels) + "\n", encoding="utf-8")


Vorm = Csv | Xlsx | Json | Laag | Parquet | Pbf | Pakket | Toml


def zipped(path: Path, leden: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in leden.items():
            archief.writestr(naam, inhoud)


# --- a minimal extract of OpenStreetMap: protocol buffers by hand --------------------------------


def _varint(n: int) -> bytes:
    uit = b""
    while n > 127:
        uit += bytes([n & 127 | 128])
        n >>= 7
    return uit + bytes([n])


def _zigzag(n: int) -> bytes:
    return _varint(n << 1 if n >= 0 else -(n << 1) - 1)


def _bytes(veld: int, inhoud: bytes) -> bytes:
    return _varint(veld << 3 | 2) + _varint(len(inhoud)) + inhoud


def _block(soort: bytes, inhoud: bytes, gepakt: bool = False) -> bytes:
    blob = _bytes(1, inhoud)
    if gepakt:
        blob = _varint(2 << 3) + _varint(len(inhoud)) + _bytes(3, zlib.compress(inhoud))
    kop = _bytes(1, soort) + _varint(3 << 3) + _varint(len(blob))
    return len(kop).to_bytes(4, "big") + kop + blob


def _deltas(veld: int, getallen: Iterable[int]) -> bytes:
    """Return numbers as the steps from each to the next, packed."""
    rij = [0, *getallen]
    return _bytes(veld, b"".join(_zigzag(b - a) for a, b in pairwise(rij)))


def pbf(rijen: Iterable[Rij], moment: int = 0, gepakt: bool = False) -> bytes:
    """Return nodes (as Overpass gives them) as the bytes of a ``.osm.pbf``.

    Its heading tells the `moment` (seconds since 1970) where that is given.
    """
    rijen = list(rijen)
    woorden, labels = [b""], b""
    for rij in rijen:
        for paar in rij["tags"].items():
            labels += b"".join(_varint(len(woorden) + i) for i in range(2))
            woorden += [woord.encode() for woord in paar]
        labels += _varint(0)
    info = _bytes(1, b"\1" * len(rijen)) + _deltas(2, [1_730_000_000] * len(rijen))
    knopen = _deltas(1, (rij["id"] for rij in rijen)) + _bytes(5, info)
    for veld, as_ in ((8, "lat"), (9, "lon")):
        knopen += _deltas(veld, (round(rij[as_] * 1e7) for rij in rijen))
    tabel = b"".join(_bytes(1, woord) for woord in woorden)
    kop = _bytes(4, b"OsmSchema-V0.6") + _bytes(4, b"DenseNodes")
    if moment:
        kop += _bytes(16, b"test") + _varint(32 << 3) + _varint(moment)
    inhoud = _bytes(1, tabel) + _bytes(2, _bytes(2, knopen + _bytes(10, labels)))
    return _block(b"OSMHeader", kop, gepakt) + _block(b"OSMData", inhoud, gepakt)
