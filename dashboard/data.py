"""The caches of what is computed from an edition; the edition itself stands in ``edities``.

Everything cached is shared by all sessions and is never changed. Keys begin with the edition's
id, so that a new edition starts afresh while the old one still answers who is reading it.
"""

import gzip
import hashlib
import json
from collections.abc import Callable
from operator import attrgetter
from typing import Any, ParamSpec, TypeVar

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from dashboard import bekend as bekenddeel
from dashboard import bereik, buren, trend, waarden
from dashboard import boek as boekdeel
from dashboard import prioriteit as prioriteitdeel
from dashboard.api.regels import Regels
from dashboard.bekend import Bekend
from dashboard.dichtbij import Dichtbij, dichtstbij
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
from etl.export import FORMATEN, export
from etl.measures import access
from etl.register.locate import Geocoder
from etl.register.read import register_bytes
from etl.store.read import Editie

P = ParamSpec("P")
R = TypeVar("R")


def per_editie(hoogstens: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Return a cache for what follows from an edition, known by its id, and plain settings.

    A name that begins with an underscore is no part of the key.
    """
    return st.cache_resource(
        max_entries=hoogstens, show_spinner=False, hash_funcs={Editie: attrgetter("id")}
    )


def laag(bron: Editie, vraag: Vraag) -> pd.DataFrame:
    """Return value and class per area (see :func:`dashboard.waarden.antwoord`). Never change it."""
    return _laag(bron, vraag.kern())


@per_editie(512)
def _laag(bron: Editie, vraag: Vraag) -> pd.DataFrame:
    if not vraag.soort.instelbaar:
        return waarden.antwoord(bron, vraag, None)
    groep, codes = _groepen(bron, vraag.niveau)
    dichtst = _dichtst(bron, vraag.typen, vraag.werkmodel)
    rijen = Rijen(bron.reach, dichtst, groep, len(codes))
    return waarden.antwoord(bron, vraag, waarden.toegang(vraag, rijen))


@per_editie(18)
def _groepen(bron: Editie, niveau: str) -> tuple[NDArray[np.int32], pd.Index]:
    return waarden.groepen(bron, niveau)


@per_editie(64)
def _dichtst(bron: Editie, typen: tuple[str, ...], werkmodel: str) -> NDArray[np.float32]:
    return access.nearest(bron.reach, typen, werkmodel or None)


def rangkop(
    bron: Editie, vraag: Vraag, regio: tuple[str, str], hoogstens: int
) -> dict[str, dict[Any, Any]]:
    """Return the first rows of a region's ranking by code. Never change them.

    Of the wijken of the region (niveau, code), or of all regions where those are coloured.
    """
    return _rangkop(bron, vraag.kern(), regio, hoogstens)


@per_editie(1024)
def _rangkop(
    bron: Editie, vraag: Vraag, regio: tuple[str, str], hoogstens: int
) -> dict[str, dict[Any, Any]]:
    vlakken = waarden.in_regio(bron, _laag(bron, vraag), vraag.niveau, *regio)
    kop = waarden.volgorde(vraag.soort, vlakken).head(hoogstens)
    return {str(code): rij for code, rij in kop.to_dict("index").items()}


@per_editie(512)
def bekend(bron: Editie, regio: tuple[str, str], typen: tuple[str, ...], werkmodel: str) -> Bekend:
    """Return what the register knows in a region (niveau, code)."""
    return bekenddeel.bekend(bron, regio, typen, werkmodel)


@per_editie(2)
def zonder_adres(bron: Editie) -> dict[str, int]:
    """Return per gemeente how many places are known by it alone. Never change it."""
    return bekenddeel.zonder_adres(bron)


def regio(bron: Editie, niveau: str, code: str) -> dict[Any, Any]:
    """Return the figures of a region. Never change them."""
    return _regios(bron)[niveau, code]


@per_editie(2)
def _regios(bron: Editie) -> dict[tuple[str, str], dict[Any, Any]]:
    rijen: list[dict[Any, Any]] = bron.regios.to_dict("records")
    return {(rij["niveau"], rij["code"]): rij for rij in rijen}


def boekbestand(bron: Editie, in_taal: str = "") -> tuple[str, bytes]:
    """Return the name and the compressed bytes of the names and places that the map fetches.

    Without `in_taal` in the visitor's language.
    """
    return _boekbestand(bron, in_taal or taal())


@per_editie(6)
def _boekbestand(bron: Editie, in_taal: str) -> tuple[str, bytes]:
    inhoud = boekdeel.boek(bron, in_taal)
    tekst = json.dumps(inhoud, ensure_ascii=False, separators=(",", ":")).encode()
    naam = f"boek-{hashlib.sha256(tekst).hexdigest()[:16]}.json.gz"
    return naam, gzip.compress(tekst, 9, mtime=0)


def namen(bron: Editie) -> dict[str, dict[str, str]]:
    """Return the name of every area by level and code. Never change it."""
    return _namen(bron, taal())


def andere_namen(bron: Editie, niveau: str) -> dict[str, str]:
    """Return a level's names by code in the other language of Brussels. Never change them.

    That is Dutch for who reads French, and French for everybody else.
    """
    return _namen(bron, "nl" if taal() == "fr" else "fr")[niveau]


@per_editie(6)
def _namen(bron: Editie, in_taal: str) -> dict[str, dict[str, str]]:
    return boekdeel.namen(bron, in_taal)


def bestand(bron: Editie, niveau: str, code: str, soort: str) -> bytes:
    """Return a region or a wijk as a file, in the visitor's language where it has words.

    `soort` is a format of :mod:`etl.export`, or a dialect of CSV: ``belgisch`` or ``rfc4180``.
    """
    return _bestand(bron, niveau, code, soort, taal())


@per_editie(16)
def _bestand(bron: Editie, niveau: str, code: str, soort: str, in_taal: str) -> bytes:
    if soort in FORMATEN:
        return export(bron, niveau, code, formaat=soort, taal=in_taal)
    return export(bron, niveau, code, formaat="csv", dialect=soort)


def dichtbij(bron: Editie, code: str) -> list[Dichtbij]:
    """Return the known places nearest to the households of a wijk."""
    return _dichtbij(bron, code, taal())


@per_editie(256)
def _dichtbij(bron: Editie, code: str, in_taal: str) -> list[Dichtbij]:
    return dichtstbij(bron, code, _namen(bron, in_taal)["gemeente"])


@per_editie(8)
def scenariometres(bron: Editie, wat: Wijziging) -> Metres:
    """Return per household row the metres to the nearest place in a scenario. Never change it."""
    nu = _dichtst(bron, STANDAARD_TYPES, "")
    return rekenen.after(bron, nu, open_plaatsen(bron), wat)


@per_editie(2)
def open_plaatsen(bron: Editie) -> pd.DataFrame:
    """Return the places that may close (see :mod:`dashboard.scenario.plekken`). Never change it."""
    return scenarioplekken.open_plaatsen(bron)


@per_editie(1024)
def plek(bron: Editie, merk: str) -> Plek | None:
    """Return the spot that a link remembers; None where it lies outside our wijken."""
    return scenarioplekken.vind(bron, merk)


@per_editie(128)
def scenariowijken(bron: Editie, wat: Wijziging, minuten: int) -> pd.DataFrame:
    """Return what every wijk has within `minuten` in a scenario. Never change it."""
    return rekenen.within_per_wijk(bron, scenariometres(bron, wat), minuten)


@per_editie(256)
def scenariocijfers(bron: Editie, wat: Wijziging, minuten: int, regio: tuple[str, str]) -> Cijfers:
    """Return the figures of a region in a scenario."""
    return rekenen.figures(bron, scenariometres(bron, wat), minuten, regio)


@per_editie(64)
def beste_plaatsen(bron: Editie, wat: Wijziging, vraag: Zoekvraag) -> Voorstel:
    """Return the best new places on top of a scenario; up to some seconds the first time."""
    return beste.best_places(bron, scenariometres(bron, wat), vraag)


@per_editie(2)
def raakt(bron: Editie) -> dict[str, tuple[str, ...]]:
    """Return per wijk the wijken whose border touches its own. Never change it."""
    return buren.raakt(bron)


@per_editie(256)
def modelbereik(bron: Editie, code: str) -> tuple[bereik.Modelbereik, ...]:
    """Return what a wijk reaches of each werkmodel."""
    return bereik.modelbereik(bron, code)


@per_editie(10)
def waarnemingen(bron: Editie, tabel: str) -> pd.DataFrame:
    """Return an observation table of the edition. Never change it."""
    return bron.observations(tabel)


def prioriteit(bron: Editie, gewichten: Gewichten) -> pd.DataFrame:
    """Return every figure that hangs on the weights, per wijk. Never change it."""
    return _prioriteit(bron, gewichten.kern())


@per_editie(32)
def _prioriteit(bron: Editie, gewichten: Gewichten) -> pd.DataFrame:
    return prioriteitdeel.herreken(bron, gewichten, prioriteitsrijen(bron))


@per_editie(2)
def prioriteitsrijen(bron: Editie) -> prioriteitdeel.Rijen:
    """Return what the household rows say whatever the weights. Never change it."""
    return prioriteitdeel.rijen(bron, _dichtst(bron, STANDAARD_TYPES, ""))


@per_editie(6)
def reeks(bron: Editie, sleutel: str) -> pd.DataFrame:
    """Return a series over the years (:func:`dashboard.trend.waarden`). Never change it."""
    return trend.waarden(bron, trend.REEKSEN[sleutel])


def vooruit(bron: Editie, voor: pd.DataFrame, na: pd.DataFrame) -> Vooruit:
    """Return what the coverage becomes when the register goes from `voor` to `na`."""
    sleutel = hashlib.sha256(register_bytes(voor) + register_bytes(na)).hexdigest()
    return _vooruit(bron, sleutel, voor, na)


@per_editie(8)
def _vooruit(bron: Editie, registers: str, _voor: pd.DataFrame, _na: pd.DataFrame) -> Vooruit:
    return look_ahead(bron, _voor, _na)


@per_editie(2)
def verwijzingen(bron: Editie) -> dict[str, pd.DataFrame]:
    """Return the tables that a list of initiatives is checked against. Never change them."""
    return references(bron)


@per_editie(2)
def gazetteer(bron: Editie) -> Gazetteer:
    """Return the places that can be searched by name; some seconds the first time."""
    return Gazetteer.van(bron)


@per_editie(2)
def regels(bron: Editie) -> Regels:
    """Return the rows of the API, each made once. Never change them."""
    return Regels.van(bron)


@per_editie(2)
def aanbod(bron: Editie) -> Aanbod:
    """Return the register, ready to be searched around a point."""
    return Aanbod.van(bron)


@per_editie(2)
def straten_bij(bron: Editie) -> dict[str, tuple[str, str]]:
    """Return the street near to every initiatief without one. Never change it."""
    return zoek_straten_bij(bron)


@per_editie(64)
def organisaties(bron: Editie, niveau: str, code: str, werkmodel: str) -> list[Organisatie]:
    """Return who works with a werkmodel in a region. Never change it."""
    return organisations(bron, niveau, code, werkmodel)


@per_editie(2)
def geocoder(bron: Editie) -> Geocoder:
    """Return the streets, ready to find addresses in; some seconds the first time."""
    tabellen = verwijzingen(bron)
    wijken = tabellen["wijken"].assign(wijk_naam=bron.wijken["wijk_naam"].to_numpy())
    return Geocoder.van(tabellen | {"wijken": wijken, "straten": bron.straten})
