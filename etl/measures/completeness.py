"""How full the register is, per gemeente: so that "no offer" and "no data" can be told apart."""

import pandas as pd

from etl.contract.aanbod import PRECISIES_EXACT, STANDAARD_TYPES

#: Fields that somebody who refers people would want to know of an initiative.
VELDEN = (
    "organisatie",
    "straat",
    "kinderopvang",
    "rolstoeltoegankelijk",
    "gratis",
    "openingsuren",
    "website",
    "telefoon",
)
#: A row that was read or checked longer ago is old.
OUD_JAREN = 2.0
_DAGEN_PER_JAAR = 365.25


def completeness(
    initiatieven: pd.DataFrame,
    gemeenten: pd.Index,
    datum: str,
    gekend: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return per gemeente what the register knows of it, and how well.

    Parameters
    ----------
    initiatieven : DataFrame
        The register, with the columns of the contract.
    gemeenten : Index
        NIS codes of all gemeenten, also of those that the register knows nothing of.
    datum : str
        ISO date of the edition: ages are counted up to it, never to the clock.
    gekend : DataFrame, optional
        As :func:`sources_of_places` takes it.

    Returns
    -------
    DataFrame, index `gemeenten`
        ``initiatieven`` and ``plaatsen_bekend`` (of the default types, where people go to),
        ``bronnen`` (sources that know something), ``adres_pct`` (of the places, known to the
        street or better), ``velden_pct`` (of :data:`VELDEN`, filled in), ``oud_pct`` (read or
        checked over two years ago, or nobody knows when), ``leeftijd_jaren`` (median age of what
        has a date). Shares and ages are missing where there is nothing to take them of.

    Examples
    --------
    >>> rij = {"initiatief_id": "a", "gemeente_code": "1", "type": "buurthuis", "bron": "x"}
    >>> rij |= {"bereik": "locatie", "locatie_precisie": "adres"}
    >>> rij |= {"bron_datum": "2020", "nagekeken_op": None}
    >>> rij |= dict.fromkeys(VELDEN) | {"website": "https://x.be", "telefoon": "1"}
    >>> uit = completeness(pd.DataFrame([rij]), pd.Index(["1", "2"]), "2026-01-01")
    >>> uit.loc["1", ["plaatsen_bekend", "adres_pct", "velden_pct", "oud_pct"]].tolist()
    [1.0, 100.0, 25.0, 100.0]
    >>> uit.loc["2", ["initiatieven", "velden_pct"]].tolist()
    [0.0, nan]
    """
    per = initiatieven["gemeente_code"]
    leeftijd = ages(initiatieven, datum)
    plaats = (initiatieven["bereik"] == "locatie") & initiatieven["type"].isin(STANDAARD_TYPES)
    exact = initiatieven["locatie_precisie"].isin(PRECISIES_EXACT)
    gevuld = initiatieven[list(VELDEN)].notna().mean(axis=1)
    oud = ~(leeftijd <= OUD_JAREN)
    uit = pd.DataFrame(
        {
            "initiatieven": per.value_counts(),
            "plaatsen_bekend": per[plaats].value_counts(),
            "bronnen": sources_of_places(initiatieven, gekend)
            .groupby("gemeente_code")["bron"]
            .nunique(),
            "adres_pct": 100 * exact[plaats].groupby(per[plaats]).mean(),
            "velden_pct": 100 * gevuld.groupby(per).mean(),
            "oud_pct": 100 * oud.groupby(per).mean(),
            "leeftijd_jaren": leeftijd.groupby(per).median(),
        }
    ).reindex(gemeenten)
    tellingen = ["initiatieven", "plaatsen_bekend", "bronnen"]
    return uit.assign(**{k: uit[k].fillna(0).astype(int) for k in tellingen})


def sources_of_places(
    initiatieven: pd.DataFrame, gekend: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return every source that knows a place, and how many others know it too.

    Parameters
    ----------
    initiatieven : DataFrame
        ``initiatief_id, gemeente_code, bron``.
    gekend : DataFrame, optional
        ``initiatief_id, bron`` of places that more than one row told of.

    Returns
    -------
    DataFrame
        ``initiatief_id, bron, gemeente_code, gedeeld``: one row per place and source; `gedeeld`
        says whether another source knows it too.

    Examples
    --------
    >>> rijen = pd.DataFrame({"initiatief_id": ["a", "b"], "gemeente_code": "1", "bron": "x"})
    >>> ook = pd.DataFrame({"initiatief_id": ["a", "a", "weg"], "bron": ["x", "osm", "osm"]})
    >>> sources_of_places(rijen, ook)[["initiatief_id", "bron", "gedeeld"]].values.tolist()
    [['a', 'x', True], ['b', 'x', False], ['a', 'osm', True]]
    """
    eigen = initiatieven[["initiatief_id", "bron"]]
    delen = [eigen] if gekend is None else [eigen, gekend[["initiatief_id", "bron"]]]
    paren = pd.concat(delen, ignore_index=True).drop_duplicates()
    uit = paren.merge(initiatieven[["initiatief_id", "gemeente_code"]], on="initiatief_id")
    return uit.assign(gedeeld=uit.groupby("initiatief_id")["bron"].transform("size") > 1)


def ages(initiatieven: pd.DataFrame, datum: str) -> pd.Series:
    """Return how many years ago each initiative was last read or checked; missing if unknown.

    A date that is known to the year or the month counts from its first day.

    Examples
    --------
    >>> rijen = pd.DataFrame({"bron_datum": ["2020", None], "nagekeken_op": ["2025-01-01", None]})
    >>> ages(rijen, "2026-01-01").round(1).tolist()
    [1.0, nan]
    """
    dagen = [_day(initiatieven[k]) for k in ("bron_datum", "nagekeken_op")]
    laatst = pd.concat(dagen, axis=1).max(axis=1)
    verschil = pd.Timestamp(_full(datum)) - laatst
    return verschil.dt.total_seconds() / 86_400 / _DAGEN_PER_JAAR


def _day(datums: pd.Series) -> pd.Series:
    return pd.to_datetime(datums.map(_full, na_action="ignore"), format="%Y-%m-%d", errors="coerce")


def _full(datum: object) -> str:
    """Return the first day of a year, a month or a day."""
    return f"{datum}-01-01"[:10]


def work_list(volledig: pd.DataFrame, huishoudens: pd.Series, nood: pd.Series) -> pd.DataFrame:
    """Return the gemeenten in the order in which to phone them: most need, emptiest register.

    A gemeente's score is its households in need times what its register lacks:
    score = Σ households · need/100 · (1 − min(1, density / median density)), where density is the
    number of known places per 10,000 households and the median is that of the gemeenten that have
    some. A gemeente with a middling register or better scores 0.

    Parameters
    ----------
    volledig : DataFrame
        As :func:`completeness` returns it.
    huishoudens : Series
        Households of each gemeente, same index.
    nood : Series
        Need of each gemeente, 0–100; households of a gemeente without need do not count.

    Returns
    -------
    DataFrame
        ``plaatsen_per_10000, huishoudens_in_nood, belscore`` (households) and ``belvolgorde``
        (1 first; missing where the score is 0), index of `volledig`.

    Examples
    --------
    >>> volledig = pd.DataFrame({"plaatsen_bekend": [0, 2, 4]}, index=["a", "b", "c"])
    >>> huishoudens = pd.Series(10_000.0, volledig.index)
    >>> work_list(volledig, huishoudens, pd.Series(50.0, volledig.index))["belscore"].tolist()
    [5000.0, 1666.7, 0.0]
    """
    dichtheid = 10_000 * volledig["plaatsen_bekend"] / huishoudens.where(huishoudens > 0)
    midden = dichtheid[dichtheid > 0].median()
    vol = (dichtheid / midden).clip(upper=1).fillna(0.0)
    in_nood = (huishoudens * nood / 100).fillna(0.0)
    score = (in_nood * (1 - vol)).round(1)
    volgorde = score.where(score > 0).rank(method="min", ascending=False).astype("Int64")
    return pd.DataFrame(
        {
            "plaatsen_per_10000": dichtheid,
            "huishoudens_in_nood": in_nood,
            "belscore": score,
            "belvolgorde": volgorde,
        }
    )
