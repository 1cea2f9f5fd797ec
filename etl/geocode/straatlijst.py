"""The streets by the many ways in which their name is written, gemeente by gemeente."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from etl.contract.schrijfwijze import (
    fouten,
    gelijke_woorden,
    losse_woorden,
    sleutel,
    sleutels,
    zonder_merk,
)

#: A kind of street that people leave out, the most usual first.
_UITGANGEN = ("straat", "laan", "steenweg", "weg", "plein", "dreef", "lei", "baan", "pad", "plaats")
#: Words that tell one street from another, so that a name without them is another name.
_ONDERSCHEID = frozenset(
    (
        *("oud", "oude", "nieuw", "nieuwe", "lange", "korte", "groot", "grote", "klein", "kleine"),
        *("hoog", "hoge", "laag", "lage", "eerste", "tweede", "derde", "noord", "oost", "zuid"),
        *("west", "groene", "witte", "zwarte", "rode", "gouden", "smalle", "brede", "dwars"),
        *("achter", "voor", "binnen", "buiten", "sint", "olv", "hof", "park", "heilig", "heilige"),
        *("rue", "avenue", "chaussee", "boulevard", "place", "square", "allee"),
    )
)
#: How far a match is from what was asked: what orders matches, and no certainty.
VOORLETTER, FOUT, UITGANG, DEEL, PER_FOUT = 1.0, 1.8, 2.0, 2.2, 2.0
_MEESTE_FOUTEN = 2
#: Where an abbreviation has a slip in it, it can't be written out: names are shortened instead.
_KORT = (("straat", "str"), ("steenweg", "stwg"), ("steenweg", "steenw"), ("laan", "ln"))

Woorden = tuple[str, ...]


@dataclass(frozen=True)
class Treffer:
    """A street that a name may mean.

    Attributes
    ----------
    rij : int
        Its position in the list.
    straf : float
        0 where the name is its own, more the further off.
    reden : str
        Kind of :class:`etl.geocode.redenen.Reden`; empty where the name is its own.
    """

    rij: int
    straf: float
    reden: str


class Straatlijst:
    """Streets, each of one gemeente.

    Parameters
    ----------
    namen : sequence of (str, str)
        Dutch and French name of each street; empty where it has none.
    gemeenten : sequence of str
        The gemeente of each.
    """

    def __init__(self, namen: Sequence[tuple[str, str]], gemeenten: Sequence[str]) -> None:
        self._gemeente = list(gemeenten)
        self._ingang: dict[str, list[tuple[int, Woorden]]] = {}
        self._geheel: dict[str, dict[str, list[int]]] = {}
        self._kort: dict[str, dict[str, list[int]]] = {}
        delen_van: dict[str, list[tuple[str, Woorden]]] = {}
        for rij, talen in enumerate(namen):
            for naam in dict.fromkeys(talen):
                if naam not in delen_van:
                    woorden = _woorden(naam)
                    delen_van[naam] = [(deel, woorden[:i]) for i, deel in _delen(woorden)]
                self._neem_op(rij, delen_van[naam])

    def _neem_op(self, rij: int, delen: list[tuple[str, Woorden]]) -> None:
        for deel, kop in delen:
            self._ingang.setdefault(deel, []).append((rij, kop))
            if not kop:
                van_gemeente = self._geheel.setdefault(self._gemeente[rij], {})
                van_gemeente.setdefault(deel, []).append(rij)

    def zoek(self, straat: str, gemeenten: Collection[str]) -> list[Treffer]:
        """Return the streets of some gemeenten that a name may mean, each once.

        Where a name fits, what fits less is not looked for.
        """
        woorden = _woorden(straat)
        if not woorden:
            return []
        uit: dict[int, Treffer] = {}
        _add(uit, self._precies(woorden, gemeenten))
        if not uit or min(t.straf for t in uit.values()) > VOORLETTER:
            vraag = sleutel(woorden)
            _add(uit, self._zonder_uitgang(vraag, gemeenten))
            _add(uit, self._dichtbij(vraag, self._geheel, gemeenten))
        if not uit:
            _add(uit, self._kort_met_fout(straat, gemeenten))
        if not uit:
            _add(uit, self._met_beide(sleutel(woorden), gemeenten))
        return list(uit.values())

    def elders(self, straat: str) -> set[str]:
        """Return the gemeenten that have a street of exactly this name."""
        ingangen = self._ingang.get(sleutel(_woorden(straat)), ())
        return {self._gemeente[rij] for rij, kop in ingangen if not kop}

    def _precies(self, woorden: Woorden, gemeenten: Collection[str]) -> Iterator[Treffer]:
        for i, deel in _delen(woorden):
            for rij, kop in self._ingang.get(deel, ()):
                if self._gemeente[rij] in gemeenten:
                    straf = _kop_straf(woorden[:i], kop)
                    if straf is not None:
                        yield Treffer(rij, straf, "voluit" if straf else "")

    def _zonder_uitgang(self, vraag: str, gemeenten: Collection[str]) -> Iterator[Treffer]:
        for i, uitgang in enumerate(_UITGANGEN):
            for code in gemeenten:
                for rij in self._geheel.get(code, {}).get(vraag + uitgang, ()):
                    yield Treffer(rij, UITGANG + 0.01 * i, "uitgang")

    def _met_beide(self, vraag: str, gemeenten: Collection[str]) -> Iterator[Treffer]:
        if fouten(len(vraag)):
            for i, uitgang in enumerate(_UITGANGEN):
                for t in self._dichtbij(vraag + uitgang, self._geheel, gemeenten, mag=1):
                    yield Treffer(t.rij, t.straf + UITGANG + 0.01 * i, "uitgang")

    def _kort_met_fout(self, straat: str, gemeenten: Collection[str]) -> Iterator[Treffer]:
        for code in gemeenten:
            if code not in self._kort:
                self._kort[code] = _shortened(self._geheel.get(code, {}))
        vraag = sleutel(losse_woorden(zonder_merk(straat)))
        yield from self._dichtbij(vraag, self._kort, gemeenten, mag=1)

    def _dichtbij(
        self,
        vraag: str,
        lijsten: Mapping[str, Mapping[str, Sequence[int]]],
        gemeenten: Collection[str],
        mag: int = _MEESTE_FOUTEN,
    ) -> Iterator[Treffer]:
        """Yield the streets whose key is at most `mag` typing errors away."""
        mag = min(fouten(len(vraag)), mag)
        cijfers = _cijfers(vraag)
        for code in gemeenten:
            straten = lijsten.get(code, {})
            for naam, afstand, _ in process.extract(
                vraag, straten.keys(), scorer=OSA.distance, score_cutoff=mag, limit=None
            ):
                # "Zijweg 2" is no slip of the pen for "Zijweg 3".
                if _cijfers(naam) == cijfers:
                    soort = "fout" if afstand <= 1 else "fouten"
                    for rij in straten[naam]:
                        yield Treffer(rij, FOUT + PER_FOUT * (afstand - 1), soort)


def _add(uit: dict[int, Treffer], nieuw: Iterable[Treffer]) -> None:
    """Add matches; of two of one street the nearer stays."""
    for treffer in nieuw:
        eerder = uit.get(treffer.rij)
        if eerder is None or treffer.straf < eerder.straf:
            uit[treffer.rij] = treffer


def _shortened(straten: Mapping[str, list[int]]) -> dict[str, list[int]]:
    uit: dict[str, list[int]] = {}
    for naam, rijen in straten.items():
        for lang, kort in _KORT:
            if naam.endswith(lang):
                uit.setdefault(naam.removesuffix(lang) + kort, []).extend(rijen)
    return uit


def _woorden(naam: str) -> Woorden:
    return tuple(gelijke_woorden(losse_woorden(zonder_merk(naam))))


def _delen(woorden: Woorden) -> Iterator[tuple[int, str]]:
    """Yield the name, and the name without its first words, each with how many are left out."""
    goed = set(sleutels(" ".join(woorden))) if len(woorden) > 1 else set()
    for i in range(len(woorden)):
        deel = sleutel(woorden[i:])
        if deel and (i == 0 or deel in goed):
            yield i, deel


def _kop_straf(vraag: Woorden, naam: Woorden) -> float | None:
    """Return how far the first words of two names are apart; None where they contradict.

    Examples
    --------
    >>> _kop_straf((), ()), _kop_straf(("jan",), ("j",)), _kop_straf((), ("president",))
    (0.0, 1.0, 2.2)
    >>> _kop_straf(("j",), ("burgemeester", "jan"))
    2.2
    >>> _kop_straf(("oude",), ()) is _kop_straf(("jan",), ("piet",)) is None
    True
    """
    if vraag == naam:
        return 0.0
    # From behind: a title stands before the first name, and is left out before it.
    paren = zip(reversed(vraag), reversed(naam), strict=False)
    if not all(a.startswith(b) or b.startswith(a) for a, b in paren):
        return None
    if len(vraag) == len(naam):
        return VOORLETTER
    weg = max(vraag, naam, key=len)[: abs(len(vraag) - len(naam))]
    return None if _ONDERSCHEID.intersection(weg) else DEEL


def _cijfers(tekst: str) -> str:
    return "".join(teken for teken in tekst if teken.isdigit())
