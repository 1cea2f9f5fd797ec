"""Travel: straight-line metres × detour ÷ speed. Told as such: no street network is used."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.spatial import cKDTree

from etl.errors import OngeldigeAanroep, OngeldigeCoordinaat
from etl.measures.neighbours import within

LOOPSNELHEID_KMH = 4.8
FIETSSNELHEID_KMH = 15.0
OMWEG = 1.3
MINUTEN = 15

#: Up to so many destinations, measuring to each of them is 2 to 4 times faster than a tree.
_WEINIG = 32

Punten = NDArray[np.float64]


def limit_metres(
    minutes: float, speed_kmh: float = LOOPSNELHEID_KMH, detour: float = OMWEG
) -> float:
    """Return the straight-line metres that are `minutes` away.

    Parameters
    ----------
    minutes : float
        Travel time in minutes.
    speed_kmh : float
        Speed in km/h.
    detour : float
        Length of the real way ÷ length of the straight line.

    Returns
    -------
    float
        metres = minutes · speed / detour.

    Raises
    ------
    OngeldigeAanroep
        A value is not positive (minutes may be 0).

    Examples
    --------
    Fifteen minutes at 4.8 km/h are 1,200 m of street, 923 m as the crow flies:

    >>> round(limit_metres(15), 2)
    923.08
    """
    if minutes < 0 or speed_kmh <= 0 or detour <= 0:
        raise OngeldigeAanroep(
            f"Reistijd {minutes} min, snelheid {speed_kmh} km/u en omweg {detour} moeten "
            "groter dan nul zijn; pas ze aan."
        )
    return minutes * speed_kmh * 1000 / 60 / detour


def minutes(
    metres: ArrayLike, speed_kmh: float = LOOPSNELHEID_KMH, detour: float = OMWEG
) -> NDArray[np.float64]:
    """Return the travel minutes of straight-line `metres`: the inverse of :func:`limit_metres`.

    Examples
    --------
    >>> minutes([0.0, 1200.0]).round(2).tolist()
    [0.0, 19.5]
    """
    return np.asarray(metres, dtype=float) * detour * 60 / (speed_kmh * 1000)


def check_points(xy: ArrayLike, wat: str) -> Punten:
    """Return `xy` as an (n, 2) array of metres, or raise when a coordinate is no number.

    Raises
    ------
    OngeldigeCoordinaat
        A coordinate is missing or infinite, or the shape is not (n, 2).
    """
    punten = np.asarray(xy, dtype=float).reshape(-1, 2) if np.size(xy) == 0 else np.asarray(xy)
    punten = punten.astype(float)
    if punten.ndim != 2 or punten.shape[1] != 2:
        raise OngeldigeCoordinaat(f"De {wat} hebben niet twee coördinaten per punt; geef x en y.")
    fout = np.flatnonzero(~np.isfinite(punten).all(axis=1))
    if len(fout):
        raise OngeldigeCoordinaat(
            f"De {wat} hebben op plaats {fout[0]} geen geldige coördinaat "
            f"({len(fout)} in totaal); vul x en y in."
        )
    return punten


def check_reach(max_metres: float) -> None:
    """Raise where a longest straight line cannot be meant.

    Raises
    ------
    OngeldigeAanroep
        `max_metres` is negative or not a number.
    """
    if not max_metres >= 0:
        raise OngeldigeAanroep(f"Een afstand van {max_metres} m kan niet; geef nul of meer.")


def pairs(origins_xy: ArrayLike, destinations_xy: ArrayLike, max_metres: float) -> pd.DataFrame:
    """Return every pair of points at most `max_metres` apart (boundary included).

    Parameters
    ----------
    origins_xy, destinations_xy : array_like, shape (n, 2) and (m, 2)
        Coordinates in metres, in one coordinate system.
    max_metres : float
        Longest straight line.

    Returns
    -------
    DataFrame
        ``origin, destination`` (positions in the inputs) and ``metres``, sorted by origin, then
        destination.

    Raises
    ------
    OngeldigeCoordinaat
        A coordinate is not a finite number.
    OngeldigeAanroep
        `max_metres` is negative or not a number.

    Examples
    --------
    >>> pairs([[0, 0], [0, 5]], [[3, 4], [0, 5]], 5).values.tolist()
    [[0.0, 0.0, 5.0], [0.0, 1.0, 5.0], [1.0, 0.0, 3.1622776601683795], [1.0, 1.0, 0.0]]
    """
    van = check_points(origins_xy, "vertrekpunten")
    naar = check_points(destinations_xy, "bestemmingen")
    check_reach(max_metres)
    if len(van) == 0 or len(naar) == 0:
        leeg = np.empty(0, dtype=np.int64)
        gevonden = leeg, leeg, np.empty(0)
    else:
        gevonden = within(van, naar, max_metres)
    namen = ("origin", "destination", "metres")
    return pd.DataFrame(dict(zip(namen, gevonden, strict=True)), copy=False)


def nearest_metres(origins_xy: ArrayLike, destinations_xy: ArrayLike) -> NDArray[np.float64]:
    """Return the metres from every origin to its nearest destination; inf where there is none.

    Examples
    --------
    >>> nearest_metres([[0, 0], [0, 9]], [[3, 4], [0, 10]]).tolist()
    [5.0, 1.0]
    """
    van = check_points(origins_xy, "vertrekpunten")
    naar = check_points(destinations_xy, "bestemmingen")
    if len(naar) > _WEINIG:
        afstand, _ = cKDTree(naar).query(van, workers=-1)
        return np.asarray(afstand, dtype=float)
    kwadraat = np.full(len(van), np.inf)
    for x, y in naar:
        np.minimum(kwadraat, (van[:, 0] - x) ** 2 + (van[:, 1] - y) ** 2, out=kwadraat)
    return np.sqrt(kwadraat)


def count_within(
    origins_xy: ArrayLike, destinations_xy: ArrayLike, metres: float
) -> NDArray[np.int64]:
    """Return for every origin how many destinations lie within `metres` (boundary included).

    Examples
    --------
    >>> count_within([[0, 0], [0, 9]], [[3, 4], [0, 10]], 5).tolist()
    [1, 1]
    """
    van = check_points(origins_xy, "vertrekpunten")
    naar = check_points(destinations_xy, "bestemmingen")
    if len(naar) == 0:
        return np.zeros(len(van), dtype=np.int64)
    telling = cKDTree(naar).query_ball_point(van, metres, return_length=True, workers=-1)
    return np.asarray(telling, dtype=np.int64)
