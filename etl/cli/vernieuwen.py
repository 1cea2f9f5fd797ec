"""What `refresh` and `info` say and do around the data: fetching, and how fresh each source is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from etl.cli.tekst import text
from etl.contract.actueel import Actualiteit, freshness
from etl.contract.bron import Bron
from etl.contract.sources import BRONNEN
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeAanroep, OngeldigeGegevens

if TYPE_CHECKING:
    import pandas as pd

    from etl.settings import Settings

#: Tables with a year and a source in every row.
WAARNEMINGEN = tuple(n for n, t in TABELLEN.items() if {"jaar", "bron"} <= set(t.kolomnamen()))


def source_folder(
    bronnen: Path | None,
    offline: bool,
    instellingen: "Settings",
    melder: Callable[[str], None],
    namen: Sequence[str] = (),
) -> tuple[Path, tuple[str, ...]]:
    """Return the folder to read, and lines on what was fetched into it.

    A folder that somebody names is read as it is; else the mirror, after fetching into it; where
    all `namen` are sources, those and what the mirror lacks. Where the settings ask for Ookla's
    speed tests, a report on them is written there too.

    Raises
    ------
    OngeldigeAanroep
        The folder is not there, or the setting names no quarter.
    DownloadMislukt, OngeldigeGegevens
        Ookla's file does not come, or is not what it should be.
    """
    map_, regels = _filled(bronnen, offline, instellingen, melder, namen)
    if instellingen.ookla:
        from etl import tabellen  # noqa: PLC0415, --help answers without it
        from etl.sources import ookla  # noqa: PLC0415, as above
        from etl.sources.download import Beleid, Ophaler  # noqa: PLC0415, as above

        kwartaal = ookla.quarter(instellingen.ookla)
        stil = offline or map_ != instellingen.spiegel
        ophaler = Ophaler(map_, Beleid(offline=stil), report=melder)
        ophaler.fetch(ookla.verzoek(kwartaal))
        wijken = tabellen.load(instellingen.data, "wijken")
        regels = (*regels, *ookla.write_report(map_, kwartaal, wijken))
    return map_, regels


def permitted(instellingen: "Settings") -> frozenset[str]:
    """Return the sources without known licence that the settings say may be used.

    Raises
    ------
    OngeldigeAanroep
        One of them is no such source.
    """
    namen = frozenset(filter(None, (n.strip() for n in instellingen.toestemming.split(","))))
    kan = [sleutel for sleutel, bron in BRONNEN.items() if bron.toestemming]
    if vreemd := sorted(namen - set(kan)):
        raise OngeldigeAanroep(
            f"BUURTKOMPAS_TOESTEMMING noemt {', '.join(vreemd)}; kies uit {', '.join(kan)}."
        )
    return namen


def _wanted(namen: Sequence[str], spiegel: Path) -> list[Bron]:
    """Return the sources to fetch: those that are named, and those the mirror lacks altogether."""
    genoemd = {naam for naam in namen if naam in BRONNEN and naam not in TABELLEN}
    if not genoemd or genoemd != set(namen):
        return list(BRONNEN.values())
    return [
        bron
        for bron in BRONNEN.values()
        if bron.sleutel in genoemd
        or (
            not bron.toestemming
            and bron.opgehaald
            and any(next(spiegel.glob(b), None) is None for b in bron.bestanden)
        )
    ]


def _filled(
    bronnen: Path | None,
    offline: bool,
    instellingen: "Settings",
    melder: Callable[[str], None],
    namen: Sequence[str],
) -> tuple[Path, tuple[str, ...]]:
    eigen = bronnen or instellingen.bronnen
    if eigen is None and not offline:
        from etl.sources.download import Ophaler  # noqa: PLC0415, --help answers without it
        from etl.sources.eigen_ophalen import fetch_lists  # noqa: PLC0415, as above
        from etl.sources.mirror import fetch_all  # noqa: PLC0415, as above

        ophaler = Ophaler(instellingen.spiegel, report=melder)
        mag = permitted(instellingen)
        gekozen = _wanted(namen, instellingen.spiegel)
        # Whoever names sources wants those; lists of one's own have no name to give.
        eigen_lijsten = fetch_lists(ophaler) if len(gekozen) == len(BRONNEN) else ()
        return instellingen.spiegel, (*fetch_all(ophaler, gekozen, mag).verslag, *eigen_lijsten)
    map_ = eigen or instellingen.spiegel
    if not map_.is_dir():
        reden = "ontbreekt" if eigen is None else f"“{map_}” bestaat niet"
        raise OngeldigeAanroep(
            f"De map met de bestanden van de uitgevers {reden}; geef ze mee met --bronnen MAP."
        )
    return map_, ()


def day(tekst: str | None) -> date:
    """Return the day that was given, or today: the one clock of the data's side.

    Raises
    ------
    OngeldigeAanroep
        It is no ISO date.
    """
    try:
        return date.fromisoformat(tekst) if tekst else date.today()
    except ValueError as fout:
        raise OngeldigeAanroep(
            f"--vandaag “{tekst}” is geen datum; schrijf ze als 2026-11-23."
        ) from fout


def last_years(tabellen: Iterable["pd.DataFrame"]) -> dict[str, int]:
    """Return, per source, the last year with a value in tables of observations."""
    jaren: dict[str, int] = {}
    for tabel in tabellen:
        bekend = tabel[tabel["waarde"].notna()]
        for bron, jaar in bekend.groupby("bron")["jaar"].max().items():
            jaren[str(bron)] = max(int(jaar), jaren.get(str(bron), 0))
    return jaren


def standing_tables(data: Path) -> list["pd.DataFrame"]:
    """Return the tables of observations of ``data/`` that can be read."""
    from etl import tabellen  # noqa: PLC0415, as above

    gevonden = []
    for naam in WAARNEMINGEN:
        try:
            gevonden.append(tabellen.load(data, naam))
        except OngeldigeGegevens:
            continue
    return gevonden


def freshness_lines(
    vandaag: date,
    jaren: Mapping[str, int],
    spiegel: Path | None = None,
    eigen: Mapping[str, Bron] = MappingProxyType({}),
) -> tuple[list[str], list[str]]:
    """Return one line per source on how fresh it is, and the keys of those that are due.

    Those that somebody added are told with whose they are and on what terms.
    """
    from etl.sources.mirror import day_of_copy  # noqa: PLC0415, as above

    regels, te_laat = [], []
    for bron in (BRONNEN | dict(eigen)).values():
        if bron.sleutel in eigen:
            regels.append(_own_line(bron))
            continue
        kopie = day_of_copy(bron, spiegel)
        actueel = freshness(bron, vandaag, jaren.get(bron.sleutel), kopie)
        regels.append(_line(bron, actueel, kopie))
        if actueel.te_laat:
            te_laat.append(bron.sleutel)
    return regels, te_laat


def _own_line(bron: Bron) -> str:
    """Return whose a source is that somebody added or switched on, on what terms, and of when."""
    kopie = (text("kopie", dag=bron.opgehaald),) if bron.opgehaald else ()
    return f"{bron.sleutel}: {'; '.join((bron.periode.nl, *kopie, bron.attributie, bron.licentie))}"


def _line(bron: Bron, actueel: Actualiteit, kopie: str) -> str:
    delen = [bron.periode.nl]
    if actueel.jaren_oud is not None:
        delen.append(text("oud", n=actueel.jaren_oud, jaar=actueel.laatste_jaar))
    if bron.gepubliceerd:
        delen.append(text("gepubliceerd", dag=bron.gepubliceerd))
    delen.append(text("kopie", dag=kopie) if kopie else text("geen_kopie"))
    if bron.verwacht is None:
        delen.append(text("niet_jaarlijks"))
    elif actueel.verwacht_vanaf is not None:
        sleutel = "te_laat" if actueel.te_laat else "verwacht"
        delen.append(text(sleutel, dag=actueel.verwacht_vanaf.isoformat()))
    return f"{bron.sleutel}: {'; '.join(delen)}"
