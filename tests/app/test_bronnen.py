"""The page "Bronnen en methode" tells the whole contract, and still stands without an edition."""

import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.contract.aanbod import AANBODTYPES, WERKMODELLEN
from etl.contract.figures import FIGUREN, GROEPEN
from etl.contract.licences import LICENTIES
from etl.contract.sources import BRONNEN
from tests.app.bezoek import bezoek


def _open(monkeypatch: pytest.MonkeyPatch, store: Path) -> AppTest:
    return bezoek(monkeypatch, store, "bronnen")


@pytest.fixture
def app(stadsstore: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return _open(monkeypatch, stadsstore)


def _html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def _plain(markdown: str) -> str:
    return re.sub(r"\\(.)", r"\1", markdown)


def test_every_figure_tells_meaning_formula_level_caveat_and_column(app: AppTest) -> None:
    html = _html(app)
    for figuur in FIGUREN.values():
        for tekst in (figuur.uitleg, figuur.formule, figuur.niveau, figuur.let_op):
            assert escape(tekst.nl) in html, figuur.kolom
        assert f"<code>{figuur.kolom}</code>" in html


def test_every_source_shows_attribution_licence_and_period(app: AppTest) -> None:
    html = _html(app)
    for bron in BRONNEN.values():
        for feit in (bron.uitgever, bron.attributie, bron.periode, bron.licentie):
            assert escape(feit) in html
        licentie = LICENTIES[bron.licentie].url
        assert f'href="{licentie}"' in html or not licentie.startswith("https")


def test_headings_follow_each_other_and_every_link_on_the_page_arrives(app: AppTest) -> None:
    ankers = {kop.proto.anchor for kop in (*app.header, *app.subheader)}
    assert ankers >= {f"groep-{groep}" for groep in GROEPEN} | {f"bron-{b}" for b in BRONNEN}
    links = set(re.findall(r'href="#([^"]+)"', _html(app)))
    assert links
    assert links <= ankers
    assert [kop.proto.tag for kop in app.title] == ["h1"]
    assert {kop.proto.tag for kop in app.header} == {"h2"}
    assert {kop.proto.tag for kop in app.subheader} == {"h3"}


def test_shared_caveat_is_told_once_per_chapter(app: AppTest) -> None:
    toegang = [f for f in FIGUREN.values() if f.groep == "toegang"]
    gedeeld = toegang[0].let_op.nl
    assert sum(f.let_op.nl == gedeeld for f in toegang) > 1
    hoofdstukken = {f.groep for f in FIGUREN.values() if f.let_op.nl == gedeeld}
    assert _html(app).count(escape(gedeeld)) == len(hoofdstukken)


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


def test_search_narrows_the_figures_with_or_without_accents(app: AppTest) -> None:
    app.text_input(key="bronnen_zoek").set_value("Intérnet zonder").run()
    assert not app.exception
    figuren = [kop for kop in app.subheader if not kop.proto.anchor.startswith("bron-")]
    assert [kop.proto.anchor for kop in figuren] == ["internet_zonder_pct"]
    assert [_plain(c.value) for c in app.caption] == ["1 cijfer"]
    app.text_input(key="bronnen_zoek").set_value("<b>bestaat niet</b>").run()
    assert not app.exception
    assert [_plain(c.value) for c in app.caption] == ["0 cijfers"]


def test_links_in_the_contents_hold_while_searching(app: AppTest) -> None:
    app.text_input(key="bronnen_zoek").set_value("internet").run()
    ankers = {kop.proto.anchor for kop in (*app.header, *app.subheader)}
    assert set(re.findall(r'href="#([^"]+)"', _html(app))) <= ankers


def test_without_an_edition_the_method_still_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _open(monkeypatch, tmp_path / "leeg")
    assert [_plain(w.value) for w in app.warning] == [
        f"Er is nog geen editie in {tmp_path / 'leeg'}; draai eerst `buurtkompas build`."
    ]
    assert escape(FIGUREN["dekking_pct"].formule.nl) in _html(app)


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
