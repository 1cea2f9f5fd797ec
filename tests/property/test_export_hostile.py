"""Whatever people type in a text field, no spreadsheet takes it for a formula."""

import csv
import io

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from etl.export.cellen import FORMULE_TEKENS, TEKST_TEKEN, cell, neutralise
from etl.export.csv import DIALECTEN, write_csv
from etl.export.xlsx import write_xlsx
from tests.kleine_editie import make_store

AANVALLEN = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "＝1+1",
    '=HYPERLINK("http://example.org","klik")',
    "=cmd|'/C calc'!A0",
    '"=1+1',
    "a\r\n=1+1",
    "https://example.org",
    "mailto:x@example.org",
    "{=1+1}",
    "\x00=1+1",
    "\x1b[31m=1",
    "\ud800=1",
    "\ufeff=1+1",
    "_x003D_1+1",
    '<b>\'t Huis</b> & co; "daar", 1.234,5',
    "007",
    "1-2",
    "TRUE",
    "nan",
)
hostile = st.one_of(
    st.sampled_from(AANVALLEN),
    st.text(max_size=40),
    st.builds(
        str.__add__,
        st.text(st.sampled_from("\t\r\n \u00a0\u200b\x00'\""), max_size=3),
        st.builds(str.__add__, st.sampled_from(FORMULE_TEKENS), st.text(max_size=20)),
    ),
)
numbers = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15)


def calculates(tekst: str) -> bool:
    """Return whether a spreadsheet may take a cell for a formula: OWASP's list."""
    return tekst[:1] in ("\t", "\r", "\n") or tekst.strip()[:1] in tuple(FORMULE_TEKENS)


@given(hostile)
def test_no_text_starts_a_calculation(tekst: str) -> None:
    assert not calculates(str(cell(tekst) or ""))


@given(hostile)
def test_only_what_would_calculate_is_changed(tekst: str) -> None:
    veilig = neutralise(tekst)
    assert veilig == (TEKST_TEKEN + tekst if calculates(tekst) else tekst)


@given(st.lists(st.tuples(hostile, numbers), max_size=6), st.sampled_from(sorted(DIALECTEN)))
def test_a_csv_reads_back_cell_for_cell(rijen: list[tuple[str, float]], dialect: str) -> None:
    frame = pd.DataFrame(
        {"naam": pd.Series([r[0] for r in rijen], dtype=object), "pct": [r[1] for r in rijen]}
    )
    inhoud = write_csv(frame, dialect)
    vorm = DIALECTEN[dialect]
    lezer = csv.reader(
        io.StringIO(inhoud.decode(vorm.codering), newline=""), delimiter=vorm.scheiding
    )
    kop, *gelezen = lezer
    assert kop == ["naam", "pct"]
    assert len(gelezen) == len(rijen)
    for (naam, pct), (tekst, getal) in zip(rijen, gelezen, strict=True):
        assert tekst == (cell(naam) or "")
        assert not calculates(tekst)
        # A negative number stays a number: no apostrophe, and the very same value.
        assert float(getal.replace(vorm.decimaal, ".")) == pct


TEKSTKOLOMMEN = ("wijk_naam", "gemeente_naam", "huur_niveau")


@pytest.mark.parametrize("dialect", sorted(DIALECTEN))
def test_every_attack_at_once_keeps_rows_and_columns(dialect: str) -> None:
    frame = pd.DataFrame(dict.fromkeys(TEKSTKOLOMMEN, AANVALLEN), dtype=object)
    vorm = DIALECTEN[dialect]
    tekst = write_csv(frame, dialect).decode(vorm.codering)
    rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=vorm.scheiding))
    assert [len(r) for r in rijen] == [3] * (1 + len(AANVALLEN))
    assert not any(calculates(c) for rij in rijen for c in rij)


@settings(max_examples=40)
@given(st.lists(hostile, min_size=9, max_size=9))
def test_a_workbook_holds_no_formula_and_no_link(
    tmp_path_factory: pytest.TempPathFactory, teksten: list[str]
) -> None:
    # Lone surrogates cannot be stored in an edition in the first place.
    schoon = [t.encode("utf-8", "ignore").decode() for t in teksten]
    velden = {k: schoon[3 * i : 3 * i + 3] for i, k in enumerate(TEKSTKOLOMMEN)}
    editie = make_store(tmp_path_factory.mktemp("store"), **velden)
    inhoud = write_xlsx(editie, "geheel", "VB")
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    cellen = [c for blad in boek for rij in blad.iter_rows() for c in rij if c.value is not None]
    assert {c.data_type for c in cellen} <= {"s", "n"}
    assert not any(c.hyperlink for c in cellen)
    assert not any(calculates(c.value) for c in cellen if c.data_type == "s")
    check_second_reader(inhoud, velden)


def check_second_reader(inhoud: bytes, velden: dict[str, list[str]]) -> None:
    """Calamine, which shares no code with writer or first reader, sees the same texts."""
    blad = CalamineWorkbook.from_filelike(io.BytesIO(inhoud)).get_sheet_by_name("wijken")
    kop, *rijen = blad.to_python()
    # The rows of the tiny edition come sorted by code: its second, its first, its third.
    for kolom, titel in (("wijk_naam", "Wijk"), ("gemeente_naam", "Gemeente")):
        verwacht = [cell(velden[kolom][i]) or "" for i in (1, 0, 2)]
        gelezen = [str(rij[kop.index(titel)]) for rij in rijen]
        assert [g.replace("\r\n", "\n") for g in gelezen] == [
            v.replace("\r\n", "\n") for v in verwacht
        ]
