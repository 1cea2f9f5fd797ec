"""The sources of initiatives. All of them fill the one table ``initiatieven``.

A list that is a file with columns needs no code: a :class:`~etl.contract.bron.Bron` here, its
address in :mod:`etl.contract.adressen`, and a map of fields in ``etl/sources/veldkaarten``.
"""

from etl.contract.bron import DOORLOPEND, OPGEHAALD, Bron, needs_permission
from etl.contract.tekst import Tekst, zonder_taal

OSM = Tekst(
    "OpenStreetMap-bijdragers", "Contributeurs d'OpenStreetMap", "OpenStreetMap contributors"
)
_ODBL = "ODbL 1.0"
_NIET_BEKEND = "enkel met toestemming van de uitgever"
#: What a service that changes every day speaks of.
_VAN_DIE_DAG = Tekst("de dag van het ophalen", "le jour de la copie", "the day it was retrieved")

AANBODBRONNEN: tuple[Bron, ...] = (
    Bron(
        "osm_punten",
        Tekst("Sociale ontmoetingsplaatsen", "Lieux de rencontre sociale", "Social meeting places"),
        OSM,
        "https://www.openstreetmap.org/copyright",
        _ODBL,
        "© OpenStreetMap contributors, ODbL",
        Tekst("november 2015", "novembre 2015", "November 2015"),
        "2015-11",
        OPGEHAALD,
        ("osm/osm2015_be_social_points.csv",),
        None,
        Tekst(
            "Veel community centres zijn parochiezalen; het bestaan vandaag is niet nagekeken.",
            "Beaucoup de « community centres » sont des salles paroissiales ; leur existence "
            "actuelle n'a pas été vérifiée.",
            "Many community centres are parish halls; whether they exist today has not been "
            "checked.",
        ),
        laatste_jaar=2015,
    ),
    Bron(
        "initiatieven",
        Tekst(
            "Initiatieven, feiten verzameld van openbare bladzijden",
            "Initiatives, faits rassemblés à partir de pages publiques",
            "Initiatives, facts gathered from public pages",
        ),
        zonder_taal("Buurtkompas"),
        "",
        _ODBL,
        "Buurtkompas, © OpenStreetMap contributors, ODbL; per rij staat de bladzijde vermeld",
        zonder_taal("2015–2025"),
        "",
        OPGEHAALD,
        tuple(
            f"initiatieven/{naam}.csv"
            for naam in (
                "initiatieven_feiten",
                "initiatieven_feiten2",
                "initiatieven_feiten3",
                "initiatieven_feiten4",
                "initiatieven_verbeterd",
                "initiatieven_verbeterd2",
            )
        ),
        None,
        Tekst(
            "Het register is jong: wie er niet in staat, kan toch bestaan.",
            "Le registre est jeune : ce qui n'y est pas peut exister.",
            "The register is young: what is not in it may still exist.",
        ),
        laatste_jaar=2025,
    ),
    Bron(
        "osm",
        Tekst(
            "Sociale ontmoetingsplaatsen van vandaag",
            "Lieux de rencontre sociale d'aujourd'hui",
            "Social meeting places of today",
        ),
        OSM,
        "https://www.openstreetmap.org/copyright",
        _ODBL,
        "© OpenStreetMap contributors, ODbL",
        _VAN_DIE_DAG,
        "",
        "",
        ("osm/overpass.json", "osm/belgium-latest.osm.pbf"),
        DOORLOPEND,
        Tekst(
            "Telt mee zodra een van beide bestanden er is; zijn ze er allebei, dan telt alleen het "
            "nieuwste. Labels zeggen niet altijd wat een plaats doet: zie aanbodcodes.csv.",
            "Compte dès qu'un des deux fichiers est là ; s'ils y sont tous les deux, seul le plus "
            "récent compte. Les étiquettes ne disent pas toujours ce que fait un lieu : voir "
            "aanbodcodes.csv.",
            "Counts as soon as one of both files is there; where both are, the newest alone "
            "counts. Tags do not always tell what a place does: see aanbodcodes.csv.",
        ),
    ),
    Bron(
        "gent_digipunten",
        Tekst("Digipunten in Gent", "Points numériques à Gand", "Digital help points in Ghent"),
        Tekst("Stad Gent", "Ville de Gand", "City of Ghent"),
        "https://data.stad.gent",
        _NIET_BEKEND,
        "Stad Gent, open data: locaties digitaal talentpunten",
        _VAN_DIE_DAG,
        "",
        "",
        ("gent/locaties-digitaal-talentpunten-gent.geojson",),
        DOORLOPEND,
        needs_permission("gent_digipunten"),
        toestemming=True,
    ),
    Bron(
        "social_brussels",
        Tekst(
            "Organisaties in Brussel (social.brussels)",
            "Organisations à Bruxelles (social.brussels)",
            "Organisations in Brussels (social.brussels)",
        ),
        zonder_taal("CMDC-CDCS"),
        "https://social.brussels",
        _NIET_BEKEND,
        "social.brussels",
        _VAN_DIE_DAG,
        "",
        "",
        ("social_brussels/organisaties*.json",),
        DOORLOPEND,
        needs_permission("social_brussels"),
        toestemming=True,
    ),
    Bron(
        "hsds",
        Tekst(
            "Gidsen van anderen in de vorm HSDS 3.0 (Open Referral)",
            "Répertoires d'autres au format HSDS 3.0 (Open Referral)",
            "Directories of others in the form HSDS 3.0 (Open Referral)",
        ),
        Tekst("wie de gids uitgeeft", "qui publie le répertoire", "whoever publishes it"),
        "https://openreferral.org",
        _NIET_BEKEND,
        "Gids van derden (HSDS)",
        Tekst(
            "zoals in de gids staat", "comme indiqué dans le répertoire", "as the directory says"
        ),
        "",
        "",
        ("hsds/*.json", "hsds/*.zip"),
        None,
        needs_permission("hsds"),
        toestemming=True,
    ),
)
