"""The known places nearest to the households of one wijk."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dashboard.boek import adres, tekst
from etl.contract.aanbod import SCHEIDING, STANDAARD_TYPES
from etl.measures import access, travel
from etl.store.read import Editie

AANTAL = 5
#: Places looked at around the middle of the wijk, before the walk of every household is taken.
_KANDIDATEN = 60


@dataclass(frozen=True)
class Dichtbij:
    """One place near a wijk.

    Attributes
    ----------
    minuten : float
        Household-weighted median of the minutes on foot from the wijk's households.
    precisie : str
        How well the place is known.
    bron_datum, nagekeken_op : str
        When its source was made and when somebody last checked it, as precise as known; or empty.
    bron_url, website : str
        Where that source and the place itself are found; or empty.
    """

    naam: str
    type: str
    werkmodellen: tuple[str, ...]
    adres: str
    precisie: str
    minuten: float
    bron_datum: str = ""
    nagekeken_op: str = ""
    bron_url: str = ""
    website: str = ""


def dichtstbij(editie: Editie, code: str, gemeenten: Mapping[str, str]) -> list[Dichtbij]:
    """Return the nearest known places of the default types, nearest first.

    `gemeenten` are the names of gemeenten by code, as addresses should have them.

    Minutes are those of the wijk's households, not of its middle: the weighted lower median, as
    for every other figure. Empty where nobody lives or no place is known.
    """
    plek = editie.wijken.index.get_loc(code)
    rijen = np.flatnonzero(editie.reach.wijk == plek)
    gewicht = np.asarray(editie.reach.households[rijen])
    alle = access.with_travel_time(editie.initiatieven)
    plaatsen = alle[alle["type"].isin(STANDAARD_TYPES)]
    if not gewicht.sum() or plaatsen.empty:
        return []
    xy = np.asarray(editie.rijen_xy[rijen], dtype=float)
    doel = plaatsen[["x", "y"]].to_numpy(dtype=float)
    midden = np.average(xy, axis=0, weights=gewicht)
    kandidaat = np.argsort(np.hypot(*(doel - midden).T), kind="stable")[:_KANDIDATEN]
    afstand = np.hypot(*(xy[:, None, :] - doel[kandidaat][None, :, :]).transpose(2, 0, 1))
    n = len(kandidaat)
    mediaan = access.median(
        afstand.T.ravel(), np.tile(gewicht, n), np.repeat(np.arange(n), len(rijen)), n
    )
    eerst = np.argsort(mediaan, kind="stable")[:AANTAL]
    records = plaatsen.iloc[kandidaat[eerst]].to_dict("records")
    minuten = travel.minutes(mediaan[eerst])
    return [
        Dichtbij(
            str(rij["naam"]),
            str(rij["type"]),
            tuple(str(rij["werkmodellen"]).split(SCHEIDING)),
            adres(rij, gemeenten),
            str(rij["locatie_precisie"]),
            float(m),
            *(tekst(rij[k]) for k in ("bron_datum", "nagekeken_op", "bron_url", "website")),
        )
        for rij, m in zip(records, minuten, strict=True)
    ]
