"""Initiatives that stand in several files: found by name and place, merged into one row.

A pair is merged only where name and place agree; a pair that merely looks alike is reported and
left, because two places that become one are harder to find back than one place told twice.
"""

import math
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations
from typing import Any

import pandas as pd

from etl.contract.aanbod import PRECISIES, PRECISIES_EXACT, SCHEIDING, WERKMODELLEN

Naam = tuple[str, str]
Rij = dict[str, Any]
OSM = "osm_punten"
#: Two exact places of one name further apart than this are not the same (metres).
ZELFDE_PLAATS_M = 500.0
#: Two exact places nearer than this, of one type, are worth a second look (metres).
ZELFDE_GEBOUW_M = 60.0
#: Words that tell the kind of place and not which one.
_SOORTWOORDEN = (
    "lokaal dienstencentrum|dienstencentrum|ldc|buurthuis|buurtcentrum|wijkcentrum|buurtwerk"
    "|ontmoetingscentrum|ontmoetingsruimte|ontmoetingshuis|gemeenschapscentrum|gemeenschapshuis"
    "|dorpshuis|inloopcentrum|inloophuis|sociaal restaurant|buurtrestaurant|dorpsrestaurant"
    "|huis van het kind|welzijnsschakels?|maison de quartier|gc|oc|vzw|asbl|zaal"
)
_PLAATS = (
    "straat",
    "huisnummer",
    "postcode",
    "wijk_code",
    "lat",
    "lon",
    "locatie_precisie",
    "locatie_bron",
)
_GRAAD_M = 111_195.0
#: Turns an ISO date into a text that sorts newest first.
_OMGEKEERD = str.maketrans("0123456789", "9876543210")


def plain(tekst: str) -> str:
    """Return a text in small letters, without accents and marks.

    Examples
    --------
    >>> plain("'t Lampeke – Café")
    't lampeke cafe'
    """
    ascii_ = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", " ", ascii_.lower()).strip()


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


class _Groepen:
    """Rows that turn out to be one place (union-find over positions)."""

    def __init__(self, n: int) -> None:
        self._ouder = list(range(n))

    def hoofd(self, i: int) -> int:
        while self._ouder[i] != i:
            i = self._ouder[i]
        return i

    def verenig(self, i: int, j: int) -> None:
        a, b = sorted((self.hoofd(i), self.hoofd(j)))
        self._ouder[b] = a

    def leden(self) -> list[list[int]]:
        per_hoofd: dict[int, list[int]] = {}
        for i in range(len(self._ouder)):
            per_hoofd.setdefault(self.hoofd(i), []).append(i)
        return list(per_hoofd.values())


def _is_exact(rij: Rij) -> bool:
    return rij["locatie_precisie"] in PRECISIES_EXACT


def _label(rij: Rij) -> str:
    return f"“{rij['naam']}” ({rij['gemeente']}, {rij['herkomst_bestand']})"


def _pairs(sleutels: Iterable[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield the positions of every two rows with one key; an empty part means no key."""
    per_sleutel: dict[tuple[str, ...], list[int]] = {}
    for i, sleutel in enumerate(sleutels):
        if all(sleutel):
            per_sleutel.setdefault(sleutel, []).append(i)
    for posities in per_sleutel.values():
        yield from combinations(posities, 2)


def _far(a: Rij, b: Rij) -> bool:
    return _is_exact(a) and _is_exact(b) and metres_apart(a, b) > ZELFDE_PLAATS_M


def _same_name(a: Rij, b: Rij) -> bool:
    """Whether two rows of one name in one gemeente are one place."""
    delen = {plain(r["deel"]) for r in (a, b)} - {""}
    near = _is_exact(a) and _is_exact(b) and not _far(a, b)
    return near or (len(delen) < 2 and not _far(a, b))


def _same_core(a: Rij, b: Rij) -> bool:
    """Whether two rows whose names differ only in the kind of place are one place."""
    soort = a["type"] == b["type"] or OSM in (a["bron"], b["bron"])
    return soort and _is_exact(a) and _is_exact(b) and not _far(a, b)


def _find(records: list[Rij], zelfde: dict[Naam, Naam]) -> tuple[_Groepen, set[tuple[int, int]]]:
    """Return the groups that are one place, and the doubtful pairs."""
    groepen, twijfel = _Groepen(len(records)), set()
    eigen = [(r["naam"], r["gemeente"]) for r in records]
    for i, j in _pairs([zelfde.get(n, n) for n in eigen]):
        if eigen[i] != eigen[j]:
            groepen.verenig(i, j)
    namen = [(r["gemeente_code"], full_name(r["naam"], r["gemeente"])) for r in records]
    kernen = [(r["gemeente_code"], core_name(r["naam"], r["gemeente"])) for r in records]
    for i, j in _pairs(namen):
        if _same_name(records[i], records[j]):
            groepen.verenig(i, j)
        else:
            twijfel.add((i, j))
    for i, j in _pairs(kernen):
        if _same_core(records[i], records[j]):
            groepen.verenig(i, j)
        elif records[i]["type"] == records[j]["type"] and not _far(records[i], records[j]):
            twijfel.add((i, j))
    per_soort = [(r["gemeente_code"], r["type"]) if _is_exact(r) else ("",) for r in records]
    for i, j in _pairs(per_soort):
        if metres_apart(records[i], records[j]) <= ZELFDE_GEBOUW_M:
            twijfel.add((i, j))
    return groepen, {(i, j) for i, j in twijfel if groepen.hoofd(i) != groepen.hoofd(j)}


def _content(rij: Rij) -> tuple[str, ...]:
    """Return what a row says, wherever it stands in its file: sorts rows that are else equal."""
    return tuple(str(rij[k]) for k in sorted(rij) if k != "herkomst_bestand")


def _rank(rij: Rij, voorkeur: Collection[Naam]) -> tuple[Any, ...]:
    """Return what sorts the row whose name and type stay first."""
    return (
        (rij["naam"], rij["gemeente"]) not in voorkeur,
        rij["bron"] == OSM,
        rij["type"] == "andere",
        rij["bron_datum"].translate(_OMGEKEERD) or "~",
        rij["naam"],
        *_content(rij),
    )


def merge_rows(groep: list[Rij]) -> Rij:
    """Merge the rows of one place.

    Parameters
    ----------
    groep : list of dict
        Rows of one place, all text but ``lat`` and ``lon``; "" where nothing is known. The first
        is the one whose name and type stay.

    Returns
    -------
    dict
        Place from the most precise row, source from the newest, werkmodellen of all, remarks of
        all, every other field from the first row that has it.
    """
    hoofd = {kolom: next((r[kolom] for r in groep if r[kolom] != ""), "") for kolom in groep[0]}
    beste = min(groep, key=lambda r: PRECISIES.index(r["locatie_precisie"]))
    hoofd |= {k: beste[k] for k in _PLAATS if beste[k] != "" or k == "wijk_code"}
    nieuwste = max(groep, key=lambda r: r["bron_datum"])
    hoofd |= {k: nieuwste[k] or hoofd[k] for k in ("bron_url", "bron_datum")}
    modellen = {m for r in groep for m in r["werkmodellen"].split(SCHEIDING)}
    hoofd["werkmodellen"] = SCHEIDING.join(m for m in WERKMODELLEN if m in modellen)
    delen = [d for r in groep for d in r["opmerking"].split("; ") if d]
    hoofd["opmerking"] = "; ".join(dict.fromkeys(delen))
    return hoofd


def merge_duplicates(
    rijen: pd.DataFrame, zelfde: Iterable[tuple[Naam, Naam]] = ()
) -> tuple[pd.DataFrame, list[str]]:
    """Merge rows that are one place.

    Parameters
    ----------
    rijen : DataFrame
        Contract columns of the initiatives, all text ("" for unknown) but ``lat`` and ``lon``,
        with ``gemeente`` (as the source names it), ``deel`` (part of it) and
        ``herkomst_bestand`` (file and row, for the report).
    zelfde : iterable of pairs
        Reviewed pairs of (naam, gemeente) that are one place: the first name stays.

    Returns
    -------
    rijen : DataFrame
        One row per place; does not depend on the order of the rows that came in.
    verslag : list of str
        One line per merged group and per doubtful pair.
    """
    records = [{str(k): v for k, v in rij.items()} for rij in rijen.to_dict("records")]
    records.sort(key=lambda r: (r["gemeente_code"], r["naam"], *_content(r)))
    paren = list(zelfde)
    voorkeur = {eerste for eerste, _ in paren}
    groepen, twijfel = _find(records, {tweede: eerste for eerste, tweede in paren})
    resultaat, verslag = [], []
    for leden in groepen.leden():
        groep = sorted((records[i] for i in leden), key=lambda r: _rank(r, voorkeur))
        resultaat.append(merge_rows(groep))
        if len(groep) > 1:
            andere = " en ".join(_label(r) for r in groep[1:])
            verslag.append(f"Samengevoegd: {_label(groep[0])} met {andere}.")
    verslag += [
        f"Twijfel, niet samengevoegd: {_label(records[i])} en {_label(records[j])}."
        for i, j in sorted(twijfel)
    ]
    return pd.DataFrame(resultaat, columns=rijen.columns), verslag
