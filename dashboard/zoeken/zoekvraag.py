"""What is asked of the offer: around where, how people travel, what it must have.

Nothing is asked about the person for whom it is.
"""

from dataclasses import dataclass
from typing import Any

from dashboard.zoeken.openingsuren import DAGEN
from dashboard.zoeken.plekken import Plek
from etl.errors import OngeldigeAanroep
from etl.measures import travel

#: Modes of travel, and their speed in km/h.
SNELHEDEN = {"wandelen": travel.LOOPSNELHEID_KMH, "fietsen": travel.FIETSSNELHEID_KMH}

#: Thresholds that are "ja", "nee" or unknown ("").
JA_NEE_DREMPELS = ("kinderopvang", "rolstoel", "gratis")


@dataclass(frozen=True)
class Drempels:
    """What the offer must have.

    Raises
    ------
    OngeldigeAanroep
        `dag` is no weekday.

    Attributes
    ----------
    kinderopvang, rolstoel, gratis : bool
        Childcare, accessible by wheelchair, free of charge.
    taal : str
        A language, as the register names it; empty for any.
    dag : str
        Open on this weekday, a key of ``DAGEN``; empty for any.
    alleen_bekend : bool
        Leave out what is unknown, instead of marking it.
    """

    kinderopvang: bool = False
    rolstoel: bool = False
    gratis: bool = False
    taal: str = ""
    dag: str = ""
    alleen_bekend: bool = False

    def __post_init__(self) -> None:
        if self.dag and self.dag not in DAGEN:
            raise OngeldigeAanroep(
                f"{self.dag!r} is geen dag van de week; kies uit {', '.join(DAGEN)}."
            )


@dataclass(frozen=True)
class Zoekvraag:
    """What is searched, and around where.

    Raises
    ------
    OngeldigeCoordinaat
        `x` or `y` is no number.
    OngeldigeAanroep
        There is no such mode of travel.

    Attributes
    ----------
    x, y : float
        EPSG:31370.
    wijk_code, gemeente_code : str
        Where the point lies. Without a wijk, what comes to any wijk of the gemeente counts; without
        either, the wijk of the nearest household is taken.
    vervoer : str
        A key of :data:`SNELHEDEN`.
    minuten : float
        Longest travel time.
    werkmodellen, typen : tuple of str
        Offer with at least one of these werkmodellen, and of one of these types; empty for all.
    """

    x: float
    y: float
    wijk_code: str = ""
    gemeente_code: str = ""
    vervoer: str = "wandelen"
    minuten: float = travel.MINUTEN
    werkmodellen: tuple[str, ...] = ()
    typen: tuple[str, ...] = ()
    drempels: Drempels = Drempels()

    def __post_init__(self) -> None:
        travel.check_points([[self.x, self.y]], "gezochte punten")
        if self.vervoer not in SNELHEDEN:
            raise OngeldigeAanroep(
                f"Vervoer {self.vervoer!r} bestaat niet; kies uit {', '.join(SNELHEDEN)}."
            )

    @classmethod
    def bij(cls, plek: Plek, **wat: Any) -> "Zoekvraag":
        """Return a question around a place of the gazetteer."""
        return cls(plek.x, plek.y, plek.wijk_code, plek.gemeente_code, **wat)
