"""What the page "Bronnen en methode" remembers: the figure that a visitor looks for."""

from dataclasses import dataclass

from dashboard.state.velden import Toestand, tekst


@dataclass(frozen=True)
class Bronnen(Toestand):
    """One view of the page.

    Attributes
    ----------
    cijfer : str
        What was typed to find a figure.

    Examples
    --------
    >>> Bronnen.lees({"cijfer": "internet"}).schrijf()
    {'cijfer': 'internet'}
    """

    cijfer: str = tekst()
