"""The classes in which a figure is drawn: the same breaks and colours on every map and page."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from etl.contract.kleuren import AANBOD, NADEEL, verdeel


@dataclass(frozen=True)
class Schaal:
    """A scale with breaks.

    Attributes
    ----------
    grenzen : tuple of float
        Class i holds values above break i − 1 up to and including break i.
    palet : tuple of str
        One colour a class: one more than there are breaks.
    """

    grenzen: tuple[float, ...]
    palet: tuple[str, ...]

    def klassen(self, waarden: ArrayLike) -> NDArray[np.intp]:
        """Return the class of every value; −1 where it is not known.

        Examples
        --------
        A break belongs to the class below it:

        >>> SCHALEN["dekking_pct"].klassen([0.0, 20.0, 20.1, 100.0, np.nan]).tolist()
        [0, 1, 2, 5, -1]
        """
        getallen = np.asarray(waarden, dtype=float)
        plaats = np.searchsorted(self.grenzen, getallen, side="left")
        return np.where(np.isnan(getallen), -1, plaats)


#: Classes of a 0–100 figure that is a rank or a mean of ranks.
VIJFDEN = Schaal((20.0, 40.0, 60.0, 80.0), verdeel(NADEEL, 5))

#: The scale of each figure that is drawn with one, by column.
SCHALEN: dict[str, Schaal] = {
    "dekking_pct": Schaal((0.0, 20.0, 40.0, 60.0, 80.0), verdeel(AANBOD, 6)),
    "minuten_dichtste": Schaal((5.0, 10.0, 15.0, 30.0, 60.0), verdeel(AANBOD[::-1], 6)),
    "modellen_bereikbaar": Schaal((0.0, 1.0, 2.0, 3.0, 4.0), verdeel(AANBOD, 6)),
    "internet_zonder_pct": Schaal((3.0, 4.0, 5.0, 6.0, 8.0), NADEEL),
    "nood": VIJFDEN,
    "kloof_prioriteit": VIJFDEN,
}
