"""Fresh rows from the sources joined with the register that people keep by hand.

A refresh never changes or drops what a person wrote: a row with ``herkomst`` *hand*, a field named
in ``hand_velden``, a date in ``nagekeken_op``. What it would change there becomes a proposal.
"""

from typing import Any

import pandas as pd

from etl.contract.aanbod import SCHEIDING
from etl.contract.tables import TABELLEN

SLEUTEL = "initiatief_id"
#: Fields that say what people did: only people write them.
VAN_MENSEN = ("hand_velden", "nagekeken_op")
VOORSTEL_KOLOMMEN = ("initiatief_id", "actie", "kolom", "waarde_nu", "waarde_bron")
Rij = dict[str, Any]


def records(frame: pd.DataFrame) -> dict[str, Rij]:
    """Return the rows of a register by id, missing as None."""
    kolommen = TABELLEN["initiatieven"].kolomnamen()
    kaal = frame.reindex(columns=kolommen).astype("object")
    rijen = kaal.where(kaal.notna(), None).to_dict("records")
    return {str(r[SLEUTEL]): {str(k): v for k, v in r.items()} for r in rijen}


def _proposal(rij: Rij, actie: str, kolom: str = "", nieuw: Any = None) -> Rij:
    nu = rij.get(kolom)
    return dict(
        zip(
            VOORSTEL_KOLOMMEN,
            (rij[SLEUTEL], actie, kolom, "" if nu is None else str(nu), _text(nieuw)),
            strict=True,
        )
    )


def _text(waarde: Any) -> str:
    return "" if waarde is None else str(waarde)


def _kept_fields(oud: Rij) -> set[str]:
    """Return the fields of a standing row that a refresh leaves alone."""
    if oud["herkomst"] == "hand":
        return set(oud)
    velden = set((oud["hand_velden"] or "").split(SCHEIDING)) & set(oud)
    return velden | {k for k in VAN_MENSEN if oud[k] is not None}


def _joined(oud: Rij, nieuw: Rij) -> tuple[Rij, list[Rij]]:
    """Return one row that stands and is fresh, and what the source would change in it."""
    bewaard = _kept_fields(oud)
    rij = {k: oud[k] if k in bewaard else nieuw[k] for k in nieuw}
    voorstellen = [
        _proposal(oud, "wijzig", k, nieuw[k])
        for k in nieuw
        if k in bewaard and k not in (*VAN_MENSEN, "herkomst") and oud[k] != nieuw[k]
    ]
    return rij, voorstellen


def _is_touched(oud: Rij) -> bool:
    return oud["herkomst"] == "hand" or any(oud[k] is not None for k in VAN_MENSEN)


def merge(existing: pd.DataFrame, fresh: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Join fresh rows from the sources with the register that stands.

    Parameters
    ----------
    existing : DataFrame
        The register as it stands (contract table ``initiatieven``).
    fresh : DataFrame
        The same table, newly made from the sources.

    Returns
    -------
    merged : DataFrame
        Contract table sorted by id. A row of ``herkomst`` *hand* stands as it stood. Of another
        row, the fields named in ``hand_velden`` and what people noted stay, the rest is fresh.
        A row that the sources no longer hold goes, unless a person touched it.
    voorstellen : DataFrame
        ``initiatief_id, actie, kolom, waarde_nu, waarde_bron``: what the sources would *wijzig*
        or *schrap* where a person wrote.

    Examples
    --------
    >>> rij = {"initiatief_id": "de-brug-dorp", "naam": "De Brug", "herkomst": "bron"}
    >>> staand = pd.DataFrame([rij | {"naam": "De Nieuwe Brug", "hand_velden": "naam"}])
    >>> samen, voorstellen = merge(staand, pd.DataFrame([rij]))
    >>> samen["naam"].tolist(), voorstellen[["actie", "waarde_bron"]].values.tolist()
    (['De Nieuwe Brug'], [['wijzig', 'De Brug']])
    """
    oud, nieuw = records(existing), records(fresh)
    rijen, voorstellen = [], []
    for sleutel in sorted(oud.keys() | nieuw.keys()):
        if sleutel not in oud:
            rijen.append(nieuw[sleutel])
        elif sleutel in nieuw:
            rij, wijzigingen = _joined(oud[sleutel], nieuw[sleutel])
            rijen.append(rij)
            voorstellen += wijzigingen
        elif _is_touched(oud[sleutel]):
            rijen.append(oud[sleutel])
            if oud[sleutel]["herkomst"] != "hand":
                voorstellen.append(_proposal(oud[sleutel], "schrap"))
    return as_table(rijen), pd.DataFrame(voorstellen, columns=list(VOORSTEL_KOLOMMEN))


def as_table(rijen: list[Rij]) -> pd.DataFrame:
    """Return rows as the contract table of initiatives."""
    kolommen = TABELLEN["initiatieven"].kolommen
    tabel = pd.DataFrame(rijen, columns=[k.naam for k in kolommen])
    soort = {k.naam: "float64" if k.soort == "getal" else "str" for k in kolommen}
    return tabel.astype(soort)
