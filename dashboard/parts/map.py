"""The map: one folium map that never changes, and one small order a view that recolours it."""

import json
from typing import Any

import folium
import numpy as np
import pandas as pd
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template
from numpy.typing import NDArray
from streamlit_folium import st_folium

from dashboard import assets, data, lagen, state
from dashboard.instellingen import TEGELS_URL, instellingen
from dashboard.parts.kleuren import BIJZONDER
from dashboard.state import Toestand
from dashboard.tekst import TAAL, eenheid, t
from etl.contract.aanbod import AANBODTYPES, WERKMODELLEN
from etl.contract.niveaus import GEHEEL
from etl.store.read import Editie

HOOGTE = 500
_BUITEN = "."
_MIDDEN = (51.0, 4.3)


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
        self.teksten = {k: t(f"kaart.js.{k}") for k in sleutels} | {"taal": TAAL}


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


def kaart(editie: Editie, toestand: Toestand, vlakken: pd.DataFrame) -> None:
    """Draw the map of a view.

    Parameters
    ----------
    editie : Editie
    toestand : Toestand
    vlakken : DataFrame
        Value and class per area of the coloured level, in the map's order
        (:func:`dashboard.waarden.antwoord`).
    """
    basis = _Leaflet()
    _Kaart().add_to(basis)
    groep = folium.FeatureGroup("opdracht")
    _Opdracht(opdracht(editie, toestand, vlakken)).add_to(groep)
    st_folium(
        basis,
        key=state.KAART,
        height=HOOGTE,
        use_container_width=True,
        returned_objects=["last_active_drawing"],
        feature_group_to_add=groep,
        on_change=state.geklikt,
    )


def opdracht(editie: Editie, toestand: Toestand, vlakken: pd.DataFrame) -> dict[str, Any]:
    """Return what the map's script needs for one view; a few kilobytes for all of Flanders."""
    soort = toestand.vraag().soort
    klasse, waarde = vlakken["klasse"].to_numpy(), vlakken["waarde"].to_numpy(dtype=float)
    if toestand.kaartniveau == "wijk" and toestand.niveau != GEHEEL:
        binnen = editie.wijken[f"{toestand.niveau}_code"].eq(toestand.gebied).to_numpy()
        klasse = np.where(binnen, klasse, _BUITEN)
        waarde = np.where(binnen, waarde, np.nan)
    return {
        "laag": _geo(editie, toestand.kaartniveau),
        "achtergrond": _geo(editie, "gemeente"),
        "omtrek": None if toestand.niveau == GEHEEL else _geo(editie, toestand.niveau),
        "boek": f"/geo/{data.boekbestand(editie)[0]}",
        "gebied": toestand.gebied,
        "gekozen": toestand.wijk if toestand.kaartniveau == "wijk" else toestand.gebied,
        "klassen": "".join(klasse),
        "waarden": compact(waarde, soort.decimalen),
        "decimalen": soort.decimalen,
        "eenheid": eenheid(soort.eenheid),
        "labels": list(lagen.labels(soort).values()),
        "kennis": soort.toegang,
        "palet": soort.palet,
        "bijzonder": {
            teken: {"kleur": b.kleur, "streep": b.streep, "tekst": t(f"legenda.{teken}")}
            for teken, b in BIJZONDER.items()
        },
        "taal": "nl-BE",
        "plaatsen": {
            "typen": [i for i, k in enumerate(AANBODTYPES) if k in toestand.typen],
            "model": [*WERKMODELLEN].index(toestand.werkmodel) if toestand.werkmodel else -1,
        },
    }


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
