"""Every figure is registered, in three languages, and says what the code does."""

import dataclasses
import re

import pandas as pd
import pytest

from etl.contract.aanbod import WERKMODELLEN
from etl.contract.columns import KOLOMMEN
from etl.contract.figures import (
    FIGUREN,
    GROEPEN,
    JA_NEE,
    KLASSEN_CLUSTER,
    KLASSEN_DING,
    KLASSEN_HUUR,
    KLASSEN_HUURBRON,
    KLASSEN_KLOOF,
    KLASSEN_REGISTER,
    KLASSEN_ROBUUST,
    KLASSEN_STABILITEIT,
    NIVEAU_WOORDEN,
    ONDERDELEN_NOOD,
    REDENEN_ONBEKEND,
    TERTIELEN_GEBREK,
    TERTIELEN_NOOD,
    WONINGTYPES_VERKOOP,
    Figuur,
    class_count,
    explain,
    nearest_figures,
)
from etl.contract.sources import BRONNEN
from etl.contract.tekst import TALEN, Tekst
from etl.measures import (
    barrier,
    certainty,
    clusters,
    digital,
    ding,
    distribution,
    equity,
    gain,
    gap,
    lorenz,
    ranks,
    regions,
    rent,
    sensitivity,
    travel,
    wijken,
)

VELDEN_TEKST = ("titel", "uitleg", "formule", "niveau", "let_op")
WOORDEN = {
    "GROEPEN": GROEPEN,
    "JA_NEE": JA_NEE,
    "KLASSEN_CLUSTER": KLASSEN_CLUSTER,
    "KLASSEN_DING": KLASSEN_DING,
    "KLASSEN_HUUR": KLASSEN_HUUR,
    "KLASSEN_HUURBRON": KLASSEN_HUURBRON,
    "KLASSEN_KLOOF": KLASSEN_KLOOF,
    "KLASSEN_REGISTER": KLASSEN_REGISTER,
    "KLASSEN_ROBUUST": KLASSEN_ROBUUST,
    "KLASSEN_STABILITEIT": KLASSEN_STABILITEIT,
    "NIVEAU_WOORDEN": NIVEAU_WOORDEN,
    "ONDERDELEN_NOOD": ONDERDELEN_NOOD,
    "REDENEN_ONBEKEND": REDENEN_ONBEKEND,
    "TERTIELEN_GEBREK": TERTIELEN_GEBREK,
    "TERTIELEN_NOOD": TERTIELEN_NOOD,
    "WONINGTYPES_VERKOOP": WONINGTYPES_VERKOOP,
}

alle_figuren = pytest.mark.parametrize("figuur", FIGUREN.values(), ids=FIGUREN.keys())


@alle_figuren
def test_every_text_stands_in_three_languages_that_differ_from_the_dutch(figuur: Figuur):
    for veld in VELDEN_TEKST:
        tekst: Tekst = getattr(figuur, veld)
        for taal in TALEN:
            woorden = tekst.in_taal(taal)
            assert woorden == woorden.strip()
            assert woorden
        if veld in ("uitleg", "formule", "let_op"):
            assert len({tekst.nl, tekst.fr, tekst.en}) == 3, veld


@alle_figuren
def test_sentences_start_with_a_capital_or_number_and_end_with_a_stop(figuur: Figuur):
    for veld in ("uitleg", "formule", "let_op"):
        for taal in TALEN:
            zin = getattr(figuur, veld).in_taal(taal)
            assert re.match(r"[A-ZÀÉ0-9]", zin), zin
            assert zin.endswith("."), zin


@alle_figuren
def test_explanation_is_short_and_numbers_are_written_as_the_language_does(figuur: Figuur):
    assert len(figuur.uitleg.nl) <= 220
    assert len(figuur.uitleg.nl.split(". ")) <= 2
    for veld in VELDEN_TEKST:
        tekst = getattr(figuur, veld)
        assert not re.search(r"\d\.\d", f"{tekst.nl} {tekst.fr}"), veld
        assert not re.search(r"\d,\d(?!\d\d)", tekst.en), veld


@alle_figuren
def test_sources_exist_and_are_named_once(figuur: Figuur):
    assert figuur.bronnen
    assert set(figuur.bronnen) <= set(BRONNEN)
    assert len(set(figuur.bronnen)) == len(figuur.bronnen)


@alle_figuren
def test_group_unit_and_classes_fit_together(figuur: Figuur):
    assert figuur.groep in GROEPEN
    assert figuur.decimalen >= 0
    if figuur.kolom.endswith("_pct"):
        assert figuur.eenheid.startswith("%")
    if figuur.klassen:
        assert figuur.eenheid == ""


@alle_figuren
def test_explain_tells_meaning_formula_level_sources_and_caveats(figuur: Figuur):
    for taal in TALEN:
        tekst = explain(figuur.kolom, taal)
        for veld in VELDEN_TEKST:
            assert getattr(figuur, veld).in_taal(taal) in tekst
        for bron in figuur.bronnen:
            assert BRONNEN[bron].attributie in tekst
            assert BRONNEN[bron].licentie in tekst
        for sleutel, woord in figuur.klassen.items():
            assert f"{sleutel} = {woord.in_taal(taal)}" in tekst


def test_an_unknown_figure_is_answered_by_the_nearest_or_by_all():
    assert nearest_figures("deking_pct", FIGUREN)[0] == "dekking_pct"
    assert nearest_figures("zzz", FIGUREN) == sorted(FIGUREN)
    with pytest.raises(KeyError):
        explain("zzz")


@pytest.mark.parametrize("naam", WOORDEN)
def test_class_words_stand_in_three_languages_and_no_two_are_the_same(naam):
    woorden = WOORDEN[naam].values()
    for taal in TALEN:
        gezien = [w.in_taal(taal) for w in woorden]
        assert all(w == w.strip() and w for w in gezien)
        assert len(set(gezien)) == len(gezien)


def test_figures_of_one_table_never_share_a_title():
    for taal in TALEN:
        titels = [f.titel.in_taal(taal) for f in FIGUREN.values()]
        assert len(set(titels)) == len(titels)


def test_gap_has_nine_classes_named_by_both_thirds():
    assert len(KLASSEN_KLOOF) == 9
    for sleutel, woord in KLASSEN_KLOOF.items():
        nood, gebrek = sleutel.split("-")
        assert woord.nl == f"{TERTIELEN_NOOD[nood].nl}, {TERTIELEN_GEBREK[gebrek].nl}"


def test_every_werkmodel_has_its_coverage():
    for model in WERKMODELLEN.values():
        assert model.naam.nl in FIGUREN[f"dekking_{model.sleutel}_pct"].titel.nl


def test_every_werkmodel_has_its_part_of_the_shared_supply():
    geheel = FIGUREN["e2sfca_per_1000"]
    for model in WERKMODELLEN.values():
        deel = FIGUREN[f"e2sfca_{model.sleutel}_per_1000"]
        assert model.naam.nl in deel.titel.nl
        assert f"“{geheel.titel.nl}”, maar" in deel.formule.nl
        assert (deel.eenheid, deel.decimalen) == (geheel.eenheid, geheel.decimalen)


def test_every_class_that_regions_count_has_its_figure():
    for kolom, waarden in regions.KLASSEN.items():
        assert tuple(FIGUREN[kolom].klassen) == waarden
        for waarde in waarden:
            assert class_count(kolom, waarde) in FIGUREN


def test_texts_tell_the_settings_that_run():
    meters = f"{travel.limit_metres(travel.MINUTEN):.0f}"
    for kolom in ("dekking_pct", "aantal_bereikbaar", "modellen_bereikbaar", "keuze_effectief"):
        assert f"{meters} meter" in FIGUREN[kolom].formule.nl
    for kolom in ("minuten_dichtste", "minuten_drie_modellen"):
        minuten = FIGUREN[kolom].formule.nl
        assert f"{travel.LOOPSNELHEID_KMH}".replace(".", ",") in minuten
        assert f"× {travel.OMWEG}".replace(".", ",") in minuten
    assert f"{travel.MINUTEN} minuten" in FIGUREN["dekking_pct"].uitleg.nl
    assert f"minder dan {gap.MINIMUM_HUISHOUDENS} huishoudens" in FIGUREN["klein"].formule.nl
    assert f"{gap.MINIMUM_HUISHOUDENS}" in REDENEN_ONBEKEND["klein"].nl
    groei = FIGUREN["huur_groei_pct_jaar"].formule.nl
    assert f"de laatste {rent.JAREN} jaren" in groei
    assert f"minstens {rent.HUUR.jaren} van de laatste" in groei
    assert f"minstens {rent.HUUR.gebieden} gemeenten" in groei
    assert f"minstens {rent.KOOPPRIJS.jaren} van de laatste" in groei
    grens = f"{rent.GRENS_PUNTEN}".replace(".", ",")
    assert f"Boven {grens} punten" in FIGUREN["huur_signaal"].formule.nl
    assert tuple(KLASSEN_HUUR) == rent.KLASSEN
    assert set(KLASSEN_HUURBRON) == {rent.HUUR.bron, rent.KOOPPRIJS.bron}
    assert tuple(WONINGTYPES_VERKOOP) == rent.VERKOOPTYPES
    assert digital.JAREN == 3
    assert "laatste drie kalenderjaren" in FIGUREN["internet_zonder_pct"].formule.nl
    assert gap.DUN_DEEL == 0.25
    assert "een kwart" in FIGUREN["register"].formule.nl


def _nl(getal: float) -> str:
    """Return a number as Dutch texts write it."""
    return f"{getal:g}".replace(".", ",")


def test_rings_of_shared_supply_are_those_that_run():
    formule = FIGUREN["e2sfca_per_1000"].formule.nl
    stappen = sorted(wijken.E2SFCA_STAPPEN_MIN.items())
    (eerste, zwaarst), *verder = stappen
    assert f"gewicht is {_nl(zwaarst)} tot en met {_nl(eerste)} minuten" in formule
    for minuten, gewicht in verder:
        assert f"{_nl(gewicht)} tot en met {_nl(minuten)} minuten" in formule
    assert len(re.findall("tot en met", formule)) == len(stappen)


def test_draws_of_ranks_are_told_as_they_run():
    for kolom, grens in (("rang_p05", ranks.ONDER), ("rang_p95", ranks.BOVEN)):
        formule = FIGUREN[kolom].formule.nl
        assert f"{ranks.TREKKINGEN} keer" in formule
        assert f"{sensitivity.TREKKINGEN} keer ergens" in formule
        assert f"voor {ranks.KEREN} rijen" in formule
        assert f"{_nl(ranks.MINUTEN[0])} tot {_nl(ranks.MINUTEN[1])} minuten" in formule
        assert f"omweg van {_nl(ranks.OMWEG[0])} tot {_nl(ranks.OMWEG[1])}" in formule
        krap = travel.limit_metres(ranks.MINUTEN[0], detour=ranks.OMWEG[1])
        ruim = travel.limit_metres(ranks.MINUTEN[1], detour=ranks.OMWEG[0])
        assert f"{krap:.0f} tot {ruim:.0f} meter" in formule
        assert f"minstens {_nl(100 * grens)} %" in formule
    assert pytest.approx(0.9) == ranks.BOVEN - ranks.ONDER
    assert "negen van de tien" in FIGUREN["rang_p05"].uitleg.nl
    assert ranks.DELEN == 3
    assert "hetzelfde derde" in FIGUREN["robuust"].formule.nl
    assert set(KLASSEN_ROBUUST) == {ranks.ROBUUST, ranks.HANGT_AF}


def test_draws_of_unsure_places_are_told_as_they_run():
    for maat in ("dekking", "minuten"):
        for achter, grens in (("p05", sensitivity.ONDER), ("p95", sensitivity.BOVEN)):
            formule = FIGUREN[f"{maat}_{achter}"].formule.nl
            assert f"{sensitivity.TREKKINGEN} keer" in formule
            assert f"minstens {_nl(100 * grens)} %" in formule
        assert f"{maat}_zonder" in FIGUREN
    *eerste, laatste = sensitivity.ONZEKERE_PRECISIES
    soorten = f"alleen de {', '.join(eerste)} of {laatste} kennen"
    for kolom in ("dekking_p05", "minuten_zonder", "rang_p05"):
        assert soorten in FIGUREN[kolom].formule.nl


def test_clusters_are_told_as_they_run():
    formule = FIGUREN["cluster_toegang"].formule
    assert f"{certainty.PERMUTATIES} keer" in formule.nl
    assert f"{certainty.PERMUTATIES:,} times" in formule.en
    assert f"({certainty.PERMUTATIES} + 1)" in FIGUREN["cluster_toegang_p"].formule.nl
    assert f"hoogstens {_nl(100 * clusters.FDR)} %" in formule.nl
    assert f"minder dan {gap.MINIMUM_HUISHOUDENS} " in FIGUREN["cluster_toegang"].let_op.nl
    assert set(KLASSEN_CLUSTER) == set(clusters.LABELS)
    for label, woord in KLASSEN_CLUSTER.items():
        if label in clusters.KWADRANTEN:
            ver = ["ver" if letter == "H" else "dichtbij" for letter in label]
            assert woord.nl == " tussen ".join(ver)


def test_digital_risk_and_double_barrier_are_told_as_they_run():
    risico = FIGUREN["digitaal_risico"]
    assert f"0 tot {_nl(digital.HOOGSTE)}" in risico.eenheid
    assert f"{_nl(digital.HOOGSTE)} × (waarde" in risico.formule.nl
    assert set(digital.GEWICHTEN.values()) == {1.0}
    assert "elk even zwaar" in risico.formule.nl
    assert len(digital.ONDERDELEN) == 3
    for indicatoren in digital.ONDERDELEN.values():
        for kolom in indicatoren:
            assert FIGUREN[kolom].titel.nl in risico.formule.nl
            omgekeerd = kolom in digital.OMGEKEERD
            assert FIGUREN[kolom].richting == ("laag is nadeel" if omgekeerd else "hoog is nadeel")
            assert set(FIGUREN[kolom].bronnen) <= set(risico.bronnen)
    assert "geschat" in risico.titel.nl
    assert barrier.SLECHTSTE_DEEL == 1 / 5
    assert "een vijfde van de huishoudens" in FIGUREN["dubbele_drempel_pct"].formule.nl
    meerderheid = f"meer dan {_nl(barrier.MEERDERHEID_PCT)} %"
    assert meerderheid in FIGUREN["dubbele_drempel"].formule.nl


def test_need_names_the_components_that_run():
    assert tuple(ONDERDELEN_NOOD) == tuple(
        wijken.components(
            pd.DataFrame(
                0.0,
                index=["w"],
                columns=[
                    *("huur_verschil_punten", "huur_niveau", "digitaal_risico"),
                    *("wagens_per_huishouden", "alleenwonend_pct", "alleenwonend_niveau"),
                ],
            )
        )
    )
    assert set(FIGUREN["digitaal_risico"].bronnen) <= set(FIGUREN["nood"].bronnen)


def test_checks_of_the_rent_signal_are_told_as_they_run():
    assert tuple(KLASSEN_STABILITEIT) == rent.STABILITEIT
    assert f"venster van {rent.JAREN} jaren" in FIGUREN["huur_stabiliteit"].formule.nl
    assert tuple(KLASSEN_DING) == ding.KLASSEN
    assert f"venster van {rent.JAREN} jaren" in FIGUREN["ding_klasse"].formule.nl


def test_equity_is_told_as_it_runs():
    verdeling = {k for k, f in FIGUREN.items() if f.groep == "verdeling"}
    buiten = {"huishoudens_bekend", "huishoudens_onbekend"}
    curve = {"deel_huishoudens", "deel"}
    assert set(equity.KOLOMMEN) - buiten | {"huishoudens_minuten_onbekend"} | curve == verdeling
    assert lorenz.TIENDEN.tolist() == [i / 10 for i in range(11)]
    assert "in tienden: 0, 0,1 tot en met 1" in FIGUREN["deel_huishoudens"].formule.nl
    for kolom in ("erreygers", "fgt0", "fgt1"):
        assert f"{travel.MINUTEN} minuten" in FIGUREN[kolom].uitleg.nl
    palma = FIGUREN["palma"].formule.nl
    assert f"verste {_nl(100 * distribution.PALMA_TOP)} %" in palma
    assert f"dichtste {_nl(100 * distribution.PALMA_ONDER)} %" in palma


def test_new_places_are_told_as_they_run():
    een, drie = (FIGUREN[kolom] for kolom in gain.WINST)
    meters = f"{travel.limit_metres(travel.MINUTEN):.0f}"
    assert f"hoogstens {meters} meter" in een.formule.nl
    assert f"verder dan {meters} meter" in een.formule.nl
    assert f"vierkant van {gain.CEL_M} meter" in een.formule.nl
    assert "Church en ReVelle (1974)" in drie.formule.nl
    assert f"{gain.TIJDSLIMIET_S} seconden" in FIGUREN[gain.BEWEZEN].formule.nl


def test_a_place_that_closes_is_told_at_the_metres_that_run():
    figuur = FIGUREN["huishoudens_enkel_hier"]
    assert figuur.formule.nl.count(f"{wijken.STANDAARD_METRES:.0f} meter") == 2
    assert f"binnen {travel.MINUTEN} minuten" in figuur.uitleg.nl


def test_a_figure_that_is_also_a_column_of_the_contract_has_the_same_unit():
    for kolom in set(FIGUREN) & set(KOLOMMEN):
        assert FIGUREN[kolom].eenheid == KOLOMMEN[kolom].eenheid


def test_a_figure_cannot_be_changed_in_passing():
    with pytest.raises(dataclasses.FrozenInstanceError):
        FIGUREN["rang"].decimalen = 3
