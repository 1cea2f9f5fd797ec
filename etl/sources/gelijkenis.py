"""How much two rows look like one place: a score that says what it rests on."""

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

from etl.contract.aanbod import PRECISIES_EXACT

Rij = dict[str, Any]
_GRAAD_M = 111_195.0
#: What each likeness weighs, of those that both rows can tell.
GEWICHTEN = {"naam": 0.5, "adres": 0.2, "afstand": 0.2, "organisatie": 0.1, "soort": 0.05}
#: As near as this is the same place (metres) …
_HIER_M = 30.0
#: … and from here on it is another.
_ELDERS_M = 500.0
#: At most so alike are names with other numbers in them ("Buurthuis 1", "Buurthuis 2").
_ANDER_NUMMER = 0.5
#: Names are compared with every other in their gemeente: each is taken apart once.
_ONTHOUDEN = 100_000
#: A street without house numbers is long.
_ENKEL_STRAAT = 0.7
#: Words that tell the kind of place and not which one.
_SOORTWOORDEN = (
    "lokaal dienstencentrum|dienstencentrum|ldc|buurthuis|buurtcentrum|wijkcentrum|buurtwerk"
    "|ontmoetingscentrum|ontmoetingsruimte|ontmoetingshuis|gemeenschapscentrum|gemeenschapshuis"
    "|dorpshuis|inloopcentrum|inloophuis|sociaal restaurant|buurtrestaurant|dorpsrestaurant"
    "|huis van het kind|welzijnsschakels?|maison de quartier|gc|oc|vzw|asbl|zaal"
)


@lru_cache(_ONTHOUDEN)
def plain(tekst: str) -> str:
    """Return a text in small letters, without accents and marks.

    Examples
    --------
    >>> plain("'t Lampeke – Café")
    't lampeke cafe'
    """
    ascii_ = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", " ", ascii_.lower()).strip()


@lru_cache(_ONTHOUDEN)
def full_name(naam: str, gemeente: str) -> str:
    """Return the name to compare: plain, without what stands in brackets and the gemeente.

    Examples
    --------
    >>> full_name("LDC De Wilg (met digipunt) Kontich", "Kontich")
    'ldc de wilg'
    """
    buiten = plain(re.sub(r"\([^()]*\)", " ", naam)) or plain(naam)
    zonder = re.sub(rf"\b{re.escape(plain(gemeente))}\b", " ", buiten)
    return " ".join(zonder.split()) or buiten


@lru_cache(_ONTHOUDEN)
def core_name(naam: str, gemeente: str) -> str:
    """Return what is left of :func:`full_name` without the words for a kind of place.

    Examples
    --------
    >>> core_name("Ontmoetingscentrum De Dageraad", "Leuven")
    'de dageraad'
    """
    zonder = re.sub(rf"\b(?:{_SOORTWOORDEN})\b", " ", full_name(naam, gemeente))
    return " ".join(zonder.split())


def metres_apart(a: Rij, b: Rij) -> float:
    """Return how far two rows with ``lat`` and ``lon`` are apart, in metres (flat, for towns).

    Examples
    --------
    >>> round(metres_apart({"lat": 51.0, "lon": 4.0}, {"lat": 51.01, "lon": 4.0}))
    1112
    """
    noord = (b["lat"] - a["lat"]) * _GRAAD_M
    oost = (b["lon"] - a["lon"]) * _GRAAD_M * math.cos(math.radians(a["lat"]))
    return math.hypot(noord, oost)


def is_exact(rij: Rij) -> bool:
    """Whether the coordinate of a row is that of the place itself."""
    return rij["locatie_precisie"] in PRECISIES_EXACT


@dataclass(frozen=True)
class Gelijkenis:
    """How much two rows look like one place.

    Attributes
    ----------
    score : float
        0 to 1: the weighted mean of the likenesses that both rows can tell.
    delen : dict of str to float
        Each likeness, 0 to 1.
    uitleg : str
        The same for people, in Dutch.
    """

    score: float
    delen: dict[str, float]
    uitleg: str


def compare(a: Rij, b: Rij) -> Gelijkenis:
    """Compare two rows of one gemeente.

    Parameters
    ----------
    a, b : dict
        Text columns of the register ("" for unknown), ``lat`` and ``lon`` (degrees).

    Examples
    --------
    >>> rij = {"naam": "Buurthuis De Brug", "gemeente": "Dorp", "straat": "Markt",
    ...        "huisnummer": "3", "organisatie": "", "type": "buurthuis", "lat": 51.0,
    ...        "lon": 4.0, "locatie_precisie": "adres"}
    >>> compare(rij, rij | {"naam": "De Brug", "lat": 51.0002}).uitleg
    'naam 100 %, adres 100 %, afstand 22 m, soort 100 %'
    >>> round(compare(rij, rij | {"naam": "De Linde", "straat": "", "lat": 51.002}).score, 2)
    0.49
    """
    delen = dict(_likenesses(a, b))
    som = sum(GEWICHTEN[k] for k in delen)
    score = sum(GEWICHTEN[k] * v for k, v in delen.items()) / som
    woorden = {k: f"{k} {100 * v:.0f} %" for k, v in delen.items()}
    if "afstand" in delen:
        woorden["afstand"] = f"afstand {metres_apart(a, b):.0f} m"
    return Gelijkenis(round(score, 3), delen, ", ".join(woorden.values()))


def _likenesses(a: Rij, b: Rij) -> Iterator[tuple[str, float]]:
    yield "naam", name_likeness(a, b)
    if a["straat"] and b["straat"]:
        yield "adres", _same_address(a, b)
    if is_exact(a) and is_exact(b):
        ver = metres_apart(a, b)
        yield "afstand", min(1.0, max(0.0, (_ELDERS_M - ver) / (_ELDERS_M - _HIER_M)))
    if a["organisatie"] and b["organisatie"]:
        ratio = fuzz.token_sort_ratio(plain(a["organisatie"]), plain(b["organisatie"]))
        yield "organisatie", ratio / 100
    yield "soort", float(a["type"] == b["type"])


def name_likeness(a: Rij, b: Rij) -> float:
    """Return how alike two names are, 0 to 1: without gemeente and words for a kind of place.

    Examples
    --------
    >>> name_likeness({"naam": "LDC De Wilg", "gemeente": "Dorp"},
    ...               {"naam": "De Wilg (Dorp)", "gemeente": "Dorp"})
    1.0
    """
    kernen = [core_name(r["naam"], r["gemeente"]) for r in (a, b)]
    namen = kernen if all(kernen) else [full_name(r["naam"], r["gemeente"]) for r in (a, b)]
    ratio = fuzz.token_sort_ratio(*namen) / 100
    nummers = [re.findall(r"\d+", n) for n in namen]
    return float(ratio if nummers[0] == nummers[1] else min(ratio, _ANDER_NUMMER))


def _same_address(a: Rij, b: Rij) -> float:
    if plain(a["straat"]) != plain(b["straat"]):
        return 0.0
    nummers = [plain(r["huisnummer"]) for r in (a, b)]
    if not all(nummers):
        return _ENKEL_STRAAT
    return 1.0 if nummers[0] == nummers[1] else 0.3
