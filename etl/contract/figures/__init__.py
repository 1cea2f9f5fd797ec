"""The registry of figures: one entry per column of ``Editie.wijken`` and ``regios``.

A few stand elsewhere: ``huishoudens_enkel_hier`` tells of a single initiative, and
``deel_huishoudens`` and ``deel`` are the points of a region's Lorenz curve (``Editie.lorenz``).
Map, tables, exports, the methods page and ``buurtkompas explain`` all take their words from here.
"""

from etl.contract.figures.access import FIGUREN_TOEGANG
from etl.contract.figures.area import FIGUREN_GEBIED
from etl.contract.figures.barrier import FIGUREN_DREMPEL
from etl.contract.figures.certainty import FIGUREN_ZEKERHEID
from etl.contract.figures.choice import FIGUREN_KEUZE
from etl.contract.figures.classes import (
    JA_NEE,
    KLASSEN_CLUSTER,
    KLASSEN_DING,
    KLASSEN_HUUR,
    KLASSEN_HUURBRON,
    KLASSEN_KLOOF,
    KLASSEN_REGISTER,
    KLASSEN_ROBUUST,
    KLASSEN_STABILITEIT,
    NIVEAU_WOORDEN,
    ONDERDELEN_NOOD,
    REDENEN_ONBEKEND,
    TERTIELEN_GEBREK,
    TERTIELEN_NOOD,
    WONINGTYPES_VERKOOP,
)
from etl.contract.figures.clusters import FIGUREN_CLUSTERS
from etl.contract.figures.digital import FIGUREN_DIGITAAL
from etl.contract.figures.equity import FIGUREN_VERDELING
from etl.contract.figures.explain import explain_figure, nearest_figures
from etl.contract.figures.figuur import Figuur
from etl.contract.figures.gain import FIGUREN_WINST
from etl.contract.figures.gap import FIGUREN_KLOOF
from etl.contract.figures.lorenz import FIGUREN_LORENZ
from etl.contract.figures.models import FIGUREN_WERKMODEL
from etl.contract.figures.need import FIGUREN_NOOD
from etl.contract.figures.population import FIGUREN_BEVOLKING
from etl.contract.figures.region import FIGUREN_REGIO
from etl.contract.figures.region_classes import FIGUREN_KLASSEN, class_count
from etl.contract.figures.register import FIGUREN_REGISTER
from etl.contract.figures.rent import FIGUREN_HUUR
from etl.contract.figures.rent_checks import FIGUREN_HUUR_PROEVEN
from etl.contract.tekst import Tekst

__all__ = [
    "FIGUREN",
    "GROEPEN",
    "JA_NEE",
    "KLASSEN_CLUSTER",
    "KLASSEN_DING",
    "KLASSEN_HUUR",
    "KLASSEN_HUURBRON",
    "KLASSEN_KLOOF",
    "KLASSEN_REGISTER",
    "KLASSEN_ROBUUST",
    "KLASSEN_STABILITEIT",
    "NIVEAU_WOORDEN",
    "ONDERDELEN_NOOD",
    "REDENEN_ONBEKEND",
    "TERTIELEN_GEBREK",
    "TERTIELEN_NOOD",
    "WONINGTYPES_VERKOOP",
    "Figuur",
    "class_count",
    "explain",
    "nearest_figures",
]

#: The chapters, in the order in which people meet them.
GROEPEN: dict[str, Tekst] = {
    "toegang": Tekst("Toegang en keuze", "Accès et choix", "Access and choice"),
    "werkmodel": Tekst("Per werkmodel", "Par modèle de travail", "Per model"),
    "huur": Tekst("Huursignaal", "Signal de loyer", "Rent signal"),
    "digitaal": Tekst("Digitale kloof", "Fracture numérique", "Digital gap"),
    "nood": Tekst("Nood", "Besoin", "Need"),
    "kloof": Tekst("Kloof", "Écart", "Gap"),
    "zekerheid": Tekst("Hoe zeker", "Quelle certitude", "How sure"),
    "gebied": Tekst("Huishoudens", "Ménages", "Households"),
    "regio": Tekst("Totalen van een regio", "Totaux d'une région", "Totals of a region"),
    "verdeling": Tekst(
        "Verdeling over de huishoudens", "Répartition entre ménages", "Spread over households"
    ),
    "klassen": Tekst("Wijken per klasse", "Quartiers par classe", "Neighbourhoods by class"),
    "register": Tekst("Het register zelf", "Le registre lui-même", "The register itself"),
    "eigen": Tekst("Eigen cijfers", "Chiffres ajoutés", "Own figures"),
}

FIGUREN: dict[str, Figuur] = {
    figuur.kolom: figuur
    for figuur in (
        *FIGUREN_GEBIED,
        *FIGUREN_BEVOLKING,
        *FIGUREN_TOEGANG,
        *FIGUREN_WERKMODEL,
        *FIGUREN_KEUZE,
        *FIGUREN_CLUSTERS,
        *FIGUREN_HUUR,
        *FIGUREN_HUUR_PROEVEN,
        *FIGUREN_DIGITAAL,
        *FIGUREN_NOOD,
        *FIGUREN_KLOOF,
        *FIGUREN_DREMPEL,
        *FIGUREN_ZEKERHEID,
        *FIGUREN_REGIO,
        *FIGUREN_WINST,
        *FIGUREN_VERDELING,
        *FIGUREN_LORENZ,
        *FIGUREN_KLASSEN,
        *FIGUREN_REGISTER,
    )
}


def explain(kolom: str, taal: str = "nl") -> str:
    """Return the plain text that explains the figure in column `kolom`.

    Parameters
    ----------
    kolom : str
        A key of :data:`FIGUREN`.
    taal : {"nl", "fr", "en"}
        Language.

    Raises
    ------
    KeyError
        When there is no such figure; :func:`nearest_figures` names those that look like it.

    Examples
    --------
    >>> explain("rang").splitlines()[0]
    'rang (rang)'
    """
    return explain_figure(FIGUREN[kolom], taal)
