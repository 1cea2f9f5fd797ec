"""A file that someone wants to upload, checked before anything is taken from it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path

import pandas as pd

from etl.contract.check import check_table, references_of
from etl.contract.columns import KOLOMMEN
from etl.contract.indicators import INDICATOREN
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens, Probleem
from etl.register.cellen import Ingelezen
from etl.register.kolomnamen import our_name, table_of_names
from etl.register.oplading import read_upload
from etl.register.read import with_kinds
from etl.register.rechtgezet import Rechtgezet, Telling, ordered
from etl.register.verdacht import bounded, suspicious
from etl.register.voorstel import Voorsteller

_DAG_EERST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_KOMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
_MAANDEN = 12
_MEESTE_NAMEN = 8


@dataclass(frozen=True)
class Oordeel:
    """What a check says of a file.

    Attributes
    ----------
    problemen : tuple of Probleem
        All that must be mended; empty when the file can be taken in.
    rechtgezet : tuple of Rechtgezet
        What was read past by itself.
    """

    problemen: tuple[Probleem, ...]
    rechtgezet: tuple[Rechtgezet, ...] = ()


# ---- as it was meant ------------------------------------------------------------------------


def recognise(frame: pd.DataFrame) -> str:
    """Return the contract table that a file is, by its columns; "" where it is none.

    The observation tables share columns: their indicator tells which one it is.

    Examples
    --------
    >>> recognise(pd.DataFrame(columns=["naam", "foto"]))
    ''
    """
    if "indicator" in frame.columns:
        cellen = frame.loc[:, ~frame.columns.duplicated()]["indicator"]
        sleutels = [i for i in cellen.dropna().unique() if i in INDICATOREN]
        return INDICATOREN[str(sleutels[0])].tabel if sleutels else ""
    return table_of_names(frame.columns)


def as_meant(gelezen: Ingelezen) -> tuple[str, Ingelezen]:
    """Return which table a file is, and the file as it was meant.

    Names of columns in other letters get their own name, days that come first are turned around,
    and what was read past is told.

    Parameters
    ----------
    gelezen : Ingelezen
        As it was read.

    Returns
    -------
    str
        Name of the contract table; "" where it is none.
    Ingelezen
        The same rows.
    """
    onze = gelezen.tabel.rename(columns={n: our_name(str(n)) for n in gelezen.tabel.columns})
    naam = recognise(onze)
    if not naam:
        return naam, gelezen
    kolommen = {k.naam: k for k in TABELLEN[naam].kolommen}
    tabel = gelezen.tabel.rename(columns=lambda k: our_name(k) if our_name(k) in kolommen else k)
    telling = Telling()
    for was, nu in zip(map(str, gelezen.tabel.columns), map(str, tabel.columns), strict=True):
        if was != nu:
            telling.tel("kop", 1, nu, was, nu)
    if tabel.columns.is_unique:
        tabel = _belgian_dates(tabel, gelezen.dag_eerst, telling)
        for kolom in tabel.columns:
            if kolom in kolommen and kolommen[kolom].soort in ("getal", "geheel"):
                _count_commas(tabel[kolom], telling)
    rechtgezet = (*gelezen.rechtgezet, *telling.alles(), *_unknown(tabel, naam))
    return naam, replace(gelezen, tabel=tabel, rechtgezet=ordered(rechtgezet))


def _belgian_dates(tabel: pd.DataFrame, dag_eerst: bool, telling: Telling) -> pd.DataFrame:
    """Return the table with days that come first as ISO, where they cannot be meant otherwise.

    A day above the twelfth says so of itself. The others are turned around where the file is one
    of Excel with Belgian settings or holds such a day, and none where the month comes first.
    """
    kolommen = [k for k in tabel.columns if k in KOLOMMEN and KOLOMMEN[k].soort == "datum"]
    delen = [
        (int(d[1]), int(d[2]))
        for k in kolommen
        for cel in tabel[k].dropna()
        if (d := _DAG_EERST.fullmatch(cel))
    ]
    dag_eerst = dag_eerst or any(dag > _MAANDEN for dag, _ in delen)
    dag_eerst = dag_eerst and not any(maand > _MAANDEN for _, maand in delen)
    uit = tabel.copy()
    for kolom in kolommen if delen else []:
        nieuw = tabel[kolom].map(lambda cel: _iso(cel, dag_eerst), na_action="ignore")
        for rij in tabel.index[tabel[kolom].notna() & (nieuw != tabel[kolom])]:
            telling.tel("datum", int(rij), kolom, str(tabel.at[rij, kolom]), str(nieuw.at[rij]))
        uit[kolom] = nieuw
    return uit


def _iso(tekst: str, dag_eerst: bool) -> str:
    """Return a day that is written day first as ISO; any other text as it is.

    Examples
    --------
    >>> _iso("22/08/2013", False), _iso("3-1-2024", True), _iso("3-1-2024", False)
    ('2013-08-22', '2024-01-03', '3-1-2024')
    >>> _iso("2013-08-22", True), _iso("31/02/2020", True)
    ('2013-08-22', '31/02/2020')
    """
    delen = _DAG_EERST.fullmatch(tekst)
    if not delen:
        return tekst
    dag, maand, jaar = map(int, delen.groups())
    try:
        return date(jaar, maand, dag).isoformat() if dag_eerst or dag > _MAANDEN else tekst
    except ValueError:
        return tekst


def _count_commas(cellen: pd.Series, telling: Telling) -> None:
    for rij, cel in cellen.dropna().items():
        if _KOMMA.fullmatch(cel):
            telling.tel("getal", int(str(rij)), str(cellen.name), cel)


def _unknown(tabel: pd.DataFrame, naam: str) -> Iterator[Rechtgezet]:
    vreemd = [str(k) for k in tabel.columns if k not in TABELLEN[naam].kolomnamen()]
    if vreemd:
        meer = ["…"] if len(vreemd) > _MEESTE_NAMEN else []
        stond = ", ".join([*(k[:30] for k in vreemd[:_MEESTE_NAMEN]), *meer])
        yield Rechtgezet("kolommen", len(vreemd), 1, stond=stond)


# ---- what is wrong --------------------------------------------------------------------------


def check_file(path: Path, tabellen: Mapping[str, pd.DataFrame]) -> Oordeel:
    """Check a file that someone wants to upload.

    Parameters
    ----------
    path : Path
        CSV or XLSX with initiatives or with observations of one indicator.
    tabellen : mapping of str to DataFrame
        Contract tables that give the codes of areas: ``wijken``, ``gemeenten``, ``gebieden``.

    Returns
    -------
    Oordeel
        Every problem, and what was read past.
    """
    try:
        naam, gelezen = as_meant(read_upload(path))
        problemen = tuple(_problems(naam, gelezen, path, tabellen))
    except OngeldigeGegevens as fout:
        return Oordeel(fout.problemen)
    return Oordeel(problemen, gelezen.rechtgezet)


def _problems(
    naam: str, gelezen: Ingelezen, path: Path, tabellen: Mapping[str, pd.DataFrame]
) -> Iterator[Probleem]:
    frame = gelezen.tabel
    yield from gelezen.uitval
    if not naam:
        kolommen = ", ".join(k.naam for k in TABELLEN["initiatieven"].kolommen if k.verplicht)
        wat = "geen tabel die wij kennen"
        oplossing = f"een lijst van initiatieven heeft minstens de kolommen {kolommen}"
        yield Probleem(path.name, 1, "", "", wat, oplossing)
        return
    if frame.empty and not gelezen.uitval:
        yield Probleem(path.name, None, "", "", "er staan geen rijen in", "voeg rijen toe")
        return
    dubbel = frame.columns.duplicated().any()
    getypeerd = frame if dubbel else with_kinds(frame, TABELLEN[naam].kolommen)
    fouten = check_table(naam, getypeerd, path.name, references_of(tabellen))
    voorsteller = Voorsteller(tabellen)
    if not dubbel:
        verdacht = chain(suspicious(frame, path.name), voorsteller.at_odds(frame, path.name))
        fouten = [*bounded(verdacht, path.name), *fouten]
    yield from voorsteller.improved(fouten, frame)
