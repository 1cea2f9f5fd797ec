"""Places found in a made-up region, as people type them."""

import pytest

from dashboard.zoeken.gazetteer import Gazetteer
from dashboard.zoeken.plekken import Plek
from tests.zoekstad import stad


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.van(stad())


def kort(plek: Plek) -> tuple[str, str, str]:
    return plek.soort, plek.naam, plek.gemeente


VOS = ("straat", "Burgemeester Jan De Vosstraat", "Voorbeeldstad")
KERK = ("straat", "Kerkstraat", "Voorbeeldstad")
MOLENDAM = ("gemeente", "Molendam-Veld", "Molendam-Veld")


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("kerkstraat voorbeeldstad", KERK),
        ("KERKSTRAAT, Voorbeeldstad", KERK),
        ("Voorbeeldstad kerkstr", KERK),
        ("Kerkstraat 12a bus 3, 9900 Voorbeeldstad, België", KERK),
        ("kerkstraat villexemple", KERK),
        ("kerkstraat voorbelstad", KERK),
        ("kekstraat voorbeeldstad", KERK),
        ("kerkst voorbeeld", KERK),
        ("kerkstraat molendam", ("straat", "Kerkstraat", "Molendam-Veld")),
        ("kerkstraat veld", ("straat", "Kerkstraat", "Molendam-Veld")),
        ("st jansplein", ("straat", "Sint-Jansplein", "Voorbeeldstad")),
        ("Sint Jans pl.", ("straat", "Sint-Jansplein", "Voorbeeldstad")),
        ("onze-lieve-vrouwstraat", ("straat", "O.L.Vrouwestraat", "Voorbeeldstad")),
        ("OLV straat", ("straat", "O.L.Vrouwestraat", "Voorbeeldstad")),
        ("burg. jan de vosstr", VOS),
        ("de vosstraat", VOS),
        ("de vosstraat burgemeester jan", VOS),
        ("Karel De Vosstraat Voorbeeldstad", VOS),
        ("11 novemberlaan 5", ("straat", "11 Novemberlaan", "Voorbeeldstad")),
        ("gentsestwg 100", ("straat", "Gentse Steenweg", "Molendam-Veld")),
        ("rue neuve bruxelles", ("straat", "Nieuwstraat", "Brugstad")),
        ("rue neuve pontville", ("straat", "Nieuwstraat", "Brugstad")),
        ("nieuwstraat 1099", ("straat", "Nieuwstraat", "Brugstad")),
        ("chee de wavre", ("straat", "Waverse Steenweg", "Brugstad")),
        ("molendam", MOLENDAM),
        ("veld", MOLENDAM),
        ("molndam", MOLENDAM),
        ("9950", ("postcode", "9950", "Molendam-Veld")),
        ("995", ("postcode", "9950", "Molendam-Veld")),
        ("9950 molendam", ("postcode", "9950", "Molendam-Veld")),
        ("haven", ("wijk", "Haven", "Voorbeeldstad")),
        ("centrum molendam", ("wijk", "Centrum", "Molendam-Veld")),
        # The wijk says which municipality it was before a merger.
        ("oudorp", ("wijk", "Oudorp - Dorp", "Voorbeeldstad")),
        # Another place than any that is known: the street all the same.
        ("gentse steenweg nergenshuizen", ("straat", "Gentse Steenweg", "Molendam-Veld")),
    ],
)
def test_what_people_type(gazetteer: Gazetteer, tekst: str, verwacht: tuple[str, ...]) -> None:
    assert kort(gazetteer.zoek(tekst)[0]) == verwacht


@pytest.mark.parametrize("tekst", ["", " ", "?!", "qqqqqqq", "9", "🤷", "12 bus 3"])
def test_nothing_is_found_where_nothing_fits(gazetteer: Gazetteer, tekst: str) -> None:
    assert [p for p in gazetteer.zoek(tekst) if not p.naam.startswith("9")] == []


def test_old_municipality_narrows_down_the_street(gazetteer: Gazetteer) -> None:
    eerste, tweede = gazetteer.zoek("kerkstraat oudorp")
    assert (eerste.naam, eerste.postcode, eerste.wijk) == ("Kerkstraat", "9910", "Oudorp - Dorp")
    # Few know where a wijk ends: the rest of the gemeente follows.
    assert (tweede.gemeente, tweede.postcode) == ("Voorbeeldstad", "9900")


def test_bigger_places_first_and_the_same_text_once(gazetteer: Gazetteer) -> None:
    codes = [(p.gemeente, p.postcode) for p in gazetteer.zoek("kerkstraat")]
    assert codes == [
        ("Voorbeeldstad", "9900"),
        ("Voorbeeldstad", "9910"),
        ("Molendam-Veld", "9950"),
    ]
    assert [p.gemeente for p in gazetteer.zoek("centrum")] == ["Voorbeeldstad", "Molendam-Veld"]
    assert [p.gemeente for p in gazetteer.zoek("nieuwstraat")] == ["Brugstad", "Molendam-Veld"]


def test_a_street_without_postcode_lies_in_its_gemeente(gazetteer: Gazetteer) -> None:
    assert [p.gemeente for p in gazetteer.zoek("nieuwstraat 1099")] == ["Brugstad"]


def test_exact_before_prefix_before_error(gazetteer: Gazetteer) -> None:
    (zuid,) = gazetteer.zoek("zuid")
    assert kort(zuid) == ("wijk", "Zuid", "Brugstad")
    # "Kerkstraat" begins so; "Kadeweg" is not even near.
    assert {p.naam for p in gazetteer.zoek("kerk")} == {"Kerkstraat"}


def test_at_most_n(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.zoek("kerkstraat", 2)) == 2
    assert gazetteer.zoek("kerkstraat", 1) == gazetteer.zoek("kerkstraat", 3)[:1]


def test_the_middle_is_that_of_the_households(gazetteer: Gazetteer) -> None:
    (centrum, *_) = gazetteer.zoek("centrum voorbeeldstad")
    assert (centrum.x, centrum.y) == (1100, 1000)  # 400 at 1000 and 100 at 1500
    (stad_, *_) = gazetteer.zoek("voorbeeldstad")
    assert stad_.x == pytest.approx((500 * 1100 + 300 * 2000) / 800)
    # Nobody lives in the harbour: the middle of its streets.
    (haven, *_) = gazetteer.zoek("haven")
    assert (haven.x, haven.y) == (3000, 3000)
    # 9910 has one street; 1099 none, but a place of the register.
    assert gazetteer.zoek("9910")[0].x == 2000
    assert gazetteer.zoek("1099")[0].x == 20200


def test_a_link_finds_its_place_back(gazetteer: Gazetteer) -> None:
    alle = {
        p for t in ("kerk", "nieuw", "centrum", "molen", "99", "burg") for p in gazetteer.zoek(t)
    }
    assert len(alle) > 8
    for plek in alle:
        assert gazetteer.met_sleutel(plek.sleutel) == plek
        assert plek.sleutel.replace("-", "").isalnum()
    assert gazetteer.zoek("kerkstraat oudorp")[0].sleutel == "straat-99001-9910-kerkstraat-ou"
    # The second of two that are else the same has a link of its own.
    tweede = gazetteer.met_sleutel("straat-21099-x-nieuwstraat-2")
    assert tweede is not None
    assert tweede.x == 20500


@pytest.mark.parametrize(
    "sleutel",
    ["", "-", "straat", "straat-", "straat-99001", "gemeente-1", "postcode-" + "9" * 5000, "x-y"],
)
def test_a_broken_link_finds_nothing(gazetteer: Gazetteer, sleutel: str) -> None:
    assert gazetteer.met_sleutel(sleutel) is None


def test_the_order_of_the_street_list_does_not_matter(gazetteer: Gazetteer) -> None:
    anders = stad()
    geschud = anders.straten.sample(frac=1, random_state=3, ignore_index=True)
    anders.__dict__["straten"] = geschud
    ander = Gazetteer.van(anders)
    for tekst in ("kerkstraat", "k", "nieuwstraat", "99", "vosstr"):
        assert ander.zoek(tekst) == gazetteer.zoek(tekst)
