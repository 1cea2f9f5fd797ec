"""The street gazetteer: every street once per gemeente and postcode, to search without network."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from etl.sources.bestand import visible
from etl.sources.huishoudens import Kaart
from etl.sources.lagen import read_parquet
from etl.sources.lezen import read_csv
from etl.sources.verslag import Gelezen

_KOLOMMEN = ["straat", "straat_fr", "postcode", "gemeente_code", "wijk_code", "x", "y"]


def _flemish(bronnen: Path) -> pd.DataFrame:
    """Return the streets of the address list, each at its address nearest to their mean."""
    adressen = read_parquet(
        bronnen / "crab" / "crab_adressen_2013.parquet",
        ["postcode", "gemeente", "straat", "x", "y"],
    )
    sleutel = ["gemeente", "postcode", "straat"]
    groep = adressen.groupby(sleutel, observed=True, sort=True)
    # The mean of a bent street may lie in another wijk; an address of the street never does.
    weg_x = adressen["x"] - groep["x"].transform("mean")
    weg_y = adressen["y"] - groep["y"].transform("mean")
    adressen["afstand"] = np.hypot(weg_x.to_numpy(), weg_y.to_numpy())
    volgorde = adressen.sort_values([*sleutel, "afstand", "x", "y"])
    straten = volgorde.drop_duplicates(sleutel)
    return pd.DataFrame(
        {
            "straat": straten["straat"].astype(str).map(visible),
            "straat_fr": None,
            "postcode": straten["postcode"].astype(str),
            "x": straten["x"].astype(float),
            "y": straten["y"].astype(float),
        }
    )


def two_names(naam: str) -> tuple[str, str]:
    """Part a Brussels street name into Dutch and French.

    OpenStreetMap writes "French - Dutch"; a name without that mark serves in both languages.

    Examples
    --------
    >>> two_names("Rue Neuve - Nieuwstraat")
    ('Nieuwstraat', 'Rue Neuve')
    >>> two_names("Kerkedelle")
    ('Kerkedelle', 'Kerkedelle')
    """
    frans, streep, nederlands = naam.partition(" - ")
    return (nederlands, frans) if streep else (naam, naam)


def _only_postcode(bronnen: Path) -> dict[str, str]:
    """Return the postcode of every gemeente that has just one: there it is sure for a street."""
    ruw = read_csv(
        bronnen / "postcodes" / "bemaps_NIS_ZIP_MNTY.csv",
        ["NIS_CODE", "POSTAL_CODE"],
        sep=";",
        comment="#",
    )
    codes = ruw.groupby("NIS_CODE")["POSTAL_CODE"].unique()
    return {str(nis): str(c[0]) for nis, c in codes.items() if len(c) == 1}


def _brussels(bronnen: Path) -> pd.DataFrame:
    ruw = read_parquet(bronnen / "osm" / "brussel_straten.parquet", ["naam", "nis", "x", "y"])
    namen = pd.DataFrame(
        [two_names(visible(n)) for n in ruw["naam"].astype(str)],
        columns=["straat", "straat_fr"],
        index=ruw.index,
    )
    postcode = ruw["nis"].map(_only_postcode(bronnen))
    return namen.assign(postcode=postcode, gemeente_code=ruw["nis"], x=ruw["x"], y=ruw["y"])


def read(bronnen: Path, wijken: gpd.GeoDataFrame) -> Gelezen:
    """Read the streets of Flanders and Brussels.

    Parameters
    ----------
    bronnen : Path
        Folder with the publishers' files.
    wijken : GeoDataFrame
        ``wijk_code, gemeente_code, gewest_code`` and geometry, EPSG:31370.

    Returns
    -------
    Gelezen
        Contract table ``straten``: gemeente and wijk are today's, by the point of the street.
    """
    delen = []
    for gewest, straten in (("02000", _flemish(bronnen)), ("04000", _brussels(bronnen))):
        vlak = wijken[wijken["gewest_code"] == gewest]
        kaart = Kaart(vlak["wijk_code"].to_numpy(dtype=object), vlak.geometry.to_numpy())
        delen.append(straten.assign(wijk_code=kaart.locate(straten[["x", "y"]])))
    tabel = pd.concat(delen, ignore_index=True)
    van_wijk = tabel["wijk_code"].map(wijken.set_index("wijk_code")["gemeente_code"])
    # A Brussels street may run along a border: the publisher's gemeente stands.
    tabel["gemeente_code"] = tabel["gemeente_code"].fillna(van_wijk)
    tabel[["x", "y"]] = tabel[["x", "y"]].round(0)
    tabel = tabel.sort_values(["gemeente_code", "straat", "postcode", "x", "y"], ignore_index=True)
    aantal = [len(d) for d in delen]
    return Gelezen(
        tabel[_KOLOMMEN], (f"straten: {aantal[0]} in Vlaanderen, {aantal[1]} in Brussel",)
    )
