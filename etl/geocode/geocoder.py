"""Find the place of an address, without network.

The gemeente that is given decides: no street of another gemeente is ever the answer. Where street
and gemeente contradict, or a name fits more than one street, only the part of the gemeente or the
gemeente itself is known, and the reasons say so.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from etl.contract.schrijfwijze import zonder_merk
from etl.geocode.adressen import with_addresses
from etl.geocode.gebied import Gebied, Naamwijzer
from etl.geocode.huisnummers import Huisnummers, split_number, split_street
from etl.geocode.plaats import Plaats, nowhere
from etl.geocode.redenen import Reden, certainty
from etl.geocode.straatlijst import Straatlijst, Treffer

#: What people write is cut: no street or gemeente has a longer name.
_TEKENS = 120
#: Added to how far a street is from what was asked: another postcode than asked, a house number
#: that it lacks, another part of the gemeente than named.
_POSTCODE, _NUMMER, _DEEL = 1.5, 0.5, 0.4
#: Streets so near to each other are one place (metres).
_ZELFDE_M = 50.0
_MAX_GENOEMD = 3


@dataclass(frozen=True)
class _Vraag:
    straat: str
    huisnummer: str
    postcode: str
    gemeente: str

    @property
    def nummer(self) -> int:
        return split_number(self.huisnummer)[0]


class Geocoder:
    """Streets, and house numbers where they are known, ready to be searched.

    Examples
    --------
    >>> straten = pd.DataFrame({"straat": ["Kerkstraat", "Lindelaan"], "straat_fr": None,
    ...     "postcode": "9900", "gemeente_code": "99001", "wijk_code": "99001W01",
    ...     "x": [1000.0, 1200.0], "y": [500.0, 700.0]})
    >>> wijken = pd.DataFrame({"wijk_code": ["99001W01"], "wijk_naam": "Centrum",
    ...     "gemeente_code": "99001"})
    >>> gebieden = pd.DataFrame({"niveau": ["gemeente"], "code": "99001",
    ...     "naam_nl": "Voorbeeldstad", "naam_fr": None})
    >>> geocoder = Geocoder.van({"straten": straten, "wijken": wijken, "gebieden": gebieden})
    >>> plaats = geocoder.zoek("kerkstr.", "", "9900", "voorbeeldstad")
    >>> plaats.x, plaats.precisie, plaats.zekerheid
    (1000.0, 'straat', 1.0)
    >>> geocoder.zoek("Kerkhofstraat", "3", "9900", "Voorbeeldstad").uitleg
    'straat “Kerkhofstraat” staat niet in de lijst'
    """

    def __init__(
        self, straten: pd.DataFrame, tabellen: Mapping[str, pd.DataFrame], huizen: Huisnummers
    ) -> None:
        wijken = tabellen["wijken"].reset_index()
        self._naam = [zonder_merk(str(n)) for n in straten["straat"]]
        self._gemeente = [str(c) for c in straten["gemeente_code"]]
        self._postcode = _texts(straten["postcode"])
        self._wijk = [str(c) for c in straten["wijk_code"]]
        self._vroeger = _texts(straten["vroeger"])
        self._xy: NDArray[np.float64] = straten[["x", "y"]].to_numpy(np.float64)
        self._huizen = huizen
        frans = _texts(straten["straat_fr"])
        self._lijst = Straatlijst(list(zip(self._naam, frans, strict=True)), self._gemeente)
        self._per_gemeente: Mapping[Any, Any] = straten.groupby("gemeente_code").indices
        per_postcode = straten.groupby("postcode")["gemeente_code"].unique()
        postcodes = {str(p): frozenset(map(str, c)) for p, c in per_postcode.items()}
        self._wijzer = Naamwijzer(tabellen["gebieden"], wijken, postcodes)
        self._grenzen = _borders(wijken)

    @classmethod
    def van(
        cls, tabellen: Mapping[str, pd.DataFrame], adressen: pd.DataFrame | None = None
    ) -> "Geocoder":
        """Make the geocoder; with addresses it takes some seconds, so do it once.

        Parameters
        ----------
        tabellen : mapping of str to DataFrame
            Contract tables ``straten``, ``gebieden`` and ``wijken`` (``wijk_code`` may be its
            index). Where the latter has borders, an address gets the wijk that it lies in; else
            that of its street.
        adressen : DataFrame, optional
            ``postcode, gemeente, straat, huisnummer, x, y`` (metres, EPSG:31370): names of
            gemeenten as the address list writes them, of today or before.
        """
        straten = tabellen["straten"].reset_index(drop=True)
        if adressen is None:
            leeg = pd.DataFrame(columns=["huisnummer", "x", "y"])
            geen = np.empty(0, np.int64)
            straten = straten.assign(vroeger="")
            return cls(straten, tabellen, Huisnummers.van(leeg, geen, len(straten)))
        straten, rij = with_addresses(straten, adressen, tabellen)
        return cls(straten, tabellen, Huisnummers.van(adressen, rij, len(straten)))

    def zoek(self, straat: str, huisnummer: str, postcode: str, gemeente: str) -> Plaats:
        """Return the place of an address.

        Parameters
        ----------
        straat : str
            As people write it; a house number behind it is read where `huisnummer` is empty.
        huisnummer, postcode : str
            Empty where it is not known.
        gemeente : str
            Its name (Dutch or French, of today or before a merger, or of a part of it) or its NIS
            code; empty where only the postcode is known.

        Returns
        -------
        Plaats
            Always in the gemeente that was asked.
        """
        vraag = _Vraag(
            straat.strip()[:_TEKENS],
            huisnummer.strip()[:_TEKENS],
            postcode.strip()[:_TEKENS],
            gemeente.strip()[:_TEKENS],
        )
        gebied = self._wijzer.zoek(vraag.gemeente, vraag.postcode)
        if not gebied.gemeenten:
            return nowhere(gebied.redenen)
        if not vraag.straat:
            return self._gebied(vraag, gebied, (*gebied.redenen, Reden("straat_leeg")))
        vraag, treffers = self._treffers(vraag, gebied.gemeenten)
        if not treffers:
            return self._gebied(vraag, gebied, (*gebied.redenen, self._geen_straat(vraag, gebied)))
        if gebied.van_postcode and self._lijst.zoek(vraag.straat, gebied.van_postcode):
            # The street speaks for the postcode as much as for the name: neither is believed.
            return self._gebied(vraag, gebied, gebied.redenen)
        beste = self._beste(vraag, gebied, treffers)
        if len(beste) > 1:
            reden = Reden("meer_straten", self._noem([t.rij for t in beste]))
            return self._gebied(vraag, gebied, (*gebied.redenen, reden))
        return self._in_straat(vraag, gebied, beste[0])

    def kent(self, code: str) -> bool:
        """Return whether this is the NIS code of a gemeente of today."""
        return code in self._wijzer.namen

    def _treffers(self, vraag: _Vraag, gemeenten: Collection[str]) -> tuple[_Vraag, list[Treffer]]:
        """Return the streets, and what was asked with the house number apart."""
        treffers = self._lijst.zoek(vraag.straat, gemeenten)
        if vraag.huisnummer or (treffers and min(t.straf for t in treffers) == 0):
            return vraag, treffers
        straat, nummer = split_street(vraag.straat)
        if not nummer:
            return vraag, treffers
        vraag = _Vraag(straat, nummer, vraag.postcode, vraag.gemeente)
        return vraag, self._lijst.zoek(straat, gemeenten)

    def _beste(self, vraag: _Vraag, gebied: Gebied, treffers: list[Treffer]) -> list[Treffer]:
        """Return the streets that fit best; one where they are at one place."""
        straf = [t.straf + self._straf(vraag, gebied, t.rij) for t in treffers]
        laagste = min(straf)
        beste = [t for t, s in zip(treffers, straf, strict=True) if s <= laagste + 1e-9]
        plekken = np.array([self._plek(vraag, t.rij) for t in beste])
        zelfde_gemeente = len({self._gemeente[t.rij] for t in beste}) == 1
        dichtbij = np.hypot(*(plekken - plekken[0]).T).max() <= _ZELFDE_M
        return beste[:1] if zelfde_gemeente and dichtbij else beste

    def _plek(self, vraag: _Vraag, rij: int) -> tuple[float, float]:
        huis = self._huizen.zoek(rij, *split_number(vraag.huisnummer)) if vraag.nummer else None
        return (huis.x, huis.y) if huis else (float(self._xy[rij, 0]), float(self._xy[rij, 1]))

    def _straf(self, vraag: _Vraag, gebied: Gebied, rij: int) -> float:
        eigen = self._postcode[rij]
        straf = _POSTCODE if vraag.postcode and eigen not in ("", vraag.postcode) else 0.0
        if vraag.nummer and self._huizen.heeft(rij) and not self._huizen.kent(rij, vraag.nummer):
            straf += _NUMMER
        return straf if self._in_deel(gebied, rij) else straf + _DEEL

    def _in_deel(self, gebied: Gebied, rij: int) -> bool:
        """Return whether a street lies in the part of the gemeente that was named, if one was."""
        if gebied.vroeger and self._vroeger[rij]:
            return self._vroeger[rij] == gebied.vroeger
        return not gebied.wijken or self._wijk[rij] in gebied.wijken

    def _in_straat(self, vraag: _Vraag, gebied: Gebied, treffer: Treffer) -> Plaats:
        rij, redenen = treffer.rij, list(gebied.redenen)
        if treffer.reden:
            redenen.append(Reden(treffer.reden, self._naam[rij]))
        eigen = self._postcode[rij]
        if vraag.postcode and eigen not in ("", vraag.postcode) and not gebied.van_postcode:
            redenen.append(Reden("andere_postcode", eigen, vraag.postcode))
        if not self._in_deel(gebied, rij) and (self._vroeger[rij] or not gebied.vroeger):
            # Of a gemeente of before not every wijk bears the name: then it tells nothing.
            redenen.append(Reden("ander_deel", vraag.gemeente))
        x, y = (float(v) for v in self._xy[rij])
        precisie = "straat"
        if not vraag.nummer:
            redenen.append(Reden("nummer_leeg"))
        elif (huis := self._huizen.zoek(rij, *split_number(vraag.huisnummer))) is None:
            redenen.append(Reden("geen_nummers"))
        else:
            x, y = huis.x, huis.y
            precisie = "straat" if huis.hoe == "buur" else "adres"
            if huis.hoe != "precies":
                soort = "nummer_kort" if huis.hoe == "kort" else "nummer_onbekend"
                redenen.append(Reden(soort, vraag.huisnummer, huis.nummer))
        code = self._gemeente[rij]
        wijk = self._wijk_van(code, x, y, rij)
        return Plaats(x, y, precisie, code, wijk, certainty(redenen), tuple(redenen))

    def _wijk_van(self, gemeente: str, x: float, y: float, rij: int) -> str:
        """Return the wijk of the gemeente at or nearest to a point: borders are simplified."""
        codes, vlakken = self._grenzen.get(gemeente, ((), None))
        if vlakken is None:
            eigen = self._wijk[rij]
            return eigen if eigen[:5] == gemeente else ""
        return str(codes[int(shapely.distance(vlakken, shapely.Point(x, y)).argmin())])

    def _geen_straat(self, vraag: _Vraag, gebied: Gebied) -> Reden:
        elders = self._lijst.elders(vraag.straat)
        if elders:
            # Where the postcode points to one of them, that one is what the reader must know.
            waar = elders & gebied.van_postcode or elders
            return Reden("straat_elders", vraag.straat, self._wijzer.noem(waar))
        return Reden("straat_onbekend", vraag.straat)

    def _gebied(self, vraag: _Vraag, gebied: Gebied, redenen: tuple[Reden, ...]) -> Plaats:
        """Return the middle of the part of the gemeente that is known, or of the gemeente."""
        if len(gebied.gemeenten) > 1:
            meer = Reden("meer_gemeenten", self._wijzer.noem(gebied.gemeenten))
            return nowhere((*redenen, meer))
        code = next(iter(gebied.gemeenten))
        alle = self._per_gemeente.get(code, np.empty(0, np.int64))
        if not len(alle):
            return nowhere((*redenen, Reden("nergens")))
        deel = [i for i in alle if self._hoort_bij(vraag, gebied, int(i))]
        precisie = "deelgemeente" if 0 < len(deel) < len(alle) else "gemeente"
        plekken = self._xy[deel or alle]
        # At a street of it: the middle itself may lie outside.
        weg = np.hypot(*(plekken - np.median(plekken, axis=0)).T)
        x, y = (float(v) for v in plekken[int(weg.argmin())])
        return Plaats(x, y, precisie, code, "", certainty(redenen), redenen)

    def _hoort_bij(self, vraag: _Vraag, gebied: Gebied, rij: int) -> bool:
        """Return whether a street lies in the part of the gemeente that was asked."""
        if vraag.postcode and not gebied.van_postcode:
            return self._postcode[rij] == vraag.postcode
        return bool(gebied.wijken or gebied.vroeger) and self._in_deel(gebied, rij)

    def _noem(self, rijen: list[int]) -> str:
        namen = list(dict.fromkeys(f"{self._naam[r]} ({self._postcode[r]})" for r in rijen))
        return ", ".join(namen[:_MAX_GENOEMD]) + (" …" if len(namen) > _MAX_GENOEMD else "")


def _texts(kolom: pd.Series) -> list[str]:
    return [t if isinstance(t, str) else "" for t in kolom]


def _borders(wijken: pd.DataFrame) -> dict[str, tuple[tuple[str, ...], Any]]:
    """Return, per gemeente, the codes and borders of its wijken; empty where there are none."""
    if not isinstance(wijken, gpd.GeoDataFrame):
        return {}
    return {
        str(gemeente): (tuple(groep["wijk_code"]), groep.geometry.to_numpy())
        for gemeente, groep in wijken.groupby("gemeente_code")
    }
