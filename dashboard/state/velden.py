"""The state of a page: a frozen dataclass whose fields know how to be read from a URL.

Codes stand in the URL, never words: a link holds in every language. What the URL cannot mean gets
its default, never an error.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Self

from etl.contract.niveaus import GEHEEL, GEHEEL_CODE, REGIO_NIVEAUS
from etl.store.read import Editie

_LEES = "lees"
#: What goes with a visitor from page to page.
MEE = frozenset({"niveau", "gebied", "wijk"})
#: The longest text that a page takes from a URL.
LANGST = 120
NIVEAUS = (GEHEEL, *REGIO_NIVEAUS)


def een_van(keuzes: Collection[str], zonder: str = "") -> Any:
    """Return a field that holds one of `keuzes`."""
    return _veld(zonder, lambda s: s if s in keuzes else zonder)


def lijst(keuzes: Iterable[str], zonder: tuple[str, ...] = ()) -> Any:
    """Return a field that holds some of `keuzes`, in their order."""
    orde = tuple(keuzes)

    def lees(tekst: str) -> tuple[str, ...]:
        delen = set(tekst.split(","))
        return tuple(k for k in orde if k in delen) or zonder

    return _veld(zonder, lees)


def codes(meeste: int) -> Any:
    """Return a field that holds at most `meeste` codes, each once; the edition decides on them."""

    def lees(tekst: str) -> tuple[str, ...]:
        delen = (deel[:LANGST] for deel in tekst.split(",") if deel)
        return tuple(dict.fromkeys(delen))[:meeste]

    return _veld((), lees)


def geheel(van: int, tot: int, stap: int, zonder: int) -> Any:
    """Return a field that holds a whole number, brought to the nearest step of its slider."""

    def lees(tekst: str) -> int:
        if not (tekst.isascii() and tekst.isdigit() and len(tekst) <= 6):
            return zonder
        dichtst = van + round((int(tekst) - van) / stap) * stap
        return min(max(dichtst, van), tot)

    return _veld(zonder, lees)


def vlag() -> Any:
    """Return a field that holds yes or no."""
    return _veld(False, lambda s: s == "1")


def tekst(zonder: str = "") -> Any:
    """Return a field that holds a short text."""
    return _veld(zonder, lambda s: s[:LANGST])


def eigen(lees: Callable[[str], Any], zonder: Any) -> Any:
    """Return a field with a reader of its own; it gets "" where the URL says nothing."""
    return _veld(zonder, lees)


def _veld(zonder: Any, lees: Callable[[str], Any]) -> Any:
    return field(default=zonder, metadata={_LEES: lees})


@dataclass(frozen=True)
class Toestand:
    """What one page remembers; each page adds its fields."""

    @classmethod
    def lees(cls, parameters: Mapping[str, str]) -> Self:
        """Return the state that a URL means."""
        return cls(
            **{
                veld.name: veld.metadata[_LEES](parameters[veld.name])
                for veld in fields(cls)
                if veld.name in parameters
            }
        )

    def schrijf(self) -> dict[str, str]:
        """Return the URL's parameters; defaults are left out."""
        return {
            veld.name: _als_tekst(getattr(self, veld.name))
            for veld in fields(self)
            if getattr(self, veld.name) != veld.default
        }

    def passend(self, editie: Editie) -> Self:
        """Return the state with only codes that the edition has."""
        return self

    def deelt(self) -> dict[str, str]:
        """Return what goes with the visitor from this page to another: :data:`MEE`."""
        return {veld.name: getattr(self, veld.name) for veld in fields(self) if veld.name in MEE}

    def krijgt(self, gedeeld: Mapping[str, str]) -> Self:
        """Return the state of who comes from another page, with what went along."""
        eigen = {veld.name for veld in fields(self)}
        return replace(self, **{k: w for k, w in gedeeld.items() if k in eigen})

    def knopwaarden(self) -> dict[str, Any]:
        """Return what the widgets hold: a list for a multiple choice, None for nothing chosen."""
        waarden = {veld.name: getattr(self, veld.name) for veld in fields(self)}
        return {k: list(w) if isinstance(w, tuple) else w for k, w in waarden.items()}

    def met(self, veld: str, waarde: Any) -> Self:
        """Return the state after a widget changed a field.

        An empty multiple choice is the default again, nothing chosen the empty text.
        """
        zonder = {f.name: f.default for f in fields(self)}[veld]
        if isinstance(zonder, tuple):
            waarde = tuple(waarde or ()) or zonder
        nieuw: dict[str, Any] = {veld: "" if waarde is None else waarde}
        return replace(self, **nieuw)


def _als_tekst(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return str(int(waarde))
    return ",".join(waarde) if isinstance(waarde, tuple) else str(waarde)


@dataclass(frozen=True)
class Regiokeuze(Toestand):
    """A page that looks at one region.

    Attributes
    ----------
    niveau, gebied : str
        Level and code of the region; "geheel" and "" for all of Flanders and Brussels.
    """

    niveau: str = een_van(NIVEAUS, GEHEEL)
    gebied: str = tekst()

    @property
    def code(self) -> str:
        """Code of the region, also of the whole."""
        return GEHEEL_CODE if self.niveau == GEHEEL else self.gebied

    def passend(self, editie: Editie) -> Self:
        """Return the state with a region that the edition has; the whole in place of another."""
        if self.niveau == GEHEEL:
            return replace(self, gebied="")
        bestaat = (editie.wijken[f"{self.niveau}_code"] == self.gebied).any()
        return self if bestaat else replace(self, niveau=GEHEEL, gebied="")

    def wijkcodes(self, editie: Editie) -> Any:
        """Return the codes of the region's wijken, in the map's order."""
        wijken = editie.wijken
        if self.niveau == GEHEEL:
            return wijken.index
        return wijken.index[wijken[f"{self.niveau}_code"] == self.gebied]

    def naar_niveau(self, niveau: str, editie: Editie) -> Self:
        """Return the state at the region of `niveau` that lies around where the visitor was."""
        if niveau == GEHEEL:
            return replace(self, niveau=GEHEEL, gebied="")
        wijk = getattr(self, "wijk", "")
        binnen = [wijk] if wijk in editie.wijken.index else self.wijkcodes(editie)
        gevonden = editie.wijken.loc[binnen, f"{niveau}_code"].dropna()
        if gevonden.empty:
            gevonden = editie.wijken[f"{niveau}_code"].dropna()
        return replace(self, niveau=niveau, gebied=str(gevonden.iloc[0]))
