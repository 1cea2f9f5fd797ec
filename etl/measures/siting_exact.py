"""The exact engine under siting: choose n places for the highest total benefit, with proof.

How it stays exact and fast:

1. Rows that see the same places alike become one row; their people add up.
2. The relaxation (Church & ReVelle 1974; for several benefits per row the radius form of
   Elloumi 2010) is solved by HiGHS' interior point. Its multipliers prove an upper bound by
   themselves (Lagrange), whatever the solver's tolerance.
3. Swaps of one place, from the greedy and from the relaxed answer, give a good plan.
4. A place that cannot bring the bound to a target is dropped, one without which the bound falls
   under it is kept; branch and bound answers what is left. Reaching the target proves the plan;
   missing it proves that nothing better than the target exists, and the target is lowered to
   the best plan known.
"""

import time
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from etl.measures.siting_questions import (
    Getallen,
    Plaatsen,
    Vraagstuk,
    contract,
    merge_hard,
    merge_rows,
    value,
)
from etl.measures.siting_swaps import greedy_order, improve

#: A plan and its bound that differ by less than this share are the same to the last digit told.
TOLERANTIE = 1e-7
#: Sum of all benefits as the solver sees it: keeps its absolute tolerances far below a household.
_SCHAAL = 1e6
#: Benefits under this are nothing at all (and their inverse would overflow).
_KLEINST = 1e-200
#: Targets: so far under the bound, as shares of the distance from bound to best plan.
_DOELEN = (0.2, 0.5, 1.0)
#: Without a plan in hand, that distance is taken to be this share of the bound.
_BLIND_DOEL = 0.03
#: Bounds within this share of a target are not under it: they may be rounded.
_ROND = 1e-9


@dataclass(frozen=True)
class Uitkomst:
    """What is chosen, what it is worth, and what no choice can exceed.

    ``gekozen`` is None where no choice that keeps the hard rows was found; ``grens`` is then
    −inf where it is proven that there is none.
    """

    gekozen: Plaatsen | None
    waarde: float
    grens: float


@dataclass(frozen=True)
class _Stelsel:
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


def _system(p: Vraagstuk) -> _Stelsel:
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
    return _Stelsel(waarde, dekt, ketting, matrix, rechts)


@dataclass(frozen=True)
class _Grens:
    """An upper bound by multipliers, and what it becomes when one place is forced in or out."""

    boven: float
    met: Getallen
    zonder: Getallen
    ontspannen: Getallen


def _relax(p: Vraagstuk, tijd: float) -> _Grens | None:
    """Return the bound of the relaxation; None where even the relaxation has no answer."""
    s, k = _system(p), p.plaatsen
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
        return _Grens(float(boven[0]) if k else 0.0, boven, boven, np.zeros(k))
    prijs = np.maximum(-uit.ineqlin.marginals / schaal, 0)
    m = len(s.waarde)
    return _bound(p, s, prijs[:m], prijs[m:-1], uit.x[:k])


def _bound(p: Vraagstuk, s: _Stelsel, prijs: Getallen, hard: Getallen, x: Getallen) -> _Grens:
    """Return the Lagrange bound: for any multipliers ≥ 0 no choice is worth more."""
    rest = np.maximum(s.waarde - s.ketting.T @ prijs, 0).sum() - hard.sum()
    score = s.dekt.T @ prijs + p.hard.T @ hard
    volgorde = np.argsort(-score, kind="stable")
    boven = float(rest + score[volgorde[: p.n]].sum())
    laatste, eerste_niet = score[volgorde[p.n - 1]], score[volgorde[p.n]]
    in_top = np.zeros(p.plaatsen, dtype=bool)
    in_top[volgorde[: p.n]] = True
    met = np.where(in_top, boven, boven - laatste + score)
    zonder = np.where(in_top, boven - score + eerste_niet, boven)
    return _Grens(boven, met, zonder, x)


def _branch(p: Vraagstuk, tijd: float, meer_dan: float = -np.inf) -> Uitkomst:
    """Return HiGHS' branch and bound on the question as it is, among plans of `meer_dan` or more.

    Where there is none, that value is the bound.
    """
    if len(p.rij) == 0 and p.hard.shape[0] == 0:
        return Uitkomst(np.empty(0, dtype=np.intp), 0.0, 0.0)
    if (np.diff(p.hard.indptr) == 0).any() or p.n == 0:
        leeg = value(p, np.empty(0, dtype=np.intp))
        return Uitkomst(None if leeg < 0 else np.empty(0, dtype=np.intp), leeg, leeg)
    s, k = _system(p), p.plaatsen
    schaal = s.schaal
    doel = -schaal * np.r_[np.zeros(k), s.waarde]
    eisen = [LinearConstraint(s.matrix, -np.inf, s.rechts)]
    if np.isfinite(meer_dan):
        eisen.append(LinearConstraint(sparse.csr_array(doel[None, :]), -np.inf, -schaal * meer_dan))
    uit = milp(
        doel,
        constraints=eisen,
        bounds=Bounds(0, 1),
        integrality=np.r_[np.ones(k), np.zeros(len(s.waarde))],
        options={"time_limit": tijd, "mip_rel_gap": 0.0},
    )
    if uit.status == 2:
        return Uitkomst(None, -np.inf, meer_dan)
    grens = -uit.mip_dual_bound / schaal if uit.mip_dual_bound is not None else np.inf
    if uit.x is None:
        return Uitkomst(None, -np.inf, grens)
    gekozen = np.flatnonzero(uit.x[:k] > 0.5)
    return Uitkomst(gekozen, value(p, gekozen), grens)


def solve(p: Vraagstuk, time_limit: float) -> Uitkomst:
    """Return the best choice of at most ``p.n`` places, with a proven upper bound.

    Parameters
    ----------
    p : Vraagstuk
    time_limit : float
        Seconds. The clock divides them over the steps; the answer depends on it only where
        the proof does not come in time, and the bound then says how far it came.

    Returns
    -------
    Uitkomst
    """
    einde = time.monotonic() + time_limit
    p = merge_rows(p)
    if p.n >= p.plaatsen or len(p.rij) == 0:
        return _without_bound(p, time_limit)
    if p.n == 0:
        return _branch(p, time_limit)
    grens = _relax(p, time_limit)
    if grens is None:
        return Uitkomst(None, -np.inf, -np.inf)
    return _prove(p, grens, improve(p, grens.ontspannen), einde)


def _without_bound(p: Vraagstuk, tijd: float) -> Uitkomst:
    """Return the answer where every place may be taken, or where only the hard rows ask."""
    if p.n < p.plaatsen:
        return _branch(p, tijd)
    alles = np.arange(p.plaatsen)
    waarde = value(p, alles)
    return Uitkomst(alles if waarde >= 0 else None, waarde, waarde)


def _prove(p: Vraagstuk, g: _Grens, gekozen: Plaatsen, einde: float) -> Uitkomst:
    """Return the best choice, looked for among ever more places until the bound is met."""
    onder, boven, klaar = value(p, gekozen), g.boven, -np.inf
    al = np.zeros(p.plaatsen, dtype=bool)  # choices among these are answered: at most `klaar`
    for deel in _DOELEN:
        if boven - onder <= TOLERANTIE * abs(boven) or time.monotonic() >= einde:
            break
        doel = _target(onder, g.boven, deel)
        mee = al | (g.met >= doel - _ROND * abs(boven))
        if (mee & ~al).any():
            # What beats the best plan so far must hold these places.
            vast = np.flatnonzero(g.zonder < onder - _ROND * abs(boven))
            uit = _branch_new(_Deel(p, mee, al, vast), onder + TOLERANTIE / 2 * abs(boven), einde)
            if uit.waarde > onder and uit.gekozen is not None:
                gekozen, onder = uit.gekozen, uit.waarde
            klaar = max(klaar, uit.grens)
        boven = max(onder, min(boven, max(doel, klaar)))
        al = mee
    gevonden = np.isfinite(onder)
    return Uitkomst(gekozen if gevonden else None, onder, max(boven, onder))


def _target(onder: float, boven: float, deel: float) -> float:
    if np.isfinite(onder):
        return boven - deel * (boven - onder)
    return boven - deel * _BLIND_DOEL * abs(boven) if deel < 1 else -np.inf


@dataclass(frozen=True)
class _Deel:
    """The choices among `mee` with all of `vast` and, where `al` is not empty, one beside `al`."""

    vraagstuk: Vraagstuk
    mee: NDArray[np.bool_]
    al: NDArray[np.bool_]
    vast: Plaatsen


def _branch_new(deel: _Deel, meer_dan: float, einde: float) -> Uitkomst:
    p, tweede = deel.vraagstuk, bool(deel.al.any())
    if tweede:
        nieuw = sparse.csr_array((deel.mee & ~deel.al).astype(float)[None, :])
        p = replace(p, hard=sparse.vstack([p.hard, nieuw], format="csr"))
    rest, start = contract(p, deel.mee, deel.vast)
    # The first part mostly holds the best plan; the others only have to be ruled out, which the
    # condition to be better makes quick.
    drempel = meer_dan - start if tweede else -np.inf
    uit = _branch(rest, max(einde - time.monotonic(), 0.01), drempel)
    if uit.gekozen is None:
        return Uitkomst(None, -np.inf, start + uit.grens)
    gekozen = np.union1d(deel.vast, uit.gekozen)
    return Uitkomst(gekozen, value(p, gekozen), start + uit.grens)


def smallest_cover(hard: sparse.csr_array, time_limit: float) -> tuple[Plaatsen, float]:
    """Return the fewest places that serve every hard row, and a proven lower bound on them.

    Set covering (Toregas et al. 1971): minimise Σx with hard·x ≥ 1, x 0 or 1. Every row must
    have a place.
    """
    hard = merge_hard(hard)
    gulzig = _greedy_cover(hard)
    if len(gulzig) <= 1:
        return gulzig, float(len(gulzig))
    k = hard.shape[1]
    uit = milp(
        np.ones(k),
        constraints=LinearConstraint(hard.tocsc(), 1, np.inf),
        bounds=Bounds(0, 1),
        integrality=np.ones(k),
        options={"time_limit": time_limit, "mip_rel_gap": 0.0},
    )
    onder = uit.mip_dual_bound if uit.mip_dual_bound is not None else 1.0
    grens = float(np.ceil(onder - 1e-6)) if np.isfinite(onder) else 1.0
    gekozen = gulzig if uit.x is None else np.flatnonzero(uit.x > 0.5)
    beste = gekozen if len(gekozen) < len(gulzig) else gulzig
    return np.sort(beste), max(1.0, min(grens, float(len(beste))))


def _greedy_cover(hard: sparse.csr_array) -> Plaatsen:
    los = hard.tocoo()
    mens = np.ones(hard.shape[0])
    geen = sparse.csr_array((0, hard.shape[1]))
    rij, plaats = los.row.astype(np.intp), los.col.astype(np.intp)
    p = Vraagstuk(rij, plaats, np.ones(len(rij)), mens, geen, hard.shape[1])
    return greedy_order(p)[0]
