"""Figures of the gap: where high need and a lack of known places meet."""

from etl.contract.figures.access import LET_OP_TOEGANG
from etl.contract.figures.classes import KLASSEN_KLOOF
from etl.contract.figures.figuur import BRONNEN_TOEGANG, NIVEAU_WIJK, REGIO_GEMIDDELDE, Figuur
from etl.contract.figures.need import BRONNEN_NOOD
from etl.contract.tekst import Tekst

#: All that the gap is made from.
BRONNEN_KLOOF = tuple(dict.fromkeys((*BRONNEN_TOEGANG, *BRONNEN_NOOD)))
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
        LET_OP_TOEGANG,
        0,
        "kloof",
        "hoog is nadeel",
        regio=REGIO_GEMIDDELDE,
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
            "100 × de vierkantswortel van P × Q. P = het deel van alle huishoudens dat in een wijk "
            "met minder nood woont, plus de helft van het deel met evenveel nood. Q = hetzelfde "
            "voor de minuten tot de dichtste bekende plaats (gebrek gedeeld door 100). Is een van "
            "beide laag, dan is de prioriteit dat ook.",
            "100 × la racine carrée de P × Q. P = la part de tous les ménages qui vit dans un "
            "quartier de moindre besoin, plus la moitié de la part de besoin égal. Q = de même "
            "pour les minutes jusqu'au lieu connu le plus proche (manque divisé par 100). Si l'un "
            "des deux est bas, la priorité l'est aussi.",
            "100 × the square root of P × Q. P = the share of all households that live in a "
            "neighbourhood with less need, plus half of the share with equal need. Q = the same "
            "for the minutes to the nearest known place (lack divided by 100). If one of the two "
            "is low, so is the priority.",
        ),
        BRONNEN_KLOOF,
        NIVEAU_WIJK,
        _LET_OP,
        0,
        "kloof",
        "hoog is nadeel",
        regio=REGIO_GEMIDDELDE,
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
            "Eerst het derde van de nood, dan het derde van de minuten tot de dichtste bekende "
            "plaats. Een wijk zit in derde 1, 2 of 3 naar haar plaats tussen alle huishoudens van "
            "Vlaanderen en Brussel (tot een derde, tot twee derde, daarboven), nooit naar haar "
            "plaats in de gekozen regio.",
            "D'abord le tiers du besoin, puis le tiers des minutes jusqu'au lieu connu le plus "
            "proche. Un quartier est dans le tiers 1, 2 ou 3 selon sa place parmi tous les ménages "
            "de Flandre et de Bruxelles (jusqu'à un tiers, jusqu'à deux tiers, au-delà), jamais "
            "selon sa place dans la région choisie.",
            "First the third of need, then the third of minutes to the nearest known place. A "
            "neighbourhood is in third 1, 2 or 3 by its place among all households of Flanders and "
            "Brussels (up to a third, up to two thirds, above), never by its place in the region "
            "chosen.",
        ),
        BRONNEN_KLOOF,
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
            "De wijken met een prioriteit, van hoog naar laag, over heel Vlaanderen en Brussel; "
            "wijken met dezelfde prioriteit delen de beste plaats.",
            "Les quartiers avec une priorité, du plus haut au plus bas, pour toute la Flandre et "
            "Bruxelles ; à priorité égale, les quartiers partagent la meilleure place.",
            "The neighbourhoods with a priority, from high to low, over all of Flanders and "
            "Brussels; neighbourhoods with equal priority share the best place.",
        ),
        BRONNEN_KLOOF,
        NIVEAU_WIJK,
        _LET_OP,
        0,
        "kloof",
    ),
)
