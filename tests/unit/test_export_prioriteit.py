"""The priority list as a file: in its own order, with the weights in every row."""

import io
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from etl.export.prioriteit import Lijst, adjustment, export_priority
from etl.export.tables import summary_table
from etl.store.read import Editie
from tests.kleine_editie import CODES, make_store

NOOD = {"huur": 5, "digitaal": 5, "wagens": 10, "alleenwonend": 0}
RISICO = {"internet": 1, "alleenwonend": 1, "inkomen": 2}


@pytest.fixture(scope="module")
def klein(tmp_path_factory: pytest.TempPathFactory) -> Editie:
    return make_store(tmp_path_factory.mktemp("store"))


def eigen(**anders: object) -> Lijst:
    figuren = pd.DataFrame({"nood": [1.5, 2.5], "rang": [1, 2]}, index=[CODES[1], CODES[0]])
    velden = {"figuren": figuren, "nood": NOOD, "risico": RISICO, "basis": ("geheel", "")}
    return Lijst(**(velden | anders))  # type: ignore[arg-type]


def gewoon() -> Lijst:
    gelijk = dict.fromkeys(NOOD, 5)
    return eigen(
        figuren=pd.DataFrame(index=[CODES[0]]), nood=gelijk, risico=dict.fromkeys(RISICO, 5)
    )


def test_rows_are_the_list_in_its_order_with_changed_figures_and_weights(klein: Editie) -> None:
    csv = export_priority(klein, "gemeente", "99001", eigen())
    tabel = pd.read_csv(io.BytesIO(csv))
    assert tabel["wijk_code"].tolist() == [CODES[1], CODES[0]]
    assert tabel["nood"].tolist() == [1.5, 2.5]
    assert tabel["rang"].tolist() == [1, 2]
    assert tabel["dekking_pct"].tolist() == [0.0, 66.666667]
    assert tabel["gewicht_nood_wagens_pct"].tolist() == [50, 50]
    assert tabel["gewicht_nood_alleenwonend_pct"].tolist() == [0, 0]
    assert tabel["gewicht_risico_inkomen_pct"].tolist() == [50, 50]


def test_belgian_dialect_and_equal_weights_keep_the_edition(klein: Editie) -> None:
    csv = export_priority(klein, "gemeente", "99001", gewoon(), "belgisch")
    assert csv.startswith(b"\xef\xbb\xbf")
    tabel = pd.read_csv(io.BytesIO(csv), sep=";", decimal=",", encoding="utf-8-sig")
    assert tabel["nood"].tolist() == [20.0]
    assert tabel["kloof_klasse"].tolist() == ["lage nood, bekende plaats op middelgrote afstand"]
    assert tabel["gewicht_nood_huur_pct"].tolist() == [25]


def test_workbook_names_the_weights_and_leaves_out_what_hangs_on_them(klein: Editie) -> None:
    lijst = eigen(filters=("robuust",), nood_vanaf=40, trekkingen=200, basis=("gemeente", "99001"))
    boek = openpyxl.load_workbook(
        io.BytesIO(export_priority(klein, "gemeente", "99001", lijst, "xlsx"))
    )
    tekst = {str(c.value) for rij in boek["samenvatting"] for c in rij if c.value is not None}
    assert any("weinig wagens per huishouden 50 %" in regel for regel in tekst)
    assert "alleen wijken met een robuuste rang; nood minstens 40" in tekst
    assert "opnieuw getrokken, 200 keer" in tekst
    assert "die van de wijken van Voorbeeldstad (gemeente 99001)" in tekst
    koppen = [c.value for c in next(iter(boek["wijken"].rows))]
    assert "Gewicht in nood: weinig wagens per huishouden (% van het geheel)" in koppen


def test_summary_keeps_only_what_the_weights_do_not_touch(klein: Editie) -> None:
    alles = set(summary_table(klein, "gemeente", "99001")["kolom"])
    zelfde = summary_table(klein, "gemeente", "99001", adjustment(klein, gewoon()))
    assert set(zelfde["kolom"]) == alles
    anders = summary_table(klein, "gemeente", "99001", adjustment(klein, eigen()))
    assert alles - set(anders["kolom"]) == {"nood", "kloof_bekend_pct"}


def test_nothing_weighs_is_told_as_nothing(klein: Editie) -> None:
    lijst = eigen(nood=dict.fromkeys(NOOD, 0))
    tabel = pd.read_csv(io.BytesIO(export_priority(klein, "gemeente", "99001", lijst)))
    assert tabel["gewicht_nood_huur_pct"].tolist() == [0, 0]


def test_the_same_list_gives_the_same_bytes(klein: Editie, tmp_path: Path) -> None:
    for soort in ("rfc4180", "xlsx"):
        een = export_priority(klein, "gemeente", "99001", eigen(), soort)
        assert een == export_priority(klein, "gemeente", "99001", eigen(), soort)
