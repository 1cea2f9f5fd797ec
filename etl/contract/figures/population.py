"""Figures of the optional table ``bevolking``: how many people live there, and of which year."""

from etl.contract.figures.figuur import Figuur
from etl.contract.tekst import Tekst

_BRONNEN = ("statbel_bevolking", "statbel_wagens", "wijken")
_NIVEAU = Tekst(
    "statistische sector, opgeteld per wijk",
    "secteur statistique, agrégé par quartier",
    "statistical sector, summed to the neighbourhood",
)
_LET_OP = Tekst(
    "Bij sectoren van voor 2025 is het een schatting waar een sector over meer dan één wijk ligt: "
    "daarom soms geen rond getal. Het jaar is niet dat van de huishoudens: deel het ene niet door "
    "het andere.",
    "Pour les secteurs d'avant 2025, c'est une estimation quand un secteur s'étend sur plusieurs "
    "quartiers : le nombre n'est donc pas toujours entier. L'année n'est pas celle des ménages : "
    "ne divisez pas l'un par l'autre.",
    "For sectors of before 2025 it is an estimate where a sector lies in more than one "
    "neighbourhood: so not always a whole number. The year is not that of the households: do not "
    "divide one by the other.",
)

FIGUREN_BEVOLKING: tuple[Figuur, ...] = (
    Figuur(
        "inwoners",
        Tekst("inwoners", "habitants", "inhabitants"),
        "inwoners",
        Tekst(
            "Hoeveel mensen er wonen, kinderen meegeteld. Het telt in geen enkel ander cijfer mee.",
            "Combien de personnes y habitent, enfants compris. Il n'entre dans aucun autre "
            "chiffre.",
            "How many people live there, children included. It counts in no other figure.",
        ),
        Tekst(
            "De inwoners van elke statistische sector op 1 januari van het jongste jaar, verdeeld "
            "over de wijken van vandaag zoals de huishoudens van de sector er wonen (2019), en "
            "opgeteld per wijk. Sectoren van 2025 en later liggen heel in een wijk.",
            "Les habitants de chaque secteur statistique au 1er janvier de l'année la plus "
            "récente, répartis sur les quartiers d'aujourd'hui comme les ménages du secteur y "
            "habitent (2019), et additionnés par quartier. Les secteurs de 2025 et après se "
            "trouvent entiers dans un quartier.",
            "The inhabitants of each statistical sector on 1 January of the latest year, spread "
            "over the neighbourhoods of today as the households of the sector live there (2019), "
            "and summed by neighbourhood. Sectors of 2025 and later lie whole in a neighbourhood.",
        ),
        _BRONNEN,
        _NIVEAU,
        _LET_OP,
        0,
        "gebied",
        regio=Tekst(
            "de som, met de inwoners zonder vaste sector erbij",
            "la somme, y compris les habitants sans secteur fixe",
            "the sum, with the inhabitants without a fixed sector",
        ),
        tabel="bevolking",
    ),
    Figuur(
        "inwoners_jaar",
        Tekst("jaar van de inwoners", "année des habitants", "year of the inhabitants"),
        "jaar",
        Tekst(
            "Van welk jaar het aantal inwoners is, telkens op 1 januari.",
            "De quelle année est le nombre d'habitants, chaque fois au 1er janvier.",
            "Of which year the number of inhabitants is, each time on 1 January.",
        ),
        Tekst(
            "Het jongste jaar met een cijfer.",
            "L'année la plus récente avec un chiffre.",
            "The latest year with a figure.",
        ),
        _BRONNEN,
        _NIVEAU,
        _LET_OP,
        0,
        "gebied",
        regio=Tekst(
            "hetzelfde jaar voor alle wijken",
            "la même année pour tous les quartiers",
            "the same year for all neighbourhoods",
        ),
        tabel="bevolking",
    ),
)
