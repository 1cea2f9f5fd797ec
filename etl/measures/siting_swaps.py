"""Good siting plans by greedy choice and by swaps: the start of the proof, and its comparison."""

from dataclasses import replace

import numpy as np

from etl.measures.siting_questions import Getallen, Plaatsen, Vraagstuk, served
from etl.measures.weighted import group_sum

#: Swap rounds from a shaken plan, and how many pairs they may look at in all.
_SCHUDBEURTEN, _SCHUDWERK = 40, 8_000_000


def greedy_order(p: Vraagstuk) -> tuple[Plaatsen, float]:
    """Return the places in greedy order (ties: lowest position) and an upper bound on the best.

    The bound: benefits fall off (submodular), so no choice beats what is served already plus
    the n largest benefits that are still to be had (Nemhauser, Wolsey & Fisher 1978).
    """
    gekozen: list[int] = []
    al, grens = np.zeros(len(p.gewicht)), np.inf
    while True:
        extra = np.maximum(p.baat - al[p.rij], 0) * p.gewicht[p.rij]
        winst = group_sum(extra, p.plaats, p.plaatsen)
        grens = min(grens, float(al @ p.gewicht + np.sort(winst)[::-1][: p.n].sum()))
        if len(gekozen) >= p.n or len(winst) == 0 or winst.max() <= 0:
            return np.array(gekozen, dtype=np.intp), grens
        gekozen.append(int(winst.argmax()))
        mee = p.plaats == gekozen[-1]
        al[p.rij[mee]] = np.maximum(al[p.rij[mee]], p.baat[mee])


def improve(p: Vraagstuk, ontspannen: Getallen, genoeg: float = np.inf) -> Plaatsen:
    """Return a good plan by swapping places, from the greedy and from the relaxed one.

    Seeded shakes, until a plan is worth `genoeg`: the same question gives the same plan. Hard
    rows weigh more than all else.
    """
    zacht = _soften(p)
    kans = np.argsort(-ontspannen, kind="stable")[: p.n]
    gulzig, _ = greedy_order(zacht)
    aangevuld = np.r_[gulzig, np.setdiff1d(np.arange(p.plaatsen), gulzig)][: p.n]
    beste, waarde = max(
        (_swap(zacht, start) for start in (kans, aangevuld)), key=lambda uit: uit[1]
    )
    toeval = np.random.default_rng(0)
    wissel = min(3, p.n, p.plaatsen - p.n)
    for _ in range(min(_SCHUDBEURTEN, _SCHUDWERK // max(len(zacht.rij), 1))):
        if waarde >= genoeg:
            break
        geschud = beste.copy()
        anders = np.setdiff1d(np.arange(p.plaatsen), beste)
        geschud[toeval.choice(p.n, wissel, replace=False)] = toeval.choice(
            anders, wissel, replace=False
        )
        plan, nieuw = _swap(zacht, geschud)
        if nieuw > waarde:
            beste, waarde = plan, nieuw
    return np.sort(beste)


def _soften(p: Vraagstuk) -> Vraagstuk:
    """Return the question with each hard row as a row that weighs more than all people."""
    if p.hard.shape[0] == 0:
        return p
    zwaar = 1.0 + (p.gewicht * np.maximum(served(p, np.arange(p.plaatsen)), 0)).sum()
    hard = p.hard.tocoo()
    return replace(
        p,
        rij=np.r_[p.rij, hard.row + len(p.gewicht)],
        plaats=np.r_[p.plaats, hard.col],
        baat=np.r_[p.baat, np.ones(hard.nnz)],
        gewicht=np.r_[p.gewicht, np.full(p.hard.shape[0], zwaar)],
    )


def needed(p: Vraagstuk, gekozen: Plaatsen) -> Plaatsen:
    """Return the choice without places that nobody would miss, highest positions dropped first."""
    zacht = _soften(p)
    blijft = np.sort(gekozen)
    while len(blijft):
        een, twee, van = _two_best(zacht, blijft)
        mist = group_sum((een - twee) * zacht.gewicht, van, len(blijft))
        over = np.flatnonzero(mist <= 0)
        if len(over) == 0:
            break
        blijft = np.delete(blijft, over[-1])
    return blijft


def _two_best(p: Vraagstuk, gekozen: Plaatsen) -> tuple[Getallen, Getallen, Plaatsen]:
    """Return per row its best and second best benefit, and which of `gekozen` gives the best."""
    m = len(p.gewicht)
    stand = np.full(p.plaatsen, -1)
    stand[gekozen] = np.arange(len(gekozen))
    mee = np.flatnonzero(stand[p.plaats] >= 0)  # still by row, best first
    rij = p.rij[mee]
    eerste = np.ones(len(rij), dtype=bool)
    eerste[1:] = rij[1:] != rij[:-1]
    tweede = np.zeros(len(rij), dtype=bool)
    tweede[1:] = eerste[:-1] & ~eerste[1:]
    een, twee, van = np.zeros(m), np.zeros(m), np.zeros(m, dtype=np.intp)
    een[rij[eerste]] = p.baat[mee[eerste]]
    van[rij[eerste]] = stand[p.plaats[mee[eerste]]]
    twee[rij[tweede]] = p.baat[mee[tweede]]
    return een, twee, van


def _swap(p: Vraagstuk, gekozen: Plaatsen) -> tuple[Plaatsen, float]:
    """Return the plan that no swap of one place improves (Resende & Werneck 2007), and its value.

    A swap of o for j gains what j adds, loses what o alone gave, and wins back what j gives to
    the people of o.
    """
    gekozen, n, k = gekozen.copy(), len(gekozen), p.plaatsen
    mens = p.gewicht[p.rij]
    while True:
        een, twee, van = _two_best(p, gekozen)
        erbij = np.maximum(p.baat - een[p.rij], 0)
        terug = (np.maximum(p.baat - twee[p.rij], 0) - erbij) * mens
        telt = np.flatnonzero(terug > 0)
        cel = p.plaats[telt] * n + van[p.rij[telt]]
        verschil = group_sum(terug[telt], cel, k * n).reshape(k, n)
        verschil += group_sum(erbij * mens, p.plaats, k)[:, None]
        verschil -= group_sum((een - twee) * p.gewicht, van, n)
        verschil[gekozen] = -np.inf
        beste = int(verschil.argmax())
        waarde = float(een @ p.gewicht)
        # A gain within rounding is none: it would go round in circles.
        if verschil.flat[beste] <= 1e-9 * waarde:
            return gekozen, waarde
        gekozen[beste % n] = beste // n
