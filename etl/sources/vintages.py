"""Every vintage of gemeenten, sectors and wijken, and the way from each to today's.

The mergers of 2019 and of 2025 joined whole gemeenten, so a code of before them leads to exactly
one gemeente of today. Counts add up; rates need weights. Sectors and wijken were redrawn in 2025:
they are carried by the households that old and new share, and never leave their gemeente, because
a border that was drawn better moved nobody to another town. What has no place (rest sectors, or
nobody living there and no polygon) goes to the rest wijk of its gemeente, so no count is lost.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from etl.contract.probleem import Probleem
from etl.errors import NegatieveVraag, OnbekendeCode, OngeldigeGegevens
from etl.sources.lezen import name_of, read_xlsx
from etl.sources.overdracht import SAMENGEVOEGD, Overdracht, of_households, of_whole

GEWESTEN = ("02000", "04000")
PROVINCIES = ("10000", "20001", "30000", "40000", "70000")

VANDAAG = "2025"
#: Vintages of sectors: those to 2019, those of 2020–2024, those since the reform of 2025.
SECTOREN = ("2019", "2024", VANDAAG)
#: Vintages of gemeenten before today's: those of 1977–2018 and of 2019–2024.
GEMEENTEN = ("2018", "2024")
#: Codes of 1977 that ended before the concordances begin, and the code of 2018 in their place:
#: four that got another code (REFNIS: the one ends the day before the other begins), and the
#: seven that Antwerpen became in 1983 (the concordance has them as its districts).
VOOR_1988 = {
    "11049": "11057",
    "23030": "23105",
    "24030": "24137",
    "72005": "72041",
    **dict.fromkeys(("11003", "11006", "11012", "11014", "11019", "11028", "11051"), "11002"),
}

_MAP = "provincies_in_cijfers"
_REST = "ZZZZ"
_KOLOMMEN = {
    "2019": ("statsec2019_als_basis.xlsx", "statsec2019", "ggw72024"),
    "2024": ("statsec2024_als_basis.xlsx", "statsec2024", "ggw72024"),
    VANDAAG: ("statsec_als_basis.xlsx", "statsec", "ggw7"),
}
#: Begin of the codes of gemeenten that are none: who lives nobody knows where.
PSEUDO = "9999"
# First digits of the Walloon provinces; Waals-Brabant shares its 2 with Vlaams-Brabant (23, 24)
# and Brussels (21), but not its arrondissement 25.
_WAALS = ("5", "6", "8", "9", "25", "20002")
_LAND_EN_WALLONIE = ("01000", "03000")


def with_zeros(codes: pd.Series) -> pd.Series:
    """Return NIS codes with the leading zeros that a spreadsheet lost.

    Examples
    --------
    >>> with_zeros(pd.Series(["4000", " 11002 "])).tolist()
    ['04000', '11002']
    """
    return codes.str.strip().str.zfill(5)


def is_outside(code: str) -> bool:
    """Return whether a NIS code is Belgian but not of Flanders or Brussels.

    Examples
    --------
    >>> [is_outside(c) for c in ("01000", "03000", "25112", "62063", "21004", "23106")]
    [True, True, True, True, False, False]
    """
    return code in _LAND_EN_WALLONIE or code.startswith(_WAALS)


def _links(path: Path, old: Sequence[str], today: str) -> pd.DataFrame:
    """Return one row per row of the file and old column: van, naar."""
    table = read_xlsx(path, [*old, today])
    return pd.concat(
        [
            pd.DataFrame(
                {"van": with_zeros(table[column]), "naar": with_zeros(table[today])},
            )
            for column in (*old, today)
        ]
    )


def gemeente_of_today(bronnen: Path) -> dict[str, str]:
    """Return, for every gemeente code ever used in our tables, the gemeente of today (2025).

    Parameters
    ----------
    bronnen : Path
        The mirror folder of publishers' files.

    Returns
    -------
    dict
        Codes of 2018 and before, of 2019–2024 and of 2025, each with today's code; pseudo-codes
        (9999x) are left out. Today's gemeenten are its distinct values.

    Raises
    ------
    OngeldigeGegevens
        A file or column is missing, or an old gemeente leads to more than one of today.
    """
    by_sector = bronnen / _MAP / "statsec2019_als_basis.xlsx"
    by_gemeente = bronnen / _MAP / "gemeente2024_gemeente.xlsx"
    links = pd.concat(
        [
            _links(by_sector, ["gemeente2018", "gemeente2024"], "gemeente"),
            _links(by_gemeente, ["gemeente2024"], "gemeente"),
        ]
    ).drop_duplicates()
    links = links[~links["van"].str.startswith(PSEUDO) & ~links["naar"].str.startswith(PSEUDO)]
    split = links[links.duplicated("van", keep=False)].sort_values(["van", "naar"])
    if len(split):
        raise OngeldigeGegevens(
            [
                Probleem(
                    name_of(by_sector),
                    None,
                    "gemeente",
                    str(van),
                    f"deze oude gemeente leidt naar meer dan één van vandaag ({', '.join(naar)})",
                    f"kijk de concordantie na, ook in {name_of(by_gemeente)}",
                )
                for van, naar in split.groupby("van")["naar"]
            ]
        )
    return dict(zip(links["van"], links["naar"], strict=True))


def _today(codes: Iterable[str], mapping: Mapping[str, str]) -> list[str]:
    codes = list(codes)
    unknown = sorted({code for code in codes if code not in mapping})
    if unknown:
        raise OnbekendeCode(
            f"{len(unknown)} gemeentecodes staan in geen enkele indeling van 2018 tot vandaag: "
            f"{', '.join(unknown)}; verbeter de code of laat de rij weg."
        )
    return [mapping[code] for code in codes]


def _keys(frame: pd.DataFrame, values: Sequence[str]) -> list[str]:
    return [column for column in frame.columns if column not in values]


def carry_counts(
    frame: pd.DataFrame, code: str, values: Sequence[str], mapping: Mapping[str, str]
) -> pd.DataFrame:
    """Carry counts from old gemeenten to today's: what merged is added up.

    Parameters
    ----------
    frame : DataFrame
        One row per gemeente and further keys (year, type …): every column outside `values`.
    code : str
        The column that holds the old gemeente code.
    values : sequence of str
        The columns to add up. A missing part makes the whole missing, never smaller.
    mapping : mapping
        As :func:`gemeente_of_today` gives it.

    Returns
    -------
    DataFrame
        Same columns, codes of today, sorted by its keys; sums are conserved exactly.

    Raises
    ------
    OnbekendeCode
        A code is not in `mapping`; the sentence names them all.

    Examples
    --------
    >>> oud = pd.DataFrame({"nis": ["1", "2", "3"], "n": [10, 5, 7]})
    >>> carry_counts(oud, "nis", ["n"], {"1": "9", "2": "9", "3": "3"}).to_dict("list")
    {'nis': ['3', '9'], 'n': [7, 15]}
    """
    carried = frame.assign(**{code: _today(frame[code], mapping)})
    keys = _keys(frame, values)
    total = carried.groupby(keys, sort=True, dropna=False)[list(values)].sum(skipna=False)
    return total.reset_index()[list(frame.columns)]


def carry_rates(
    frame: pd.DataFrame,
    code: str,
    values: Sequence[str],
    weights: str,
    mapping: Mapping[str, str],
) -> pd.DataFrame:
    """Carry rates from old gemeenten to today's: Σ w·v / Σ w over what merged.

    Parameters
    ----------
    frame, code, mapping
        As in :func:`carry_counts`.
    values : sequence of str
        The columns to average. A missing part makes the whole missing.
    weights : str
        The column of weights (≥ 0), such as households; it is added up in the result.

    Returns
    -------
    DataFrame
        Same columns, codes of today, sorted by its keys; missing where the weights are zero.

    Raises
    ------
    OnbekendeCode
        A code is not in `mapping`; the sentence names them all.
    NegatieveVraag
        A weight is negative or missing.

    Examples
    --------
    >>> oud = pd.DataFrame({"nis": ["1", "2"], "pct": [10.0, 40.0], "hh": [200, 100]})
    >>> carry_rates(oud, "nis", ["pct"], "hh", {"1": "9", "2": "9"}).to_dict("list")
    {'nis': ['9'], 'pct': [20.0], 'hh': [300]}
    """
    bad = frame.loc[~(frame[weights] >= 0), code]
    if len(bad):
        raise NegatieveVraag(
            f"De gewichten in {weights} zijn negatief of ontbreken voor "
            f"{', '.join(sorted(set(bad)))}; geef elk gebied een gewicht van nul of meer."
        )
    products = frame.assign(**{v: frame[v] * frame[weights] for v in values})
    total = carry_counts(products, code, [*values, weights], mapping)
    share = total[weights].where(total[weights] > 0)
    return total.assign(**{v: total[v] / share for v in values})


def gemeenten(bronnen: Path) -> dict[str, Overdracht]:
    """Return the transfer to today's gemeenten from each older vintage (:data:`GEMEENTEN`).

    Raises
    ------
    OngeldigeGegevens
        As for :func:`gemeente_of_today`.
    """
    vandaag = gemeente_of_today(bronnen)
    uit = {}
    for jaar, bestand in zip(
        GEMEENTEN, ("statsec2019_als_basis.xlsx", "gemeente2024_gemeente.xlsx"), strict=True
    ):
        codes = with_zeros(
            read_xlsx(bronnen / _MAP / bestand, [f"gemeente{jaar}"])[f"gemeente{jaar}"]
        )
        naar = {code: vandaag[code] for code in sorted(set(codes)) if code in vandaag}
        if jaar == GEMEENTEN[0]:
            naar |= {oud: naar[nieuw] for oud, nieuw in VOOR_1988.items() if nieuw in naar}
        uit[jaar] = of_whole(naar, f"gemeente {jaar}", f"gemeente {VANDAAG}", SAMENGEVOEGD)
    return uit


@dataclass(frozen=True)
class Indelingen:
    """The concordances of every vintage of sectors.

    Attributes
    ----------
    sectoren : dict of str to DataFrame
        Per vintage (:data:`SECTOREN`), one row per sector of Flanders and Brussels: ``sector``,
        ``wijk`` (of the vintage itself: wijken of before 2025 for the first two) and
        ``gemeente`` (of today).
    was : dict of str to str
        The sector of 2019 that each sector of 2024 was, where it only got another code.
    """

    sectoren: dict[str, pd.DataFrame]
    was: dict[str, str]

    @cached_property
    def gemeente_van_wijk(self) -> dict[str, str]:
        """The gemeente of each wijk of today, rest wijken too."""
        now = self.sectoren[VANDAAG]
        return dict(zip(now["wijk"], now["gemeente"], strict=True))

    @cached_property
    def restwijk(self) -> dict[str, str]:
        """The rest wijk of each gemeente of today: who lives there, nobody knows where."""
        now = self.sectoren[VANDAAG]
        rest = now[now["sector"].str.endswith(_REST)]
        return dict(zip(rest["gemeente"], rest["wijk"], strict=True))

    def vintage(self, codes: Collection[str], jaar: int) -> str:
        """Return the vintage that knows most of these sector codes.

        Parameters
        ----------
        codes : collection of str
            Sector codes of one file; those outside Flanders and Brussels count for no vintage.
        jaar : int
            Year that the figures speak of: it decides where the codes do not, as the reform of
            2025 redrew many sectors and left their code.
        """
        found = set(codes)
        bekend = {j: len(found & set(t["sector"])) for j, t in self.sectoren.items()}
        nieuw = jaar >= int(VANDAAG)
        volgorde = SECTOREN[::-1] if nieuw else ("2024", "2019", VANDAAG)
        return max(volgorde, key=bekend.__getitem__)


def read_indelingen(bronnen: Path) -> Indelingen:
    """Read the concordances of every vintage of sectors.

    Raises
    ------
    OngeldigeGegevens
        A file or a column is missing.
    """
    sectoren = {}
    for jaar, (bestand, sector, wijk) in _KOLOMMEN.items():
        raw = read_xlsx(bronnen / _MAP / bestand, [sector, wijk, "gemeente", "gewest"])
        own = raw[with_zeros(raw["gewest"]).isin(GEWESTEN)]
        frame = own[[sector, wijk, "gemeente"]].set_axis(["sector", "wijk", "gemeente"], axis=1)
        sectoren[jaar] = frame.assign(gemeente=with_zeros(frame["gemeente"])).reset_index(drop=True)
    raw = read_xlsx(bronnen / _MAP / "statsec2019_statsec2024.xlsx", ["statsec2019", "statsec2024"])
    oud, nieuw = (set(sectoren[jaar]["sector"]) for jaar in ("2019", "2024"))
    renamed = raw[raw["statsec2019"].isin(oud - nieuw) & raw["statsec2024"].isin(nieuw - oud)]
    return Indelingen(
        sectoren, dict(zip(renamed["statsec2024"], renamed["statsec2019"], strict=True))
    )


def sector_to_wijk(
    indelingen: Indelingen,
    jaargang: str,
    huishoudens: pd.DataFrame,
    punten: Mapping[str, str] | None = None,
) -> Overdracht:
    """Return the transfer from sectors of a vintage to the wijken of today.

    Parameters
    ----------
    indelingen : Indelingen
    jaargang : str
        One of :data:`SECTOREN`. Those of today lie whole in a wijk of today.
    huishoudens : DataFrame
        The contract table ``huishoudens`` (sectors of 2019, wijken of today).
    punten : mapping of str to str, optional
        The wijk of today at a point inside a sector: where a sector goes in which nobody lives.
    """
    van, naar = f"sector {jaargang}", f"wijk {VANDAAG}"
    sectoren = indelingen.sectoren[jaargang]
    if jaargang == VANDAAG:
        return of_whole(dict(zip(sectoren["sector"], sectoren["wijk"], strict=True)), van, naar)
    oud = {v: k for k, v in indelingen.was.items()} if jaargang == "2024" else {}
    delen = _households(indelingen, huishoudens)
    delen = delen.assign(van=delen["van"].replace(oud))
    gemeente = dict(zip(sectoren["sector"], sectoren["gemeente"], strict=True))
    delen = delen[delen["van"].isin(set(gemeente))]
    hoofd = _main_wijk(wijk_to_wijk(indelingen, huishoudens))
    zonder = {
        sector: _without_households(
            (None if punten is None else punten.get(sector), hoofd.get(wijk)), own, indelingen
        )
        for sector, wijk, own in sectoren.itertuples(index=False)
    }
    return of_households(delen[["van", "naar", "huishoudens"]], zonder, van, naar)


def wijk_to_wijk(indelingen: Indelingen, huishoudens: pd.DataFrame) -> Overdracht:
    """Return the transfer from the wijken of before 2025 to those of today.

    Parameters
    ----------
    indelingen : Indelingen
    huishoudens : DataFrame
        The contract table ``huishoudens``.
    """
    oud = pd.concat([indelingen.sectoren[j] for j in ("2019", "2024")], ignore_index=True)
    wijk = dict(zip(oud["sector"], oud["wijk"], strict=True))
    delen = _households(indelingen, huishoudens)
    delen = delen.assign(van=delen["van"].map(wijk))
    per_wijk = oud.drop_duplicates("wijk")
    zonder = {
        w: indelingen.restwijk[g]
        for w, g in zip(per_wijk["wijk"], per_wijk["gemeente"], strict=True)
    }
    return of_households(
        delen[["van", "naar", "huishoudens"]], zonder, "wijk 2024", f"wijk {VANDAAG}"
    )


def sector_to_sector(
    indelingen: Indelingen, huishoudens: pd.DataFrame, nieuw: pd.Series
) -> Overdracht:
    """Return the transfer from the sectors of 2019 to those of today.

    Parameters
    ----------
    indelingen : Indelingen
    huishoudens : DataFrame
        The contract table ``huishoudens``.
    nieuw : Series
        The sector of today in which each of its rows stands (same index; missing where a row
        has no place), from the sector layer of today.
    """
    nu = indelingen.sectoren[VANDAAG]
    gemeente_nu = dict(zip(nu["sector"], nu["gemeente"], strict=True))
    rest = nu[nu["sector"].str.endswith(_REST)]
    restsector = dict(zip(rest["gemeente"], rest["sector"], strict=True))
    oud = indelingen.sectoren["2019"]
    gemeente = dict(zip(oud["sector"], oud["gemeente"], strict=True))
    delen = pd.DataFrame(
        {"van": huishoudens["sector"], "naar": nieuw, "huishoudens": huishoudens["huishoudens"]}
    )
    delen = delen[delen["naar"].map(gemeente_nu).eq(delen["van"].map(gemeente))]
    zonder = {sector: restsector[g] for sector, g in gemeente.items()}
    return of_households(delen, zonder, "sector 2019", f"sector {VANDAAG}")


def _households(indelingen: Indelingen, huishoudens: pd.DataFrame) -> pd.DataFrame:
    """Return ``van`` (sector 2019), ``naar`` (wijk of today) and ``huishoudens``, row by row.

    A row that stands across the border of its gemeente, by a border that was simplified, is left
    out where the sector has others; a rest sector goes to the rest wijk of its gemeente.
    """
    oud = indelingen.sectoren["2019"]
    gemeente = huishoudens["sector"].map(dict(zip(oud["sector"], oud["gemeente"], strict=True)))
    naar = huishoudens["wijk_code"].where(
        huishoudens["wijk_code"].notna(), gemeente.map(indelingen.restwijk)
    )
    hier = naar.map(indelingen.gemeente_van_wijk).eq(gemeente)
    delen = pd.DataFrame(
        {"van": huishoudens["sector"], "naar": naar, "huishoudens": huishoudens["huishoudens"]}
    )
    return delen[hier]


def _main_wijk(wijken: Overdracht) -> dict[str, str]:
    """Return the wijk of today with most households of each old wijk."""
    grootste = wijken.aandelen.sort_values(["huishoudens", "naar"]).drop_duplicates(
        "van", keep="last"
    )
    return dict(zip(grootste["van"], grootste["naar"], strict=True))


def _without_households(keuzes: Iterable[str | None], gemeente: str, indelingen: Indelingen) -> str:
    """Return the first of `keuzes` that is a wijk of the gemeente, else its rest wijk."""
    hier = (k for k in keuzes if k and indelingen.gemeente_van_wijk.get(k) == gemeente)
    return next(hier, indelingen.restwijk[gemeente])
