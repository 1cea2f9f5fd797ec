import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from etl.sources.huishoudens import Kaart, spread
from etl.sources.straten import two_names

KAART = Kaart(
    np.array(["links", "rechts"], dtype=object),
    np.array([shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)]),
)


def test_a_point_goes_to_its_polygon_the_first_on_a_border_the_nearest_outside() -> None:
    punten = [[5, 5], [15, 5], [10, 5], [26, 5], [-3, 5]]
    assert KAART.locate(punten).tolist() == ["links", "rechts", "links", "rechts", "links"]


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 50)), min_size=1, max_size=30),
    st.integers(0, 5000),
    st.integers(0, 5000),
)
def test_spreading_conserves_every_sector(rijen, huishoudens: int, wagens: int) -> None:
    adressen = pd.DataFrame(rijen, columns=["sector", "adressen"])
    sectoren = sorted(adressen["sector"].unique())
    tellingen = pd.DataFrame(
        {
            "sector": sectoren,
            "huishoudens": huishoudens + np.arange(len(sectoren)),
            "wagens": wagens,
        }
    )
    uit = spread(adressen, tellingen, "sector").groupby("sector")[["huishoudens", "wagens"]].sum()
    verwacht = tellingen.set_index("sector")
    for kolom in ("huishoudens", "wagens"):
        gevonden = uit[kolom].reindex(sectoren, fill_value=0)
        assert gevonden.to_numpy() == pytest.approx(verwacht[kolom].to_numpy())


def test_a_street_with_several_dashes_is_parted_at_the_first() -> None:
    assert two_names("Rue A - B-straat") == ("B-straat", "Rue A")
