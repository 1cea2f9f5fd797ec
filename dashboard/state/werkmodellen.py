"""What the page Werkmodellen remembers: the region, and which of the seven is open."""

from dataclasses import dataclass

from dashboard.state.velden import Regiokeuze, een_van
from etl.contract.aanbod import WERKMODELLEN

EERSTE = next(iter(WERKMODELLEN))


@dataclass(frozen=True)
class Werkmodellen(Regiokeuze):
    """One view of the page.

    Attributes
    ----------
    model : str
        Key of the werkmodel that is open.

    Examples
    --------
    >>> Werkmodellen.lees({"model": "organisatie", "niveau": "x"}).schrijf()
    {'model': 'organisatie'}
    """

    model: str = een_van(WERKMODELLEN, EERSTE)
