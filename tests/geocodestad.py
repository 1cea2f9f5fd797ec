"""A made-up land to find addresses in: two gemeenten, one of them merged, that share street names.

Real are the NIS codes and the old name of the gemeente that merged (Nevele, now Deinze), for the
list of mergers is real; every street, number and coordinate is made up.
"""

import itertools

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely import box

GEBIEDEN = pd.DataFrame(
    [
        ("gemeente", "44083", "Deinze", "Deynze"),
        ("gemeente", "46021", "Sint-Niklaas", "Saint-Nicolas"),
        ("gemeente", "21004", "Brussel", "Bruxelles"),
        ("provincie", "40000", "Oost-Vlaanderen", None),
    ],
    columns=["niveau", "code", "naam_nl", "naam_fr"],
)
#: Three wijken next to each other, and one far away.
WIJKEN = gpd.GeoDataFrame(
    {
        "wijk_code": ["44083W01", "44083W02", "46021W01", "21004W01"],
        "wijk_naam": ["Centrum", "Vosselare", "Tereken", "Marollen"],
        "gemeente_code": ["44083", "44083", "46021", "21004"],
    },
    geometry=[
        box(90_000, 180_000, 95_000, 190_000),
        box(95_000, 180_000, 99_000, 190_000),
        box(130_000, 200_000, 140_000, 210_000),
        box(148_000, 169_000, 150_000, 171_000),
    ],
    crs="EPSG:31370",
)
_STRATEN = (
    # straat, straat_fr, postcode, gemeente, wijk, x, y
    ("Kerkstraat", None, "9800", "44083", "44083W01", 91_000, 185_000),
    ("Kerkstraat", None, "9850", "44083", "44083W02", 97_000, 185_000),
    ("Kerkplein", None, "9800", "44083", "44083W01", 91_500, 185_500),
    ("Sint-Jansstraat", None, "9800", "44083", "44083W01", 92_000, 185_000),
    ("Burgemeester Jan De Voslaan", None, "9800", "44083", "44083W01", 92_500, 185_000),
    ("O.L.Vrouwestraat", None, "9800", "44083", "44083W01", 93_000, 185_000),
    ("Gentse Steenweg", None, "9850", "44083", "44083W02", 96_000, 183_000),
    ("Oude Molenweg", None, "9800", "44083", "44083W01", 93_500, 185_500),
    ("Korte Dreef_01", None, "9800", "44083", "44083W01", 91_000, 187_000),
    ("Korte Dreef_02", None, "9800", "44083", "44083W01", 94_000, 187_000),
    ("Kerkstraat", None, "9100", "46021", "46021W01", 131_000, 201_000),
    ("Parklaan", None, "9100", "46021", "46021W01", 132_000, 202_000),
    ("Hoogstraat", "Rue Haute", None, "21004", "21004W01", 149_000, 170_000),
)
KOLOMMEN = ["straat", "straat_fr", "postcode", "gemeente_code", "wijk_code", "x", "y"]
STRATEN = pd.DataFrame(_STRATEN, columns=KOLOMMEN).astype({"x": float, "y": float})
TABELLEN = {"straten": STRATEN, "wijken": WIJKEN, "gebieden": GEBIEDEN}
#: The gemeente of 2013 of each postcode.
_TOEN = {"9800": "Deinze", "9850": "Nevele", "9100": "Sint-Niklaas"}
_RARE = {("Kerkstraat", "9800"): ("1", "2", "3", "5", "7A", "10_2", "D85")}
#: Both streets of this name have a number 1, and only the second a number 40.
_RARE[("Korte Dreef_02", "9800")] = ("1", "40")
_GEWOON = ("1", "2", "3", "4", "12", "14")

ADRESSEN = pd.DataFrame(
    [
        (postcode, _TOEN[postcode], straat, nummer, x + 20.0 * i, y)
        for straat, _, postcode, _, _, x, y in _STRATEN
        if postcode
        for i, nummer in enumerate(_RARE.get((straat, postcode), _GEWOON))
    ],
    columns=["postcode", "gemeente", "straat", "huisnummer", "x", "y"],
).astype({"x": np.float32, "y": np.float32})


def big_town() -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """Return the tables and addresses of two gemeenten with some hundreds of streets.

    Half of the names stand in both, each 12 numbers long, streets 200 m apart.
    """
    eerste = ("Linde", "Molen", "Kapel", "Veld", "Bos", "Vijver", "Konings", "Klooster", "Haag")
    tweede = ("berg", "hoek", "kouter", "akker", "meers", "wal")
    namen = [a + b + c for a, b, c in itertools.product(eerste, tweede, ("straat", "laan", "weg"))]
    namen += [f"Sint-{n}straat" for n in ("Pieters", "Amands", "Jozefs", "Bavo")]
    namen += [f"Burgemeester {n}plein" for n in ("De Vos", "Claes", "Verhaegen")]
    straten, adressen = [], []
    delen = (("44083", "44083W01", "9800", 90_000, namen[::2] + namen[: len(namen) // 2]),)
    delen += (("46021", "46021W01", "9100", 130_000, namen[1::2] + namen[: len(namen) // 2]),)
    for code, wijk, postcode, oost, eigen in delen:
        for i, straat in enumerate(dict.fromkeys(eigen)):
            x, y = oost + 200.0 * (i % 20), 200_000 + 200.0 * (i // 20)
            straten.append((straat, None, postcode, code, wijk, x, y))
            adressen += [
                (postcode, _TOEN[postcode], straat, str(n), x + 5.0 * n, y) for n in range(1, 13)
            ]
    tabel = pd.DataFrame(straten, columns=KOLOMMEN)
    # No two streets of one gemeente are one slip apart, nor one name's end away from another.
    return (
        {"straten": tabel, "wijken": pd.DataFrame(WIJKEN.drop(columns="geometry"))}
        | {"gebieden": GEBIEDEN},
        pd.DataFrame(adressen, columns=list(ADRESSEN.columns)),
    )
