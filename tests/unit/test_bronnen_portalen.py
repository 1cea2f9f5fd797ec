"""Exports of statistics portals as people really save them: headings, points and percentages."""

from pathlib import Path

import pandas as pd
import pytest

from etl.errors import OngeldigeGegevens
from etl.sources import stadsmonitor, swing
from etl.sources.gebiedskolom import Gebieden, Vraag

GEBIEDEN = Gebieden({"91001": ["Ginderdorp"], "91002": ["Overstad"]})
INKOMEN = Vraag("inkomen_eur", "gemeente")
EENS = Vraag("eens_pct", "gemeente", blad="WO_S_99", jaar="2022")


def export(kop: str, *waarden: str) -> list[float]:
    frame = pd.DataFrame({"Gebied": ["Ginderdorp", "Overstad"], kop: waarden}, index=[2, 3])
    return swing.read(frame, INKOMEN, GEBIEDEN, "pic.csv").tabel["waarde"].tolist()


def workbook(folder: Path, kop: str, *waarden: float) -> Path:
    path = folder / "monitor.xlsx"
    frame = pd.DataFrame({"Gemeente": ["Ginderdorp", "Overstad"], kop: waarden})
    frame.to_excel(path, sheet_name="WO_S_99", index=False)
    return path


@pytest.mark.parametrize("kop", ["Inkomen|2022", "Inkomen | 2022", "Inkomen|mediaan|2022"])
def test_blanks_and_bars_in_a_heading_do_not_matter(kop: str) -> None:
    assert export(kop, "1,5", "2") == [1.5, 2.0]


def test_a_point_that_may_part_thousands_is_never_taken_for_a_decimal() -> None:
    assert export("Inkomen|2022", "14.5", "265.086") == [14.5, 265.086]
    for waarden in (("14.567", "265.086"), ("14.567", "x"), (" 1.234.567", "980")):
        with pytest.raises(OngeldigeGegevens, match="duizendtal zijn of drie decimalen"):
            export("Inkomen|2022", *waarden)


def test_capitals_in_a_heading_of_the_stadsmonitor_do_not_matter(tmp_path: Path) -> None:
    gelezen = stadsmonitor.read(workbook(tmp_path, "EENS  (%)", 62.5, 41), EENS, GEBIEDEN)
    assert gelezen.tabel["waarde"].tolist() == [62.5, 41.0]
    assert not [regel for regel in gelezen.verslag if "tussen 0 en 1" in regel]


def test_shares_in_the_place_of_percentages_are_told(tmp_path: Path) -> None:
    gelezen = stadsmonitor.read(workbook(tmp_path, "Eens (%)", 0.625, 0.41), EENS, GEBIEDEN)
    assert [regel for regel in gelezen.verslag if "alle percentages liggen tussen 0 en 1" in regel]
