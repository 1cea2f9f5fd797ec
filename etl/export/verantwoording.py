"""What every export says about itself: sources, licence, date, method, parameters and limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.contract.aanbod import AANBODTYPES, STANDAARD_TYPES
from etl.contract.bron import Bron
from etl.contract.catalogus import tekst
from etl.contract.figures import FIGUREN
from etl.contract.getallen import getal
from etl.contract.sources import BRONNEN
from etl.export.aanpassing import Aanpassing
from etl.measures.travel import LOOPSNELHEID_KMH, MINUTEN, OMWEG, limit_metres

if TYPE_CHECKING:
    from etl.store.read import Editie

#: Who made the file.
MAKER = "Buurtkompas"

_LET_OP = ("let_op_1", "let_op_2", "let_op_3", "let_op_4")
#: The catalogues of the exports: a folder a language.
CATALOGI = Path(__file__).with_name("locale")


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


def statement(
    editie: "Editie", anders: Aanpassing | None = None, taal: str = "nl"
) -> Verantwoording:
    """Return the account of an edition's figures at their default settings, or of a change."""

    def w(sleutel: str, **waarden: Any) -> str:
        return tekst(CATALOGI, taal, f"verantwoording.{sleutel}", waarden)

    meters = round(limit_metres(MINUTEN))
    soorten = ", ".join(AANBODTYPES[t].naam.in_taal(taal) for t in STANDAARD_TYPES)
    snelheid, omweg = (getal(x, 1, taal) for x in (LOOPSNELHEID_KMH, OMWEG))
    return Verantwoording(
        w("methode"),
        (
            (w("editie"), editie.id),
            (w("datum"), editie.datum),
            (w("dichtbij"), w("dichtbij_waarde", minuten=MINUTEN, meters=meters)),
            (w("snelheid"), w("snelheid_waarde", snelheid=snelheid)),
            (w("omweg"), w("omweg_waarde", omweg=omweg)),
            (w("soorten"), soorten),
            (w("initiatieven"), str(len(editie.initiatieven))),
            *(anders.parameters if anders else ()),
        ),
        tuple(w(k) for k in _LET_OP) + (anders.let_op if anders else ()),
    )


def sources_of(kolommen: Sequence[str], editie: "Editie | None" = None) -> list[Bron]:
    """Return the sources behind these columns, each once, in the order of the contract.

    Of `editie` also those that are no figure's by themselves, but stand in its rows: sales and
    incomes per sector, figures that somebody added, and lists that somebody added to the register.

    Examples
    --------
    >>> [b.sleutel for b in sources_of(["wijk_code", "internet_zonder_pct"])]
    ['wijken', 'eurostat_internet']
    """
    figuren = FIGUREN if editie is None else editie.figuren
    nodig = {"wijken"}.union(*(figuren[k].bronnen for k in kolommen if k in figuren))
    if editie is not None:
        vast = {bron for figuur in figuren.values() for bron in figuur.bronnen}
        nodig |= {*editie.manifest.get("bronnen", ()), *editie.eigen_bronnen} - vast
    bekend = BRONNEN if editie is None else editie.bronnen
    return [bron for sleutel, bron in bekend.items() if sleutel in nodig]
