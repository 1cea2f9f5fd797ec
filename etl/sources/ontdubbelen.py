"""Initiatives that stand in several files: found by name and place, merged into one row.

A pair is merged only where name and place agree; a pair that merely looks alike is reported and
left, because two places that become one are harder to find back than one place told twice. What
people decided on a pair (:mod:`etl.sources.nazichtlijst`) goes before every rule.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import pandas as pd

from etl.sources.gelijkenis import (
    Rij,
    compare,
    core_name,
    full_name,
    is_exact,
    metres_apart,
    plain,
)
from etl.sources.nazichtlijst import ANDERS, ZELFDE, Kant, Paar, side
from etl.sources.samenvoegen import Samen, merge_rows

Naam = tuple[str, str]
OSM = "osm_punten"
#: Sources whose name and type stay only where no other tells them; the last gives way first.
ACHTERAAN = ("osm", OSM)
_ELEMENT = "https://www.openstreetmap.org/"
#: Two exact places of one name further apart than this are not the same (metres).
ZELFDE_PLAATS_M = 500.0
#: Two exact places nearer than this, of one type, are worth a second look (metres).
ZELFDE_GEBOUW_M = 60.0
#: Rows of two sources that are as alike as this are one place, and from here on doubtful.
ZEKER, TWIJFEL = 0.9, 0.7
#: … provided that their names are.
_NAAM_ZEKER, _NAAM_TWIJFEL = 0.85, 0.6
#: Turns an ISO date into a text that sorts newest first.
_OMGEKEERD = str.maketrans("0123456789", "9876543210")
HERKOMST_KOLOMMEN = ("veld", "bron", "herkomst", "bron_datum")


@dataclass(frozen=True)
class Ontdubbeld:
    """What became of the rows.

    Attributes
    ----------
    rijen : DataFrame
        One row per place; does not depend on the order of the rows that came in.
    verslag : tuple of str
        One line per merged group and per doubtful pair, and how much sources overlap.
    twijfel : tuple of Paar
        The doubtful pairs, for people to decide.
    herkomst : tuple of DataFrame
        For each row of `rijen` that several rows became: :data:`HERKOMST_KOLOMMEN`, one line per
        field; empty for a row that is of one source.
    """

    rijen: pd.DataFrame
    verslag: tuple[str, ...]
    twijfel: tuple[Paar, ...] = ()
    herkomst: tuple[pd.DataFrame, ...] = ()


@dataclass
class _Groepen:
    """Rows that turn out to be one place (union-find over positions), but for pairs that are not.

    Attributes
    ----------
    n : int
    anders : set of (int, int)
        Pairs, small position first, that people said are two places.
    """

    n: int
    anders: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._ouder = list(range(self.n))
        self._leden = {i: [i] for i in range(self.n)}

    def hoofd(self, i: int) -> int:
        while self._ouder[i] != i:
            i = self._ouder[i]
        return i

    def verenig(self, i: int, j: int) -> None:
        a, b = sorted((self.hoofd(i), self.hoofd(j)))
        if a == b or self._verboden(a, b):
            return
        self._ouder[b] = a
        self._leden[a] += self._leden.pop(b)

    def _verboden(self, a: int, b: int) -> bool:
        return bool(self.anders) and any(
            (min(i, j), max(i, j)) in self.anders for i in self._leden[a] for j in self._leden[b]
        )

    def leden(self) -> list[list[int]]:
        return [sorted(leden) for leden in self._leden.values()]


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
    return is_exact(a) and is_exact(b) and metres_apart(a, b) > ZELFDE_PLAATS_M


def _same_name(a: Rij, b: Rij) -> bool:
    """Whether two rows of one name in one gemeente are one place."""
    delen = {plain(r["deel"]) for r in (a, b)} - {""}
    near = is_exact(a) and is_exact(b) and not _far(a, b)
    return near or (len(delen) < 2 and not _far(a, b))


def _same_core(a: Rij, b: Rij) -> bool:
    """Whether two rows whose names differ only in the kind of place are one place."""
    soort = a["type"] == b["type"] or bool({*ACHTERAAN} & {a["bron"], b["bron"]})
    return soort and is_exact(a) and is_exact(b) and not _far(a, b)


@dataclass
class _Zoektocht:
    """The search for rows that are one place."""

    records: list[Rij]
    zelfde: dict[Naam, Naam]
    besloten: Sequence[Paar]

    def __post_init__(self) -> None:
        self.twijfel: set[tuple[int, int]] = set()
        self.onvindbaar: list[Paar] = []
        self.groepen = _Groepen(len(self.records))

    def run(self) -> None:
        """Find the groups that are one place, and the doubtful pairs."""
        self._decided()
        self._by_name()
        self._by_core()
        self._by_element()
        self._by_score()
        self._by_building()
        self.twijfel = set(self._between_groups())

    def _between_groups(self) -> Iterator[tuple[int, int]]:
        """Yield one doubtful pair for every two places, but for those that people parted."""
        hoofd = self.groepen.hoofd
        beslist = {frozenset((hoofd(i), hoofd(j))) for i, j in self.groepen.anders}
        for i, j in sorted(self.twijfel):
            plaatsen = frozenset((hoofd(i), hoofd(j)))
            if len(plaatsen) == 2 and plaatsen not in beslist:
                beslist.add(plaatsen)
                yield i, j

    def _decided(self) -> None:
        """Carry out what people decided; what they said is not the same goes before all."""
        waar: dict[Kant, list[int]] = {}
        for i, rij in enumerate(self.records):
            waar.setdefault(side(rij), []).append(i)
        samen = []
        for paar in self.besloten:
            posities = [(i, j) for i in waar.get(paar.een, ()) for j in waar.get(paar.ander, ())]
            gesorteerd = {(min(p), max(p)) for p in posities if p[0] != p[1]}
            if not gesorteerd:
                self.onvindbaar.append(paar)
            if paar.beslissing == ANDERS:
                self.groepen.anders |= gesorteerd
            elif paar.beslissing == ZELFDE:
                samen += sorted(gesorteerd)
        for i, j in samen:
            self.groepen.verenig(i, j)
        eigen = [(r["naam"], r["gemeente"]) for r in self.records]
        for i, j in _pairs([self.zelfde.get(n, n) for n in eigen]):
            if eigen[i] != eigen[j]:
                self.groepen.verenig(i, j)

    def _by_name(self) -> None:
        namen = [(r["gemeente_code"], full_name(r["naam"], r["gemeente"])) for r in self.records]
        for i, j in _pairs(namen):
            if _same_name(self.records[i], self.records[j]):
                self.groepen.verenig(i, j)
            else:
                self.twijfel.add((i, j))

    def _by_core(self) -> None:
        kernen = [(r["gemeente_code"], core_name(r["naam"], r["gemeente"])) for r in self.records]
        for i, j in _pairs(kernen):
            a, b = self.records[i], self.records[j]
            if _same_core(a, b):
                self.groepen.verenig(i, j)
            elif a["type"] == b["type"] and not _far(a, b):
                self.twijfel.add((i, j))

    def _by_element(self) -> None:
        """Join rows that cite the same element of OpenStreetMap."""
        urls = [r["bron_url"] if r["bron_url"].startswith(_ELEMENT) else "" for r in self.records]
        bronnen = [r["bron"] for r in self.records]
        for i, j in _pairs([(url,) for url in urls]):
            if bronnen[i] != bronnen[j]:
                self.groepen.verenig(i, j)

    def _by_score(self) -> None:
        """Weigh rows of different sources: inside one source a name that differs is a place."""
        for i, j in _pairs([(r["gemeente_code"],) for r in self.records]):
            a, b = self.records[i], self.records[j]
            if a["bron"] == b["bron"] or _far(a, b):
                continue
            gelijk = compare(a, b)
            plek = max(gelijk.delen.get("afstand", 0.0), gelijk.delen.get("adres", 0.0))
            naam = gelijk.delen["naam"]
            if gelijk.score >= ZEKER and naam >= _NAAM_ZEKER and plek >= _NAAM_ZEKER:
                self.groepen.verenig(i, j)
            elif gelijk.score >= TWIJFEL and naam >= _NAAM_TWIJFEL:
                self.twijfel.add((i, j))

    def _by_building(self) -> None:
        sleutels = [(r["gemeente_code"], r["type"]) if is_exact(r) else ("",) for r in self.records]
        for i, j in _pairs(sleutels):
            if metres_apart(self.records[i], self.records[j]) <= ZELFDE_GEBOUW_M:
                self.twijfel.add((i, j))

    def doubt(self, i: int, j: int) -> Paar:
        """Return a doubtful pair as people get to see it."""
        a, b = sorted((self.records[i], self.records[j]), key=side)
        gelijk = compare(a, b)
        herkomst = (str(a["herkomst_bestand"]), str(b["herkomst_bestand"]))
        return Paar(side(a), side(b), f"{gelijk.score:.2f}", gelijk.uitleg, herkomst)


def _content(rij: Rij) -> tuple[str, ...]:
    """Return what a row says, wherever it stands in its file: sorts rows that are else equal."""
    return tuple(str(rij[k]) for k in sorted(rij) if k != "herkomst_bestand")


def _rank(rij: Rij, voorkeur: Collection[Naam]) -> tuple[Any, ...]:
    """Return what sorts the row whose name and type stay first."""
    return (
        (rij["naam"], rij["gemeente"]) not in voorkeur,
        ACHTERAAN.index(rij["bron"]) + 1 if rij["bron"] in ACHTERAAN else 0,
        rij["type"] == "andere",
        rij["bron_datum"].translate(_OMGEKEERD) or "~",
        rij["naam"],
        *_content(rij),
    )


def _provenance(groep: list[Rij], samen: Samen) -> pd.DataFrame:
    regels = [
        (veld, groep[i]["bron"], groep[i]["herkomst_bestand"], groep[i]["bron_datum"])
        for veld, i in sorted(samen.van.items())
        if veld not in ("herkomst_bestand", "bron") and len(groep) > 1
    ]
    if len(groep) > 1:
        regels += [("bron", r["bron"], r["herkomst_bestand"], r["bron_datum"]) for r in groep]
    return pd.DataFrame(regels, columns=list(HERKOMST_KOLOMMEN), dtype="str")


def _overlap(groepen: list[list[Rij]]) -> list[str]:
    """Return how many places each two or more sources share."""
    samen = Counter(tuple(sorted({str(r["bron"]) for r in groep})) for groep in groepen)
    return [
        f"Overlap: {n} {'plaats' if n == 1 else 'plaatsen'} in {' en '.join(bronnen)}."
        for bronnen, n in sorted(samen.items())
        if len(bronnen) > 1
    ]


def merge_duplicates(
    rijen: pd.DataFrame,
    zelfde: Iterable[tuple[Naam, Naam]] = (),
    besloten: Sequence[Paar] = (),
) -> Ontdubbeld:
    """Merge rows that are one place.

    Parameters
    ----------
    rijen : DataFrame
        Contract columns of the initiatives, all text ("" for unknown) but ``lat`` and ``lon``,
        with ``gemeente`` (as the source names it), ``deel`` (part of it) and
        ``herkomst_bestand`` (file and row, for the report).
    zelfde : iterable of pairs
        Reviewed pairs of (naam, gemeente) that are one place: the first name stays.
    besloten : sequence of Paar
        What people decided on pairs of rows.

    Returns
    -------
    Ontdubbeld
    """
    records = [{str(k): v for k, v in rij.items()} for rij in rijen.to_dict("records")]
    records.sort(key=lambda r: (r["gemeente_code"], r["naam"], *_content(r)))
    paren = list(zelfde)
    voorkeur = {eerste for eerste, _ in paren}
    beslist = [p for p in besloten if p.beslissing]
    tocht = _Zoektocht(records, {tweede: eerste for eerste, tweede in paren}, beslist)
    tocht.run()
    groepen = [
        sorted((records[i] for i in leden), key=lambda r: _rank(r, voorkeur))
        for leden in tocht.groepen.leden()
    ]
    samen = [merge_rows(groep) for groep in groepen]
    verslag = [
        f"Samengevoegd: {_label(groep[0])} met {' en '.join(_label(r) for r in groep[1:])}."
        for groep in groepen
        if len(groep) > 1
    ]
    verslag += _overlap(groepen)
    verslag += [
        f"Twijfel, niet samengevoegd: {_label(records[i])} en {_label(records[j])}."
        for i, j in sorted(tocht.twijfel)
    ]
    verslag += [
        f"Nazichtlijst: “{p.een[0]}” en “{p.ander[0]}” staan niet meer zo in de bronnen."
        for p in tocht.onvindbaar
    ]
    return Ontdubbeld(
        pd.DataFrame([s.rij for s in samen], columns=rijen.columns),
        tuple(verslag),
        tuple(tocht.doubt(i, j) for i, j in sorted(tocht.twijfel)),
        tuple(_provenance(groep, s) for groep, s in zip(groepen, samen, strict=True)),
    )
