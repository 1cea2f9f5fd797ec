"""What housing costs in and around a wijk: the prices behind its signal, and the rents known."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from etl.contract.niveaus import NIVEAUS
from etl.measures import rent_series
from etl.measures.rent import HUURMATEN

#: One row of ``Editie.wijken``.
Rij = Mapping[Any, Any]

#: Levels above a wijk at which prices are shown.
_NIVEAUS = ("gemeente", "provincie", "gewest")
#: Dwellings whose rents are told: all together, or one of the two broad kinds.
WONINGTYPES_HUUR = ("alle", "appartement", "huis")


@dataclass(frozen=True)
class Huur:
    """The latest rent of one kind of dwelling in one area.

    Attributes
    ----------
    niveau, code : str
    woningtype, maat, periode, reeks : str
        As the contract's table has them.
    euro : float
        Euro a month.
    """

    niveau: str
    code: str
    woningtype: str
    maat: str
    periode: str
    reeks: str
    euro: float


def gebieden_van(wijk: Rij, code: str) -> list[tuple[str, str]]:
    """Return a wijk, its gemeente, provincie and gewest as (niveau, code); Brussels has three."""
    boven = [(niveau, wijk[NIVEAUS[niveau].kolom]) for niveau in _NIVEAUS]
    return [("wijk", code), *((n, str(c)) for n, c in boven if isinstance(c, str) and c)]


@dataclass(frozen=True)
class Reeks:
    """The prices behind a rent signal.

    Attributes
    ----------
    soort : str
        What they are: a key of ``WONINGTYPES_VERKOOP``, or the name of a rent series.
    niveau : str
        Level at which the signal is known: that of the first area.
    prijzen : DataFrame
        ``niveau, code, jaar``, ``waarde`` (euro) and ``geschat`` of the area that the signal is
        of, then of the gemeente and the gewest around it, by year.
    """

    soort: str
    niveau: str
    prijzen: pd.DataFrame

    @property
    def geschat(self) -> bool:
        """Whether the prices of the signal's own area are estimates."""
        return bool(self.prijzen.loc[self.prijzen["niveau"] == self.niveau, "geschat"].any())


def reeks(verkoop: pd.DataFrame, huur: pd.DataFrame, wijk: Rij, code: str) -> Reeks:
    """Return the prices that a wijk's rent signal is read from; no rows where there is none.

    Parameters
    ----------
    verkoop, huur : DataFrame
        The contract tables ``verkoopprijs`` and ``huur``.
    wijk : mapping
        A row of ``Editie.wijken``.
    code : str
        Code of the wijk.
    """
    alle = rent_series.prices(verkoop, huur, wijk)
    van = rent_series.area(wijk, code)
    rond = [p for p in gebieden_van(wijk, code) if p[0] in ("gemeente", "gewest")]
    volgorde = {paar: i for i, paar in enumerate(dict.fromkeys([van, *rond]))}
    plek = pd.Series(list(zip(alle["niveau"], alle["code"], strict=True)), alle.index, dtype=object)
    deel = alle.assign(_plek=plek.map(volgorde)).dropna(subset="_plek")
    deel = deel.sort_values(["_plek", "jaar"], kind="stable").drop(columns="_plek")
    return Reeks(str(wijk["huur_reeks"]), van[0], deel.reset_index(drop=True))


def huren(tabel: pd.DataFrame, wijk: Rij, code: str) -> list[Huur]:
    """Return the latest measured rent of every kind of dwelling, the nearest area first.

    Asked rents are left out, as in the rent signal. Of two series of the same year the first by
    name stands.

    Parameters
    ----------
    tabel : DataFrame
        The contract table ``huur``.
    wijk : mapping
        A row of ``Editie.wijken``.
    code : str
        Code of the wijk.
    """
    paren = gebieden_van(wijk, code)
    hier = pd.MultiIndex.from_frame(tabel[["niveau", "code"]]).isin(paren)
    telt = (
        hier
        & tabel["maat"].isin(HUURMATEN)
        & tabel["woningtype"].isin(WONINGTYPES_HUUR)
        & tabel["waarde"].notna()
    )
    deel = tabel[telt].sort_values(["jaar", "periode", "reeks"], ascending=[False, False, True])
    laatste = deel.drop_duplicates(["niveau", "woningtype"])
    orde = {niveau: i for i, (niveau, _) in enumerate(paren)}
    volgorde = laatste["niveau"].map(orde)
    gesorteerd = laatste.assign(_orde=volgorde).sort_values(["_orde", "woningtype"])
    return [
        Huur(
            str(r["niveau"]),
            str(r["code"]),
            str(r["woningtype"]),
            str(r["maat"]),
            str(r["periode"]),
            str(r["reeks"]),
            float(r["waarde"]),
        )
        for r in gesorteerd.to_dict("records")
    ]
