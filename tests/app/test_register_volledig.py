"""How full the register is: the edition's own figures, and who to phone first."""

import pytest

from dashboard.getallen import geheel, getal
from dashboard.parts.register_volledig import areas
from dashboard.state.register import Register
from etl.store.read import Editie
from tests.app.bezoek import bezoek, html
from tests.golden import stad


def test_page_tells_how_well_the_region_is_known(monkeypatch, stadsstore, stadseditie: Editie):
    tekst = html(bezoek(monkeypatch, stadsstore, "register", deel="volledig"))
    rij = stadseditie.regios[stadseditie.regios["niveau"] == "geheel"].iloc[0]
    assert f">{geheel(rij['initiatieven'])}<" in tekst
    assert f">{getal(rij['register_velden_pct'])} %<" in tekst
    for bron in stadseditie.register_bronnen.query("niveau == 'geheel'").itertuples():
        assert f">{geheel(bron.aantal)}<" in tekst


def test_gemeenten_stand_in_the_order_of_phoning(monkeypatch, stadsstore, stadseditie: Editie):
    tekst = html(bezoek(monkeypatch, stadsstore, "register", deel="volledig"))
    gemeenten = stadseditie.regios[stadseditie.regios["niveau"] == "gemeente"]
    volgorde = gemeenten[gemeenten["belvolgorde"].notna()].sort_values("belvolgorde")
    assert len(volgorde)
    plaatsen = [tekst.index(f"gebied={code}") for code in volgorde["code"]]
    assert plaatsen == sorted(plaatsen)


def test_a_gemeente_without_known_places_is_no_data_not_little_offer(stadseditie: Editie):
    vlakken = areas(stadseditie, Register())
    regios = stadseditie.regios.query("niveau == 'gemeente'").set_index("code")
    leeg = regios.index[regios["plaatsen"] == 0]
    assert len(leeg)
    assert (vlakken.loc[leeg, "klasse"] == "l").all()


def test_outside_the_region_nothing_is_coloured(stadseditie: Editie):
    vlakken = areas(stadseditie, Register("gemeente", stad.A))
    assert (vlakken.drop(index=stad.A)["klasse"] == ".").all()


@pytest.mark.parametrize("taal", ["fr", "en"])
def test_other_languages(monkeypatch, stadsstore, taal: str):
    assert html(bezoek(monkeypatch, stadsstore, "register", deel="volledig", taal=taal))
