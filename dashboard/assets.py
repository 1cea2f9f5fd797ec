"""The few files that our pages load: Leaflet from its PyPI package, and our own map script."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_LEAFLET = ("xstatic.pkg.leaflet", "data")
_EIGEN = ("dashboard", "assets")
#: What is served, and the files it is made of, one after the other.
_BESTANDEN = {
    "leaflet.js": (_LEAFLET, ("leaflet.js",)),
    "leaflet.css": (_LEAFLET, ("leaflet.css",)),
    "kaart.js": (_EIGEN, ("teken.js", "kaart.js")),
    "kaart.css": (_EIGEN, ("kaart.css",)),
    "stijl.css": (_EIGEN, ("stijl.css",)),
    "focus.js": (_EIGEN, ("focus.js",)),
}
#: Where :mod:`dashboard.server` serves them.
PAD = "/assets"


@dataclass(frozen=True)
class Asset:
    """One file, ready to send.

    Attributes
    ----------
    naam : str
        File name with a hash of the content in it, so that a browser may keep it for ever.
    soort : str
        Media type.
    gzip : bytes
        Content, compressed.
    """

    naam: str
    soort: str
    gzip: bytes


@cache
def assets() -> dict[str, Asset]:
    """Return every asset by its plain name."""
    return {naam: _lees(naam, *plek) for naam, plek in _BESTANDEN.items()}


def url(naam: str) -> str:
    """Return the address of an asset, as ``/assets/leaflet.1a2b3c4d5e6f.js``.

    Examples
    --------
    >>> url("leaflet.js").startswith("/assets/leaflet.")
    True
    """
    return f"{PAD}/{assets()[naam].naam}"


def _lees(naam: str, plek: tuple[str, str], delen: tuple[str, ...]) -> Asset:
    pakket, map_ = plek
    inhoud = b"".join(files(pakket).joinpath(map_, deel).read_bytes() for deel in delen)
    stam, uitgang = naam.rsplit(".", 1)
    merk = hashlib.sha256(inhoud).hexdigest()[:12]
    soort = mimetypes.types_map[f".{uitgang}"]
    return Asset(f"{stam}.{merk}.{uitgang}", soort, gzip.compress(inhoud, 9, mtime=0))
