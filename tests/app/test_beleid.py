"""The page for deciding: at equal weights the edition's figures, at others the same measures."""

import re
from html import unescape
from types import SimpleNamespace
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import prioriteit, prioriteitslijst, trend, waarden
from dashboard.parts import beleid_lijst
from dashboard.parts.beleid_download import lijst_van
from dashboard.prioriteit import NOOD, RISICO, Gewichten, Rijen
from dashboard.prioriteitslijst import Filter
from dashboard.state.beleid import DELEN, ZWAARST, Beleid
from dashboard.state.velden import NIVEAUS
from dashboard.waarden import Vraag
from etl.contract.aanbod import STANDAARD_TYPES
from etl.measures import access
from etl.measures.wijken import components
from etl.pipeline import build
from etl.store.read import Editie
from tests.app.bezoek import bezoek, html
from tests.golden import stad

OPNIEUW = [
    "digitaal_risico",
    "dubbele_drempel_pct",
    "dubbele_drempel",
    "nood",
    "nood_onderdelen",
    "kloof_prioriteit",
    "kloof_klasse",
    "rang",
    "rang_p05",
    "rang_p95",
    "robuust",
]


def rijen_van(editie: Editie) -> Rijen:
    return prioriteit.rijen(editie, access.nearest(editie.reach, STANDAARD_TYPES))


def gelijk(editie: Editie, gewichten: Gewichten) -> None:
    nieuw = prioriteit.herreken(editie, gewichten, rijen_van(editie))
    assert list(nieuw) == OPNIEUW
    pd.testing.assert_frame_equal(nieuw, editie.wijken[OPNIEUW], check_exact=True)
    risico = prioriteit.risico(editie, gewichten.kern())
    pd.testing.assert_series_equal(
        risico, editie.wijken["digitaal_risico"], check_exact=True, check_names=False
    )


# ---- the figures -----------------------------------------------------------------------------


@pytest.mark.parametrize("hoogte", [1, 5, 10])
def test_equal_weights_give_the_edition_to_the_last_bit(stadseditie: Editie, hoogte: int) -> None:
    gelijk(stadseditie, Gewichten((hoogte,) * len(NOOD), (hoogte,) * len(RISICO)))


@pytest.mark.slow
def test_equal_weights_give_the_real_edition_to_the_last_bit(editie: Editie) -> None:
    gelijk(editie, Gewichten((7,) * len(NOOD), (3,) * len(RISICO)))


@pytest.mark.slow
def test_need_at_other_weights_is_the_weighted_mean_of_the_percentiles(editie: Editie) -> None:
    """Worked anew here, for one wijk: no call of the function that is tested."""
    nieuw = prioriteit.herreken(editie, Gewichten((10, 0, 5, 5)), rijen_van(editie))
    code, wijken = "44021W07", editie.wijken
    som = 0.0
    for sleutel, gewicht in (("huur", 10), ("wagens", 5), ("alleenwonend", 5)):
        deel = components(wijken)[sleutel]
        waarde = -deel.waarde if deel.omgekeerd else deel.waarde
        telt = waarde.notna()
        weegt = wijken["huishoudens"].where(telt, 0)
        onder = weegt[waarde < waarde[code]].sum()
        zelfde = weegt[waarde == waarde[code]].sum()
        som += gewicht * (onder + zelfde / 2) / weegt.sum()
    assert nieuw.loc[code, "nood"] == pytest.approx(100 * som / 20, rel=1e-12)
    assert nieuw.loc[code, "nood_onderdelen"] == "huur|wagens|alleenwonend"
    rang = nieuw["rang"].dropna()
    hoogste = nieuw["kloof_prioriteit"].idxmax()
    assert rang.index[rang == 1].tolist() == [hoogste]


def test_a_component_that_weighs_nothing_draws_the_intervals_anew(stadseditie: Editie) -> None:
    assert not prioriteit.eigen_trekking(Gewichten((9, 1, 1, 1)))
    assert prioriteit.eigen_trekking(Gewichten((9, 0, 1, 1)))
    assert prioriteit.eigen_trekking(Gewichten(risico=(1, 1, 2)))
    nieuw = prioriteit.herreken(stadseditie, Gewichten((9, 0, 1, 1)), rijen_van(stadseditie))
    gerangschikt = nieuw["rang"].notna()
    assert nieuw.loc[gerangschikt, ["rang_p05", "rang_p95", "robuust"]].notna().all(axis=None)


@pytest.mark.parametrize("nood", [(0, 0, 0, 0), (5, 0, 0, 0)])
def test_fewer_than_two_components_leave_need_and_rank_unknown(
    stadseditie: Editie, nood: tuple[int, ...]
) -> None:
    nieuw = prioriteit.herreken(stadseditie, Gewichten(nood), rijen_van(stadseditie))
    assert (
        nieuw[["nood", "kloof_prioriteit", "kloof_klasse", "rang", "robuust"]].isna().all(axis=None)
    )


def test_digital_risk_that_weighs_nothing_is_unknown(stadseditie: Editie) -> None:
    nieuw = prioriteit.herreken(stadseditie, Gewichten(risico=(0, 0, 0)), rijen_van(stadseditie))
    assert nieuw["digitaal_risico"].isna().all()
    assert nieuw["dubbele_drempel"].isna().all()
    assert not nieuw["nood_onderdelen"].dropna().str.contains("digitaal").any()


def test_base_of_one_gemeente_says_what_tells_nothing_apart(stadseditie: Editie) -> None:
    """Every component of the risk is known per gemeente at best: one value there."""
    assert set(prioriteit.zonder_verschil(stadseditie, Gewichten(basis=("gemeente", "90001")))) == (
        set(RISICO)
    )


@pytest.mark.slow
def test_concentration_by_wijk_is_that_of_the_rows(editie: Editie) -> None:
    rijen = rijen_van(editie)
    for niveau, code in (("geheel", "VB"), ("gemeente", "44021"), ("provincie", "10000")):
        binnen = np.ones(len(editie.wijken), bool)
        if niveau != "geheel":
            binnen = (editie.wijken[f"{niveau}_code"] == code).to_numpy()
        regios = editie.regios
        rij = regios[(regios["niveau"] == niveau) & (regios["code"] == code)].iloc[0]
        zelf = prioriteit.concentratie(editie.wijken["nood"], rijen, binnen)
        assert zelf == pytest.approx(rij["concentratie"], abs=1e-9)


# ---- the list --------------------------------------------------------------------------------


def test_list_is_in_order_of_rank_and_says_why_others_have_none(stadseditie: Editie) -> None:
    cijfers = prioriteit.herreken(stadseditie, Gewichten(), rijen_van(stadseditie))
    lijst = prioriteitslijst.wijken_van(stadseditie, cijfers, stadseditie.wijken.index)
    rang = lijst["rang"].dropna()
    assert rang.is_monotonic_increasing
    assert lijst["rang"].isna().tolist() == sorted(lijst["rang"].isna())
    assert lijst["plaats"].dropna().min() == 1
    # B's register is empty, and of its two wijken the second is too small as well.
    assert prioriteitslijst.reden(lijst).dropna().to_dict() == {
        "90002W01": "leeg",
        "90002W02": "klein",
    }


def test_filters_leave_out_what_is_not_known() -> None:
    wijken = pd.DataFrame(
        {
            "robuust": ["robuust", "hangt_af_van_aannames", None],
            "dubbele_drempel": pd.array([False, True, pd.NA], dtype="boolean"),
            "nood": [80.0, 40.0, np.nan],
        },
        index=list("abc"),
    )
    assert list(wijken[Filter().geldt(wijken)].index) == ["a", "b", "c"]
    assert list(wijken[Filter(robuust=True).geldt(wijken)].index) == ["a"]
    assert list(wijken[Filter(drempel=True).geldt(wijken)].index) == ["b"]
    assert list(wijken[Filter(nood=40).geldt(wijken)].index) == ["a", "b"]
    assert Filter(robuust=True, nood=90).geldt(wijken).sum() == 0


def test_map_at_equal_weights_is_the_map_of_the_gap(stadseditie: Editie) -> None:
    cijfers = prioriteit.herreken(stadseditie, Gewichten(), rijen_van(stadseditie))
    zelf = prioriteitslijst.vlakken(stadseditie, cijfers)
    ander = waarden.antwoord(stadseditie, Vraag("kloof"), None)
    pd.testing.assert_frame_equal(zelf, ander)


# ---- the state -------------------------------------------------------------------------------

gewicht = st.integers(0, ZWAARST)


@st.composite
def toestanden(trek: st.DrawFn) -> Beleid:
    niveau = trek(st.sampled_from(NIVEAUS))
    return Beleid(
        niveau=niveau,
        gebied=""
        if niveau == "geheel"
        else trek(st.from_regex(r"[A-Za-z0-9]{1,8}", fullmatch=True)),
        deel=trek(st.sampled_from(DELEN)),
        **{f"weegt_{k}": trek(gewicht) for k in NOOD},
        **{f"risico_{k}": trek(gewicht) for k in RISICO},
        basis=trek(st.sampled_from(["", "regio"])),
        robuust=trek(st.booleans()),
        drempel=trek(st.booleans()),
        nood=trek(st.sampled_from(range(0, 100, 5))),
        wijk=trek(st.sampled_from(["", "44021W07"])),
        reeks=trek(st.sampled_from(list(trend.REEKSEN))),
        jaar=trek(st.one_of(st.just(0), st.integers(1000, 9999))),
    )


@given(toestanden())
def test_a_link_means_the_view_it_was_made_from(toestand: Beleid) -> None:
    assert Beleid.lees(toestand.schrijf()) == toestand


VELDEN = [*Beleid.__dataclass_fields__, "x"]


@given(st.dictionaries(st.sampled_from(VELDEN), st.text(max_size=40)))
def test_any_url_means_some_view(parameters: dict[str, str]) -> None:
    toestand = Beleid.lees(parameters)
    assert toestand.deel in DELEN
    assert toestand.reeks in trend.REEKSEN
    assert all(0 <= w <= ZWAARST for w in (*toestand.gewichten.nood, *toestand.gewichten.risico))
    assert toestand.jaar == 0 or 0 <= toestand.jaar <= 9999


def test_defaults_stay_out_of_the_url_and_are_the_editions_weights() -> None:
    assert Beleid().schrijf() == {}
    assert Beleid().gewichten.gewoon


def test_the_whole_is_its_own_base_and_a_strange_wijk_goes() -> None:
    wijken = pd.DataFrame({"gemeente_code": ["90001", "90002"]}, index=["a", "b"])
    editie = SimpleNamespace(wijken=wijken)
    assert Beleid(basis="regio").passend(editie) == Beleid()
    assert Beleid("gemeente", "90001", basis="regio", wijk="b").passend(editie).wijk == ""
    assert Beleid("gemeente", "90001", basis="regio").passend(editie).gewichten.basis == (
        "gemeente",
        "90001",
    )


# ---- the series ------------------------------------------------------------------------------


def test_a_year_without_a_value_stays_missing_and_no_level_fills_another() -> None:
    waarneming = pd.DataFrame(
        [
            ("gewest", "02000", 2010, 9.0),
            ("gewest", "02000", 2012, 7.0),
            ("gewest", "04000", 2010, 8.0),
            ("provincie", "10000", 2010, 5.0),
            ("provincie", "10000", 2011, None),
        ],
        columns=["niveau", "code", "jaar", "waarde"],
    )
    wijken = pd.DataFrame(
        {
            "gemeente_code": ["11", "21"],
            "provincie_code": ["10000", None],
            "gewest_code": ["02000", "04000"],
        },
        index=["a", "b"],
    )
    editie = SimpleNamespace(wijken=wijken, observations=lambda _: waarneming)
    tabel = trend.waarden(editie, trend.REEKSEN["internet"])
    per = trend.per_gemeente(editie, tabel)
    assert per.columns.tolist() == [2010, 2011, 2012]
    assert per.loc["11", 2010] == 5.0
    assert per.loc["21", 2010] == 8.0
    # The gewest has a value for 2012; the provincie has not, and is not filled from it.
    assert per.loc["11", [2011, 2012]].isna().all()
    lijnen = trend.lijnen(editie, tabel, "gemeente", "11")
    assert [(lijn.niveau, lijn.code) for lijn in lijnen] == [
        ("gewest", "02000"),
        ("provincie", "10000"),
    ]


@pytest.mark.slow
def test_series_are_the_publishers_figures(editie: Editie) -> None:
    for sleutel, reeks in trend.REEKSEN.items():
        tabel = trend.waarden(editie, reeks)
        bron = editie.observations(reeks.tabel)
        if reeks.woningtype:
            bron = bron[bron["woningtype"] == reeks.woningtype]
        assert tabel.notna().sum().sum() == bron["waarde"].notna().sum(), sleutel
        gent = bron[(bron["code"] == "44021") & (bron["jaar"] == 2024)]
        if len(gent):
            assert tabel.T[("gemeente", "44021")][2024] == gent["waarde"].iloc[0] / 1000


# ---- the page --------------------------------------------------------------------------------


@pytest.mark.parametrize("taal", ["nl", "fr", "en"])
@pytest.mark.parametrize("deel", DELEN)
def test_every_section_in_every_language(monkeypatch, stadsstore, deel, taal) -> None:
    app = bezoek(monkeypatch, stadsstore, "beleid", deel=deel, taal=taal)
    assert not app.error
    assert '<h2 class="bk-kaarttitel">' in html(app)


def test_list_leads_to_the_profile_and_tells_what_it_does_not_know(monkeypatch, stadsstore) -> None:
    tekst = html(bezoek(monkeypatch, stadsstore, "beleid"))
    assert 'href="/profiel?wijk=90001W01"' in tekst
    assert "1 wijk heeft geen rang, omdat het register in haar gemeente leeg is." in tekst
    assert "Het register kent geen enkele plaats van de gewone soorten in 1 gemeente" in tekst
    assert "Eigen gewichten" not in tekst


@pytest.mark.parametrize(
    ("waarde", "interval", "eerst", "dan"),
    [
        (12.0, (5.0, 60.0), "12", "tussen 5 en 60"),
        (5.0, (5.4, 60.0), "5", "tussen 5 en 60"),
        # The one place nearby has no address: what is known is the interval.
        (251.1, (4.8, 56.3), "tussen 5 en 56", "251 volgens de bekende adressen"),
        (4.0, (21.0, 1370.0), "tussen 21 en 1.370", "4 volgens de bekende adressen"),
        (12.0, (12.2, 11.9), "12", ""),
        (12.0, (None, None), "12", ""),
        (12.0, (float("nan"), float("nan")), "12", ""),
    ],
)
def test_a_value_outside_its_own_interval_comes_after_it(waarde, interval, eerst, dan) -> None:
    rij = dict(zip(("minuten_p05", "minuten_p95"), interval, strict=True))
    cel = beleid_lijst.met_marge(rij | {"minuten_dichtste": waarde}, "minuten_dichtste")
    assert cel == (f'{eerst} <span class="bk-bij">{dan}</span>' if dan else eerst)


@pytest.mark.slow
def test_a_top_that_hangs_on_assumptions_is_told_and_the_rest_offered(monkeypatch, store) -> None:
    """In Oost-Vlaanderen Ronse stands on top: its one place is known without an address."""
    tekst = html(bezoek(monkeypatch, store, "beleid", niveau="provincie", gebied="40000"))
    k, van = map(
        int, re.search(r"Van de eerste (\d+) wijken hangt bij (\d+)", tekst).groups()[::-1]
    )
    assert 2 * k > van
    link = re.search(r'href="(/beleid[^"]*robuust[^"]*)"', tekst)[1]
    verder = dict(parse_qsl(urlsplit(unescape(link)).query))
    assert verder == {"niveau": "provincie", "gebied": "40000", "robuust": "1"}
    alleen = html(bezoek(monkeypatch, store, "beleid", **verder))
    assert "hangt af van aannames" not in alleen
    assert "Van de eerste" not in alleen


def test_moved_weights_stand_in_the_url_and_are_told(monkeypatch, stadsstore) -> None:
    app = bezoek(monkeypatch, stadsstore, "beleid")
    app.slider(key="keuze_weegt_huur").set_value(9).run()
    assert not app.exception
    assert "9" in app.query_params["weegt_huur"]
    tekst = html(app)
    assert "Eigen gewichten: groei van de woonprijs boven de referentie 38 %" in tekst
    assert "Rang bij gelijke gewichten" in tekst
    app.button[0].click().run()
    assert "weegt_huur" not in app.query_params
    assert "Eigen gewichten" not in html(app)


def test_too_few_components_is_told_and_not_an_error(monkeypatch, stadsstore) -> None:
    nul = {f"weegt_{k}": "0" for k in NOOD}
    app = bezoek(monkeypatch, stadsstore, "beleid", **nul)
    assert "laat minstens twee onderdelen meetellen" in html(app)
    bezoek(monkeypatch, stadsstore, "beleid", deel="kaart", **nul)
    bezoek(monkeypatch, stadsstore, "beleid", deel="verdeling", **nul)


@pytest.mark.parametrize(
    "parameters",
    [
        {"deel": "<script>", "weegt_huur": "-1", "jaar": "٢٠١٥"},
        {"deel": "trend", "reeks": "internet", "jaar": "1800"},
        {"deel": "trend", "niveau": "elz", "gebied": "elz1", "jaar": "9999"},
        {"deel": "kaart", "wijk": "90001W01", "niveau": "gemeente", "gebied": "90001"},
        {"deel": "clusters", "wijk": "90001W01"},
        {"niveau": "gemeente", "gebied": "90002", "basis": "regio", "risico_inkomen": "0"},
        {f"risico_{k}": "0" for k in RISICO},
        {"robuust": "1", "drempel": "1", "nood": "95"},
    ],
)
def test_no_url_makes_it_fail(monkeypatch, stadsstore, parameters) -> None:
    bezoek(monkeypatch, stadsstore, "beleid", **parameters)


def test_export_of_equal_weights_changes_no_figure(stadseditie: Editie, monkeypatch) -> None:
    monkeypatch.setattr(
        "dashboard.parts.beleid_download.data.prioriteit",
        lambda editie, g: prioriteit.herreken(editie, g, rijen_van(editie)),
    )
    codes = stadseditie.wijken.index[:1]
    assert lijst_van(stadseditie, Beleid(), codes).figuren.columns.empty
    anders = lijst_van(stadseditie, Beleid(weegt_huur=9, weegt_wagens=0, robuust=True), codes)
    assert list(anders.figuren) == OPNIEUW
    assert anders.nood["huur"] == 9
    assert anders.filters == ("robuust",)
    assert anders.trekkingen == prioriteit.TREKKINGEN


def test_edition_without_draws_has_a_list_without_intervals(monkeypatch, tmp_path) -> None:
    build(stad.write(tmp_path / "data"), tmp_path / "store", draws=False)
    tekst = html(bezoek(monkeypatch, tmp_path / "store", "beleid"))
    assert 'href="/profiel?wijk=90001W01"' in tekst
    assert "bk-spreiding" not in tekst
    app = bezoek(monkeypatch, tmp_path / "store", "beleid", deel="clusters")
    assert "zonder trekkingen gebouwd" in html(app)
