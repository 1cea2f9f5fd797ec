"""Table exports of the Swing portals: Provincies in Cijfers, Stad in Cijfers, Gent in Cijfers.

Each column of values is headed ``Naam|2025``: a variable and its period. Areas stand in the
columns without a bar, by code or by name. ``x``, ``-``, ``.`` and empty mean that there is no
value; decimals have a comma.
"""

import re

import pandas as pd

from etl.contract.probleem import Probleem
from etl.errors import OngeldigeGegevens
from etl.sources.gebiedskolom import Gebieden, Vraag, observations
from etl.sources.verslag import Gelezen

_KOP = re.compile(r"(?P<naam>.+)\|\s*(?P<jaar>(?:19|20)\d{2})")
#: What is either thousands or three decimals; the portals part neither with a point.
_DUIZENDTAL = r"-?\d{1,3}(?:\.\d{3})+"


def read(frame: pd.DataFrame, vraag: Vraag, gebieden: Gebieden, bestand: str) -> Gelezen:
    """Read one variable of an export into rows of the long contract.

    Parameters
    ----------
    frame : DataFrame
        The file as text, the header as columns.
    vraag : Vraag
        The indicator, level and, where the export has several, the variable.
    gebieden : Gebieden
        The areas of the level.
    bestand : str
        Name of the file, for messages.

    Returns
    -------
    Gelezen
        As :func:`etl.sources.gebiedskolom.observations`.

    Raises
    ------
    OngeldigeGegevens
        No column is headed as the portals do, the variable is not there or not the only one, a
        number may be in thousands or may have three decimals, or what
        :func:`~etl.sources.gebiedskolom.observations` tells.
    """
    koppen = {str(kolom): _KOP.fullmatch(str(kolom).strip()) for kolom in frame.columns}
    gevonden = {k: (m["naam"].strip(), m["jaar"]) for k, m in koppen.items() if m}
    namen = sorted({naam for naam, _ in gevonden.values()})
    if frame.columns.has_duplicates:
        raise _fault(bestand, "", "een kolom staat er meer dan eens", "laat er één staan")
    if not namen:
        raise _fault(
            bestand, "", "geen kolom heeft de vorm Naam|jaar", "exporteer de tabel als CSV"
        )
    # Capitals do not matter, as with the columns of any other file.
    gelijk = {naam.casefold(): naam for naam in namen}
    gekozen = gelijk.get(vraag.kolom.casefold(), vraag.kolom) or namen[0]
    if gekozen not in namen or (len(namen) > 1 and not vraag.kolom):
        wat = "staat er niet in" if vraag.kolom else "er zijn verschillende onderwerpen"
        raise _fault(bestand, vraag.kolom, wat, f"kies in eigen/lijst.csv uit: {', '.join(namen)}")
    waarden = {k: jaar for k, (naam, jaar) in gevonden.items() if naam == gekozen}
    _require_plain_numbers(frame[list(waarden)], bestand)
    return observations(frame, waarden, vraag, gebieden, bestand)


def _require_plain_numbers(cellen: pd.DataFrame, bestand: str) -> None:
    """Refuse a text whose points can only part thousands, or three decimals: a factor thousand."""
    if not bestand.lower().endswith(".csv"):
        return
    met_punt = cellen.stack()[lambda cel: cel.str.contains(r"\.\d", regex=True)]
    if len(met_punt) and met_punt.str.strip().str.fullmatch(_DUIZENDTAL).all():
        rij, kolom = met_punt.index[0]
        wat = "kan een duizendtal zijn of drie decimalen"
        hulp = "exporteer getallen zonder punt tussen de duizendtallen"
        raise OngeldigeGegevens(
            [Probleem(bestand, int(str(rij)), str(kolom), str(met_punt.iloc[0]), wat, hulp)]
        )


def _fault(bestand: str, kolom: str, wat: str, hulp: str) -> OngeldigeGegevens:
    return OngeldigeGegevens([Probleem(bestand, 1, kolom, "", wat, hulp)])
