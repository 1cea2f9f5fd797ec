"""What people write behind a street: the gemeente, the wijk, an old municipality, Brussels."""

import numpy as np
import pandas as pd

from dashboard.zoeken.namenlijst import DEEL, Namenlijst, Straf, reeksen
from etl.contract.schrijfwijze import gelijke_woorden, sleutel, sleutels
from etl.store.read import Editie

#: How far off another wijk of the same gemeente is: more than another name of the wijk itself, and
#: less than a typing error.
_RUIMER = np.float32(2)


class Plaatsnamen:
    """Names of areas, and the wijken that each stands for.

    A wijk of today often bears the name of the municipality that it was before a merger; a name of
    several words is also found by its later ones ("Hoeselt" in "Bilzen-Hoeselt").
    """

    def __init__(self, editie: Editie) -> None:
        wijken = editie.wijken
        namen: list[str] = []
        van_naam: list[list[int]] = []
        for niveau in ("gemeente", "gewest"):
            gebieden = editie.gebieden[editie.gebieden["niveau"] == niveau]
            groepen = {
                code: list(plekken)
                for code, plekken in wijken.groupby(f"{niveau}_code").indices.items()
            }
            for kolom in ("naam_nl", "naam_fr"):
                bekend = gebieden[gebieden["code"].isin(groepen) & gebieden[kolom].notna()]
                namen += list(bekend[kolom])
                van_naam += [groepen[code] for code in bekend["code"]]
        namen += list(wijken["wijk_naam"])
        van_naam += [[i] for i in range(len(wijken))]
        self._gemeente = pd.factorize(wijken["gemeente_code"])[0]
        self._lijst = Namenlijst.van(sleutels(naam, gebied=True) for naam in namen)
        self._begin = np.cumsum([0, *map(len, van_naam)]).astype(np.int32)
        self._wijken = np.concatenate(van_naam).astype(np.int32)

    def straf(self, woorden: tuple[str, ...], met_fouten: bool) -> Straf | None:
        """Return per wijk how far its area's name is from `woorden`; None where nothing fits.

        Two places behind each other hold both: "Gentbrugge Gent".
        """
        uit = self._een(woorden, met_fouten)
        for i in range(1, len(woorden)):
            links, rechts = (self._een(deel, False) for deel in (woorden[:i], woorden[i:]))
            if links is not None and rechts is not None:
                beide = links + rechts
                uit = beide if uit is None else np.minimum(uit, beide)
        return uit if uit is not None and np.isfinite(uit).any() else None

    def _een(self, woorden: tuple[str, ...], met_fouten: bool) -> Straf | None:
        vraag = sleutel(gelijke_woorden(woorden))
        namen, straf = self._lijst.precies(vraag)
        if met_fouten and not len(namen):
            namen, straf = self._lijst.met_fouten(vraag)
        if not len(namen):
            return None
        aantal = self._begin[namen + 1] - self._begin[namen]
        uit = np.full(len(self._gemeente), np.inf, dtype=np.float32)
        np.minimum.at(uit, self._wijken[reeksen(self._begin, namen)], np.repeat(straf, aantal))
        return np.minimum(uit, self._ruimer(uit))

    def _ruimer(self, straf: Straf) -> Straf:
        """Return what the other wijken of the gemeente get: few know where a wijk ends."""
        genoemd = np.where(straf <= DEEL, straf, np.float32(np.inf))
        gemeente = np.full(self._gemeente.max() + 1, np.inf, dtype=np.float32)
        np.minimum.at(gemeente, self._gemeente, genoemd)
        return gemeente[self._gemeente] + _RUIMER
