"""Siting: where new places would serve most people, exact and with proof.

Three questions, each answered with a bound that no other choice can beat: which n places cover
most households (maximal covering), how few places cover everybody (set covering), and which n
places make the way shortest (p-median). Existing places stay and count first. `pairs` comes from
:func:`etl.measures.travel.pairs`; demand is people (households, or :func:`households_in_need`).
"""

import math
from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from etl.measures.criticality import closing, households_in_need
from etl.measures.frontier import frontier
from etl.measures.siting_bounds import TOLERANTIE
from etl.measures.siting_exact import Uitkomst, smallest_cover, solve
from etl.measures.siting_plan import (
    BEWEZEN,
    GULZIG,
    NIETS_TE_WINNEN,
    ONBEREIKBAAR,
    TE_WEINIG_PLAATSEN,
    TIJD_OP,
    Plan,
    Vraag,
    check_question,
    check_settings,
)
from etl.measures.siting_questions import Plaatsen, contract
from etl.measures.siting_swaps import greedy_order, needed

__all__ = [
    "Plan",
    "closing",
    "frontier",
    "greedy",
    "households_in_need",
    "maximal_covering",
    "p_median",
    "set_covering",
]

_GEEN = np.empty(0, dtype=np.intp)


def maximal_covering(  # noqa: PLR0913, PLR0917 (the design binds this signature)
    demand: ArrayLike,
    pairs: pd.DataFrame,
    n: int,
    limit: float,
    existing: Collection[int] = (),
    time_limit: float = 30,
    cost: str = "metres",
) -> Plan:
    """Choose `n` new places so that most people have a place within `limit` (MCLP).

    Maximise Σ w_i·y_i with y_i ≤ Σ_{j: d_ij ≤ limit} x_j, Σ x_j ≤ n, x_j 0 or 1, y_i ≤ 1
    (Church & ReVelle 1974), where who is covered by an existing place counts already.

    Parameters
    ----------
    demand : array_like, shape (origins,)
        People per origin, ≥ 0.
    pairs : DataFrame
        ``origin, destination`` (positions) and `cost`; a pair that is absent cannot serve.
    n : int
        New places at most.
    limit : float
        Highest cost that still covers, boundary included.
    existing : collection of int
        Destinations that exist and stay.
    time_limit : float
        Seconds; where the proof takes longer, the best plan so far comes with bound and gap.
    cost : str
        Column of `pairs`.

    Returns
    -------
    Plan
        ``objective`` = ``covered``, in households.

    Raises
    ------
    NegatieveVraag, OnbekendeCode, OngeldigeCoordinaat, OngeldigeAanroep
        See :func:`etl.measures.siting_plan.check_question` and ``check_settings``.

    Examples
    --------
    Three hamlets in a row, 10, 9 and 10 households, a place possible in each, limit 1: the
    middle one covers all three. With a place at the first, a second gains 9 + 10:

    >>> rij = pd.DataFrame({"origin": [0, 1, 0, 1, 2, 1, 2],
    ...                     "destination": [0, 0, 1, 1, 1, 2, 2],
    ...                     "metres": [0.0, 2.0, 1.0, 0.0, 1.0, 1.0, 0.0]})
    >>> plan = maximal_covering([10, 9, 10], rij, n=1, limit=1)
    >>> plan.sites, plan.covered, plan.bound, plan.optimal
    ((1,), 29.0, 29.0, True)
    >>> plan = maximal_covering([10, 9, 10], rij, n=1, limit=1, existing=[0])
    >>> plan.covered, plan.gain
    (29.0, 19.0)
    """
    check_settings(n, limit, time_limit)
    vraag = check_question(demand, pairs, existing, cost).within(limit)
    rest, start = contract(vraag.question(np.ones(len(vraag.rij)), int(n)), *vraag.stand)
    uit = solve(rest, time_limit)
    gekozen = needed(rest, uit.gekozen) if uit.gekozen is not None else _GEEN
    return _covering_plan(vraag, gekozen, start + uit.grens)


def greedy(
    demand: ArrayLike,
    pairs: pd.DataFrame,
    n: int,
    limit: float,
    existing: Collection[int] = (),
    cost: str = "metres",
) -> Plan:
    """Choose one place after another, each time the one that adds most: what exactness is held to.

    Never under (1 − 1/e) = 63 % of the best gain (Nemhauser, Wolsey & Fisher 1978). ``bound`` is
    proven here too: the gains still to be had, n times over. Ties: the lowest position.

    Parameters and errors are those of :func:`maximal_covering`.

    Examples
    --------
    Greedy takes the middle, 4 + 4 households, and then gets only one side more; the exact plan
    takes both sides:

    >>> rij = pd.DataFrame({"origin": [0, 1, 1, 2, 2, 3], "destination": [0, 0, 1, 1, 2, 2],
    ...                     "metres": 1.0})
    >>> greedy([3, 4, 4, 3], rij, n=2, limit=1).covered
    11.0
    >>> maximal_covering([3, 4, 4, 3], rij, n=2, limit=1).covered
    14.0
    """
    check_settings(n, limit)
    vraag = check_question(demand, pairs, existing, cost).within(limit)
    rest, start = contract(vraag.question(np.ones(len(vraag.rij)), int(n)), *vraag.stand)
    gekozen, grens = greedy_order(rest)
    plan = _covering_plan(vraag, gekozen, start + grens)
    return plan if plan.optimal else replace(plan, status=GULZIG)


def set_covering(
    demand: ArrayLike,
    pairs: pd.DataFrame,
    limit: float,
    existing: Collection[int] = (),
    time_limit: float = 30,
    cost: str = "metres",
) -> Plan:
    """Choose as few new places as possible so that everybody has one within `limit` (LSCP).

    Minimise Σ x_j with Σ_{j: d_ij ≤ limit} x_j ≥ 1 for every origin with people that no existing
    place covers (Toregas, Swain, ReVelle & Bergman 1971). Whom no place can reach is named in
    ``unreached``; the plan then covers all others, and is not called optimal.

    Parameters and errors are those of :func:`maximal_covering`.

    Returns
    -------
    Plan
        ``objective`` and ``bound`` in new places, ``covered`` and ``gain`` in households.

    Examples
    --------
    >>> rij = pd.DataFrame({"origin": [0, 1, 1, 2], "destination": [0, 0, 1, 1], "metres": 1.0})
    >>> set_covering([5, 5, 5], rij, limit=1).sites
    (0, 1)
    >>> plan = set_covering([5, 5, 5, 2], rij, limit=1)
    >>> plan.status, plan.unreached, plan.unreached_demand, plan.sites
    ('siting.onbereikbaar', (3,), 2.0, (0, 1))
    """
    check_settings(limit=limit, time_limit=time_limit)
    vraag = check_question(demand, pairs, existing, cost).within(limit)
    vol = vraag.question(np.ones(len(vraag.rij)), 0, hard=~vraag.unreached())
    rest, _ = contract(vol, *vraag.stand)
    gekozen, onder = smallest_cover(rest.hard, time_limit)
    aantal, al = float(len(gekozen)), vraag.served_by(vraag.bestaand)
    wie, mensen = vraag.unreached_fields()
    status = BEWEZEN if aantal <= onder else TIJD_OP
    if status == BEWEZEN and aantal == 0:
        status = NIETS_TE_WINNEN
    gedekt = vraag.people(vraag.served_by(np.r_[gekozen, vraag.bestaand]))
    return Plan(
        sites=vraag.names(gekozen),
        covered=gedekt,
        bound=onder,
        optimal=aantal <= onder and not wie,
        objective=aantal,
        gain=gedekt - vraag.people(al),
        gap=(aantal - onder) / max(aantal, 1.0),
        status=ONBEREIKBAAR if wie else status,
        unreached=wie,
        unreached_demand=mensen,
    )


def p_median(
    demand: ArrayLike,
    pairs: pd.DataFrame,
    n: int,
    existing: Collection[int] = (),
    time_limit: float = 30,
    cost: str = "metres",
) -> Plan:
    """Choose `n` new places so that people have the least way to go in all (p-median).

    Minimise Σ w_i·min_j d_ij over the chosen and existing places (Hakimi 1964; ReVelle & Swain
    1970). Everybody who can be reached must be; whom no pair reaches is named in ``unreached``
    and left out of the sum. Where n places cannot reach everybody: ``siting.te_weinig_plaatsen``.

    Parameters and errors are those of :func:`maximal_covering`.

    Returns
    -------
    Plan
        ``objective`` and ``bound`` in household-metres (people × cost), ``covered`` households.

    Examples
    --------
    Ten households at 0 m and one at 100 m: the place goes to the ten.

    >>> rij = pd.DataFrame({"origin": [0, 0, 1, 1], "destination": [0, 1, 0, 1],
    ...                     "metres": [0.0, 100.0, 100.0, 0.0]})
    >>> plan = p_median([10, 1], rij, n=1)
    >>> plan.sites, plan.objective, plan.bound, plan.optimal
    ((0,), 100.0, 100.0, True)
    """
    check_settings(n, time_limit=time_limit)
    vraag = check_question(demand, pairs, existing, cost)
    verst = np.zeros(len(vraag.gewicht))
    np.maximum.at(verst, vraag.rij, vraag.kosten)
    baat = verst[vraag.rij] - vraag.kosten
    vol = vraag.question(baat, int(n), hard=~vraag.unreached())
    rest, start = contract(vol, *vraag.stand)
    uit = solve(rest, time_limit)
    if uit.gekozen is not None:
        uit = replace(uit, gekozen=needed(rest, uit.gekozen))
    # The engine's benefit is what is saved on everybody's farthest place.
    return _median_plan(vraag, uit, math.fsum(verst * vraag.gewicht) - start - uit.grens)


def _covering_plan(vraag: Vraag, gekozen: Plaatsen, boven: float) -> Plan:
    gedekt = vraag.people(vraag.served_by(np.r_[gekozen, vraag.bestaand]))
    winst = gedekt - vraag.people(vraag.served_by(vraag.bestaand))
    wie, mensen = vraag.unreached_fields()
    bewezen = boven - gedekt <= TOLERANTIE * boven
    grens = gedekt if bewezen else boven
    status = TIJD_OP
    if bewezen:
        status = BEWEZEN if winst > 0 else NIETS_TE_WINNEN
    return Plan(
        sites=vraag.names(gekozen),
        covered=gedekt,
        bound=grens,
        optimal=bewezen,
        objective=gedekt,
        gain=winst,
        gap=(grens - gedekt) / grens if grens > 0 else 0.0,
        status=status,
        unreached=wie,
        unreached_demand=mensen,
    )


def _median_plan(vraag: Vraag, uit: Uitkomst, onder: float) -> Plan:
    def way(plaatsen: Plaatsen) -> float:
        """Return Σ people × nearest cost; inf where somebody who can be reached is not."""
        ver = vraag.nearest(plaatsen)
        return math.fsum((ver * vraag.gewicht)[~vraag.unreached()])

    gekozen = _GEEN if uit.gekozen is None else uit.gekozen
    samen = np.r_[gekozen, vraag.bestaand]
    nu, straks = way(vraag.bestaand), way(samen)
    wie, mensen = vraag.unreached_fields()
    # Judged on what is saved: the way that nobody can save is no part of the proof.
    bewezen = uit.gekozen is not None and uit.grens - uit.waarde <= TOLERANTIE * uit.grens
    if uit.gekozen is None:
        status = TE_WEINIG_PLAATSEN if uit.grens == -np.inf else TIJD_OP
    elif wie:
        status = ONBEREIKBAAR
    elif bewezen:
        status = BEWEZEN if straks < nu else NIETS_TE_WINNEN
    else:
        status = TIJD_OP
    grens = straks if bewezen else max(onder, 0.0)
    er_is = uit.gekozen is not None
    return Plan(
        sites=vraag.names(gekozen),
        covered=vraag.people(vraag.served_by(samen)),
        bound=grens if status != TE_WEINIG_PLAATSEN else math.nan,
        optimal=er_is and bewezen and not wie,
        objective=straks if er_is else math.nan,
        gain=nu - straks if er_is and math.isfinite(nu) else math.nan,
        gap=((straks - grens) / straks if straks > 0 else 0.0) if er_is else math.nan,
        status=status,
        unreached=wie,
        unreached_demand=mensen,
    )
