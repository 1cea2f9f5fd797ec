"""The observed indicators: what each says, in which unit, and what it may not be used for."""

from dataclasses import dataclass
from typing import Literal

from etl.contract.tekst import Tekst

Soort = Literal["verhouding", "aantal"]


@dataclass(frozen=True)
class Indicator:
    """One observed indicator.

    Attributes
    ----------
    richting : {"hoog is nadeel", "laag is nadeel", "geen"}
        Which end of the scale is the disadvantage.
    niveaus : tuple of str
        Levels at which values are accepted, finest first.
    niet_voor : Tekst
        What it may not be used for.
    soort : {"verhouding", "aantal"}
        A rate holds for every part of its area: a wijk takes that of the finest level, and a
        region weighs its wijken by households. A count holds for its area alone, and is added up.
    """

    sleutel: str
    titel: Tekst
    eenheid: str
    richting: Literal["hoog is nadeel", "laag is nadeel", "geen"]
    tabel: str
    niveaus: tuple[str, ...]
    niet_voor: Tekst
    soort: Soort = "verhouding"


INDICATOREN: dict[str, Indicator] = {
    i.sleutel: i
    for i in (
        Indicator(
            "huur_eur_maand",
            Tekst("huurprijs", "loyer", "rent"),
            "euro per maand",
            "hoog is nadeel",
            "huur",
            ("wijk", "gemeente", "provincie", "gewest"),
            Tekst(
                "Niet om de huur van een wijk te noemen: huurprijzen per wijk zijn geen open data.",
                "Pas pour citer le loyer d'un quartier : il n'existe pas en données ouvertes.",
                "Not to quote a neighbourhood's rent: that does not exist as open data.",
            ),
        ),
        Indicator(
            "verkoopprijs_eur",
            Tekst("mediane verkoopprijs", "prix de vente médian", "median sale price"),
            "euro",
            "hoog is nadeel",
            "verkoopprijs",
            ("wijk", "gemeente", "provincie", "gewest"),
            Tekst(
                "Niet als huurprijs: het is een benadering van druk op de woningmarkt.",
                "Pas comme loyer : c'est une approximation de la pression immobilière.",
                "Not as a rent: it approximates pressure on the housing market.",
            ),
        ),
        Indicator(
            "internet_zonder_pct",
            Tekst(
                "huishoudens zonder internet",
                "ménages sans internet",
                "households without internet",
            ),
            "% van de huishoudens",
            "hoog is nadeel",
            "internet",
            ("wijk", "gemeente", "provincie", "gewest"),
            Tekst(
                "Niet om wijken binnen een provincie te vergelijken: het cijfer is er hetzelfde.",
                "Pas pour comparer des quartiers d'une même province : le chiffre y est égal.",
                "Not to compare neighbourhoods inside one province: the figure is the same there.",
            ),
        ),
        Indicator(
            "alleenwonend_pct",
            Tekst("alleenwonenden", "personnes seules", "people living alone"),
            "% van de huishoudens",
            "hoog is nadeel",
            "alleenwonend",
            ("wijk", "gemeente"),
            Tekst(
                "Niet als maat voor eenzaamheid: alleen wonen is niet alleen zijn.",
                "Pas comme mesure de solitude : vivre seul n'est pas être seul.",
                "Not as a measure of loneliness: living alone is not being alone.",
            ),
        ),
        Indicator(
            "inkomen_eur_inwoner",
            Tekst("inkomen per inwoner", "revenu par habitant", "income per inhabitant"),
            "euro per jaar",
            "laag is nadeel",
            "inkomen",
            ("wijk", "gemeente"),
            Tekst(
                "Niet als armoedecijfer: een gemiddelde van aangiften zegt niet hoe het inkomen "
                "verdeeld is.",
                "Pas comme taux de pauvreté : une moyenne de déclarations ne dit pas comment le "
                "revenu est réparti.",
                "Not as a poverty rate: a mean of tax returns does not tell how income is spread.",
            ),
        ),
        Indicator(
            "inkomen_mediaan_eur_aangifte",
            Tekst(
                "mediaan inkomen per aangifte",
                "revenu médian par déclaration",
                "median income per tax return",
            ),
            "euro per jaar",
            "laag is nadeel",
            "inkomen",
            ("wijk", "gemeente"),
            Tekst(
                "Niet naast het inkomen per inwoner: een aangifte is van één mens of van een paar.",
                "Pas à côté du revenu par habitant : une déclaration est d'une personne ou d'un "
                "couple.",
                "Not beside income per inhabitant: a tax return is of one person or of a couple.",
            ),
        ),
        Indicator(
            "inwoners",
            Tekst("inwoners", "habitants", "inhabitants"),
            "inwoners",
            "geen",
            "bevolking",
            ("wijk", "gemeente"),
            Tekst(
                "Niet om percentages van huishoudens in mensen om te rekenen.",
                "Pas pour convertir en personnes des pourcentages de ménages.",
                "Not to turn percentages of households into people.",
            ),
            "aantal",
        ),
    )
}
