"""What the offer depends on: whom a place serves alone, and where new places would serve most."""

import numpy as np
import pandas as pd

from etl.measures import siting, travel
from etl.measures.weighted import group_mean
from etl.measures.wijken import STANDAARD_METRES, Rijen, default_places

#: Places that the edition's plan for the whole territory asks for.
NIEUWE_PLAATSEN = 20


def closing_figures(rijen: Rijen, initiatieven: pd.DataFrame) -> pd.Series:
    """Return per initiative the households that have no other default place within T.

    Parameters
    ----------
    rijen : Rijen
        Household rows with a place.
    initiatieven : DataFrame
        With ``x, y`` in EPSG:31370.

    Returns
    -------
    Series
        ``huishoudens_enkel_hier``, index of `initiatieven`; missing where an initiative is no
        default place with a travel time.
    """
    plaatsen = default_places(initiatieven)
    paren = travel.pairs(rijen.xy, plaatsen[["x", "y"]], STANDAARD_METRES)
    uit = siting.closing(rijen.households, paren, range(len(plaatsen)), STANDAARD_METRES)
    verlies = pd.Series(uit["lost"].to_numpy(), plaatsen.index[uit["destination"]])
    return verlies.reindex(initiatieven.index).rename("huishoudens_enkel_hier")


def new_places(rijen: Rijen, initiatieven: pd.DataFrame, wijken: pd.DataFrame) -> pd.DataFrame:
    """Return the wijken where new places would bring most households one within T.

    Exact (maximal covering). Candidates are the inhabited wijken, each at the mean point of its
    households; the default places that stand stay.

    Parameters
    ----------
    rijen : Rijen
        Household rows with a place.
    initiatieven : DataFrame
        With ``x, y`` in EPSG:31370.
    wijken : DataFrame
        Index ``wijk_code``.

    Returns
    -------
    DataFrame
        One row per new place: ``wijk_code, x, y``, and the same in every row: ``gedekt``
        (households with a place within T, after), ``winst`` (of which new), ``grens`` (no plan
        can exceed it) and ``bewezen`` (whether the plan is proven to be the best).
    """
    n = len(wijken)
    middens = np.column_stack(
        [group_mean(as_, rijen.households, rijen.wijk, n) for as_ in rijen.xy.T]
    )
    bewoond = np.flatnonzero(~np.isnan(middens[:, 0]))
    staand = default_places(initiatieven)[["x", "y"]].to_numpy(dtype=float)
    punten = np.vstack([middens[bewoond], staand])
    paren = travel.pairs(rijen.xy, punten, STANDAARD_METRES)
    plan = siting.maximal_covering(
        rijen.households,
        paren,
        NIEUWE_PLAATSEN,
        STANDAARD_METRES,
        existing=range(len(bewoond), len(punten)),
    )
    gekozen = bewoond[np.asarray(plan.sites, dtype=np.intp)]
    uit = pd.DataFrame(middens[gekozen].round(1), columns=["x", "y"])
    uit.insert(0, "wijk_code", wijken.index[gekozen])
    return uit.assign(gedekt=plan.covered, winst=plan.gain, grens=plan.bound, bewezen=plan.optimal)
