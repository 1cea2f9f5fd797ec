"""What if a place opens or closes: on the map, in figures, and for whom."""

import streamlit as st

from dashboard.parts import pagina, scenario_beste, scenario_cijfers, scenario_kaart, scenario_keuze
from dashboard.parts.scenario_stand import Stand, work_out
from dashboard.scenario.beste import Voorstel
from dashboard.state import sessie
from dashboard.state.scenario import Scenario
from dashboard.tekst import t


def render() -> None:
    """Draw the page; without an edition, one sentence that says what to do."""
    bladzijde = pagina.begin("scenario", t("scenario.titel"))
    if bladzijde is None:
        return
    editie = bladzijde.editie
    toestand = sessie.begin(Scenario, editie)
    boven = st.container(key="bediening")
    with boven:
        scenario_keuze.regio(editie, toestand)
    stand = work_out(editie, toestand)
    scenario_cijfers.samengevat(stand)
    voorstel = _zoek(stand)
    links, rechts = st.columns([2, 1.2], gap="medium")
    with links:
        scenario_kaart.kies_beeld()
        scenario_kaart.kaartdeel(stand, voorstel)
        cijfers = st.container(key="scenario_cijfers")
    with rechts:
        _zijkant(stand, voorstel)
    wijken, verdeling = st.columns([1.3, 1], gap="medium")
    with wijken.container(key="scenario_wijken"):
        scenario_cijfers.wie_wint(stand)
        scenario_cijfers.download(stand)
    # Last, because they take longest: map and buttons are there already.
    with cijfers:
        scenario_cijfers.voor_en_na(stand)
    with verdeling.container(key="scenario_verdeling"):
        scenario_cijfers.eerlijk(stand)
    pagina.einde(bladzijde, toestand)


def _zoek(stand: Stand) -> Voorstel | None:
    """Return the best places where they were asked for; what takes seconds says so."""
    if not stand.toestand.beste:
        return None
    with st.spinner(t("scenario.bezig")):
        return stand.voorstel()


def _zijkant(stand: Stand, voorstel: Voorstel | None) -> None:
    scenario_keuze.lijst(stand)
    scenario_keuze.erbij(stand)
    scenario_keuze.dicht(stand)
    scenario_keuze.vraag_beste()
    if voorstel is not None:
        scenario_beste.antwoord(stand, voorstel)


if __name__ == "__main__":
    render()
