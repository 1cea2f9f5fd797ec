"""Refresh: publishers' files → ``data/``, every table again, the same bytes every time."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import geopandas as gpd
import pandas as pd

from etl import eigen, samen
from etl import tabellen as tafel
from etl.contract.aanbodbronnen import AANBODBRONNEN
from etl.contract.eigenbronnen import own_sources_in
from etl.contract.publish import write_docs
from etl.contract.sources import BRONNEN
from etl.contract.tables import TABELLEN, tables_in
from etl.errors import OngeldigeAanroep, OngeldigeGegevens, TeGroteVerandering
from etl.geocode.geocoder import Geocoder
from etl.register.merge import merge
from etl.slot import GEGEVENS, writing
from etl.sources import (
    alleenwonend,
    bronnenlijst,
    gebieden,
    huishoudens,
    huurprijzen,
    initiatieven,
    inkomen,
    internet,
    nazichtlijst,
    statbel_bevolking,
    statbel_inkomen_sector,
    statbel_sectorreeks,
    statbel_verkopen_sector,
    straten,
    verkopen,
    vintages,
)
from etl.sources.aanbod import Zoek
from etl.sources.initiatieven import GelezenRegister, Hulp
from etl.sources.lagen import read_parquet
from etl.sources.verslag import Gelezen
from etl.vergelijking import Verschil, compare

Melder = Callable[[str], None]
VOORSTELLEN = "initiatieven.voorstellen.csv"
#: What people change too, and what is written was made from.
_VAN_MENSEN = (TABELLEN[tafel.REGISTER].bestand, nazichtlijst.BESTAND)
_ADRESSEN = "crab/crab_adressen_2013.parquet"
#: Tables to which a file per sector adds rows of wijken, where the mirror has it.
_PER_SECTOR = {
    "verkoopprijs": statbel_verkopen_sector,
    "inkomen": statbel_inkomen_sector,
    "bevolking": statbel_bevolking,
}


def _quiet(_: str) -> None:
    """Report nothing."""


def refresh(
    bronnen: Path,
    data: Path,
    names: Sequence[str] = (),
    report: Melder = _quiet,
    neem_over: bool = False,
    toestemming: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """Make the contract tables again from the publishers' files.

    All tables are read, checked and laid beside those of now before the first is changed: a
    fault in one source, or a change too large to take unasked, leaves ``data/`` as it was. All
    files change together, also where this is killed halfway (:mod:`etl.samen`). Rows
    and fields of the register that people made are never changed; what the sources would change
    in them is written beside it as proposals.

    Parameters
    ----------
    bronnen : Path
        Folder with the publishers' files.
    data : Path
        The folder ``data/``.
    names : sequence of str
        Tables to write, or sources whose tables are to be written; all when empty.
    report : callable
        Told in Dutch what is being done.
    neem_over : bool
        Take large changes too.
    toestemming : frozenset of str
        Sources without known licence that may be read.

    Returns
    -------
    tuple of str
        What changed table by table; then what was kept, merged and left out.

    Raises
    ------
    OngeldigeGegevens
        A source lacks a file or column, or a table breaks the contract.
    OngeldigeAanroep
        A name is no table and no source.
    TeGroteVerandering
        A table changes more than :mod:`etl.vergelijking` takes unasked; its ``regels`` tell what.
    RegisterVeranderd
        Somebody saved the register while the sources were read.
    HalfVernieuwd
        An earlier one was cut off, files were changed since, and not all tables are asked for.
    BouwBezig, GeenSchrijftoegang
        Somebody else is writing in ``data/``; or nobody may; or the disk is full.
    """
    names = _tables_of(names)
    gemaakt = names or tuple(TABELLEN)
    # Whatever a killed refresh left is finished first, and a folder that refuses says so at once.
    with samen.beside(data, anew=not names) as nieuw:
        van_mensen = {naam: samen.digest(data / naam) for naam in _VAN_MENSEN}
        vers = _read(bronnen, data, report, toestemming)
        report("Vergelijken met wat er is")
        _write_tables(vers.tabellen, nieuw, data, gemaakt)
        verschillen = _differences(nieuw, data, gemaakt)
        veranderd = _told(verschillen)
        bezwaren = [bezwaar for verschil in verschillen for bezwaar in verschil.bezwaren()]
        if bezwaren and not neem_over:
            raise TeGroteVerandering(veranderd, bezwaren)
        report("Schrijven")
        with writing(data, GEGEVENS):
            weg = _write_beside(vers, nieuw, data, gemaakt)
        samen.swap(data, nieuw, weg, van_mensen, anew=not names)
    return (*veranderd, *vers.regels)


@dataclass(frozen=True)
class _Vers:
    """All that the sources give: the tables, what stands beside the register, and the report."""

    tabellen: dict[str, pd.DataFrame]
    naast: dict[str, bytes]
    voorstellen: pd.DataFrame
    regels: tuple[str, ...]


def _tables_of(names: Sequence[str]) -> tuple[str, ...]:
    """Return the tables that are named, and those made from the sources that are named.

    Raises
    ------
    OngeldigeAanroep
        A name is neither.
    """
    kan = (*TABELLEN, *BRONNEN)
    if onbekend := sorted(set(names) - set(kan)):
        raise OngeldigeAanroep(
            f"Onbekende tabel of bron: {', '.join(onbekend)}. Kies uit "
            f"{', '.join(dict.fromkeys(kan))}."
        )
    gekozen = {naam for naam in names if naam in TABELLEN}
    for naam in set(names) - gekozen:
        gekozen |= {t.naam for t in TABELLEN.values() if naam in t.bronnen}
        if any(naam == bron.sleutel for bron in AANBODBRONNEN):
            gekozen.add(tafel.REGISTER)
    if tafel.REGISTER in gekozen:
        gekozen.add(bronnenlijst.TABEL)
    # Of a source that adds to tables of others no table tells: none named, all are made.
    return tuple(t for t in TABELLEN if t in gekozen)


def _read(bronnen: Path, data: Path, report: Melder, toestemming: frozenset[str]) -> _Vers:
    """Read every source, merge the register, and check all tables."""
    gelezen = _read_all(bronnen, data, report, toestemming)
    bron = gelezen[tafel.REGISTER]
    register, voorstellen = _merge_register(data, bron.tabel)
    tabellen = {naam: g.tabel for naam, g in gelezen.items()} | {tafel.REGISTER: register}
    if isinstance(bron, GelezenRegister):
        staand = tafel.load(data, bronnenlijst.TABEL)
        erbij = bronnenlijst.sources(bronnen, bron, toestemming, register, staand)
        tabellen[bronnenlijst.TABEL] = erbij
    report("Nakijken")
    fouten = tafel.problems(tabellen)
    if fouten:
        raise OngeldigeGegevens(fouten)
    regels = [regel for naam in TABELLEN for regel in gelezen[naam].verslag]
    regels.append(f"voorstellen naast het register: {len(voorstellen)}")
    naast = bron.naast if isinstance(bron, GelezenRegister) else {}
    return _Vers(tabellen, naast, voorstellen, tuple(regels))


def _write_tables(
    tabellen: dict[str, pd.DataFrame], nieuw: Path, data: Path, names: Iterable[str]
) -> None:
    with writing(data, GEGEVENS):
        for naam in names:
            tafel.save(tabellen[naam], nieuw, naam)


def _write_beside(vers: _Vers, nieuw: Path, data: Path, names: Sequence[str]) -> set[str]:
    """Write what is no table; return what is to go, because there is nothing in it any more.

    Beside the register: doubtful pairs, the source of each field, and proposals; and the
    documents, of the tables that there will be.
    """
    inhoud = dict(vers.naast) if tafel.REGISTER in names else {}
    if len(vers.voorstellen):
        inhoud[VOORSTELLEN] = vers.voorstellen.to_csv(index=False, lineterminator="\n").encode()
    inhoud[tafel.VERSLAG] = ("\n".join(vers.regels) + "\n").encode()
    for naam, wat in inhoud.items():
        if wat:
            (nieuw / naam).write_bytes(wat)
    weg = {TABELLEN[n].bestand for n in names} - {t.bestand for t in tables_in(nieuw)}
    staan = {t.naam for t in (*tables_in(data), *tables_in(nieuw)) if t.bestand not in weg}
    eigen_bronnen = own_sources_in(nieuw if bronnenlijst.TABEL in names else data)
    write_docs(
        nieuw,
        tabellen=[t for t in TABELLEN.values() if t.naam in staan],
        eigen=eigen_bronnen,
    )
    return weg | {naam for naam, wat in inhoud.items() if not wat}


def _differences(nieuw: Path, data: Path, names: Iterable[str]) -> list[Verschil]:
    """Return what would change: fresh tables, written and read as those of now."""
    verschillen = []
    for naam in names:
        vers, staand = tafel.path_of(nieuw, naam), tafel.path_of(data, naam)
        if samen.digest(staand) == samen.digest(vers):
            continue
        verschillen.append(compare(naam, _standing(data, naam), tafel.load(nieuw, naam)))
    return verschillen


def _standing(data: Path, naam: str) -> pd.DataFrame | None:
    """Return a table of ``data/``, or None where it is missing or no longer can be read."""
    try:
        return tafel.load(data, naam) if tafel.path_of(data, naam).is_file() else None
    except OngeldigeGegevens:
        return None


def _told(verschillen: Sequence[Verschil]) -> tuple[str, ...]:
    if not verschillen:
        return ("verschil: geen, data/ is al zo.",)
    return tuple(f"verschil: {regel}" for verschil in verschillen for regel in verschil.regels())


def _read_all(
    bronnen: Path, data: Path, report: Melder, toestemming: frozenset[str]
) -> dict[str, Gelezen]:
    """Read every source, in the order in which one needs the other."""
    report("Gebieden")
    gebied = gebieden.read(bronnen)
    vandaag = vintages.gemeente_of_today(bronnen)
    report("Huishoudens en wagens")
    huis = huishoudens.read(bronnen, gebied.wijken, vandaag)
    wijken = _named(gebied, huis.tabel, bronnen)
    report("Straten")
    straat = straten.read(bronnen, wijken)
    report("Huurprijzen, verkoopprijzen, internet, alleenwonenden, inkomens")
    waarnemingen = {
        "huur": huurprijzen.read(bronnen, vandaag),
        "verkoopprijs": verkopen.read(bronnen, vandaag),
        "internet": internet.read(bronnen),
        "alleenwonend": alleenwonend.read(bronnen, vandaag),
        "inkomen": inkomen.read(bronnen, vandaag),
    }
    waarnemingen |= {n: Gelezen(tafel.empty(n), ()) for n, t in TABELLEN.items() if t.optioneel}
    waarnemingen |= _of_wijken(waarnemingen, bronnen, wijken, huis.tabel)
    kaart = {"wijken": wijken, "gemeenten": gebied.gemeenten, "gebieden": gebied.gebieden}
    waarnemingen = eigen.add(waarnemingen, bronnen, kaart)
    report("Initiatieven")
    register = _register(kaart | {"straten": straat.tabel}, bronnen, data, toestemming)
    afgeleid = int((wijken["wijk_naam_bron"] == "afgeleid").sum())
    return {
        "wijken": Gelezen(
            wijken, (f"wijken: {len(wijken)}, waarvan {afgeleid} met afgeleide naam",)
        ),
        "huishoudens": huis,
        "gebieden": Gelezen(gebied.gebieden, (f"regio's: {len(gebied.gebieden)}",)),
        "gemeenten": Gelezen(gebied.gemeenten, (f"gemeenten: {len(gebied.gemeenten)}",)),
        "straten": straat,
        **waarnemingen,
        "initiatieven": register,
    }


def _register(
    tabellen: dict[str, pd.DataFrame], bronnen: Path, data: Path, toestemming: frozenset[str]
) -> GelezenRegister:
    """Read the initiatives, with what people decided on doubtful pairs."""
    besloten = nazichtlijst.read_pairs(data / nazichtlijst.BESTAND)
    hulp = Hulp(besloten, _look_up(tabellen, bronnen), toestemming)
    return initiatieven.read(bronnen, tabellen["wijken"], tabellen["gemeenten"], hulp)


def _look_up(tabellen: dict[str, pd.DataFrame], bronnen: Path) -> Zoek:
    """Return a look-up of addresses; what it needs is read at the first address."""

    @cache
    def geocoder() -> Geocoder:
        adressen = ["postcode", "gemeente", "straat", "huisnummer", "x", "y"]
        return Geocoder.van(tabellen, read_parquet(bronnen / _ADRESSEN, adressen))

    return lambda *adres: geocoder().zoek(*adres)


def _of_wijken(
    waarnemingen: dict[str, Gelezen], bronnen: Path, wijken: gpd.GeoDataFrame, huis: pd.DataFrame
) -> dict[str, Gelezen]:
    """Return the tables that a file per sector adds to, with its rows of wijken in them."""
    lezers = {naam: lezer for naam, lezer in _PER_SECTOR.items() if lezer.present(bronnen)}
    if not lezers:
        return {}
    weg = statbel_sectorreeks.way(bronnen, wijken, huis)
    uit = {}
    for naam, lezer in lezers.items():
        grof, fijn = waarnemingen[naam], lezer.read(bronnen, weg)
        tabel = pd.concat([grof.tabel, fijn.tabel], ignore_index=True)
        tabel = tabel.sort_values(list(TABELLEN[naam].sleutel), ignore_index=True)
        uit[naam] = Gelezen(tabel, grof.verslag + fijn.verslag)
    return uit


def _named(gebied: gebieden.Gebieden, huis: pd.DataFrame, bronnen: Path) -> gpd.GeoDataFrame:
    """Return the contract table wijken: with a readable name for each."""
    leeg = huishoudens.sectors_inside(bronnen, gebied.wijken)
    bewoond = huis[["sector", "wijk_code", "huishoudens"]].dropna()
    namen = gebieden.readable_names(
        gebied.wijken,
        pd.concat([bewoond, leeg], ignore_index=True),
        huishoudens.sector_names(bronnen),
    )
    return gebied.wijken.assign(**namen)[[*TABELLEN["wijken"].kolomnamen(), "gemeente_naam"]]


def _merge_register(data: Path, vers: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Merge fresh rows into the standing register, people's work first."""
    if not tafel.path_of(data, tafel.REGISTER).is_file():
        return vers, vers.iloc[:0]
    return merge(tafel.load(data, tafel.REGISTER), vers)
