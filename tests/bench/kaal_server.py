"""Serves `kaal_pagina.py`, with Leaflet from the same local route as our own map."""

from pathlib import Path

import streamlit as st
from starlette.routing import Route

from dashboard.server import asset

app = st.App(Path(__file__).with_name("kaal_pagina.py"), routes=[Route("/assets/{naam}", asset)])
