"""The map in a real browser, served by the real server."""

import csv
import io
import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Frame, Page, expect

from etl import edition
from etl import tabellen as tafel
from etl.store.read import Editie
from etl.store.write import write_edition
from tests.browser.conftest import Server, settled
from tests.golden import stad

KAART = "iframe[src*='streamlit_folium']"
GETEKEND = """() => {
  const b = window.buurtkompas && buurtkompas.kaart && buurtkompas.kaart.beeld;
  return !!(b && b.getekend && b.boek && b.getekend.van === b.opdracht);
}"""
ANDERS = """(vorige) => {
  const b = buurtkompas.kaart.beeld;
  return b.opdracht.klassen !== vorige && b.getekend.van === b.opdracht;
}"""
KLASSEN = "() => buurtkompas.kaart.beeld.opdracht.klassen"
#: A hash of the pixels of the map's canvas: what is really painted.
PIXELS = """() => {
  const d = document.querySelector('.leaflet-overlay-pane canvas');
  const p = d.getContext('2d').getImageData(0, 0, d.width, d.height).data;
  let som = 0, kleuren = new Set();
  for (let i = 0; i < p.length; i += 4) if (p[i + 3]) {
    const kleur = (p[i] << 16) | (p[i + 1] << 8) | p[i + 2];
    som = (som * 31 + kleur) % 1000000007;
    kleuren.add(kleur);
  }
  return [som, kleuren.size];
}"""
#: Where an area lies on the page of the frame, in pixels.
PLEK = """(code) => {
  const k = buurtkompas.kaart, l = k.beeld.laag, i = l.plaats.get(code);
  const x = l.oorsprong[0] + l.punten[2 * i] * l.eenheid;
  const y = l.oorsprong[1] + l.punten[2 * i + 1] * l.eenheid;
  const p = k.map.latLngToContainerPoint(L.CRS.EPSG3857.unproject(L.point(x, y)));
  return [p.x, p.y];
}"""


def open_kaart(page: Page, pad: str = "/kaart") -> Frame:
    """Open the page and return the frame of its map, painted."""
    page.goto(pad)
    page.wait_for_selector(KAART)
    frame = next(f for f in page.frames if "streamlit_folium" in f.url)
    frame.wait_for_function(GETEKEND)
    return frame


def kies(page: Page, naam: str, keuze: str) -> None:
    page.get_by_role("combobox", name=naam).click()
    page.get_by_role("option", name=keuze, exact=True).click()


#: Areas with a class whose middle lies in view with no place on it, in the layer's order.
VRIJ = f"""() => {{
  const k = buurtkompas.kaart, b = k.beeld, maat = k.map.getSize();
  return b.laag.codes.filter((code, i) => {{
    const [x, y] = ({PLEK})(code);
    return /[0-9]/.test(b.opdracht.klassen[i]) && x > 70 && y > 10
      && x < maat.x - 20 && y < maat.y - 40
      && b.plaatsenBij(k.map.containerPointToLayerPoint([x, y])).length === 0;
  }});
}}"""


def op_scherm(page: Page, punt: list[float]) -> tuple[float, float]:
    """Return a point of the frame as a point of the page."""
    vak = page.locator(KAART).bounding_box()
    assert vak
    return vak["x"] + punt[0], vak["y"] + punt[1]


def klik_op(page: Page, frame: Frame, code: str) -> None:
    """Click the middle of an area."""
    settled(page)
    page.mouse.click(*op_scherm(page, frame.evaluate(PLEK, code)))


# ---- the whole of Flanders and Brussels ------------------------------------------------------


def test_all_wijken_are_painted_and_another_layer_repaints_them(page: Page, editie: Editie) -> None:
    frame = open_kaart(page)
    eerst, kleuren = frame.evaluate(PIXELS)
    assert kleuren > 5
    klassen = frame.evaluate(KLASSEN)
    assert len(klassen) == len(editie.wijken) == 2767
    kies(page, "Wat toont de kaart", "Nood")
    frame.wait_for_function(ANDERS, arg=klassen)
    frame.wait_for_function(f"(s) => ({PIXELS})()[0] !== s", arg=eerst)
    expect(page.get_by_role("heading", name="Nood: Vlaanderen en Brussel")).to_be_visible()
    expect(page).to_have_url(re.compile("laag=nood"))


def test_click_on_a_wijk_opens_its_card(page: Page, editie: Editie) -> None:
    frame = open_kaart(page, "/kaart?niveau=gemeente&gebied=44021&laag=nood")
    code = frame.evaluate(VRIJ)[0]
    klik_op(page, frame, code)
    naam = str(editie.wijken.loc[code, "wijk_naam"])
    expect(page.locator(".bk-wijk")).to_contain_text(naam)
    expect(page).to_have_url(re.compile(f"wijk={code}"))
    # The same wijk again after closing the card: a click is a click.
    page.get_by_role("button", name="Sluit").click()
    expect(page.locator(".bk-wijk")).to_have_count(0)
    klik_op(page, frame, code)
    expect(page.locator(".bk-wijk")).to_contain_text(naam)


def test_click_does_not_scroll_a_map_that_sticks_out_of_the_window(page: Page) -> None:
    """Else the press scrolls the page, and the click lands on another wijk."""
    page.set_viewport_size({"width": 1400, "height": 700})
    frame = open_kaart(page, "/kaart?niveau=gemeente&gebied=44021&laag=nood")
    settled(page)
    plekken = {c: op_scherm(page, frame.evaluate(PLEK, c)) for c in frame.evaluate(VRIJ)}
    code, plek = next((c, p) for c, p in plekken.items() if p[1] < 690)
    page.mouse.click(*plek)
    expect(page).to_have_url(re.compile(f"wijk={code}"))


def test_deep_link_reopens_the_same_view(page: Page, editie: Editie) -> None:
    pad = "/kaart?niveau=gemeente&gebied=44021&laag=modellen&minuten=30&wijk=44021W07"
    frame = open_kaart(page, pad)
    titel = "Werkmodellen om uit te kiezen binnen 30 minuten stappen: Gent"
    expect(page.get_by_role("heading", name=titel)).to_be_visible()
    expect(page.locator(".bk-wijk")).to_contain_text(
        str(editie.wijken.loc["44021W07", "wijk_naam"])
    )
    assert frame.evaluate("() => buurtkompas.kaart.omtrek.gekozen !== null")
    # Zoomed to the region: its middle lies in view, Bruges' does not.
    x, y = frame.evaluate(PLEK, "44021W07")
    vak = page.locator(KAART).bounding_box()
    assert vak
    assert 0 < x < vak["width"]
    assert 0 < y < vak["height"]
    assert set(page.url.split("?")[1].split("&")) == set(pad.split("?")[1].split("&"))


def test_back_in_the_history_goes_back_in_the_view(page: Page) -> None:
    frame = open_kaart(page)
    klassen = frame.evaluate(KLASSEN)
    kies(page, "Wat toont de kaart", "Nood")
    frame.wait_for_function(ANDERS, arg=klassen)
    expect(page).to_have_url(re.compile("laag=nood"))
    page.go_back()
    frame.wait_for_function("(k) => buurtkompas.kaart.beeld.opdracht.klassen === k", arg=klassen)


def test_menu_of_wijken_does_what_a_click_does(page: Page) -> None:
    """Who uses no mouse opens a card by keyboard alone."""
    open_kaart(page, "/kaart?niveau=gemeente&gebied=44021")
    page.get_by_role("combobox", name="Wijk", exact=True).focus()
    page.keyboard.type("Rabot")
    page.keyboard.press("Enter")
    expect(page.locator(".bk-wijk")).to_contain_text("Rabot")


def test_slider_moves_by_keyboard_and_recolours(page: Page) -> None:
    frame = open_kaart(page)
    klassen = frame.evaluate(KLASSEN)
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    frame.wait_for_function(ANDERS, arg=klassen)
    expect(page).to_have_url(re.compile("minuten=20"))


def test_recolour_stays_small_on_the_websocket(page: Page) -> None:
    gezien: list[int] = []
    page.on(
        "websocket", lambda ws: ws.on("framereceived", lambda lading: gezien.append(len(lading)))
    )
    frame = open_kaart(page)
    expect(page.get_by_role("button", name="Excel (XLSX)")).to_be_visible()
    _rustig(page, gezien)
    klassen = frame.evaluate(KLASSEN)
    gezien.clear()
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    frame.wait_for_function(ANDERS, arg=klassen)
    _rustig(page, gezien)
    assert 0 < sum(gezien) <= 30_000


def test_the_frame_of_the_map_says_what_it_is(page: Page) -> None:
    open_kaart(page, "/kaart?niveau=gemeente&gebied=44021&taal=fr")
    expect(page.locator(KAART)).to_have_attribute("title", "Carte")


def _rustig(page: Page, gezien: list[int]) -> None:
    """Wait until nothing more comes in."""
    vorige = -1
    while vorige != len(gezien):
        vorige = len(gezien)
        page.wait_for_timeout(500)


def test_downloaded_csv_is_the_store(page: Page, editie: Editie) -> None:
    open_kaart(page, "/kaart?niveau=gemeente&gebied=44021")
    page.get_by_role("button", name="Voor GIS en andere programma's").click()
    with page.expect_download() as wacht:
        page.get_by_role("button", name="CSV (internationaal)").click()
    assert wacht.value.suggested_filename == "buurtkompas_wijken_gemeente_44021.csv"
    rijen = list(csv.DictReader(io.StringIO(Path(wacht.value.path()).read_text("utf-8"))))
    wijken = editie.wijken[editie.wijken["gemeente_code"] == "44021"]
    assert {r["wijk_code"] for r in rijen} == set(wijken.index)
    for rij in rijen:
        dekking = wijken.loc[rij["wijk_code"], "dekking_pct"]
        assert float(rij["dekking_pct"]) == pytest.approx(dekking, abs=1e-6)


def test_belgian_csv_and_workbook_come_too(page: Page) -> None:
    open_kaart(page, "/kaart?niveau=gemeente&gebied=44021")
    with page.expect_download() as wacht:
        page.get_by_role("button", name="CSV voor Excel (België)").click()
    ruw = Path(wacht.value.path()).read_bytes()
    assert ruw.startswith(b"\xef\xbb\xbf")
    assert b";" in ruw.splitlines()[0]
    with page.expect_download() as wacht:
        page.get_by_role("button", name="Excel (XLSX)").click()
    assert Path(wacht.value.path()).read_bytes()[:2] == b"PK"


def test_table_under_the_map_says_the_same(page: Page, editie: Editie) -> None:
    open_kaart(page, "/kaart?niveau=gemeente&gebied=44021&laag=nood")
    page.get_by_text("Alle cijfers van de kaart als tabel").click()
    rijen = page.locator(".bk-schuif tbody tr")
    expect(rijen).to_have_count(int((editie.wijken["gemeente_code"] == "44021").sum()))


def test_regions_are_coloured_and_gone_to(page: Page) -> None:
    frame = open_kaart(page, "/kaart?kleur=regios")
    assert len(frame.evaluate(KLASSEN)) == 304
    code = frame.evaluate(VRIJ)[0]
    klik_op(page, frame, code)
    expect(page).to_have_url(re.compile(f"niveau=gemeente&gebied={code}"))


@pytest.mark.parametrize(
    "pad", ["/kaart", "/kaart?niveau=gemeente&gebied=44021&laag=kloof&wijk=44021W07", "/bronnen"]
)
def test_no_serious_barrier(page: Page, pad: str) -> None:
    page.goto(pad)
    page.wait_for_selector(f"{KAART}, .bk-tabel")
    settled(page)
    _geen_drempel(Axe().run(page).response["violations"])
    if pad == "/kaart":
        frame = open_kaart(page)
        _geen_drempel(Axe().run(frame).response["violations"])  # type: ignore[arg-type]


def _geen_drempel(gevonden: list[dict]) -> None:
    ernstig = [v for v in gevonden if v["impact"] in ("serious", "critical")]
    assert not ernstig, json.dumps([(v["id"], v["nodes"][0]["html"]) for v in ernstig])


@pytest.mark.parametrize("breedte", [360, 1400])
def test_nothing_sticks_out_sideways(page: Page, breedte: int) -> None:
    page.set_viewport_size({"width": breedte, "height": 800})
    open_kaart(page, "/kaart?niveau=gemeente&gebied=44021&wijk=44021W07")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= breedte


# ---- markup in the data ----------------------------------------------------------------------

BOOS = '"><img src=x onerror="window.top.gekraakt=1"><script>window.top.gekraakt=1</script>**x**'


@pytest.fixture(scope="module")
def boze_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a made-up town in which every free text is an attack."""
    map_ = tmp_path_factory.mktemp("boos")
    tabellen = tafel.load_all(stad.write(map_ / "data"))
    register = tabellen["initiatieven"]
    vrij = ("naam", "organisatie", "straat", "huisnummer", "openingsuren", "opmerking", "telefoon")
    for kolom in vrij:
        register[kolom] = BOOS
    register["website"] = "javascript:window.top.gekraakt=1"
    register["bron_datum"] = BOOS
    tabellen["wijken"]["wijk_naam"] = BOOS
    tabellen["gemeenten"]["gemeente_naam"] = BOOS
    tabellen["gebieden"]["naam_nl"] = BOOS
    inhoud = edition.measure(tabellen, lambda _: None)
    inhoud.manifest.update(id="b" * 64, datum="2026-11-23", invoer={})
    write_edition(map_ / "store", inhoud)
    return map_ / "store"


def test_markup_in_the_data_is_shown_never_run(
    chromium: Browser,
    boze_store: Path,
    start_server: Callable[[Path], AbstractContextManager[Server]],
) -> None:
    with start_server(boze_store) as server:
        page = chromium.new_page(viewport={"width": 1400, "height": 900})
        frame = open_kaart(
            page, f"{server.url}/kaart?niveau=gemeente&gebied={stad.A}&wijk=90001W01"
        )
        expect(page.locator(".bk-wijk")).to_contain_text("<script>")
        expect(page.locator(".bk-plaatsen")).to_contain_text("<img src=x")
        _wijs_plaats_aan(page, frame)
        expect(page.frame_locator(KAART).locator(".leaflet-popup")).to_contain_text("<script>")
        assert frame.locator(".leaflet-popup a[href^='javascript']").count() == 0
        page.get_by_text("Alle cijfers van de kaart als tabel").click()
        expect(page.locator(".bk-schuif tbody tr")).to_have_count(2)
        for deel in (page.main_frame, frame):
            assert deel.locator("img[src='x']").count() == 0
            assert deel.evaluate("() => window.top.gekraakt") is None
        page.close()


#: Where the first place that is drawn lies in the frame, in pixels.
PLAATS = """() => {
  const k = buurtkompas.kaart, z = k.beeld.zichtbaar[0];
  const p = k.map.layerPointToContainerPoint([z.x, z.y]);
  return [p.x, p.y];
}"""


def _wijs_plaats_aan(page: Page, frame: Frame) -> None:
    """Hover over an area and a place, then click the place."""
    settled(page)
    page.mouse.move(*op_scherm(page, frame.evaluate(PLEK, "90001W02")))
    expect(page.frame_locator(KAART).locator(".bk-tip")).to_contain_text("<script>")
    plek = op_scherm(page, frame.evaluate(PLAATS))
    page.mouse.move(*plek)
    page.mouse.click(*plek)


def test_on_a_phone_the_card_of_a_wijk_is_one_tap_from_the_map(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/kaart?niveau=gemeente&gebied=41002&wijk=41002W01")
    kop, regio = page.locator("#wijkkaart"), page.locator(".st-key-kaart_regio")
    # A server that just started may take its time.
    kop.wait_for()
    regio.wait_for()
    settled(page)
    plek, onder = kop.bounding_box(), regio.bounding_box()
    assert plek
    assert onder
    # The region comes after the card, and both fill the screen.
    assert plek["y"] < onder["y"]
    assert onder["width"] > 300
    expect(kop).not_to_be_in_viewport()
    page.locator(".bk-naar a").click()
    expect(kop).to_be_in_viewport()
    page.set_viewport_size({"width": 1400, "height": 1000})
    expect(page.locator(".bk-naar")).to_be_hidden()
