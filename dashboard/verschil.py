"""What differs between areas: per figure who has most and least, and which figures differ most."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.getallen import onbekend
from dashboard.parts import cijfers
from dashboard.parts.cijfers import Rij
from dashboard.waarden import WIJK
from etl.contract.figures import FIGUREN
from etl.contract.niveaus import NIVEAUS

MATEN_WIJK = (
    "huishoudens",
    "dekking_pct",
    "minuten_dichtste",
    "aantal_bereikbaar",
    "modellen_bereikbaar",
    "internet_zonder_pct",
    "digitaal_risico",
    "wagens_per_huishouden",
    "alleenwonend_pct",
    "huur_verschil_punten",
    "nood",
    "kloof_prioriteit",
    "rang",
)
MATEN_REGIO = (
    "huishoudens",
    "wijken",
    "plaatsen",
    "plaatsen_per_10000",
    "dekking_pct",
    "minuten_dichtste",
    "aantal_bereikbaar",
    "modellen_bereikbaar",
    "internet_zonder_pct",
    "digitaal_risico",
    "dubbele_drempel_pct",
    "wagens_per_huishouden",
    "alleenwonend_pct",
    "nood",
    "kloof_prioriteit",
    "kloof_bekend_pct",
)
#: Figures that say how large an area is: the whole of Flanders and Brussels is no yardstick.
GROOTTE = frozenset({"huishoudens", "wijken", "plaatsen", "rang", "kloof_bekend_pct"})
#: The level at which a figure of a wijk is really known.
_EIGEN_NIVEAU = {
    "internet_zonder_pct": "internet_niveau",
    "alleenwonend_pct": "alleenwonend_niveau",
    "huur_verschil_punten": "huur_niveau",
}
_KLEIN, _GROOT = 0.05, 0.95


@dataclass(frozen=True)
class Gebied:
    """One area that is compared: its code, its short name, its figures and its whole name."""

    code: str
    naam: str
    rij: Rij
    voluit: str = ""


@dataclass(frozen=True)
class Verschil:
    """How one figure differs between areas.

    Attributes
    ----------
    kolom : str
    meest, minst : tuple of Gebied
        Those with the highest and the lowest value, as rounded for people; empty where nothing
        can be compared.
    punten : float
        The difference of those rounded values; 0 for none.
    bekend, onbekend : tuple of Gebied
    van_niveaus : tuple of str
        The levels above the wijk that the figure stands for; empty where it is the area's own.
    zelfde_gebied : bool
        Whether all of them carry the figure of one and the same area.
    overlapt : bool
        Whether the margins of the highest and the lowest overlap, so that their order is unsure.
    """

    kolom: str
    meest: tuple[Gebied, ...]
    minst: tuple[Gebied, ...]
    punten: float
    bekend: tuple[Gebied, ...]
    onbekend: tuple[Gebied, ...]
    van_niveaus: tuple[str, ...] = ()
    zelfde_gebied: bool = False
    overlapt: bool = False

    @property
    def gunstigst(self) -> tuple[Gebied, ...]:
        """Those with the least disadvantage; empty where the figure has no direction."""
        richting = FIGUREN[self.kolom].richting
        if richting == "geen" or not self.punten:
            return ()
        return self.minst if richting == "hoog is nadeel" else self.meest


def verschil(kolom: str, gebieden: Sequence[Gebied]) -> Verschil:
    """Return how a figure differs between areas; what is unknown takes no part in it.

    Examples
    --------
    >>> a, b = (Gebied(n, n, {"nood": w}) for n, w in (("A", 60.2), ("B", 40.0)))
    >>> v = verschil("nood", [a, b])
    >>> v.punten, v.meest[0].naam, v.gunstigst[0].naam
    (20.0, 'A', 'B')
    """
    bekend = tuple(g for g in gebieden if cijfers.is_bekend(g.rij, kolom))
    rest = tuple(g for g in gebieden if g not in bekend)
    if len(bekend) < 2:
        return Verschil(kolom, (), (), 0.0, bekend, rest)
    decimalen = FIGUREN[kolom].decimalen
    waarde = {g.code: round(float(g.rij[kolom]), decimalen) for g in bekend}
    hoog, laag = max(waarde.values()), min(waarde.values())
    meest = tuple(g for g in bekend if waarde[g.code] == hoog)
    minst = tuple(g for g in bekend if waarde[g.code] == laag)
    van = _van_gebieden(kolom, bekend)
    return Verschil(
        kolom,
        meest,
        minst,
        round(hoog - laag, decimalen),
        bekend,
        rest,
        tuple(n for n in NIVEAUS if n in {niveau for niveau, _ in van}),
        len(van) == 1,
        hoog > laag and _overlapt(kolom, minst[0].rij, meest[0].rij),
    )


def _van_gebieden(kolom: str, bekend: Sequence[Gebied]) -> set[tuple[str, str]]:
    """Return (level, code) of the larger areas that the figure was taken from; empty for none."""
    if kolom not in _EIGEN_NIVEAU:
        return set()
    niveaus = [(str(g.rij.get(_EIGEN_NIVEAU[kolom])), g.rij) for g in bekend]
    return {(n, str(rij[NIVEAUS[n].kolom])) for n, rij in niveaus if n in NIVEAUS and n != WIJK}


def _overlapt(kolom: str, laag: Rij, hoog: Rij) -> bool:
    boven, onder = laag.get(f"{_marge(kolom)}_p95"), hoog.get(f"{_marge(kolom)}_p05")
    if boven is None or onder is None or onbekend(boven) or onbekend(onder):
        return False
    return bool(boven >= onder)


def _marge(kolom: str) -> str:
    return {"dekking_pct": "dekking", "minuten_dichtste": "minuten"}.get(kolom, kolom)


def grootste(
    verschillen: Sequence[Verschil], alle: pd.DataFrame, hoeveel: int = 3
) -> list[Verschil]:
    """Return the measured figures that differ most, measured by how far all areas lie apart.

    A difference counts as a part of the distance between the 5th and the 95th percentile of all
    areas of the level, so that minutes and percentages can be weighed against each other. Sizes
    and estimates are left out; equals keep their order.

    Parameters
    ----------
    verschillen : sequence of Verschil
    alle : DataFrame
        All areas of the level, with a column per figure.
    hoeveel : int
    """
    gewogen = []
    for v in verschillen:
        if v.kolom in GROOTTE | cijfers.GESCHAT | cijfers.DEELS_GESCHAT or not v.punten:
            continue
        reeks = alle[v.kolom].astype(float)
        breedte = float(reeks.quantile(_GROOT) - reeks.quantile(_KLEIN))
        if breedte > 0:
            gewogen.append((v.punten / breedte, v))
    gewogen.sort(key=lambda paar: -paar[0])
    return [v for _, v in gewogen[:hoeveel]]
