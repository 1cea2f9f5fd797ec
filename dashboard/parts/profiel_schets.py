"""A still map of the wijk in its gemeente, for paper: a browser prints a live one blank or late."""

from base64 import b64encode
from collections.abc import Iterable

import pandas as pd
import shapely

from dashboard.lagen import Laag
from dashboard.tekst import t
from dashboard.veilig import in_html
from etl.contract.aanbod import SCHEIDING, STANDAARD_TYPES
from etl.contract.kleuren import BIJZONDER, WERKMODEL
from etl.measures.access import with_travel_time
from etl.store.read import Editie

_BREED, _RAND = 480, 12
_BUITEN = "#dfe4e6"


def schets(editie: Editie, code: str, laag: Laag, vlakken: pd.DataFrame) -> str:
    """Return the map as HTML that stands on paper only.

    Parameters
    ----------
    editie : Editie
    code : str
        The wijk, drawn with a thick outline.
    laag : Laag
    vlakken : DataFrame
        ``klasse`` per wijk (:func:`dashboard.waarden.antwoord`).
    """
    wijken = editie.wijken
    codes = wijken.index[wijken["gemeente_code"] == wijken.at[code, "gemeente_code"]]
    vormen = editie.geometrie.geometry.loc[codes]
    west, zuid, oost, noord = vormen.total_bounds
    schaal = _BREED / (oost - west)
    hoog = (noord - zuid) * schaal
    papier = shapely.transform(
        vormen.simplify(1 / schaal).to_numpy(),
        lambda xy: (xy - [west, noord]) * [schaal, -schaal],
    )
    delen = [
        _vlak(vorm, _kleur(laag, klasse))
        for vorm, klasse in zip(papier, vlakken.loc[codes, "klasse"], strict=True)
    ]
    hier = papier[codes.get_loc(code)]
    delen.append(_vlak(hier, "none", "#000", 3.5))
    plaatsen = with_travel_time(editie.initiatieven)
    plaatsen = plaatsen[plaatsen["type"].isin(STANDAARD_TYPES)]
    x, y = (plaatsen["x"] - west) * schaal, (noord - plaatsen["y"]) * schaal
    binnen = x.between(0, _BREED) & y.between(0, hoog)
    delen += _stippen(zip(x[binnen], y[binnen], plaatsen["werkmodellen"][binnen], strict=True))
    vak = f"{-_RAND} {-_RAND} {_BREED + 2 * _RAND} {hoog + 2 * _RAND:.0f}"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{vak}">{"".join(delen)}</svg>'
    adres = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
    return (
        f'<img class="bk-alleen-print bk-schets" src="{adres}" '
        f'alt="{in_html(t("profiel.kaart.schets"))}">'
    )


def _kleur(laag: Laag, klasse: str) -> str:
    if klasse in BIJZONDER:
        return BIJZONDER[klasse].kleur
    return laag.palet[int(klasse)] if klasse.isdigit() else _BUITEN


def _vlak(vorm: shapely.Geometry, vulling: str, lijn: str = "#5b6a72", dikte: float = 0.8) -> str:
    ringen = "".join(_ring(ring) for deel in shapely.get_parts(vorm) for ring in _ringen(deel))
    return f'<path d="{ringen}" fill="{vulling}" stroke="{lijn}" stroke-width="{dikte}"/>'


def _ringen(deel: shapely.Polygon) -> Iterable[shapely.LinearRing]:
    return (deel.exterior, *deel.interiors)


def _ring(ring: shapely.LinearRing) -> str:
    punten = "L".join(f"{x:.0f} {y:.0f}" for x, y in shapely.get_coordinates(ring)[:-1])
    return f"M{punten}Z"


def _stippen(plaatsen: Iterable[tuple[float, float, str]]) -> list[str]:
    return [
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="5" fill="{WERKMODEL[modellen.split(SCHEIDING)[0]]}" '
        'stroke="#000"/>'
        for x, y, modellen in plaatsen
    ]
