"""Every fault that a user can meet: a name, and one sentence with what, where and how to mend it.

The sentences are Dutch, because people read them in the product. ``exit_code`` is what the
command line answers: 1 where the data are wrong, 2 where the call is wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Probleem:
    """One problem in a file.

    Attributes
    ----------
    bestand, kolom, waarde : str
        Where it is and what stands there.
    rij : int or None
        Line of the file, counted as a spreadsheet does (the header is 1); None for the whole file.
    wat : str
        What is wrong.
    oplossing : str
        How to mend it.
    """

    bestand: str
    rij: int | None
    kolom: str
    waarde: str
    wat: str
    oplossing: str

    def zin(self) -> str:
        """Return the problem as one sentence.

        Examples
        --------
        >>> Probleem("a.csv", 3, "lat", "0", "ligt buiten België", "verbeter de breedtegraad").zin()
        'a.csv, rij 3, kolom lat, waarde “0”: ligt buiten België; verbeter de breedtegraad.'
        """
        plek = [self.bestand]
        if self.rij is not None:
            plek.append(f"rij {self.rij}")
        if self.kolom:
            plek.append(f"kolom {self.kolom}")
        if self.waarde:
            plek.append(f"waarde “{self.waarde}”")
        return f"{', '.join(plek)}: {self.wat}; {self.oplossing}."


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


class NegatieveVraag(BuurtkompasFout):
    """Households, supply or weights are negative or not a number."""


class GeenEditie(BuurtkompasFout):
    """The store holds no edition yet."""


class BeschadigdeEditie(BuurtkompasFout):
    """An edition in the store is not what its manifest says."""


class GeenSchrijftoegang(BuurtkompasFout):
    """A folder cannot be written to."""


class PoortBezet(BuurtkompasFout):
    """The port is in use."""

    exit_code = 2


class OngeldigeAanroep(BuurtkompasFout):
    """The call asks for something that does not exist."""

    exit_code = 2
