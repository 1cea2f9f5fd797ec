"""The two forms of HSDS: nested JSON, and flat tables in a data package."""

import csv
import io
from typing import Any

from etl.export.cellen import TEKST_TEKEN, neutralise
from etl.export.hsds.schema import ONDERDELEN, Onderdeel, Rij, Tabellen


def nest(tabellen: Tabellen) -> list[Rij]:
    """Return the services with everything that belongs to them inside, as HSDS asks of JSON."""
    per_id = {naam: {rij["id"]: rij for rij in rijen} for naam, rijen in tabellen.items()}
    van: dict[tuple[str, str], dict[str, list[Rij]]] = {}
    for ouder in ONDERDELEN.values():
        for tabel, veld in ouder.kinderen.values():
            groep = van.setdefault((tabel, veld), {})
            for rij in tabellen[tabel]:
                groep.setdefault(rij[veld], []).append(rij)

    def inside(naam: str, rij: Rij, zonder: str = "") -> Rij:
        deel = ONDERDELEN[naam]
        weg = {zonder, *(veld for _, veld in deel.ingebed.values())}
        uit = {k: v for k, v in rij.items() if k not in weg}
        for eigenschap, (tabel, veld) in deel.ingebed.items():
            uit[eigenschap] = inside(tabel, per_id[tabel][rij[veld]])
        for eigenschap, (tabel, veld) in deel.kinderen.items():
            if kinderen := van[tabel, veld].get(rij["id"]):
                uit[eigenschap] = [inside(tabel, kind, veld) for kind in kinderen]
        return uit

    return [inside("service", rij) for rij in tabellen["service"]]


def flatten(diensten: list[Rij]) -> Tabellen:
    """Return the tables that :func:`nest` made these services from; each object once."""
    tabellen: dict[str, dict[str, Rij]] = {naam: {} for naam in ONDERDELEN}

    def outside(naam: str, voorwerp: Rij, **sleutel: str) -> str:
        deel = ONDERDELEN[naam]
        rij = {k: v for k, v in voorwerp.items() if k not in {*deel.kinderen, *deel.ingebed}}
        for eigenschap, (tabel, veld) in deel.ingebed.items():
            rij[veld] = outside(tabel, voorwerp[eigenschap])
        id_: str = rij["id"]
        tabellen[naam][id_] = rij | sleutel
        for eigenschap, (tabel, veld) in deel.kinderen.items():
            for kind in voorwerp.get(eigenschap, ()):
                outside(tabel, kind, **{veld: id_})
        return id_

    for dienst in diensten:
        outside("service", dienst)
    return {naam: list(rijen.values()) for naam, rijen in tabellen.items()}


def write_table(deel: Onderdeel, rijen: list[Rij]) -> bytes:
    """Return one table as CSV (RFC 4180, UTF-8); no cell is a formula."""
    doel = io.StringIO(newline="")
    schrijver = csv.writer(doel, lineterminator="\r\n")
    schrijver.writerow(veld.naam for veld in deel.velden)
    schrijver.writerows([_cell(rij.get(veld.naam)) for veld in deel.velden] for rij in rijen)
    return doel.getvalue().encode()


def read_table(deel: Onderdeel, inhoud: bytes) -> list[Rij]:
    """Return the rows of a table that :func:`write_table` wrote."""
    soort = {veld.naam: veld.soort for veld in deel.velden}
    lezer = csv.DictReader(io.StringIO(inhoud.decode("utf-8-sig"), newline=""))
    return [
        {
            naam: float(tekst) if soort.get(naam) == "number" else unquote(tekst)
            for naam, tekst in rij.items()
            if tekst
        }
        for rij in lezer
    ]


def _cell(waarde: Any) -> str:
    if waarde is None:
        return ""
    return quote(waarde) if isinstance(waarde, str) else repr(waarde)


def quote(tekst: str) -> str:
    """Return a text that no spreadsheet takes for a formula, and that :func:`unquote` gives back.

    Examples
    --------
    >>> [quote(t) for t in ("=1", "'=1", "'t Pandje")]
    ["'=1", "''=1", "'t Pandje"]
    >>> [unquote(quote(t)) for t in ("=1", "'=1", "'t Pandje")]
    ['=1', "'=1", "'t Pandje"]
    """
    return TEKST_TEKEN + tekst if _calculates(tekst.lstrip(TEKST_TEKEN)) else tekst


def unquote(tekst: str) -> str:
    """Return the text that :func:`quote` made this of."""
    kaal = tekst.lstrip(TEKST_TEKEN)
    return tekst[1:] if tekst.startswith(TEKST_TEKEN) and _calculates(kaal) else tekst


def _calculates(tekst: str) -> bool:
    return neutralise(tekst) != tekst
