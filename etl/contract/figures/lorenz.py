"""The two coordinates of a region's Lorenz curve."""

from etl.contract.figures.equity import LET_OP_VERDELING
from etl.contract.figures.figuur import BRONNEN_TOEGANG, NIVEAU_HUISHOUDEN_REGIO, Figuur
from etl.contract.tekst import Tekst

FIGUREN_LORENZ: tuple[Figuur, ...] = (
    Figuur(
        "deel_huishoudens",
        Tekst(
            "Lorenz: deel van de huishoudens",
            "Lorenz : part des ménages",
            "Lorenz: share of the households",
        ),
        "deel van de huishoudens (0 tot 1)",
        Tekst(
            "De plaats op de horizontale as van de Lorenzcurve: 0,3 staat voor de 30 van de 100 "
            "huishoudens die het dichtst bij een bekende plaats wonen.",
            "La position sur l'axe horizontal de la courbe de Lorenz : 0,3 désigne les 30 ménages "
            "sur 100 qui vivent le plus près d'un lieu connu.",
            "The position on the horizontal axis of the Lorenz curve: 0.3 stands for the 30 of 100 "
            "households that live nearest to a known place.",
        ),
        Tekst(
            "De huishoudens met bekende minuten, van dichtbij naar ver, in tienden: 0, 0,1 tot en "
            "met 1.",
            "Les ménages à minutes connues, du plus proche au plus loin, par dixièmes : 0, 0,1 "
            "jusqu'à 1.",
            "The households with known minutes, near to far, in tenths: 0, 0.1 up to and "
            "including 1.",
        ),
        BRONNEN_TOEGANG,
        NIVEAU_HUISHOUDEN_REGIO,
        LET_OP_VERDELING,
        1,
        "verdeling",
    ),
    Figuur(
        "deel",
        Tekst(
            "Lorenz: deel van de minuten", "Lorenz : part des minutes", "Lorenz: share of minutes"
        ),
        "deel van de minuten (0 tot 1)",
        Tekst(
            "Welk deel van alle minuten die dichtste huishoudens samen stappen. Moet iedereen even "
            "ver, dan stapt 0,3 van de huishoudens ook 0,3 van de minuten.",
            "Quelle part de toutes les minutes ces ménages les plus proches marchent ensemble. Si "
            "tous vont aussi loin, 0,3 des ménages marche aussi 0,3 des minutes.",
            "What share of all minutes those nearest households walk together. When all go as far, "
            "0.3 of the households also walk 0.3 of the minutes.",
        ),
        Tekst(
            "De som van de minuten tot de dichtste bekende plaats over dat deel van de "
            "huishoudens, gedeeld door de som over alle huishoudens met bekende minuten; wie op de "
            "grens van een tiende valt, telt aan elke kant voor zijn deel. De Gini is 1 − 2 × het "
            "oppervlak onder de volle curve (Lorenz, 1905).",
            "La somme des minutes jusqu'au lieu connu le plus proche de cette part des ménages, "
            "divisée par la somme de tous les ménages à minutes connues ; celui qui tombe sur la "
            "limite d'un dixième compte de chaque côté pour sa part. Le Gini est 1 − 2 × la "
            "surface sous la courbe entière (Lorenz, 1905).",
            "The sum of the minutes to the nearest known place over that share of the households, "
            "divided by the sum over all households with known minutes; who falls on the edge of a "
            "tenth counts on either side for their part. The Gini is 1 − 2 × the area under the "
            "full curve (Lorenz, 1905).",
        ),
        BRONNEN_TOEGANG,
        NIVEAU_HUISHOUDEN_REGIO,
        LET_OP_VERDELING,
        2,
        "verdeling",
    ),
)
