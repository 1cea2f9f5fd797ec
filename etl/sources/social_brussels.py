"""Organisations in Brussels, from social.brussels.

The service tells much about people: only the name of an organisation, its address, hours, number
and site are read. Its licence is not stated: ask before you publish.
"""

from collections.abc import Sequence
from pathlib import Path

from etl.sources.download import Verzoek
from etl.sources.veldkaart import read_map
from etl.sources.veldrijen import read_mapped
from etl.sources.verslag import Gelezen

SERVER = "https://social.brussels"
KAART = Path(__file__).parent / "veldkaarten" / "social_brussels.toml"


def verzoeken(sectoren: Sequence[int] = (), server: str = SERVER) -> tuple[Verzoek, ...]:
    """Return what to fetch: all organisations, or those of some sectors.

    Examples
    --------
    >>> [v.pad for v in verzoeken([5])]
    ['social_brussels/organisaties-sector-5.json']
    """
    if not sectoren:
        url = f"{server}/rest/search/organisation/*"
        return (Verzoek(url, "social_brussels/organisaties.json", 128 << 20),)
    return tuple(
        Verzoek(
            f"{server}/rest/sector/{nummer}/organisations",
            f"social_brussels/organisaties-sector-{nummer}.json",
            64 << 20,
        )
        for nummer in sectoren
    )


def read(bronnen: Path) -> Gelezen:
    """Read the organisations; one that stands in several sectors comes once.

    Returns and raises as :func:`etl.sources.veldrijen.read_mapped`.
    """
    gelezen = read_mapped(bronnen, read_map(KAART))
    tabel = gelezen.tabel.drop_duplicates(
        [k for k in gelezen.tabel.columns if k != "herkomst_bestand"], ignore_index=True
    )
    return Gelezen(tabel, gelezen.verslag)
