"""Two pages to measure ours against: an empty st_folium, and a plain one with all wijken in it.

Which of the two is told by the URL: ``?wat=leeg`` or ``?wat=geojson``.
"""

import json
import os
from pathlib import Path

import folium
import numpy as np
import streamlit as st
from streamlit_folium import st_folium

from dashboard import assets
from etl.store.read import open_edition

KLEUREN = ("#ffffd9", "#c7e9b4", "#7fcdbb", "#41b6c4", "#1d91c0", "#225ea8")


@st.cache_resource
def wijken() -> dict:
    grenzen = open_edition(Path(os.environ["BUURTKOMPAS_STORE"])).geometrie.reset_index()
    grenzen["geometry"] = grenzen.geometry.simplify_coverage(50)
    return json.loads(grenzen.to_crs("EPSG:4326").to_json())


def pagina() -> None:
    vol = st.query_params.get("wat") == "geojson"
    laag = st.radio("laag", ["a", "b", "c"], horizontal=True) if vol else ""
    kaart = folium.Map([51.0, 4.3], zoom_start=8, tiles=None, prefer_canvas=True)
    kaart.default_js = [("leaflet", assets.url("leaflet.js"))]
    kaart.default_css = [("leaflet_css", assets.url("leaflet.css"))]
    if vol:
        vormen = wijken()
        keuze = np.random.default_rng(ord(laag)).integers(0, 6, len(vormen["features"]))
        kleur = {
            f["properties"]["wijk_code"]: KLEUREN[k]
            for f, k in zip(vormen["features"], keuze, strict=True)
        }
        folium.GeoJson(
            vormen,
            style_function=lambda f: {
                "fillColor": kleur[f["properties"]["wijk_code"]],
                "weight": 0.5,
                "fillOpacity": 0.8,
            },
        ).add_to(kaart)
    st_folium(kaart, key="kaart", height=500, width=900, returned_objects=["last_active_drawing"])


if __name__ == "__main__":
    pagina()
