"""The real server on a free port, and a real Chromium that may speak to no one else."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
_GEDULD_MS = 30_000
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A second lock beside the `page` fixture's: no name but this machine's resolves.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


#: Whether nothing of the page has moved for ten frames.
STIL = """() => {
  const vakken = [document.documentElement, ...document.querySelectorAll('iframe')].map((e) => {
    const vak = e.getBoundingClientRect();
    return [vak.x, vak.y, vak.width, vak.height, e.scrollHeight];
  });
  const nu = JSON.stringify([location.href, vakken]), vorig = window.stil || {};
  window.stil = { nu, keer: nu === vorig.nu ? vorig.keer + 1 : 0 };
  return window.stil.keer >= 10 && document.fonts.status === 'loaded';
}"""


def settled(page: Page) -> None:
    """Wait until Streamlit has drawn all of a page and nothing moves.

    That its network is quiet says neither: it asks now and then whether the server lives.
    """
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    # What is still to be drawn anew is dimmed meanwhile.
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    page.wait_for_function(STIL)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this room, so that ``-m "not browser"`` leaves the room out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Put the server's log beside a failure: the traceback of a broken view stands there."""
    report = yield
    server = getattr(item, "funcargs", {}).get("server")
    if report.failed and isinstance(server, Server):
        report.sections.append(("log of the server", server.tail()))
    return report


@dataclass(frozen=True)
class Server:
    """A running dashboard: its address, its process id and its log."""

    url: str
    pid: int
    log: Path

    def tail(self) -> str:
        """Return the last lines of the log, without the colours that Streamlit forces into it."""
        text = re.sub(r"\x1b\[[0-9;]*m", "", self.log.read_text("utf-8", "replace"))
        return "\n".join(text.splitlines()[-60:])


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def _healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as answer:  # noqa: S310
            return answer.status == 200
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _wait_until_healthy(process: subprocess.Popen[bytes], server: Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _healthy(server.url):
        if process.poll() is not None:
            pytest.fail(f"the server died with status {process.returncode}:\n{server.tail()}")
        if time.monotonic() > deadline:
            pytest.fail(f"the server was not ready in {START_SECONDS} s:\n{server.tail()}")
        time.sleep(0.1)


@contextmanager
def _running(
    store: Path,
    log: Path,
    script: Path = Path("dashboard/server.py"),
    env: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Serve a store on a free port, with the output in `log`."""
    port = _free_port()
    command = [sys.executable, "-m", "dashboard", str(script)]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command + options,
            cwd=ROOT,
            env=os.environ | {"BUURTKOMPAS_STORE": str(store)} | dict(env or {}),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    server = Server(f"http://127.0.0.1:{port}", process.pid, log)
    try:
        _wait_until_healthy(process, server)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="session")
def start_server(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[Path], AbstractContextManager[Server]]:
    """Return ``start(store)``: a context in which a server of its own serves that store."""

    def start(store: Path) -> AbstractContextManager[Server]:
        return _running(store, tmp_path_factory.mktemp("server") / "log.txt")

    return start


@pytest.fixture(scope="session")
def server(
    store: Path, start_server: Callable[[Path], AbstractContextManager[Server]]
) -> Iterator[Server]:
    """Return the server that the browser tests share."""
    with start_server(store) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a headless Chromium of this machine; without one the tests fail, never skip."""
    named = os.environ.get("BUURTKOMPAS_CHROMIUM")
    path = named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if path is None:
        pytest.fail("no Chromium: apt-get install chromium, or set BUURTKOMPAS_CHROMIUM to one")
    # A slow machine is no fault of the page: how long things take, tests/bench measures.
    expect.set_options(timeout=_GEDULD_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_ARGS))
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser, server: Server) -> Iterator[BrowserContext]:
    """Return a fresh Belgian visitor, and fail the test when a page spoke to another host."""
    context = chromium.new_context(
        base_url=server.url,
        locale="nl-BE",
        timezone_id="Europe/Brussels",
        viewport={"width": 1400, "height": 900},
        accept_downloads=True,
    )
    context.set_default_timeout(_GEDULD_MS)
    host = urlsplit(server.url).netloc
    strangers: list[str] = []

    def note(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != host:
            strangers.append(url)

    context.on("request", lambda request: note(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: note(socket.url)))
    yield context
    context.close()
    assert not strangers, f"the page spoke to another host: {sorted(set(strangers))}"


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Return a page of that visitor, and fail the test when a script in it failed."""
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context.new_page()
    assert not errors, f"scripts failed in the page: {errors}"
