"""Upper bounds on what n places can bring, by prices: proven whatever the solver's tolerance.

Where people are covered or not, the prices are the multipliers of the relaxation (Church &
ReVelle 1974; with several benefits per row the radius form of Elloumi 2010), solved by HiGHS'
interior point. Where they are served better or worse that relaxation has a row for every pair,
and the prices are found by subgradient steps.
"""

import time
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from etl.measures.siting_questions import Getallen, Vraagstuk, served, value
from etl.measures.siting_swaps import improve
from etl.measures.weighted import group_sum

#: A plan and its bound that differ by less than this share are the same to the last digit told.
TOLERANTIE = 1e-7
#: Sum of all benefits as the solver sees it: keeps its absolute tolerances far below a household.
_SCHAAL = 1e6
#: Benefits under this are nothing at all (and their inverse would overflow).
_KLEINST = 1e-200
#: Subgradient steps, the pairs they may look at in all, and steps without progress to bear.
_STAPPEN, _STAPWERK, _GEDULD = 1500, 600_000_000, 12


@dataclass(frozen=True)
class Stelsel:
    """Maximise waarde·y with ketting·y ≤ dekt·x, hard·x ≥ 1, Σx ≤ n, 0 ≤ x, y ≤ 1.

    One y per row and benefit: "served so well or better". It exceeds the y of the better
    benefit next to it by no more than the places of its own benefit.
    """

    waarde: Getallen
    dekt: sparse.csr_array
    ketting: sparse.csr_array
    matrix: sparse.csc_array
    rechts: Getallen

    @property
    def schaal(self) -> float:
        """By how much the solver sees the benefits enlarged."""
        return float(_SCHAAL / max(self.waarde.sum(), _KLEINST))


def system(p: Vraagstuk) -> Stelsel:
    """Return the question as HiGHS wants it."""
    nieuw = np.ones(len(p.rij), dtype=bool)
    nieuw[1:] = (p.rij[1:] != p.rij[:-1]) | (p.baat[1:] != p.baat[:-1])
    niveau = np.cumsum(nieuw) - 1
    rij, baat = p.rij[nieuw], p.baat[nieuw]
    zelfde = rij[1:] == rij[:-1]
    m, k = len(rij), p.plaatsen
    waarde = p.gewicht[rij] * baat
    waarde[:-1] -= p.gewicht[rij[:-1]] * baat[1:] * zelfde
    dekt = sparse.csr_array((np.ones(len(niveau)), (niveau, p.plaats)), shape=(m, k))
    schakel = np.flatnonzero(zelfde)
    vorige = sparse.csr_array((np.ones(len(schakel)), (schakel + 1, schakel)), shape=(m, m))
    ketting = sparse.csr_array(sparse.eye_array(m, format="csr") - vorige)
    matrix = sparse.block_array(
        [
            [-dekt, ketting],
            [-p.hard, None],
            [sparse.csr_array(np.ones((1, k))), None],
        ],
        format="csc",
    )
    rechts = np.r_[np.zeros(m), -np.ones(p.hard.shape[0]), p.n]
    return Stelsel(waarde, dekt, ketting, matrix, rechts)


@dataclass(frozen=True)
class Grens:
    """An upper bound by multipliers, and what it becomes when one place is forced in or out."""

    boven: float
    met: Getallen
    zonder: Getallen
    ontspannen: Getallen


def relax(p: Vraagstuk, tijd: float) -> Grens | None:
    """Return the bound of the relaxation; None where even the relaxation has no answer."""
    s, k = system(p), p.plaatsen
    schaal = s.schaal
    uit = linprog(
        np.r_[np.zeros(k), -schaal * s.waarde],
        A_ub=s.matrix,
        b_ub=s.rechts,
        bounds=(0, 1),
        method="highs-ipm",
        options={"time_limit": tijd},
    )
    if uit.status == 2:  # infeasible
        return None
    if uit.x is None:  # time is up: what everybody's best place gives is always a bound
        boven = np.full(k, s.waarde.sum())
        return Grens(float(boven[0]) if k else 0.0, boven, boven, np.zeros(k))
    prijs = np.maximum(-uit.ineqlin.marginals / schaal, 0)
    m = len(s.waarde)
    return _bound(p, s, prijs[:m], prijs[m:-1], uit.x[:k])


def _bound(p: Vraagstuk, s: Stelsel, prijs: Getallen, hard: Getallen, x: Getallen) -> Grens:
    """Return the Lagrange bound: for any multipliers ≥ 0 no choice is worth more."""
    rest = np.maximum(s.waarde - s.ketting.T @ prijs, 0).sum() - hard.sum()
    score = s.dekt.T @ prijs + p.hard.T @ hard
    boven = float(rest + np.sort(score)[::-1][: p.n].sum())
    return _forced(p, boven, score, x)


def ascend(p: Vraagstuk, einde: float) -> Grens:
    """Return the bound where people can be served better or worse, by subgradient steps.

    For any price λ_i ≥ 0 no choice is worth more than Σ λ_i + the n largest Σ_i (b_ij − λ_i)⁺
    (Cornuejols, Fisher & Nemhauser 1977), b the people times their benefit. Subgradient steps
    (Held, Wolfe & Crowder 1974) lower that towards the relaxation, whose matrix would be far too
    large here. The number of steps follows from the number of pairs, not from the clock.
    """
    b = p.baat * p.gewicht[p.rij]
    m, k = len(p.gewicht), p.plaatsen
    plan = improve(p, np.zeros(k))
    doel = max(value(p, plan), 0.0)
    prijs = beste = served(p, plan) * p.gewicht * 0.75
    boven, stap, stil = np.inf, 2.0, 0
    score_beste, vaak = np.zeros(k), np.zeros(k)
    for _ in range(int(min(_STAPPEN, max(60, _STAPWERK // len(b))))):
        over = np.maximum(b - prijs[p.rij], 0)
        score = group_sum(over, p.plaats, k)
        volgorde = np.argsort(-score, kind="stable")
        top = np.zeros(k, dtype=bool)
        top[volgorde[: p.n]] = True
        waarde = float(prijs.sum() + score[top].sum())
        stil = 0 if waarde < boven - 1e-6 * abs(boven - doel) else stil + 1
        if waarde < boven:
            boven, beste, score_beste = waarde, prijs, score
        vaak = 0.95 * vaak + 0.05 * top
        if stil >= _GEDULD:
            stap, stil, prijs = stap / 1.5, 0, beste
        keer = group_sum((over > 0) & top[p.plaats], p.rij, m)
        richting = np.where((prijs <= 0) & (keer < 1), 0.0, 1 - keer)
        lengte = float(richting @ richting)
        if lengte == 0 or boven - doel <= TOLERANTIE * boven or time.monotonic() >= einde:
            break
        prijs = np.maximum(prijs - stap * (waarde - doel) / lengte * richting, 0)
    return _forced(p, boven, score_beste, vaak)


def _forced(p: Vraagstuk, boven: float, score: Getallen, ontspannen: Getallen) -> Grens:
    """Return what the bound becomes when one place takes or loses its seat among the n best."""
    volgorde = np.argsort(-score, kind="stable")
    laatste, eerste_niet = score[volgorde[p.n - 1]], score[volgorde[p.n]]
    in_top = np.zeros(p.plaatsen, dtype=bool)
    in_top[volgorde[: p.n]] = True
    met = np.where(in_top, boven, boven - laatste + score)
    zonder = np.where(in_top, boven - score + eerste_niet, boven)
    return Grens(boven, met, zonder, ontspannen)
