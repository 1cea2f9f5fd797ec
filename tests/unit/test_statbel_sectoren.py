"""Statistical sectors in every form that Statbel gave them, made small."""

import zipfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from etl.errors import OngeldigeGegevens
from etl.sources import statbel_sectoren as sectoren

KORT = {  # 2018 style
    "cd_sector": "11001A00-",
    "tx_sector_descr_nl": "Kerk",
    "tx_sector_descr_fr": "Église",
    "tx_sector_descr_de": "Kirche",
    "cd_sub_munty": "11001A",
    "cd_munty_refnis": "11001",
    "tx_munty_descr_nl": "Dorp",
    "cd_rgn_refnis": "02000",
    "ms_area_ha": 100.0,
}
JAAR = {  # with the year inside
    "CS01012025": "11001A00-",
    "T_SEC_NL": "Kerk",
    "T_SEC_FR": "Église",
    "T_SEC_DE": "Kirche",
    "C_NIS7": "11001A0",
    "C_NIS6": "11001A",
    "CNIS5_2025": "11001",
    "T_MUN_NL": "Dorp",
    "CNIS_ARRD_2025": "11000",
    "CNIS_PROVI_2025": "10000",
    "CNIS_REGIO_2025": "02000",
    "M_AREA_HA": 100.0,
}
VAK = shapely.box(150_000, 200_000, 151_000, 201_000)
DRIVERS = {"shp": "ESRI Shapefile", "geojson": "GeoJSON", "sqlite": "SQLite"}


def layer(velden: dict[str, object], crs: int = 31370, n: int = 1) -> gpd.GeoDataFrame:
    rijen = pd.concat([pd.DataFrame([velden])] * n, ignore_index=True)
    return gpd.GeoDataFrame(rijen, geometry=[VAK] * n, crs=31370).to_crs(crs)


def packed(
    folder: Path, lagen: gpd.GeoDataFrame, vorm: str, naam: str, nest: bool = True, **opties: object
) -> Path:
    """Write a layer as Statbel does: zipped, in a folder with the name of the file."""
    kaal = folder / "los"
    kaal.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CPL_LOG", "/dev/null")
        lagen.to_file(kaal / f"{naam}.{vorm}", driver=DRIVERS[vorm], **opties)
    path = folder / f"{naam}.{vorm}.zip"
    with zipfile.ZipFile(path, "w") as archief:
        for deel in sorted(kaal.iterdir()):
            archief.write(deel, f"{naam}.{vorm}/{deel.name}" if nest else deel.name)
    return path


@pytest.mark.filterwarnings("ignore:Column names longer than 10")
@pytest.mark.filterwarnings("ignore:Normalized/laundered field name")
@pytest.mark.parametrize("vorm", list(DRIVERS))
@pytest.mark.parametrize(
    ("velden", "naam", "crs", "jaar"),
    [
        (KORT, "sh_statbel_statistical_sectors_20200101", 31370, 2020),
        ({k.upper(): v for k, v in KORT.items()}, "sectoren", 4326, None),
        (JAAR, "sh_statbel_statistical_sectors_3812_20250101", 3812, 2025),
        ({k.replace("2025", "2021"): v for k, v in JAAR.items()}, "sectoren", 31370, 2021),
    ],
)
def test_every_form_gives_the_same_sector(
    tmp_path: Path, vorm: str, velden: dict[str, object], naam: str, crs: int, jaar: int | None
) -> None:
    gelezen = sectoren.read(packed(tmp_path, layer(velden, crs), vorm, naam))
    assert gelezen.jaar == jaar
    assert gelezen.lagen.crs.to_epsg() == 31370
    row = gelezen.lagen.iloc[0]
    assert row.drop("geometry").to_dict() == {
        "sector": "11001A00-",
        "naam_nl": "Kerk",
        "naam_fr": "Église",
        "gemeente_code": "11001",
        "gewest_code": "02000",
    }
    assert row["geometry"].hausdorff_distance(VAK) < 0.5


def test_the_coordinates_are_trusted_above_what_the_file_says(tmp_path: Path) -> None:
    wrong = layer(JAAR, 3812).set_crs(31370, allow_override=True)
    gelezen = sectoren.read(packed(tmp_path, wrong, "geojson", "s"))
    assert gelezen.lagen.geometry[0].hausdorff_distance(VAK) < 0.5


def test_another_country_is_refused(tmp_path: Path) -> None:
    elders = layer(JAAR).assign(geometry=[shapely.box(-9e6, 0, -8e6, 1)])
    with pytest.raises(OngeldigeGegevens, match="liggen in geen stelsel van België"):
        sectoren.read(packed(tmp_path, elders, "geojson", "s"))


@pytest.mark.parametrize("weg", ["CS01012025", "CNIS5_2025", "T_SEC_NL", "CNIS_REGIO_2025"])
def test_a_missing_or_renamed_column_is_named(tmp_path: Path, weg: str) -> None:
    lagen = layer(JAAR).rename(columns={weg: "IETS_NIEUWS"})
    with pytest.raises(OngeldigeGegevens, match="de kolom ontbreekt; gezocht naar") as fout:
        sectoren.read(packed(tmp_path, lagen, "geojson", "s"))
    assert len(fout.value.problemen) == 1


def test_extra_columns_do_not_matter_but_a_second_year_does(tmp_path: Path) -> None:
    assert sectoren.columns_of([*JAAR, "EXTRA"], "s")["sector"] == "CS01012025"
    with pytest.raises(OngeldigeGegevens, match="CS01012025, CS01012026"):
        sectoren.columns_of([*JAAR, "CS01012026"], "s")


def test_bad_rows_are_all_named(tmp_path: Path) -> None:
    lagen = layer(JAAR, n=4)
    lagen["CS01012025"] = ["11001A00-", "11001A00-", "kort", "11001A01-"]
    lagen["CNIS5_2025"] = ["11001", "11001", "11001", "x"]
    lagen.loc[3, "geometry"] = None
    with pytest.raises(OngeldigeGegevens) as fout:
        sectoren.read(packed(tmp_path, lagen, "geojson", "s"))
    assert [(p.rij, p.kolom) for p in fout.value.problemen] == [
        (4, "sector"),
        (3, "sector"),
        (5, "gemeente_code"),
        (5, "geometry"),
    ]


def test_the_workbook_of_names_is_read_by_the_same_rule(tmp_path: Path) -> None:
    path = tmp_path / "Nis9_Nis6_refnis_names_2026.xlsx"
    kop = {k.replace("2025", "2026"): [v] for k, v in JAAR.items() if "REGIO" not in k}
    namen = pd.DataFrame(kop)
    namen.to_excel(path, index=False)
    gelezen = sectoren.read_names(path)
    assert gelezen.iloc[0].dropna().tolist() == ["11001A00-", "Kerk", "Église", "11001"]
    assert gelezen["gewest_code"].isna().all()
    pd.concat([namen, namen.assign(CNIS5_2026="x")]).to_excel(path, index=False)
    with pytest.raises(OngeldigeGegevens) as fout:
        sectoren.read_names(path)
    assert [(p.rij, p.kolom, p.waarde) for p in fout.value.problemen] == [
        (3, "sector", "11001A00-"),
        (3, "gemeente_code", "x"),
    ]
    namen.rename(columns={"CS01012026": "NIS9"}).to_excel(path, index=False)
    with pytest.raises(OngeldigeGegevens, match="kolom sector: de kolom ontbreekt"):
        sectoren.read_names(path)


def test_hostile_archives_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OngeldigeGegevens, match="het bestand bestaat niet"):
        sectoren.read(tmp_path / "weg.shp.zip")
    geen = tmp_path / "html.shp.zip"
    geen.write_text("<html>even geduld</html>")
    with pytest.raises(OngeldigeGegevens, match="er staat een webpagina in"):
        sectoren.read(geen)
    leeg = tmp_path / "leeg.shp.zip"
    with zipfile.ZipFile(leeg, "w") as archief:
        archief.writestr("lees.txt", "niets")
    with pytest.raises(OngeldigeGegevens, match=r"één kaartlaag .*\(0\)"):
        sectoren.read(leeg)
    stuk = tmp_path / "stuk.geojson.zip"
    with zipfile.ZipFile(stuk, "w") as archief:
        archief.writestr("../../s.geojson", '{"type": "FeatureColl')
    with pytest.raises(OngeldigeGegevens, match="geen leesbare kaartlaag"):
        sectoren.read(stuk)


@pytest.mark.slow
def test_the_real_sectors_of_2021() -> None:
    path = Path(__file__).resolve().parents[3] / "shared" / "bronnen" / "statbel"
    path = path / "statbel_sectors_2021_simplified.gpkg"
    if not path.is_file():
        pytest.skip("het bestand van Statbel staat hier niet")
    gelezen = sectoren.read(path)
    assert len(gelezen.lagen) == 19_478
    assert gelezen.lagen["gewest_code"].isin(["02000", "04000"]).sum() == 9_879
    assert gelezen.lagen.geometry.is_valid.all()
