"""Figures of the gap: where high need and a lack of known places meet."""

from etl.contract.figures.classes import KLASSEN_KLOOF
from etl.contract.figures.figuur import BRONNEN_TOEGANG, NIVEAU_WIJK, Figuur
from etl.contract.figures.need import BRONNEN_NOOD
from etl.contract.tekst import Tekst

_BRONNEN_KLOOF = tuple(dict.fromkeys((*BRONNEN_TOEGANG, *BRONNEN_NOOD)))
_LET_OP = Tekst(
    "Een hulp om te kiezen waar u eerst gaat kijken, geen oordeel over een wijk. Onbekend waar het "
    "register geen enkele plaats in de gemeente kent; wijken met minder dan 50 huishoudens krijgen "
    "geen klasse en geen rang.",
    "Une aide pour choisir où regarder d'abord, pas un jugement sur un quartier. Inconnu là où le "
    "registre ne connaît aucun lieu dans la commune ; les quartiers de moins de 50 ménages ne "
    "reçoivent ni classe ni rang.",
    "A help to choose where to look first, not a verdict on a neighbourhood. Unknown where the "
    "register knows no place in the municipality; neighbourhoods with fewer than 50 households get "
    "no class and no rank.",
)

FIGUREN_KLOOF: tuple[Figuur, ...] = (
    Figuur(
        "gebrek",
        Tekst("gebrek aan bekende plaatsen", "manque de lieux connus", "lack of known places"),
        "plaats op een schaal van 0 tot 100",
        Tekst(
            "Hoe ver de dichtste bekende plaats is, vergeleken met alle huishoudens in Vlaanderen "
            "en Brussel: 0 is het dichtst, 100 het verst.",
            "À quelle distance se trouve le lieu connu le plus proche, comparé à tous les ménages "
            "de Flandre et de Bruxelles : 0 est le plus proche, 100 le plus loin.",
            "How far the nearest known place is, compared with all households of Flanders and "
            "Brussels: 0 is nearest, 100 farthest.",
        ),
        Tekst(
            "100 × (de huishoudens in wijken met minder minuten tot de dichtste bekende plaats + "
            "de helft van de huishoudens in wijken met evenveel minuten), gedeeld door alle "
            "huishoudens met een waarde.",
            "100 × (les ménages des quartiers à moins de minutes du lieu connu le plus proche + la "
            "moitié des ménages des quartiers à minutes égales), divisés par tous les ménages avec "
            "une valeur.",
            "100 × (the households in neighbourhoods with fewer minutes to the nearest known place "
            "+ half the households in neighbourhoods with as many minutes), divided by all "
            "households with a value.",
        ),
        BRONNEN_TOEGANG,
        NIVEAU_WIJK,
        _LET_OP,
        0,
        "kloof",
        "hoog is nadeel",
    ),
    Figuur(
        "kloof_prioriteit",
        Tekst("prioriteit", "priorité", "priority"),
        "punten van 0 tot 100",
        Tekst(
            "Hoog waar twee dingen samenkomen: veel nood en geen bekende plaats dichtbij.",
            "Élevée là où deux choses se rejoignent : beaucoup de besoin et aucun lieu connu à "
            "proximité.",
            "High where two things meet: much need and no known place near by.",
        ),
        Tekst(
            "De vierkantswortel van nood × gebrek. Is een van beide laag, dan is de prioriteit dat "
            "ook.",
            "La racine carrée de besoin × manque. Si l'un des deux est bas, la priorité l'est "
            "aussi.",
            "The square root of need × lack. If one of the two is low, so is the priority.",
        ),
        _BRONNEN_KLOOF,
        NIVEAU_WIJK,
        _LET_OP,
        0,
        "kloof",
        "hoog is nadeel",
    ),
    Figuur(
        "kloof_klasse",
        Tekst("kloof", "écart", "gap"),
        "",
        Tekst(
            "Nood en afstand samen in negen klassen. De klasse 3-3 is hoge nood met de dichtste "
            "bekende plaats ver weg.",
            "Besoin et distance réunis en neuf classes. La classe 3-3 est un besoin élevé avec le "
            "lieu connu le plus proche éloigné.",
            "Need and distance together in nine classes. Class 3-3 is high need with the nearest "
            "known place far away.",
        ),
        Tekst(
            "Eerst het derde van de nood, dan het derde van het gebrek aan bekende plaatsen: 1 is "
            "het laagste derde van alle huishoudens in Vlaanderen en Brussel, 3 het hoogste.",
            "D'abord le tiers du besoin, puis le tiers du manque de lieux connus : 1 est le tiers "
            "le plus bas de tous les ménages de Flandre et de Bruxelles, 3 le plus haut.",
            "First the third of need, then the third of lack of known places: 1 is the lowest "
            "third of all households of Flanders and Brussels, 3 the highest.",
        ),
        _BRONNEN_KLOOF,
        NIVEAU_WIJK,
        _LET_OP,
        0,
        "kloof",
        klassen=KLASSEN_KLOOF,
    ),
    Figuur(
        "rang",
        Tekst("rang", "rang", "rank"),
        "plaats in de rij",
        Tekst(
            "De plaats van de wijk in de rij van prioriteit: 1 is de wijk om eerst te bekijken.",
            "La place du quartier dans l'ordre de priorité : 1 est le quartier à regarder d'abord.",
            "The place of the neighbourhood in the order of priority: 1 is the one to look at "
            "first.",
        ),
        Tekst(
            "De wijken met een prioriteit, van hoog naar laag, over heel Vlaanderen en Brussel.",
            "Les quartiers avec une priorité, du plus haut au plus bas, pour toute la Flandre et "
            "Bruxelles.",
            "The neighbourhoods with a priority, from high to low, over all of Flanders and "
            "Brussels.",
        ),
        _BRONNEN_KLOOF,
        NIVEAU_WIJK,
        _LET_OP,
        0,
        "kloof",
    ),
)
