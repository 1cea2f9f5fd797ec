"""Build: ``data/`` → one edition in the store. Offline, in seconds, all or nothing."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from pyproj import Transformer

import etl
from etl import tabellen as tafel
from etl.contract import check as contract_check
from etl.contract.aanbod import STANDAARD_TYPES
from etl.contract.sources import BRONNEN
from etl.contract.tables import TABELLEN
from etl.errors import BuurtkompasFout, OngeldigeGegevens, Probleem
from etl.measures import access, regions, travel, wijken
from etl.store.read import current, digest, open_folder
from etl.store.write import Inhoud, write_edition

Melder = Callable[[str], None]


def _quiet(_: str) -> None:
    """Report nothing."""


def check(data: Path) -> list[Probleem]:
    """Return every problem in ``data/``: unreadable files, broken contracts, unknown codes.

    Parameters
    ----------
    data : Path
        The folder ``data/``.
    """
    try:
        tabellen = tafel.load_all(data)
    except OngeldigeGegevens as fout:
        return list(fout.problemen)
    return problems(tabellen)


def problems(tabellen: dict[str, pd.DataFrame]) -> list[Probleem]:
    """Return every breach of the contract in the tables, within and between them."""
    uit = [
        probleem
        for naam, frame in tabellen.items()
        for probleem in contract_check.check_table(naam, frame, TABELLEN[naam].bestand)
    ]
    return uit or contract_check.check_relations(tabellen)


def build(data: Path, store: Path, force: bool = False, report: Melder = _quiet) -> Path:
    """Build an edition from ``data/`` and make it the current one.

    Parameters
    ----------
    data, store : Path
        The folders.
    force : bool
        Build also when inputs and code are those of the current edition.
    report : callable
        Told in Dutch what is being done.

    Returns
    -------
    Path
        Folder of the edition.

    Raises
    ------
    OngeldigeGegevens
        With every problem in ``data/``; the standing edition stays.
    GeenSchrijftoegang
        The store cannot be written to.
    """
    invoer = inputs(data)
    kenmerk = fingerprint(invoer)
    staat = _standing(store, kenmerk)
    if staat and not force:
        report("Er is niets veranderd: de editie die er staat blijft.")
        return staat
    report("Gegevens lezen")
    tabellen = tafel.load_all(data)
    report("Gegevens nakijken")
    fouten = problems(tabellen)
    if fouten:
        raise OngeldigeGegevens(fouten)
    inhoud = measure(tabellen, report)
    inhoud.manifest.update(id=kenmerk, datum=edition_date(tabellen), invoer=invoer)
    report("Editie schrijven")
    return write_edition(store, inhoud)


def inputs(data: Path) -> dict[str, str]:
    """Return the sha256 of every contract table's file.

    Raises
    ------
    OngeldigeGegevens
        With one problem per missing file.
    """
    weg = [naam for naam in TABELLEN if not tafel.path_of(data, naam).is_file()]
    if weg:
        raise OngeldigeGegevens(check(data))
    return {t.bestand: digest(tafel.path_of(data, naam)) for naam, t in TABELLEN.items()}


def fingerprint(invoer: dict[str, str]) -> str:
    """Return the fingerprint of inputs and of the code that measures them."""
    som = hashlib.sha256()
    for naam, waarde in sorted(invoer.items()):
        som.update(f"{naam}={waarde}\n".encode())
    bron = Path(etl.__file__).parent
    code = [bron / "pipeline.py", bron / "tabellen.py"]
    for map_ in ("contract", "measures", "store"):
        code.extend((bron / map_).rglob("*.py"))
    for bestand in sorted(code):
        som.update(bestand.relative_to(bron).as_posix().encode())
        som.update(bestand.read_bytes())
    return som.hexdigest()


def edition_date(tabellen: dict[str, pd.DataFrame]) -> str:
    """Return the date of the newest input: never the clock, so the same inputs give the same bytes.

    The newest of the sources' dates of publication and of the register's dates of source or check.
    """
    register = tabellen[tafel.REGISTER]
    datums = [b.gepubliceerd for b in BRONNEN.values()]
    for kolom in ("bron_datum", "nagekeken_op"):
        datums.extend(register[kolom].dropna().astype(str))
    return max(datums)


def _standing(store: Path, kenmerk: str) -> Path | None:
    """Return the current edition's folder when it is whole and made of the same things."""
    try:
        naam = current(store)
        if naam is None:
            return None
        editie = open_folder(store / naam)
    except BuurtkompasFout:
        return None
    return editie.map if editie.id == kenmerk else None


def measure(tabellen: dict[str, pd.DataFrame], report: Melder = _quiet) -> Inhoud:
    """Compute every figure from the contract tables; no I/O.

    Returns
    -------
    Inhoud
        Everything of an edition but its id, date and inputs.
    """
    lagen: gpd.GeoDataFrame = tabellen["wijken"]
    gemeentenaam = tabellen["gemeenten"].set_index("gemeente_code")["gemeente_naam"]
    basis = pd.DataFrame(lagen.drop(columns="geometry")).set_index("wijk_code")
    basis.insert(2, "gemeente_naam", basis["gemeente_code"].map(gemeentenaam))
    initiatieven = project(tabellen["initiatieven"])
    report("Reistijden berekenen")
    rijen = wijken.placed_rows(tabellen["huishoudens"], basis.index)
    paren, metres = access.reach_metres(rijen.xy, initiatieven)
    reach = access.Reach(
        paren, metres, rijen.households, rijen.wijk, access.outreach_bits(initiatieven, basis)
    )
    plaatsen = access.with_travel_time(initiatieven)
    standaard = plaatsen[plaatsen["type"].isin(STANDAARD_TYPES)]
    binnen = travel.count_within(rijen.xy, standaard[["x", "y"]], wijken.STANDAARD_METRES)
    toegang = wijken.row_access(reach, binnen)
    report("Cijfers per wijk en per regio berekenen")
    per_wijk = basis.join(wijken.figures(basis, toegang, rijen.cars, tabellen))
    per_regio = regions.region_figures(per_wijk, toegang, tabellen)
    uit = {
        "wijken": per_wijk.reset_index(),
        "regios": per_regio,
        "initiatieven": initiatieven,
        **{n: tabellen[n] for n in ("gebieden", "straten", "huur", "verkoopprijs")},
        **{n: tabellen[n] for n in ("internet", "alleenwonend")},
    }
    return Inhoud(uit, lagen, reach, rijen.xy, {"totalen": totals(tabellen), "rijen": rows(uit)})


def project(initiatieven: pd.DataFrame) -> pd.DataFrame:
    """Return the initiatives with ``x, y`` in EPSG:31370 beside their latitude and longitude."""
    naar = Transformer.from_crs("EPSG:4326", "EPSG:31370", always_xy=True)
    x, y = naar.transform(
        initiatieven["lon"].to_numpy(dtype=float), initiatieven["lat"].to_numpy(dtype=float)
    )
    return initiatieven.assign(x=np.round(x, 1), y=np.round(y, 1)).reset_index(drop=True)


def rows(tabellen: dict[str, pd.DataFrame]) -> dict[str, int]:
    """Return the number of rows of every table."""
    return {naam: len(frame) for naam, frame in tabellen.items()}


def totals(tabellen: dict[str, pd.DataFrame]) -> dict[str, Any]:
    """Return the totals that must be conserved from publisher to edition."""
    huishoudens = tabellen["huishoudens"]
    geplaatst = huishoudens["wijk_code"].notna()
    som = huishoudens["huishoudens"]
    return {
        "huishoudens": round(float(som.sum()), 3),
        "huishoudens_met_plaats": round(float(som[geplaatst].sum()), 3),
        "huishoudens_zonder_plaats": round(float(som[~geplaatst].sum()), 3),
        "wagens": round(float(huishoudens["wagens"].sum()), 3),
        "cellen": int(huishoudens["cel"].nunique()),
        "wijken": len(tabellen["wijken"]),
        "initiatieven": len(tabellen["initiatieven"]),
    }
