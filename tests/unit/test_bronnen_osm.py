"""Places from OpenStreetMap: an extract, Overpass, the rules, and what no rule knows."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from etl.contract.aanbod import AANBODTYPES
from etl.contract.adressen import ADRESSEN
from etl.contract.overpass import TAGS
from etl.errors import OngeldigeGegevens
from etl.sources import aanbodcodes, osm, osm_punten
from etl.sources.download import Beleid, Ophaler, Verzoek
from etl.sources.verslag import Gelezen
from tests.webserver import answer, serve

PUNTEN = Path("/work/shared/bronnen/osm/osm2015_be_social_points.csv")
ECHT = Path("/work/shared/bronnen/osm/wechelderzande.osm.pbf")


def node(nummer: int, naam: str, tags: dict[str, str], plek: tuple[float, float] = (51.0, 4.0)):
    element = {"type": "node", "id": nummer, "lat": plek[0], "lon": plek[1]}
    return element | {"tags": {"name": naam} | tags}


def way(nummer: int, naam: str, tags: dict[str, str]):
    midden = {"center": {"lat": 51.1, "lon": 4.1}}
    return {"type": "way", "id": nummer} | midden | {"tags": {"name": naam} | tags}


def overpass(folder: Path, *elementen, **anders) -> Gelezen:
    antwoord = {
        "version": 0.6,
        "generator": "Overpass API",
        "osm3s": {"timestamp_osm_base": "2026-11-01T10:00:00Z", "copyright": "ODbL"},
        "elements": list(elementen),
    } | anders
    path = folder / osm.OVERPASS
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(antwoord), encoding="utf-8")
    return osm.read(folder)


def test_an_element_becomes_a_row_with_its_address_hours_and_source(tmp_path: Path) -> None:
    tags = {
        "amenity": "community_centre",
        "addr:street": "Markt",
        "addr:housenumber": "3b",
        "addr:postcode": "9000",
        "opening_hours": "Mo-Fr 09:00-17:00; PH off",
        "wheelchair": "yes",
        "fee": "no",
        "contact:website": "https://www.debrug.be",
        "phone": "+32 9 265 71 70",
        "operator": "Stad Dorp",
    }
    gelezen = overpass(tmp_path, way(7, "De Brug", tags))
    rij = gelezen.tabel.iloc[0]
    assert (rij["naam"], rij["type"], rij["werkmodellen"]) == (
        "De Brug",
        "ontmoetingscentrum",
        "locatie_regio",
    )
    assert (rij["straat"], rij["huisnummer"], rij["postcode"]) == ("Markt", "3b", "9000")
    assert rij["openingsuren"] == "Mo-Fr 09:00-17:00; PH off"
    assert (rij["rolstoeltoegankelijk"], rij["gratis"]) == ("ja", "ja")
    assert rij["website"] == "https://www.debrug.be"
    assert rij["telefoon"] == "+32 9 265 71 70"
    assert (rij["lat"], rij["lon"], rij["locatie_precisie"]) == (51.1, 4.1, "adres")
    assert (rij["bron"], rij["bron_datum"]) == ("osm", "2026-11-01")
    assert rij["bron_url"] == "https://www.openstreetmap.org/way/7"


@pytest.mark.parametrize(
    ("tags", "soort", "reden"),
    [
        ({"amenity": "social_centre"}, "ontmoetingscentrum", ""),
        (
            {"amenity": "social_facility", "social_facility": "soup_kitchen"},
            "sociaal_restaurant",
            "",
        ),
        ({"amenity": "social_facility", "social_facility": "food_bank"}, "", "voedselbank"),
        ({"amenity": "social_facility", "social_facility": "nursing_home"}, "", "wonen of opvang"),
        ({"amenity": "social_facility", "social_facility": "day_care"}, "", "dagverzorging"),
        (
            {
                "amenity": "social_facility",
                "social_facility": "outreach",
                "social_facility:for": "homeless;drug_addicted",
            },
            "inloopcentrum",
            "",
        ),
        ({"amenity": "social_facility", "social_facility": "outreach"}, "", "hulpdienst"),
        ({"amenity": "library", "internet_access": "terminal"}, "digipunt", ""),
        ({"amenity": "library", "internet_access": "wlan"}, "", "bibliotheek"),
        ({"office": "ngo"}, "", "kantoor"),
        ({"amenity": "community_centre", "access": "private"}, "", "niet openbaar"),
    ],
)
def test_each_tag_has_a_type_or_a_reason(tmp_path: Path, tags, soort: str, reden: str) -> None:
    gelezen = overpass(tmp_path, node(1, "Huis", tags))
    assert gelezen.tabel["type"].tolist() == ([soort] if soort else [])
    assert any(reden in regel for regel in gelezen.verslag if "niet opgenomen" in regel) == bool(
        reden
    )


def test_the_name_goes_before_the_tag(tmp_path: Path) -> None:
    gelezen = overpass(
        tmp_path,
        node(1, "LDC De Wilg", {"amenity": "social_facility", "social_facility": "day_care"}),
        node(2, "Wijkgezondheidscentrum De Punt", {"amenity": "social_centre"}),
        node(3, "Jeugdhuis De Kaller", {"amenity": "community_centre"}),
    )
    assert gelezen.tabel["type"].tolist() == ["lokaal_dienstencentrum", "ontmoetingscentrum"]
    assert gelezen.tabel["opmerking"].tolist() == ["", "jeugdhuis, voor jongeren"]
    assert any("medische praktijk" in regel for regel in gelezen.verslag)


def test_a_tag_that_no_rule_knows_is_told(tmp_path: Path) -> None:
    nieuw = {"amenity": "social_facility", "social_facility": "tea_house"}
    gelezen = overpass(tmp_path, node(1, "Huis", nieuw), node(2, "Thuis", nieuw))
    assert gelezen.tabel.empty
    assert (
        "osm: let op, geen regel voor amenity=social_facility, social_facility=tea_house (2 keer)."
        in gelezen.verslag
    )


def test_persons_stay_outside(tmp_path: Path) -> None:
    tags = {
        "amenity": "social_centre",
        "operator": "Mevrouw An De Smet",
        "phone": "+32 470 12 34 56",
        "contact:email": "an@dorp.be",
        "opening_hours": 'Mo 10:00-12:00 "bel An: 0470 12 34 56"',
        "website": "https://dorp.be/?contact=an@dorp.be",
    }
    gelezen = overpass(tmp_path, node(1, "De Brug", tags))
    alles = gelezen.tabel.to_csv() + "".join(gelezen.verslag)
    assert not [w for w in ("Smet", "470", "an@dorp") if w in alles]
    assert gelezen.tabel.at[0, "openingsuren"].startswith("Mo 10:00-12:00")


def test_a_hostile_tag_stays_a_text(tmp_path: Path) -> None:
    gelezen = overpass(
        tmp_path,
        node(
            1, "=cmd|'/c calc'!A1", {"amenity": "social_centre", "website": "javascript:alert(1)"}
        ),
        node(2, "<script>x</script>", {"amenity": "social_centre", "wheelchair": "perhaps"}),
    )
    assert gelezen.tabel["website"].tolist() == ["", ""]
    assert "<script>" not in gelezen.tabel["naam"].str.cat()
    assert gelezen.tabel["rolstoeltoegankelijk"].tolist() == ["", ""]
    assert any("rolstoeltoegankelijk “perhaps”" in regel for regel in gelezen.verslag)


def test_half_an_answer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OngeldigeGegevens, match="geen volledige lijst"):
        overpass(tmp_path, remark="runtime error: Query timed out in 'query' at line 1")


def test_an_answer_that_is_a_web_page_is_refused(tmp_path: Path) -> None:
    (tmp_path / "osm").mkdir()
    (tmp_path / osm.OVERPASS).write_text("<html>rate limited</html>")
    with pytest.raises(OngeldigeGegevens, match="er staat een webpagina in"):
        osm.read(tmp_path)


def test_the_question_asks_our_tags_and_no_mappers() -> None:
    (adres,) = ADRESSEN["osm"]
    vraag = parse_qs(urlsplit(adres.url).query)["data"][0]
    assert vraag.startswith("[out:json][timeout:180];(nwr[")
    assert '["office"~"^(ngo|association|charity)$"](50.6,2.5,51.6,6.0);' in vraag
    assert vraag.endswith("out center tags;")
    assert "meta" not in vraag


OSM_XML = """<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6" generator="test">
 <node id="1" lat="51.0" lon="4.0" timestamp="2024-03-01T10:00:00Z"
  user="mapper" uid="9" version="2">
  <tag k="amenity" v="social_centre"/><tag k="name" v="De &quot;Brug&quot;"/>
  <tag k="addr:street" v="Markt"/></node>
 <node id="2" lat="51.001" lon="4.0"/><node id="3" lat="51.001" lon="4.001"/>
 <node id="4" lat="51.002" lon="4.001"/>
 <way id="5" timestamp="2025-01-02T10:00:00Z" version="1"><nd ref="2"/><nd ref="3"/><nd ref="4"/>
  <nd ref="2"/><tag k="building" v="yes"/><tag k="amenity" v="community_centre"/>
  <tag k="name" v="Zaal"/></way>
 <way id="6" timestamp="2025-01-02T10:00:00Z" version="1"><nd ref="2"/><nd ref="3"/>
  <tag k="highway" v="residential"/></way>
</osm>
"""


def test_an_extract_gives_nodes_and_areas_with_their_day(tmp_path: Path) -> None:
    path = tmp_path / "dorp.osm"
    path.write_text(OSM_XML, encoding="utf-8")
    elementen = {e["osm_element"]: e for e in osm.elements(path)}
    assert set(elementen) == {"node/1", "way/5"}
    assert elementen["node/1"]["name"] == 'De "Brug"'
    assert elementen["node/1"]["osm_datum"] == "2024-03-01"
    assert elementen["way/5"]["osm_datum"] == "2025-01-02"
    assert 51.001 < float(elementen["way/5"]["lat"]) < 51.002
    assert "mapper" not in str(elementen)


def test_the_newest_of_an_element_counts(tmp_path: Path) -> None:
    oud = {"osm_element": "node/1", "osm_datum": "2024-03-01", "lat": "51", "lon": "4"}
    oud |= {"amenity": "social_centre", "name": "De Oude Brug"}
    nieuw = oud | {"osm_datum": "2026-01-01", "name": "De Brug"}
    assert osm.rows([nieuw, oud], "x").tabel["naam"].tolist() == ["De Brug"]


@pytest.mark.parametrize("deel", [0, 40, 4000])
def test_a_broken_extract_is_refused(tmp_path: Path, deel: int) -> None:
    path = tmp_path / "half.osm.pbf"
    path.write_bytes(b"\x00\x00\x00\x0dgarbage" * 40 if not deel else b"\x7f" * deel)
    with pytest.raises(OngeldigeGegevens, match="geen leesbaar extract"):
        osm.elements(path)


@pytest.mark.skipif(not ECHT.is_file(), reason="the real extract is not on this machine")
def test_a_real_extract_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert osm.elements(ECHT) == []  # the village has none of our tags
    monkeypatch.setattr(osm, "TAGS", {"amenity": ("bar",)})
    (bar,) = [e for e in osm.elements(ECHT) if e.get("name") == "De Zandfluiter"]
    assert (bar["addr:street"], bar["addr:housenumber"]) == ("Tulpenlaan", "1")
    assert bar["osm_element"] == "way/87307343"
    assert bar["osm_datum"] == "2016-01-14"
    assert 51.2 < float(bar["lat"]) < 51.3


def test_every_rule_can_be_read_and_every_asked_tag_has_one() -> None:
    regels = aanbodcodes.read_rules()
    assert {r.code.type for r in regels if r.code.type} <= set(AANBODTYPES)
    for sleutel, waarden in TAGS.items():
        for waarde in waarden:
            extra = {"social_facility": "shelter"} if waarde == "social_facility" else {}
            assert aanbodcodes.decide("osm", {"naam": "Huis", sleutel: waarde} | extra), waarde


@pytest.mark.parametrize("tag", [{"access": "private"}, {"disused": "yes"}, {"abandoned": "yes"}])
def test_what_is_closed_or_private_is_left_out_whatever_its_name(tag: dict[str, str]) -> None:
    open_ = {"naam": "Buurthuis De Brug", "amenity": "community_centre"}
    assert aanbodcodes.decide("osm", open_).type == "buurthuis"
    assert aanbodcodes.decide("osm", open_ | tag).weglaten


@pytest.mark.parametrize("uren", ["closed", "Off", "24/7 off"])
def test_hours_that_say_closed_leave_a_place_out(tmp_path: Path, uren: str) -> None:
    tags = {"amenity": "social_centre", "opening_hours": uren}
    gelezen = overpass(
        tmp_path, way(1, "Dicht", tags), way(2, "Open", tags | {"opening_hours": ""})
    )
    assert gelezen.tabel["naam"].tolist() == ["Open"]
    assert "osm: 1 niet opgenomen: volgens de kaart gesloten." in gelezen.verslag


def test_of_several_sites_the_first_counts_and_a_semicolon_may_be_part_of_one(
    tmp_path: Path,
) -> None:
    sites = ("https://a.be; https://b.be", "https://a.be/x;y=1", "www.a.be;www.b.be")
    ways = [way(i, "Zaal", {"amenity": "social_centre", "website": s}) for i, s in enumerate(sites)]
    assert overpass(tmp_path, *ways).tabel["website"].tolist() == [
        "https://a.be",
        "https://a.be/x;y=1",
        "http://www.a.be",
    ]


def test_names_are_judged_as_people_judged_them_in_the_register(data_dir: Path) -> None:
    register = pd.read_csv(data_dir / "initiatieven.csv", dtype="str").fillna("")
    codes = [aanbodcodes.decide("hsds", {"naam": naam}) for naam in register["naam"]]
    paren = [(c.type, t) for c, t in zip(codes, register["type"], strict=True) if c and c.type]
    assert len(paren) > 300
    assert sum(van_ons == van_hen for van_ons, van_hen in paren) >= 0.97 * len(paren)


@pytest.mark.parametrize("naam", ["Resto du Coeur", "Les Restos du Cœur de Laeken"])
def test_a_name_is_known_in_its_spellings(naam: str) -> None:
    assert aanbodcodes.decide("social_brussels", {"naam": naam}).type == "sociaal_restaurant"


def test_a_rule_that_decides_nothing_or_twice_is_told(tmp_path: Path) -> None:
    tabel = tmp_path / "codes.csv"
    tabel.write_text(
        "bron,voorwaarden,type,werkmodellen,weglaten\n"
        "osm,a=b,,,\n"
        "osm,a=b,zwembad,organisatie,\n"
        "osm,a=b,buurthuis,zwemmen,\n"
        "osm,naam~(,buurthuis,organisatie,\n"
        "osm,a=b,buurthuis,organisatie,ook weg\n",
        encoding="utf-8",
    )
    with pytest.raises(OngeldigeGegevens) as fout:
        aanbodcodes.read_rules(tabel)
    assert [p.rij for p in fout.value.problemen] == [2, 3, 4, 5, 6]


def test_a_busy_overpass_is_asked_again(tmp_path: Path) -> None:
    codes = [429, 504, 200]
    element = node(1, "De Brug", {"amenity": "social_centre"})
    inhoud = json.dumps({"elements": [element]}).encode()
    weg = ADRESSEN["osm"][0].url.partition("overpass-api.de")[2]
    with serve(answer(lambda _: (codes.pop(0), {}, inhoud))) as adres:
        verzoek = Verzoek(f"{adres}{weg}", osm.OVERPASS)
        Ophaler(tmp_path, Beleid(), wacht=lambda _: None).fetch(verzoek)
    assert codes == []
    assert osm.read(tmp_path).tabel["naam"].tolist() == ["De Brug"]


@pytest.mark.skipif(not PUNTEN.is_file(), reason="the real points are not on this machine")
def test_the_real_points_of_2015_are_judged_as_they_were_by_hand() -> None:
    punten = pd.read_csv(PUNTEN, dtype="str").fillna("")
    punten = punten[punten["osm_type"].isin(("community_centre", "social_facility"))]
    punten = punten[(punten["name"] != "") & ~punten["name"].isin(osm_punten._ONDUIDELIJK)]
    assert len(punten) > 100
    for naam, label in zip(punten["name"], punten["osm_type"], strict=True):
        toen, _ = osm_punten.classify(naam, label)
        element = {"osm_element": "node/1", "amenity": label, "name": naam}
        nu = osm.rows([element], "x").tabel["type"].tolist()
        assert nu == ([toen] if toen else []), naam
