"""Figures that say what a wijk or region is, before any measure: households and flags."""

from etl.contract.figures.figuur import (
    BRONNEN_HUISHOUDENS,
    NIVEAU_WIJK,
    Figuur,
)
from etl.contract.tekst import Tekst

_NIVEAU_SECTOR = Tekst(
    "statistische sector, opgeteld per wijk",
    "secteur statistique, agrégé par quartier",
    "statistical sector, summed to the neighbourhood",
)

FIGUREN_GEBIED: tuple[Figuur, ...] = (
    Figuur(
        "huishoudens",
        Tekst("huishoudens", "ménages", "households"),
        "huishoudens",
        Tekst(
            "Hoeveel private huishoudens er wonen. In het cijfer van een regio weegt elke wijk met "
            "dit aantal.",
            "Combien de ménages privés y habitent. Dans le chiffre d'une région, chaque quartier "
            "pèse selon ce nombre.",
            "How many private households live there. In the figure of a region every neighbourhood "
            "weighs by this number.",
        ),
        Tekst(
            "De huishoudens van elke statistische sector (2019), gelijk verdeeld over de adressen "
            "van die sector (2013) en opgeteld per wijk. In Brussel staan alle huishoudens van een "
            "sector op één punt.",
            "Les ménages de chaque secteur statistique (2019), répartis également sur les adresses "
            "de ce secteur (2013) et additionnés par quartier. À Bruxelles, tous les ménages d'un "
            "secteur se trouvent en un seul point.",
            "The households of each statistical sector (2019), spread evenly over the addresses of "
            "that sector (2013) and summed by neighbourhood. In Brussels all households of a "
            "sector stand at one point.",
        ),
        BRONNEN_HUISHOUDENS,
        _NIVEAU_SECTOR,
        Tekst(
            "Een schatting waar een sector over meer dan één wijk ligt: daarom soms geen rond "
            "getal. Huishoudens zonder vaste plaats tellen alleen mee voor de gemeente.",
            "Une estimation quand un secteur s'étend sur plusieurs quartiers : le nombre n'est "
            "donc pas toujours entier. Les ménages sans lieu fixe ne comptent que pour la commune.",
            "An estimate where a sector lies in more than one neighbourhood: so not always a whole "
            "number. Households without a fixed place count for the municipality only.",
        ),
        0,
        "gebied",
        regio=Tekst(
            "de som, met de huishoudens zonder vaste plaats erbij",
            "la somme, y compris les ménages sans lieu fixe",
            "the sum, with the households without a fixed place",
        ),
    ),
    Figuur(
        "onbewoond",
        Tekst("onbewoond", "inhabité", "uninhabited"),
        "ja of nee",
        Tekst(
            "In deze wijk wonen geen huishoudens, bijvoorbeeld omdat het een haven of een park is.",
            "Aucun ménage n'habite ce quartier, par exemple parce que c'est un port ou un parc.",
            "No households live in this neighbourhood, for instance because it is a port or park.",
        ),
        Tekst(
            "Ja wanneer de wijk 0 huishoudens telt.",
            "Oui quand le quartier compte 0 ménage.",
            "Yes when the neighbourhood counts 0 households.",
        ),
        BRONNEN_HUISHOUDENS,
        NIVEAU_WIJK,
        Tekst(
            "De toestand van 2019. De andere cijfers van deze wijk blijven leeg.",
            "Situation de 2019. Les autres chiffres de ce quartier restent vides.",
            "As of 2019. The other figures of this neighbourhood stay empty.",
        ),
        0,
        "gebied",
    ),
    Figuur(
        "klein",
        Tekst("weinig huishoudens", "peu de ménages", "few households"),
        "ja of nee",
        Tekst(
            "In deze wijk wonen zo weinig huishoudens dat een vergelijking niet eerlijk is.",
            "Si peu de ménages habitent ce quartier qu'une comparaison ne serait pas juste.",
            "So few households live in this neighbourhood that a comparison would not be fair.",
        ),
        Tekst(
            "Ja wanneer de wijk bewoond is en minder dan 50 huishoudens telt.",
            "Oui quand le quartier est habité et compte moins de 50 ménages.",
            "Yes when the neighbourhood is inhabited and counts fewer than 50 households.",
        ),
        BRONNEN_HUISHOUDENS,
        NIVEAU_WIJK,
        Tekst(
            "De cijfers van de wijk worden getoond, maar de wijk krijgt geen klasse en geen rang.",
            "Les chiffres du quartier sont montrés, mais il ne reçoit ni classe ni rang.",
            "The figures of the neighbourhood are shown, but it gets no class and no rank.",
        ),
        0,
        "gebied",
    ),
)
