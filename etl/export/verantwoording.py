"""What every export says about itself: sources, licence, date, method, parameters and limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.contract.aanbod import AANBODTYPES, STANDAARD_TYPES
from etl.contract.figures import FIGUREN
from etl.contract.sources import BRONNEN, Bron
from etl.export.aanpassing import Aanpassing
from etl.measures.travel import LOOPSNELHEID_KMH, MINUTEN, OMWEG, limit_metres

if TYPE_CHECKING:
    from etl.store.read import Editie

#: Who made the file.
MAKER = "Buurtkompas"

_METHODE = (
    "Elk cijfer van een wijk of regio weegt per huishouden. Een plaats is dichtbij als ze op "
    "hoogstens dat aantal meter in vogelvlucht ligt; minuten = meters × omweg / snelheid. De "
    "berekening van elk cijfer staat bij de definities."
)
_LET_OP = (
    "Alleen bekende plaatsen tellen. Het register is jong: wat er niet in staat, kan toch bestaan.",
    "Leeg betekent: niet bekend. Leeg is nooit nul.",
    "Waar het register van een gemeente leeg is, zijn kloof en rang niet bekend.",
    "Elk cijfer draagt zijn niveau: een cijfer van de gemeente of de provincie is in al haar "
    "wijken hetzelfde.",
)


@dataclass(frozen=True)
class Verantwoording:
    """The account that goes with an export.

    Attributes
    ----------
    methode : str
        How the figures came about, in a few sentences.
    parameters : tuple of (str, str)
        Name and value of each setting behind the figures.
    let_op : tuple of str
        What a reader should know before using them.
    """

    methode: str
    parameters: tuple[tuple[str, str], ...]
    let_op: tuple[str, ...]


def statement(editie: "Editie", anders: Aanpassing | None = None) -> Verantwoording:
    """Return the account of an edition's figures at their default settings, or of a change."""
    meters = round(limit_metres(MINUTEN))
    soorten = ", ".join(AANBODTYPES[t].naam.nl for t in STANDAARD_TYPES)
    return Verantwoording(
        _METHODE,
        (
            ("editie", editie.id),
            ("datum van de nieuwste gegevens", editie.datum),
            ("dichtbij", f"hoogstens {MINUTEN} minuten stappen: {meters} meter in vogelvlucht"),
            ("snelheid", f"{_getal(LOOPSNELHEID_KMH)} kilometer per uur"),
            ("omweg", f"vogelvlucht × {_getal(OMWEG)}"),
            ("soorten plaatsen die tellen", soorten),
            ("bekende initiatieven in het register", str(len(editie.initiatieven))),
            *(anders.parameters if anders else ()),
        ),
        _LET_OP + (anders.let_op if anders else ()),
    )


def _getal(waarde: float) -> str:
    return f"{waarde:g}".replace(".", ",")


def sources_of(kolommen: Sequence[str]) -> list[Bron]:
    """Return the sources behind these columns, each once, in the order of the contract.

    Examples
    --------
    >>> [b.sleutel for b in sources_of(["wijk_code", "internet_zonder_pct"])]
    ['wijken', 'eurostat_internet']
    """
    nodig = {"wijken"}.union(*(FIGUREN[k].bronnen for k in kolommen if k in FIGUREN))
    return [bron for sleutel, bron in BRONNEN.items() if sleutel in nodig]
