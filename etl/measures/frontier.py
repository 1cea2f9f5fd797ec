"""The frontier between efficiency (most people covered) and equity (nobody very far)."""

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import sparse

from etl.measures.siting_bounds import TOLERANTIE
from etl.measures.siting_exact import smallest_cover, solve
from etl.measures.siting_plan import Vraag, check_question, check_settings
from etl.measures.siting_questions import contract
from etl.measures.siting_swaps import needed


def frontier(  # noqa: PLR0913, PLR0917 (the same words as maximal_covering)
    demand: ArrayLike,
    pairs: pd.DataFrame,
    n: int,
    limit: float,
    existing: Collection[int] = (),
    points: int = 8,
    time_limit: float = 60,
    cost: str = "metres",
) -> pd.DataFrame:
    """Return how much cover it costs to bring the worst-off nearer: at most `points` plans.

    Each plan covers most people within `limit` under the condition that everybody who can be
    reached has a place within ε (ε-constraint, Haimes et al. 1971): Σ_{j: d_ij ≤ ε} x_j ≥ 1. ε
    runs in equal steps from the smallest that n places allow (the p-centre, Hakimi 1964, found
    by halving over the distances that occur, each a set covering) to the worst distance of the
    plan without condition. Plans that another one beats on one side and equals on the other are
    left out.

    Parameters
    ----------
    demand, pairs, n, limit, existing, cost
        As :func:`etl.measures.siting.maximal_covering`; `pairs` should reach well beyond `limit`,
        because whoever has no pair with a chosen place counts as infinitely far.
    points : int
        Plans at most, ≥ 1.
    time_limit : float
        Seconds for all together.

    Returns
    -------
    DataFrame
        By ``worst_metres``, ascending: ``sites`` (tuple of new places), ``covered`` (households
        within `limit`), ``worst_metres`` (cost of the worst-off whom any place can reach; inf
        where the pairs do not go so far, NaN where nobody lives), ``bound`` (no plan with this ε
        covers more) and ``optimal``.

    Raises
    ------
    NegatieveVraag, OnbekendeCode, OngeldigeCoordinaat, OngeldigeAanroep
        As :func:`etl.measures.siting.maximal_covering`.

    Examples
    --------
    A town of 100 at 0 m and a hamlet of 1 at 900 m. In the town all 100 are within 100 m; half
    way nobody is, but the worst-off goes 450 m instead of 900:

    >>> paren = pd.DataFrame({"origin": [0, 1, 0, 1], "destination": [0, 0, 1, 1],
    ...                       "metres": [0.0, 900.0, 450.0, 450.0]})
    >>> uit = frontier([100, 1], paren, n=1, limit=100)
    >>> uit[["sites", "covered", "worst_metres"]].values.tolist()
    [[(1,), 0.0, 450.0], [(0,), 100.0, 900.0]]
    """
    check_settings(n, limit, time_limit)
    check_settings(points - 1)
    vraag = check_question(demand, pairs, existing, cost)
    beurt = time_limit / (points + 1)
    vrij = _plan(vraag, n, limit, np.inf, beurt)
    plannen = [vrij]
    if points > 1 and vrij is not None:
        verst = min(vrij.worst_metres, float(vraag.kosten.max(initial=0.0)))
        kleinst = _smallest_worst(vraag, n, beurt)
        grenzen = np.linspace(kleinst, verst, points)[:-1] if kleinst < verst else [kleinst]
        plannen += [_plan(vraag, n, limit, g, beurt) for g in grenzen if np.isfinite(g)]
    return _undominated([p for p in plannen if p is not None])


class _Plan(NamedTuple):
    sites: tuple[int, ...]
    covered: float
    worst_metres: float
    bound: float
    optimal: bool


def _plan(vraag: Vraag, n: int, limit: float, worst: float, tijd: float) -> _Plan | None:
    """Return the plan that covers most while nobody is farther than `worst`; None without one."""
    binnen = (vraag.kosten <= limit).astype(float)
    p = vraag.question(binnen, int(n))
    if np.isfinite(worst):
        p = replace(p, hard=_reach(vraag, worst))
    rest, start = contract(p, *vraag.stand)
    uit = solve(rest, tijd)
    if uit.gekozen is None:
        return None
    gekozen = needed(rest, uit.gekozen)
    samen = np.r_[gekozen, vraag.bestaand]
    ver = vraag.nearest(samen)
    gedekt, boven = vraag.people(ver <= limit), start + uit.grens
    bewezen = boven - gedekt <= TOLERANTIE * boven
    return _Plan(
        vraag.names(gekozen),
        gedekt,
        float(ver[~vraag.unreached()].max(initial=-np.inf)) if len(vraag.rij) else np.nan,
        gedekt if bewezen else boven,
        bewezen,
    )


def _reach(vraag: Vraag, worst: float) -> sparse.csr_array:
    """Return for everybody who can be reached at all the places within `worst`."""
    return vraag.within(worst).matrix()[np.flatnonzero(~vraag.unreached())]


def _smallest_worst(vraag: Vraag, n: int, tijd: float) -> float:
    """Return the smallest worst distance that n new places allow; inf where none does."""
    grenzen = np.unique(vraag.kosten)
    laag, hoog = 0, len(grenzen)  # hoog: the lowest position known to be possible
    tijd /= max(len(grenzen).bit_length(), 1)
    while laag < hoog:
        midden = (laag + hoog) // 2
        if _possible(vraag, n, float(grenzen[midden]), tijd):
            hoog = midden
        else:
            laag = midden + 1
    return float(grenzen[hoog]) if hoog < len(grenzen) else np.inf


def _possible(vraag: Vraag, n: int, worst: float, tijd: float) -> bool:
    kandidaat, bestaand = vraag.stand
    rijen = _reach(vraag, worst)
    rijen = rijen[np.asarray(rijen[:, bestaand].sum(axis=1)).ravel() == 0][:, kandidaat]
    if (np.diff(rijen.indptr) == 0).any():
        return False
    return len(smallest_cover(sparse.csr_array(rijen), tijd)[0]) <= n


def _undominated(plannen: list[_Plan]) -> pd.DataFrame:
    tabel = pd.DataFrame(plannen, columns=list(_Plan._fields))
    tabel = tabel.sort_values(["worst_metres", "covered"], ascending=[True, False], kind="stable")
    beter = tabel["covered"] > tabel["covered"].cummax().shift(fill_value=-np.inf)
    return tabel[beter].reset_index(drop=True)
