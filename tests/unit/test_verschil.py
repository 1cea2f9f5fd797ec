"""How figures differ between areas, and how that is said."""

import pandas as pd
import pytest

from dashboard.parts.vergelijk_tekst import vertel
from dashboard.verschil import Gebied, grootste, verschil


def gebieden(**rijen: dict) -> list[Gebied]:
    return [Gebied(naam, naam, {"register": "bekend", **rij}) for naam, rij in rijen.items()]


def test_more_is_better_only_where_the_figure_says_so():
    v = verschil("dekking_pct", gebieden(A={"dekking_pct": 80.4}, B={"dekking_pct": 30.0}))
    assert vertel(v) == "A: 50 procentpunten meer dan B. Gunstiger voor A."
    v = verschil(
        "minuten_dichtste", gebieden(A={"minuten_dichtste": 9.0}, B={"minuten_dichtste": 4.0})
    )
    assert vertel(v) == "A: 5 min meer dan B. Gunstiger voor B."
    v = verschil("huishoudens", gebieden(A={"huishoudens": 2000.0}, B={"huishoudens": 800.0}))
    assert vertel(v) == "A: 1.200 meer dan B."


def test_a_difference_is_that_of_the_figures_people_see():
    v = verschil("dekking_pct", gebieden(A={"dekking_pct": 10.4}, B={"dekking_pct": 9.6}))
    assert vertel(v) == "Gelijk."


def test_unknown_stays_unknown_and_is_never_the_least():
    paar = gebieden(A={"nood": 40.0}, B={"nood": float("nan")})
    assert vertel(verschil("nood", paar)) == "Niet te vergelijken: onbekend voor B."
    drie = [*paar, *gebieden(C={"nood": 60.0})]
    tekst = vertel(verschil("nood", drie))
    assert tekst.startswith("C: 20 punten meer dan A. Gunstiger voor A.")
    assert tekst.endswith("Onbekend voor B.")
    assert (
        vertel(verschil("nood", gebieden(B={"nood": None}, C={"nood": None}))) == "Nergens bekend."
    )


def test_zero_in_an_empty_register_is_unknown():
    paar = gebieden(A={"dekking_pct": 40.0}, B={"dekking_pct": 0.0, "register": "leeg"})
    assert vertel(verschil("dekking_pct", paar)) == "Niet te vergelijken: onbekend voor B."


def test_an_estimate_is_called_one():
    v = verschil(
        "digitaal_risico", gebieden(A={"digitaal_risico": 3.0}, B={"digitaal_risico": 5.0})
    )
    assert "Een schatting, geen meting" in vertel(v)


def provincie(pct: float, code: str) -> dict:
    return {
        "internet_zonder_pct": pct,
        "internet_niveau": "provincie",
        "provincie_code": code,
    }


def test_a_figure_of_a_larger_area_is_never_the_wijks_own():
    zelfde = gebieden(A=provincie(4.0, "10000"), B=provincie(4.0, "10000"))
    assert vertel(verschil("internet_zonder_pct", zelfde)).startswith("Zelfde cijfer: het geldt")
    anders = gebieden(A=provincie(4.0, "10000"), B=provincie(6.5, "40000"))
    tekst = vertel(verschil("internet_zonder_pct", anders))
    assert "Het is het cijfer van hun provincie, niet van de wijk." in tekst
    assert tekst.startswith("B: 2,5 procentpunten meer dan A.")


def met_marge(pct: float, van: float, tot: float) -> dict:
    return {"dekking_pct": pct, "dekking_p05": van, "dekking_p95": tot}


def test_overlapping_margins_make_a_difference_unsure():
    onzeker = gebieden(A=met_marge(60, 40, 70), B=met_marge(30, 20, 40))
    assert "De marges overlappen" in vertel(verschil("dekking_pct", onzeker))
    zeker = gebieden(A=met_marge(60, 41, 70), B=met_marge(30, 20, 40))
    assert "marges" not in vertel(verschil("dekking_pct", zeker))


def test_ties_are_named_together():
    drie = gebieden(A={"nood": 10.0}, B={"nood": 30.0}, C={"nood": 30.0})
    tekst = vertel(verschil("nood", drie))
    assert tekst.startswith("Het meest: B en C. Het minst: A. Verschil: 20 punten.")


def test_the_greatest_differences_are_measured_by_how_far_all_lie_apart():
    alle = pd.DataFrame(
        {
            "minuten_dichtste": range(101),
            "alleenwonend_pct": [v / 10 for v in range(101)],
            "nood": range(101),
            "huishoudens": range(101),
        }
    )
    rij = {"huishoudens": 9.0, "nood": 90.0, "minuten_dichtste": 20.0, "alleenwonend_pct": 4.0}
    ander = {"huishoudens": 99.0, "nood": 0.0, "minuten_dichtste": 40.0, "alleenwonend_pct": 9.0}
    # 20 of the 90 minutes between the 5th and 95th percentile, against 5 of 9 percentage points.
    verschillen = [verschil(k, gebieden(A=rij, B=ander)) for k in alle.columns]
    assert [v.kolom for v in grootste(verschillen, alle)] == [
        "alleenwonend_pct",
        "minuten_dichtste",
    ]
    assert [v.kolom for v in grootste(verschillen, alle, 1)] == ["alleenwonend_pct"]


@pytest.mark.parametrize("n", [0, 1])
def test_one_area_alone_differs_from_nothing(n):
    assert vertel(verschil("nood", gebieden(A={"nood": 1.0})[:n])) == ""
