"""All of Flanders and Brussels in the open formats: as the store has it, each time."""

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from etl.contract.getallen import onbekend
from etl.export import gis
from etl.export.geojson import write_geojson
from etl.export.gpkg import write_gpkg
from etl.export.hsds import read_hsds, write_hsds, write_hsds_json
from etl.export.hsds.schrijven import KOLOMMEN
from etl.export.html import write_html
from etl.export.tables import find_region
from etl.export.themas import THEMAS
from etl.store.read import Editie
from tests.hsds_regels import breaches

pytestmark = pytest.mark.slow

#: Megabytes that a file of the whole may take.
GRENZEN: dict[str, tuple[Callable[[Editie, str, str], bytes], float]] = {
    "gpkg": (write_gpkg, 16.0),
    "geojson": (write_geojson, 14.0),
    "html": (write_html, 6.0),
    "hsds": (write_hsds, 2.0),
}


@pytest.mark.parametrize("formaat", list(GRENZEN))
def test_the_same_bytes_and_a_sensible_size(editie: Editie, formaat: str) -> None:
    schrijf, megabytes = GRENZEN[formaat]
    eerste = schrijf(editie, "geheel", "VB")
    assert schrijf(editie, "geheel", "VB") == eerste
    assert len(eerste) < megabytes * 1e6


def test_a_geopackage_is_the_store(editie: Editie, tmp_path: Path) -> None:
    bestand = tmp_path / "alles.gpkg"
    bestand.write_bytes(write_gpkg(editie, "geheel", "VB"))
    wijken = gpd.read_file(bestand, layer="wijken").set_index("wijk_code")
    store = editie.wijken.loc[wijken.index]
    assert len(wijken) == 2767
    for kolom in store.columns:
        assert (wijken[kolom].isna() == store[kolom].isna()).all(), kolom
        bekend = store[kolom].notna()
        assert wijken.loc[bekend, kolom].tolist() == store.loc[bekend, kolom].tolist(), kolom
    grenzen = editie.geometrie.geometry.loc[wijken.index]
    assert wijken.geometry.normalize().geom_equals(grenzen.normalize()).all()
    regios = gpd.read_file(bestand, layer="regios")
    assert len(regios) == len(editie.regios)
    assert regios.geometry.is_valid.all()
    assert regios.geometry[0].area == pytest.approx(grenzen.area.sum())
    initiatieven = gpd.read_file(bestand, layer="initiatieven").set_index("initiatief_id")
    bron = editie.initiatieven.set_index("initiatief_id").loc[initiatieven.index]
    bekend = initiatieven.geometry.notna()
    assert (bekend == (bron["locatie_precisie"] != "gemeente")).all()
    assert (initiatieven.geometry[bekend].x == bron.loc[bekend, "x"]).all()
    assert (initiatieven.geometry[bekend].y == bron.loc[bekend, "y"]).all()
    with closing(sqlite3.connect(bestand)) as db:
        for sleutel, thema in THEMAS.items():
            vraag = f"SELECT wijk_code, {thema.expressie()} FROM wijken"  # noqa: S608 (our own)
            verwacht = dict(zip(editie.wijken.index, thema.tekens(editie.wijken), strict=True))
            assert dict(db.execute(vraag)) == verwacht, sleutel


def test_geojson_is_the_store(editie: Editie) -> None:
    stuk = json.loads(write_geojson(editie, "geheel", "VB"))
    gelezen = pd.DataFrame([f["properties"] for f in stuk["features"]]).set_index("wijk_code")
    store = editie.wijken.loc[gelezen.index]
    for kolom in store.select_dtypes("number"):
        had = store[kolom].astype("Float64").to_numpy(dtype=float, na_value=np.nan)
        kreeg = gelezen[kolom].astype(float)
        np.testing.assert_allclose(kreeg, had, atol=5e-7, err_msg=kolom)
    vormen = gpd.GeoDataFrame.from_features(stuk["features"])
    assert vormen.geometry.is_valid.all()
    np.testing.assert_allclose(vormen.total_bounds, stuk["bbox"])


def test_every_region_has_as_many_initiatives_as_its_figures_say(editie: Editie) -> None:
    for rij in editie.regios.itertuples():
        regio = find_region(editie, str(rij.niveau), str(rij.code))
        assert len(gis.initiatieven_in(editie, regio)) == rij.initiatieven, regio


def test_hsds_keeps_its_rules_and_reads_back_as_the_register(editie: Editie) -> None:
    blad = write_hsds_json(editie, "geheel", "VB")
    diensten = json.loads(blad)["contents"]
    assert [regel for dienst in diensten for regel in breaches("service", dienst)] == []
    inhoud = write_hsds(editie, "geheel", "VB")
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        assert archief.testzip() is None
    register = editie.initiatieven.sort_values("initiatief_id", ignore_index=True)
    for terug in (read_hsds(inhoud), read_hsds(blad)):
        assert len(terug) == len(register)
        for kolom in KOLOMMEN:
            for kreeg, had in zip(terug[kolom], register[kolom], strict=True):
                assert kreeg == had or (onbekend(kreeg) and onbekend(had)), (kolom, had)
    weken = [d for d in diensten if any("byday" in uren for uren in d.get("schedules", ()))]
    assert len(weken) >= 30  # of some 120 lines of opening hours, most of them prose


def test_a_map_knows_every_wijk(editie: Editie) -> None:
    inhoud = write_html(editie, "geheel", "VB").decode()
    gegevens = inhoud.split('id="gegevens">')[1].split("</script>")[0]
    gelezen = json.loads(gegevens)
    assert len(gelezen["laag"]["vormen"]) == len(gelezen["wijken"]["naam"]) == 2767
    assert len(gelezen["omtrek"]["vormen"]) == editie.wijken["gemeente_code"].nunique()
    assert all(vorm for vorm in gelezen["laag"]["vormen"])
    wijken = editie.wijken.sort_index()
    assert gelezen["themas"][0]["tekens"] == "".join(THEMAS["kloof"].tekens(wijken))
