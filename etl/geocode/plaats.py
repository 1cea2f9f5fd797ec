"""The place of an address, how precise and how sure it is, and why."""

import math
from dataclasses import dataclass

from etl.geocode.redenen import Reden


@dataclass(frozen=True)
class Plaats:
    """The place of an address.

    Attributes
    ----------
    x, y : float
        EPSG:31370, metres; NaN where nothing is known.
    precisie : str
        ``adres``, ``straat``, ``deelgemeente`` or ``gemeente``; empty where nothing is known.
    gemeente_code : str
        NIS code of today; empty where nothing is known.
    wijk_code : str
        Wijk of an address or street; empty where it is not sure.
    zekerheid : float
        How sure it is that this is what was meant, at this precision: 1 is sure, 0 unknown.
    redenen : tuple of Reden
        What a reader must know about it.
    """

    x: float
    y: float
    precisie: str
    gemeente_code: str
    wijk_code: str
    zekerheid: float
    redenen: tuple[Reden, ...]

    @property
    def uitleg(self) -> str:
        """What a reader must know, in Dutch; empty where the address is found as it was written."""
        return self.uitleg_in("nl")

    def uitleg_in(self, taal: str) -> str:
        """Return what a reader must know in `taal` (``nl``, ``fr`` or ``en``)."""
        return "; ".join(reden.in_taal(taal) for reden in self.redenen)


def nowhere(redenen: tuple[Reden, ...]) -> Plaats:
    """Return the place of which nothing is known, and why."""
    return Plaats(math.nan, math.nan, "", "", "", 0.0, redenen)
