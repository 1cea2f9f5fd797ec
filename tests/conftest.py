"""What every test shares: no network, the same examples every time, and one built edition."""

import fcntl
import ipaddress
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

# The same examples on every machine and in every run; time is measured in tests/bench, where
# nothing else runs, and not judged here on a machine that may be busy.
settings.register_profile(
    "buurtkompas",
    derandomize=True,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("buurtkompas")


class NetworkInTestError(RuntimeError):
    """A test reached for another machine. No OSError: code that mends those must not hide it."""


def _is_loopback(host: Any) -> bool:
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refuse_network(event: str, args: tuple[Any, ...]) -> None:
    """Stop every connection and name look-up but those of this machine, C code's included."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = args[1]
        # A text or bytes is the path of a Unix socket; None is a socket that was connected before.
        if isinstance(address, tuple) and not _is_loopback(address[0]):
            raise NetworkInTestError(f"a test tried to reach {address[0]}, port {address[1]}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname") and not _is_loopback(args[0]):
        raise NetworkInTestError(f"a test tried to look up {args[0]!r}")


sys.addaudithook(_refuse_network)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a file's tests together where several processes test, and those of the browser too.

    They share what is costly to make. The browser's come last in one process: Playwright keeps an
    event loop running in it.
    """
    for item in items:
        kamer = item.path.relative_to(ROOT).as_posix()
        groep = "browser" if kamer.startswith("tests/browser/") else kamer
        item.add_marker(pytest.mark.xdist_group(groep))


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """Return the committed contract tables: all of Flanders and Brussels."""
    return ROOT / "data"


@pytest.fixture(scope="session")
def store(data_dir: Path, request: pytest.FixtureRequest) -> Path:
    """Return a store with one edition, built from `data_dir` by the real pipeline.

    It stays in pytest's cache between runs: the pipeline sees by its own fingerprints whether it
    still holds (``pytest --cache-clear`` forgets it).
    """
    from etl.pipeline import build

    store = request.config.cache.mkdir("store")
    # Of two processes that test, one builds and the other waits, and finds nothing to do.
    with (store.parent / "store.slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        build(data_dir, store)
    return store


@pytest.fixture(scope="session")
def editie(store: Path) -> Any:
    """Return the built edition as every reader gets it. Shared: never change it."""
    from etl.store.read import open_edition

    return open_edition(store)


@pytest.fixture(scope="session")
def stadsstore(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that holds the edition of the made-up town."""
    from etl.pipeline import build
    from tests.golden import stad

    map_ = tmp_path_factory.mktemp("stad")
    build(stad.write(map_ / "data"), map_ / "store")
    return map_ / "store"


@pytest.fixture(scope="session")
def stadseditie(stadsstore: Path) -> Any:
    """Return the edition of the made-up town."""
    from etl.store.read import open_edition

    return open_edition(stadsstore)
