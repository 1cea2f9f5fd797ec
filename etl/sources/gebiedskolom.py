"""Tables that name areas as their publisher likes: by code or by name, between other areas.

What statistics portals export has one row per area and may hold more than the areas asked for:
totals, rest areas ("…WONB"), gemeenten of before a merger. Those rows are left out and told; a
file of which hardly a row is known is another file than was said, and is refused.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from etl.contract.probleem import Probleem
from etl.contract.tables import WAARNEMING
from etl.errors import OngeldigeGegevens
from etl.sources.lezen import parse_numbers
from etl.sources.verslag import Gelezen

#: What stands where a value is suppressed or not known; never zero.
GEEN_WAARDE = frozenset({"", "x", "X", "-", ".", "*", ":", "?"})
#: Share of the rows that must name an area of the level.
_MINSTENS_BEKEND = 0.5
_VOORBEELDEN = 5


@dataclass(frozen=True)
class Vraag:
    """What somebody wants to take from an export.

    Attributes
    ----------
    indicator, niveau : str
        Key of the indicator and of the level that the rows are of.
    kolom : str
        Name of the column, or of the variable; "" where there is but one.
    blad : str
        Sheet of a workbook; "" for the first.
    jaar : str
        Year of the figures, where the file does not say.
    bron : str
        Key of the source.
    """

    indicator: str
    niveau: str
    kolom: str = ""
    blad: str = ""
    jaar: str = ""
    bron: str = "eigen"


@dataclass(frozen=True)
class Gebieden:
    """The areas of one level today.

    Attributes
    ----------
    namen : mapping of str to collection of str
        Code to the names by which publishers call it.
    gegroeid : collection of str
        Codes that stand for a larger area since 2025: their older figures speak of a part.
    """

    namen: Mapping[str, Collection[str]]
    gegroeid: Collection[str] = ()

    def codes(self) -> dict[str, str]:
        """Return code, and name where only one area has it, to code."""
        keer = Counter(_plain(naam) for namen in self.namen.values() for naam in set(namen))
        op_naam = {
            _plain(naam): code
            for code, namen in self.namen.items()
            for naam in namen
            if keer[_plain(naam)] == 1
        }
        return op_naam | {_plain(code): code for code in self.namen}


def _plain(tekst: str) -> str:
    return " ".join(tekst.casefold().split())


def area_column(frame: pd.DataFrame, gebieden: Gebieden, bestand: str) -> "pd.Series[str]":
    """Return the code of each row's area ("" where it is none of ours).

    Parameters
    ----------
    frame : DataFrame
        The file as text.
    gebieden : Gebieden
        The areas of the level.
    bestand : str
        Name of the file, for messages.

    Raises
    ------
    OngeldigeGegevens
        No column names areas of the level in at least half of the rows.

    Examples
    --------
    >>> tabel = pd.DataFrame({"Gebied": ["Gent", "Vlaanderen", "Aalst"], "n": ["1", "2", "3"]})
    >>> area_column(tabel, Gebieden({"44021": ["Gent"], "41002": ["Aalst"]}), "a.csv").tolist()
    ['44021', '', '41002']
    """
    bekend = gebieden.codes()
    per_kolom = {
        i: frame.iloc[:, i].fillna("").map(lambda cel: bekend.get(_plain(cel), ""))
        for i in range(frame.shape[1])
    }
    treffers = {i: int((codes != "").sum()) for i, codes in per_kolom.items()}
    beste = max(treffers, key=lambda i: treffers[i], default=None)
    if beste is None or treffers[beste] < max(1.0, _MINSTENS_BEKEND * len(frame)):
        raise OngeldigeGegevens(
            [
                Probleem(
                    bestand,
                    None,
                    "",
                    "",
                    "geen kolom noemt gebieden van dit niveau",
                    "kijk na of het niveau klopt, en exporteer de codes van de gebieden mee",
                )
            ]
        )
    return per_kolom[beste].astype("str")


def observations(
    frame: pd.DataFrame, waarden: Mapping[str, str], vraag: Vraag, gebieden: Gebieden, bestand: str
) -> Gelezen:
    """Return an export as rows of the long contract.

    Parameters
    ----------
    frame : DataFrame
        The file as text.
    waarden : mapping of str to str
        Column with values to its year.
    vraag : Vraag
    gebieden : Gebieden
    bestand : str
        Name of the file, for messages.

    Returns
    -------
    Gelezen
        One row per area and year; a value that is not there is ``onderdrukt``. A figure of before
        2025 for a gemeente that grew in 2025 is ``geschat``: it speaks of a part.

    Raises
    ------
    OngeldigeGegevens
        Areas are not recognised or stand there twice, or a value is no number (a percentage no
        percentage).
    """
    codes = area_column(frame, gebieden, bestand)
    own = frame[codes != ""].fillna("")
    codes = codes[codes != ""]
    komma = own[list(waarden)].apply(lambda k: k.str.contains(",", regex=False)).any(axis=None)
    getal, problemen = parse_numbers(
        own, list(waarden), bestand, leeg=GEEN_WAARDE, decimaal="," if komma else "."
    )
    problemen += _twice(codes, bestand)
    if vraag.indicator.endswith("_pct"):
        problemen += _no_percentage(own, getal, bestand)
    if problemen:
        raise OngeldigeGegevens(problemen)
    delen = [_rows(codes, getal[k], int(jaar), vraag, gebieden) for k, jaar in waarden.items()]
    lang = pd.concat(delen, ignore_index=True)
    rijen = lang[[k.rstrip("!") for k in WAARNEMING]].sort_values(["code", "jaar"])
    return Gelezen(rijen.reset_index(drop=True), _report(frame, codes, lang, vraag, bestand))


def _rows(
    codes: "pd.Series[str]", waarde: "pd.Series[float]", jaar: int, vraag: Vraag, gebieden: Gebieden
) -> pd.DataFrame:
    deel = codes.isin(list(gebieden.gegroeid)) & (jaar < 2025)
    status = deel.map({True: "geschat", False: "gemeten"}).mask(waarde.isna(), "onderdrukt")
    return pd.DataFrame(
        {
            "indicator": vraag.indicator,
            "niveau": vraag.niveau,
            "code": codes,
            "jaar": jaar,
            "waarde": waarde,
            "bron": vraag.bron,
            "status": status,
        }
    )


def _twice(codes: "pd.Series[str]", bestand: str) -> list[Probleem]:
    wat, hulp = "staat er twee keer", "laat één rij per gebied staan"
    return [
        Probleem(bestand, int(str(rij)), "", str(codes[rij]), wat, hulp)
        for rij in codes.index[codes.duplicated()]
    ]


def _no_percentage(own: pd.DataFrame, getal: pd.DataFrame, bestand: str) -> list[Probleem]:
    hulp = "geef een getal van 0 tot 100"
    return [
        Probleem(bestand, int(rij), kolom, str(own.at[rij, kolom]), "is geen percentage", hulp)
        for kolom in map(str, getal)
        for rij in getal.index[getal[kolom].notna() & ~getal[kolom].between(0, 100)]
    ]


def _report(
    frame: pd.DataFrame, codes: "pd.Series[str]", lang: pd.DataFrame, vraag: Vraag, bestand: str
) -> tuple[str, ...]:
    leeg = int(lang["waarde"].isna().sum())
    regels = [
        f"eigen: {bestand}: {len(lang)} rijen {vraag.indicator} per {vraag.niveau}, "
        f"{leeg} onderdrukt of onbekend."
    ]
    bekend = lang["waarde"].dropna()
    # A workbook keeps 62,5 % as 0,625 where its cells are shown as percentages.
    if vraag.indicator.endswith("_pct") and len(bekend) and bekend.max() <= 1:
        regels.append(
            f"eigen: {bestand}: let op, alle percentages liggen tussen 0 en 1; kijk na of het geen "
            "aandelen zijn (0,62 in plaats van 62)."
        )
    buiten = frame.drop(index=codes.index)
    if len(buiten):
        namen = " | ".join(str(rij.iloc[0]) for _, rij in buiten.head(_VOORBEELDEN).iterrows())
        regels.append(
            f"eigen: {bestand}: {len(buiten)} rijen weggelaten, geen {vraag.niveau} van vandaag: "
            f"{namen}"
        )
    return tuple(regels)
