"""How certain a figure is: rank intervals over assumptions, and what unsure places leave open.

The draws are seeded: the same data give the same intervals.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from etl.measures import clusters, gap, ranks, sensitivity
from etl.measures.access import Reach
from etl.measures.need import percentiles
from etl.measures.wijken import STANDAARD_METRES, Rijen, components, known_places

ZAAD = 2026
#: Thousands of areas are tested at once: fewer permutations could not reach the adjusted 5 %.
PERMUTATIES = 9_999


@dataclass(frozen=True)
class Trekking:
    """What was drawn.

    Attributes
    ----------
    wijken : DataFrame
        Index ``wijk_code``: rank interval, register interval and cluster.
    regios : dict of str to DataFrame
        Level → register interval per region, in the order of its positions.
    moran : dict of str to float
        Moran's I of the minutes over all wijken, what chance would give, and p.
    gebrek : ndarray of float32, shape (placements, 1 + times, wijken)
        How far people are wherever the unsure places stand: what ranks are drawn from.
    """

    wijken: pd.DataFrame
    regios: dict[str, pd.DataFrame]
    moran: dict[str, float]
    gebrek: NDArray[np.float32]


def draw(
    wijken: pd.DataFrame,
    rijen: Rijen,
    initiatieven: pd.DataFrame,
    regions: Mapping[str, NDArray[np.integer]],
    grenzen: gpd.GeoSeries,
) -> Trekking:
    """Return everything about the edition that is drawn; parameters as in the functions below."""
    verhuisd = register_figures(wijken, rijen, initiatieven, regions)
    per_wijk = cluster_figures(wijken, grenzen).join(rank_figures(wijken, verhuisd.gebrek))
    register = verhuisd.intervallen
    per_wijk = per_wijk.join(register.pop(sensitivity.WIJK).set_axis(wijken.index))
    return Trekking(per_wijk, register, moran_figure(wijken, grenzen), verhuisd.gebrek)


def rank_figures(wijken: pd.DataFrame, lack: NDArray[np.floating]) -> pd.DataFrame:
    """Return ``rang_p05, rang_p95, robuust`` per wijk.

    Parameters
    ----------
    wijken : DataFrame
        Figures per wijk (:func:`etl.measures.wijken.figures`).
    lack : ndarray, shape (placements, 1 + times, wijken)
        How far people are wherever the unsure places stand.
    """
    delen = percentiles(components(wijken), wijken["huishoudens"])
    delen = delen.where(wijken["nood"].notna())
    return ranks.rank_intervals(
        delen,
        wijken["huishoudens"],
        wijken["minuten_dichtste"],
        lack,
        wijken["kloof_prioriteit"].notna(),
        ZAAD,
    )


def register_figures(
    wijken: pd.DataFrame,
    rijen: Rijen,
    initiatieven: pd.DataFrame,
    regions: Mapping[str, NDArray[np.integer]],
) -> sensitivity.Verhuisd:
    """Return coverage and minutes between which the unsure places leave us, per level.

    Parameters
    ----------
    wijken : DataFrame
        Index ``wijk_code``, with ``gemeente_code``.
    rijen : Rijen
        Household rows with a place.
    initiatieven : DataFrame
        With ``x, y`` in EPSG:31370.
    regions : dict of str to ndarray of int
        Level → position of each wijk's region, −1 for none.
    """
    onzeker = unsure_places(wijken, rijen.xy, rijen, initiatieven)
    limits = ranks.draw_limits(ZAAD, sensitivity.TREKKINGEN, ranks.KEREN)
    return sensitivity.register_intervals(onzeker, regions, STANDAARD_METRES, limits, ZAAD)


def unsure_places(
    wijken: pd.DataFrame,
    rows_xy: NDArray[np.floating],
    rijen: Rijen | Reach,
    initiatieven: pd.DataFrame,
) -> sensitivity.Onzeker:
    """Return the household rows, and of which default places the register knows no street.

    Parameters
    ----------
    wijken, initiatieven : DataFrame
        As for :func:`register_figures`.
    rows_xy : ndarray, shape (rows, 2)
        Household rows, EPSG:31370.
    rijen : Rijen or Reach
        Their households and wijken.
    """
    plaatsen = known_places(initiatieven)
    onzeker = plaatsen["locatie_precisie"].isin(sensitivity.ONZEKERE_PRECISIES)
    return sensitivity.Onzeker(
        rows_xy=rows_xy,
        households=rijen.households,
        wijk=rijen.wijk,
        gemeente=wijken["gemeente_code"].to_numpy(dtype=object),
        sure_xy=plaatsen.loc[~onzeker, ["x", "y"]].to_numpy(dtype=float),
        unsure_gemeente=plaatsen.loc[onzeker, "gemeente_code"].to_numpy(dtype=object),
    )


def cluster_figures(wijken: pd.DataFrame, grenzen: gpd.GeoSeries) -> pd.DataFrame:
    """Return ``cluster_toegang`` and ``cluster_toegang_p`` per wijk: where far lies among far.

    Parameters
    ----------
    wijken : DataFrame
        Figures per wijk; under 50 households a wijk stays out.
    grenzen : GeoSeries
        Border of every wijk, same order.
    """
    telt = wijken["huishoudens"] >= gap.MINIMUM_HUISHOUDENS
    waarde = wijken["minuten_dichtste"].where(telt).to_numpy(dtype=float)
    uit = clusters.local_moran(waarde, grenzen.to_numpy(), ZAAD, PERMUTATIES)
    return pd.DataFrame(
        {"cluster_toegang": uit["label"].to_numpy(), "cluster_toegang_p": uit["p_fdr"].to_numpy()},
        index=wijken.index,
    )


def moran_figure(wijken: pd.DataFrame, grenzen: gpd.GeoSeries) -> dict[str, float]:
    """Return Moran's I of the minutes over all wijken, with what chance would give."""
    telt = wijken["huishoudens"] >= gap.MINIMUM_HUISHOUDENS
    waarde = wijken["minuten_dichtste"].where(telt).to_numpy(dtype=float)
    uit = clusters.moran(waarde, grenzen.to_numpy(), ZAAD)
    return {"I": round(uit.I, 6), "verwacht": round(uit.expected, 6), "p": round(uit.p, 6)}
