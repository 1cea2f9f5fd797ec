"""The page "Bronnen en methode" tells the whole contract, and still stands without an edition."""

import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.state.bronnen import Bronnen
from dashboard.state.velden import LANGST
from etl.contract.aanbod import AANBODTYPES, WERKMODELLEN
from etl.contract.actueel import due_from
from etl.contract.eenheden import EENHEDEN
from etl.contract.figures import FIGUREN as ALLE_FIGUREN
from etl.contract.figures import GROEPEN
from etl.contract.licences import LICENTIES
from etl.contract.sources import BRONNEN as ALLE_BRONNEN
from etl.contract.tables import TABELLEN, sources_left_out
from etl.contract.tekst import TALEN
from tests.app.bezoek import bezoek

#: What an edition shows that has no optional tables.
FIGUREN = {k: f for k, f in ALLE_FIGUREN.items() if not f.tabel}
_WEG = sources_left_out([t for t in TABELLEN.values() if not t.optioneel])
BRONNEN = {k: b for k, b in ALLE_BRONNEN.items() if k not in _WEG}


def _open(monkeypatch: pytest.MonkeyPatch, store: Path, **parameters: str) -> AppTest:
    return bezoek(monkeypatch, store, "bronnen", **parameters)


@pytest.fixture
def app(stadsstore: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return _open(monkeypatch, stadsstore)


def _html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def _ankers(app: AppTest, niveau: str = "[23]") -> set[str]:
    """Return where a link on the page can go: the headings."""
    return set(re.findall(rf'<h{niveau} id="([^"]+)">', _html(app)))


def _plain(markdown: str) -> str:
    return re.sub(r"\\(.)", r"\1", markdown)


@pytest.mark.parametrize("taal", TALEN)
def test_every_figure_tells_meaning_formula_level_caveat_and_column(monkeypatch, stadsstore, taal):
    html = _html(_open(monkeypatch, stadsstore, taal=taal))
    for figuur in FIGUREN.values():
        teksten = [figuur.uitleg, figuur.formule, figuur.niveau, figuur.let_op]
        teksten += [EENHEDEN[figuur.eenheid]] if figuur.eenheid else []
        for tekst in (*teksten, *figuur.klassen.values()):
            assert escape(tekst.in_taal(taal)) in html, figuur.kolom
        assert f"<code>{figuur.kolom}</code>" in html


@pytest.mark.parametrize("taal", TALEN)
def test_every_source_shows_attribution_licence_and_period(monkeypatch, stadsstore, taal):
    app = _open(monkeypatch, stadsstore, taal=taal)
    html = _html(app)
    for bron in BRONNEN.values():
        licentie = LICENTIES[bron.licentie]
        woorden = [bron.uitgever, bron.periode, licentie.titel, bron.verwacht, bron.opmerking]
        for feit in (bron.attributie, *(w.in_taal(taal) for w in woorden if w)):
            assert escape(feit) in html
        assert f">{escape(bron.titel.in_taal(taal))}</h3>" in html
        assert f'href="{licentie.url}"' in html or not licentie.url.startswith("https")


@pytest.mark.parametrize("taal", ["fr", "en"])
def test_no_dutch_of_the_contract_is_left_in_another_language(monkeypatch, stadsstore, taal):
    app = _open(monkeypatch, stadsstore, taal=taal)
    alles = _html(app)
    teksten = [w for f in FIGUREN.values() for w in (f.titel, f.uitleg, f.formule, f.let_op)]
    teksten += [w for b in BRONNEN.values() for w in (b.titel, b.opmerking) if w]
    teksten += [tabel.titel for tabel in TABELLEN.values()]
    assert len(teksten) > 300
    # A word of one language may be part of a word of another: sentences may not.
    zinnen = [w.nl for w in teksten if w.nl != w.in_taal(taal) and len(w.nl.split()) > 2]
    assert not [zin for zin in zinnen if escape(zin) in alles]


def test_every_yearly_source_says_when_newer_figures_are_due(app: AppTest) -> None:
    html = _html(app)
    # Households of 2019: those of 2020 are due eighteen months after that year.
    assert "over 2020: verwacht vanaf juli 2022" in html
    jaarlijks = [b for b in BRONNEN.values() if due_from(b)]
    assert html.count("verwacht vanaf") == len(jaarlijks) > 3


def test_headings_follow_each_other_and_every_link_on_the_page_arrives(app: AppTest) -> None:
    ankers = _ankers(app)
    groepen = {f.groep for f in FIGUREN.values()}
    assert groepen == set(GROEPEN) - {"eigen"}
    assert ankers >= {f"groep-{groep}" for groep in groepen} | {f"bron-{b}" for b in BRONNEN}
    links = set(re.findall(r'href="#([^"]+)"', _html(app)))
    assert links
    assert links <= ankers
    assert len(re.findall("<h1", _html(app))) == 1
    assert re.findall("<h([1-6])", _html(app))[:3] == ["1", "2", "3"]


def test_shared_caveat_is_told_once_per_chapter(app: AppTest) -> None:
    toegang = [f for f in FIGUREN.values() if f.groep == "toegang"]
    gedeeld = toegang[0].let_op.nl
    assert sum(f.let_op.nl == gedeeld for f in toegang) > 1
    hoofdstukken = {f.groep for f in FIGUREN.values() if f.let_op.nl == gedeeld}
    # Another caveat may begin with the same words.
    assert _html(app).count(f"{escape(gedeeld)}</p>") == len(hoofdstukken)


def test_werkmodellen_and_types_say_which_count_and_how_many_are_known(app: AppTest) -> None:
    html = _html(app)
    for model in WERKMODELLEN.values():
        assert escape(model.naam.nl) in html.lower()
    rijen = dict(re.findall(r'<th scope="row">([^<]+)</th>(<td.*?)</tr>', html))
    for soort in AANBODTYPES.values():
        naam = soort.naam.nl[0].upper() + soort.naam.nl[1:]
        assert f"<td>{'ja' if soort.standaard else 'nee'}</td>" in rijen[naam]
    # The made-up town has one buurthuis and one buddywerking.
    assert rijen["Buurthuis"].endswith('<td class="bk-getal">1</td>')
    assert rijen["Inloopcentrum"].endswith('<td class="bk-getal">0</td>')


def test_edition_tells_its_date_and_the_totals_of_its_manifest(app: AppTest) -> None:
    html = _html(app)
    # Four wijken, and 330 households at five points beside five of A without a place.
    assert '<th scope="row">Wijken</th><td class="bk-getal">4</td>' in html
    assert '<th scope="row">Huishoudens</th><td class="bk-getal">335</td>' in html
    assert '<th scope="row">Huishoudens zonder vaste plaats</th><td class="bk-getal">5</td>' in html
    # The town has no rents, so all four read sale prices; gemeente B has no known place.
    rijen = dict(re.findall(r'<th scope="row">([^<]+)</th>(<td.*?)</tr>', html))
    telling = {
        "Wijken met een huursignaal uit huurprijzen": 0,
        "Wijken met een huursignaal uit koopprijzen": 4,
        "Wijken in een gemeente zonder bekende plaats": 2,
    }
    for naam, n in telling.items():
        assert rijen[naam] == f'<td class="bk-getal">{n}</td>'


def test_every_table_of_the_edition_has_words(app: AppTest, stadseditie) -> None:
    namen = set(stadseditie.manifest["rijen"])
    assert {"wijken", "regios"} < namen
    assert not namen & set(re.findall(r'<th scope="row">([^<]+)</th>', _html(app)))


def test_search_narrows_the_figures_with_or_without_accents(app: AppTest) -> None:
    app.text_input(key="keuze_cijfer").set_value("Intérnet zonder").run()
    assert not app.exception
    figuren = {a for a in _ankers(app, "3") if not a.startswith("bron-")}
    assert figuren == {"internet_zonder_pct"}
    assert "1 cijfer" in [_plain(c.value) for c in app.caption]
    app.text_input(key="keuze_cijfer").set_value("<b>bestaat niet</b>").run()
    assert not app.exception
    assert "0 cijfers" in [_plain(c.value) for c in app.caption]


def test_search_stands_in_the_link(monkeypatch, stadsstore):
    app = _open(monkeypatch, stadsstore, cijfer="internet zonder")
    assert app.text_input(key="keuze_cijfer").value == "internet zonder"
    assert "dekking_pct" not in _ankers(app)
    app.text_input(key="keuze_cijfer").set_value("rang").run()
    assert dict(app.query_params) == {"cijfer": "rang"}
    assert Bronnen.lees({"cijfer": "x" * 5000}).cijfer == "x" * LANGST


def test_links_in_the_contents_hold_while_searching(app: AppTest) -> None:
    app.text_input(key="keuze_cijfer").set_value("internet").run()
    assert set(re.findall(r'href="#([^"]+)"', _html(app))) <= _ankers(app)


def test_without_an_edition_the_method_still_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _open(monkeypatch, tmp_path / "leeg")
    html = _html(app)
    assert "Er zijn nog geen cijfers." in html
    # Where the server keeps its files is nobody's business.
    assert str(tmp_path) not in html
    assert escape(FIGUREN["dekking_pct"].formule.nl) in html
    assert set(re.findall(r'href="#([^"]+)"', html)) <= _ankers(app)
    app.text_input(key="keuze_cijfer").set_value("internet").run()
    assert "internet_zonder_pct" in _ankers(app)
    assert "dekking_pct" not in _ankers(app)


class _Balans(HTMLParser):
    """Keeps the tags that are open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_every_piece_of_html_closes_what_it_opens(app: AppTest) -> None:
    for element in app.get("html"):
        balans = _Balans()
        balans.feed(element.proto.body)
        assert balans.open == []
