"""How a workbook looks, and the one way in which values get into its cells."""

from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.contract.figures import FIGUREN
from etl.export.cellen import cell
from etl.export.titels import number_format
from etl.export.verantwoording import MAKER

#: What Excel can hold in one cell; a longer text would silently be left out.
MAX_TEKENS = 32_767

_KLEUR = "#1F4E79"
_KLEUR_LICHT = "#DCE6F1"
_RAND = "#BFBFBF"
_GRIJS = "#595959"

#: Coverage from none (white) to all (blue): readable with any colour vision, and in print.
KLEUREN_DEKKING = {
    "type": "2_color_scale",
    "min_type": "num",
    "min_value": 0,
    "min_color": "#FFFFFF",
    "max_type": "num",
    "max_value": 100,
    "max_color": "#6BAED6",
}


class Opmaak:
    """The cell formats of one workbook, each made once."""

    def __init__(self, boek: xlsxwriter.Workbook) -> None:
        self._boek = boek
        self._getallen: dict[str, Format] = {}
        self.titel = boek.add_format({"bold": True, "font_size": 16, "font_color": _KLEUR})
        self.onder = boek.add_format({"font_color": _GRIJS})
        self.kop = boek.add_format(
            {
                "bold": True,
                "font_color": "#FFFFFF",
                "bg_color": _KLEUR,
                "text_wrap": True,
                "valign": "top",
                "border": 1,
                "border_color": _RAND,
            }
        )
        self.groep = boek.add_format({"bold": True, "font_color": _KLEUR, "bg_color": _KLEUR_LICHT})
        self.tekst = boek.add_format({"valign": "top"})
        self.lang = boek.add_format(
            {"text_wrap": True, "valign": "top", "border": 1, "border_color": _RAND}
        )
        self._woord = boek.add_format({"align": "right", "valign": "top"})
        self.alinea = boek.add_format({"text_wrap": True, "valign": "top"})

    def getal(self, kolom: str) -> Format:
        """Return the number format of a column, made once."""
        vorm = number_format(kolom)
        if vorm not in self._getallen:
            self._getallen[vorm] = self._boek.add_format({"num_format": vorm, "valign": "top"})
        return self._getallen[vorm]

    def waarde(self, kolom: str) -> Format:
        """Return the format of a value in a list: numbers and words both at the right."""
        figuur = FIGUREN.get(kolom)
        return self._woord if figuur and figuur.klassen else self.getal(kolom)


def put(blad: Worksheet, rij: int, kolom: int, waarde: Any, opmaak: Format) -> None:
    """Write one value: a number as a number, all else as text, and nothing where unknown."""
    inhoud = cell(waarde)
    if inhoud is None:
        blad.write_blank(rij, kolom, None, opmaak)
    elif isinstance(inhoud, str):
        blad.write_string(rij, kolom, inhoud[:MAX_TEKENS], opmaak)
    else:
        blad.write_number(rij, kolom, inhoud, opmaak)


def width(reeks: "pd.Series[Any]", kop: str, *, getal: bool) -> float:
    """Return the width of a column, in characters: its values, and the longest word above it.

    Examples
    --------
    >>> width(pd.Series(["Voorbeeldstad-Noord"]), "Wijk", getal=False)
    21.0
    """
    woord = max(map(len, kop.split()), default=0)
    if getal:
        return float(min(max(woord + 2, 11), 22))
    langste = max((len(str(v)) for v in reeks.dropna()), default=0)
    return float(min(max(langste + 2, woord + 2, 11), 44))


def print_setup(blad: Worksheet, onderschrift: str) -> None:
    """Print on A4, across, one page wide, with what it is and the page number below."""
    blad.set_landscape()
    blad.set_paper(9)
    blad.fit_to_pages(1, 0)
    blad.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    # A footer reads "&" as a command, so it is doubled; Excel takes 255 characters in all.
    veilig = onderschrift[:180].replace("&", "&&")
    blad.set_footer(f"&L&8{MAKER}: {veilig}&R&8&P / &N")
