"""The made-up town as an edition, shared by the tests of all pages."""

from pathlib import Path

import pytest

from etl.pipeline import build
from etl.store.read import Editie, open_edition
from tests.golden import stad


@pytest.fixture(scope="session")
def stadsstore(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that holds the edition of the made-up town."""
    map_ = tmp_path_factory.mktemp("stad")
    build(stad.write(map_ / "data"), map_ / "store")
    return map_ / "store"


@pytest.fixture(scope="session")
def stadseditie(stadsstore: Path) -> Editie:
    """Return the edition of the made-up town."""
    return open_edition(stadsstore)
