"""Statbel's fiscal income per gemeente: the mean net taxable income of an inhabitant.

The file has one row per year and gemeente of then, with totals in euro and the number of
inhabitants. Totals and inhabitants are carried over the mergers and only then divided, so the
mean of a merged gemeente is that of all its inhabitants.

Per inhabitant and not per declaration: partners who declare together make one declaration, so
the income per declaration mixes income with living alone, which is an indicator of its own.
"""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from etl.contract.probleem import Probleem
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens
from etl.sources.lezen import parse_numbers, read_csv, read_xlsx
from etl.sources.verslag import Gelezen
from etl.sources.vintages import carry_counts, is_outside, with_zeros

BESTAND = "statbel/TF_PSNL_INC_TAX_MUNTY_tcm325-272513.zip"
#: The same columns for later years too, as the publisher offers them now: it counts where it is.
WERKMAP = "statbel/TF_PSNL_INC_TAX_MUNTY.xlsx"
_INCOME = "MS_TOT_NET_TAXABLE_INC"
_PEOPLE = "MS_TOT_RESIDENTS"
_KEY = ["CD_YEAR", "CD_MUNTY_REFNIS"]


def totals(bronnen: Path) -> pd.DataFrame:
    """Return income and inhabitants of Flanders and Brussels per gemeente of the year itself.

    Returns
    -------
    DataFrame
        ``code`` (vintage of the year), ``jaar``, ``inkomen`` (euro, total net taxable income),
        ``inwoners``; one row per gemeente and year.

    Raises
    ------
    OngeldigeGegevens
        The file or a column is missing, a number is wrong, or a gemeente stands there twice for
        a year.
    """
    columns = [*_KEY, _INCOME, _PEOPLE]
    nieuw = (bronnen / WERKMAP).is_file()
    bestand = WERKMAP if nieuw else BESTAND
    path = bronnen / bestand
    raw = read_xlsx(path, columns) if nieuw else read_csv(path, columns, sep="|")
    number, problemen = parse_numbers(raw, ["CD_YEAR", _INCOME, _PEOPLE], bestand, leeg=())
    problemen += [
        Probleem(
            bestand,
            int(rij),
            "CD_MUNTY_REFNIS",
            str(raw.at[rij, "CD_MUNTY_REFNIS"]),
            "staat er twee keer voor dit jaar",
            "laat één rij per gemeente en jaar staan",
        )
        for rij in raw.index[raw.duplicated(_KEY)]
    ]
    if problemen:
        raise OngeldigeGegevens(problemen)
    frame = pd.DataFrame(
        {
            "code": with_zeros(raw["CD_MUNTY_REFNIS"]),
            "jaar": number["CD_YEAR"].astype("int64"),
            "inkomen": number[_INCOME],
            "inwoners": number[_PEOPLE].astype("int64"),
        }
    )
    return frame[~frame["code"].map(is_outside).astype(bool)].reset_index(drop=True)


def read(bronnen: Path, vandaag: Mapping[str, str]) -> Gelezen:
    """Read fiscal income into the contract table ``inkomen``.

    Parameters
    ----------
    bronnen : Path
        The mirror folder of publishers' files.
    vandaag : mapping
        Old gemeente code to today's, of :func:`etl.sources.vintages.gemeente_of_today`.

    Returns
    -------
    Gelezen
        ``inkomen_eur_inwoner`` = total net taxable income / inhabitants, in euro a year, per
        gemeente of today and year; empty where nobody lives. ``aantal`` = inhabitants.

    Raises
    ------
    OngeldigeGegevens
        See :func:`totals`.
    OnbekendeCode
        A gemeente is of no vintage that we know.
    """
    old = totals(bronnen)
    new = carry_counts(old, "code", ["inkomen", "inwoners"], vandaag)
    people = new["inwoners"].where(new["inwoners"] > 0)
    frame = new.assign(
        indicator="inkomen_eur_inwoner",
        niveau="gemeente",
        waarde=(new["inkomen"] / people).round(2),
        bron="statbel_inkomen",
        status="gemeten",
        aantal=new["inwoners"].astype("Int64"),
    )
    tabel = TABELLEN["inkomen"]
    frame = frame[tabel.kolomnamen()].sort_values(list(tabel.sleutel), ignore_index=True)
    last = new[new["jaar"] == new["jaar"].max()]
    return Gelezen(
        frame,
        (
            f"inkomen: {frame['code'].nunique()} gemeenten van vandaag, "
            f"uit {old['code'].nunique()} van toen, "
            f"{frame['jaar'].min()}–{frame['jaar'].max()}.",
            f"inkomen {frame['jaar'].max()}: {last['inkomen'].sum() / 1e9:.3f} miljard euro, "
            f"{int(last['inwoners'].sum())} inwoners.",
        ),
    )
