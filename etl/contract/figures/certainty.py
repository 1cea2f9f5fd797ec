"""Figures that say how sure others are: ranks under other assumptions, places that may move."""

from typing import NamedTuple

from etl.contract.figures.classes import KLASSEN_ROBUUST
from etl.contract.figures.figuur import (
    BRONNEN_TOEGANG,
    NIVEAU_HUISHOUDEN,
    NIVEAU_WIJK,
    REGIO_HUISHOUDENS,
    Figuur,
)
from etl.contract.figures.gap import BRONNEN_KLOOF
from etl.contract.tekst import Tekst

_LET_OP_RANG = Tekst(
    "Wat hier verandert, zijn onze keuzes en de plek van plaatsen zonder exact adres. Wat het "
    "register niet kent, blijft ook hier onbekend.",
    "Ce qui change ici, ce sont nos choix et l'endroit des lieux sans adresse exacte. Ce que le "
    "registre ne connaît pas reste inconnu ici aussi.",
    "What varies here are our choices and the spot of places without an exact address. What the "
    "register does not know stays unknown here too.",
)
_TREKKINGEN_RANG = Tekst(
    "De rij wordt 500 keer opnieuw gemaakt, met toeval uit een vast zaad: de gewichten van de "
    "onderdelen van de nood (elke verdeling even waarschijnlijk), de plek van plaatsen waarvan we "
    "alleen de wijk, deelgemeente of gemeente kennen (100 keer ergens bij een huishouden van hun "
    "gemeente, telkens voor 5 rijen), 10 tot 20 minuten stappen met "
    "een omweg van 1,2 tot 1,5 (samen 533 tot 1333 meter in vogelvlucht), en het gebrek gelezen "
    "uit de mediaan van de minuten of, in de helft van de gevallen, uit het deel van de "
    "huishoudens zonder plaats binnen die meters. Methode: Saisana, Saltelli en Tarantola (2005).",
    "L'ordre est refait 500 fois, avec un hasard à graine fixe : les poids des composantes du "
    "besoin (chaque répartition aussi probable), l'endroit des lieux dont nous ne connaissons que "
    "le quartier, la section de commune ou la commune (100 fois chez un ménage de leur commune, "
    "chaque fois pour 5 ordres), 10 à 20 minutes de marche avec un détour de 1,2 à "
    "1,5 (ensemble 533 à 1 333 mètres à vol d'oiseau), et le manque lu dans la médiane des minutes "
    "ou, dans la moitié des cas, dans la part des ménages sans lieu à moins de ces mètres. Méthode "
    ": Saisana, Saltelli et Tarantola (2005).",
    "The order is made anew 500 times, with chance from a fixed seed: the weights of the "
    "components of need (every division as likely), the spot of places of which we know only the "
    "neighbourhood, section or municipality (100 times at some household of their municipality, "
    "each time for 5 orders), 10 to 20 minutes on foot with a detour of 1.2 "
    "to 1.5 (together 533 to 1,333 metres as the crow flies), and lack of access read from the "
    "median minutes or, in half of the cases, from the share of households without a place within "
    "those metres. Method: Saisana, Saltelli and Tarantola (2005).",
)


def _plus(eerst: Tekst, dan: Tekst) -> Tekst:
    return Tekst(f"{eerst.nl} {dan.nl}", f"{eerst.fr} {dan.fr}", f"{eerst.en} {dan.en}")


def _rang(kolom: str, titel: Tekst, uitleg: Tekst, kwantiel: str) -> Figuur:
    laatste = Tekst(
        f"Dit is de kleinste rang waarbij minstens {kwantiel} % van de trekkingen die rang of een "
        f"betere geeft.",
        f"C'est le plus petit rang tel qu'au moins {kwantiel} % des tirages donnent ce rang ou un "
        f"meilleur.",
        f"This is the smallest rank such that at least {kwantiel}% of the draws give that rank or "
        f"a better one.",
    )
    return Figuur(
        kolom,
        titel,
        "plaats in de rij",
        uitleg,
        _plus(_TREKKINGEN_RANG, laatste),
        BRONNEN_KLOOF,
        NIVEAU_WIJK,
        _LET_OP_RANG,
        0,
        "zekerheid",
    )


_RANGEN = (
    _rang(
        "rang_p05",
        Tekst("rang, ondergrens", "rang, borne inférieure", "rank, lower bound"),
        Tekst(
            "Hoe hoog de wijk in de rij komt te staan met andere redelijke keuzes. In negen van de "
            "tien gevallen ligt haar rang tussen deze grens en de bovengrens.",
            "Jusqu'où le quartier monte dans l'ordre avec d'autres choix raisonnables. Dans neuf "
            "cas sur dix, son rang est entre cette borne et la borne supérieure.",
            "How high the neighbourhood comes to stand with other reasonable choices. In nine "
            "cases of ten its rank is between this bound and the upper one.",
        ),
        "5",
    ),
    _rang(
        "rang_p95",
        Tekst("rang, bovengrens", "rang, borne supérieure", "rank, upper bound"),
        Tekst(
            "Hoe laag de wijk in de rij komt te staan met andere redelijke keuzes. Liggen de twee "
            "grenzen ver uit elkaar, lees de rang dan als een ruwe plaats.",
            "Jusqu'où le quartier descend dans l'ordre avec d'autres choix raisonnables. Si les "
            "deux bornes sont éloignées, lisez le rang comme une place approximative.",
            "How low the neighbourhood comes to stand with other reasonable choices. If the two "
            "bounds are far apart, read the rank as a rough place.",
        ),
        "95",
    ),
    Figuur(
        "robuust",
        Tekst("zekerheid van de rang", "certitude du rang", "certainty of the rank"),
        "",
        Tekst(
            "Of de wijk in hetzelfde derde van de rij blijft als we andere redelijke keuzes maken.",
            "Si le quartier reste dans le même tiers de l'ordre quand nous faisons d'autres choix "
            "raisonnables.",
            "Whether the neighbourhood stays in the same third of the order when we make other "
            "reasonable choices.",
        ),
        Tekst(
            "Robuust: de rang en zijn twee grenzen liggen alle drie in hetzelfde derde van de rij "
            "(het dringendst, het midden of het minst dringend). Anders: hangt af van aannames.",
            "Robuste : le rang et ses deux bornes sont tous trois dans le même tiers de l'ordre "
            "(le plus urgent, le milieu ou le moins urgent). Sinon : dépend des hypothèses.",
            "Robust: the rank and its two bounds are all three in the same third of the order (the "
            "most urgent, the middle or the least urgent). Else: depends on assumptions.",
        ),
        BRONNEN_KLOOF,
        NIVEAU_WIJK,
        _LET_OP_RANG,
        0,
        "zekerheid",
        klassen=KLASSEN_ROBUUST,
    ),
)

_LET_OP_REGISTER = Tekst(
    "Zegt alleen wat onzeker is aan de plek van bekende plaatsen, niet wat het register mist. Een "
    "plaats waarvan we alleen de gemeente kennen, telt hier mee en in het gewone cijfer niet: dat "
    "kan dus naast deze grenzen liggen. De meters zijn afgerond op enkele centimeters.",
    "Ne dit que l'incertitude sur l'endroit des lieux connus, pas ce qui manque au registre. Un "
    "lieu dont nous ne connaissons que la commune compte ici et pas dans le chiffre habituel : "
    "celui-ci peut donc être hors de ces bornes. Les mètres sont arrondis à quelques centimètres.",
    "Tells only what is unsure about the spot of known places, not what the register lacks. A "
    "place of which we know only the municipality counts here and not in the usual figure, which "
    "may therefore lie outside these bounds. Metres are rounded to a few centimetres.",
)
_VERHUIZEN = Tekst(
    "Een plaats waarvan we alleen de wijk, deelgemeente of gemeente kennen, krijgt 100 keer een "
    "andere plek: bij een huishouden van haar gemeente, door het lot uit een vast zaad, elk "
    "huishouden even waarschijnlijk. Plaatsen met een adres of straat blijven staan.",
    "Un lieu dont nous ne connaissons que le quartier, la section de commune ou la commune reçoit "
    "100 fois un autre endroit : chez un ménage de sa commune, tiré au sort avec une graine fixe, "
    "chaque ménage aussi probable. Les lieux avec adresse ou rue restent en place.",
    "A place of which we know only the neighbourhood, section or municipality gets another "
    "spot 100 times: at a household of its municipality, by lot from a fixed seed, each household "
    "as likely. Places with an address or street stay where they are.",
)
_REGIO = Tekst(
    "dezelfde trekkingen, over alle huishoudens van de regio",
    "les mêmes tirages, sur tous les ménages de la région",
    "the same draws, over all households of the region",
)


class _Maat(NamedTuple):
    """A figure of access that gets an interval."""

    sleutel: str
    eenheid: str
    kort: Tekst
    naam: Tekst


_MATEN = (
    _Maat(
        "dekking",
        "% van de huishoudens",
        Tekst("dekking", "couverture", "coverage"),
        Tekst("de dekking", "la couverture", "the coverage"),
    ),
    _Maat(
        "minuten",
        "minuten stappen",
        Tekst("minuten", "minutes", "minutes"),
        Tekst(
            "het aantal minuten tot de dichtste bekende plaats",
            "le nombre de minutes jusqu'au lieu connu le plus proche",
            "the number of minutes to the nearest known place",
        ),
    ),
)
_GRENZEN = (
    ("p05", "5", Tekst("ondergrens", "borne inférieure", "lower bound")),
    ("p95", "95", Tekst("bovengrens", "borne supérieure", "upper bound")),
)


def _interval(maat: _Maat, achter: str, titel: Tekst, uitleg: Tekst, formule: Tekst) -> Figuur:
    return Figuur(
        f"{maat.sleutel}_{achter}",
        titel,
        maat.eenheid,
        uitleg,
        formule,
        BRONNEN_TOEGANG,
        NIVEAU_HUISHOUDEN,
        _LET_OP_REGISTER,
        0,
        "zekerheid",
        regio=REGIO_HUISHOUDENS if achter == "zonder" else _REGIO,
    )


def _grens(maat: _Maat, achter: str, kwantiel: str, woord: Tekst) -> Figuur:
    kort, naam = maat.kort, maat.naam
    return _interval(
        maat,
        achter,
        Tekst(f"{kort.nl}, {woord.nl}", f"{kort.fr}, {woord.fr}", f"{kort.en}, {woord.en}"),
        Tekst(
            f"De {woord.nl} van {naam.nl}, als plaatsen zonder exact adres ergens in hun gemeente "
            f"zouden staan.",
            f"La {woord.fr} pour {naam.fr}, si les lieux sans adresse exacte étaient quelque part "
            f"dans leur commune.",
            f"The {woord.en} of {naam.en}, if places without an exact address stood somewhere in "
            f"their municipality.",
        ),
        _plus(
            _VERHUIZEN,
            Tekst(
                f"Telkens berekenen we {naam.nl} opnieuw. Dit is de kleinste uitkomst waarbij "
                f"minstens {kwantiel} % van de trekkingen daar of eronder ligt.",
                f"Chaque fois nous recalculons {naam.fr}. C'est le plus petit résultat tel qu'au "
                f"moins {kwantiel} % des tirages sont là ou au-dessous.",
                f"Each time we compute {naam.en} anew. This is the smallest outcome such that at "
                f"least {kwantiel}% of the draws are there or below.",
            ),
        ),
    )


def _zonder(maat: _Maat) -> Figuur:
    kort, naam = maat.kort, maat.naam
    return _interval(
        maat,
        "zonder",
        Tekst(
            f"{kort.nl} zonder onzekere plaatsen",
            f"{kort.fr} sans lieux incertains",
            f"{kort.en} without unsure places",
        ),
        Tekst(
            f"Wat {naam.nl} is als we alleen plaatsen tellen waarvan adres of straat bekend is.",
            f"Ce qu'est {naam.fr} si nous ne comptons que les lieux dont l'adresse ou la rue est "
            f"connue.",
            f"What {naam.en} is when we count only places of which address or street is known.",
        ),
        Tekst(
            f"We berekenen {naam.nl} zoals gewoonlijk, zonder de plaatsen waarvan we alleen de "
            f"wijk, deelgemeente of gemeente kennen.",
            f"Nous calculons {naam.fr} comme d'habitude, sans les lieux dont nous ne connaissons "
            f"que le quartier, la section de commune ou la commune.",
            f"We compute {naam.en} as usual, without the places of which we know only the "
            f"neighbourhood, section or municipality.",
        ),
    )


FIGUREN_ZEKERHEID: tuple[Figuur, ...] = (
    *_RANGEN,
    *(
        figuur
        for maat in _MATEN
        for figuur in (*(_grens(maat, *grens) for grens in _GRENZEN), _zonder(maat))
    ),
)
