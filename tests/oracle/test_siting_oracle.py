"""The same objective as PySAL spopt with CBC, on random towns: MCLP, LSCP and p-median."""

import numpy as np
import pandas as pd
import pytest

from etl.measures import siting

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
]

ZADEN = range(6)


def stad(zaad: int) -> tuple[np.ndarray, np.ndarray, pd.DataFrame, list[int]]:
    toeval = np.random.default_rng(zaad)
    van, naar = toeval.uniform(0, 10_000, (60, 2)), toeval.uniform(0, 10_000, (20, 2))
    ver = np.hypot(*(van[:, None] - naar).transpose(2, 0, 1))
    i, j = np.indices(ver.shape).reshape(2, -1)
    paren = pd.DataFrame({"origin": i, "destination": j, "metres": ver.ravel()})
    bestaand = toeval.choice(20, zaad % 3, replace=False).tolist()
    return toeval.integers(1, 500, 60).astype(float), ver, paren, bestaand


def stil():
    import pulp

    return pulp.PULP_CBC_CMD(msg=False, gapRel=0)


def vooraf(bestaand: list[int]) -> np.ndarray | None:
    return np.isin(np.arange(20), bestaand).astype(int) if bestaand else None


@pytest.mark.parametrize("zaad", ZADEN)
@pytest.mark.parametrize("limit", [800.0, 1700.0, 3000.0])
def test_maximal_covering(zaad: int, limit: float) -> None:
    from spopt.locate import MCLP

    vraag, ver, paren, bestaand = stad(zaad)
    plan = siting.maximal_covering(vraag, paren, 4, limit, bestaand)
    hun = MCLP.from_cost_matrix(
        ver, vraag, limit, 4 + len(bestaand), predefined_facilities_arr=vooraf(bestaand)
    ).solve(stil(), results=False)
    assert plan.optimal
    assert plan.covered == pytest.approx(hun.problem.objective.value(), rel=1e-9)


@pytest.mark.parametrize("zaad", ZADEN)
def test_set_covering(zaad: int) -> None:
    from spopt.locate import LSCP

    vraag, ver, paren, bestaand = stad(zaad)
    limit = max(3000.0, ver.min(axis=1).max())
    plan = siting.set_covering(vraag, paren, limit, bestaand)
    hun = LSCP.from_cost_matrix(ver, limit, predefined_facilities_arr=vooraf(bestaand)).solve(
        stil(), results=False
    )
    assert plan.optimal
    assert len(plan.sites) + len(bestaand) == round(hun.problem.objective.value())


@pytest.mark.parametrize("zaad", ZADEN)
def test_p_median(zaad: int) -> None:
    from spopt.locate import PMedian

    vraag, ver, paren, bestaand = stad(zaad)
    plan = siting.p_median(vraag, paren, 4, bestaand)
    hun = PMedian.from_cost_matrix(
        ver, vraag, 4 + len(bestaand), predefined_facilities_arr=vooraf(bestaand)
    ).solve(stil(), results=False)
    assert plan.optimal
    # spopt's own objective is the weighted sum, like ours.
    assert plan.objective == pytest.approx(hun.problem.objective.value(), rel=1e-7)
