"""What is proposed for a code that is none of today, worked out by hand."""

import pandas as pd
import pytest

from etl.errors import Probleem
from etl.register.verdacht import spreadsheet_errors
from etl.register.voorstel import Voorsteller

GEBIEDEN = pd.DataFrame(
    [
        ("gemeente", "44083", "Deinze", "Deynze"),
        ("gemeente", "44021", "Gent", "Gand"),
        ("gemeente", "21004", "Brussel", "Bruxelles"),
        ("gewest", "02000", "Vlaams Gewest", None),
        ("gewest", "04000", "Brussels Hoofdstedelijk Gewest", None),
        *(("elz", f"elz{n}", f"Zone {n}", None) for n in range(10, 30)),
    ],
    columns=["niveau", "code", "naam_nl", "naam_fr"],
)
WIJKEN = pd.DataFrame(
    {"wijk_code": ["44021W01", "44021W02", "44083W01"], "gemeente_code": ["44021"] * 2 + ["44083"]}
)
VOORSTELLER = Voorsteller({"gebieden": GEBIEDEN, "wijken": WIJKEN})
MEERVOUD = {"gemeente": "gemeenten", "gewest": "gewesten", "elz": "eerstelijnszones"}


def proposed(niveau: str, waarde: str, kolom: str = "", **rij: str | None) -> str:
    meervoud = {**MEERVOUD, "wijk": "wijken"}[niveau]
    wat = f"is geen code van de {meervoud} van vandaag"
    kolom = kolom or f"{niveau}_code"
    probleem = Probleem("l.csv", 3, kolom, waarde, wat, "zoek")
    frame = pd.DataFrame([rij | {kolom: waarde}], index=pd.Index([3], name="rij"))
    (beter,) = VOORSTELLER.improved([probleem], frame)
    assert (beter.rij, beter.kolom, beter.waarde, beter.wat) == (3, kolom, waarde, wat)
    return beter.oplossing


@pytest.mark.parametrize(
    ("naam", "voorstel"),
    [
        ("Gent", "schrijf 44021 (Gent): die code hoort bij de naam in uw rij"),
        ("GAND", "schrijf 44021 (Gent): die code hoort bij de naam in uw rij"),
        # Nevele became part of Deinze in 2019.
        ("Nevele", "schrijf 44083 (Deinze): die code hoort bij de naam in uw rij"),
        ("Deinse", "misschien bedoelt u 44083 (Deinze)"),
        ("Xyz", "misschien bedoelt u 21004 (Brussel), 44021 (Gent), 44083 (Deinze)"),
        (None, "vul de naam in bij gemeente_naam: dan stellen wij de code voor"),
    ],
)
def test_the_name_of_the_gemeente_gives_its_code(naam: str | None, voorstel: str) -> None:
    assert proposed("gemeente", "99999", gemeente_naam=naam) == voorstel


def test_a_code_of_before_a_merger_gives_that_of_after_whatever_the_name() -> None:
    zin = "schrijf 44083 (Deinze): de gemeente 44011 ging daarin op"
    assert proposed("gemeente", "44011", gemeente_naam="Gent") == zin
    assert proposed("gemeente", "44011", "werkgebied_code") == zin


def test_where_somebody_works_is_not_told_by_where_the_door_is() -> None:
    zin = proposed("gemeente", "44022", "werkgebied_code", gemeente_naam="Deinze")
    assert zin == "misschien bedoelt u 21004 (Brussel), 44021 (Gent), 44083 (Deinze)"


def test_a_zero_that_was_lost_and_decimals_that_came() -> None:
    zin = "schrijf 04000 (Brussels Hoofdstedelijk Gewest): er viel een nul vooraan weg"
    assert proposed("gewest", "4000", "werkgebied_code") == zin
    assert proposed("gemeente", "44021.0") == "schrijf 44021 (Gent), zonder decimalen"


def test_codes_that_look_alike() -> None:
    assert proposed("wijk", "44021W09", gemeente_code="44021") == (
        "misschien bedoelt u 44021W01, 44021W02"
    )
    assert proposed("elz", "Waasland") == "kijk de code na, of laat de cel leeg als dat mag"
    assert proposed("elz", "elz012").startswith("misschien bedoelt u elz12 (Zone 12)")


def test_an_error_of_a_spreadsheet_is_told_once_and_a_word_is_none() -> None:
    frame = pd.DataFrame(
        {"lat": ["#REF!", "51.1"], "naam": ["#1 Buurthuis", "#LEEG!"]},
        index=pd.Index([2, 3], name="rij"),
    )
    fouten = list(spreadsheet_errors(frame, "l.csv"))
    assert [(p.rij, p.kolom, p.waarde) for p in fouten] == [
        (2, "lat", "#REF!"),
        (3, "naam", "#LEEG!"),
    ]
    getal = Probleem("l.csv", 2, "lat", "#REF!", "is geen getal", "schrijf een getal")
    elders = Probleem("l.csv", 3, "lat", "x", "is geen getal", "schrijf een getal")
    assert VOORSTELLER.improved([*fouten, getal, elders], frame) == [*fouten, elders]


def test_of_many_unknown_codes_only_the_first_get_a_proposal() -> None:
    frame = pd.DataFrame(
        {"gemeente_code": ["44011"] * 600}, index=pd.RangeIndex(2, 602, name="rij")
    )
    wat = "is geen code van de gemeenten van vandaag"
    alle = [Probleem("l.csv", rij, "gemeente_code", "44011", wat, "kijk na") for rij in frame.index]
    beter = VOORSTELLER.improved(alle, frame)
    assert [p.rij for p in beter] == list(frame.index)
    assert sum(p.oplossing == "kijk na" for p in beter) == 100
    assert beter[499].oplossing != "kijk na" == beter[500].oplossing
