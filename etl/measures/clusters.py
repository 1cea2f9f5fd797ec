"""Clusters: whether wijken resemble their neighbours more than chance allows, and where.

Neighbours share a border or a corner (queen contiguity), each neighbour of a wijk weighs the same,
and together they weigh 1. What chance allows is learned from permutations of the values over the
map. Values are left out where they are missing or infinite; the caller makes them missing where
a wijk is too small to be clustered.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import esda.moran
import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from libpysal.graph import Graph
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array
from scipy.stats import false_discovery_control

from etl.errors import OngeldigeAanroep, OngeldigeCoordinaat
from etl.measures.weighted import Getallen

#: The expected share of false clusters among those found.
FDR = 0.05
NIET_SIGNIFICANT = "niet significant"
#: Labels of :func:`local_moran`: the wijk itself high or low, among neighbours high or low.
KWADRANTEN = ("HH", "LH", "LL", "HL")
LABELS = (*KWADRANTEN, NIET_SIGNIFICANT)
#: Fewer known values than this say nothing about a pattern.
MINIMUM_WAARDEN = 4
# The same sum in another order differs in its last bits: this close, two figures are equal.
_GELIJK = 1e-9

Geometrie: TypeAlias = gpd.GeoSeries | gpd.GeoDataFrame | ArrayLike


class Moran(NamedTuple):
    """Moran's I of a whole map.

    Attributes
    ----------
    I : float
        Above `expected` where neighbours are alike, below where they differ.
    expected : float
        What chance gives: −1 / (n − 1).
    z : float
        Standard deviations between I and the mean of the permutations.
    p : float
        Two-sided pseudo p of the permutations.
    n : int
        Values that were known.
    """

    I: float  # noqa: E741 (its name the world over)
    expected: float
    z: float
    p: float
    n: int


def neighbours(geometry: Geometrie) -> Graph:
    """Return which areas share a border or a corner, by position.

    Borders are compared as they lie: the wijken are one coverage, whose simplification keeps
    shared borders shared, so that no tolerance is needed.

    Parameters
    ----------
    geometry : GeoSeries, GeoDataFrame or array of polygons, length n

    Returns
    -------
    Graph
        Of ``libpysal``; nodes 0 … n − 1, binary weights.

    Examples
    --------
    >>> vakken = shapely.box([0, 1, 5], [0, 1, 5], [1, 2, 6], [1, 2, 6])
    >>> neighbours(vakken).cardinalities.tolist()
    [1, 1, 0]
    """
    # strict: by how polygons touch, not by vertices in common, which a T-junction has not.
    return Graph.build_contiguity(gpd.GeoSeries(_polygons(geometry)), rook=False, strict=True)


def moran(values: ArrayLike, geometry: Geometrie, seed: int, permutations: int = 999) -> Moran:
    """Return Moran's I of the known values, and how likely chance makes it as extreme.

    I = n / S₀ · Σ_i Σ_j w_ij·(v_i − μ)·(v_j − μ) / Σ_i (v_i − μ)², w_ij = 1 / neighbours of i,
    S₀ = Σ w_ij (Moran 1950; Cliff & Ord 1981; computed by ``esda``).

    Parameters
    ----------
    values : array-like, shape (n,)
        NaN stays out, and is nobody's neighbour.
    geometry : GeoSeries, GeoDataFrame or array of polygons, length n
    seed : int
        Of the permutations, zero or more.
    permutations : int
        At least 1.

    Returns
    -------
    Moran
        I, z and p are NaN where fewer than four values are known, all are equal, or none has a
        neighbour.

    Raises
    ------
    OngeldigeAanroep
        The lengths or labels differ, or the seed or number of permutations is out of range.
    OngeldigeCoordinaat
        An area has no geometry.

    Examples
    --------
    Low values in the west, high ones in the east, in a row of six:

    >>> vakken = shapely.box(range(6), 0, range(1, 7), 1)
    >>> uit = moran([1, 1, 1, 9, 9, 9], vakken, seed=1, permutations=99)
    >>> round(uit.I, 3), uit.expected
    (0.667, -0.2)
    """
    kaart = _lay_out(values, geometry, seed, permutations)
    n = len(kaart.waarde)
    verwacht = -1.0 / (n - 1) if n > 1 else np.nan
    if not kaart.testable():
        return Moran(np.nan, verwacht, np.nan, np.nan, n)
    with _esda_quiet():
        waarneming = esda.moran.Moran(kaart.waarde, kaart.buren, permutations=0).I
    z, gewichten, toeval = kaart.deviations(), kaart.weights(), np.random.default_rng(seed)
    trekking = np.empty((permutations, 1))
    for rij in trekking:
        toeval.shuffle(z)
        rij[0] = z @ (gewichten @ z)
    trekking *= n / gewichten.sum() / (z @ z)
    afstand, p = _against_chance(np.array([waarneming]), trekking)
    return Moran(float(waarneming), verwacht, float(afstand[0]), float(p[0]), n)


def local_moran(
    values: ArrayLike, geometry: Geometrie, seed: int, permutations: int = 999
) -> pd.DataFrame:
    """Return the local Moran of every area: part of a cluster, an exception in one, or neither.

    I_i = (n − 1) · z_i · Σ_j w_ij·z_j / Σ z², z = v − μ, w_ij = 1 / neighbours of i (Anselin 1995;
    computed by ``esda``). The neighbours of i are drawn anew from all others `permutations` times;
    p = 2 · (draws at least as extreme on the nearer side + 1) / (permutations + 1), at most 1. As
    thousands of areas are tested at once, p is adjusted for the false discovery rate (Benjamini &
    Hochberg 1995; for local statistics Castro & Singer 2006): of the labels given, at most 5 % is
    expected to be chance. The smallest possible p is 2 / (permutations + 1), so that with 999
    permutations no label is given unless 4 % of the areas reach it: for thousands of areas take
    9,999. The order of the rows plays no part: areas are drawn by their place on the map.

    Parameters and errors are those of :func:`moran`.

    Returns
    -------
    DataFrame, n rows in the order of `values`
        ``I``; ``z`` (standard deviations from the mean of the draws); ``p``; ``p_fdr``
        (adjusted); ``buren`` (neighbours with a known value); ``kwadrant`` (HH: high among high,
        LL, HL: high among low, LH); ``label`` (the quadrant where ``p_fdr`` ≤ 0.05, else
        "niet significant"). All missing, but ``buren``, where the value is. Without known
        neighbours (an island), or where all values are equal, nothing can be tested: the label is
        "niet significant" and the other figures are missing.

    Examples
    --------
    A corner of four by four with high values on a map of twelve by twelve, and an island:

    >>> x, y = (vak.ravel() for vak in np.meshgrid(range(12), range(12)))
    >>> vakken = np.append(shapely.box(x, y, x + 1, y + 1), shapely.box(50, 50, 51, 51))
    >>> hoog = np.append(np.where((x < 4) & (y < 4), 9, 1), 1)
    >>> uit = local_moran(hoog, vakken, seed=1)
    >>> uit["label"].iloc[[13, 143, 144]].tolist()
    ['HH', 'niet significant', 'niet significant']
    >>> uit["buren"].iloc[[13, 143, 144]].tolist()
    [8, 3, 0]
    """
    kaart = _lay_out(values, geometry, seed, permutations)
    graad = kaart.buren.cardinalities.to_numpy()
    getoetst = (graad > 0) & kaart.testable()
    cijfers = np.full((4, len(graad)), np.nan)
    kwadrant = np.full(len(graad), None, dtype=object)
    if getoetst.any():
        with _esda_quiet():
            uit = esda.moran.Moran_Local(kaart.waarde, kaart.buren, permutations=0)
        cijfers[:3] = uit.Is, *_draw_neighbours(kaart, uit.Is, seed, permutations)
        cijfers[:, ~getoetst] = np.nan
        cijfers[3, getoetst] = false_discovery_control(cijfers[2, getoetst])
        kwadrant[getoetst] = np.array(KWADRANTEN)[uit.q[getoetst] - 1]
    tabel = pd.DataFrame(dict(zip(("I", "z", "p", "p_fdr"), cijfers, strict=True)))
    tabel["buren"] = graad
    tabel["kwadrant"] = pd.array(kwadrant, dtype="str")
    tabel["label"] = tabel["kwadrant"].where(tabel["p_fdr"] <= FDR, NIET_SIGNIFICANT)
    tabel = tabel.set_axis(kaart.plaats).reindex(range(len(kaart.index)))
    return tabel.fillna({"buren": 0}).astype({"buren": int}).set_axis(kaart.index)


@dataclass(frozen=True)
class _Map:
    """The known values in the order of their place on the map, and who neighbours whom.

    `plaats` is where each stands among all values, `index` the labels of those.
    """

    waarde: Getallen
    buren: Graph
    plaats: NDArray[np.intp]
    index: pd.Index

    def testable(self) -> bool:
        """Return whether there is a pattern to speak of."""
        genoeg = len(self.waarde) >= MINIMUM_WAARDEN
        return genoeg and bool(np.ptp(self.waarde) > 0) and self.buren.n_edges > 0

    def deviations(self) -> Getallen:
        """Return the values less their mean."""
        return self.waarde - self.waarde.mean()

    def weights(self) -> csr_array:
        """Return the weights, those of one area's neighbours adding up to 1."""
        return self.buren.transform("r").sparse


def _lay_out(values: ArrayLike, geometry: Geometrie, seed: int, permutations: int) -> _Map:
    vlakken = _polygons(geometry)
    waarde = np.asarray(values, dtype=float)
    if len(waarde) != len(vlakken):
        raise OngeldigeAanroep(
            f"Er zijn {len(waarde)} waarden en {len(vlakken)} gebieden; geef er van elk evenveel."
        )
    if seed < 0 or permutations < 1:
        raise OngeldigeAanroep(
            f"Zaad {seed} met {permutations} permutaties kan niet; geef een zaad van nul of meer "
            "en minstens één permutatie."
        )
    index = _labels(values, geometry, len(waarde))
    bekend = np.flatnonzero(np.isfinite(waarde))
    midden = shapely.centroid(vlakken[bekend])
    grens = shapely.bounds(vlakken[bekend]).T
    plaats = bekend[np.lexsort((*grens, shapely.get_y(midden), shapely.get_x(midden)))]
    return _Map(waarde[plaats], neighbours(vlakken[plaats]), plaats, index)


def _polygons(geometry: Geometrie) -> NDArray[np.object_]:
    if isinstance(geometry, gpd.GeoDataFrame | gpd.GeoSeries):
        geometry = geometry.geometry.array
    vlakken = np.asarray(geometry, dtype=object)
    goed = (shapely.get_dimensions(vlakken) == 2) & np.isfinite(shapely.bounds(vlakken)).all(axis=1)
    fout = np.flatnonzero(~goed)
    if len(fout):
        raise OngeldigeCoordinaat(
            f"Het gebied op plaats {fout[0]} heeft geen vlak met geldige coördinaten "
            f"({len(fout)} in totaal); geef voor elk gebied een polygoon."
        )
    return vlakken


def _labels(values: ArrayLike, geometry: Geometrie, n: int) -> pd.Index:
    """Return the labels of the rows; raise where values and geometry name them differently."""
    van_waarden = values.index if isinstance(values, pd.Series) else None
    met_labels = isinstance(geometry, gpd.GeoDataFrame | gpd.GeoSeries)
    van_vlakken: pd.Index | None = getattr(geometry, "index", None) if met_labels else None
    if van_vlakken is None:
        return pd.RangeIndex(n) if van_waarden is None else van_waarden
    if van_waarden is None:
        return van_vlakken
    if not van_waarden.equals(van_vlakken) and van_waarden.isin(van_vlakken).any():
        raise OngeldigeAanroep(
            "De waarden en de gebieden staan niet in dezelfde volgorde; zet ze eerst gelijk."
        )
    return van_waarden


def _draw_neighbours(
    kaart: _Map, observed: Getallen, seed: int, permutations: int
) -> tuple[Getallen, Getallen]:
    """Return z and p of every local figure against neighbours drawn from all other areas.

    As esda's conditional randomisation, but from a generator of our own: esda seeds numpy's global
    one, draws otherwise where numba is installed, and keeps every draw of every area.
    """
    waarde, n = kaart.deviations(), len(kaart.waarde)
    graad = kaart.buren.cardinalities.to_numpy()
    toeval = np.random.default_rng(seed)
    lot = np.array(
        [toeval.choice(n - 1, graad.max(), replace=False) for _ in range(permutations)]
    ).T.copy()
    schaal = (n - 1) / (waarde @ waarde)
    uit = np.full((2, n), np.nan)
    for i in np.flatnonzero(graad):
        # All areas but i: the last one takes its place.
        anderen = waarde[:-1].copy()
        anderen[i : i + 1] = waarde[-1]
        rond = anderen[lot[: graad[i]]].mean(axis=0)
        trekking = schaal * waarde[i] * rond[:, None]
        uit[:, i : i + 1] = _against_chance(observed[i : i + 1], trekking)
    return uit[0], uit[1]


def _against_chance(observed: Getallen, draws: Getallen) -> tuple[Getallen, Getallen]:
    """Return z and the two-sided pseudo p of each figure against its draws, shape (draws, n)."""
    marge = _GELIJK * (1 + np.abs(observed))
    spreiding = draws.std(axis=0)
    z = np.full(len(observed), np.nan)
    np.divide(observed - draws.mean(axis=0), spreiding, out=z, where=spreiding > marge)
    boven, onder = (draws >= observed - marge).sum(axis=0), (draws <= observed + marge).sum(axis=0)
    return z, np.minimum(1.0, 2 * (np.minimum(boven, onder) + 1) / (len(draws) + 1))


@contextmanager
def _esda_quiet() -> Iterator[None]:
    """Keep esda's warnings to itself, and the warning filters as they were."""
    with warnings.catch_warnings():  # Moran_Local leaves a filter of its own behind
        # Its analytical z, which we do not use, is 0 / 0 where all areas are neighbours.
        warnings.filterwarnings("ignore", "(invalid|divide by zero)", RuntimeWarning)
        yield
