"""The real server of the browser tests, for faults while it serves."""

from tests.browser.conftest import start_server

__all__ = ["start_server"]
