"""What E2SFCA must keep in any town: supply is shared, never made; the order of rows is nothing."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from etl.measures import neighbours, travel
from etl.measures.access import (
    decay_binary,
    decay_gaussian,
    decay_step,
    floating_catchment,
    floating_catchment_xy,
)

#: Whole metres on a small grid: many ties, many points on the very boundary of a ring.
PUNT = st.integers(0, 12).map(lambda n: 100.0 * n)
HOEVEEL = st.one_of(st.just(0.0), st.integers(1, 50).map(float), st.floats(0.01, 50))
VERVAL = st.sampled_from(
    [
        decay_binary(500),
        decay_step({200: 1, 500: 0.5, 1000: 0.2}),
        decay_gaussian(300),
        decay_gaussian(300, limit=400),
    ]
)
BIJNA = {"rel": 1e-12, "abs": 1e-15}


@st.composite
def stad(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, pd.DataFrame]:
    """Households and places with the pairs between them, some of which may be missing."""
    n, m = draw(st.integers(1, 25)), draw(st.integers(1, 8))
    paren = travel.pairs(
        draw(hnp.arrays(float, (n, 2), elements=PUNT)),
        draw(hnp.arrays(float, (m, 2), elements=PUNT)),
        1000,
    )
    blijft = draw(hnp.arrays(bool, len(paren), elements=st.sampled_from([True, True, False])))
    vraag = draw(hnp.arrays(float, n, elements=HOEVEEL))
    return vraag, draw(hnp.arrays(float, m, elements=HOEVEEL)), paren[blijft]


@given(stad(), VERVAL)
def test_supply_is_shared_out_to_the_last_bit(s, decay) -> None:
    vraag, aanbod, paren = s
    toegang = floating_catchment(vraag, aanbod, paren, decay)
    gewogen = decay(paren["metres"].to_numpy()) * vraag[paren["origin"]]
    bereikt = np.bincount(paren["destination"], weights=gewogen, minlength=len(aanbod)) > 0
    assert (toegang >= 0).all()
    assert vraag @ toegang == pytest.approx(aanbod[bereikt].sum(), **BIJNA)


@given(stad(), VERVAL, st.sampled_from([2.0, 0.5, 3.0]))
def test_supply_scales_access_and_demand_divides_it(s, decay, keer: float) -> None:
    vraag, aanbod, paren = s
    toegang = floating_catchment(vraag, aanbod, paren, decay)
    meer = floating_catchment(vraag, keer * aanbod, paren, decay)
    assert meer == pytest.approx(keer * toegang, **BIJNA)
    voller = floating_catchment(keer * vraag, aanbod, paren, decay)
    assert voller == pytest.approx(toegang / keer, **BIJNA)


@given(stad(), VERVAL, st.integers(0, 4))
def test_kinds_of_supply_are_shared_out_each_on_its_own(s, decay, soorten: int) -> None:
    vraag, aanbod, paren = s
    delen = aanbod[:, None] / 2.0 ** np.arange(soorten)
    samen = floating_catchment(vraag, delen, paren, decay)
    assert samen.shape == (len(vraag), soorten)
    for los, kolom in zip(delen.T, samen.T, strict=True):
        assert kolom == pytest.approx(floating_catchment(vraag, los, paren, decay), **BIJNA)


@given(stad(), VERVAL)
def test_another_place_never_lowers_anyones_access(s, decay) -> None:
    vraag, aanbod, paren = s
    zonder = paren[paren["destination"] < len(aanbod) - 1]
    eerst = floating_catchment(vraag, aanbod[:-1], zonder, decay)
    dan = floating_catchment(vraag, aanbod, paren, decay)
    assert (dan >= eerst * (1 - 1e-12)).all()
    erbij = paren.loc[paren["destination"] == len(aanbod) - 1, "origin"]
    ver = np.setdiff1d(np.arange(len(vraag)), erbij)
    assert dan[ver] == pytest.approx(eerst[ver], **BIJNA)


@given(stad(), VERVAL)
def test_more_households_never_raise_anyones_access(s, decay) -> None:
    vraag, aanbod, paren = s
    # Where a place served nobody before, the first household opens it: then access may rise.
    gewogen = decay(paren["metres"].to_numpy()) * vraag[paren["origin"]]
    bediend = np.bincount(paren["destination"], weights=gewogen, minlength=len(aanbod))
    assume((bediend > 0).all())
    voller = vraag + np.where(np.arange(len(vraag)) == 0, 7.0, 0.0)
    eerst = floating_catchment(vraag, aanbod, paren, decay)
    assert (floating_catchment(voller, aanbod, paren, decay) <= eerst * (1 + 1e-12)).all()


@given(stad(), VERVAL, st.integers(0, 2**32 - 1))
def test_the_order_of_pairs_households_and_places_is_nothing(s, decay, zaad: int) -> None:
    vraag, aanbod, paren = s
    toeval = np.random.default_rng(zaad)
    i, j = toeval.permutation(len(vraag)), toeval.permutation(len(aanbod))
    anders = paren.assign(
        origin=np.argsort(i)[paren["origin"]], destination=np.argsort(j)[paren["destination"]]
    ).iloc[toeval.permutation(len(paren))]
    toegang = floating_catchment(vraag, aanbod, paren, decay)
    geschud = floating_catchment(vraag[i], aanbod[j], anders, decay)
    assert geschud == pytest.approx(toegang[i], **BIJNA)


@given(stad(), VERVAL)
def test_households_at_one_spot_have_one_access(s, decay) -> None:
    vraag, aanbod, paren = s
    # The first row is split into a third and two thirds at the same spot.
    dubbel = paren[paren["origin"] == 0].assign(origin=len(vraag))
    gesplitst = np.append(vraag, vraag[0] * 2 / 3)
    gesplitst[0] = vraag[0] / 3
    toegang = floating_catchment(vraag, aanbod, paren, decay)
    na = floating_catchment(gesplitst, aanbod, pd.concat([dubbel, paren]), decay)
    assert na[:-1] == pytest.approx(toegang, **BIJNA)
    assert na[-1] == pytest.approx(toegang[0], **BIJNA)


@given(
    hnp.arrays(float, st.tuples(st.integers(1, 30), st.just(2)), elements=PUNT),
    hnp.arrays(float, st.tuples(st.integers(1, 30), st.just(2)), elements=PUNT),
    st.one_of(st.sampled_from([0.0, 100.0, 500.0, np.inf]), st.floats(0, 2000)),
    st.sampled_from([1, 3, 100_000]),
)
def test_pairs_are_every_pair_up_to_the_boundary_and_in_order(van, naar, limit, blok) -> None:
    # Whole metres: 300-400-500 triangles lie exactly on the boundary and must be in.
    verschil = van[:, None, :] - naar[None, :, :]
    alles = np.sqrt((verschil**2).sum(axis=2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(neighbours, "_BLOK_RIJEN", blok)
        patch.setattr(neighbours, "_BLOK_KANDIDATEN", blok)
        gevonden = travel.pairs(van, naar, limit)
    verwacht = np.argwhere(alles <= limit)
    assert gevonden[["origin", "destination"]].to_numpy().tolist() == verwacht.tolist()
    assert gevonden["metres"].tolist() == alles[tuple(verwacht.T)].tolist()


@given(
    hnp.arrays(float, st.tuples(st.integers(1, 40), st.just(2)), elements=PUNT),
    hnp.arrays(float, st.tuples(st.integers(1, 12), st.just(2)), elements=PUNT),
    st.one_of(st.sampled_from([0.0, 100.0, 500.0, np.inf]), st.floats(0, 2000)),
    st.sampled_from([1, 3, 100_000]),
    VERVAL,
    st.data(),
)
def test_from_coordinates_is_the_same_as_from_pairs(van, naar, limit, blok, decay, data) -> None:
    vraag = data.draw(hnp.arrays(float, len(van), elements=HOEVEEL))
    vorm = data.draw(st.sampled_from([(len(naar),), (len(naar), 1), (len(naar), 3)]))
    aanbod = data.draw(hnp.arrays(float, vorm, elements=HOEVEEL))
    verwacht = floating_catchment(vraag, aanbod, travel.pairs(van, naar, limit), decay)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(neighbours, "_BLOK_RIJEN", blok)
        patch.setattr(neighbours, "_BLOK_KANDIDATEN", blok)
        gevonden = floating_catchment_xy(vraag, aanbod, van, naar, limit, decay)
    assert gevonden.shape == verwacht.shape
    assert gevonden == pytest.approx(verwacht, **BIJNA)


@pytest.mark.parametrize("zaad", range(3))
def test_from_coordinates_is_the_same_in_a_large_and_uneven_town(zaad: int) -> None:
    # Some dense quarters in a wide land: many blocks, and many cells that nobody lives in.
    toeval = np.random.default_rng(zaad)
    kernen = toeval.uniform(-40_000, 40_000, (6, 2))
    van = kernen[toeval.integers(0, 6, 60_000)] + toeval.normal(0, 2500, (60_000, 2))
    naar = kernen[toeval.integers(0, 6, 3000)] + toeval.normal(0, 4000, (3000, 2))
    vraag, aanbod = toeval.gamma(1, 8, len(van)), toeval.integers(0, 4, len(naar)).astype(float)
    paren = travel.pairs(van, naar, 923)
    for decay in (decay_step({300: 1, 600: 0.68, 923: 0.22}), decay_gaussian(400)):
        verwacht = floating_catchment(vraag, aanbod, paren, decay)
        gevonden = floating_catchment_xy(vraag, aanbod, van, naar, 923, decay)
        assert gevonden == pytest.approx(verwacht, **BIJNA)
        opnieuw = floating_catchment_xy(vraag, aanbod, van, naar, 923, decay)
        assert opnieuw.tobytes() == gevonden.tobytes()
