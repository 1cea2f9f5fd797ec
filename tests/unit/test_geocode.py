"""Addresses found in a made-up land: spelling, numbers, mergers, and contradictions told."""

import math
import random

import geopandas as gpd
import pandas as pd
import pytest

from etl.geocode.geocoder import Geocoder
from etl.register.locate import filled, locate
from tests.adresfouten import Adres, written
from tests.geocodestad import ADRESSEN, GEBIEDEN, STRATEN, TABELLEN, WIJKEN, big_town


@pytest.fixture(scope="module")
def geocoder() -> Geocoder:
    return Geocoder.van(TABELLEN, ADRESSEN)


@pytest.fixture(scope="module")
def zonder_nummers() -> Geocoder:
    return Geocoder.van(TABELLEN)


def test_an_address_as_it_is_written(geocoder: Geocoder) -> None:
    plaats = geocoder.zoek("Kerkstraat", "3", "9800", "Deinze")
    assert (plaats.x, plaats.y) == (91_040.0, 185_000.0)
    assert (plaats.precisie, plaats.gemeente_code, plaats.wijk_code) == (
        "adres",
        "44083",
        "44083W01",
    )
    assert (plaats.zekerheid, plaats.uitleg) == (1.0, "")


@pytest.mark.parametrize(
    ("geschreven", "x"),
    [
        ("KERKSTRAAT", 91_040),
        ("kerkstr.", 91_040),
        ("kerk str", 91_040),
        ("Kerkstraaat", 91_040),
        ("Krekstraat", 91_040),
        ("Kerksrt", 91_040),
        ("St-Jansstraat", 92_040),
        ("sint jansstr", 92_040),
        ("Sint-Jans", 92_040),
        ("Sint Janstraat", 92_040),
        ("Burg. Jan De Voslaan", 92_540),
        ("J. De Voslaan", 92_540),
        ("De Voslaan", 92_540),
        ("Burgemeester J. De Vosln", 92_540),
        ("Onze-Lieve-Vrouwestraat", 93_040),
        ("OLV straat", 93_040),
        ("olv.-straat", 93_040),
        ("Oude Moolenweg", 93_540),
    ],
)
def test_a_street_as_people_write_it(geocoder: Geocoder, geschreven: str, x: int) -> None:
    plaats = geocoder.zoek(geschreven, "3", "9800", "deinze")
    assert (plaats.precisie, plaats.x) == ("adres", x), plaats.uitleg


@pytest.mark.parametrize("anders", ["Molenweg", "Nieuwe Molenweg", "Oude Molenstraat", "Kerkhof"])
def test_another_street_is_not_taken_for_it(geocoder: Geocoder, anders: str) -> None:
    plaats = geocoder.zoek(anders, "3", "9800", "Deinze")
    assert plaats.precisie == "deelgemeente"
    assert plaats.uitleg == f"straat “{anders}” staat niet in de lijst"


@pytest.mark.parametrize(
    ("nummer", "x", "precisie", "uitleg"),
    [
        ("nr. 3", 91_040, "adres", ""),
        ("3 bus 12", 91_040, "adres", ""),
        ("3-5", 91_040, "adres", ""),
        ("7 a", 91_080, "adres", ""),
        ("7", 91_080, "adres", "huisnummer 7 staat er niet; op nummer 7A gezet"),
        ("3B", 91_040, "adres", "huisnummer 3B staat er niet; op nummer 3 gezet"),
        ("10/2", 91_100, "adres", ""),
        ("D85", 91_120, "adres", ""),
        ("9", 91_080, "straat", "huisnummer 9 kennen we niet; bij nummer 7A gezet"),
        ("", 91_000, "straat", "zonder huisnummer: een punt in de straat"),
        ("z.n.", 91_000, "straat", "zonder huisnummer: een punt in de straat"),
    ],
)
def test_house_numbers(geocoder: Geocoder, nummer: str, x: int, precisie: str, uitleg: str) -> None:
    plaats = geocoder.zoek("Kerkstraat", nummer, "9800", "Deinze")
    assert (plaats.x, plaats.precisie, plaats.uitleg) == (x, precisie, uitleg)


def test_a_number_behind_the_street(geocoder: Geocoder) -> None:
    assert geocoder.zoek("Kerkstraat nr. 3", "", "9800", "Deinze").x == 91_040


def test_without_addresses_a_street_is_as_precise_as_it_gets(zonder_nummers: Geocoder) -> None:
    plaats = zonder_nummers.zoek("Kerkstraat", "3", "9800", "Deinze")
    assert (plaats.x, plaats.precisie) == (91_000.0, "straat")
    assert "huisnummers van deze straat kennen we niet" in plaats.uitleg


def test_the_postcode_tells_streets_of_one_name_apart(geocoder: Geocoder) -> None:
    assert geocoder.zoek("Kerkstraat", "3", "9850", "Deinze").x == 97_040
    assert geocoder.zoek("Kerkstraat", "3", "9850", "Deinze").wijk_code == "44083W02"


def test_two_streets_of_one_name_are_not_chosen_between(geocoder: Geocoder) -> None:
    plaats = geocoder.zoek("Kerkstraat", "3", "", "Deinze")
    assert plaats.precisie == "gemeente"
    assert plaats.uitleg == (
        "dit past op meer dan één straat: Kerkstraat (9800), Kerkstraat (9850)"
    )


def test_a_house_number_tells_them_apart_where_one_has_it(geocoder: Geocoder) -> None:
    assert geocoder.zoek("Korte Dreef", "40", "9800", "Deinze").x == 94_020
    assert geocoder.zoek("Korte Dreef", "1", "9800", "Deinze").precisie == "deelgemeente"


def test_a_gemeente_of_before_the_merger(geocoder: Geocoder) -> None:
    plaats = geocoder.zoek("Kerkstraat", "3", "", "NEVELE")
    assert (plaats.x, plaats.precisie, plaats.gemeente_code) == (97_040, "adres", "44083")
    assert plaats.uitleg == "NEVELE is nu een deel van Deinze"
    assert plaats.zekerheid == 1.0


def test_a_street_of_another_part_of_the_gemeente_is_told(geocoder: Geocoder) -> None:
    for deel in ("Nevele", "Vosselare"):
        plaats = geocoder.zoek("Oude Molenweg", "3", "", deel)
        assert plaats.x == 93_540
        assert plaats.uitleg.endswith(f"de straat ligt niet in {deel}, wel in dezelfde gemeente")


def test_a_part_of_the_gemeente_a_french_name_a_code_and_a_slip(geocoder: Geocoder) -> None:
    assert geocoder.zoek("Kerkstraat", "3", "", "Vosselare").x == 97_040
    assert geocoder.zoek("Parklaan", "3", "", "saint nicolas").x == 132_040
    assert geocoder.zoek("Parklaan", "3", "", "46021").x == 132_040
    plaats = geocoder.zoek("Parklaan", "3", "", "St. Niklas")
    assert (plaats.x, plaats.uitleg) == (132_040, "gemeente “St. Niklas” gelezen als Sint-Niklaas")
    assert geocoder.zoek("rue haute", "", "", "Bruxelles").precisie == "straat"


def test_only_a_postcode(geocoder: Geocoder) -> None:
    plaats = geocoder.zoek("Parklaan", "3", "9100", "")
    assert plaats.x == 132_040
    assert plaats.uitleg == "de gemeente ontbreekt; we volgden de postcode"
    plaats = geocoder.zoek("Parklaan", "3", "9100", "Wavre")
    assert plaats.uitleg == "gemeente “Wavre” is niet bekend; we volgden de postcode"


def test_a_street_of_another_gemeente_falls_back(geocoder: Geocoder) -> None:
    plaats = geocoder.zoek("Parklaan", "3", "", "Deinze")
    assert (plaats.precisie, plaats.gemeente_code, plaats.wijk_code) == ("gemeente", "44083", "")
    assert plaats.uitleg == "straat “Parklaan” ligt niet in deze gemeente, wel in Sint-Niklaas"
    assert plaats.zekerheid == 0.5


def test_a_postcode_of_another_gemeente(geocoder: Geocoder) -> None:
    # Only the gemeente has the street: two of three agree.
    plaats = geocoder.zoek("Oude Molenweg", "3", "9100", "Deinze")
    assert (plaats.x, plaats.zekerheid) == (93_540, 0.6)
    assert plaats.uitleg == "postcode 9100 hoort niet bij gemeente Deinze"
    # Both have it, or the postcode alone has it: nobody knows which is meant.
    for straat in ("Kerkstraat", "Parklaan"):
        plaats = geocoder.zoek(straat, "3", "9100", "Deinze")
        assert (plaats.precisie, plaats.gemeente_code) == ("gemeente", "44083")
        assert "postcode 9100 hoort niet bij gemeente Deinze" in plaats.uitleg
    assert plaats.uitleg.endswith("wel in Sint-Niklaas")


def test_another_postcode_of_the_gemeente_is_told(geocoder: Geocoder) -> None:
    plaats = geocoder.zoek("Oude Molenweg", "3", "9850", "Deinze")
    assert plaats.x == 93_540
    assert plaats.uitleg == "de straat heeft in deze gemeente postcode 9800, niet 9850"


@pytest.mark.parametrize("gemeente", ["", "Wavre", "{a}", "\x00", "x" * 10_000])
def test_nothing_known_is_said(geocoder: Geocoder, gemeente: str) -> None:
    plaats = geocoder.zoek("Kerkstraat", "3", "", gemeente)
    assert (plaats.precisie, plaats.gemeente_code, plaats.zekerheid) == ("", "", 0.0)
    assert math.isnan(plaats.x)
    assert plaats.uitleg == "de gemeente en de postcode zijn niet bekend"


def test_what_people_write_is_only_ever_text(geocoder: Geocoder) -> None:
    plaats = geocoder.zoek("{b.__class__} <i>", "3", "9800", "Deinze")
    assert plaats.uitleg == "straat “{b.__class__} <i>” staat niet in de lijst"


def test_reasons_read_in_three_languages(geocoder: Geocoder) -> None:
    plaats = geocoder.zoek("Kerkstraat", "9", "9850", "Nevele")
    assert {plaats.uitleg_in(taal) for taal in ("fr", "en")}.isdisjoint({plaats.uitleg})
    assert "Nevele is now part of Deinze" in plaats.uitleg_in("en")


def test_an_address_gets_the_wijk_it_lies_in_and_never_one_of_another_gemeente() -> None:
    ver = ADRESSEN.assign(x=ADRESSEN["x"] + 3_000)
    geocoder = Geocoder.van(TABELLEN, ver)
    # The street begins in the one wijk; its houses stand in the other.
    assert geocoder.zoek("Oude Molenweg", "3", "9800", "Deinze").wijk_code == "44083W02"
    weg = Geocoder.van(TABELLEN, ADRESSEN.assign(x=ADRESSEN["x"] + 40_000))
    assert weg.zoek("Kerkstraat", "3", "9800", "Deinze").wijk_code == "44083W02"


def test_the_address_list_knows_better_on_which_side_of_a_border_a_street_is() -> None:
    """A street that the gazetteer puts in the neighbour, as 14 of Flanders are."""
    verkeerd = STRATEN.assign(
        gemeente_code=STRATEN["gemeente_code"].where(STRATEN.index != 11, "44083")
    )
    tabellen = TABELLEN | {"straten": verkeerd}
    assert Geocoder.van(tabellen).zoek("Parklaan", "3", "", "Sint-Niklaas").precisie == "gemeente"
    assert Geocoder.van(tabellen, ADRESSEN).zoek("Parklaan", "3", "", "Sint-Niklaas").x == 132_040


def test_without_borders_the_wijk_is_that_of_the_street() -> None:
    wijken = pd.DataFrame(WIJKEN.drop(columns="geometry")).set_index("wijk_code")
    assert not isinstance(wijken, gpd.GeoDataFrame)
    plaats = Geocoder.van(TABELLEN | {"wijken": wijken}).zoek("Parklaan", "", "", "Sint-Niklaas")
    assert plaats.wijk_code == "46021W01"


def test_a_town_is_found_again_after_slips() -> None:
    """98 in 100 addresses of 2,000, and none in the wrong gemeente: as asked of the real list."""
    tabellen, adressen = big_town()
    geocoder = Geocoder.van(tabellen, adressen)
    kans = random.Random(6)  # noqa: S311
    goed = 0
    for rij in adressen.sample(2000, random_state=6).itertuples():
        adres = Adres(str(rij.straat), str(rij.huisnummer), str(rij.postcode), str(rij.gemeente))
        vraag = written(adres, kans)
        plaats = geocoder.zoek(vraag.straat, vraag.huisnummer, vraag.postcode, vraag.gemeente)
        assert plaats.gemeente_code == {"9800": "44083", "9100": "46021"}[adres.postcode]
        goed += math.hypot(plaats.x - float(str(rij.x)), plaats.y - float(str(rij.y))) <= 50
    assert goed >= 0.98 * 2000


def test_locate_proposes_a_place_for_rows_without_one(geocoder: Geocoder) -> None:
    lijst = pd.DataFrame(
        {
            "naam": ["De Brug", "De Boom", "Het Huis", "De Kant"],
            "straat": ["Kerkstr.", "Kerkstraat", "Parklaan", "Parklaan"],
            "huisnummer": ["3", "3", None, "3"],
            "postcode": ["9800", "9800", None, None],
            "gemeente_naam": ["Deinze", "Deinze", None, "Deinze"],
            "gemeente_code": ["44083", "44083", "46021", "46021"],
            "lat": [None, 50.9, float("nan"), None],
            "lon": [None, 3.5, 4.1, None],
        },
        index=pd.Index([2, 3, 5, 6], name="rij"),
    )
    voorstel = locate(lijst, geocoder)
    assert voorstel.index.tolist() == [2, 5, 6]
    assert voorstel["locatie_precisie"].tolist() == ["adres", "straat", ""]
    assert voorstel["wijk_code"].tolist() == ["44083W01", "46021W01", ""]
    # EPSG:31370 (91 040, 185 000), by pyproj.
    assert voorstel.loc[2, ["lat", "lon"]].tolist() == pytest.approx([50.973, 3.5], abs=0.05)
    assert math.isnan(voorstel.loc[6, "lat"])
    assert "code 46021 is niet die van gemeente Deinze" in {
        r.in_taal("nl") for r in voorstel.loc[6, "redenen"]
    }


def test_locate_of_a_list_without_the_columns(geocoder: Geocoder) -> None:
    voorstel = locate(pd.DataFrame({"naam": ["De Brug"]}), geocoder)
    assert voorstel["locatie_precisie"].tolist() == [""]
    assert locate(pd.DataFrame({"naam": []}), geocoder).empty


def test_the_made_up_land_keeps_the_contract() -> None:
    assert set(STRATEN["gemeente_code"]) <= set(GEBIEDEN["code"])


def test_the_proposals_filled_in_change_nothing_else(geocoder: Geocoder) -> None:
    lijst = pd.DataFrame(
        {
            "naam": ["De Brug", "De Boom", "De Kant", "De Tak"],
            "straat": ["Kerkstraat", "Kerkstraat", "Parklaan", "Parklaan"],
            "huisnummer": ["3", "3", "3", "3"],
            # Of the last, gemeente and postcode contradict.
            "postcode": [None, None, None, "9100"],
            "gemeente_naam": ["Nevele", "Nevele", "Wavre", "Deinze"],
            "wijk_code": [None, "44083W01", None, None],
            "lat": [None, "50.900000", None, None],
            "lon": [None, "3.500000", None, None],
        },
        index=pd.Index([2, 3, 4, 5], name="rij"),
    )
    voorstel = locate(lijst, geocoder)
    vol = filled(lijst, voorstel)
    assert vol.loc[2, ["locatie_precisie", "gemeente_code", "wijk_code"]].tolist() == [
        "adres",
        "44083",
        "44083W02",
    ]
    assert float(vol.loc[2, "lat"]) == voorstel.loc[2, "lat"]
    pd.testing.assert_frame_equal(
        vol.loc[3:, list(lijst.columns)].astype("object"), lijst.loc[3:].astype("object")
    )
    assert vol.loc[3:, ["locatie_precisie", "gemeente_code"]].isna().all(axis=None)
    assert locate(vol, geocoder).index.tolist() == [4, 5]
