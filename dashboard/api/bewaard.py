"""Answers that are kept to give again, up to so many bytes: their number says little."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")

#: What an answer weighs beside its bytes and its key's: its place in the table.
_ERBIJ = 1000


class Bewaard(Generic[T]):
    """What was made before; what was asked for longest ago gives way.

    Parameters
    ----------
    meeste : int
        Bytes at most; what is larger by itself is made anew every time.
    gewicht : callable
        Bytes of one answer.

    Examples
    --------
    >>> bewaard = Bewaard(3000, len)
    >>> bewaard.geef("a", lambda: b"een"), bewaard.geef("a", lambda: b"twee")
    (b'een', b'een')
    """

    def __init__(self, meeste: int, gewicht: Callable[[T], int]) -> None:
        self._meeste, self._gewicht = meeste, gewicht
        self._alle: OrderedDict[Hashable, tuple[T, int]] = OrderedDict()
        self._slot = threading.Lock()
        self.bytes = 0

    def kijk(self, sleutel: Hashable) -> T | None:
        """Return what is kept under a key, if anything is."""
        with self._slot:
            if sleutel not in self._alle:
                return None
            self._alle.move_to_end(sleutel)
            return self._alle[sleutel][0]

    def geef(self, sleutel: Hashable, maak: Callable[[], T]) -> T:
        """Return what is kept under a key, or make it; an error keeps nothing."""
        if (oud := self.kijk(sleutel)) is not None:
            return oud
        # Two who ask at the same moment both make it: nobody waits for a stranger's answer.
        nieuw = maak()
        with self._slot:
            self._bewaar(sleutel, nieuw)
        return nieuw

    def _bewaar(self, sleutel: Hashable, nieuw: T) -> None:
        # The key is what somebody asked, in as many words as they like.
        weegt = self._gewicht(nieuw) + len(repr(sleutel)) + _ERBIJ
        if sleutel in self._alle or weegt > self._meeste:
            return
        self._alle[sleutel] = nieuw, weegt
        self.bytes += weegt
        while self.bytes > self._meeste:
            self.bytes -= self._alle.popitem(last=False)[1][1]
