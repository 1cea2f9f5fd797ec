"""What the offer depends on: whom a place serves alone."""

import pandas as pd

from etl.measures import siting, travel
from etl.measures.wijken import STANDAARD_METRES, Rijen, default_places


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
