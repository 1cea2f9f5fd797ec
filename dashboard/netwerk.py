"""Who works with a werkmodel: the organisations, who of them is alone, and where nobody is.

An organisation counts once, however many initiatives it has; an initiative without one is an
organisation of its own, as in :func:`etl.measures.choice.supply`.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy.spatial.distance import cdist

from dashboard.boek import tekst
from dashboard.initiatieven import has_model, in_region
from etl.contract.aanbod import WERKMODELLEN
from etl.contract.niveaus import GEHEEL, NIVEAUS
from etl.store.read import Editie

#: Metres in a kilometre.
_KM = 1000.0
Rij = Mapping[Any, Any]


@dataclass(frozen=True)
class Collega:
    """The nearest other organisation with the same werkmodel; `gemeente` is a code."""

    naam: str
    gemeente: str
    km: float


@dataclass(frozen=True)
class Organisatie:
    """One organisation with a werkmodel in a region.

    Attributes
    ----------
    naam : str
        Of the organisation; of the initiative where it has none.
    initiatieven, typen, gemeenten : tuple of str
        Names of its initiatives with the werkmodel in the region, their types, and the codes of
        the gemeenten where they are.
    websites, telefoons : tuple of str
        As the register knows them; none of persons.
    alleen : bool
        Whether no other organisation has the werkmodel in any of its `gemeenten`.
    collega : Collega or None
        The nearest other organisation, in or outside the region, as the crow flies; None where
        there is no other.
    """

    naam: str
    initiatieven: tuple[str, ...]
    typen: tuple[str, ...]
    gemeenten: tuple[str, ...]
    websites: tuple[str, ...]
    telefoons: tuple[str, ...]
    alleen: bool
    collega: Collega | None


def organisation_key(initiatieven: pd.DataFrame) -> pd.Series:
    """Return what tells organisations apart, whatever the capitals and spaces of their name.

    Examples
    --------
    >>> namen = {"initiatief_id": ["a", "b", "c"], "organisatie": ["VZW  X", "vzw x", None]}
    >>> organisation_key(pd.DataFrame(namen)).nunique()
    2
    """
    naam = initiatieven["organisatie"].map(
        lambda t: " ".join(t.casefold().split()), na_action="ignore"
    )
    # No name of an organisation holds a line break: a row's own key meets no other.
    return naam.where(naam.notna() & (naam != ""), "\n" + initiatieven["initiatief_id"])


def overview(editie: Editie, niveau: str, code: str) -> pd.DataFrame:
    """Return per werkmodel how many there are in a region.

    Returns
    -------
    DataFrame
        Index: werkmodel. ``initiatieven, organisaties, gemeenten`` (with an initiative in it) and
        ``dekking_pct`` of the edition's region.
    """
    regio = in_region(editie, niveau, code)
    alle = editie.regios
    cijfers = alle[(alle["niveau"] == niveau) & (alle["code"] == code)].iloc[0]
    rijen = {}
    for model in WERKMODELLEN:
        deel = regio[has_model(regio, model)]
        rijen[model] = {
            "initiatieven": len(deel),
            "organisaties": organisation_key(deel).nunique(),
            "gemeenten": deel["gemeente_code"].nunique(),
            "dekking_pct": cijfers[f"dekking_{model}_pct"],
        }
    return pd.DataFrame.from_dict(rijen, orient="index")


def organisations(editie: Editie, niveau: str, code: str, werkmodel: str) -> list[Organisatie]:
    """Return the organisations with a werkmodel in a region, by name."""
    overal = editie.initiatieven[has_model(editie.initiatieven, werkmodel)]
    sleutels = organisation_key(overal)
    hier = in_region(editie, niveau, code).index.intersection(overal.index)
    if hier.empty:
        return []
    in_gemeente = sleutels.groupby(overal["gemeente_code"]).nunique().to_dict()
    rijen = overal.join(_nearest(overal, sleutels)).assign(sleutel=sleutels).loc[hier]
    groepen: dict[str, list[Rij]] = {}
    for rij in rijen.sort_values("naam").to_dict("records"):
        groepen.setdefault(rij["sleutel"], []).append(rij)
    uit = [_organisation(groep, overal, in_gemeente) for groep in groepen.values()]
    return sorted(uit, key=lambda o: (o.naam.casefold(), o.initiatieven))


def _organisation(
    rijen: list[Rij], overal: pd.DataFrame, in_gemeente: Mapping[Any, int]
) -> Organisatie:
    eigen = tekst(rijen[0]["organisatie"])
    op_naam = sorted(rijen, key=lambda rij: str(rij["gemeente_naam"]))
    gemeenten = tuple(dict.fromkeys(str(rij["gemeente_code"]) for rij in op_naam))
    return Organisatie(
        " ".join(eigen.split()) or str(rijen[0]["naam"]),
        _each(rijen, "naam"),
        _each(rijen, "type"),
        gemeenten,
        _each(rijen, "website"),
        _each(rijen, "telefoon"),
        all(in_gemeente[code] == 1 for code in gemeenten),
        _colleague(rijen, overal),
    )


def _each(rijen: list[Rij], kolom: str) -> tuple[str, ...]:
    """Return what stands in a column, each once."""
    return tuple(dict.fromkeys(filter(None, (tekst(rij[kolom]) for rij in rijen))))


def _nearest(overal: pd.DataFrame, sleutels: pd.Series) -> pd.DataFrame:
    """Return for each initiative the position of the nearest of another organisation, and how far.

    Returns
    -------
    DataFrame
        ``wie`` (position in `overal`) and ``metres``; infinite where there is no other.
    """
    # A few hundred initiatives: all distances at once are quicker than a tree per organisation.
    xy, nummer = overal[["x", "y"]].to_numpy(float), pd.factorize(sleutels)[0]
    metres = cdist(xy, xy)
    metres[nummer[:, None] == nummer] = np.inf
    wie = metres.argmin(axis=1)
    dichtst = {"wie": wie, "metres": metres[np.arange(len(wie)), wie]}
    return pd.DataFrame(dichtst, index=overal.index)


def _colleague(rijen: list[Rij], overal: pd.DataFrame) -> Collega | None:
    beste = min(rijen, key=lambda rij: float(rij["metres"]))
    if not math.isfinite(beste["metres"]):
        return None
    ander = overal.iloc[int(beste["wie"])]
    naam = tekst(ander["organisatie"]).strip() or str(ander["naam"])
    return Collega(naam, str(ander["gemeente_code"]), float(beste["metres"]) / _KM)


def gemeenten_without(editie: Editie, niveau: str, code: str, werkmodel: str) -> pd.DataFrame:
    """Return the gemeenten of a region where no initiative with a werkmodel is known.

    One that comes to a gemeente, or to a region or wijk of it, is known there.

    Returns
    -------
    DataFrame
        ``gemeente_code, gemeente_naam, register`` (what the register knows there), by name.
    """
    alle = editie.initiatieven
    met = alle[has_model(alle, werkmodel)]
    wijken = editie.wijken
    bediend = wijken["gemeente_code"].isin(met["gemeente_code"])
    komt = met[met["bereik"] == "werkingsgebied"]
    codes = wijken.assign(wijk_code=wijken.index)
    for rij in komt.drop_duplicates(["werkgebied_niveau", "werkgebied_code"]).itertuples():
        bediend = bediend | (codes[f"{rij.werkgebied_niveau}_code"] == rij.werkgebied_code)
    bediend_in = set(wijken["gemeente_code"][bediend])
    binnen = wijken if niveau == GEHEEL else wijken[wijken[NIVEAUS[niveau].kolom] == code]
    uit = binnen[~binnen["gemeente_code"].isin(bediend_in)]
    uit = uit[["gemeente_code", "gemeente_naam", "register"]].drop_duplicates("gemeente_code")
    return uit.sort_values("gemeente_naam").reset_index(drop=True)


def examples(editie: Editie, niveau: str, code: str, werkmodel: str, meeste: int) -> pd.DataFrame:
    """Return some initiatives with a werkmodel: of each organisation one, best described first."""
    regio = in_region(editie, niveau, code)
    deel = regio[has_model(regio, werkmodel)]
    deel = deel.assign(
        _organisatie=organisation_key(deel),
        _kaal=deel[["website", "straat", "organisatie"]].isna().sum(axis=1),
        _los=deel["website"].isna(),
    )
    deel = deel.sort_values(["_los", "_kaal", "naam"]).drop_duplicates("_organisatie")
    return deel.head(meeste).drop(columns=["_organisatie", "_kaal", "_los"])
