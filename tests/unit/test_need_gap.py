import pandas as pd
import pytest

from etl.measures import gap
from etl.measures.need import Onderdeel, need

W = pd.Index(["a", "b", "c"])
FIJN = pd.Series("gemeente", W)
GROF = pd.Series("provincie", W)


def _deel(*waarden: float | None, niveau: pd.Series = FIJN, omgekeerd: bool = False) -> Onderdeel:
    return Onderdeel(pd.Series(waarden, W, dtype=float), niveau, omgekeerd)


def test_need_is_the_mean_of_weighted_percentiles() -> None:
    huishoudens = pd.Series([1.0, 1.0, 2.0], W)
    delen = {"huur": _deel(1, 2, 3), "wagens": _deel(3, 2, 1, omgekeerd=True)}
    # Percentiles: a (0 + 0.5)/4 = 0.125, b (1 + 0.5)/4 = 0.375, c (2 + 1)/4 = 0.75, twice the same.
    assert need(delen, huishoudens)["nood"].tolist() == pytest.approx([12.5, 37.5, 75])
    alleen_huur = need(delen, huishoudens, {"huur": 3, "wagens": 1})
    assert alleen_huur["nood"].tolist() == pytest.approx([12.5, 37.5, 75])


def test_need_asks_for_two_components_and_one_of_them_fine() -> None:
    huishoudens = pd.Series([1.0, 1.0, 1.0], W)
    twee_grof = {"a": _deel(1, 2, 3, niveau=GROF), "b": _deel(1, 2, 3, niveau=GROF)}
    assert need(twee_grof, huishoudens)["nood"].isna().all()
    een_mist = {"a": _deel(1, None, 3), "b": _deel(1, 2, 3, niveau=GROF)}
    uit = need(een_mist, huishoudens)
    assert uit["nood"].isna().tolist() == [False, True, False]
    assert uit["nood_onderdelen"].tolist()[0] == "a|b"


def _wijken(**kolommen: object) -> pd.DataFrame:
    basis = {
        "huishoudens": [100.0, 100.0, 100.0],
        "minuten_dichtste": [10.0, 20.0, 30.0],
        "nood": [10.0, 20.0, 30.0],
        "register": ["bekend"] * 3,
    }
    return pd.DataFrame(basis | kolommen, index=W)


def test_priority_is_highest_where_need_is_high_and_access_low() -> None:
    uit = gap.gap(_wijken())
    # Mid-rank percentiles of three equal wijken: 1/6, 3/6, 5/6; √(p·p) = p.
    assert uit["kloof_prioriteit"].tolist() == pytest.approx([100 / 6, 50, 500 / 6])
    assert uit["kloof_klasse"].tolist() == ["1-1", "2-2", "3-3"]
    assert uit["rang"].tolist() == [3, 2, 1]


def test_an_empty_register_a_small_wijk_and_unknown_need_are_not_ranked() -> None:
    leeg = gap.gap(_wijken(register=["bekend", "bekend", "leeg"]))
    assert leeg["rang"].tolist()[:2] == [2, 1]
    assert leeg.loc["c", ["kloof_prioriteit", "kloof_klasse", "rang"]].isna().all()
    assert leeg.loc["c", "gebrek"] == pytest.approx(500 / 6)
    klein = gap.gap(_wijken(huishoudens=[100.0, 49.0, 100.0]))
    assert klein["rang"].isna().tolist() == [False, True, False]
    onbekend = gap.gap(_wijken(nood=[None, 20.0, 30.0]))
    assert onbekend["kloof_klasse"].isna().tolist() == [True, False, False]


def test_register_is_thin_under_a_quarter_of_the_median() -> None:
    plaatsen = pd.Series([0, 4, 8, 1])
    huishoudens = pd.Series([10_000.0, 10_000.0, 10_000.0, 10_000.0])
    # Median of 4, 8 and 1 is 4; a quarter of it is 1, and 1 is not under 1.
    assert gap.register_known(plaatsen, huishoudens).tolist() == ["leeg"] + ["bekend"] * 3
    huishoudens[3] = 10_001
    assert gap.register_known(plaatsen, huishoudens).tolist()[3] == "dun"
