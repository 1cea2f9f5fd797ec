"""How a workbook looks, and the one way in which values get into its cells."""

from collections.abc import Iterable
from textwrap import wrap
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.contract.figures import FIGUREN
from etl.export.cellen import cell
from etl.export.titels import Figuren, column_heading, number_format
from etl.export.verantwoording import MAKER

#: What Excel can hold in one cell; a longer text would silently be left out.
MAX_TEKENS = 32_767

#: Points: a line of text, and the highest row that Excel has.
PUNTEN_PER_REGEL = 15.0
MAX_HOOGTE = 409.0

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

    def __init__(self, boek: xlsxwriter.Workbook, figuren: Figuren = FIGUREN) -> None:
        self._boek, self._figuren = boek, figuren
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
        self.tekst = boek.add_format({"align": "left", "indent": 1, "valign": "top"})
        self.lang = boek.add_format(
            {"text_wrap": True, "valign": "top", "border": 1, "border_color": _RAND}
        )
        self._woord = boek.add_format({"align": "right", "valign": "top", "text_wrap": True})
        self.eenheid = boek.add_format(
            {
                "font_color": _GRIJS,
                "align": "left",
                "indent": 1,
                "text_wrap": True,
                "valign": "top",
            }
        )
        self.alinea = boek.add_format({"text_wrap": True, "valign": "top"})

    def getal(self, kolom: str) -> Format:
        """Return the number format of a column, made once."""
        vorm = number_format(kolom, self._figuren)
        if vorm not in self._getallen:
            self._getallen[vorm] = self._boek.add_format({"num_format": vorm, "valign": "top"})
        return self._getallen[vorm]

    def heading(self, kolom: str) -> str:
        """Return the heading of a column."""
        return column_heading(kolom, self._figuren)

    def chapter(self, kolom: str) -> str:
        """Return the chapter of a figure."""
        return self._figuren[kolom].groep

    def waarde(self, kolom: str) -> Format:
        """Return the format of a value in a list: numbers and words both at the right."""
        figuur = self._figuren.get(kolom)
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


def width(reeks: "pd.Series[Any]", kop: str) -> float:
    """Return the width of a column, in characters: its values, and the longest word above it.

    Examples
    --------
    >>> width(pd.Series(["Voorbeeldstad-Noord"]), "Wijk"), width(pd.Series([1.5]), "Huishoudens")
    (22.0, 15.0)
    """
    woord = max(map(len, kop.split()), default=0) + 4
    if pd.api.types.is_numeric_dtype(reeks.dtype):
        return float(min(max(woord, 13), 24))
    langste = max((len(str(v)) for v in reeks.dropna()), default=0) + 3
    return float(min(max(langste, woord, 11), 56))


def row_height(teksten: Iterable[str], breedtes: Iterable[float]) -> float:
    """Return the height in points of a row of texts that wrap, each in a column of its width.

    Not every program fits the rows of a file that it did not write itself, and none fits merged
    cells, so the file says it.

    Examples
    --------
    >>> row_height(["kort", "vier woorden zijn twee regels"], [20.0, 20.0])
    30.0
    """
    regels = (
        len(wrap(tekst, max(int(breedte), 1)))
        for tekst, breedte in zip(teksten, breedtes, strict=True)
    )
    return min(PUNTEN_PER_REGEL * max(1, *regels, 1), MAX_HOOGTE)


def print_setup(blad: Worksheet, onderschrift: str) -> None:
    """Print on A4, with what it is and the page number below."""
    blad.set_paper(9)
    blad.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    # A footer reads "&" as a command, so it is doubled; Excel takes 255 characters in all.
    veilig = onderschrift[:180].replace("&", "&&")
    blad.set_footer(f"&L&8{MAKER}: {veilig}&R&8&P / &N")
