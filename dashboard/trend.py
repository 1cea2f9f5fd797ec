"""Series over the years: what was measured, at its own level, and nothing in between."""

from dataclasses import dataclass

import pandas as pd

from etl.contract.kleuren import NADEEL
from etl.contract.niveaus import GEHEEL
from etl.contract.schalen import Schaal
from etl.store.read import Editie

#: Levels for which a series may hold values, finest first.
GEMEENTE, BOVEN = "gemeente", ("provincie", "gewest")
#: A chart has no more lines than it has colours.
MEESTE_LIJNEN = 4


@dataclass(frozen=True)
class Reeks:
    """One series of yearly figures.

    Attributes
    ----------
    sleutel : str
        Its name in the URL.
    tabel : str
        The edition's table of observations.
    woningtype : str
        Which dwellings, in a table that tells them apart.
    niveau : str
        Finest level at which it is measured.
    bron : str
        Key of its source.
    schaal : Schaal
        Classes of the map, the same in every year, so that years can be compared.
    eenheid : str
        Key of the short unit.
    per : float
        What a published value is divided by before it is shown.
    decimalen : int
    """

    sleutel: str
    tabel: str
    woningtype: str
    niveau: str
    bron: str
    schaal: Schaal
    eenheid: str
    per: float
    decimalen: int


REEKSEN: dict[str, Reeks] = {
    r.sleutel: r
    for r in (
        Reeks(
            "huizen",
            "verkoopprijs",
            "alle_huizen",
            "gemeente",
            "statbel_verkopen",
            Schaal((200.0, 250.0, 300.0, 350.0, 400.0), NADEEL),
            "duizend_euro",
            1000.0,
            0,
        ),
        Reeks(
            "appartementen",
            "verkoopprijs",
            "appartementen",
            "gemeente",
            "statbel_verkopen",
            Schaal((150.0, 180.0, 210.0, 240.0, 280.0), NADEEL),
            "duizend_euro",
            1000.0,
            0,
        ),
        Reeks(
            "internet",
            "internet",
            "",
            "provincie",
            "eurostat_internet",
            Schaal((3.0, 5.0, 8.0, 12.0, 20.0), NADEEL),
            "pct",
            1.0,
            1,
        ),
    )
}
EERSTE = "huizen"


def waarden(editie: Editie, reeks: Reeks) -> pd.DataFrame:
    """Return a series: one row per (niveau, code), one column per year; missing where unknown."""
    tabel = editie.observations(reeks.tabel)
    if reeks.woningtype:
        tabel = tabel[tabel["woningtype"] == reeks.woningtype]
    breed = tabel.pivot_table(
        index=["niveau", "code"], columns="jaar", values="waarde", aggfunc="first", dropna=False
    )
    jaren = range(int(tabel["jaar"].min()), int(tabel["jaar"].max()) + 1)
    return breed.dropna(how="all").reindex(columns=jaren) / reeks.per


def kies_jaar(jaar: int, jaren: pd.Index) -> int:
    """Return the year of the series nearest to the one asked for; the latest for 0.

    Examples
    --------
    >>> [kies_jaar(j, pd.Index([2010, 2011])) for j in (0, 1999, 2010, 2040)]
    [2011, 2010, 2010, 2011]
    """
    if not jaar:
        return int(jaren.max())
    return int(min(max(jaar, jaren.min()), jaren.max()))


def per_gemeente(editie: Editie, tabel: pd.DataFrame) -> pd.DataFrame:
    """Return every gemeente's values: its own, or those of the finest level that has a series.

    Returns
    -------
    DataFrame
        Index: codes of the gemeenten in the map's order; one column per year. A level is chosen
        once for all years: a year without a value there is missing, not filled from above.
    """
    gemeenten = editie.wijken.drop_duplicates("gemeente_code").set_index(
        "gemeente_code", drop=False
    )
    gemeenten = gemeenten.sort_index()
    uit = pd.DataFrame(index=gemeenten.index, columns=tabel.columns, dtype=float)
    leeg = pd.Series(True, uit.index)
    for niveau in (GEMEENTE,) if _heeft(tabel, GEMEENTE) else BOVEN:
        if _heeft(tabel, niveau):
            deel = (
                tabel.loc[[niveau]]
                .droplevel("niveau")
                .reindex(gemeenten[f"{niveau}_code"])
                .set_axis(uit.index)
            )
            neem = leeg & (deel.count(axis="columns") > 0)
            uit[neem] = deel[neem]
            leeg &= ~neem
    return uit


def _heeft(tabel: pd.DataFrame, niveau: str) -> bool:
    return niveau in tabel.index.get_level_values("niveau")


@dataclass(frozen=True)
class Lijn:
    """One line of the chart.

    Attributes
    ----------
    niveau, code : str
        The area whose published series it is; for "midden" the region whose gemeenten it is the
        middle of.
    waarden : Series
        Value per year; missing where unknown.
    """

    niveau: str
    code: str
    waarden: pd.Series


MIDDEN = "midden"


def lijnen(editie: Editie, tabel: pd.DataFrame, niveau: str, code: str) -> list[Lijn]:
    """Return the lines of a region: what is published for it, and what lies around it.

    A region for which nothing is published gets the middle of its gemeenten (half of those with a
    value lie higher), where the series is known per gemeente; else the provincies in which it
    lies. The gewesten stand beside it.

    Parameters
    ----------
    editie : Editie
    tabel : DataFrame
        :func:`waarden`.
    niveau, code : str
        The region.
    """
    wijken = editie.wijken if niveau == GEHEEL else editie.wijken[_binnen(editie, niveau, code)]
    uit: list[Lijn] = []
    if (niveau, code) in tabel.index:
        uit.append(Lijn(niveau, code, tabel.T[(niveau, code)]))
    elif niveau != GEMEENTE and _heeft(tabel, GEMEENTE):
        gemeenten = per_gemeente(editie, tabel).loc[wijken["gemeente_code"].unique()]
        uit.append(Lijn(MIDDEN, code, gemeenten.median()))
    for boven in ("gewest",) if niveau in (GEHEEL, "gewest") else BOVEN[::-1]:
        for ander in sorted(wijken[f"{boven}_code"].dropna().unique()):
            if (boven, ander) != (niveau, code) and (boven, ander) in tabel.index:
                uit.append(Lijn(boven, ander, tabel.T[(boven, ander)]))
    return uit[:MEESTE_LIJNEN]


def _binnen(editie: Editie, niveau: str, code: str) -> pd.Series:
    return editie.wijken[f"{niveau}_code"] == code
