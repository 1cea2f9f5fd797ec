"""Personal data stay at the door; what organisations publish comes in."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.sources.persoonsgegevens import names_person, public_phone, public_text

VORMEN = ("0{}", "+32 {}", "0032{}", "+32(0){}", "0{} ")


def written(cijfers: str, vorm: str, merk: str) -> str:
    return vorm.format(merk.join((cijfers[:3], cijfers[3:5], cijfers[5:7], cijfers[7:])))


@given(
    st.from_regex(r"4[5-9][0-9]{7}", fullmatch=True),
    st.sampled_from(VORMEN),
    st.sampled_from(["", " ", ".", "/", "-"]),
)
def test_no_mobile_number_in_any_spelling_comes_through(cijfers, vorm, merk) -> None:
    tekst = f"Bel {written(cijfers, vorm, merk)} voor meer"
    assert public_phone(tekst) == ""
    assert sum(c.isdigit() for c in public_text(tekst)) == 0


@given(st.from_regex(r"[a-z][a-z.+-]{0,10}[a-z]@[a-z]{1,8}\.(be|brussels|com)", fullmatch=True))
def test_no_email_address_comes_through(adres: str) -> None:
    assert "@" not in public_text(f"mail naar {adres}, of kom langs")


@pytest.mark.parametrize(
    "tekst",
    [
        "Contactpersoon: An De Smet",
        "dhr. Jan Peeters",
        "Mevrouw Van den Berg",
        "Mme Dupont",
        "Coördinator: Els",
        "Begeleider: Tom Claes",
    ],
)
def test_persons_are_named(tekst: str) -> None:
    assert names_person(tekst)
    assert public_text(tekst) == ""


@pytest.mark.parametrize("nummer", ["09 265 71 70", "052/52 37 73", "02 123 45 67", "0800 12 345"])
def test_numbers_of_organisations_stay(nummer: str) -> None:
    assert public_phone(nummer) == nummer
    assert public_text(f"Bel {nummer}") == f"Bel {nummer}"


def test_the_real_register_names_nobody_and_loses_nothing(data_dir: Path) -> None:
    register = pd.read_csv(data_dir / "initiatieven.csv", dtype="str").fillna("")
    for kolom in ("naam", "organisatie", "openingsuren", "opmerking"):
        teksten = register[kolom].unique()
        assert [t for t in teksten if names_person(t)] == []
    nummers = register.loc[register["telefoon"] != "", "telefoon"]
    assert [t for t in nummers if public_phone(t) != t] == []
