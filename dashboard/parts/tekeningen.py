"""The drawings of the start page: small, without words, in the colours of the map itself.

Streamlit keeps inline SVG out of a page, so that each is an image that carries its own bytes.
"""

import math
from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import cache

from etl.contract.kleuren import AANBOD, BIJZONDER, TWEE, WERKMODEL, verdeel

_BREED, _HOOG = 320, 200
_KOLOMMEN, _RIJEN = 6, 4
_LIJN = "#5b6a72"
_INKT = "#0c171d"
_HOOFD = "#0b6372"
_GROND = "#fbfbf9"


def stap(nummer: int) -> str:
    """Return the drawing of a step of the tour, as the address of an image.

    Parameters
    ----------
    nummer : int
        1 to the number of :data:`STAPPEN`.
    """
    return _beeld(_stap(nummer), _BREED, _HOOG)


def deur(naam: str) -> str:
    """Return the drawing of a door: one of :data:`DEUREN`."""
    glief = f'<g fill="none" stroke="#fff" stroke-width="3">{DEUREN[naam]}</g>'
    return _beeld(f'<circle cx="32" cy="32" r="32" fill="{_HOOFD}"/>{glief}', 64, 64)


def _beeld(inhoud: str, breed: int, hoog: int) -> str:
    tekening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {breed} {hoog}" '
        f'stroke-linecap="round" stroke-linejoin="round">{inhoud}</svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(tekening.encode()).decode()}"


@cache
def _stap(nummer: int) -> str:
    grond = f'<rect width="{_BREED}" height="{_HOOG}" rx="8" fill="{_GROND}"/>'
    return grond + STAPPEN[nummer - 1]()


# ---- a patchwork of wijken ------------------------------------------------------------------


def _hoek(kolom: int, rij: int) -> tuple[float, float]:
    """Return a corner of the patchwork: a grid, each inner corner moved a little."""
    dx = ((kolom * 7 + rij * 13) % 11 - 5) * 2.4 if 0 < kolom < _KOLOMMEN else 0
    dy = ((kolom * 5 + rij * 17) % 11 - 5) * 2.2 if 0 < rij < _RIJEN else 0
    return 10 + kolom * (_BREED - 20) / _KOLOMMEN + dx, 10 + rij * (_HOOG - 20) / _RIJEN + dy


def _lappen(kleur: Callable[[int, int], str]) -> str:
    """Return the patchwork; `kleur` gives the fill of a column and row."""
    lappen = ""
    for kolom in range(_KOLOMMEN):
        for rij in range(_RIJEN):
            hoeken = [(kolom, rij), (kolom + 1, rij), (kolom + 1, rij + 1), (kolom, rij + 1)]
            punten = " ".join(f"{x:.1f},{y:.1f}" for x, y in (_hoek(*h) for h in hoeken))
            lappen += f'<polygon points="{punten}" fill="{kleur(kolom, rij)}"/>'
    return f'<g stroke="{_LIJN}" stroke-width="1.5">{lappen}</g>'


def _schaal(kolom: int, rij: int) -> str:
    """Return the map's colour: darker the nearer to the place in the patchwork."""
    schaal = verdeel(AANBOD, 6)
    return schaal[max(0, 5 - round(math.hypot(kolom - 3.6, (rij - 1.4) * 1.2) * 1.5))]


def _plaats(x: float, y: float, kleur: str, r: float = 8) -> str:
    return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{kleur}" stroke="{_INKT}" stroke-width="1.5"/>'


# ---- the steps ------------------------------------------------------------------------------


def _wijken() -> str:
    return _lappen(_schaal) + _plaats(206, 84, WERKMODEL["locatie_regio"])


def _dichtbij() -> str:
    huizen = [(122, 92), (150, 52), (206, 58), (222, 118), (180, 148), (128, 140)]
    verder = [(34, 44), (48, 150), (82, 24), (282, 40), (292, 152), (262, 178), (60, 98)]
    return (
        f'<circle cx="172" cy="100" r="78" fill="{_HOOFD}" fill-opacity=".14" '
        f'stroke="{_HOOFD}" stroke-width="2.5" stroke-dasharray="2 7"/>'
        f'<path d="M128 138 Q150 136 152 118 T172 100" fill="none" stroke="{_INKT}" '
        'stroke-width="3" stroke-dasharray="1 7"/>'
        + "".join(_huis(x, y, _HOOFD) for x, y in huizen)
        + "".join(_huis(x, y, "#9aa5ab") for x, y in verder)
        + _plaats(172, 100, WERKMODEL["organisatie"], 10)
    )


def _huis(x: float, y: float, kleur: str) -> str:
    return (
        f'<path d="M{x - 9} {y} L{x} {y - 9} L{x + 9} {y} V{y + 10} H{x - 9} Z" fill="{kleur}" '
        f'stroke="{_INKT}" stroke-width="1"/>'
    )


def _keuze() -> str:
    tekening = ""
    for i, kleur in enumerate(WERKMODEL.values()):
        hoek = math.pi * (1 + i / (len(WERKMODEL) - 1))
        x, y = 160 + 125 * math.cos(hoek), 172 + 135 * math.sin(hoek)
        tekening += (
            f'<path d="M160 160 L{x:.0f} {y:.0f}" stroke="{_LIJN}" stroke-width="2" '
            f'stroke-dasharray="1 6"/>{_plaats(round(x), round(y), kleur, 15)}'
        )
    return tekening + _mens(160, 140)


def _mens(x: float, y: float) -> str:
    return (
        f'<circle cx="{x}" cy="{y}" r="11" fill="{_INKT}"/>'
        f'<path d="M{x - 19} {y + 44} v-12 a19 18 0 0 1 38 0 v12 Z" fill="{_INKT}"/>'
    )


def _kloof() -> str:
    """Return the map's own 3×3 legend: need grows downwards, distance to the right."""
    vakken = "".join(
        f'<rect x="{96 + 50 * (i % 3)}" y="{20 + 50 * (i // 3)}" width="50" height="50" '
        f'fill="{kleur}" stroke="{_LIJN}"/>'
        for i, kleur in enumerate(TWEE)
    )
    pijlen = (
        f'<g fill="none" stroke="{_INKT}" stroke-width="3"><path d="M76 24 V166 M69 158 L76 167 '
        'L83 158"/><path d="M100 186 H242 M234 179 L243 186 L234 193"/></g>'
    )
    hier = f'<rect x="196" y="120" width="50" height="50" fill="none" stroke="{_INKT}"'
    return f'{vakken}{pijlen}{hier} stroke-width="5"/>'


def _onbekend() -> str:
    leeg = BIJZONDER["l"]
    streep = (
        '<defs><pattern id="s" width="7" height="7" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="7" height="7" fill="{leeg.kleur}"/>'
        f'<path d="M0 0 V7" stroke="{leeg.streep}" stroke-width="3"/></pattern></defs>'
    )
    weet_niet = {(0, 1), (0, 2), (1, 1), (1, 2), (1, 3), (2, 2), (0, 3)}
    return streep + _lappen(lambda k, r: "url(#s)" if (k, r) in weet_niet else _schaal(k, r))


#: What the steps of the tour show, in their order.
STAPPEN: Sequence[Callable[[], str]] = (_wijken, _dichtbij, _keuze, _kloof, _onbekend)

#: A map that is looked at; one person who shows another the way; a list with what comes first.
DEUREN: dict[str, str] = {
    "verkennen": (
        '<circle cx="29" cy="29" r="12"/><path d="M38 38 L48 48 M24 31 l5 -8 5 8 -5 4 z"/>'
    ),
    "verwijzen": (
        '<circle cx="22" cy="24" r="5"/><path d="M13 44 v-4 a9 9 0 0 1 18 0 v4"/>'
        '<path d="M36 30 H50 M44 23 L51 30 L44 37"/>'
    ),
    "beslissen": '<path d="M18 44 V34 M28 44 V26 M38 44 V18 M48 44 V30 M14 46 H52"/>',
}
