"""How many addresses a second are found, how long the lists take to make, and how big they are."""

import gc
import random
import resource
import time
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

from etl.geocode.geocoder import Geocoder
from tests.adresfouten import Adres, written

pytestmark = pytest.mark.slow

LIJST = (
    Path(__file__).resolve().parents[3] / "shared" / "bronnen" / "crab/crab_adressen_2013.parquet"
)
AANTAL = 5000
PER_SECONDE = 1000
BUDGET_MB = 400


def _resident_mb() -> float:
    """Return how much memory this process holds."""
    bladzijden = int(Path("/proc/self/statm").read_text().split()[1])
    return bladzijden * resource.getpagesize() / 1e6


def test_addresses_per_second(data_dir: Path) -> None:
    if not LIJST.is_file():
        pytest.skip(f"the address list of 2013 is not at {LIJST}")
    map_ = data_dir / "wijken"
    tabellen = {
        "straten": pd.read_parquet(map_ / "straten.parquet"),
        "wijken": gpd.read_parquet(map_ / "wijken.parquet"),
        "gebieden": pd.read_csv(map_ / "gebieden.csv", dtype="str"),
    }
    adressen = pd.read_parquet(LIJST)
    begin = time.process_time()
    Geocoder.van(tabellen)
    straten_s = time.process_time() - begin
    gc.collect()
    eerst, begin = _resident_mb(), time.process_time()
    geocoder = Geocoder.van(tabellen, adressen)
    adressen_s = time.process_time() - begin
    gc.collect()
    grootte = _resident_mb() - eerst
    kans = random.Random(6)  # noqa: S311
    velden = ["straat", "huisnummer", "postcode", "gemeente"]
    proef = adressen.sample(AANTAL, random_state=6)[velden].astype(str)
    vragen = [written(Adres(*rij), kans) for rij in proef.itertuples(index=False)]
    begin = time.process_time()
    for v in vragen:
        geocoder.zoek(v.straat, v.huisnummer, v.postcode, v.gemeente)
    per_seconde = AANTAL / (time.process_time() - begin)
    print(
        f"\ngeocode: {per_seconde:,.0f} addresses a second; made in {straten_s:.1f} s of streets, "
        f"{adressen_s:.1f} s with {len(adressen):,} addresses, {grootte:.0f} MB"
    )
    assert per_seconde >= PER_SECONDE
    assert grootte <= BUDGET_MB
