"""E2SFCA against PySAL `access`, another group's program, on random towns: the same to 1e-12."""

import warnings
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from etl.measures.access import decay_binary, decay_gaussian, decay_step, floating_catchment

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from access import Access, weights

pytestmark = [
    # PySAL 1.1.9 was written before pandas 3.
    pytest.mark.filterwarnings("ignore:The inplace keyword in DataFrame"),
]
RINGEN = {200: 1, 500: 0.68, 900: 0.22}


def by_pysal(
    vraag: np.ndarray, aanbod: np.ndarray, paren: pd.DataFrame, gewicht: Callable[[float], float]
) -> np.ndarray:
    """Return E2SFCA as PySAL computes it; its NaN for unreached origins is our 0."""
    stad = Access(
        demand_df=pd.DataFrame({"id": np.arange(len(vraag)), "vraag": vraag}),
        demand_index="id",
        demand_value="vraag",
        supply_df=pd.DataFrame({"id": np.arange(len(aanbod)), "aanbod": aanbod}),
        supply_index="id",
        supply_value="aanbod",
        cost_df=paren,
        cost_origin="origin",
        cost_dest="destination",
        cost_name="metres",
    )
    uit = stad.enhanced_two_stage_fca(name="a", weight_fn=gewicht)["a_aanbod"]
    return uit.reindex(np.arange(len(vraag))).fillna(0).to_numpy()


def town(zaad: int) -> tuple[np.ndarray, np.ndarray, pd.DataFrame]:
    """Return a random town: directed ways, some spots without households, some out of reach."""
    toeval = np.random.default_rng(zaad)
    n, m = toeval.integers(20, 200), toeval.integers(3, 40)
    vraag = np.where(toeval.random(n) < 0.2, 0, toeval.gamma(1, 30, n))
    aanbod = toeval.integers(0, 5, m).astype(float)
    van, naar = (a.ravel() for a in np.meshgrid(np.arange(n), np.arange(m), indexing="ij"))
    paren = pd.DataFrame({"origin": van, "destination": naar})
    # Rounded to 50 m: ties, and ways on the very boundary of a ring.
    paren["metres"] = 50.0 * toeval.integers(0, 24, len(paren))
    paren = paren[toeval.random(len(paren)) < 0.3]
    # PySAL divides by zero where nobody lives in a catchment; ours says 0 there (unit test).
    dichtbij = paren["metres"] <= 200
    bediend = np.bincount(paren["destination"], vraag[paren["origin"]] * dichtbij, minlength=m) > 0
    return vraag, aanbod, paren[bediend[paren["destination"]]]


@pytest.mark.parametrize("zaad", range(12))
@pytest.mark.parametrize(
    ("ons", "hun"),
    [
        (decay_binary(500), weights.step_fn({500: 1})),
        (decay_step(RINGEN), weights.step_fn(RINGEN)),
        (decay_gaussian(250), weights.gaussian(250)),
    ],
    ids=["binary", "step", "gaussian"],
)
def test_the_same_as_pysal(
    ons: Callable[[np.ndarray], np.ndarray], hun: Callable[[float], float], zaad: int
) -> None:
    vraag, aanbod, paren = town(zaad)
    verwacht = by_pysal(vraag, aanbod, paren, hun)
    assert np.isfinite(verwacht).all()
    assert (verwacht > 0).any()
    toegang = floating_catchment(vraag, aanbod, paren, ons)
    assert toegang == pytest.approx(verwacht, rel=1e-12, abs=1e-15)


def test_the_steps_weigh_as_pysals_do() -> None:
    afstand = np.arange(0, 1000, 12.5)
    hun = [weights.step_fn(RINGEN)(d) for d in afstand]
    assert decay_step(RINGEN)(afstand).tolist() == hun
    assert decay_gaussian(250)(afstand) == pytest.approx(
        [weights.gaussian(250)(d) for d in afstand], rel=1e-15
    )
