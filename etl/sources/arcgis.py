"""Cities that publish with ArcGIS: Antwerpen and others. A layer comes in pages, until it is whole.

Which layer holds a city's meeting places is not documented: somebody names it in a map of fields
(:mod:`etl.sources.eigen_bestand`). Only the fields of that map are asked for: what is not asked,
cannot leak. The pages become one file, once all of them are there: a service that stops halfway
changes nothing.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from etl.heel import write_whole
from etl.sources import lijsten
from etl.sources.download import Ophaler, Verzoek

#: More pages than this is a service that never says stop.
MEESTE_BLADZIJDEN = 500
_PLEK = "spatialReference"


@dataclass(frozen=True)
class Laag:
    """One layer of a service.

    Attributes
    ----------
    adres : str
        Address of the layer: ``https://…/MapServer/97``.
    bestand : str
        The file that it becomes, below the mirror.
    velden : tuple of str
        Fields to ask; all when empty.
    per_bladzijde : int
        Records a page; a service may give fewer.
    """

    adres: str
    bestand: str
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
    >>> laag = Laag("https://geodata.antwerpen.be/x/MapServer/97", "lijsten/w.json", ("naam",))
    >>> verzoek(laag, 2, 1000).pad
    'lijsten/w.bladzijden/0002.json'
    """
    vraag = {
        "where": "1=1",
        "outFields": ",".join(laag.velden) or "*",
        "outSR": "4326",
        "f": "json",
        "resultOffset": vanaf,
        "resultRecordCount": laag.per_bladzijde,
    }
    url = f"{laag.adres}/query?{urlencode(vraag)}"
    pad = Path(laag.bestand).with_suffix(".bladzijden") / f"{bladzijde:04d}.json"
    return Verzoek(url, pad.as_posix(), 64 << 20)


def fetch(ophaler: Ophaler, laag: Laag) -> bool:
    """Fetch every page of a layer and make them one file.

    Returns
    -------
    bool
        Whether its content differs from what stood there.

    Raises
    ------
    DownloadMislukt
        A page could not be fetched, or is an error; pages that came are asked for again by their
        tag.
    OngeldigeGegevens
        A page is no list, the list is empty or stops before its end, or the service never says
        stop. The file is as it was.
    """
    bladzijden: list[dict[str, Any]] = []
    for nummer in range(1, MEESTE_BLADZIJDEN + 1):
        vanaf = sum(len(b["features"]) for b in bladzijden)
        pad = ophaler.fetch(verzoek(laag, nummer, vanaf)).pad
        bladzijden.append(_page(pad, bladzijden))
        # Not every service says that there is more; a full page may have another after it.
        vol = len(bladzijden[-1]["features"]) >= laag.per_bladzijde
        if not lijsten.has_more(bladzijden[-1]) and not vol:
            break
    else:
        raise lijsten.fault(pad, "de dienst geeft geen einde", "meld het de uitgever")
    samen = {k: v for k, v in bladzijden[0].items() if k in (_PLEK, "crs")}
    samen["features"] = [kenmerk for b in bladzijden for kenmerk in b["features"]]
    doel = ophaler.folder / laag.bestand
    inhoud = json.dumps(samen, ensure_ascii=False).encode()
    anders = not doel.is_file() or doel.read_bytes() != inhoud
    if anders:
        write_whole(doel, inhoud)
    shutil.rmtree(pad.parent)
    return anders


def _page(pad: Path, eerder: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a page, once it is sure that it is one more of the same list."""
    lijsten.read_records(pad)
    bladzijde = lijsten.read_json(pad)
    if not isinstance(bladzijde, dict) or not isinstance(bladzijde.get("features"), list):
        raise lijsten.fault(pad, "er staat geen laag van ArcGIS in", "kijk het adres na")
    if not bladzijde["features"]:
        _require_end(pad, bladzijde, eerder)
    if eerder and bladzijde["features"]:
        if bladzijde["features"] == eerder[-1]["features"]:
            wat = "de dienst geeft telkens dezelfde bladzijde"
            raise lijsten.fault(pad, wat, "vraag de uitgever om de lijst als bestand")
        if bladzijde.get(_PLEK) != eerder[0].get(_PLEK):
            wat = "de dienst wisselt van projectie tussen twee bladzijden"
            raise lijsten.fault(pad, wat, "meld het de uitgever")
    return bladzijde


def _require_end(pad: Path, leeg: dict[str, Any], eerder: list[dict[str, Any]]) -> None:
    """Refuse an empty page that is not the end of a list."""
    wat = ""
    if lijsten.has_more(leeg):
        wat = "een lege bladzijde belooft er nog"
    elif not eerder:
        wat = "er staan geen plaatsen in de laag"
    elif lijsten.has_more(eerder[-1]):
        wat = "de bladzijde die beloofd was, is leeg"
    if wat:
        raise lijsten.fault(pad, wat, "meld het de uitgever")
