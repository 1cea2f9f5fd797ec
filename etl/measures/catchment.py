"""Supply for demand: how much of what is offered falls to each household within its reach.

The enhanced two-step floating catchment area (E2SFCA, Luo & Qi 2009). A place shares its supply
among the households around it, nearer ones weighing more; a household adds up its share in every
place that it reaches. A place that many must share is then worth less than a quiet one.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from etl.errors import NegatieveVraag, OnbekendeCode, OngeldigeAanroep, OngeldigeAfstand
from etl.measures.neighbours import near
from etl.measures.travel import check_points, check_reach
from etl.measures.weighted import Getallen

#: Weight of a distance: takes an array of costs and returns as many weights, zero or more.
Verval = Callable[[Getallen], Getallen]


def decay_binary(limit: float) -> Verval:
    """Return the decay W(d) = 1 up to `limit`, boundary included, and 0 beyond.

    With it E2SFCA is the plain two-step floating catchment (Luo & Wang 2003).

    Parameters
    ----------
    limit : float
        Cut-off, in the unit of the costs (metres or minutes).

    Raises
    ------
    OngeldigeAanroep
        `limit` is negative or not a number.

    Examples
    --------
    >>> decay_binary(923)(np.array([0.0, 923.0, 923.1])).tolist()
    [1.0, 1.0, 0.0]
    """
    return decay_step({limit: 1.0})


def decay_step(steps: Mapping[float, float]) -> Verval:
    """Return the decay that gives each ring of distance its own weight (Luo & Qi 2009).

    Parameters
    ----------
    steps : mapping of float to float
        Outer limit of a ring → its weight. A cost takes the weight of the first limit that it does
        not pass; beyond the largest limit, the cut-off, the weight is 0.

    Raises
    ------
    OngeldigeAanroep
        There is no ring, or a limit is negative or not a number.
    NegatieveVraag
        A weight is negative or not a number.

    Examples
    --------
    The rings of the paper, at 10, 20 and 30 minutes:

    >>> decay_step({10: 1, 20: 0.68, 30: 0.22})(np.array([0.0, 10.0, 10.1, 30.0, 31.0])).tolist()
    [1.0, 1.0, 0.68, 0.22, 0.0]
    """
    grenzen = np.array(sorted(steps), dtype=float)
    if len(grenzen) == 0 or not (grenzen >= 0).all():
        raise OngeldigeAanroep(
            f"Verval per afstand met grenzen {list(steps)} kan niet; geef grenzen van nul of meer."
        )
    gewicht = np.append(_amounts([steps[g] for g in sorted(steps)], "Het gewicht"), 0.0)

    def step(cost: Getallen) -> Getallen:
        return gewicht[np.searchsorted(grenzen, np.asarray(cost, dtype=float))]

    return step


def decay_gaussian(sigma: float, limit: float = math.inf) -> Verval:
    """Return the decay W(d) = exp(−d² / 2σ²), which is 1 at no distance.

    Parameters
    ----------
    sigma : float
        Width σ, in the unit of the costs: W(σ) = 0.607, W(2σ) = 0.135, W(3σ) = 0.011.
    limit : float
        Cut-off: beyond it the weight is 0, boundary included. Without it the curve never reaches
        0, and how far the pairs go is the cut-off: say so beside the figure.

    Raises
    ------
    OngeldigeAanroep
        `sigma` is not positive, or `limit` is negative or not a number.

    Examples
    --------
    >>> decay_gaussian(400)(np.array([0.0, 400.0, 800.0])).round(3).tolist()
    [1.0, 0.607, 0.135]
    >>> decay_gaussian(400, limit=500)(np.array([400.0, 800.0])).round(3).tolist()
    [0.607, 0.0]
    """
    if not 0 < sigma < math.inf or not limit >= 0:
        raise OngeldigeAanroep(
            f"Verval met breedte {sigma} en grens {limit} kan niet; geef een breedte boven nul "
            "en een grens van nul of meer."
        )

    def gaussian(cost: Getallen) -> Getallen:
        kost = np.asarray(cost, dtype=float)
        gewicht = np.atleast_1d(kost / sigma)
        # In place: millions of pairs are worth one array, not four.
        np.square(gewicht, out=gewicht)
        gewicht /= -2
        np.exp(gewicht, out=gewicht)
        gewicht[kost > limit] = 0
        return gewicht

    return gaussian


def floating_catchment(
    demand: ArrayLike,
    supply: ArrayLike,
    pairs: pd.DataFrame,
    decay: Verval,
    cost: str = "metres",
) -> Getallen:
    """Return what each origin has of the supply around it, shared with all who reach it (E2SFCA).

    Step 1, per place j: R_j = S_j / Σ_i P_i·W(d_ij), supply per weighted household around it.
    Step 2, per origin i: A_i = Σ_j R_j·W(d_ij).
    Both sums run over the pairs that are given, so Σ_i P_i·A_i = Σ_j S_j over the places that some
    demand reaches: supply is shared out, never made. Another place never lowers anyone's A.

    Parameters
    ----------
    demand : array_like, shape (n,)
        P: households (or people) per origin. An origin without demand takes nothing from others,
        and still gets the A of its spot.
    supply : array_like, shape (m,) or (m, kinds)
        S: what each place offers: its capacity, or 1 where that is not known. A column per kind
        of supply shares each kind out on its own, over the same pairs.
    pairs : DataFrame
        ``origin, destination`` (positions in `demand` and `supply`) and the column `cost`, such as
        :func:`etl.measures.travel.pairs` gives. Directed: the cost of the way there may differ
        from the way back, as only the way from origin to destination is read. A pair that is
        listed twice counts twice. A cost of inf cannot be travelled, whatever `decay` says.
    decay : callable
        Weight per cost: :func:`decay_binary`, :func:`decay_step`, :func:`decay_gaussian`, or any
        function from an array of costs to as many weights of zero or more.
    cost : str
        Column of `pairs` that `decay` reads: metres, minutes.

    Returns
    -------
    ndarray, shape (n,) or (n, kinds)
        Units of supply per unit of demand, in the order of `demand`: places per household when
        S = 1 (× 1,000 for places per 1,000 households). 0 where nothing can be reached. A place
        around which nobody lives (Σ P·W = 0) serves nobody: it adds nothing, not infinity.

    Raises
    ------
    NegatieveVraag
        Demand, supply or a weight is negative, missing or infinite.
    OnbekendeCode
        A pair names a position that does not exist, or a column is missing.
    OngeldigeAfstand
        A cost is negative or not a number.

    Notes
    -----
    Luo W., Qi Y. (2009), "An enhanced two-step floating catchment area (E2SFCA) method for
    measuring spatial accessibility to primary care physicians", Health & Place 15, 1100–1107.

    Examples
    --------
    Ten and thirty households; both reach the first place, only the second also the other:

    >>> paren = pd.DataFrame({"origin": [0, 1, 1], "destination": [0, 0, 1],
    ...                       "metres": [100.0, 700.0, 300.0]})
    >>> decay = decay_step({500: 1, 1000: 0.5})

    R = 1 / (10·1 + 30·½) = 0.04 and 3 / (30·1) = 0.1; A = 0.04 and 0.04·½ + 0.1:

    >>> toegang = floating_catchment([10, 30], [1, 3], paren, decay)
    >>> toegang.round(3).tolist()
    [0.04, 0.12]
    >>> round(float(toegang @ [10, 30]), 9)
    4.0

    The other place is half a course, half a meeting of peers:

    >>> floating_catchment([10, 30], [[1, 0], [1.5, 1.5]], paren, decay).round(3).tolist()
    [[0.04, 0.0], [0.07, 0.05]]
    """
    vraag, aanbod = _amounts(demand, "De vraag"), _amounts(supply, "Het aanbod")
    for kolom in ("origin", "destination", cost):
        if kolom not in pairs:
            raise OnbekendeCode(f"De paren hebben geen kolom {kolom}; geef ze die.")
    if len(pairs) == 0:
        return np.zeros((len(vraag), *aanbod.shape[1:]))
    van = _positions(pairs["origin"], len(vraag))
    naar = _positions(pairs["destination"], len(aanbod))
    # A sparse matrix sums without a temporary per pair: at 20 million pairs several times faster.
    gewicht = _weights(_costs(pairs[cost]), decay)
    kernel = sparse.coo_array((gewicht, (van, naar)), shape=(len(vraag), len(aanbod)))
    bediend = np.atleast_1d(kernel.T @ vraag)  # scipy makes a number of a single row
    return np.atleast_1d(kernel @ _per_demand(aanbod, bediend))


def floating_catchment_xy(
    demand: ArrayLike,
    supply: ArrayLike,
    origins_xy: ArrayLike,
    destinations_xy: ArrayLike,
    max_metres: float,
    decay: Verval,
) -> Getallen:
    """Return E2SFCA over all pairs at most `max_metres` apart, straight from coordinates.

    The same figures as :func:`floating_catchment` over :func:`etl.measures.travel.pairs`, without
    ever making that list: pairs are found, weighed and summed block by block.

    Parameters
    ----------
    demand, supply, decay
        As for :func:`floating_catchment`; `decay` reads straight-line metres, some at a time, and
        several cores call it at once.
    origins_xy, destinations_xy : array_like, shape (n, 2) and (m, 2)
        Coordinates in metres, in one coordinate system.
    max_metres : float
        Longest straight line, boundary included.

    Returns
    -------
    ndarray, shape (n,) or (n, kinds)
        As :func:`floating_catchment`. The same input gives the same bits.

    Raises
    ------
    NegatieveVraag
        Demand, supply or a weight is negative, missing or infinite.
    OngeldigeCoordinaat
        A coordinate is not a finite number.
    OngeldigeAanroep
        `max_metres` is negative or not a number, or there are not as many points as amounts.

    Examples
    --------
    Ten households at the place itself, thirty at 700 m: R = 1 / (10·1 + 30·½) = 0.04.

    >>> decay = decay_step({500: 1, 1000: 0.5})
    >>> van, naar = [[0.0, 0.0], [700.0, 0.0]], [[0.0, 0.0]]
    >>> floating_catchment_xy([10, 30], [1], van, naar, 1000, decay).round(3).tolist()
    [0.04, 0.02]
    """
    vraag, aanbod = _amounts(demand, "De vraag"), _amounts(supply, "Het aanbod")
    van = check_points(origins_xy, "vertrekpunten")
    naar = check_points(destinations_xy, "bestemmingen")
    check_reach(max_metres)
    if len(van) != len(vraag) or len(naar) != len(aanbod):
        raise OngeldigeAanroep(
            f"Er zijn {len(van)} vertrekpunten en {len(naar)} bestemmingen voor {len(vraag)} keer "
            f"vraag en {len(aanbod)} keer aanbod; geef er van elk evenveel."
        )
    uit = np.zeros((len(vraag), *aanbod.shape[1:]))
    if len(van) == 0 or len(naar) == 0:
        return uit

    def weigh(begin: int, metres: sparse.csr_array) -> _Blok:
        # Only the columns in use: neighbours have numbers close to each other.
        kolom = metres.indices
        eerste = int(kolom.min()) if len(kolom) else 0
        breed = int(kolom.max()) + 1 - eerste if len(kolom) else 0
        gewicht = _weights(metres.data, decay)
        vorm = (metres.shape[0], breed)
        return _Blok(
            begin, eerste, sparse.csr_array((gewicht, kolom - eerste, metres.indptr), vorm)
        )

    van_nummer, naar_nummer, blokken = near(van, naar, max_metres, weigh)
    op_nummer, bediend = vraag[van_nummer], np.zeros(len(naar))
    for blok in blokken:
        bediend[blok.naar] += blok.kernel.T @ op_nummer[blok.van]
    verhouding = _per_demand(aanbod[naar_nummer], bediend)
    for blok in blokken:
        uit[van_nummer[blok.van]] = blok.kernel @ verhouding[blok.naar]
    return uit


@dataclass(frozen=True)
class _Blok:
    """The weights between a run of origins and a run of destinations, by their first numbers."""

    eerste_van: int
    eerste_naar: int
    kernel: sparse.csr_array

    @property
    def van(self) -> slice:
        return slice(self.eerste_van, self.eerste_van + self.kernel.shape[0])

    @property
    def naar(self) -> slice:
        return slice(self.eerste_naar, self.eerste_naar + self.kernel.shape[1])


def _per_demand(aanbod: Getallen, bediend: Getallen) -> Getallen:
    """Return R: supply per weighted household around each place, 0 where nobody lives."""
    return np.divide(aanbod.T, bediend, out=np.zeros(aanbod.T.shape), where=bediend > 0).T


def _amounts(values: ArrayLike, wat: str) -> Getallen:
    """Return `values` as floats, or raise when one is negative, missing or infinite."""
    uit = np.asarray(values, dtype=float)
    if uit.size and not (uit.min() >= 0 and uit.max() < math.inf):
        fout = np.flatnonzero(~((uit >= 0) & (uit < math.inf)))
        raise NegatieveVraag(
            f"{wat} is {uit.flat[fout[0]]} op plaats {fout[0]}: negatief of geen getal "
            f"({len(fout)} in totaal); geef nul of meer."
        )
    return uit


def _positions(kolom: pd.Series, n: int) -> NDArray[np.integer]:
    """Return a column of positions, or raise when one is not among the first `n`."""
    posities = kolom.to_numpy()
    if posities.dtype.kind not in "iu":
        raise OnbekendeCode(
            f"De kolom {kolom.name} van de paren heeft geen gehele getallen ({posities.dtype}); "
            "geef posities vanaf nul."
        )
    if posities.min() < 0 or posities.max() >= n:
        fout = int(np.flatnonzero((posities < 0) | (posities >= n))[0])
        raise OnbekendeCode(
            f"Paar {fout} noemt in de kolom {kolom.name} plaats {posities[fout]}, maar er zijn er "
            f"{n}; tel vanaf nul."
        )
    return posities


def _costs(kolom: pd.Series) -> Getallen:
    """Return a column of costs, or raise when one is negative or not a number."""
    kost = kolom.to_numpy(dtype=float)
    if not kost.min() >= 0:
        fout = int(np.flatnonzero(~(kost >= 0))[0])
        raise OngeldigeAfstand(
            f"Paar {fout} heeft {kost[fout]} in de kolom {kolom.name}: negatief of geen getal; "
            "geef nul of meer, of laat het paar weg."
        )
    return kost


def _weights(kost: Getallen, decay: Verval) -> Getallen:
    """Return the weight of every cost: 0 where the way cannot be travelled."""
    gewicht = _amounts(decay(kost), "Het gewicht van een afstand")
    if gewicht.shape != kost.shape:
        raise OngeldigeAanroep(
            f"Het verval gaf {gewicht.size} gewichten voor {kost.size} afstanden; geef een functie "
            "die er één per afstand geeft."
        )
    if len(kost) and kost.max() == math.inf:
        return np.where(kost < math.inf, gewicht, 0.0)
    return gewicht
