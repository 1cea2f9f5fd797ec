"""The register page without a browser: search, quality, and a list on its way into the register."""

import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Transformer
from streamlit.testing.v1 import AppTest

from dashboard import initiatieven as gekozen
from dashboard import vooruit
from dashboard.initiatieven import VELDEN, VERSHEID, Filter
from dashboard.parts import inbreng
from dashboard.parts.inbreng_verschil import marks
from dashboard.parts.register_kijk import areas
from dashboard.state.register import DELEN, Register
from dashboard.state.velden import NIVEAUS
from etl.contract.aanbod import AANBODTYPES, PRECISIES, WERKMODELLEN
from etl.contract.check import check_table
from etl.contract.tables import TABELLEN
from etl.register import save, template
from etl.register.merge import as_table
from etl.register.oplading import read_content
from etl.register.read import read_register, register_bytes
from etl.store.read import Editie
from tests.app.bezoek import bezoek, html
from tests.golden import stad

KOLOMMEN = TABELLEN["initiatieven"].kolomnamen()


def staand(editie: Editie) -> pd.DataFrame:
    return editie.initiatieven[KOLOMMEN]


def nieuw(editie: Editie, **velden: object) -> dict[str, object]:
    """Return a buurthuis at the first row of A-2, where nobody has a place near by."""
    brug = staand(editie).iloc[0].to_dict()
    punt = punt_van(152_500, 201_000)
    return brug | {"initiatief_id": "nieuw", "naam": "De Nieuwe", **punt} | velden


def punt_van(x: float, y: float) -> dict[str, object]:
    lon, lat = Transformer.from_crs("EPSG:31370", "EPSG:4326", always_xy=True).transform(x, y)
    return {"lat": round(lat, 6), "lon": round(lon, 6), "wijk_code": "90001W02"}


# ---- state ---------------------------------------------------------------------------------------

toestanden = st.builds(
    Register,
    deel=st.sampled_from(DELEN),
    zoek=st.text(alphabet="aé &=%#", max_size=10),
    type=st.sampled_from(["", *AANBODTYPES]),
    werkmodel=st.sampled_from(["", *WERKMODELLEN]),
    precisie=st.sampled_from(["", *PRECISIES]),
    versheid=st.sampled_from(["", *VERSHEID]),
    mist=st.sampled_from(["", *VELDEN]),
    blad=st.integers(1, 2000),
)


@given(toestanden)
def test_a_link_means_the_view_it_was_made_from(toestand: Register) -> None:
    assert Register.lees(toestand.schrijf()) == toestand


@given(st.dictionaries(st.sampled_from([*Register().knopwaarden(), "x"]), st.text(max_size=20)))
def test_any_url_means_some_view(parameters: dict[str, str]) -> None:
    toestand = Register.lees(parameters)
    assert toestand.niveau in NIVEAUS
    assert toestand.deel in DELEN
    assert toestand.blad >= 1
    assert toestand.mist in ("", *VELDEN)


# ---- choosing ------------------------------------------------------------------------------------

RIJEN = as_table(
    [
        dict.fromkeys(KOLOMMEN)
        | {
            "initiatief_id": naam,
            "naam": naam,
            "organisatie": organisatie,
            "gemeente_naam": gemeente,
            "type": type_,
            "werkmodellen": "organisatie|locatie_regio",
            "locatie_precisie": "adres",
            "bron_datum": bron,
            "nagekeken_op": nagekeken,
        }
        for naam, organisatie, gemeente, type_, bron, nagekeken in (
            ("Café Brüg", "OCMW Gent", "Gent", "buurthuis", "2025-01", None),
            ("De Brug", None, "Liège", "andere", "2015", "2026-01-01"),
            ("Aan zee", "VZW", "Oostende", "buurthuis", "2015", None),
            ("Zonder", None, "Gent", "andere", None, None),
        )
    ]
)


@pytest.mark.parametrize(
    ("vraag", "namen"),
    [
        (Filter(), ["Aan zee", "Café Brüg", "De Brug", "Zonder"]),
        (Filter("BRUG"), ["Café Brüg", "De Brug"]),
        (Filter("brug gent"), ["Café Brüg"]),
        (Filter("liege"), ["De Brug"]),
        (Filter("ocmw"), ["Café Brüg"]),
        (Filter("(.*"), []),
        (Filter(type="andere"), ["De Brug", "Zonder"]),
        (Filter(werkmodel="organisatie"), ["Aan zee", "Café Brüg", "De Brug", "Zonder"]),
        (Filter(werkmodel="contextgericht"), []),
        (Filter(precisie="straat"), []),
        (Filter(versheid="oud"), ["Aan zee", "Zonder"]),
        (Filter(versheid="nooit"), ["Aan zee", "Café Brüg", "Zonder"]),
        (Filter(mist="organisatie"), ["De Brug", "Zonder"]),
        (Filter("brug", type="buurthuis", mist="website"), ["Café Brüg"]),
    ],
)
def test_words_without_accents_and_filters_choose(vraag: Filter, namen: list[str]) -> None:
    assert gekozen.select(RIJEN, vraag, "2026-06-25")["naam"].tolist() == namen


def test_the_other_name_of_a_gemeente_is_found_too() -> None:
    rijen = RIJEN.assign(gemeente_code="44021")
    assert gekozen.select(rijen, Filter("gand"), "2026-06-25").empty
    gevonden = gekozen.select(rijen, Filter("gand brug"), "2026-06-25", {"44021": "Gand"})
    assert gevonden["naam"].tolist() == ["Café Brüg", "De Brug"]


def test_every_filter_takes_an_empty_register() -> None:
    vraag = Filter("a", "andere", "organisatie", "adres", "oud", "website")
    assert gekozen.select(RIJEN.iloc[:0], vraag, "2026-06-25").empty


@pytest.mark.parametrize(
    ("bron", "klasse"),
    [
        ("2024-06-25", "vers"),
        ("2024-06-24", "ouder"),
        ("2024", "vers"),
        ("2023", "ouder"),
        ("2021-06-25", "ouder"),
        ("2021-06", "ouder"),
        ("2021-05", "heel_oud"),
        (None, "zonder"),
    ],
)
def test_nothing_is_called_old_before_that_is_sure(bron: str | None, klasse: str) -> None:
    rij = pd.DataFrame({"bron_datum": [bron], "nagekeken_op": [None]})
    assert gekozen.age(rij, "2026-06-25").tolist() == [klasse]


def test_a_leap_day_has_a_day_two_years_before() -> None:
    rij = pd.DataFrame({"bron_datum": ["2022-02-28"], "nagekeken_op": [None]})
    assert gekozen.age(rij, "2024-02-29").tolist() == ["vers"]


# ---- the page ------------------------------------------------------------------------------------


def test_the_register_is_shown_with_its_quality(monkeypatch, stadsstore) -> None:
    tekst = html(bezoek(monkeypatch, stadsstore, "register"))
    assert "2 initiatieven van de 2 in Vlaanderen en Brussel." in tekst
    assert "Van 1 is alleen de gemeente bekend." in tekst
    assert "Buurthuis De Brug" in tekst
    assert "2 initiatieven werden nog nooit door iemand nagekeken" in tekst


def test_search_in_the_address_finds(monkeypatch, stadsstore) -> None:
    app = bezoek(monkeypatch, stadsstore, "register", zoek="BRÚG")
    assert "Samen op weg" not in html(app)
    assert "Buurthuis De Brug" in html(app)
    assert app.text_input[0].value == "BRÚG"


def test_nothing_found_says_what_to_do(monkeypatch, stadsstore) -> None:
    app = bezoek(monkeypatch, stadsstore, "register", zoek="kasteel", blad="7")
    assert "Niets gevonden." in html(app)


def test_letting_go_of_the_filters_keeps_the_region(monkeypatch, stadsstore) -> None:
    app = bezoek(monkeypatch, stadsstore, "register", zoek="x", niveau="gemeente", gebied=stad.A)
    app.button(key="wis_filters").click().run()
    assert app.query_params == {"niveau": "gemeente", "gebied": stad.A}


def test_region_counts_its_own(monkeypatch, stadsstore) -> None:
    app = bezoek(monkeypatch, stadsstore, "register", niveau="gemeente", gebied=stad.B)
    assert "0 initiatieven van de 0 in Beedorp." in html(app)


def test_map_counts_per_gemeente_and_leaves_the_rest_out(stadseditie) -> None:
    alle = areas(stadseditie, Register(), stadseditie.initiatieven)
    assert alle["waarde"].to_dict() == {stad.A: 2.0, stad.B: 0.0}
    assert alle["klasse"].tolist() == ["1", "0"]
    een = areas(stadseditie, Register("gemeente", stad.A), stadseditie.initiatieven)
    assert een["klasse"].tolist() == ["1", "."]


# ---- looking ahead -------------------------------------------------------------------------------


def test_coverage_before_is_that_of_the_edition(stadseditie) -> None:
    nu = staand(stadseditie)
    blik = vooruit.look_ahead(stadseditie, nu, nu)
    (heel,) = blik.regios.to_dict("records")
    alle = stadseditie.regios.set_index("niveau")["dekking_pct"]
    assert heel["voor_pct"] == heel["na_pct"] == pytest.approx(alle["geheel"])
    pd.testing.assert_series_equal(
        blik.vlakken["waarde"], stadseditie.wijken["dekking_pct"], check_names=False
    )


def test_coverage_after_a_new_place(stadseditie) -> None:
    # A-2's hundred households get a place; before, 60 of A's 200 with a place had one.
    nu = staand(stadseditie)
    na = as_table([*nu.to_dict("records"), nieuw(stadseditie)])
    regios = vooruit.look_ahead(stadseditie, nu, na).regios.set_index("niveau")
    gemeente = regios.loc["gemeente"]
    assert (gemeente["code"], gemeente["voor_pct"], gemeente["na_pct"]) == (stad.A, 30.0, 80.0)
    assert gemeente["erbij"] == 100
    assert regios.loc["geheel", "na_pct"] == pytest.approx(100 * 160 / 330)
    terug = vooruit.look_ahead(stadseditie, na, nu).regios.set_index("niveau")
    assert terug.loc["gemeente", "erbij"] == -100


@pytest.mark.parametrize(
    "velden",
    [{"locatie_precisie": "gemeente"}, {"type": "digipunt"}, {"bereik": "online"}],
)
def test_what_does_not_count_as_a_place_changes_nothing(stadseditie, velden) -> None:
    nu = staand(stadseditie)
    na = as_table([*nu.to_dict("records"), nieuw(stadseditie, **velden)])
    assert vooruit.look_ahead(stadseditie, nu, na).regios["niveau"].tolist() == ["geheel"]


def test_marks_tell_what_comes_goes_and_moves(stadseditie) -> None:
    nu = staand(stadseditie)
    verhuisd = nu.assign(lat=nu["lat"] + 0.001)
    erbij = as_table([*nu.to_dict("records"), nieuw(stadseditie)])
    assert [p.soort for p in marks(nu, erbij)] == ["nieuw"]
    assert [p.soort for p in marks(erbij, nu)] == ["dicht"]
    # Of the buddies only the gemeente is known: nothing is drawn where nothing is known.
    assert [p.soort for p in marks(nu, verhuisd)] == ["dicht", "nieuw"]


# ---- a list --------------------------------------------------------------------------------------


def breng(app: AppTest, frame: pd.DataFrame, naam: str = "lijst.csv") -> AppTest:
    app.file_uploader[0].set_value((naam, frame.to_csv(index=False).encode(), "text/csv"))
    app.run()
    assert not app.exception
    return app


@pytest.fixture
def bladzijde(monkeypatch, stadsstore) -> AppTest:
    monkeypatch.delenv("BUURTKOMPAS_BEWERKEN", raising=False)
    return bezoek(monkeypatch, stadsstore, "register", deel="nakijken")


@pytest.fixture
def bewerkbaar(monkeypatch, stadsstore, tmp_path) -> tuple[AppTest, Path]:
    data = stad.write(tmp_path / "data")
    monkeypatch.setenv("BUURTKOMPAS_BEWERKEN", "1")
    monkeypatch.setenv("BUURTKOMPAS_DATA", str(data))
    app = bezoek(monkeypatch, stadsstore, "register", deel="nakijken")
    return app, data / "initiatieven.csv"


def test_a_list_is_compared_and_its_coverage_told(bladzijde, stadseditie) -> None:
    nu = staand(stadseditie)
    lijst = as_table([nu.iloc[0].to_dict() | {"naam": "<b>Anders</b>"}, nieuw(stadseditie)])
    tekst = html(breng(bladzijde, lijst))
    assert "lijst.csv: 2 rijen gelezen, 2 goed. Geen problemen." in tekst
    assert "<dt>nieuw</dt><dd>1</dd>" in tekst
    assert "<dt>niet in uw lijst</dt><dd>1</dd>" in tekst
    assert "&lt;b&gt;Anders&lt;/b&gt;" in tekst
    assert "<b>Anders" not in tekst
    assert "80,00" in tekst
    assert "Bewaren kan hier niet" in tekst
    assert not [b for b in bladzijde.button if b.key == "bewaar"]


def test_bad_rows_are_listed_with_their_remedy(bladzijde, stadseditie) -> None:
    lijst = as_table([nieuw(stadseditie), nieuw(stadseditie, initiatief_id="b", type="kasteel")])
    tekst = html(breng(bladzijde, lijst))
    assert "1 goed. 1 probleem om op te lossen." in tekst
    for cel in ("3", "type", "kasteel", "staat niet in de lijst", "lijst.csv"):
        assert f">{cel}</" in tekst
    assert "kies uit buurthuis" in tekst
    (schrap,) = bladzijde.checkbox
    assert schrap.disabled


def test_what_was_read_past_is_told(bladzijde, stadseditie) -> None:
    lijst = as_table([nieuw(stadseditie, naam="Café <i>")]).assign(**{"<b>x": "1"})
    ruw = lijst.rename(columns=str.upper).to_csv(index=False, sep=";", decimal=",")
    bladzijde.file_uploader[0].set_value(("lijst.csv", ruw.encode("cp1252"), "text/csv"))
    tekst = html(bladzijde.run())
    assert "1 goed. Geen problemen." in tekst
    for zin in (
        "Kijk na of dit klopt: “Café &lt;i&gt;” (rij 2, NAAM).",
        "2 getallen met een komma gelezen, bv. rij 2, lat: 51,",
        "1 kolom kennen we niet; ze is niet overgenomen: &lt;B&gt;X.",
        "gescheiden door puntkomma",
    ):
        assert zin in tekst
    assert "<B>X" not in tekst
    assert "<i>" not in tekst


@pytest.mark.parametrize("naam", ["foto.pdf", "leeg.csv", "stuk.xlsx"])
def test_what_is_no_list_says_so(bladzijde, naam: str) -> None:
    tekst = html(breng(bladzijde, pd.DataFrame(), naam))
    assert f"{naam}: dit konden we niet als een lijst lezen." in tekst
    assert f">{naam}</td>" in tekst


def test_the_list_stays_when_the_visitor_looks_elsewhere(bladzijde, stadseditie) -> None:
    breng(bladzijde, as_table([nieuw(stadseditie)]))
    bladzijde.radio[0].set_value("bekijk").run()
    bladzijde.radio[0].set_value("nakijken").run()
    assert "Uw bestand lijst.csv is er nog." in html(bladzijde)
    bladzijde.button(key="laat_los").click().run()
    assert "is er nog" not in html(bladzijde)


def test_saving_keeps_the_earlier_version(bewerkbaar, stadseditie) -> None:
    app, pad = bewerkbaar
    eerst = pad.read_bytes()
    breng(app, as_table([nieuw(stadseditie)]))
    app.button(key="bewaar").click().run()
    assert "Bewaard in initiatieven.csv. De vorige versie staat ernaast" in html(app)
    assert pad.with_name("initiatieven.001.csv").read_bytes() == eerst
    register = read_register(pad)
    assert register["initiatief_id"].tolist() == ["buurthuis-de-brug", "nieuw", "samen-op-weg"]
    assert register.set_index("initiatief_id").loc["nieuw", "herkomst"] == "hand"
    app.button(key="bewaar").click().run()
    assert "Er was niets te bewaren" in html(app)


def test_dropping_what_the_list_lacks_is_asked_first(bewerkbaar, stadseditie) -> None:
    app, pad = bewerkbaar
    breng(app, staand(stadseditie).iloc[:1])
    app.button(key="bewaar").click().run()
    assert len(read_register(pad)) == 2
    app.checkbox(key="inbreng_schrap").check().run()
    app.button(key="bewaar").click().run()
    assert read_register(pad)["initiatief_id"].tolist() == ["buurthuis-de-brug"]


def test_a_refused_write_is_told_and_the_list_survives(
    bewerkbaar, stadseditie, monkeypatch
) -> None:
    app, pad = bewerkbaar
    eerst = pad.read_bytes()
    breng(app, as_table([nieuw(stadseditie)]))

    def weiger(*_: object) -> None:
        raise PermissionError(13, "geweigerd")

    with monkeypatch.context() as m:
        m.setattr(save, "write_whole", weiger)
        app.button(key="bewaar").click().run()
    assert not app.exception
    assert "er mag niet geschreven worden" in html(app)
    assert "De Nieuwe" in html(app)
    assert pad.read_bytes() == eerst
    app.button(key="bewaar").click().run()
    assert "nieuw" in set(read_register(pad)["initiatief_id"])


def test_who_saves_after_somebody_else_is_told(bewerkbaar, stadseditie) -> None:
    app, pad = bewerkbaar
    breng(app, as_table([nieuw(stadseditie)]))
    ander = read_register(pad).assign(naam="Van iemand anders")
    save.save(ander, pad, save.digest(pad))
    app.button(key="bewaar").click().run()
    assert "door iemand anders veranderd" in html(app)
    assert set(read_register(pad)["naam"]) == {"Van iemand anders"}
    # The page has read the register anew: the list can be saved on top of it.
    app.button(key="bewaar").click().run()
    assert set(read_register(pad)["naam"]) == {"Van iemand anders", "De Nieuwe"}


def test_a_register_that_is_gone_is_told(bewerkbaar, stadseditie) -> None:
    app, pad = bewerkbaar
    pad.unlink()
    tekst = html(breng(app, as_table([nieuw(stadseditie)])))
    assert "bestaat niet" in tekst


def test_the_file_to_take_away_has_no_live_cell_and_reads_back_the_same() -> None:
    rij = dict.fromkeys(KOLOMMEN) | {"initiatief_id": "a", "lat": -1.5, "telefoon": "+32 9"}
    ruw = inbreng.safe_bytes(as_table([rij | {"opmerking": "=1+1"}]))
    assert b"'+32 9" in ruw
    assert b"'=1+1" in ruw
    assert b"-1.500000" in ruw
    terug = read_content(ruw, Path("i.csv")).tabel
    assert terug.loc[2, ["telefoon", "opmerking", "lat"]].tolist() == ["+32 9", "=1+1", "-1.500000"]


def test_the_template_is_an_empty_list_and_its_example_a_good_row() -> None:
    for inhoud, naam in ((template.template_csv(), "s.csv"), (template.template_xlsx(), "s.xlsx")):
        frame = read_content(inhoud, Path(naam)).tabel
        assert list(frame.columns) == KOLOMMEN
        assert frame.empty
    assert check_table("initiatieven", as_table([template.VOORBEELD]), "x") == []
    uitleg = pd.read_excel(io.BytesIO(template.template_xlsx()), "uitleg", engine="calamine")
    assert uitleg["kolom"].tolist() == KOLOMMEN


def test_the_register_is_written_the_same_whoever_reads_it(stadseditie, tmp_path) -> None:
    pad = stad.write(tmp_path / "data") / "initiatieven.csv"
    assert register_bytes(staand(stadseditie)) == pad.read_bytes()
