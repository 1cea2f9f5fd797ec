"""One scenario worked out: what of the link holds, and what changes by it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard import boek, data
from dashboard.parts.gebied import regionaam
from dashboard.scenario import rekenen
from dashboard.scenario.beste import Voorstel, Zoekvraag
from dashboard.scenario.plekken import Plek
from dashboard.scenario.rekenen import Cijfers, Wijziging
from dashboard.state.scenario import NOOD, Scenario
from etl.store.read import Editie


@dataclass(frozen=True)
class Stand:
    """A scenario in an edition.

    Attributes
    ----------
    editie : Editie
    toestand : Scenario
    regio : str
        Name of the region.
    erbij : tuple of Plek
        The places that come, in the order of the link; those outside our wijken left out.
    dicht : DataFrame
        The places of the register that close; index is their id.
    geweigerd : tuple of str
        Spots and ids of the link that mean nothing here.
    verschil : DataFrame
        What changes per wijk (:func:`dashboard.scenario.rekenen.changes`).
    """

    editie: Editie
    toestand: Scenario
    regio: str
    erbij: tuple[Plek, ...]
    dicht: pd.DataFrame
    geweigerd: tuple[str, ...]
    verschil: pd.DataFrame

    @property
    def wijziging(self) -> Wijziging:
        """What opens and closes."""
        return _wijziging(self.erbij, self.dicht)

    @property
    def binnen(self) -> pd.DataFrame:
        """What changes in the wijken of the region."""
        return self.verschil.loc[self.toestand.wijkcodes(self.editie)]

    @property
    def buiten_winst(self) -> float:
        """Households that the wijken outside the region gain, less what they lose."""
        elders = ~self.verschil.index.isin(self.toestand.wijkcodes(self.editie))
        return float(self.verschil.loc[elders, "winst"].sum())

    def cijfers(self) -> tuple[Cijfers, Cijfers]:
        """Return the figures of the region, now and in the scenario."""
        regio = (self.toestand.niveau, self.toestand.code)
        minuten = self.toestand.minuten
        voor = data.scenariocijfers(self.editie, Wijziging(), minuten, regio)
        return voor, data.scenariocijfers(self.editie, self.wijziging, minuten, regio)

    def voorstel(self) -> Voorstel:
        """Return the best new places on top of this scenario; it may take some seconds."""
        toestand = self.toestand
        regio = (toestand.niveau, toestand.code)
        vraag = Zoekvraag(regio, toestand.k, toestand.minuten, toestand.wie == NOOD)
        return data.beste_plaatsen(self.editie, self.wijziging, vraag)

    def wijknaam(self, code: str) -> str:
        """Return the name of a wijk, with its gemeente."""
        return data.namen(self.editie)["wijk"][code]

    def plaatsnamen(self) -> dict[str, str]:
        """Return the places of the region that may close, by id: name and gemeente."""
        alle = data.open_plaatsen(self.editie)
        wijken = self.editie.wijken.loc[self.toestand.wijkcodes(self.editie)]
        hier = alle[alle["gemeente_code"].isin(wijken["gemeente_code"].unique())]
        over = hier.drop(index=self.dicht.index, errors="ignore")
        namen = (
            over["naam"]
            + " ("
            + over["gemeente_code"].map(data.namen(self.editie)["gemeente"]).map(boek.tekst)
            + ")"
        )
        return boek.eigen(namen.sort_values(key=lambda s: s.str.casefold()))


def work_out(editie: Editie, toestand: Scenario) -> Stand:
    """Return the scenario of a link, worked out."""
    gevonden = {m: data.plek(editie, m) for m in toestand.erbij}
    erbij = tuple(p for p in gevonden.values() if p is not None)
    plaatsen = data.open_plaatsen(editie)
    dicht = plaatsen.loc[[c for c in toestand.dicht if c in plaatsen.index]]
    geweigerd = [m for m, p in gevonden.items() if p is None]
    geweigerd += [c for c in toestand.dicht if c not in plaatsen.index]
    voor, na = (
        data.scenariowijken(editie, wat, toestand.minuten)
        for wat in (Wijziging(), _wijziging(erbij, dicht))
    )
    verschil = rekenen.changes(editie, voor, na)
    regio = regionaam(editie, toestand)
    return Stand(editie, toestand, regio, erbij, dicht, tuple(geweigerd), verschil)


def _wijziging(erbij: tuple[Plek, ...], dicht: pd.DataFrame) -> Wijziging:
    # In one order, whatever the order of clicking: the same scenario is worked out once.
    return Wijziging(tuple(sorted((p.x, p.y) for p in erbij)), tuple(sorted(dicht.index)))


def empty_register(stand: Stand) -> int:
    """Return how many gemeenten of the region have no known place at all."""
    wijken = stand.editie.wijken.loc[stand.toestand.wijkcodes(stand.editie)]
    return int(wijken.loc[wijken["register"] == "leeg", "gemeente_code"].nunique())


def need_unknown(stand: Stand) -> float:
    """Return the households of the region that live where need is unknown."""
    wijken = stand.editie.wijken.loc[stand.toestand.wijkcodes(stand.editie)]
    return float(np.nansum(wijken.loc[wijken["nood"].isna(), "huishoudens"]))
