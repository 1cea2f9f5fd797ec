"""The priority of every wijk at weights that a visitor chose, by the measures of the build."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from etl.contract.aanbod import STANDAARD_TYPES
from etl.contract.figures.classes import ONDERDELEN_NOOD
from etl.contract.niveaus import GEHEEL
from etl.measures import (
    access,
    barrier,
    certainty,
    digital,
    equity,
    gap,
    ranks,
    sensitivity,
    travel,
)
from etl.measures.need import need, percentiles
from etl.measures.weighted import group_mean, group_sum
from etl.measures.wijken import components
from etl.store.read import Editie

#: What need and the digital risk are made of, in the order of the weights.
NOOD: tuple[str, ...] = tuple(ONDERDELEN_NOOD)
RISICO: tuple[str, ...] = tuple(digital.ONDERDELEN)
#: The weight that every part has when nobody moved it.
GEWOON = 5
#: How often every placement of the unsure places is ranked where the edition's own ranks do not
#: hold, and how many draws that makes: quick enough to wait for.
KEREN = 2
TREKKINGEN = KEREN * sensitivity.TREKKINGEN
#: Of so many wijken at the top it is told how many stay there: a quarter, and no more than these.
TOP, TOP_DEEL = 20, 0.25

Getallen = NDArray[np.float64]


@dataclass(frozen=True)
class Gewichten:
    """What a visitor lets count, and how heavily; only proportions matter.

    Attributes
    ----------
    nood : tuple of float
        Weight of every component of need, in the order of :data:`NOOD`.
    risico : tuple of float
        Weight of every component of the digital risk, in the order of :data:`RISICO`.
    basis : tuple of str
        Level and code of the region whose lowest and highest values set the scale of the digital
        risk; "geheel" and "" for all wijken.
    """

    nood: tuple[float, ...] = (1.0,) * len(NOOD)
    risico: tuple[float, ...] = (1.0,) * len(RISICO)
    basis: tuple[str, str] = (GEHEEL, "")

    def kern(self) -> "Gewichten":
        """Return the same question with weights up to 1: what is equal then is equal.

        Examples
        --------
        >>> Gewichten((8, 8, 8, 8), (5, 5, 5)).kern() == Gewichten()
        True
        """
        return Gewichten(_tot_een(self.nood), _tot_een(self.risico), self.basis)

    @property
    def gewoon(self) -> bool:
        """Whether these are the weights of the edition."""
        return self.kern() == Gewichten()

    @property
    def gewoon_risico(self) -> bool:
        """Whether the digital risk is that of the edition."""
        return self.kern().risico == Gewichten().risico and self.basis[0] == GEHEEL

    @property
    def genoeg(self) -> bool:
        """Whether need can be known: two of its components count."""
        return sum(w > 0 for w in self.nood) >= 2


def delen(gewichten: tuple[float, ...]) -> tuple[float, ...]:
    """Return weights as percentages of their sum; all zero where nothing weighs.

    Examples
    --------
    >>> delen((5, 5, 10, 0))
    (25.0, 25.0, 50.0, 0.0)
    """
    som = sum(gewichten)
    return tuple(100 * w / som if som else 0.0 for w in gewichten)


def _tot_een(gewichten: tuple[float, ...]) -> tuple[float, ...]:
    hoogste = max(gewichten)
    return tuple(w / hoogste if hoogste else 0.0 for w in gewichten)


@dataclass(frozen=True)
class Rijen:
    """What the household rows of an edition say, whatever the weights.

    Attributes
    ----------
    zonder_aanbod : Series
        Per wijk the % of households to whom nothing is available; missing where the register of
        the gemeente is empty.
    minuten : ndarray, shape (wijken,)
        Mean minutes of the households whose minutes are known.
    bekend : ndarray, shape (wijken,)
        Number of those households.
    """

    zonder_aanbod: pd.Series
    minuten: Getallen
    bekend: Getallen


def rijen(editie: Editie, dichtst: NDArray[np.float32]) -> Rijen:
    """Return what the rows say of each wijk.

    Parameters
    ----------
    editie : Editie
    dichtst : ndarray, shape (rows,)
        :func:`etl.measures.access.nearest` of the default types.
    """
    reach, wijken, n = editie.reach, editie.wijken, len(editie.wijken)
    bits = access.available(reach, STANDAARD_TYPES, travel.limit_metres(travel.MINUTEN))
    niets = barrier.without_offer_pct(bits, reach.households, reach.wijk, n)
    bekend = (wijken["register"] != "leeg").to_numpy()
    minuten = travel.minutes(dichtst)
    telt = np.isfinite(minuten)
    gewicht = reach.households * telt
    return Rijen(
        pd.Series(np.where(bekend, niets, np.nan), wijken.index),
        group_mean(np.where(telt, minuten, np.nan), gewicht, reach.wijk, n),
        group_sum(gewicht, reach.wijk, n),
    )


def herreken(editie: Editie, gewichten: Gewichten, van_rijen: Rijen) -> pd.DataFrame:
    """Return every figure that hangs on the weights, per wijk.

    Returns
    -------
    DataFrame
        Index as ``Editie.wijken``; its columns ``digitaal_risico, dubbele_drempel_pct,
        dubbele_drempel, nood, nood_onderdelen, kloof_prioriteit, kloof_klasse, rang, rang_p05,
        rang_p95, robuust``. At equal weights these are the edition's own.
    """
    wijken, vraag = editie.wijken, gewichten.kern()
    bewoond = ~wijken["onbewoond"]
    uit = wijken[["huishoudens", "minuten_dichtste", "register"]].copy()
    # The slowest part, and most visitors leave it alone.
    uit["digitaal_risico"] = (
        wijken["digitaal_risico"] if vraag.gewoon_risico else risico(editie, vraag)
    )
    drempel = barrier.double_barrier(
        van_rijen.zonder_aanbod, uit["digitaal_risico"], uit["huishoudens"]
    )
    onderdelen = components(wijken.assign(digitaal_risico=uit["digitaal_risico"]))
    if gewichten.genoeg:
        weegt = dict(zip(NOOD, vraag.nood, strict=True))
        nood = need(onderdelen, uit["huishoudens"], weegt).where(bewoond)
    else:
        nood = pd.DataFrame({"nood": np.nan, "nood_onderdelen": None}, wijken.index)
    uit = uit.join(drempel).join(nood)
    uit = uit.join(gap.gap(uit).drop(columns="gebrek"))
    telt = [k for k, w in zip(NOOD, vraag.nood, strict=True) if w > 0]
    percentielen = percentiles(onderdelen, uit["huishoudens"])[telt].where(uit["nood"].notna())
    uit = uit.join(_interval(editie, uit, percentielen, gewichten))
    uit["robuust"] = _robuust(uit)
    return uit.drop(columns=["huishoudens", "minuten_dichtste", "register"])


def risico(editie: Editie, gewichten: Gewichten) -> pd.Series:
    """Return the digital risk at the weights; missing everywhere where nothing weighs."""
    if not any(gewichten.risico):
        return pd.Series(np.nan, editie.wijken.index)
    weegt = dict(zip(RISICO, gewichten.risico, strict=True))
    return digital.risk_index(
        editie.wijken, digital.ONDERDELEN, weegt, digital.OMGEKEERD, basis(editie, gewichten)
    )


def basis(editie: Editie, gewichten: Gewichten) -> pd.Series | None:
    """Return which wijken set the scale of the digital risk; None for all."""
    niveau, code = gewichten.basis
    return None if niveau == GEHEEL else editie.wijken[f"{niveau}_code"].eq(code)


def zonder_verschil(editie: Editie, gewichten: Gewichten) -> list[str]:
    """Return the components of the digital risk that tell no wijk of the base from another.

    They have one value in the whole base, and so fall out of the risk.
    """
    binnen = basis(editie, gewichten)
    wijken = editie.wijken if binnen is None else editie.wijken[binnen]
    return [
        deel
        for deel, weegt in zip(RISICO, gewichten.risico, strict=True)
        if weegt > 0 and all(wijken[k].nunique() < 2 for k in digital.ONDERDELEN[deel])
    ]


def _interval(
    editie: Editie,
    uit: pd.DataFrame,
    percentielen: pd.DataFrame,
    gewichten: Gewichten,
) -> pd.DataFrame:
    """Return between which ranks a wijk lies under every division of the weights.

    The edition's draw divides the weight at random, so it holds for any weights over the same
    components; it is drawn anew where these are others, or where other wijken are ranked.
    """
    kolommen = ["rang_p05", "rang_p95"]
    wijken, gebrek = editie.wijken, editie.gebrek
    if gebrek is None or not gewichten.genoeg:
        return pd.DataFrame({k: pd.Series(pd.NA, uit.index, dtype="Int64") for k in kolommen})
    geldt = uit["kloof_prioriteit"].notna()
    if eigen_trekking(gewichten) or not geldt.equals(wijken["kloof_prioriteit"].notna()):
        wijken = ranks.rank_intervals(
            percentielen,
            uit["huishoudens"],
            uit["minuten_dichtste"],
            gebrek[:, : 1 + KEREN],
            geldt,
            certainty.ZAAD,
        )
    return wijken[kolommen]


def eigen_trekking(gewichten: Gewichten) -> bool:
    """Tell whether the edition's rank intervals are not about these components."""
    return not (gewichten.gewoon_risico and all(gewichten.nood))


def _robuust(uit: pd.DataFrame) -> pd.Series:
    """Return whether rank and interval lie in one third, as :mod:`etl.measures.ranks` has it."""
    n = max(int(uit["rang"].notna().sum()), 1)
    rangen = uit[["rang", "rang_p05", "rang_p95"]].astype("Float64")
    derde = np.ceil(ranks.DELEN * rangen.to_numpy(dtype=float, na_value=np.nan) / n)
    vast = (derde == derde[:, :1]).all(axis=1)
    woord = pd.Series(np.where(vast, ranks.ROBUUST, ranks.HANGT_AF), uit.index, dtype="str")
    return woord.where(pd.Series(~np.isnan(derde).any(axis=1), uit.index))


def blijft_bovenaan(gewoon: pd.Series, nu: pd.Series) -> tuple[int, int]:
    """Return how many of the first wijken by `gewoon` are among the first by `nu`, and of how many.

    Examples
    --------
    >>> gewoon = pd.Series(range(1, 9), list("abcdefgh"))
    >>> blijft_bovenaan(gewoon, pd.Series([1, 3, 2, 4, 5, 6, 7, 8], list("abcdefgh")))
    (1, 2)
    """
    n = min(TOP, int(np.ceil(TOP_DEEL * gewoon.notna().sum())))
    eerst, dan = (rang.dropna().astype(float).nsmallest(n).index for rang in (gewoon, nu))
    return len(eerst.intersection(dan)), n


def concentratie(nood: pd.Series, van_rijen: Rijen, binnen: NDArray[np.bool_]) -> float:
    """Return the concentration index of the minutes against need, over the wijken of a region.

    Households of one wijk share its need and so one rank: the mean minutes of the wijk, weighted
    by its households, give the same figure as the rows do.
    """
    telt = binnen & np.isfinite(van_rijen.minuten)
    return equity.concentration_index(
        van_rijen.minuten[telt], nood.to_numpy(dtype=float)[telt], van_rijen.bekend[telt]
    )
