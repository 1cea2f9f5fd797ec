"""Figures of equity: how the minutes to a known place are spread over a region's households."""

from etl.contract.figures.figuur import BRONNEN_TOEGANG, NIVEAU_HUISHOUDEN_REGIO, Figuur
from etl.contract.figures.gap import BRONNEN_KLOOF
from etl.contract.tekst import Tekst

#: What no figure of the spread can say.
LET_OP_VERDELING = Tekst(
    "Het gaat om minuten tot de dichtste bekende plaats: meer is slechter. Huishoudens zonder "
    "bekende minuten tellen niet mee, en zijn apart geteld. Leeg waar door nul gedeeld zou worden.",
    "Il s'agit de minutes jusqu'au lieu connu le plus proche : plus, c'est pire. Les ménages sans "
    "minutes connues ne comptent pas, et sont comptés à part. Vide là où il faudrait diviser par "
    "zéro.",
    "These are minutes to the nearest known place: more is worse. Households without known minutes "
    "stay out, and are counted apart. Empty where the division would be by zero.",
)
_LET_OP_NOOD = Tekst(
    "De nood is bekend per wijk: alle huishoudens van een wijk delen er één rang. Huishoudens "
    "zonder bekende nood tellen niet mee, en zijn apart geteld.",
    "Le besoin est connu par quartier : tous les ménages d'un quartier y partagent un rang. Les "
    "ménages sans besoin connu ne comptent pas, et sont comptés à part.",
    "Need is known per neighbourhood: all households of one share a single rank. Households "
    "without known need stay out, and are counted apart.",
)


def _verdeling(
    kolom: str,
    eenheid: str,
    titel: Tekst,
    uitleg: Tekst,
    formule: Tekst,
    *,
    nood: bool = False,
) -> Figuur:
    telling = eenheid == "huishoudens"
    return Figuur(
        kolom,
        titel,
        eenheid,
        uitleg,
        formule,
        BRONNEN_KLOOF if nood else BRONNEN_TOEGANG,
        NIVEAU_HUISHOUDEN_REGIO,
        _LET_OP_NOOD if nood else LET_OP_VERDELING,
        0 if telling else 2,
        "verdeling",
        "geen" if telling else "hoog is nadeel",
    )


FIGUREN_VERDELING: tuple[Figuur, ...] = (
    _verdeling(
        "gini",
        "getal van 0 tot 1",
        Tekst("Gini van de minuten", "Gini des minutes", "Gini of the minutes"),
        Tekst(
            "Hoe ongelijk de minuten verdeeld zijn: 0 als ieder huishouden even ver moet stappen, "
            "dicht bij 1 als alle minuten bij enkele huishoudens liggen.",
            "À quel point les minutes sont inégales : 0 si chaque ménage marche aussi loin, près "
            "de 1 si toutes les minutes sont chez quelques ménages.",
            "How unequal the minutes are: 0 when every household walks as far, close to 1 when all "
            "minutes are with a few households.",
        ),
        Tekst(
            "2 × de covariantie van de minuten en de rang van het huishouden (van 0 tot 1, van "
            "dichtbij naar ver), gedeeld door de gemiddelde minuten (Lerman en Yitzhaki, 1989).",
            "2 × la covariance des minutes et du rang du ménage (de 0 à 1, du plus proche au plus "
            "loin), divisée par la moyenne des minutes (Lerman et Yitzhaki, 1989).",
            "2 × the covariance of the minutes and the rank of the household (from 0 to 1, near to "
            "far), divided by the mean minutes (Lerman and Yitzhaki, 1989).",
        ),
    ),
    _verdeling(
        "palma",
        "verhouding",
        Tekst("Palma van de minuten", "Palma des minutes", "Palma of the minutes"),
        Tekst(
            "Hoeveel minuten de verste 10 % van de huishoudens samen stapt, vergeleken met de "
            "dichtste 40 %. Moet iedereen even ver, dan is dit 0,25.",
            "Combien de minutes marchent ensemble les 10 % de ménages les plus loin, comparé aux "
            "40 % les plus proches. Si tous vont aussi loin, c'est 0,25.",
            "How many minutes the farthest 10% of the households walk together, compared with the "
            "nearest 40%. When all go as far, this is 0.25.",
        ),
        Tekst(
            "De som van de minuten van de verste 10 % van de huishoudens, gedeeld door de som van "
            "de minuten van de dichtste 40 % (Palma, 2011; Cobham en Sumner, 2013).",
            "La somme des minutes des 10 % de ménages les plus loin, divisée par la somme des "
            "minutes des 40 % les plus proches (Palma, 2011 ; Cobham et Sumner, 2013).",
            "The sum of the minutes of the farthest 10% of the households, divided by the sum of "
            "the minutes of the nearest 40% (Palma, 2011; Cobham and Sumner, 2013).",
        ),
    ),
    _verdeling(
        "concentratie",
        "getal van −1 tot 1",
        Tekst("concentratie van de minuten", "concentration des minutes", "concentration"),
        Tekst(
            "Of wie meer nood heeft, ook verder moet stappen. Boven 0: ja, onder 0: net minder "
            "ver.",
            "Si ceux qui ont plus de besoin doivent aussi marcher plus loin. Au-dessus de 0 : oui. "
            "Au-dessous : moins loin.",
            "Whether those with more need also have farther to walk. Above 0: yes. Below 0: less "
            "far.",
        ),
        Tekst(
            "2 × de covariantie van de minuten en de rang van het huishouden naar nood (van 0 tot "
            "1, van weinig naar veel; gelijke nood deelt het midden), gedeeld door de gemiddelde "
            "minuten (Kakwani, Wagstaff en van Doorslaer, 1997).",
            "2 × la covariance des minutes et du rang du ménage selon le besoin (de 0 à 1, de peu "
            "à beaucoup ; à besoin égal, le milieu), divisée par la moyenne des minutes (Kakwani, "
            "Wagstaff et van Doorslaer, 1997).",
            "2 × the covariance of the minutes and the rank of the household by need (from 0 to 1, "
            "little to much; equal need shares the middle), divided by the mean minutes "
            "(Kakwani, Wagstaff and van Doorslaer, 1997).",
        ),
        nood=True,
    ),
    _verdeling(
        "erreygers",
        "getal van −1 tot 1",
        Tekst("Erreygers van ver wonen", "Erreygers de l'éloignement", "Erreygers of being far"),
        Tekst(
            "Of wie meer nood heeft, vaker verder dan 15 minuten van een bekende plaats woont. "
            "Boven 0: ja, onder 0: net minder vaak.",
            "Si ceux qui ont plus de besoin vivent plus souvent à plus de 15 minutes d'un lieu "
            "connu. Au-dessus de 0 : oui. Au-dessous : moins souvent.",
            "Whether those with more need more often live beyond 15 minutes from a known place. "
            "Above 0: yes. Below 0: less often.",
        ),
        Tekst(
            "8 × de covariantie van “verder dan 15 minuten” (1 of 0) en de rang van het huishouden "
            "naar nood (van 0 tot 1, van weinig naar veel) (Erreygers, 2009).",
            "8 × la covariance de « à plus de 15 minutes » (1 ou 0) et du rang du ménage selon le "
            "besoin (de 0 à 1, de peu à beaucoup) (Erreygers, 2009).",
            "8 × the covariance of “beyond 15 minutes” (1 or 0) and the rank of the household by "
            "need (from 0 to 1, little to much) (Erreygers, 2009).",
        ),
        nood=True,
    ),
    _verdeling(
        "fgt0",
        "deel van de huishoudens (0 tot 1)",
        Tekst("FGT 0: hoeveel te ver", "FGT 0 : combien trop loin", "FGT 0: how many too far"),
        Tekst(
            "Welk deel van de huishoudens verder dan 15 minuten van een bekende plaats woont.",
            "Quelle part des ménages vit à plus de 15 minutes d'un lieu connu.",
            "What share of the households lives beyond 15 minutes from a known place.",
        ),
        Tekst(
            "De huishoudens met meer dan 15 minuten, gedeeld door alle huishoudens met bekende "
            "minuten (Foster, Greer en Thorbecke, 1984).",
            "Les ménages à plus de 15 minutes, divisés par tous les ménages à minutes connues "
            "(Foster, Greer et Thorbecke, 1984).",
            "The households with more than 15 minutes, divided by all households with known "
            "minutes (Foster, Greer and Thorbecke, 1984).",
        ),
    ),
    _verdeling(
        "fgt1",
        "getal vanaf 0",
        Tekst("FGT 1: hoeveel tekort", "FGT 1 : quel manque", "FGT 1: how much too far"),
        Tekst(
            "Hoeveel te ver het is, gemiddeld over alle huishoudens. 1 betekent: gemiddeld 15 "
            "minuten te ver.",
            "Combien c'est trop loin, en moyenne sur tous les ménages. 1 signifie : 15 minutes de "
            "trop en moyenne.",
            "How much too far it is, on average over all households. 1 means: 15 minutes too far "
            "on average.",
        ),
        Tekst(
            "Het gemiddelde over de huishoudens van (minuten − 15) gedeeld door 15, en 0 voor wie "
            "binnen 15 minuten woont (Foster, Greer en Thorbecke, 1984; voor kosten Wagstaff en "
            "van Doorslaer, 2003).",
            "La moyenne sur les ménages de (minutes − 15) divisé par 15, et 0 pour ceux qui vivent "
            "à 15 minutes au plus (Foster, Greer et Thorbecke, 1984 ; pour des coûts Wagstaff et "
            "van Doorslaer, 2003).",
            "The mean over households of (minutes − 15) divided by 15, and 0 for those within 15 "
            "minutes (Foster, Greer and Thorbecke, 1984; for costs Wagstaff and van Doorslaer, "
            "2003).",
        ),
    ),
    _verdeling(
        "fgt2",
        "getal vanaf 0",
        Tekst("FGT 2: hoe erg te ver", "FGT 2 : quelle gravité", "FGT 2: how badly too far"),
        Tekst(
            "Hetzelfde tekort, waarbij wie het verst woont het zwaarst weegt.",
            "Le même manque, où ceux qui vivent le plus loin pèsent le plus.",
            "The same shortfall, in which those who live farthest weigh most.",
        ),
        Tekst(
            "Het gemiddelde over de huishoudens van het kwadraat van (minuten − 15) gedeeld door "
            "15, en 0 voor wie binnen 15 minuten woont (Foster, Greer en Thorbecke, 1984).",
            "La moyenne sur les ménages du carré de (minutes − 15) divisé par 15, et 0 pour ceux "
            "qui vivent à 15 minutes au plus (Foster, Greer et Thorbecke, 1984).",
            "The mean over households of the square of (minutes − 15) divided by 15, and 0 for "
            "those within 15 minutes (Foster, Greer and Thorbecke, 1984).",
        ),
    ),
    _verdeling(
        "huishoudens_minuten_onbekend",
        "huishoudens",
        Tekst(
            "huishoudens zonder bekende minuten",
            "ménages sans minutes connues",
            "households without known minutes",
        ),
        Tekst(
            "Hoeveel huishoudens niet meetellen in de verdeling, omdat hun minuten onbekend zijn.",
            "Combien de ménages ne comptent pas dans la répartition, faute de minutes connues.",
            "How many households stay out of the distribution, because their minutes are unknown.",
        ),
        Tekst(
            "De som van de huishoudens met een plaats op de kaart, maar zonder bekende minuten.",
            "La somme des ménages placés sur la carte, mais sans minutes connues.",
            "The sum of the households with a place on the map, but without known minutes.",
        ),
    ),
    _verdeling(
        "huishoudens_nood_onbekend",
        "huishoudens",
        Tekst(
            "huishoudens zonder bekende nood",
            "ménages sans besoin connu",
            "households without known need",
        ),
        Tekst(
            "Hoeveel huishoudens niet meetellen in de twee cijfers die naar nood kijken.",
            "Combien de ménages ne comptent pas dans les deux chiffres qui regardent le besoin.",
            "How many households stay out of the two figures that look at need.",
        ),
        Tekst(
            "De som van de huishoudens met bekende minuten, in wijken zonder bekende nood.",
            "La somme des ménages à minutes connues, dans des quartiers sans besoin connu.",
            "The sum of the households with known minutes, in neighbourhoods without known need.",
        ),
        nood=True,
    ),
)
