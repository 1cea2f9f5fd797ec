"""A text in the three languages of the product."""

from dataclasses import dataclass

TALEN = ("nl", "fr", "en")


@dataclass(frozen=True)
class Tekst:
    """One text in Dutch, French and English.

    Examples
    --------
    >>> Tekst("wijk", "quartier", "neighbourhood").in_taal("fr")
    'quartier'
    """

    nl: str
    fr: str
    en: str

    def in_taal(self, taal: str) -> str:
        """Return the text in `taal` (``nl``, ``fr`` or ``en``)."""
        return {"nl": self.nl, "fr": self.fr, "en": self.en}[taal]


def zonder_taal(tekst: str) -> Tekst:
    """Return a text that is the same in every language: a year, a proper name.

    Examples
    --------
    >>> zonder_taal("2005–2013").fr
    '2005–2013'
    """
    return Tekst(tekst, tekst, tekst)
