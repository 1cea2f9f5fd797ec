"""The area levels: their names, codes and order. A key of an area is always (niveau, code)."""

from dataclasses import dataclass

from etl.contract.tekst import Tekst


@dataclass(frozen=True)
class Niveau:
    """One area level.

    Attributes
    ----------
    sleutel : str
        The level's key, as it stands in data and URLs.
    code_patroon : str
        Regular expression that every code of the level matches whole.
    naam, meervoud : Tekst
        What people call one area of the level, and several.
    """

    sleutel: str
    code_patroon: str
    naam: Tekst
    meervoud: Tekst

    @property
    def kolom(self) -> str:
        """The column that holds a code of this level in every table."""
        return f"{self.sleutel}_code"


NIVEAUS: dict[str, Niveau] = {
    n.sleutel: n
    for n in (
        Niveau(
            "sector",
            r"[0-9]{5}[A-Z0-9-]{4}",
            Tekst("statistische sector", "secteur statistique", "statistical sector"),
            Tekst("statistische sectoren", "secteurs statistiques", "statistical sectors"),
        ),
        Niveau(
            "wijk",
            r"[0-9]{5}[A-Za-z0-9]{2,4}",
            Tekst("wijk", "quartier", "neighbourhood"),
            Tekst("wijken", "quartiers", "neighbourhoods"),
        ),
        Niveau(
            "gemeente",
            r"[0-9]{5}",
            Tekst("gemeente", "commune", "municipality"),
            Tekst("gemeenten", "communes", "municipalities"),
        ),
        Niveau(
            "elz",
            r"elz[0-9]{1,2}",
            Tekst("eerstelijnszone", "zone de première ligne", "primary care zone"),
            Tekst("eerstelijnszones", "zones de première ligne", "primary care zones"),
        ),
        Niveau(
            "referentieregio",
            r"REFREG[0-9]{2}",
            Tekst("referentieregio", "région de référence", "reference region"),
            Tekst("referentieregio's", "régions de référence", "reference regions"),
        ),
        Niveau(
            "vervoerregio",
            r"[0-9]{1,2}",
            Tekst("vervoerregio", "région de transport", "transport region"),
            Tekst("vervoerregio's", "régions de transport", "transport regions"),
        ),
        Niveau(
            "woonmaatschappij",
            r"[0-9]{1,2}",
            Tekst("woonmaatschappij", "société de logement", "social housing company area"),
            Tekst("woonmaatschappijen", "sociétés de logement", "social housing company areas"),
        ),
        Niveau(
            "provincie",
            r"[0-9]{5}",
            Tekst("provincie", "province", "province"),
            Tekst("provincies", "provinces", "provinces"),
        ),
        Niveau(
            "gewest",
            r"0[24]000",
            Tekst("gewest", "région", "region"),
            Tekst("gewesten", "régions", "regions"),
        ),
    )
}

#: Levels that a region can be picked at, in the order of the menu; each is a column of a wijk.
REGIO_NIVEAUS: tuple[str, ...] = (
    "gemeente",
    "elz",
    "referentieregio",
    "vervoerregio",
    "woonmaatschappij",
    "provincie",
    "gewest",
)

#: The whole territory, a region like the others in summaries. It has no official code.
GEHEEL = "geheel"
GEHEEL_CODE = "VB"
GEHEEL_NAAM = Tekst("Vlaanderen en Brussel", "Flandre et Bruxelles", "Flanders and Brussels")
