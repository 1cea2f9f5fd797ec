"""The initiatives of the register: which belong to a region, which answer a search, how fresh."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from dashboard.boek import tekst
from etl.contract.aanbod import PRECISIES, SCHEIDING
from etl.contract.niveaus import GEHEEL, NIVEAUS
from etl.contract.schrijfwijze import plat
from etl.store.read import Editie

#: Fields that a community worker looks for; the register is better the more of them are filled.
VELDEN = (
    "organisatie",
    "straat",
    "postcode",
    "wijk_code",
    "website",
    "telefoon",
    "openingsuren",
    "gratis",
    "kinderopvang",
    "rolstoeltoegankelijk",
    "talen",
    "drager",
    "capaciteit",
    "bron_url",
    "bron_datum",
    "nagekeken_op",
)
#: Years after which what a source says is called old.
OUD_JAREN = 2
_HEEL_OUD_JAREN = 5
OUDERDOM = ("vers", "ouder", "heel_oud", "zonder")
VERSHEID = ("oud", "nooit")


@dataclass(frozen=True)
class Filter:
    """What of the register is asked for; an empty field asks for all.

    Attributes
    ----------
    zoek : str
        Words in the name, the organisation or the gemeente; accents and case do not count.
    type, werkmodel, precisie : str
        Values of the contract.
    versheid : str
        "oud": what was read or checked last, is older than two years or without a date; "nooit":
        nobody ever checked it.
    mist : str
        A column that is empty.
    """

    zoek: str = ""
    type: str = ""
    werkmodel: str = ""
    precisie: str = ""
    versheid: str = ""
    mist: str = ""


def in_region(editie: Editie, niveau: str, code: str) -> pd.DataFrame:
    """Return the initiatives of a region: by their wijk where that is known, else their gemeente.

    A gemeente that lies in more than one region of the level gives those without a wijk to each.
    """
    alle = editie.initiatieven
    if niveau == GEHEEL:
        return alle
    wijken = editie.wijken
    binnen = wijken[wijken[NIVEAUS[niveau].kolom] == code]
    in_wijk = alle["wijk_code"].isin(binnen.index)
    in_gemeente = alle["gemeente_code"].isin(binnen["gemeente_code"])
    return alle[np.where(alle["wijk_code"].isin(wijken.index), in_wijk, in_gemeente)]


def select(
    initiatieven: pd.DataFrame,
    vraag: Filter,
    datum: str,
    gemeenten: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """Return the initiatives that answer `vraag`, by name.

    Parameters
    ----------
    initiatieven : DataFrame
    vraag : Filter
    datum : str
        The date from which age is counted, ISO.
    gemeenten : mapping, optional
        Names of gemeenten by code that can be searched too, such as those in another language.
    """
    kies = pd.Series(True, index=initiatieven.index)
    for woord in plat(vraag.zoek).split():
        kies &= _searched(initiatieven, gemeenten or {}).str.contains(woord, regex=False)
    if vraag.type:
        kies &= initiatieven["type"] == vraag.type
    if vraag.werkmodel:
        kies &= has_model(initiatieven, vraag.werkmodel)
    if vraag.precisie:
        kies &= initiatieven["locatie_precisie"] == vraag.precisie
    if vraag.versheid == "oud":
        kies &= age(initiatieven, datum) != "vers"
    elif vraag.versheid == "nooit":
        kies &= initiatieven["nagekeken_op"].isna()
    if vraag.mist:
        kies &= initiatieven[vraag.mist].isna()
    deel = initiatieven[kies]
    return deel.iloc[np.argsort([plat(n) for n in deel["naam"]], kind="stable")]


def _searched(initiatieven: pd.DataFrame, gemeenten: Mapping[str, str]) -> pd.Series:
    """Return the text of each initiative in which words are looked for."""
    kolommen = (initiatieven[k] for k in ("naam", "organisatie", "gemeente_naam"))
    anders = (gemeenten.get(code, "") for code in initiatieven["gemeente_code"])
    teksten = [plat(" ".join(map(tekst, rij))) for rij in zip(*kolommen, anders, strict=True)]
    return pd.Series(teksten, index=initiatieven.index, dtype="str")


def has_model(initiatieven: pd.DataFrame, werkmodel: str) -> pd.Series:
    """Tell which initiatives work with a werkmodel."""
    los = initiatieven["werkmodellen"].str.split(SCHEIDING)
    return los.map(lambda modellen: werkmodel in modellen).astype("bool")


def age(initiatieven: pd.DataFrame, datum: str) -> pd.Series:
    """Return how old the last thing known of each initiative is: a key of :data:`OUDERDOM`.

    The later of ``bron_datum`` and ``nagekeken_op`` counts, up to `datum`. A date without a day
    stands for its last day: nothing is called old before that is sure.

    Examples
    --------
    >>> rijen = pd.DataFrame({"bron_datum": ["2024", "2020-05", None], "nagekeken_op": None})
    >>> age(rijen, "2026-06-25").tolist()
    ['vers', 'heel_oud', 'zonder']
    """
    nu = _last_day(datum)
    grenzen = [_years_before(nu, j).isoformat() for j in (OUD_JAREN, _HEEL_OUD_JAREN)]
    bron, nazicht = (_days(initiatieven[k]) for k in ("bron_datum", "nagekeken_op"))

    def klasse(dag: str) -> str:
        if not dag:
            return "zonder"
        return "vers" if dag >= grenzen[0] else "ouder" if dag >= grenzen[1] else "heel_oud"

    klassen = [klasse(max(dagen)) for dagen in zip(bron, nazicht, strict=True)]
    return pd.Series(klassen, index=initiatieven.index, dtype="str")


def _days(datums: pd.Series) -> list[str]:
    """Return the last day of each date as ISO; "" where there is none."""
    dag = {d: _last_day(str(d)).isoformat() for d in datums.dropna().unique()}
    return [dag.get(d, "") for d in datums]


def _last_day(tekst: str) -> date:
    """Return the last day that an ISO date can mean.

    Examples
    --------
    >>> [_last_day(d).isoformat() for d in ("2024", "2024-02", "2024-02-03")]
    ['2024-12-31', '2024-02-29', '2024-02-03']
    """
    return pd.Period(tekst).end_time.date()


def _years_before(dag: date, jaren: int) -> date:
    # The 28th exists in every February.
    return dag.replace(year=dag.year - jaren, day=min(dag.day, 28) if dag.month == 2 else dag.day)


def counts(waarden: pd.Series, orde: tuple[str, ...]) -> dict[str, int]:
    """Return how many rows there are of each value, in `orde`."""
    telling: Mapping[object, int] = waarden.value_counts().to_dict()
    return {k: int(telling.get(k, 0)) for k in orde}


def precision(initiatieven: pd.DataFrame) -> dict[str, int]:
    """Return how many initiatives are known to which precision, best first."""
    return counts(initiatieven["locatie_precisie"], PRECISIES)


def filled(initiatieven: pd.DataFrame) -> dict[str, int]:
    """Return in how many initiatives each of :data:`VELDEN` is filled."""
    return {k: int(initiatieven[k].notna().sum()) for k in VELDEN}


def per_gemeente(initiatieven: pd.DataFrame, codes: pd.Index) -> pd.Series:
    """Return the number of initiatives in each gemeente of `codes`."""
    return initiatieven["gemeente_code"].value_counts().reindex(codes, fill_value=0)
