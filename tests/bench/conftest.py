"""The browser and the server of the browser tests, for measuring in."""

from tests.browser.conftest import chromium, server, start_server

__all__ = ["chromium", "server", "start_server"]
