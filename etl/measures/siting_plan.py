"""What a siting question is asked with and answered by: checked input, and the plan."""

import math
from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from etl.errors import OnbekendeCode, OngeldigeAanroep, OngeldigeCoordinaat
from etl.measures.siting_questions import Getallen, Plaatsen, Vraagstuk, sort_pairs
from etl.measures.weighted import check_weights

#: What a plan says about itself: keys of the message catalogues.
BEWEZEN = "siting.bewezen"
TIJD_OP = "siting.tijd_op"
NIETS_TE_WINNEN = "siting.niets_te_winnen"
ONBEREIKBAAR = "siting.onbereikbaar"
TE_WEINIG_PLAATSEN = "siting.te_weinig_plaatsen"
GULZIG = "siting.gulzig"


@dataclass(frozen=True)
class Plan:
    """A choice of places, what it is worth, and how sure it is that nothing beats it.

    Attributes
    ----------
    sites : tuple of int
        New places (positions of destinations), sorted. Places that bring nothing are not
        proposed, so there may be fewer than were asked. Existing places stay, and are not named.
    covered : float
        Households served by the new and the existing places together: within the limit, or for
        the p-median at any distance in the pairs.
    bound : float
        What no choice can beat: at most so many households covered (maximal covering), at least
        so many new places (set covering), at least so many household-metres (p-median).
    optimal : bool
        Proven that no choice is better. False where the question as asked has no answer.
    objective : float
        What is optimised, in the unit of `bound`; NaN where there is no plan.
    gain : float
        Households more than the existing places cover; for the p-median household-metres less
        (NaN where the existing places do not reach everybody).
    gap : float
        ``|objective − bound| / max(objective, bound)``; 0 where the answer is proven.
    status : str
        Message key: ``siting.bewezen``, ``.tijd_op`` (time limit reached: see `gap`),
        ``.niets_te_winnen``, ``.onbereikbaar`` (some people cannot be reached by any place; the
        plan serves the others), ``.te_weinig_plaatsen`` (n places cannot serve everybody) or
        ``.gulzig`` (greedy, not proven).
    unreached : tuple of int
        Origins with people that no place, new or existing, can reach.
    unreached_demand : float
        Households of `unreached`.
    """

    sites: tuple[int, ...]
    covered: float
    bound: float
    optimal: bool
    objective: float
    gain: float
    gap: float
    status: str
    unreached: tuple[int, ...] = field(default=(), repr=False)
    unreached_demand: float = 0.0


@dataclass(frozen=True)
class Vraag:
    """Checked input: only rows with people, only finite costs, one cost per pair.

    Attributes
    ----------
    gewicht : ndarray, shape (rows,)
        People of every origin that has any.
    herkomst : ndarray of int, shape (rows,)
        Their positions in the demand as given.
    rij, plaats, kosten : ndarray, shape (pairs,)
        Row, place and cost; sorted by row and place.
    namen : ndarray of int, shape (places,)
        Position of each place as given, ascending.
    bestaand : ndarray of int
        Existing places, as positions in `namen`.
    """

    gewicht: Getallen
    herkomst: Plaatsen
    rij: Plaatsen
    plaats: Plaatsen
    kosten: Getallen
    namen: Plaatsen
    bestaand: Plaatsen

    @property
    def stand(self) -> tuple[NDArray[np.bool_], Plaatsen]:
        """Which places may be chosen (all that do not exist yet), and which exist."""
        kandidaat = np.ones(len(self.namen), dtype=bool)
        kandidaat[self.bestaand] = False
        return kandidaat, self.bestaand

    def within(self, limit: float) -> "Vraag":
        """Return the question with only the pairs of at most `limit`."""
        mee = self.kosten <= limit
        return Vraag(
            self.gewicht,
            self.herkomst,
            self.rij[mee],
            self.plaats[mee],
            self.kosten[mee],
            self.namen,
            self.bestaand,
        )

    def served_by(self, gekozen: Plaatsen) -> NDArray[np.bool_]:
        """Return which rows have a pair with one of the places."""
        uit = np.zeros(len(self.gewicht), dtype=bool)
        uit[self.rij[np.isin(self.plaats, gekozen)]] = True
        return uit

    def nearest(self, gekozen: Plaatsen) -> Getallen:
        """Return the lowest cost of every row to one of the places; inf where there is none."""
        uit = np.full(len(self.gewicht), np.inf)
        mee = np.isin(self.plaats, gekozen)
        np.minimum.at(uit, self.rij[mee], self.kosten[mee])
        return uit

    def people(self, wie: NDArray[np.bool_]) -> float:
        """Return the people of some rows, summed so that their order cannot matter."""
        return math.fsum(self.gewicht[wie])

    def unreached(self) -> NDArray[np.bool_]:
        """Return which rows no place at all can serve."""
        return ~self.served_by(np.arange(len(self.namen)))

    def question(self, baat: Getallen, n: int, hard: NDArray[np.bool_] | None = None) -> Vraagstuk:
        """Return the question for the engine; rows of `hard` must be served.

        `n` counts new places; the existing ones come on top.
        """
        volgorde = sort_pairs(self.rij, self.plaats, baat)
        rijen = self.matrix()
        return Vraagstuk(
            self.rij[volgorde],
            self.plaats[volgorde],
            baat[volgorde],
            self.gewicht,
            rijen[np.flatnonzero(hard)] if hard is not None else rijen[:0],
            n + len(self.bestaand),
        )

    def matrix(self) -> sparse.csr_array:
        """Return 1 for every pair: shape (rows, places)."""
        vorm = (len(self.gewicht), len(self.namen))
        return sparse.csr_array((np.ones(len(self.rij)), (self.rij, self.plaats)), shape=vorm)

    def names(self, gekozen: Plaatsen) -> tuple[int, ...]:
        """Return places as the caller numbers them, sorted."""
        return tuple(sorted(self.namen[gekozen].tolist()))

    def unreached_fields(self) -> tuple[tuple[int, ...], float]:
        """Return who no place can reach: origins and number of people."""
        wie = self.unreached()
        return tuple(self.herkomst[wie].tolist()), self.people(wie)


def check_question(
    demand: ArrayLike, pairs: pd.DataFrame, existing: Collection[int], cost: str
) -> Vraag:
    """Return the question, checked and in one order, whatever the order of the rows of `pairs`.

    Raises
    ------
    NegatieveVraag
        A demand is negative or no number.
    OnbekendeCode
        An origin is no position in `demand`, or a destination or existing place is no position.
    OngeldigeCoordinaat
        A cost is missing or negative.
    OngeldigeAanroep
        A column of `pairs` is missing.
    """
    gewicht = check_weights(demand)
    for kolom in ("origin", "destination", cost):
        if kolom not in pairs.columns:
            raise OngeldigeAanroep(f"De paren hebben geen kolom {kolom!r}; voeg die toe.")
    van = _positions(pairs["origin"], "vertrekpunt", len(gewicht))
    naar = _positions(pairs["destination"], "bestemming")
    bestaand = np.unique(_positions(list(existing), "bestaande plaats"))
    kosten = _costs(pairs[cost], cost)
    telt = np.isfinite(kosten) & (gewicht[van] > 0)
    volgorde = np.flatnonzero(telt)[np.lexsort((kosten[telt], naar[telt], van[telt]))]
    van, naar, kosten = van[volgorde], naar[volgorde], kosten[volgorde]
    # A pair that is given twice counts once, at its lowest cost.
    eerste = np.ones(len(van), dtype=bool)
    eerste[1:] = (van[1:] != van[:-1]) | (naar[1:] != naar[:-1])
    van, naar, kosten = van[eerste], naar[eerste], kosten[eerste]
    mensen = np.flatnonzero(gewicht > 0)
    namen = np.union1d(naar, bestaand).astype(np.intp)
    return Vraag(
        gewicht[mensen],
        mensen,
        np.searchsorted(mensen, van),
        np.searchsorted(namen, naar),
        kosten,
        namen,
        np.searchsorted(namen, bestaand),
    )


def _positions(waarden: ArrayLike, wat: str, aantal: int | None = None) -> Plaatsen:
    getal = np.asarray(waarden)
    if getal.size == 0:
        return np.empty(0, dtype=np.intp)
    heel = np.issubdtype(getal.dtype, np.integer) or (
        np.issubdtype(getal.dtype, np.floating) and bool((getal == np.floor(getal)).all())
    )
    if not heel:
        raise OnbekendeCode(f"Een {wat} is geen heel getal; geef posities 0, 1, 2 …")
    fout = np.flatnonzero((getal < 0) | (getal >= (np.inf if aantal is None else aantal)))
    if len(fout):
        grens = "" if aantal is None else f" en hoogstens {aantal - 1}"
        raise OnbekendeCode(
            f"Een {wat} op rij {fout[0]} is {getal[fout[0]]} ({len(fout)} in totaal); "
            f"geef posities van minstens 0{grens}."
        )
    return getal.astype(np.intp)


def _costs(waarden: ArrayLike, cost: str) -> Getallen:
    kosten = np.asarray(waarden, dtype=float)
    fout = np.flatnonzero(np.isnan(kosten) | (kosten < 0))
    if len(fout):
        raise OngeldigeCoordinaat(
            f"Kolom {cost!r} is {kosten[fout[0]]} op rij {fout[0]} ({len(fout)} in totaal); "
            "een afstand is nul of meer."
        )
    return kosten


def check_settings(n: int = 0, limit: float = 0.0, time_limit: float = 1.0) -> None:
    """Raise where the number of places, the limit or the time limit cannot be meant.

    Raises
    ------
    OngeldigeAanroep
        `n` is negative or not whole, `limit` is negative or no number, or `time_limit` is not
        positive.
    """
    if isinstance(n, bool) or n != int(n) or n < 0:
        raise OngeldigeAanroep(f"Het aantal nieuwe plaatsen is {n}; geef een heel getal vanaf nul.")
    if not limit >= 0:
        raise OngeldigeAanroep(f"De grens is {limit}; geef een afstand van nul of meer.")
    if not 0 < time_limit < math.inf:
        raise OngeldigeAanroep(f"De tijdslimiet is {time_limit} s; geef meer dan nul seconden.")
