"""The reviewed table that turns a publisher's labels into type and werkmodellen, or leaves out.

``aanbodcodes.csv``: one rule a row, the first whose conditions all hold decides. A rule either
gives a type and its werkmodellen (those that this type has most in the register that people wrote)
or the reason why such places are left out. What no rule holds for is left out too and counted, so
that a label that a publisher adds is noticed.

Conditions are parted by ``&``: ``amenity=library`` (one of several with ``|``; a field may itself
hold several, parted by ``;``) or ``naam~pattern`` (a regular expression, case does not matter).
Of ``bron`` the star means every source.
"""

import csv
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.contract.aanbod import AANBODTYPES, SCHEIDING, WERKMODELLEN
from etl.errors import OngeldigeGegevens, Probleem

TABEL = Path(__file__).with_name("aanbodcodes.csv")
KOLOMMEN = ("bron", "voorwaarden", "type", "werkmodellen", "weglaten")
ALLE_BRONNEN = "*"
_HAAKJES = re.compile(r"\([^()]*\)")
_VOORWAARDE = re.compile(r"(?P<veld>[\w:.]+)(?P<teken>[=~])(?P<waarde>.+)")


@dataclass(frozen=True)
class Code:
    """What a rule decides: a type with its werkmodellen, or why such a place is left out."""

    type: str = ""
    werkmodellen: str = ""
    weglaten: str = ""


@dataclass(frozen=True)
class Voorwaarde:
    """One condition on one field."""

    veld: str
    waarden: tuple[str, ...] = ()
    patroon: re.Pattern[str] | None = None

    def holds(self, velden: Mapping[str, str]) -> bool:
        """Whether a record keeps it."""
        tekst = velden.get(self.veld, "")
        if self.patroon is not None:
            return self.patroon.search(tekst) is not None
        return any(deel.strip() in self.waarden for deel in tekst.split(";"))


@dataclass(frozen=True)
class Regel:
    """One row of the table."""

    bron: str
    voorwaarden: tuple[Voorwaarde, ...]
    code: Code


def decide(bron: str, velden: Mapping[str, str], tabel: Path = TABEL) -> Code | None:
    """Return what the first rule that holds decides; None where none does.

    Parameters
    ----------
    bron : str
        Key of the source.
    velden : mapping of str to str
        The labels of one record, with its name as ``naam``.
    tabel : Path
        The table of rules.

    Examples
    --------
    >>> decide("osm", {"naam": "Zaal", "amenity": "community_centre"}).type
    'ontmoetingscentrum'
    >>> decide("osm", {"naam": "Zaal", "amenity": "library"}).weglaten
    'bibliotheek: het label zegt niet of er publieke computers staan'
    >>> decide("osm", {"naam": "Zaal", "amenity": "bar"}) is None
    True
    >>> decide("hsds", {"naam": "Dorpshuis Leest (digipunt)"}).type
    'ontmoetingscentrum'
    """
    # What stands in brackets is in the house, or the house that it is in: not what it is.
    kaal = _HAAKJES.sub(" ", velden.get("naam", "")).strip()
    velden = {**velden, "naam": kaal or velden.get("naam", "")}
    for regel in read_rules(tabel):
        eigen = regel.bron in (ALLE_BRONNEN, bron)
        if eigen and all(v.holds(velden) for v in regel.voorwaarden):
            return regel.code
    return None


def labels(bron: str, velden: Mapping[str, str], tabel: Path = TABEL) -> str:
    """Return the labels of a record that the rules of its source look at.

    Examples
    --------
    >>> labels("osm", {"amenity": "bar", "name": "Het Hoekje"})
    'amenity=bar'
    """
    namen = {v.veld for r in read_rules(tabel) if r.bron == bron for v in r.voorwaarden}
    return ", ".join(f"{k}={velden[k]}"[:80] for k in sorted(namen - {"naam"}) if velden.get(k))


@cache
def read_rules(tabel: Path = TABEL) -> tuple[Regel, ...]:
    """Read and check the table.

    Raises
    ------
    OngeldigeGegevens
        With every rule that cannot be read or decides nothing, or two things.
    """
    with tabel.open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    regels, problemen = [], []
    for nummer, rij in enumerate(rijen, start=2):
        fout = _fault(rij)
        if fout:
            kolom, wat, oplossing = fout
            waarde = str(rij.get(kolom) or "")
            problemen.append(Probleem(tabel.name, nummer, kolom, waarde, wat, oplossing))
            continue
        code = Code(rij["type"], rij["werkmodellen"], rij["weglaten"])
        regels.append(Regel(rij["bron"], _conditions(rij["voorwaarden"]), code))
    if problemen:
        raise OngeldigeGegevens(problemen)
    return tuple(regels)


def _fault(rij: Mapping[str, str | None]) -> tuple[str, str, str] | None:
    """Return column, fault and remedy of a rule that cannot be used."""
    if any(not isinstance(rij.get(k), str) for k in KOLOMMEN):
        return "bron", "de regel heeft te weinig cellen", f"vul {', '.join(KOLOMMEN)} in"
    soort, modellen, weglaten = (str(rij[k]) for k in KOLOMMEN[2:])
    if bool(soort) == bool(weglaten):
        return "type", "geeft geen type of twee uitspraken", "vul type of weglaten in, niet beide"
    if soort and soort not in AANBODTYPES:
        return "type", "staat niet in de lijst", f"kies uit {', '.join(AANBODTYPES)}"
    if soort and not set(modellen.split(SCHEIDING)) <= set(WERKMODELLEN):
        return "werkmodellen", "staat niet in de lijst", f"kies uit {', '.join(WERKMODELLEN)}"
    try:
        _conditions(str(rij["voorwaarden"]))
    except (ValueError, re.error):
        return (
            "voorwaarden",
            "is niet te lezen",
            "schrijf veld=waarde of veld~patroon, met & ertussen",
        )
    return None


def _conditions(tekst: str) -> tuple[Voorwaarde, ...]:
    uit = []
    for deel in tekst.split(" & "):
        gevonden = _VOORWAARDE.fullmatch(deel.strip())
        if gevonden is None:
            raise ValueError(deel)
        veld, teken, waarde = gevonden.groups()
        if teken == "~":
            uit.append(Voorwaarde(veld, patroon=re.compile(waarde, re.IGNORECASE)))
        else:
            uit.append(Voorwaarde(veld, tuple(waarde.split(SCHEIDING))))
    return tuple(uit)


def told(bron: str, weggelaten: Counter[str], onbekend: Counter[str]) -> list[str]:
    """Return the report: how many were left out for each reason, and which labels no rule knows.

    Examples
    --------
    >>> told("osm", Counter({"niet openbaar": 2}), Counter({"amenity=bar": 1}))
    ['osm: 2 niet opgenomen: niet openbaar.', 'osm: let op, geen regel voor amenity=bar (1 keer).']
    """
    regels = [f"{bron}: {n} niet opgenomen: {reden}." for reden, n in sorted(weggelaten.items())]
    return regels + [
        f"{bron}: let op, geen regel voor {label} ({n} keer)."
        for label, n in sorted(onbekend.items())
        if n
    ]
