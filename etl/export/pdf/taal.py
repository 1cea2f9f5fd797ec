"""The words and numbers of one report, in its language."""

from dataclasses import dataclass
from typing import Any

from etl.contract.catalogus import tekst
from etl.contract.figures import FIGUREN
from etl.contract.getallen import STREEPJE, getal, onbekend
from etl.contract.tekst import Tekst
from etl.export.verantwoording import CATALOGI


@dataclass(frozen=True)
class Taal:
    """A language to write a report in.

    Attributes
    ----------
    sleutel : str
        "nl", "fr" or "en".
    """

    sleutel: str

    def woord(self, sleutel: str, **waarden: Any) -> str:
        """Return a text of the reports; its value `n` chooses between singular and plural."""
        return tekst(CATALOGI, self.sleutel, f"pdf.{sleutel}", waarden)

    def kies(self, tekst: Tekst) -> str:
        """Return a text of the contract."""
        return tekst.in_taal(self.sleutel)

    def titel(self, kolom: str) -> str:
        """Return what people call a figure."""
        return self.kies(FIGUREN[kolom].titel)

    def getal(self, waarde: Any, decimalen: int = 0) -> str:
        """Return a number as Belgians write it."""
        return getal(waarde, decimalen, self.sleutel)

    def cijfer(self, kolom: str, waarde: Any) -> str:
        """Return the value of a figure: a number with its unit, or the word of its class."""
        figuur = FIGUREN[kolom]
        if figuur.klassen:
            klasse = figuur.klassen.get(str(waarde))
            return STREEPJE if klasse is None else self.kies(klasse)
        if onbekend(waarde):
            return STREEPJE
        eenheid = " %" if kolom.endswith("_pct") else " min" if kolom.startswith("minuten") else ""
        return self.getal(waarde, figuur.decimalen) + eenheid
