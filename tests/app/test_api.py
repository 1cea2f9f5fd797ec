"""The read API: the store's own figures, in every form, and clear words for what cannot be."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.routes import ADRESSEN, routes
from etl.export import export
from etl.store.read import Editie
from tests.golden import stad


@pytest.fixture
def api(stadsstore, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setenv("BUURTKOMPAS_STORE", str(stadsstore))
    return TestClient(Starlette(routes=routes()), base_url="http://127.0.0.1")


def test_every_wijk_has_the_figures_of_the_store(api: TestClient, stadseditie: Editie) -> None:
    rijen = api.get("/api/v1/wijken").json()["wijken"]
    assert [r["wijk_code"] for r in rijen] == sorted(stadseditie.wijken.index)
    for rij in rijen:
        echt = stadseditie.wijken.loc[rij["wijk_code"]]
        for kolom in ("huishoudens", "dekking_pct", "minuten_dichtste", "nood"):
            if rij[kolom] is None:
                assert echt[kolom] != echt[kolom]
            else:
                assert rij[kolom] == pytest.approx(echt[kolom], abs=1e-6)


def test_csv_is_the_export(api: TestClient, stadseditie: Editie) -> None:
    gewenst = export(stadseditie, "gemeente", stad.A, "csv", "wijken", "rfc4180")
    vraag = {"niveau": "gemeente", "code": stad.A}
    assert api.get("/api/v1/wijken.csv", params=vraag).content == gewenst
    koppen = {"Accept": "text/csv"}
    assert api.get("/api/v1/wijken", params=vraag, headers=koppen).content == gewenst


def test_geojson_has_one_feature_a_wijk(api: TestClient, stadseditie: Editie) -> None:
    antwoord = api.get("/api/v1/wijken.geojson")
    assert antwoord.headers["content-type"] == "application/geo+json"
    assert len(antwoord.json()["features"]) == len(stadseditie.wijken)


def test_pages_hold_every_row_once_and_lead_to_each_other(api: TestClient, stadseditie: Editie):
    codes, adres = [], "/api/v1/wijken?per_pagina=2"
    while adres:
        antwoord = api.get(adres)
        codes += [r["wijk_code"] for r in antwoord.json()["wijken"]]
        assert antwoord.headers["x-totaal"] == str(len(stadseditie.wijken))
        adres = antwoord.links.get("next", {}).get("url")
    assert codes == sorted(stadseditie.wijken.index)


def test_summary_of_a_region_in_json_and_csv(api: TestClient, stadseditie: Editie) -> None:
    pad = f"/api/v1/regios/gemeente/{stad.A}/samenvatting"
    rij = api.get(pad).json()["samenvatting"]
    (uit_csv,) = csv.DictReader(io.StringIO(api.get(f"{pad}.csv").text))
    assert float(uit_csv["huishoudens"]) == pytest.approx(rij["huishoudens"])
    assert rij["code"] == stad.A


def test_initiatives_are_filtered_and_carry_no_hidden_columns(api: TestClient) -> None:
    alle = api.get("/api/v1/initiatieven").json()
    assert alle["totaal"] == len(alle["initiatieven"])
    soort = alle["initiatieven"][0]["type"]
    deel = api.get("/api/v1/initiatieven", params={"type": soort}).json()["initiatieven"]
    assert deel == [r for r in alle["initiatieven"] if r["type"] == soort]
    assert not {"x", "y"} & set(alle["initiatieven"][0])


def test_who_has_it_already_gets_304_and_no_body(api: TestClient) -> None:
    merk = api.get("/api/v1/editie").headers["etag"]
    weer = api.get("/api/v1/editie", headers={"If-None-Match": merk})
    assert (weer.status_code, weer.content) == (304, b"")
    ander = api.get("/api/v1/editie", headers={"If-None-Match": '"oud"'})
    assert ander.status_code == 200


def test_what_was_asked_before_is_given_again_without_a_thread(
    api: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    adressen = [
        ("/api/v1/wijken?per_pagina=2", {}),
        ("/api/v1/wijken?per_pagina=2", {"Accept-Encoding": "identity"}),
        ("/api/v1/wijken?per_pagina=2", {"Accept": "text/csv"}),
        ("/api/v1/wijken.csv?pagina=2", {}),
        (f"/api/v1/regios/gemeente/{stad.A}/samenvatting", {}),
    ]
    eerst = [api.get(pad, headers=koppen) for pad, koppen in adressen]

    def niet(*_: object) -> None:
        raise AssertionError("made again")

    monkeypatch.setattr("dashboard.api.routes._safely", niet)
    for (pad, koppen), antwoord in zip(adressen, eerst, strict=True):
        weer = api.get(pad, headers=koppen)
        assert (weer.content, weer.headers) == (antwoord.content, antwoord.headers)
        merk = {"If-None-Match": antwoord.headers["etag"]}
        niets = api.get(pad, headers=koppen | merk)
        assert (niets.status_code, niets.content) == (304, b"")
    assert eerst[0].headers.get("content-encoding") == "gzip"
    assert eerst[1].headers.get("content-encoding") is None


def test_a_new_edition_is_answered_at_once(
    stadsstore: Path, stadseditie: Editie, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    shutil.copytree(stadsstore, store)
    monkeypatch.setenv("BUURTKOMPAS_STORE", str(store))
    api = TestClient(Starlette(routes=routes()), base_url="http://127.0.0.1")
    for _ in range(2):
        assert api.get("/api/v1/editie").headers["x-editie"] == stadseditie.id
    # The pointer goes, and with it every answer that was kept.
    (store / "huidig.json").rename(store / "elders.json")
    assert api.get("/api/v1/editie").status_code == 503
    (store / "elders.json").rename(store / "huidig.json")
    assert api.get("/api/v1/editie").status_code == 200


def test_other_sites_may_read_and_nothing_else(api: TestClient) -> None:
    vooraf = api.options("/api/v1/wijken")
    assert vooraf.headers["access-control-allow-origin"] == "*"
    assert vooraf.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    for methode in ("POST", "PUT", "PATCH", "DELETE"):
        antwoord = api.request(methode, "/api/v1/wijken")
        assert antwoord.status_code == 405
        assert antwoord.headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("pad", "status"),
    [
        ("/api/v1/wijken?onzin=1", 400),
        ("/api/v1/wijken?pagina=0", 400),
        ("/api/v1/wijken?pagina=١", 400),
        ("/api/v1/wijken?pagina=1&pagina=2", 400),
        ("/api/v1/wijken?niveau=gemeente", 400),
        ("/api/v1/wijken?niveau=planeet&code=1", 400),
        ("/api/v1/wijken?niveau=gemeente&code=..%2F..%2Fetc", 404),
        ("/api/v1/wijken/zzz", 404),
        ("/api/v1/wijken.exe", 404),
        ("/api/v1/regios/planeet", 404),
        ("/api/v1/bestaat/niet", 404),
        ("/api/v1/initiatieven?type=<script>", 400),
    ],
)
def test_what_cannot_be_is_a_problem_in_one_sentence(api: TestClient, pad: str, status: int):
    antwoord = api.get(pad)
    assert antwoord.status_code == status
    assert antwoord.headers["content-type"] == "application/problem+json"
    assert antwoord.headers["access-control-allow-origin"] == "*"
    probleem = antwoord.json()
    assert probleem["status"] == status
    assert probleem["detail"].endswith(".")
    assert "script" not in probleem["detail"]


def test_a_form_that_is_not_made_here_is_told(api: TestClient) -> None:
    assert api.get("/api/v1/wijken", headers={"Accept": "image/png"}).status_code == 406
    assert api.get("/api/v1/wijken", headers={"Accept": "*/*;q=0"}).status_code == 406
    zonder_csv = api.get("/api/v1/wijken", headers={"Accept": "text/csv;q=0.0, application/json"})
    assert zonder_csv.headers["content-type"] == "application/json"
    niets = api.get("/api/v1/wijken", headers={"Accept": ""})
    assert niets.headers["content-type"] == "application/json"


def test_without_an_edition_the_api_says_so(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BUURTKOMPAS_STORE", str(tmp_path / "leeg"))
    antwoord = TestClient(Starlette(routes=routes())).get("/api/v1/editie")
    assert antwoord.status_code == 503
    assert "buurtkompas build" in antwoord.json()["detail"]


def test_unknown_is_null_never_zero_and_always_valid_json(api: TestClient) -> None:
    tekst = api.get("/api/v1/wijken").text
    assert "NaN" not in tekst
    assert "Infinity" not in tekst
    json.loads(tekst)


def test_the_description_names_every_address(api: TestClient) -> None:
    paden = api.get("/api/v1/openapi.json").json()["paths"]
    assert {f"/api/v1{a.pad}" for a in ADRESSEN} <= set(paden)


def test_the_description_names_the_figures_of_the_edition_and_no_others(
    api: TestClient, stadseditie: Editie
) -> None:
    """People are counted where Statbel's file was read: in the town it was not."""
    cijfers = api.get("/api/v1/openapi.json").json()["components"]["schemas"]["Cijfers"]
    assert list(cijfers["properties"]) == list(stadseditie.figuren)
    assert "inwoners" not in cijfers["properties"]
