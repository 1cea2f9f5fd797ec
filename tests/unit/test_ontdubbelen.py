"""One row a place: scores that explain themselves, doubts for people, decisions that stand."""

from pathlib import Path

import pandas as pd
import pytest

from etl.errors import OngeldigeGegevens
from etl.sources.gelijkenis import compare
from etl.sources.nazichtlijst import (
    ANDERS,
    ZELFDE,
    Paar,
    list_bytes,
    read_pairs,
    remembered,
    side,
)
from etl.sources.ontdubbelen import Ontdubbeld, merge_duplicates

METER = 1 / 111_195
KOLOMMEN = (
    *("naam", "organisatie", "type", "werkmodellen", "gemeente", "gemeente_code", "deel"),
    *("straat", "huisnummer", "postcode", "wijk_code", "locatie_precisie", "locatie_bron"),
    *("bron", "bron_url", "bron_datum", "herkomst_bestand", "opmerking"),
    *("website", "telefoon", "openingsuren"),
)
BRUG = dict.fromkeys(KOLOMMEN, "") | {
    "naam": "Buurthuis De Brug",
    "type": "buurthuis",
    "werkmodellen": "locatie_regio",
    "gemeente": "Dorp",
    "gemeente_code": "99001",
    "straat": "Markt",
    "huisnummer": "3",
    "locatie_precisie": "adres",
    "bron": "initiatieven",
    "bron_datum": "2022",
    "herkomst_bestand": "feiten rij 2",
    "lat": 51.0,
    "lon": 4.0,
}
OSM = BRUG | {
    "naam": "De Brugg",
    "bron": "osm",
    "bron_datum": "2026-01-01",
    "herkomst_bestand": "osm node/1",
    "bron_url": "https://www.openstreetmap.org/node/1",
    "lat": 51.0 + 20 * METER,
}


def merge(*rijen: dict, besloten: tuple[Paar, ...] = ()) -> Ontdubbeld:
    return merge_duplicates(pd.DataFrame(list(rijen)), (), besloten)


def north(rij: dict, meter: float, **anders: object) -> dict:
    return rij | {"lat": 51.0 + meter * METER} | anders


def test_two_sources_that_agree_become_one_row() -> None:
    samen = merge(BRUG, OSM)
    assert samen.rijen["naam"].tolist() == ["Buurthuis De Brug"]
    assert samen.twijfel == ()
    assert "Overlap: 1 plaats in initiatieven en osm." in samen.verslag


def test_a_name_with_a_slip_on_the_same_spot_is_the_same() -> None:
    assert len(merge(BRUG, north(OSM, 100, naam="Buurthuis de Brugge")).rijen) == 1


@pytest.mark.parametrize(
    ("anders", "wat"),
    [
        ({"naam": "Buurthuis De Linde", "straat": ""}, "another name"),
        ({"naam": "Buurthuis De Brug 2", "straat": "Laan"}, "another number"),
        ({"lat": 51.0 + 600 * METER}, "too far"),
        ({"gemeente": "Elders", "gemeente_code": "99002"}, "another gemeente"),
    ],
)
def test_what_differs_stays_two_rows(anders: dict, wat: str) -> None:
    assert len(merge(BRUG, OSM | anders).rijen) == 2, wat


def test_a_doubtful_pair_says_what_it_rests_on() -> None:
    half = north(OSM, 265, naam="De Bruggen", straat="", huisnummer="")
    (paar,) = merge(BRUG, half).twijfel
    gelijk = compare(BRUG, half)
    # “de brug” and “de bruggen” share 7 letters of each: 14 / 17; distance (500 - 265) / 470
    assert gelijk.delen["afstand"] == pytest.approx(0.5, abs=0.001)
    assert gelijk.score == pytest.approx((0.5 * 14 / 17 + 0.2 * 0.5 + 0.05) / 0.75, abs=0.001)
    assert paar.uitleg == gelijk.uitleg
    assert "afstand 265 m" in paar.uitleg
    assert paar.een == side(BRUG)


def test_inside_one_source_a_name_that_differs_is_another_place() -> None:
    eigen = OSM | {"bron": "initiatieven", "naam": "De Brugge"}
    assert len(merge(BRUG, north(eigen, 100)).rijen) == 2


def test_the_same_element_of_openstreetmap_is_the_same_place() -> None:
    feit = BRUG | {"bron_url": OSM["bron_url"], "naam": "Wijkcentrum Noord"}
    ver = north(OSM, 450, naam="Totaal anders", straat="")
    assert len(merge(feit, ver).rijen) == 1


@pytest.mark.parametrize("omgekeerd", [False, True])
def test_people_decide_and_the_next_run_obeys(omgekeerd: bool) -> None:
    half = north(OSM, 265, naam="De Brugwachter", straat="", huisnummer="")
    kanten = (side(half), side(BRUG)) if omgekeerd else (side(BRUG), side(half))
    samen = merge(BRUG, half, besloten=(Paar(*kanten, beslissing=ZELFDE),))
    assert len(samen.rijen) == 1
    assert samen.twijfel == ()
    los = merge(BRUG, half, besloten=(Paar(*kanten, beslissing=ANDERS),))
    assert len(los.rijen) == 2
    assert los.twijfel == ()


def test_people_can_part_what_the_rules_join_also_through_a_third() -> None:
    derde = BRUG | {"herkomst_bestand": "feiten rij 9", "bron": "netwerk", "straat": ""}
    apart = Paar(side(BRUG), side(OSM), beslissing=ANDERS)
    assert len(merge(BRUG, OSM, derde).rijen) == 1
    assert len(merge(BRUG, OSM, derde, besloten=(apart,)).rijen) == 2


def test_a_decision_on_rows_that_are_gone_is_told_and_kept() -> None:
    weg = Paar(("Weg", "Dorp", "osm", ""), side(BRUG), beslissing=ANDERS)
    samen = merge(BRUG, besloten=(weg,))
    assert any("“Weg” en “Buurthuis De Brug” staan niet meer" in r for r in samen.verslag)
    assert remembered((weg,), samen.twijfel) == (weg,)


def test_each_field_says_where_it_comes_from() -> None:
    feit = BRUG | {"telefoon": "09 1", "website": "https://oud.be", "opmerking": "a"}
    punt = OSM | {"telefoon": "09 2", "openingsuren": "Mo 09:00-12:00", "opmerking": "b"}
    samen = merge(feit, punt)
    rij = samen.rijen.iloc[0]
    # what goes stale comes from the newest that tells it, name and kind from the first source
    assert (rij["telefoon"], rij["website"], rij["naam"]) == (
        "09 2",
        "https://oud.be",
        "Buurthuis De Brug",
    )
    assert (rij["opmerking"], rij["bron_datum"]) == ("a; b", "2026-01-01")
    (herkomst,) = samen.herkomst
    gekend = herkomst.loc[herkomst["veld"] == "bron", "bron"]
    assert sorted(gekend) == sorted({*gekend}) != []
    velden = herkomst[herkomst["veld"] != "bron"]
    van = dict(zip(velden["veld"], velden["bron"], strict=True))
    assert van["telefoon"] == van["openingsuren"] == "osm"
    assert van["website"] == van["naam"] == "initiatieven"
    assert "opmerking" not in van


@pytest.mark.parametrize(
    ("straat", "wordt"),
    [("Kerkstraat", ("Grote Markt", "")), ("GROTE MARKT", ("Grote Markt", "12"))],
)
def test_a_house_number_never_goes_to_another_street(straat: str, wordt: tuple[str, str]) -> None:
    vaag = BRUG | {"straat": straat, "huisnummer": "12", "locatie_precisie": "straat"}
    zonder = OSM | {"naam": BRUG["naam"], "straat": "Grote Markt", "huisnummer": ""}
    besloten = Paar(
        *sorted((side(vaag), side(zonder))), "0.50", "", ("feiten rij 2", "osm node/1"), ZELFDE
    )
    (rij,) = merge(vaag, zonder, besloten=(besloten,)).rijen.to_dict("records")
    assert (rij["straat"], rij["huisnummer"]) == wordt


def test_a_row_of_one_source_needs_no_provenance() -> None:
    (herkomst,) = merge(BRUG).herkomst
    assert herkomst.empty


# ---- the list of doubts ---------------------------------------------------------------------


def write_list(folder: Path, paren: tuple[Paar, ...]) -> Path:
    path = folder / "initiatieven.nazicht.csv"
    path.write_bytes(list_bytes(paren))
    return path


def test_the_list_comes_back_as_it_went_formulas_included(tmp_path: Path) -> None:
    gek = ("=1+1", "'t Dorp", "osm", "'=2")
    paren = (
        Paar(side(BRUG), side(OSM), "0.81", "naam 93 %", ("a", "b")),
        Paar(gek, side(BRUG), "0.70", "naam, x", ("c", "d"), ANDERS),
    )
    path = write_list(tmp_path, paren)
    assert read_pairs(path) == paren
    assert "\n=1" not in path.read_text()
    assert ",=1" not in path.read_text()


def test_a_list_from_excel_in_belgium_is_read(tmp_path: Path) -> None:
    path = write_list(tmp_path, (Paar(side(BRUG), side(OSM), "0.81"),))
    tekst = path.read_text().replace(",", ";").replace("\n;", "\nZelfde;")
    path.write_bytes(tekst.encode("utf-8-sig"))
    (paar,) = read_pairs(path)
    assert paar.beslissing == ZELFDE
    assert paar.sleutel == {side(BRUG), side(OSM)}


def test_a_word_that_is_no_decision_is_told_with_its_row(tmp_path: Path) -> None:
    paren = tuple(
        Paar(side(BRUG), side(OSM | {"naam": n}), beslissing=b)
        for n, b in (("a", "ja"), ("b", "?"))
    )
    with pytest.raises(OngeldigeGegevens) as fout:
        read_pairs(write_list(tmp_path, paren))
    assert [p.rij for p in fout.value.problemen] == [2, 3]
    assert "schrijf zelfde of anders" in fout.value.problemen[0].oplossing


def test_no_list_means_no_decisions(tmp_path: Path) -> None:
    assert read_pairs(tmp_path / "niets.csv") == ()
    assert read_pairs(write_list(tmp_path, ())) == ()
