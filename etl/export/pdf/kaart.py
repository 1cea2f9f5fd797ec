"""A map for print: vectors, no tiles, no text; the borders are those of the map on the screen."""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_WIT = "#ffffff"
_BUITEN = "#e9eae8"
_INKT = "#26323a"
#: Hatch of areas without a known value: an own pattern, so that grey prints tell them apart too.
_ARCERING = (
    '<pattern id="onbekend" width="{a}" height="{a}" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="{a}" height="{a}" fill="#ffffff"/>'
    '<line x1="0" y1="0" x2="0" y2="{a}" stroke="#6d7479" stroke-width="{d}"/></pattern>'
)
#: Room around a region, as a part of its longest side.
_RAND = 0.04
#: A line or dot is so many thousandths of the longest side.
_DIKTE, _STIP = 0.9, 5.0
#: Key of the class that is hatched.
ONBEKEND = "url(#onbekend)"


@dataclass(frozen=True)
class Laagbestand:
    """The areas of one level, as the map layers of an edition hold them (etl/store/geometry.py).

    Attributes
    ----------
    codes : tuple of str
    paden : tuple of str
        Path data of each area, in the file's whole units, y upwards.
    vakken : tuple of (int, int, int, int)
        West, south, east and north of each area, in the same units.
    oorsprong : (float, float)
        Web Mercator metres of the point (0, 0).
    eenheid : float
        Metres in a unit.
    """

    codes: tuple[str, ...]
    paden: tuple[str, ...]
    vakken: tuple[tuple[int, int, int, int], ...]
    oorsprong: tuple[float, float]
    eenheid: float


@lru_cache(maxsize=16)
def read_layer(pad: Path) -> Laagbestand:
    """Read a layer file of an edition; kept, because a run of many reports asks for it again."""
    bestand = json.loads(gzip.decompress(pad.read_bytes()))
    vormen = [_vorm(ringen) for ringen in bestand["vormen"]]
    west, zuid = bestand["oorsprong"]
    return Laagbestand(
        tuple(bestand["codes"]),
        tuple(vorm[0] for vorm in vormen),
        tuple(vorm[1] for vorm in vormen),
        (float(west), float(zuid)),
        float(bestand["eenheid"]),
    )


def _vorm(ringen: Sequence[Sequence[int]]) -> tuple[str, tuple[int, int, int, int]]:
    """Return path data and box of rings that are written as differences, as SVG writes them too."""
    pad, xs, ys = [], [], []
    for ring in ringen:
        stappen = list(zip(ring[::2], ring[1::2], strict=True))
        x = y = 0
        for dx, dy in stappen:
            x, y = x + dx, y + dy
            xs.append(x)
            ys.append(y)
        rest = " ".join(f"{dx} {dy}" for dx, dy in stappen[1:])
        pad.append(f"M{stappen[0][0]} {stappen[0][1]}l{rest}z")
    return "".join(pad), (min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True)
class Kaartvraag:
    """What a printed map shows.

    Attributes
    ----------
    vlakken : Laagbestand
        The areas that get a colour.
    kleur : mapping of str to str
        Colour, or :data:`ONBEKEND`, by code; areas without one lie outside the region.
    lijnen : Laagbestand
        Borders drawn above them, as those of gemeenten.
    plaatsen : sequence of (float, float)
        Web Mercator metres of the known places.
    rond : collection of str
        Codes of the areas around which the map is drawn; all coloured ones where empty.
    """

    vlakken: Laagbestand
    kleur: Mapping[str, str]
    lijnen: Laagbestand
    plaatsen: Sequence[tuple[float, float]] = ()
    rond: frozenset[str] = frozenset()


def draw(vraag: Kaartvraag) -> str:
    """Return a map as SVG.

    It holds shapes only: no text, no script, no address; colours come from our own scales.
    """
    laag = vraag.vlakken
    binnen = [i for i, code in enumerate(laag.codes) if code in (vraag.rond or vraag.kleur)]
    west, zuid, oost, noord = _vak(laag.vakken[i] for i in binnen)
    maat = max(oost - west, noord - zuid, 1)
    rand = round(maat * _RAND)
    west, zuid, oost, noord = west - rand, zuid - rand, oost + rand, noord + rand
    deel = (maat + 2 * rand) / 1000
    inhoud = [
        f'<path d="{laag.paden[i]}" fill="{vraag.kleur.get(laag.codes[i], _BUITEN)}"/>'
        for i, vak in enumerate(laag.vakken)
        if _raakt(vak, (west, zuid, oost, noord))
    ]
    lijn = "".join(
        pad
        for pad, vak in zip(vraag.lijnen.paden, vraag.lijnen.vakken, strict=True)
        if _raakt(_in(vraag.lijnen, vak, laag), (west, zuid, oost, noord))
    )
    verschuif = _verschuiving(vraag.lijnen, laag)
    stippen = "".join(
        f'<circle cx="{(x - laag.oorsprong[0]) / laag.eenheid:.0f}" '
        f'cy="{(y - laag.oorsprong[1]) / laag.eenheid:.0f}" r="{_STIP * deel:.1f}"/>'
        for x, y in vraag.plaatsen
    )
    breed, hoog = oost - west, noord - zuid
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {breed} {hoog}" '
        f'width="{breed}" height="{hoog}">'
        f"<defs>{_ARCERING.format(a=round(14 * deel, 1), d=round(5 * deel, 1))}</defs>"
        f'<rect width="{breed}" height="{hoog}" fill="{_WIT}"/>'
        # Our units grow northwards, those of SVG downwards.
        f'<g transform="translate({-west} {noord}) scale(1 -1)" fill-rule="evenodd">'
        f'<g stroke="{_INKT}" stroke-opacity=".35" stroke-width="{_DIKTE * deel / 2:.2f}">'
        f"{''.join(inhoud)}</g>"
        f'<path d="{lijn}" transform="translate({verschuif[0]} {verschuif[1]})" fill="none" '
        f'stroke="{_INKT}" stroke-width="{_DIKTE * deel:.2f}"/>'
        f'<g fill="{_INKT}" stroke="{_WIT}" stroke-width="{1.5 * deel:.2f}">{stippen}</g>'
        "</g></svg>"
    )


def _verschuiving(van: Laagbestand, naar: Laagbestand) -> tuple[int, int]:
    """Return what to add to units of one layer to get those of another of the same scale."""
    dx, dy = (
        round((a - b) / naar.eenheid) for a, b in zip(van.oorsprong, naar.oorsprong, strict=True)
    )
    return dx, dy


def _in(
    van: Laagbestand, vak: tuple[int, int, int, int], naar: Laagbestand
) -> tuple[int, int, int, int]:
    dx, dy = _verschuiving(van, naar)
    return vak[0] + dx, vak[1] + dy, vak[2] + dx, vak[3] + dy


def _raakt(vak: tuple[int, int, int, int], kader: tuple[int, int, int, int]) -> bool:
    return vak[0] < kader[2] and vak[2] > kader[0] and vak[1] < kader[3] and vak[3] > kader[1]


def _vak(vakken: Iterable[tuple[int, int, int, int]]) -> tuple[int, int, int, int]:
    west, zuid, oost, noord = zip(*vakken, strict=True)
    return min(west), min(zuid), max(oost), max(noord)
