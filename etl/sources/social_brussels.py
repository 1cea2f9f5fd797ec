"""Organisations in Brussels, from social.brussels.

The service tells much about people: only the name of an organisation, its address, hours, number
and site are read. Its licence is not stated: ask before you publish.
"""

from pathlib import Path

from etl.sources.veldkaart import read_map
from etl.sources.veldrijen import read_mapped
from etl.sources.verslag import Gelezen

KAART = Path(__file__).parent / "veldkaarten" / "social_brussels.toml"


def read(bronnen: Path) -> Gelezen:
    """Read the organisations; one that stands in several sectors comes once.

    Returns and raises as :func:`etl.sources.veldrijen.read_mapped`.
    """
    gelezen = read_mapped(bronnen, read_map(KAART))
    tabel = gelezen.tabel.drop_duplicates(
        [k for k in gelezen.tabel.columns if k != "herkomst_bestand"], ignore_index=True
    )
    return Gelezen(tabel, gelezen.verslag)
