"""One source: what it is, whose, under which terms, and the dates that are not the same thing."""

from collections.abc import Collection
from dataclasses import dataclass

from etl.contract.adressen import ADRESSEN, Adres
from etl.contract.tekst import Tekst

#: Marks a source that its publisher renews every year.
JAARLIJKS = Tekst("jaarlijks", "chaque année", "every year")
#: Marks a source that changes all the time: it is as new as our copy.
DOORLOPEND = Tekst("doorlopend", "en continu", "all the time")
#: The day on which the copies that the mirror holds were read into ``data/``.
OPGEHAALD = "2026-11-23"


@dataclass(frozen=True)
class Bron:
    """One source.

    Attributes
    ----------
    sleutel : str
        Key that rows and tables name.
    titel, uitgever : Tekst
        What it is and who publishes it.
    url : str
        Where people find it.
    licentie : str
        Terms of reuse.
    attributie : str
        The line that reuse must show, as it is owed: the same in every language.
    periode : Tekst
        What time the figures speak of.
    gepubliceerd : str
        ISO date of publication, as precise as known; empty where the file does not say. The
        edition's date is the newest of these.
    opgehaald : str
        ISO date on which our copy was made; empty where we have none yet.
    verwacht : Tekst or None
        When the publisher's next release is due; None where there is none.
    bestanden : tuple of str
        Files below the mirror folder that `refresh` reads.
    opmerking : Tekst or None
        What a reader should beware of, if anything.
    laatste_jaar : int or None
        The last year that the figures speak of; None where they speak of no one year.
    toestemming : bool
        Whether its licence is not known: `refresh` then fetches and reads it only for who says to
        have the publisher's permission (the setting ``BUURTKOMPAS_TOESTEMMING``).
    licentie_url : str
        Page with the terms, of a licence that the contract does not know.
    """

    sleutel: str
    titel: Tekst
    uitgever: Tekst
    url: str
    licentie: str
    attributie: str
    periode: Tekst
    gepubliceerd: str
    opgehaald: str
    bestanden: tuple[str, ...]
    verwacht: Tekst | None = None
    opmerking: Tekst | None = None
    laatste_jaar: int | None = None
    toestemming: bool = False
    licentie_url: str = ""

    @property
    def adressen(self) -> tuple[Adres, ...]:
        """The files that `refresh` can fetch; none where we know no address."""
        return ADRESSEN.get(self.sleutel, ())

    def mag(self, toestemming: Collection[str]) -> bool:
        """Whether it may be used by who has permission for the sources in `toestemming`."""
        return not self.toestemming or self.sleutel in toestemming


def needs_permission(sleutel: str) -> Tekst:
    """Return what a source says of itself that is off until somebody has permission.

    Examples
    --------
    >>> needs_permission("social_brussels").en[:41]
    'Off by default: its licence is not known.'
    """
    zo = f"BUURTKOMPAS_TOESTEMMING={sleutel}"
    return Tekst(
        "Staat uit: de licentie is niet bekend. Hebt u de toestemming van de uitgever? Zet dan "
        f"{zo} en doe `buurtkompas refresh` opnieuw.",
        "Désactivé : la licence n'est pas connue. Vous avez l'accord de l'éditeur ? Alors mettez "
        f"{zo} et refaites `buurtkompas refresh`.",
        "Off by default: its licence is not known. Do you have the publisher's permission? Then "
        f"set {zo} and run `buurtkompas refresh` again.",
    )
