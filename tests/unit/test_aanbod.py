"""The offer around a point, worked by hand: 1 minute on foot is 61.5 m as the crow flies."""

from typing import Any

import pytest

from dashboard.zoeken.aanbod import Aanbod, Resultaten, wijk_bij
from dashboard.zoeken.gazetteer import Gazetteer
from dashboard.zoeken.zoekvraag import Drempels, Zoekvraag
from etl.errors import OnbekendeCode, OngeldigeAanroep, OngeldigeCoordinaat
from etl.measures.travel import FIETSSNELHEID_KMH, limit_metres
from tests.zoekstad import initiatief, stad

HIER: dict[str, Any] = {"x": 1000.0, "y": 1000.0, "wijk_code": "99001W01"}


def vind(*initiatieven: dict[str, Any], **vraag: Any) -> Resultaten:
    return Aanbod.van(stad(list(initiatieven))).zoek(Zoekvraag(**(HIER | vraag)))


def ids(treffers: Any) -> list[str]:
    return [t.id for t in treffers]


def test_within_reach_by_minutes_boundary_included() -> None:
    grens = limit_metres(15)
    antwoord = vind(
        initiatief("ver", x=1000 + grens + 0.01),
        initiatief("grens", x=1000 + grens),
        initiatief("hier"),
    )
    assert ids(antwoord.nabij) == ["hier", "grens"]
    assert ids(antwoord.verder) == ["ver"]
    assert [t.minuten for t in antwoord.nabij] == pytest.approx([0, 15])


def test_by_bike() -> None:
    aanbod = initiatief("a", x=1000 + limit_metres(15, FIETSSNELHEID_KMH))
    assert vind(aanbod).nabij == ()
    assert ids(vind(aanbod, vervoer="fietsen").nabij) == ["a"]


def test_a_place_that_is_not_precise_says_so() -> None:
    precies = {
        p: vind(initiatief("a", locatie_precisie=p)).nabij[0].precies
        for p in ("adres", "straat", "wijk", "deelgemeente")
    }
    assert precies == {"adres": True, "straat": True, "wijk": False, "deelgemeente": False}


def test_a_place_known_by_its_gemeente_stands_apart() -> None:
    hier = initiatief("hier", locatie_precisie="gemeente")
    elders = initiatief("elders", locatie_precisie="gemeente", gemeente_code="99002")
    antwoord = vind(hier, elders)
    assert ids(antwoord.zonder_adres) == ["hier"]
    assert antwoord.zonder_adres[0].minuten is None
    assert antwoord.nabij == antwoord.verder == ()


@pytest.mark.parametrize(
    ("niveau", "code", "komt"),
    [
        ("wijk", "99001W01", True),
        ("wijk", "99001W02", False),
        ("gemeente", "99001", True),
        ("gemeente", "99002", False),
        ("elz", "elz90", True),
        ("elz", "elz91", False),
        ("provincie", "90000", True),
        ("gewest", "02000", True),
        ("gewest", "04000", False),
        # A code says nothing without its level.
        ("gewest", "90000", False),
    ],
)
def test_outreach_by_its_area(niveau: str, code: str, komt: bool) -> None:
    mobiel = initiatief(
        "m", bereik="werkingsgebied", werkgebied_niveau=niveau, werkgebied_code=code, x=99_000.0
    )
    antwoord = vind(mobiel)
    assert ids(antwoord.komt) == ["m"] * komt
    assert antwoord.nabij == antwoord.verder == antwoord.zonder_adres == ()


def test_of_a_gemeente_what_comes_to_any_of_its_wijken() -> None:
    mobiel = {"bereik": "werkingsgebied", "werkgebied_niveau": "wijk"}
    twee = initiatief("twee", werkgebied_code="99001W02", **mobiel)
    elders = initiatief("elders", werkgebied_code="99002W01", **mobiel)
    antwoord = vind(twee, elders, wijk_code="", gemeente_code="99001")
    assert ids(antwoord.komt) == ["twee"]
    assert antwoord.komt[0].werkgebied == ("wijk", "99001W02")
    # Of a bare point: the wijk of the nearest household.
    assert ids(vind(twee, elders, wijk_code="", x=2100.0).komt) == ["twee"]
    assert wijk_bij(stad(), 8000, 0) == "99002W01"


def test_online_is_for_all_or_for_its_area() -> None:
    online = {"bereik": "online", "x": 99_000.0}
    antwoord = vind(
        initiatief("overal", **online),
        initiatief("elders", werkgebied_niveau="elz", werkgebied_code="elz91", **online),
        initiatief("hier", werkgebied_niveau="elz", werkgebied_code="elz90", **online),
    )
    assert ids(antwoord.online) == ["hier", "overal"]
    assert antwoord.komt == ()


@pytest.mark.parametrize(
    ("drempels", "kolom", "ja", "nee"),
    [
        ({"kinderopvang": True}, "kinderopvang", "ja", "nee"),
        ({"rolstoel": True}, "rolstoeltoegankelijk", "ja", "nee"),
        ({"gratis": True}, "gratis", "ja", "nee"),
        ({"taal": "Frans"}, "talen", "nederlands|frans", "nederlands"),
        ({"dag": "tu"}, "openingsuren", "di 9-12u", "ma 9-12u"),
        ({"dag": "tu"}, "openingsuren", "Tu 09:00-12:00", "Mo 09:00-12:00"),
    ],
)
def test_a_threshold_keeps_the_unknown_marked(
    drempels: dict[str, Any], kolom: str, ja: str, nee: str
) -> None:
    aanbod = [
        initiatief("ja", **{kolom: ja}),
        initiatief("nee", **{kolom: nee}),
        initiatief("onbekend", **{kolom: None}),
    ]
    (naam,) = drempels
    antwoord = vind(*aanbod, drempels=Drempels(**drempels))
    assert {t.id: t.onbekend for t in antwoord.nabij} == {"ja": (), "onbekend": (naam,)}
    bekend = vind(*aanbod, drempels=Drempels(**drempels, alleen_bekend=True))
    assert ids(bekend.nabij) == ["ja"]
    assert len(vind(*aanbod).nabij) == 3


def test_open_only_sometimes_is_told() -> None:
    soms = initiatief("soms", openingsuren="1e dinsdag van de maand 9-12u")
    (treffer,) = vind(soms, drempels=Drempels(dag="tu", alleen_bekend=True)).nabij
    assert treffer.soms_open
    assert not vind(soms).nabij[0].soms_open


def test_types_and_werkmodellen_hold_for_all_offer() -> None:
    aanbod = [
        initiatief("a", werkmodellen="organisatie|locatie_regio"),
        initiatief("b", werkmodellen="lotgenotennetwerk", type="vereniging_armen"),
        initiatief("c", werkmodellen="persoonlijke_vriend", type="buddywerking", bereik="online"),
    ]
    assert ids(vind(*aanbod, werkmodellen=("organisatie", "lotgenotennetwerk")).nabij) == ["a", "b"]
    assert ids(vind(*aanbod, typen=("vereniging_armen",)).nabij) == ["b"]
    assert vind(*aanbod, typen=("vereniging_armen",)).online == ()


def test_what_is_told_of_a_place() -> None:
    (treffer,) = vind(
        initiatief(
            "a",
            straat="Kerkstraat",
            huisnummer="5",
            postcode="9900",
            talen="nl|fr",
            bron_datum="2022-05",
            nagekeken_op="2025-01-02",
        )
    ).nabij
    assert treffer.adres == "Kerkstraat 5, 9900 Voorbeeldstad"
    assert treffer.talen == ("nl", "fr")
    assert treffer.vers == "2025-01-02"
    assert treffer.drager == treffer.website == treffer.gratis == ""


def test_an_empty_register() -> None:
    antwoord = vind()
    assert antwoord.nabij == antwoord.verder == antwoord.komt == antwoord.online == ()


def test_a_place_of_the_gazetteer_asks_for_itself() -> None:
    (plek, *_) = Gazetteer.van(stad()).zoek("kerkstraat molendam")
    vraag = Zoekvraag.bij(plek, minuten=20)
    assert (vraag.x, vraag.wijk_code, vraag.gemeente_code) == (9000, "99002W01", "99002")
    assert vraag.minuten == 20


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"x": float("nan")}, OngeldigeCoordinaat),
        ({"vervoer": "vliegen"}, OngeldigeAanroep),
        ({"minuten": -1}, OngeldigeAanroep),
        ({"wijk_code": "00000W00"}, OnbekendeCode),
        ({"wijk_code": "", "gemeente_code": "00000"}, OnbekendeCode),
    ],
)
def test_a_question_that_cannot_be(anders: dict[str, Any], fout: type[Exception]) -> None:
    with pytest.raises(fout):
        vind(**anders)
    with pytest.raises(OngeldigeAanroep):
        Drempels(dag="dinsdag")
