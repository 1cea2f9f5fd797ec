"""Whatever people write: an answer, in the gemeente that was asked, and as sure as it says."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from etl.geocode.geocoder import Geocoder
from etl.geocode.huisnummers import split_number, split_street
from tests.geocodestad import ADRESSEN, STRATEN, TABELLEN

GEOCODER = Geocoder.van(TABELLEN, ADRESSEN)
NAMEN = {"Deinze": "44083", "Nevele": "44083", "Sint-Niklaas": "46021", "Brussel": "21004"}
POSTCODES = ("", "9800", "9850", "9100", "1000", "12", "x")
#: Something near a street's name as often as anything at all.
straten = st.one_of(
    st.text(max_size=40),
    st.sampled_from(sorted(STRATEN["straat"])),
    st.tuples(st.sampled_from(sorted(STRATEN["straat"])), st.integers(0, 12)).map(
        lambda s: s[0][: s[1]] + s[0][s[1] + 1 :]
    ),
)


@given(straten, st.text(max_size=8), st.sampled_from(POSTCODES), st.sampled_from(sorted(NAMEN)))
@example("Kerkstraat", "9999999999999", "9800", "Deinze")
@example("Kerkstraat", "٣", "9800", "Deinze")
@example("olv", "1", "", "Deinze")
def test_the_place_is_in_the_gemeente_that_was_asked(
    straat: str, nummer: str, postcode: str, gemeente: str
) -> None:
    plaats = GEOCODER.zoek(straat, nummer, postcode, gemeente)
    assert plaats.gemeente_code == NAMEN[gemeente]
    assert plaats.wijk_code[:5] in ("", plaats.gemeente_code)
    assert (plaats.precisie in ("adres", "straat")) == bool(plaats.wijk_code)
    assert math.isfinite(plaats.x + plaats.y)
    assert 0 < plaats.zekerheid <= 1
    assert plaats == GEOCODER.zoek(straat, nummer, postcode, gemeente)


@given(st.text(max_size=40), st.text(max_size=8), st.text(max_size=6), st.text(max_size=30))
def test_any_text_gives_an_answer(straat: str, nummer: str, postcode: str, gemeente: str) -> None:
    plaats = GEOCODER.zoek(straat, nummer, postcode, gemeente)
    assert math.isfinite(plaats.x) == bool(plaats.precisie) == bool(plaats.gemeente_code)
    assert bool(plaats.precisie) == (plaats.zekerheid > 0)
    assert all(plaats.uitleg_in(taal) or not plaats.redenen for taal in ("nl", "fr", "en"))


@given(st.sampled_from(range(len(ADRESSEN))))
def test_every_address_is_found_at_its_own_place(i: int) -> None:
    rij = ADRESSEN.iloc[i]
    plaats = GEOCODER.zoek(rij["straat"], rij["huisnummer"], rij["postcode"], rij["gemeente"])
    if "Korte Dreef" in rij["straat"] and rij["huisnummer"] == "1":
        assert plaats.precisie == "deelgemeente"
    elif rij["straat"] == "Korte Dreef_02" or "Korte Dreef" not in rij["straat"]:
        assert (plaats.x, plaats.y) == pytest.approx((rij["x"], rij["y"]))


@given(st.text(max_size=60))
def test_any_text_is_some_house_number_or_none(tekst: str) -> None:
    nummer, rest = split_number(tekst)
    assert 0 <= nummer < 1_000_000
    assert nummer or not rest
    straat, achter = split_street(tekst)
    assert not achter or achter[0].isdigit()
    assert len(straat) <= len(tekst)
