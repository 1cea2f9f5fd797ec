"""What always holds for the register, whatever stands in it."""

import re
from itertools import permutations
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from etl.contract.check import check_table
from etl.contract.tables import TABELLEN
from etl.export.cellen import neutralise
from etl.register.adopt import Keuze, adopt, compare
from etl.register.cellen import table_of
from etl.register.inspect import Nagekeken
from etl.register.merge import merge
from etl.register.read import read_register, write_register
from etl.sources.initiatieven_velden import stable_ids
from etl.sources.ontdubbelen import merge_duplicates

KOLOMMEN = TABELLEN["initiatieven"].kolomnamen()
TEKST = st.none() | st.sampled_from(["a", "b", "=1+1", '"; é', "<b>"])
RIJ = st.fixed_dictionaries(
    {k: st.none() for k in KOLOMMEN}
    | {
        "initiatief_id": st.sampled_from(["p", "q", "r", "s"]),
        "naam": TEKST,
        "straat": TEKST,
        "lat": st.none() | st.sampled_from([51.0, 51.123456]),
        "herkomst": st.sampled_from(["bron", "hand"]),
        "hand_velden": st.sampled_from([None, "naam", "naam|lat"]),
        "nagekeken_op": st.sampled_from([None, "2026"]),
    }
)
REGISTER = st.lists(RIJ, max_size=4, unique_by=lambda r: r["initiatief_id"])


def table(rijen: list[dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame(rijen, columns=KOLOMMEN, dtype="object")


def fresh(rijen: list[dict[str, object]]) -> pd.DataFrame:
    """Return rows as the sources give them: nothing in them is of people."""
    leeg = {"herkomst": "bron", "hand_velden": None, "nagekeken_op": None}
    return table([r | leeg for r in rijen])


def plain_rows(frame: pd.DataFrame) -> dict[str, dict[str, object]]:
    kaal = frame.astype("object").where(frame.notna(), None)
    return {r["initiatief_id"]: r for r in kaal.to_dict("records")}


@given(REGISTER, REGISTER)
def test_a_refresh_never_changes_what_people_wrote(staand, bron) -> None:
    samen, voorstellen = merge(table(staand), fresh(bron))
    na, nieuw = plain_rows(samen), plain_rows(fresh(bron))
    for rij in staand:
        sleutel, nu = rij["initiatief_id"], na.get(rij["initiatief_id"])
        if rij["herkomst"] == "hand":
            assert nu == rij
        elif rij["hand_velden"] or rij["nagekeken_op"]:
            bewaard = [*(rij["hand_velden"] or "").split("|"), "hand_velden", "nagekeken_op"]
            assert {k: nu[k] for k in bewaard if k} == {k: rij[k] for k in bewaard if k}
        else:
            assert nu == nieuw.get(sleutel)
    assert set(nieuw) <= set(na)
    assert set(voorstellen["initiatief_id"]) <= {r["initiatief_id"] for r in staand}
    assert list(samen["initiatief_id"]) == sorted(na)


@given(REGISTER, REGISTER)
def test_merging_twice_changes_nothing_more(staand, bron) -> None:
    eens, voorstellen = merge(table(staand), fresh(bron))
    nogmaals, dezelfde = merge(eens, fresh(bron))
    pd.testing.assert_frame_equal(eens, nogmaals)
    pd.testing.assert_frame_equal(voorstellen, dezelfde)


@given(st.text(alphabet="ab'=+-@＝＋－＠ \t", max_size=6))
def test_a_mark_for_spreadsheets_is_no_part_of_the_text(cel: str) -> None:
    # A cell that was read has no white space around it. An apostrophe that stood there already
    # cannot be told from a mark.
    cel = cel.strip()
    assume(not re.match(r"'\s*[=+\-@＝＋－＠]", cel))
    terug = [table_of([["naam"], ["x", ""], [c]], Path("a")) for c in (cel, neutralise(cel))]
    pd.testing.assert_frame_equal(*terug)


@given(REGISTER, REGISTER, st.booleans(), st.booleans())
def test_a_list_changes_what_people_wrote_only_where_they_say_so(
    staand, nieuw, schrap: bool, overschrijf: bool
) -> None:
    sleutels = frozenset(r["initiatief_id"] for r in nieuw)
    lijst = Nagekeken("l", len(nieuw), table(nieuw), frozenset(KOLOMMEN), sleutels, ())
    verschil = compare(table(staand), lijst)
    samen = adopt(table(staand), verschil, Keuze(schrap, overschrijf))
    na, oud = plain_rows(samen), plain_rows(table(staand))
    assert set(na) == (set(oud) | sleutels) - (set(oud) - set(na))
    assert len(verschil.nieuw) + verschil.gelijk + len(verschil.gewijzigd) == len(nieuw)
    for sleutel, rij in oud.items():
        nu = na.get(sleutel)
        if rij["herkomst"] == "hand" and not overschrijf:
            assert nu | {"nagekeken_op": None} == rij | {"nagekeken_op": None}
        if not schrap or sleutel in sleutels:
            assert nu is not None
        if nu and rij["hand_velden"]:
            assert set(rij["hand_velden"].split("|")) <= set(nu["hand_velden"].split("|"))
            velden = [] if overschrijf else rij["hand_velden"].split("|")
            assert all(nu[v] == rij[v] for v in velden)
    # Taken over, the same list has nothing left to change but what is protected.
    rest = compare(samen, lijst)
    assert rest.nieuw.empty
    assert not [w for w in rest.wijzigingen if overschrijf]


@given(REGISTER)
def test_a_register_is_read_back_as_it_was_written(tmp_path_factory, staand) -> None:
    path = tmp_path_factory.mktemp("register") / "i.csv"
    samen, _ = merge(table(staand), table([]))
    write_register(samen, path)
    pd.testing.assert_frame_equal(read_register(path).reset_index(drop=True), samen)


CEL = (
    st.none()
    | st.text(max_size=5)
    | st.floats()
    | st.integers()
    | st.booleans()
    | st.lists(st.integers(), max_size=2)
    | st.dates()
    | st.binary(max_size=3)
)


@given(
    tabel=st.sampled_from(sorted(TABELLEN)),
    rijen=st.integers(0, 3),
    data=st.data(),
)
def test_a_check_never_raises_whatever_stands_in_the_table(tabel, rijen, data) -> None:
    namen = data.draw(st.lists(st.sampled_from(TABELLEN[tabel].kolomnamen()), max_size=6))
    cellen = [data.draw(st.lists(CEL, min_size=rijen, max_size=rijen)) for _ in namen]
    frame = pd.concat(
        [pd.Series(c, name=n, dtype="object") for c, n in zip(cellen, namen, strict=True)]
        or [pd.Series(dtype="object")],
        axis="columns",
    )
    referenties = {"wijk": {"11001W01"}, "gemeente": {"11001"}}
    problemen = check_table(tabel, frame, "x.csv", referenties)
    assert all(p.wat and p.oplossing and p.bestand == "x.csv" for p in problemen)
    assert all(p.rij is None or 2 <= p.rij < 2 + len(frame) for p in problemen)


BASIS = {"organisatie": "", "type": "buurthuis", "werkmodellen": "locatie_regio", "bereik": ""}
BASIS |= dict.fromkeys(["werkgebied_niveau", "werkgebied_code", "huisnummer", "postcode"], "")
BASIS |= dict.fromkeys(["wijk_code", "locatie_bron", "telefoon", "opmerking", "bron_url"], "")
PLAATS = st.fixed_dictionaries(
    {
        "naam": st.sampled_from(["De Brug", "LDC De Brug", "Buurthuis De Brug (nieuw)", "De Tuin"]),
        "gemeente": st.just("Dorp"),
        "gemeente_code": st.just("11001"),
        "straat": st.sampled_from(["", "Markt", "Laan"]),
        "deel": st.sampled_from(["", "Noord", "Zuid"]),
        "lat": st.sampled_from([51.0, 51.0001, 51.1]),
        "lon": st.just(4.0),
        "locatie_precisie": st.sampled_from(["adres", "deelgemeente", "gemeente"]),
        "bron": st.sampled_from(["initiatieven", "osm_punten"]),
        "bron_datum": st.sampled_from(["", "2019", "2024-05"]),
    }
)


@settings(max_examples=50)
@given(st.lists(PLAATS, min_size=1, max_size=3))
def test_one_row_a_place_whatever_the_order(plaatsen) -> None:
    rijen = [BASIS | p | {"herkomst_bestand": f"f rij {i}"} for i, p in enumerate(plaatsen)]
    uitkomsten = []
    for orde in permutations(rijen):
        ontdubbeld = merge_duplicates(pd.DataFrame(list(orde)))
        enkel, verslag = ontdubbeld.rijen, ontdubbeld.verslag
        enkel = enkel.assign(initiatief_id=stable_ids(enkel)).drop(columns="herkomst_bestand")
        uitkomsten.append(enkel.sort_values("initiatief_id", ignore_index=True))
        assert enkel["initiatief_id"].is_unique
        assert enkel["initiatief_id"].str.fullmatch(r"[a-z0-9-]+").all()
        assert len(enkel) <= len(rijen)
        samengevoegd = sum(r.count("(Dorp, f rij") - 1 for r in verslag if r[0] == "S")
        assert len(enkel) == len(rijen) - samengevoegd
    for uitkomst in uitkomsten[1:]:
        pd.testing.assert_frame_equal(uitkomsten[0], uitkomst, check_like=True)


@pytest.mark.parametrize("herkomst", ["bron", "hand"])
def test_merging_nothing_gives_nothing_but_hand_rows(herkomst: str) -> None:
    rij = dict.fromkeys(KOLOMMEN) | {"initiatief_id": "a", "herkomst": herkomst}
    samen, _ = merge(table([rij]), table([]))
    assert len(samen) == (herkomst == "hand")
