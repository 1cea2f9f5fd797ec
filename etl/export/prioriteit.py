"""The priority list of a region at chosen weights, with those weights in the file itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from etl.contract.figures import ONDERDELEN_NOOD
from etl.contract.niveaus import GEHEEL
from etl.export import file_name
from etl.export.aanpassing import Aanpassing
from etl.export.csv import write_csv
from etl.export.tables import find_region, in_words, region_table
from etl.export.titels import WEEGT_NOOD, WEEGT_RISICO, column_title
from etl.export.xlsx import write_xlsx
from etl.measures.digital import ONDERDELEN

if TYPE_CHECKING:
    from etl.store.read import Editie

INHOUD = "prioriteit"


@dataclass(frozen=True)
class Lijst:
    """A priority list as somebody sees it.

    Attributes
    ----------
    figuren : DataFrame
        Index ``wijk_code``: the wijken in the order of the list, with the figures that the
        weights changed; no columns where the weights are the edition's.
    nood, risico : mapping of str to float
        Weight of every component of need and of the digital risk; only proportions matter.
    basis : tuple of str
        Level and code of the region that sets the scale of the digital risk.
    filters : tuple of str
        Keys of :data:`FILTERS` that are on.
    nood_vanaf : int
        Least need of the wijken listed; 0 for no limit.
    trekkingen : int
        Draws behind the rank intervals where they are not the edition's; else 0.
    """

    figuren: pd.DataFrame
    nood: Mapping[str, float]
    risico: Mapping[str, float]
    basis: tuple[str, str]
    filters: tuple[str, ...] = ()
    nood_vanaf: int = 0
    trekkingen: int = 0


#: What a list may be limited to.
FILTERS: dict[str, str] = {
    "robuust": "alleen wijken met een robuuste rang",
    "drempel": "alleen wijken met een dubbele drempel",
}
_LET_OP = (
    "De lijst is een signaal om te gaan kijken, geen bewijs. Zonder rang: leeg register, minder "
    "dan 50 huishoudens of onbekende nood.",
)
_LET_OP_EIGEN = (
    "Nood, prioriteit, klasse en rang zijn berekend met de gewichten bij de instellingen, niet "
    "met de gewone. Het blad samenvatting laat weg wat daarvan afhangt.",
)


def export_priority(
    editie: "Editie", niveau: str, code: str, lijst: Lijst, soort: str = "rfc4180"
) -> bytes:
    """Return the priority list of a region as a file.

    Parameters
    ----------
    editie : Editie
    niveau, code : str
        The region; "geheel" and "VB" for all of Flanders and Brussels.
    lijst : Lijst
    soort : {"rfc4180", "belgisch", "xlsx"}
        A dialect of CSV, or a workbook.

    Returns
    -------
    bytes
        A row per wijk of the list, in its order. The weights are columns of every row, and in a
        workbook stand among its settings as well.

    Raises
    ------
    OngeldigeAanroep
        The region or `soort` does not exist.
    """
    anders = adjustment(editie, lijst)
    if soort == "xlsx":
        return write_xlsx(editie, niveau, code, anders)
    tabel = region_table(editie, niveau, code, anders)
    return write_csv(in_words(tabel) if soort == "belgisch" else tabel, soort)


def priority_name(niveau: str, code: str, soort: str) -> str:
    """Return the name under which a browser saves the list.

    Examples
    --------
    >>> priority_name("gemeente", "99001", "belgisch"), priority_name("geheel", "VB", "xlsx")
    ('buurtkompas_prioriteit_gemeente_99001.csv', 'buurtkompas_prioriteit_geheel.xlsx')
    """
    naam = file_name(niveau, code, "csv", INHOUD)
    return naam.removesuffix("csv") + "xlsx" if soort == "xlsx" else naam


def adjustment(editie: "Editie", lijst: Lijst) -> Aanpassing:
    """Return the list as a change of the edition's own export."""
    nood, risico = _shares(lijst.nood), _shares(lijst.risico)
    gewichten = {WEEGT_NOOD.format(k): w for k, w in nood.items()}
    gewichten |= {WEEGT_RISICO.format(k): w for k, w in risico.items()}
    gewoon = lijst.figuren.columns.empty
    basis = "alle wijken"
    if lijst.basis[0] != GEHEEL:
        basis = f"de wijken van {find_region(editie, *lijst.basis).omschrijving}"
    filters = [FILTERS[k] for k in lijst.filters]
    if lijst.nood_vanaf:
        filters.append(f"nood minstens {lijst.nood_vanaf}")
    parameters = [
        ("gewichten van de nood", _words(nood, {k: w.nl for k, w in ONDERDELEN_NOOD.items()})),
        (
            "gewichten van het digitale risico",
            _words(risico, {k: column_title(next(iter(v))) for k, v in ONDERDELEN.items()}),
        ),
        ("laagste en hoogste waarde van het digitale risico", f"die van {basis}"),
        ("gelijke gewichten, zoals overal elders", "ja" if gewoon else "nee"),
        ("welke wijken", "; ".join(filters) or "alle wijken van de regio"),
    ]
    if lijst.trekkingen:
        parameters.append(("interval van de rang", f"opnieuw getrokken, {lijst.trekkingen} keer"))
    return Aanpassing(
        lijst.figuren.assign(**gewichten),
        tuple(parameters),
        _LET_OP if gewoon else (*_LET_OP, *_LET_OP_EIGEN),
    )


def _shares(gewichten: Mapping[str, float]) -> dict[str, float]:
    """Return weights as percentages of their sum."""
    som = sum(gewichten.values())
    return {k: 100 * w / som if som else 0.0 for k, w in gewichten.items()}


def _words(delen: Mapping[str, float], namen: Mapping[str, str]) -> str:
    """Return shares in words.

    Examples
    --------
    >>> _words({"a": 66.66666, "b": 33.3}, {"a": "huur", "b": "wagens"})
    'huur 66,7 %, wagens 33,3 %'
    """
    getal = {k: f"{round(w, 1):g}".replace(".", ",") for k, w in delen.items()}
    return ", ".join(f"{namen[k]} {w} %" for k, w in getal.items())
