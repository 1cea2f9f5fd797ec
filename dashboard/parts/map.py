"""The map: one folium map that never changes, and one small order a view that recolours it."""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
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
    """A folium map that fetches Leaflet from our own server, and nothing else from anywhere.

    One serves every view of a language: :meth:`sluit` renders it, and from then on it neither
    renders again nor keeps what is added to it. To make a map anew took a fifth of a view's time,
    and one that kept a visitor's order would show it to the next.
    """

    def __init__(self, in_taal: str, tegels: bool) -> None:
        self._gesloten = False
        super().__init__(
            _MIDDEN,
            zoom_start=8,
            min_zoom=7,
            max_zoom=18,
            tiles=folium.TileLayer(TEGELS_URL, attr=t("kaart.tegels", in_taal)) if tegels else None,
            zoom_control=False,
            attribution_control=tegels,
            zoom_snap=0.25,
        )
        # The name that st_folium gives its map, so that what is rendered now stays true.
        self._id = "div"
        self.default_js = [("leaflet", assets.url("leaflet.js"))]
        self.default_css = [("leaflet_css", assets.url("leaflet.css"))]

    def sluit(self) -> None:
        """Render the map as it is, for good."""
        self.get_root().render()
        self._gesloten = True

    def render(self, **kwargs: Any) -> str:
        """Render the map, unless it was."""
        if not self._gesloten:
            super().render(**kwargs)  # type: ignore[no-untyped-call]
        return ""

    def add_child(self, child: Any, name: str | None = None, index: int | None = None) -> Any:
        """Add an element; to a map that is closed, one that only the caller keeps."""
        if not self._gesloten:
            return super().add_child(child, name, index)
        child._parent = self
        return self


class _Groep(folium.FeatureGroup):
    """What is added to the map in one view; st_folium takes its script from the template.

    Rendered by folium, the script would be compiled as a template itself: slow, and with text of
    the register in it.
    """

    def render(self, **kwargs: Any) -> str:
        """Leave the map's figure as it is."""
        return ""


class _Kaart(JSCSSMixin):
    """Puts our own script on the map; its text is the same in every view."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "buurtkompas.begin({{ this._parent.get_name() }}, {{ this.teksten | tojavascript }});"
        "{% endmacro %}"
    )

    def __init__(self, in_taal: str) -> None:
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
        self.teksten = {k: t(f"kaart.js.{k}", in_taal) for k in sleutels} | {"taal": in_taal}


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
    groep = _Groep("opdracht")
    _Opdracht(opdracht(editie, beeld)).add_to(groep)
    st_folium(
        _basis(taal(), instellingen().tegels),
        key=sleutel,
        height=hoogte,
        use_container_width=True,
        returned_objects=["last_active_drawing"],
        feature_group_to_add=groep,
        render=False,
        on_change=bij_klik,
    )


@cache
def _basis(in_taal: str, tegels: bool) -> _Leaflet:
    """Return the map without a view, in a language of the visitor."""
    basis = _Leaflet(in_taal, tegels)
    _Kaart(in_taal).add_to(basis)
    basis.sluit()
    return basis


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
    geheel = np.round(waarden * 10**decimalen).tolist()
    return ",".join("" if g != g else str(int(g)) for g in geheel)  # noqa: PLR0124, NaN


def _geo(editie: Editie, niveau: str) -> str:
    return f"/geo/{editie.manifest['lagen'][niveau]}"
