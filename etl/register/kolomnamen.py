"""Names of columns as people write them, and which table a row of names heads."""

import re
from collections.abc import Collection, Iterable

from etl.contract.columns import KOLOMMEN
from etl.contract.tables import TABELLEN

#: Tables that people may bring, in the order in which they are tried.
BRENGBAAR = ("initiatieven", "huur", "verkoopprijs", "internet", "alleenwonend", "inkomen")
#: The names of the columns are looked for in so many rows.
BOVENAAN = 10
#: Share of the required columns by which a table is recognised.
_HERKEND = 0.5
_TUSSEN = re.compile(r"[\W_]+")


def our_name(naam: str) -> str:
    """Return the column that a name means, whatever its capitals, spaces and lines.

    Examples
    --------
    >>> our_name("Gemeente Code"), our_name("LAT"), our_name("foto")
    ('gemeente_code', 'lat', 'foto')
    """
    return _PER_NAAM.get(_plain(naam), naam)


def table_of_names(namen: Collection[str]) -> str:
    """Return the contract table that has most of these columns; "" where none has half of its own.

    Examples
    --------
    >>> table_of_names(["naam", "foto"])
    ''
    """
    deel = {}
    for tabel in BRENGBAAR:
        verplicht = {k.naam for k in TABELLEN[tabel].kolommen if k.verplicht}
        deel[tabel] = len(verplicht.intersection(namen)) / len(verplicht)
    beste = max(deel, key=lambda tabel: deel[tabel])
    return beste if deel[beste] >= _HERKEND else ""


def header_row(regels: Iterable[Iterable[str]]) -> int:
    """Return which of the first rows holds the names of the columns, from nought.

    Nought where that is the first, or where not exactly one of them does: then nothing is passed.

    Examples
    --------
    >>> kop = ["Indicator", "niveau", "code", "jaar", "waarde", "bron", "status"]
    >>> header_row([["Onze lijst"], [""], kop]), header_row([["a"], kop, kop])
    (2, 0)
    """
    raak = [i for i, regel in enumerate(regels) if table_of_names([our_name(cel) for cel in regel])]
    return raak[0] if len(raak) == 1 else 0


def _plain(naam: str) -> str:
    return _TUSSEN.sub("", naam.casefold())


def _per_name() -> dict[str, str]:
    namen: dict[str, list[str]] = {}
    for naam in KOLOMMEN:
        namen.setdefault(_plain(naam), []).append(naam)
    return {kaal: alle[0] for kaal, alle in namen.items() if len(alle) == 1}


_PER_NAAM = _per_name()
