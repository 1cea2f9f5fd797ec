"""What a list changes in the register: people's own work only where somebody says so."""

import pandas as pd
import pytest

from etl.contract.tables import TABELLEN
from etl.register.adopt import Keuze, adopt, compare, kept
from etl.register.inspect import Nagekeken
from etl.register.merge import as_table, merge

KOLOMMEN = TABELLEN["initiatieven"].kolomnamen()


def rij(sleutel: str, **velden: object) -> dict[str, object]:
    basis = {"naam": sleutel.upper(), "gemeente_naam": "Dorp", "lat": 51.0, "herkomst": "bron"}
    return dict.fromkeys(KOLOMMEN) | {"initiatief_id": sleutel} | basis | velden


def lijst(*rijen: dict[str, object], kolommen: tuple[str, ...] = tuple(KOLOMMEN)) -> Nagekeken:
    sleutels = frozenset(str(r["initiatief_id"]) for r in rijen)
    return Nagekeken("l.csv", len(rijen), as_table(list(rijen)), frozenset(kolommen), sleutels, ())


def na(staand: pd.DataFrame, nieuw: Nagekeken, **keuze: bool) -> dict[str, dict[str, object]]:
    frame = adopt(staand, compare(staand, nieuw), Keuze(**keuze)).astype("object")
    rijen = frame.where(frame.notna(), None).to_dict("records")
    return {r["initiatief_id"]: r for r in rijen}


def test_new_changed_gone_and_equal_are_told() -> None:
    staand = as_table([rij("a"), rij("b"), rij("c")])
    verschil = compare(staand, lijst(rij("a"), rij("b", naam="Bé", lat=51.5), rij("d")))
    assert verschil.nieuw["initiatief_id"].tolist() == ["d"]
    assert [(w.sleutel, w.kolom, w.nu, w.wordt) for w in verschil.wijzigingen] == [
        ("b", "naam", "B", "Bé"),
        ("b", "lat", 51.0, 51.5),
    ]
    assert verschil.gewijzigd == ("b",)
    assert verschil.weg["initiatief_id"].tolist() == ["c"]
    assert verschil.gelijk == 1


def test_a_number_is_the_same_up_to_the_decimals_that_are_kept() -> None:
    staand = as_table([rij("a", lat=51.0000001)])
    assert compare(staand, lijst(rij("a", lat=51.0))).wijzigingen == ()


def test_a_column_that_the_list_lacks_is_left_alone_and_an_empty_cell_is_not() -> None:
    staand = as_table([rij("a", website="https://a.be", telefoon="09")])
    velden = ("initiatief_id", "naam", "telefoon")
    uit = na(staand, lijst(rij("a"), kolommen=velden))
    assert (uit["a"]["website"], uit["a"]["telefoon"]) == ("https://a.be", None)


def test_what_a_list_changes_is_peoples_work_for_the_next_refresh() -> None:
    staand = as_table([rij("a", hand_velden="straat"), rij("b")])
    nieuw = lijst(rij("a", naam="Á", hand_velden=None), rij("b"), rij("c"))
    uit = na(staand, nieuw)
    assert uit["a"]["hand_velden"] == "naam|straat"
    assert uit["c"]["herkomst"] == "hand"
    assert uit["b"]["hand_velden"] is None
    # The refresh that follows keeps all of it.
    daarna, _ = merge(as_table(list(uit.values())), staand)
    assert daarna.set_index("initiatief_id").loc[["a", "c"], "naam"].tolist() == ["Á", "C"]


def test_what_people_wrote_stays_unless_somebody_says_otherwise() -> None:
    staand = as_table(
        [rij("a", herkomst="hand"), rij("b", hand_velden="naam"), rij("c", naam="zelfde")]
    )
    nieuw = lijst(rij("a", naam="x"), rij("b", naam="y", lat=51.2), rij("c", naam="z"))
    verschil = compare(staand, nieuw)
    assert [(w.sleutel, w.kolom, w.beschermd) for w in verschil.wijzigingen] == [
        ("a", "naam", True),
        ("b", "naam", True),
        ("b", "lat", False),
        ("c", "naam", False),
    ]
    uit = na(staand, nieuw)
    assert [uit[k]["naam"] for k in "abc"] == ["A", "B", "z"]
    assert uit["b"]["lat"] == 51.2
    door = na(staand, nieuw, overschrijf=True)
    assert [door[k]["naam"] for k in "abc"] == ["x", "y", "z"]
    assert door["a"]["herkomst"] == "hand"


@pytest.mark.parametrize(
    ("nu", "wordt", "beschermd"),
    [(None, "2026", False), ("2024", "2026", False), ("2026", "2024", True), ("2026", None, True)],
)
def test_a_later_check_is_taken_over_and_an_earlier_one_is_not(
    nu: str | None, wordt: str | None, beschermd: bool
) -> None:
    staand = as_table([rij("a", nagekeken_op=nu, herkomst="hand")])
    (w,) = compare(staand, lijst(rij("a", nagekeken_op=wordt))).wijzigingen
    assert w.beschermd is beschermd
    uit = na(staand, lijst(rij("a", nagekeken_op=wordt)))
    assert uit["a"]["nagekeken_op"] == (nu if beschermd else wordt)
    assert uit["a"]["hand_velden"] is None


def test_rows_go_only_when_the_list_is_said_to_be_whole_and_nobody_wrote_them() -> None:
    staand = as_table(
        [rij("a"), rij("b"), rij("c", herkomst="hand"), rij("d", nagekeken_op="2026")]
    )
    alleen_a = lijst(rij("a"))
    assert kept(compare(staand, alleen_a)) == 2
    assert sorted(na(staand, alleen_a)) == ["a", "b", "c", "d"]
    assert sorted(na(staand, alleen_a, schrap=True)) == ["a", "c", "d"]
    assert sorted(na(staand, alleen_a, schrap=True, overschrijf=True)) == ["a"]


def test_a_bad_row_of_the_list_is_not_gone() -> None:
    staand = as_table([rij("a"), rij("b")])
    nieuw = Nagekeken(
        "l.csv", 2, as_table([rij("a")]), frozenset(KOLOMMEN), frozenset({"a", "b"}), ()
    )
    assert compare(staand, nieuw).weg.empty
