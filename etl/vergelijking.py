"""What a refresh would change in ``data/``, before it is taken.

Rows are told apart by the table's key (a table without key: by the whole row). A change is large,
and is refused until somebody says that it is right, where more than :data:`DREMPEL_PCT` of the
rows or of a total changes, or where an area that was there is gone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import pandas as pd

from etl.contract.tables import TABELLEN, Tabel

#: More than this share of the rows, or of a total, is not taken unasked.
DREMPEL_PCT = 5.0
#: Numbers that name or place a row: their sum says nothing.
_GEEN_TOTAAL = frozenset({"cel", "jaar", "x", "y", "lat", "lon"})
_VOORBEELDEN = 5


@dataclass(frozen=True)
class Totaal:
    """The sum of one column, and its empty cells, before and after."""

    kolom: str
    oud: float
    nieuw: float
    leeg_oud: int
    leeg_nieuw: int

    @property
    def pct(self) -> float:
        """The change of the sum, in percent of what it was; infinite where it was zero."""
        if self.oud == self.nieuw:
            return 0.0
        return 100 * (self.nieuw - self.oud) / abs(self.oud) if self.oud else float("inf")

    @property
    def changed(self) -> bool:
        """Whether the sum or the number of empty cells changes."""
        return (self.oud, self.leeg_oud) != (self.nieuw, self.leeg_nieuw)

    def zin(self) -> str:
        """Return the change in words."""
        pct = "" if self.pct in (0.0, float("inf")) else f" ({_decimal(f'{self.pct:+.2f}')} %)"
        som = f"{self.kolom} samen {_number(self.oud)} → {_number(self.nieuw)}{pct}"
        if self.leeg_oud == self.leeg_nieuw:
            return som
        return f"{som}, leeg {self.leeg_oud} → {self.leeg_nieuw}"


@dataclass(frozen=True)
class Verschil:
    """What changes in one table.

    Attributes
    ----------
    tabel : str
    oud, nieuw : int
        Rows; `oud` is -1 where there was no table that could be read.
    erbij, weg, anders : int
        Keys that are new, keys that are gone, and rows whose key stays and whose content changes.
    totalen : tuple of Totaal
        Those that change.
    verloren : dict of str to list of str
        Area column to the codes that no row has any more.
    """

    tabel: str
    oud: int
    nieuw: int
    erbij: int
    weg: int
    anders: int
    totalen: tuple[Totaal, ...]
    verloren: dict[str, list[str]]

    def regels(self) -> tuple[str, ...]:
        """Return the change in Dutch lines."""
        if self.oud < 0:
            return (f"{self.tabel}: nieuw, {self.nieuw} rijen",)
        kop = (
            f"{self.tabel}: {self.oud} → {self.nieuw} rijen "
            f"({self.erbij} erbij, {self.weg} weg, {self.anders} anders)"
        )
        return (
            kop,
            *(f"  {totaal.zin()}" for totaal in self.totalen),
            *(f"  {kolom} weg: {_examples(codes)}" for kolom, codes in self.verloren.items()),
        )

    def bezwaren(self) -> tuple[str, ...]:
        """Return why this must not be taken unasked; empty where it may."""
        return tuple(self._objections())

    def _objections(self) -> Iterator[str]:
        if self.oud < 0:
            return
        for aantal, wat in ((self.erbij, "erbij"), (self.weg, "weg"), (self.anders, "anders")):
            if 100 * aantal > DREMPEL_PCT * self.oud:
                yield f"{self.tabel}: {aantal} van {self.oud} rijen {wat}"
        for totaal in self.totalen:
            if abs(totaal.pct) > DREMPEL_PCT:
                yield f"{self.tabel}: {totaal.zin()}"
        for kolom, codes in self.verloren.items():
            yield f"{self.tabel}: {kolom} verliest {_examples(codes)}"


def compare(naam: str, oud: pd.DataFrame | None, nieuw: pd.DataFrame) -> Verschil:
    """Return what changes in contract table `naam`.

    Parameters
    ----------
    naam : str
        Table name.
    oud : DataFrame or None
        The table as it stands; None where there is none.
    nieuw : DataFrame
        The table as it would be; both as :func:`etl.tabellen.load` gives them.
    """
    tabel = TABELLEN[naam]
    if oud is None:
        return Verschil(naam, -1, len(nieuw), len(nieuw), 0, 0, (), {})
    voor, na = _counts(oud, tabel), _counts(nieuw, tabel)
    sleutel_voor, sleutel_na = voor.groupby(level=0).sum(), na.groupby(level=0).sum()
    weg = int((sleutel_voor - sleutel_na.reindex(sleutel_voor.index, fill_value=0)).clip(0).sum())
    erbij = int((sleutel_na - sleutel_voor.reindex(sleutel_na.index, fill_value=0)).clip(0).sum())
    bleef = int(voor.to_frame("voor").join(na.rename("na"), how="inner").min(axis=1).sum())
    totalen = tuple(t for t in _totals(tabel, oud, nieuw) if t.changed)
    return Verschil(
        naam,
        len(oud),
        len(nieuw),
        erbij,
        weg,
        len(oud) - weg - bleef,
        totalen,
        _lost(tabel, oud, nieuw),
    )


def _counts(frame: pd.DataFrame, tabel: Tabel) -> "pd.Series[int]":
    """Return how often each (key, whole row) stands there, both as a hash."""
    # The register's index counts the rows of its file: it is no part of them.
    frame = frame.reset_index(drop=True)
    tekst = pd.DataFrame({k.naam: _as_text(frame[k.naam]) for k in tabel.kolommen})
    heel = pd.util.hash_pandas_object(tekst, index=False)
    sleutel = list(tabel.sleutel)
    kort = pd.util.hash_pandas_object(tekst[sleutel], index=False) if sleutel else heel
    return pd.DataFrame({"sleutel": kort, "rij": heel}).value_counts(sort=False)


def _as_text(kolom: Any) -> pd.Series:
    waarden = kolom.to_wkb(hex=True) if isinstance(kolom, gpd.GeoSeries) else kolom
    return pd.Series(waarden.astype("str").where(waarden.notna(), ""), dtype="str")


def _totals(tabel: Tabel, oud: pd.DataFrame, nieuw: pd.DataFrame) -> Iterator[Totaal]:
    for kolom in tabel.kolommen:
        if kolom.soort not in ("getal", "geheel") or kolom.naam in _GEEN_TOTAAL:
            continue
        voor, na = oud[kolom.naam], nieuw[kolom.naam]
        yield Totaal(
            kolom.naam,
            round(float(voor.sum()), 6),
            round(float(na.sum()), 6),
            int(voor.isna().sum()),
            int(na.isna().sum()),
        )


def _lost(tabel: Tabel, oud: pd.DataFrame, nieuw: pd.DataFrame) -> dict[str, list[str]]:
    """Return the areas that no row names any more: of the key, or of a table without key, all."""
    sleutel = tabel.sleutel or tuple(tabel.kolomnamen())
    kolommen = [k for k in sleutel if k in ("code", "sector") or k.endswith("_code")]
    verloren = {}
    for kolom in kolommen:
        paar = ["niveau", kolom] if kolom == "code" else [kolom]
        voor, na = (set(_joined(frame, paar)) for frame in (oud, nieuw))
        if voor - na:
            verloren[kolom] = sorted(voor - na)
    return verloren


def _joined(frame: pd.DataFrame, kolommen: Sequence[str]) -> list[str]:
    uniek = frame[list(kolommen)].dropna().drop_duplicates()
    return [" ".join(map(str, rij)) for rij in uniek.itertuples(index=False)]


def _examples(codes: Sequence[str]) -> str:
    meer = f" en {len(codes) - _VOORBEELDEN} andere" if len(codes) > _VOORBEELDEN else ""
    return ", ".join(codes[:_VOORBEELDEN]) + meer


def _number(waarde: float) -> str:
    return _decimal(f"{waarde:.0f}" if waarde == int(waarde) else f"{waarde:.2f}")


def _decimal(tekst: str) -> str:
    return tekst.replace(".", ",")
