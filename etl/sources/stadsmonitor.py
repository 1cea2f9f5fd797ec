"""Workbooks of the Gemeente- en Stadsmonitor: per theme one, a sheet per indicator code.

The survey's shares stand in columns such as ``Eens (%)``. The row of the headings is looked for:
titles may stand above it.
"""

import io
from pathlib import Path

import pandas as pd
from python_calamine import CalamineWorkbook

from etl.archief import WERKMAPFOUTEN, Maat, is_too_large
from etl.contract.probleem import Probleem
from etl.errors import OngeldigeGegevens
from etl.sources.bestand import require_file, visible
from etl.sources.gebiedskolom import Gebieden, Vraag, observations
from etl.sources.verslag import Gelezen

EENS = "Eens (%)"
#: Rows in which the headings must stand.
_BOVENAAN = 20
#: What a workbook may be: one row per gemeente, a sheet per indicator.
_MAAT = Maat(bytes=100_000_000, rijen=100_000, kolommen=702, cellen=5_000_000)


def read(path: Path, vraag: Vraag, gebieden: Gebieden) -> Gelezen:
    """Read one indicator of a workbook into rows of the long contract.

    Parameters
    ----------
    path : Path
        The workbook.
    vraag : Vraag
        Indicator, level, sheet (the code of the indicator at the publisher), column (``Eens (%)``
        where it names none) and year of the survey.
    gebieden : Gebieden
        The areas of the level.

    Returns
    -------
    Gelezen
        As :func:`etl.sources.gebiedskolom.observations`.

    Raises
    ------
    OngeldigeGegevens
        The file, sheet or column is missing, the year is not told, or what
        :func:`~etl.sources.gebiedskolom.observations` tells.
    """
    require_file(path)
    gevraagd = vraag.kolom or EENS
    if not vraag.jaar.isdigit():
        hulp = "schrijf het jaar van de bevraging in de kolom jaar van eigen/lijst.csv"
        raise _fault(path, "", "het jaar ontbreekt", hulp)
    kolom, frame = _table(path, _sheet(path, vraag.blad), gevraagd)
    return observations(frame, {kolom: vraag.jaar}, vraag, gebieden, path.name)


def _sheet(path: Path, blad: str) -> list[list[object]]:
    try:
        inhoud = path.read_bytes()
        if is_too_large(inhoud, _MAAT):
            raise _fault(path, "", "de werkmap is te groot", "bewaar enkel het blad dat telt")
        werkmap = CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
        namen = werkmap.sheet_names
        if blad not in namen:
            hulp = f"kies in eigen/lijst.csv een blad uit: {', '.join(namen)}"
            raise _fault(path, "", f"het blad “{blad}” staat er niet in", hulp)
        return [list(rij) for rij in werkmap.get_sheet_by_name(blad).to_python()]
    except WERKMAPFOUTEN as fout:
        raise _fault(path, "", "geen leesbare werkmap", "haal het bestand opnieuw op") from fout


def _table(path: Path, rijen: list[list[object]], kolom: str) -> tuple[str, pd.DataFrame]:
    """Return the rows below the first row that has the column as a heading, as text.

    Capitals do not matter; the column comes as it is written there.
    """
    gezocht = " ".join(kolom.split()).casefold()
    for nummer, rij in enumerate(rijen[:_BOVENAAN]):
        koppen = [" ".join(str(cel).split()) for cel in rij]
        plaatsen = [i for i, kop in enumerate(koppen) if kop.casefold() == gezocht]
        if len(plaatsen) == 1:
            frame = pd.DataFrame([[_text(cel) for cel in r] for r in rijen[nummer + 1 :]])
            frame = frame.set_axis(koppen, axis="columns")
            frame.index = pd.RangeIndex(nummer + 2, nummer + 2 + len(frame), name="rij")
            return koppen[plaatsen[0]], frame[(frame != "").any(axis=1)]
    namen = ", ".join(_text(cel) for rij in rijen[:_BOVENAAN] for cel in rij if _text(cel))
    wat = f"de kolom staat er niet één keer in; wat er wel staat: {visible(namen)[:200]}"
    hulp = "kijk na hoe de kolom heet en schrijf dat in eigen/lijst.csv"
    raise _fault(path, kolom, wat, hulp)


def _text(cel: object) -> str:
    if isinstance(cel, float) and cel.is_integer():
        return str(int(cel))
    return str(cel).strip()


def _fault(path: Path, kolom: str, wat: str, hulp: str) -> OngeldigeGegevens:
    return OngeldigeGegevens([Probleem(path.name, None, kolom, "", wat, hulp)])
