"""Figures that only a region carries: its totals, and what the register knows of it."""

from etl.contract.figures.figuur import (
    BRONNEN_HUISHOUDENS,
    BRONNEN_REGISTER,
    NIVEAU_GEMEENTE,
    NIVEAU_WIJK,
    Figuur,
)
from etl.contract.figures.gap import BRONNEN_KLOOF
from etl.contract.tekst import Tekst

_LET_OP_REGISTER = Tekst(
    "Alleen wat het register kent. Of alles vandaag nog bestaat, is niet nagekeken.",
    "Seulement ce que le registre connaît. L'existence actuelle n'a pas été vérifiée.",
    "Only what the register knows. Whether all exist today has not been checked.",
)
#: What counts of wijken cannot say.
LET_OP_WIJKEN = Tekst(
    "Wijken verschillen in grootte: tien kleine wijken kunnen minder huishoudens tellen dan één "
    "grote.",
    "Les quartiers diffèrent en taille : dix petits quartiers peuvent compter moins de ménages "
    "qu'un seul grand.",
    "Neighbourhoods differ in size: ten small ones may count fewer households than one large one.",
)


def _count(
    kolom: str, eenheid: str, titel: Tekst, uitleg: Tekst, formule: Tekst, decimalen: int = 0
) -> Figuur:
    return Figuur(
        kolom,
        titel,
        eenheid,
        uitleg,
        formule,
        BRONNEN_REGISTER,
        NIVEAU_GEMEENTE,
        _LET_OP_REGISTER,
        decimalen,
        "regio",
    )


_TELLINGEN = (
    _count(
        "initiatieven",
        "initiatieven",
        Tekst("bekende initiatieven", "initiatives connues", "known initiatives"),
        Tekst(
            "Hoeveel initiatieven het register in de regio kent, van alle soorten.",
            "Combien d'initiatives le registre connaît dans la région, tous types confondus.",
            "How many initiatives the register knows in the region, of all types.",
        ),
        Tekst(
            "Het aantal rijen van het register met een gemeente van de regio.",
            "Le nombre de lignes du registre avec une commune de la région.",
            "The number of rows of the register with a municipality of the region.",
        ),
    ),
    _count(
        "plaatsen",
        "plaatsen",
        Tekst("bekende plaatsen", "lieux connus", "known places"),
        Tekst(
            "Hoeveel plaatsen het register in de regio kent waar mensen naartoe kunnen gaan.",
            "Combien de lieux où se rendre le registre connaît dans la région.",
            "How many places that people can go to the register knows in the region.",
        ),
        Tekst(
            "Het aantal plaatsen van de soorten die standaard meetellen en waar mensen zelf "
            "naartoe gaan, hoe precies hun adres ook bekend is.",
            "Le nombre de lieux des types qui comptent par défaut et où les gens se rendent "
            "eux-mêmes, quelle que soit la précision de leur adresse.",
            "The number of places of the types that count by default and that people go to, "
            "however precisely their address is known.",
        ),
    ),
    _count(
        "plaatsen_zonder_adres",
        "plaatsen",
        Tekst("plaatsen zonder exact adres", "lieux sans adresse exacte", "places without address"),
        Tekst(
            "Van hoeveel bekende plaatsen we alleen de gemeente weten. Ze staan in de lijst, maar "
            "tellen niet mee voor de minuten.",
            "De combien de lieux connus nous ne savons que la commune. Ils figurent dans la liste, "
            "mais ne comptent pas pour les minutes.",
            "Of how many known places we only know the municipality. They stand in the list, but "
            "do not count for the minutes.",
        ),
        Tekst(
            "De bekende plaatsen waarvan alleen de gemeente bekend is.",
            "Les lieux connus dont seule la commune est connue.",
            "The known places of which only the municipality is known.",
        ),
    ),
    _count(
        "plaatsen_per_10000",
        "plaatsen per 10 000 huishoudens",
        Tekst(
            "bekende plaatsen per 10 000 huishoudens",
            "lieux connus par 10 000 ménages",
            "known places per 10,000 households",
        ),
        Tekst(
            "Hoeveel bekende plaatsen er zijn voor elke 10 000 huishoudens. Zo kunt u regio's van "
            "een andere grootte vergelijken.",
            "Combien de lieux connus il y a pour 10 000 ménages. Vous pouvez ainsi comparer des "
            "régions de taille différente.",
            "How many known places there are for every 10,000 households, so that regions of "
            "different size can be compared.",
        ),
        Tekst(
            "10 000 × de bekende plaatsen, gedeeld door de huishoudens van de regio.",
            "10 000 × les lieux connus, divisés par les ménages de la région.",
            "10,000 × the known places, divided by the households of the region.",
        ),
        decimalen=1,
    ),
)

_TOTALEN = (
    Figuur(
        "huishoudens_zonder_plaats",
        Tekst("huishoudens zonder vaste plaats", "ménages sans lieu fixe", "unplaced households"),
        "huishoudens",
        Tekst(
            "Hoeveel huishoudens van de regio we niet op de kaart kunnen zetten. Ze tellen mee in "
            "het totaal, niet in de minuten en de dekking.",
            "Combien de ménages de la région nous ne pouvons pas placer sur la carte. Ils comptent "
            "dans le total, pas dans les minutes ni la couverture.",
            "How many households of the region we cannot put on the map. They count in the total, "
            "not in the minutes and the coverage.",
        ),
        Tekst(
            "De huishoudens van 2019 in restsectoren zonder grens, per gemeente opgeteld.",
            "Les ménages de 2019 dans des secteurs résiduels sans limite, additionnés par commune.",
            "The households of 2019 in rest sectors without a border, summed by municipality.",
        ),
        BRONNEN_HUISHOUDENS,
        NIVEAU_GEMEENTE,
        Tekst("De toestand van 2019.", "Situation de 2019.", "As of 2019."),
        0,
        "regio",
    ),
    Figuur(
        "wijken",
        Tekst("wijken", "quartiers", "neighbourhoods"),
        "wijken",
        Tekst(
            "Hoeveel wijken de regio telt.",
            "Combien de quartiers compte la région.",
            "How many neighbourhoods the region counts.",
        ),
        Tekst(
            "Het aantal wijken van vandaag met een grens, bewoond of niet.",
            "Le nombre de quartiers actuels avec une limite, habités ou non.",
            "The number of today's neighbourhoods with a border, inhabited or not.",
        ),
        ("wijken",),
        NIVEAU_WIJK,
        LET_OP_WIJKEN,
        0,
        "regio",
    ),
    Figuur(
        "wijken_onbewoond",
        Tekst("onbewoonde wijken", "quartiers inhabités", "uninhabited neighbourhoods"),
        "wijken",
        Tekst(
            "In hoeveel wijken van de regio niemand woont.",
            "Dans combien de quartiers de la région personne n'habite.",
            "In how many neighbourhoods of the region nobody lives.",
        ),
        Tekst(
            "Het aantal wijken met 0 huishoudens (2019).",
            "Le nombre de quartiers avec 0 ménage (2019).",
            "The number of neighbourhoods with 0 households (2019).",
        ),
        BRONNEN_HUISHOUDENS,
        NIVEAU_WIJK,
        LET_OP_WIJKEN,
        0,
        "regio",
    ),
    Figuur(
        "kloof_bekend_pct",
        Tekst(
            "huishoudens met bekende kloof",
            "ménages avec écart connu",
            "households with a known gap",
        ),
        "% van de huishoudens",
        Tekst(
            "Voor hoeveel van de 100 huishoudens we de kloof konden berekenen. Is dit cijfer laag, "
            "dan zegt de kloof van de regio weinig.",
            "Pour combien de ménages sur 100 nous avons pu calculer l'écart. Si ce chiffre est "
            "bas, l'écart de la région dit peu de chose.",
            "For how many of 100 households we could compute the gap. If this figure is low, the "
            "gap of the region says little.",
        ),
        Tekst(
            "100 × de huishoudens in wijken met een prioriteit, gedeeld door de huishoudens in "
            "alle wijken van de regio.",
            "100 × les ménages des quartiers avec une priorité, divisés par les ménages de tous "
            "les quartiers de la région.",
            "100 × the households in neighbourhoods with a priority, divided by the households in "
            "all neighbourhoods of the region.",
        ),
        BRONNEN_KLOOF,
        NIVEAU_WIJK,
        _LET_OP_REGISTER,
        0,
        "regio",
    ),
)


FIGUREN_REGIO: tuple[Figuur, ...] = (*_TOTALEN, *_TELLINGEN)
