"""A list of names that can be looked up exactly, by how they begin, and with typing errors."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from etl.contract.schrijfwijze import fouten

#: How far a match is from what was asked: 0 is the name itself. A part is a name without its first
#: words; a typing error counts twice.
DEEL, BEGIN, FOUT, LOSSE_FOUT = 1, 2, 4, 10
PER_FOUT = 2

Namen = NDArray[np.int32]
Straf = NDArray[np.float32]
Gevonden = tuple[Namen, Straf]

_NIETS: Gevonden = (np.empty(0, np.int32), np.empty(0, np.float32))
#: Sorts behind every key that begins with what stands before it.
_LAATSTE_TEKEN = "\U0010ffff"


@dataclass(frozen=True)
class Namenlijst:
    """Names by key.

    Attributes
    ----------
    sleutels : list of str
        Distinct keys, sorted.
    begin : ndarray of int32, shape (keys + 1,)
        Where the entries of each key begin.
    naam : ndarray of int32, shape (entries,)
        Position of the name that has the key.
    deel : ndarray of float32, shape (entries,)
        0 for a whole name, :data:`DEEL` for a part of one.
    per_lengte : dict
        Per length of key, the keys and their positions.
    """

    sleutels: list[str]
    begin: NDArray[np.int32]
    naam: Namen
    deel: Straf
    per_lengte: dict[int, tuple[list[str], NDArray[np.int32]]]

    @classmethod
    def van(cls, namen: Iterable[Sequence[str]]) -> "Namenlijst":
        """Make the list of names that are each given by their keys, the whole name first."""
        paren = [
            (sleutel, i, plaats > 0)
            for i, eigen in enumerate(namen)
            for plaats, sleutel in enumerate(eigen)
            if sleutel
        ]
        paren.sort()
        sleutels = sorted({sleutel for sleutel, _, _ in paren})
        plek = {sleutel: i for i, sleutel in enumerate(sleutels)}
        telling = np.bincount([plek[s] for s, _, _ in paren], minlength=len(sleutels))
        lengte = np.array([len(s) for s in sleutels], dtype=np.int32)
        per_lengte = {}
        for n in np.unique(lengte):
            hier = np.flatnonzero(lengte == n).astype(np.int32)
            per_lengte[int(n)] = ([sleutels[i] for i in hier], hier)
        return cls(
            sleutels,
            np.concatenate([[0], np.cumsum(telling)]).astype(np.int32),
            np.array([i for _, i, _ in paren], dtype=np.int32),
            np.array([DEEL if deel else 0 for _, _, deel in paren], dtype=np.float32),
            per_lengte,
        )

    def precies(self, vraag: str) -> Gevonden:
        """Return the names with this key, or with a key that begins with it."""
        van = bisect_left(self.sleutels, vraag)
        tot = bisect_left(self.sleutels, vraag + _LAATSTE_TEKEN)
        if van == tot or not vraag:
            return _NIETS
        eerste, laatste = self.begin[van], self.begin[tot]
        straf = self.deel[eerste:laatste] + np.float32(BEGIN)
        if self.sleutels[van] == vraag:
            straf[: self.begin[van + 1] - eerste] -= BEGIN
        return self.naam[eerste:laatste], straf

    def met_fouten(self, vraag: str) -> Gevonden:
        """Return the names with a key that is a few typing errors away.

        Distance: optimal string alignment; a change, a missing, an added and two swapped
        characters count one each.
        """
        mag = fouten(len(vraag))
        treffers = [
            (plekken[i], afstand)
            for n in range(len(vraag) - mag, len(vraag) + mag + 1)
            for lijst, plekken in [self.per_lengte.get(n, ([], _NIETS[0]))]
            for _, afstand, i in _dichtbij(vraag, lijst, mag)
        ]
        return self._namen([(plek, FOUT + PER_FOUT * (afstand - 1)) for plek, afstand in treffers])

    def begin_met_fouten(self, vraag: str) -> Gevonden:
        """Return the names with a key whose beginning is a few typing errors away."""
        mag = min(fouten(len(vraag)), 2)
        treffers = []
        for n, (lijst, plekken) in self.per_lengte.items():
            if n > len(vraag):
                kort = [sleutel[: len(vraag)] for sleutel in lijst]
                treffers += [
                    (plekken[i], LOSSE_FOUT + PER_FOUT * afstand)
                    for _, afstand, i in _dichtbij(vraag, kort, mag)
                ]
        return self._namen(treffers)

    def _namen(self, treffers: list[tuple[np.int32, int]]) -> Gevonden:
        if not treffers:
            return _NIETS
        plekken = np.array([plek for plek, _ in treffers])
        aantal = self.begin[plekken + 1] - self.begin[plekken]
        straf = np.repeat(np.array([s for _, s in treffers], dtype=np.float32), aantal)
        ingang = reeksen(self.begin, plekken)
        return self.naam[ingang], straf + self.deel[ingang]


def reeksen(begin: NDArray[np.int32], welke: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return the positions of several runs behind each other; run i is begin[i] … begin[i+1] − 1.

    Examples
    --------
    >>> reeksen(np.array([0, 2, 5, 6]), np.array([2, 0])).tolist()
    [5, 0, 1]
    """
    aantal = (begin[welke + 1] - begin[welke]).astype(np.int64)
    einde = np.cumsum(aantal)
    return np.arange(aantal.sum()) + np.repeat(begin[welke] - einde + aantal, aantal)


def _dichtbij(vraag: str, lijst: list[str], mag: int) -> list[tuple[str, int, int]]:
    return process.extract(vraag, lijst, scorer=OSA.distance, score_cutoff=mag, limit=None)
