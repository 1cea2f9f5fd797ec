"""What the observations of all of Flanders and Brussels must come to (publishers' own totals)."""

from pathlib import Path

import pandas as pd
import pytest

from etl import tabellen
from etl.contract.tables import TABELLEN
from etl.measures import rent
from etl.measures.observations import recent_mean

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tables(data_dir: Path) -> dict[str, pd.DataFrame]:
    names = ("gemeenten", "huur", "verkoopprijs", "internet", "alleenwonend")
    return {name: tabellen.load(data_dir, name) for name in names}


def test_living_alone_counts_every_household_once(tables: dict[str, pd.DataFrame]) -> None:
    alone = tables["alleenwonend"]
    assert len(alone) == 304
    assert alone["aantal"].sum() == 3_371_943
    share = (alone["waarde"] * alone["aantal"]).sum() / alone["aantal"].sum()
    assert share == pytest.approx(34.108, abs=0.001)


def test_sales_are_complete_and_suppressed_is_not_zero(tables: dict[str, pd.DataFrame]) -> None:
    sales = tables["verkoopprijs"]
    assert len(sales) == (304 + 5 + 2) * 4 * 15
    empty = sales["waarde"].isna()
    assert empty.sum() == 2893
    assert (sales.loc[empty, "status"] == "onderdrukt").all()
    recent = sales[(sales["niveau"] == "gemeente") & (sales["jaar"] >= 2020) & ~empty]
    years = recent.groupby(["woningtype", "code"])["jaar"].nunique()
    complete = (years == 5).groupby("woningtype").sum()
    assert complete[["alle_huizen", "appartementen"]].tolist() == [299, 176]


def test_internet_is_of_seven_areas_and_three_years(tables: dict[str, pd.DataFrame]) -> None:
    internet = tables["internet"]
    assert len(internet) == 7 * 18
    share = recent_mean(internet, 3).set_index("code")
    assert set(share["jaar"]) == {"2023–2025"}
    # Eurostat: 95.01, 96.11 and 92.03 % with internet in Brussels.
    assert share.loc["04000", "waarde"] == pytest.approx(100 - (95.01 + 96.11 + 92.03) / 3)


def test_rents_keep_their_series_apart(tables: dict[str, pd.DataFrame]) -> None:
    rents = tables["huur"]
    assert len(rents) == 257
    assert not rents.duplicated(list(TABELLEN["huur"].sleutel)).any()
    assert set(rents["niveau"]) == {"gemeente", "provincie", "gewest"}
    assert set(rents["code"][rents["niveau"] == "gemeente"]) <= set(
        tables["gemeenten"]["gemeente_code"]
    )
    asked = rents[rents["reeks"].str.contains("vraag")]
    assert len(asked)
    assert asked["maat"].str.endswith("vraagprijs").all()


def test_the_rent_signal_of_every_gemeente(tables: dict[str, pd.DataFrame]) -> None:
    result = rent.signal(tables["verkoopprijs"], tables["huur"], tables["gemeenten"])
    assert result["huur_signaal"].value_counts().to_dict() == {
        "stabiel": 166,
        "blijft_achter": 62,
        "onder_druk": 38,
        "duur_en_stijgend": 33,
        "onbekend": 5,
    }
    assert result["huur_onzeker"].sum() == 90
    # No gemeente has a rent series of five years yet: all of it is from sale prices.
    assert set(result["huur_bron"].dropna()) == {"koopprijs"}
