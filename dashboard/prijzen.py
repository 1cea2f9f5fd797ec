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


def verkopen(tabel: pd.DataFrame, wijk: Rij, woningtype: str) -> pd.DataFrame:
    """Return the measured sale medians of a wijk's gemeente and gewest, by year.

    Parameters
    ----------
    tabel : DataFrame
        The contract table ``verkoopprijs``.
    wijk : mapping
        A row of ``Editie.wijken``.
    woningtype : str
        The dwellings that its rent signal is read from.

    Returns
    -------
    DataFrame
        ``niveau, code, jaar`` and ``waarde`` (euro); no rows where nothing is known.
    """
    paren = [p for p in gebieden_van(wijk) if p[0] != "provincie"]
    hier = pd.MultiIndex.from_frame(tabel[["niveau", "code"]]).isin(paren)
    telt = hier & (tabel["woningtype"] == woningtype) & tabel["waarde"].notna()
    deel = tabel.loc[telt, ["niveau", "code", "jaar", "waarde"]]
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
