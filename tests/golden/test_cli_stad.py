"""From tables to file by the command line, on the town whose figures are worked out by hand."""

import io
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from etl.cli import app
from etl.contract.columns import KOLOMMEN
from etl.contract.figures import FIGUREN
from etl.export.tables import REGIO_SLEUTEL, region_row, region_table
from etl.export.titels import column_heading
from etl.store.read import Editie, open_edition
from tests.golden import stad


def run(*args: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in args])


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("stad")
    stad.write(map_ / "data")
    uit = run("build", "--data", map_ / "data", "--store", map_ / "store")
    assert uit.exit_code == 0, uit.output
    return map_


@pytest.fixture(scope="module")
def editie(map_: Path) -> Editie:
    return open_edition(map_ / "store")


def test_the_town_is_in_order(map_: Path) -> None:
    assert run("check", "--data", map_ / "data").exit_code == 0


def test_a_csv_holds_what_was_worked_out_by_hand(map_: Path) -> None:
    doel = map_ / "aadorp.csv"
    keuze = ("--niveau", "gemeente", "--code", stad.A, "--store", map_ / "store")
    assert run("export", *keuze, "--uit", doel).exit_code == 0
    tabel = pd.read_csv(io.BytesIO(doel.read_bytes()), dtype={"gemeente_code": str})
    assert tabel["wijk_code"].tolist() == ["90001W01", "90001W02"]
    assert tabel["huishoudens"].tolist() == [100, 100]
    # 60 of 100 households live 500 m from the house, 40 at √(1000² + 500²) = 1,118 m: > 923 m.
    assert tabel["dekking_pct"].tolist() == [60, 0]
    # Half a kilometre × 1.3 at 80 m a minute.
    assert tabel["minuten_dichtste"].iloc[0] == pytest.approx(500 * 1.3 / 80)


def test_the_summary_counts_every_household(map_: Path) -> None:
    doel = map_ / "regio.csv"
    keuze = ("--niveau", "gemeente", "--code", stad.A, "--inhoud", "samenvatting")
    uit = run("export", *keuze, "--store", map_ / "store", "--uit", doel)
    assert uit.exit_code == 0, uit.output
    tabel = pd.read_csv(doel)
    assert tabel[["huishoudens", "huishoudens_zonder_plaats", "wijken"]].iloc[0].tolist() == [
        205,
        5,
        2,
    ]
    assert tabel.loc[0, "dekking_pct"] == 30


def test_every_column_has_its_words(editie: Editie) -> None:
    wijken = region_table(editie, "geheel", "VB")
    regio = region_row(editie, "geheel", "VB").columns.drop(list(REGIO_SLEUTEL))
    assert set(wijken.columns) <= set(FIGUREN) | set(KOLOMMEN)
    assert set(regio) <= set(FIGUREN)
    koppen = [column_heading(k) for k in wijken.columns]
    assert len(set(map(str.lower, koppen))) == len(koppen)


def test_a_workbook_of_a_real_edition_opens(map_: Path, editie: Editie) -> None:
    doel = map_ / "alles.xlsx"
    uit = run("export", "--formaat", "xlsx", "--store", map_ / "store", "--uit", doel)
    assert uit.exit_code == 0, uit.output
    boek = openpyxl.load_workbook(doel)
    assert boek["wijken"].max_row == 1 + len(editie.wijken)
    getallen = {r[0]: r[1] for r in boek["samenvatting"].iter_rows(values_only=True)}
    assert getallen["Huishoudens zonder vaste plaats"] == 5


def test_info_tells_the_totals(map_: Path) -> None:
    uit = run("info", "--store", map_ / "store")
    assert "huishoudens_zonder_plaats: 5.0" in uit.stdout
    assert "initiatieven.csv: " in uit.stdout


def test_check_tells_what_is_wrong_in_a_file_to_upload(map_: Path) -> None:
    register = (map_ / "data" / "initiatieven.csv").read_text(encoding="utf-8")
    goed, fout = map_ / "goed.csv", map_ / "fout.csv"
    goed.write_text(register, encoding="utf-8")
    fout.write_text(register.replace("buddywerking", "maatjes"), encoding="utf-8")
    data = ("--data", map_ / "data")
    assert run("check", goed, *data).exit_code == 0
    uit = run("check", goed, fout, map_ / "weg.csv", *data)
    assert uit.exit_code == 1
    for deel in ("fout.csv", "type", "maatjes", "weg.csv", "bestaat niet", "2 problemen"):
        assert deel in uit.stderr
