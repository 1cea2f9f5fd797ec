"""What the files for maps share: the wijken, places and regions of a region, with their borders."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from etl.contract.aanbod import PRECISIES_MET_REISTIJD
from etl.contract.bron import Bron
from etl.contract.licences import licence_of
from etl.contract.niveaus import GEHEEL, NIVEAUS, REGIO_NIVEAUS
from etl.contract.tables import TABELLEN
from etl.export.cellen import clean
from etl.export.tables import EERSTE_KOLOMMEN, Regio
from etl.export.verantwoording import MAKER, sources_of, statement
from etl.store.geometry import dissolve

if TYPE_CHECKING:
    from etl.store.read import Editie

#: The coordinate system of the edition: Belgian Lambert 72.
CRS = "EPSG:31370"


def wijken_in(editie: "Editie", regio: Regio) -> pd.DataFrame:
    """Return the rows of ``Editie.wijken`` in a region, ordered by wijk code."""
    wijken = editie.wijken
    if regio.niveau != GEHEEL:
        wijken = wijken.loc[wijken[NIVEAUS[regio.niveau].kolom] == regio.code]
    return wijken.sort_index()


def initiatieven_in(editie: "Editie", regio: Regio) -> pd.DataFrame:
    """Return the initiatives in the gemeenten of a region, ordered by their identifier.

    A gemeente lies in one region of each level, so these are as many as the region's figures say.
    """
    initiatieven = editie.initiatieven
    if regio.niveau != GEHEEL:
        gemeenten = wijken_in(editie, regio)["gemeente_code"]
        initiatieven = initiatieven[initiatieven["gemeente_code"].isin(gemeenten)]
    return initiatieven.sort_values("initiatief_id", ignore_index=True)


def wijken_layer(editie: "Editie", regio: Regio) -> gpd.GeoDataFrame:
    """Return the wijken of a region with all figures and their borders, EPSG:31370.

    Returns
    -------
    GeoDataFrame
        One row per wijk, ordered by code. Numbers are those of the store; yes and no are booleans;
        what is not known is missing.
    """
    wijken = wijken_in(editie, regio)
    grenzen = editie.geometrie.geometry.loc[wijken.index].to_numpy()
    tabel = wijken.rename_axis("wijk_code").reset_index()
    eerst = [k for k in EERSTE_KOLOMMEN if k in tabel.columns]
    tabel = tabel[eerst + [k for k in tabel.columns if k not in eerst]]
    return gpd.GeoDataFrame(typed(tabel), geometry=_in_parts(grenzen), crs=CRS)


def initiatieven_layer(editie: "Editie", regio: Regio) -> gpd.GeoDataFrame:
    """Return the initiatives of a region as points, EPSG:31370.

    What is known by its gemeente alone keeps its row and has no point: the middle of a gemeente
    is not where it is.
    """
    tabel = initiatieven_in(editie, regio)
    bekend = tabel["locatie_precisie"].isin(PRECISIES_MET_REISTIJD).to_numpy(dtype=bool)
    punten = [
        shapely.Point(x, y) if weet else None
        for x, y, weet in zip(tabel["x"], tabel["y"], bekend, strict=True)
    ]
    return gpd.GeoDataFrame(typed(tabel.drop(columns=["x", "y"])), geometry=punten, crs=CRS)


def regios_layer(editie: "Editie", regio: Regio) -> gpd.GeoDataFrame:
    """Return the region and every region that lies in it as a whole, EPSG:31370.

    Returns
    -------
    GeoDataFrame
        The figures of ``Editie.regios``; the region itself first, then by level and code.
    """
    alle, hier = editie.wijken, set(wijken_in(editie, regio).index)
    grenzen = editie.geometrie.geometry.loc[alle.index].to_numpy()
    binnen = [code in hier for code in alle.index]
    # The whole has no column of its own.
    groepen = {(regio.niveau, ""): [regio.code if erin else None for erin in binnen]}
    for niveau in REGIO_NIVEAUS:
        van = alle[NIVEAUS[niveau].kolom].tolist()
        buiten = {code for code, erin in zip(van, binnen, strict=True) if not erin}
        groepen[niveau, "erin"] = [None if code in buiten else code for code in van]
    vormen = {
        (niveau, naam): vorm
        for (niveau, _), van in groepen.items()
        for naam, vorm in zip(*dissolve(grenzen, van), strict=True)
    }
    rijen = editie.regios.set_index(["niveau", "code"])
    bekend = [sleutel for sleutel in vormen if sleutel in rijen.index]
    tabel = typed(rijen.loc[bekend].reset_index())
    return gpd.GeoDataFrame(
        tabel, geometry=_in_parts(np.array([vormen[s] for s in bekend])), crs=CRS
    )


def typed(tabel: pd.DataFrame) -> pd.DataFrame:
    """Return `tabel` with one kind of value a column: text, whole number, number or yes/no.

    Missing is missing in each; infinite is missing too. Characters that no file can hold are
    dropped from texts.

    Examples
    --------
    >>> typed(pd.DataFrame({"a": [1.5, float("inf")], "b": ["x", None]})).isna().sum().tolist()
    [1, 1]
    """
    nieuw: dict[str, pd.Series[Any]] = {}
    for kolom in tabel.columns:
        reeks = tabel[kolom]
        if pd.api.types.is_bool_dtype(reeks.dtype):
            nieuw[kolom] = reeks.astype("boolean")
        elif pd.api.types.is_integer_dtype(reeks.dtype):
            nieuw[kolom] = reeks.astype("Int64")
        elif pd.api.types.is_float_dtype(reeks.dtype):
            nieuw[kolom] = reeks.astype("float64").replace([np.inf, -np.inf], np.nan)
        else:
            nieuw[kolom] = reeks.map(lambda v: clean(str(v)), na_action="ignore").astype("string")
    return pd.DataFrame(nieuw).reset_index(drop=True)


def _in_parts(vormen: Any) -> list[Any]:
    """Return areas as multipolygons, so that a layer has one kind of geometry."""
    return [
        shapely.MultiPolygon([v]) if v is not None and v.geom_type == "Polygon" else v
        for v in vormen
    ]


def sources(kolommen: Sequence[str], editie: "Editie") -> list[Bron]:
    """Return the sources behind the figures in these columns and behind the register."""
    register = TABELLEN["initiatieven"].bronnen
    gebruikt = {b.sleutel for b in sources_of(kolommen, editie)}.union(register)
    return [bron for sleutel, bron in editie.bronnen.items() if sleutel in gebruikt]


def about(
    editie: "Editie", regio: Regio, bronnen: Sequence[Bron], taal: str = "nl"
) -> dict[str, Any]:
    """Return what a file says about itself, for machines and people: keys in Dutch.

    Parameters
    ----------
    editie : Editie
    regio : Regio
    bronnen : sequence of Bron
        As :func:`sources` returns them.
    taal : {"nl", "fr", "en"}
        Language of the names of the sources.

    Returns
    -------
    dict
        Title, maker, edition and its date, region, method, parameters, caveats, and each source
        with licence, link to its terms and the line that reuse must show.
    """
    toelichting = statement(editie, taal=taal)
    return {
        "titel": clean(f"{MAKER}: {regio.omschrijving}"),
        "uitgever": MAKER,
        "editie": editie.id,
        "datum": editie.datum,
        "gebied": {"niveau": regio.niveau, "code": regio.code, "naam": clean(regio.naam)},
        "methode": toelichting.methode,
        "parameters": dict(toelichting.parameters),
        "let_op": list(toelichting.let_op),
        "bronnen": [
            {
                "titel": clean(bron.titel.in_taal(taal)),
                "uitgever": clean(bron.uitgever.in_taal(taal)),
                "url": bron.url,
                "periode": bron.periode.in_taal(taal),
                "licentie": clean(bron.licentie),
                "licentie_url": address(licence_of(bron).url),
                "vermelding": clean(bron.attributie),
            }
            for bron in bronnen
        ],
    }


def address(url: str) -> str:
    """Return an address; nothing for a file that stands beside our own data."""
    return url if url.startswith("https://") else ""
