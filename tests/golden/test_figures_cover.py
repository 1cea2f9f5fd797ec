"""The registry of figures and the editions that the pipeline builds name the same columns."""

import pandas as pd
import pytest

from etl.contract.columns import KOLOMMEN
from etl.contract.figures import FIGUREN
from etl.pipeline import build
from etl.store.read import Editie, open_edition
from tests.golden import stad


@pytest.fixture(scope="module")
def editie(tmp_path_factory: pytest.TempPathFactory) -> Editie:
    map_ = tmp_path_factory.mktemp("stad")
    build(stad.write(map_ / "data"), map_ / "store")
    return open_edition(map_ / "store")


@pytest.mark.parametrize("tabel", ["wijken", "regios", "lorenz"])
def test_every_column_is_explained(editie: Editie, tabel: str) -> None:
    kolommen = set(getattr(editie, tabel).reset_index().columns) - {"index"}
    assert kolommen - set(FIGUREN) - set(KOLOMMEN) == set()


def test_every_figure_stands_in_the_edition(editie: Editie) -> None:
    tabellen = (editie.wijken, editie.regios, editie.lorenz, editie.initiatieven)
    kolommen = {kolom for tabel in tabellen for kolom in tabel.columns}
    assert set(editie.figuren) - kolommen == set()
    assert {FIGUREN[k].tabel for k in set(FIGUREN) - set(editie.figuren)} == {"bevolking"}


def test_a_region_has_the_figures_that_say_how_a_region_gets_them(editie: Editie) -> None:
    in_regio = set(editie.regios.columns) & set(FIGUREN)
    in_wijk = set(editie.wijken.columns) & set(FIGUREN)
    assert {k for k, f in editie.figuren.items() if f.regio} == in_regio & in_wijk


def test_classes_and_yes_or_no_are_what_the_contract_names(editie: Editie) -> None:
    wijken = editie.wijken
    for kolom, figuur in FIGUREN.items():
        if kolom not in wijken:
            continue
        waarden = set(wijken[kolom].dropna())
        if figuur.eenheid == "ja of nee":
            assert wijken[kolom].dtype in (bool, pd.BooleanDtype())
        if figuur.klassen:
            delen = {deel for waarde in waarden for deel in str(waarde).split("|")}
            assert delen <= set(figuur.klassen), kolom
