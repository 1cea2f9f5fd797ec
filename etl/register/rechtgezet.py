"""What was read past by itself in a file that somebody brings, so that people can look it over.

A decimal comma, a day that comes first, a name of a column in capitals: each can be meant in one
way only, so nobody has to mend it. Yet whoever brought the file is told, with one example.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from etl.contract.catalogus import tekst

_CATALOGI = Path(__file__).parent / "locale"
#: The kinds, those that somebody should look over first.
SOORTEN = (
    *("windows", "windows_kaal", "utf16", "utf16_kaal"),
    *("titel", "kop", "kolommen", "bladen", "verborgen", "samengevoegd", "breed", "bedekt"),
    *("datum", "getal", "html"),
    *("onzichtbaar", "spaties", "tekstteken", "lege_rij"),
    *("sep_regel", "puntkomma", "tab", "merkteken"),
)
#: Characters that nobody sees: they break words of a list, or turn the order of reading. Those
#: that join letters and emoji are left, unless nothing else is there.
ONZICHTBAAR = re.compile(
    "[\x01-\x08\x0e-\x1f\x7f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e007f]"
    "|^[\\s\u034f\u200c\u200d\ufe00-\ufe0f]+$"
)
_MEESTE_TEKENS = 60


@dataclass(frozen=True)
class Rechtgezet:
    """One thing that was read past, however often.

    Attributes
    ----------
    soort : str
        One of :data:`SOORTEN`.
    aantal : int
        Cells, rows or columns; 1 for what is of the whole file.
    rij : int or None
        Row of the example, as a spreadsheet counts it.
    kolom : str
        Column of the example.
    stond, gelezen : str
        What stands there, and what it was taken for.

    Examples
    --------
    >>> Rechtgezet("getal", 12, 3, "lat", "50,85", "50.85").in_taal("nl")
    '12 getallen met een komma gelezen, bv. rij 3, lat: 50,85'
    """

    soort: str
    aantal: int = 1
    rij: int | None = None
    kolom: str = ""
    stond: str = ""
    gelezen: str = ""

    def in_taal(self, taal: str) -> str:
        """Return it in words in `taal` (``nl``, ``fr`` or ``en``), without a full stop."""
        velden = {
            "rij": self.rij,
            "kolom": _kort(self.kolom),
            "stond": _kort(self.stond),
            "gelezen": _kort(self.gelezen),
        }
        return tekst(_CATALOGI, taal, f"rechtgezet.{self.soort}", velden | {"n": self.aantal})


class Telling:
    """Counts what is read past while a file is read."""

    def __init__(self) -> None:
        self._eerste: dict[str, Rechtgezet] = {}
        self._aantal: Counter[str] = Counter()

    def tel(
        self,
        soort: str,
        rij: int | None = None,
        kolom: str = "",
        stond: str = "",
        gelezen: str = "",
        aantal: int = 1,
    ) -> None:
        """Count one more, or `aantal`; the first of its kind is the example."""
        if soort not in self._eerste:
            self._eerste[soort] = Rechtgezet(soort, 1, rij, kolom, stond, gelezen)
        self._aantal[soort] += aantal

    def alles(self) -> tuple[Rechtgezet, ...]:
        """Return what was counted."""
        return tuple(replace(r, aantal=self._aantal[k]) for k, r in self._eerste.items())


def ordered(rechtgezet: Iterable[Rechtgezet]) -> tuple[Rechtgezet, ...]:
    """Return it with what somebody should look over first."""
    return tuple(sorted(rechtgezet, key=lambda r: SOORTEN.index(r.soort)))


def _kort(waarde: str) -> str:
    """Return a text on one line, of what can be seen, cut where it is long."""
    plat = " ".join(ONZICHTBAAR.sub("", waarde).split())
    return plat if len(plat) <= _MEESTE_TEKENS else f"{plat[: _MEESTE_TEKENS - 1]}…"
