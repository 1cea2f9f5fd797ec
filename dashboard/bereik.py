"""What one wijk reaches of each werkmodel: on foot, or because it comes to its people."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from etl.contract.aanbod import SCHEIDING, STANDAARD_TYPES, WERKMODELLEN
from etl.measures import access, travel
from etl.measures.access import Reach
from etl.store.read import Editie

#: What is offered for one of these, and not for a larger area, is told as coming from near by.
NABIJ = frozenset({"wijk", "gemeente", "elz"})


@dataclass(frozen=True)
class Modelbereik:
    """One werkmodel in one wijk.

    Attributes
    ----------
    werkmodel : str
    minuten : float
        Household-weighted median of the minutes on foot to the nearest known place of the default
        types with this werkmodel; not a number where none is known.
    komt : bool
        Whether an initiative with this werkmodel comes to the people of the wijk.
    ver : tuple of (niveau, code)
        Where nothing nearer brings it to anybody of the wijk: the large areas, a provincie say,
        for the whole of which somebody offers it. Empty elsewhere.
    """

    werkmodel: str
    minuten: float
    komt: bool
    ver: tuple[tuple[str, str], ...] = ()


def modelbereik(editie: Editie, code: str) -> tuple[Modelbereik, ...]:
    """Return the reach of each of the seven werkmodellen; no minutes where nobody lives."""
    plek = int(np.flatnonzero(editie.wijken.index == code)[0])
    reach, rijen = editie.reach, np.flatnonzero(editie.reach.wijk == plek)
    hier = Reach(
        reach.pairs,
        np.asarray(reach.metres[:, rijen]),
        np.asarray(reach.households[rijen]),
        np.zeros(len(rijen), np.int32),
        np.zeros(1, np.uint8),
    )
    bits = int(reach.outreach[plek])
    gebieden = _gebieden(komt_langs(editie, code))
    grens = travel.limit_metres(travel.MINUTEN)
    uit = []
    for i, model in enumerate(WERKMODELLEN):
        metres = access.nearest(hier, STANDAARD_TYPES, model)
        waar = set() if (metres <= grens).any() else gebieden.get(model, set())
        ver = () if {niveau for niveau, _ in waar} & NABIJ else tuple(sorted(waar))
        uit.append(Modelbereik(model, _minuten(hier, metres), bool(bits >> i & 1), ver))
    return tuple(uit)


def _gebieden(komt: pd.DataFrame) -> dict[str, set[tuple[str, str]]]:
    """Return per werkmodel the areas (niveau, code) for which it comes to people."""
    uit: dict[str, set[tuple[str, str]]] = {}
    for rij in komt[komt["bereik"] == "werkingsgebied"].to_dict("records"):
        for model in str(rij["werkmodellen"]).split(SCHEIDING):
            uit.setdefault(model, set()).add((rij["werkgebied_niveau"], rij["werkgebied_code"]))
    return uit


def _minuten(hier: Reach, metres: NDArray[np.float32]) -> float:
    mediaan = access.median(metres, hier.households, hier.wijk, 1)[0]
    return float(travel.minutes(mediaan)) if np.isfinite(mediaan) else float("nan")


def komt_langs(editie: Editie, code: str) -> pd.DataFrame:
    """Return the initiatives that come to the people of a wijk, and those online, by name.

    Online offers are everybody's; ``bereik`` tells which is which.
    """
    wijk, alle = editie.wijken.loc[code], editie.initiatieven
    gebieden = {"wijk": code} | {
        kolom.removesuffix("_code"): wijk[kolom] for kolom in wijk.index if kolom.endswith("_code")
    }
    hier = alle["werkgebied_code"] == alle["werkgebied_niveau"].map(gebieden)
    telt = ((alle["bereik"] == "werkingsgebied") & hier) | (alle["bereik"] == "online")
    sleutels = ["bereik", "naam", "initiatief_id"]
    return alle[telt].sort_values(sleutels, ascending=[False, True, True])
