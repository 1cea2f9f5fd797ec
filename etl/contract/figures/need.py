"""Figures of need, and what it is made of."""

from etl.contract.figures.classes import NIVEAU_WOORDEN, ONDERDELEN_NOOD
from etl.contract.figures.digital import BRONNEN_RISICO
from etl.contract.figures.figuur import (
    BRONNEN_HUISHOUDENS,
    NIVEAU_GEMEENTE,
    NIVEAU_WIJK,
    REGIO_GEMIDDELDE,
    Figuur,
)
from etl.contract.tekst import Tekst

#: All that need is made from.
BRONNEN_NOOD = (
    "huurprijzen",
    "statbel_verkopen",
    *BRONNEN_RISICO,
    *BRONNEN_HUISHOUDENS,
)
_LET_OP_NOOD = Tekst(
    "Een rangorde, geen aantal mensen in armoede. Onderdelen die alleen per gemeente of provincie "
    "bekend zijn, maken geen verschil tussen wijken van die gemeente of provincie.",
    "Un classement, pas un nombre de personnes en pauvreté. Les composantes connues seulement par "
    "commune ou province ne distinguent pas les quartiers de cette commune ou province.",
    "A ranking, not a number of people in poverty. Components known only by municipality or "
    "province make no difference between neighbourhoods of that municipality or province.",
)
_LET_OP_ALLEEN = Tekst(
    "Geen maat voor eenzaamheid: alleen wonen is niet alleen zijn. Alle wijken van een gemeente "
    "krijgen hetzelfde cijfer.",
    "Pas une mesure de solitude : vivre seul n'est pas être seul. Tous les quartiers d'une commune "
    "reçoivent le même chiffre.",
    "Not a measure of loneliness: living alone is not being alone. All neighbourhoods of a "
    "municipality get the same figure.",
)

_LET_OP_INKOMEN = Tekst(
    "Van 2013, en een gemiddelde van aangiften: het zegt niet hoe het inkomen verdeeld is. Alle "
    "wijken van een gemeente krijgen hetzelfde cijfer.",
    "De 2013, et une moyenne de déclarations : elle ne dit pas comment le revenu est réparti. Tous "
    "les quartiers d'une commune reçoivent le même chiffre.",
    "Of 2013, and a mean of tax returns: it does not tell how income is spread. All neighbourhoods "
    "of a municipality get the same figure.",
)

FIGUREN_NOOD: tuple[Figuur, ...] = (
    Figuur(
        "nood",
        Tekst("nood", "besoin", "need"),
        "punten van 0 tot 100",
        Tekst(
            "Hoe sterk de signalen van nood in de wijk zijn, vergeleken met alle huishoudens in "
            "Vlaanderen en Brussel. Hoe meer punten, hoe sterker.",
            "La force des signaux de besoin dans le quartier, comparée à tous les ménages de "
            "Flandre et de Bruxelles. Plus il y a de points, plus les signaux sont forts.",
            "How strong the signs of need are in the neighbourhood, compared with all households "
            "of Flanders and Brussels. The more points, the stronger.",
        ),
        Tekst(
            "Per onderdeel: 100 × (de huishoudens in wijken met een lagere waarde + de helft van "
            "de huishoudens in wijken met dezelfde waarde), gedeeld door alle huishoudens met een "
            "waarde. Nood = het gemiddelde van de bekende onderdelen, elk even zwaar: groei van de "
            "woonprijs boven de referentie, het geschatte digitale risico, wagens per huishouden "
            "(weinig is nood) en alleenwonenden. Onbekend, tenzij twee onderdelen bekend zijn "
            "waarvan één gemeten per sector, wijk of gemeente; het digitale risico geldt niet als "
            "gemeten.",
            "Par composante : 100 × (les ménages des quartiers à valeur plus basse + la moitié des "
            "ménages des quartiers à valeur égale), divisés par tous les ménages avec une valeur. "
            "Besoin = la moyenne des composantes connues, de poids égal : croissance du prix du "
            "logement au-dessus de la référence, le risque numérique estimé, voitures par ménage "
            "(peu = besoin) et personnes seules. Inconnu, sauf si deux composantes sont connues "
            "dont une mesurée par secteur, quartier ou commune ; le risque numérique ne passe pas "
            "pour mesuré.",
            "Per component: 100 × (the households in neighbourhoods with a lower value + half the "
            "households in neighbourhoods with the same value), divided by all households with a "
            "value. Need = the mean of the known components, equally weighted: growth of home "
            "prices above the reference, the estimated digital risk, cars per household (few is "
            "need) and people living alone. Unknown, unless two components are known of which one "
            "measured by sector, neighbourhood or municipality; the digital risk does not pass for "
            "measured.",
        ),
        BRONNEN_NOOD,
        NIVEAU_WIJK,
        _LET_OP_NOOD,
        0,
        "nood",
        "hoog is nadeel",
        regio=REGIO_GEMIDDELDE,
    ),
    Figuur(
        "nood_onderdelen",
        Tekst("onderdelen van de nood", "composantes du besoin", "components of need"),
        "",
        Tekst(
            "Uit welke signalen de nood van deze wijk is opgebouwd.",
            "De quels signaux le besoin de ce quartier est composé.",
            "Of which signs the need of this neighbourhood is made.",
        ),
        Tekst(
            "De onderdelen die voor deze wijk bekend zijn.",
            "Les composantes connues pour ce quartier.",
            "The components that are known for this neighbourhood.",
        ),
        BRONNEN_NOOD,
        NIVEAU_WIJK,
        _LET_OP_NOOD,
        0,
        "nood",
        klassen=ONDERDELEN_NOOD,
    ),
    Figuur(
        "wagens_per_huishouden",
        Tekst("wagens per huishouden", "voitures par ménage", "cars per household"),
        "wagens per huishouden",
        Tekst(
            "Hoeveel personenwagens een huishouden gemiddeld heeft. Wie geen wagen heeft, is meer "
            "aangewezen op wat dichtbij is.",
            "Combien de voitures un ménage possède en moyenne. Qui n'a pas de voiture dépend "
            "davantage de ce qui est proche.",
            "How many cars a household has on average. Those without a car depend more on what is "
            "near by.",
        ),
        Tekst(
            "De personenwagens van de huishoudens, gedeeld door de huishoudens, per statistische "
            "sector (2019) en met de huishoudens mee opgeteld per wijk.",
            "Les voitures des ménages divisées par les ménages, par secteur statistique (2019), "
            "agrégées par quartier avec les ménages.",
            "The cars of households divided by the households, by statistical sector (2019), "
            "summed to the neighbourhood along with the households.",
        ),
        BRONNEN_HUISHOUDENS,
        Tekst(
            "statistische sector, opgeteld per wijk",
            "secteur statistique, agrégé par quartier",
            "statistical sector, summed to the neighbourhood",
        ),
        Tekst(
            "Toestand van 2019. Weinig wagens is in een stad met goed openbaar vervoer niet altijd "
            "een nadeel.",
            "Situation de 2019. Peu de voitures n'est pas toujours un désavantage dans une ville "
            "bien desservie.",
            "As of 2019. Few cars is not always a disadvantage in a city with good public "
            "transport.",
        ),
        2,
        "nood",
        "laag is nadeel",
        regio=REGIO_GEMIDDELDE,
    ),
    Figuur(
        "alleenwonend_pct",
        Tekst("alleenwonenden", "personnes seules", "people living alone"),
        "% van de huishoudens",
        Tekst(
            "Hoeveel van de 100 huishoudens in de gemeente uit één persoon bestaan.",
            "Combien de ménages sur 100 de la commune se composent d'une seule personne.",
            "How many of 100 households in the municipality consist of one person.",
        ),
        Tekst(
            "100 × de huishoudens van één persoon, gedeeld door alle huishoudens van de gemeente "
            "(2019); gefuseerde gemeenten zijn eerst opgeteld.",
            "100 × les ménages d'une personne, divisés par tous les ménages de la commune (2019) ; "
            "les communes fusionnées sont d'abord additionnées.",
            "100 × the households of one person, divided by all households of the municipality "
            "(2019); merged municipalities are added up first.",
        ),
        ("statbel_wagens_gemeente",),
        NIVEAU_GEMEENTE,
        _LET_OP_ALLEEN,
        0,
        "nood",
        "hoog is nadeel",
        regio=REGIO_GEMIDDELDE,
    ),
    Figuur(
        "alleenwonend_niveau",
        Tekst(
            "niveau van het cijfer alleenwonenden",
            "niveau du chiffre personnes seules",
            "level of people living alone",
        ),
        "",
        Tekst(
            "Voor welk gebied het cijfer van de alleenwonenden bekend is.",
            "Pour quel territoire le chiffre des personnes seules est connu.",
            "For which area the figure of people living alone is known.",
        ),
        Tekst(
            "Het fijnste niveau met een cijfer.",
            "Le niveau le plus fin disponible.",
            "The finest level with a figure.",
        ),
        ("statbel_wagens_gemeente",),
        NIVEAU_GEMEENTE,
        _LET_OP_ALLEEN,
        0,
        "nood",
        klassen=NIVEAU_WOORDEN,
    ),
    Figuur(
        "inkomen_eur_inwoner",
        Tekst("inkomen per inwoner", "revenu par habitant", "income per inhabitant"),
        "euro per jaar",
        Tekst(
            "Hoeveel netto belastbaar inkomen er in de gemeente gemiddeld is per inwoner, kinderen "
            "meegeteld. Het telt mee in het digitale risico.",
            "Combien de revenu net imposable il y a en moyenne par habitant de la commune, enfants "
            "compris. Il compte dans le risque numérique.",
            "How much net taxable income there is on average per inhabitant of the municipality, "
            "children included. It counts in the digital risk.",
        ),
        Tekst(
            "Het totale netto belastbare inkomen van de gemeente gedeeld door haar inwoners, in "
            "het laatste jaar met een cijfer (2013); gefuseerde gemeenten zijn eerst opgeteld.",
            "Le revenu net imposable total de la commune divisé par ses habitants, pour la "
            "dernière année connue (2013) ; les communes fusionnées sont d'abord additionnées.",
            "The total net taxable income of the municipality divided by its inhabitants, in the "
            "latest year with a figure (2013); merged municipalities are summed first.",
        ),
        ("statbel_inkomen",),
        NIVEAU_GEMEENTE,
        _LET_OP_INKOMEN,
        0,
        "nood",
        "laag is nadeel",
        regio=REGIO_GEMIDDELDE,
    ),
    Figuur(
        "inkomen_niveau",
        Tekst("niveau van het inkomen", "niveau du revenu", "level of income"),
        "",
        Tekst(
            "Voor welk gebied het inkomen bekend is.",
            "Pour quel territoire le revenu est connu.",
            "For which area the income is known.",
        ),
        Tekst(
            "Het fijnste niveau met een inkomen.",
            "Le niveau le plus fin avec un revenu.",
            "The finest level with an income.",
        ),
        ("statbel_inkomen",),
        NIVEAU_GEMEENTE,
        _LET_OP_INKOMEN,
        0,
        "nood",
        klassen=NIVEAU_WOORDEN,
    ),
)
