"""A made-up town, small enough to work every figure out by hand.

Two gemeenten of two square wijken each, on a line from west to east (kilometres)::

      150    152    154    156    158
       | A-1  | A-2  | B-1  | B-2  |
    201|  b   |      |      |      |      b = buurthuis, half a kilometre north of A-1's first row

Households stand at five points; five more of A are known only by their gemeente.
"""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely
from pyproj import Transformer

from etl import tabellen
from etl.contract.tables import TABELLEN

A, B = "90001", "90002"
WIJKEN = {"90001W01": A, "90001W02": A, "90002W01": B, "90002W02": B}
REGIO = {
    "elz_code": "elz1",
    "referentieregio_code": "REFREG01",
    "vervoerregio_code": "1",
    "woonmaatschappij_code": "1",
    "provincie_code": "10000",
    "gewest_code": "02000",
}
#: wijk, x, y, households, cars
RIJEN = (
    ("90001W01", 150_500, 201_000, 60, 30),
    ("90001W01", 151_500, 201_000, 40, 40),
    ("90001W02", 152_500, 201_000, 100, 150),
    ("90002W01", 155_000, 201_000, 100, 120),
    ("90002W02", 157_000, 201_000, 30, 30),
)


def _observations(indicator: str, bron: str, rijen: list[dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame(rijen).assign(indicator=indicator, bron=bron, status="gemeten")


def _register() -> pd.DataFrame:
    naar = Transformer.from_crs("EPSG:31370", "EPSG:4326", always_xy=True)
    lon, lat = naar.transform(150_500, 201_500)
    buurthuis = {
        "initiatief_id": "buurthuis-de-brug",
        "naam": "Buurthuis De Brug",
        "type": "buurthuis",
        "werkmodellen": "organisatie|locatie_regio",
        "bereik": "locatie",
        "wijk_code": "90001W01",
        "locatie_precisie": "adres",
    }
    buddy = {
        "initiatief_id": "samen-op-weg",
        "naam": "Samen op weg",
        "type": "buddywerking",
        "werkmodellen": "persoonlijke_vriend",
        "bereik": "werkingsgebied",
        "werkgebied_niveau": "gemeente",
        "werkgebied_code": A,
        "locatie_precisie": "gemeente",
    }
    basis = {
        "gemeente_code": A,
        "gemeente_naam": "Aadorp",
        "lat": round(lat, 6),
        "lon": round(lon, 6),
        "bron": "initiatieven",
        "bron_datum": "2024-05-01",
        "herkomst": "bron",
    }
    return pd.DataFrame([basis | buurthuis, basis | buddy])


def tables() -> dict[str, pd.DataFrame]:
    """Return the town's contract tables."""
    vlakken = [shapely.box(x, 200_000, x + 2000, 202_000) for x in range(150_000, 158_000, 2000)]
    wijken = gpd.GeoDataFrame(
        {
            "wijk_code": list(WIJKEN),
            "wijk_naam": ["Kerk", "Station", "Dries", "Heide"],
            "wijk_naam_bron": "bron",
            "gemeente_code": list(WIJKEN.values()),
            **REGIO,
        },
        geometry=vlakken,
        crs="EPSG:31370",
    )
    huishoudens = pd.DataFrame(
        RIJEN, columns=["wijk_code", "x", "y", "huishoudens", "wagens"]
    ).assign(
        cel=lambda t: t["x"] // 100 * 100_000 + t["y"] // 100,
        sector=lambda t: t["wijk_code"].str[:5] + "A00-",
        gemeente_code=lambda t: t["wijk_code"].map(WIJKEN),
    )
    rest = {"sector": "90001ZZZZ", "gemeente_code": A, "huishoudens": 5, "wagens": 0}
    huishoudens = pd.concat([huishoudens, pd.DataFrame([rest])], ignore_index=True)
    huishoudens["cel"] = huishoudens["cel"].astype("Int64")
    for kolom in ("x", "y", "huishoudens", "wagens"):
        huishoudens[kolom] = huishoudens[kolom].astype(float)
    gebieden = [("gemeente", A, "Aadorp"), ("gemeente", B, "Beedorp")]
    gebieden += [(k.removesuffix("_code"), v, f"De {k}") for k, v in REGIO.items()]
    verkopen = [
        {
            "niveau": "gemeente",
            "code": code,
            "jaar": jaar,
            "waarde": start * groei ** (jaar - 2014),
            "woningtype": "alle_huizen",
            "aantal": 50,
        }
        for code, start, groei in ((A, 200_000, 1.05), (B, 300_000, 1.03))
        for jaar in range(2014, 2025)
    ]
    internet = [
        {"niveau": "provincie", "code": "10000", "jaar": j, "waarde": w}
        for j, w in ((2022, 30.0), (2023, 4.0), (2024, 5.0), (2025, 6.0))
    ]
    alleen = [
        {"niveau": "gemeente", "code": c, "jaar": 2019, "waarde": w, "aantal": n}
        for c, w, n in ((A, 40.0, 205), (B, 20.0, 130))
    ]
    inkomen = [
        {"niveau": "gemeente", "code": c, "jaar": 2013, "waarde": w, "aantal": n}
        for c, w, n in ((A, 15_000.0, 500), (B, 20_000.0, 300))
    ]
    huur = {
        "niveau": "gewest",
        "code": "02000",
        "jaar": 2024,
        "waarde": 850.0,
        "reeks": "CIB",
        "woningtype": "alle",
        "maat": "gemiddelde",
        "periode": "2024",
    }
    straat = {
        "straat": "Kerkstraat",
        "postcode": "9000",
        "gemeente_code": A,
        "wijk_code": "90001W01",
        "x": 150_500.0,
        "y": 201_000.0,
    }
    return {
        "wijken": wijken,
        "huishoudens": huishoudens,
        "gebieden": pd.DataFrame(gebieden, columns=["niveau", "code", "naam_nl"]),
        "gemeenten": pd.DataFrame(
            {"gemeente_code": [A, B], "gemeente_naam": ["Aadorp", "Beedorp"], **REGIO}
        ),
        "straten": pd.DataFrame([straat]),
        "huur": _observations("huur_eur_maand", "huurprijzen", [huur]),
        "verkoopprijs": _observations("verkoopprijs_eur", "statbel_verkopen", verkopen),
        "internet": _observations("internet_zonder_pct", "eurostat_internet", internet),
        "alleenwonend": _observations("alleenwonend_pct", "statbel_wagens_gemeente", alleen),
        "inkomen": _observations("inkomen_eur_inwoner", "statbel_inkomen", inkomen),
        "initiatieven": _register(),
    }


def write(data: Path, *erbij: dict[str, object]) -> Path:
    """Write the town as a ``data`` folder; `erbij` are more initiatives, each like the first."""
    stad = tables()
    register = stad["initiatieven"]
    meer = [register.iloc[0].to_dict() | rij for rij in erbij]
    stad["initiatieven"] = pd.concat([register, pd.DataFrame(meer)], ignore_index=True)
    for naam, tabel in stad.items():
        kolommen = TABELLEN[naam].kolomnamen()
        for kolom in set(kolommen) - set(tabel.columns):
            tabel[kolom] = pd.Series(pd.NA, tabel.index, dtype="str")
        tabellen.save(tabel, data, naam)
    return data
