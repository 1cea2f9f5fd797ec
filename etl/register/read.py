"""Tables that people keep in a spreadsheet: read as they come, written the same way every time.

Excel with a Belgian locale writes semicolons, a byte-order mark and decimal commas; others write
commas and points. All are read. Cells stay as they are where they are not what they should be, so
that a check can show them with their row.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from etl.contract.columns import Kolom
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens, Probleem
from etl.heel import write_whole
from etl.register.cellen import decode, parse, problem_of_file

_GETAL = re.compile(r"\s*[+-]?[0-9]+([.,][0-9]+)?([eE][+-]?[0-9]{1,3})?\s*")
_NUMERIEK = ("getal", "geheel")


def as_number(waarden: pd.Series) -> pd.Series:
    """Return text as numbers where every value is one; else numbers and the texts that are none.

    Examples
    --------
    >>> as_number(pd.Series(["51,05", "3.7", None])).tolist()
    [51.05, 3.7, nan]
    >>> as_number(pd.Series(["51,05", "ongeveer 3"])).tolist()
    [51.05, 'ongeveer 3']
    """
    tekst = waarden.astype("str")
    goed = tekst.str.fullmatch(_GETAL.pattern).fillna(False).astype("bool")
    getal = pd.to_numeric(tekst.where(goed).str.replace(",", ".", regex=False)).astype("float64")
    if (goed | tekst.isna()).all():
        return getal
    return getal.astype("object").where(goed, tekst.astype("object"))


def with_kinds(frame: pd.DataFrame, kolommen: Sequence[Kolom]) -> pd.DataFrame:
    """Return text columns in the kind that the contract gives them; optional ones added empty."""
    frame = frame.copy()
    for kolom in kolommen:
        if kolom.naam not in frame.columns:
            if kolom.verplicht:
                continue
            frame[kolom.naam] = pd.Series(index=frame.index, dtype="str")
        if kolom.soort in _NUMERIEK:
            frame[kolom.naam] = as_number(frame[kolom.naam])
    orde = [k.naam for k in kolommen if k.naam in frame.columns]
    return frame[orde + [n for n in frame.columns if n not in orde]]


def read_register(path: Path) -> pd.DataFrame:
    """Read the register of initiatives.

    Parameters
    ----------
    path : Path
        CSV, comma or semicolon, with or without byte-order mark, decimal point or comma.

    Returns
    -------
    DataFrame
        The contract columns; text as str, numbers as float64, missing as NA. The index ``rij``
        is the row of the spreadsheet (header 1). Optional columns that the file lacks are empty.
        A cell that is no number where it should be one stays text: :mod:`etl.contract.check`
        tells it.

    Raises
    ------
    OngeldigeGegevens
        The file is missing or no CSV in UTF-8, or a required column is missing.
    """
    if not path.is_file():
        raise problem_of_file(path, "het bestand bestaat niet", "kijk de naam en de map na")
    kolommen = TABELLEN["initiatieven"].kolommen
    frame = parse(decode(path.read_bytes(), path), path)
    namen = list(frame.columns)
    problemen = [
        Probleem(path.name, 1, k.naam, "", wat, oplossing)
        for k in kolommen
        for fout, wat, oplossing in (
            (k.verplicht and k.naam not in namen, "de kolom ontbreekt", "voeg de kolom toe"),
            (namen.count(k.naam) > 1, "de kolom staat er meer dan eens", "laat er één staan"),
        )
        if fout
    ]
    if problemen:
        raise OngeldigeGegevens(problemen)
    return with_kinds(frame, kolommen)[[k.naam for k in kolommen]]


def write_register(frame: pd.DataFrame, path: Path) -> None:
    """Write the register: UTF-8, commas, one line end, whole or not at all.

    Parameters
    ----------
    frame : DataFrame
        Contract columns of the initiatives; numbers are written with six decimals.
    path : Path
        File to write; what stood there stays when the writing fails.
    """
    write_whole(path, register_bytes(frame))


def register_bytes(frame: pd.DataFrame) -> bytes:
    """Return the register as it is written: UTF-8, commas, one line end, six decimals."""
    orde = TABELLEN["initiatieven"].kolomnamen()
    return frame[orde].to_csv(index=False, lineterminator="\n", float_format="%.6f").encode()
