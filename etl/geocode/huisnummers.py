"""House numbers of every street, with their place."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

_NUMMER = re.compile(r"([A-Z]*)\s*0*([0-9]{1,6})\s*(?:([A-Z]{1,3})(?![A-Z])|[_/]\s*0*([0-9A-Z]+))?")
_VOORAF = re.compile(r"^(?:NUMMER|NR|NO|N°)\b[.\s]*")
_BUS = re.compile(r"(?<=\S)\s+(?:BUS|BTE|BOITE|BOX|B(?=\s*[0-9])).*$")
_GEEN_STRAAT = frozenset(("nr", "nr.", "nummer", "no", "n°"))


def split_number(nummer: str) -> tuple[int, str]:
    """Return a house number as its number and what stands around it; (0, "") where it is none.

    A box is no part of it, and of "12-14" the first is meant.

    Examples
    --------
    >>> split_number("12"), split_number("nr. 12 a"), split_number("12-14")
    ((12, ''), (12, 'A'), (12, ''))
    >>> split_number("12 bus 3"), split_number("12 b"), split_number("50_2")
    ((12, ''), (12, 'B'), (50, '_2'))
    >>> split_number("50/2"), split_number("D85"), split_number("z.n.")
    ((50, '_2'), (85, 'D:'), (0, ''))
    """
    tekst = _BUS.sub("", _VOORAF.sub("", str(nummer).strip().upper()))
    deel = _NUMMER.match(tekst)
    if not deel:
        return 0, ""
    voor, getal, letter, onder = deel.groups()
    om = (f"{voor}:" if voor else "", letter or "", f"_{onder}" if onder else "")
    return int(getal), "".join(om)


def split_street(straat: str) -> tuple[str, str]:
    """Return a street and the house number that stands behind it.

    Examples
    --------
    >>> split_street("Kerkstraat nr. 12 bus 3"), split_street("11 Novemberlaan")
    (('Kerkstraat', '12 bus 3'), ('11 Novemberlaan', ''))
    """
    woorden = straat.replace(",", " ").split()
    for i in range(1, len(woorden)):
        if woorden[i][0].isdigit():
            naam = [w for w in woorden[:i] if w.casefold() not in _GEEN_STRAAT]
            return " ".join(naam), " ".join(woorden[i:])
    return straat, ""


@dataclass(frozen=True)
class Huis:
    """A place at or near a house number.

    Attributes
    ----------
    x, y : float
        EPSG:31370, metres.
    nummer : str
        The number in the list that it rests on.
    hoe : str
        ``precies``, ``kort`` (the number without its letter) or ``buur`` (the nearest number).
    """

    x: float
    y: float
    nummer: str
    hoe: str


@dataclass(frozen=True)
class Huisnummers:
    """Addresses, street by street.

    Attributes
    ----------
    begin : ndarray of int, shape (streets + 1,)
        Where the addresses of each street begin.
    nummer : ndarray of int32, shape (addresses,)
        House number, sorted within its street.
    rest : ndarray of int32, shape (addresses,)
        Position in `resten` of what stands around it.
    xy : ndarray of float32, shape (addresses, 2)
        EPSG:31370, metres.
    resten : tuple of str
    """

    begin: NDArray[np.int64]
    nummer: NDArray[np.int32]
    rest: NDArray[np.int32]
    xy: NDArray[np.float32]
    resten: tuple[str, ...]

    @classmethod
    def van(cls, adressen: pd.DataFrame, straat: NDArray[np.int64], n: int) -> "Huisnummers":
        """Make the list.

        Parameters
        ----------
        adressen : DataFrame
            ``huisnummer`` and ``x, y`` (metres).
        straat : ndarray of int64, shape (addresses,)
            The street of each; −1 for an address of no known street.
        n : int
            Number of streets.
        """
        welk, uniek = pd.factorize(adressen["huisnummer"])
        delen = [split_number(u) for u in uniek]
        uniek_rest, resten = pd.factorize(np.array([r for _, r in delen], dtype=object))
        nummer: NDArray[np.int32] = np.array([g for g, _ in delen], dtype=np.int32)[welk]
        rest: NDArray[np.int32] = uniek_rest.astype(np.int32)[welk]
        # Without anything around it first, so that "12" stands before "12A".
        leeg = np.array([r != "" for r in resten], dtype=bool)[rest]
        orde = np.lexsort((rest, leeg, nummer, straat))
        orde = orde[np.searchsorted(straat[orde], 0) :]
        begin = np.searchsorted(straat[orde], np.arange(n + 1))
        xy = adressen[["x", "y"]].to_numpy(np.float32)[orde]
        return cls(begin, nummer[orde], rest[orde], xy, tuple(map(str, resten)))

    def heeft(self, straat: int) -> bool:
        """Return whether any number of the street is known."""
        return bool(self.begin[straat + 1] > self.begin[straat])

    def kent(self, straat: int, nummer: int) -> bool:
        """Return whether the street has the number, with or without anything around it."""
        van, tot = self._reeks(straat, nummer)
        return tot > van

    def zoek(self, straat: int, nummer: int, rest: str) -> Huis | None:
        """Return the place of a house number, or of the one nearest to it on its side.

        Returns
        -------
        Huis or None
            None where no number of the street is known.
        """
        van, tot = self._reeks(straat, nummer)
        for i in range(van, tot):
            if self.resten[self.rest[i]] == rest:
                return self._huis(i, "precies")
        if tot > van:
            return self._huis(van, "kort")
        a, b = int(self.begin[straat]), int(self.begin[straat + 1])
        if a == b:
            return None
        # Numbers of one side are all even or all odd.
        ver = np.abs(self.nummer[a:b] - nummer) + 1000 * ((self.nummer[a:b] - nummer) % 2)
        return self._huis(a + int(ver.argmin()), "buur")

    def _reeks(self, straat: int, nummer: int) -> tuple[int, int]:
        a, b = int(self.begin[straat]), int(self.begin[straat + 1])
        reeks = self.nummer[a:b]
        return a + int(reeks.searchsorted(nummer)), a + int(reeks.searchsorted(nummer, "right"))

    def _huis(self, i: int, hoe: str) -> Huis:
        voor, dubbel, achter = self.resten[self.rest[i]].rpartition(":")
        x, y = self.xy[i]
        return Huis(float(x), float(y), f"{voor if dubbel else ''}{self.nummer[i]}{achter}", hoe)
