"""What must hold for any distribution of access over households."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from etl.measures import access, equity

# Whole minutes and households: ties are common and sums exact.
MINUTEN = st.integers(0, 60).map(float)
Rijen = tuple[np.ndarray, np.ndarray, np.ndarray]


@st.composite
def rijen(draw: st.DrawFn) -> Rijen:
    n = draw(st.integers(1, 25))
    minuten = draw(hnp.arrays(float, n, elements=MINUTEN))
    nood = draw(hnp.arrays(float, n, elements=st.integers(0, 8).map(float)))
    huishoudens = draw(hnp.arrays(float, n, elements=st.integers(1, 9).map(float)))
    return minuten, nood, huishoudens


def _alles(
    minuten: np.ndarray, nood: np.ndarray, huishoudens: np.ndarray, line: float = 15
) -> list:
    uit = equity.summary(minuten, nood, huishoudens, line)
    return [uit[k] for k in equity.KOLOMMEN if not k.startswith("huishoudens")]


@given(rijen(), st.sampled_from([0.25, 3.0, 60.0]))
def test_the_unit_of_minutes_does_not_matter(r: Rijen, factor: float) -> None:
    minuten, nood, huishoudens = r
    assert _alles(minuten * factor, nood, huishoudens, 15 * factor) == pytest.approx(
        _alles(*r), abs=1e-9, nan_ok=True
    )


@given(rijen(), st.integers(2, 5))
def test_more_of_the_same_changes_nothing(r: Rijen, keer: int) -> None:
    vaker = [np.tile(deel, keer) for deel in r]
    assert _alles(*vaker) == pytest.approx(_alles(*r), abs=1e-9, nan_ok=True)
    minuten, nood, huishoudens = r
    assert _alles(minuten, nood, huishoudens * keer) == pytest.approx(
        _alles(*r), abs=1e-9, nan_ok=True
    )
    los = [np.repeat(deel, huishoudens.astype(int)) for deel in (minuten, nood)]
    assert _alles(*los, np.ones(len(los[0]))) == pytest.approx(_alles(*r), abs=1e-9, nan_ok=True)


@given(rijen(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(r: Rijen, toeval) -> None:
    volgorde = list(range(len(r[0])))
    toeval.shuffle(volgorde)
    door_elkaar = [deel[volgorde] for deel in r]
    assert _alles(*door_elkaar) == pytest.approx(_alles(*r), abs=1e-9, nan_ok=True)


@given(rijen(), st.integers(1, 60))
def test_equal_access_is_no_inequality(r: Rijen, minuten: int) -> None:
    _, nood, huishoudens = r
    gelijk = np.full(len(nood), float(minuten))
    uit = equity.summary(gelijk, nood, huishoudens, 15)
    assert uit["gini"] == pytest.approx(0, abs=1e-12)
    assert uit["concentratie"] == pytest.approx(0, abs=1e-12)
    assert uit["palma"] == pytest.approx(0.25)


@given(rijen())
def test_indices_keep_their_bounds(r: Rijen) -> None:
    minuten, nood, huishoudens = r
    assume(minuten.any())
    gini = equity.gini(minuten, huishoudens)
    assert 0 <= gini <= 1 - huishoudens.min() / huishoudens.sum() + 1e-12
    # No ranking concentrates more than the ranking by the minutes themselves.
    assert abs(equity.concentration_index(minuten, nood, huishoudens)) <= gini + 1e-12
    ver = (minuten > 15).astype(float)
    assert -1 <= equity.erreygers(ver, nood, huishoudens) <= 1
    palma = equity.palma(minuten, huishoudens)
    assert np.isnan(palma) or palma >= 0.25 - 1e-12


@given(rijen())
def test_ranked_by_itself_concentration_is_gini_and_by_its_opposite_minus_gini(r: Rijen) -> None:
    minuten, _, huishoudens = r
    gini = pytest.approx(equity.gini(minuten, huishoudens), abs=1e-12, nan_ok=True)
    assert equity.concentration_index(minuten, minuten, huishoudens) == gini
    assert -equity.concentration_index(minuten, -minuten, huishoudens) == gini


@given(rijen())
def test_gini_is_twice_the_area_above_the_lorenz_curve(r: Rijen) -> None:
    minuten, _, huishoudens = r
    assume(minuten.any())
    kromme = equity.lorenz(minuten, huishoudens)
    x, y = kromme["aandeel_huishoudens"].to_numpy(), kromme["aandeel_toegang"].to_numpy()
    assert (x[0], y[0], x[-1], y[-1]) == (0, 0, 1, 1)
    assert (np.diff(x) > 0).all()
    # Convex: each next household has no fewer minutes.
    assert (np.diff(np.diff(y) / np.diff(x)) > -1e-9).all()
    onder = float(np.sum(np.diff(x) * (y[1:] + y[:-1])) / 2)
    assert equity.gini(minuten, huishoudens) == pytest.approx(1 - 2 * onder, abs=1e-12)
    # The Palma ratio, read off the same curve.
    if (laag := np.interp(0.4, x, y)) > 0:
        hoog = 1 - np.interp(0.9, x, y)
        assert equity.palma(minuten, huishoudens) == pytest.approx(hoog / laag)


@given(rijen(), st.data())
def test_a_transfer_from_far_to_near_lessens_inequality(r: Rijen, data: st.DataObject) -> None:
    minuten = r[0]
    assume(len(minuten) > 1)
    i = data.draw(st.integers(0, len(minuten) - 1))
    j = data.draw(st.integers(0, len(minuten) - 1))
    verschil = minuten[i] - minuten[j]
    assume(verschil > 1)
    eerlijker = minuten.copy()
    deel = data.draw(st.floats(0.1, 0.5))
    eerlijker[i] -= deel * verschil
    eerlijker[j] += deel * verschil
    assert equity.gini(eerlijker) < equity.gini(minuten)
    # Both are beyond the line of one minute or come nearer to it: severity falls too.
    assert equity.fgt(eerlijker, 1)[2] < equity.fgt(minuten, 1)[2]


@given(rijen())
def test_far_and_near_are_each_others_mirror(r: Rijen) -> None:
    minuten, nood, huishoudens = r
    ver = (minuten > 15).astype(float)
    assert equity.erreygers(ver, nood, huishoudens) == pytest.approx(
        -equity.erreygers(1 - ver, nood, huishoudens), abs=1e-12
    )


@given(rijen(), st.integers(1, 60))
def test_poverty_in_access(r: Rijen, line: int) -> None:
    minuten, _, huishoudens = r
    een = np.zeros(len(minuten), dtype=int)
    h, kloof, ernst = equity.fgt(minuten, line, huishoudens)
    assert h == pytest.approx(1 - access.coverage(minuten, huishoudens, een, 1, line)[0] / 100)
    te_veel = np.average(np.maximum(minuten - line, 0), weights=huishoudens)
    assert kloof * line == pytest.approx(te_veel)
    # Jensen: the mean square of the gap among the poor is no less than the square of its mean.
    assert ernst * h >= kloof**2 - 1e-9
    if minuten.max() <= 2 * line:
        assert h + 1e-12 >= kloof >= ernst - 1e-12
    h, kloof, ernst = equity.fgt(minuten, line, huishoudens, poor_below=True)
    assert 1 + 1e-12 >= h + 1e-12 >= kloof >= ernst - 1e-12


@given(rijen(), st.integers(1, 60))
def test_a_longer_line_never_makes_more_poor(r: Rijen, line: int) -> None:
    minuten, _, huishoudens = r
    kort = equity.fgt(minuten, line, huishoudens)
    lang = equity.fgt(minuten, line + 1, huishoudens)
    assert (np.array(lang) <= np.array(kort) + 1e-12).all()


@given(rijen(), st.data())
def test_regions_at_once_are_regions_one_by_one(r: Rijen, data: st.DataObject) -> None:
    minuten, nood, huishoudens = r
    gaten = hnp.arrays(bool, len(minuten))
    minuten = np.where(data.draw(gaten), np.nan, minuten)
    nood = np.where(data.draw(gaten), np.nan, nood)
    regio = data.draw(hnp.arrays(np.int32, len(minuten), elements=st.integers(-1, 3)))
    samen = equity.by_region(minuten, nood, huishoudens, regio, 4, 15)
    for i in range(4):
        in_i = regio == i
        los = equity.summary(minuten[in_i], nood[in_i], huishoudens[in_i], 15)
        assert samen.loc[i].to_dict() == pytest.approx(los, abs=1e-9, nan_ok=True)
