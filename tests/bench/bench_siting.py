"""Siting against PySAL spopt with CBC, in one run: model building and solving to proof.

Budget: 2,767 demands × 600 candidates, 20 new: proven within 3 s, and 5 × faster than spopt. The
real question weighs the wijken with their households; its 600 candidates are the wijken with most
households (at their households' mean point), beside the known places, which stay.
"""

import time
from typing import NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from etl.measures import access, siting, travel
from etl.measures.weighted import group_mean
from etl.store.read import Editie

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
]

NIEUW, KANDIDATEN, WIJKEN, KEREN = 20, 600, 2767, 3
BUDGET_S, BUDGET_VERHOUDING = 3.0, 5.0


class Geval(NamedTuple):
    naam: str
    vraag: NDArray[np.float64]
    van: NDArray[np.float64]
    naar: NDArray[np.float64]
    bestaand: list[int]
    limit: float


def toevallig(limit: float, zaad: int) -> Geval:
    """Demands and candidates anywhere in a square of 40 km."""
    toeval = np.random.default_rng(zaad)
    van = toeval.uniform(0, 40_000, (WIJKEN, 2))
    naar = toeval.uniform(0, 40_000, (KANDIDATEN, 2))
    vraag = toeval.integers(1, 2500, WIJKEN).astype(float)
    return Geval(f"toeval, zaad {zaad}, {limit:.0f} m", vraag, van, naar, [], limit)


def in_kernen(limit: float, zaad: int) -> Geval:
    """Demands around 60 towns, candidates among them: plans overlap, the proof is harder."""
    toeval = np.random.default_rng(zaad)
    kern = toeval.uniform(0, 40_000, (60, 2))
    van = kern[toeval.integers(0, 60, WIJKEN)] + toeval.normal(0, 1600, (WIJKEN, 2))
    naar = van[toeval.choice(WIJKEN, KANDIDATEN, replace=False)]
    vraag = toeval.integers(1, 2500, WIJKEN).astype(float)
    return Geval(f"kernen, zaad {zaad}, {limit:.0f} m", vraag, van, naar, [], limit)


def echt(editie: Editie, minuten: float, speed_kmh: float) -> Geval:
    """Wijken with their households; candidates: the 600 largest wijken; known places stay."""
    reach, n = editie.reach, len(editie.wijken)
    xy = editie.rijen_xy.astype(float)
    middens = np.column_stack(
        [group_mean(xy[:, as_], reach.households, reach.wijk, n) for as_ in (0, 1)]
    )
    mensen = np.bincount(reach.wijk, weights=reach.households, minlength=n)
    bewoond = mensen > 0
    middens, mensen = middens[bewoond], mensen[bewoond]
    nieuw = middens[np.argsort(-mensen, kind="stable")[:KANDIDATEN]]
    plaatsen = access.with_travel_time(editie.initiatieven)[["x", "y"]].to_numpy()
    naar = np.vstack([nieuw, plaatsen])
    bestaand = list(range(KANDIDATEN, len(naar)))
    naam = f"echt, {minuten:.0f} min aan {speed_kmh} km/u, {len(plaatsen)} blijven"
    return Geval(naam, mensen, middens, naar, bestaand, travel.limit_metres(minuten, speed_kmh))


def ons(g: Geval) -> tuple[siting.Plan, list[float]]:
    tijden = []
    for _ in range(KEREN):
        begin = time.perf_counter()
        paren = travel.pairs(g.van, g.naar, g.limit)
        plan = siting.maximal_covering(g.vraag, paren, NIEUW, g.limit, g.bestaand)
        tijden.append(time.perf_counter() - begin)
    return plan, tijden


def hun(g: Geval) -> tuple[float, float, float]:
    """Return spopt's objective and the seconds of building and of solving."""
    import pulp
    from spopt.locate import MCLP

    begin = time.perf_counter()
    ver = np.hypot(*(g.van[:, None] - g.naar).transpose(2, 0, 1))
    vooraf = np.isin(np.arange(len(g.naar)), g.bestaand).astype(int) if g.bestaand else None
    model = MCLP.from_cost_matrix(
        ver, g.vraag, g.limit, NIEUW + len(g.bestaand), predefined_facilities_arr=vooraf
    )
    gebouwd = time.perf_counter()
    model.solve(pulp.PULP_CBC_CMD(msg=False, gapRel=0), results=False)
    klaar = time.perf_counter()
    return float(model.problem.objective.value()), gebouwd - begin, klaar - gebouwd


def meet(g: Geval) -> None:
    plan, tijden = ons(g)
    waarde, bouw, los = hun(g)
    print(f"\n{g.naam}: {len(g.vraag)} × {len(g.naar)}, {NIEUW} nieuw")
    print(f"  ons    {min(tijden):6.2f} s (slechtste {max(tijden):.2f}; budget {BUDGET_S})")
    print(f"  spopt  {bouw + los:6.2f} s (bouwen {bouw:.2f}, oplossen {los:.2f})")
    print(f"  spopt / ons {(bouw + los) / max(tijden):.1f} (minstens {BUDGET_VERHOUDING})")
    print(f"  gedekt {plan.covered:.1f}, grens {plan.bound:.1f}, winst {plan.gain:.1f}")
    assert plan.optimal
    assert plan.covered == pytest.approx(waarde, rel=1e-6)


@pytest.mark.parametrize("limit", [2000.0, 3000.0, 4000.0])
def test_toevallig(limit: float) -> None:
    meet(toevallig(limit, zaad=1))


@pytest.mark.parametrize("limit", [3000.0, 4000.0])
def test_in_kernen(limit: float) -> None:
    meet(in_kernen(limit, zaad=1))


@pytest.mark.parametrize(("minuten", "snelheid"), [(15.0, 4.8), (30.0, 4.8), (15.0, 15.0)])
def test_echt(editie: Editie, minuten: float, snelheid: float) -> None:
    meet(echt(editie, minuten, snelheid))


def test_andere_vragen(editie: Editie) -> None:
    """Set covering, greedy, closing and the frontier on the same wijken: no peer, only times."""
    g = echt(editie, 15, 15)
    paren = travel.pairs(g.van, g.naar, 30_000)
    vragen = {
        "greedy": lambda: siting.greedy(g.vraag, paren, NIEUW, g.limit, g.bestaand),
        "set_covering": lambda: siting.set_covering(g.vraag, paren, g.limit, g.bestaand),
        "closing": lambda: siting.closing(g.vraag, paren, g.bestaand, g.limit),
        "p_median": lambda: siting.p_median(g.vraag, paren, NIEUW, g.bestaand),
        "frontier": lambda: siting.frontier(g.vraag, paren, NIEUW, g.limit, g.bestaand, 5),
    }
    print()
    for naam, vraag in vragen.items():
        begin = time.perf_counter()
        uit = vraag()
        duur = time.perf_counter() - begin
        wat = uit if isinstance(uit, siting.Plan) else uit.drop(columns="sites", errors="ignore")
        print(f"  {naam:13} {duur:6.2f} s\n{wat}")
