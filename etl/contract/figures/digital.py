"""Figures of the digital gap: measured, and only at the level at which it is measured."""

from etl.contract.figures.classes import NIVEAU_WOORDEN
from etl.contract.figures.figuur import REGIO_GEMIDDELDE, Figuur
from etl.contract.tekst import Tekst

_BRONNEN = ("eurostat_internet",)
_NIVEAU = Tekst("provincie of gewest", "province ou région", "province or region")
_LET_OP = Tekst(
    "Niet gepubliceerd onder de provincie: alle wijken van een provincie krijgen hetzelfde cijfer. "
    "Het is een steekproef, met enkele procentpunten ruis per jaar.",
    "Non publié sous le niveau de la province : tous les quartiers d'une province reçoivent le "
    "même chiffre. C'est un échantillon, avec quelques points de bruit par an.",
    "Not published below the province: all neighbourhoods of a province get the same figure. It is "
    "a sample, with several points of noise a year.",
)

FIGUREN_DIGITAAL: tuple[Figuur, ...] = (
    Figuur(
        "internet_zonder_pct",
        Tekst(
            "huishoudens zonder internet", "ménages sans internet", "households without internet"
        ),
        "% van de huishoudens",
        Tekst(
            "Hoeveel van de 100 huishoudens thuis geen internet hebben, gemeten voor de hele "
            "provincie of voor Brussel.",
            "Combien de ménages sur 100 n'ont pas internet à la maison, mesuré pour toute la "
            "province ou pour Bruxelles.",
            "How many of 100 households have no internet at home, measured for the whole province "
            "or for Brussels.",
        ),
        Tekst(
            "100 min het aandeel huishoudens met internettoegang, gemiddeld over de laatste drie "
            "kalenderjaren; waar een jaar ontbreekt, over de jaren die er zijn.",
            "100 moins la part des ménages avec accès à internet, en moyenne sur les trois "
            "dernières années civiles ; si une année manque, sur celles qui existent.",
            "100 minus the share of households with internet access, averaged over the latest "
            "three calendar years; where a year is missing, over those there are.",
        ),
        _BRONNEN,
        _NIVEAU,
        _LET_OP,
        1,
        "digitaal",
        "hoog is nadeel",
        regio=REGIO_GEMIDDELDE,
    ),
    Figuur(
        "internet_niveau",
        Tekst("niveau van het internetcijfer", "niveau du chiffre internet", "level of internet"),
        "",
        Tekst(
            "Voor welk gebied het internetcijfer gemeten is.",
            "Pour quel territoire le chiffre internet est mesuré.",
            "For which area the internet figure was measured.",
        ),
        Tekst(
            "Het fijnste niveau met een cijfer: de provincie in Vlaanderen, het gewest in Brussel.",
            "Le niveau le plus fin disponible : la province en Flandre, la région à Bruxelles.",
            "The finest level with a figure: the province in Flanders, the region in Brussels.",
        ),
        _BRONNEN,
        _NIVEAU,
        _LET_OP,
        0,
        "digitaal",
        klassen=NIVEAU_WOORDEN,
    ),
    Figuur(
        "internet_jaren",
        Tekst("jaren van het internetcijfer", "années du chiffre internet", "years of internet"),
        "",
        Tekst(
            "Over welke jaren het internetcijfer gemiddeld is.",
            "Sur quelles années le chiffre internet est moyenné.",
            "Over which years the internet figure is averaged.",
        ),
        Tekst(
            "De laatste drie kalenderjaren waarvoor dat gebied een cijfer heeft.",
            "Les trois dernières années civiles pour lesquelles ce territoire a un chiffre.",
            "The latest three calendar years for which that area has a figure.",
        ),
        _BRONNEN,
        _NIVEAU,
        _LET_OP,
        0,
        "digitaal",
    ),
)
