"""Every page of the menu, in every language, without a browser: none fails, whatever the link."""

import re
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest

from dashboard import state
from dashboard.app import MENU
from dashboard.state.velden import Toestand
from etl.contract.tekst import TALEN
from tests.app.bezoek import bezoek, html

PAGINAS = [naam for namen in MENU.values() for naam in namen]
BOOS = "<script>alert(1)</script>"
#: A field that a text forgot to fill in, or a text that forgot its language.
ONAF = re.compile(r"\{\w+\}|Tekst\(|\bnan\b|<NA>")


def velden() -> list[str]:
    """Return every name that a page's state reads from a URL."""
    for pad in Path(str(state.__file__)).parent.glob("*.py"):
        import_module(f"dashboard.state.{pad.stem}")
    soorten: list[type[Toestand]] = [Toestand]
    for soort in soorten:
        soorten += soort.__subclasses__()
    return sorted({veld.name for soort in soorten for veld in fields(soort)})


@pytest.mark.parametrize("taal", TALEN)
@pytest.mark.parametrize("pagina", PAGINAS)
def test_page_stands_in_every_language(monkeypatch, stadsstore, pagina, taal):
    app = bezoek(monkeypatch, stadsstore, pagina, taal=taal)
    tekst = html(app)
    assert tekst.count("<h1") + len([k for k in app.title if k.proto.tag == "h1"]) == 1
    assert not ONAF.findall(re.sub(r"<[^>]*>", " ", tekst))
    # The other two languages are a click away.
    assert len(re.findall(r'hreflang="\w\w"', tekst)) == len(TALEN)


@pytest.mark.parametrize(
    "waarde", [BOOS, "9" * 60, "\x00", "-1", "nan", "__class__", ",,,", "../../etc/passwd"]
)
@pytest.mark.parametrize("pagina", PAGINAS)
def test_hostile_link_opens_some_view(monkeypatch, stadsstore, pagina, waarde):
    app = bezoek(monkeypatch, stadsstore, pagina, **dict.fromkeys(velden(), waarde))
    tekst = html(app)
    assert "<h1" in tekst
    assert BOOS not in tekst
    for soort in ("markdown", "caption"):
        # Not escaped, Streamlit would take the bracket for a tag.
        assert not [e for e in app.get(soort) if BOOS in e.value]


@pytest.mark.parametrize("pagina", PAGINAS)
def test_without_an_edition_every_page_says_so(monkeypatch, tmp_path: Path, pagina):
    tekst = html(bezoek(monkeypatch, tmp_path / "leeg", pagina, taal="fr"))
    assert "pas encore de chiffres" in tekst
    assert str(tmp_path) not in tekst


def test_the_states_of_the_pages_are_found():
    assert {"niveau", "gebied", "wijk", "laag", "stap", "cijfer"} <= set(velden())
