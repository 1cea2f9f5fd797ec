"""Figures of access: how far the nearest known place is, and how much choice there is."""

from etl.contract.figures.classes import KLASSEN_REGISTER
from etl.contract.figures.figuur import (
    BRONNEN_REGISTER,
    BRONNEN_TOEGANG,
    NIVEAU_GEMEENTE,
    NIVEAU_HUISHOUDEN,
    REGIO_HUISHOUDENS,
    Figuur,
)
from etl.contract.tekst import Tekst

#: What no figure of access can say.
LET_OP_TOEGANG = Tekst(
    "Alleen bekende plaatsen tellen: wat niet in het register staat, kan toch bestaan. De afstand "
    "is de vogelvlucht × 1,3, niet de echte weg. Plaatsen waarvan alleen de gemeente bekend is, "
    "tellen niet mee.",
    "Seuls les lieux connus comptent : ce qui manque au registre peut exister. La distance est "
    "celle à vol d'oiseau × 1,3, pas le vrai chemin. Les lieux dont seule la commune est connue "
    "ne comptent pas.",
    "Only known places count: what is not in the register may still exist. The distance is as the "
    "crow flies × 1.3, not the real way. Places known only by their municipality do not count.",
)


#: What is counted as choice and may yet be far away.
_LET_OP_KEUZE = Tekst(
    f"{LET_OP_TOEGANG.nl} Een werking die naar de mensen toe komt, telt in heel haar gebied mee, "
    "ook als dat een hele provincie is; het wijkprofiel zegt welke werkmodellen er enkel zo zijn.",
    f"{LET_OP_TOEGANG.fr} Une action qui vient vers les gens compte dans tout son territoire, même "
    "si c'est toute une province ; le profil du quartier dit quels modèles ne sont là qu'ainsi.",
    f"{LET_OP_TOEGANG.en} An initiative that comes to people counts in the whole of its area, even "
    "if that is a whole province; the profile tells which models are there in that way only.",
)


FIGUREN_TOEGANG: tuple[Figuur, ...] = (
    Figuur(
        "minuten_dichtste",
        Tekst(
            "minuten tot de dichtste bekende plaats",
            "minutes jusqu'au lieu connu le plus proche",
            "minutes to the nearest known place",
        ),
        "minuten stappen",
        Tekst(
            "Hoe lang een huishouden in het midden van de rij stapt naar de dichtste bekende "
            "plaats: de helft van de huishoudens stapt minder lang of even lang.",
            "Combien de temps un ménage au milieu de la file marche jusqu'au lieu connu le plus "
            "proche : la moitié des ménages marche aussi longtemps ou moins.",
            "How long a household in the middle of the line walks to the nearest known place: half "
            "of the households walk as long or less.",
        ),
        Tekst(
            "Per huishouden: meters in vogelvlucht tot de dichtste plaats van de gekozen soorten. "
            "Per wijk: de mediaan daarvan over de huishoudens. Minuten = meters × 1,3 gedeeld door "
            "4,8 kilometer per uur.",
            "Par ménage : mètres à vol d'oiseau jusqu'au lieu le plus proche des types choisis. "
            "Par quartier : la médiane sur les ménages. Minutes = mètres × 1,3 divisés par 4,8 "
            "kilomètres par heure.",
            "Per household: metres as the crow flies to the nearest place of the chosen types. Per "
            "neighbourhood: the median over households. Minutes = metres × 1.3 divided by 4.8 "
            "kilometres an hour.",
        ),
        BRONNEN_TOEGANG,
        NIVEAU_HUISHOUDEN,
        LET_OP_TOEGANG,
        0,
        "toegang",
        "hoog is nadeel",
        regio=REGIO_HUISHOUDENS,
    ),
    Figuur(
        "dekking_pct",
        Tekst("dekking", "couverture", "coverage"),
        "% van de huishoudens",
        Tekst(
            "Hoeveel van de 100 huishoudens binnen 15 minuten stappen minstens één bekende plaats "
            "vinden.",
            "Combien de ménages sur 100 trouvent au moins un lieu connu à 15 minutes de marche au "
            "plus.",
            "How many of 100 households find at least one known place within a 15 minutes' walk.",
        ),
        Tekst(
            "100 × de huishoudens op hoogstens 923 meter in vogelvlucht van een plaats van de "
            "gekozen soorten, gedeeld door alle huishoudens van de wijk. 923 meter = 15 minuten "
            "aan 4,8 kilometer per uur, gedeeld door 1,3.",
            "100 × les ménages à 923 mètres au plus, à vol d'oiseau, d'un lieu des types choisis, "
            "divisés par tous les ménages du quartier. 923 mètres = 15 minutes à 4,8 kilomètres "
            "par heure, divisés par 1,3.",
            "100 × the households at most 923 metres as the crow flies from a place of the chosen "
            "types, divided by all households of the neighbourhood. 923 metres = 15 minutes at 4.8 "
            "kilometres an hour, divided by 1.3.",
        ),
        BRONNEN_TOEGANG,
        NIVEAU_HUISHOUDEN,
        LET_OP_TOEGANG,
        0,
        "toegang",
        "laag is nadeel",
        regio=REGIO_HUISHOUDENS,
    ),
    Figuur(
        "aantal_bereikbaar",
        Tekst("bekende plaatsen dichtbij", "lieux connus à proximité", "known places near by"),
        "plaatsen",
        Tekst(
            "Hoeveel bekende plaatsen een huishouden gemiddeld binnen 15 minuten stappen vindt.",
            "Combien de lieux connus un ménage trouve en moyenne à 15 minutes de marche au plus.",
            "How many known places a household finds, on average, within a 15 minutes' walk.",
        ),
        Tekst(
            "Per huishouden: het aantal plaatsen van de gekozen soorten op hoogstens 923 meter in "
            "vogelvlucht; elke plaats telt één keer, ook met meer werkmodellen. Per wijk: het "
            "gemiddelde over de huishoudens.",
            "Par ménage : le nombre de lieux des types choisis à 923 mètres au plus, à vol "
            "d'oiseau ; chaque lieu compte une fois, même avec plusieurs modèles. Par quartier : "
            "la moyenne sur les ménages.",
            "Per household: the number of places of the chosen types at most 923 metres away as "
            "the crow flies; each place counts once, also with several models. Per neighbourhood: "
            "the mean over households.",
        ),
        BRONNEN_TOEGANG,
        NIVEAU_HUISHOUDEN,
        LET_OP_TOEGANG,
        1,
        "toegang",
        "laag is nadeel",
        regio=REGIO_HUISHOUDENS,
    ),
    Figuur(
        "modellen_bereikbaar",
        Tekst(
            "werkmodellen om uit te kiezen",
            "modèles de travail au choix",
            "models to choose from",
        ),
        "werkmodellen (0 tot 7)",
        Tekst(
            "Uit hoeveel van de zeven werkmodellen een huishouden gemiddeld kan kiezen. Eén plaats "
            "zonder keuze is nog een tekort: wat bij de ene past, past niet bij de andere.",
            "Entre combien des sept modèles un ménage peut choisir en moyenne. Un seul lieu sans "
            "choix reste un manque : ce qui convient à l'un ne convient pas à l'autre.",
            "Among how many of the seven models a household can choose, on average. One place "
            "without a choice is still a gap: what fits one person does not fit the next.",
        ),
        Tekst(
            "Per huishouden: het aantal werkmodellen met een plaats van de gekozen soorten op "
            "hoogstens 923 meter in vogelvlucht, of met een werking die naar de mensen toe komt in "
            "het gebied waar het huishouden woont. Per wijk: het gemiddelde over de huishoudens.",
            "Par ménage : le nombre de modèles avec un lieu des types choisis à 923 mètres au "
            "plus, à vol d'oiseau, ou avec une action qui vient vers les gens et dans le "
            "territoire de laquelle il habite. Par quartier : la moyenne sur les ménages.",
            "Per household: the number of models with a place of the chosen types at most 923 "
            "metres away as the crow flies, or with an initiative that comes to people and in "
            "whose area it lives. Per neighbourhood: the mean over households.",
        ),
        BRONNEN_TOEGANG,
        NIVEAU_HUISHOUDEN,
        _LET_OP_KEUZE,
        1,
        "toegang",
        "laag is nadeel",
        regio=REGIO_HUISHOUDENS,
    ),
    Figuur(
        "plaatsen_gemeente",
        Tekst(
            "bekende plaatsen in de gemeente",
            "lieux connus dans la commune",
            "known places in the municipality",
        ),
        "plaatsen",
        Tekst(
            "Hoeveel plaatsen het register kent in de hele gemeente. Zo ziet u of een laag cijfer "
            "een echt tekort kan zijn, of een gat in onze kennis.",
            "Combien de lieux le registre connaît dans toute la commune. Vous voyez ainsi si un "
            "chiffre bas peut être un vrai manque, ou une lacune de nos connaissances.",
            "How many places the register knows in the whole municipality. It shows whether a low "
            "figure may be a real gap, or a gap in what we know.",
        ),
        Tekst(
            "Het aantal plaatsen in de gemeente van de soorten die standaard meetellen en waar "
            "mensen zelf naartoe gaan, hoe precies hun adres ook bekend is.",
            "Le nombre de lieux dans la commune, des types qui comptent par défaut et où les gens "
            "se rendent eux-mêmes, quelle que soit la précision de leur adresse.",
            "The number of places in the municipality of the types that count by default and that "
            "people go to, however precisely their address is known.",
        ),
        BRONNEN_REGISTER,
        NIVEAU_GEMEENTE,
        Tekst(
            "Het register is jong en verzameld van openbare bladzijden. Of elke plaats vandaag nog "
            "bestaat, is niet nagekeken.",
            "Le registre est jeune et rassemblé à partir de pages publiques. L'existence actuelle "
            "de chaque lieu n'a pas été vérifiée.",
            "The register is young and gathered from public pages. Whether each place exists today "
            "has not been checked.",
        ),
        0,
        "toegang",
    ),
    Figuur(
        "register",
        Tekst("kennis van het register", "connaissance du registre", "what the register knows"),
        "",
        Tekst(
            "Of het register genoeg plaatsen in de gemeente kent om iets over de wijk te zeggen.",
            "Si le registre connaît assez de lieux dans la commune pour parler du quartier.",
            "Whether the register knows enough places in the municipality to say something about "
            "the neighbourhood.",
        ),
        Tekst(
            "Leeg: geen enkele bekende plaats in de gemeente. Dun: minder plaatsen per 10 000 "
            "huishoudens dan een kwart van de mediaan van de gemeenten die er hebben. Anders: "
            "bekend.",
            "Vide : aucun lieu connu dans la commune. Mince : moins de lieux par 10 000 ménages "
            "qu'un quart de la médiane des communes qui en ont. Sinon : connu.",
            "Empty: no known place in the municipality. Thin: fewer places per 10,000 households "
            "than a quarter of the median of the municipalities that have some. Else: known.",
        ),
        (*BRONNEN_REGISTER, "statbel_wagens"),
        NIVEAU_GEMEENTE,
        Tekst(
            "Bij een leeg register zijn kloof, prioriteit en rang onbekend. Een bekend register is "
            "nog geen volledig register.",
            "Si le registre est vide, l'écart, la priorité et le rang sont inconnus. Un registre "
            "connu n'est pas un registre complet.",
            "Where the register is empty, gap, priority and rank are unknown. A known register is "
            "not yet a complete one.",
        ),
        0,
        "toegang",
        klassen=KLASSEN_REGISTER,
    ),
)
