"""What stands in publishers' files, a row or two of each, and the columns nobody has to send.

Of the bodies that are no table (JSON) the maker stands here too.
"""

from etl.sources import (
    gebieden,
    huurprijzen,
    initiatieven,
    internet,
    ookla,
    statbel_bevolking,
    statbel_verkopen_sector,
    verkopen,
)
from tests.faults.vormen import Rij, Rijen
from tests.unit import test_bronnen_lijsten as m_lijsten
from tests.unit import test_bronnen_osm as m_osm
from tests.unit import test_eigen_bestand as m_eigen
from tests.unit import test_inkomen as m_inkomen
from tests.unit import test_jsonstat as m_jsonstat
from tests.unit import test_ookla as m_ookla
from tests.unit import test_statbel_cijfers as m_cijfers
from tests.unit import test_statbel_sectoren as m_sectoren
from tests.unit import test_waarnemingen as m_waarn


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
MONITOR: Rijen = [
    {"Gemeente": "Gent", "Oneens (%)": 90, "Eens (%)": 7.5},
    {"Gemeente": "Aalst", "Oneens (%)": "x", "Eens (%)": "x"},
]
OVERPASS: Rijen = [m_osm.node(1, "De Brug", {"amenity": "social_centre"})]
EIGEN = _table(f"{m_eigen.KOP}\n{m_eigen.RIJEN}", ";")
EIGEN_NIET = frozenset({"Straat", "Gemeente", "Telefoon", "Gratis?", "Datum", "Plaatsen", "Info"})
TEGELS = [m_ookla.tile(m_ookla.GENT, 100_000, 30, 9), m_ookla.tile(m_ookla.AALST, 50_000, 4)]
TEGELS_NIET = frozenset(TEGELS[0]) - set(ookla._COLUMNS)
ORGANISATIES = [
    m_lijsten.organisation(1, "Buurthuis Bonnevie"),
    m_lijsten.organisation(2, "Buurthuis Zuid"),
]


def features(rijen: Rijen) -> object:
    kenmerken = [
        {"type": "Feature", "geometry": m_lijsten.PLEK, "properties": rij} for rij in rijen
    ]
    return {"type": "FeatureCollection", "features": kenmerken}


def esri(rijen: Rijen) -> object:
    plek = {"x": 489_800.0, "y": 6_652_500.0}
    return {
        "spatialReference": {"wkid": 102100, "latestWkid": 3857},
        "features": [{"attributes": rij, "geometry": plek} for rij in rijen],
    }


def overpass(rijen: Rijen) -> object:
    return {"osm3s": {"timestamp_osm_base": "2026-11-01T10:00:00Z"}, "elements": rijen}


def cube(rijen: Rijen) -> object:
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


SECTOREN_NIET = frozenset(m_sectoren.JAAR) - {
    *("CS01012025", "T_SEC_NL", "CNIS5_2025", "CNIS_REGIO_2025")
}
