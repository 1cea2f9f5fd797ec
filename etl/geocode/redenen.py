"""Why a place is what it is: each reason with its words, and how much certainty it takes away."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

from etl.contract.tekst import Tekst


@dataclass(frozen=True)
class _Soort:
    factor: float
    tekst: Tekst


_SOORTEN = {
    "voluit": _Soort(
        0.95,
        Tekst(
            "de straat heet voluit {a}",
            "le nom complet de la rue est {a}",
            "the full name of the street is {a}",
        ),
    ),
    "uitgang": _Soort(
        0.85,
        Tekst(
            "het einde van de straatnaam ontbrak; gelezen als {a}",
            "la fin du nom de rue manquait\u00a0; lu comme {a}",
            "the end of the street name was missing; read as {a}",
        ),
    ),
    "fout": _Soort(
        0.9,
        Tekst(
            "de straatnaam is anders geschreven; gelezen als {a}",
            "le nom de rue est écrit autrement\u00a0; lu comme {a}",
            "the street name is spelled differently; read as {a}",
        ),
    ),
    "fouten": _Soort(
        0.75,
        Tekst(
            "de straatnaam wijkt meer dan één letter af; gelezen als {a}",
            "le nom de rue diffère de plus d'une lettre\u00a0; lu comme {a}",
            "the street name is more than one letter off; read as {a}",
        ),
    ),
    "andere_postcode": _Soort(
        0.8,
        Tekst(
            "de straat heeft in deze gemeente postcode {a}, niet {b}",
            "dans cette commune, la rue a le code postal {a}, pas {b}",
            "in this municipality the street has postcode {a}, not {b}",
        ),
    ),
    "ander_deel": _Soort(
        0.8,
        Tekst(
            "de straat ligt niet in {a}, wel in dezelfde gemeente",
            "la rue n'est pas à {a}, mais bien dans la même commune",
            "the street is not in {a}, but in the same municipality",
        ),
    ),
    "oude_gemeente": _Soort(
        1.0,
        Tekst(
            "{a} is nu een deel van {b}",
            "{a} fait maintenant partie de {b}",
            "{a} is now part of {b}",
        ),
    ),
    "deel_van": _Soort(
        0.95,
        Tekst("{a} ligt in {b}", "{a} se trouve à {b}", "{a} lies in {b}"),
    ),
    "gemeente_fout": _Soort(
        0.85,
        Tekst(
            "gemeente “{a}” gelezen als {b}",
            "commune «\u00a0{a}\u00a0» lue comme {b}",
            "municipality “{a}” read as {b}",
        ),
    ),
    "gemeente_onbekend": _Soort(
        0.6,
        Tekst(
            "gemeente “{a}” is niet bekend; we volgden de postcode",
            "la commune «\u00a0{a}\u00a0» est inconnue\u00a0; nous avons suivi le code postal",
            "municipality “{a}” is not known; we followed the postcode",
        ),
    ),
    "gemeente_leeg": _Soort(
        0.9,
        Tekst(
            "de gemeente ontbreekt; we volgden de postcode",
            "la commune manque\u00a0; nous avons suivi le code postal",
            "the municipality is missing; we followed the postcode",
        ),
    ),
    "tegenspraak": _Soort(
        0.6,
        Tekst(
            "postcode {a} hoort niet bij gemeente {b}",
            "le code postal {a} n'est pas de la commune {b}",
            "postcode {a} does not belong to municipality {b}",
        ),
    ),
    "code_tegen": _Soort(
        0.0,
        Tekst(
            "code {a} is niet die van gemeente {b}",
            "le code {a} n'est pas celui de la commune {b}",
            "code {a} is not that of municipality {b}",
        ),
    ),
    "nergens": _Soort(
        0.0,
        Tekst(
            "de gemeente en de postcode zijn niet bekend",
            "la commune et le code postal sont inconnus",
            "the municipality and the postcode are not known",
        ),
    ),
    "meer_gemeenten": _Soort(
        0.0,
        Tekst(
            "dit kan in meer dan één gemeente liggen: {a}",
            "cela peut se trouver dans plusieurs communes : {a}",
            "this may lie in more than one municipality: {a}",
        ),
    ),
    "straat_leeg": _Soort(
        1.0, Tekst("er is geen straat gegeven", "il n'y a pas de rue", "no street is given")
    ),
    "straat_onbekend": _Soort(
        0.9,
        Tekst(
            "straat “{a}” staat niet in de lijst",
            "la rue «\u00a0{a}\u00a0» n'est pas dans la liste",
            "street “{a}” is not in the list",
        ),
    ),
    "straat_elders": _Soort(
        0.5,
        Tekst(
            "straat “{a}” ligt niet in deze gemeente, wel in {b}",
            "la rue «\u00a0{a}\u00a0» n'est pas dans cette commune, mais bien à {b}",
            "street “{a}” is not in this municipality, but in {b}",
        ),
    ),
    "meer_straten": _Soort(
        0.9,
        Tekst(
            "dit past op meer dan één straat: {a}",
            "cela correspond à plusieurs rues : {a}",
            "this fits more than one street: {a}",
        ),
    ),
    "nummer_leeg": _Soort(
        1.0,
        Tekst(
            "zonder huisnummer: een punt in de straat",
            "sans numéro : un point dans la rue",
            "without house number: a point in the street",
        ),
    ),
    "geen_nummers": _Soort(
        1.0,
        Tekst(
            "de huisnummers van deze straat kennen we niet: een punt in de straat",
            "nous ne connaissons pas les numéros de cette rue : un point dans la rue",
            "we do not know this street's house numbers: a point in the street",
        ),
    ),
    "nummer_kort": _Soort(
        0.95,
        Tekst(
            "huisnummer {a} staat er niet; op nummer {b} gezet",
            "le numéro {a} n'y est pas\u00a0; placé au numéro {b}",
            "house number {a} is not there; put at number {b}",
        ),
    ),
    "nummer_onbekend": _Soort(
        0.8,
        Tekst(
            "huisnummer {a} kennen we niet; bij nummer {b} gezet",
            "nous ne connaissons pas le numéro {a}\u00a0; placé près du numéro {b}",
            "we do not know house number {a}; put near number {b}",
        ),
    ),
}


@dataclass(frozen=True)
class Reden:
    """One thing that a reader must know about how a place was found.

    Attributes
    ----------
    soort : str
        Key of the reason.
    a, b : str
        What it speaks of: names as people wrote them, or as the list has them.

    Examples
    --------
    >>> Reden("oude_gemeente", "Nevele", "Deinze").in_taal("nl")
    'Nevele is nu een deel van Deinze'
    """

    soort: str
    a: str = ""
    b: str = ""

    def in_taal(self, taal: str) -> str:
        """Return the reason in `taal` (``nl``, ``fr`` or ``en``), without a full stop."""
        # Text of people may hold braces: it is filled in, never read as a pattern.
        return _SOORTEN[self.soort].tekst.in_taal(taal).format(a=self.a, b=self.b)


def certainty(redenen: Iterable[Reden]) -> float:
    """Return how certain a place is: the product of what its reasons leave, 0–1.

    Examples
    --------
    >>> certainty([]), certainty([Reden("fout"), Reden("andere_postcode")])
    (1.0, 0.72)
    """
    return round(prod((_SOORTEN[r.soort].factor for r in redenen), start=1.0), 3)
