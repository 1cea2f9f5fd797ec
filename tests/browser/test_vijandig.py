"""Every page that shows a text of data, on a town where every text is hostile: nothing runs."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from etl.export.html import write_html
from tests import vijandig
from tests.browser.conftest import Server, settled
from tests.browser.test_kaart import GETEKEND, KAART, PLAATS, op_scherm
from tests.vijandig import OPMAAKHOST, VIJANDIG

#: What of a page, or a frame in it, became more than text.
GERAAKT = """(host) => {
  const fout = [];
  const alles = (wortel) => [...wortel.querySelectorAll('*')].flatMap(
    (e) => [e, ...(e.shadowRoot ? alles(e.shadowRoot) : [])]);
  for (const e of alles(document)) {
    if (e.localName.includes('x-vijand')) fout.push(`element ${e.outerHTML.slice(0, 120)}`);
    for (const a of e.attributes) {
      if (a.name.includes('x-vijand')) fout.push(`attribute ${e.outerHTML.slice(0, 120)}`);
      if (/^on/i.test(a.name)) fout.push(`handler ${a.name}=${a.value}`);
      if (!['href', 'src', 'srcset', 'action', 'formaction', 'data', 'xlink:href', 'srcdoc']
        .includes(a.name)) continue;
      const adres = (e[a.name] && e[a.name].toString()) || a.value;
      const eigen = e.localName === 'link' || e.localName === 'img' || e.localName === 'image';
      if (/^\\s*(javascript|vbscript)\\s*:/i.test(adres)
        || (/^\\s*data:/i.test(adres) && !(eigen && /^data:image/i.test(adres))))
        fout.push(`scheme ${e.localName} ${adres.slice(0, 120)}`);
      const bedoeld = adres.startsWith('https://vijand.example/');
      if (adres.includes(host) || (/geraakt/.test(adres) && !bedoeld))
        fout.push(`link ${e.localName} ${adres.slice(0, 120)}`);
    }
    if (/^vijand(vet|kop|punt|kleur)$/.test(e.textContent.trim()))
      fout.push(`markdown ${e.outerHTML.slice(0, 120)}`);
    if (e.classList && e.classList.contains('katex')) fout.push('markdown formula');
  }
  if (window.__geraakt) fout.push('it ran');
  return fout;
}"""
A, WIJK = "90001", "90001W01"
GEBIED = f"niveau=gemeente&gebied={A}"
#: Each page, and what must have been drawn before one looks.
BLADEN = {
    f"/profiel?wijk={WIJK}": ".bk-plaatsen li",
    "/profiel?wijk=90001W02&taal=fr": ".bk-verhaal",
    "/vergelijk?wat=wijk&codes=90001W01,90001W02,90002W01": "table",
    f"/zoek?plek=wijk-{WIJK}": ".bk-treffers > li",
    f"/zoek?plek=wijk-{WIJK}&keuzekaart=1": ".bk-optie",
    f"/werkmodellen?{GEBIED}": "table",
    f"/scenario?{GEBIED}": "h1",
    "/register": "table",
    f"/beleid?{GEBIED}": "h1",
    "/bronnen?cijfer=rang": "h1",
    f"/?{GEBIED}": "h1",
}


@pytest.fixture(scope="module")
def adres(start_server: Callable[[Path], AbstractContextManager[Server]]) -> Iterator[str]:
    """Return the address of a server that serves the hostile town."""
    with start_server(vijandig.town().map.parent) as server:
        yield server.url


@contextmanager
def bezoek(chromium: Browser, host: str) -> Iterator[Page]:
    """Open a page that fails on a dialog, a script error, and a request to another host."""
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    context.set_default_timeout(20_000)
    mis: list[str] = []

    def vreemd(url: str) -> None:
        delen = urlsplit(url)
        if delen.scheme in ("http", "https", "ws", "wss") and delen.netloc != host:
            mis.append(f"request {url}")

    context.on("request", lambda r: vreemd(r.url))
    context.on("weberror", lambda e: mis.append(f"error {e.error}"))
    page = context.new_page()
    page.on("dialog", lambda d: (mis.append(f"dialog {d.message}"), d.dismiss()))
    page.on("popup", lambda p: mis.append(f"popup {p.url}"))
    yield page
    context.close()
    assert not mis


def check(page: Page) -> None:
    """Fail on what data made of the page, in each of its frames."""
    for frame in page.frames:
        assert frame.evaluate(GERAAKT, OPMAAKHOST) == [], frame.url


def open_blad(page: Page, pad: str, klaar: str) -> None:
    page.goto(pad)
    page.locator(klaar).first.wait_for()
    page.locator(".bk-voet").wait_for()
    page.get_by_test_id("stStatusWidget").wait_for(state="detached")
    assert page.get_by_test_id("stException").count() == 0
    for dicht in page.locator("main details:not([open]) > summary, details.bk-dicht").all()[:6]:
        if dicht.is_visible():
            dicht.click()


def test_hostile_text_stays_text_on_every_page(chromium: Browser, adres: str) -> None:
    with bezoek(chromium, urlsplit(adres).netloc) as page:
        for pad, klaar in BLADEN.items():
            open_blad(page, adres + pad, klaar)
            check(page)
            tekst = page.locator("body").inner_text()
            assert pad in GEEN_DATA or "x-vijand" in tekst or "__geraakt" in tekst, pad


#: Pages that name nothing of the region that was asked for.
GEEN_DATA = {"/bronnen?cijfer=rang"}


def test_hostile_text_stays_text_on_the_map_its_tips_and_its_popups(
    chromium: Browser, adres: str
) -> None:
    with bezoek(chromium, urlsplit(adres).netloc) as page:
        page.goto(f"{adres}/kaart?{GEBIED}&wijk={WIJK}")
        page.wait_for_selector(KAART)
        frame = next(f for f in page.frames if "streamlit_folium" in f.url)
        frame.wait_for_function(GETEKEND)
        expect(page.locator(".bk-wijk")).to_contain_text("x-vijand")
        settled(page)
        aantal = open_popups(page, frame)
        assert aantal > 1
        check(page)


def open_popups(page: Page, frame: Frame) -> int:
    """Hover over and click a place; then draw the popup of every place. Return how many."""
    plek = op_scherm(page, frame.evaluate(PLAATS))
    page.mouse.move(*plek)
    page.mouse.click(*plek)
    popup = page.frame_locator(KAART).locator(".leaflet-popup")
    expect(popup).to_contain_text("vijand")
    check(page)
    return len(frame.evaluate("() => buurtkompas.kaart.beeld.zichtbaar"))


def test_hostile_text_stays_text_in_the_map_without_a_network(
    chromium: Browser, tmp_path: Path
) -> None:
    pad = tmp_path / "kaart.html"
    pad.write_bytes(write_html(vijandig.town(), "gemeente", A))
    with bezoek(chromium, "") as page:
        page.goto(pad.as_uri())
        expect(page.locator("#legenda li")).not_to_have_count(0)
        page.locator("summary").first.click()
        teksten = page.evaluate(
            """() => Object.values(map_kaart._layers).filter((l) => l instanceof L.CircleMarker)
              .map((l) => { l.openPopup(); return l.getPopup()
                .getElement().querySelector('.leaflet-popup-content').innerHTML; })"""
        )
        assert len(teksten) == len(VIJANDIG)
        assert not [t for t in teksten if re.search(r"<(script|img|svg|iframe|a|b|x-vijand)\b", t)]
        assert "x-vijand" in page.locator("#tabel").inner_text()
        check(page)
