"""Figures of the digital gap: as measured, at that level, and as a risk that is estimated."""

from etl.contract.figures.classes import NIVEAU_WOORDEN
from etl.contract.figures.figuur import REGIO_GEMIDDELDE, Figuur
from etl.contract.tekst import Tekst

_BRONNEN = ("eurostat_internet",)
#: The signs from which the digital risk is estimated.
BRONNEN_RISICO = ("eurostat_internet", "statbel_wagens_gemeente", "statbel_inkomen")
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
    Figuur(
        "digitaal_risico",
        Tekst("digitaal risico (geschat)", "risque numérique (estimé)", "digital risk (estimated)"),
        "punten van 0 tot 10",
        Tekst(
            "Hoe groot de kans is dat mensen in de wijk digitaal uit de boot vallen, vergeleken "
            "met andere wijken. Geschat uit drie tekens, niet gemeten.",
            "Le risque que des personnes du quartier soient exclues du numérique, comparé aux "
            "autres quartiers. Estimé à partir de trois signes, pas mesuré.",
            "How likely people in the neighbourhood are to be left out digitally, compared with "
            "other neighbourhoods. Estimated from three signs, not measured.",
        ),
        Tekst(
            "Per teken een score van 0 tot 10: 10 × (waarde − kleinste) gedeeld door (grootste − "
            "kleinste) over alle wijken van Vlaanderen en Brussel. De tekens: huishoudens zonder "
            "internet, alleenwonenden, en inkomen per inwoner (omgekeerd: het laagste inkomen "
            "krijgt 10). Risico = het gemiddelde van de bekende scores, elk even zwaar. De vorm is "
            "die van de Digital Exclusion Risk Index van de Greater Manchester Combined Authority "
            "(2021); de tekens en gewichten zijn van ons.",
            "Par signe un score de 0 à 10 : 10 × (valeur − minimum) divisé par (maximum − minimum) "
            "sur tous les quartiers de Flandre et de Bruxelles. Les signes : ménages sans "
            "internet, personnes seules, et revenu par habitant (inversé : le revenu le plus bas "
            "reçoit 10). Risque = la moyenne des scores connus, de poids égal. La forme est celle "
            "du Digital Exclusion Risk Index de la Greater Manchester Combined Authority (2021) ; "
            "les signes et les poids sont les nôtres.",
            "Per sign a score from 0 to 10: 10 × (value − smallest) divided by (largest − "
            "smallest) over all neighbourhoods of Flanders and Brussels. The signs: households "
            "without internet, people living alone, and income per inhabitant (reversed: the "
            "lowest income gets 10). Risk = the mean of the known scores, equally weighted. The "
            "shape is that of the Digital Exclusion Risk Index of the Greater Manchester Combined "
            "Authority (2021); the signs and weights are ours.",
        ),
        BRONNEN_RISICO,
        Tekst(
            "geschat, uit cijfers per gemeente en per provincie",
            "estimé, à partir de chiffres par commune et par province",
            "estimated, from figures by municipality and by province",
        ),
        Tekst(
            "Geschat: een model, geen meting. Geen van de drie tekens is per wijk bekend, dus "
            "krijgen alle wijken van een gemeente hetzelfde risico. Het inkomen is van 2013.",
            "Estimé : un modèle, pas une mesure. Aucun des trois signes n'est connu par quartier : "
            "tous les quartiers d'une commune reçoivent donc le même risque. Le revenu date de "
            "2013.",
            "Estimated: a model, not a measurement. None of the three signs is known by "
            "neighbourhood, so all of one municipality get the same risk. Income is of 2013.",
        ),
        1,
        "digitaal",
        "hoog is nadeel",
        regio=REGIO_GEMIDDELDE,
    ),
)
