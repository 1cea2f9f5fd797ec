"""The register as people bring it: read, checked, merged, saved."""

import os
import zipfile
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

from etl.contract.indicators import INDICATOREN
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens
from etl.register import oplading
from etl.register.check import check_file
from etl.register.merge import merge
from etl.register.read import read_register, write_register

KOLOMMEN = TABELLEN["initiatieven"].kolomnamen()
RIJ = {
    "initiatief_id": "de-brug-aadorp",
    "naam": "De Brug; “’t Hoekje”, é",
    "type": "buurthuis",
    "werkmodellen": "locatie_regio",
    "bereik": "locatie",
    "gemeente_code": "04001",
    "gemeente_naam": "Aadorp",
    "lat": "51,05",
    "lon": "4.25",
    "locatie_precisie": "adres",
    "bron": "initiatieven",
    "herkomst": "bron",
}
TABELS = {
    "gemeenten": pd.DataFrame({"gemeente_code": ["04001"]}),
    "gebieden": pd.DataFrame({"niveau": ["gewest"], "code": ["02000"]}),
}


def csv_of(*rijen: dict[str, str], sep: str = ",", kolommen: tuple[str, ...] = ()) -> str:
    namen = list(kolommen or RIJ)
    frame = pd.DataFrame(list(rijen), columns=namen)
    return frame.to_csv(index=False, sep=sep, lineterminator="\r\n")


def put(map_: Path, tekst: str | bytes, naam: str = "i.csv") -> Path:
    path = map_ / naam
    path.write_bytes(tekst.encode() if isinstance(tekst, str) else tekst)
    return path


def workbook(path: Path, rijen: list[list[object]]) -> Path:
    with xlsxwriter.Workbook(path, {"constant_memory": False}) as boek:
        blad = boek.add_worksheet()
        for nummer, rij in enumerate(rijen):
            blad.write_row(nummer, 0, rij)
    return path


@pytest.mark.parametrize("sep", [",", ";"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_a_register_is_read_as_any_spreadsheet_writes_it(
    tmp_path: Path, sep: str, bom: bytes
) -> None:
    frame = read_register(put(tmp_path, bom + csv_of(RIJ, sep=sep).encode()))
    assert list(frame.columns) == KOLOMMEN
    assert frame.loc[2, ["naam", "gemeente_code"]].tolist() == [RIJ["naam"], "04001"]
    assert frame.loc[2, ["lat", "lon"]].tolist() == [51.05, 4.25]
    assert frame["lat"].dtype == "float64"
    assert frame["straat"].isna().all()


def test_rows_keep_the_number_of_the_spreadsheet(tmp_path: Path) -> None:
    regels = csv_of(RIJ, RIJ | {"naam": "twee\nregels"}, RIJ).splitlines(keepends=True)
    met_wit = regels[0] + "\r\n" + "".join(regels[1:]) + ",,\r\n"
    assert list(read_register(put(tmp_path, met_wit)).index) == [3, 4, 5]


def test_a_cell_that_is_no_number_stays_for_the_check(tmp_path: Path) -> None:
    path = put(tmp_path, csv_of(RIJ, RIJ | {"initiatief_id": "b", "lat": "noord"}))
    assert read_register(path)["lat"].tolist() == [51.05, "noord"]
    problemen = check_file(path, TABELS).problemen
    assert [(p.rij, p.kolom, p.waarde, p.wat) for p in problemen] == [
        (3, "lat", "noord", "is geen getal")
    ]


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("", "er staat niets in"),
        ("naam,lat\r\nDe Brug,51\r\n", "de kolom ontbreekt"),
        (csv_of(RIJ) + "a" + "," * 40 + "b\r\n", "er staan meer cellen dan kolommen"),
        ("é".encode("latin-1"), "de tekst is geen UTF-8"),
        (f'naam,lat\r\n"{"x" * 200_000}",1', "een cel heeft meer dan 131072 tekens"),
    ],
)
def test_a_register_that_cannot_be_read_says_why(
    tmp_path: Path, tekst: str | bytes, wat: str
) -> None:
    with pytest.raises(OngeldigeGegevens) as fout:
        read_register(put(tmp_path, tekst))
    assert all(wat in p.wat for p in fout.value.problemen)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(OngeldigeGegevens, match="het bestand bestaat niet"):
        read_register(tmp_path / "weg.csv")


def test_what_is_written_is_read_back_and_gives_the_same_bytes(tmp_path: Path) -> None:
    frame = read_register(put(tmp_path, csv_of(RIJ, sep=";")))
    uit = tmp_path / "uit.csv"
    write_register(frame, uit)
    eerste = uit.read_bytes()
    assert b"51.050000,4.250000" in eerste
    assert b"\r" not in eerste
    terug = read_register(uit)
    pd.testing.assert_frame_equal(terug, frame)
    write_register(terug, uit)
    assert uit.read_bytes() == eerste


def test_a_failed_write_leaves_what_stood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = read_register(put(tmp_path, csv_of(RIJ)))
    uit = put(tmp_path, "oud", "uit.csv")

    def weiger(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "replace", weiger)
    with pytest.raises(PermissionError):
        write_register(frame, uit)
    assert uit.read_text() == "oud"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["i.csv", "uit.csv"]


def test_a_good_upload_has_no_problems_as_csv_and_as_workbook(tmp_path: Path) -> None:
    assert check_file(put(tmp_path, csv_of(RIJ, sep=";")), TABELS).problemen == ()
    cellen: list[list[object]] = [list(RIJ), list(RIJ.values())]
    assert check_file(workbook(tmp_path / "i.xlsx", cellen), TABELS).problemen == ()


def test_a_workbook_that_lost_its_zeros_is_told(tmp_path: Path) -> None:
    rij = RIJ | {"gemeente_code": 4001, "lat": 51.05, "lon": 4.25}
    path = workbook(tmp_path / "i.xlsx", [list(rij), list(rij.values())])
    problemen = check_file(path, TABELS).problemen
    assert [(p.rij, p.kolom, p.waarde) for p in problemen] == [(2, "gemeente_code", "4001")]
    assert problemen[0].oplossing == "schrijf 04001: er viel een nul vooraan weg"


def test_an_upload_of_observations_is_known_by_its_indicator(tmp_path: Path) -> None:
    kop = "indicator;niveau;code;jaar;waarde;bron;status"
    goed = f"{kop}\nalleenwonend_pct;gewest;02000;2024;33,1;eigen;gemeten\n"
    sleutel = next(k for k, i in INDICATOREN.items() if i.tabel == "internet")
    goed = goed.replace("alleenwonend_pct", sleutel)
    assert check_file(put(tmp_path, goed), TABELS).problemen == ()
    fout = goed.replace("02000", "03000").replace("2024", "ooit")
    assert [p.kolom for p in check_file(put(tmp_path, fout), TABELS).problemen] == ["jaar", "code"]


@pytest.mark.parametrize(
    ("naam", "inhoud", "wat"),
    [
        ("i.txt", b"naam", "is geen CSV en geen XLSX"),
        ("i.xlsx", b"PK geen zip", "is geen leesbare werkmap"),
        ("i.csv", b"a,b\n1,2\n", "geen tabel die wij kennen"),
        ("i.csv", csv_of().encode(), "er staan geen rijen in"),
    ],
)
def test_another_file_is_refused(tmp_path: Path, naam: str, inhoud: bytes, wat: str) -> None:
    problemen = check_file(put(tmp_path, inhoud, naam), TABELS).problemen
    assert [p.wat for p in problemen] == [wat]


def test_a_missing_upload_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    assert check_file(tmp_path / "weg.csv", TABELS).problemen[0].wat == "het bestand bestaat niet"


def test_an_upload_has_a_limit_of_bytes_and_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, csv_of(RIJ, RIJ))
    monkeypatch.setattr(oplading, "MAX_RIJEN", 1)
    assert "meer dan 1 rijen" in check_file(path, TABELS).problemen[0].wat
    monkeypatch.setattr(oplading, "MAX_BYTES", 10)
    assert "groter dan" in check_file(path, TABELS).problemen[0].wat


@pytest.mark.parametrize("teken", ['"', "'"])
@pytest.mark.parametrize("adres", ["A1048576", "XFD1", "xfd1"])
def test_a_workbook_with_a_cell_far_away_is_refused_before_it_is_opened(
    tmp_path: Path, adres: str, teken: str
) -> None:
    path = workbook(tmp_path / "i.xlsx", [["naam"]])
    boos = tmp_path / "boos.xlsx"
    with zipfile.ZipFile(path) as bron, zipfile.ZipFile(boos, "w") as doel:
        for deel in bron.namelist():
            inhoud = bron.read(deel)
            if "sheet1.xml" in deel and deel.endswith(".xml"):
                inhoud = inhoud.replace(b'r="A1"', f"r={teken}{adres}{teken}".encode())
            doel.writestr(deel, inhoud)
    assert "de werkmap is te groot" in check_file(boos, TABELS).problemen[0].wat


def test_a_workbook_that_unpacks_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "i.xlsx", [["naam"]])
    monkeypatch.setattr(oplading, "MAX_UITGEPAKT", 100)
    assert "de werkmap is te groot" in check_file(path, TABELS).problemen[0].wat


# --- merge -------------------------------------------------------------------------------------


def rows(*rijen: dict[str, object]) -> pd.DataFrame:
    vol = [RIJ | {"lat": 51.0, "lon": 4.0} | r for r in rijen]
    return pd.DataFrame(vol, dtype="object").reindex(columns=KOLOMMEN)


def test_a_hand_row_stands_and_what_the_source_says_is_proposed() -> None:
    staand = rows({"herkomst": "hand", "naam": "Van Hand", "lat": 51.1})
    samen, voorstellen = merge(staand, rows({"naam": "Van Bron"}))
    assert samen.loc[0, ["naam", "lat", "herkomst"]].tolist() == ["Van Hand", 51.1, "hand"]
    assert voorstellen[["kolom", "waarde_nu", "waarde_bron"]].to_numpy().tolist() == [
        ["naam", "Van Hand", "Van Bron"],
        ["lat", "51.1", "51.0"],
    ]


def test_a_hand_field_stands_and_the_rest_is_fresh() -> None:
    staand = rows({"telefoon": "09 1", "naam": "Oud", "hand_velden": "telefoon"})
    samen, voorstellen = merge(staand, rows({"naam": "Nieuw", "telefoon": "09 2"}))
    velden = ["naam", "telefoon", "hand_velden"]
    assert samen.loc[0, velden].tolist() == ["Nieuw", "09 1", "telefoon"]
    assert voorstellen["kolom"].tolist() == ["telefoon"]


def test_a_date_of_review_is_never_lost() -> None:
    samen, voorstellen = merge(rows({"nagekeken_op": "2026-05"}), rows({"naam": "Nieuw"}))
    assert samen.loc[0, ["naam", "nagekeken_op"]].tolist() == ["Nieuw", "2026-05"]
    assert voorstellen.empty


def test_a_row_that_the_sources_lost_goes_unless_a_person_touched_it() -> None:
    staand = rows(
        {"initiatief_id": "a"},
        {"initiatief_id": "b", "hand_velden": "naam"},
        {"initiatief_id": "c", "nagekeken_op": "2026"},
        {"initiatief_id": "d", "herkomst": "hand"},
    )
    samen, voorstellen = merge(staand, rows({"initiatief_id": "e"}))
    assert samen["initiatief_id"].tolist() == ["b", "c", "d", "e"]
    assert voorstellen[["initiatief_id", "actie"]].to_numpy().tolist() == [
        ["b", "schrap"],
        ["c", "schrap"],
    ]
