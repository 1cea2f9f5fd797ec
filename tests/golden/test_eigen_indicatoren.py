"""Indicators that somebody adds by file alone, from the folder ``eigen`` to what people take away.

The town of :mod:`tests.golden.stad`: gemeente A with two wijken of 100 households each, B with one
of 100 and one of 30.
"""

import io
import json
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

from dashboard import eigenlagen
from dashboard.state.kaart import Kaart
from dashboard.waarden import antwoord
from etl import eigen
from etl import refresh as vernieuwing
from etl import tabellen as tafel
from etl.cli import app
from etl.contract.publish import documents
from etl.errors import OngeldigeGegevens
from etl.export import csv_metadata, export
from etl.pipeline import build
from etl.sources.initiatieven import GelezenRegister
from etl.sources.verslag import Gelezen
from etl.store.read import Editie, open_edition
from tests.app.bezoek import bezoek, html
from tests.golden import stad

BESCHRIJVING = (
    "sleutel;titel_nl;titel_fr;eenheid;soort;richting;bron_naam;licentie;bron_url;bron_datum\n"
    "kansarm_pct;kansarme kinderen;enfants défavorisés;% van de inwoners;verhouding;"
    "hoog is nadeel;Stad A & B;CC0 1.0;https://stad.example/kansarm;2025-06\n"
    "zieken;langdurig zieken;;mensen;aantal;hoog is nadeel;Mutualiteit;CC BY 4.0;;\n"
)
CIJFERS = (
    "indicator,niveau,code,jaar,waarde,bron,status\n"
    "kansarm_pct,provincie,10000,2024,12.5,eigen,gemeten\n"
    "kansarm_pct,wijk,90001W01,2023,30,eigen,gemeten\n"
    "kansarm_pct,wijk,90001W01,2022,99,eigen,gemeten\n"
    "kansarm_pct,wijk,90001W02,2024,,eigen,onderdrukt\n"
    "zieken,wijk,90001W01,2024,7,eigen,gemeten\n"
    "zieken,wijk,90001W02,2024,5,eigen,gemeten\n"
    "zieken,gemeente,90002,2024,40,eigen,gemeten\n"
)


def put(bronnen: Path, naam: str, tekst: str) -> None:
    (bronnen / "eigen").mkdir(parents=True, exist_ok=True)
    (bronnen / "eigen" / naam).write_text(tekst, encoding="utf-8")


@pytest.fixture(scope="module")
def vast(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    return tafel.load_all(stad.write(tmp_path_factory.mktemp("stad")))


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory, vast: dict[str, pd.DataFrame]) -> Path:
    """Return a folder with the ``data`` and ``store`` of the town with two indicators added."""
    map_ = tmp_path_factory.mktemp("eigen")
    put(map_ / "bronnen", "indicatoren.csv", BESCHRIJVING)
    put(map_ / "bronnen", "cijfers.csv", CIJFERS)

    def read_all(bronnen: Path, *_: object) -> dict[str, Gelezen]:
        soort = {"initiatieven": GelezenRegister}
        gelezen = {n: soort.get(n, Gelezen)(tabel, ()) for n, tabel in vast.items()}
        return eigen.add(gelezen, bronnen, vast)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vernieuwing, "_read_all", read_all)
        vernieuwing.refresh(map_ / "leeg", map_ / "data")
        build(map_ / "data", map_ / "zonder", draws=False)
        kaal = (map_ / "data" / "README.md").read_bytes()
        regels = vernieuwing.refresh(map_ / "bronnen", map_ / "data")
        assert "eigen indicator kansarm_pct: Bron: Stad A & B; CC0 1.0." in regels
        assert vernieuwing.refresh(map_ / "bronnen", map_ / "data")[0].startswith("verschil: geen")
    assert kaal == documents()["README.md"].encode()
    build(map_ / "data", map_ / "store", draws=False)
    return map_


@pytest.fixture(scope="module")
def met(plek: Path) -> Editie:
    return open_edition(plek / "store")


def test_refresh_writes_what_they_are_and_their_values(plek: Path) -> None:
    assert tafel.check(plek / "data") == []
    cijfers = tafel.load(plek / "data", "eigen_cijfers")
    assert len(cijfers) == 7
    assert set(cijfers["bron"]) == {"eigen_kansarm_pct", "eigen_zieken"}
    paden = [
        r["path"] for r in json.loads((plek / "data/datapackage.json").read_text())["resources"]
    ]
    assert {"eigen/indicatoren.csv", "eigen/cijfers.csv"} <= set(paden)


def test_a_rate_is_that_of_the_finest_level_and_a_count_is_never_spread(met: Editie) -> None:
    w = met.wijken
    assert w["eigen_kansarm_pct"].tolist() == [30, 12.5, 12.5, 12.5]
    assert w["eigen_kansarm_pct_niveau"].tolist() == ["wijk", *["provincie"] * 3]
    assert w["eigen_kansarm_pct_jaar"].tolist() == [2023, 2024, 2024, 2024]
    assert w["eigen_zieken"].tolist()[:2] == [7, 5]
    assert w["eigen_zieken"].isna().tolist()[2:] == [True, True]
    regio = met.regios.set_index(["niveau", "code"])
    # Households: 100 × 30 and 100 × 12.5; 7 + 5; that of B as it was told; and all together.
    assert regio.loc[("gemeente", stad.A), "eigen_kansarm_pct"] == 21.25
    assert regio.loc[("gemeente", stad.A), "eigen_zieken"] == 12
    assert regio.loc[("gemeente", stad.B), "eigen_zieken"] == 40
    assert regio.loc[("geheel", "VB"), "eigen_zieken"] == 52


def test_nothing_else_changes_in_the_edition(met: Editie, plek: Path) -> None:
    zonder = open_edition(plek / "zonder")
    assert zonder.id != met.id
    assert zonder.eigen == ()
    vaste = [k for k in met.wijken if not k.startswith("eigen_")]
    pd.testing.assert_frame_equal(met.wijken[vaste], zonder.wijken)
    assert set(met.figuren) - set(zonder.figuren) == {k for k in met.wijken if k not in vaste}
    assert set(met.bronnen) - set(zonder.bronnen) == {"eigen_kansarm_pct", "eigen_zieken"}


@pytest.mark.parametrize("formaat", ["geojson", "gpkg", "csv", "xlsx"])
def test_exports_carry_values_source_and_licence(met: Editie, formaat: str) -> None:
    inhoud = export(met, "gemeente", stad.A, formaat)
    if formaat == "xlsx":
        boek = openpyxl.load_workbook(io.BytesIO(inhoud))
        kop = [cel.value for cel in boek["wijken"][1]]
        assert "Kansarme kinderen (% van de inwoners)" in kop
        bladen = {b: {c.value for rij in boek[b] for c in rij} for b in boek.sheetnames}
        assert {"Bron: Stad A & B", "CC0 1.0", "https://stad.example/kansarm"} <= bladen["bronnen"]
        assert {"eigen_kansarm_pct", "eigen_zieken"} <= bladen["definities"]
        assert {"Eigen cijfers", "Kansarme kinderen"} <= bladen["samenvatting"]
        return
    tekst = inhoud.decode("utf-8-sig", errors="replace")
    assert "eigen_kansarm_pct" in tekst
    if formaat == "csv":
        naast = csv_metadata(met, "gemeente", stad.A, "wijken", "rfc4180", "x.csv").decode()
        beschrijving = json.loads(naast)
        assert "Bron: Stad A & B" in beschrijving["dc:rights"]
        (kolom,) = [
            k for k in beschrijving["tableSchema"]["columns"] if k["name"] == "eigen_kansarm_pct"
        ]
        assert kolom["dc:title"] == "kansarme kinderen"
        return
    assert "Bron: Stad A & B" in tekst
    assert "CC0 1.0" in tekst


def test_explain_tells_them_in_its_languages(plek: Path) -> None:
    for taal, kop in (("nl", "Berekening: "), ("en", "Calculation: ")):
        env = {"LC_ALL": f"{taal}_BE.UTF-8", "BUURTKOMPAS_STORE": str(plek / "store")}
        uit = CliRunner().invoke(app, ["explain", "eigen_kansarm_pct"], env=env)
        assert uit.exit_code == 0, uit.output
        assert uit.stdout.startswith("kansarme kinderen (eigen_kansarm_pct)")
        assert kop in uit.stdout
        assert "Bron: Stad A & B. CC0 1.0." in uit.stdout
    env["BUURTKOMPAS_STORE"] = str(plek / "nergens")
    uit = CliRunner().invoke(app, ["explain", "eigen_kansarm_pct"], env=env)
    assert uit.exit_code == 2


def test_the_page_of_sources_tells_them_too(plek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tekst = html(bezoek(monkeypatch, plek / "store", "bronnen", taal="fr"))
    assert "Enfants défavorisés" in tekst
    tekst = html(bezoek(monkeypatch, plek / "store", "bronnen"))
    assert 'id="groep-eigen"' in tekst
    assert 'id="bron-eigen_kansarm_pct"' in tekst
    assert "Stad A &amp; B" in tekst
    assert "Telt niet mee in nood, kloof of rang." in tekst


def test_the_profile_tells_them_with_level_year_and_whose_they_are(
    plek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tekst = html(bezoek(monkeypatch, plek / "store", "profiel", wijk="90002W01"))
    assert "<caption>Eigen cijfers</caption>" in tekst
    assert "kansarme kinderen<" in tekst
    assert "per provincie, 2024, Bron: Stad A &amp; B" in tekst
    assert "12,5 % van de inwoners" in tekst
    assert "Telt niet mee in nood, kloof of rang." in tekst
    zonder = html(bezoek(monkeypatch, plek / "zonder", "profiel", wijk="90002W01"))
    assert "Eigen cijfers" not in zonder


def test_the_map_has_a_layer_of_each_with_its_own_words_and_source(
    plek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = bezoek(monkeypatch, plek / "store", "kaart", laag="eigen_kansarm_pct")
    (keuze,) = [s for s in app.selectbox if s.key == "keuze_laag"]
    assert keuze.value == "eigen_kansarm_pct"
    assert "kansarme kinderen" in keuze.options
    tekst = html(app)
    assert "Kansarme kinderen (% van de inwoners)" in tekst
    assert "Rangschikking: kansarme kinderen (% van de inwoners)" in tekst
    assert "Bron: Stad A &amp; B" in tekst
    # Regions too, in another language; and a layer that the edition lacks is the first one.
    for parameters in (
        {"laag": "eigen_zieken", "kleur": "regios", "taal": "fr"},
        {"laag": "eigen_kansarm_pct", "wijk": "90001W01"},
        {"laag": "eigen_niets"},
    ):
        app = bezoek(monkeypatch, plek / "store", "kaart", **parameters)
    (keuze,) = [s for s in app.selectbox if s.key == "keuze_laag"]
    assert keuze.value == "dekking"


def test_breaks_of_an_own_layer_part_its_values(met: Editie) -> None:
    vraag = eigenlagen.vraag(met, Kaart(laag="eigen_kansarm_pct"))
    # 12.5 three times and 30: quantiles 12.5, 12.5, 12.5 and 19.5.
    assert vraag.soort.grenzen == (12.5, 19.5)
    assert antwoord(met, vraag, None)["klasse"].tolist() == ["2", "0", "0", "k"]
    assert eigenlagen.keuzes(met)[-2:] == ("eigen_kansarm_pct", "eigen_zieken")


# --- every fault at once ----------------------------------------------------------------------


def problems(bronnen: Path, vast: dict[str, pd.DataFrame]) -> set[tuple[str, int | None, str, str]]:
    with pytest.raises(OngeldigeGegevens) as fout:
        eigen.add({n: Gelezen(t, ()) for n, t in vast.items()}, bronnen, vast)
    return {(p.bestand, p.rij, p.kolom, p.waarde) for p in fout.value.problemen}


def test_every_fault_of_both_files_is_told_with_its_place(
    tmp_path: Path, vast: dict[str, pd.DataFrame]
) -> None:
    slecht = BESCHRIJVING.replace("% van de inwoners", "procent").replace("aantal;", "som;")
    slecht += "internet_zonder_pct;x;;mensen;aantal;geen;Ik;CC BY 4.0;;\n"
    slecht += "Hoofd Letter;x;;mensen;aantal;geen;;CC BY 4.0;;\n"
    put(tmp_path, "indicatoren.csv", slecht)
    put(tmp_path, "cijfers.csv", CIJFERS + "onbekend_pct,wijk,90001W01,2024,1,eigen,gemeten\n")
    naam = "eigen/indicatoren.csv"
    assert problems(tmp_path, vast) == {
        (naam, 2, "eenheid", "procent"),
        (naam, 3, "soort", "som"),
        (naam, 4, "sleutel", "internet_zonder_pct"),
        (naam, 5, "sleutel", "Hoofd Letter"),
        (naam, 5, "bron_naam", ""),
        ("cijfers.csv", 9, "indicator", "onbekend_pct"),
    }


def test_values_that_are_wrong_and_indicators_without_any_are_told(
    tmp_path: Path, vast: dict[str, pd.DataFrame]
) -> None:
    put(tmp_path, "indicatoren.csv", BESCHRIJVING)
    slecht = CIJFERS.replace("90001W02,2024,5", "90001W99,2024,5").replace("2024,7", "2024,veel")
    put(tmp_path, "cijfers.csv", slecht)
    fouten = problems(tmp_path, vast)
    assert {("cijfers.csv", 7, "code", "90001W99"), ("cijfers.csv", 6, "waarde", "veel")} <= fouten
    kop = CIJFERS.splitlines()[0]
    put(tmp_path, "cijfers.csv", f"{kop}\nzieken,wijk,90001W01,2024,7,eigen,gemeten\n")
    assert problems(tmp_path, vast) == {("eigen/indicatoren.csv", 2, "sleutel", "kansarm_pct")}


def test_values_in_data_that_nobody_described_are_refused(plek: Path) -> None:
    tabellen = tafel.load_all(plek / "data")
    tabellen["eigen_indicatoren"] = tabellen["eigen_indicatoren"].iloc[:1]
    (fout,) = tafel.problems(tabellen)[:1]
    assert (fout.bestand, fout.kolom, fout.waarde) == ("eigen/cijfers.csv", "indicator", "zieken")
