"""Publishers' files made small, each in its own form, and the connector that reads it.

Rows and makers are those of the unit tests of each connector; here they stand in one table, so
that the same drift and the same malice can be tried on all of them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from etl.register.oplading import whole_table
from etl.sources import (
    alleenwonend,
    eigen_bestand,
    gebieden,
    hsds,
    huishoudens,
    huurprijzen,
    initiatieven,
    inkomen,
    internet,
    lagen,
    ookla,
    osm,
    osm_punten,
    social_brussels,
    stadsmonitor,
    statbel_bevolking,
    statbel_inkomen_sector,
    statbel_refnis,
    statbel_sectoren,
    statbel_verkopen_sector,
    straten,
    swing,
    verkopen,
    vintages,
)
from etl.sources.gebiedskolom import Gebieden, Vraag
from etl.sources.lezen import read_csv
from etl.sources.veldrijen import read_mapped
from tests.faults import uitgevers_rijen as vb
from tests.faults.vormen import (
    Csv,
    Json,
    Laag,
    Pakket,
    Parquet,
    Pbf,
    Rijen,
    Toml,
    Vorm,
    Xlsx,
)
from tests.unit import test_bronnen_hsds as m_hsds
from tests.unit import test_bronnen_lijsten as m_lijsten
from tests.unit import test_eigen_bestand as m_eigen
from tests.unit import test_inkomen as m_inkomen
from tests.unit import test_ookla as m_ookla
from tests.unit import test_statbel_sectoren as m_sectoren

VANDAAG = m_inkomen.VANDAAG | {"11001": "11001", "44021": "44021"}
GEBIEDEN = Gebieden({"44021": ["Gent"], "41002": ["Aalst"]})
PINC = "provincies_in_cijfers"
DE_05 = Vraag("internet_zonder_pct", "gemeente", blad="DE_05", jaar="2023")
ALLEEN = Vraag("alleenwonend_pct", "gemeente", kolom="Alleenwonenden")


@dataclass(frozen=True)
class Connector:
    """One connector, one form of its publisher's file.

    Attributes
    ----------
    naam : str
    uitgever : str
        Who a fault must name.
    bestand : str
        The file below the mirror.
    vorm : Vorm
    rijen : list of dict
        What stands in a happy file.
    lees : callable
        From the mirror folder to what the connector makes of it.
    kan_zonder : frozenset of str
        Columns of the rows that it can do without.
    tekst : str
        A column with free text, where anything may stand; "" where it has none.
    ernaast : callable
        Writes what must stand beside it.
    """

    naam: str
    uitgever: str
    bestand: str
    vorm: Vorm
    rijen: Rijen
    lees: Callable[[Path], pd.DataFrame]
    kan_zonder: frozenset[str] = frozenset()
    tekst: str = ""
    ernaast: Callable[[Path], object] = field(default=lambda folder: None)

    @property
    def soorten(self) -> set[str]:
        """Return what its form is, and that it is in a zip where it is."""
        return {self.vorm.soort} | ({"zip"} if getattr(self.vorm, "lid", "") else set())

    @property
    def nodig(self) -> list[str]:
        return [k for k in self.rijen[0] if k not in self.kan_zonder]

    def schrijf(self, folder: Path, rijen: Rijen | None = None, **anders: Any) -> Path:
        """Write the file, with other rows or another form where these are given."""
        path = folder / self.bestand
        path.parent.mkdir(parents=True, exist_ok=True)
        self.ernaast(folder)
        replace(self.vorm, **anders).schrijf(path, self.rijen if rijen is None else rijen)
        return path


def _map_of_own(vorm: str) -> Callable[[Path], object]:
    tekst = m_eigen.KAART.replace("{vorm}", vorm).replace("{crs}", "EPSG:4326")

    def schrijf(folder: Path) -> None:
        (folder / "lijsten" / "netwerk.toml").write_text(tekst, encoding="utf-8")

    return schrijf


def _list_of_own(folder: Path) -> None:
    (folder / "lijsten" / "netwerk.csv").write_text("naam,straat\nDe Brug,Markt\n", "utf-8")


def _streets(ander: tuple[str, Rijen]) -> Callable[[Path], object]:
    """Return what writes the other streets, and the postcodes."""

    def schrijf(folder: Path) -> None:
        pad, rijen = ander
        postcodes = folder / "postcodes" / "bemaps_NIS_ZIP_MNTY.csv"
        for path in (folder / pad, postcodes):
            path.parent.mkdir(parents=True, exist_ok=True)
        Parquet().schrijf(folder / pad, rijen)
        Csv(";", "cp1252").schrijf(postcodes, vb.POSTCODES)

    return schrijf


def _gazetteer(folder: Path) -> pd.DataFrame:
    grond = [shapely.box(5e4, 1.8e5, 1.4e5, 2e5), shapely.box(1.4e5, 1.6e5, 1.6e5, 1.8e5)]
    wijken = {"wijk_code": ["w1", "w2"], "gemeente_code": ["44021", "21004"]}
    wijken |= {"gewest_code": ["02000", "04000"]}
    return straten.read(folder, gpd.GeoDataFrame(wijken, geometry=grond, crs=31370)).tabel


def _income(folder: Path) -> pd.DataFrame:
    return inkomen.read(folder, VANDAAG).tabel


def _speeds(folder: Path) -> pd.DataFrame:
    vlakken = [shapely.box(2.5, 50.6, 6.0, 51.6)]
    wijken = gpd.GeoDataFrame({"wijk_code": ["w"]}, geometry=vlakken, crs=4326).to_crs(31370)
    return ookla.read(folder, m_ookla.KWARTAAL, wijken)


def _rents(folder: Path) -> pd.DataFrame:
    return huurprijzen.read(folder, VANDAAG).tabel


def _household_types(folder: Path) -> None:
    path = folder / alleenwonend.BESTAND
    path.parent.mkdir(parents=True, exist_ok=True)
    Csv(";").schrijf(path, vb.HUISHOUDTYPES)


def _gemeenten_beside(naam: str, rijen: Rijen) -> Callable[[Path], object]:
    return lambda folder: Xlsx().schrijf(folder / PINC / naam, rijen)


def _today(folder: Path) -> pd.DataFrame:
    return pd.DataFrame({"naar": vintages.gemeente_of_today(folder)})


def _layer(folder: Path) -> pd.DataFrame:
    return lagen.read_layer(folder / PINC / "ggw7.shp", ["geoitem", "naam"])


def _osm2015(folder: Path) -> pd.DataFrame:
    grond = gpd.GeoSeries([shapely.box(0, 0, 3e5, 3e5)], crs=31370)
    return osm_punten.read(folder, grond, set()).tabel


def _facts(folder: Path) -> pd.DataFrame:
    namen = [initiatieven.FEITEN[0]]
    return pd.DataFrame(initiatieven._read_rows(folder, namen, initiatieven._FEITEN_KOLOMMEN))


_CRAB, _BRUSSEL = "crab/crab_adressen_2013.parquet", "osm/brussel_straten.parquet"
_IMMO = statbel_verkopen_sector.BESTAND
_SECTORLAAG = "statbel/sh_statbel_statistical_sectors_31370_20250101.geojson.zip"


def _sectors(pad: str) -> Callable[[Path], pd.DataFrame]:
    return lambda folder: statbel_sectoren.read(folder / pad).lagen


def _population(pad: str) -> Callable[[Path], pd.DataFrame]:
    return lambda folder: statbel_bevolking.read_sectors(folder / pad)


def _sales(folder: Path) -> pd.DataFrame:
    return verkopen.read(folder, VANDAAG).tabel


CONNECTORS = (
    Connector("sectoren", "Statbel", _SECTORLAAG, Laag("GeoJSON"), [dict(m_sectoren.JAAR)],
              _sectors(_SECTORLAAG), vb.SECTOREN_NIET, "T_SEC_NL"),
    Connector("sectoren in geopackage", "Statbel", "statbel/s.gpkg", Laag("GPKG"),
              [dict(m_sectoren.KORT)], _sectors("statbel/s.gpkg"),
              frozenset(m_sectoren.KORT) - {"cd_sector", "tx_sector_descr_nl",
                                            "cd_munty_refnis", "cd_rgn_refnis"},
              "tx_sector_descr_nl"),
    Connector("namen van sectoren", "Statbel", "statbel/Nis9_2025.xlsx", Xlsx(),
              [dict(m_sectoren.JAAR)],
              lambda f: statbel_sectoren.read_names(f / "statbel/Nis9_2025.xlsx"),
              vb.SECTOREN_NIET | {"CNIS_REGIO_2025"}, "T_SEC_NL"),
    Connector("wagens per sector", "Statbel", huishoudens.WAGENS, Csv(";"), vb.WAGENS,
              huishoudens.read_counts, frozenset({"CD_YEAR", "TX_REFNIS_DESCR_NL"})),
    Connector("huishoudtypes", "Statbel", alleenwonend.BESTAND, Csv(";"), vb.HUISHOUDTYPES,
              lambda f: alleenwonend.read(f, VANDAAG).tabel),
    Connector("bevolking", "Statbel", "statbel/OPENDATA_SECTOREN_2024.zip", Csv("|", lid="b.txt"),
              vb.BEVOLKING, _population("statbel/OPENDATA_SECTOREN_2024.zip"), vb.BEVOLKING_NIET,
              "TX_DESCR_SECTOR_NL"),
    Connector("bevolking als werkmap", "Statbel", "statbel/OPENDATA_SECTOREN_2025.xlsx", Xlsx(),
              [r | {"OPPERVLAKKTE IN HM²": 12.5} for r in vb.BEVOLKING],
              _population("statbel/OPENDATA_SECTOREN_2025.xlsx"), vb.BEVOLKING_NIET,
              "TX_DESCR_SECTOR_NL"),
    Connector("inkomen", "Statbel", inkomen.BESTAND, Csv("|", lid="i.txt"), vb.INKOMEN,
              _income, vb.INKOMEN_NIET),
    Connector("inkomen als werkmap", "Statbel", inkomen.WERKMAP, Xlsx(), vb.INKOMEN,
              _income, vb.INKOMEN_NIET),
    Connector("inkomen per sector", "Statbel", statbel_inkomen_sector.BESTAND, Xlsx(),
              vb.INKOMEN_SECTOR, statbel_inkomen_sector.read_sectors,
              frozenset({"CD_MUNTY_REFNIS"})),
    Connector("verkopen", "Statbel", verkopen.BESTAND, Csv(), vb.VERKOPEN, _sales,
              frozenset({"name"}), "name"),
    Connector("verkopen als werkmap", "Statbel", verkopen.WERKMAPPEN[0], Xlsx(per="CD_YEAR"),
              vb.WERKMAP, _sales, vb.WERKMAP_NIET | {"CD_YEAR"}),
    Connector("verkopen als tekst", "Statbel", verkopen.WERKMAPPEN[1],
              Csv("|", "cp1252", "v.txt"), vb.WERKMAP, _sales, vb.WERKMAP_NIET),
    Connector("verkopen per sector", "Statbel", _IMMO, Csv(";", "cp1252", "TF_IMMO_SECTOR.txt"),
              vb.SECTORVERKOPEN, statbel_verkopen_sector.read_sectors, vb.SECTORVERKOPEN_NIET),
    Connector("refnis", "Statbel", statbel_refnis.BESTAND, Csv("|"), vb.REFNIS,
              lambda f: statbel_refnis.read(f / statbel_refnis.BESTAND), tekst="TX_REFNIS_NL"),
    Connector("wijken", "Provincies in Cijfers", f"{PINC}/ggw7.shp", Laag("ESRI Shapefile"),
              [{"geoitem": "11001W01", "naam": "Kérk (Dorp)"}], _layer, tekst="naam"),
    Connector("gebieden", "Provincies in Cijfers", f"{PINC}/statsec_als_basis.xlsx", Xlsx(),
              vb.CONCORDANTIE, gebieden._concordance),
    Connector("concordantie 2019", "Provincies in Cijfers", f"{PINC}/statsec2019_als_basis.xlsx",
              Xlsx(), vb.SECTORCONCORDANTIE, _today, frozenset({"statsec2019"}),
              ernaast=_gemeenten_beside("gemeente2024_gemeente.xlsx", vb.FUSIES)),
    Connector("fusies van 2025", "Provincies in Cijfers", f"{PINC}/gemeente2024_gemeente.xlsx",
              Xlsx(), vb.FUSIES, _today,
              ernaast=_gemeenten_beside("statsec2019_als_basis.xlsx", vb.SECTORCONCORDANTIE)),
    Connector("swing", "pic.csv", "eigen/pic.csv", Csv(";", "utf-8"), vb.SWING,
              lambda f: swing.read(whole_table(f / "eigen/pic.csv").tabel, ALLEEN, GEBIEDEN,
                                   "pic.csv").tabel,
              # Found by what stands in it, whatever it is called.
              frozenset({"Gebied"})),
    Connector("stadsmonitor", "monitor.xlsx", "eigen/monitor.xlsx", Xlsx("DE_05"), vb.MONITOR,
              lambda f: stadsmonitor.read(f / "eigen/monitor.xlsx", DE_05, GEBIEDEN).tabel,
              frozenset({"Oneens (%)", "Gemeente"})),
    Connector("internet", "Eurostat", internet.BESTAND, Csv(), vb.EUROSTAT,
              lambda f: internet.read(f).tabel, vb.EUROSTAT_NIET),
    Connector("internet als JSON-stat", "Eurostat", internet.BESTAND_JSON, Json(vb.cube),
              vb.KUBUS, lambda f: internet.read(f).tabel, frozenset({"value"})),
    Connector("huurprijzen", "huur/huurprijzen.csv", huurprijzen.BESTAND, Csv(), vb.HUUR, _rents,
              tekst="opmerking", ernaast=_household_types),
    Connector("ookla", "Ookla", m_ookla.KWARTAAL.bestand, Parquet(), vb.TEGELS, _speeds,
              vb.TEGELS_NIET),
    Connector("adressen", "Informatie Vlaanderen", _CRAB, Parquet(), vb.CRAB, _gazetteer,
              tekst="straat", ernaast=_streets((_BRUSSEL, vb.BRUSSEL))),
    Connector("straten van Brussel", "OpenStreetMap", _BRUSSEL, Parquet(), vb.BRUSSEL, _gazetteer,
              tekst="naam", ernaast=_streets((_CRAB, vb.CRAB))),
    Connector("postcodes", "Sciensano", "postcodes/bemaps_NIS_ZIP_MNTY.csv",
              Csv(";", "cp1252"), vb.POSTCODES,
              lambda f: read_csv(f / "postcodes/bemaps_NIS_ZIP_MNTY.csv",
                                 ["NIS_CODE", "POSTAL_CODE"], sep=";", comment="#"),
              frozenset({"NAAM"})),
    Connector("feiten", "initiatieven/", f"initiatieven/{initiatieven.FEITEN[0]}", Csv(), vb.FEITEN,
              _facts, tekst="opmerking"),
    Connector("punten van 2015", "OpenStreetMap", osm_punten.BESTAND, Csv(), vb.OSM2015, _osm2015),
    Connector("overpass", "OpenStreetMap", osm.OVERPASS, Json(vb.overpass), vb.OVERPASS,
              lambda f: osm.read(f).tabel),
    Connector("extract", "OpenStreetMap", osm.EXTRACT, Pbf(), vb.OVERPASS,
              lambda f: osm.read(f).tabel, frozenset(vb.OVERPASS[0])),
    Connector("opendatasoft", "Stad Gent", m_lijsten.DIGIPUNTEN,
              Json(vb.features), [m_lijsten.DIGIPUNT], lambda f: m_lijsten.lees_gent(f).tabel,
              frozenset(m_lijsten.DIGIPUNT) - {"locatie", "straat", "huisnr", "postcode"},
              "locatie"),
    Connector("arcgis", "Stad Antwerpen", "antwerpen/buurthuizen-0001.json", Json(vb.esri),
              [{"NAAM": "Buurthuis A"}], lambda f: read_mapped(f, m_lijsten.BUURTHUIZEN).tabel,
              tekst="NAAM"),
    Connector("social.brussels", "social.brussels", "social_brussels/organisaties.json", Json(),
              vb.ORGANISATIES, lambda f: social_brussels.read(f).tabel,
              frozenset(vb.ORGANISATIES[0]) - {"address"}, "nameOfficialNl"),
    Connector("hsds", "hsds/gids.json", "hsds/gids.json",
              Json(lambda r: {"total_items": len(r), "contents": r}), [m_hsds.service()],
              lambda f: hsds.read(f).tabel, frozenset(m_hsds.service()) - {"id", "name"}, "name"),
    Connector("hsds als pakket", "hsds/gids.zip", "hsds/gids.zip", Pakket(), [vb.DIENST],
              lambda f: hsds.read(f).tabel, frozenset(vb.DIENST) - {"id", "name"}, "name"),
    Connector("veldkaart", "netwerk.toml", "lijsten/netwerk.toml", Toml(), [vb.VELDKAART],
              lambda f: eigen_bestand.read(f).tabel,
              frozenset({"herkomst.titel", "velden.straat", "vast.type", "vast.werkmodellen"}),
              "herkomst.attributie", ernaast=_list_of_own),
    Connector("eigen lijst", "lijsten/netwerk.csv", "lijsten/netwerk.csv", Csv(";"), vb.EIGEN,
              lambda f: eigen_bestand.read(f).tabel, vb.EIGEN_NIET, "Info",
              ernaast=_map_of_own("csv")),
    Connector("eigen werkmap", "lijsten/netwerk.xlsx", "lijsten/netwerk.xlsx", Xlsx(), vb.EIGEN,
              lambda f: eigen_bestand.read(f).tabel, vb.EIGEN_NIET, "Info",
              ernaast=_map_of_own("xlsx")),
)  # fmt: skip
