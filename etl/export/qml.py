"""Styles as QGIS reads them (QML): our classes and colours, and a hatch for what is not known."""

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from etl.contract.aanbod import WERKMODELLEN
from etl.contract.kleuren import WERKMODEL, Bijzonder
from etl.contract.niveaus import GEHEEL, GEHEEL_NAAM, NIVEAUS, REGIO_NIVEAUS
from etl.export.themas import Thema

_RAND = "#5f6b73"
_INKT = "#26323a"

#: Width in millimetres of the outline of a region, by level; others are thin.
_LIJN = {"gemeente": 0.26, "provincie": 0.7, "gewest": 0.9, GEHEEL: 0.9}


def style_wijken(thema: Thema, taal: str) -> str:
    """Return the style of the wijken for one theme: areas by class, hatched where unknown."""
    klassen = thema.klassen(taal)
    return _categories(
        thema.expressie(),
        [(k.teken, k.naam) for k in klassen],
        [_area(k.vulling) for k in klassen],
        "fill",
    )


def style_initiatieven(taal: str) -> str:
    """Return the style of the places: a dot in the colour of the first werkmodel."""
    namen = [(k, w.naam.in_taal(taal)) for k, w in WERKMODELLEN.items()]
    return _categories(
        "regexp_replace(\"werkmodellen\", '[|].*', '')",
        namen,
        [
            _layer(
                "SimpleMarker",
                {
                    "name": "circle",
                    "color": _rgb(WERKMODEL[sleutel]),
                    "outline_color": _rgb("#ffffff"),
                    "outline_width": "0.3",
                    "size": "2.6",
                    "size_unit": "MM",
                },
            )
            for sleutel, _ in namen
        ],
        "marker",
    )


def style_regios(taal: str) -> str:
    """Return the style of the regions: outlines without a ground, so that they lie over all."""
    namen = [
        (n, (GEHEEL_NAAM if n == GEHEEL else NIVEAUS[n].meervoud).in_taal(taal))
        for n in (*REGIO_NIVEAUS, GEHEEL)
    ]
    lagen = [
        _layer(
            "SimpleFill",
            {
                "style": "no",
                "color": _rgb("#ffffff"),
                "outline_color": _rgb(_INKT),
                "outline_style": "solid",
                "outline_width": str(_LIJN.get(niveau, 0.4)),
                "outline_width_unit": "MM",
            },
        )
        for niveau, _ in namen
    ]
    return _categories('"niveau"', namen, lagen, "fill")


def _area(vulling: Bijzonder) -> str:
    """Return the symbol layers of a class: its ground, and a hatch over it."""
    grond = {
        "style": "solid",
        "color": _rgb(vulling.kleur),
        "outline_color": _rgb(_RAND),
        "outline_style": "solid",
        "outline_width": "0.1",
        "outline_width_unit": "MM",
    }
    lagen = _layer("SimpleFill", grond)
    if vulling.streep:
        streep = {"style": "b_diagonal", "color": _rgb(vulling.streep), "outline_style": "no"}
        lagen += _layer("SimpleFill", streep)
    return lagen


def _layer(soort: str, opties: dict[str, str]) -> str:
    velden = "".join(
        f"<Option type='QString' name={quoteattr(k)} value={quoteattr(v)}/>"
        for k, v in opties.items()
    )
    return (
        f"<layer class='{soort}' enabled='1' locked='0' pass='0'>"
        f"<Option type='Map'>{velden}</Option></layer>"
    )


def _categories(
    expressie: str, klassen: Sequence[tuple[str, str]], lagen: Sequence[str], soort: str
) -> str:
    """Return a categorized style: one symbol for every value of the expression."""
    categorie = "".join(
        f"<category symbol='{i}' value={quoteattr(waarde)} label={quoteattr(naam)} "
        "type='string' render='true'/>"
        for i, (waarde, naam) in enumerate(klassen)
    )
    symbool = "".join(
        f"<symbol type='{soort}' name='{i}' alpha='1' clip_to_extent='1' force_rhr='0'>"
        f"{laag}</symbol>"
        for i, laag in enumerate(lagen)
    )
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        "<qgis version='3.28.0' styleCategories='Symbology'>"
        f"<renderer-v2 type='categorizedSymbol' attr={quoteattr(expressie)} "
        "enableorderby='0' forceraster='0' symbollevels='0'>"
        f"<categories>{categorie}</categories><symbols>{symbool}</symbols></renderer-v2></qgis>"
    )


def _rgb(kleur: str) -> str:
    """Return "#1f78b4" as QGIS writes it: "31,120,180,255"."""
    return ",".join(str(int(kleur[i : i + 2], 16)) for i in (1, 3, 5)) + ",255"
