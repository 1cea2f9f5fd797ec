"""The browser of the browser tests, for measuring in."""

from tests.browser.conftest import chromium

__all__ = ["chromium"]
