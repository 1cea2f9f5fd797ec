"""The priority list of a region: its wijken in order, filtered, and why others have no rank."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard import lagen
from dashboard.lagen import LAGEN
from dashboard.waarden import per_wijk
from etl.measures import ranks
from etl.store.read import Editie

#: What stands in the list beside the figures that hang on the weights.
_VAN_EDITIE = (
    "wijk_naam",
    "gemeente_code",
    "gemeente_naam",
    "huishoudens",
    "onbewoond",
    "klein",
    "register",
    "gebrek",
    "minuten_dichtste",
)
_INTERVAL = ("minuten_p05", "minuten_p95")


@dataclass(frozen=True)
class Filter:
    """What a list is limited to.

    Attributes
    ----------
    robuust, drempel : bool
        Only robust ranks; only wijken where most households face a double barrier.
    nood : int
        Least need, 0 to 100; 0 for no limit.
    """

    robuust: bool = False
    drempel: bool = False
    nood: int = 0

    @property
    def aan(self) -> bool:
        """Whether anything is left out."""
        return self != Filter()

    def geldt(self, wijken: pd.DataFrame) -> pd.Series:
        """Return which wijken pass: what is not known does not."""
        uit = pd.Series(True, wijken.index)
        if self.robuust:
            uit &= wijken["robuust"].eq(ranks.ROBUUST).fillna(False).astype(bool)
        if self.drempel:
            uit &= wijken["dubbele_drempel"].fillna(False).astype(bool)
        return uit & (wijken["nood"] >= self.nood) if self.nood else uit


def wijken_van(editie: Editie, cijfers: pd.DataFrame, codes: pd.Index) -> pd.DataFrame:
    """Return the wijken of a region in order of priority, those without a rank last.

    Parameters
    ----------
    editie : Editie
    cijfers : DataFrame
        :func:`dashboard.prioriteit.herreken`.
    codes : Index
        The wijken of the region.

    Returns
    -------
    DataFrame
        Figures of the list; ``plaats``, the place within the region (missing without a rank);
        ``rang_gewoon``, the edition's rank. Among equal ranks most households come first.
    """
    kolommen = [*_VAN_EDITIE, *(k for k in _INTERVAL if k in editie.wijken)]
    uit = editie.wijken.loc[codes, kolommen].join(cijfers.loc[codes])
    uit["rang_gewoon"] = editie.wijken.loc[codes, "rang"]
    uit["plaats"] = uit["rang"].rank(method="min").astype("Int64")
    orde = uit.assign(_min=-uit["huishoudens"]).sort_values(["plaats", "_min"], kind="stable")
    return uit.loc[orde.index]


def reden(wijken: pd.DataFrame) -> pd.Series:
    """Return why a wijk has no rank: a key of the texts; missing where it has one."""
    waarom = np.select(
        [wijken["onbewoond"], wijken["klein"], wijken["register"] == "leeg"],
        ["onbewoond", "klein", "leeg"],
        "nood",
    )
    return pd.Series(waarom, wijken.index, dtype="str").where(wijken["rang"].isna())


def vlakken(editie: Editie, cijfers: pd.DataFrame) -> pd.DataFrame:
    """Return the 3×3 layer of the map (:func:`dashboard.waarden.antwoord`) at these figures."""
    wijken, laag = editie.wijken, LAGEN["kloof"]
    waarde = cijfers["kloof_prioriteit"].astype(float)
    klasse = lagen.klassen_van(laag, waarde, cijfers["kloof_klasse"])
    klasse = np.where((wijken["register"] == "leeg") & waarde.isna(), "l", klasse)
    return per_wijk(wijken, waarde, klasse, cijfers["rang"])
