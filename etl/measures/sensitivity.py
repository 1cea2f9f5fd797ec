"""How far the access figures hang on places of which the register does not know exactly where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from etl.errors import OnbekendeCode, OngeldigeAanroep
from etl.measures import travel
from etl.measures.access import beyond, coverage
from etl.measures.travel import check_points, nearest_metres
from etl.measures.weighted import Getallen, check_weights, group_sum

#: Places known no finer than this might as well stand elsewhere in their gemeente. Those known by
#: the gemeente alone have no travel time at all; in the draws they stand somewhere too.
ONZEKERE_PRECISIES = ("wijk", "deelgemeente", "gemeente")
TREKKINGEN = 100
#: The interval holds nine tenths of the draws.
ONDER, BOVEN = 0.05, 0.95
#: The key under which :func:`register_intervals` answers for the wijken themselves.
WIJK = "wijk"

_KOLOMMEN = ("p05", "p95", "zonder")
#: Metres are sorted as whole numbers, in the bits of 32 that the number of the wijk leaves.
_BITS = 32
#: The longest distance that is told apart; beyond it no place is known.
_VERST = 65_000.0


@dataclass(frozen=True)
class Onzeker:
    """Household rows, and the places that are sure or unsure.

    Attributes
    ----------
    rows_xy : ndarray, shape (rows, 2)
        Household rows, metres in one coordinate system.
    households : ndarray, shape (rows,)
    wijk : ndarray of int, shape (rows,)
        Position of the row's wijk.
    gemeente : ndarray of str, shape (wijken,)
        Code of the wijk's gemeente.
    sure_xy : ndarray, shape (places, 2)
        Places known by address or street.
    unsure_gemeente : ndarray of str, shape (unsure places,)
        Code of the gemeente of every place that is known by its wijk, deelgemeente or gemeente
        only.
    """

    rows_xy: NDArray[np.floating]
    households: Getallen
    wijk: NDArray[np.integer]
    gemeente: NDArray[np.object_]
    sure_xy: NDArray[np.floating]
    unsure_gemeente: NDArray[np.object_]


@dataclass(frozen=True)
class Verhuisd:
    """What the draws say.

    Attributes
    ----------
    intervallen : dict of str to DataFrame
        "wijk" and every level asked for → the intervals, rows in the order of the positions.
    gebrek : ndarray of float32, shape (draws, 1 + limits, wijken)
        How far people of a wijk are in every draw: first the median metres, then the share of
        households beyond each of the draw's own limits. NaN where nobody lives or, for the
        median, no place is known.
    """

    intervallen: dict[str, pd.DataFrame]
    gebrek: NDArray[np.float32]


@dataclass(frozen=True)
class _Verhuis:
    """The unsure places of one gemeente: where they may stand, and whom that may concern.

    Attributes
    ----------
    aantal : int
        Number of unsure places.
    plekken : ndarray, shape (candidates, 2)
        Household rows of the gemeente.
    lopend : ndarray, shape (candidates,)
        Running sum of their households.
    rijen : ndarray of int, shape (rows concerned,)
        Household rows, of any gemeente, to which some spot of the gemeente may be nearer than
        the nearest sure place.
    xy : ndarray of float32, shape (2, rows concerned)
    """

    aantal: int
    plekken: Getallen
    lopend: Getallen
    rijen: NDArray[np.intp]
    xy: NDArray[np.float32]


def register_intervals(
    onzeker: Onzeker,
    regions: Mapping[str, NDArray[np.integer]],
    limit: float,
    limits: Getallen,
    seed: int,
) -> Verhuisd:
    """Return between which values coverage and minutes lie when the unsure places move.

    A place known by its wijk or deelgemeente stands on the map at one spot, which is a guess; one
    known by its gemeente only stands nowhere, and figures at default settings leave it out. In
    every draw each of them stands at a household of its gemeente instead, each household as
    likely as the next and every place on its own; the sure places stay. Beside the interval
    stand the figures with all unsure places left out: what the sure places alone offer.

    Parameters
    ----------
    onzeker : Onzeker
    regions : mapping of str to ndarray of int, shape (wijken,)
        Level → position of each wijk's region, −1 for none; may be empty.
    limit : float
        Metres within which a place covers a household, boundary included.
    limits : ndarray, shape (draws, limits)
        Metres that the draws of ranks hold for near in each draw; one row a draw, may have no
        columns (:func:`etl.measures.ranks.draw_limits`).
    seed : int
        Seed of the draws: the same seed gives the same intervals.

    Returns
    -------
    Verhuisd
        Intervals with the columns ``dekking_p05, dekking_p95, dekking_zonder`` (% of households
        within `limit`) and ``minuten_p05, minuten_p95, minuten_zonder`` (household-weighted
        median, at walking speed; metres rounded to a few centimetres); missing where nobody
        lives or no place is known. More coverage is better, more minutes are worse.

    Raises
    ------
    OngeldigeCoordinaat
        A coordinate is no number.
    NegatieveVraag
        A number of households is negative or missing.
    OnbekendeCode
        An unsure place is of a gemeente without households on the map.
    OngeldigeAanroep
        There is nothing to draw.

    Examples
    --------
    One sure place beside the first household; the unsure one stands at the first, the second or
    the third household of gemeente g:

    >>> rijen = np.array([[0.0, 0.0], [2000.0, 0.0], [4000.0, 0.0]])
    >>> onzeker = Onzeker(
    ...     rijen, np.ones(3), np.array([0, 1, 2]), np.array(["g"] * 3), rijen[:1], np.array(["g"])
    ... )
    >>> honderd = np.empty((100, 0))
    >>> uit = register_intervals(onzeker, {}, 900, honderd, seed=1).intervallen["wijk"]
    >>> uit[["dekking_p05", "dekking_p95", "dekking_zonder"]].values.tolist()
    [[100.0, 100.0, 100.0], [0.0, 100.0, 0.0], [0.0, 100.0, 0.0]]
    """
    draws = len(limits)
    if draws < 1:
        raise OngeldigeAanroep(f"Met {draws} trekkingen is er geen interval; vraag er minstens 1.")
    gewicht = check_weights(onzeker.households)
    n = len(onzeker.gemeente)
    per_wijk = group_sum(gewicht, onzeker.wijk, n)
    niveaus = {WIJK: np.arange(n), **regions}
    dekking: dict[str, list[Getallen]] = {naam: [] for naam in niveaus}
    midden: dict[str, list[Getallen]] = {naam: [] for naam in niveaus}
    gebrek = np.empty((draws, 1 + limits.shape[1], n), dtype=np.float32)
    for i, metres in enumerate(moved_metres(onzeker, seed, draws)):
        binnen = coverage(metres, gewicht, onzeker.wijk, n, limit) * per_wijk
        gesorteerd = _Gesorteerd.of(metres, gewicht, onzeker.wijk, n)
        for naam, regio in niveaus.items():
            dekking[naam].append(_share(binnen, per_wijk, regio))
            midden[naam].append(gesorteerd.median(regio))
        if i:
            gebrek[i - 1, 0] = midden[WIJK][i]
            gebrek[i - 1, 1:] = beyond(metres, gewicht, onzeker.wijk, n, limits[i - 1]).T
    return Verhuisd(
        {
            naam: pd.DataFrame(
                _columns("dekking", np.array(dekking[naam]))
                | _columns("minuten", travel.minutes(np.array(midden[naam])))
            )
            for naam in niveaus
        },
        gebrek,
    )


def moved_metres(onzeker: Onzeker, seed: int, draws: int) -> Iterator[NDArray[np.float32]]:
    """Yield the metres to the nearest place: first without the unsure places, then per draw.

    Parameters and errors are those of :func:`register_intervals`.

    Yields
    ------
    ndarray of float32, shape (rows,)
        inf where there is no place.
    """
    toeval = np.random.default_rng(seed)
    vast = nearest_metres(onzeker.rows_xy, onzeker.sure_xy).astype(np.float32)
    yield vast
    verhuizen = list(_moves(onzeker, vast))
    for _ in range(draws):
        metres = vast.copy()
        for deel in verhuizen:
            trek = toeval.random(deel.aantal) * deel.lopend[-1]
            waar = np.searchsorted(deel.lopend, trek, side="right")
            nieuw = _nearest(deel, deel.plekken[waar.clip(max=len(deel.plekken) - 1)])
            metres[deel.rijen] = np.minimum(metres[deel.rijen], nieuw)
        yield metres


def _moves(onzeker: Onzeker, vast: NDArray[np.float32]) -> Iterator[_Verhuis]:
    xy = check_points(onzeker.rows_xy, "huishoudens")
    x, y = np.ascontiguousarray(xy.T, dtype=np.float32)
    gewicht = check_weights(onzeker.households)
    gemeenten, aantallen = np.unique(onzeker.unsure_gemeente, return_counts=True)
    for code, aantal in zip(gemeenten, aantallen, strict=True):
        eigen = (onzeker.gemeente == code)[onzeker.wijk] & (gewicht > 0)
        if not eigen.any():
            raise OnbekendeCode(
                f"Gemeente {code} heeft geen huishoudens op de kaart, maar wel plaatsen zonder "
                f"exact adres ({aantal}); verbeter de gemeentecode."
            )
        plekken = xy[eigen]
        # No spot of the gemeente is nearer than the edge of the box around its households.
        west, zuid = plekken.min(axis=0).astype(np.float32)
        oost, noord = plekken.max(axis=0).astype(np.float32)
        dx = np.maximum(np.maximum(west - x, x - oost), 0)
        dy = np.maximum(np.maximum(zuid - y, y - noord), 0)
        rijen = np.flatnonzero(dx * dx + dy * dy < vast * vast)
        yield _Verhuis(
            int(aantal),
            plekken,
            np.cumsum(gewicht[eigen]),
            rijen,
            np.stack([x[rijen], y[rijen]]),
        )


def _nearest(deel: _Verhuis, plaatsen: Getallen) -> NDArray[np.float32]:
    """Return the metres from the rows concerned to the nearest of a few places.

    In single precision, right to a few centimetres, because it runs a hundred times.
    """
    kwadraat = np.full(len(deel.rijen), np.inf, dtype=np.float32)
    for x, y in plaatsen.astype(np.float32):
        dx, dy = deel.xy[0] - x, deel.xy[1] - y
        np.minimum(kwadraat, dx * dx + dy * dy, out=kwadraat)
    return np.sqrt(kwadraat)


@dataclass(frozen=True)
class _Gesorteerd:
    """The rows of every wijk sorted by metres, so that medians are looked up, not sorted again.

    Attributes
    ----------
    sleutel : ndarray of uint32, shape (rows,)
        Position of the wijk in the high bits, metres × `schaal` in the low ones; sorted.
    lopend : ndarray, shape (rows + 1,)
        Households before each row.
    begin : ndarray of int, shape (wijken + 1,)
        First row of each wijk.
    schaal : float
        Steps per metre.
    bits : int
        Number of low bits.
    """

    sleutel: NDArray[np.uint32]
    lopend: Getallen
    begin: NDArray[np.intp]
    schaal: float
    bits: int

    @classmethod
    def of(
        cls, metres: NDArray[np.floating], households: Getallen, wijk: NDArray[np.integer], n: int
    ) -> "_Gesorteerd":
        bits = _BITS - max(n - 1, 1).bit_length()
        hoogste = (1 << bits) - 1
        schaal = hoogste / _VERST
        stap = np.minimum(np.rint(metres * np.float64(schaal)), hoogste).astype(np.uint32)
        sleutel = wijk.astype(np.uint32) << np.uint32(bits) | stap
        volgorde = _order(sleutel)
        sleutel = sleutel[volgorde]
        lopend = np.concatenate(([0.0], np.cumsum(households[volgorde])))
        begin = np.searchsorted(sleutel, np.arange(n, dtype=np.uint64) << np.uint64(bits))
        return cls(sleutel, lopend, np.append(begin, len(sleutel)), schaal, bits)

    def median(self, region: NDArray[np.integer]) -> Getallen:
        """Return the household-weighted lower median of metres per region; NaN for none.

        Halving: per region the smallest step at which half of its households are reached.
        """
        wijken = np.flatnonzero(region >= 0)
        regio = region[wijken]
        n = int(regio.max(initial=-1)) + 1
        voor, na = self.lopend[self.begin[wijken]], self.lopend[self.begin[wijken + 1]]
        totaal = group_sum(na - voor, regio, n)
        # A hair below half: differences of long running sums must not skip by rounding.
        half = totaal / 2 * (1 - 1e-9) - 1e-12 * self.lopend[-1]
        hoog = wijken.astype(np.uint32) << np.uint32(self.bits)
        laagste, hoogste = np.zeros(n, dtype=np.uint32), np.full(n, (1 << self.bits) - 1, np.uint32)
        for _ in range(self.bits):
            midden = laagste + (hoogste - laagste) // 2
            tot = np.searchsorted(self.sleutel, hoog | midden[regio], side="right")
            genoeg = group_sum(self.lopend[tot] - voor, regio, n) >= half
            hoogste = np.where(genoeg, midden, hoogste)
            laagste = np.where(genoeg, laagste, np.minimum(midden + 1, hoogste))
        bekend = (half > 0) & (hoogste < (1 << self.bits) - 1)
        return np.where(bekend, hoogste / self.schaal, np.nan)


def _order(keys: NDArray[np.uint32]) -> NDArray[np.intp]:
    """Return the order that sorts `keys`.

    By the low and then the high half: numpy sorts 16 bits by counting, twice as fast as 32.
    """
    laag = np.argsort((keys & np.uint32(0xFFFF)).astype(np.uint16), kind="stable")
    hoog = (keys >> np.uint32(16)).astype(np.uint16)[laag]
    return laag[np.argsort(hoog, kind="stable")]


def _share(within: Getallen, households: Getallen, region: NDArray[np.integer]) -> Getallen:
    """Return Σ covered / Σ households per region, in %; NaN where nobody lives."""
    telt = region >= 0
    n = int(region.max(initial=-1)) + 1
    totaal = group_sum(households[telt], region[telt], n)
    som = group_sum(np.nan_to_num(within[telt]), region[telt], n)
    return np.divide(som, totaal, out=np.full(n, np.nan), where=totaal > 0)


def _columns(naam: str, values: Getallen) -> dict[str, Getallen]:
    """Return the interval over the draws, and the first row, where the unsure are left out."""
    # A value that occurred in a draw, not one in between: missing values need no care then.
    grenzen = np.quantile(values[1:], [ONDER, BOVEN], axis=0, method="inverted_cdf")
    return {f"{naam}_{k}": v for k, v in zip(_KOLOMMEN, (*grenzen, values[0]), strict=True)}
