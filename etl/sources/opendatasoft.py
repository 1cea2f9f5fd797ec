"""Cities that publish with Opendatasoft: Gent. A dataset is one file, by the export of v2.1.

Answers of the older forms (pages of ``records`` of v2.1, ``records`` of v1) are read too, where
somebody has them. Gent publishes one list that is about our offer: the places with digital help.
"""

from pathlib import Path

from etl.sources.veldkaart import Veldkaart, read_map
from etl.sources.veldrijen import read_mapped
from etl.sources.verslag import Gelezen

DIGIPUNTEN = "locaties-digitaal-talentpunten-gent"
KAART = Path(__file__).parent / "veldkaarten" / "gent_digipunten.toml"


def read(bronnen: Path, kaart: Veldkaart | None = None) -> Gelezen:
    """Read the places with digital help in Gent, or another dataset by its map.

    Returns and raises as :func:`etl.sources.veldrijen.read_mapped`.
    """
    return read_mapped(bronnen, kaart or read_map(KAART))
