"""What one figure is: its name, unit, meaning, formula, sources, level and caveats."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from etl.contract.tekst import Tekst

Groep = Literal["gebied", "toegang", "werkmodel", "huur", "digitaal", "nood", "kloof"]
Richting = Literal["hoog is nadeel", "laag is nadeel", "geen"]


@dataclass(frozen=True)
class Figuur:
    """One figure of a wijk or a region, as readers, exports and pages name and explain it.

    Attributes
    ----------
    kolom : str
        Column of ``Editie.wijken`` and ``Editie.regios``.
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
    groep : {"gebied", "toegang", "werkmodel", "huur", "digitaal", "nood", "kloof"}
        Chapter in which it is explained.
    richting : {"hoog is nadeel", "laag is nadeel", "geen"}
        Which end of the scale is the disadvantage.
    klassen : mapping of str to Tekst
        The words for the keys that a figure in words can hold; empty for the others.
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


NIVEAU_HUISHOUDEN = Tekst(
    "huishouden (100 meter), opgeteld per wijk",
    "ménage (100 mètres), agrégé par quartier",
    "household (100 metres), summed to the neighbourhood",
)
NIVEAU_WIJK = Tekst("wijk", "quartier", "neighbourhood")
NIVEAU_GEMEENTE = Tekst("gemeente", "commune", "municipality")

#: Where households live, and to which wijk they belong.
BRONNEN_HUISHOUDENS = ("statbel_wagens", "statbel_sectoren", "crab", "wijken")
#: Households and the places that the register knows.
BRONNEN_TOEGANG = ("initiatieven", "osm_punten", *BRONNEN_HUISHOUDENS)
