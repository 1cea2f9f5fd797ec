"""The rule of Ding, Hwang and Divringi by hand."""

import numpy as np
import pandas as pd
import pytest

from etl.errors import OngeldigeAanroep, OngeldigePrijs
from etl.measures.ding import INKOMENS, ding, of_wijken

INDEX = pd.Index(list("abcde"))
INKOMEN = pd.Series([10.0, 20.0, 30.0, 40.0, 50.0], INDEX)
STAD = pd.Series("stad", INDEX)
BEGIN = pd.Series(100.0, INDEX)
EINDE = pd.Series([150.0, 110.0, 120.0, 130.0, 90.0], INDEX)  # median growth 20 %


def test_without_education_only_the_price_half_is_answered() -> None:
    assert ding(INKOMEN, BEGIN, EINDE, STAD).tolist() == [
        "gentrificerend_prijs",
        "gentrificeerbaar",
        "niet_gentrificeerbaar",
        "niet_gentrificeerbaar",
        "niet_gentrificeerbaar",
    ]


def test_education_must_rise_by_more_than_the_median_too() -> None:
    start = pd.Series(20.0, INDEX)
    fast = pd.Series([29.0, 40.0, 21.0, 22.0, 23.0], INDEX)  # median rise 3
    slow = fast.replace(29.0, 23.0)
    assert ding(INKOMEN, BEGIN, EINDE, STAD, start, fast).tolist()[:2] == [
        "gentrificerend",
        "gentrificeerbaar",
    ]
    assert ding(INKOMEN, BEGIN, EINDE, STAD, start, slow).tolist()[0] == "gentrificeerbaar"


def test_one_kind_of_price_is_enough_and_the_median_itself_is_not_above() -> None:
    begin = pd.DataFrame({"huur": BEGIN, "koop": [200.0, 300.0, 70.0, 100.0, 100.0]})
    einde = pd.DataFrame({"huur": BEGIN, "koop": [220.0, 390.0, 77.0, 110.0, 110.0]})
    # No rent rises; sale prices rise 10 % but in b 30 %.
    assert ding(INKOMEN, begin, einde, STAD).tolist()[:2] == [
        "gentrificeerbaar",
        "gentrificerend_prijs",
    ]


def test_each_region_has_its_own_medians() -> None:
    twee = pd.Series(["x", "x", "x", "y", "y"], INDEX)
    assert ding(INKOMEN, BEGIN, EINDE, twee).tolist() == [
        "gentrificerend_prijs",
        "niet_gentrificeerbaar",
        "niet_gentrificeerbaar",
        "gentrificerend_prijs",
        "niet_gentrificeerbaar",
    ]


def test_unknown_stays_unknown_where_it_decides() -> None:
    geen = pd.Series([np.nan, 100.0, 100.0, np.nan, 100.0], INDEX)
    result = ding(INKOMEN.replace(20.0, np.nan), geen, EINDE, STAD)
    # Medians: income 35, growth of b, c, e 10 %.
    assert result.isna().tolist() == [True, True, False, False, False]
    assert result.tolist()[2] == "gentrificerend_prijs"
    assert result.tolist()[3] == "niet_gentrificeerbaar"
    assert ding(INKOMEN.replace(10.0, np.nan), BEGIN, EINDE, STAD).isna().tolist()[0]
    nergens = ding(INKOMEN, BEGIN, EINDE, STAD.where(STAD.index != "a"))
    assert nergens.isna().tolist() == [True, False, False, False, False]


def test_bad_input_is_refused() -> None:
    with pytest.raises(OngeldigePrijs, match=r"-1\.0"):
        ding(INKOMEN, BEGIN, EINDE.replace(90.0, -1.0), STAD)
    with pytest.raises(OngeldigeAanroep, match="één jaar"):
        ding(INKOMEN, BEGIN, EINDE, STAD, BEGIN)
    with pytest.raises(OngeldigeAanroep, match="dezelfde gebieden"):
        ding(INKOMEN, BEGIN, EINDE, STAD.set_axis(range(5)))


# --- wijken ------------------------------------------------------------------------------------


def sales_of(codes: list[str], niveau: str, growth: list[float]) -> pd.DataFrame:
    """Return houses at 100 in the first three of ten years and 100 + growth in the last three."""
    return pd.DataFrame(
        [
            (niveau, code, jaar, 100.0 + (g if jaar >= 2022 else 0), "alle_huizen")
            for code, g in zip(codes, growth, strict=True)
            for jaar in range(2015, 2025)
        ],
        columns=["niveau", "code", "jaar", "waarde", "woningtype"],
    )


def income_of(codes: list[str], niveau: str, values: list[float], jaar: int) -> pd.DataFrame:
    kind = {"wijk": INKOMENS[0], "gemeente": INKOMENS[1]}[niveau]
    frame = pd.DataFrame({"code": codes, "waarde": values, "jaar": jaar})
    return frame.assign(niveau=niveau, indicator=kind)


def test_a_wijk_takes_its_own_answer_before_that_of_its_gemeente() -> None:
    codes = [f"w{i:02}" for i in range(11)]
    wijken = pd.DataFrame({"gemeente_code": "g", "gewest_code": "v"}, index=[*codes, "w99"])
    gemeenten = pd.DataFrame({"gemeente_code": ["g", "h"], "gewest_code": "v"})
    sales = pd.concat(
        [
            sales_of(["g", "h"], "gemeente", [10, 20]),
            sales_of(codes, "wijk", [*range(10, 0, -1), 60]),
        ]
    )
    income = pd.concat(
        [
            income_of(["g", "h"], "gemeente", [10, 20], 2013),
            income_of(codes, "wijk", [*range(11)], 2016),
            income_of(codes, "wijk", [*range(11, 0, -1)], 2022),  # too late for a start
        ]
    )
    result = of_wijken(wijken, gemeenten, sales, income)
    # Median income 5 (w05) and growth 6 (w04): w00–w03 were poor and rose by more; w04 by as much.
    eigen = ["gentrificerend_prijs"] * 4 + ["gentrificeerbaar"] + ["niet_gentrificeerbaar"] * 6
    assert result["ding_klasse"].tolist() == [*eigen, "gentrificeerbaar"]
    assert result["ding_niveau"].tolist() == ["wijk"] * 11 + ["gemeente"]
    # Nine wijken are no region to be compared with; without any prices nobody has an answer.
    few = of_wijken(wijken, gemeenten, sales[~sales["code"].isin(codes[:2])], income)
    assert set(few["ding_niveau"]) == {"gemeente"}
    none = of_wijken(wijken, gemeenten, sales.iloc[:0], income)
    assert none.isna().all(axis=None)
