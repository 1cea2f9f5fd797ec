"""Figures of the register itself: how full and how fresh it is, and where to phone first."""

from etl.contract.figures.figuur import BRONNEN_HUISHOUDENS, BRONNEN_REGISTER, Figuur
from etl.contract.tekst import Tekst

_NIVEAU = Tekst("regio", "région", "region")
_LET_OP = Tekst(
    "Dit zegt hoe goed we een gebied kennen, niet wat er is. Een leeg register betekent niet dat "
    "er geen plaatsen zijn.",
    "Cela dit à quel point nous connaissons une région, pas ce qui s'y trouve. Un registre vide ne "
    "veut pas dire qu'il n'y a pas de lieux.",
    "This says how well we know a region, not what there is. An empty register does not mean that "
    "there are no places.",
)
_LET_OP_BELLEN = Tekst(
    "Een volgorde om te bellen, geen oordeel over de gemeente. Wie bovenaan staat, is bij ons het "
    "slechtst bekend voor het aantal huishoudens in nood.",
    "Un ordre d'appel, pas un jugement sur la commune. Celles du haut sont les moins bien connues "
    "chez nous pour leur nombre de ménages dans le besoin.",
    "An order for phoning, no judgement on the municipality. Those on top are the least known to "
    "us for their number of households in need.",
)


def _vol(
    kolom: str, titel: Tekst, eenheid: str, uitleg: Tekst, formule: Tekst, decimalen: int = 0
) -> Figuur:
    return Figuur(
        kolom,
        titel,
        eenheid,
        uitleg,
        formule,
        BRONNEN_REGISTER,
        _NIVEAU,
        _LET_OP,
        decimalen,
        "register",
    )


def _bel(kolom: str, titel: Tekst, eenheid: str, uitleg: Tekst, formule: Tekst) -> Figuur:
    return Figuur(
        kolom,
        titel,
        eenheid,
        uitleg,
        formule,
        (*BRONNEN_REGISTER, *BRONNEN_HUISHOUDENS),
        _NIVEAU,
        _LET_OP_BELLEN,
        0,
        "register",
    )


FIGUREN_REGISTER: tuple[Figuur, ...] = (
    _vol(
        "register_bronnen",
        Tekst("bronnen van het register", "sources du registre", "sources of the register"),
        "bronnen",
        Tekst(
            "Uit hoeveel bronnen we iets weten van deze regio.",
            "De combien de sources nous savons quelque chose de cette région.",
            "From how many sources we know something of this region.",
        ),
        Tekst(
            "Het aantal verschillende bronnen van de rijen van het register in de regio.",
            "Le nombre de sources différentes des lignes du registre dans la région.",
            "The number of different sources of the rows of the register in the region.",
        ),
    ),
    _vol(
        "register_adres_pct",
        Tekst("plaatsen met een adres", "lieux avec une adresse", "places with an address"),
        "% van de plaatsen",
        Tekst(
            "Van hoeveel van de 100 bekende plaatsen we de straat of het adres kennen.",
            "De combien de lieux connus sur 100 nous connaissons la rue ou l'adresse.",
            "Of how many of 100 known places we know the street or the address.",
        ),
        Tekst(
            "Plaatsen van de soorten die standaard meetellen met locatie_precisie adres of straat, "
            "gedeeld door alle plaatsen van die soorten waar mensen naartoe gaan.",
            "Lieux des types qui comptent par défaut dont locatie_precisie est adres ou straat, "
            "divisés par tous les lieux de ces types où l'on se rend.",
            "Places of the types that count by default with locatie_precisie adres or straat, "
            "divided by all places of those types that people go to.",
        ),
    ),
    _vol(
        "register_velden_pct",
        Tekst("ingevulde velden", "champs remplis", "fields filled in"),
        "% van de velden",
        Tekst(
            "Hoeveel we weten van elk initiatief: organisatie, straat, kinderopvang, "
            "toegankelijkheid, prijs, openingsuren, website en telefoon.",
            "Ce que nous savons de chaque initiative : organisation, rue, garde d'enfants, "
            "accessibilité, prix, heures d'ouverture, site web et téléphone.",
            "How much we know of each initiative: organisation, street, childcare, access, price, "
            "opening hours, website and phone.",
        ),
        Tekst(
            "Het gemiddelde over de initiatieven van het deel van deze acht velden dat gevuld is.",
            "La moyenne, sur les initiatives, de la part de ces huit champs qui est remplie.",
            "The mean over the initiatives of the share of these eight fields that is filled in.",
        ),
    ),
    _vol(
        "register_oud_pct",
        Tekst("oude gegevens", "données anciennes", "old entries"),
        "% van de initiatieven",
        Tekst(
            "Hoeveel van de 100 initiatieven meer dan twee jaar geleden gelezen of nagekeken zijn, "
            "of niemand weet wanneer.",
            "Combien d'initiatives sur 100 ont été lues ou vérifiées il y a plus de deux ans, ou "
            "nul ne sait quand.",
            "How many of 100 initiatives were read or checked over two years ago, or nobody knows "
            "when.",
        ),
        Tekst(
            "Rijen waarvan de laatste van bron_datum en nagekeken_op meer dan 2 jaar voor de datum "
            "van de editie ligt of ontbreekt, gedeeld door alle rijen.",
            "Lignes dont la dernière date de bron_datum et nagekeken_op précède de plus de 2 ans "
            "la date de l'édition ou manque, divisées par toutes les lignes.",
            "Rows whose later date of bron_datum and nagekeken_op is over 2 years before the date "
            "of the edition or missing, divided by all rows.",
        ),
    ),
    _vol(
        "register_leeftijd_jaren",
        Tekst("leeftijd van de gegevens", "âge des données", "age of the entries"),
        "jaar",
        Tekst(
            "Hoe oud de helft van de gegevens met een datum minstens is.",
            "L'âge minimal de la moitié des données datées.",
            "How old half of the entries with a date are at least.",
        ),
        Tekst(
            "De mediaan van de jaren tussen die laatste datum en de datum van de editie.",
            "La médiane des années entre cette dernière date et la date de l'édition.",
            "The median of the years between that later date and the date of the edition.",
        ),
        1,
    ),
    _bel(
        "huishoudens_in_nood",
        Tekst("huishoudens naar nood", "ménages selon le besoin", "households by need"),
        "huishoudens",
        Tekst(
            "De huishoudens van de regio, elk geteld voor de nood van zijn wijk.",
            "Les ménages de la région, chacun compté selon le besoin de son quartier.",
            "The households of the region, each counted for the need of its neighbourhood.",
        ),
        Tekst(
            "De som van huishoudens × nood / 100 over de wijken met een bekende nood, per gemeente "
            "opgetrokken tot al haar huishoudens en opgeteld over de gemeenten van de regio.",
            "La somme de ménages × besoin / 100 sur les quartiers au besoin connu, étendue par "
            "commune à tous ses ménages.",
            "The sum of households × need / 100 over the neighbourhoods with known need, raised "
            "per municipality to all its households.",
        ),
    ),
    _bel(
        "belscore_huishoudens",
        Tekst("belscore", "score d'appel", "phoning score"),
        "huishoudens",
        Tekst(
            "Hoeveel huishoudens in nood er wonen waar het register te weinig weet.",
            "Combien de ménages dans le besoin vivent là où le registre en sait trop peu.",
            "How many households in need live where the register knows too little.",
        ),
        Tekst(
            "Huishoudens naar nood × (1 − min(1, bekende plaatsen per 10 000 huishoudens / mediaan "
            "van de gemeenten die er hebben)).",
            "Ménages selon le besoin × (1 − min(1, lieux connus pour 10 000 ménages / médiane des "
            "communes qui en ont)).",
            "Households by need × (1 − min(1, known places per 10,000 households / median of the "
            "municipalities that have some)).",
        ),
    ),
    _bel(
        "belvolgorde",
        Tekst("volgorde om te bellen", "ordre d'appel", "order for phoning"),
        "plaats in de rij",
        Tekst(
            "Welke gemeente eerst te bellen om het register aan te vullen: 1 eerst.",
            "Quelle commune appeler d'abord pour compléter le registre : 1 en premier.",
            "Which municipality to phone first to complete the register: 1 first.",
        ),
        Tekst(
            "De rang van de belscore onder de gemeenten, hoogste eerst; leeg bij score 0.",
            "Le rang du score d'appel parmi les communes, le plus élevé d'abord ; vide à score 0.",
            "The rank of the phoning score among municipalities, highest first; empty at score 0.",
        ),
    ),
)
