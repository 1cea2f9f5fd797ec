"""Cities that publish with Opendatasoft: Gent. A dataset is one file, by the export of v2.1.

Answers of the older forms (pages of ``records`` of v2.1, ``records`` of v1) are read too, where
somebody has them. Gent publishes one list that is about our offer: the places with digital help.
"""

from pathlib import Path

from etl.sources.download import Verzoek
from etl.sources.veldkaart import Veldkaart, read_map
from etl.sources.veldrijen import read_mapped
from etl.sources.verslag import Gelezen

GENT = "https://data.stad.gent"
DIGIPUNTEN = "locaties-digitaal-talentpunten-gent"
KAART = Path(__file__).parent / "veldkaarten" / "gent_digipunten.toml"


def dataset(server: str, naam: str, pad: str) -> Verzoek:
    """Return what to fetch for one dataset, whole: an export has no pages.

    Examples
    --------
    >>> dataset("https://data.stad.gent", "stadswijken-gent", "gent/wijken.geojson").url
    'https://data.stad.gent/api/explore/v2.1/catalog/datasets/stadswijken-gent/exports/geojson'
    """
    url = f"{server}/api/explore/v2.1/catalog/datasets/{naam}/exports/geojson"
    return Verzoek(url, pad, 64 << 20)


def verzoeken(server: str = GENT) -> tuple[Verzoek, ...]:
    """Return what to fetch: the places with digital help in Gent."""
    return (dataset(server, DIGIPUNTEN, f"gent/{DIGIPUNTEN}.geojson"),)


def read(bronnen: Path, kaart: Veldkaart | None = None) -> Gelezen:
    """Read the places with digital help in Gent, or another dataset by its map.

    Returns and raises as :func:`etl.sources.veldrijen.read_mapped`.
    """
    return read_mapped(bronnen, kaart or read_map(KAART))
