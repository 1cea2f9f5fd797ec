"""The map: one folium map that never changes, and one small order a view that recolours it."""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import folium
import numpy as np
import pandas as pd
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template
from numpy.typing import NDArray
from streamlit_folium import st_folium

from dashboard import assets, boek, data, lagen
from dashboard.instellingen import TEGELS_URL, instellingen
from dashboard.lagen import Laag
from dashboard.taal import locale, taal
from dashboard.tekst import eenheid, t
from dashboard.waarden import WIJK
from etl.contract.aanbod import AANBODTYPES, STANDAARD_TYPES, WERKMODELLEN
from etl.contract.kleuren import BIJZONDER
from etl.contract.niveaus import GEHEEL
from etl.store.read import Editie

HOOGTE = 500
_BUITEN = "."
_MIDDEN = (51.0, 4.3)


@dataclass(frozen=True)
class Punt:
    """A mark of the page itself on the map, beside the places of the register.

    Attributes
    ----------
    lat, lon : float
        Where it stands, degrees (EPSG:4326).
    tekst : str
        What it says under the pointer; plain text.
    soort : {"hier", "nieuw", "dicht", "nummer"}
        A pin where the visitor is, a place to come, a place crossed out, a numbered result.
    nummer : int
        What stands in a numbered mark.
    straal_m : float
        Radius of the circle around it in metres as the crow flies; 0 for none.
    code : str
        What a click on it tells (level "punt").
    """

    lat: float
    lon: float
    tekst: str
    soort: Literal["hier", "nieuw", "dicht", "nummer"] = "hier"
    nummer: int = 0
    straal_m: float = 0.0
    code: str = ""


@dataclass(frozen=True)
class Beeld:
    """What a map shows.

    Attributes
    ----------
    laag : Laag
        Classes, colours and words of the layer.
    vlakken : DataFrame
        Value and class per area of the coloured level, in the map's order
        (:func:`dashboard.waarden.antwoord`).
    kaartniveau : str
        Level of the areas that get a colour.
    niveau, gebied : str
        The region around which the map is drawn; "geheel" and "" for the whole.
    gekozen : str
        Code of the area with a thick outline; empty for none.
    typen, werkmodel
        Which places of the register are drawn.
    punten : tuple of Punt
        Marks of the page itself.
    venster : tuple of float or None
        West, south, east, north in degrees: where to look; None to look at the region.
    hoort : frozenset of str
        Which clicks Python hears of: "gebied", "plaats" (of the register), "punt" (a mark), "plek"
        (anywhere in an area; its latitude and longitude come with every click).
    """

    laag: Laag
    vlakken: pd.DataFrame
    kaartniveau: str = WIJK
    niveau: str = GEHEEL
    gebied: str = ""
    gekozen: str = ""
    typen: tuple[str, ...] = STANDAARD_TYPES
    werkmodel: str = ""
    punten: tuple[Punt, ...] = ()
    venster: tuple[float, float, float, float] | None = None
    hoort: frozenset[str] = frozenset({"gebied"})


class _Leaflet(folium.Map):
    """A folium map that fetches Leaflet from our own server, and nothing else from anywhere."""

    def __init__(self) -> None:
        tegels = instellingen().tegels
        super().__init__(
            _MIDDEN,
            zoom_start=8,
            min_zoom=7,
            max_zoom=18,
            tiles=folium.TileLayer(TEGELS_URL, attr=t("kaart.tegels")) if tegels else None,
            zoom_control=False,
            attribution_control=tegels,
            zoom_snap=0.25,
        )
        self.default_js = [("leaflet", assets.url("leaflet.js"))]
        self.default_css = [("leaflet_css", assets.url("leaflet.css"))]


class _Kaart(JSCSSMixin):
    """Puts our own script on the map; its text is the same in every view."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "buurtkompas.begin({{ this._parent.get_name() }}, {{ this.teksten | tojavascript }});"
        "{% endmacro %}"
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "kaart"
        self.default_js = [("kaart", assets.url("kaart.js"))]
        self.default_css = [("kaart_css", assets.url("kaart.css"))]
        sleutels = (
            "kaart",
            "inzoomen",
            "uitzoomen",
            "onnauwkeurig",
            "website",
            "bron",
            "leeg",
            "dun",
        )
        self.teksten = {k: t(f"kaart.js.{k}") for k in sleutels} | {"taal": taal()}


class _Opdracht(MacroElement):
    """One view: the class and value of every area, in the order of the layer file."""

    _template = Template(
        "{% macro script(this, kwargs) %}buurtkompas.toon({{ this.opdracht }});{% endmacro %}"
    )

    def __init__(self, inhoud: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "opdracht"
        tekst = json.dumps(inhoud, ensure_ascii=False, separators=(",", ":"))
        self.opdracht = tekst.replace("<", "\\u003c")


def kaart(
    editie: Editie,
    beeld: Beeld,
    sleutel: str,
    bij_klik: Callable[[], None] | None = None,
    hoogte: int = HOOGTE,
) -> None:
    """Draw a map.

    Parameters
    ----------
    editie : Editie
    beeld : Beeld
    sleutel : str
        Key of the component in the session: what was clicked comes back under it, and
        :func:`dashboard.state.klik.aangeklikt` reads it.
    bij_klik : callable, optional
        Callback of a click.
    hoogte : int
        Height in pixels.
    """
    basis = _Leaflet()
    _Kaart().add_to(basis)
    groep = folium.FeatureGroup("opdracht")
    _Opdracht(opdracht(editie, beeld)).add_to(groep)
    st_folium(
        basis,
        key=sleutel,
        height=hoogte,
        use_container_width=True,
        returned_objects=["last_active_drawing"],
        feature_group_to_add=groep,
        on_change=bij_klik,
    )


def opdracht(editie: Editie, beeld: Beeld) -> dict[str, Any]:
    """Return what the map's script needs for one view; a few kilobytes for all of Flanders."""
    vlakken = beeld.vlakken
    klasse, waarde = vlakken["klasse"].to_numpy(), vlakken["waarde"].to_numpy(dtype=float)
    if beeld.kaartniveau == WIJK and beeld.niveau != GEHEEL:
        binnen = editie.wijken[f"{beeld.niveau}_code"].eq(beeld.gebied).to_numpy()
        klasse = np.where(binnen, klasse, _BUITEN)
        waarde = np.where(binnen, waarde, np.nan)
    uit: dict[str, Any] = {
        "laag": _geo(editie, beeld.kaartniveau),
        "achtergrond": _geo(editie, "gemeente"),
        "omtrek": None if beeld.niveau == GEHEEL else _geo(editie, beeld.niveau),
        "boek": f"/geo/{data.boekbestand(editie)[0]}",
        "gebied": beeld.gebied,
        "gekozen": beeld.gekozen,
        "klassen": "".join(klasse),
        "waarden": compact(waarde, beeld.laag.decimalen),
        "decimalen": beeld.laag.decimalen,
        "eenheid": eenheid(beeld.laag.eenheid),
        "labels": list(lagen.labels(beeld.laag).values()),
        "kennis": beeld.laag.toegang,
        "palet": beeld.laag.palet,
        "bijzonder": {
            teken: {"kleur": b.kleur, "streep": b.streep, "tekst": t(f"legenda.{teken}")}
            for teken, b in BIJZONDER.items()
        },
        "taal": locale().replace("_", "-"),
        "plaatsen": {
            "typen": [i for i, k in enumerate(AANBODTYPES) if k in beeld.typen],
            "model": [*WERKMODELLEN].index(beeld.werkmodel) if beeld.werkmodel else -1,
        },
    }
    if beeld.punten:
        uit["punten"] = [_punt(p) for p in beeld.punten]
    if beeld.venster:
        uit["venster"] = [round(graad, 5) for graad in beeld.venster]
    return uit | {"hoort": sorted(beeld.hoort)}


def _punt(punt: Punt) -> dict[str, Any]:
    x, y = boek.mercator(punt.lat, punt.lon)
    uit = {"x": x, "y": y, "tekst": punt.tekst, "soort": punt.soort, "code": punt.code}
    # A metre on the ground is longer on a Mercator map, the more so the further north.
    straal = round(punt.straal_m / math.cos(math.radians(punt.lat)))
    return uit | {"nummer": punt.nummer, "straal": straal}


def compact(waarden: NDArray[np.float64], decimalen: int) -> str:
    """Return numbers as whole numbers with commas between; nothing where unknown.

    Examples
    --------
    >>> compact(np.array([12.34, np.nan, 0.0]), 1)
    '123,,0'
    """
    geheel = np.round(waarden * 10**decimalen)
    return ",".join("" if np.isnan(g) else str(int(g)) for g in geheel)


def _geo(editie: Editie, niveau: str) -> str:
    return f"/geo/{editie.manifest['lagen'][niveau]}"
