"""The register of initiatives, from made-up towns: Aadorp (with Oud-Aadorp merged in) and Beedorp.

Aadorp is the square x 100–110 km, Beedorp x 110–120 km, both y 200–210 km, each two wijken wide.
"""

import csv
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely import box

from etl.contract.check import check_table
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens
from etl.sources import initiatieven, osm_punten, plaatsbepaling
from etl.sources.initiatieven_nazicht import Correctie
from etl.sources.verslag import Gelezen

FEIT = dict.fromkeys(initiatieven._FEITEN_KOLOMMEN, "") | {
    "type": "buurthuis",
    "werkmodellen": "locatie_regio",
    "gemeente": "Aadorp",
    "locatie_precisie": "adres",
    "locatie_bron": "coördinaat in bron",
    "bron_url": "https://www.voorbeeld.be/a",
}


def degrees(x: float, y: float) -> dict[str, str]:
    punt = gpd.GeoSeries.from_xy([x], [y], crs=31370).to_crs(4326)[0]
    return {"lat": f"{punt.y:.6f}", "lon": f"{punt.x:.6f}"}


CENTRUM = degrees(102_500, 205_000)  # in wijk 11001W01
OOST = degrees(107_500, 205_000)  # in wijk 11001W02
BEE = degrees(112_500, 205_000)  # in wijk 12001W01


@pytest.fixture
def wijken() -> gpd.GeoDataFrame:
    codes = ["11001W01", "11001W02", "12001W01", "12001W02"]
    vormen = [box(x, 200_000, x + 5_000, 210_000) for x in range(100_000, 120_000, 5_000)]
    tabel = {"wijk_code": codes, "gemeente_code": [c[:5] for c in codes], "elz_code": "elz1"}
    return gpd.GeoDataFrame(tabel, geometry=vormen, crs=31370)


@pytest.fixture
def gemeenten() -> pd.DataFrame:
    return pd.DataFrame(
        {"gemeente_code": ["11001", "12001"], "gemeente_naam": ["Aadorp-Ceedorp", "Beedorp"]}
    )


def write_csv(path: Path, kolommen: tuple[str, ...], rijen: list[dict[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, kolommen)
        schrijver.writeheader()
        schrijver.writerows({k: r.get(k, "") for k in kolommen} for r in rijen)


@pytest.fixture
def read(
    tmp_path: Path,
    wijken: gpd.GeoDataFrame,
    gemeenten: pd.DataFrame,
    monkeypatch: pytest.MonkeyPatch,
):
    """Return a function that reads facts, better addresses and points as the refresh does."""
    refnis = [{"CD_REFNIS": "11001", "TX_REFNIS_NL": "Aadorp (Gent)"}]
    path = tmp_path / "statbel" / "TU_COM_REFNIS.txt"
    path.parent.mkdir()
    regels = ["CD_REFNIS|TX_REFNIS_NL", *("|".join(r.values()) for r in refnis)]
    path.write_text("\n".join(regels), encoding="utf-8")
    monkeypatch.setattr(plaatsbepaling, "gemeente_of_today", lambda _: {"11001": "11001"})
    monkeypatch.setattr(initiatieven, "ZELFDE", ())

    def lees(
        *feiten: dict[str, str],
        beter: tuple[dict[str, str], ...] = (),
        osm: tuple[dict[str, str], ...] = (),
        nazicht: dict[tuple[str, str], Correctie] | None = None,
    ) -> Gelezen:
        monkeypatch.setattr(initiatieven, "NAZICHT", nazicht or {})
        vuller = FEIT | {"naam": "Vuller", "type": "andere", "gemeente": "Beedorp"} | BEE
        verbeterd = FEIT | {"naam": "Niemand", "gemeente": "Nergens"} | BEE
        punt = {"is_core_initiative": "False", "lat": "51", "lon": "4", "osm_id": "1"}
        map_ = tmp_path / "initiatieven"
        for naam in initiatieven.FEITEN:
            rijen = list(feiten) if naam == initiatieven.FEITEN[0] else [vuller]
            write_csv(map_ / naam, initiatieven._FEITEN_KOLOMMEN, rijen)
        for naam in initiatieven.VERBETERD:
            kolommen = initiatieven._VERBETERD_KOLOMMEN
            write_csv(map_ / naam, kolommen, [verbeterd, *beter])
        write_csv(tmp_path / osm_punten.BESTAND, osm_punten._KOLOMMEN, [punt, *osm])
        return initiatieven.read(tmp_path, wijken, gemeenten)

    return lees


def row(gelezen: Gelezen, naam: str) -> pd.Series:
    rijen = gelezen.tabel[gelezen.tabel["naam"] == naam]
    assert len(rijen) == 1, list(gelezen.tabel["naam"])
    return rijen.iloc[0]


def told(gelezen: Gelezen, woorden: str) -> bool:
    return any(woorden in regel for regel in gelezen.verslag)


def fact(naam: str, **velden: str) -> dict[str, str]:
    return FEIT | {"naam": naam} | CENTRUM | velden


def test_a_fact_gets_its_gemeente_and_wijk_of_today(read) -> None:
    gelezen = read(fact("De Brug", type="vereniging waar armen het woord nemen"))
    brug = row(gelezen, "De Brug")
    assert brug["initiatief_id"] == "de-brug-aadorp"
    assert (brug["gemeente_code"], brug["gemeente_naam"]) == ("11001", "Aadorp-Ceedorp")
    assert (brug["wijk_code"], brug["type"]) == ("11001W01", "vereniging_armen")
    assert list(gelezen.tabel.columns) == TABELLEN["initiatieven"].kolomnamen()
    assert check_table("initiatieven", gelezen.tabel, "i.csv") == []


@pytest.mark.parametrize(
    ("precisie", "wijk"),
    [("straat", True), ("wijk", True), ("deelgemeente", False), ("gemeente", False)],
)
def test_a_wijk_is_told_only_where_the_precision_allows(read, precisie: str, wijk: bool) -> None:
    brug = row(read(fact("De Brug", locatie_precisie=precisie)), "De Brug")
    assert pd.notna(brug["wijk_code"]) is wijk


def test_a_bus_stop_is_a_wijk_at_best(read) -> None:
    halte = {"locatie_bron": "OSM: bushalte met deze naam", "locatie_precisie": "straat"}
    assert row(read(fact("De Brug", **halte)), "De Brug")["locatie_precisie"] == "wijk"


def test_a_better_address_fills_in_and_what_matches_nothing_is_told(read) -> None:
    vaag = fact("De Brug", locatie_precisie="gemeente", bron_datum="2019")
    beter = fact("De Brug", straat="Markt", bron_datum="2023-02", bron_url="https://b.be") | OOST
    gelezen = read(vaag, beter=(beter,))
    brug = row(gelezen, "De Brug")
    assert (brug["straat"], brug["locatie_precisie"], brug["wijk_code"]) == (
        "Markt",
        "adres",
        "11001W02",
    )
    assert (brug["bron_url"], brug["bron_datum"]) == ("https://b.be", "2023-02")
    assert told(gelezen, "“Niemand” (Nergens) staat niet in de feiten")


def test_an_address_that_is_no_better_changes_nothing(read) -> None:
    gelezen = read(fact("De Brug"), beter=(fact("De Brug", straat="Markt"),))
    assert pd.isna(row(gelezen, "De Brug")["straat"])
    assert told(gelezen, "is niet preciezer")


def test_a_coordinate_in_another_gemeente_leaves_only_the_gemeente(read) -> None:
    gelezen = read(fact("De Brug") | BEE)
    brug = row(gelezen, "De Brug")
    assert (brug["gemeente_code"], brug["locatie_precisie"]) == ("11001", "gemeente")
    assert pd.isna(brug["wijk_code"])
    assert told(gelezen, "ligt in een andere gemeente")


def test_swapped_axes_are_mended(read) -> None:
    omgekeerd = {"lat": CENTRUM["lon"], "lon": CENTRUM["lat"]}
    gelezen = read(fact("De Brug") | omgekeerd)
    brug = row(gelezen, "De Brug")
    assert (brug["lat"], brug["lon"]) == pytest.approx(
        (float(CENTRUM["lat"]), float(CENTRUM["lon"])), abs=2e-6
    )
    assert brug["wijk_code"] == "11001W01"
    assert told(gelezen, "omgewisseld")


def test_a_place_just_over_the_border_stays_in_its_gemeente(read) -> None:
    brug = row(read(fact("De Brug") | degrees(110_050, 205_000)), "De Brug")
    assert (brug["gemeente_code"], brug["wijk_code"]) == ("11001", "11001W02")


def test_a_place_abroad_is_left_out_and_told(read) -> None:
    gelezen = read(fact("De Brug", gemeente="Elders") | degrees(200_000, 205_000))
    assert "De Brug" not in set(gelezen.tabel["naam"])
    assert told(gelezen, "buiten Vlaanderen en Brussel")


def test_one_place_in_two_rows_becomes_one(read) -> None:
    vaag = fact(
        "LDC De Brug",
        type="lokaal dienstencentrum",
        locatie_precisie="gemeente",
        bron_datum="2024",
        bron_url="https://nieuw.be",
        opmerking="ook in initiatieven_feiten2; met tuin",
    )
    exact = fact(
        "LDC De Brug (Aadorp)",
        type="lokaal dienstencentrum",
        straat="Markt",
        telefoon="09 1",
        werkmodellen="organisatie",
        bron_datum="2019",
    )
    gelezen = read(vaag, exact)
    brug = row(gelezen, "LDC De Brug")
    assert (brug["straat"], brug["locatie_precisie"], brug["telefoon"]) == (
        "Markt",
        "adres",
        "09 1",
    )
    assert brug["werkmodellen"] == "organisatie|locatie_regio"
    assert (brug["bron_url"], brug["opmerking"]) == ("https://nieuw.be", "met tuin")
    assert told(gelezen, "Samengevoegd")


def test_one_name_in_two_parts_of_a_gemeente_is_doubtful_and_stays_two(read) -> None:
    a = fact("Buurthuis", locatie_precisie="deelgemeente", wijk_of_deelgemeente="Noord")
    b = fact("Buurthuis", locatie_precisie="deelgemeente", wijk_of_deelgemeente="Zuid")
    gelezen = read(a, b)
    ids = gelezen.tabel.loc[gelezen.tabel["naam"] == "Buurthuis", "initiatief_id"]
    assert sorted(ids) == ["buurthuis-aadorp", "buurthuis-aadorp-zuid"]
    assert told(gelezen, "Twijfel")


def test_points_of_openstreetmap_join_and_what_is_no_meeting_place_is_told(read) -> None:
    def punt(naam: str, nummer: str, soort: str = "community_centre") -> dict[str, str]:
        return {
            "osm_id": nummer,
            "timestamp": "2014-05-06T10:00:00Z",
            "name": naam,
            "osm_type": soort,
            "is_core_initiative": "True",
            "TX_MUNTY_DESCR_NL": "Aadorp",
        } | OOST

    gelezen = read(
        fact("De Brug", bron_url="https://www.openstreetmap.org/node/7 (via uittreksel)"),
        osm=(
            punt("De Brug", "7"),
            punt("Parochiezaal", "8"),
            punt("Bond Moyson", "9", "social_facility"),
            punt("Zomaar", "10", "social_facility"),
            punt("", "11"),
        ),
    )
    zaal = row(gelezen, "Parochiezaal")
    assert (zaal["type"], zaal["bron"], zaal["bron_datum"]) == (
        "ontmoetingscentrum",
        "osm_punten",
        "2014-05-06",
    )
    assert zaal["bron_url"] == "https://www.openstreetmap.org/node/8"
    assert told(gelezen, "1 punten staan al in de feiten")
    assert told(gelezen, "“Bond Moyson” (Aadorp, punt 9) niet opgenomen: ziekenfonds")
    assert told(gelezen, "“Zomaar” (Aadorp, punt 10) niet opgenomen: naam en label")


def test_reviewed_decisions_are_carried_out_and_stale_ones_told(read) -> None:
    gelezen = read(
        fact("Dicht"),
        fact("Zaal", locatie_precisie="gemeente"),
        fact("Project", type="andere", werkmodellen="persoonlijk_netwerk"),
        nazicht={
            ("Dicht", "Aadorp"): Correctie(weglaten="gesloten"),
            ("Zaal", "Aadorp"): Correctie(plaats_van=("Project", "Aadorp")),
            ("Project", "Aadorp"): Correctie(niveau="elz", code="elz1", drager="vrijwilligers"),
            ("Weg", "Aadorp"): Correctie(type="andere"),
        },
    )
    assert "Dicht" not in set(gelezen.tabel["naam"])
    assert told(gelezen, "Weggelaten: “Dicht” (Aadorp): gesloten")
    assert row(gelezen, "Zaal")["wijk_code"] == "11001W01"
    project = row(gelezen, "Project")
    assert (project["werkgebied_niveau"], project["werkgebied_code"]) == ("elz", "elz1")
    assert project["drager"] == "vrijwilligers"
    assert told(gelezen, "“Weg” (Aadorp) staat niet meer in de bronnen")


def test_a_work_area_that_does_not_exist_becomes_the_gemeente(read) -> None:
    gelezen = read(
        fact("Maatjes", type="buddywerking", werkmodellen="persoonlijke_vriend"),
        nazicht={("Maatjes", "Aadorp"): Correctie(niveau="elz", code="elz9")},
    )
    maatjes = row(gelezen, "Maatjes")
    assert (maatjes["bereik"], maatjes["werkgebied_niveau"], maatjes["werkgebied_code"]) == (
        "werkingsgebied",
        "gemeente",
        "11001",
    )
    assert told(gelezen, "is niet bekend; de gemeente is genomen")


def test_every_unknown_word_is_told_with_its_row(read) -> None:
    with pytest.raises(OngeldigeGegevens) as fout:
        read(fact("A", type="yogaclub"), fact("B", werkmodellen="yoga", locatie_precisie="ergens"))
    assert [(p.rij, p.kolom) for p in fout.value.problemen] == [
        (2, "type"),
        (3, "werkmodellen"),
        (3, "locatie_precisie"),
    ]


def test_reading_twice_or_in_another_order_gives_the_same_table(read) -> None:
    feiten = [fact("De Brug", straat=s, opmerking=s) for s in ("Markt", "Laan")]
    feiten += [fact("De Tuin"), fact("Maatjes", type="buddywerking") | OOST]
    heen, terug = read(*feiten).tabel, read(*reversed(feiten)).tabel
    pd.testing.assert_frame_equal(heen, terug)
