"""Every text that the code asks for is in the catalogue, and nothing else is."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from dashboard import tekst
from dashboard.getallen import dag
from etl.contract.catalogus import catalogus
from etl.contract.tekst import TALEN

MAP = Path(tekst.__file__).parent


def _keys(bron: str) -> Iterator[str]:
    """Yield a pattern for every first argument of a call of ``t``; ``.+`` where it is computed."""
    for punt in ast.walk(ast.parse(bron)):
        if not (isinstance(punt, ast.Call) and isinstance(punt.func, ast.Name)):
            continue
        if punt.func.id != "t" or not punt.args:
            continue
        yield from _variants(punt.args[0])


def _variants(waarde: ast.expr) -> Iterator[str]:
    if isinstance(waarde, ast.Constant):
        yield re.escape(str(waarde.value))
    elif isinstance(waarde, ast.JoinedStr):
        delen = (
            re.escape(str(d.value)) if isinstance(d, ast.Constant) else ".+" for d in waarde.values
        )
        yield "".join(delen)
    elif isinstance(waarde, ast.IfExp):
        yield from _variants(waarde.body)
        yield from _variants(waarde.orelse)
    else:
        pytest.fail(f"a key that this test cannot follow: {ast.dump(waarde)}")


@pytest.fixture(scope="module")
def gevraagd() -> set[str]:
    return {s for pad in MAP.rglob("*.py") for s in _keys(pad.read_text("utf-8"))}


@pytest.mark.parametrize("taal", TALEN)
def test_every_key_asked_for_is_in_the_catalogue(gevraagd, taal):
    sleutels = catalogus(tekst.CATALOGI, taal)
    assert not [s for s in gevraagd if not any(re.fullmatch(s, k) for k in sleutels)]


@pytest.mark.parametrize("taal", TALEN)
def test_no_text_is_left_over(gevraagd, taal):
    sleutels = catalogus(tekst.CATALOGI, taal)
    assert not [k for k in sleutels if not any(re.fullmatch(s, k) for s in gevraagd)]


def velden(zin: str) -> set[str]:
    return {v for _, v, _, _ in string.Formatter().parse(zin) if v is not None}


def vormen(boodschap: Message) -> list[str]:
    return [boodschap.string] if isinstance(boodschap.string, str) else list(boodschap.string)


@pytest.mark.parametrize("taal", TALEN)
def test_every_text_has_words_and_the_fields_of_the_dutch(taal):
    nederlands = catalogus(tekst.CATALOGI, "nl")
    assert catalogus(tekst.CATALOGI, taal).keys() == nederlands.keys()
    for sleutel, boodschap in catalogus(tekst.CATALOGI, taal).items():
        wil = set().union(*map(velden, vormen(nederlands[sleutel])))
        assert all(v.isidentifier() for v in wil), sleutel
        assert len(vormen(boodschap)) == len(vormen(nederlands[sleutel])), sleutel
        assert all(zin.strip() for zin in vormen(boodschap)), sleutel
        assert set().union(*map(velden, vormen(boodschap))) == wil, sleutel


@pytest.mark.parametrize("taal", TALEN)
def test_the_parts_of_a_catalogue_are_the_same_in_each_language(taal):
    delen = {p.name for p in (MAP / "locale" / taal).glob("*.po")}
    assert delen == {p.name for p in (MAP / "locale" / "nl").glob("*.po")}


def test_singular_plural_and_thousands():
    assert tekst.t("bekend.aantal", n=1, regio="Lede").startswith("Het register kent 1 plaats in")
    assert "1.234 plaatsen" in tekst.t("bekend.aantal", n=1234, regio="Lede")


def test_unknown_key_is_an_error():
    with pytest.raises(KeyError):
        tekst.t("bestaat.niet")


def test_french_writes_a_colon_and_the_first_of_a_month_its_own_way(monkeypatch):
    gezegd = {}
    for in_taal in TALEN:
        monkeypatch.setattr("dashboard.taal._RUN.straks", in_taal, raising=False)
        gezegd[in_taal] = (tekst.dubbelpunt(), dag("2019-04-01"), dag("2019-04-11"))
    assert gezegd == {
        "nl": (":", "1 april 2019", "11 april 2019"),
        "fr": ("\xa0:", "1er avril 2019", "11 avril 2019"),
        "en": (":", "1 April 2019", "11 April 2019"),
    }
