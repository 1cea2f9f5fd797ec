"""Statbel's files from a server on this machine into the mirror, and from there into our tables."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest

from etl.contract.adressen import ADRESSEN
from etl.errors import DownloadMislukt, OngeldigeGegevens
from etl.sources import statbel_sectoren, statbel_verkopen_sector
from etl.sources.download import Ophaler, Verzoek
from etl.sources.statbel_sectorreeks import layer_of_today
from tests.unit.test_statbel_cijfers import KOP_SECTOR, SECTORVERKOPEN, WEG, zipped
from tests.unit.test_statbel_sectoren import JAAR, layer, packed
from tests.webserver import serve


class _Stil(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def statbel(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the folder that the publisher serves, and its address."""
    folder = tmp_path / "uitgever"
    folder.mkdir()
    with serve(partial(_Stil, directory=str(folder))) as adres:
        yield folder, adres


@pytest.mark.filterwarnings("ignore:Column names longer than 10")
@pytest.mark.filterwarnings("ignore:Normalized/laundered field name")
def test_what_statbel_sends_is_what_we_read(statbel: tuple[Path, str], tmp_path: Path) -> None:
    folder, adres = statbel
    spiegel = tmp_path / "spiegel"
    adres_van_ons = ADRESSEN["statbel_inkomen_sector"][1].tries(2025)[0]
    naam = adres_van_ons.url.rpartition("/")[2]
    assert naam == "sh_statbel_statistical_sectors_31370_20250101.shp.zip"
    assert packed(folder, layer(JAAR), "shp", naam.removesuffix(".shp.zip")).name == naam
    zipped(folder, statbel_verkopen_sector.BESTAND, KOP_SECTOR + SECTORVERKOPEN, "cp1252")
    ophaler = Ophaler(spiegel)
    assert ophaler.fetch(Verzoek(f"{adres}/{naam}", adres_van_ons.bestand)).nieuw
    bestand = statbel_verkopen_sector.BESTAND
    assert ophaler.fetch(Verzoek(f"{adres}/{bestand}", bestand)).nieuw
    laag = layer_of_today(spiegel)
    assert laag is not None
    gelezen = statbel_sectoren.read(laag)
    assert (gelezen.jaar, gelezen.lagen["sector"].tolist()) == (2025, ["11001A00-"])
    assert len(statbel_verkopen_sector.read(spiegel, WEG).tabel) == 4


def test_a_page_that_asks_to_wait_is_no_table(statbel: tuple[Path, str], tmp_path: Path) -> None:
    folder, adres = statbel
    (folder / "TF_IMMO_SECTOR.zip").write_text("<html>Even geduld</html>")
    bestand = statbel_verkopen_sector.BESTAND
    with pytest.raises(DownloadMislukt, match="er kwam een webpagina"):
        Ophaler(tmp_path).fetch(Verzoek(f"{adres}/TF_IMMO_SECTOR.zip", bestand))
    (tmp_path / bestand).write_text("<html>Even geduld</html>")
    with pytest.raises(OngeldigeGegevens, match=f"{bestand}: er staat een webpagina in"):
        statbel_verkopen_sector.read(tmp_path, WEG)
