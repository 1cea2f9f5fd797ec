"""The made-up town of :mod:`tests.golden.stad`, every figure worked out by hand."""

import math
from pathlib import Path

import pandas as pd
import pytest

from etl.contract.aanbod import WERKMODELLEN
from etl.measures import gain
from etl.pipeline import build
from etl.store.read import Editie, open_edition
from tests.golden import stad


@pytest.fixture(scope="module")
def editie(tmp_path_factory: pytest.TempPathFactory) -> Editie:
    map_ = tmp_path_factory.mktemp("stad")
    build(stad.write(map_ / "data"), map_ / "store")
    return open_edition(map_ / "store")


#: 1 m in a straight line = 1.3 m of street, at 80 m a minute.
PER_METRE = 1.3 / 80


def test_access_is_that_of_households(editie: Editie) -> None:
    w = editie.wijken
    assert w["huishoudens"].tolist() == [100, 100, 100, 30]
    # 60 of 100 households stand at 500 m, the others at √(1000² + 500²) = 1,118 m.
    assert w["dekking_pct"].tolist() == [60, 0, 0, 0]
    afstand = [500, math.hypot(2000, 500), math.hypot(4500, 500), math.hypot(6500, 500)]
    verwacht = [m * PER_METRE for m in afstand]
    assert w["minuten_dichtste"].tolist() == pytest.approx(verwacht, abs=0.01)
    assert w["aantal_bereikbaar"].tolist() == [0.6, 0, 0, 0]


def test_choice_counts_outreach_in_its_own_gemeente_only(editie: Editie) -> None:
    w = editie.wijken
    # 60 households have organisatie, locatie en buurt and the buddies; 40 only the buddies.
    assert w["modellen_bereikbaar"].tolist() == [2.2, 1, 0, 0]
    assert w["dekking_persoonlijke_vriend_pct"].tolist() == [100, 100, 0, 0]
    assert w["dekking_organisatie_pct"].tolist() == [60, 0, 0, 0]
    assert w["dekking_competentieversterking_pct"].tolist() == [0, 0, 0, 0]


def test_rent_signal_is_growth_above_the_median_of_both(editie: Editie) -> None:
    w = editie.wijken
    # Houses grow by 5 % in A (from the lower start) and 3 % in B; the median is 4 %.
    assert w["huur_signaal"].tolist() == ["onder_druk"] * 2 + ["blijft_achter"] * 2
    assert w["huur_groei_pct_jaar"].tolist() == pytest.approx([5, 5, 3, 3])
    assert w["huur_verschil_punten"].tolist() == pytest.approx([1, 1, -1, -1])
    assert set(w["huur_niveau"]) == {"gemeente"}
    assert not w["huur_onzeker"].any()


def test_internet_is_the_mean_of_three_years_at_its_level(editie: Editie) -> None:
    w = editie.wijken
    assert w["internet_zonder_pct"].tolist() == [5, 5, 5, 5]
    assert set(w["internet_niveau"]) == {"provincie"}
    assert set(w["internet_jaren"]) == {"2023–2025"}


def test_need_is_the_mean_of_four_percentiles(editie: Editie) -> None:
    w = editie.wijken
    assert w["wagens_per_huishouden"].tolist() == [0.7, 1.5, 1.2, 1]
    # Percentiles of 330 households (100, 100, 100, 30), ties at their middle:
    huur = [230 / 330, 230 / 330, 65 / 330, 65 / 330]
    # Digital risk is 10 in A and 0 in B: the same order.
    digitaal = huur
    # fewest cars is most need: A-2 (1.5), B-1 (1.2), B-2 (1.0), A-1 (0.7) from low to high
    wagens = [280 / 330, 50 / 330, 150 / 330, 215 / 330]
    alleen = huur
    verwacht = [100 * sum(p) / 4 for p in zip(huur, digitaal, wagens, alleen, strict=True)]
    assert w["nood"].tolist() == pytest.approx(verwacht)


def test_gap_ranks_only_where_the_register_and_the_wijk_can_bear_it(editie: Editie) -> None:
    w = editie.wijken
    # B has no known place: register leeg. B-2 has under 50 households besides.
    assert w["register"].tolist() == ["bekend", "bekend", "leeg", "leeg"]
    assert w["klein"].tolist() == [False, False, False, True]
    assert w["gebrek"].tolist() == pytest.approx([100 * x / 330 for x in (50, 150, 250, 315)])
    # Need from low to high: B-1, B-2 (few households), A-2, A-1.
    p_nood = {"90001W01": 280 / 330, "90001W02": 180 / 330}
    p_gebrek = {"90001W01": 50 / 330, "90001W02": 150 / 330}
    verwacht = [100 * math.sqrt(p_nood[c] * p_gebrek[c]) for c in p_nood]
    assert w["kloof_prioriteit"].tolist()[:2] == pytest.approx(verwacht)
    assert w["kloof_prioriteit"].isna().tolist() == [False, False, True, True]
    assert w["rang"].tolist()[:2] == [2, 1]
    assert w["kloof_klasse"].tolist()[:2] == ["3-1", "2-2"]


def test_a_region_is_its_households_not_the_mean_of_its_wijken(editie: Editie) -> None:
    regios = editie.regios.set_index(["niveau", "code"])
    a = regios.loc["gemeente", stad.A]
    # 5 households of A have no place: they count in the total, not in the share.
    assert (a["huishoudens"], a["huishoudens_zonder_plaats"]) == (205, 5)
    assert a["dekking_pct"] == 30
    assert a["minuten_dichtste"] == pytest.approx(math.hypot(1000, 500) * PER_METRE, abs=0.01)
    assert (a["initiatieven"], a["plaatsen"], a["wijken"]) == (2, 1, 2)
    geheel = regios.loc["geheel", "VB"]
    assert geheel["huishoudens"] == 335
    assert geheel["dekking_pct"] == pytest.approx(100 * 60 / 330)
    assert geheel["wijken_register_leeg"] == 2
    assert geheel["kloof_bekend_pct"] == pytest.approx(100 * 200 / 330)
    assert regios.loc["provincie", "10000"]["modellen_bereikbaar"] == pytest.approx(320 / 330)


def test_the_edition_tells_its_inputs_and_totals(editie: Editie) -> None:
    # The newest date of any input, which here is that of a source.
    assert editie.datum == "2026-06-25"
    assert editie.manifest["totalen"]["huishoudens"] == 335
    assert len(editie.manifest["invoer"]) == 11


def test_the_same_inputs_give_the_same_bytes(editie: Editie, tmp_path: Path) -> None:
    build(stad.write(tmp_path / "data"), tmp_path / "store")
    opnieuw = open_edition(tmp_path / "store")
    assert opnieuw.id == editie.id
    assert opnieuw.manifest == editie.manifest
    pd.testing.assert_frame_equal(opnieuw.wijken, editie.wijken)


def test_shared_supply_gives_every_place_away_once(editie: Editie) -> None:
    w = editie.wijken
    # Luo & Qi: A-1's rows weigh 1 (500 m, within 10 min) and 0.68 (1,118 m, within 20 min); A-2 is
    # at 2,062 m, beyond 30 min. R = 1 / (60·1 + 40·0.68); A-1 gets all of the one place.
    assert w["e2sfca_per_1000"].tolist() == pytest.approx([10, 0, 0, 0])
    assert (w["e2sfca_per_1000"] * w["huishoudens"]).sum() == pytest.approx(1000)


def test_shared_supply_per_werkmodel_divides_the_place_it_is(editie: Editie) -> None:
    w = editie.wijken
    # The one place works in two ways: half of A-1's 10 for each, nothing for the other five. The
    # buddies come to people: they share nothing out.
    for model in WERKMODELLEN:
        helft = 5 if model in ("organisatie", "locatie_regio") else 0
        gedeeld = w[f"e2sfca_{model}_per_1000"]
        assert gedeeld.tolist() == pytest.approx([helft, 0, 0, 0]), model
    # A region by its households: 100 of 330 have that.
    geheel = editie.regios.set_index(["niveau", "code"]).loc["geheel", "VB"]
    assert geheel["e2sfca_organisatie_per_1000"] == pytest.approx(5 * 100 / 330)
    assert geheel["e2sfca_persoonlijke_vriend_per_1000"] == 0


def test_choice_weighs_every_organisation_once(editie: Editie) -> None:
    w = editie.wijken
    # 60 households: the house is half organisatie, half locatie en buurt; the buddies whole:
    # shares ¼, ¼, ½ make exp(−Σ p ln p) = 2√2. The other 40 and A-2 have the buddies only.
    a1 = (60 * 2 * math.sqrt(2) + 40) / 100
    assert w["keuze_effectief"].tolist() == pytest.approx([a1, 1, 0, 0])
    # Three different ones: buddies at home, and the house brings the other two.
    drie = w["minuten_drie_modellen"]
    assert drie.tolist()[:2] == pytest.approx(w["minuten_dichtste"].tolist()[:2])
    assert drie.isna().tolist() == [False, False, True, True]


def test_digital_risk_leaves_out_what_tells_no_area_apart(editie: Editie) -> None:
    # Internet is the same everywhere, so it says nothing. A: most living alone (10), lowest
    # income (10); B: 0 and 0.
    assert editie.wijken["digitaal_risico"].tolist() == [10, 10, 0, 0]


def test_double_barrier_asks_for_both(editie: Editie) -> None:
    w = editie.wijken
    # 200 of 330 households share the highest risk: the tie stays together, so nobody exceeds it.
    assert w["dubbele_drempel_pct"].tolist()[:2] == [0, 0]
    # B's register is empty: what is not known there is not called absent.
    assert w["dubbele_drempel_pct"].isna().tolist() == [False, False, True, True]


def test_rank_intervals_only_where_there_is_a_rank(editie: Editie) -> None:
    w = editie.wijken
    assert w["rang_p05"].isna().tolist() == [False, False, True, True]
    assert (w["rang_p05"] <= w["rang_p95"]).dropna().all()
    assert set(w["robuust"].dropna()) <= {"robuust", "hangt_af_van_aannames"}


def test_a_sure_register_has_no_interval(editie: Editie) -> None:
    w = editie.wijken
    # The one place is known by its address: nothing moves.
    for kolom in ("dekking_p05", "dekking_p95", "dekking_zonder"):
        assert w[kolom].tolist() == w["dekking_pct"].tolist()


@pytest.fixture(scope="module")
def vaag(tmp_path_factory: pytest.TempPathFactory) -> Editie:
    """Return the town with a second house in A, of which only the gemeente is known."""
    map_ = tmp_path_factory.mktemp("vaag")
    huis = {"initiatief_id": "huis", "naam": "Huis Aadorp", "locatie_precisie": "gemeente"}
    build(stad.write(map_ / "data", huis | {"wijk_code": None}), map_ / "store")
    return open_edition(map_ / "store")


def test_a_place_known_by_its_gemeente_counts_for_it_and_has_no_travel_time(
    editie: Editie, vaag: Editie
) -> None:
    w = vaag.wijken
    assert w["plaatsen_gemeente"].tolist() == [2, 2, 0, 0]
    for kolom in ("minuten_dichtste", "dekking_pct", "modellen_bereikbaar", "gebrek", "rang"):
        assert w[kolom].equals(editie.wijken[kolom])


def test_a_place_known_by_its_gemeente_could_stand_at_any_household_of_it(vaag: Editie) -> None:
    """At A-1's 60 in 30 of 100 draws, at its 40 in 20 and in A-2 in 50: all more than five."""
    w = vaag.wijken
    # 15 minutes are 923 m. The 40 of A-1 are served when it stands with them: from anywhere else
    # it is 1,000 m to them or more. A-2 is served from within, B is too far from all.
    assert w["dekking_zonder"].tolist() == [60, 0, 0, 0]
    assert w["dekking_p05"].tolist() == [60, 0, 0, 0]
    assert w["dekking_p95"].tolist() == [100, 100, 0, 0]
    # Metres to the nearest, at best and at worst: the 60 of A-1 have De Brug at 500 m. The worst
    # for A-2 is the house at the 60, 2,000 m away: nearer than De Brug, which the figure of
    # default settings goes by. For B the house is nearer wherever it stands.
    best = [0, 0, 2500, 4500]
    worst = [500, 2000, 4500, 6500]
    assert w["minuten_p05"].tolist() == pytest.approx([m * PER_METRE for m in best], abs=0.01)
    assert w["minuten_p95"].tolist() == pytest.approx([m * PER_METRE for m in worst], abs=0.01)


def test_a_rank_that_hangs_on_such_a_place_is_not_robust(vaag: Editie) -> None:
    """A-2 comes first, as far as is known; with the house there, in half of the draws, second.

    A-1 has more need whatever the weights (fewer cars, all else the same), and then less access
    too.
    """
    w = vaag.wijken
    assert w["rang"].tolist()[:2] == [2, 1]
    assert w["rang_p05"].tolist()[:2] == [1, 1]
    assert w["rang_p95"].tolist()[:2] == [2, 2]
    assert w["robuust"].tolist()[:2] == ["hangt_af_van_aannames"] * 2


def test_equity_of_the_whole(editie: Editie) -> None:
    geheel = editie.regios.set_index(["niveau", "code"]).loc["geheel", "VB"]
    m = [500, math.hypot(1000, 500), math.hypot(2000, 500), math.hypot(4500, 500)]
    minuten = [a * PER_METRE for a in (*m, math.hypot(6500, 500))]
    w = [60, 40, 100, 100, 30]
    gemiddeld = sum(a * b for a, b in zip(minuten, w, strict=True)) / 330
    paren = sum(
        p * q * abs(a - b)
        for a, p in zip(minuten, w, strict=True)
        for b, q in zip(minuten, w, strict=True)
    )
    assert geheel["gini"] == pytest.approx(paren / (2 * 330**2 * gemiddeld), abs=1e-5)
    # Beyond 15 minutes: all but the first 60.
    assert geheel["fgt0"] == pytest.approx(270 / 330)
    tekort = [max(a - 15, 0) / 15 for a in minuten]
    assert geheel["fgt1"] == pytest.approx(
        sum(a * b for a, b in zip(tekort, w, strict=True)) / 330, abs=1e-4
    )


def test_whom_a_place_serves_alone(editie: Editie) -> None:
    enkel = editie.initiatieven.set_index("initiatief_id")["huishoudens_enkel_hier"]
    assert enkel["buurthuis-de-brug"] == 60
    assert math.isnan(enkel["samen-op-weg"])


def test_what_new_places_could_bring(editie: Editie) -> None:
    regios = editie.regios.set_index(["niveau", "code"])
    # In A 60 households have the house within 923 m. The 40 and the 100 others live 1,000 m from
    # each other: one new place reaches the 100, a second the 40, a third nobody more.
    a = regios.loc["gemeente", stad.A]
    assert (a["winst_1_plaats_huishoudens"], a["winst_3_plaatsen_huishoudens"]) == (100, 140)
    assert a["winst_bewezen"]
    # The register knows no place in B: no gain is made up there, nor in the whole.
    b = regios.loc["gemeente", stad.B]
    assert math.isnan(b["winst_1_plaats_huishoudens"])
    assert math.isnan(b["winst_3_plaatsen_huishoudens"])
    assert b["winst_bewezen"] is pd.NA
    geheel = regios.loc["geheel", "VB"]
    assert geheel["winst_3_plaatsen_huishoudens"] == 140


def test_lorenz_points_of_a_gemeente(editie: Editie) -> None:
    punten = editie.lorenz.set_index(["niveau", "code"]).loc[("gemeente", stad.A)]
    assert punten["deel_huishoudens"].tolist() == [i / 10 for i in range(11)]
    # 200 households: 60 at 500 m, 40 at 1,118 m, 100 at 2,062 m. Each tenth is 20 of them.
    tienden = [500] * 3 + [math.hypot(1000, 500)] * 2 + [math.hypot(2000, 500)] * 5
    verwacht = [sum(tienden[:i]) / sum(tienden) for i in range(11)]
    assert punten["deel"].tolist() == pytest.approx(verwacht, abs=1e-7)
    assert len(editie.lorenz) == 11 * len(editie.regios)


def test_without_draws_the_dear_columns_stay_out(editie: Editie, tmp_path: Path) -> None:
    build(stad.write(tmp_path / "data"), tmp_path / "store", draws=False)
    kaal = open_edition(tmp_path / "store")
    weg = set(editie.regios.columns) - set(kaal.regios.columns)
    assert {k for k in weg if k.startswith("winst_")} == {*gain.WINST, gain.BEWEZEN}
    pd.testing.assert_frame_equal(kaal.lorenz, editie.lorenz)


def test_rule_of_ding_and_how_the_rent_class_holds(editie: Editie) -> None:
    w = editie.wijken
    # Income of A is below the median of the two, and its prices rose most.
    assert w["ding_klasse"].tolist() == ["gentrificerend_prijs"] * 2 + ["niet_gentrificeerbaar"] * 2
    # One provincie, steady growth: another window or reference changes nothing.
    assert set(w["huur_stabiliteit"]) == {"stabiel"}
