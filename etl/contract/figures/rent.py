"""Figures of the rent signal: a sign of pressure on the housing market, never a proof."""

from etl.contract.figures.classes import KLASSEN_HUUR
from etl.contract.figures.figuur import NIVEAU_GEMEENTE, Figuur
from etl.contract.tekst import Tekst

#: What the rent signal is made from.
BRONNEN_HUUR = ("huurprijzen", "statbel_verkopen")
_LET_OP = Tekst(
    "Een signaal, nooit een bewijs. Huurprijzen per wijk zijn geen open data: alle wijken van een "
    "gemeente krijgen hetzelfde cijfer. Waar een huurreeks te kort is, gebruiken we de koopprijs "
    "als benadering, en dat staat erbij.",
    "Un signal, jamais une preuve. Les loyers par quartier ne sont pas des données ouvertes : tous "
    "les quartiers d'une commune reçoivent le même chiffre. Là où la série de loyers est trop "
    "courte, le prix de vente sert d'approximation, et c'est indiqué.",
    "A signal, never a proof. Rents per neighbourhood are not open data: all neighbourhoods of a "
    "municipality get the same figure. Where the rent series is too short, the sale price serves "
    "as an approximation, and is named so.",
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
            "région. Vous voyez ainsi où des personnes à petits moyens peuvent subir une pression.",
            "Whether housing gets dearer faster or slower in the municipality than in the rest of "
            "the region. It shows where people with little money may come under pressure.",
        ),
        Tekst(
            "Verschil = de groei van de gemeente min de referentie, in punten. Boven 0,5 en bij "
            "het begin goedkoper dan de referentie: onder druk. Boven 0,5 en bij het begin even "
            "duur of duurder: duur en stijgend. Onder −0,5: blijft achter. Daartussen: stabiel. "
            "Te weinig jaren: onbekend.",
            "Écart = la croissance de la commune moins la référence, en points. Plus de 0,5 et "
            "moins cher que la référence au départ : sous pression. Plus de 0,5 et aussi cher ou "
            "plus cher au départ : cher et en hausse. Moins de −0,5 : en retrait. Entre les deux : "
            "stable. Trop peu d'années : inconnu.",
            "Difference = the growth of the municipality minus the reference, in points. Over 0.5 "
            "and cheaper than the reference at the start: under pressure. Over 0.5 and as "
            "expensive or more so at the start: expensive and rising. Under −0.5: lagging behind. "
            "In between: stable. Too few years: unknown.",
        ),
        BRONNEN_HUUR,
        NIVEAU_GEMEENTE,
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
            "Ja wanneer de klasse verandert als de reeks jaren één jaar verschuift.",
            "Oui quand la classe change si la période glisse d'une année.",
            "Yes when the class changes if the window of years moves by one year.",
        ),
        BRONNEN_HUUR,
        NIVEAU_GEMEENTE,
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
            "De helling van de rechte die het best past bij de natuurlijke logaritme van de prijs "
            "per jaar (kleinste kwadraten), over de laatste 10 jaar met minstens 8 geldige jaren. "
            "De prijs is de huur waar één reeks minstens 5 jaar heeft, anders de mediane "
            "verkoopprijs van het woningtype dat er het meest verkocht wordt.",
            "La pente de la droite qui suit le mieux le logarithme naturel du prix par année "
            "(moindres carrés), sur les 10 dernières années avec au moins 8 années valables. Le "
            "prix est le loyer là où une série a au moins 5 ans, sinon le prix de vente médian du "
            "type de logement qui s'y vend le plus.",
            "The slope of the straight line that best fits the natural logarithm of the price by "
            "year (least squares), over the latest 10 years with at least 8 valid years. The price "
            "is the rent where one series has at least 5 years, else the median sale price of the "
            "dwelling type most sold there.",
        ),
        BRONNEN_HUUR,
        NIVEAU_GEMEENTE,
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
            "De groei van de gemeente min de ongewogen mediaan van de groei van de gemeenten van "
            "hetzelfde gewest, voor hetzelfde woningtype. Zo telt de inflatie niet mee.",
            "La croissance de la commune moins la médiane non pondérée de la croissance des "
            "communes de la même région, pour le même type de logement. L'inflation ne compte "
            "ainsi pas.",
            "The growth of the municipality minus the unweighted median growth of the "
            "municipalities of the same region, for the same dwelling type. This takes inflation "
            "out.",
        ),
        BRONNEN_HUUR,
        NIVEAU_GEMEENTE,
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
        NIVEAU_GEMEENTE,
        _LET_OP,
        0,
        "huur",
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
        Tekst(
            "De huurreeks waar één reeks minstens 5 jaar heeft; anders de mediane verkoopprijs "
            "van het woningtype dat er het meest verkocht wordt.",
            "La série de loyers là où une série a au moins 5 ans ; sinon le prix de vente médian "
            "du type de logement qui s'y vend le plus.",
            "The rent series where one series has at least 5 years; else the median sale price of "
            "the dwelling type most sold there.",
        ),
        BRONNEN_HUUR,
        NIVEAU_GEMEENTE,
        _LET_OP,
        0,
        "huur",
    ),
)
