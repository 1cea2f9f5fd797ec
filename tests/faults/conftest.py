"""For faults while it serves: the browser tests' server; and a publisher to fetch from."""

import shutil
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from etl.pipeline import build
from tests.browser.conftest import start_server
from tests.golden import stad
from tests.webserver import serve

__all__ = ["start_server"]


@pytest.fixture(scope="session")
def _stadsmap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("stadsmap")
    build(stad.write(map_ / "data"), map_ / "store", draws=False)
    return map_


@pytest.fixture
def stadsmap(_stadsmap: Path, tmp_path: Path) -> Path:
    """Return a folder with ``data`` and ``store`` of the made-up town, to do anything with."""
    return shutil.copytree(_stadsmap, tmp_path, dirs_exist_ok=True)


class Uitgever(BaseHTTPRequestHandler):
    """Sends files of this turn, in pieces."""

    beurt = 0

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        inhoud = bestand(self.path[1:], Uitgever.beurt)
        self.send_response(200)
        self.send_header("Content-Length", str(len(inhoud)))
        self.send_header("ETag", f'"{Uitgever.beurt}"')
        self.end_headers()
        try:
            for van in range(0, len(inhoud), 1 << 16):
                time.sleep(0.005)
                self.wfile.write(inhoud[van : van + (1 << 16)])
        except ConnectionError:
            # Who asked was killed.
            return


def bestand(naam: str, beurt: int) -> bytes:
    """Return a file as it is published at a turn."""
    return f"{naam};{beurt}\n".encode() * 60_000


@pytest.fixture
def uitgever(tmp_path: Path) -> Iterator[type[Uitgever]]:
    """Return a publisher on this machine; its address stands in the folder of the test."""
    Uitgever.beurt = 0
    with serve(Uitgever) as adres:
        (tmp_path / "adres").write_text(adres)
        yield Uitgever
