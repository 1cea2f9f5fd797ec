"""Who works with the same werkmodel and could meet; who is alone; where nobody is known."""

from collections.abc import Mapping
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import data, netwerk
from dashboard.getallen import geheel
from dashboard.netwerk import Organisatie
from dashboard.parts.bladeren import lange_tabel
from dashboard.parts.gebied import regionaam
from dashboard.parts.tabel import Cel, Link
from dashboard.state.werkmodellen import Werkmodellen
from dashboard.tekst import t, woord
from dashboard.veilig import in_html, in_markdown
from etl.contract.aanbod import AANBODTYPES, WERKMODELLEN
from etl.export.csv import write_csv
from etl.store.read import Editie

_KOPPEN = ("organisatie", "initiatieven", "soort", "gemeenten", "website", "telefoon", "alleen")
_DIALECTEN = ("belgisch", "rfc4180")
#: Names of the gemeenten by code, in the visitor's language.
Namen = Mapping[str, str]


def netwerkdag(editie: Editie, toestand: Werkmodellen) -> None:
    """Draw the list for a network day, and the gemeenten without."""
    regio, naam = regionaam(editie, toestand), woord(WERKMODELLEN[toestand.model].naam)
    lijst = data.organisaties(editie, toestand.niveau, toestand.code, toestand.model)
    namen = data.namen(editie)["gemeente"]
    st.html(
        f'<h2 class="bk-h2">{in_html(t("netwerkdag.titel"))}</h2>'
        f"<p>{in_html(_zin(lijst, naam, regio, namen))}</p>"
    )
    if lijst:
        _tabel(lijst, t("netwerkdag.lijst", model=naam, regio=regio), namen)
        _downloads(as_frame(lijst, namen), toestand)
    _zonder(editie, toestand, namen)


def _zin(lijst: list[Organisatie], model: str, regio: str, namen: Namen) -> str:
    if not lijst:
        return t("netwerkdag.niemand", model=model, regio=regio)
    if len(lijst) == 1:
        (enige,) = lijst
        zin = t("netwerkdag.enige", naam=enige.naam, model=model, regio=regio)
        return (
            f"{zin} {t('netwerkdag.buiten', collega=_collega(enige, namen))}"
            if enige.collega
            else zin
        )
    zin = t("netwerkdag.samen", n=len(lijst), model=model, regio=regio)
    alleen = sum(o.alleen for o in lijst)
    return f"{zin} {t('netwerkdag.alleen', n=alleen)}" if alleen else zin


def _collega(organisatie: Organisatie, namen: Namen) -> str:
    ander = organisatie.collega
    if ander is None:
        return "–"
    if ander.gemeente in organisatie.gemeenten:
        return t("netwerkdag.collega_zelfde", naam=ander.naam)
    if ander.km < 1:
        return t("netwerkdag.collega_vlak", naam=ander.naam, gemeente=namen[ander.gemeente])
    # A place may be known by its gemeente only: no more than whole kilometres.
    return t(
        "netwerkdag.collega", naam=ander.naam, gemeente=namen[ander.gemeente], km=geheel(ander.km)
    )


def _koppen() -> list[str]:
    return [t(f"netwerkdag.kop.{k}") for k in (*_KOPPEN, "collega")]


def _tekst(o: Organisatie, namen: Namen) -> list[str]:
    """Return an organisation as plain cells, in the order of the heads."""
    return [
        o.naam,
        ", ".join(o.initiatieven),
        ", ".join(woord(AANBODTYPES[k].naam) for k in o.typen),
        ", ".join(namen[code] for code in o.gemeenten),
        " ".join(o.websites),
        ", ".join(o.telefoons),
        t("netwerkdag.ja") if o.alleen else "",
        _collega(o, namen),
    ]


def _tabel(lijst: list[Organisatie], titel: str, namen: Namen) -> None:
    def rij(o: Organisatie) -> list[Cel]:
        cellen: list[Cel] = list(_tekst(o, namen))
        if len(o.websites) == 1:
            cellen[4] = Link(o.websites[0].split("://", 1)[1].rstrip("/"), o.websites[0])
        return cellen

    lange_tabel(titel, _koppen(), lijst, rij, "netwerkdag")


def _downloads(lijst: pd.DataFrame, toestand: Werkmodellen) -> None:
    with st.container(horizontal=True):
        for dialect in _DIALECTEN:
            st.download_button(
                t(f"download.{dialect}"),
                partial(write_csv, lijst, dialect),
                file_name=_bestandsnaam(toestand),
                mime="text/csv",
                key=f"netwerkdag_{dialect}",
                on_click="ignore",
            )


def as_frame(lijst: list[Organisatie], namen: Namen) -> pd.DataFrame:
    """Return the list as it is taken away; `namen` are those of the gemeenten by code."""
    return pd.DataFrame([_tekst(o, namen) for o in lijst], columns=_koppen())


def _bestandsnaam(toestand: Werkmodellen) -> str:
    delen = ("buurtkompas_netwerkdag", toestand.niveau, toestand.gebied, toestand.model)
    return "_".join(filter(None, delen)) + ".csv"


def _zonder(editie: Editie, toestand: Werkmodellen, gemeenten: Namen) -> None:
    zonder = netwerk.gemeenten_without(editie, toestand.niveau, toestand.code, toestand.model)
    if zonder.empty:
        st.html(f"<p>{in_html(t('netwerkdag.overal'))}</p>")
        return
    namen = [
        gemeenten[rij["gemeente_code"]]
        + (f" ({t('register.leeg')})" if rij["register"] == "leeg" else "")
        for rij in zonder.to_dict("records")
    ]
    with st.expander(in_markdown(t("netwerkdag.zonder", n=len(namen)))):
        st.html(
            f"<p>{in_html(t('netwerkdag.zonder_uitleg'))}</p><p>{in_html(', '.join(namen))}</p>"
        )
