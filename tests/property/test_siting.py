"""What must hold for any town: brute force agrees, bounds bound, people count and not rows."""

from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from etl.measures import siting
from etl.measures.siting_exact import Uitkomst, _branch, merge_rows, solve
from etl.measures.siting_plan import check_question


class Stad(NamedTuple):
    vraag: np.ndarray
    ver: np.ndarray  # (origins, destinations); inf where there is no pair
    n: int
    limit: float
    bestaand: tuple[int, ...]

    @property
    def paren(self) -> pd.DataFrame:
        i, j = np.nonzero(np.isfinite(self.ver))
        return pd.DataFrame({"origin": i, "destination": j, "metres": self.ver[i, j]})

    @property
    def nieuw(self) -> list[int]:
        return [j for j in range(self.ver.shape[1]) if j not in self.bestaand]

    def dekt(self, plaatsen) -> float:
        binnen = (self.ver[:, list(plaatsen)] <= self.limit).any(axis=1)
        return float(self.vraag[binnen].sum())

    def keuzes(self, n: int):
        for k in range(min(n, len(self.nieuw)) + 1):
            yield from combinations(self.nieuw, k)


@st.composite
def steden(draw: st.DrawFn) -> Stad:
    n, m = draw(st.integers(1, 10)), draw(st.integers(1, 6))
    ver = draw(hnp.arrays(float, (n, m), elements=st.integers(0, 12).map(float)))
    ver[draw(hnp.arrays(bool, (n, m)))] = np.inf
    vraag = draw(hnp.arrays(float, n, elements=st.one_of(st.integers(0, 9), st.floats(0, 50))))
    bestaand = draw(st.sets(st.integers(0, m - 1), max_size=2))
    return Stad(vraag, ver, draw(st.integers(0, 4)), draw(st.integers(0, 12)), tuple(bestaand))


def ongeveer(waarde: float) -> object:
    return pytest.approx(waarde, rel=1e-6, abs=1e-9)


def cover(s: Stad, **anders) -> siting.Plan:
    velden = {"demand": s.vraag, "n": s.n, "limit": s.limit, "existing": s.bestaand} | anders
    return siting.maximal_covering(**({"pairs": s.paren} | velden))


@settings(max_examples=150)
@given(steden())
def test_maximal_covering_is_what_brute_force_finds(s: Stad) -> None:
    plan = cover(s)
    beste = max(s.dekt((*k, *s.bestaand)) for k in s.keuzes(s.n))
    assert plan.optimal
    assert plan.covered == ongeveer(beste)
    assert plan.covered == ongeveer(s.dekt((*plan.sites, *s.bestaand)))
    assert plan.gain == ongeveer(beste - s.dekt(s.bestaand))
    assert plan.covered <= plan.bound <= plan.covered * (1 + 1e-6)
    assert len(plan.sites) <= s.n
    assert not set(plan.sites) & set(s.bestaand)
    assert (plan.status == "siting.niets_te_winnen") == (plan.gain == 0)


@settings(max_examples=100)
@given(steden())
def test_set_covering_is_what_brute_force_finds(s: Stad) -> None:
    plan = siting.set_covering(s.vraag, s.paren, s.limit, s.bestaand)
    alles = s.dekt(range(s.ver.shape[1]))
    binnen = s.ver <= s.limit
    moet = (s.vraag > 0) & binnen.any(axis=1)
    buiten = (s.vraag > 0) & ~binnen.any(axis=1)
    fewest = min(
        len(k) for k in s.keuzes(9) if binnen[moet][:, [*k, *s.bestaand]].any(axis=1).all()
    )
    assert len(plan.sites) == plan.objective == plan.bound == fewest
    assert plan.covered == ongeveer(alles)
    assert plan.unreached == tuple(np.flatnonzero(buiten))
    assert plan.optimal == (not buiten.any())


@settings(max_examples=150)
@given(steden())
def test_p_median_is_what_brute_force_finds(s: Stad) -> None:
    plan = siting.p_median(s.vraag, s.paren, s.n, s.bestaand)
    mensen = (s.vraag > 0) & np.isfinite(s.ver).any(axis=1)

    def weg(plaatsen) -> float:
        dichtst = s.ver[mensen][:, list(plaatsen)].min(axis=1, initial=np.inf)
        return float((s.vraag[mensen] * dichtst).sum())

    beste = min(weg((*k, *s.bestaand)) for k in s.keuzes(s.n))
    if np.isinf(beste):
        assert plan.status == "siting.te_weinig_plaatsen"
        assert plan.sites == ()
        assert np.isnan(plan.objective)
        return
    assert plan.objective == pytest.approx(beste, rel=1e-6, abs=1e-6)
    assert plan.objective == ongeveer(weg((*plan.sites, *s.bestaand)))
    assert plan.bound <= plan.objective
    assert plan.gap <= 1e-6
    assert len(plan.sites) <= s.n


@given(steden())
def test_more_places_never_cover_fewer_and_a_longer_way_neither(s: Stad) -> None:
    gedekt = [cover(s, n=n).covered for n in range(5)]
    assert all(b >= a - 1e-9 for a, b in pairwise(gedekt))
    assert cover(s, limit=s.limit + 1).covered >= gedekt[min(s.n, 4)] - 1e-9


@given(steden())
def test_exact_is_at_least_greedy_and_greedy_at_least_63_percent(s: Stad) -> None:
    exact, gulzig = cover(s), siting.greedy(s.vraag, s.paren, s.n, s.limit, s.bestaand)
    assert exact.covered >= gulzig.covered - 1e-9
    assert gulzig.gain >= (1 - 1 / np.e) * exact.gain - 1e-9
    assert gulzig.bound >= exact.covered * (1 - 1e-6)


@given(steden(), st.floats(0.1, 0.9))
def test_people_count_and_not_the_rows_they_are_written_in(s: Stad, deel: float) -> None:
    dubbel = s._replace(
        vraag=np.r_[s.vraag * deel, s.vraag * (1 - deel)], ver=np.vstack([s.ver, s.ver])
    )
    assert cover(dubbel).covered == ongeveer(cover(s).covered)
    assert siting.p_median(dubbel.vraag, dubbel.paren, s.n).objective == pytest.approx(
        siting.p_median(s.vraag, s.paren, s.n).objective, rel=1e-6, abs=1e-6, nan_ok=True
    )


@given(steden(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_pairs_changes_nothing(s: Stad, toeval) -> None:
    plan = cover(s)
    geschud = s.paren.sample(frac=1, random_state=toeval.randrange(99))
    assert cover(s, pairs=pd.concat([geschud, geschud[:2]])) == plan
    volgorde = list(range(len(s.vraag)))
    toeval.shuffle(volgorde)
    anders = s._replace(vraag=s.vraag[volgorde], ver=s.ver[volgorde])
    assert cover(anders).covered == ongeveer(plan.covered)


@given(steden(), st.floats(1e-3, 1e6))
def test_the_unit_of_demand_changes_no_plan_value(s: Stad, factor: float) -> None:
    assert cover(s, demand=s.vraag * factor).covered == ongeveer(factor * cover(s).covered)


@given(steden())
def test_closing_is_the_difference_that_one_place_makes(s: Stad) -> None:
    tabel = siting.closing(s.vraag, s.paren, s.bestaand, s.limit)
    assert tabel["destination"].tolist() == sorted(s.bestaand)
    for rij in tabel.itertuples():
        zonder = [j for j in s.bestaand if j != rij.destination]
        assert rij.lost == ongeveer(s.dekt(s.bestaand) - s.dekt(zonder))
        assert rij.covered == ongeveer(s.dekt([rij.destination]))


@settings(max_examples=60)
@given(steden())
def test_the_frontier_trades_cover_for_the_worst_off(s: Stad) -> None:
    tabel = siting.frontier(s.vraag, s.paren, s.n, s.limit, s.bestaand, points=4)
    assert tabel["optimal"].all()
    assert tabel["covered"].iloc[-1] == ongeveer(cover(s).covered)
    mensen = (s.vraag > 0) & np.isfinite(s.ver).any(axis=1)
    if not mensen.any():
        assert tabel["worst_metres"].isna().all()
        return
    assert tabel["worst_metres"].is_monotonic_increasing
    assert tabel["covered"].is_monotonic_increasing

    def verst(plaatsen) -> float:
        return float(s.ver[mensen][:, list(plaatsen)].min(axis=1, initial=np.inf).max())

    keuzes = [(*k, *s.bestaand) for k in s.keuzes(s.n)]
    assert tabel["worst_metres"].iloc[0] == min(verst(k) for k in keuzes)
    for punt in tabel.itertuples():
        assert verst((*punt.sites, *s.bestaand)) == punt.worst_metres
        beste = max(s.dekt(k) for k in keuzes if verst(k) <= punt.worst_metres)
        assert punt.covered == ongeveer(beste)


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.booleans(), st.booleans())
def test_what_is_dropped_before_branching_is_never_the_best(
    zaad: int, hard: bool, trapsgewijs: bool
) -> None:
    # Large enough that the targets drop places, small enough for HiGHS to answer as it stands.
    toeval = np.random.default_rng(zaad)
    van, naar = toeval.uniform(0, 10, (150, 2)), toeval.uniform(0, 10, (40, 2))
    ver = np.hypot(*(van[:, None] - naar).transpose(2, 0, 1))
    i, j = np.nonzero(ver <= 5)
    paren = pd.DataFrame({"origin": i, "destination": j, "metres": ver[i, j]})
    vraag = check_question(toeval.integers(1, 99, 150), paren, (), "metres")
    moet = np.flatnonzero(~vraag.unreached() & (vraag.herkomst < 5)) if hard else None
    wie = None if moet is None else np.isin(np.arange(len(vraag.gewicht)), moet)
    baat = 5.0 - vraag.kosten if trapsgewijs else (vraag.kosten <= 2.2).astype(float)
    p = merge_rows(vraag.question(baat, 6, hard=wie))
    samen: Uitkomst = solve(p, 60)
    los = _branch(p, 60)
    assert samen.waarde == ongeveer(los.waarde)
    assert samen.grens == ongeveer(los.grens)
