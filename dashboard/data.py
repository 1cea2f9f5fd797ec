"""The only caches of the dashboard: the open edition and what is computed from it.

Everything cached is shared by all sessions and is never changed. Keys begin with the edition's
id, so that a new edition starts afresh while the old one still answers who is reading it.
"""

import gzip
import hashlib
import json
import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from dashboard import bekend as bekenddeel
from dashboard import bereik, buren, trend, waarden
from dashboard import boek as boekdeel
from dashboard import prioriteit as prioriteitdeel
from dashboard.bekend import Bekend
from dashboard.dichtbij import Dichtbij, dichtstbij
from dashboard.instellingen import instellingen
from dashboard.netwerk import Organisatie, organisations
from dashboard.prioriteit import Gewichten
from dashboard.scenario import beste, rekenen
from dashboard.scenario import plekken as scenarioplekken
from dashboard.scenario.beste import Voorstel, Zoekvraag
from dashboard.scenario.plekken import Plek
from dashboard.scenario.rekenen import Cijfers, Metres, Wijziging
from dashboard.taal import taal
from dashboard.vooruit import Vooruit, look_ahead, references
from dashboard.waarden import Rijen, Vraag
from dashboard.zoeken.aanbod import Aanbod
from dashboard.zoeken.gazetteer import Gazetteer
from dashboard.zoeken.straatbij import straten_bij as zoek_straten_bij
from etl.contract.aanbod import STANDAARD_TYPES
from etl.errors import BeschadigdeEditie, BuurtkompasFout
from etl.export import FORMATEN, export
from etl.measures import access
from etl.register.locate import Geocoder
from etl.register.read import register_bytes
from etl.store.manifest import WIJZER, current
from etl.store.read import Editie, open_edition, open_folder, open_last_good

_LOG = logging.getLogger(__name__)


def editie() -> Editie:
    """Return the current edition; asks the store every time, so a new one is seen at once.

    A current edition that turns out damaged does not take the page down: the one before it is
    served, and says so (``terugval``).

    Raises
    ------
    GeenEditie
        The store holds none.
    BeschadigdeEditie
        It is damaged, and there is no good one.
    """
    store = instellingen().store
    terugval = _terugval().get(store)
    if terugval is not None and terugval[0] == _staat(store):
        return terugval[1]
    try:
        naam = current(store)
        nieuw = _open(store / naam) if naam else open_edition(store)
    except BeschadigdeEditie as fout:
        goede = _laatste_goede().get(store) or open_last_good(store)
        if goede is None:
            raise
        _LOG.warning("%s", fout)
        goede = replace(goede, terugval=True)
        _terugval()[store] = (_staat(store), goede)
        return goede
    oud = _laatste_goede().get(store)
    if oud is not None and oud.id != nieuw.id:
        _vorige()[store] = oud
    _laatste_goede()[store] = nieuw
    return nieuw


def herzie() -> bool:
    """Look at the files of the current edition again, after one could not be read.

    Returns
    -------
    bool
        Whether that changes what :func:`editie` answers: it is damaged, and is served no more.
    """
    store = instellingen().store
    _open.clear()
    for bewaard in (_laatste_goede(), _vorige()):
        bewaard.pop(store, None)
    try:
        return editie().terugval
    except BuurtkompasFout:
        return True


def edities() -> tuple[Editie, ...]:
    """Return the current edition, and the one that was served before it.

    A page that was drawn just before a swap still asks for the map of the edition before.

    Raises
    ------
    GeenEditie, BeschadigdeEditie
        As :func:`editie`.
    """
    nu = editie()
    vorige = _vorige().get(instellingen().store)
    return (nu,) if vorige is None or vorige.id == nu.id else (nu, vorige)


@st.cache_resource(show_spinner=False)
def _vorige() -> dict[Path, Editie]:
    return {}


def _staat(store: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what tells that somebody mended or replaced something: cheaper than every sum."""
    try:
        map_ = store / (current(store) or "")
    except BeschadigdeEditie:
        map_ = store
    delen = [store / WIJZER, *sorted(map_.glob("*"))]
    return tuple((str(p), s.st_size, s.st_mtime_ns) for p in delen if (s := _stat(p)))


def _stat(pad: Path) -> os.stat_result | None:
    try:
        return pad.stat()
    except OSError:
        return None


@st.cache_resource(max_entries=2, show_spinner=False)
def _open(folder: Path) -> Editie:
    return open_folder(folder)


@st.cache_resource(show_spinner=False)
def _laatste_goede() -> dict[Path, Editie]:
    return {}


@st.cache_resource(show_spinner=False)
def _terugval() -> dict[Path, tuple[tuple[tuple[str, int, int], ...], Editie]]:
    return {}


def laag(bron: Editie, vraag: Vraag) -> pd.DataFrame:
    """Return value and class per area (see :func:`dashboard.waarden.antwoord`). Never change it."""
    return _laag(bron.id, bron, vraag.kern())


# A name that begins with an underscore is no part of a cache's key: the edition's id is.


@st.cache_resource(max_entries=512, show_spinner=False)
def _laag(kenmerk: str, _bron: Editie, vraag: Vraag) -> pd.DataFrame:
    if not vraag.soort.instelbaar:
        return waarden.antwoord(_bron, vraag, None)
    groep, codes = _groepen(kenmerk, _bron, vraag.niveau)
    dichtst = _dichtst(kenmerk, _bron, vraag.typen, vraag.werkmodel)
    rijen = Rijen(_bron.reach, dichtst, groep, len(codes))
    return waarden.antwoord(_bron, vraag, waarden.toegang(vraag, rijen))


@st.cache_resource(max_entries=18, show_spinner=False)
def _groepen(kenmerk: str, _bron: Editie, niveau: str) -> tuple[NDArray[np.int32], pd.Index]:
    return waarden.groepen(_bron, niveau)


@st.cache_resource(max_entries=64, show_spinner=False)
def _dichtst(
    kenmerk: str, _bron: Editie, typen: tuple[str, ...], werkmodel: str
) -> NDArray[np.float32]:
    return access.nearest(_bron.reach, typen, werkmodel or None)


def rangkop(
    bron: Editie, vraag: Vraag, regio: tuple[str, str], hoogstens: int
) -> dict[str, dict[Any, Any]]:
    """Return the first rows of a region's ranking by code. Never change them.

    Of the wijken of the region (niveau, code), or of all regions where those are coloured.
    """
    return _rangkop(bron.id, bron, vraag.kern(), regio, hoogstens)


@st.cache_resource(max_entries=1024, show_spinner=False)
def _rangkop(
    kenmerk: str, _bron: Editie, vraag: Vraag, regio: tuple[str, str], hoogstens: int
) -> dict[str, dict[Any, Any]]:
    vlakken = waarden.in_regio(_bron, _laag(kenmerk, _bron, vraag), vraag.niveau, *regio)
    kop = waarden.volgorde(vraag.soort, vlakken).head(hoogstens)
    return {str(code): rij for code, rij in kop.to_dict("index").items()}


def bekend(bron: Editie, regio: tuple[str, str], typen: tuple[str, ...], werkmodel: str) -> Bekend:
    """Return what the register knows in a region (niveau, code)."""
    return _bekend(bron.id, bron, regio, typen, werkmodel)


@st.cache_resource(max_entries=512, show_spinner=False)
def _bekend(
    kenmerk: str, _bron: Editie, regio: tuple[str, str], typen: tuple[str, ...], werkmodel: str
) -> Bekend:
    return bekenddeel.bekend(_bron, regio, typen, werkmodel)


def regio(bron: Editie, niveau: str, code: str) -> dict[Any, Any]:
    """Return the figures of a region. Never change them."""
    return _regios(bron.id, bron)[niveau, code]


@st.cache_resource(max_entries=2, show_spinner=False)
def _regios(kenmerk: str, _bron: Editie) -> dict[tuple[str, str], dict[Any, Any]]:
    rijen: list[dict[Any, Any]] = _bron.regios.to_dict("records")
    return {(rij["niveau"], rij["code"]): rij for rij in rijen}


def boekbestand(bron: Editie, in_taal: str = "") -> tuple[str, bytes]:
    """Return the name and the compressed bytes of the names and places that the map fetches.

    Without `in_taal` in the visitor's language.
    """
    return _boekbestand(bron.id, in_taal or taal(), bron)


@st.cache_resource(max_entries=6, show_spinner=False)
def _boekbestand(kenmerk: str, taal: str, _bron: Editie) -> tuple[str, bytes]:
    inhoud = boekdeel.boek(_bron, taal)
    tekst = json.dumps(inhoud, ensure_ascii=False, separators=(",", ":")).encode()
    naam = f"boek-{hashlib.sha256(tekst).hexdigest()[:16]}.json.gz"
    return naam, gzip.compress(tekst, 9, mtime=0)


def namen(bron: Editie) -> dict[str, dict[str, str]]:
    """Return the name of every area by level and code. Never change it."""
    return _namen(bron.id, taal(), bron)


@st.cache_resource(max_entries=6, show_spinner=False)
def _namen(kenmerk: str, taal: str, _bron: Editie) -> dict[str, dict[str, str]]:
    return boekdeel.namen(_bron, taal)


def bestand(bron: Editie, niveau: str, code: str, soort: str) -> bytes:
    """Return a region or a wijk as a file, in the visitor's language where it has words.

    `soort` is a format of :mod:`etl.export`, or a dialect of CSV: ``belgisch`` or ``rfc4180``.
    """
    return _bestand(bron.id, taal(), bron, (niveau, code), soort)


@st.cache_resource(max_entries=16, show_spinner=False)
def _bestand(kenmerk: str, taal: str, _bron: Editie, gebied: tuple[str, str], soort: str) -> bytes:
    if soort in FORMATEN:
        return export(_bron, *gebied, formaat=soort, taal=taal)
    return export(_bron, *gebied, formaat="csv", dialect=soort)


def dichtbij(bron: Editie, code: str) -> list[Dichtbij]:
    """Return the known places nearest to the households of a wijk."""
    return _dichtbij(bron.id, bron, code)


@st.cache_resource(max_entries=256, show_spinner=False)
def _dichtbij(kenmerk: str, _bron: Editie, code: str) -> list[Dichtbij]:
    return dichtstbij(_bron, code)


def scenariometres(bron: Editie, wat: Wijziging) -> Metres:
    """Return per household row the metres to the nearest place in a scenario. Never change it."""
    return _scenariometres(bron.id, bron, wat)


@st.cache_resource(max_entries=8, show_spinner=False)
def _scenariometres(kenmerk: str, _bron: Editie, wat: Wijziging) -> Metres:
    nu = _dichtst(kenmerk, _bron, STANDAARD_TYPES, "")
    return rekenen.after(_bron, nu, open_plaatsen(_bron), wat)


def open_plaatsen(bron: Editie) -> pd.DataFrame:
    """Return the places that may close (see :mod:`dashboard.scenario.plekken`). Never change it."""
    return _open_plaatsen(bron.id, bron)


@st.cache_resource(max_entries=2, show_spinner=False)
def _open_plaatsen(kenmerk: str, _bron: Editie) -> pd.DataFrame:
    return scenarioplekken.open_plaatsen(_bron)


def plek(bron: Editie, merk: str) -> Plek | None:
    """Return the spot that a link remembers; None where it lies outside our wijken."""
    return _plek(bron.id, bron, merk)


@st.cache_resource(max_entries=1024, show_spinner=False)
def _plek(kenmerk: str, _bron: Editie, merk: str) -> Plek | None:
    return scenarioplekken.vind(_bron, merk)


def scenariowijken(bron: Editie, wat: Wijziging, minuten: int) -> pd.DataFrame:
    """Return what every wijk has within `minuten` in a scenario. Never change it."""
    return _scenariowijken(bron.id, bron, wat, minuten)


@st.cache_resource(max_entries=128, show_spinner=False)
def _scenariowijken(kenmerk: str, _bron: Editie, wat: Wijziging, minuten: int) -> pd.DataFrame:
    return rekenen.within_per_wijk(_bron, scenariometres(_bron, wat), minuten)


def scenariocijfers(bron: Editie, wat: Wijziging, minuten: int, regio: tuple[str, str]) -> Cijfers:
    """Return the figures of a region in a scenario."""
    return _scenariocijfers(bron.id, bron, wat, minuten, regio)


@st.cache_resource(max_entries=256, show_spinner=False)
def _scenariocijfers(
    kenmerk: str, _bron: Editie, wat: Wijziging, minuten: int, regio: tuple[str, str]
) -> Cijfers:
    return rekenen.figures(_bron, scenariometres(_bron, wat), minuten, regio)


def beste_plaatsen(bron: Editie, wat: Wijziging, vraag: Zoekvraag) -> Voorstel:
    """Return the best new places on top of a scenario; up to some seconds the first time."""
    return _beste_plaatsen(bron.id, bron, wat, vraag)


@st.cache_resource(max_entries=64, show_spinner=False)
def _beste_plaatsen(kenmerk: str, _bron: Editie, wat: Wijziging, vraag: Zoekvraag) -> Voorstel:
    return beste.best_places(_bron, scenariometres(_bron, wat), vraag)


def raakt(bron: Editie) -> dict[str, tuple[str, ...]]:
    """Return per wijk the wijken whose border touches its own. Never change it."""
    return _raakt(bron.id, bron)


@st.cache_resource(max_entries=2, show_spinner=False)
def _raakt(kenmerk: str, _bron: Editie) -> dict[str, tuple[str, ...]]:
    return buren.raakt(_bron)


def modelbereik(bron: Editie, code: str) -> tuple[bereik.Modelbereik, ...]:
    """Return what a wijk reaches of each werkmodel."""
    return _modelbereik(bron.id, bron, code)


@st.cache_resource(max_entries=256, show_spinner=False)
def _modelbereik(kenmerk: str, _bron: Editie, code: str) -> tuple[bereik.Modelbereik, ...]:
    return bereik.modelbereik(_bron, code)


def waarnemingen(bron: Editie, tabel: str) -> pd.DataFrame:
    """Return an observation table of the edition. Never change it."""
    return _waarnemingen(bron.id, bron, tabel)


@st.cache_resource(max_entries=10, show_spinner=False)
def _waarnemingen(kenmerk: str, _bron: Editie, tabel: str) -> pd.DataFrame:
    return _bron.observations(tabel)


def prioriteit(bron: Editie, gewichten: Gewichten) -> pd.DataFrame:
    """Return every figure that hangs on the weights, per wijk. Never change it."""
    return _prioriteit(bron.id, bron, gewichten.kern())


@st.cache_resource(max_entries=32, show_spinner=False)
def _prioriteit(kenmerk: str, _bron: Editie, gewichten: Gewichten) -> pd.DataFrame:
    return prioriteitdeel.herreken(_bron, gewichten, _prioriteitsrijen(kenmerk, _bron))


def prioriteitsrijen(bron: Editie) -> prioriteitdeel.Rijen:
    """Return what the household rows say whatever the weights. Never change it."""
    return _prioriteitsrijen(bron.id, bron)


@st.cache_resource(max_entries=2, show_spinner=False)
def _prioriteitsrijen(kenmerk: str, _bron: Editie) -> prioriteitdeel.Rijen:
    return prioriteitdeel.rijen(_bron, _dichtst(kenmerk, _bron, STANDAARD_TYPES, ""))


def reeks(bron: Editie, sleutel: str) -> pd.DataFrame:
    """Return a series over the years (:func:`dashboard.trend.waarden`). Never change it."""
    return _reeks(bron.id, bron, sleutel)


@st.cache_resource(max_entries=6, show_spinner=False)
def _reeks(kenmerk: str, _bron: Editie, sleutel: str) -> pd.DataFrame:
    return trend.waarden(_bron, trend.REEKSEN[sleutel])


def vooruit(bron: Editie, voor: pd.DataFrame, na: pd.DataFrame) -> Vooruit:
    """Return what the coverage becomes when the register goes from `voor` to `na`."""
    sleutel = hashlib.sha256(register_bytes(voor) + register_bytes(na)).hexdigest()
    return _vooruit(bron.id, sleutel, bron, voor, na)


@st.cache_resource(max_entries=8, show_spinner=False)
def _vooruit(
    kenmerk: str, register: str, _bron: Editie, _voor: pd.DataFrame, _na: pd.DataFrame
) -> Vooruit:
    return look_ahead(_bron, _voor, _na)


def verwijzingen(bron: Editie) -> dict[str, pd.DataFrame]:
    """Return the tables that a list of initiatives is checked against. Never change them."""
    return _verwijzingen(bron.id, bron)


@st.cache_resource(max_entries=2, show_spinner=False)
def _verwijzingen(kenmerk: str, _bron: Editie) -> dict[str, pd.DataFrame]:
    return references(_bron)


def gazetteer(bron: Editie) -> Gazetteer:
    """Return the places that can be searched by name; some seconds the first time."""
    return _gazetteer(bron.id, bron)


@st.cache_resource(max_entries=2, show_spinner=False)
def _gazetteer(kenmerk: str, _bron: Editie) -> Gazetteer:
    return Gazetteer.van(_bron)


def aanbod(bron: Editie) -> Aanbod:
    """Return the register, ready to be searched around a point."""
    return _aanbod(bron.id, bron)


@st.cache_resource(max_entries=2, show_spinner=False)
def _aanbod(kenmerk: str, _bron: Editie) -> Aanbod:
    return Aanbod.van(_bron)


def straten_bij(bron: Editie) -> dict[str, tuple[str, str]]:
    """Return the street near to every initiatief without one. Never change it."""
    return _straten_bij(bron.id, bron)


@st.cache_resource(max_entries=2, show_spinner=False)
def _straten_bij(kenmerk: str, _bron: Editie) -> dict[str, tuple[str, str]]:
    return zoek_straten_bij(_bron)


def organisaties(bron: Editie, niveau: str, code: str, werkmodel: str) -> list[Organisatie]:
    """Return who works with a werkmodel in a region. Never change it."""
    return _organisaties(bron.id, bron, (niveau, code), werkmodel)


@st.cache_resource(max_entries=64, show_spinner=False)
def _organisaties(
    kenmerk: str, _bron: Editie, regio: tuple[str, str], werkmodel: str
) -> list[Organisatie]:
    return organisations(_bron, *regio, werkmodel)


def geocoder(bron: Editie) -> Geocoder:
    """Return the streets, ready to find addresses in; some seconds the first time."""
    return _geocoder(bron.id, bron)


@st.cache_resource(max_entries=2, show_spinner=False)
def _geocoder(kenmerk: str, _bron: Editie) -> Geocoder:
    tabellen = verwijzingen(_bron)
    namen = _bron.wijken["wijk_naam"].to_numpy()
    wijken = tabellen["wijken"].assign(wijk_naam=namen)
    return Geocoder.van(tabellen | {"wijken": wijken, "straten": _bron.straten})
