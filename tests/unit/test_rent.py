"""The rent signal in made-up towns, with answers worked by hand."""

import math

import pandas as pd
import pytest

from etl.errors import OnbekendeCode, OngeldigePrijs
from etl.measures import rent

JAREN = range(2014, 2025)


def series(code: str, start: float, pct: float, **changes: object) -> pd.DataFrame:
    """Return sales of houses that cost `start` in 2015 and grow by `pct` % a year."""
    return pd.DataFrame(
        {
            "niveau": "gemeente",
            "code": code,
            "jaar": list(JAREN),
            "waarde": [start * (1 + pct / 100) ** (jaar - 2015) for jaar in JAREN],
            "woningtype": "alle_huizen",
            "aantal": 50,
        }
    ).assign(**changes)


def gemeenten(*codes: str, gewest: str = "02000") -> pd.DataFrame:
    return pd.DataFrame(
        {"gemeente_code": list(codes), "gewest_code": gewest, "provincie_code": pd.NA}
    )


NO_RENTS = pd.DataFrame(columns=["niveau", "code", "jaar", "waarde", "reeks", "woningtype", "maat"])

# Median growth 3 % (c and d), median start 200: cheap and fast, dear and fast, two in the middle,
# slow.
VIJF = pd.concat(
    [
        series("a", 150, 5),
        series("b", 300, 5),
        series("c", 200, 3),
        series("d", 200, 3),
        series("e", 100, 1),
    ]
)
A_TOT_E = gemeenten(*"abcde")


def test_growth_by_hand() -> None:
    assert rent.growth([1, 2, 3, 4], [2, 2, 2, 2]) == 0
    assert rent.growth([2020, 2021], [100, 50]) == pytest.approx(-50)
    # ln 1, 0, 1 over years 0, 1, 3: mean year 4/3, Σxy/Σxx = (−4/3 + 5/3) / (42/9) = 1/14.
    expected = 100 * (math.exp(1 / 14) - 1)
    assert rent.growth([0, 1, 3], [math.e, 1, math.e]) == pytest.approx(expected)
    assert rent.growth([3, 0, 1], [math.e, math.e, 1]) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("years", "values"), [([], []), ([2020], [100]), ([2020, 2021], [100, float("nan")])]
)
def test_growth_of_less_than_two_years_is_unknown(years: list[int], values: list[float]) -> None:
    assert math.isnan(rent.growth(years, values))


@pytest.mark.parametrize("price", [0, -1, float("inf")])
def test_a_price_that_is_none_is_named(price: float) -> None:
    with pytest.raises(OngeldigePrijs, match="2021"):
        rent.growth([2020, 2021], [100, price])


def test_the_five_classes() -> None:
    result = rent.signal(VIJF, NO_RENTS, gemeenten(*"abcdef"))
    assert result["huur_signaal"].to_dict() == {
        "a": "onder_druk",
        "b": "duur_en_stijgend",
        "c": "stabiel",
        "d": "stabiel",
        "e": "blijft_achter",
        "f": "onbekend",
    }
    assert not result["huur_onzeker"].any()
    assert result.loc["a", "huur_groei_pct_jaar"] == pytest.approx(5)
    assert result.loc["a", "huur_verschil_punten"] == pytest.approx(2)
    assert result.loc["a"].iloc[5:].tolist() == [
        "gemeente",
        "koopprijs",
        "alle_huizen",
        "alle_huizen",
        2015,
        2024,
    ]
    assert result.loc["f"].iloc[3:].isna().all()


def test_half_a_point_is_still_stable() -> None:
    sales = VIJF[VIJF["code"] != "a"]
    edge = 3.5
    result = rent.signal(pd.concat([sales, series("a", 150, edge)]), NO_RENTS, A_TOT_E)
    assert result.loc["a", "huur_verschil_punten"] == pytest.approx(0.5)
    assert result.loc["a", "huur_signaal"] == "stabiel"
    over = pd.concat([sales, series("a", 150, edge + 0.01)])
    assert rent.signal(over, NO_RENTS, A_TOT_E).loc["a", "huur_signaal"] == "onder_druk"


def test_gemeenten_compare_within_their_gewest_only() -> None:
    brussel = pd.concat([series("x", 900, 8), series("y", 800, 8)])
    all_of_it = pd.concat([A_TOT_E, gemeenten("x", "y", gewest="04000")])
    result = rent.signal(pd.concat([VIJF, brussel]), NO_RENTS, all_of_it)
    assert result.loc[["x", "y"], "huur_signaal"].tolist() == ["stabiel", "stabiel"]
    assert result.loc["a", "huur_verschil_punten"] == pytest.approx(2)


def test_the_provincie_as_reference_can_change_the_class() -> None:
    # a grows 5 %, its gewest's middle 3 %; in a provincie of its own it is its own middle.
    areas = A_TOT_E.assign(provincie_code=["10000", "30000", "30000", "30000", "30000"])
    result = rent.signal(VIJF, NO_RENTS, areas)
    assert result.loc["a", "huur_signaal"] == "onder_druk"
    assert result.loc["a", "huur_stabiliteit"] == "andere_referentie"
    assert result.loc["c", "huur_stabiliteit"] == "stabiel"


def test_eight_years_of_ten_are_enough_seven_are_not() -> None:
    def without(*years: int) -> pd.DataFrame:
        return VIJF.assign(
            waarde=VIJF["waarde"].mask((VIJF["code"] == "a") & VIJF["jaar"].isin(years))
        )

    eight = rent.signal(without(2016, 2018), NO_RENTS, A_TOT_E).loc["a"]
    assert (eight["huur_signaal"], eight["huur_onzeker"]) == ("onder_druk", False)
    assert eight["huur_groei_pct_jaar"] == pytest.approx(5)
    seven = rent.signal(without(2016, 2018, 2024), NO_RENTS, A_TOT_E).loc["a"]
    assert (seven["huur_signaal"], seven["huur_onzeker"]) == ("onbekend", False)


def test_a_class_that_the_window_decides_is_uncertain() -> None:
    # Flat until 2023, then a leap: from 2015–2024 to 2014–2023 the class changes.
    leap = series("a", 150, 3)
    leap["waarde"] *= (leap["jaar"] == 2024).map({True: 1.5, False: 1.0})
    result = rent.signal(pd.concat([VIJF[VIJF["code"] != "a"], leap]), NO_RENTS, A_TOT_E)
    assert result.loc["a", "huur_signaal"] == "onder_druk"
    assert result["huur_onzeker"].to_dict() == dict.fromkeys("bcde", False) | {"a": True}


def test_a_class_unknown_one_year_earlier_is_uncertain() -> None:
    gone = (VIJF["code"] == "a") & VIJF["jaar"].isin([2014, 2015, 2016])
    result = rent.signal(VIJF.assign(waarde=VIJF["waarde"].mask(gone)), NO_RENTS, A_TOT_E)
    assert result.loc["a", ["huur_signaal", "huur_onzeker"]].tolist() == ["onder_druk", True]


def test_the_dwelling_type_most_sold_decides() -> None:
    flats = pd.concat(
        [
            series("a", 100, 2, woningtype="appartementen", aantal=51),
            series("b", 100, 2, woningtype="appartementen", aantal=50),
            series("c", 90, 4, woningtype="appartementen", aantal=3),
        ]
    )
    result = rent.signal(pd.concat([VIJF, flats]), NO_RENTS, A_TOT_E)
    assert result["huur_woningtype"].to_dict() == dict.fromkeys("bcde", "alle_huizen") | {
        "a": "appartementen"
    }
    # The reference is that of flats: 2, 2 and 4 %, also where flats are not most sold.
    assert result.loc["a", "huur_verschil_punten"] == pytest.approx(0)
    assert result.loc["a", "huur_groei_pct_jaar"] == pytest.approx(2)


def test_sales_of_ten_years_ago_do_not_decide_the_dwelling_type() -> None:
    old = series("a", 100, 2, woningtype="appartementen").assign(
        aantal=lambda f: (f["jaar"] == 2014).map({True: 9999, False: 1})
    )
    result = rent.signal(pd.concat([VIJF, old]), NO_RENTS, A_TOT_E)
    assert result.loc["a", "huur_woningtype"] == "alle_huizen"


def rents_of(codes: list[str], years: range, pct: float, **changes: object) -> pd.DataFrame:
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "niveau": "gemeente",
                    "code": code,
                    "jaar": list(years),
                    "waarde": [800 * (1 + pct / 100) ** (year - 2020) for year in years],
                    "reeks": "Barometer",
                    "woningtype": "appartement",
                    "maat": "gemiddelde",
                }
            )
            for code in codes
        ]
    ).assign(**changes)


TIEN = [f"h{i}" for i in range(10)]
MET_TIEN = gemeenten(*"abcde", *TIEN)


def test_one_rent_series_has_nothing_to_be_compared_with() -> None:
    rents = rents_of(["a"], range(2018, 2025), 9)
    pd.testing.assert_frame_equal(
        rent.signal(VIJF, rents, A_TOT_E), rent.signal(VIJF, NO_RENTS, A_TOT_E)
    )


def test_a_rent_series_of_ten_gemeenten_goes_before_sales() -> None:
    fast = rents_of(["a"], range(2020, 2025), 9)
    rents = pd.concat([fast, rents_of(TIEN, range(2019, 2025), 2)])
    result = rent.signal(VIJF, rents, MET_TIEN)
    a = result.loc["a"]
    assert a[["huur_bron", "huur_woningtype"]].tolist() == ["huur", "appartement"]
    assert a["huur_reeks"] == rents["reeks"].iloc[0]
    assert a["huur_groei_pct_jaar"] == pytest.approx(9)
    assert a["huur_verschil_punten"] == pytest.approx(7)
    assert (a["huur_jaar_van"], a["huur_jaar_tot"]) == (2019, 2024)
    assert result.loc["h0", "huur_signaal"] == "stabiel"
    assert result.loc["b", "huur_bron"] == "koopprijs"


@pytest.mark.parametrize(
    "changes",
    [
        {"maat": "gemiddelde vraagprijs"},
        {"woningtype": "studentenkamer"},
        {"niveau": "provincie"},
        {"jaar": 2024},
    ],
)
def test_rents_that_may_not_give_a_signal(changes: dict[str, object]) -> None:
    rents = rents_of([*TIEN, "a"], range(2018, 2025), 9, **changes)
    result = rent.signal(VIJF, rents, MET_TIEN)
    assert set(result["huur_bron"].dropna()) == {"koopprijs"}


def test_of_two_rent_series_the_longer_one_counts() -> None:
    short = rents_of(TIEN, range(2020, 2025), 1, reeks="kort", maat="mediaan")
    long = rents_of(TIEN, range(2018, 2025), 4, reeks="a-lang")
    result = rent.signal(VIJF, pd.concat([long, short]), MET_TIEN)
    assert result.loc["h0", "huur_groei_pct_jaar"] == pytest.approx(4)


def test_an_unknown_gemeente_is_named() -> None:
    with pytest.raises(OnbekendeCode, match="e"):
        rent.signal(VIJF, NO_RENTS, gemeenten(*"abcd"))
    with pytest.raises(OnbekendeCode, match="h9"):
        rent.signal(VIJF, rents_of(["h9"], range(2018, 2025), 1), A_TOT_E)


def test_without_any_observation_all_is_unknown() -> None:
    result = rent.signal(VIJF.iloc[:0], NO_RENTS, A_TOT_E)
    assert result.dtypes.equals(rent.signal(VIJF, NO_RENTS, A_TOT_E).dtypes)
    assert set(result["huur_signaal"]) == {"onbekend"}
    assert result.index.tolist() == list("abcde")


# --- wijken ------------------------------------------------------------------------------------

WIJKEN = pd.DataFrame(
    {"gemeente_code": ["a"] * 12, "gewest_code": "02000", "provincie_code": "10000"},
    index=pd.Index([f"w{i:02}" for i in range(12)], name="wijk_code"),
)


def of_wijken(n: int, **changes: object) -> pd.DataFrame:
    """Return sales of wijken w00 … : growth 1, 2 … % a year, the dearest first."""
    return pd.concat(series(f"w{i:02}", 300 - i, 1 + i, niveau="wijk", **changes) for i in range(n))


def test_a_wijk_takes_its_own_signal_before_that_of_its_gemeente() -> None:
    sales = pd.concat([VIJF, of_wijken(11)])
    result = rent.signal_of_wijken(sales, NO_RENTS, gemeenten(*"abcdef"), WIJKEN)
    # Growth 1–11 %, median 6 %; w10 began lowest, w00 highest.
    assert result["huur_niveau"].tolist() == ["wijk"] * 11 + ["gemeente"]
    assert result["huur_verschil_punten"].tolist()[:11] == pytest.approx(range(-5, 6))
    assert result.loc["w10", "huur_signaal"] == "onder_druk"
    assert result.loc["w00", "huur_signaal"] == "blijft_achter"
    assert result.loc["w05", "huur_signaal"] == "stabiel"
    above = rent.signal(VIJF, NO_RENTS, gemeenten(*"abcdef")).loc["a"]
    assert result.loc["w11"].equals(above.rename("w11"))
    assert set(result["huur_bron"]) == {"koopprijs"}


def test_nine_wijken_are_no_reference_and_seven_years_no_series() -> None:
    towns = gemeenten(*"abcdef")
    plain = rent.signal_of_wijken(VIJF, NO_RENTS, towns, WIJKEN)
    assert set(plain["huur_niveau"]) == {"gemeente"}
    for few in (of_wijken(9), of_wijken(12).query("jaar > 2017")):
        result = rent.signal_of_wijken(pd.concat([VIJF, few]), NO_RENTS, towns, WIJKEN)
        pd.testing.assert_frame_equal(result, plain)


def test_an_unknown_wijk_is_named() -> None:
    sales = pd.concat([VIJF, series("w99", 100, 1, niveau="wijk")])
    with pytest.raises(OnbekendeCode, match=r"niveau wijk .*: w99"):
        rent.signal_of_wijken(sales, NO_RENTS, gemeenten(*"abcdef"), WIJKEN)
