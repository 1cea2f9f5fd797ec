"""Of what moment a file of OpenStreetMap is, as the file itself tells it.

An answer of Overpass names the moment of its data; an extract keeps in its first block the moment
to which its changes are known (``osmosis_replication_timestamp``, OSM PBF format). The name of a
file and the day on which it was copied say nothing of it.
"""

import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from etl.errors import OngeldigeGegevens
from etl.sources import lijsten

#: Numbers of the fields that we read: of a blob's heading, of a blob, of the heading's block.
_LENGTE, _RUW, _GEPAKT, _MOMENT = 3, 1, 3, 32
_VARINT, _ACHT, _TEKST, _VIER = 0, 1, 2, 5
#: What the format allows a heading and its block to be, at most.
_MEESTE_KOP, _MEESTE_BLOK = 64 << 10, 32 << 20


def moment(path: Path) -> datetime:
    """Return of what moment a file is; of one that does not tell, when it was written here.

    Parameters
    ----------
    path : Path
        An answer of Overpass (``.json``) or an extract (``.osm.pbf``) that exists. One that cannot
        be read tells nothing: who reads it for its places says what is wrong with it.
    """
    try:
        eigen = _of_overpass(path) if path.suffix == ".json" else _of_extract(path)
    except (OngeldigeGegevens, ValueError, IndexError, OverflowError, OSError, zlib.error):
        eigen = None
    return eigen or datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _of_overpass(path: Path) -> datetime | None:
    inhoud = lijsten.read_json(path)
    kop = inhoud.get("osm3s") if isinstance(inhoud, dict) else None
    tekst = str(kop.get("timestamp_osm_base") or "") if isinstance(kop, dict) else ""
    if not tekst:
        return None
    dag = datetime.fromisoformat(tekst)
    return dag if dag.tzinfo else dag.replace(tzinfo=UTC)


def _of_extract(path: Path) -> datetime | None:
    with path.open("rb") as bestand:
        lengte = int.from_bytes(bestand.read(4), "big")
        if lengte > _MEESTE_KOP:
            return None
        kop = dict(_fields(bestand.read(lengte)))
        blob = dict(_fields(bestand.read(min(int(kop.get(_LENGTE, 0)), _MEESTE_BLOK))))
    ruw, gepakt = blob.get(_RUW, b""), blob.get(_GEPAKT, b"")
    if isinstance(gepakt, bytes) and gepakt:
        ruw = zlib.decompressobj().decompress(gepakt, _MEESTE_BLOK)
    seconden = dict(_fields(ruw)).get(_MOMENT) if isinstance(ruw, bytes) else None
    return datetime.fromtimestamp(seconden, UTC) if isinstance(seconden, int) else None


def _fields(inhoud: bytes) -> Iterator[tuple[int, int | bytes]]:
    r"""Yield number and value of the fields of a message (protocol buffers).

    Examples
    --------
    >>> list(_fields(b"\x08\x96\x01\x12\x02ok"))
    [(1, 150), (2, b'ok')]
    """
    plek = 0
    while plek < len(inhoud):
        sleutel, plek = _varint(inhoud, plek)
        soort = sleutel & 7
        if soort == _VARINT:
            waarde, plek = _varint(inhoud, plek)
            yield sleutel >> 3, waarde
            continue
        if soort == _TEKST:
            lengte, plek = _varint(inhoud, plek)
        elif soort in (_ACHT, _VIER):
            lengte = 8 if soort == _ACHT else 4
        else:
            raise ValueError(soort)
        yield sleutel >> 3, inhoud[plek : plek + lengte]
        plek += lengte


def _varint(inhoud: bytes, plek: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, and where it ends."""
    waarde = 0
    for deel in range(10):
        byte = inhoud[plek + deel]
        waarde |= (byte & 127) << 7 * deel
        if byte < 128:
            return waarde, plek + deel + 1
    raise ValueError(plek)
