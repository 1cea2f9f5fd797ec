"""What one figure is: its name, unit, meaning, formula, sources, level and caveats."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from etl.contract.tekst import Tekst

Groep = Literal[
    "gebied",
    "toegang",
    "werkmodel",
    "huur",
    "digitaal",
    "nood",
    "kloof",
    "zekerheid",
    "regio",
    "verdeling",
    "klassen",
    "register",
    "eigen",
]
Richting = Literal["hoog is nadeel", "laag is nadeel", "geen"]


@dataclass(frozen=True)
class Figuur:
    """One figure of a wijk, region or initiative, as readers and pages name and explain it.

    Attributes
    ----------
    kolom : str
        Column of ``Editie.wijken``, ``regios``, ``lorenz`` or ``initiatieven``.
    titel : Tekst
        What people call it, in lower case.
    eenheid : str
        Unit, in Dutch; empty for a text without one.
    uitleg : Tekst
        What it says, in one or two plain sentences, for a community worker.
    formule : Tekst
        Exactly what runs, readable without code.
    bronnen : tuple of str
        Keys of :data:`etl.contract.sources.BRONNEN`.
    niveau : Tekst
        The level at which the figure is known, which need not be the wijk.
    let_op : Tekst
        What it does not say, and what makes it uncertain.
    decimalen : int
        Decimals that people see; a file keeps all.
    groep : str
        Chapter in which it is explained.
    richting : {"hoog is nadeel", "laag is nadeel", "geen"}
        Which end of the scale is the disadvantage.
    klassen : mapping of str to Tekst
        The words for the keys that a figure in words can hold; empty for the others.
    regio : Tekst or None
        How a region gets the figure; None where a region has none, or has it alone.
    tabel : str
        The optional contract table without which no edition has the figure; empty for none.
    """

    kolom: str
    titel: Tekst
    eenheid: str
    uitleg: Tekst
    formule: Tekst
    bronnen: tuple[str, ...]
    niveau: Tekst
    let_op: Tekst
    decimalen: int
    groep: Groep
    richting: Richting = "geen"
    klassen: Mapping[str, Tekst] = field(default_factory=dict, hash=False)
    regio: Tekst | None = None
    tabel: str = ""


NIVEAU_HUISHOUDEN = Tekst(
    "huishouden (100 meter), opgeteld per wijk",
    "ménage (100 mètres), agrégé par quartier",
    "household (100 metres), summed to the neighbourhood",
)
NIVEAU_HUISHOUDEN_REGIO = Tekst(
    "huishouden (100 meter), samen per regio",
    "ménage (100 mètres), ensemble par région",
    "household (100 metres), together by region",
)
NIVEAU_WIJK = Tekst("wijk", "quartier", "neighbourhood")
NIVEAU_GEMEENTE = Tekst("gemeente", "commune", "municipality")

#: Where households live, and to which wijk they belong.
BRONNEN_HUISHOUDENS = ("statbel_wagens", "statbel_sectoren", "crab", "wijken")
#: The places that the register knows.
BRONNEN_REGISTER = ("initiatieven", "osm_punten")
#: Households and those places.
BRONNEN_TOEGANG = (*BRONNEN_REGISTER, *BRONNEN_HUISHOUDENS)

REGIO_HUISHOUDENS = Tekst(
    "dezelfde berekening, over alle huishoudens van de regio",
    "le même calcul, sur tous les ménages de la région",
    "the same calculation, over all households of the region",
)
REGIO_GEMIDDELDE = Tekst(
    "het gemiddelde over de huishoudens van de wijken waar het cijfer bekend is",
    "la moyenne sur les ménages des quartiers où le chiffre est connu",
    "the mean over the households of the neighbourhoods where the figure is known",
)
