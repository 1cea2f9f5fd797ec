"""Cities that publish with ArcGIS: Antwerpen. A layer comes in pages, until the service says so.

Which layer holds a city's meeting places is not documented: it stands in a map of fields of one's
own (:mod:`etl.sources.eigen_bestand`), which :func:`fetch` can fill the mirror for. Only the
fields of that map are asked for: what is not asked, cannot leak.
"""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from etl.sources import lijsten
from etl.sources.download import Ophaler, Verzoek
from etl.sources.veldkaart import Veldkaart
from etl.sources.veldrijen import read_mapped
from etl.sources.verslag import Gelezen

ANTWERPEN = "https://geodata.antwerpen.be/arcgissql/rest/services/P_Portal"
#: More pages than this is a service that never says stop.
MEESTE_BLADZIJDEN = 500


@dataclass(frozen=True)
class Laag:
    """One layer of a service.

    Attributes
    ----------
    dienst : str
        Address up to ``MapServer``, such as ``{ANTWERPEN}/portal_publiek2/MapServer``.
    nummer : int
        Number of the layer.
    pad : str
        Beginning of the files below the mirror: ``antwerpen/wijken`` gives ``wijken-0001.json``.
    velden : tuple of str
        Fields to ask; all when empty.
    per_bladzijde : int
        Records a page.
    """

    dienst: str
    nummer: int
    pad: str
    velden: tuple[str, ...] = ()
    per_bladzijde: int = 1000


def verzoek(laag: Laag, bladzijde: int, vanaf: int) -> Verzoek:
    """Return what to fetch for one page.

    Parameters
    ----------
    laag : Laag
    bladzijde : int
        Its number, from 1.
    vanaf : int
        Records that came before it.

    Examples
    --------
    >>> verzoek(Laag("https://geodata.antwerpen.be/x/MapServer", 97, "a/w", ("naam",)), 2, 1000).pad
    'a/w-0002.json'
    """
    vraag = {
        "where": "1=1",
        "outFields": ",".join(laag.velden) or "*",
        "outSR": "4326",
        "f": "json",
        "resultOffset": vanaf,
        "resultRecordCount": laag.per_bladzijde,
    }
    url = f"{laag.dienst}/{laag.nummer}/query?{urlencode(vraag)}"
    return Verzoek(url, f"{laag.pad}-{bladzijde:04d}.json", 64 << 20)


def fetch(ophaler: Ophaler, laag: Laag) -> list[Path]:
    """Fetch every page of a layer; pages of an earlier, longer list go.

    Raises
    ------
    DownloadMislukt
        A page could not be fetched.
    OngeldigeGegevens
        A page is an error or no list, or the service never says stop.
    """
    paden: list[Path] = []
    vanaf = 0
    for bladzijde in range(1, MEESTE_BLADZIJDEN + 1):
        pad = ophaler.fetch(verzoek(laag, bladzijde, vanaf)).pad
        paden.append(pad)
        gekregen = len(lijsten.read_records(pad))
        vanaf += gekregen
        if not lijsten.has_more(lijsten.read_json(pad)):
            break
        if not gekregen:
            raise lijsten.fault(pad, "een lege bladzijde belooft er nog", "meld het de uitgever")
    else:
        raise lijsten.fault(pad, "de dienst geeft geen einde", "meld het de uitgever")
    for oud in pad.parent.glob(f"{Path(laag.pad).name}-[0-9][0-9][0-9][0-9].json"):
        if oud not in paden:
            oud.unlink()
    return paden


def read(bronnen: Path, kaart: Veldkaart) -> Gelezen:
    """Read the pages of a layer, Esri JSON or GeoJSON, by its map of fields.

    Returns and raises as :func:`etl.sources.veldrijen.read_mapped`; the last page must not promise
    another.
    """
    paden = sorted(bronnen.glob(kaart.bestand))
    if paden and lijsten.has_more(lijsten.read_json(paden[-1])):
        raise lijsten.fault(
            paden[-1], "er hoort nog een bladzijde na te komen", "haal alle bladzijden op"
        )
    return read_mapped(bronnen, kaart)
