"""Rows of one place become one row, and every field says which of them it came from."""

from dataclasses import dataclass
from typing import Any

from etl.contract.aanbod import PRECISIES, SCHEIDING, WERKMODELLEN
from etl.contract.schrijfwijze import gelijke_woorden, losse_woorden, sleutel

Rij = dict[str, Any]
_PLAATS = (
    "straat",
    "huisnummer",
    "postcode",
    "wijk_code",
    "lat",
    "lon",
    "locatie_precisie",
    "locatie_bron",
)
#: Fields that go stale: of two sources that tell them, the newest is believed.
VERS = ("openingsuren", "telefoon", "website")
#: Column that is filled where the gemeente follows from the place, and no source named it.
AFGELEID = "gemeente_afgeleid"
#: Fields that join what every row says.
_SAMEN = ("werkmodellen", "opmerking")


@dataclass(frozen=True)
class Samen:
    """One place.

    Attributes
    ----------
    rij : dict
        The merged row.
    van : dict of str to int
        Field that is known → position, in the group, of the row that it came from; a field that
        joins several rows is not named.
    """

    rij: Rij
    van: dict[str, int]


def merge_rows(groep: list[Rij]) -> Samen:
    """Merge the rows of one place.

    Parameters
    ----------
    groep : list of dict
        Rows of one place, all text but ``lat`` and ``lon``; "" where nothing is known. The first
        is the one whose name and type stay.

    Returns
    -------
    Samen
        Place from the most precise row, with a house number of that street; source from the
        newest, what goes stale from the newest that tells it, werkmodellen of all, remarks of
        all, every other field from the first row that has it.

    Examples
    --------
    >>> basis = dict.fromkeys((*_PLAATS, *VERS, "bron_url", "opmerking"), "")
    >>> basis |= {"locatie_precisie": "adres", "werkmodellen": "organisatie"}
    >>> oud = basis | {"naam": "De Brug", "telefoon": "09 1", "bron_datum": "2019"}
    >>> nieuw = basis | {"naam": "Brug", "telefoon": "09 2", "bron_datum": "2024"}
    >>> samen = merge_rows([oud, nieuw])
    >>> samen.rij["naam"], samen.rij["telefoon"], samen.van["telefoon"]
    ('De Brug', '09 2', 1)
    """
    orde = range(len(groep))
    van: dict[str, int] = {}
    for kolom in groep[0]:
        bekend = [i for i in orde if groep[i][kolom] != ""]
        if kolom in VERS:
            # Sorting is stable: of two that are as new, the first row goes before.
            bekend.sort(key=lambda i: groep[i]["bron_datum"], reverse=True)
        if kolom == "gemeente":
            # The name that a source writes, of today or then, makes the id: it must not change.
            bekend.sort(key=lambda i: bool(groep[i].get(AFGELEID)))
        if bekend:
            van[kolom] = bekend[0]
    beste = min(orde, key=lambda i: PRECISIES.index(groep[i]["locatie_precisie"]))
    van |= {k: beste for k in _PLAATS if groep[beste][k] != "" or k == "wijk_code"}
    if "huisnummer" in van and van["huisnummer"] != beste:
        _keep_number(groep, van)
    nieuwste = max(orde, key=lambda i: groep[i]["bron_datum"])
    van |= {k: nieuwste for k in ("bron_url", "bron_datum") if groep[nieuwste][k]}
    hoofd = {k: groep[van[k]][k] if k in van else "" for k in groep[0]}
    modellen = {m for r in groep for m in r["werkmodellen"].split(SCHEIDING)}
    hoofd["werkmodellen"] = SCHEIDING.join(m for m in WERKMODELLEN if m in modellen)
    delen = [d for r in groep for d in r["opmerking"].split("; ") if d]
    hoofd["opmerking"] = "; ".join(dict.fromkeys(delen))
    return Samen(hoofd, {k: i for k, i in van.items() if k not in _SAMEN and hoofd[k] != ""})


def _keep_number(groep: list[Rij], van: dict[str, int]) -> None:
    """Take the house number from a row of the street that stays, or none: never of another one."""
    straat = _street(groep[van["straat"]]) if "straat" in van else ""
    zelfde = [i for i, r in enumerate(groep) if r["huisnummer"] and _street(r) == straat]
    if zelfde:
        van["huisnummer"] = zelfde[0]
    else:
        del van["huisnummer"]


def _street(rij: Rij) -> str:
    return sleutel(gelijke_woorden(losse_woorden(rij["straat"])))
