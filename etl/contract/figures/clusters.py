"""Figures of clusters: whether a wijk and its neighbours are far from a known place together."""

from etl.contract.figures.classes import KLASSEN_CLUSTER
from etl.contract.figures.figuur import BRONNEN_TOEGANG, NIVEAU_WIJK, Figuur
from etl.contract.tekst import Tekst

_LET_OP = Tekst(
    "Een patroon op de kaart, geen oorzaak. Onbekend waar minder dan 50 huishoudens wonen; een "
    "wijk zonder buren kan niet getoetst worden.",
    "Un motif sur la carte, pas une cause. Inconnu là où vivent moins de 50 ménages ; un quartier "
    "sans voisins ne peut pas être testé.",
    "A pattern on the map, not a cause. Unknown where fewer than 50 households live; a "
    "neighbourhood without neighbours cannot be tested.",
)

FIGUREN_CLUSTERS: tuple[Figuur, ...] = (
    Figuur(
        "cluster_toegang",
        Tekst("cluster van toegang", "groupe d'accès", "cluster of access"),
        "",
        Tekst(
            "Of de wijk en haar buurwijken samen ver van een bekende plaats liggen, samen "
            "dichtbij, of net van elkaar verschillen. Niet significant: het kan toeval zijn.",
            "Si le quartier et ses voisins sont ensemble loin d'un lieu connu, ensemble proches, "
            "ou au contraire différents. Non significatif : cela peut être le hasard.",
            "Whether the neighbourhood and those around it are together far from a known place, "
            "together near, or on the contrary different. Not significant: it may be chance.",
        ),
        Tekst(
            "Lokale Moran (Anselin, 1995) van de minuten tot de dichtste bekende plaats: (n − 1) × "
            "z × het gemiddelde van z over de buren, gedeeld door de som van z², met z = de waarde "
            "min het gemiddelde en n = het aantal wijken. Buren raken elkaar aan een grens of een "
            "hoek. Kans: 9999 keer worden de buren door het lot gekozen uit alle andere wijken, "
            "telkens met hetzelfde zaad. Een klasse komt er alleen als p, aangepast omdat we veel "
            "wijken tegelijk toetsen (Benjamini en Hochberg, 1995), hoogstens 5 % is. H = meer "
            "minuten dan gemiddeld, L = minder; eerst de wijk, dan haar buren.",
            "Moran local (Anselin, 1995) des minutes jusqu'au lieu connu le plus proche : (n − 1) "
            "× z × la moyenne de z sur les voisins, divisé par la somme de z², avec z = la valeur "
            "moins la moyenne et n = le nombre de quartiers. Les voisins se touchent par une "
            "limite ou un coin. Hasard : 9 999 fois, les voisins sont tirés au sort parmi tous les "
            "autres quartiers, toujours avec la même graine. Il n'y a de classe que si p, ajusté "
            "parce que beaucoup de quartiers sont testés à la fois (Benjamini et Hochberg, 1995), "
            "est de 5 % au plus. H = plus de minutes que la moyenne, L = moins ; d'abord le "
            "quartier, puis ses voisins.",
            "Local Moran (Anselin, 1995) of the minutes to the nearest known place: (n − 1) × z × "
            "the mean of z over the neighbours, divided by the sum of z², with z = the value "
            "minus the mean and n = the number of neighbourhoods. Neighbours touch along a border "
            "or at a corner. Chance: 9,999 times the neighbours are drawn by lot from all others, "
            "always with the same seed. A class is given only where p, adjusted because many are "
            "tested at once (Benjamini and Hochberg, 1995), is at most 5%. H = more minutes than "
            "average, L = fewer; first the neighbourhood, then those around it.",
        ),
        BRONNEN_TOEGANG,
        NIVEAU_WIJK,
        _LET_OP,
        0,
        "toegang",
        klassen=KLASSEN_CLUSTER,
    ),
    Figuur(
        "cluster_toegang_p",
        Tekst("p-waarde van de cluster", "valeur p du groupe", "p value of the cluster"),
        "kans van 0 tot 1",
        Tekst(
            "Hoe goed toeval het patroon rond de wijk kan verklaren. Hoe kleiner, hoe minder.",
            "À quel point le hasard peut expliquer le motif autour du quartier. Plus c'est petit, "
            "moins il le peut.",
            "How well chance can explain the pattern around the neighbourhood. The smaller, the "
            "less.",
        ),
        Tekst(
            "2 × (de trekkingen die aan de dichtste kant minstens zo ver liggen + 1), gedeeld door "
            "(9999 + 1), hoogstens 1; daarna over alle wijken samen aangepast voor valse vondsten "
            "(Benjamini en Hochberg, 1995).",
            "2 × (les tirages au moins aussi extrêmes du côté le plus proche + 1), divisés par "
            "(9 999 + 1), 1 au plus ; puis ajusté sur tous les quartiers pour les fausses "
            "découvertes (Benjamini et Hochberg, 1995).",
            "2 × (the draws at least as extreme on the nearer side + 1), divided by (9,999 + 1), "
            "at most 1; then adjusted over all neighbourhoods for false discoveries (Benjamini "
            "and Hochberg, 1995).",
        ),
        BRONNEN_TOEGANG,
        NIVEAU_WIJK,
        _LET_OP,
        3,
        "toegang",
    ),
)
