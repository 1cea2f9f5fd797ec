"""Moran's I on maps small enough to count the neighbours of."""

import warnings

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from etl.errors import OngeldigeAanroep, OngeldigeCoordinaat
from etl.measures import clusters


def _raster(kolommen: int, rijen: int) -> np.ndarray:
    y, x = (as_.ravel() for as_ in np.mgrid[:rijen, :kolommen])
    return shapely.box(x, y, x + 1, y + 1)


def _hoek(n: int = 14) -> tuple[pd.Series, gpd.GeoSeries]:
    """A map of n × n with a noisy high corner in the south-west and an island."""
    y, x = (as_.ravel() for as_ in np.mgrid[:n, :n])
    waarden = np.where((x < 4) & (y < 4), 50.0, 5.0) + np.random.default_rng(0).random(n * n)
    codes = pd.Index([f"W{i:03}" for i in range(n * n + 1)], name="wijk_code")
    vlakken = np.append(_raster(n, n), shapely.box(90, 90, 91, 91))
    return pd.Series(np.append(waarden, 50.0), codes), gpd.GeoSeries(vlakken, codes)


def test_queens_share_a_border_or_a_corner() -> None:
    assert clusters.neighbours(_raster(3, 3)).cardinalities.tolist() == [3, 5, 3, 5, 8, 5, 3, 5, 3]


def test_a_border_without_a_vertex_in_common_is_a_border() -> None:
    t_splitsing = [shapely.box(0, 0, 2, 1), shapely.box(0.5, 1, 1.5, 2)]
    assert clusters.neighbours(t_splitsing).cardinalities.tolist() == [1, 1]


def test_moran_of_nine_squares_by_hand() -> None:
    # Deviations −4 … 4, Σz² = 60; around each the mean of its 3, 5 or 8 neighbours.
    z = np.arange(9.0) - 4
    rond = [
        (z[1] + z[3] + z[4]) / 3,
        (z[0] + z[2] + z[3] + z[4] + z[5]) / 5,
        (z[1] + z[4] + z[5]) / 3,
        (z[0] + z[1] + z[4] + z[6] + z[7]) / 5,
        (z.sum() - z[4]) / 8,
        (z[1] + z[2] + z[4] + z[7] + z[8]) / 5,
        (z[3] + z[4] + z[7]) / 3,
        (z[3] + z[4] + z[5] + z[6] + z[8]) / 5,
        (z[4] + z[5] + z[7]) / 3,
    ]
    uit = clusters.moran(np.arange(1, 10), _raster(3, 3), seed=1, permutations=99)
    # Every row of weights adds up to 1: n / S0 = 1.
    assert pytest.approx(z @ rond / 60) == uit.I
    assert uit.expected == -1 / 8
    assert uit.n == 9
    lokaal = clusters.local_moran(np.arange(1, 10), _raster(3, 3), seed=1, permutations=99)
    assert lokaal["I"].tolist() == pytest.approx((8 * z * rond / 60).tolist())


def test_a_gradient_is_alike_and_a_checkerboard_is_not() -> None:
    x = np.tile(np.arange(10.0), 10)
    helling = clusters.moran(x, _raster(10, 10), seed=1)
    assert helling.I > 0.8
    assert helling.p == 0.002
    assert helling.z > 5
    # In one row each square has only opposite neighbours: I = −1.
    strook = clusters.moran([0, 1] * 10, _raster(20, 1), seed=1)
    assert pytest.approx(-1) == strook.I
    assert strook.p == 0.002
    dambord = (np.arange(10)[:, None] + np.arange(10)).ravel() % 2
    assert clusters.moran(dambord, _raster(10, 10), seed=1).I < 0


def test_a_high_corner_is_a_cluster_and_the_rest_is_not() -> None:
    waarden, vlakken = _hoek()
    uit = clusters.local_moran(waarden, vlakken, seed=1)
    assert uit.index.equals(waarden.index)
    assert set(uit["label"]) <= set(clusters.LABELS)
    kern = [f"W{14 * y + x:03}" for y in (1, 2) for x in (1, 2)]
    assert (uit.loc[kern, "label"] == "HH").all()
    assert (uit.loc[kern, "p_fdr"] <= 0.05).all()
    assert uit.loc["W195", "label"] == "niet significant"
    assert uit.loc["W195", "kwadrant"] == "LL"


def test_an_exception_among_its_neighbours() -> None:
    waarden, vlakken = _hoek()
    waarden.iloc[14 + 1] = 0.0  # a hole in the high corner
    uit = clusters.local_moran(waarden, vlakken, seed=1)
    assert uit["label"].iloc[15] == "LH"
    omgekeerd = clusters.local_moran(-waarden, vlakken, seed=1)
    assert omgekeerd["label"].iloc[15] == "HL"


def test_an_island_keeps_its_row_and_gets_no_cluster() -> None:
    waarden, vlakken = _hoek()
    eiland = clusters.local_moran(waarden, vlakken, seed=1).iloc[-1]
    assert eiland["buren"] == 0
    assert eiland["label"] == "niet significant"
    assert eiland[["I", "z", "p", "p_fdr", "kwadrant"]].isna().all()


def test_a_missing_value_keeps_its_row_and_is_nobodys_neighbour() -> None:
    waarden, vlakken = _hoek()
    waarden.iloc[[0, 30]] = [np.nan, np.inf]
    uit = clusters.local_moran(waarden, vlakken, seed=1)
    assert uit.iloc[[0, 30]][["I", "z", "p", "p_fdr", "kwadrant", "label"]].isna().all(axis=None)
    assert uit["buren"].iloc[[0, 1, 15, 30]].tolist() == [0, 4, 6, 0]
    assert uit["label"].drop(uit.index[[0, 30]]).notna().all()
    bekend = np.isfinite(waarden.to_numpy())
    zonder = clusters.local_moran(waarden[bekend], vlakken[bekend], seed=1)
    pd.testing.assert_frame_equal(uit[bekend], zonder)
    assert clusters.moran(waarden, vlakken, 1) == clusters.moran(
        waarden[bekend], vlakken[bekend], 1
    )


@pytest.mark.parametrize(
    "waarden", [[np.nan] * 9, [1.0, 2.0, 3.0] + [np.nan] * 6, [4.2] * 9, [0.1] * 8 + [np.nan]]
)
def test_no_pattern_to_speak_of(waarden: list[float]) -> None:
    uit = clusters.local_moran(waarden, _raster(3, 3), seed=1)
    bekend = np.isfinite(waarden)
    assert uit["label"].tolist() == [
        "niet significant" if weet else pytest.approx(np.nan, nan_ok=True) for weet in bekend
    ]
    assert uit[["I", "p", "p_fdr"]].isna().all(axis=None)
    geheel = clusters.moran(waarden, _raster(3, 3), seed=1)
    assert np.isnan([geheel.I, geheel.z, geheel.p]).all()
    assert geheel.n == bekend.sum()


def test_only_islands_are_no_pattern() -> None:
    los = shapely.box(np.arange(5) * 3, 0, np.arange(5) * 3 + 1, 1)
    assert np.isnan(clusters.moran([1, 2, 3, 4, 5], los, 1).I)
    assert (clusters.local_moran([1, 2, 3, 4, 5], los, 1)["label"] == "niet significant").all()


def test_a_value_at_the_mean_is_no_rare_event() -> None:
    # Deviation 0: every draw equals the figure, which must not count as extreme.
    waarden = np.append(np.random.default_rng(1).permutation(np.r_[-12:13]).astype(float), 0.0)
    uit = clusters.local_moran(waarden, _raster(13, 2), seed=1)
    assert uit["p"].iloc[-1] == 1
    assert np.isnan(uit["z"].iloc[-1])


def test_all_are_neighbours_of_all() -> None:
    uit = clusters.moran([1, 2, 3, 4], _raster(2, 2), seed=1, permutations=99)
    assert pytest.approx(-1 / 3) == uit.I
    assert uit.p == 1
    assert np.isnan(uit.z)


def test_the_seed_decides_and_nothing_global_changes() -> None:
    waarden, vlakken = _hoek()
    np.random.seed(5)
    voor, filters = np.random.get_state(), list(warnings.filters)
    een = clusters.local_moran(waarden, vlakken, seed=7)
    geheel = clusters.moran(waarden, vlakken, seed=7)
    assert all(np.array_equal(a, b) for a, b in zip(voor, np.random.get_state(), strict=True))
    assert list(warnings.filters) == filters
    pd.testing.assert_frame_equal(clusters.local_moran(waarden, vlakken, seed=7), een)
    assert clusters.moran(waarden, vlakken, seed=7) == geheel
    ander = clusters.local_moran(waarden, vlakken, seed=8)
    assert (ander["p"] != een["p"]).any()
    pd.testing.assert_series_equal(ander["I"], een["I"])


def test_labels_come_from_the_values_or_from_the_geometry() -> None:
    waarden, vlakken = _hoek()
    kaal = clusters.local_moran(waarden.to_numpy(), vlakken.to_numpy(), seed=1)
    assert kaal.index.equals(pd.RangeIndex(len(waarden)))
    van_vlak = clusters.local_moran(waarden.to_numpy(), vlakken.to_frame("geometry"), seed=1)
    assert van_vlak.index.equals(vlakken.index)
    assert kaal["label"].tolist() == van_vlak["label"].tolist()
    assert clusters.local_moran([], [], seed=1).empty


def test_the_wrong_call_says_so() -> None:
    waarden, vlakken = _hoek()
    with pytest.raises(OngeldigeAanroep, match="196 waarden en 197 gebieden"):
        clusters.local_moran(waarden.iloc[1:], vlakken, seed=1)
    with pytest.raises(OngeldigeAanroep, match="volgorde"):
        clusters.local_moran(waarden.iloc[::-1], vlakken, seed=1)
    with pytest.raises(OngeldigeAanroep, match="Zaad -1"):
        clusters.moran(waarden, vlakken, seed=-1)
    with pytest.raises(OngeldigeAanroep, match="0 permutaties"):
        clusters.moran(waarden, vlakken, seed=1, permutations=0)
    for fout in (None, shapely.Point(1, 1), shapely.Polygon()):
        stuk = vlakken.to_numpy().copy()
        stuk[3] = fout
        with pytest.raises(OngeldigeCoordinaat, match="plaats 3"):
            clusters.local_moran(waarden, stuk, seed=1)
