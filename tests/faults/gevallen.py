"""What a named case of bad input is: a list, and what must come of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.faults.slechte_lijsten import een, regels

CSV, XLSX = "lijst.csv", "lijst.xlsx"
BEIDE = ("de-nieuwe", "de-tweede")
EEN = ("de-tweede",)
NIETS: tuple[str, ...] = ()
#: The check of the command line has no map and no sheet in front of it: it does not look there.
NEEMT_AAN = "(takes it)"


@dataclass(frozen=True)
class Geval:
    """A list and what must come of it: `goed` are the ids of the rows that are taken.

    Where `wat` is "", the list is mended: nothing is told as wrong, `cel` (column, value) is what
    then stands in its first row, and exactly `gezien` (kind, how often) is told.
    Else it is refused: `wat`, with `rij`, `kolom` and `waarde`.
    """

    maak: Callable[[], bytes]
    goed: tuple[str, ...] = EEN
    wat: str = ""
    kolom: str = ""
    waarde: str = ""
    oplossing: str = ""
    rij: int | None = 2
    bestand: str = CSV
    cel: tuple[str, object] = ("naam", "De Nieuwe")
    check: str = ""
    gezien: dict[str, int] = field(default_factory=dict)
    #: Words that the notices have in Dutch, such as the example.
    zegt: tuple[str, ...] = ()


def cel(kolom: str, waarde: object, wat: str, oplossing: str, **meer: object) -> Geval:
    """Return a case of one bad cell, in the first row: only the second row is taken."""
    getoond = str(meer.pop("getoond", waarde))
    velden = {kolom: waarde} | dict(meer.pop("erbij", {}))  # type: ignore[call-overload]
    return Geval(
        lambda: een(**velden),
        EEN,
        wat,
        kolom,
        getoond,
        oplossing,
        **meer,  # type: ignore[arg-type]
    )


def heel(maak: Callable[[], bytes], wat: str, oplossing: str, **meer: object) -> Geval:
    """Return a case of a file that is refused as a whole."""
    return Geval(maak, NIETS, wat, oplossing=oplossing, **({"rij": None} | meer))  # type: ignore[arg-type]


def goed(maak: Callable[[], bytes], bestand: str = CSV, **meer: object) -> Geval:
    """Return a case of a file that is read as it was meant."""
    return Geval(maak, BEIDE, bestand=bestand, **meer)  # type: ignore[arg-type]


GEEN_LIJST = {"check": "geen tabel die wij kennen", "rij": 1}
GETAL = "is geen getal"
DATUM, JJJJ = "is geen datum", "schrijf JJJJ"
VORM, LIJST = "heeft niet de juiste vorm", "staat niet in de lijst"
BUITEN = "ligt buiten België"
WERKMAP, ALS_XLSX = "is geen leesbare werkmap", "bewaar het bestand als XLSX of CSV"
VORM_BESTAND, ALS_CSV = "is geen CSV en geen XLSX", "bewaar het als CSV of XLSX"
UTF8, ALS_UTF8 = "de tekst is geen UTF-8", "bewaar het bestand als “CSV UTF-8”"
TEKEN, SLUIT = "een aanhalingsteken staat er alleen", "sluit elk aanhalingsteken"
TE_GROOT = ("de werkmap is te groot", "bewaar enkel de gegevens")
KASTEEL = ("type", "kasteel", LIJST, "kies uit buurthuis")


def kop_van(kop: bytes) -> bytes:
    return kop + b"".join(regels()[1:])


def als(naam: str, codering: str) -> bytes:
    return een(naam=naam).decode().encode(codering)
