"""Moran's I against esda's own inference, and the adjustment of p against its definition."""

import warnings

import numpy as np
import pytest
import shapely
from esda.moran import Moran, Moran_Local
from libpysal.graph import Graph

from etl.measures import clusters

Y, X = (as_.ravel() for as_ in np.mgrid[:12, :15])


@pytest.fixture(params=range(3))
def kaart(request: pytest.FixtureRequest) -> tuple[np.ndarray, np.ndarray, Graph]:
    toeval = np.random.default_rng(request.param)
    # Some squares missing: holes, and other numbers of neighbours; three islands.
    blijft = toeval.random(len(X)) < 0.85
    los = shapely.box([50, 60, 70], 0, [51, 61, 71], 1)
    vlakken = np.append(shapely.box(X, Y, X + 1, Y + 1)[blijft], los)
    waarden = np.append((np.sin(X / 3) + toeval.normal(size=len(X)))[blijft], [4.0, -4.0, 0.5])
    return waarden, vlakken, clusters.neighbours(vlakken)


def _esda_lokaal(waarden: np.ndarray, buren: Graph) -> Moran_Local:
    with warnings.catch_warnings():
        # Announces that its p will be two-sided in its next version.
        warnings.simplefilter("ignore", DeprecationWarning)
        # Divides by the spread of an island, which is 0.
        warnings.simplefilter("ignore", RuntimeWarning)
        return Moran_Local(waarden, buren, permutations=9999, seed=3)


def test_local_moran_is_esdas(kaart) -> None:
    waarden, vlakken, buren = kaart
    ander = _esda_lokaal(waarden, buren)
    uit = clusters.local_moran(waarden, vlakken, seed=1, permutations=9999)
    eiland = uit["buren"] == 0
    assert uit.loc[eiland, ["I", "z", "p", "kwadrant"]].isna().all(axis=None)
    vast = (~eiland).to_numpy()
    uit = uit[vast]
    assert uit["I"].to_numpy() == pytest.approx(ander.Is[vast], abs=1e-12)
    namen = np.array(["", "HH", "LH", "LL", "HL"])
    assert uit["kwadrant"].tolist() == namen[ander.q[vast]].tolist()
    # Two times 9,999 draws of our own and of esda: its one-sided p is half of ours, but for chance.
    verwacht = np.minimum(1, 2 * ander.p_sim[vast])
    fout = 5 * 2 * np.sqrt(verwacht * (1 - verwacht / 2) / 2 / 9999 * 2) + 2e-4
    assert (np.abs(uit["p"] - verwacht) <= fout).all()
    assert uit["z"].to_numpy() == pytest.approx(ander.z_sim[vast], abs=0.15)


def test_moran_is_esdas(kaart) -> None:
    waarden, vlakken, buren = kaart
    ander = Moran(waarden, buren, permutations=0)
    uit = clusters.moran(waarden, vlakken, seed=1, permutations=9999)
    assert pytest.approx(ander.I, abs=1e-12) == uit.I
    assert uit.expected == ander.EI
    # Its z under randomisation is exact; ours learns the same spread from 9,999 draws.
    assert uit.z == pytest.approx(ander.z_rand, rel=0.05)


def test_adjusted_p_is_benjamini_and_hochbergs(kaart) -> None:
    waarden, vlakken, _ = kaart
    uit = clusters.local_moran(waarden, vlakken, seed=1)
    uit = uit[uit["buren"] > 0]
    p = uit["p"].to_numpy()
    n = len(p)
    # By definition: the smallest level of false discoveries at which the area is still labelled.
    brute = [min(n * q / (p <= q).sum() for q in p if q >= eigen) for eigen in p]
    assert uit["p_fdr"].to_numpy() == pytest.approx(np.minimum(brute, 1))
