"""The figures of one edition, from the contract tables."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pyproj import Transformer

from etl import tabellen as tafel
from etl.contract.eigen import CIJFERS_EIGEN, INDICATOREN_EIGEN, own_indicators
from etl.contract.indicators import INDICATOREN, Indicator
from etl.contract.sources import BRONNEN
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens
from etl.measures import access, gain, observations, offer, regions, wijken
from etl.store.write import Inhoud

Melder = Callable[[str], None]
#: Tables of observations: each row names its source.
_WAARNEMINGEN = (
    *("huur", "verkoopprijs", "internet", "alleenwonend", "inkomen", "bevolking"),
    CIJFERS_EIGEN,
)
#: Optional tables that an edition keeps as they are.
_ZOALS_ZE_ZIJN = (INDICATOREN_EIGEN, "bronnen")
#: Figures that hold for an area as they are told: indicator, its column, and its table.
_Gemeten = tuple[Indicator, str, pd.DataFrame]


def make(data: Path, report: Melder, draws: bool = True) -> Inhoud:
    """Read ``data/``, check it against the contract, and measure it.

    Returns
    -------
    Inhoud
        Everything of an edition but its id and the checksums of its inputs.

    Raises
    ------
    OngeldigeGegevens
        With every problem in ``data/``.
    """
    report("Gegevens lezen")
    tabellen = tafel.load_all(data)
    report("Gegevens nakijken")
    fouten = tafel.problems(tabellen)
    if fouten:
        raise OngeldigeGegevens(fouten)
    inhoud = measure(tabellen, report, draws, tafel.known_by(data))
    verslag = data / tafel.VERSLAG
    if verslag.is_file():
        inhoud.manifest["verslag"] = verslag.read_text(encoding="utf-8").splitlines()
    return inhoud


def measure(
    tabellen: dict[str, pd.DataFrame],
    report: Melder,
    draws: bool = True,
    gekend: pd.DataFrame | None = None,
) -> Inhoud:
    """Compute every figure from the contract tables; no I/O.

    Of a place that more than one source knows, `gekend` (``initiatief_id, bron``) says which.

    Returns
    -------
    Inhoud
        Everything of an edition but its id and the checksums of its inputs.
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
    toegang = wijken.row_access(reach, rijen, initiatieven, basis)
    report("Cijfers per wijk berekenen")
    per_wijk = basis.join(wijken.figures(basis, toegang, rijen.cars, tabellen))
    per_wijk = per_wijk.join(observed_of_wijken(tabellen, basis))
    intervallen: dict[str, pd.DataFrame] = {}
    gebrek: NDArray[np.float32] | None = None
    manifest: dict[str, Any] = {"datum": edition_date(tabellen), "totalen": totals(tabellen)}
    if draws:
        from etl.measures import certainty  # noqa: PLC0415, esda takes seconds to load

        report("Onzekerheid trekken")
        plek = regions.positions(per_wijk, tabellen["gebieden"])
        getrokken = certainty.draw(per_wijk, rijen, initiatieven, plek, lagen.geometry)
        gebrek = getrokken.gebrek
        per_wijk = per_wijk.join(getrokken.wijken)
        manifest["moran_minuten"] = getrokken.moran
        report("Nieuwe plaatsen zoeken")
        winst = gain.gain_figures(rijen, toegang.metres, per_wijk, plek)
        intervallen = {n: frame.join(winst[n]) for n, frame in getrokken.regios.items()}
    report("Cijfers per regio berekenen")
    per_regio = regions.region_figures(per_wijk, toegang, tabellen, intervallen).join(
        regions.register_figures(
            per_wijk, initiatieven, tabellen["gebieden"], str(manifest["datum"]), gekend
        )
    )
    per_regio = per_regio.join(observed_of_regions(tabellen, per_wijk))
    initiatieven = initiatieven.join(offer.closing_figures(rijen, initiatieven))
    uit = {
        "wijken": per_wijk.reset_index(),
        "regios": per_regio,
        "lorenz": regions.lorenz_points(per_wijk, toegang, tabellen["gebieden"]),
        "initiatieven": initiatieven,
        "register_bronnen": regions.source_counts(
            per_wijk, initiatieven, tabellen["gebieden"], gekend
        ),
        **{n: tabellen[n] for n in ("gebieden", "straten", *_present(tabellen))},
        **{n: t for n, t in tabellen.items() if n in _ZOALS_ZE_ZIJN and len(t)},
    }
    manifest["bronnen"] = sorted(
        {b for n in (*_present(tabellen), tafel.REGISTER) for b in tabellen[n]["bron"].unique()}
    )
    manifest["rijen"] = {naam: len(frame) for naam, frame in uit.items()}
    return Inhoud(uit, lagen, reach, rijen.xy, manifest, gebrek)


def _present(tabellen: dict[str, pd.DataFrame]) -> list[str]:
    """Return the tables of observations, without the optional ones that have no rows."""
    return [n for n in _WAARNEMINGEN if len(tabellen[n]) or not TABELLEN[n].optioneel]


def _observed(tabellen: dict[str, pd.DataFrame]) -> list[_Gemeten]:
    """Return what the optional tables tell; nothing where they are not there."""
    rijen: list[_Gemeten] = [(INDICATOREN["inwoners"], "inwoners", tabellen["bevolking"])]
    eigen = own_indicators(tabellen[INDICATOREN_EIGEN].to_dict("records"))
    rijen += [(e.indicator, e.kolom, tabellen[CIJFERS_EIGEN]) for e in eigen]
    return [rij for rij in rijen if len(rij[2])]


def observed_of_wijken(tabellen: dict[str, pd.DataFrame], basis: pd.DataFrame) -> pd.DataFrame:
    """Return what the optional tables tell of every wijk, as it is.

    Returns
    -------
    DataFrame
        Index as `basis`; per indicator its column, ``<column>_niveau`` and ``<column>_jaar``.
    """
    delen = [
        observations.of_wijken(cijfers, basis, indicator, kolom)
        for indicator, kolom, cijfers in _observed(tabellen)
    ]
    alle = pd.concat([pd.DataFrame(index=basis.index), *delen], axis=1)
    # People are counted per wijk or not at all.
    return alle.drop(columns="inwoners_niveau", errors="ignore")


def observed_of_regions(tabellen: dict[str, pd.DataFrame], per_wijk: pd.DataFrame) -> pd.DataFrame:
    """Return the same of every region, in the order of ``regios``: counts added up, rates weighed.

    Returns
    -------
    DataFrame
        Per indicator its column, and ``<column>_jaar`` of what is added up.
    """
    gebieden = tabellen["gebieden"]
    delen = [
        regions.count_figures(per_wijk, gebieden, cijfers, indicator, kolom)
        if indicator.soort == "aantal"
        else regions.rate_figures(per_wijk, gebieden, kolom)
        for indicator, kolom, cijfers in _observed(tabellen)
    ]
    return pd.concat(delen, axis=1) if delen else pd.DataFrame()


def project(initiatieven: pd.DataFrame) -> pd.DataFrame:
    """Return the initiatives with ``x, y`` in EPSG:31370 beside their latitude and longitude."""
    naar = Transformer.from_crs("EPSG:4326", "EPSG:31370", always_xy=True)
    x, y = naar.transform(
        initiatieven["lon"].to_numpy(dtype=float), initiatieven["lat"].to_numpy(dtype=float)
    )
    return initiatieven.assign(x=np.round(x, 1), y=np.round(y, 1)).reset_index(drop=True)


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


def edition_date(tabellen: dict[str, pd.DataFrame]) -> str:
    """Return the date of the newest input: never the clock, so the same inputs give the same bytes.

    The newest of the sources' dates of publication and of the register's dates of source or check.
    """
    register = tabellen[tafel.REGISTER]
    datums = [b.gepubliceerd for b in BRONNEN.values()]
    for kolom in ("bron_datum", "nagekeken_op"):
        datums.extend(register[kolom].dropna().astype(str))
    return max(datums)
