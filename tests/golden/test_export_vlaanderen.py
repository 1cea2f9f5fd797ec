"""The whole of Flanders and Brussels leaves as it stands in the store."""

import io

import numpy as np
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from etl.export import export
from etl.export.tables import EERSTE_KOLOMMEN, EXPORT_NIVEAUS, region_table
from etl.export.titels import column_heading
from etl.store.read import Editie

pytestmark = pytest.mark.slow


def test_a_csv_of_all_wijken_is_the_store(editie: Editie) -> None:
    inhoud = export(editie, "geheel", "VB")
    tabel = pd.read_csv(io.BytesIO(inhoud), dtype={"gewest_code": str}).set_index("wijk_code")
    assert len(tabel) == 2767
    wijken = editie.wijken.loc[tabel.index]
    for kolom in wijken.select_dtypes("number"):
        np.testing.assert_allclose(tabel[kolom], wijken[kolom], atol=5e-7, err_msg=kolom)
    assert (tabel["gewest_code"] == wijken["gewest_code"]).all()
    assert list(inhoud.split(b"\r\n")[0].decode().split(",")[:7]) == list(EERSTE_KOLOMMEN[:7])


def test_the_regions_of_a_level_share_the_wijken_among_them(editie: Editie) -> None:
    for niveau in EXPORT_NIVEAUS:
        codes = editie.regios.loc[editie.regios["niveau"] == niveau, "code"]
        kolom = f"{niveau}_code"
        alle = editie.wijken[kolom].notna().sum() if niveau != "geheel" else len(editie.wijken)
        assert sum(len(region_table(editie, niveau, code)) for code in codes) == alle


def test_a_workbook_of_all_wijken_is_the_store(editie: Editie) -> None:
    werkmap = CalamineWorkbook.from_filelike(io.BytesIO(export(editie, "geheel", "VB", "xlsx")))
    kop, *rijen = werkmap.get_sheet_by_name("wijken").to_python()
    tabel = pd.DataFrame(rijen, columns=kop).set_index("Code wijk")
    assert len(tabel) == 2767
    for kolom in ("huishoudens", "dekking_pct", "kloof_prioriteit"):
        gelezen = pd.to_numeric(tabel[column_heading(kolom)].replace("", np.nan))
        verwacht = editie.wijken.loc[tabel.index, kolom]
        np.testing.assert_allclose(gelezen, verwacht, atol=5e-7, err_msg=kolom)
