"""What must hold for any households, any borders and any figures."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.sources.overdracht import Overdracht, of_households

OUD, NIEUW = [f"o{i}" for i in range(5)], [f"n{i}" for i in range(4)]
delen = st.lists(
    st.tuples(st.sampled_from(OUD), st.sampled_from(NIEUW), st.integers(0, 10**5)), max_size=20
)
waarden = st.lists(st.floats(0, 1e9), min_size=5, max_size=5)


def transfer(rijen: list[tuple[str, str, int]]) -> Overdracht:
    frame = pd.DataFrame(rijen, columns=["van", "naar", "huishoudens"])
    frame = frame.astype({"huishoudens": float, "van": "str", "naar": "str"})
    return of_households(frame, dict.fromkeys(OUD, "rest"), "sector 2024", "wijk 2025")


@settings(max_examples=25)
@given(delen, waarden)
def test_counts_are_conserved(rijen: list[tuple[str, str, int]], n: list[float]) -> None:
    naar = transfer(rijen)
    assert naar.known() == set(OUD)
    new = naar.counts(pd.DataFrame({"s": OUD, "n": n}), "s", ["n"])
    assert new["n"].sum() == pytest.approx(sum(n), rel=1e-9)
    assert (new["n"] >= 0).all()


@settings(max_examples=25)
@given(delen, waarden, st.floats(0, 1))
def test_rates_lie_between_their_parts_and_keep_the_weighted_total(
    rijen: list[tuple[str, str, int]], v: list[float], minimum: float
) -> None:
    naar = transfer(rijen)
    gewicht = np.arange(1.0, 6.0)
    frame = pd.DataFrame({"s": OUD, "v": v, "w": gewicht})
    new = naar.rates(frame, "s", "v", "w", minimum)
    assert new["v"].between(min(v) * (1 - 1e-9), max(v) * (1 + 1e-9)).all()
    assert new["gewicht"].sum() == pytest.approx(gewicht.sum(), rel=1e-9)
    assert (new["v"] * new["gewicht"]).sum() == pytest.approx(np.dot(v, gewicht), rel=1e-9)


@settings(max_examples=25)
@given(delen, waarden, st.integers(0, 4))
def test_what_is_unknown_never_becomes_a_number(
    rijen: list[tuple[str, str, int]], v: list[float], gat: int
) -> None:
    naar = transfer(rijen)
    frame = pd.DataFrame({"s": OUD, "v": v}).assign(w=1.0)
    frame.loc[gat, "v"] = np.nan
    raakt = set(naar.aandelen.loc[naar.aandelen["van"] == OUD[gat], "naar"])
    streng = naar.rates(frame, "s", "v", "w")
    assert set(streng.loc[streng["v"].isna(), "s"]) == raakt
    counts = naar.counts(frame[["s", "v"]], "s", ["v"])
    assert set(counts.loc[counts["v"].isna(), "s"]) == raakt
