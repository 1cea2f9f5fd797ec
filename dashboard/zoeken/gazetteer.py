"""Find a street, wijk, gemeente or postcode as people type it, without network.

A question is a name, or a name and where it lies, in either order: "kerkstraat gent", "9000 gent".
Every way of parting its words is tried. What fits exactly comes first, then what begins so, then
what is a few typing errors away; among equals a gemeente or postcode before a wijk before a street,
and a bigger gemeente before a smaller one.
"""

import re
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.zoeken.namenlijst import BEGIN, FOUT, Gevonden, Namenlijst, Straf, reeksen
from dashboard.zoeken.plaatsnamen import Plaatsnamen
from dashboard.zoeken.plekken import SOORTEN, Plek, postcode_gebied, slug, tabel
from etl.contract.schrijfwijze import (
    gelijke_woorden,
    losse_woorden,
    sleutel,
    sleutels,
    zonder_merk,
)
from etl.store.read import Editie

#: A longer question is cut: nobody types it, and every word costs time.
_TEKENS, _WOORDEN = 120, 9
_NUMMER = re.compile(r"\d+[a-z]?\d*")
_VULWOORDEN = frozenset(("belgie", "belgique", "belgium", "be", "vlaanderen", "nr", "numero"))
_BUS = frozenset(("bus", "bte", "boite", "box"))
#: How far off it is to turn a name's words round, and to leave out a house number, a first name or
#: words that fit no place.
_GEDRAAID, _ZONDER_NUMMER, _ZONDER_VOORNAAM, _LOS = 1.0, 0.5, 9.0, 20.0
#: Up to here a question is answered as it was asked, and typing errors are not looked for.
_GOED = 2.0
_ONBEKEND_MAAR_KAN = np.float32(1)

Woorden = tuple[str, ...]
#: From a key to the names that fit it.
Zoek = Callable[[str], Gevonden]


class Gazetteer:
    """The places of one edition, ready to be searched. Shared by all: it never changes."""

    def __init__(self, plekken: pd.DataFrame, editie: Editie) -> None:
        wijken = editie.wijken
        gemeente_namen = dict(zip(wijken["gemeente_code"], wijken["gemeente_naam"], strict=True))
        self._gemeenten = sorted((str(c), str(n)) for c, n in gemeente_namen.items())
        self._wijken = [(str(c), str(n)) for c, n in wijken["wijk_naam"].items()]
        codes = pd.Index([c for c, _ in self._gemeenten])
        van_wijk = codes.get_indexer(pd.Index(wijken["gemeente_code"]))
        self._gemeente_van_wijk = van_wijk.astype(np.int16)
        self._gebieden = postcode_gebied(plekken, editie)
        self._plaatsen = Plaatsnamen(editie)
        self._soort = plekken["soort"].to_numpy(np.int8)
        self._gemeente = plekken["gemeente"].to_numpy(np.int16)
        self._wijk = plekken["wijk"].to_numpy(np.int16)
        self._postcode = np.array([int(c or 0) for c in plekken["postcode"]], dtype=np.int16)
        self._volgnummer = plekken["volgnummer"].to_numpy(np.int16)
        self._xy = plekken[["x", "y"]].to_numpy(np.float64)
        naam, self._namen = pd.factorize(plekken["naam"])
        naam_fr, self._namen_fr = pd.factorize(plekken["naam_fr"])
        self._naam, self._naam_fr = naam.astype(np.int32), naam_fr.astype(np.int32)
        self._lijst, self._begin, self._rijen = self._maak_lijst()

    @classmethod
    def van(cls, editie: Editie) -> "Gazetteer":
        """Make the gazetteer of an edition; it takes a second or two, so do it once."""
        return cls(tabel(editie), editie)

    def zoek(self, tekst: str, n: int = 8) -> list[Plek]:
        """Return the places that `tekst` may mean, best first.

        Parameters
        ----------
        tekst : str
            As people type it: any case, with or without accents and hyphens, abbreviated, with a
            house number, the place before or behind, not yet complete, with a typing error.
        n : int
            At most so many.

        Returns
        -------
        list of Plek
            Empty where nothing comes near. The same text gives the same places in every run.
        """
        for woorden, postcode in self._lezingen(tekst):
            gevonden = self._antwoord(woorden, postcode, n)
            if gevonden:
                return gevonden
        return []

    def met_sleutel(self, sleutel: str) -> Plek | None:
        """Return the place with this `sleutel`, as a link holds it; None where there is none."""
        soort, _, rest = str(sleutel).partition("-")
        if soort not in SOORTEN:
            return None
        rijen = self._soort == SOORTEN.index(soort)
        if soort == "straat":
            # A street's key holds its gemeente: only there its text is made up and compared.
            code = rest.partition("-")[0]
            gemeente = [i for i, (eigen, _) in enumerate(self._gemeenten) if eigen == code]
            rijen &= np.isin(self._gemeente, gemeente)
        for rij in np.flatnonzero(rijen):
            if self._sleutel(int(rij)) == sleutel:
                return self._plek(int(rij))
        return None

    def _maak_lijst(self) -> tuple[Namenlijst, NDArray[np.int32], NDArray[np.int32]]:
        """Return the list of all names, Dutch and French, and the rows that bear each."""
        frans = np.flatnonzero(self._namen_fr[self._naam_fr] != "").astype(np.int32)
        naam = np.concatenate([self._naam, self._naam_fr[frans] + len(self._namen)])
        rij = np.concatenate([np.arange(len(self._naam), dtype=np.int32), frans])
        gebied = set(self._naam[self._soort != SOORTEN.index("straat")].tolist())
        lijst = Namenlijst.van(
            sleutels(n, gebied=i in gebied) for i, n in enumerate((*self._namen, *self._namen_fr))
        )
        aantal = np.bincount(naam, minlength=len(self._namen) + len(self._namen_fr))
        begin = np.concatenate([[0], np.cumsum(aantal)]).astype(np.int32)
        return lijst, begin, rij[np.argsort(naam, kind="stable")]

    def _lezingen(self, tekst: str) -> Iterator[tuple[Woorden, str]]:
        """Return the words, and the postcode among them; then as if that were a house number."""
        woorden = losse_woorden(str(tekst)[:_TEKENS])[:_WOORDEN]
        codes = [i for i, woord in enumerate(woorden) if woord in self._gebieden]
        if codes and len(woorden) > 1:
            zonder = tuple(woord for i, woord in enumerate(woorden) if i != codes[-1])
            yield zonder, woorden[codes[-1]]
            yield zonder, ""
        elif woorden:
            yield tuple(woorden), ""

    def _antwoord(self, woorden: Woorden, postcode: str, n: int) -> list[Plek]:
        met_fouten = self._lijst.met_fouten
        stappen: tuple[tuple[Zoek, bool], ...] = (
            (self._lijst.precies, False),
            (met_fouten, True),
            (self._lijst.begin_met_fouten, True),
        )
        delen: list[Gevonden] = []
        for zoek, fout in stappen:
            for lezing, straf in _zonder_nummers(woorden):
                splits = self._splits(lezing, postcode, zoek, fout, straf)
                delen += [deel for deel in splits if len(deel[0])]
            beste = min((float(straf.min()) for _, straf in delen), default=np.inf)
            aantal = len(np.unique(np.concatenate([rij for rij, _ in delen]))) if delen else 0
            if beste <= _GOED or aantal >= n or (aantal and zoek == met_fouten):
                return self._beste(delen, n)
        return self._beste(delen or self._los(woorden, postcode), n)

    def _splits(
        self, woorden: Woorden, postcode: str, zoek: Zoek, fout: bool, extra: float
    ) -> Iterator[Gevonden]:
        """Search every way in which the words may be a name, or a name and where it lies."""
        precies = self._lijst.precies
        if postcode and (plaats_straf := self._plaatsen.straf(woorden, fout)) is not None:
            yield self._zeef(precies(postcode), plaats_straf, "", extra)
        for naam, plaats in _naam_en_plaats(woorden):
            straf = self._plaatsen.straf(plaats, fout) if plaats else None
            if plaats and straf is None:
                continue
            yield self._zeef(zoek(_sleutel(naam)), straf, postcode, extra)
            if not fout:
                for gedraaid in _gedraaid(naam):
                    yield self._zeef(zoek(_sleutel(gedraaid)), straf, postcode, extra + _GEDRAAID)
                continue
            # The error may be in the place alone, or in the first name of whom a street is named
            # after.
            yield self._zeef(precies(_sleutel(naam)), straf, postcode, extra)
            if len(naam) > 1:
                gevonden = precies(_sleutel(naam[1:]))
                yield self._zeef(gevonden, straf, postcode, extra + _ZONDER_VOORNAAM)

    def _los(self, woorden: Woorden, postcode: str) -> list[Gevonden]:
        """Search with the last words left out: a place that the data do not know."""
        lengtes = range(len(woorden) - 1, 0, -1)
        # Looking for errors takes time: not for every length.
        for zoek, hoeveel in ((self._lijst.precies, len(woorden)), (self._lijst.met_fouten, 3)):
            for k in lengtes[:hoeveel]:
                namen, straf = zoek(_sleutel(woorden[:k]))
                goed = (straf < BEGIN) | (straf >= FOUT)
                gevonden = self._zeef((namen[goed], straf[goed]), None, postcode, _LOS)
                if len(gevonden[0]):
                    return [gevonden]
        return []

    def _zeef(
        self, gevonden: Gevonden, plaats: Straf | None, postcode: str, extra: float
    ) -> Gevonden:
        """Return the rows that bear the names and lie where asked, and how far off each is."""
        namen, straf = gevonden
        rijen = self._rijen[reeksen(self._begin, namen)]
        uit = np.repeat(straf, self._begin[namen + 1] - self._begin[namen]) + np.float32(extra)
        if plaats is not None:
            uit = uit + self._plaats_straf(rijen, plaats)
        if postcode:
            uit = uit + self._postcode_straf(rijen, postcode)
        telt = np.isfinite(uit)
        return rijen[telt], uit[telt]

    def _plaats_straf(self, rijen: NDArray[np.int32], plaats: Straf) -> Straf:
        """Return for every row how far its place is from the one asked; inf elsewhere.

        A gemeente lies in no other place; a postcode lies where its gemeenten are.
        """
        wijk = self._wijk[rijen]
        uit = np.where(wijk >= 0, plaats[wijk], np.float32(np.inf))
        for i in np.flatnonzero(self._soort[rijen] == SOORTEN.index("postcode")):
            gebied = self._gebieden[str(self._postcode[rijen[i]])]
            uit[i] = plaats[np.isin(self._gemeente_van_wijk, list(gebied))].min()
        return uit

    def _postcode_straf(self, rijen: NDArray[np.int32], postcode: str) -> Straf:
        """Return 0 for rows with the postcode, 1 for those in its gemeente that have none."""
        eigen = self._postcode[rijen]
        kan = (eigen == 0) & np.isin(self._gemeente[rijen], list(self._gebieden[postcode]))
        straf = np.where(eigen == int(postcode), np.float32(0), np.float32(np.inf))
        return np.where(kan, _ONBEKEND_MAAR_KAN, straf)

    def _beste(self, delen: list[Gevonden], n: int) -> list[Plek]:
        """Return the first `n` places; two that read the same are one."""
        if not delen:
            return []
        rijen = np.concatenate([rij for rij, _ in delen])
        straf = np.concatenate([s for _, s in delen]).astype(np.float64)
        # The rows stand best first among equals.
        volgorde = rijen[np.argsort(straf * len(self._naam) + rijen, kind="stable")]
        uit: dict[tuple[str, ...], Plek] = {}
        for rij in volgorde:
            plek = self._plek(int(rij))
            uit.setdefault((plek.soort, plek.naam, plek.gemeente, plek.postcode), plek)
            if len(uit) == n:
                break
        return list(uit.values())

    def _plek(self, rij: int) -> Plek:
        gemeente_code, gemeente = self._gemeenten[self._gemeente[rij]]
        wijk = int(self._wijk[rij])
        wijk_code, wijk_naam = self._wijken[wijk] if wijk >= 0 else ("", "")
        return Plek(
            soort=SOORTEN[self._soort[rij]],
            naam=zonder_merk(str(self._namen[self._naam[rij]])),
            naam_fr=str(self._namen_fr[self._naam_fr[rij]]),
            gemeente=gemeente,
            postcode=str(self._postcode[rij]) if self._postcode[rij] else "",
            wijk=wijk_naam,
            gemeente_code=gemeente_code,
            wijk_code=wijk_code,
            x=float(self._xy[rij, 0]),
            y=float(self._xy[rij, 1]),
            sleutel=self._sleutel(rij),
        )

    def _sleutel(self, rij: int) -> str:
        soort = SOORTEN[self._soort[rij]]
        if soort == "postcode":
            return f"{soort}-{self._postcode[rij]}"
        if soort == "wijk":
            return f"{soort}-{self._wijken[self._wijk[rij]][0]}"
        gemeente = f"{soort}-{self._gemeenten[self._gemeente[rij]][0]}"
        if soort == "gemeente":
            return gemeente
        nummer = f"-{self._volgnummer[rij] + 1}" if self._volgnummer[rij] else ""
        naam = slug(str(self._namen[self._naam[rij]]))
        return f"{gemeente}-{self._postcode[rij] or 'x'}-{naam}{nummer}"


def _sleutel(woorden: Woorden) -> str:
    return sleutel(gelijke_woorden(woorden))


def _naam_en_plaats(woorden: Woorden) -> Iterator[tuple[Woorden, Woorden]]:
    """Return every way to part words into a name and a place; a name alone first.

    Examples
    --------
    >>> list(_naam_en_plaats(("kerkstraat", "gent")))
    [(('kerkstraat', 'gent'), ()), (('kerkstraat',), ('gent',)), (('gent',), ('kerkstraat',))]
    """
    yield woorden, ()
    for i in range(len(woorden) - 1, 0, -1):
        yield woorden[:i], woorden[i:]
        yield woorden[i:], woorden[:i]


def _gedraaid(woorden: Woorden) -> Iterator[Woorden]:
    """Return a name's words turned round: "Baelskaai Victor"."""
    if len(woorden) <= 3:
        for i in range(1, len(woorden)):
            yield woorden[i:] + woorden[:i]


def _zonder_nummers(woorden: Woorden) -> list[tuple[Woorden, float]]:
    """Return the words, and the words without house number, box and country.

    A number in front belongs to the name: "11 Novemberlaan".

    Examples
    --------
    >>> [lezing for lezing, _ in _zonder_nummers(("kerkstraat", "12a", "bus", "3", "gent"))]
    [('kerkstraat', '12a', 'bus', '3', 'gent'), ('kerkstraat', 'gent')]
    """
    kort = tuple(
        woord
        for i, woord in enumerate(woorden)
        if i == 0 or not (_NUMMER.fullmatch(woord) or woord in _BUS or woord in _VULWOORDEN)
    )
    return [(woorden, 0.0)] if kort == woorden else [(woorden, 0.0), (kort, _ZONDER_NUMMER)]
