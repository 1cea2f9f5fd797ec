"""Fiscal income, from a made-up file in Statbel's own form."""

import zipfile
from pathlib import Path

import pandas as pd
import pytest

from etl.contract.schemas import failure_cases
from etl.contract.tables import TABELLEN
from etl.errors import OnbekendeCode, OngeldigeGegevens
from etl.sources import inkomen
from etl.sources.verslag import Gelezen

# 11007 and 11002 merged into 11002.
VANDAAG = {"11002": "11002", "11007": "11002", "12001": "12001", "21004": "21004"}
KOP = "CD_YEAR|CD_MUNTY_REFNIS|MS_NBR_NON_ZERO_INC|MS_TOT_NET_TAXABLE_INC|MS_TOT_RESIDENTS\r\n"
RIJEN = (
    "2013|11002|60|1500000.50|100\r\n"
    "2013|11007|20|900000|50\r\n"
    "2012|12001|5|100000|10\r\n"
    "2013|21004|5|200000|10\r\n"
    "2013|62063|5|999999|10\r\n"
)


def read(tmp_path: Path, rijen: str) -> Gelezen:
    path = tmp_path / inkomen.BESTAND
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archief:
        archief.writestr("inkomen.txt", (KOP + rijen).encode("utf-8-sig"))
    return inkomen.read(tmp_path, VANDAAG)


def test_totals_and_inhabitants_merge_before_they_are_divided(tmp_path: Path) -> None:
    gelezen = read(tmp_path, RIJEN)
    frame = gelezen.tabel
    assert list(frame.columns) == TABELLEN["inkomen"].kolomnamen()
    assert failure_cases("inkomen", frame).empty
    # 2,400,000.50 euro for 150 people, not the mean of 15,000 and 18,000.
    assert frame[["code", "jaar", "waarde", "aantal"]].values.tolist() == [
        ["11002", 2013, 16000.0, 150],
        ["12001", 2012, 10000.0, 10],
        ["21004", 2013, 20000.0, 10],
    ]
    assert set(frame["indicator"]) == {"inkomen_eur_inwoner"}
    assert "3 gemeenten van vandaag, uit 4 van toen, 2012–2013" in gelezen.verslag[0]
    assert "160 inwoners" in gelezen.verslag[1]


def test_where_nobody_lives_there_is_no_mean(tmp_path: Path) -> None:
    assert read(tmp_path, "2013|12001|0|0|0\r\n").tabel["waarde"].isna().tolist() == [True]


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(OngeldigeGegevens) as fout:
        read(tmp_path, RIJEN + "2013|21004|5|x|7\r\n" + "j|12001|1||1\r\n")
    assert {(p.rij, p.kolom, p.waarde) for p in fout.value.problemen} == {
        (7, "MS_TOT_NET_TAXABLE_INC", "x"),
        (7, "CD_MUNTY_REFNIS", "21004"),
        (8, "CD_YEAR", "j"),
        (8, "MS_TOT_NET_TAXABLE_INC", ""),
    }


def test_a_gemeente_of_no_vintage_and_a_missing_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(OngeldigeGegevens, match="bestaat niet"):
        inkomen.read(tmp_path, VANDAAG)
    with pytest.raises(OnbekendeCode, match="11999"):
        read(tmp_path, "2013|11999|5|5|5\r\n")


def test_the_workbook_of_today_goes_before_the_file_of_2013(tmp_path: Path) -> None:
    oud = read(tmp_path, RIJEN).tabel
    kolommen, *rijen = [regel.split("|") for regel in (KOP + RIJEN).strip().split("\r\n")]
    boek = pd.DataFrame(rijen, columns=kolommen)
    boek.to_excel(tmp_path / inkomen.WERKMAP, index=False)
    assert inkomen.read(tmp_path, VANDAAG).tabel.equals(oud)
    boek.assign(CD_YEAR="2023").to_excel(tmp_path / inkomen.WERKMAP, index=False)
    assert set(inkomen.read(tmp_path, VANDAAG).tabel["jaar"]) == {2023}
