"""Reports: the store's own figures, readable by people, machines and screen readers."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.contract.catalogus import catalogus
from etl.contract.getallen import getal
from etl.contract.tekst import TALEN
from etl.errors import OngeldigeAanroep
from etl.export import export
from etl.export.pdf import blokken as b
from etl.export.pdf.kaart import ONBEKEND, Kaartvraag, Laagbestand, draw
from etl.export.pdf.taal import CATALOGI
from etl.pipeline import build
from etl.store.read import Editie, open_edition
from tests.golden import stad
from tests.stad_editie import register, with_tables

VIERKANT = Laagbestand(
    ("a", "b"), ("M0 0l10 0 0 10 -10 0z", "M10 0l10 0 0 10 -10 0z"),
    ((0, 0, 10, 10), (10, 0, 20, 10)), (500.0, 600.0), 2.0,
)  # fmt: skip


def lees(pdf: bytes) -> tuple[pypdf.PdfReader, str]:
    """Return a report and its text on one line."""
    lezer = pypdf.PdfReader(io.BytesIO(pdf))
    return lezer, " ".join(" ".join(p.extract_text() for p in lezer.pages).split())


@pytest.mark.parametrize("taal", TALEN)
def test_region_report_says_the_figures_of_the_store(stadseditie: Editie, taal: str) -> None:
    _, tekst = lees(export(stadseditie, "gemeente", stad.A, "pdf", taal=taal))
    regios = stadseditie.regios
    rij = regios[(regios["niveau"] == "gemeente") & (regios["code"] == stad.A)].iloc[0]
    for kolom, decimalen in (("huishoudens", 0), ("minuten_dichtste", 0), ("gini", 2)):
        assert getal(rij[kolom], decimalen, taal) in tekst, kolom
    for _, wijk in stadseditie.wijken[stadseditie.wijken["rang"].notna()].iterrows():
        if wijk["gemeente_code"] == stad.A:
            assert wijk["wijk_naam"] in tekst


def test_report_is_accessible_and_says_what_it_is(stadseditie: Editie) -> None:
    lezer, _ = lees(export(stadseditie, "gemeente", stad.A, "pdf", taal="fr"))
    assert lezer.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert lezer.trailer["/Root"]["/Lang"].startswith("fr")
    assert lezer.metadata.title.startswith("Synthèse")
    assert b"pdfuaid:part" in lezer.trailer["/Root"]["/Metadata"].get_data()


def test_every_map_and_chart_has_words_of_its_own(stadseditie: Editie) -> None:
    lezer, _ = lees(export(stadseditie, "geheel", "VB", "pdf"))
    figuren = [d for d in _tree(lezer.trailer["/Root"]["/StructTreeRoot"]) if "/Alt" in d]
    assert len(figuren) >= 2
    assert all(len(str(d["/Alt"])) > 20 for d in figuren)


def _tree(knoop: object) -> Iterator[dict]:
    knoop = knoop.get_object() if hasattr(knoop, "get_object") else knoop
    if isinstance(knoop, dict):
        yield knoop
        yield from _tree(knoop.get("/K", []))
    elif isinstance(knoop, list):
        for kind in knoop:
            yield from _tree(kind)


def test_wijk_report_of_every_kind_of_wijk(stadseditie: Editie) -> None:
    for code, rij in stadseditie.wijken.iterrows():
        _, tekst = lees(export(stadseditie, "wijk", str(code), "pdf"))
        assert rij["wijk_naam"] in tekst
        if rij["onbewoond"]:
            assert "wonen geen huishoudens" in tekst
        else:
            assert getal(rij["huishoudens"]) in tekst


def test_wijk_report_leads_with_the_margin_and_names_what_has_no_address(
    stadseditie: Editie,
) -> None:
    vaag = {"locatie_precisie": "gemeente", "naam": "De Kring"}
    editie = register(stadseditie, {}, vaag)
    code = str(editie.wijken.index[0])
    rij = {"minuten_dichtste": 261.0, "minuten_p05": 7.0, "minuten_p95": 60.0}
    wijken = editie.wijken.copy()
    wijken.loc[code, list(rij)] = list(rij.values())
    tekst = lees(export(with_tables(editie, wijken=wijken), "wijk", code, "pdf"))[1]
    assert "7 min – 60 min" in tekst
    assert "261 min volgens de bekende adressen" in tekst
    assert "kennen we alleen de gemeente, niet het adres: De Kring." in tekst
    assert "De Kring" not in lees(export(stadseditie, "wijk", code, "pdf"))[1]


def test_unknown_wijk_and_language_are_told(stadseditie: Editie) -> None:
    with pytest.raises(OngeldigeAanroep, match="bestaat niet"):
        export(stadseditie, "wijk", "zzz", "pdf")
    with pytest.raises(OngeldigeAanroep, match="kies uit nl, fr, en"):
        export(stadseditie, "geheel", "VB", "pdf", taal="de")
    with pytest.raises(OngeldigeAanroep, match="kies een regio"):
        export(stadseditie, "wijk", str(stadseditie.wijken.index[0]), "xlsx")


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=60))
def test_no_text_becomes_markup(kwaad: str) -> None:
    for tekst in (kwaad, f"#panic()[{kwaad}]", f"$ {kwaad} $ *x* @y <z> \\ //", f"*{kwaad}*"):
        rapport = b.Rapport(
            titel="T", boven=tekst, onder="o", omschrijving=tekst, trefwoorden=("t",), maker="m",
            kort="k", voet="v", taal="nl",
            blokken=b.samen(
                b.alinea(tekst), b.lijst([tekst]), b.melding(tekst),
                b.tabel(tekst, [b.Kolom("naam", 1, getal=False)], [[tekst]]),
            ),
        )  # fmt: skip
        assert b.compile_pdf(rapport, "2026-03").startswith(b"%PDF")


def test_markup_of_a_name_is_printed_as_it_stands() -> None:
    tekst = "#panic() *vet* https://x.be =1+1"
    rapport = b.Rapport("T", "b", "o", "s", ("t",), "m", "k", "v", "nl", b.samen(b.alinea(tekst)))
    lezer, gelezen = lees(b.compile_pdf(rapport, "2026-03-05"))
    assert tekst in gelezen
    assert not any("/Annots" in blad for blad in lezer.pages)


def test_map_has_a_path_an_area_and_hatches_the_unknown() -> None:
    svg = draw(Kaartvraag(VIERKANT, {"a": "#ff0000", "b": ONBEKEND}, VIERKANT, [(510.0, 610.0)]))
    assert '<path d="M0 0l10 0 0 10 -10 0z" fill="#ff0000"/>' in svg
    assert f'fill="{ONBEKEND}"' in svg
    assert '<circle cx="5" cy="5"' in svg
    assert 'viewBox="0 0 22 12"' in svg


def test_steps_of_an_axis_are_round_and_reach_the_ends() -> None:
    assert b.nette_stappen(0, 23) == [0, 5, 10, 15, 20, 25]
    assert b.nette_stappen(0, 0.9)[-1] >= 0.9
    assert b.nette_stappen(0, 0) == [0.0, 1e-09] or b.nette_stappen(0, 0)[0] == 0


def test_a_gap_in_a_series_is_a_gap_in_its_line() -> None:
    assen = b.Assen((0, 4), (0, 10), {}, {})
    blok = b.grafiek("t", "a", assen, {"x": [(0, 0), (1, float("nan")), (2, 5), (4, 10)]})
    assert blok["reeksen"][0]["stukken"] == [[[0.0, 0.0]], [[0.5, 0.5], [1.0, 1.0]]]
    json.dumps(blok, allow_nan=False)


def test_words_are_the_same_in_every_language() -> None:
    assert catalogus(CATALOGI, "fr").keys() == catalogus(CATALOGI, "nl").keys()
    assert catalogus(CATALOGI, "en").keys() == catalogus(CATALOGI, "nl").keys()


def test_a_region_of_an_edition_without_draws_has_its_report_too(tmp_path: Path) -> None:
    build(stad.write(tmp_path / "data"), tmp_path / "store", draws=False)
    pdf = export(open_edition(tmp_path / "store"), "gemeente", stad.A, "pdf")
    assert pdf.startswith(b"%PDF")
