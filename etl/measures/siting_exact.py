"""The exact engine under siting: choose n places for the highest total benefit, with proof.

How it stays exact and fast:

1. Rows that see the same places alike become one row; their people add up.
2. Prices prove an upper bound, and what the bound becomes with or without each place
   (:mod:`etl.measures.siting_bounds`).
3. Swaps of one place give a good plan (:mod:`etl.measures.siting_swaps`).
4. A place that cannot bring the bound to a target is left out, one that every better plan must
   hold is kept; HiGHS' branch and bound answers what is left. The target is lowered in steps to
   the best plan known; each step looks only for plans that are better than that and hold a place
   that is new in the step.
"""

import time
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from etl.measures.siting_bounds import TOLERANTIE, Grens, ascend, relax, system
from etl.measures.siting_questions import (
    Plaatsen,
    Vraagstuk,
    contract,
    merge_hard,
    merge_rows,
    value,
)
from etl.measures.siting_swaps import greedy_order, improve

#: More pairs than this after all that can be left out: branching would outrun time and memory.
_TE_GROOT = 120_000
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


def _branch(p: Vraagstuk, tijd: float, meer_dan: float = -np.inf) -> Uitkomst:
    """Return HiGHS' branch and bound on the question as it is, among plans of `meer_dan` or more.

    Where there is none, that value is the bound.
    """
    if len(p.rij) == 0 and p.hard.shape[0] == 0:
        return Uitkomst(np.empty(0, dtype=np.intp), 0.0, 0.0)
    if (np.diff(p.hard.indptr) == 0).any() or p.n == 0:
        leeg = value(p, np.empty(0, dtype=np.intp))
        return Uitkomst(None if leeg < 0 else np.empty(0, dtype=np.intp), leeg, leeg)
    s, k = system(p), p.plaatsen
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
    if p.hard.shape[0] == 0:
        # Places that hardly share people need no more than this: cheap beside prices.
        gulzig, boven = greedy_order(p)
        onder = value(p, gulzig)
        if boven - onder <= _ROND * boven:
            return Uitkomst(gulzig, onder, max(boven, onder))
    # Several benefits per row: the relaxation would have a row for each of them.
    meer = (p.rij[1:] == p.rij[:-1]) & (p.baat[1:] != p.baat[:-1])
    grens = ascend(p, einde) if meer.any() else relax(p, time_limit)
    if grens is None:
        return Uitkomst(None, -np.inf, -np.inf)
    # With hard rows the swaps count in other units than the bound.
    genoeg = grens.boven * (1 - _ROND) if p.hard.shape[0] == 0 else np.inf
    return _prove(p, grens, improve(p, grens.ontspannen, genoeg), einde)


def _without_bound(p: Vraagstuk, tijd: float) -> Uitkomst:
    """Return the answer where every place may be taken, or where only the hard rows ask."""
    if p.n < p.plaatsen:
        return _branch(p, tijd)
    alles = np.arange(p.plaatsen)
    waarde = value(p, alles)
    return Uitkomst(alles if waarde >= 0 else None, waarde, waarde)


def _prove(p: Vraagstuk, g: Grens, gekozen: Plaatsen, einde: float) -> Uitkomst:
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
    if len(rest.rij) > _TE_GROOT:
        return Uitkomst(None, -np.inf, np.inf)
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
