"""Every fault that a user can meet: a name, and one sentence with what, where and how to mend it.

The sentences are Dutch, because people read them in the product. ``exit_code`` is what the
command line answers: 1 where the data are wrong, 2 where the call is wrong.
"""

from collections.abc import Sequence

from etl.contract.probleem import Probleem as Probleem  # noqa: PLC0414 (re-exported)

__all__ = [
    "BESTAND_TERUG",
    "BeschadigdeEditie",
    "BouwBezig",
    "BuurtkompasFout",
    "DownloadMislukt",
    "ExportAfgebroken",
    "GeenEditie",
    "GeenSchrijftoegang",
    "HalfVernieuwd",
    "NegatieveVraag",
    "OnbekendeCode",
    "OngeldigeAanroep",
    "OngeldigeAfstand",
    "OngeldigeCoordinaat",
    "OngeldigeGegevens",
    "OngeldigePrijs",
    "PoortBezet",
    "Probleem",
    "RegisterVeranderd",
    "TeGroteVerandering",
    "VerouderdeBronnen",
]


#: The remedy where a file of ``data/`` is missing or unreadable.
BESTAND_TERUG = "zet het bestand terug uit git, of draai `buurtkompas refresh`"


class BuurtkompasFout(Exception):
    """Base of all our errors: one clear sentence for the user."""

    exit_code = 1


class OngeldigeGegevens(BuurtkompasFout):
    """Data do not keep the contract; carries every problem found, not only the first."""

    def __init__(self, problemen: Sequence[Probleem]) -> None:
        self.problemen = tuple(problemen)
        n = len(self.problemen)
        eerste = f" Het eerste: {self.problemen[0].zin()}" if n else ""
        super().__init__(f"{n} {'probleem' if n == 1 else 'problemen'} in de gegevens.{eerste}")


class OnbekendeCode(BuurtkompasFout):
    """A code is not in the list it should come from."""


class OngeldigeCoordinaat(BuurtkompasFout):
    """A coordinate is missing, not a number, or outside the territory."""


class OngeldigeAfstand(BuurtkompasFout):
    """A distance or travel time between two places is negative or not a number."""


class NegatieveVraag(BuurtkompasFout):
    """Households, supply or weights are negative or not a number."""


class OngeldigePrijs(BuurtkompasFout):
    """A price is zero, negative or infinite."""


class GeenEditie(BuurtkompasFout):
    """The store holds no edition yet."""


class BeschadigdeEditie(BuurtkompasFout):
    """An edition in the store is not what its manifest says."""


class BouwBezig(BuurtkompasFout):
    """Another process is writing in the same folder: a store, or ``data/``."""


class GeenSchrijftoegang(BuurtkompasFout):
    """A folder cannot be written to."""


class ExportAfgebroken(BuurtkompasFout):
    """A process that makes files was ended by the system."""


class HalfVernieuwd(BuurtkompasFout):
    """A refresh was cut off and what it left no longer fits together."""


class RegisterVeranderd(BuurtkompasFout):
    """The register on disk is no longer the one that a change was made from."""


class DownloadMislukt(BuurtkompasFout):
    """A publisher's file could not be fetched."""


class TeGroteVerandering(BuurtkompasFout):
    """Fresh data differ so much from ``data/`` that somebody must say that they are right."""

    def __init__(self, regels: Sequence[str], bezwaren: Sequence[str]) -> None:
        self.regels = tuple(regels)
        meer = f" en {len(bezwaren) - 3} keer meer" if len(bezwaren) > 3 else ""
        super().__init__(
            f"De nieuwe gegevens verschillen te veel, er is niets geschreven: "
            f"{'; '.join(bezwaren[:3])}{meer}. Kijk na of dat klopt, en geef dan --neem-over mee."
        )


class VerouderdeBronnen(BuurtkompasFout):
    """Publishers should have newer figures by now than ``data/`` holds."""


class PoortBezet(BuurtkompasFout):
    """The port is in use."""

    exit_code = 2


class OngeldigeAanroep(BuurtkompasFout):
    """The call asks for something that does not exist."""

    exit_code = 2
