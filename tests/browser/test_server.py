"""What the server sends beside the page: files by URL, health, and nothing else."""

import gzip
import http.client
import json
from urllib.parse import urlsplit

import pytest

from dashboard import assets
from etl.store.read import Editie
from tests.browser.conftest import Server

VOORGOED = "public, max-age=31536000, immutable"


def vraag(server: Server, pad: str, **koppen: str) -> tuple[int, dict[str, str], bytes]:
    """Ask for a path as it is: no client tidies the dots away first."""
    verbinding = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=10)
    verbinding.request("GET", pad, headers={k.replace("_", "-"): v for k, v in koppen.items()})
    antwoord = verbinding.getresponse()
    tekst = antwoord.read()
    verbinding.close()
    return antwoord.status, {k.lower(): v for k, v in antwoord.getheaders()}, tekst


def test_health_names_the_edition(server: Server, editie: Editie) -> None:
    status, _, tekst = vraag(server, "/health")
    assert status == 200
    assert json.loads(tekst) == {"status": "ok", "editie": editie.id, "datum": editie.datum}


@pytest.mark.parametrize("niveau", ["wijk", "gemeente", "provincie"])
def test_layers_come_compressed_and_may_be_kept(server: Server, editie: Editie, niveau) -> None:
    naam = editie.manifest["lagen"][niveau]
    status, koppen, tekst = vraag(server, f"/geo/{naam}", Accept_Encoding="gzip")
    assert (status, koppen["content-encoding"], koppen["cache-control"]) == (200, "gzip", VOORGOED)
    assert koppen["content-type"] == "application/json"
    laag = json.loads(gzip.decompress(tekst))
    assert laag["niveau"] == niveau
    assert len(tekst) < 1_000_000
    plat = vraag(server, f"/geo/{naam}")
    assert "content-encoding" not in plat[1]
    assert json.loads(plat[2]) == laag


def test_order_of_the_layer_is_the_order_of_the_store(server: Server, editie: Editie) -> None:
    laag = json.loads(vraag(server, f"/geo/{editie.manifest['lagen']['wijk']}")[2])
    assert laag["codes"] == editie.wijken.index.tolist()


@pytest.mark.parametrize("naam", ["leaflet.js", "leaflet.css", "kaart.js", "kaart.css", "focus.js"])
def test_scripts_come_from_here(server: Server, naam: str) -> None:
    status, koppen, tekst = vraag(server, assets.url(naam), Accept_Encoding="gzip")
    assert (status, koppen["cache-control"]) == (200, VOORGOED)
    assert gzip.decompress(tekst)


@pytest.mark.parametrize(
    "pad",
    [
        "/assets/",
        "/assets/kaart.js",
        "/assets/../app.py",
        "/assets/..%2fapp.py",
        "/assets/%2e%2e/app.py",
        "/assets/..%5capp.py",
        "/geo/",
        "/geo/manifest.json",
        "/geo/../manifest.json",
        "/geo/..%2fmanifest.json",
        "/geo/%2e%2e%2f%2e%2e%2fhuidig.json",
        "/geo/wijk-0000000000000000.json.gz",
    ],
)
def test_no_other_file_and_no_list_of_files(server: Server, pad: str) -> None:
    status, koppen, tekst = vraag(server, pad)
    pagina = koppen.get("content-type", "").startswith("text/html") and b"<noscript>" in tekst
    assert status in (301, 400, 404) or pagina
    for verraad in (b"import streamlit", b'"schema"', b"editie-", b"set_page_config"):
        assert verraad not in tekst


@pytest.mark.parametrize(
    "pad", ["/", "/bronnen", "/health", "/geo/x", "/assets/x", "/_stcore/health"]
)
def test_every_answer_carries_the_headers(server: Server, pad: str) -> None:
    koppen = vraag(server, pad)[1]
    assert koppen["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'self'" in koppen["content-security-policy"]
    assert "unsafe-eval" not in koppen["content-security-policy"]


def test_page_is_dutch(server: Server) -> None:
    assert b'<html lang="nl">' in vraag(server, "/", Accept_Encoding="gzip")[2]
