"""GeoPackage, GeoJSON, HTML and HSDS of the whole and of one gemeente: wall time and size.

Medians of three runs from an opened edition. Run by ``make bench``.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.export.geojson import write_geojson
from etl.export.gpkg import write_gpkg
from etl.export.hsds import read_hsds, write_hsds
from etl.export.html import write_html
from etl.store.read import Editie, open_edition

#: Seconds for all of Flanders and Brussels, and for one gemeente.
BUDGET_S = {"geheel": 4.0, "gemeente": 1.0}
GENT = "44021"
KEREN = 3

FORMATEN: dict[str, Callable[[Editie, str, str], bytes]] = {
    "gpkg": write_gpkg,
    "geojson": write_geojson,
    "html": write_html,
    "hsds": write_hsds,
}


def seconds(doe: Callable[[], object]) -> float:
    begin = time.perf_counter()
    doe()
    return time.perf_counter() - begin


@pytest.mark.parametrize("formaat", list(FORMATEN))
@pytest.mark.parametrize(("niveau", "code"), [("geheel", "VB"), ("gemeente", GENT)])
def test_a_file(store: Path, formaat: str, niveau: str, code: str) -> None:
    editie, schrijf = open_edition(store), FORMATEN[formaat]
    inhoud = schrijf(editie, niveau, code)  # reads the tables of the edition once
    mediaan = statistics.median(
        seconds(lambda: schrijf(editie, niveau, code)) for _ in range(KEREN)
    )
    print(f"  {formaat:8} {niveau:9} {mediaan:6.2f} s  {len(inhoud) / 1e6:6.2f} MB")
    assert mediaan < BUDGET_S[niveau]


def test_reading_hsds_back(store: Path) -> None:
    inhoud = write_hsds(open_edition(store), "geheel", "VB")
    tijd = statistics.median(seconds(lambda: read_hsds(inhoud)) for _ in range(KEREN))
    print(f"  hsds     terug     {tijd:6.2f} s")
    assert tijd < BUDGET_S["geheel"]
