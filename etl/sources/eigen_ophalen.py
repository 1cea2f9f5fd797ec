"""Lists of one's own that their publisher keeps on line: fetched where their map names an address.

Whoever puts a map in the mirror says by it which host may be asked, and for that list alone: a
redirect to any other is refused. A list that does not come, or comes as something else, stops no
refresh: what the mirror holds stays, and that it stayed is told.
"""

from dataclasses import replace
from urllib.parse import urlsplit

from etl.errors import DownloadMislukt, OngeldigeAanroep, OngeldigeGegevens
from etl.slot import SPIEGEL, hold, writing
from etl.sources import arcgis
from etl.sources.download import Ophaler, Verzoek
from etl.sources.eigen_bestand import maps
from etl.sources.veldkaart import Veldkaart

#: A list of places of one publisher; more is another file.
MEESTE_BYTES = 128 << 20


def fetch_lists(ophaler: Ophaler) -> tuple[str, ...]:
    """Fetch every list whose map names an address.

    Parameters
    ----------
    ophaler : Ophaler
        The door to the network, into the mirror folder.

    Returns
    -------
    tuple of str
        Dutch lines: what came, and what did not and why; none where no map names an address.

    Raises
    ------
    OngeldigeGegevens
        A map cannot be used.
    BouwBezig, GeenSchrijftoegang
        As :func:`etl.sources.mirror.fetch_all`.
    """
    kaarten = [kaart for kaart in maps(ophaler.folder) if kaart.url]
    if not kaarten:
        return ()
    regels = []
    with hold(ophaler.folder, SPIEGEL) as slot, writing(ophaler.folder, SPIEGEL):
        for kaart in kaarten:
            slot.check()
            ophaler.report(f"Ophalen: {kaart.bestand}")
            regels.append(_told(ophaler, kaart))
    return tuple(regels)


def _told(ophaler: Ophaler, kaart: Veldkaart) -> str:
    """Fetch one list and say what came of it."""
    try:
        anders = _fetch(ophaler, kaart)
    except (DownloadMislukt, OngeldigeAanroep) as fout:
        reden = str(fout)
    except OngeldigeGegevens as fout:
        reden = fout.problemen[0].zin()
    else:
        return f"opgehaald: {kaart.bestand} is {'nieuw of veranderd' if anders else 'onveranderd'}."
    gevolg = "het bestand dat er al was, blijft"
    if not (ophaler.folder / kaart.bestand).is_file():
        gevolg = "het ontbreekt nog"
    return f"niet opgehaald: {kaart.bestand}: {gevolg}. {reden}"


def _fetch(ophaler: Ophaler, kaart: Veldkaart) -> bool:
    """Fetch one list; return whether it is another than the one that stood there."""
    hosts = frozenset({urlsplit(kaart.url).hostname or ""})
    eigen = replace(ophaler, beleid=replace(ophaler.beleid, hosts=hosts))
    if kaart.vorm == "arcgis":
        return arcgis.fetch(eigen, arcgis.Laag(kaart.url, kaart.bestand, asked(kaart)))
    # Of Opendatasoft the export: it is the whole list, where records come by a hundred.
    export = "/exports/geojson" if kaart.vorm == "opendatasoft" else ""
    return eigen.fetch(Verzoek(kaart.url + export, kaart.bestand, MEESTE_BYTES)).nieuw


def asked(kaart: Veldkaart) -> tuple[str, ...]:
    """Return the fields of a list that its map names, each once: no others are asked for.

    Examples
    --------
    >>> velden = {"naam": ("NAAM",), "website": ("SITE_NL", "SITE_FR"), "opmerking": ("NAAM",)}
    >>> asked(Veldkaart("k", "dorp", "d.json", velden=velden, weglaten={"STATUS": {"dicht": "x"}}))
    ('NAAM', 'SITE_NL', 'SITE_FR', 'STATUS')
    """
    namen = (naam for veld in kaart.velden.values() for naam in veld)
    return tuple(dict.fromkeys((*namen, *kaart.weglaten)))
