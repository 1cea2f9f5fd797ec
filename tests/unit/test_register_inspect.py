"""A list that somebody brings: bad rows told, good rows kept, and never more than was asked."""

import io
import time
import zipfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import xlsxwriter

from etl.contract.tables import TABELLEN
from etl.register.inspect import Nagekeken, inspect
from etl.register.oplading import read_content
from tests.golden import stad

KOLOMMEN = TABELLEN["initiatieven"].kolomnamen()
TABELS = stad.tables()
RIJ: dict[str, object] = {
    k: v for k, v in TABELS["initiatieven"].iloc[0].to_dict().items() if pd.notna(v)
} | {"initiatief_id": "de-nieuwe", "naam": "De Nieuwe"}


def csv_of(*rijen: dict[str, object], sep: str = ",", decimaal: str = ".") -> bytes:
    frame = pd.DataFrame(list(rijen), columns=[k for k in KOLOMMEN if any(k in r for r in rijen)])
    return frame.to_csv(index=False, sep=sep, decimal=decimaal).encode()


def kijk(inhoud: bytes, naam: str = "lijst.csv", **grenzen: float) -> Nagekeken:
    return inspect(inhoud, naam, TABELS, **grenzen)  # type: ignore[arg-type]


def test_a_good_list_has_no_problems_and_knows_what_it_speaks_of() -> None:
    lijst = kijk(csv_of(RIJ))
    assert lijst.problemen == ()
    assert lijst.goed["naam"].tolist() == ["De Nieuwe"]
    assert list(lijst.goed.columns) == KOLOMMEN
    assert "telefoon" not in lijst.gegeven
    assert {"naam", "lat"} <= lijst.gegeven
    assert lijst.sleutels == {"de-nieuwe"}


def test_excel_with_belgian_settings_writes_semicolons_commas_and_days_first() -> None:
    lijst = kijk(
        b"\xef\xbb\xbf" + csv_of(RIJ | {"bron_datum": "22/08/2013"}, sep=";", decimaal=",")
    )
    assert lijst.problemen == ()
    assert lijst.goed["bron_datum"].tolist() == ["2013-08-22"]
    assert lijst.goed["lat"].tolist() == [RIJ["lat"]]


def test_a_day_first_in_a_file_with_commas_is_told_for_the_month_may_come_first_there() -> None:
    (probleem,) = kijk(csv_of(RIJ | {"bron_datum": "02/08/2013"})).problemen
    assert (probleem.rij, probleem.kolom, probleem.waarde) == (2, "bron_datum", "02/08/2013")


def test_a_workbook_is_read_with_its_dates() -> None:
    doel = io.BytesIO()
    with xlsxwriter.Workbook(doel) as boek:
        boek.add_worksheet().write_row(0, 0, list(RIJ))
        boek.worksheets()[0].write_row(1, 0, list(RIJ.values()))
    lijst = kijk(doel.getvalue(), "lijst.XLSX")
    assert lijst.problemen == ()
    assert lijst.goed["initiatief_id"].tolist() == ["de-nieuwe"]


def test_bad_rows_are_told_each_and_good_ones_kept() -> None:
    rijen = [
        RIJ,
        RIJ | {"initiatief_id": "b", "type": "kasteel", "lat": "noord"},
        RIJ | {"initiatief_id": "c"},
        RIJ | {"initiatief_id": "b", "naam": None},
    ]
    lijst = kijk(csv_of(*rijen))
    assert lijst.goed["initiatief_id"].tolist() == ["de-nieuwe", "c"]
    assert list(lijst.goed.index) == [2, 4]
    assert [(p.rij, p.kolom) for p in lijst.problemen] == [
        (3, "initiatief_id"),
        (3, "lat"),
        (3, "type"),
        (5, "initiatief_id"),
        (5, "naam"),
    ]
    assert all(p.bestand == "lijst.csv" and p.oplossing for p in lijst.problemen)
    assert lijst.rijen == 4
    assert lijst.sleutels == {"de-nieuwe", "b", "c"}


def test_of_two_rows_with_one_key_neither_is_taken() -> None:
    lijst = kijk(csv_of(RIJ, RIJ | {"naam": "Een andere"}))
    assert lijst.goed.empty
    assert [(p.rij, p.wat) for p in lijst.problemen] == [
        (2, "staat ook in rij 3"),
        (3, "staat ook in rij 2"),
    ]


def test_more_bad_rows_than_are_told_one_by_one_are_all_left_out() -> None:
    slecht = [RIJ | {"initiatief_id": f"r{i}", "type": "kasteel"} for i in range(1500)]
    lijst = kijk(csv_of(RIJ, *slecht))
    assert lijst.goed["initiatief_id"].tolist() == ["de-nieuwe"]
    assert {p.rij for p in lijst.problemen} == set(range(3, 1503))


def test_a_row_with_too_many_cells_does_not_take_the_others_with_it() -> None:
    lijst = kijk(csv_of(RIJ) + b"x" + b"," * 40 + b"y\n")
    assert len(lijst.goed) == 1
    assert [(p.rij, p.wat) for p in lijst.problemen] == [(3, "er staan meer cellen dan kolommen")]
    assert lijst.rijen == 2


def test_a_missing_column_makes_every_row_bad() -> None:
    lijst = kijk(csv_of({k: v for k, v in RIJ.items() if k != "herkomst"}))
    assert lijst.goed.empty
    assert [(p.rij, p.kolom, p.wat) for p in lijst.problemen] == [
        (None, "herkomst", "de kolom ontbreekt")
    ]


@pytest.mark.parametrize(
    ("inhoud", "naam", "wat"),
    [
        (b"", "leeg.csv", "er staat niets in"),
        (b"naam,foto\na,b\n", "a.csv", "is geen lijst van initiatieven"),
        (csv_of(RIJ).split(b"\n")[0], "a.csv", "er staan geen rijen in"),
        (b"%PDF", "a.pdf", "is geen CSV en geen XLSX"),
        (b"PK\x03\x04", "a.xlsx", "is geen leesbare werkmap"),
        ("naam;caf\u00e9\n".encode("cp850"), "a.csv", "de tekst is geen UTF-8"),
        (csv_of(RIJ).replace(b"naam,", b"naam,naam,", 1), "a.csv", "staat er meer dan eens"),
    ],
)
def test_what_is_no_list_says_so_and_how_to_mend_it(inhoud: bytes, naam: str, wat: str) -> None:
    lijst = kijk(inhoud, naam)
    assert lijst.goed.empty
    assert wat in lijst.problemen[0].wat
    assert lijst.problemen[0].oplossing
    assert lijst.problemen[0].bestand == naam


def test_limits_of_size_and_time() -> None:
    assert "is groter dan 0,0001 MB" in kijk(csv_of(RIJ), max_bytes=100).problemen[0].wat
    lijst = kijk(csv_of(RIJ), max_seconden=-1)
    assert [p.wat for p in lijst.problemen] == ["het nakijken duurt te lang"]
    assert lijst.goed.empty


@pytest.mark.parametrize("naam", ["../../etc/passwd.csv", "..\\..\\x.csv", "a/b.csv"])
def test_the_name_of_a_file_is_only_shown_and_without_its_folders(naam: str) -> None:
    assert "/" not in kijk(b"", naam).bestand
    assert "\\" not in kijk(b"", naam).bestand


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("xl/sharedStrings.xml", b"0" * 5_000_000)
    ruw = doel.getvalue()
    echt, gelogen = (5_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    assert echt in ruw
    lijst = kijk(ruw.replace(echt, gelogen), "a.xlsx")
    assert [p.wat for p in lijst.problemen] == ["is geen leesbare werkmap"]


@pytest.mark.parametrize("tekst", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd", "＝1"])
def test_text_that_would_calculate_is_told(tekst: str) -> None:
    problemen = kijk(csv_of(RIJ | {"organisatie": tekst})).problemen
    assert [(p.rij, p.kolom, p.wat) for p in problemen] == [
        (2, "organisatie", "begint zoals een formule")
    ]


@pytest.mark.parametrize("tekst", ["+32 9 123 45 67", "'+32 9 123 45 67"])
def test_a_telephone_number_may_begin_with_a_plus(tekst: str) -> None:
    lijst = kijk(csv_of(RIJ | {"telefoon": tekst}))
    assert lijst.problemen == ()
    assert lijst.goed["telefoon"].tolist() == ["+32 9 123 45 67"]


def test_a_coordinate_in_another_gemeente_is_told() -> None:
    # Half a kilometre into B, which begins at x = 154 km.
    punt = gpd.GeoSeries(gpd.points_from_xy([154_500], [201_000]), crs="EPSG:31370").to_crs(4326)[0]
    rij = RIJ | {"lat": punt.y, "lon": punt.x}
    (probleem,) = kijk(csv_of(rij)).problemen
    assert (probleem.kolom, probleem.wat) == ("lat, lon", "de coördinaat ligt in gemeente 90002")
    elders = {"gemeente_code": "90002", "gemeente_naam": "Beedorp", "wijk_code": "90002W01"}
    assert kijk(csv_of(rij | elders)).problemen == ()


def test_a_wijk_of_another_gemeente_is_told() -> None:
    (probleem,) = kijk(csv_of(RIJ | {"wijk_code": "90002W01"})).problemen
    assert (probleem.bestand, probleem.rij, probleem.kolom) == ("lijst.csv", 2, "wijk_code")


def test_what_would_improve_a_row_is_told_and_blocks_nothing() -> None:
    lijst = kijk(csv_of(RIJ | {"locatie_precisie": "gemeente"}).replace(b"naam,", b"naam,", 1))
    assert len(lijst.goed) == 1
    assert [(a.rij, a.kolom) for a in lijst.adviezen] == [(2, "locatie_precisie")]


def test_a_column_that_we_do_not_know_is_told() -> None:
    frame = pd.read_csv(io.BytesIO(csv_of(RIJ)), dtype="str").assign(kleur="rood")
    lijst = kijk(frame.to_csv(index=False).encode())
    assert [(r.soort, r.aantal, r.stond) for r in lijst.rechtgezet] == [("kolommen", 1, "kleur")]
    assert len(lijst.goed) == 1


@pytest.mark.slow
def test_the_register_itself_is_a_list_without_problems(data_dir: Path, editie) -> None:
    wijken = gpd.GeoDataFrame(
        editie.wijken.reset_index()[["wijk_code", "gemeente_code"]],
        geometry=editie.geometrie.geometry.to_numpy(),
        crs=editie.geometrie.crs,
    )
    tabels = {"wijken": wijken, "gemeenten": wijken, "gebieden": editie.gebieden}
    lijst = inspect((data_dir / "initiatieven.csv").read_bytes(), "i.csv", tabels)
    assert lijst.problemen == ()
    assert len(lijst.goed) == lijst.rijen == len(editie.initiatieven)


def test_signs_in_every_cell_of_a_long_list_are_read_past_in_time() -> None:
    rijen = 20_000
    kop = csv_of(RIJ).split(b"\n")[0]
    regel = b",".join([b"&amp;\xe2\x80\x8b"] * len(RIJ))
    begin = time.process_time()
    gelezen = read_content(b"\n".join([kop, *[regel] * rijen]), Path("lijst.csv"))
    assert time.process_time() - begin < 20
    assert {r.soort: r.aantal for r in gelezen.rechtgezet} == {
        "html": rijen * len(RIJ),
        "onzichtbaar": rijen * len(RIJ),
    }
    assert (gelezen.tabel == "&").all(axis=None)
