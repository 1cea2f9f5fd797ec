"""What must hold for the risk index, the double barrier, rank intervals and moved places."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from etl.measures import access
from etl.measures.barrier import double_barrier, risk_limit
from etl.measures.digital import risk_index
from etl.measures.ding import ding
from etl.measures.ranks import draw_limits, rank_intervals
from etl.measures.sensitivity import Onzeker, register_intervals
from etl.measures.weighted import percentile

GETAL = st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 3))
WAARDE = st.one_of(GETAL, st.just(float("nan")))
GEWICHT = st.floats(0.001, 1000)
# Nothing, or enough to weigh beside the others: 5e-324 of 2 is no number any more.
LICHT = st.just(0.0) | st.floats(1e-6, 1000)


@st.composite
def indicators(draw: st.DrawFn) -> tuple[pd.DataFrame, dict[str, dict[str, float]], dict]:
    n = draw(st.integers(1, 12))
    values = pd.DataFrame(
        {k: draw(st.lists(WAARDE, min_size=n, max_size=n)) for k in "abcd"}, dtype=float
    )
    components = {
        "een": {"a": draw(GEWICHT), "b": draw(GEWICHT)},
        "twee": {"c": draw(GEWICHT), "d": 0.0},
    }
    return values, components, {"een": draw(GEWICHT), "twee": draw(LICHT)}


@given(indicators(), st.sets(st.sampled_from("abcd")))
def test_the_index_runs_from_0_to_10_and_is_known_where_something_that_weighs_is(vraag, om) -> None:
    values, components, weights = vraag
    risk = risk_index(values, components, weights, om)
    assert risk.dropna().between(0, 10).all()
    telt = [k for k in "abc" if weights["een" if k in "ab" else "twee"] > 0]
    zegt = [k for k in telt if values[k].nunique() > 1]
    assert (risk.notna() == values[zegt].notna().any(axis="columns")).all()


@given(indicators(), st.floats(0.01, 100), st.randoms(use_true_random=False))
def test_only_proportions_of_weights_count_and_no_order_of_areas(vraag, factor, toeval) -> None:
    values, components, weights = vraag
    risk = risk_index(values, components, weights)
    scaled = {k: w * factor for k, w in weights.items()}
    np.testing.assert_allclose(risk_index(values, components, scaled), risk, rtol=1e-9, atol=1e-9)
    order = toeval.sample(list(values.index), len(values))
    mixed = risk_index(values.loc[order], components, weights)
    np.testing.assert_array_equal(mixed.loc[values.index], risk)


@given(indicators(), st.floats(0.001, 1000), st.floats(-1000, 1000))
def test_the_unit_of_an_indicator_does_not_matter(vraag, factor: float, shift: float) -> None:
    values, components, weights = vraag
    risk = risk_index(values, components, weights)
    changed = values.assign(a=values["a"] * factor + shift)
    spread = values["a"].max() - values["a"].min()
    if spread == 0 or spread * factor > 1e-3:
        np.testing.assert_allclose(
            risk_index(changed, components, weights), risk, rtol=1e-6, atol=1e-4
        )


@given(indicators())
def test_turning_every_indicator_turns_the_index(vraag) -> None:
    values, components, weights = vraag
    up = risk_index(values, components, weights)
    down = risk_index(values, components, weights, "abcd")
    np.testing.assert_allclose(up + down, np.where(up.isna(), np.nan, 10.0), atol=1e-9)


WIJKEN = st.lists(
    st.tuples(st.integers(0, 10), st.integers(0, 5), st.floats(0, 100)), min_size=1, max_size=30
)


@given(WIJKEN)
def test_at_most_a_fifth_exceeds_the_limit_and_one_step_lower_it_would_be_more(rijen) -> None:
    households, risk = (np.array(k, dtype=float) for k in list(zip(*rijen, strict=True))[:2])
    if households.sum() == 0:
        return
    limit = risk_limit(risk, households)
    fifth = households.sum() / 5 * (1 + 1e-6)
    assert households[risk > limit].sum() <= fifth
    lower = risk[(risk < limit) & (households > 0)]
    if len(lower):
        assert households[risk > lower.max()].sum() > households.sum() / 5 * (1 - 1e-6)


@given(WIJKEN)
def test_the_double_barrier_never_exceeds_either_half(rijen) -> None:
    frame = pd.DataFrame(rijen, columns=["households", "risk", "without"], dtype=float)
    result = double_barrier(frame["without"], frame["risk"], frame["households"])
    share = result["dubbele_drempel_pct"]
    known = share.notna()
    assert (known == (frame["households"] > 0)).all()
    assert ((share == 0) | (share == frame["without"]))[known].all()
    barred = frame["households"][share > 0].sum()
    assert barred <= frame["households"].sum() / 5 * (1 + 1e-6)


@given(st.lists(st.tuples(*[st.floats(1, 1000)] * 3), min_size=1, max_size=20), st.floats(0.1, 10))
def test_the_rule_of_ding_knows_no_currency_and_never_finds_more_than_half(rijen, koers) -> None:
    income, begin, einde = (pd.Series(k) for k in zip(*rijen, strict=True))
    region = pd.Series("r", income.index)
    klasse = ding(income, begin, einde, region)
    assert (klasse != "niet_gentrificeerbaar").sum() <= len(klasse) / 2
    assert ding(income * 2, begin * 4, einde * 4, region).equals(klasse)


@st.composite
def ranking(
    draw: st.DrawFn,
) -> tuple[pd.DataFrame, pd.Series, pd.Series, np.ndarray, pd.Series]:
    n = draw(st.integers(1, 12))
    households = pd.Series(draw(st.lists(st.integers(1, 50), min_size=n, max_size=n)), dtype=float)
    values = draw(hnp.arrays(float, (n, 3), elements=st.integers(0, 4).map(float)))
    components = pd.DataFrame(np.column_stack([percentile(k, households) for k in values.T]))
    wijk, hier = np.repeat(np.arange(n), 3), households.to_numpy()
    metres = draw(hnp.arrays(float, (5, 3 * n), elements=st.integers(0, 30).map(float))) * 100
    midden = np.stack([access.median(m, hier[wijk] / 3, wijk, n) for m in metres])
    limits = draw_limits(9, 5, 5)
    ver = [
        access.beyond(m, hier[wijk] / 3, wijk, n, g) for m, g in zip(metres, limits, strict=True)
    ]
    lack = np.concatenate([midden[:, None], np.stack(ver).transpose(0, 2, 1)], axis=1)
    ja = pd.Series(draw(st.lists(st.booleans(), min_size=n, max_size=n)), dtype=bool)
    return components, households, pd.Series(midden[0]), lack, ja


@settings(max_examples=50)
@given(ranking(), st.randoms(use_true_random=False))
def test_intervals_are_ranks_the_same_by_seed_and_know_no_order(vraag, toeval) -> None:
    components, households, minutes, lack, ja = vraag
    result = rank_intervals(components, households, minutes, lack, ja, seed=9)
    known = result["rang_p05"].notna()
    assert (known == ja).all()
    assert (result["rang_p05"] <= result["rang_p95"])[known].all()
    assert result["rang_p05"][known].ge(1).all()
    assert result["rang_p95"][known].le(ja.sum()).all()
    pd.testing.assert_frame_equal(
        rank_intervals(components, households, minutes, lack, ja, seed=9), result
    )
    order = np.array(toeval.sample(range(len(ja)), len(ja)))
    turned = rank_intervals(
        *(frame.iloc[order] for frame in (components, households, minutes)),
        lack[:, :, order],
        ja.iloc[order],
        seed=9,
    )
    pd.testing.assert_frame_equal(turned.loc[components.index], result)


@settings(max_examples=40)
@given(
    hnp.arrays(float, (20, 2), elements=st.integers(0, 3000).map(float)),
    st.integers(0, 4),
    st.lists(st.sampled_from(["g", "h"]), max_size=4),
    st.integers(0, 1000),
)
def test_unsure_places_only_add_and_intervals_are_in_order(xy, sure, unsure, seed) -> None:
    stad = Onzeker(
        xy,
        np.arange(1.0, 21.0),
        np.arange(20) % 4,
        np.array(["g", "h", "g", "h"], dtype=object),
        xy[:sure] + 7,
        np.array(unsure, dtype=object),
    )
    regions = {"geheel": np.zeros(4, int)}
    frames = register_intervals(stad, regions, 800, np.empty((6, 0)), seed).intervallen
    for frame in frames.values():
        dekking = frame[["dekking_zonder", "dekking_p05", "dekking_p95"]].to_numpy()
        minuten = frame[["minuten_p05", "minuten_p95", "minuten_zonder"]].fillna(np.inf).to_numpy()
        for table in (dekking, minuten):
            for lower, higher in pairwise(table.T):
                assert (lower <= higher + 1e-9).all()
    whole = np.average(frames["wijk"]["dekking_zonder"], weights=[45.0, 50.0, 55.0, 60.0])
    assert frames["geheel"]["dekking_zonder"][0] == pytest.approx(whole)
