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
from tests.faults.vormen import (
    Csv,
    Json,
    Laag,
    Pakket,
    Parquet,
    Pbf,
    Rij,
    Rijen,
    Toml,
    Vorm,
    Xlsx,
)
from tests.unit import test_bronnen_hsds as m_hsds
from tests.unit import test_bronnen_lijsten as m_lijsten
from tests.unit import test_bronnen_osm as m_osm
from tests.unit import test_eigen_bestand as m_eigen
from tests.unit import test_inkomen as m_inkomen
from tests.unit import test_jsonstat as m_jsonstat
from tests.unit import test_ookla as m_ookla
from tests.unit import test_statbel_cijfers as m_cijfers
from tests.unit import test_statbel_sectoren as m_sectoren
from tests.unit import test_waarnemingen as m_waarn

VANDAAG = m_inkomen.VANDAAG | {"11001": "11001", "44021": "44021"}
GEBIEDEN = Gebieden({"44021": ["Gent"], "41002": ["Aalst"]})
PINC = "provincies_in_cijfers"


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


def _table(tekst: str, sep: str) -> Rijen:
    kop, *rijen = [regel.split(sep) for regel in tekst.strip().splitlines()]
    return [dict(zip(kop, rij, strict=True)) for rij in rijen]


def _without(rijen: Rijen, *kolommen: str) -> Rijen:
    return [{k: v for k, v in rij.items() if k not in kolommen} for rij in rijen]


BEVOLKING = _table(m_cijfers.BEVOLKING, "|")
BEVOLKING_NIET = frozenset(BEVOLKING[0]) - set(statbel_bevolking._COLUMNS)
SECTORVERKOPEN = _table(m_cijfers.KOP_SECTOR + m_cijfers.SECTORVERKOPEN, ";")
SECTORVERKOPEN_NIET = frozenset(SECTORVERKOPEN[0]) - set(statbel_verkopen_sector._COLUMNS)
INKOMEN = _table(m_inkomen.KOP + m_inkomen.RIJEN, "|")
INKOMEN_NIET = frozenset({"MS_NBR_NON_ZERO_INC"})
INKOMEN_SECTOR: Rijen = [
    {
        "CD_YEAR": 2023,
        "CD_MUNTY_REFNIS": 11001,
        "CD_SECTOR": sector,
        "MS_NBR_NON_ZERO_INC": n,
        "MS_MEDIAN_NET_TAXABLE_INC": mediaan,
    }
    for sector, n, mediaan in (("11001A1--", 80, 20000.5), ("11001A2--", "*", "*"))
]
VERKOPEN = _table(m_waarn.VERKOPEN, ",")
WERKMAP = m_cijfers.workbook_rows(m_cijfers.JAARLIJKS).to_dict("records")
WERKMAP_NIET = frozenset(WERKMAP[0]) - {*verkopen._WERKMAP, "CD_PERIOD", "CD_CLASS_SURFACE"}
WAGENS: Rijen = [
    {
        "CD_YEAR": "2019",
        "CD_REFNIS": "11001",
        "TX_REFNIS_DESCR_NL": "Dorp",
        "CD_STAT_SECTOR": sector,
        "MS_NUM_HH": n,
        "MS_NUM_CAR": wagens,
    }
    for sector, n, wagens in (("11001A1--", "1.234", "2.000"), ("11001A2--", "-00", "-"))
]
HUISHOUDTYPES: Rijen = [
    {
        "CD_YEAR": "2019",
        "cd_gemeente": nis,
        "HH_TYPE_LIPRO": soort,
        "AantalWagens": "3+",
        "aant_HuisH": n,
    }
    for nis, soort, n in (
        ("11002", "1", "1.200"),
        ("11007", "1", "5"),
        ("12001", "2", "-"),
        ("12001", "1", "8"),
    )
]
HUUR: Rijen = [
    dict.fromkeys(huurprijzen._COLUMNS, "")
    | {
        "jaar": "2024",
        "periode": "2024",
        "niveau": "gewest",
        "nis": "2000",
        "gebied": "Vlaanderen",
        "woningtype": "alle",
        "maat": "gemiddelde",
        "waarde_eur": "900.5",
        "bron": "CIB",
        "bron_url": "https://cib.example",
        "bron_datum": "2025-01-01",
        "opmerking": "reeks B",
    }
]
EUROSTAT = _table(m_waarn.eurostat(dict.fromkeys(internet.GEBIEDEN, "93.32")), ",")
EUROSTAT_NIET = frozenset(EUROSTAT[0]) - set(internet._COLUMNS)
REFNIS: Rijen = [
    {
        "LVL_REFNIS": "4",
        "CD_REFNIS": "11007",
        "TX_REFNIS_FR": "Bôrg",
        "TX_REFNIS_NL": "Borg",
        "DT_VLDT_START": "01/01/1977",
        "DT_VLDT_END": "31/12/2024",
    }
]
CONCORDANTIE: Rijen = [
    {"ggw7": "11001W01"}
    | {k: "x" for paar in gebieden.CONCORDANTIE.values() for k in paar}
    | {"gewest": "2000", "provincie": "10000", "gemeente": "11001"}
]
SECTORCONCORDANTIE: Rijen = [
    {
        "statsec2019": "11001A1--",
        "gemeente2018": "11001",
        "gemeente2024": "11001",
        "gemeente": "11001",
    }
]
FUSIES: Rijen = [{"gemeente2024": "11007", "gemeente": "11002"}]
POSTCODES: Rijen = [{"NIS_CODE": "21001", "POSTAL_CODE": "1070", "NAAM": "Anderlecht"}]
OSM2015: Rijen = [
    {
        "osm_id": "1",
        "timestamp": "2015-11-01T10:00:00Z",
        "name": "De Brug",
        "osm_type": "community_centre",
        "lon": "4.0",
        "lat": "51.0",
        "is_core_initiative": "True",
        "TX_MUNTY_DESCR_NL": "Dorp",
    }
]
FEITEN: Rijen = [
    dict.fromkeys(initiatieven._FEITEN_KOLOMMEN, "") | {"naam": "De Brug", "lat": "51.0"}
]
CRAB: Rijen = [
    {"postcode": "9000", "gemeente": "Gent", "straat": "Markt", "x": 104_000.0, "y": 193_000.0}
]
BRUSSEL: Rijen = [{"naam": "Rue Neuve - Nieuwstraat", "nis": "21004", "x": 149_000.0, "y": 1.7e5}]
SWING: Rijen = [
    {"Gebied": "Gent", "Alleenwonenden|2025": "31,5"},
    {"Gebied": "Aalst", "Alleenwonenden|2025": "x"},
    {"Gebied": "Vlaamse ruit – 1é", "Alleenwonenden|2025": "30"},
]
ALLEEN = Vraag("alleenwonend_pct", "gemeente", kolom="Alleenwonenden")
MONITOR: Rijen = [
    {"Gemeente": "Gent", "Oneens (%)": 90, "Eens (%)": 7.5},
    {"Gemeente": "Aalst", "Oneens (%)": "x", "Eens (%)": "x"},
]
DE_05 = Vraag("internet_zonder_pct", "gemeente", blad="DE_05", jaar="2023")
OVERPASS: Rijen = [m_osm.node(1, "De Brug", {"amenity": "social_centre"})]
EIGEN = _table(f"{m_eigen.KOP}\n{m_eigen.RIJEN}", ";")
EIGEN_NIET = frozenset({"Straat", "Gemeente", "Telefoon", "Gratis?", "Datum", "Plaatsen", "Info"})
TEGELS = [m_ookla.tile(m_ookla.GENT, 100_000, 30, 9), m_ookla.tile(m_ookla.AALST, 50_000, 4)]
TEGELS_NIET = frozenset(TEGELS[0]) - set(ookla._COLUMNS)
ORGANISATIES = [
    m_lijsten.organisation(1, "Buurthuis Bonnevie"),
    m_lijsten.organisation(2, "Buurthuis Zuid"),
]


def _features(rijen: Rijen) -> object:
    kenmerken = [
        {"type": "Feature", "geometry": m_lijsten.PLEK, "properties": rij} for rij in rijen
    ]
    return {"type": "FeatureCollection", "features": kenmerken}


def _esri(rijen: Rijen) -> object:
    plek = {"x": 489_800.0, "y": 6_652_500.0}
    return {
        "spatialReference": {"wkid": 102100, "latestWkid": 3857},
        "features": [{"attributes": rij, "geometry": plek} for rij in rijen],
    }


def _overpass(rijen: Rijen) -> object:
    return {"osm3s": {"timestamp_osm_base": "2026-11-01T10:00:00Z"}, "elements": rijen}


def _cube(rijen: Rijen) -> object:
    """Return a cube whose dimensions are the keys of the rows."""
    assen = {
        naam: list(dict.fromkeys(r[naam] for r in rijen)) for naam in rijen[0] if naam != "value"
    }
    return m_jsonstat.cube(
        id=list(assen),
        size=[len(codes) for codes in assen.values()],
        value=[r["value"] for r in rijen],
        status={},
        dimension={naam: {"category": {"index": codes}} for naam, codes in assen.items()},
    )


KUBUS: Rijen = [
    {"freq": "A", "unit": "PC_HH", "geo": geo, "time": "2024", "value": 93.5}
    for geo in internet.GEBIEDEN
]


def _map_of_own(vorm: str) -> Callable[[Path], object]:
    tekst = m_eigen.KAART.replace("{vorm}", vorm).replace("{crs}", "EPSG:4326")

    def schrijf(folder: Path) -> None:
        (folder / "lijsten" / "netwerk.toml").write_text(tekst, encoding="utf-8")

    return schrijf


VELDKAART: Rij = {
    "bron": "netwerk",
    "bestand": "lijsten/netwerk.csv",
    "herkomst.uitgever": "Netwerk Dorp",
    "herkomst.licentie": "CC BY 4.0",
    "herkomst.attributie": "Netwerk Dorp, CC BY 4.0",
    "herkomst.titel": "Werkingen",
    "velden.naam": "naam",
    "velden.straat": ["straat"],
    "vast.type": "buurthuis",
    "vast.werkmodellen": "organisatie",
}
DIENST: Rij = {
    "id": "s1",
    "organization_id": "o1",
    "name": "Buurthuis De Brug",
    "status": "active",
    "description": "Welkom",
}


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
        Csv(";", "cp1252").schrijf(postcodes, POSTCODES)

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
    Csv(";").schrijf(path, HUISHOUDTYPES)


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


SECTOREN_NIET = frozenset(m_sectoren.JAAR) - {
    *("CS01012025", "T_SEC_NL", "CNIS5_2025", "CNIS_REGIO_2025")
}
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
              _sectors(_SECTORLAAG), SECTOREN_NIET, "T_SEC_NL"),
    Connector("sectoren in geopackage", "Statbel", "statbel/s.gpkg", Laag("GPKG"),
              [dict(m_sectoren.KORT)], _sectors("statbel/s.gpkg"),
              frozenset(m_sectoren.KORT) - {"cd_sector", "tx_sector_descr_nl",
                                            "cd_munty_refnis", "cd_rgn_refnis"},
              "tx_sector_descr_nl"),
    Connector("namen van sectoren", "Statbel", "statbel/Nis9_2025.xlsx", Xlsx(),
              [dict(m_sectoren.JAAR)],
              lambda f: statbel_sectoren.read_names(f / "statbel/Nis9_2025.xlsx"),
              SECTOREN_NIET | {"CNIS_REGIO_2025"}, "T_SEC_NL"),
    Connector("wagens per sector", "Statbel", huishoudens.WAGENS, Csv(";"), WAGENS,
              huishoudens.read_counts, frozenset({"CD_YEAR", "TX_REFNIS_DESCR_NL"})),
    Connector("huishoudtypes", "Statbel", alleenwonend.BESTAND, Csv(";"), HUISHOUDTYPES,
              lambda f: alleenwonend.read(f, VANDAAG).tabel),
    Connector("bevolking", "Statbel", "statbel/OPENDATA_SECTOREN_2024.zip", Csv("|", lid="b.txt"),
              BEVOLKING, _population("statbel/OPENDATA_SECTOREN_2024.zip"), BEVOLKING_NIET,
              "TX_DESCR_SECTOR_NL"),
    Connector("bevolking als werkmap", "Statbel", "statbel/OPENDATA_SECTOREN_2025.xlsx", Xlsx(),
              [r | {"OPPERVLAKKTE IN HM²": 12.5} for r in BEVOLKING],
              _population("statbel/OPENDATA_SECTOREN_2025.xlsx"), BEVOLKING_NIET,
              "TX_DESCR_SECTOR_NL"),
    Connector("inkomen", "Statbel", inkomen.BESTAND, Csv("|", lid="i.txt"), INKOMEN,
              _income, INKOMEN_NIET),
    Connector("inkomen als werkmap", "Statbel", inkomen.WERKMAP, Xlsx(), INKOMEN,
              _income, INKOMEN_NIET),
    Connector("inkomen per sector", "Statbel", statbel_inkomen_sector.BESTAND, Xlsx(),
              INKOMEN_SECTOR, statbel_inkomen_sector.read_sectors, frozenset({"CD_MUNTY_REFNIS"})),
    Connector("verkopen", "Statbel", verkopen.BESTAND, Csv(), VERKOPEN, _sales,
              frozenset({"name"}), "name"),
    Connector("verkopen als werkmap", "Statbel", verkopen.WERKMAPPEN[0], Xlsx(per="CD_YEAR"),
              WERKMAP, _sales, WERKMAP_NIET | {"CD_YEAR"}),
    Connector("verkopen als tekst", "Statbel", verkopen.WERKMAPPEN[1],
              Csv("|", "cp1252", "v.txt"), WERKMAP, _sales, WERKMAP_NIET),
    Connector("verkopen per sector", "Statbel", _IMMO, Csv(";", "cp1252", "TF_IMMO_SECTOR.txt"),
              SECTORVERKOPEN, statbel_verkopen_sector.read_sectors, SECTORVERKOPEN_NIET),
    Connector("refnis", "Statbel", statbel_refnis.BESTAND, Csv("|"), REFNIS,
              lambda f: statbel_refnis.read(f / statbel_refnis.BESTAND), tekst="TX_REFNIS_NL"),
    Connector("wijken", "Provincies in Cijfers", f"{PINC}/ggw7.shp", Laag("ESRI Shapefile"),
              [{"geoitem": "11001W01", "naam": "Kérk (Dorp)"}], _layer, tekst="naam"),
    Connector("gebieden", "Provincies in Cijfers", f"{PINC}/statsec_als_basis.xlsx", Xlsx(),
              CONCORDANTIE, gebieden._concordance),
    Connector("concordantie 2019", "Provincies in Cijfers", f"{PINC}/statsec2019_als_basis.xlsx",
              Xlsx(), SECTORCONCORDANTIE, _today, frozenset({"statsec2019"}),
              ernaast=_gemeenten_beside("gemeente2024_gemeente.xlsx", FUSIES)),
    Connector("fusies van 2025", "Provincies in Cijfers", f"{PINC}/gemeente2024_gemeente.xlsx",
              Xlsx(), FUSIES, _today,
              ernaast=_gemeenten_beside("statsec2019_als_basis.xlsx", SECTORCONCORDANTIE)),
    Connector("swing", "pic.csv", "eigen/pic.csv", Csv(";", "utf-8"), SWING,
              lambda f: swing.read(whole_table(f / "eigen/pic.csv").tabel, ALLEEN, GEBIEDEN,
                                   "pic.csv").tabel,
              # Found by what stands in it, whatever it is called.
              frozenset({"Gebied"})),
    Connector("stadsmonitor", "monitor.xlsx", "eigen/monitor.xlsx", Xlsx("DE_05"), MONITOR,
              lambda f: stadsmonitor.read(f / "eigen/monitor.xlsx", DE_05, GEBIEDEN).tabel,
              frozenset({"Oneens (%)", "Gemeente"})),
    Connector("internet", "Eurostat", internet.BESTAND, Csv(), EUROSTAT,
              lambda f: internet.read(f).tabel, EUROSTAT_NIET),
    Connector("internet als JSON-stat", "Eurostat", internet.BESTAND_JSON, Json(_cube), KUBUS,
              lambda f: internet.read(f).tabel, frozenset({"value"})),
    Connector("huurprijzen", "huur/huurprijzen.csv", huurprijzen.BESTAND, Csv(), HUUR, _rents,
              tekst="opmerking", ernaast=_household_types),
    Connector("ookla", "Ookla", m_ookla.KWARTAAL.bestand, Parquet(), TEGELS, _speeds, TEGELS_NIET),
    Connector("adressen", "Informatie Vlaanderen", _CRAB, Parquet(), CRAB, _gazetteer,
              tekst="straat", ernaast=_streets((_BRUSSEL, BRUSSEL))),
    Connector("straten van Brussel", "OpenStreetMap", _BRUSSEL, Parquet(), BRUSSEL, _gazetteer,
              tekst="naam", ernaast=_streets((_CRAB, CRAB))),
    Connector("postcodes", "Sciensano", "postcodes/bemaps_NIS_ZIP_MNTY.csv",
              Csv(";", "cp1252"), POSTCODES,
              lambda f: read_csv(f / "postcodes/bemaps_NIS_ZIP_MNTY.csv",
                                 ["NIS_CODE", "POSTAL_CODE"], sep=";", comment="#"),
              frozenset({"NAAM"})),
    Connector("feiten", "initiatieven/", f"initiatieven/{initiatieven.FEITEN[0]}", Csv(), FEITEN,
              _facts, tekst="opmerking"),
    Connector("punten van 2015", "OpenStreetMap", osm_punten.BESTAND, Csv(), OSM2015, _osm2015),
    Connector("overpass", "OpenStreetMap", osm.OVERPASS, Json(_overpass), OVERPASS,
              lambda f: osm.read(f).tabel),
    Connector("extract", "OpenStreetMap", osm.EXTRACT, Pbf(), OVERPASS,
              lambda f: osm.read(f).tabel, frozenset(OVERPASS[0])),
    Connector("opendatasoft", "Stad Gent", m_lijsten.DIGIPUNTEN,
              Json(_features), [m_lijsten.DIGIPUNT], lambda f: m_lijsten.lees_gent(f).tabel,
              frozenset(m_lijsten.DIGIPUNT) - {"locatie", "straat", "huisnr", "postcode"},
              "locatie"),
    Connector("arcgis", "Stad Antwerpen", "antwerpen/buurthuizen-0001.json", Json(_esri),
              [{"NAAM": "Buurthuis A"}], lambda f: read_mapped(f, m_lijsten.BUURTHUIZEN).tabel,
              tekst="NAAM"),
    Connector("social.brussels", "social.brussels", "social_brussels/organisaties.json", Json(),
              ORGANISATIES, lambda f: social_brussels.read(f).tabel,
              frozenset(ORGANISATIES[0]) - {"address"}, "nameOfficialNl"),
    Connector("hsds", "hsds/gids.json", "hsds/gids.json",
              Json(lambda r: {"total_items": len(r), "contents": r}), [m_hsds.service()],
              lambda f: hsds.read(f).tabel, frozenset(m_hsds.service()) - {"id", "name"}, "name"),
    Connector("hsds als pakket", "hsds/gids.zip", "hsds/gids.zip", Pakket(), [DIENST],
              lambda f: hsds.read(f).tabel, frozenset(DIENST) - {"id", "name"}, "name"),
    Connector("veldkaart", "netwerk.toml", "lijsten/netwerk.toml", Toml(), [VELDKAART],
              lambda f: eigen_bestand.read(f).tabel,
              frozenset({"herkomst.titel", "velden.straat", "vast.type", "vast.werkmodellen"}),
              "herkomst.attributie", ernaast=_list_of_own),
    Connector("eigen lijst", "lijsten/netwerk.csv", "lijsten/netwerk.csv", Csv(";"), EIGEN,
              lambda f: eigen_bestand.read(f).tabel, EIGEN_NIET, "Info",
              ernaast=_map_of_own("csv")),
    Connector("eigen werkmap", "lijsten/netwerk.xlsx", "lijsten/netwerk.xlsx", Xlsx(), EIGEN,
              lambda f: eigen_bestand.read(f).tabel, EIGEN_NIET, "Info",
              ernaast=_map_of_own("xlsx")),
)  # fmt: skip
