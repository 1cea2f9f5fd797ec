"""The command line: what each call answers, and with which code it leaves."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from etl.cli import app, beeld, serveren
from etl.cli.tekst import TEKSTEN
from etl.contract.probleem import Probleem
from etl.errors import OngeldigeGegevens
from etl.export import csv_metadata, export
from etl.settings import load_settings
from etl.store.read import Editie
from tests.kleine_editie import make_store

PROBLEMEN = [
    Probleem("a.csv", 3, "lat", "0", "ligt buiten België", "verbeter de breedtegraad"),
    Probleem("a.csv", 9, "type", "x\x1b[2J", "staat niet in de lijst", "kies uit de lijst"),
]


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for naam in [n for n in os.environ if n.startswith("BUURTKOMPAS_")]:
        monkeypatch.delenv(naam)
    for naam in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(naam, "nl_BE.UTF-8")


@pytest.fixture
def run() -> Callable[..., Result]:
    return lambda *args: CliRunner().invoke(app, [str(a) for a in args])


@pytest.fixture
def klein(tmp_path: Path) -> Editie:
    return make_store(tmp_path / ".store")


def shell(*args: str, taal: str = "nl_BE.UTF-8") -> subprocess.CompletedProcess[str]:
    """Run the program as people do, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "etl.cli", *args],
        env={**os.environ, "LC_ALL": taal},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_help_speaks_dutch_and_english() -> None:
    nl, en = shell("--help").stdout, shell("--help", taal="en_GB.UTF-8").stdout
    assert "Gebruik: buurtkompas" in nl
    assert "Opdrachten:" in nl
    assert "Usage: buurtkompas" in en
    for opdracht in ("build", "refresh", "check", "export", "serve", "explain", "info"):
        assert TEKSTEN[opdracht][0] in nl
        assert TEKSTEN[opdracht][1] in en


def test_help_loads_nothing_heavy() -> None:
    zwaar = "('pandas', 'pydantic', 'rich.table', 'scipy', 'streamlit')"
    lader = f"import etl.cli, sys; print([m for m in {zwaar} if m in sys.modules])"
    uit = subprocess.run(
        [sys.executable, "-c", lader], capture_output=True, text=True, check=True, timeout=60
    )
    assert uit.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("aanroep", "zin"),
    [
        (("exprt",), "De opdracht “exprt” bestaat niet; kies uit export"),
        (("export", "--niveau", "geheel"), "--uit ontbreekt"),
        (("export", "--uit", "x.csv", "--formaatt", "csv"), "De optie --formaatt bestaat niet"),
        (("serve", "--port", "abc"), "--port heeft geen geldige waarde"),
        (("explain", "dekkng_pct"), "dekking_pct"),
        (("refresh", "--offline"), "de uitgevers ontbreekt; geef ze mee met --bronnen MAP."),
        (("refresh", "--check", "--vandaag", "gisteren"), "“gisteren” is geen datum"),
        (("refresh", "--bronnen", "/bestaat/niet"), "“/bestaat/niet” bestaat niet"),
        (("export", "--niveau", "gemeente", "--uit", "x.csv"), "--code ontbreekt"),
        (("export", "--uit", "/bestaat/niet/x.csv"), "“/bestaat/niet” bestaat niet; maak ze"),
        (("export", "--uit", "/usr"), "“/usr” is een map"),
    ],
)
def test_a_wrong_call_is_one_sentence_and_code_2(
    run: Callable[..., Result], aanroep: tuple[str, ...], zin: str
) -> None:
    uit = run(*aanroep)
    assert uit.exit_code == 2
    assert zin in uit.stderr
    assert "Traceback" not in uit.output
    assert len(uit.stderr.strip().splitlines()) == 1


def test_without_arguments_there_is_help(run: Callable[..., Result]) -> None:
    uit = run()
    assert uit.exit_code == 2
    assert "Opdrachten:" in uit.stdout


@pytest.mark.parametrize(
    "opdracht", [("info",), ("export", "--uit", "x.csv"), ("serve", "--port", "0")]
)
def test_without_an_edition_we_say_how_to_make_one(
    run: Callable[..., Result],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    opdracht: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(serveren.os, "execv", lambda *_: pytest.fail("served without an edition"))
    uit = run(*opdracht, "--store", tmp_path / "leeg")
    assert uit.exit_code == 1
    assert "draai eerst `buurtkompas build`." in uit.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "keuzes",
    [
        {},
        {"niveau": "gemeente", "code": "99001"},
        {"niveau": "gemeente", "code": "99001", "inhoud": "samenvatting", "csv": "belgisch"},
        {"niveau": "gewest", "code": "02000", "formaat": "xlsx"},
    ],
)
def test_export_writes_the_bytes_that_the_dashboard_gives(
    run: Callable[..., Result], klein: Editie, tmp_path: Path, keuzes: dict[str, str]
) -> None:
    doel = tmp_path / "uit.bestand"
    opties = [deel for naam, waarde in keuzes.items() for deel in (f"--{naam}", waarde)]
    uit = run("export", *opties, "--uit", doel, "--store", klein.map.parent)
    assert uit.exit_code == 0, uit.output
    regio = (keuzes.get("niveau", "geheel"), keuzes.get("code", "VB"))
    formaat = keuzes.get("formaat", "csv")
    inhoud, dialect = keuzes.get("inhoud", "wijken"), keuzes.get("csv", "rfc4180")
    assert doel.read_bytes() == export(klein, *regio, formaat, inhoud, dialect)
    ernaast = tmp_path / "uit.bestand-metadata.json"
    if formaat == "csv":
        assert ernaast.read_bytes() == csv_metadata(klein, *regio, inhoud, dialect, doel.name)
        assert json.loads(ernaast.read_bytes())["url"] == doel.name
    assert {p.name for p in tmp_path.iterdir()} == {".store", doel.name} | (
        {ernaast.name} if formaat == "csv" else set()
    )


def test_export_names_the_formats_that_exist(
    run: Callable[..., Result], klein: Editie, tmp_path: Path
) -> None:
    uit = run("export", "--formaat", "doc", "--uit", tmp_path / "x", "--store", klein.map.parent)
    assert uit.exit_code == 2
    assert "kies uit csv, xlsx" in uit.stderr
    assert not (tmp_path / "x").exists()


def test_info_tells_dates_rows_and_fingerprints(run: Callable[..., Result], klein: Editie) -> None:
    uit = run("info", "--store", klein.map.parent)
    assert uit.exit_code == 0
    for deel in ("editie: klein", "2026-06-25", "wijken: 3", "0" * 64):
        assert deel in uit.stdout


def test_explain_tells_meaning_formula_and_source(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    nl = run("explain", "dekking_pct").stdout
    assert nl.startswith("dekking (dekking_pct)")
    assert "Berekening: " in nl
    assert "923 meter" in nl
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert "Calculation: " in run("explain", "dekking_pct").stdout
    assert "kloof_klasse: " in run("explain").stdout


def _raise(fout: Exception) -> Callable[..., Any]:
    def doe(*_: Any, **__: Any) -> Any:
        raise fout

    return doe


def test_every_problem_is_shown_in_one_table(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("etl.pipeline.build", _raise(OngeldigeGegevens(PROBLEMEN)))
    monkeypatch.setattr("etl.tabellen.check", lambda _: PROBLEMEN)
    for opdracht in ("build", "check"):
        uit = run(opdracht, "--data", tmp_path)
        assert uit.exit_code == 1
        for deel in ("bestand", "rij", "oplossing", "a.csv", "3", "lat", "ligt buiten België"):
            assert deel in uit.stderr
        assert "kies uit de lijst" in uit.stderr
        assert "2 problemen in de gegevens" in uit.stderr
        assert "\x1b" not in uit.stderr


def test_check_says_when_all_is_well(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("etl.tabellen.check", lambda _: [])
    uit = run("check", "--data", tmp_path)
    assert (uit.exit_code, uit.stdout) == (0, f"In orde: {tmp_path}\n")


def test_build_and_refresh_pass_on_what_was_asked(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gevraagd: list[Any] = []
    monkeypatch.setattr(
        "etl.pipeline.build",
        lambda *a, draws: gevraagd.append((*a[:3], draws)) or tmp_path / "editie-x",
    )
    monkeypatch.setattr("etl.refresh.refresh", lambda *a: gevraagd.append(a[:3]) or ("3 rijen",))
    monkeypatch.setenv("BUURTKOMPAS_STORE", str(tmp_path / "elders"))
    assert "editie-x" in run("build", "--opnieuw").stdout
    uit = run("refresh", "huur", "internet", "--bronnen", tmp_path, "--data", tmp_path / "data")
    assert (uit.exit_code, uit.stdout) == (0, "3 rijen\n")
    assert gevraagd == [
        (Path("data"), tmp_path / "elders", True, True),
        (tmp_path, tmp_path / "data", ("huur", "internet")),
    ]


def test_serve_becomes_streamlit_on_this_computer_only(
    run: Callable[..., Result],
    klein: Editie,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gestart: list[list[str]] = []
    # Serving sets this for the process that it becomes; here it must not outlive the test.
    monkeypatch.setenv("BUURTKOMPAS_STORE", "elders")
    monkeypatch.setattr(serveren.os, "execv", lambda _, opdracht: gestart.append(opdracht))
    monkeypatch.setattr(serveren.os, "chdir", lambda _: None)
    monkeypatch.setattr(serveren, "has_browser", lambda: False)
    poort = serveren._free_port()
    uit = run("serve", "--port", poort, "--store", klein.map.parent)
    assert uit.exit_code == 0, uit.output
    assert f"http://127.0.0.1:{poort}" in uit.stdout
    (opdracht,) = gestart
    assert opdracht[:3] == [sys.executable, "-m", "dashboard"]
    assert Path(opdracht[3]).as_posix().endswith("dashboard/server.py")
    assert opdracht[opdracht.index("--server.address") + 1] == "127.0.0.1"
    assert opdracht[opdracht.index("--server.port") + 1] == str(poort)
    assert os.environ["BUURTKOMPAS_STORE"] == str(klein.map.parent)


def test_a_browser_needs_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serveren.sys, "platform", "linux")
    monkeypatch.setattr(serveren.webbrowser, "get", object)
    monkeypatch.setenv("DISPLAY", ":0")
    assert serveren.has_browser()
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not serveren.has_browser()
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(serveren.webbrowser, "get", _raise(serveren.webbrowser.Error()))
    assert not serveren.has_browser()


def test_settings_come_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, run: Callable[..., Result]
) -> None:
    assert (load_settings().data, load_settings().port) == (Path("data"), 8501)
    monkeypatch.setenv("BUURTKOMPAS_PORT", "8600")
    assert load_settings().port == 8600
    monkeypatch.setenv("BUURTKOMPAS_PORT", "veel")
    uit = run("build")
    assert uit.exit_code == 2
    assert "BUURTKOMPAS_PORT heeft geen geldige waarde" in uit.stderr


def test_a_long_step_is_quiet_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with beeld.progress("bouwen") as melder:
        melder("Gegevens lezen")
    assert capsys.readouterr() == ("", "")
