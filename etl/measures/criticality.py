"""What if an existing place closes, and whom to count."""

from collections.abc import Collection

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from etl.errors import NegatieveVraag, OngeldigeAanroep
from etl.measures.siting_plan import check_question, check_settings
from etl.measures.weighted import Getallen, check_weights, group_sum


def closing(
    demand: ArrayLike,
    pairs: pd.DataFrame,
    existing: Collection[int],
    limit: float,
    cost: str = "metres",
) -> pd.DataFrame:
    """Return for every existing place how many people lose cover if it alone closes.

    ``lost`` = Σ w_i over the origins that this place and no other existing one has within
    `limit` (boundary included). A place with 0 could close without anybody losing cover.

    Parameters
    ----------
    demand : array_like, shape (origins,)
        People per origin, ≥ 0.
    pairs : DataFrame
        ``origin, destination`` (positions) and `cost`.
    existing : collection of int
        Destinations that exist.
    limit : float
        Highest cost that covers.
    cost : str
        Column of `pairs`.

    Returns
    -------
    DataFrame
        One row per existing place, ascending: ``destination``, ``covered`` (people it covers),
        ``lost`` (people only it covers) and ``criticality_pct`` (lost, as a percentage of all
        people whom the existing places cover; NaN where they cover nobody).

    Raises
    ------
    NegatieveVraag, OnbekendeCode, OngeldigeCoordinaat, OngeldigeAanroep
        As :func:`etl.measures.siting.maximal_covering`.

    Examples
    --------
    Four households have both places, six only the second:

    >>> paren = pd.DataFrame({"origin": [0, 0, 1], "destination": [0, 1, 1], "metres": 5.0})
    >>> closing([4, 6], paren, existing=[0, 1], limit=5).values.tolist()
    [[0.0, 4.0, 0.0, 0.0], [1.0, 10.0, 6.0, 60.0]]
    """
    check_settings(limit=limit)
    vraag = check_question(demand, pairs, existing, cost).within(limit)
    mee = np.isin(vraag.plaats, vraag.bestaand)
    rij, plaats = vraag.rij[mee], vraag.plaats[mee]
    aantal = np.bincount(rij, minlength=len(vraag.gewicht))
    alleen = aantal[rij] == 1
    n = len(vraag.namen)
    gedekt = group_sum(vraag.gewicht[rij], plaats, n)[vraag.bestaand]
    verlies = group_sum(vraag.gewicht[rij] * alleen, plaats, n)[vraag.bestaand]
    totaal = vraag.people(aantal > 0)
    return pd.DataFrame(
        {
            "destination": vraag.namen[vraag.bestaand],
            "covered": gedekt,
            "lost": verlies,
            "criticality_pct": 100 * verlies / totaal if totaal > 0 else np.nan,
        }
    )


def households_in_need(households: ArrayLike, need: ArrayLike, share: float = 1.0) -> Getallen:
    """Return people to count in a siting question: households, households in need, or a mix.

    weight = (1 − share)·households + share·households·need/100. With share 0 every household
    counts alike; with share 1 a household counts for as much as the need of its wijk.

    Parameters
    ----------
    households : array_like, shape (n,)
        Households, ≥ 0.
    need : array_like, shape (n,)
        Need of 0–100; it may be missing only where nobody lives or where `share` is 0.
    share : float
        Between 0 and 1.

    Returns
    -------
    ndarray, shape (n,)

    Raises
    ------
    NegatieveVraag
        Households are negative or no number; need is missing or outside 0–100.
    OngeldigeAanroep
        `share` is not between 0 and 1, or the two have not the same length.

    Examples
    --------
    >>> households_in_need([100, 100], [80, 20], share=0.5).tolist()
    [90.0, 60.0]
    """
    huishoudens, nood = check_weights(households), np.asarray(need, dtype=float)
    if not 0 <= share <= 1:
        raise OngeldigeAanroep(f"Het aandeel nood is {share}; kies een getal van 0 tot en met 1.")
    if huishoudens.shape != nood.shape:
        raise OngeldigeAanroep(
            f"Er zijn {huishoudens.size} huishoudens en {nood.size} waarden van nood; "
            "geef er evenveel."
        )
    if share == 0:
        return huishoudens.copy()
    fout = np.flatnonzero((huishoudens > 0) & ~((nood >= 0) & (nood <= 100)))
    if len(fout):
        raise NegatieveVraag(
            f"Nood is {nood[fout[0]]} op plaats {fout[0]} ({len(fout)} in totaal): onbekend of "
            "niet tussen 0 en 100; laat die rijen weg of tel huishoudens zonder nood."
        )
    nood = np.where(huishoudens > 0, nood, 0.0)
    return np.asarray((1 - share) * huishoudens + share * huishoudens * nood / 100)
