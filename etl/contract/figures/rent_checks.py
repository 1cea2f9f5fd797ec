"""Figures beside the rent signal: whether its class holds, and what a published rule says."""

from etl.contract.figures.classes import KLASSEN_DING, KLASSEN_STABILITEIT, NIVEAU_WOORDEN
from etl.contract.figures.figuur import Figuur
from etl.contract.figures.rent import BRONNEN_HUUR, NIVEAU_HUUR
from etl.contract.tekst import Tekst

FIGUREN_HUUR_PROEVEN: tuple[Figuur, ...] = (
    Figuur(
        "huur_stabiliteit",
        Tekst(
            "stabiliteit van het huursignaal",
            "stabilité du signal de loyer",
            "stability of the rent signal",
        ),
        "",
        Tekst(
            "Of de klasse van het huursignaal dezelfde blijft als we een jaar vroeger stoppen, of "
            "vergelijken met de provincie in plaats van met het gewest.",
            "Si la classe du signal de loyer reste la même quand on s'arrête un an plus tôt, ou "
            "quand on compare avec la province au lieu de la région.",
            "Whether the class of the rent signal stays the same when we stop a year earlier, or "
            "compare with the province instead of the region.",
        ),
        Tekst(
            "De klasse wordt op dezelfde manier opnieuw bepaald met twee veranderingen, elk apart: "
            "een venster van 10 jaren dat één jaar vroeger eindigt, en als referentie de gemeenten "
            "van dezelfde provincie in plaats van het gewest (Brussel heeft geen provincie: daar "
            "blijft het gewest). Het cijfer noemt de verandering waarbij de klasse anders of "
            "onbekend wordt. Onbekend waar het huursignaal onbekend is.",
            "La classe est redéterminée de la même façon avec deux changements, chacun à part : "
            "une fenêtre de 10 années qui se termine un an plus tôt, et comme référence les "
            "communes de la même province au lieu de la région (Bruxelles n'a pas de province : "
            "la région y reste). Le chiffre nomme le changement avec lequel la classe devient "
            "autre ou inconnue. Inconnu là où le signal de loyer est inconnu.",
            "The class is determined anew in the same way with two changes, each apart: a window "
            "of 10 years that ends one year earlier, and as reference the municipalities of the "
            "same province instead of the region (Brussels has no province: there the region "
            "stays). The figure names the change with which the class becomes another or unknown. "
            "Unknown where the rent signal is unknown.",
        ),
        BRONNEN_HUUR,
        NIVEAU_HUUR,
        Tekst(
            "Verandert de klasse, dan hangt het signaal af van een keuze die ook anders kon. "
            "Blijft ze gelijk, dan is het nog altijd geen bewijs.",
            "Si la classe change, le signal dépend d'un choix qui pouvait être autre. Si elle "
            "reste la même, ce n'est toujours pas une preuve.",
            "If the class changes, the signal hangs on a choice that could have been another. If "
            "it stays, it is still no proof.",
        ),
        0,
        "huur",
        klassen=KLASSEN_STABILITEIT,
    ),
    Figuur(
        "ding_klasse",
        Tekst(
            "gentrificatie volgens Ding en anderen",
            "gentrification selon Ding et autres",
            "gentrification by Ding and others",
        ),
        "",
        Tekst(
            "Of de gemeente lage inkomens had en er de woonprijs sneller stijgt dan elders. Een "
            "gepubliceerde regel, die we hier maar voor de helft kunnen volgen.",
            "Si la commune avait de bas revenus et que le prix du logement y monte plus vite "
            "qu'ailleurs. Une règle publiée, que nous ne pouvons suivre qu'à moitié.",
            "Whether the municipality had low incomes and home prices rise faster there than "
            "elsewhere. A published rule, of which we can follow only half.",
        ),
        Tekst(
            "Gentrificeerbaar: het inkomen per inwoner van de gemeente (2013) ligt onder de "
            "mediaan van de gemeenten van het gewest. Gentrificerend naar prijs alleen: "
            "gentrificeerbaar, en de verkoopprijs van huizen of van appartementen steeg in "
            "procent meer dan de mediaan van de gemeenten van het gewest. De stijging gaat van "
            "het gemiddelde van de mediane prijzen in de eerste drie jaren van een venster van 10 "
            "jaren naar dat in de laatste drie. Naar de regel van Ding, Hwang en Divringi (2016), "
            "zoals anderen die weergeven. Waar voor een wijk zelf verkoopprijzen en een inkomen "
            "bekend zijn, en voor minstens 10 wijken van het gewest, geldt de regel voor de wijk, "
            "met de wijken van het gewest als vergelijking.",
            "Gentrifiable : le revenu par habitant de la commune (2013) est sous la médiane des "
            "communes de la région. En gentrification selon le prix seul : gentrifiable, et le "
            "prix de vente des maisons ou des appartements a augmenté en pour cent plus que la "
            "médiane des communes de la région. La hausse va de la moyenne des prix médians des "
            "trois premières années d'une fenêtre de 10 années à celle des trois dernières. "
            "D'après la règle de Ding, Hwang et Divringi (2016), telle que d'autres la rapportent. "
            "Là où un quartier a ses propres prix de vente et son revenu, et au moins 10 quartiers "
            "de la région aussi, la règle vaut pour le quartier, comparé aux quartiers de la "
            "région.",
            "Gentrifiable: the income per inhabitant of the municipality (2013) is below the "
            "median of the municipalities of the region. Gentrifying by price alone: "
            "gentrifiable, and the sale price of houses or of apartments rose by a higher "
            "percentage than the median of the municipalities of the region. The rise is from the "
            "mean of the median prices in the first three years of a window of 10 years to that "
            "in the last three. After the rule of Ding, Hwang and Divringi (2016), as others "
            "report it. Where a neighbourhood has sale prices and an income of its own, and at "
            "least 10 neighbourhoods of the region do, the rule is that of the neighbourhood, "
            "compared with the neighbourhoods of the region.",
        ),
        ("statbel_inkomen", "statbel_verkopen"),
        NIVEAU_HUUR,
        Tekst(
            "Losser dan de gepubliceerde regel: die vraagt ook dat het aandeel hoger opgeleiden "
            "sneller stijgt, en daarvan is geen cijfer. Het inkomen is een gemiddelde van 2013, en "
            "een gemeente is veel groter dan de buurten waarvoor de regel gemaakt is.",
            "Plus large que la règle publiée : elle demande aussi que la part des diplômés du "
            "supérieur monte plus vite, et il n'y a pas de chiffre. Le revenu est une moyenne de "
            "2013, et une commune est bien plus grande que les quartiers pour lesquels la règle "
            "est faite.",
            "Looser than the published rule, which also asks that the share of people with higher "
            "education rises faster, of which there is no figure. Income is a mean of 2013, and a "
            "municipality is far larger than the areas for which the rule was made.",
        ),
        0,
        "huur",
        klassen=KLASSEN_DING,
    ),
    Figuur(
        "ding_niveau",
        Tekst(
            "niveau van de regel van Ding",
            "niveau de la règle de Ding",
            "level of the rule of Ding",
        ),
        "",
        Tekst(
            "Voor welk gebied de regel van Ding en anderen beantwoord is.",
            "Pour quel territoire la règle de Ding et autres a une réponse.",
            "For which area the rule of Ding and others is answered.",
        ),
        Tekst(
            "De wijk waar haar inkomen en haar verkoopprijzen bekend zijn, anders de gemeente.",
            "Le quartier là où son revenu et ses prix de vente sont connus, sinon la commune.",
            "The neighbourhood where its income and its sale prices are known, else the "
            "municipality.",
        ),
        ("statbel_inkomen", "statbel_verkopen"),
        NIVEAU_HUUR,
        Tekst(
            "Vergelijk alleen gebieden van hetzelfde niveau.",
            "Ne comparez que des territoires du même niveau.",
            "Compare only areas of the same level.",
        ),
        0,
        "huur",
        klassen=NIVEAU_WOORDEN,
    ),
)
