"""Figures of the double barrier: nothing near, and a high risk of digital exclusion."""

from etl.contract.figures.digital import BRONNEN_RISICO
from etl.contract.figures.figuur import (
    BRONNEN_TOEGANG,
    NIVEAU_WIJK,
    REGIO_GEMIDDELDE,
    Figuur,
)
from etl.contract.tekst import Tekst

#: Access and digital risk.
BRONNEN_DREMPEL = tuple(dict.fromkeys((*BRONNEN_TOEGANG, *BRONNEN_RISICO)))
_LET_OP = Tekst(
    "Het digitale risico is geschat, en voor een hele gemeente gelijk. Onbekend waar het register "
    "geen enkele plaats in de gemeente kent, of waar niemand woont.",
    "Le risque numérique est estimé, et égal pour toute une commune. Inconnu là où le registre ne "
    "connaît aucun lieu dans la commune, ou là où personne n'habite.",
    "The digital risk is estimated, and the same for a whole municipality. Unknown where the "
    "register knows no place in the municipality, or where nobody lives.",
)

FIGUREN_DREMPEL: tuple[Figuur, ...] = (
    Figuur(
        "dubbele_drempel_pct",
        Tekst(
            "huishoudens achter een dubbele drempel",
            "ménages derrière une double barrière",
            "households behind a double barrier",
        ),
        "% van de huishoudens",
        Tekst(
            "Hoeveel van de 100 huishoudens niets dichtbij hebben, in een wijk waar ook hulp via "
            "een scherm moeilijk is.",
            "Combien de ménages sur 100 n'ont rien à proximité, dans un quartier où l'aide par "
            "écran est difficile aussi.",
            "How many of 100 households have nothing near by, in a neighbourhood where help by "
            "screen is hard as well.",
        ),
        Tekst(
            "0 waar het digitale risico van de wijk niet boven de grens ligt. Daarboven: 100 × de "
            "huishoudens zonder plaats van de gekozen soorten op hoogstens 923 meter in "
            "vogelvlucht en zonder werking die naar hen toe komt, gedeeld door alle huishoudens "
            "van de wijk. De grens is het kleinste risico dat hoogstens een vijfde van de "
            "huishoudens van Vlaanderen en Brussel overschrijdt; wijken met hetzelfde risico "
            "blijven samen.",
            "0 là où le risque numérique du quartier ne dépasse pas la limite. Au-dessus : 100 × "
            "les ménages sans lieu des types choisis à 923 mètres au plus, à vol d'oiseau, et sans "
            "action qui vient vers eux, divisés par tous les ménages du quartier. La limite est le "
            "plus petit risque que dépasse au plus un cinquième des ménages de Flandre et de "
            "Bruxelles ; les quartiers de même risque restent ensemble.",
            "0 where the digital risk of the neighbourhood is not above the limit. Above it: 100 × "
            "the households without a place of the chosen types at most 923 metres away as the "
            "crow flies and without an initiative that comes to them, divided by all households of "
            "the neighbourhood. The limit is the smallest risk that at most a fifth of the "
            "households of Flanders and Brussels exceed; neighbourhoods with the same risk stay "
            "together.",
        ),
        BRONNEN_DREMPEL,
        NIVEAU_WIJK,
        _LET_OP,
        0,
        "kloof",
        "hoog is nadeel",
        regio=REGIO_GEMIDDELDE,
    ),
    Figuur(
        "dubbele_drempel",
        Tekst("dubbele drempel", "double barrière", "double barrier"),
        "ja of nee",
        Tekst(
            "Of meer dan de helft van de huishoudens van de wijk achter een dubbele drempel zit: "
            "niets dichtbij, en een hoog digitaal risico.",
            "Si plus de la moitié des ménages du quartier est derrière une double barrière : rien "
            "à proximité, et un risque numérique élevé.",
            "Whether more than half of the households of the neighbourhood are behind a double "
            "barrier: nothing near by, and a high digital risk.",
        ),
        Tekst(
            "Ja waar het aandeel huishoudens achter een dubbele drempel meer dan 50 % is.",
            "Oui là où la part des ménages derrière une double barrière dépasse 50 %.",
            "Yes where the share of households behind a double barrier is more than 50%.",
        ),
        BRONNEN_DREMPEL,
        NIVEAU_WIJK,
        _LET_OP,
        0,
        "kloof",
        "hoog is nadeel",
    ),
)
