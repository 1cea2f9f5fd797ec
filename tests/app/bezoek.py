"""A visit to one page without a browser, through the entry page as visitors come in."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

INGANG = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"


def bezoek(monkeypatch: pytest.MonkeyPatch, store: Path, pagina: str, **parameters: str) -> AppTest:
    """Open a page of the dashboard with `parameters` in its address; it must not fail."""
    monkeypatch.setenv("BUURTKOMPAS_STORE", str(store))
    app = AppTest.from_file(str(INGANG), default_timeout=60)
    app.switch_page(f"views/{pagina}.py")
    for naam, waarde in parameters.items():
        app.query_params[naam] = waarde
    app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    """Return all HTML of a page."""
    return "\n".join(e.proto.body for e in app.get("html"))
