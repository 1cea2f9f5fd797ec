"""Carries values from gemeenten of old vintages to today's.

The mergers of 2019 and of 2025 joined whole gemeenten, so a code of before them leads to exactly
one gemeente of today. Counts add up; rates need weights. Sectors and wijken are not carried here:
they were redrawn, and need an overlay.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from etl.contract.probleem import Probleem
from etl.errors import NegatieveVraag, OnbekendeCode, OngeldigeGegevens
from etl.sources.lezen import name_of, read_xlsx

GEWESTEN = ("02000", "04000")
PROVINCIES = ("10000", "20001", "30000", "40000", "70000")

_MAP = "provincies_in_cijfers"
_PSEUDO = "9999"
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
    links = links[~links["van"].str.startswith(_PSEUDO) & ~links["naar"].str.startswith(_PSEUDO)]
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
