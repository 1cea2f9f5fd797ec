"""The gemeente that people mean by a name, a code and a postcode."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pandas as pd
from rapidfuzz import process
from rapidfuzz.distance import OSA

from etl.contract.fusies import OUDE_GEMEENTEN
from etl.contract.schrijfwijze import fouten, sleutels
from etl.geocode.redenen import Reden

Codes = frozenset[str]
_NIETS: Codes = frozenset()


@dataclass(frozen=True)
class Gebied:
    """Where to look for a street.

    Attributes
    ----------
    gemeenten : frozenset of str
        Codes of today; empty where nothing is known.
    wijken : frozenset of str
        Wijken of those gemeenten that bear the name that was given.
    redenen : tuple of Reden
        What a reader must know.
    van_postcode : frozenset of str
        Where name and postcode contradict: the gemeenten of the postcode.
    vroeger : str
        Key of the gemeente of before a merger that was named; "" where none was.
    """

    gemeenten: Codes
    wijken: Codes = _NIETS
    redenen: tuple[Reden, ...] = ()
    van_postcode: Codes = _NIETS
    vroeger: str = ""


class Naamwijzer:
    """Names of gemeenten of today and before the mergers, of wijken, and postcodes.

    Parameters
    ----------
    gebieden : DataFrame
        ``niveau, code, naam_nl, naam_fr``.
    wijken : DataFrame
        ``wijk_code, wijk_naam, gemeente_code``.
    postcodes : mapping of str to frozenset of str
        The gemeenten of each postcode.
    """

    def __init__(
        self, gebieden: pd.DataFrame, wijken: pd.DataFrame, postcodes: Mapping[str, Codes]
    ) -> None:
        eigen = gebieden[gebieden["niveau"] == "gemeente"]
        self.namen = dict(zip(eigen["code"], eigen["naam_nl"], strict=True))
        self._postcodes = postcodes
        self._vandaag: dict[str, set[str]] = {code: {code} for code in self.namen}
        for kolom in ("naam_nl", "naam_fr"):
            for code, naam in zip(eigen["code"], eigen[kolom], strict=True):
                if isinstance(naam, str):
                    self._vandaag.setdefault(name_key(naam), set()).add(code)
        self._vroeger = {
            name_key(naam): {code} for naam, code in OUDE_GEMEENTEN.items() if code in self.namen
        }
        self._wijken: dict[str, set[tuple[str, str]]] = {}
        for wijk, naam, gemeente in wijken[["wijk_code", "wijk_naam", "gemeente_code"]].itertuples(
            index=False
        ):
            for deel in sleutels(str(naam), gebied=True):
                self._wijken.setdefault(deel, set()).add((gemeente, wijk))

    def zoek(self, gemeente: str, postcode: str) -> Gebied:
        """Return where a name or NIS code of a gemeente and a postcode point."""
        van_postcode = self._postcodes.get(postcode, _NIETS)
        if not gemeente.strip():
            redenen = (Reden("gemeente_leeg"),) if van_postcode else (Reden("nergens"),)
            return Gebied(van_postcode, redenen=redenen)
        lezingen = self._lezingen(gemeente)
        for lezing in lezingen:
            samen = lezing.gemeenten & van_postcode
            if samen:
                return self._beperkt(lezing, samen)
        if van_postcode and lezingen:
            reden = Reden("tegenspraak", postcode, gemeente)
            eerste = lezingen[0]
            return replace(eerste, redenen=(*eerste.redenen, reden), van_postcode=van_postcode)
        if lezingen:
            return lezingen[0]
        soort = "gemeente_onbekend" if van_postcode else "nergens"
        return Gebied(van_postcode, redenen=(Reden(soort, gemeente),))

    def _lezingen(self, gemeente: str) -> list[Gebied]:
        """Return what a name can mean, the most usual first; a typing error only if nothing else.

        A wijk may bear the name of a gemeente elsewhere, so that is no reason to stop.
        """
        vraag = name_key(gemeente)
        uit = []
        if vraag in self._vandaag:
            uit.append(Gebied(frozenset(self._vandaag[vraag])))
        if vraag in self._vroeger:
            codes = self._vroeger[vraag]
            reden = Reden("oude_gemeente", gemeente, self.noem(codes))
            uit.append(
                Gebied(frozenset(codes), self._genoemd(vraag, codes), (reden,), vroeger=vraag)
            )
        if vraag in self._wijken:
            codes = {code for code, _ in self._wijken[vraag]}
            reden = Reden("deel_van", gemeente, self.noem(codes))
            uit.append(Gebied(frozenset(codes), self._genoemd(vraag, codes), (reden,)))
        return uit or self._met_fout(gemeente, vraag)

    def _met_fout(self, gemeente: str, vraag: str) -> list[Gebied]:
        """Return the one gemeente whose name is a typing error away; nothing where two are."""
        mag = min(fouten(len(vraag)), 1)
        dichtbij: set[str] = set()
        if mag:
            for lijst in (self._vandaag, self._vroeger):
                for naam, _, _ in process.extract(
                    vraag, lijst.keys(), scorer=OSA.distance, score_cutoff=mag, limit=None
                ):
                    dichtbij |= lijst[naam] if not naam.isdigit() else set()
        if len(dichtbij) != 1:
            return []
        reden = Reden("gemeente_fout", gemeente, self.noem(dichtbij))
        return [Gebied(frozenset(dichtbij), redenen=(reden,))]

    def _genoemd(self, vraag: str, codes: Iterable[str]) -> Codes:
        hier = set(codes)
        return frozenset(wijk for code, wijk in self._wijken.get(vraag, ()) if code in hier)

    def _beperkt(self, lezing: Gebied, samen: Codes) -> Gebied:
        """Return a reading with the gemeenten that the postcode leaves of it."""
        redenen = tuple(
            Reden(r.soort, r.a, self.noem(samen)) if r.soort == "deel_van" else r
            for r in lezing.redenen
        )
        return replace(lezing, gemeenten=samen, redenen=redenen)

    def noem(self, codes: Iterable[str]) -> str:
        """Return the names of gemeenten, a few at most."""
        namen = sorted(self.namen.get(code, code) for code in codes)
        return ", ".join(namen[:3]) + (" …" if len(namen) > 3 else "")


def name_key(naam: str) -> str:
    """Return the name of a gemeente as a key that all its spellings share.

    Examples
    --------
    >>> name_key("Sint-Niklaas") == name_key("st niklaas")
    True
    """
    return sleutels(naam)[0] if naam.strip() else ""
