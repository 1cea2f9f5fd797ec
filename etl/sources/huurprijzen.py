"""Published rents, typed over from cited pages, kept apart series by series.

A mean of agency lets, a median of registered leases and a rent of sitting tenants are different
things, and so are a half year and a whole one. A *reeks* therefore is everything that must be
equal before two rents may be compared: publisher, dwelling type, measure, series A or B, part of
the year. Rents asked in advertisements and rents of student rooms carry that in their measure and
dwelling type, so that they can never be taken for the rent of a dwelling.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from etl.contract.probleem import Probleem
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens
from etl.sources.alleenwonend import households_by_type
from etl.sources.lezen import parse_numbers, read_csv
from etl.sources.verslag import Gelezen
from etl.sources.vintages import GEWESTEN, PROVINCIES, is_outside, with_zeros

BESTAND = "huur/huurprijzen.csv"

_COLUMNS = [
    "jaar",
    "periode",
    "niveau",
    "nis",
    "gebied",
    "woningtype",
    "maat",
    "waarde_eur",
    "bron",
    "bron_url",
    "bron_datum",
    "opmerking",
]
# Tags in `opmerking` that say that the value is no direct reading of the publisher.
_GESCHAT = "AFGELEID|BENADEREND|TWIJFEL"
# What the notes say of readings that conflict with another one and are judged wrong.
_VERWORPEN = (
    "niet gebruiken|hoort vermoedelijk bij een andere gemeente|vermoedelijk ALLE woningtypes"
)
_PERIODE = re.compile(r"(AJ)?20\d\d(-\d\d|H[12])?")
_DELEN = {"H1": "eerste jaarhelft", "H2": "tweede jaarhelft", "AJ": "academiejaar"}


def part_of_year(periode: str) -> str:
    """Return which part of a year a period is: only equal parts compare.

    Examples
    --------
    >>> [part_of_year(p) for p in ("2024", "2025H1", "AJ2020-21")]
    ['heel jaar', 'eerste jaarhelft', 'academiejaar']
    """
    return next((name for mark, name in _DELEN.items() if mark in periode), "heel jaar")


def read(bronnen: Path, vandaag: Mapping[str, str]) -> Gelezen:
    """Read the published rents into the contract table ``huur``.

    Parameters
    ----------
    bronnen : Path
        The mirror folder of publishers' files.
    vandaag : mapping
        Old gemeente code to today's, of :func:`etl.sources.vintages.gemeente_of_today`.

    Returns
    -------
    Gelezen
        Rents in euro per month. Left out, and counted: rents of no area of ours (land, streek,
        Wallonia, a district, a city centre), indexes (not euro), readings that their own note
        judges wrong, and of several readings of one figure all but one (the official one, else
        the latest published, else the first). A rent of a gemeente that has merged since stands,
        as ``geschat``, for the new one where at least half of its households live.

    Raises
    ------
    OngeldigeGegevens
        A file or a column is missing, or a code, a period or a number is wrong.
    """
    raw = read_csv(bronnen / BESTAND, _COLUMNS)
    raw["nis"] = with_zeros(raw["nis"])
    own, left_out = _sift(raw)
    value, no_number = parse_numbers(own, ["jaar", "waarde_eur"], BESTAND, leeg=())
    problemen = [*no_number, *_problems(own, value["waarde_eur"], vandaag)]
    if problemen:
        raise OngeldigeGegevens(problemen)
    frame = _carry(_shape(own, value), _shares(bronnen, vandaag), vandaag)
    small = frame["code"] == ""
    left_out["een gefuseerde gemeente, het deel is klein of onbekend"] = int(small.sum())
    frame = frame[~small]
    rows = len(frame)
    frame = _one_reading(frame)
    left_out["een andere lezing van hetzelfde cijfer"] = rows - len(frame)
    tabel = TABELLEN["huur"]
    frame = frame[tabel.kolomnamen()].sort_values(list(tabel.sleutel), ignore_index=True)
    return Gelezen(frame, _report(frame, len(raw), left_out))


def _sift(raw: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, int]]:
    """Return the rows of ours, and how many were left out for each reason (the first that fits)."""
    part = raw["niveau"].eq("gemeente") & raw["gebied"].str.contains("(", regex=False)
    reasons = {
        "land of streek": raw["niveau"].isin(["land", "streek"]),
        "Wallonië": raw["nis"].map(is_outside).astype(bool),
        "een district of stadsdeel, geen wijk van ons": raw["niveau"].eq("wijk"),
        "een stadscentrum, geen hele gemeente": part,
        "een index, geen euro": raw["maat"].eq("index"),
        "volgens de opmerking een foute lezing": raw["opmerking"].str.contains(_VERWORPEN),
    }
    left = pd.Series(False, index=raw.index)
    counts = {}
    for reason, fits in reasons.items():
        counts[reason] = int((fits & ~left).sum())
        left |= fits
    return raw[~left], counts


def _problems(own: pd.DataFrame, value: pd.Series, vandaag: Mapping[str, str]) -> list[Probleem]:
    known = {"gewest": GEWESTEN, "provincie": PROVINCIES, "gemeente": tuple(vandaag)}
    no_code = pd.Series(
        [
            nis not in known.get(niveau, ())
            for niveau, nis in zip(own["niveau"], own["nis"], strict=True)
        ],
        index=own.index,
        dtype=bool,
    )
    no_period = ~own["periode"].map(lambda p: _PERIODE.fullmatch(p) is not None).astype(bool)
    faults = (
        ("nis", no_code, "is geen gebied van dit niveau", "geef niveau en NIS-code die passen"),
        ("periode", no_period, "is geen periode", "schrijf 2024, 2024H1 of AJ2024-25"),
        (
            "waarde_eur",
            value.le(0),
            "is geen huurprijs",
            "geef euro per maand, of laat de rij weg",
        ),
    )
    return [
        Probleem(BESTAND, int(rij), column, str(own.at[rij, column]), wat, oplossing)
        for column, bad, wat, oplossing in faults
        for rij in own.index[bad]
    ]


def _shape(own: pd.DataFrame, value: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of the contract, with the published `nis` as code."""
    note = own["opmerking"]
    student = note.str.contains("STUDENTEN")
    asked = note.str.contains("VRAAGPRIJS") | own["bron"].str.contains("vraaghuur")
    woningtype = own["woningtype"].mask(student, "studenten" + own["woningtype"])
    maat = own["maat"].mask(asked, own["maat"] + " vraagprijs")
    letter = note.str.extract(r"\b(reeks [AB])\b", expand=False).fillna("")
    parts = pd.DataFrame(
        {
            "bron": own["bron"],
            "woningtype": woningtype,
            "maat": maat,
            "letter": letter,
            "deel": own["periode"].map(part_of_year),
        }
    )
    return pd.DataFrame(
        {
            "indicator": "huur_eur_maand",
            "niveau": own["niveau"],
            "code": own["nis"],
            "jaar": value["jaar"].astype("int64"),
            "waarde": value["waarde_eur"],
            "bron": "huurprijzen",
            "status": note.str.contains(_GESCHAT).map({True: "geschat", False: "gemeten"}),
            "reeks": [" · ".join(filter(None, row)) for row in parts.itertuples(index=False)],
            "woningtype": woningtype,
            "maat": maat,
            "periode": own["periode"],
            "bron_url": own["bron_url"],
            "opmerking": note,
            "bron_datum": own["bron_datum"].str.strip("()"),
        }
    )


def _shares(bronnen: Path, vandaag: Mapping[str, str]) -> pd.Series:
    """Return, per gemeente of 2019, its share (0–1) of the households of today's gemeente."""
    old = households_by_type(bronnen).groupby("code")["huishoudens"].sum()
    whole = old.groupby(old.index.map(vandaag)).sum()
    return old / whole.reindex(old.index.map(vandaag)).to_numpy()


def _carry(frame: pd.DataFrame, shares: pd.Series, vandaag: Mapping[str, str]) -> pd.DataFrame:
    """Give rents of merged gemeenten today's code, or "" where they were the smaller part."""
    today = frame["code"].where(frame["niveau"] != "gemeente", frame["code"].map(vandaag))
    merged = today != frame["code"]
    share = frame["code"].map(shares).where(merged, 1.0).fillna(0.0)
    told = [
        f"gold voor gemeente {code} van voor de fusie, {100 * part:.0f} % van de huishoudens"
        for code, part in zip(frame["code"], share, strict=True)
    ]
    note = (frame["opmerking"] + "; ").where(frame["opmerking"] != "", "") + told
    return frame.assign(
        code=today.where(share >= 0.5, ""),
        status=frame["status"].mask(merged, "geschat"),
        opmerking=frame["opmerking"].mask(merged, note),
    )


def _one_reading(frame: pd.DataFrame) -> pd.DataFrame:
    """Keep of several readings of one figure the official, else the latest, else the first."""
    ranked = frame.assign(
        officieel=frame["opmerking"].str.contains("officiële bron"), volgorde=-frame.index
    ).sort_values(["officieel", "bron_datum", "volgorde"])
    return ranked.drop_duplicates(list(TABELLEN["huur"].sleutel), keep="last")


def _report(frame: pd.DataFrame, rows: int, left_out: Mapping[str, int]) -> tuple[str, ...]:
    years = frame.groupby(["niveau", "code", "reeks"])["jaar"].nunique()
    long = years[years >= 5].index.get_level_values("niveau")
    return (
        f"huur: {len(frame)} van {rows} huurprijzen behouden, {frame['reeks'].nunique()} soorten "
        f"reeksen, {len(years)} reeksen per gebied.",
        f"huur: {len(long)} reeksen met vijf jaren of meer, waarvan "
        f"{int((long == 'gemeente').sum())} van een gemeente.",
        *(f"huur: {n} weggelaten: {reason}." for reason, n in left_out.items() if n),
    )
