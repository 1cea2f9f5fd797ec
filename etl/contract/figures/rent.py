"""Figures of the rent signal: a sign of pressure on the housing market, never a proof."""

from etl.contract.figures.classes import (
    KLASSEN_HUUR,
    KLASSEN_HUURBRON,
    NIVEAU_WOORDEN,
    WONINGTYPES_VERKOOP,
)
from etl.contract.figures.figuur import Figuur
from etl.contract.tekst import Tekst

#: What the rent signal is made from.
BRONNEN_HUUR = ("huurprijzen", "statbel_verkopen")
#: At which level the rent signal is known.
NIVEAU_HUUR = Tekst(
    "gemeente, of wijk waar die eigen prijzen heeft",
    "commune, ou quartier là où il a ses propres prix",
    "municipality, or neighbourhood where it has prices of its own",
)
_LET_OP = Tekst(
    "Een signaal, nooit een bewijs. Huurprijzen per wijk zijn geen open data: alle wijken van een "
    "gemeente krijgen hetzelfde cijfer, tenzij er van een wijk eigen prijzen zijn. "
    "Waar een huurreeks te kort is, gebruiken we de koopprijs "
    "als benadering, en dat staat erbij.",
    "Un signal, jamais une preuve. Les loyers par quartier ne sont pas des données ouvertes : tous "
    "les quartiers d'une commune reçoivent le même chiffre, sauf si un quartier a ses propres "
    "prix. "
    "Là où la série de loyers est trop "
    "courte, le prix de vente sert d'approximation, et c'est indiqué.",
    "A signal, never a proof. Rents per neighbourhood are not open data: all neighbourhoods of a "
    "municipality get the same figure, unless a neighbourhood has prices of its own. "
    "Where the rent series is too short, the sale price serves "
    "as an approximation, and is named so.",
)

_KEUZE = Tekst(
    "De prijs is de huur waar de gemeente zelf een reeks heeft met minstens 5 van de laatste 10 "
    "jaren, en minstens 10 gemeenten van het gewest diezelfde reeks hebben; anders de mediane "
    "verkoopprijs van wat er het meest verkocht wordt (huizen of appartementen), met minstens 8 "
    "van de laatste 10 jaren. Waar een wijk zelf zo'n prijs heeft, en minstens 10 wijken van het "
    "gewest, telt de wijk, vergeleken met die wijken.",
    "Le prix est le loyer là où la commune a sa propre série avec au moins 5 des 10 "
    "dernières années, et où au moins 10 communes de la région ont cette même série ; "
    "sinon le prix de vente médian de ce qui s'y vend le plus (maisons ou appartements), "
    "avec au moins 8 des 10 dernières années. Là où un quartier a lui-même un tel prix, et au "
    "moins 10 quartiers de la région, c'est le quartier qui compte, comparé à ces quartiers.",
    "The price is the rent where the municipality has a series of its own with at least 5 "
    "of the latest 10 years, and at least 10 municipalities of the region have that same "
    "series; else the median sale price of what is most sold there (houses or "
    "apartments), with at least 8 of the latest 10 years. Where a neighbourhood has such a price "
    "of its own, and at least 10 neighbourhoods of the region do, the neighbourhood counts, "
    "compared with those neighbourhoods.",
)

#: Column, its title, and which year of the window it is.
_JAREN = (
    (
        "huur_jaar_van",
        Tekst("eerste jaar huursignaal", "première année du signal", "first year of rent signal"),
        Tekst("eerste", "première", "first"),
    ),
    (
        "huur_jaar_tot",
        Tekst("laatste jaar huursignaal", "dernière année du signal", "last year of rent signal"),
        Tekst("laatste", "dernière", "last"),
    ),
)


def _jaar(kolom: str, titel: Tekst, welk: Tekst) -> Figuur:
    return Figuur(
        kolom,
        titel,
        "jaar",
        Tekst(
            f"Het {welk.nl} jaar van de prijzen achter het huursignaal.",
            f"La {welk.fr} année des prix derrière le signal de loyer.",
            f"The {welk.en} year of the prices behind the rent signal.",
        ),
        Tekst(
            f"Het {welk.nl} van de laatste 10 jaren waarin de reeks prijzen heeft.",
            f"La {welk.fr} des 10 dernières années où la série a des prix.",
            f"The {welk.en} of the latest 10 years in which the series has prices.",
        ),
        BRONNEN_HUUR,
        NIVEAU_HUUR,
        _LET_OP,
        0,
        "huur",
    )


FIGUREN_HUUR: tuple[Figuur, ...] = (
    Figuur(
        "huur_signaal",
        Tekst("huursignaal", "signal de loyer", "rent signal"),
        "",
        Tekst(
            "Of wonen in de gemeente sneller of trager duurder wordt dan in de rest van het "
            "gewest. Zo ziet u waar mensen met weinig geld onder druk kunnen komen.",
            "Si le logement renchérit plus ou moins vite dans la commune que dans le reste de la "
            "région. Vous voyez ainsi où des gens à faibles revenus peuvent subir une pression.",
            "Whether housing gets dearer faster or slower in the municipality than in the rest of "
            "the region. It shows where people with little money may come under pressure.",
        ),
        Tekst(
            "Boven 0,5 punten groei boven de referentie en bij het begin goedkoper dan de gemeente "
            "in het midden: onder druk. Boven 0,5 punten en bij het begin even duur of duurder: "
            "duur en stijgend. Onder −0,5 punten: blijft achter. Daartussen: stabiel. Te weinig "
            "jaren: onbekend. De prijs bij het begin is die van de best passende lijn in het "
            "eerste jaar, vergeleken met de mediaan van de gemeenten van hetzelfde gewest.",
            "Plus de 0,5 point de croissance au-dessus de la référence et moins cher au départ que "
            "la commune médiane : sous pression. Plus de 0,5 point et aussi cher ou plus cher au "
            "départ : cher et en hausse. Moins de −0,5 point : en retrait. Entre les deux : "
            "stable. Trop peu d'années : inconnu. Le prix de départ est celui de la droite "
            "ajustée la première année, comparé à la médiane des communes de la même région.",
            "More than 0.5 points of growth above the reference and cheaper at the start than the "
            "middle municipality: under pressure. More than 0.5 points and as expensive or more so "
            "at the start: expensive and rising. Under −0.5 points: lagging behind. In between: "
            "stable. Too few years: unknown. The price at the start is that of the fitted line in "
            "the first year, compared with the median of the municipalities of the same region.",
        ),
        BRONNEN_HUUR,
        NIVEAU_HUUR,
        _LET_OP,
        0,
        "huur",
        klassen=KLASSEN_HUUR,
    ),
    Figuur(
        "huur_onzeker",
        Tekst("huursignaal onzeker", "signal de loyer incertain", "rent signal uncertain"),
        "ja of nee",
        Tekst(
            "Het huursignaal hangt af van de gekozen jaren: wees er voorzichtig mee.",
            "Le signal de loyer dépend des années choisies : soyez prudent.",
            "The rent signal depends on the years chosen: be careful with it.",
        ),
        Tekst(
            "Ja wanneer de klasse een andere is, of onbekend, als de reeks jaren één jaar vroeger "
            "eindigt.",
            "Oui quand la classe est une autre, ou inconnue, si la période se termine une année "
            "plus tôt.",
            "Yes when the class is another one, or unknown, if the window of years ends one year "
            "earlier.",
        ),
        BRONNEN_HUUR,
        NIVEAU_HUUR,
        _LET_OP,
        0,
        "huur",
    ),
    Figuur(
        "huur_groei_pct_jaar",
        Tekst("groei van de woonprijs", "croissance du prix du logement", "growth of home prices"),
        "% per jaar",
        Tekst(
            "Met hoeveel procent per jaar de prijs van wonen in de gemeente gemiddeld groeide.",
            "De combien de pour cent par an le prix du logement a crû en moyenne dans la commune.",
            "By how many per cent a year the price of housing in the municipality grew on average.",
        ),
        Tekst(
            "Door de natuurlijke logaritme van de prijzen per jaar gaat de best passende rechte "
            "lijn (kleinste kwadraten), over de laatste 10 jaren. Groei = 100 × (e tot de macht "
            "helling − 1). "
            f"{_KEUZE.nl}",
            "Par le logarithme naturel des prix par année passe la droite la mieux ajustée "
            "(moindres carrés), sur les 10 dernières années. Croissance = 100 × (e puissance pente "
            "− 1). "
            f"{_KEUZE.fr}",
            "Through the natural logarithm of the prices by year goes the best fitting straight "
            "line (least squares), over the latest 10 years. Growth = 100 × (e to the power of the "
            "slope − 1). "
            f"{_KEUZE.en}",
        ),
        BRONNEN_HUUR,
        NIVEAU_HUUR,
        _LET_OP,
        1,
        "huur",
        "hoog is nadeel",
    ),
    Figuur(
        "huur_verschil_punten",
        Tekst(
            "groei boven de referentie",
            "croissance au-dessus de la référence",
            "growth above the reference",
        ),
        "procentpunten per jaar",
        Tekst(
            "Hoeveel sneller (of trager, met een minteken) wonen in de gemeente duurder wordt dan "
            "in de gemeente in het midden van het gewest.",
            "De combien le logement renchérit plus vite (ou moins vite, avec un signe moins) dans "
            "la commune que dans la commune médiane de la région.",
            "How much faster (or slower, with a minus sign) housing gets dearer in the "
            "municipality than in the middle municipality of the region.",
        ),
        Tekst(
            "De groei van de gemeente − de ongewogen mediaan van de groei van alle gemeenten van "
            "hetzelfde gewest met dezelfde soort prijs. Wat alle prijzen samen stijgen, zoals de "
            "inflatie, valt zo weg.",
            "La croissance de la commune − la médiane non pondérée de la croissance de toutes les "
            "communes de la même région avec la même sorte de prix. La hausse commune à tous les "
            "prix, comme l'inflation, s'annule ainsi.",
            "The growth of the municipality − the unweighted median of the growth of all "
            "municipalities of the same region with the same kind of price. What all prices rise "
            "together, such as inflation, falls out.",
        ),
        BRONNEN_HUUR,
        NIVEAU_HUUR,
        _LET_OP,
        1,
        "huur",
        "hoog is nadeel",
    ),
    Figuur(
        "huur_niveau",
        Tekst("niveau van het huursignaal", "niveau du signal de loyer", "level of rent signal"),
        "",
        Tekst(
            "Voor welk gebied het huursignaal bekend is.",
            "Pour quel territoire le signal de loyer est connu.",
            "For which area the rent signal is known.",
        ),
        Tekst(
            "Het fijnste niveau waarop een reeks lang genoeg is. Huurprijzen van een provincie of "
            "gewest geven nooit de klasse van een wijk.",
            "Le niveau le plus fin où une série est assez longue. Les loyers d'une province ou "
            "d'une région ne donnent jamais la classe d'un quartier.",
            "The finest level at which a series is long enough. Rents of a province or region "
            "never give a neighbourhood its class.",
        ),
        BRONNEN_HUUR,
        NIVEAU_HUUR,
        _LET_OP,
        0,
        "huur",
        klassen=NIVEAU_WOORDEN,
    ),
    Figuur(
        "huur_bron",
        Tekst("bron van het huursignaal", "source du signal de loyer", "source of rent signal"),
        "",
        Tekst(
            "Of het signaal van huurprijzen komt, of van koopprijzen als benadering.",
            "Si le signal vient de loyers, ou de prix de vente comme approximation.",
            "Whether the signal comes from rents, or from sale prices as an approximation.",
        ),
        _KEUZE,
        BRONNEN_HUUR,
        NIVEAU_HUUR,
        _LET_OP,
        0,
        "huur",
        klassen=KLASSEN_HUURBRON,
    ),
    Figuur(
        "huur_reeks",
        Tekst("prijsreeks van het huursignaal", "série de prix du signal", "price series"),
        "",
        Tekst(
            "Uit welke reeks van prijzen het huursignaal komt.",
            "De quelle série de prix vient le signal de loyer.",
            "Which series of prices the rent signal comes from.",
        ),
        Tekst(
            "Bij huurprijzen: de reeks met de meeste van de laatste 10 jaren, zoals ze in onze "
            "tabel heet. Bij koopprijzen: het woningtype.",
            "Pour les loyers : la série qui compte le plus des 10 dernières années, sous le nom "
            "qu'elle a dans notre table. Pour les prix de vente : le type de logement.",
            "For rents: the series with most of the latest 10 years, by its name in our table. "
            "For sale prices: the dwelling type.",
        ),
        BRONNEN_HUUR,
        NIVEAU_HUUR,
        _LET_OP,
        0,
        "huur",
    ),
    Figuur(
        "huur_woningtype",
        Tekst("woningtype van het huursignaal", "type de logement du signal", "dwelling type"),
        "",
        Tekst(
            "Over welk soort woningen de prijzen achter het huursignaal gaan.",
            "De quel type de logement parlent les prix du signal de loyer.",
            "Which kind of dwelling the prices behind the rent signal are about.",
        ),
        Tekst(
            "Bij koopprijzen: huizen of appartementen, wat er in de laatste 10 jaren het meest "
            "verkocht is. Bij huurprijzen: het woningtype van de reeks.",
            "Pour les prix de vente : maisons ou appartements, ce qui s'est le plus vendu ces 10 "
            "dernières années. Pour les loyers : le type de logement de la série.",
            "For sale prices: houses or apartments, whichever was sold most over the latest 10 "
            "years. For rents: the dwelling type of the series.",
        ),
        BRONNEN_HUUR,
        NIVEAU_HUUR,
        _LET_OP,
        0,
        "huur",
        klassen=WONINGTYPES_VERKOOP,
    ),
    *(_jaar(*woorden) for woorden in _JAREN),
)
