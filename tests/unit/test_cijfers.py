"""The page on reliability shows what runs measured, and names tests that exist."""

import ast
import re
from pathlib import Path

import pytest

from etl.heel import read_json
from tests import cijfers

_TEST = re.compile(r"(tests/[\w/]+\.py)(?:::(test_\w+))?")


def test_the_page_shows_the_figures_that_were_noted() -> None:
    tekst = cijfers.BLADZIJDE.read_text("utf-8")
    assert cijfers.bladzijde(tekst, read_json(cijfers.CIJFERS)) == tekst


def test_every_test_that_the_page_names_exists() -> None:
    genoemd = set(_TEST.findall(cijfers.BLADZIJDE.read_text("utf-8")))
    assert genoemd
    for pad, naam in genoemd:
        boom = ast.parse((cijfers.ROOT / pad).read_text("utf-8"))
        namen = {knoop.name for knoop in ast.walk(boom) if isinstance(knoop, ast.FunctionDef)}
        assert not naam or naam in namen, f"{pad}::{naam}"


def test_a_long_run_notes_its_figures_and_a_short_one_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cijfers, "CIJFERS", tmp_path / "c.json")
    monkeypatch.setattr(cijfers, "BLADZIJDE", tmp_path / "b.md")
    cijfers.BLADZIJDE.write_text(f"Voor\n{cijfers.BEGIN}\noud\n{cijfers.EINDE}\nna\n", "utf-8")
    monkeypatch.setattr(cijfers, "LANG", False)
    cijfers.meld("kort", n=1)
    assert read_json(cijfers.CIJFERS) == {}
    monkeypatch.setattr(cijfers, "LANG", True)
    cijfers.meld("lang", n=1234, p95_s=0.5)
    cijfers.meld("lang", n=2, p95_s=0.25)
    regels = cijfers.BLADZIJDE.read_text("utf-8").splitlines()
    gevonden = [regel for regel in regels if regel.startswith("| lang | n 2; p95 s 0.25 | `tests/")]
    assert len(gevonden) == 1
    assert (regels[0], regels[-1]) == ("Voor", "na")
    assert "1,234" not in "".join(regels)
