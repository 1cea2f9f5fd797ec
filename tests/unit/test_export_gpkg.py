"""A GeoPackage that says what the store says, opens in QGIS with our colours, and never changes."""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import pyogrio
import pytest
from shapely.geometry import box

from etl.contract.aanbod import WERKMODELLEN
from etl.errors import OngeldigeAanroep
from etl.export.gpkg import write_gpkg
from etl.export.themas import THEMAS
from etl.store.read import Editie
from tests import stad_editie
from tests.golden import stad


@pytest.fixture(scope="module")
def editie() -> Editie:
    return stad_editie.town()


@pytest.fixture(scope="module")
def bestand(editie: Editie, tmp_path_factory: pytest.TempPathFactory) -> Path:
    pad = tmp_path_factory.mktemp("gpkg") / "stad.gpkg"
    pad.write_bytes(write_gpkg(editie, "geheel", "VB"))
    return pad


def rijen(bestand: Path, vraag: str, *waarden: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(bestand)) as db:
        return db.execute(vraag, waarden).fetchall()


def test_the_layers_and_their_coordinate_system(bestand: Path) -> None:
    lagen = {naam: soort for naam, soort in pyogrio.list_layers(bestand)}
    assert lagen == {
        "wijken": "MultiPolygon",
        "initiatieven": "Point",
        "regios": "MultiPolygon",
        "layer_styles": None,
    }
    for laag in ("wijken", "initiatieven", "regios"):
        assert pyogrio.read_info(bestand, layer=laag)["crs"] == "EPSG:31370"


def test_wijken_read_back_equal_to_the_store(bestand: Path, editie: Editie) -> None:
    gelezen = gpd.read_file(bestand, layer="wijken").set_index("wijk_code")
    assert list(gelezen.index) == sorted(editie.wijken.index)
    store = editie.wijken.loc[gelezen.index]
    assert set(gelezen.columns) == {*store.columns, "geometry"}
    for kolom in store.columns:
        bekend = store[kolom].notna().to_numpy()
        assert (gelezen[kolom].notna().to_numpy() == bekend).all(), kolom
        for kreeg, had in zip(gelezen.loc[bekend, kolom], store.loc[bekend, kolom], strict=True):
            assert kreeg == had, kolom
    # The town's squares of two kilometres, told by hand.
    assert gelezen.geometry["90001W01"].equals(box(150_000, 200_000, 152_000, 202_000))


def test_columns_have_the_right_type(bestand: Path) -> None:
    types = {str(r[1]): r[2] for r in rijen(bestand, "PRAGMA table_info(wijken)")}
    verwacht = {
        "wijk_code": "TEXT",
        "huishoudens": "REAL",
        "onbewoond": "BOOLEAN",
        "dubbele_drempel": "BOOLEAN",
        "rang": "INTEGER",
        "plaatsen_gemeente": "INTEGER",
    }
    assert {k: types[k] for k in verwacht} == verwacht


def test_a_missing_value_is_null_and_never_zero(bestand: Path) -> None:
    vraag = "SELECT wijk_code, rang, kloof_klasse, minuten_drie_modellen FROM wijken"
    wijken = {r[0]: r[1:] for r in rijen(bestand, vraag)}
    assert wijken["90002W02"] == (None, None, None)


def test_initiatives_without_a_place_keep_their_row(bestand: Path) -> None:
    gelezen = gpd.read_file(bestand, layer="initiatieven").set_index("initiatief_id")
    brug, op_weg = gelezen.loc["buurthuis-de-brug"], gelezen.loc["samen-op-weg"]
    assert (brug.geometry.x, brug.geometry.y) == (150_500.0, 201_500.0)
    assert op_weg.geometry is None
    assert brug["werkmodellen"] == "organisatie|locatie_regio"


def test_regions_hold_the_region_and_what_lies_in_it(editie: Editie, tmp_path: Path) -> None:
    bestand = tmp_path / "a.gpkg"
    bestand.write_bytes(write_gpkg(editie, "gemeente", stad.A))
    regios = gpd.read_file(bestand, layer="regios")
    assert regios[["niveau", "code"]].to_numpy().tolist() == [["gemeente", stad.A]]
    assert regios.geometry[0].equals(box(150_000, 200_000, 154_000, 202_000))
    assert regios["huishoudens"][0] == editie.regios.set_index("code").loc[stad.A, "huishoudens"]


def test_the_same_edition_gives_the_same_bytes(editie: Editie, bestand: Path) -> None:
    assert write_gpkg(editie, "geheel", "VB") == bestand.read_bytes()
    assert {r[0] for r in rijen(bestand, "SELECT last_change FROM gpkg_contents")} == {
        f"{editie.datum}T00:00:00.000Z"
    }


def test_it_says_source_date_method_and_licence(bestand: Path, editie: Editie) -> None:
    ((tekst,),) = rijen(
        bestand,
        "SELECT metadata FROM gpkg_metadata m JOIN gpkg_metadata_reference r "
        "ON m.id = r.md_file_id WHERE r.reference_scope = 'geopackage'",
    )
    zegt = json.loads(str(tekst))
    assert zegt["editie"] == editie.id
    assert zegt["datum"] == editie.datum
    assert zegt["methode"]
    assert zegt["parameters"]
    assert {"CC BY 4.0", "ODbL 1.0"} <= {bron["licentie"] for bron in zegt["bronnen"]}
    assert all(bron["licentie"] and bron["vermelding"] for bron in zegt["bronnen"])
    adressen = {bron["licentie_url"] for bron in zegt["bronnen"]}
    assert all(url.startswith("https://") for url in adressen - {""})
    qgis = rijen(bestand, "SELECT metadata FROM gpkg_metadata WHERE mime_type = 'text/xml'")
    assert len(qgis) == 3
    for (xml,) in qgis:
        boom = ET.fromstring(str(xml))  # noqa: S314 (our own)
        assert boom.find("license") is not None
        assert boom.find("rights") is not None
    titels = dict(
        rijen(
            bestand,
            "SELECT column_name, title FROM gpkg_data_columns WHERE table_name = 'wijken'",
        )
    )
    assert titels["dekking_pct"] == "Dekking (% van de huishoudens)"


def style(bestand: Path, laag: str, naam: str) -> ET.Element:
    vraag = "SELECT styleQML FROM layer_styles WHERE f_table_name = ? AND styleName = ?"
    ((xml,),) = rijen(bestand, vraag, laag, naam)
    return ET.fromstring(str(xml).split("\n", 1)[1])  # noqa: S314 (our own)


def test_each_layer_opens_with_one_default_style(bestand: Path) -> None:
    standaard = rijen(
        bestand, "SELECT f_table_name, styleName FROM layer_styles WHERE useAsDefault"
    )
    assert Counter(laag for laag, _ in standaard) == {"wijken": 1, "initiatieven": 1, "regios": 1}
    assert ("wijken", "kloof") in standaard


@pytest.mark.parametrize("sleutel", sorted(THEMAS))
def test_the_style_gives_every_wijk_the_class_of_the_theme(
    bestand: Path, editie: Editie, sleutel: str
) -> None:
    boom = style(bestand, "wijken", sleutel)
    renderer = boom.find("renderer-v2")
    assert renderer is not None
    # QGIS and SQLite compute the same expression.
    vraag = f"SELECT wijk_code, {renderer.get('attr')} FROM wijken"  # noqa: S608 (our own)
    gekregen = dict(rijen(bestand, vraag))
    verwacht = THEMAS[sleutel].tekens(editie.wijken)
    assert gekregen == dict(zip(editie.wijken.index, verwacht, strict=True))
    categorieen = {c.get("value"): c for c in boom.iter("category")}
    assert set(gekregen.values()) <= set(categorieen)
    symbolen = {s.get("name"): s for s in boom.iter("symbol")}
    for teken, categorie in categorieen.items():
        opties = [
            {o.get("name"): o.get("value") for o in laag.iter("Option")}
            for laag in symbolen[categorie.get("symbol")].iter("layer")
        ]
        gearceerd = any(o.get("style") == "b_diagonal" for o in opties)
        assert gearceerd == (teken in ("x", "l")), teken


def test_places_and_regions_have_a_symbol_for_every_value(bestand: Path) -> None:
    modellen = {
        c.get("value") for c in style(bestand, "initiatieven", "werkmodel").iter("category")
    }
    assert modellen == set(WERKMODELLEN)
    niveaus = {c.get("value") for c in style(bestand, "regios", "niveau").iter("category")}
    assert niveaus >= {str(r[0]) for r in rijen(bestand, "SELECT DISTINCT niveau FROM regios")}


def test_an_unknown_region_is_refused(editie: Editie) -> None:
    with pytest.raises(OngeldigeAanroep, match="99999"):
        write_gpkg(editie, "gemeente", "99999")
