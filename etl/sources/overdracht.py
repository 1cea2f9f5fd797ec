"""The arithmetic of carrying figures from areas of one vintage to those of another.

A transfer is a table of shares: how much of each old area lies in which new one, measured in
households. Counts are shared out and add up to what they were; rates are averaged over the
households (or another weight) that they speak of. Nothing here reads a code for what it means.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from etl.errors import NegatieveVraag, OnbekendeCode, OngeldigeAanroep

SAMENGEVOEGD = "samengevoegd"
CONCORDANTIE = "volgens de concordantie van de uitgever"
GEWOGEN = "gewogen naar huishoudens"
_MEEST_GENOEMD = 10


@dataclass(frozen=True)
class Overdracht:
    """How the areas of one vintage lie in those of another.

    Attributes
    ----------
    van, naar : str
        Level and vintage, as people name them: ``sector 2024``, ``wijk 2025``.
    manier : str
        How: one of the texts of this module.
    aandelen : DataFrame
        ``van``, ``naar``, ``aandeel`` (share of the old area, above 0; together 1 per old area)
        and ``huishoudens`` (in both; missing where not known).
    """

    van: str
    naar: str
    manier: str
    aandelen: pd.DataFrame

    @property
    def herkomst(self) -> str:
        """The transfer in words, for a figure's provenance.

        Examples
        --------
        >>> of_whole({"1": "9"}, "gemeente 2018", "gemeente 2025", SAMENGEVOEGD).herkomst
        'gemeente 2018 → gemeente 2025, samengevoegd'
        """
        return f"{self.van} → {self.naar}, {self.manier}"

    def known(self) -> frozenset[str]:
        """Return the old codes that can be carried."""
        return frozenset(self.aandelen["van"])

    def counts(self, frame: pd.DataFrame, code: str, values: Sequence[str]) -> pd.DataFrame:
        """Carry counts: each is shared out over the new areas, which add up what they get.

        Parameters
        ----------
        frame : DataFrame
            One row per old area and further keys (year, type …): every column outside `values`.
        code : str
            The column that holds the old code.
        values : sequence of str
            The columns to carry. A missing part makes the whole missing, never smaller.

        Returns
        -------
        DataFrame
            Same columns, new codes, sorted by its keys; the sums are those of `frame`.

        Raises
        ------
        OnbekendeCode
            An old code is in no vintage of this transfer; the sentence names them.

        Examples
        --------
        >>> half = pd.DataFrame({"van": "s", "naar": ["v", "w"], "huishoudens": [3.0, 1.0]})
        >>> deel = of_households(half, {}, "sector 2024", "wijk 2025")
        >>> deel.counts(pd.DataFrame({"sector": ["s"], "n": [8]}), "sector", ["n"]).values.tolist()
        [['v', 6.0], ['w', 2.0]]
        """
        spread = self._spread(frame, code)
        for value in values:
            spread[value] = spread[value] * spread["_aandeel"]
        keys = [column for column in frame.columns if column not in values]
        total = spread.groupby(keys, sort=True, dropna=False)[list(values)].sum(skipna=False)
        return total.reset_index()[list(frame.columns)]

    def rates(
        self,
        frame: pd.DataFrame,
        code: str,
        value: str,
        weight: str | None = None,
        minimum: float = 1.0,
    ) -> pd.DataFrame:
        r"""Carry a rate: Σ w·a·v / Σ w·a over the old areas whose value is known.

        Parameters
        ----------
        frame, code
            As for :meth:`counts`; every column outside `value` and `weight` is a key.
        value : str
            The column to average.
        weight : str, optional
            What the value counts for (≥ 0), such as sales; households when left out. It may be
            missing only where the value is missing too.
        minimum : float
            Share of the weight, from 0 to 1, that must have a value; below it, or where it
            cannot be told, the result is missing.

        Returns
        -------
        DataFrame
            The keys with new codes, sorted; `value`; ``gewicht`` (Σ w·a over the known parts)
            and ``alles`` (Σ w·a over all parts; missing where one is not known).

        Raises
        ------
        OnbekendeCode
            As for :meth:`counts`.
        NegatieveVraag
            A weight is negative, or missing where there is a value.

        Examples
        --------
        Sector s lies for three quarters in wijk v; t lies in it whole, and is suppressed:

        >>> delen = pd.DataFrame(
        ...     {"van": ["s", "s", "t"], "naar": ["v", "w", "v"], "huishoudens": [30.0, 10, 10]}
        ... )
        >>> naar = of_households(delen, {}, "sector 2024", "wijk 2025")
        >>> prijs = pd.DataFrame({"sector": ["s", "t"], "p": [200.0, float("nan")]})
        >>> naar.rates(prijs, "sector", "p", minimum=0.5).values.tolist()
        [['v', 200.0, 30.0, 40.0], ['w', 200.0, 10.0, 10.0]]
        """
        spread = self._spread(frame, code)
        own = spread["_huishoudens"] if weight is None else spread[weight] * spread["_aandeel"]
        known = spread[value].notna()
        bad = (own < 0) | (own.isna() & known)
        if bad.any():
            raise NegatieveVraag(
                f"Het gewicht is negatief of ontbreekt voor {_named(frame[code][bad[bad].index])}; "
                "geef elk gebied met een waarde een gewicht van nul of meer."
            )
        keys = [column for column in frame.columns if column not in (value, weight)]
        parts = spread[keys].assign(
            gewicht=own.where(known, 0.0), alles=own, product=(spread[value] * own).where(known, 0)
        )
        groups = parts.groupby(keys, sort=True, dropna=False)
        total = groups[["product", "gewicht"]].sum().join(groups["alles"].sum(skipna=False))
        share = total["gewicht"] / total["alles"].where(total["alles"] > 0)
        mean = total["product"] / total["gewicht"].where(total["gewicht"] > 0)
        total[value] = mean.where(share >= minimum)
        return total.reset_index()[[*keys, value, "gewicht", "alles"]]

    def _spread(self, frame: pd.DataFrame, code: str) -> pd.DataFrame:
        """Return a row per old row and new area; the index is that of the old row."""
        unknown = frame.loc[~frame[code].isin(self.known()), code]
        if len(unknown):
            raise OnbekendeCode(
                f"{unknown.nunique()} codes zijn niet van {self.van}: {_named(unknown)}; "
                "kies de juiste jaargang, of laat de rijen weg."
            )
        # Names of our own, because a frame may well have a column of households itself.
        links = self.aandelen.add_prefix("_").rename(columns={"_van": code})
        spread = frame.reset_index(drop=True).reset_index(names="_rij").merge(links, on=code)
        spread.index = frame.index[spread["_rij"]]
        return spread.assign(**{code: spread["_naar"]})


def _named(codes: pd.Series) -> str:
    unique = sorted(set(codes))
    rest = f" en {len(unique) - _MEEST_GENOEMD} andere" if len(unique) > _MEEST_GENOEMD else ""
    return ", ".join(unique[:_MEEST_GENOEMD]) + rest


def of_whole(
    naar_van: dict[str, str], van: str, naar: str, manier: str = CONCORDANTIE
) -> Overdracht:
    """Return the transfer in which every old area lies whole in one new area.

    Parameters
    ----------
    naar_van : dict of str to str
        New code of each old code.
    van, naar, manier : str
        As in :class:`Overdracht`.
    """
    aandelen = pd.DataFrame({"van": list(naar_van), "naar": list(naar_van.values())}, dtype="str")
    return Overdracht(van, naar, manier, aandelen.assign(aandeel=1.0, huishoudens=float("nan")))


def of_households(
    delen: pd.DataFrame, zonder: dict[str, str], van: str, naar: str, manier: str = GEWOGEN
) -> Overdracht:
    """Return the transfer by the households that old and new areas share.

    Parameters
    ----------
    delen : DataFrame
        ``van``, ``naar``, ``huishoudens``: any number of rows per pair, such as the places where
        households live.
    zonder : dict of str to str
        Where an old area goes whole when nobody lives in it. A code that has households may
        stand here too: its households decide.
    van, naar, manier : str
        As in :class:`Overdracht`.

    Raises
    ------
    OngeldigeAanroep
        A number of households is negative or not a number.
    """
    if not (delen["huishoudens"] >= 0).all():
        raise OngeldigeAanroep("Huishoudens zijn nul of meer; verbeter de tabel van huishoudens.")
    both = delen.groupby(["van", "naar"], sort=True)["huishoudens"].sum().reset_index()
    both = both[both["huishoudens"] > 0]
    whole = both.groupby("van")["huishoudens"].transform("sum")
    both = both.assign(aandeel=both["huishoudens"] / whole)
    living = set(both["van"])
    empty = [(old, new) for old, new in sorted(zonder.items()) if old not in living]
    rest = pd.DataFrame(empty, columns=["van", "naar"], dtype="str")
    rest = rest.assign(aandeel=1.0, huishoudens=0.0)
    aandelen = pd.concat([both, rest], ignore_index=True)[["van", "naar", "aandeel", "huishoudens"]]
    return Overdracht(van, naar, manier, aandelen)
