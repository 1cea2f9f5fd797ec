"""Headers and language of every answer, asked of the middleware itself."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp

from dashboard.instellingen import Instellingen
from dashboard.koppen import Koppen, policy

PAGINA = (
    '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title><script>x = 1</script></head>'
    "<body>“é”</body></html>"
)


def vraag(
    antwoord: ASGIApp, pad: str = "/", methode: str = "GET", koppen: dict[str, str] | None = None
) -> tuple[dict[str, str], bytes]:
    """Return headers and body of what a browser gets."""
    gestuurd: list[dict] = []

    async def ontvang() -> dict:
        return {"type": "http.request"}

    async def stuur(bericht: dict) -> None:
        gestuurd.append(bericht)

    wens = [(k.encode(), w.encode()) for k, w in (koppen or {}).items()]
    scope = {"type": "http", "method": methode, "path": pad, "headers": wens}
    # In a thread of its own: the browser tests leave an event loop running in this one.
    with ThreadPoolExecutor(1) as draad:
        draad.submit(asyncio.run, Koppen(antwoord)(scope, ontvang, stuur)).result()
    kreeg = {k.decode().lower(): v.decode() for k, v in gestuurd[0]["headers"]}
    return kreeg, b"".join(b.get("body", b"") for b in gestuurd[1:])


def test_page_is_named_after_the_site_and_begins_with_a_way_past_the_menu():
    tekst = vraag(HTMLResponse(PAGINA))[1].decode()
    assert "<title>Buurtkompas</title>" in tekst
    assert re.search(r'<body><a class="bk-sprong" href="#inhoud">Naar de inhoud</a>', tekst)
    kader = vraag(HTMLResponse(PAGINA), "/component/kaart/index.html")[1].decode()
    assert "bk-sprong" not in kader


def test_page_says_its_own_language_and_is_not_cut_off():
    koppen, tekst = vraag(HTMLResponse(PAGINA))
    assert b'<html lang="nl">' in tekst
    assert tekst.endswith("“é”</body></html>".encode())
    assert int(koppen["content-length"]) == len(tekst)


def test_a_page_that_a_visitor_downloads_stays_as_it_was_made():
    _, tekst = vraag(HTMLResponse(PAGINA), "/media/0123.html")
    assert tekst == PAGINA.encode()


def test_page_gets_our_style_from_our_own_host():
    _, tekst = vraag(HTMLResponse(PAGINA))
    assert re.search(rb'<link rel="stylesheet" href="/assets/stijl\.[0-9a-f]{12}\.css">', tekst)


@pytest.mark.parametrize(
    "antwoord", [HTMLResponse(PAGINA), PlainTextResponse("x"), Response(status_code=404)]
)
def test_every_answer_has_the_headers(antwoord):
    koppen, _ = vraag(antwoord)
    assert koppen["x-content-type-options"] == "nosniff"
    assert koppen["referrer-policy"] == "strict-origin-when-cross-origin"
    assert koppen["x-frame-options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in koppen["content-security-policy"]


def test_page_runs_only_the_scripts_it_holds():
    regels = vraag(HTMLResponse(PAGINA))[0]["content-security-policy"]
    assert re.search(r"script-src 'self' 'sha256-[A-Za-z0-9+/=]{44}';", regels)
    assert "unsafe-inline" not in regels.split("style-src")[0]


def test_no_policy_names_another_host():
    for pad in ("/", "/component/x/index.html"):
        assert "http" not in policy(pad, (), Instellingen())


def test_tiles_and_embedding_are_settings():
    keuze = Instellingen(tegels=True, inbedden="https://welzijn.example")
    regels = policy("/", (), keuze)
    assert "img-src 'self' data: blob: https://tile.openstreetmap.org" in regels
    assert "frame-ancestors 'self' https://welzijn.example" in regels


def test_other_answers_pass_unchanged():
    assert vraag(PlainTextResponse('lang="en"'))[1] == b'lang="en"'


async def spiegel(scope: dict, receive, send) -> None:
    """Answer a page as Streamlit does: of its own file, in pieces or compressed as it was asked."""
    vraag = {k.decode(): w.decode() for k, w in scope["headers"]} | {"methode": scope["method"]}
    koppen = {"ETag": '"van-streamlit"', "Accept-Ranges": "bytes", "X-Vraag": str(vraag)}
    await HTMLResponse(PAGINA, headers=koppen)(scope, receive, send)


def test_headers_alone_of_a_page_are_those_of_the_mended_page() -> None:
    wens = {"range": "bytes=0-10", "accept-encoding": "gzip", "accept": "*/*"}
    heel, tekst = vraag(spiegel, koppen=wens)
    assert int(heel["content-length"]) == len(tekst) > len(PAGINA)
    assert heel["x-vraag"] == str({"accept": "*/*", "methode": "GET"})
    assert not {"etag", "accept-ranges"} & heel.keys()
    assert vraag(spiegel, methode="HEAD", koppen=wens)[0] == heel


@pytest.mark.parametrize(
    ("wens", "over"),
    [
        ("gzip;q=0", None),
        ("br, GZIP ; q=0.00, identity", None),
        ("gzip;q=0.5", "gzip;q=0.5"),
        ("br;q=0, gzip", "br;q=0, gzip"),
    ],
)
def test_who_refuses_gzip_is_not_given_it(wens: str, over: str | None) -> None:
    gevraagd = vraag(spiegel, "/geo/wijk.json.gz", koppen={"accept-encoding": wens})[0]["x-vraag"]
    assert gevraagd == str(({"accept-encoding": over} if over else {}) | {"methode": "GET"})
