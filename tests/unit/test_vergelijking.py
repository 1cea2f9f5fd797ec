"""What a refresh would change, and what it will not take unasked; figures worked by hand."""

import pandas as pd
import pytest

from etl.contract.tables import TABELLEN
from etl.vergelijking import DREMPEL_PCT, compare

KOLOMMEN = TABELLEN["internet"].kolomnamen()


def internet(n: int = 40, **vervang: object) -> pd.DataFrame:
    """Return `n` years of one area, 10.0 each; `vervang` sets the value of a year."""
    rijen = [
        ["internet_zonder_pct", "gewest", "02000", 2000 + i, 10.0, "eurostat_internet", "gemeten"]
        for i in range(n)
    ]
    frame = pd.DataFrame(rijen, columns=KOLOMMEN)
    for jaar, waarde in vervang.items():
        frame.loc[frame["jaar"] == int(jaar.removeprefix("j")), "waarde"] = waarde
    return frame.astype({"jaar": "Int64", "waarde": "float64"})


def test_the_same_rows_in_another_order_are_no_change() -> None:
    zelfde = compare("internet", internet(), internet().iloc[::-1])
    assert (zelfde.erbij, zelfde.weg, zelfde.anders, zelfde.totalen) == (0, 0, 0, ())
    assert zelfde.bezwaren() == ()


def test_a_small_change_is_told_with_its_total_and_taken() -> None:
    verschil = compare("internet", internet(), internet(41, j2003=12.0))
    assert (verschil.oud, verschil.nieuw) == (40, 41)
    assert (verschil.erbij, verschil.weg, verschil.anders) == (1, 0, 1)
    assert verschil.regels() == (
        "internet: 40 → 41 rijen (1 erbij, 0 weg, 1 anders)",
        "  waarde samen 400 → 412 (+3,00 %)",
    )
    assert verschil.bezwaren() == ()


@pytest.mark.parametrize(
    ("nieuw", "bezwaar"),
    [
        (internet(43), "3 van 40 rijen erbij"),
        (internet(37), "3 van 40 rijen weg"),
        (internet(j2001=9.9, j2002=9.9, j2003=9.9), "3 van 40 rijen anders"),
        (internet(j2001=31.0), "waarde samen 400 → 421 (+5,25 %)"),
    ],
)
def test_more_than_the_threshold_is_refused(nieuw: pd.DataFrame, bezwaar: str) -> None:
    assert DREMPEL_PCT == 5.0
    assert any(bezwaar in b for b in compare("internet", internet(), nieuw).bezwaren())


def test_exactly_the_threshold_is_taken() -> None:
    assert compare("internet", internet(), internet(42)).bezwaren() == ()


def test_a_value_that_becomes_suppressed_is_told_as_empty_not_as_zero() -> None:
    verschil = compare("internet", internet(), internet(j2005=None))
    assert verschil.anders == 1
    assert "leeg 0 → 1" in verschil.regels()[1]


def test_an_area_that_is_gone_is_refused_however_few_rows_it_had() -> None:
    oud = internet(200)
    oud.loc[7, ["niveau", "code"]] = ["provincie", "10000"]
    verschil = compare("internet", oud, internet(200))
    assert verschil.verloren == {"code": ["provincie 10000"]}
    assert verschil.bezwaren() == ("internet: code verliest provincie 10000",)


def test_a_table_without_key_is_compared_row_by_row_with_copies_counted() -> None:
    kolommen = TABELLEN["huishoudens"].kolomnamen()
    een = [1, "11001A00-", "11001W01", "11001", 1.0, 2.0, 10.0, 5.0]
    oud = pd.DataFrame([een, een, [2, *een[1:]]], columns=kolommen)
    nieuw = pd.DataFrame([een, [2, *een[1:]]], columns=kolommen)
    verschil = compare("huishoudens", oud, nieuw)
    assert (verschil.erbij, verschil.weg, verschil.anders) == (0, 1, 0)
    assert verschil.verloren == {}
    assert verschil.regels()[1:] == (
        "  huishoudens samen 30 → 20 (-33,33 %)",
        "  wagens samen 15 → 10 (-33,33 %)",
    )


def test_a_first_table_is_new_and_taken() -> None:
    verschil = compare("internet", None, internet())
    assert verschil.regels() == ("internet: nieuw, 40 rijen",)
    assert verschil.bezwaren() == ()
