"""One command: fetch into the mirror, show what changes, take it or refuse; how fresh all is."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from etl import refresh as vernieuwing
from etl import tabellen as tafel
from etl.cli import app, vernieuwen
from etl.contract.adressen import ADRESSEN, Adres
from etl.contract.sources import BRONNEN
from etl.errors import DownloadMislukt, OngeldigeAanroep, TeGroteVerandering
from etl.settings import Settings
from etl.sources import mirror
from etl.sources.download import Opgehaald, Ophaler, Verzoek
from etl.sources.initiatieven import GelezenRegister
from etl.sources.verslag import Gelezen
from tests.golden import stad


def run(*args: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in args], env={"LC_ALL": "nl_BE.UTF-8"})


def inhoud(data: Path) -> dict[str, bytes]:
    return {str(p.relative_to(data)): p.read_bytes() for p in data.rglob("*") if p.is_file()}


@pytest.fixture
def tabellen(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, pd.DataFrame]:
    """Return the tables that the sources give; a test may put others in their place."""
    vers = tafel.load_all(stad.write(tmp_path_factory.mktemp("stad")))

    def read_all(*_: object) -> dict[str, Gelezen]:
        soort = {"initiatieven": GelezenRegister}
        return {
            naam: soort.get(naam, Gelezen)(tabel, (f"{naam}: gelezen",))
            for naam, tabel in vers.items()
        }

    monkeypatch.setattr(vernieuwing, "_read_all", read_all)
    return vers


@pytest.fixture
def data(tmp_path: Path, tabellen: dict[str, pd.DataFrame]) -> Path:
    vernieuwing.refresh(tmp_path, tmp_path / "data")
    return tmp_path / "data"


# --- taking it, or not -------------------------------------------------------------------------


def test_the_same_files_give_the_same_bytes_and_say_so(data: Path, tmp_path: Path) -> None:
    voor = inhoud(data)
    regels = vernieuwing.refresh(tmp_path, data)
    assert regels[0] == "verschil: geen, data/ is al zo."
    assert "internet: gelezen" in regels
    assert inhoud(data) == voor


def test_a_large_change_writes_nothing_and_says_why(
    data: Path, tmp_path: Path, tabellen: dict[str, pd.DataFrame]
) -> None:
    voor = inhoud(data)
    tabellen["huishoudens"] = tabellen["huishoudens"].assign(wagens=0.0)
    with pytest.raises(TeGroteVerandering, match=r"niets geschreven.*wagens.*--neem-over") as fout:
        vernieuwing.refresh(tmp_path, data)
    assert any("wagens samen 370 → 0 (-100,00 %)" in regel for regel in fout.value.regels)
    assert inhoud(data) == voor


def test_a_large_change_is_taken_when_somebody_says_so(
    data: Path, tmp_path: Path, tabellen: dict[str, pd.DataFrame]
) -> None:
    tabellen["huishoudens"] = tabellen["huishoudens"].assign(wagens=0.0)
    regels = vernieuwing.refresh(tmp_path, data, neem_over=True)
    assert any("wagens" in regel for regel in regels)
    assert tafel.load(data, "huishoudens")["wagens"].sum() == 0


def test_a_register_that_changes_is_compared_and_written(
    data: Path, tmp_path: Path, tabellen: dict[str, pd.DataFrame]
) -> None:
    tabellen["initiatieven"] = tabellen["initiatieven"].assign(naam="De Dam")
    regels = vernieuwing.refresh(tmp_path, data, neem_over=True)
    assert any(regel.startswith("verschil: initiatieven: ") for regel in regels), regels
    assert set(tafel.load(data, "initiatieven")["naam"]) == {"De Dam"}


def test_only_the_tables_that_are_named_are_compared_and_written(
    data: Path, tmp_path: Path, tabellen: dict[str, pd.DataFrame]
) -> None:
    tabellen["huishoudens"] = tabellen["huishoudens"].assign(wagens=0.0)
    vernieuwing.refresh(tmp_path, data, ["internet"])
    assert tafel.load(data, "huishoudens")["wagens"].sum() == 370


def test_a_table_that_cannot_be_read_is_written_anew(data: Path, tmp_path: Path) -> None:
    (data / "wijken" / "internet.csv").write_text("stuk")
    regels = vernieuwing.refresh(tmp_path, data)
    assert regels[0].startswith("verschil: internet: nieuw")


def test_the_command_shows_the_difference_and_leaves_with_1(
    data: Path, tmp_path: Path, tabellen: dict[str, pd.DataFrame]
) -> None:
    tabellen["huishoudens"] = tabellen["huishoudens"].assign(wagens=0.0)
    uit = run("refresh", "--bronnen", tmp_path, "--data", data)
    assert uit.exit_code == 1
    assert "verschil:   wagens samen 370 → 0" in uit.stdout
    assert "niets geschreven" in uit.stderr
    assert run("refresh", "--bronnen", tmp_path, "--data", data, "--neem-over").exit_code == 0


# --- fetching ----------------------------------------------------------------------------------


class NepOphaler(Ophaler):
    """Answers per address with content, or with a fault; nothing leaves this machine."""

    antwoorden: dict[str, bytes | Exception]

    def fetch(self, verzoek: Verzoek) -> Opgehaald:
        self.gevraagd.append(verzoek.url)
        antwoord = self.antwoorden[verzoek.url]
        if isinstance(antwoord, Exception):
            raise antwoord
        doel = self.folder / verzoek.pad
        nieuw = not doel.is_file() or doel.read_bytes() != antwoord
        doel.parent.mkdir(parents=True, exist_ok=True)
        doel.write_bytes(antwoord)
        return Opgehaald(doel, nieuw, None)


def stil() -> DownloadMislukt:
    fout = DownloadMislukt("geen verbinding.")
    fout.__cause__ = OSError()
    return fout


@pytest.fixture
def bron(monkeypatch: pytest.MonkeyPatch):
    """Return a function that makes a source of these addresses."""

    def make(sleutel: str, *adressen: Adres):
        monkeypatch.setitem(ADRESSEN, sleutel, adressen)
        return replace(BRONNEN[sleutel], bestanden=tuple(a.bestand for a in adressen) or ("x.csv",))

    return make


def nep(folder: Path, **antwoorden: bytes | Exception) -> NepOphaler:
    ophaler = NepOphaler(folder)
    ophaler.antwoorden = {f"https://statbel.fgov.be/{k}": v for k, v in antwoorden.items()}
    ophaler.gevraagd = []
    return ophaler


def adres(naam: str) -> Adres:
    return Adres(f"https://statbel.fgov.be/{naam}", f"statbel/{naam}.csv")


def test_every_file_is_fetched_below_the_mirror_and_counted(tmp_path: Path, bron) -> None:
    ophaler = nep(tmp_path, a=b"1", b=b"2")
    bronnen = (bron("statbel_wagens", adres("a"), adres("b")),)
    assert mirror.fetch_all(ophaler, bronnen).nieuw == ("statbel/a.csv", "statbel/b.csv")
    weer = mirror.fetch_all(ophaler, bronnen)
    assert weer.nieuw == ()
    assert weer.verslag == ("opgehaald: 0 nieuwe of veranderde bestanden, 2 onveranderd.",)


def test_a_file_that_does_not_come_leaves_the_one_that_was_there(tmp_path: Path, bron) -> None:
    bronnen = (bron("statbel_wagens", adres("a"), adres("b")),)
    mirror.fetch_all(nep(tmp_path, a=b"1", b=b"2"), bronnen)
    weg = DownloadMislukt("antwoordt 404.")
    (tmp_path / "statbel/b.csv").unlink()
    spiegel = mirror.fetch_all(nep(tmp_path, a=weg, b=weg), bronnen)
    assert (tmp_path / "statbel/a.csv").read_bytes() == b"1"
    assert "statbel/a.csv: het bestand dat er al was, blijft. antwoordt 404." in spiegel.verslag[1]
    assert "statbel/b.csv: het ontbreekt nog" in spiegel.verslag[2]


def test_a_host_that_is_silent_is_asked_once(tmp_path: Path, bron) -> None:
    ophaler = nep(tmp_path, a=stil(), b=b"2")
    spiegel = mirror.fetch_all(ophaler, (bron("statbel_wagens", adres("a"), adres("b")),))
    assert ophaler.gevraagd == ["https://statbel.fgov.be/a"]
    assert "statbel.fgov.be antwoordt niet" in spiegel.verslag[2]


def test_a_source_without_address_is_told_with_what_to_bring(tmp_path: Path, bron) -> None:
    eigen = bron("statbel_wagens")
    assert "leg zelf in de map: x.csv" in mirror.fetch_all(nep(tmp_path), (eigen,)).verslag[1]
    (tmp_path / "x.csv").write_text("1")
    assert "het bestand in de map blijft" in mirror.fetch_all(nep(tmp_path), (eigen,)).verslag[1]


def test_the_day_of_our_copy_is_that_of_the_file_in_the_mirror(tmp_path: Path, bron) -> None:
    eigen = bron("statbel_wagens", adres("a"))
    assert mirror.day_of_copy(eigen, tmp_path) == eigen.opgehaald
    mirror.fetch_all(nep(tmp_path, a=b"1"), (eigen,))
    assert mirror.day_of_copy(eigen, tmp_path) == date.today().isoformat()


def test_without_a_folder_of_ones_own_the_mirror_is_filled_then_read(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gehaald: list[Path] = []

    def nep_alles(ophaler: Ophaler, *_: object) -> mirror.Spiegeling:
        gehaald.append(ophaler.folder)
        return mirror.Spiegeling((), ("opgehaald: 3 bestanden",))

    monkeypatch.setattr(mirror, "fetch_all", nep_alles)
    monkeypatch.setenv("BUURTKOMPAS_SPIEGEL", str(tmp_path / "spiegel"))
    uit = run("refresh", "--data", data)
    assert (uit.exit_code, gehaald) == (0, [tmp_path / "spiegel"])
    assert uit.stdout.splitlines()[:2] == [
        "opgehaald: 3 bestanden",
        "verschil: geen, data/ is al zo.",
    ]
    (tmp_path / "spiegel").mkdir()
    assert run("refresh", "--offline", "--data", data).exit_code == 0
    assert run("refresh", "--bronnen", tmp_path, "--data", data).exit_code == 0
    assert len(gehaald) == 1


# --- freshness ---------------------------------------------------------------------------------


def test_check_leaves_with_1_when_a_source_is_due(data: Path) -> None:
    uit = run("refresh", "--check", "--vandaag", "2026-11-23", "--data", data)
    assert uit.exit_code == 1
    regels = dict(regel.split(": ", 1) for regel in uit.stdout.splitlines())
    assert set(regels) == set(BRONNEN)
    assert "7 jaar oud (tot 2019)" in regels["statbel_wagens"]
    assert "NIEUWE CIJFERS VERWACHT sinds 2022-07-01" in regels["statbel_wagens"]
    assert "gepubliceerd 2026-06-25" in regels["eurostat_internet"]
    assert "geen jaarlijkse uitgave" in regels["crab"]
    assert "statbel_wagens" in uit.stderr
    assert "eurostat_internet" not in uit.stderr


def test_check_leaves_with_0_when_nothing_is(data: Path) -> None:
    uit = run("refresh", "--check", "--vandaag", "2010-01-01", "--data", data)
    assert (uit.exit_code, uit.stdout.splitlines()[-1]) == (
        0,
        "Geen enkele bron is toe aan nieuwe cijfers.",
    )


def test_the_last_year_with_a_value_in_our_data_counts() -> None:
    tabel = pd.DataFrame(
        {"bron": ["a", "a", "b"], "jaar": [2020, 2024, 2021], "waarde": [1.0, None, 2.0]}
    )
    assert vernieuwen.last_years([tabel, tabel.assign(jaar=2019)]) == {"a": 2020, "b": 2021}


def test_check_needs_no_data_at_all(tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "data", ignore_errors=True)
    uit = run("refresh", "--check", "--vandaag", "2026-11-23", "--data", tmp_path / "data")
    assert uit.exit_code == 1


# --- sources by name, and with permission ------------------------------------------------------


def test_a_source_by_name_makes_the_tables_that_it_is_in() -> None:
    assert vernieuwing._tables_of(["osm"]) == ("bronnen", "initiatieven")
    tabellen = ("huur", "bronnen", "initiatieven")
    assert vernieuwing._tables_of(["social_brussels", "huur"]) == tabellen
    with pytest.raises(OngeldigeAanroep, match="Onbekende tabel of bron: osmm"):
        vernieuwing._tables_of(["osmm"])


def test_only_the_named_source_is_fetched_and_what_the_mirror_lacks(tmp_path: Path) -> None:
    alles = {b.sleutel for b in vernieuwen._wanted((), tmp_path)}
    assert alles == set(BRONNEN)
    for bron in BRONNEN.values():
        for naam in bron.bestanden:
            (tmp_path / naam).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / naam).touch()
    assert [b.sleutel for b in vernieuwen._wanted(["osm"], tmp_path)] == ["osm"]
    (tmp_path / "huur" / "huurprijzen.csv").unlink()
    assert {b.sleutel for b in vernieuwen._wanted(["osm"], tmp_path)} == {"osm", "huurprijzen"}


def test_permission_is_asked_for_known_sources_only() -> None:
    mag = vernieuwen.permitted(Settings(toestemming="hsds, social_brussels"))
    assert mag == {"hsds", "social_brussels"}
    with pytest.raises(OngeldigeAanroep, match="BUURTKOMPAS_TOESTEMMING noemt osm; kies uit"):
        vernieuwen.permitted(Settings(toestemming="osm"))
