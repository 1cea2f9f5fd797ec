"""A map in one HTML file: it opens without a network and asks nothing of anyone."""

import base64
import hashlib
import html
import json
import re
from functools import cache
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Any

import folium
import pandas as pd

from etl.contract.getallen import getal
from etl.export import gis
from etl.export.html.gegevens import contents, placed, word
from etl.export.tables import Regio, find_region, region_name
from etl.measures.travel import MINUTEN, limit_metres

if TYPE_CHECKING:
    from etl.store.read import Editie

__all__ = ["write_html"]

_MIDDEN = (51.0, 4.3)
_LEAFLET = ("xstatic.pkg.leaflet", "data")
_EIGEN = ("etl.export.html", "")


def write_html(editie: "Editie", niveau: str, code: str, taal: str = "nl") -> bytes:
    """Return the map of a region as one HTML file with everything inside.

    Parameters
    ----------
    editie : Editie
        An opened edition.
    niveau, code : str
        The region; "geheel" and "VB" for all of Flanders and Brussels.
    taal : {"nl", "fr", "en"}
        Language of the page.

    Returns
    -------
    bytes
        UTF-8. The wijken coloured by any of :data:`etl.export.themas.THEMAS`, the places, a
        legend, a table, and source, date, method and licence. Borders are those of the map layers
        of the edition. Its content security policy forbids every request, and every script but
        its own. The same edition and choices give the same bytes.

    Raises
    ------
    OngeldigeAanroep
        When the level or the code does not exist.
    """
    regio = find_region(editie, niveau, code)
    wijken, plaatsen = gis.wijken_in(editie, regio), gis.initiatieven_in(editie, regio)
    vlak, begin = _base_map()
    kaartnaam = vlak.get_name()
    script = begin + Template(_read(*_EIGEN, "blad.js")).substitute(kaartnaam=kaartnaam)
    leaflet = re.sub(r"\n//# sourceMappingURL=.*", "", _read(*_LEAFLET, "leaflet.js"))
    blad = Template(_read(*_EIGEN, "blad.html")).substitute(
        _words(editie, regio, wijken, plaatsen, taal),
        taal=taal,
        scripts=" ".join(map(_fingerprint, (leaflet, script))),
        leaflet_css=_leaflet_css(),
        css=_read(*_EIGEN, "blad.css"),
        kaart=vlak.get_root().html.render(),
        gegevens=_data(contents(editie, wijken, plaatsen, taal)),
        leaflet_js=leaflet,
        script=script,
    )
    return blad.encode()


def _base_map() -> tuple[Any, str]:
    """Return folium's map, without tiles and by a name that never changes, and its script."""
    kaart: Any = folium.Map(
        location=_MIDDEN,
        tiles=None,
        zoom_start=8,
        zoom_control=False,
        attribution_control=False,
        zoom_snap=0.25,  # a region fills the map, whatever its shape
    )
    kaart._id = "kaart"
    # Folium's own page would ask for its scripts on other hosts: only its map is taken.
    kaart.render()
    return kaart, kaart.get_root().script.render()


def _words(
    editie: "Editie", regio: Regio, wijken: pd.DataFrame, plaatsen: pd.DataFrame, taal: str
) -> dict[str, str]:
    """Return every text of the page around the map, escaped."""
    naam = region_name(editie, regio, taal)
    bekend = int(placed(plaatsen).sum())
    zonder = len(plaatsen) - bekend
    # Those without a known place in the gemeente too, as every other export counts them.
    regios = editie.regios
    hier = regios[(regios["niveau"] == regio.niveau) & (regios["code"] == regio.code)]
    huishoudens = round(float(hier["huishoudens"].iloc[0]))

    def woord(sleutel: str, **waarden: Any) -> str:
        return html.escape(word(taal, sleutel, **waarden))

    sleutels = ("zonder_script", "kies", "legenda", "plaatslegenda", "tabel", "over")
    uit = {k: woord(k) for k in sleutels}
    uit["titel"] = f"Buurtkompas: {html.escape(naam)}"
    uit["kop"] = woord("kop", naam=naam)
    uit["onderkop"] = woord(
        "onderkop",
        datum=editie.datum,
        wijken=word(taal, "aantal_wijken", n=len(wijken)),
        huishoudens=word(taal, "aantal_huishoudens", n=huishoudens),
    )
    uit["toon_plaatsen"] = woord("toon_plaatsen", n=bekend)
    uit["zonder_plaats"] = woord("zonder_plaats", n=zonder) if zonder else ""
    alineas = [
        woord("lezen"),
        woord("methode", minuten=str(MINUTEN), meters=getal(limit_metres(MINUTEN), 0, taal)),
        woord("grenzen"),
        woord("editie", editie=editie.id[:16]),
    ]
    bronnen = gis.about(editie, regio, gis.sources(list(wijken.columns), editie), taal)["bronnen"]
    regels = [
        f"{b['titel']} ({b['periode']}). {b['vermelding']}. {b['licentie']}." for b in bronnen
    ]
    uit["uitleg"] = (
        f"<p>{' '.join(alineas)}</p><h2>{woord('bronnen')}</h2>"
        f"<ul>{''.join(f'<li>{html.escape(regel)}</li>' for regel in regels)}</ul>"
    )
    return uit


def _data(waarde: Any) -> str:
    """Return JSON that cannot end the script element that it stands in, or begin a comment."""
    tekst = json.dumps(waarde, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return tekst.replace("<", "\\u003c")


def _fingerprint(script: str) -> str:
    """Return a script's hash as a content security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@cache
def _read(pakket: str, map_: str, bestand: str) -> str:
    plek = files(pakket)
    return (plek / map_ / bestand if map_ else plek / bestand).read_text("utf-8")


@cache
def _leaflet_css() -> str:
    """Return Leaflet's style with its pictures in it."""

    def in_page(treffer: re.Match[str]) -> str:
        inhoud = (files(_LEAFLET[0]) / _LEAFLET[1] / treffer[1]).read_bytes()
        return f"url(data:image/png;base64,{base64.b64encode(inhoud).decode()})"

    stijl = _read(*_LEAFLET, "leaflet.css")
    return re.sub(r"url\((images/[\w-]+\.png)\)", in_page, stijl)
