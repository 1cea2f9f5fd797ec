"""E2SFCA worked by hand, and what it refuses."""

import math

import numpy as np
import pandas as pd
import pytest

from etl.errors import (
    NegatieveVraag,
    OnbekendeCode,
    OngeldigeAanroep,
    OngeldigeAfstand,
    OngeldigeCoordinaat,
)
from etl.measures import access
from etl.measures.access import (
    decay_binary,
    decay_gaussian,
    decay_step,
    floating_catchment,
    floating_catchment_xy,
)


def paren(*rijen: tuple[int, int, float]) -> pd.DataFrame:
    frame = pd.DataFrame(rijen, columns=["origin", "destination", "metres"])
    return frame.astype({"origin": int, "destination": int, "metres": float})


#: Three hamlets on a line; a house in the first, a larger one between the second and the third.
VRAAG = [10.0, 20.0, 40.0]
AANBOD = [1.0, 6.0]
WEGEN = paren((0, 0, 0), (0, 1, 900), (1, 0, 600), (1, 1, 300), (2, 1, 300))


def test_binary_by_hand() -> None:
    # Within 600 m: house 0 serves 10 + 20, house 1 serves 20 + 40; 900 m is too far.
    # R = 1/30 and 6/60; A = 1/30, 1/30 + 1/10, 1/10.
    toegang = floating_catchment(VRAAG, AANBOD, WEGEN, decay_binary(600))
    assert toegang == pytest.approx([1 / 30, 1 / 30 + 1 / 10, 1 / 10], rel=1e-14)


def test_step_by_hand() -> None:
    # W = 1 to 300 m, ½ to 900 m. House 0: 10·1 + 20·½ = 20 → R = 1/20.
    # House 1: 10·½ + 20·1 + 40·1 = 65 → R = 6/65.
    toegang = floating_catchment(VRAAG, AANBOD, WEGEN, decay_step({900: 0.5, 300: 1}))
    verwacht = [1 / 20 + 3 / 65, 1 / 40 + 6 / 65, 6 / 65]
    assert toegang == pytest.approx(verwacht, rel=1e-14)


def test_gaussian_by_hand() -> None:
    # One house, two hamlets of 5 at 0 and at σ: W = 1 and e^−½; R = 1 / (5·(1 + e^−½)).
    toegang = floating_catchment([5, 5], [1], paren((0, 0, 0), (1, 0, 250)), decay_gaussian(250))
    r = 1 / (5 * (1 + math.exp(-0.5)))
    assert toegang == pytest.approx([r, r * math.exp(-0.5)], rel=1e-14)


def test_the_kind_of_decay_changes_the_answer() -> None:
    soorten = [decay_binary(900), decay_step({300: 1, 900: 0.5}), decay_gaussian(400)]
    antwoorden = [tuple(floating_catchment(VRAAG, AANBOD, WEGEN, d).round(6)) for d in soorten]
    assert len(set(antwoorden)) == 3


def test_a_spot_without_households_takes_nothing_and_still_has_access() -> None:
    met = floating_catchment([10, 0], [1], paren((0, 0, 100), (1, 0, 100)), decay_binary(500))
    assert met.tolist() == [0.1, 0.1]


def test_a_place_around_which_nobody_lives_serves_nobody() -> None:
    wegen = paren((0, 0, 100), (1, 1, 100))
    toegang = floating_catchment([0, 10], [5, 1], wegen, decay_binary(500))
    assert toegang.tolist() == [0.0, 0.1]
    # And one that no pair names.
    assert floating_catchment([0, 10], [5, 1, 7], wegen, decay_binary(500)).tolist() == [0.0, 0.1]


def test_what_cannot_be_reached_is_zero() -> None:
    toegang = floating_catchment(
        [10, 10, 10], [1], paren((0, 0, 100), (1, 0, 501)), decay_binary(500)
    )
    assert toegang.tolist() == [0.1, 0.0, 0.0]
    assert floating_catchment([10, 10], [1], paren(), decay_binary(500)).tolist() == [0.0, 0.0]
    assert floating_catchment([10, 10], [1], WEGEN[:0], decay_binary(500)).tolist() == [0.0, 0.0]
    assert floating_catchment([], [], paren(), decay_binary(500)).tolist() == []


def test_a_way_of_infinite_cost_is_no_way_whatever_the_decay() -> None:
    wegen = paren((0, 0, 100), (1, 0, math.inf))
    toegang = floating_catchment([10, 10], [1], wegen, np.ones_like)
    assert toegang.tolist() == [0.1, 0.0]


def test_only_the_way_there_is_read() -> None:
    # Downhill from 0 to the place at 1 takes 10 minutes; from 1 to the place at 0 takes 25.
    wegen = pd.DataFrame({"origin": [0, 1], "destination": [1, 0], "minuten": [10, 25]})
    heen = floating_catchment([4, 8], [1, 1], wegen, decay_binary(15), cost="minuten")
    assert heen.tolist() == [0.25, 0.0]
    terug = wegen.assign(minuten=[25, 10])
    anders = floating_catchment([4, 8], [1, 1], terug, decay_binary(15), cost="minuten")
    assert anders.tolist() == [0.0, 0.125]


def test_series_with_labels_of_their_own_are_read_by_position() -> None:
    vraag = pd.Series(VRAAG, index=["c", "a", "b"])
    aanbod = pd.Series(AANBOD, index=[7, 3])
    wegen = WEGEN.set_axis([9, 9, 2, 1, 0])
    recht = floating_catchment(VRAAG, AANBOD, WEGEN, decay_binary(600))
    assert floating_catchment(vraag, aanbod, wegen, decay_binary(600)).tolist() == recht.tolist()


def test_a_way_listed_twice_counts_twice() -> None:
    # House: 10·2 + 10 = 30; the first hamlet has 2/30.
    wegen = paren((0, 0, 1), (0, 0, 1), (1, 0, 1))
    toegang = floating_catchment([10, 10], [1], wegen, decay_binary(5))
    assert toegang == pytest.approx([2 / 30, 1 / 30])


def test_the_boundary_of_a_ring_belongs_to_it() -> None:
    afstand = np.array([0, 300, np.nextafter(300, 301), 900, np.nextafter(900, 901)])
    assert decay_step({300: 1, 900: 0.5})(afstand).tolist() == [1, 1, 0.5, 0.5, 0]
    assert decay_gaussian(1e9, limit=300)(afstand).round(6).tolist() == [1, 1, 0, 0, 0]


@pytest.mark.parametrize("fout", [-1.0, math.nan, math.inf])
def test_amounts_below_zero_or_unknown_are_refused(fout: float) -> None:
    with pytest.raises(NegatieveVraag, match=r"De vraag is .* op plaats 1"):
        floating_catchment([1, fout, 3], AANBOD, WEGEN, decay_binary(600))
    with pytest.raises(NegatieveVraag, match=r"Het aanbod is .* op plaats 0"):
        floating_catchment(VRAAG, [fout, 1], WEGEN, decay_binary(600))
    with pytest.raises(NegatieveVraag, match=r"gewicht van een afstand is .* op plaats 2"):
        floating_catchment(VRAAG, AANBOD, WEGEN, lambda d: np.where(np.arange(5) == 2, fout, 1))
    with pytest.raises(NegatieveVraag, match="Het gewicht is"):
        decay_step({300: fout})


@pytest.mark.parametrize(("kolom", "plaats"), [("origin", 3), ("origin", -1), ("destination", 2)])
def test_positions_that_do_not_exist_are_named(kolom: str, plaats: int) -> None:
    wegen = WEGEN.copy()
    wegen.loc[4, kolom] = plaats
    with pytest.raises(OnbekendeCode, match=f"Paar 4 noemt in de kolom {kolom} plaats {plaats}"):
        floating_catchment(VRAAG, AANBOD, wegen, decay_binary(600))


def test_pairs_of_another_shape_are_named() -> None:
    with pytest.raises(OnbekendeCode, match="geen kolom minuten"):
        floating_catchment(VRAAG, AANBOD, WEGEN, decay_binary(600), cost="minuten")
    wegen = WEGEN.astype({"origin": float})
    with pytest.raises(OnbekendeCode, match="geen gehele getallen"):
        floating_catchment(VRAAG, AANBOD, wegen, decay_binary(600))


@pytest.mark.parametrize("fout", [-1.0, math.nan])
def test_a_distance_that_is_none_is_named(fout: float) -> None:
    wegen = WEGEN.copy()
    wegen.loc[3, "metres"] = fout
    with pytest.raises(OngeldigeAfstand, match=r"Paar 3 heeft .* in de kolom metres"):
        floating_catchment(VRAAG, AANBOD, wegen, decay_binary(600))


def test_impossible_decays_are_refused() -> None:
    for maak in (
        lambda: decay_binary(-1),
        lambda: decay_binary(math.nan),
        lambda: decay_step({}),
        lambda: decay_gaussian(0),
        lambda: decay_gaussian(-5),
        lambda: decay_gaussian(math.nan),
        lambda: decay_gaussian(5, limit=-1),
    ):
        with pytest.raises(OngeldigeAanroep, match="kan niet"):
            maak()
    with pytest.raises(OngeldigeAanroep, match="1 gewichten voor 5 afstanden"):
        floating_catchment(VRAAG, AANBOD, WEGEN, lambda d: np.ones(1))


def test_from_coordinates_by_hand() -> None:
    # The hamlets of above on a line, at 0, 600 and 1,200 m; the houses at 0 and 900 m. Within
    # 900 m: 10·1 + 20·½ = 20 for the first, 10·½ + 20·1 + 40·1 = 65 for the other.
    van, naar = [[0, 0], [600, 0], [1200, 0]], [[0, 0], [900, 0]]
    decay = decay_step({900: 0.5, 300: 1})
    toegang = floating_catchment_xy(VRAAG, AANBOD, van, naar, 900, decay)
    assert toegang == pytest.approx([1 / 20 + 3 / 65, 1 / 40 + 6 / 65, 6 / 65], rel=1e-14)


def test_from_coordinates_refuses_what_it_cannot_mean() -> None:
    een, decay = [[0.0, 0.0]], decay_binary(600)
    with pytest.raises(OngeldigeAanroep, match="2 vertrekpunten en 1 bestemmingen voor 1 keer"):
        floating_catchment_xy([1], [1], een * 2, een, 600, decay)
    with pytest.raises(OngeldigeAanroep, match="-1 m kan niet"):
        floating_catchment_xy([1], [1], een, een, -1, decay)
    with pytest.raises(OngeldigeCoordinaat, match="bestemmingen"):
        floating_catchment_xy([1], [1], een, [[0.0, math.nan]], 600, decay)
    with pytest.raises(NegatieveVraag, match="De vraag"):
        floating_catchment_xy([-1], [1], een, een, 600, decay)
    with pytest.raises(NegatieveVraag, match="gewicht van een afstand"):
        floating_catchment_xy([1], [1], een, een, 600, lambda d: d - 1)
    assert floating_catchment_xy([1, 2], [], een * 2, [], 600, decay).tolist() == [0, 0]
    assert floating_catchment_xy([], [1], [], een, 600, decay).shape == (0,)


def test_the_names_of_the_design_are_in_access() -> None:
    assert {"floating_catchment", "decay_binary", "decay_step", "decay_gaussian"} <= set(
        dir(access)
    )
