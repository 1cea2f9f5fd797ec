"""Problems of a list with the value that is probably meant.

The contract says that a code is not one of today; whoever brings a list has no table of codes at
hand. So the remedy names the code: that of after a merger, with the zero that a spreadsheet took
away, of the gemeente that the row names, or those that look most like it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

import pandas as pd

from etl.contract.check import references_of
from etl.contract.fusies import OUDE_CODES, OUDE_GEMEENTEN
from etl.contract.niveaus import NIVEAUS
from etl.errors import Probleem
from etl.geocode.gebied import name_key
from etl.register.verdacht import REKENFOUT

_GEEN_CODE = "is geen code van de "
_ZOALS_NUMMER = re.compile(r"([0-9]+)\.0+")
_DAG_OF_MAAND = re.compile(r"(?:0?[1-9]|1[0-2])[/.-](?:0?[1-9]|1[0-2])[/.-][0-9]{4}")
_GEMEENTE = "gemeente"
_WEINIG = 6
#: Codes for which what is probably meant is looked for: each takes some milliseconds, and nobody
#: reads more.
_MEESTE = 500
_LIJKT = 0.75


class Voorsteller:
    """Knows the codes and names of today.

    Parameters
    ----------
    tabellen : mapping of str to DataFrame
        Contract tables ``wijken``, ``gemeenten``, ``gebieden``; those that are not there give
        nothing.
    """

    def __init__(self, tabellen: Mapping[str, pd.DataFrame]) -> None:
        self._codes = references_of(tabellen)
        self._namen: dict[tuple[str, str], str] = {}
        self._gemeenten: dict[str, set[str]] = {}
        if "gebieden" in tabellen and "naam_nl" in tabellen["gebieden"].columns:
            self._name(tabellen["gebieden"])
        if "wijken" in tabellen and "wijk_naam" in tabellen["wijken"].columns:
            wijken = tabellen["wijken"][["wijk_code", "wijk_naam"]]
            self._namen |= {("wijk", c): str(n) for c, n in wijken.itertuples(index=False)}

    def _name(self, gebieden: pd.DataFrame) -> None:
        for niveau, code, nl in gebieden[["niveau", "code", "naam_nl"]].itertuples(index=False):
            self._namen[niveau, code] = str(nl)
        franse = "naam_fr" if "naam_fr" in gebieden.columns else "naam_nl"
        gemeenten = gebieden[gebieden["niveau"] == "gemeente"]
        for kolom in ("naam_nl", franse):
            for code, naam in gemeenten[["code", kolom]].dropna().itertuples(index=False):
                self._gemeenten.setdefault(name_key(naam), set()).add(code)
        for naam, code in OUDE_GEMEENTEN.items():
            if code in self._codes.get(_GEMEENTE, ()):
                self._gemeenten.setdefault(name_key(naam), set()).add(code)

    def improved(self, problemen: Iterable[Probleem], frame: pd.DataFrame) -> list[Probleem]:
        """Return the problems with a remedy that the reader can follow.

        Parameters
        ----------
        problemen : iterable of Probleem
            As the contract tells them, errors of a spreadsheet among them.
        frame : DataFrame
            The rows as text, index ``rij``.

        Returns
        -------
        list of Probleem
            In the same order. A cell with an error of a spreadsheet, or a code of nothing, is told
        as that alone: that it has not the right form either would only say less.
        """
        alle = list(problemen)
        gezegd: dict[tuple[int | None, str], int] = {}
        for p in alle:
            gezegd[p.rij, p.kolom] = max(_weight(p), gezegd.get((p.rij, p.kolom), 0))
        zwaarst = [p for p in alle if _weight(p) == gezegd[p.rij, p.kolom]]
        eerste = [p for p in zwaarst if p.wat.startswith(_GEEN_CODE)][:_MEESTE]
        met_voorstel = {(p.rij, p.kolom) for p in eerste}
        return [self._one(p, frame, (p.rij, p.kolom) in met_voorstel) for p in zwaarst]

    def at_odds(self, frame: pd.DataFrame, bestand: str) -> Iterator[Probleem]:
        """Yield the rows whose code is of one gemeente and whose name is of another.

        Parameters
        ----------
        frame : DataFrame
            The rows as text, index ``rij``; columns are unique.
        bestand : str
            Name of the file.
        """
        if not {"gemeente_code", "gemeente_naam"}.issubset(frame.columns):
            return
        paren = frame[["gemeente_code", "gemeente_naam"]].dropna()
        for rij, code, naam in paren.itertuples():
            van_naam = self._gemeenten.get(name_key(naam), {code})
            if code in van_naam or code not in self._codes.get(_GEMEENTE, ()):
                continue
            hoort = " of ".join(self._called(_GEMEENTE, c) for c in sorted(van_naam))
            wat = f"hoort niet bij de naam in uw rij: {naam[:40]}"
            oplossing = f"schrijf {hoort}, of verbeter gemeente_naam"
            yield Probleem(bestand, int(rij), "gemeente_code", code, wat, oplossing)

    def _one(self, p: Probleem, frame: pd.DataFrame, zoek: bool) -> Probleem:
        if p.wat == "is geen datum" and _DAG_OF_MAAND.fullmatch(p.waarde):
            wat = "kan op twee manieren gelezen worden: dag of maand eerst"
            return replace(p, wat=wat, oplossing="schrijf JJJJ-MM-DD")
        if not zoek or p.rij not in frame.index:
            return p
        niveau = next((n for n, v in NIVEAUS.items() if p.wat == _no_code(v.meervoud.nl)), "")
        return replace(p, oplossing=self._code(p, niveau, frame[frame.index == p.rij].iloc[0]))

    def _code(self, p: Probleem, niveau: str, rij: pd.Series) -> str:
        bekend, waarde = self._codes.get(niveau, set()), p.waarde
        nummer = _ZOALS_NUMMER.fullmatch(waarde)
        nieuw = OUDE_CODES.get(waarde, "")
        met_nul = [c for c in sorted(bekend) if c.lstrip("0") == waarde and c != waarde]
        if niveau == _GEMEENTE and nieuw in bekend:
            return f"schrijf {self._called(niveau, nieuw)}: de gemeente {waarde} ging daarin op"
        if len(met_nul) == 1:
            return f"schrijf {self._called(niveau, met_nul[0])}: er viel een nul vooraan weg"
        if nummer and nummer[1] in bekend:
            return f"schrijf {self._called(niveau, nummer[1])}, zonder decimalen"
        # An initiative may work elsewhere than where it has its door.
        van_naam = self._by_name(rij) if p.kolom == "gemeente_code" else ""
        return van_naam or self._alike(niveau, waarde, rij)

    def _by_name(self, rij: pd.Series) -> str:
        naam = rij.get("gemeente_naam")
        if not isinstance(naam, str):
            return "vul de naam in bij gemeente_naam: dan stellen wij de code voor"
        kaal = name_key(naam)
        lijkt = [kaal] if kaal in self._gemeenten else get_close_matches(kaal, self._gemeenten, 3)
        codes = sorted({c for k in lijkt for c in self._gemeenten[k]})
        if len(codes) == 1 and lijkt == [kaal]:
            return (
                f"schrijf {self._called(_GEMEENTE, codes[0])}: die code hoort bij de naam in uw rij"
            )
        return self._perhaps(_GEMEENTE, codes)

    def _alike(self, niveau: str, waarde: str, rij: pd.Series) -> str:
        bekend = sorted(self._codes.get(niveau, set()))
        if niveau == "wijk":
            gemeente = str(rij.get("gemeente_code"))
            bekend = [c for c in bekend if c.startswith(gemeente)] or bekend
        if 0 < len(bekend) <= _WEINIG:
            return self._perhaps(niveau, bekend)
        lijkt = get_close_matches(waarde, bekend, 3, _LIJKT)
        if lijkt:
            return self._perhaps(niveau, lijkt)
        return "kijk de code na, of laat de cel leeg als dat mag"

    def _perhaps(self, niveau: str, codes: Iterable[str]) -> str:
        keuzes = ", ".join(self._called(niveau, c) for c in codes)
        return f"misschien bedoelt u {keuzes}" if keuzes else ""

    def _called(self, niveau: str, code: str) -> str:
        naam = self._namen.get((niveau, code))
        return f"{code} ({naam})" if naam else code


def _weight(p: Probleem) -> int:
    """Return how much a problem says of its cell."""
    if p.wat == REKENFOUT:
        return 3
    if p.wat.startswith(_GEEN_CODE):
        return 2
    return 0 if p.wat == "heeft niet de juiste vorm" else 1


def _no_code(meervoud: str) -> str:
    return f"{_GEEN_CODE}{meervoud} van vandaag"
