"""What housing costs around a wijk: its gemeente's sale prices, and the rents known further off."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from etl.contract.niveaus import NIVEAUS
from etl.measures.rent import HUURMATEN

#: One row of ``Editie.wijken``.
Rij = Mapping[Any, Any]

#: Levels at which prices are shown beside the wijk's own gemeente.
_NIVEAUS = ("gemeente", "provincie", "gewest")
_KOLOMMEN = ["niveau", "code", "jaar", "waarde"]
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


def gebieden_van(wijk: Rij) -> list[tuple[str, str]]:
    """Return gemeente, provincie and gewest of a wijk as (niveau, code); Brussels has two."""
    paren = [(niveau, wijk[NIVEAUS[niveau].kolom]) for niveau in _NIVEAUS]
    return [(niveau, str(code)) for niveau, code in paren if isinstance(code, str) and code]


@dataclass(frozen=True)
class Reeks:
    """The prices behind a rent signal.

    Attributes
    ----------
    soort : str
        What they are: a key of ``WONINGTYPES_VERKOOP``, or the name of a rent series.
    prijzen : DataFrame
        ``niveau, code, jaar`` and ``waarde`` (euro) of the wijk's gemeente and gewest, by year.
    """

    soort: str
    prijzen: pd.DataFrame


def reeks(verkoop: pd.DataFrame, huur: pd.DataFrame, wijk: Rij) -> Reeks:
    """Return the prices that a wijk's rent signal is read from; no rows where there is none.

    Parameters
    ----------
    verkoop, huur : DataFrame
        The contract tables ``verkoopprijs`` and ``huur``.
    wijk : mapping
        A row of ``Editie.wijken``.
    """
    woningtype = str(wijk["huur_woningtype"])
    if wijk["huur_bron"] != "huur":
        return Reeks(woningtype, _bekend(verkoop[verkoop["woningtype"] == woningtype], wijk))
    soort = (huur["woningtype"] == woningtype) & huur["maat"].isin(HUURMATEN)
    rijen = huur[soort & huur["waarde"].notna()]
    eigen = rijen[(rijen["niveau"] == "gemeente") & (rijen["code"] == wijk["gemeente_code"])]
    # As the signal chooses: most years first, then the latest, then by name.
    per_naam = eigen.groupby("reeks")["jaar"].agg(["nunique", "max"]).reset_index()
    if per_naam.empty:
        return Reeks("", rijen.iloc[:0][_KOLOMMEN])
    naam = per_naam.sort_values(["nunique", "max", "reeks"])["reeks"].iloc[-1]
    return Reeks(str(naam), _bekend(rijen[rijen["reeks"] == naam], wijk))


def _bekend(rijen: pd.DataFrame, wijk: Rij) -> pd.DataFrame:
    paren = [p for p in gebieden_van(wijk) if p[0] != "provincie"]
    hier = pd.MultiIndex.from_frame(rijen[["niveau", "code"]]).isin(paren)
    deel = rijen.loc[hier & rijen["waarde"].notna().to_numpy(), _KOLOMMEN]
    return deel.sort_values(["niveau", "jaar"], kind="stable").reset_index(drop=True)


def huren(tabel: pd.DataFrame, wijk: Rij) -> list[Huur]:
    """Return the latest measured rent of every kind of dwelling, the nearest area first.

    Asked rents are left out, as in the rent signal. Of two series of the same year the first by
    name stands.

    Parameters
    ----------
    tabel : DataFrame
        The contract table ``huur``.
    wijk : mapping
        A row of ``Editie.wijken``.
    """
    paren = gebieden_van(wijk)
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
