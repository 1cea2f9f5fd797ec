"""What the map can show: the layers, their classes, and which settings change them."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.tekst import met_hoofdletter, t, woord
from etl.contract import kleuren
from etl.contract.eenheden import EENHEDEN
from etl.contract.figures import FIGUREN, KLASSEN_KLOOF, Figuur
from etl.contract.schalen import SCHALEN, VIJFDEN, Schaal

Soort = Literal["schaal", "klasse", "twee"]


@dataclass(frozen=True)
class Laag:
    """One layer of the map.

    Attributes
    ----------
    sleutel : str
        Its name in the URL.
    kolom : str
        Column of ``Editie.wijken`` at the default settings; the words come from its Figuur.
    soort : {"schaal", "klasse", "twee"}
        A scale with breaks, named classes, or the 3×3 scale.
    grenzen : tuple of float
        Breaks of a scale: class i holds values above break i − 1 up to and including break i.
    palet : tuple of str
        One colour a class.
    instelbaar : frozenset of str
        Settings that change its values: "minuten", "werkmodel", "typen".
    laag_eerst : bool
        Whether the ranking starts with the lowest value, being the greatest disadvantage.
    klassen : tuple of str
        Values of a layer of classes, in the order of the colours.
    waardekolom : str
        Column of the number behind the colour, where that is not `kolom`.
    eenheid : str
        Key of the short unit that stands behind a value; empty for none.
    decimalen : int
        Decimals that people see.
    figuur : Figuur or None
        What somebody added to the edition: the layer is then told in its words, not in ours.
    """

    sleutel: str
    kolom: str
    soort: Soort
    grenzen: tuple[float, ...]
    palet: tuple[str, ...]
    instelbaar: frozenset[str] = frozenset()
    laag_eerst: bool = False
    klassen: tuple[str, ...] = ()
    waardekolom: str = ""
    eenheid: str = ""
    decimalen: int = 0
    figuur: Figuur | None = None

    @property
    def getalkolom(self) -> str:
        """Column of the number behind the colour."""
        return self.waardekolom or self.kolom

    @property
    def toegang(self) -> bool:
        """Whether it speaks of known places, so that an empty register makes it unknown."""
        return self.sleutel in ("dekking", "minuten", "modellen", "kloof")


def _schaal(kolom: str) -> tuple[tuple[float, ...], tuple[str, ...]]:
    return SCHALEN[kolom].grenzen, SCHALEN[kolom].palet


LAGEN: dict[str, Laag] = {
    laag.sleutel: laag
    for laag in (
        Laag(
            "dekking",
            "dekking_pct",
            "schaal",
            *_schaal("dekking_pct"),
            frozenset({"minuten", "werkmodel", "typen"}),
            laag_eerst=True,
            eenheid="pct",
        ),
        Laag(
            "minuten",
            "minuten_dichtste",
            "schaal",
            *_schaal("minuten_dichtste"),
            frozenset({"werkmodel", "typen"}),
            eenheid="min",
        ),
        Laag(
            "modellen",
            "modellen_bereikbaar",
            "schaal",
            *_schaal("modellen_bereikbaar"),
            frozenset({"minuten", "typen"}),
            laag_eerst=True,
            decimalen=1,
        ),
        Laag(
            "huur",
            "huur_signaal",
            "klasse",
            (),
            tuple(kleuren.HUUR.values()),
            klassen=tuple(kleuren.HUUR),
            waardekolom="huur_verschil_punten",
            eenheid="punten",
            decimalen=1,
        ),
        Laag(
            "digitaal",
            "internet_zonder_pct",
            "schaal",
            *_schaal("internet_zonder_pct"),
            eenheid="pct",
            decimalen=1,
        ),
        Laag("nood", "nood", "schaal", *_schaal("nood")),
        Laag(
            "kloof",
            "kloof_klasse",
            "twee",
            (),
            kleuren.TWEE,
            klassen=tuple(KLASSEN_KLOOF),
            waardekolom="kloof_prioriteit",
        ),
    )
}

#: The same layers where whole regions are coloured: classes become a share or a mean.
REGIOLAGEN: dict[str, Laag] = {
    **LAGEN,
    "huur": Laag(
        "huur",
        "huur_signaal",
        "schaal",
        VIJFDEN.grenzen,
        VIJFDEN.palet,
        eenheid="pct",
    ),
    "kloof": Laag("kloof", "kloof_prioriteit", "schaal", *_schaal("kloof_prioriteit")),
}


def instelbaar(sleutel: str) -> frozenset[str]:
    """Return the settings that change a layer; none where somebody added it."""
    return LAGEN[sleutel].instelbaar if sleutel in LAGEN else frozenset()


def naam(laag: Laag) -> str:
    """Return what people call a layer; with its unit where somebody added it."""
    if laag.figuur is None:
        return t(f"laag.{laag.sleutel}")
    return f"{woord(laag.figuur.titel)} ({woord(EENHEDEN[laag.figuur.eenheid])})"


def titel(laag: Laag, minuten: int) -> str:
    """Return the title of a map of a layer."""
    if laag.figuur is None:
        return t(f"laag.titel.{laag.sleutel}", minuten=minuten)
    return met_hoofdletter(naam(laag))


def klassen_van(laag: Laag, waarden: pd.Series, namen: pd.Series) -> NDArray[np.str_]:
    """Return the class of every area as one character: a digit, or "x" for unknown.

    Parameters
    ----------
    laag : Laag
    waarden : Series of float
        Numbers behind a scale.
    namen : Series of str
        Classes of the other kinds of layer.

    Examples
    --------
    A break belongs to the class below it:

    >>> dekking = LAGEN["dekking"]
    >>> klassen_van(dekking, pd.Series([0.0, 20.0, 20.1, 100.0, np.nan]), pd.Series()).tolist()
    ['0', '1', '2', '5', 'x']
    """
    if laag.soort == "schaal":
        plaats = Schaal(laag.grenzen, laag.palet).klassen(waarden)
    else:
        plaats = pd.Index(laag.klassen).get_indexer(pd.Index(namen))
    return np.where(plaats < 0, "x", plaats.astype(str))


def labels(laag: Laag) -> dict[str, str]:
    """Return the words of a layer's classes, by value; empty for a scale."""
    woorden = FIGUREN[laag.kolom].klassen if laag.klassen else {}
    return {k: woord(woorden[k]) for k in laag.klassen}
