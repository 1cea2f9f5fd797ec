"""Risk, rank intervals and the register's interval over all of Flanders and Brussels."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from etl.contract.aanbod import STANDAARD_TYPES
from etl.measures import access, barrier, certainty, digital, ranks, sensitivity, travel
from etl.measures.observations import finest
from etl.measures.weighted import percentile

pytestmark = pytest.mark.slow

LIMIT = travel.limit_metres(15)


@pytest.fixture(scope="module")
def risk(editie: Any) -> pd.Series:
    wijken = editie.wijken
    income = finest(editie.observations("inkomen"), wijken, "inkomen_eur_inwoner")["waarde"]
    return digital.risk_index(
        wijken.assign(inkomen_eur_inwoner=income),
        digital.ONDERDELEN,
        digital.GEWICHTEN,
        digital.OMGEKEERD,
    )


def test_every_wijk_has_a_risk_and_a_fifth_of_households_at_most_the_highest(
    editie: Any, risk: pd.Series
) -> None:
    households = editie.wijken["huishoudens"]
    assert risk.notna().all()
    assert risk.between(0, 10).all()
    high = risk > barrier.risk_limit(risk, households)
    share = households[high].sum() / households.sum()
    assert 0.15 < share <= 0.2
    # Income is low and living alone common in Brussels, and its internet among the worst.
    assert high[editie.wijken["gewest_code"] == "04000"].mean() > 0.5


def test_the_double_barrier_is_never_more_than_its_halves(editie: Any, risk: pd.Series) -> None:
    wijken, reach = editie.wijken, editie.reach
    bits = access.available(reach, STANDAARD_TYPES, LIMIT)
    without = barrier.without_offer_pct(bits, reach.households, reach.wijk, len(wijken))
    frame = barrier.double_barrier(pd.Series(without, wijken.index), risk, wijken["huishoudens"])
    share = frame["dubbele_drempel_pct"]
    assert (share.isna() == wijken["onbewoond"]).all()
    assert (share <= 100 - wijken["dekking_pct"] + 1e-6)[~wijken["onbewoond"]].all()
    assert (share > 0).any()


@pytest.fixture(scope="module")
def verhuisd(editie: Any) -> sensitivity.Verhuisd:
    """Return 20 draws of where the unsure places stand, each ranked five times."""
    wijken = editie.wijken
    onzeker = certainty.unsure_places(wijken, editie.rijen_xy, editie.reach, editie.initiatieven)
    limits = ranks.draw_limits(1, 20, ranks.KEREN)
    whole = {"geheel": np.zeros(len(wijken), int)}
    return sensitivity.register_intervals(onzeker, whole, LIMIT, limits, seed=1)


def test_rank_intervals_hold_the_default_rank_and_both_classes_occur(
    editie: Any, verhuisd: sensitivity.Verhuisd
) -> None:
    wijken = editie.wijken
    households, ranked = wijken["huishoudens"], wijken["rang"].notna()
    values = {
        "huur": wijken["huur_verschil_punten"],
        "internet": wijken["internet_zonder_pct"],
        "wagens": -wijken["wagens_per_huishouden"],
        "alleenwonend": wijken["alleenwonend_pct"],
    }
    components = pd.DataFrame(
        {naam: percentile(value, households) for naam, value in values.items()}, wijken.index
    )
    known = components.where(wijken["nood"].notna())
    minutes = wijken["minuten_dichtste"]
    result = ranks.rank_intervals(known, households, minutes, verhuisd.gebrek, ranked, seed=1)
    assert (result["robuust"].notna() == ranked).all()
    found = result[ranked]
    within = wijken["rang"][ranked].between(found["rang_p05"], found["rang_p95"])
    # Not all: places of which only the gemeente is known stand somewhere in the draws alone.
    assert within.mean() > 0.9
    counts = found["robuust"].value_counts(normalize=True)
    assert counts.min() > 0.05
    assert set(counts.index) == {ranks.ROBUUST, ranks.HANGT_AF}


def test_the_register_interval_holds_the_figures_of_most_wijken(
    editie: Any, verhuisd: sensitivity.Verhuisd
) -> None:
    wijken = editie.wijken
    frame = verhuisd.intervallen["wijk"].set_axis(wijken.index)[~wijken["onbewoond"]]
    assert frame.notna().all(axis=None)
    inhabited = wijken.loc[frame.index]
    covered = inhabited["dekking_pct"].between(
        frame["dekking_p05"] - 1e-6, frame["dekking_p95"] + 1e-6
    )
    assert covered.mean() > 0.9
    # The sure places alone serve fewer, and a wijk far from any unsure place does not change.
    assert (inhabited["dekking_pct"] >= frame["dekking_zonder"] - 1e-6).all()
    assert (frame["minuten_p05"] == frame["minuten_zonder"]).any()
    assert (frame["minuten_p95"] - frame["minuten_p05"] > 10).any()
