"""The server of the browser tests, for the long runs; without ``make soak`` none of them runs."""

import pytest

from tests.browser.conftest import server, start_server
from tests.cijfers import LANG

__all__ = ["server", "start_server"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what takes minutes unless somebody asks for it."""
    if not LANG:
        for item in items:
            if "tests/soak/" in item.nodeid:
                item.add_marker(pytest.mark.skip(reason="make soak"))
