"""The map of a search: where is searched, how far one gets, and what was found, numbered."""

import pandas as pd

from dashboard import treffertekst
from dashboard.lagen import Laag
from dashboard.parts.map import Beeld, Punt, kaart
from dashboard.state.zoek import KAART, Zoek, geklikt
from dashboard.tekst import t
from dashboard.waarden import WIJK
from dashboard.zoeken.aanbod import Treffer
from dashboard.zoeken.middelpunt import Middelpunt
from dashboard.zoeken.zoekvraag import SNELHEDEN
from etl.measures import travel
from etl.store.read import Editie

#: A quiet ground: the numbers are what it is about.
_GROND = Laag("dekking", "dekking_pct", "klasse", (), ("#f6efe2",))
#: Room around the circle, as a part of its radius.
_RUIMTE = 1.25
HOOGTE = 460


def zoekkaart(
    editie: Editie, toestand: Zoek, hier: Middelpunt | None, plaats: str, treffers: list[Treffer]
) -> None:
    """Draw the map; a click on it searches around that spot.

    Parameters
    ----------
    editie : Editie
    toestand : Zoek
    hier : Middelpunt or None
        None shows everything, to click on.
    plaats : str
        Its name, in words.
    treffers : list of Treffer
        Numbered from 1.
    """
    n = len(editie.wijken)
    vlakken = pd.DataFrame(
        {"waarde": [float("nan")] * n, "klasse": ["0"] * n}, index=editie.wijken.index
    )
    beeld = Beeld(_GROND, vlakken, WIJK, typen=(), hoort=frozenset({"plek"}))
    if hier:
        straal = travel.limit_metres(toestand.minuten, SNELHEDEN[toestand.vervoer])
        verste = max((_afstand(x, toestand) for x in treffers), default=0.0)
        beeld = Beeld(
            _GROND,
            vlakken,
            WIJK,
            gekozen=hier.wijk_code,
            typen=(),
            punten=(_hier(hier, plaats, straal), *_punten(editie, toestand, treffers)),
            venster=hier.venster(max(straal, verste) * _RUIMTE),
            hoort=frozenset({"plek"}),
        )
    kaart(editie, beeld, KAART, geklikt, HOOGTE)


def _afstand(treffer: Treffer, toestand: Zoek) -> float:
    return travel.limit_metres(treffer.minuten or 0.0, SNELHEDEN[toestand.vervoer])


def _hier(hier: Middelpunt, plaats: str, straal: float) -> Punt:
    return Punt(hier.lat, hier.lon, t("zoek.kaart_hier", plaats=plaats), "hier", straal_m=straal)


def _punten(editie: Editie, toestand: Zoek, treffers: list[Treffer]) -> list[Punt]:
    return [
        Punt(
            x.lat,
            x.lon,
            f"{x.naam} · {treffertekst.hoe_ver(editie, x, toestand.vervoer)}",
            "nummer",
            nummer,
            code=x.id,
        )
        for nummer, x in enumerate(treffers, 1)
    ]
