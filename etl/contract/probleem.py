"""One problem in a file, as people read it: where, what is wrong and how to mend it."""

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
