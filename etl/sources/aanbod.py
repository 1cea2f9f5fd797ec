"""All lists of initiatives beside the facts: each is read where its file is in the mirror.

Rows that tell no coordinate are looked up by their address, offline, where a look-up is given;
rows outside Flanders and Brussels are counted and left.
"""

from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from etl.contract.aanbodbronnen import AANBODBRONNEN
from etl.contract.columns import KOLOMMEN
from etl.errors import OngeldigeGegevens, Probleem
from etl.sources import eigen_bestand, hsds, osm, social_brussels
from etl.sources.lijsten import LAT, LON, WGS84
from etl.sources.plaatsbepaling import GRENSMARGE_M
from etl.sources.veldkaart import KAARTEN, read_map
from etl.sources.veldrijen import RIJ_KOLOMMEN, read_mapped
from etl.sources.verslag import Gelezen

#: Sources of which a map of fields does not tell all; the others are read by their map alone.
LEZERS: dict[str, Callable[[Path], Gelezen]] = {
    "osm": osm.read,
    "social_brussels": social_brussels.read,
    "hsds": hsds.read,
}
OPGEZOCHT = "adres opgezocht in de stratenlijst"


class Plaats(Protocol):
    """What a look-up answers (:class:`etl.geocode.geocoder.Plaats`)."""

    @property
    def x(self) -> float:
        """EPSG:31370, metres; NaN where nothing is known."""

    @property
    def y(self) -> float:
        """EPSG:31370, metres."""

    @property
    def precisie(self) -> str:
        """One of the precisions of the contract; empty where nothing is known."""


#: Street, house number, postcode and gemeente in; the place out.
Zoek = Callable[[str, str, str, str], Plaats]


def read(
    bronnen: Path,
    grondgebied: gpd.GeoSeries,
    zoek: Zoek | None = None,
    toestemming: Collection[str] = (),
) -> Gelezen:
    """Read every list that the mirror holds.

    Parameters
    ----------
    bronnen : Path
        The mirror folder.
    grondgebied : GeoSeries
        Polygons of Flanders and Brussels, in metres.
    zoek : callable, optional
        Looks up an address.
    toestemming : collection of str
        Sources without known licence that may be read; others are left, and that is told.

    Returns
    -------
    Gelezen
        :data:`etl.sources.veldrijen.RIJ_KOLOMMEN`, every row with a coordinate in or at the
        territory; no rows where the mirror holds no list.

    Raises
    ------
    OngeldigeGegevens
        A list that is there cannot be read, or lies elsewhere altogether.
    """
    tabellen: list[pd.DataFrame] = []
    verslag: list[str] = []
    for lees in (*_readers(bronnen, toestemming, verslag), eigen_bestand.read):
        gelezen = lees(bronnen)
        verslag += gelezen.verslag
        tabellen.append(gelezen.tabel)
    vol = [t for t in tabellen if len(t)]
    if not vol:
        return Gelezen(pd.DataFrame(columns=list(RIJ_KOLOMMEN)), tuple(verslag))
    tabel, regels = located(pd.concat(vol, ignore_index=True), grondgebied, zoek)
    return Gelezen(tabel, (*verslag, *regels))


def _readers(
    bronnen: Path, toestemming: Collection[str], verslag: list[str]
) -> Iterator[Callable[[Path], Gelezen]]:
    """Yield how each source of the contract is read that is in the mirror and may be used."""
    for bron in AANBODBRONNEN:
        kaart = KAARTEN / f"{bron.sleutel}.toml"
        if not kaart.is_file() or not any(next(bronnen.glob(b), None) for b in bron.bestanden):
            continue
        if bron.mag(toestemming):
            yield LEZERS.get(bron.sleutel) or partial(read_mapped, kaart=read_map(kaart))
        elif bron.opmerking:
            verslag.append(f"{bron.sleutel}: {bron.opmerking.nl}")


def located(
    rijen: pd.DataFrame, grondgebied: gpd.GeoSeries, zoek: Zoek | None = None
) -> tuple[pd.DataFrame, list[str]]:
    """Return the rows that have, or by their address get, a place in or at the territory.

    Parameters
    ----------
    rijen : DataFrame
        :data:`etl.sources.veldrijen.RIJ_KOLOMMEN`; ``lat`` and ``lon`` NaN where unknown.
    grondgebied, zoek
        As in :func:`read`.

    Returns
    -------
    rijen : DataFrame
    verslag : list of str
        Per source how many were looked up, and how many are elsewhere or nowhere.
    """
    rijen = _looked_up(rijen, grondgebied.crs, zoek)
    met = rijen[rijen[LAT].notna()]
    _check_not_elsewhere(met)
    punten = gpd.GeoSeries(gpd.points_from_xy(met[LON], met[LAT]), crs=WGS84).to_crs(
        grondgebied.crs
    )
    boom = shapely.STRtree(grondgebied.to_numpy())
    wie, _ = boom.query(punten.to_numpy(), predicate="dwithin", distance=GRENSMARGE_M)
    binnen = np.zeros(len(met), dtype=bool)
    binnen[wie] = True
    verslag = []
    for bron, groep in rijen.groupby("bron", sort=True):
        hier = met[met["bron"] == bron]
        gezocht = int((groep["locatie_bron"] == OPGEZOCHT).sum())
        elders = int((~binnen[(met["bron"] == bron).to_numpy()]).sum())
        nergens = len(groep) - len(hier)
        verslag += [
            f"{bron}: {n} {wat}."
            for n, wat in (
                (gezocht, "op hun adres geplaatst"),
                (elders, "buiten Vlaanderen en Brussel"),
                (nergens, "zonder plaats weggelaten"),
            )
            if n
        ]
    return met[binnen].reset_index(drop=True), verslag


def _looked_up(rijen: pd.DataFrame, crs: Any, zoek: Zoek | None) -> pd.DataFrame:
    """Return the rows with a place by address for those that have no coordinate."""
    zonder = rijen.index[rijen[LAT].isna() | rijen[LON].isna()]
    if zoek is None or zonder.empty:
        return rijen
    rijen = rijen.copy()
    for i in zonder:
        straat, nummer, postcode, gemeente = (
            str(rijen.at[i, k]) for k in ("straat", "huisnummer", "postcode", "gemeente")
        )
        plaats = zoek(straat, nummer, postcode, gemeente)
        if not plaats.precisie:
            continue
        graden = gpd.GeoSeries.from_xy([plaats.x], [plaats.y], crs=crs).to_crs(WGS84)[0]
        rijen.loc[i, [LAT, LON]] = [round(graden.y, 6), round(graden.x, 6)]
        rijen.loc[i, "locatie_precisie"] = plaats.precisie
        rijen.loc[i, "locatie_bron"] = OPGEZOCHT
    return rijen


def _check_not_elsewhere(met: pd.DataFrame) -> None:
    """Refuse a source none of whose places lies in Belgium: its projection changed."""
    hier = pd.Series(True, index=met.index)
    for kolom in (LAT, LON):
        hier &= (met[kolom] >= KOLOMMEN[kolom].minimum) & (met[kolom] <= KOLOMMEN[kolom].maximum)
    problemen = [
        Probleem(
            str(bron),
            None,
            "lat, lon",
            f"{groep[LAT].iloc[0]}, {groep[LON].iloc[0]}",
            "geen enkele plaats ligt in Vlaanderen of Brussel",
            "de uitgever wisselde breedte en lengte of veranderde de projectie: kijk het na",
        )
        for bron, groep in met.groupby("bron", sort=True)
        if not hier[groep.index].any()
    ]
    if problemen:
        raise OngeldigeGegevens(problemen)
