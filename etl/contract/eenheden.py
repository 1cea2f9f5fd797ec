"""The units of figures in three languages, by their Dutch text."""

from etl.contract.tekst import Tekst

#: No figure of ours has these; those that people add may.
_EIGEN = (
    Tekst("% van de inwoners", "% des habitants", "% of inhabitants"),
    Tekst("mensen", "personnes", "people"),
    Tekst("aantal", "nombre", "number"),
    Tekst("euro per maand", "euros par mois", "euros a month"),
)
EENHEDEN: dict[str, Tekst] = {
    e.nl: e
    for e in (
        Tekst("huishoudens", "ménages", "households"),
        Tekst("inwoners", "habitants", "inhabitants"),
        Tekst("ja of nee", "oui ou non", "yes or no"),
        Tekst("minuten stappen", "minutes de marche", "minutes on foot"),
        Tekst("% van de huishoudens", "% des ménages", "% of households"),
        Tekst("plaatsen", "lieux", "places"),
        Tekst("werkmodellen (0 tot 7)", "modèles de travail (0 à 7)", "models (0 to 7)"),
        Tekst(
            "plaatsen per 1000 huishoudens",
            "lieux pour 1 000 ménages",
            "places per 1,000 households",
        ),
        Tekst("kans van 0 tot 1", "probabilité de 0 à 1", "probability from 0 to 1"),
        Tekst("% per jaar", "% par an", "% a year"),
        Tekst("procentpunten per jaar", "points de pourcentage par an", "percentage points a year"),
        Tekst("jaar", "année", "year"),
        Tekst("punten van 0 tot 10", "points de 0 à 10", "points from 0 to 10"),
        Tekst("punten van 0 tot 100", "points de 0 à 100", "points from 0 to 100"),
        Tekst("wagens per huishouden", "voitures par ménage", "cars per household"),
        Tekst("euro per jaar", "euros par an", "euros a year"),
        Tekst(
            "plaats op een schaal van 0 tot 100",
            "position sur une échelle de 0 à 100",
            "place on a scale from 0 to 100",
        ),
        Tekst("plaats in de rij", "place dans la file", "place in the line"),
        Tekst("wijken", "quartiers", "neighbourhoods"),
        Tekst("initiatieven", "initiatives", "initiatives"),
        Tekst("bronnen", "sources", "sources"),
        Tekst("% van de plaatsen", "% des lieux", "% of places"),
        Tekst("% van de velden", "% des champs", "% of fields"),
        Tekst("% van de initiatieven", "% des initiatives", "% of initiatives"),
        Tekst(
            "plaatsen per 10 000 huishoudens",
            "lieux pour 10 000 ménages",
            "places per 10,000 households",
        ),
        Tekst("getal van 0 tot 1", "nombre de 0 à 1", "number from 0 to 1"),
        Tekst("verhouding", "rapport", "ratio"),
        Tekst("getal van −1 tot 1", "nombre de −1 à 1", "number from −1 to 1"),
        Tekst(
            "deel van de huishoudens (0 tot 1)",
            "part des ménages (0 à 1)",
            "share of households (0 to 1)",
        ),
        Tekst(
            "deel van de minuten (0 tot 1)", "part des minutes (0 à 1)", "share of minutes (0 to 1)"
        ),
        Tekst("getal vanaf 0", "nombre à partir de 0", "number from 0 up"),
        *_EIGEN,
    )
}
