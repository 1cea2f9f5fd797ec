"""Neighbours and peers of a wijk, worked out by hand."""

from types import SimpleNamespace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from dashboard.buren import gelijken, raakt


def wijken(**kolommen: list) -> pd.DataFrame:
    n = len(next(iter(kolommen.values())))
    rest = {"klein": [False] * n, "onbewoond": [False] * n, "register": ["bekend"] * n}
    return pd.DataFrame(rest | kolommen, index=[chr(ord("a") + i) for i in range(n)])


def test_neighbours_share_a_border_or_a_corner():
    vakken = [shapely.box(x, y, x + 1, y + 1) for x, y in ((0, 0), (1, 0), (1, 1), (3, 3))]
    editie = SimpleNamespace(geometrie=gpd.GeoDataFrame(geometry=vakken, index=list("abcd")))
    assert raakt(editie) == {"a": ("b", "c"), "b": ("a", "c"), "c": ("a", "b"), "d": ()}


def test_peers_are_alike_in_need_and_size_and_offer_a_model_more():
    tabel = wijken(
        nood=[50, 54, 52, 50, 50, 56, 50],
        huishoudens=[1000, 1000, 1500, 2001, 1000, 1000, 1000],
        modellen_bereikbaar=[1.0, 2.0, 3.0, 5.0, 1.9, 5.0, 4.0],
    )
    # d is too large, e offers 0.9 more, f needs 6 more: b, c and g are three, so f stays out.
    # g: 0; b: 4/5 = 0.8; c: 2/5 + log2(1.5) = 0.985.
    gevonden, punten = gelijken(tabel, "a")
    assert gevonden.index.tolist() == ["g", "b", "c"]
    assert punten == 5


def test_need_may_differ_more_where_few_are_found():
    tabel = wijken(
        nood=[50, 54, 56, 61], huishoudens=[100] * 4, modellen_bereikbaar=[0.0, 1.0, 1.0, 1.0]
    )
    gevonden, punten = gelijken(tabel, "a")
    assert gevonden.index.tolist() == ["b", "c"]
    assert punten == 10


@pytest.mark.parametrize(
    "anders", [{"klein": [False, True]}, {"onbewoond": [False, True]}, {"register": ["x", "leeg"]}]
)
def test_what_is_small_uninhabited_or_unknown_is_no_peer(anders):
    tabel = wijken(nood=[50, 50], huishoudens=[100, 100], modellen_bereikbaar=[0.0, 7.0], **anders)
    assert gelijken(tabel, "a")[0].empty


@pytest.mark.parametrize("leeg", ["nood", "huishoudens"])
def test_without_need_or_people_there_are_no_peers(leeg):
    tabel = wijken(nood=[50.0, 50], huishoudens=[100.0, 100], modellen_bereikbaar=[0.0, 7.0])
    tabel.loc["a", leeg] = np.nan if leeg == "nood" else 0.0
    assert gelijken(tabel, "a")[0].empty


@given(
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(50, 400), st.integers(0, 7)),
        min_size=1,
        max_size=25,
    ),
    st.randoms(use_true_random=False),
)
def test_peers_do_not_hang_on_the_order_of_the_rows(rijen, toeval):
    tabel = wijken(
        nood=[float(r[0]) for r in rijen],
        huishoudens=[float(r[1]) for r in rijen],
        modellen_bereikbaar=[float(r[2]) for r in rijen],
    )
    geschud = list(tabel.index)
    toeval.shuffle(geschud)
    eerst, punten = gelijken(tabel, "a")
    assert eerst.index.tolist() == gelijken(tabel.loc[geschud], "a")[0].index.tolist()
    assert len(eerst) <= 5
    assert "a" not in eerst.index
    assert ((eerst["nood"] - tabel.at["a", "nood"]).abs() <= punten).all()
    assert (eerst["modellen_bereikbaar"] >= tabel.at["a", "modellen_bereikbaar"] + 1).all()
