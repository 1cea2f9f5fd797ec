"""Figures of siting: what new places could bring a region."""

from etl.contract.figures.figuur import BRONNEN_TOEGANG, NIVEAU_HUISHOUDEN_REGIO, Figuur
from etl.contract.tekst import Tekst

_LET_OP = Tekst(
    "Een rekenoefening, geen adres: of daar een gebouw, een ploeg en vraag zijn, weten we niet. "
    "Gemeenten waar het register geen enkele plaats kent, tellen niet mee; een regio met alleen "
    "zulke gemeenten krijgt geen cijfer. Mist het register een plaats, dan is de winst te hoog.",
    "Un exercice de calcul, pas une adresse : nous ne savons pas s'il y a là un bâtiment, une "
    "équipe et une demande. Les communes où le registre ne connaît aucun lieu ne comptent pas ; "
    "une région qui n'a que de telles communes ne reçoit pas de chiffre. Si un lieu manque au "
    "registre, le gain est trop élevé.",
    "An exercise, not an address: whether there is a building, a team and demand, we do not know. "
    "Municipalities where the register knows no place at all do not count; a region with only "
    "such municipalities gets no figure. Where the register misses a place, the gain is too high.",
)


def _gain(kolom: str, titel: Tekst, uitleg: Tekst, formule: Tekst) -> Figuur:
    return Figuur(
        kolom,
        titel,
        "huishoudens",
        uitleg,
        formule,
        BRONNEN_TOEGANG,
        NIVEAU_HUISHOUDEN_REGIO,
        _LET_OP,
        0,
        "regio",
    )


FIGUREN_WINST: tuple[Figuur, ...] = (
    _gain(
        "winst_1_plaats_huishoudens",
        Tekst("winst van één nieuwe plaats", "gain d'un nouveau lieu", "gain of one new place"),
        Tekst(
            "Hoeveel huishoudens er een plaats binnen 15 minuten stappen bij zouden krijgen, als "
            "er één nieuwe plaats stond waar die de meeste van hen bereikt.",
            "Combien de ménages de plus trouveraient un lieu à 15 minutes de marche au plus, si un "
            "nouveau lieu se trouvait là où il en atteint le plus.",
            "How many more households would find a place within a 15 minutes' walk, if one new "
            "place stood where it reaches most of them.",
        ),
        Tekst(
            "De som van de huishoudens op hoogstens 923 meter in vogelvlucht van de nieuwe plaats "
            "die verder dan 923 meter wonen van elke plaats van de soorten die standaard meetellen "
            "en waarvan we meer weten dan de gemeente; die blijven staan. De nieuwe plaats mag in "
            "elk vierkant van 500 meter staan waar mensen wonen, in het midden van zijn "
            "huishoudens; het vierkant met de hoogste som telt. Huishoudens en vierkanten liggen "
            "allebei in de regio.",
            "La somme des ménages à 923 mètres au plus, à vol d'oiseau, du nouveau lieu et à plus "
            "de 923 mètres de tout lieu des types qui comptent par défaut et dont nous connaissons "
            "plus que la commune ; ceux-ci restent. Le nouveau lieu peut se trouver dans chaque "
            "carré de 500 mètres où des gens habitent, au milieu de ses ménages ; le carré avec la "
            "plus grande somme compte. Ménages et carrés sont tous deux dans la région.",
            "The sum of the households at most 923 metres as the crow flies from the new place "
            "that live farther than 923 metres from every place of the types that count by default "
            "and of which more is known than the municipality; those stay. The new place may stand "
            "in any square of 500 metres where people live, in the middle of its households; the "
            "square with the highest sum counts. Households and squares both lie in the region.",
        ),
    ),
    _gain(
        "winst_3_plaatsen_huishoudens",
        Tekst(
            "winst van drie nieuwe plaatsen",
            "gain de trois nouveaux lieux",
            "gain of three new places",
        ),
        Tekst(
            "Hoeveel huishoudens er een plaats binnen 15 minuten stappen bij zouden krijgen, als "
            "er drie nieuwe plaatsen stonden waar die samen de meeste van hen bereiken.",
            "Combien de ménages de plus trouveraient un lieu à 15 minutes de marche au plus, si "
            "trois nouveaux lieux se trouvaient là où ils en atteignent ensemble le plus.",
            "How many more households would find a place within a 15 minutes' walk, if three new "
            "places stood where together they reach most of them.",
        ),
        Tekst(
            "Hetzelfde als bij één nieuwe plaats, voor de drie vierkanten die samen de meeste "
            "huishoudens bereiken; wie er meer dan één bereikt, telt één keer. Niet de drie beste "
            "na elkaar, maar de beste drie van alle drietallen. Methode: maximal covering (MCLP) "
            "van Church en ReVelle (1974), exact opgelost met HiGHS.",
            "Le même calcul que pour un nouveau lieu, pour les trois carrés qui atteignent "
            "ensemble le plus de ménages ; un ménage qui en atteint plusieurs compte une fois. Non "
            "les trois meilleurs l'un après l'autre, mais le meilleur de tous les trios. Méthode : "
            "maximal covering (MCLP) de Church et ReVelle (1974), résolu exactement avec HiGHS.",
            "The same as for one new place, for the three squares that together reach most "
            "households; who reaches more than one counts once. Not the three best one after the "
            "other, but the best of all threesomes. Method: maximal covering (MCLP) of Church and "
            "ReVelle (1974), solved exactly with HiGHS.",
        ),
    ),
    Figuur(
        "winst_bewezen",
        Tekst("winst is bewezen", "le gain est prouvé", "gain is proven"),
        "ja of nee",
        Tekst(
            "Of zeker is dat geen andere keuze van één of drie plekken meer huishoudens bereikt.",
            "S'il est certain qu'aucun autre choix d'un ou de trois endroits n'atteint plus de "
            "ménages.",
            "Whether it is certain that no other choice of one or three spots reaches more "
            "households.",
        ),
        Tekst(
            "Ja wanneer de berekening bewijst dat geen drie vierkanten samen meer opleveren; voor "
            "één plaats zijn altijd alle vierkanten vergeleken. Nee wanneer dat na 30 seconden nog "
            "niet bewezen was: de winst van drie is dan de beste die gevonden is.",
            "Oui quand le calcul prouve que trois carrés ne rapportent jamais plus ensemble ; pour "
            "un lieu, tous les carrés ont toujours été comparés. Non quand ce n'était pas encore "
            "prouvé après 30 secondes : le gain de trois est alors le meilleur trouvé.",
            "Yes when the calculation proves that no three squares together bring more; for one "
            "place all squares have always been compared. No when that was not yet proven after 30 "
            "seconds: the gain of three is then the best that was found.",
        ),
        BRONNEN_TOEGANG,
        NIVEAU_HUISHOUDEN_REGIO,
        Tekst(
            "Bewezen binnen de vierkanten van 500 meter en de bekende plaatsen. Een plek tussen "
            "twee vierkanten kan nog iets meer huishoudens bereiken.",
            "Prouvé parmi les carrés de 500 mètres et les lieux connus. Un endroit entre deux "
            "carrés peut encore atteindre un peu plus de ménages.",
            "Proven among the squares of 500 metres and the known places. A spot between two "
            "squares may still reach a few more households.",
        ),
        0,
        "regio",
    ),
)
