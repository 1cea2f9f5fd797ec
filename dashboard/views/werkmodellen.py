"""The seven werkmodellen: what they are, examples, where they are, who could meet."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import data, netwerk
from dashboard.boek import tekst
from dashboard.getallen import geheel, getal
from dashboard.lagen import LAGEN
from dashboard.parts import legenda, pagina, ranglijst
from dashboard.parts.gebied import kies_gebied, kies_niveau, regionaam
from dashboard.parts.map import Beeld, kaart
from dashboard.parts.netwerkdag import netwerkdag
from dashboard.parts.tabel import Cel, Link, tabel
from dashboard.state import sessie
from dashboard.state.werkmodellen import Werkmodellen
from dashboard.tekst import eenheid, met_hoofdletter, t, woord
from dashboard.veilig import in_html
from dashboard.waarden import WIJK, Vraag
from etl.contract import kleuren
from etl.contract.aanbod import AANBODTYPES, WERKMODELLEN
from etl.contract.niveaus import GEHEEL
from etl.measures.travel import MINUTEN
from etl.store.read import Editie

_VRAGEN = ("wat", "wie", "vraagt", "voor")
_VOORBEELDEN = 6
_KAART = "modelkaart"


def render() -> None:
    """Draw the page; without an edition, one sentence that says what to do."""
    bladzijde = pagina.begin("werkmodellen", t("werkmodellen.titel"))
    if bladzijde is None:
        return
    editie = bladzijde.editie
    toestand = sessie.begin(Werkmodellen, editie)
    st.html(f"<p>{in_html(t('werkmodellen.uitleg'))}</p>")
    _kies(editie, toestand)
    _overzicht(editie, toestand)
    _model(editie, toestand)
    _kaartdeel(editie, toestand)
    netwerkdag(editie, toestand)
    st.html(f'<p class="bk-klein">{in_html(t("werkmodellen.herkomst"))}</p>')
    pagina.einde(bladzijde, toestand)


def _kies(editie: Editie, toestand: Werkmodellen) -> None:
    with st.container(key="bediening"):
        vakken = iter(st.columns(3 if toestand.niveau != GEHEEL else 2))
        with next(vakken):
            kies_niveau(editie, Werkmodellen)
        if toestand.niveau != GEHEEL:
            with next(vakken):
                kies_gebied(editie, toestand)
        with next(vakken):
            st.selectbox(
                t("werkmodellen.kies"),
                tuple(WERKMODELLEN),
                format_func=_naam,
                **sessie.kiest(Werkmodellen, "model"),
            )


def _naam(model: str) -> str:
    werkmodel = WERKMODELLEN[model]
    return f"{werkmodel.nummer}. {met_hoofdletter(woord(werkmodel.naam))}"


def _overzicht(editie: Editie, toestand: Werkmodellen) -> None:
    """Draw the seven side by side: what each is, and how much of it the register knows here."""
    cijfers = netwerk.overview(editie, toestand.niveau, toestand.code)
    koppen = ("model", "wat", "initiatieven", "organisaties", "gemeenten", "dekking")
    rijen: list[list[Cel]] = [
        [
            Link(_naam(k), pagina.pad("werkmodellen", replace(toestand, model=k).schrijf())),
            t(f"werkmodellen.{k}.wat"),
            geheel(rij["initiatieven"]),
            _organisaties(rij["organisaties"]),
            geheel(rij["gemeenten"]),
            _pct(rij["dekking_pct"]),
        ]
        for k, rij in zip(WERKMODELLEN, cijfers.to_dict("records"), strict=True)
    ]
    titel = t("werkmodellen.overzicht", regio=regionaam(editie, toestand))
    with st.container(key="breed_modellen"):
        st.html(tabel(titel, [t(f"werkmodellen.kop.{k}") for k in koppen], rijen, (2, 3, 4, 5)))
    st.html(f'<p class="bk-klein">{in_html(t("werkmodellen.tel", minuten=MINUTEN))}</p>')


def _organisaties(n: int) -> str:
    return t("werkmodellen.alleen_kort") if n == 1 else geheel(n)


def _pct(waarde: float) -> str:
    cijfer = getal(waarde, 1)
    return cijfer if cijfer == "–" else cijfer + eenheid("pct")


# ---- one model -----------------------------------------------------------------------------------


def _model(editie: Editie, toestand: Werkmodellen) -> None:
    k = toestand.model
    vragen = "".join(
        f"<dt>{in_html(t(f'werkmodellen.vraag.{v}'))}</dt>"
        f"<dd>{in_html(t(f'werkmodellen.{k}.{v}'))}</dd>"
        for v in _VRAGEN
    )
    st.html(
        f'<h2 class="bk-h2"><span class="bk-stip" style="background:{kleuren.WERKMODEL[k]}"></span>'
        f" {in_html(_naam(k))}</h2>"
        f'<dl class="bk-modeluitleg">{vragen}</dl>'
    )
    _voorbeelden(editie, toestand)


def _voorbeelden(editie: Editie, toestand: Werkmodellen) -> None:
    regio = regionaam(editie, toestand)
    deel = netwerk.examples(editie, toestand.niveau, toestand.code, toestand.model, _VOORBEELDEN)
    if deel.empty:
        st.html(f"<p>{in_html(t('werkmodellen.geen_voorbeeld', regio=regio))}</p>")
        return
    koppen = [t(f"register.kop.{k}") for k in ("naam", "organisatie", "type", "gemeente")]
    rijen = [_voorbeeld(rij, data.namen(editie)["gemeente"]) for rij in deel.to_dict("records")]
    meer = pagina.pad(
        "register",
        {
            **{k: w for k, w in toestand.schrijf().items() if k != "model"},
            "werkmodel": toestand.model,
        },
    )
    with st.container(key="breed_voorbeelden"):
        st.html(
            tabel(t("werkmodellen.voorbeelden", regio=regio), koppen, rijen)
            + f'<p><a href="{in_html(meer)}">{in_html(t("werkmodellen.alle"))}</a></p>'
        )


def _voorbeeld(rij: Mapping[Any, Any], namen: Mapping[str, str]) -> list[Cel]:
    naam, website = str(rij["naam"]), tekst(rij["website"])
    return [
        Link(naam, website) if website else naam,
        tekst(rij["organisatie"]) or "–",
        woord(AANBODTYPES[str(rij["type"])].naam),
        namen[str(rij["gemeente_code"])],
    ]


# ---- where it is ---------------------------------------------------------------------------------


def _kaartdeel(editie: Editie, toestand: Werkmodellen) -> None:
    vraag = Vraag("dekking", WIJK, werkmodel=toestand.model)
    vlakken, laag = data.laag(editie, vraag), LAGEN["dekking"]
    regio, naam = regionaam(editie, toestand), woord(WERKMODELLEN[toestand.model].naam)
    titel = t("werkmodellen.kaart", model=naam, regio=regio)
    uitleg = t("werkmodellen.kaartuitleg", minuten=MINUTEN)
    st.html(f'<h2 class="bk-h2">{in_html(titel)}</h2><p class="bk-klein">{in_html(uitleg)}</p>')
    beeld = Beeld(
        laag,
        vlakken,
        WIJK,
        toestand.niveau,
        toestand.gebied,
        werkmodel=toestand.model,
        hoort=frozenset(),
    )
    kaart(editie, beeld, _KAART, hoogte=420)
    hier = vlakken if toestand.niveau == GEHEEL else vlakken.loc[toestand.wijkcodes(editie)]
    legenda.legenda(editie, laag, hier)
    ranglijst.tabel(laag, hier, data.namen(editie)[WIJK], legenda.grenzen(laag))


if __name__ == "__main__":
    render()
