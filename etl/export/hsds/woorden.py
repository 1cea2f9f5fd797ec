"""The words of an HSDS file: its taxonomies, and what it says of organisations and places."""

from etl.contract.aanbod import AANBODTYPES, WERKMODELLEN
from etl.contract.figures import JA_NEE
from etl.contract.tekst import Tekst

#: The closed lists of the register: each is a taxonomy, and a value of it an attribute.
TAXONOMIEEN: dict[str, tuple[Tekst, dict[str, Tekst]]] = {
    "werkmodellen": (
        Tekst("werkmodel", "modèle de travail", "model"),
        {k: w.naam for k, w in WERKMODELLEN.items()},
    ),
    "type": (
        Tekst("soort initiatief", "type d'initiative", "type of initiative"),
        {k: t.naam for k, t in AANBODTYPES.items()},
    ),
    "bereik": (
        Tekst("hoe mensen het bereiken", "comment on y accède", "how people reach it"),
        {
            "locatie": Tekst("mensen gaan erheen", "les gens s'y rendent", "people go there"),
            "werkingsgebied": Tekst(
                "het komt naar de mensen", "cela vient aux gens", "it comes to people"
            ),
            "online": Tekst("online", "en ligne", "online"),
        },
    ),
    "locatie_precisie": (
        Tekst(
            "hoe precies de plaats bekend is",
            "avec quelle précision le lieu est connu",
            "how precisely the place is known",
        ),
        {
            "adres": Tekst("adres", "adresse", "address"),
            "straat": Tekst("straat", "rue", "street"),
            "wijk": Tekst("wijk", "quartier", "neighbourhood"),
            "deelgemeente": Tekst("deelgemeente", "section communale", "part of the municipality"),
            "gemeente": Tekst("gemeente", "commune", "municipality"),
        },
    ),
    "drager": (
        Tekst("wie het werk doet", "qui fait le travail", "who does the work"),
        {
            "professioneel": Tekst("professioneel", "professionnel", "professionals"),
            "vrijwilligers": Tekst("vrijwilligers", "bénévoles", "volunteers"),
            "gemengd": Tekst("gemengd", "mixte", "both"),
        },
    ),
    "kinderopvang": (
        Tekst("kinderopvang ter plaatse", "garde d'enfants sur place", "childcare on site"),
        dict(JA_NEE),
    ),
    "herkomst": (
        Tekst("herkomst van de gegevens", "origine des données", "origin of the data"),
        {
            "bron": Tekst("uit een bron", "d'une source", "from a source"),
            "hand": Tekst("met de hand ingevoerd", "saisi à la main", "entered by hand"),
        },
    ),
}

ORGANISATIE = Tekst(
    "Organisatie in het register van Buurtkompas.",
    "Organisation dans le registre de Buurtkompas.",
    "Organisation in the register of Buurtkompas.",
)
ORGANISATIE_ONBEKEND = Tekst(
    "Het register kent de organisatie niet: dit is de naam van het initiatief.",
    "Le registre ne connaît pas l'organisation : ceci est le nom de l'initiative.",
    "The register does not know the organisation: this is the name of the initiative.",
)
ROLSTOEL = {
    "ja": Tekst(
        "Toegankelijk met een rolstoel.", "Accessible en fauteuil roulant.", "Wheelchair access."
    ),
    "nee": Tekst(
        "Niet toegankelijk met een rolstoel.",
        "Non accessible en fauteuil roulant.",
        "No wheelchair access.",
    ),
}
GRATIS = {
    "ja": Tekst("gratis", "gratuit", "free"),
    "nee": Tekst("niet gratis", "payant", "not free"),
}
