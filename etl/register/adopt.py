"""What a list that somebody brings would change in the register, and the register after it.

People's own work comes first, as in :mod:`etl.register.merge`: a row of ``herkomst`` *hand*, a
field named in ``hand_velden`` and a date of checking are changed only when somebody says so. What
a list changes is people's work from then on: new rows are *hand*, and changed fields are named in
``hand_velden``, so that the next refresh keeps them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from etl.contract.aanbod import SCHEIDING
from etl.contract.tables import TABELLEN
from etl.register.inspect import Nagekeken
from etl.register.merge import SLEUTEL, Rij, as_table, records

#: Fields that no list changes: they follow from what it changes.
_VOLGT = frozenset({SLEUTEL, "herkomst", "hand_velden"})
_NAZICHT = "nagekeken_op"
_ORDE = {k.naam: i for i, k in enumerate(TABELLEN["initiatieven"].kolommen)}


@dataclass(frozen=True)
class Wijziging:
    """One field that a list would change.

    Attributes
    ----------
    sleutel, naam, gemeente : str
        Which initiative, as the register knows it.
    kolom : str
    nu, wordt : str or float or None
        What stands there, and what the list says.
    beschermd : bool
        Whether a person wrote what stands there: it stays unless somebody says otherwise.
    """

    sleutel: str
    naam: str
    gemeente: str
    kolom: str
    nu: Any
    wordt: Any
    beschermd: bool


@dataclass(frozen=True)
class Verschil:
    """What a list would change.

    Attributes
    ----------
    nieuw : DataFrame
        Rows that the register does not know.
    wijzigingen : tuple of Wijziging
        Field by field, in the order of the register.
    weg : DataFrame
        Rows of the register that the list does not hold.
    gelijk : int
        Rows of the list that say what the register says.
    """

    nieuw: pd.DataFrame
    wijzigingen: tuple[Wijziging, ...]
    weg: pd.DataFrame
    gelijk: int

    @property
    def gewijzigd(self) -> tuple[str, ...]:
        """Ids of the rows that change, each once."""
        return tuple(dict.fromkeys(w.sleutel for w in self.wijzigingen))


@dataclass(frozen=True)
class Keuze:
    """What somebody says about a list.

    Attributes
    ----------
    schrap : bool
        The list is the whole register: what it does not hold, goes.
    overschrijf : bool
        It also goes before what people wrote by hand earlier.
    """

    schrap: bool = False
    overschrijf: bool = False


def compare(staand: pd.DataFrame, lijst: Nagekeken) -> Verschil:
    """Return what the good rows of a list would change in the register.

    Parameters
    ----------
    staand : DataFrame
        The register (contract table ``initiatieven``).
    lijst : Nagekeken
        What :func:`etl.register.inspect.inspect` made of the list. A column that it lacks is not
        compared; an empty cell of a column that it has is a value like any other.

    Examples
    --------
    >>> rij = {"initiatief_id": "de-brug", "naam": "De Brug", "gemeente_naam": "Dorp",
    ...        "herkomst": "bron"}
    >>> lijst = Nagekeken("i.csv", 2, as_table([rij | {"naam": "Brug"}, rij | {SLEUTEL: "x"}]),
    ...                   frozenset({SLEUTEL, "naam"}), frozenset({"de-brug", "x"}), ())
    >>> verschil = compare(as_table([rij]), lijst)
    >>> verschil.nieuw[SLEUTEL].tolist(), [(w.nu, w.wordt) for w in verschil.wijzigingen]
    (['x'], [('De Brug', 'Brug')])
    """
    oud, nieuw = records(staand), records(lijst.goed)
    samen = [k for k in sorted(nieuw) if k in oud]
    wijzigingen = tuple(w for k in samen for w in _changes(oud[k], nieuw[k], lijst.gegeven))
    anders = {w.sleutel for w in wijzigingen}
    weg = ~staand[SLEUTEL].isin(lijst.sleutels)
    return Verschil(
        as_table([nieuw[k] for k in sorted(nieuw) if k not in oud]),
        wijzigingen,
        staand[weg].reset_index(drop=True),
        len(samen) - len(anders),
    )


def adopt(staand: pd.DataFrame, verschil: Verschil, keuze: Keuze) -> pd.DataFrame:
    """Return the register after a list.

    Parameters
    ----------
    staand : DataFrame
        The register that `verschil` was made against.
    verschil : Verschil
    keuze : Keuze

    Returns
    -------
    DataFrame
        Contract table sorted by id: new rows with ``herkomst`` *hand*; changed fields named in
        ``hand_velden``; a row or field of people changed or dropped only where `keuze` says so.
    """
    rijen = records(staand)
    if keuze.schrap:
        for sleutel in verschil.weg[SLEUTEL]:
            if keuze.overschrijf or not _is_touched(rijen[sleutel]):
                del rijen[sleutel]
    for w in verschil.wijzigingen:
        if keuze.overschrijf or not w.beschermd:
            rijen[w.sleutel] = _with_field(rijen[w.sleutel], w.kolom, w.wordt)
    rijen |= {k: rij | {"herkomst": "hand"} for k, rij in records(verschil.nieuw).items()}
    return as_table([rijen[k] for k in sorted(rijen)])


def kept(verschil: Verschil) -> int:
    """Return how many of the rows that would go were written or checked by a person."""
    return sum(_is_touched(rij) for rij in records(verschil.weg).values())


def _is_touched(rij: Rij) -> bool:
    return rij["herkomst"] == "hand" or any(rij[k] is not None for k in ("hand_velden", _NAZICHT))


def _with_field(rij: Rij, kolom: str, waarde: Any) -> Rij:
    """Return a row with one field changed by a person, who is remembered in ``hand_velden``."""
    if rij["herkomst"] == "hand" or kolom == _NAZICHT:
        return rij | {kolom: waarde}
    velden = {*_fields(rij), kolom}
    return rij | {
        kolom: waarde,
        "hand_velden": SCHEIDING.join(sorted(velden, key=lambda v: _ORDE[v])),
    }


def _fields(rij: Rij) -> list[str]:
    return [v for v in (rij["hand_velden"] or "").split(SCHEIDING) if v in _ORDE]


def _changes(oud: Rij, nieuw: Rij, gegeven: frozenset[str]) -> Iterator[Wijziging]:
    eigen = oud["herkomst"] == "hand"
    hand = set(_fields(oud))
    for kolom in _ORDE:
        if kolom in _VOLGT or kolom not in gegeven or _same(oud[kolom], nieuw[kolom]):
            continue
        if kolom == _NAZICHT:
            # A later check adds to what people did; an earlier one, or none, takes it away.
            beschermd = oud[kolom] is not None and (nieuw[kolom] or "") < oud[kolom]
        else:
            beschermd = eigen or kolom in hand
        naam, gemeente = str(oud["naam"]), str(oud["gemeente_naam"])
        yield Wijziging(oud[SLEUTEL], naam, gemeente, kolom, oud[kolom], nieuw[kolom], beschermd)


def _same(a: Any, b: Any) -> bool:
    """Tell whether two cells say the same; numbers up to the six decimals that are kept."""
    if isinstance(a, float) and isinstance(b, float):
        return round(a, 6) == round(b, 6)
    return bool(a == b)
