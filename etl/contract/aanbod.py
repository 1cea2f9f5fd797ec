"""The closed lists of the offer: seven werkmodellen, the types of place, reach and precision."""

from dataclasses import dataclass

from etl.contract.tekst import Tekst


@dataclass(frozen=True)
class Werkmodel:
    """One of the seven ways in which an initiative strengthens personal networks."""

    nummer: int
    sleutel: str
    naam: Tekst


WERKMODELLEN: dict[str, Werkmodel] = {
    w.sleutel: w
    for w in (
        Werkmodel(
            1,
            "competentieversterking",
            Tekst("competentieversterking", "renforcement des compétences", "skills courses"),
        ),
        Werkmodel(2, "persoonlijke_vriend", Tekst("persoonlijke vriend", "ami personnel", "buddy")),
        Werkmodel(
            3,
            "persoonlijk_netwerk",
            Tekst("persoonlijk netwerk", "réseau personnel", "personal circle"),
        ),
        Werkmodel(
            4, "lotgenotennetwerk", Tekst("lotgenotennetwerk", "réseau de pairs", "peer network")
        ),
        Werkmodel(
            5,
            "contextgericht",
            Tekst("contextgericht werken", "travail en contexte", "work in the home and family"),
        ),
        Werkmodel(
            6,
            "organisatie",
            Tekst("organisatie", "organisation", "organisation (drop-in, volunteering)"),
        ),
        Werkmodel(
            7,
            "locatie_regio",
            Tekst("locatie en buurt", "lieu et quartier", "place and neighbourhood"),
        ),
    )
}


@dataclass(frozen=True)
class Aanbodtype:
    """One type of initiative.

    Attributes
    ----------
    standaard : bool
        Whether a place of this type counts by default as "a place near by".
    """

    sleutel: str
    naam: Tekst
    standaard: bool


AANBODTYPES: dict[str, Aanbodtype] = {
    t.sleutel: t
    for t in (
        Aanbodtype("buurthuis", Tekst("buurthuis", "maison de quartier", "community house"), True),
        Aanbodtype(
            "inloopcentrum", Tekst("inloopcentrum", "centre d'accueil", "drop-in centre"), True
        ),
        Aanbodtype(
            "buurtwerk", Tekst("buurtwerk", "travail de quartier", "neighbourhood work"), True
        ),
        Aanbodtype(
            "lokaal_dienstencentrum",
            Tekst("lokaal dienstencentrum", "centre de services local", "local service centre"),
            True,
        ),
        Aanbodtype(
            "sociaal_restaurant",
            Tekst("sociaal restaurant", "restaurant social", "social restaurant"),
            True,
        ),
        Aanbodtype(
            "samenlevingsopbouw",
            Tekst("samenlevingsopbouw", "développement communautaire", "community building"),
            True,
        ),
        Aanbodtype(
            "vereniging_armen",
            Tekst(
                "vereniging waar armen het woord nemen",
                "association où les pauvres prennent la parole",
                "association where people in poverty speak out",
            ),
            True,
        ),
        Aanbodtype(
            "welzijnsschakel",
            Tekst("welzijnsschakel", "maillon de bien-être", "welfare link group"),
            True,
        ),
        Aanbodtype(
            "ontmoetingscentrum",
            Tekst("ontmoetingscentrum", "centre de rencontre", "meeting centre"),
            False,
        ),
        Aanbodtype("digipunt", Tekst("digipunt", "point numérique", "digital help point"), False),
        Aanbodtype(
            "huis_van_het_kind",
            Tekst("huis van het kind", "maison de l'enfant", "house of the child"),
            False,
        ),
        Aanbodtype("buddywerking", Tekst("buddywerking", "buddy", "buddy project"), False),
        Aanbodtype("andere", Tekst("andere", "autre", "other"), False),
    )
}

STANDAARD_TYPES: tuple[str, ...] = tuple(k for k, t in AANBODTYPES.items() if t.standaard)

#: How people meet the offer: they go there, it comes to their area, or it is online.
BEREIK = ("locatie", "werkingsgebied", "online")

#: How well the place is known, best first. A place known only by its gemeente has no travel time.
PRECISIES = ("adres", "straat", "wijk", "deelgemeente", "gemeente")
PRECISIES_MET_REISTIJD = PRECISIES[:-1]
PRECISIES_EXACT = ("adres", "straat")

#: Who carries the work, where known.
DRAGERS = ("professioneel", "vrijwilligers", "gemengd")
JA_NEE = ("ja", "nee")
HERKOMSTEN = ("bron", "hand")

#: Between several values in one cell of a CSV.
SCHEIDING = "|"
