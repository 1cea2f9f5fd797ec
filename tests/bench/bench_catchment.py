"""E2SFCA against the k-d tree's nearest query and against PySAL `access`, in one run; and choice.

Ratios of medians of wall time, the peers measured in turn. Run by ``make bench``.
"""

import statistics
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.spatial import cKDTree

from etl.contract.aanbod import STANDAARD_TYPES
from etl.measures import choice, travel
from etl.measures.access import (
    decay_gaussian,
    decay_step,
    floating_catchment,
    floating_catchment_xy,
)
from etl.store.read import open_edition

BUDGET_BOOM = 1.6
BUDGET_PYSAL = 4
BUDGET_KEUZE_S = 1.5
#: As wide as Flanders and Brussels together, 13,700 km².
ZIJDE_M = 117_000
KEREN = 5


def seconds(doe: Callable[[], object]) -> float:
    begin = time.perf_counter()
    doe()
    return time.perf_counter() - begin


def town(punten: int, plaatsen: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    toeval = np.random.default_rng(20260101)
    van, naar = (toeval.uniform(0, ZIJDE_M, (n, 2)) for n in (punten, plaatsen))
    return van, naar, toeval.gamma(1, 8, punten), np.ones(plaatsen)


def toon(naam: str, tijden: list[float]) -> float:
    mediaan = statistics.median(tijden)
    print(f"  {naam:58} {mediaan:6.2f} s  ({min(tijden):.2f}–{max(tijden):.2f})")
    return mediaan


def _same_pairs(van: np.ndarray, naar: np.ndarray, limit: float) -> float:
    boom = cKDTree(naar)
    return seconds(lambda: cKDTree(van).sparse_distance_matrix(boom, limit, output_type="ndarray"))


@pytest.mark.parametrize("minuten", [5, 15])
def test_a_million_points_and_100_000_places(minuten: int) -> None:
    """From coordinates to A, without a list of pairs; and with it: finding them, both steps."""
    van, naar, vraag, aanbod = town(1_000_000, 100_000)
    limit = travel.limit_metres(minuten)
    decay = decay_gaussian(limit / 2, limit)
    boom, xy_s, paren_s, stappen_s = [], [], [], []
    for _ in range(KEREN):
        boom.append(seconds(lambda: cKDTree(naar).query(van)))
        begin = time.perf_counter()
        toegang = floating_catchment_xy(vraag, aanbod, van, naar, limit, decay)
        xy_s.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        paren = travel.pairs(van, naar, limit)
        paren_s.append(time.perf_counter() - begin)
        stappen_s.append(seconds(lambda p=paren: floating_catchment(vraag, aanbod, p, decay)))
        aantal = len(paren)
        assert toegang == pytest.approx(floating_catchment(vraag, aanbod, paren, decay), rel=1e-12)
        del paren
    print(f"\n1.000.000 × 100.000, {minuten} min = {limit:.0f} m, {aantal:,} paren")
    dichtste = toon("k-d-boom bouwen en de dichtste vragen (1 kern)", boom)
    alles = [p + s for p, s in zip(paren_s, stappen_s, strict=True)]
    toon("paren zoeken", paren_s)
    stappen = toon("E2SFCA op de paren", stappen_s)
    toon("samen", alles)
    geheel = toon("E2SFCA van coördinaten af, zonder lijst van paren", xy_s)
    zelfde = toon(
        "k-d-boom, dezelfde paren (sparse_distance_matrix)", [_same_pairs(van, naar, limit)]
    )
    print(
        f"  E2SFCA / dichtste {stappen / dichtste:.2f}; van coördinaten af"
        f" {geheel / dichtste:.2f} (hoogstens {BUDGET_BOOM}), / zelfde paren {geheel / zelfde:.2f}"
    )


@pytest.mark.filterwarnings("ignore:The inplace keyword in DataFrame")
def test_against_pysal() -> None:
    """100,000 × 30,000 on the same pairs, found beforehand: PySAL starts from pairs as well."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from access import Access, weights

    van, naar, vraag, aanbod = town(100_000, 30_000)
    limit = travel.limit_metres(15)
    ringen = {limit / 3: 1, 2 * limit / 3: 0.68, limit: 0.22}
    paren = travel.pairs(van, naar, limit)
    plek = [pd.DataFrame({"id": np.arange(len(a)), "n": a}) for a in (vraag, aanbod)]

    def pysal() -> pd.Series:
        stad = Access(
            demand_df=plek[0],
            demand_index="id",
            demand_value="n",
            supply_df=plek[1],
            supply_index="id",
            supply_value="n",
            cost_df=paren,
            cost_origin="origin",
            cost_dest="destination",
            cost_name="metres",
        )
        return stad.enhanced_two_stage_fca(name="a", weight_fn=weights.step_fn(ringen))["a_n"]

    def ons() -> np.ndarray:
        return floating_catchment(vraag, aanbod, paren, decay_step(ringen))

    verwacht = pysal().reindex(np.arange(len(vraag))).fillna(0).to_numpy()
    assert ons() == pytest.approx(verwacht, rel=1e-12, abs=1e-15)
    hun_s, ons_s, heel_s = [], [], []
    decay = decay_step(ringen)
    for _ in range(3):
        hun_s.append(seconds(pysal))
        ons_s.append(seconds(ons))
        heel_s.append(
            seconds(lambda: floating_catchment_xy(vraag, aanbod, van, naar, limit, decay))
        )
    print(f"\n100.000 × 30.000, {len(paren):,} paren")
    hun = toon("PySAL access, E2SFCA op de paren", hun_s)
    wij = toon("Buurtkompas, E2SFCA op de paren", ons_s)
    heel = toon("Buurtkompas, van coördinaten af", heel_s)
    print(
        f"  access / ons {hun / wij:.0f} (minstens {BUDGET_PYSAL});"
        f" van coördinaten af {hun / heel:.1f}"
    )


def test_choice_of_every_household_row(store: Path) -> None:
    """Offer, effective number and metres to three models for all of Flanders and Brussels."""
    editie = open_edition(store)
    xy, reach = np.asarray(editie.rijen_xy, dtype=float), editie.reach
    limit = travel.limit_metres(15)

    def keuze() -> None:
        aanbod = choice.supply(editie.initiatieven, editie.wijken, STANDAARD_TYPES)
        choice.effective_number(choice.offer(xy, reach.wijk, aanbod, limit))
        choice.metres_to_models(reach, STANDAARD_TYPES)

    keuze()  # reads the store
    print(f"\n{len(xy):,} rijen huishoudens")
    toon("keuze, 15 min", [seconds(keuze) for _ in range(KEREN)])
    print(f"  (hoogstens {BUDGET_KEUZE_S} s)")
