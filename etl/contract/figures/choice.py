"""Figures of supply and choice: what is shared with others, what differs, what hangs on one."""

from etl.contract.figures.access import LET_OP_TOEGANG
from etl.contract.figures.figuur import (
    BRONNEN_TOEGANG,
    NIVEAU_HUISHOUDEN,
    REGIO_HUISHOUDENS,
    Figuur,
)
from etl.contract.tekst import Tekst

FIGUREN_KEUZE: tuple[Figuur, ...] = (
    Figuur(
        "e2sfca_per_1000",
        Tekst(
            "gedeeld aanbod per 1000 huishoudens",
            "offre partagée pour 1 000 ménages",
            "shared supply per 1,000 households",
        ),
        "plaatsen per 1000 huishoudens",
        Tekst(
            "Hoeveel bekende plaatsen er zijn voor 1000 huishoudens, als iedereen in de buurt een "
            "plaats met de anderen deelt. Een plaats die veel mensen moeten delen, telt minder.",
            "Combien de lieux connus il y a pour 1 000 ménages, si chacun partage un lieu avec les "
            "autres autour. Un lieu que beaucoup doivent partager compte moins.",
            "How many known places there are for 1,000 households, when all around a place share "
            "it. A place that many must share counts for less.",
        ),
        Tekst(
            "Stap 1, per plaats van de gekozen soorten: 1 gedeeld door de som van de huishoudens "
            "eromheen, elk maal een gewicht. Stap 2, per huishouden: de som van die uitkomsten "
            "over de plaatsen eromheen, elk maal hetzelfde gewicht. Het gewicht is 1 tot en met "
            "10 minuten stappen, 0,68 tot en met 20 minuten, 0,22 tot en met 30 minuten en 0 "
            "daarboven. Per wijk: 1000 × het gemiddelde over de huishoudens. Methode: E2SFCA van "
            "Luo en Qi (2009).",
            "Étape 1, par lieu des types choisis : 1 divisé par la somme des ménages autour, "
            "chacun multiplié par un poids. Étape 2, par ménage : la somme de ces résultats pour "
            "les lieux autour, chacun multiplié par le même poids. Le poids est 1 jusqu'à 10 "
            "minutes de marche incluses, 0,68 jusqu'à 20 minutes, 0,22 jusqu'à 30 minutes et 0 "
            "au-delà. Par quartier : 1 000 × la moyenne sur les ménages. Méthode : E2SFCA de Luo "
            "et Qi (2009).",
            "Step 1, per place of the chosen types: 1 divided by the sum of the households around "
            "it, each times a weight. Step 2, per household: the sum of those results over the "
            "places around it, each times the same weight. The weight is 1 up to and including "
            "10 minutes on foot, 0.68 up to 20 minutes, 0.22 up to 30 minutes and 0 beyond. Per "
            "neighbourhood: 1,000 × the mean over households. Method: E2SFCA of Luo and Qi (2009).",
        ),
        BRONNEN_TOEGANG,
        NIVEAU_HUISHOUDEN,
        Tekst(
            "Hoeveel mensen een plaats aankan, weten we niet: elke plaats telt als 1. Wie naar "
            "de mensen toe komt, telt hier niet mee.",
            "Nous ne savons pas combien de personnes un lieu peut accueillir : chaque lieu compte "
            "pour 1. Ce qui vient vers les gens ne compte pas ici.",
            "We do not know how many people a place can serve: each place counts as 1. What comes "
            "to people does not count here.",
        ),
        2,
        "toegang",
        "laag is nadeel",
        regio=REGIO_HUISHOUDENS,
    ),
    Figuur(
        "keuze_effectief",
        Tekst("echte keuze", "choix réel", "real choice"),
        "werkmodellen (0 tot 7)",
        Tekst(
            "Uit hoeveel echt verschillende werkmodellen een huishouden gemiddeld kan kiezen. Tien "
            "buurthuizen en één buddywerking zijn bijna één keuze, geen twee.",
            "Entre combien de modèles vraiment différents un ménage peut choisir en moyenne. Dix "
            "maisons de quartier et un projet de parrainage font presque un choix, pas deux.",
            "Among how many really different models a household can choose, on average. Ten "
            "community houses and one buddy project are almost one choice, not two.",
        ),
        Tekst(
            "Per huishouden: de organisaties met een plaats van de gekozen soorten op hoogstens "
            "923 meter in vogelvlucht, of met een werking die naar de wijk toe komt. Elke "
            "organisatie telt één keer en verdeelt haar gewicht van 1 gelijk over de werkmodellen "
            "die zij daar biedt. Met p = het deel van het gewicht bij elk werkmodel is het cijfer "
            "exp(−som van p × ln p), en 0 waar niets is. Per wijk: het gemiddelde over de "
            "huishoudens. Methode: effectief aantal van Hill (1973).",
            "Par ménage : les organisations avec un lieu des types choisis à 923 mètres au plus, à "
            "vol d'oiseau, ou avec une action qui vient vers le quartier. Chaque organisation "
            "compte une fois et répartit son poids de 1 à parts égales sur les modèles qu'elle y "
            "offre. Avec p = la part du poids de chaque modèle, le chiffre est exp(−somme de p × "
            "ln p), et 0 là où il n'y a rien. Par quartier : la moyenne sur les ménages. Méthode : "
            "nombre effectif de Hill (1973).",
            "Per household: the organisations with a place of the chosen types at most 923 metres "
            "away as the crow flies, or with an initiative that comes to the neighbourhood. Each "
            "organisation counts once and divides its weight of 1 equally over the models that it "
            "offers there. With p = the share of the weight with each model, the figure is "
            "exp(−sum of p × ln p), and 0 where there is nothing. Per neighbourhood: the mean over "
            "households. Method: effective number of Hill (1973).",
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
        "minuten_drie_modellen",
        Tekst(
            "minuten tot drie werkmodellen",
            "minutes jusqu'à trois modèles",
            "minutes to three models",
        ),
        "minuten stappen",
        Tekst(
            "Hoe lang een huishouden in het midden van de rij moet kunnen stappen om uit drie "
            "verschillende werkmodellen te kiezen.",
            "Combien de temps un ménage au milieu de la file doit pouvoir marcher pour choisir "
            "entre trois modèles différents.",
            "How long a household in the middle of the line must be able to walk to choose among "
            "three different models.",
        ),
        Tekst(
            "Per huishouden: meters in vogelvlucht tot de dichtste plaats van de gekozen soorten, "
            "apart voor elk werkmodel; een plaats met twee werkmodellen telt voor beide, en een "
            "werkmodel dat naar de wijk toe komt staat op 0 meter. Het derde kleinste getal "
            "telt. Per wijk: de mediaan daarvan over de huishoudens. Minuten = meters × 1,3 "
            "gedeeld door 4,8 kilometer per uur. Methode: duale toegang van Cui en Levinson "
            "(2020).",
            "Par ménage : mètres à vol d'oiseau jusqu'au lieu le plus proche des types choisis, "
            "pour chaque modèle à part ; un lieu à deux modèles compte pour les deux, et un modèle "
            "qui vient vers le quartier est à 0 mètre. Le troisième plus petit nombre compte. Par "
            "quartier : la médiane sur les ménages. Minutes = mètres × 1,3 divisés par 4,8 "
            "kilomètres par heure. Méthode : accès dual de Cui et Levinson (2020).",
            "Per household: metres as the crow flies to the nearest place of the chosen types, for "
            "each model apart; a place with two models counts for both, and a model that comes to "
            "the neighbourhood is at 0 metres. The third smallest number counts. Per "
            "neighbourhood: the median over households. Minutes = metres × 1.3 divided by 4.8 "
            "kilometres an hour. Method: dual access of Cui and Levinson (2020).",
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
        "huishoudens_enkel_hier",
        Tekst(
            "huishoudens met enkel deze plaats dichtbij",
            "ménages avec ce seul lieu à proximité",
            "households with only this place near by",
        ),
        "huishoudens",
        Tekst(
            "Hoeveel huishoudens binnen 15 minuten stappen geen andere bekende plaats hebben dan "
            "deze. Sluit ze, dan hebben zij niets meer dichtbij.",
            "Combien de ménages n'ont pas d'autre lieu connu que celui-ci à 15 minutes de marche "
            "au plus. S'il ferme, il ne leur reste rien à proximité.",
            "How many households have no other known place than this one within a 15 minutes' "
            "walk. If it closes, they have nothing left near by.",
        ),
        Tekst(
            "De som van de huishoudens op hoogstens 923 meter in vogelvlucht van deze plaats, en "
            "verder dan 923 meter van elke andere plaats van de soorten die standaard meetellen.",
            "La somme des ménages à 923 mètres au plus, à vol d'oiseau, de ce lieu, et à plus de "
            "923 mètres de tout autre lieu des types qui comptent par défaut.",
            "The sum of the households at most 923 metres as the crow flies from this place, and "
            "farther than 923 metres from every other place of the types that count by default.",
        ),
        BRONNEN_TOEGANG,
        Tekst("initiatief", "initiative", "initiative (one place)"),
        Tekst(
            "Alleen voor plaatsen die standaard meetellen en waarvan we meer weten dan de "
            "gemeente. Een kleine waarde is geen oordeel over de plaats.",
            "Seulement pour les lieux qui comptent par défaut et dont nous connaissons plus que la "
            "commune. Une petite valeur n'est pas un jugement sur le lieu.",
            "Only for places that count by default and of which more is known than the "
            "municipality. A small value is no verdict on the place.",
        ),
        0,
        "toegang",
    ),
)
