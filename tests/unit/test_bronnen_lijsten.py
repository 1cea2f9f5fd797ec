"""Lists of web services: Opendatasoft, ArcGIS, social.brussels; as sent, as changed, as hostile."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import geopandas as gpd
import pytest

from etl.errors import DownloadMislukt, OngeldigeGegevens
from etl.sources import arcgis, lijsten, social_brussels
from etl.sources.download import Beleid, Ophaler
from etl.sources.veldkaart import KAARTEN, Veldkaart, read_map
from etl.sources.veldrijen import read_mapped
from tests.webserver import Antwoord, Stil, answer, serve

DIGIPUNT = {
    "locatie": "Bibliotheek De Krook",
    "straat": "Mirabellostraat",
    "huisnr": "7",
    "postcode": 9000,
    "gemeente": "Gent",
    "e_mail": "an.desmet@stad.gent",
    "begeleider": "An De Smet",
    "openingsur": "ma 10u-18u; di 10u-18u",
    "rolstoel_t": "ja",
    "wijk": "Binnenstad",
    "wifi": "ja",
}
PLEK = {"type": "Point", "coordinates": [3.7286, 51.0489]}


def put(folder: Path, pad: str, inhoud: object) -> Path:
    path = folder / pad
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(inhoud), encoding="utf-8")
    return path


DIGIPUNTEN = "gent/locaties-digitaal-talentpunten-gent.geojson"


def lees_gent(folder: Path):
    return read_mapped(folder, read_map(KAARTEN / "gent_digipunten.toml"))


def digipunten(folder: Path, *velden: dict, **anders):
    kenmerken = [{"type": "Feature", "geometry": PLEK, "properties": v} for v in velden]
    inhoud = {"type": "FeatureCollection", "features": kenmerken} | anders
    put(folder, DIGIPUNTEN, inhoud)
    return lees_gent(folder)


# ---- Gent -----------------------------------------------------------------------------------


def test_a_digipunt_of_gent_becomes_a_row_without_its_guide(tmp_path: Path) -> None:
    rij = digipunten(tmp_path, DIGIPUNT).tabel.iloc[0]
    assert (rij["naam"], rij["type"]) == ("Bibliotheek De Krook", "digipunt")
    assert rij["werkmodellen"] == "competentieversterking"
    assert (rij["straat"], rij["huisnummer"], rij["postcode"]) == ("Mirabellostraat", "7", "9000")
    assert (rij["lat"], rij["lon"]) == (51.0489, 3.7286)
    assert (rij["rolstoeltoegankelijk"], rij["openingsuren"]) == ("ja", DIGIPUNT["openingsur"])
    assert not [w for w in ("Smet", "@") if w in " ".join(map(str, rij))]


def test_a_renamed_field_names_the_publisher_and_the_field(tmp_path: Path) -> None:
    ander = {("naam_locatie" if k == "locatie" else k): v for k, v in DIGIPUNT.items()}
    with pytest.raises(
        OngeldigeGegevens, match=r"gent/locaties.*kolom locatie.*nu “naam_locatie”.*Stad Gent"
    ):
        digipunten(tmp_path, ander)


def test_an_extra_field_changes_nothing(tmp_path: Path) -> None:
    met = digipunten(tmp_path, DIGIPUNT | {"nieuw_veld": {"a": [1, 2]}}).tabel
    assert met.equals(digipunten(tmp_path, DIGIPUNT).tabel)


def test_a_code_that_nobody_mapped_is_told_and_left_empty(tmp_path: Path) -> None:
    gelezen = digipunten(tmp_path, DIGIPUNT | {"rolstoel_t": "met hulp"})
    assert gelezen.tabel.at[0, "rolstoeltoegankelijk"] == ""
    assert any("geen regel voor rolstoeltoegankelijk “met hulp”" in r for r in gelezen.verslag)


@pytest.mark.parametrize("punt", [{"lon": 3.7286, "lat": 51.0489}, [51.0489, 3.7286]])
def test_a_record_without_geometry_stands_at_its_own_point(tmp_path: Path, punt: object) -> None:
    put(tmp_path, DIGIPUNTEN, {"total_count": 1, "results": [DIGIPUNT | {"geo_point_2d": punt}]})
    rij = lees_gent(tmp_path).tabel.iloc[0]
    assert (rij["lat"], rij["lon"], rij["locatie_precisie"]) == (51.0489, 3.7286, "adres")


@pytest.mark.parametrize(
    "totaal",
    [
        {"total_count": 250},
        {"nhits": 250},
        {"numberMatched": 250},
        {"page": {"size": 20, "totalElements": 250}},
    ],
)
def test_a_page_is_never_taken_for_the_whole_list(tmp_path: Path, totaal: dict) -> None:
    put(tmp_path, DIGIPUNTEN, {"results": [DIGIPUNT]} | totaal)
    with pytest.raises(OngeldigeGegevens, match="de lijst telt 250 plaatsen, en er zijn er 1"):
        lees_gent(tmp_path)


def test_all_pages_together_are_the_whole_list(tmp_path: Path) -> None:
    namen = ("Buurthuis Bonnevie", "Buurthuis De Sluis", "Buurthuis De Brug")
    eerste, tweede, derde = (organisation(i, naam) for i, naam in enumerate(namen))
    for nummer, deel in enumerate([[eerste, tweede], [derde]]):
        inhoud = {"content": deel, "totalElements": 3}
        put(tmp_path, f"social_brussels/organisaties{nummer}.json", inhoud)
    assert len(social_brussels.read(tmp_path).tabel) == 3
    (tmp_path / "social_brussels" / "organisaties1.json").unlink()
    with pytest.raises(OngeldigeGegevens, match="de lijst telt 3 plaatsen, en er zijn er 2"):
        social_brussels.read(tmp_path)


def test_another_case_of_a_field_is_named_as_its_new_name(tmp_path: Path) -> None:
    with pytest.raises(OngeldigeGegevens, match="misschien is het nu “LOCATIE”"):
        digipunten(tmp_path, {naam.upper(): waarde for naam, waarde in DIGIPUNT.items()})


def test_metres_where_degrees_were_promised_are_refused(tmp_path: Path) -> None:
    lambert = {"type": "Point", "coordinates": [104_000.0, 193_000.0]}
    put(
        tmp_path,
        DIGIPUNTEN,
        {"features": [{"type": "Feature", "geometry": lambert, "properties": DIGIPUNT}]},
    )
    with pytest.raises(OngeldigeGegevens, match="passen niet bij de projectie"):
        lees_gent(tmp_path)


def test_the_older_forms_of_opendatasoft_give_the_same_row(tmp_path: Path) -> None:
    kaart = Veldkaart(
        "k",
        "gent_digipunten",
        "gent/*.json",
        herkomst={"attributie": "Stad Gent"},
        velden={"naam": ("locatie",), "punt": ("geo_point_2d",)},
        vast={"type": "digipunt", "werkmodellen": "competentieversterking"},
    )
    los = {"locatie": "De Krook"}
    v1 = {"nhits": 1, "records": [{"fields": los | {"geo_point_2d": [51.0489, 3.7286]}}]}
    v2 = {"total_count": 1, "results": [los | {"geo_point_2d": "51.0489, 3.7286"}]}
    for inhoud in (v1, v2, [los | {"geo_point_2d": "51.0489, 3.7286"}]):
        put(tmp_path, "gent/x.json", inhoud)
        rij = read_mapped(tmp_path, kaart).tabel.iloc[0]
        assert (rij["naam"], rij["lat"], rij["lon"]) == ("De Krook", 51.0489, 3.7286)


@pytest.mark.parametrize(
    "inhoud",
    ["geen json", '{"error_code": "x"}', '{"error": {"code": 400}}', '[1, "a"]', "[" * 100_000],
)
def test_what_is_no_list_is_refused(tmp_path: Path, inhoud: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(inhoud)
    with pytest.raises(OngeldigeGegevens):
        lijsten.read_records(path)


# ---- ArcGIS ---------------------------------------------------------------------------------

NAMEN = [f"Buurthuis {i}" for i in range(5)]


class Dienst:
    """A layer of ArcGIS, in pages of two; what it is asked is remembered."""

    def __init__(self) -> None:
        self.vragen: list[dict[str, list[str]]] = []
        self.altijd_meer = False
        self.herhaalt = self.wisselt = self.los = self.zwijgt = False
        self.leeg_vanaf = 1000
        self.fout_vanaf = 1000
        self.aantal = len(NAMEN)

    def antwoord(self, gevraagd: Stil) -> Antwoord:
        vraag = parse_qs(urlsplit(gevraagd.path).query)
        self.vragen.append(vraag)
        return 200, {}, json.dumps(self.bladzijde(vraag)).encode()

    def bladzijde(self, vraag: dict[str, list[str]]) -> object:
        vanaf, n = int(vraag["resultOffset"][0]), int(vraag["resultRecordCount"][0])
        if vanaf >= self.fout_vanaf:
            return {"error": {"code": 400, "message": "Invalid query =1+1"}}
        if self.los:
            return [{"NAAM": "Buurthuis"}]
        vanaf = 0 if self.herhaalt else vanaf
        deel = [] if vanaf >= self.leeg_vanaf else NAMEN[: self.aantal][vanaf : vanaf + n]
        meer = self.altijd_meer or (vanaf + n < self.aantal and bool(deel) and not self.zwijgt)
        plek = {"x": 489_800.0, "y": 6_652_500.0}
        return {
            "spatialReference": {"latestWkid": 25831 if self.wisselt and vanaf else 3857},
            "features": [{"attributes": {"NAAM": naam}, "geometry": plek} for naam in deel],
        } | ({"exceededTransferLimit": True} if meer else {})


@pytest.fixture
def dienst() -> Iterator[tuple[Dienst, str]]:
    wat = Dienst()
    with serve(answer(wat.antwoord)) as adres:
        yield wat, f"{adres}/MapServer/97"


BUURTHUIZEN = Veldkaart(
    "k",
    "antwerpen",
    "antwerpen/buurthuizen*.json",
    herkomst={"attributie": "Stad Antwerpen"},
    velden={"naam": ("NAAM",)},
    verplicht=("NAAM",),
)


def fetch(folder: Path, adres: str) -> bool:
    laag = arcgis.Laag(adres, "antwerpen/buurthuizen.json", ("NAAM",), per_bladzijde=2)
    return arcgis.fetch(Ophaler(folder, Beleid(pogingen=1)), laag)


def test_a_layer_comes_in_pages_and_only_the_fields_we_read(dienst, tmp_path: Path) -> None:
    wat, adres = dienst
    assert fetch(tmp_path, adres)
    assert [v["resultOffset"] for v in wat.vragen] == [["0"], ["2"], ["4"]]
    assert {v["outFields"][0] for v in wat.vragen} == {"NAAM"}
    tabel = read_mapped(tmp_path, BUURTHUIZEN).tabel
    assert tabel["naam"].tolist() == NAMEN
    assert set(tabel["type"]) == {"buurthuis"}
    punt = gpd.GeoSeries.from_xy([489_800.0], [6_652_500.0], crs=3857).to_crs(4326)[0]
    assert (tabel.at[0, "lat"], tabel.at[0, "lon"]) == (round(punt.y, 6), round(punt.x, 6))
    assert 51.1 < punt.y < 51.3
    assert [p.name for p in (tmp_path / "antwerpen").iterdir()] == ["buurthuizen.json"]


def test_a_shorter_list_replaces_a_longer_one_and_the_same_changes_nothing(
    dienst, tmp_path: Path
) -> None:
    wat, adres = dienst
    fetch(tmp_path, adres)
    assert not fetch(tmp_path, adres)
    wat.aantal = 1
    assert fetch(tmp_path, adres)
    assert read_mapped(tmp_path, BUURTHUIZEN).tabel["naam"].tolist() == NAMEN[:1]


@pytest.mark.parametrize("aantal", [1, 2, len(NAMEN), len(NAMEN) - 1])
def test_a_service_that_does_not_say_that_there_is_more_is_read_to_its_end(
    dienst, tmp_path: Path, aantal: int
) -> None:
    wat, adres = dienst
    wat.zwijgt, wat.aantal = True, aantal
    fetch(tmp_path, adres)
    assert read_mapped(tmp_path, BUURTHUIZEN).tabel["naam"].tolist() == NAMEN[:aantal]


@pytest.mark.parametrize(
    ("eigenschap", "waarde", "wat"),
    [
        ("altijd_meer", True, "een lege bladzijde belooft er nog"),
        ("herhaalt", True, "de dienst geeft telkens dezelfde bladzijde"),
        ("fout_vanaf", 2, "de dienst gaf een foutmelding (“Invalid query =1+1”)"),
        ("wisselt", True, "de dienst wisselt van projectie tussen twee bladzijden"),
        ("los", True, "er staat geen laag van ArcGIS in"),
        ("leeg_vanaf", 2, "de bladzijde die beloofd was, is leeg"),
        ("aantal", 0, "er staan geen plaatsen in de laag"),
    ],
)
def test_a_service_that_fails_halfway_is_told_and_leaves_the_list_as_it_was(
    dienst, tmp_path: Path, eigenschap: str, waarde: object, wat: str
) -> None:
    dienst_, adres = dienst
    fetch(tmp_path, adres)
    stond = (tmp_path / "antwerpen" / "buurthuizen.json").read_bytes()
    setattr(dienst_, eigenschap, waarde)
    with pytest.raises((OngeldigeGegevens, DownloadMislukt), match=re.escape(wat)):
        fetch(tmp_path, adres)
    assert (tmp_path / "antwerpen" / "buurthuizen.json").read_bytes() == stond


def test_a_service_that_never_stops_is_stopped(
    dienst, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arcgis, "MEESTE_BLADZIJDEN", 2)
    with pytest.raises(OngeldigeGegevens, match="geen einde"):
        fetch(tmp_path, dienst[1])


def test_a_list_that_breaks_off_is_refused(tmp_path: Path) -> None:
    kenmerk = {"attributes": {"NAAM": "Buurthuis"}, "geometry": {"x": 4.0, "y": 51.0}}
    put(tmp_path, "antwerpen/buurthuizen-1.json", {"features": [kenmerk]})
    assert len(read_mapped(tmp_path, BUURTHUIZEN).tabel) == 1
    half = {"features": [kenmerk], "exceededTransferLimit": True}
    put(tmp_path, "antwerpen/buurthuizen-1.json", half)
    with pytest.raises(OngeldigeGegevens, match="nog een bladzijde"):
        read_mapped(tmp_path, BUURTHUIZEN)


def test_geojson_of_arcgis_says_the_same(tmp_path: Path) -> None:
    kenmerk = {"type": "Feature", "geometry": PLEK, "properties": {"NAAM": "Buurthuis 0"}}
    put(tmp_path, "antwerpen/buurthuizen-0001.json", {"features": [kenmerk]})
    assert read_mapped(tmp_path, BUURTHUIZEN).tabel["lat"].tolist() == [51.0489]


def test_a_place_that_esri_does_not_know_is_nowhere_and_not_off_africa(tmp_path: Path) -> None:
    kenmerk = {"attributes": {"naam": "De Brug"}, "geometry": {"x": "NaN", "y": "NaN"}}
    inhoud = {"spatialReference": {"wkid": 4326}, "features": [kenmerk]}
    assert lijsten.read_records(put(tmp_path, "x.json", inhoud)) == [{"naam": "De Brug"}]


def test_an_area_stands_at_a_point_inside_it(tmp_path: Path) -> None:
    ring = [[4.0, 51.0], [4.2, 51.0], [4.2, 51.2], [4.0, 51.2], [4.0, 51.0]]
    vlak = {"attributes": {"NAAM": "Buurthuis"}, "geometry": {"rings": [ring]}}
    inhoud = {"spatialReference": {"wkid": 4326}, "features": [vlak]}
    (rij,) = lijsten.read_records(put(tmp_path, "x.json", inhoud))
    assert 4.0 < float(rij["lon"]) < 4.2
    assert 51.0 < float(rij["lat"]) < 51.2


@pytest.mark.parametrize("wkid", [999_999, "x"])
def test_a_projection_that_does_not_exist_is_refused(tmp_path: Path, wkid: object) -> None:
    inhoud = {"spatialReference": {"wkid": wkid}, "features": [{"attributes": {"a": 1}}]}
    with pytest.raises(OngeldigeGegevens, match="projectie"):
        lijsten.read_records(put(tmp_path, "x.json", inhoud))


# ---- social.brussels ------------------------------------------------------------------------


def organisation(nummer: int, naam: str, **velden: object) -> dict:
    return {
        "id": nummer,
        "nameOfficialNl": naam,
        "nameOfficialFr": f"{naam} (FR)",
        "legalStatus": {"labelNl": "vzw", "labelFr": "asbl"},
        "address": {
            "id": 1,
            "streetNl": "Hoogstraat",
            "streetFr": "Rue Haute",
            "number": "1",
            "postalCodeNl": "1000 Brussel",
            "lat": 50.84,
            "lon": 4.35,
        },
        "telNl": ["0470 12 34 56", "02 123 45 67"],
        "emailNl": ["directie@vzw.be"],
        "permanencyNl": "<p>ma-vr 9-17u<br/>bij Mevr. Dupont</p>",
        "websiteOfficialNl": ["www.vzw.be"],
        "lastUpdate": "08/11/18",
        "categoriesObject": [{"id": 4}, {"id": 9}],
    } | velden


def test_an_organisation_of_brussels_is_named_and_placed(tmp_path: Path) -> None:
    put(
        tmp_path,
        "social_brussels/organisaties.json",
        [
            organisation(1, "Buurthuis Bonnevie"),
            organisation(2, "Boekhouding Peeters"),
            organisation(3, "", nameOfficialFr="Maison de quartier Bonnevie", address=None),
        ],
    )
    gelezen = social_brussels.read(tmp_path)
    assert gelezen.tabel["type"].tolist() == ["buurthuis", "buurthuis"]
    rij = gelezen.tabel.iloc[0]
    assert (rij["straat"], rij["postcode"]) == ("Hoogstraat", "1000")
    assert (rij["telefoon"], rij["openingsuren"]) == ("02 123 45 67", "ma-vr 9-17u bij")
    assert (rij["website"], rij["bron_datum"]) == ("http://www.vzw.be", "2018-11-08")
    assert rij["bron_url"] == "https://social.brussels/rest/organisation/1"
    assert gelezen.tabel["lat"].isna().tolist() == [False, True]
    assert not [w for w in ("Dupont", "@", "0470") if w in gelezen.tabel.to_csv()]
    assert any("geen regel voor" in regel for regel in gelezen.verslag)


def test_an_organisation_in_two_sectors_comes_once(tmp_path: Path) -> None:
    for nummer in (5, 6):
        pad = f"social_brussels/organisaties-sector-{nummer}.json"
        put(tmp_path, pad, [organisation(1, "Buurthuis Bonnevie")])
    assert len(social_brussels.read(tmp_path).tabel) == 1


def test_coordinates_that_became_words_are_told(tmp_path: Path) -> None:
    adres = {"streetNl": "Hoogstraat", "lat": "n.b.", "lon": "4.35"}
    put(
        tmp_path,
        "social_brussels/organisaties.json",
        [organisation(1, "Buurthuis", address=adres)],
    )
    with pytest.raises(OngeldigeGegevens, match=r"kolom lat.*n\.b\..*geen getal"):
        social_brussels.read(tmp_path)
