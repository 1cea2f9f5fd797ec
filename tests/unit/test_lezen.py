"""The reading door: text stays text, and every fault of a file comes at once."""

import zipfile
from pathlib import Path

import pandas as pd
import pytest

from etl.errors import OngeldigeGegevens
from etl.sources.bestand import unpacked
from etl.sources.lezen import (
    member_suffix,
    numbers,
    parse_numbers,
    read_csv,
    read_workbook,
    read_xlsx,
)


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_csv_keeps_text_and_counts_rows_as_a_spreadsheet(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", '# note, one\nnis , n\n01000,NA\n\n# more\n"0,2",\n')
    frame = read_csv(path, ["n", "nis"], comment="#")
    assert frame.to_dict("list") == {"n": ["NA", ""], "nis": ["01000", "0,2"]}
    assert frame.index.tolist() == [3, 6]


def test_csv_drops_the_byte_order_mark_and_reads_crlf(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "\ufeffCD;N\r\n2019; 1.234  \r\n")
    assert read_csv(path, ["CD", "N"], sep=";").values.tolist() == [["2019", " 1.234  "]]


def test_missing_columns_are_all_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "a,b,b\n1,2,3\n")
    with pytest.raises(OngeldigeGegevens) as fout:
        read_csv(path, ["a", "b", "c", "d"])
    assert [(p.kolom, p.rij) for p in fout.value.problemen] == [("b", 1), ("c", 1), ("d", 1)]


def test_ragged_rows_are_all_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "a,b\n1,2\n1\n1,2\n1,2,3\n")
    with pytest.raises(OngeldigeGegevens) as fout:
        read_csv(path, ["a"])
    assert [p.rij for p in fout.value.problemen] == [3, 5]


@pytest.mark.parametrize("text", ["", "a,b\n"])
def test_a_file_without_rows_is_a_fault(tmp_path: Path, text: str) -> None:
    with pytest.raises(OngeldigeGegevens):
        read_csv(write(tmp_path / "a.csv", text), ["a"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_text_is_read_in_the_encoding_in_which_it_is_written(
    tmp_path: Path, encoding: str
) -> None:
    path = write(tmp_path / "a.csv", "a\nCité – l’été\n", encoding)
    assert read_csv(path, ["a"])["a"].tolist() == ["Cité – l’été"]


@pytest.mark.parametrize(
    "inhoud", ["é".encode() + b"\xe9", b"a\n\x81\xff", "a\nb".encode("utf-16-le")]
)
def test_what_is_no_text_or_damaged_text_is_a_fault(tmp_path: Path, inhoud: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(inhoud)
    with pytest.raises(OngeldigeGegevens, match=r"geen UTF-8 en geen|dit is geen tekst"):
        read_csv(tmp_path / "a.csv", ["a"])


@pytest.mark.parametrize("read", [read_csv, read_xlsx])
def test_a_missing_file_says_how_to_mend_it(tmp_path: Path, read) -> None:
    with pytest.raises(OngeldigeGegevens, match="bestaat niet; zet het in de map"):
        read(tmp_path / "weg.csv", ["a"])


def test_xlsx_is_text_with_rows_of_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    pd.DataFrame({"gemeente ": [11002, 99991], "naam": ["NA", None]}).to_excel(path, index=False)
    frame = read_xlsx(path, ["naam", "gemeente"])
    assert frame.values.tolist() == [["NA", "11002"], ["", "99991"]]
    assert frame.index.tolist() == [2, 3]
    with pytest.raises(OngeldigeGegevens, match="kolom weg: de kolom ontbreekt"):
        read_xlsx(path, ["naam", "weg"])


def test_no_workbook_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(OngeldigeGegevens, match="geen leesbare werkmap"):
        read_xlsx(write(tmp_path / "a.xlsx", "hallo"), ["a"])


def test_numbers_tells_every_bad_cell() -> None:
    cellen = pd.DataFrame({"a": ["1", "x", "-"], "b": ["inf", "", "2"]}, index=[2, 3, 4])
    with pytest.raises(OngeldigeGegevens) as fout:
        numbers(cellen, ["a", "b"], "a.csv", leeg=("", "-"))
    assert [(p.rij, p.kolom, p.waarde) for p in fout.value.problemen] == [
        (3, "a", "x"),
        (2, "b", "inf"),
    ]


def test_thousands_are_only_read_where_they_stand_right() -> None:
    cellen = pd.DataFrame({"n": [" 1.330   ", "542", "1.234.567", " -     "]}, index=[2, 3, 4, 5])
    result = numbers(cellen, ["n"], "a.csv", leeg=("", "-"), duizendtal=".")
    assert result["n"].tolist()[:3] == [1330.0, 542.0, 1234567.0]
    assert result["n"].isna().tolist() == [False, False, False, True]
    with pytest.raises(OngeldigeGegevens) as fout:
        numbers(pd.DataFrame({"n": ["1.5", "12.34", "1.330"]}), ["n"], "a.csv", duizendtal=".")
    assert [p.waarde for p in fout.value.problemen] == ["1.5", "12.34"]


def test_csv_is_read_from_a_zip_with_nothing_else_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archief:
        archief.writestr("a.txt", "\ufeffnis|n\r\n01000|3\r\n".encode())
    assert read_csv(path, ["nis", "n"], sep="|").values.tolist() == [["01000", "3"]]


def test_a_zip_that_is_none_too_many_or_too_large_is_refused(
    tmp_path: Path,
) -> None:
    path = write(tmp_path / "a.zip", "nis|n\n")
    with pytest.raises(OngeldigeGegevens, match="geen leesbaar zipbestand"):
        read_csv(path, ["nis"])
    with zipfile.ZipFile(path, "w") as archief:
        archief.writestr("a.txt", "nis\n1\n")
    with pytest.raises(OngeldigeGegevens, match="niet te groot"):
        unpacked(path, meeste_bytes=5)
    with zipfile.ZipFile(path, "a") as archief:
        archief.writestr("b.txt", "nis\n1\n")
    with pytest.raises(OngeldigeGegevens, match="één bestand"):
        read_csv(path, ["nis"])


def test_of_several_delimiters_the_one_in_the_header_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for sep in "|;":
        path.write_text(f"a{sep}b\n1{sep}x,y\n", encoding="utf-8")
        assert read_csv(path, ["a", "b"], sep="|;").values.tolist() == [["1", "x,y"]]


def test_a_decimal_comma_never_takes_a_point_for_one() -> None:
    frame = pd.DataFrame({"n": ["12,5", "-3", "1.234,5", "1.234", ""]}, index=range(2, 7))
    getallen, problemen = parse_numbers(frame, ["n"], "a.csv", decimaal=",")
    assert getallen["n"].tolist()[:2] == [12.5, -3.0]
    assert getallen["n"].isna().tolist() == [False, False, True, True, True]
    assert [(p.rij, p.waarde) for p in problemen] == [(4, "1.234,5"), (5, "1.234")]


def test_every_sheet_of_a_workbook_bare_or_zipped(tmp_path: Path) -> None:
    boek = tmp_path / "a.xlsx"
    with pd.ExcelWriter(boek) as uit:
        for jaar in ("2023", "2024"):
            pd.DataFrame({"jaar": [jaar], "n": [1]}).to_excel(uit, sheet_name=jaar, index=False)
    ingepakt = tmp_path / "a.zip"
    with zipfile.ZipFile(ingepakt, "w") as archief:
        archief.write(boek, "map/a.xlsx")
    for path in (boek, ingepakt):
        assert member_suffix(path) == ".xlsx"
        bladen = read_workbook(path, ["jaar", "n"])
        assert {b: t.values.tolist() for b, t in bladen.items()} == {
            "2023": [["2023", "1"]],
            "2024": [["2024", "1"]],
        }
    with pytest.raises(OngeldigeGegevens, match="kolom x: de kolom ontbreekt"):
        read_workbook(boek, ["x"])
    with zipfile.ZipFile(ingepakt, "a") as archief:
        archief.writestr("b.txt", "")
    with pytest.raises(OngeldigeGegevens, match="één bestand"):
        member_suffix(ingepakt)
    ingepakt.write_text("PK")
    with pytest.raises(OngeldigeGegevens, match="geen leesbaar zipbestand"):
        member_suffix(ingepakt)
