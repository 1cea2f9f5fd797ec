"""The page Vergelijk: two to four wijken or regions side by side, with the difference told."""

import pandas as pd
import streamlit as st

from dashboard import data
from dashboard.parts import pagina
from dashboard.parts.vergelijk_tabel import KLASSEN, vergelijktabel
from dashboard.parts.vergelijk_tekst import figuurnaam, vertel
from dashboard.parts.zoekveld import zoekveld
from dashboard.state import sessie
from dashboard.state.sessie import knop
from dashboard.state.vergelijk import (
    MEESTE,
    SOORTEN,
    ZOEK,
    Vergelijk,
    bestaande,
    haal_weg,
    kies_soort,
    voeg_toe,
)
from dashboard.tekst import met_hoofdletter, t, woord
from dashboard.veilig import in_html, in_markdown
from dashboard.verschil import MATEN_REGIO, MATEN_WIJK, Gebied, Verschil, grootste, verschil
from dashboard.waarden import WIJK
from etl.contract.niveaus import GEHEEL, GEHEEL_NAAM, NIVEAUS
from etl.store.read import Editie

_MINST = 2


def render() -> None:
    """Draw the page."""
    bladzijde = pagina.begin("vergelijk", t("vergelijk.titel"))
    if bladzijde is None:
        return
    editie = bladzijde.editie
    toestand = sessie.begin(Vergelijk, editie)
    _kies(editie, toestand)
    if len(toestand.codes) < _MINST:
        n = _MINST - len(toestand.codes)
        pagina.melding(t("vergelijk.te_weinig", n=n))
    if toestand.codes:
        _vergelijk(editie, toestand)
    pagina.einde(bladzijde, toestand)


def _kies(editie: Editie, toestand: Vergelijk) -> None:
    """Draw the choice: the level, a search, and what stands there to take away."""
    namen = data.namen(editie)[toestand.wat]
    with st.container(key="vergelijk_keuze"):
        st.html(f"<p>{in_html(t('vergelijk.begin'))}</p>")
        links, rechts = st.columns([1, 2], gap="medium")
        links.selectbox(
            t("vergelijk.wat"),
            SOORTEN,
            key=knop("wat"),
            format_func=lambda k: met_hoofdletter(woord(NIVEAUS[k].meervoud)),
            on_change=kies_soort,
            args=(editie,),
        )
        with rechts:
            if len(toestand.codes) < MEESTE:
                er = bestaande(editie, toestand.wat) - set(toestand.codes)
                te_kiezen = {c: n for c, n in namen.items() if c in er}
                zoekveld(
                    t("vergelijk.zoek"),
                    te_kiezen,
                    data.andere_namen(editie, toestand.wat),
                    ZOEK,
                    voeg_toe,
                )
            else:
                st.html(f"<p>{in_html(t('vergelijk.vol', n=MEESTE))}</p>")
        with st.container(horizontal=True, gap="small"):
            for code in toestand.codes:
                st.button(
                    in_markdown(t("vergelijk.weg", naam=namen[code])),
                    key=f"vergelijk_weg_{code}",
                    on_click=haal_weg,
                    args=(code,),
                )


def _vergelijk(editie: Editie, toestand: Vergelijk) -> None:
    alle = _alle(editie, toestand.wat)
    namen = data.namen(editie)[toestand.wat]
    gebieden = _gebieden(alle.loc[list(toestand.codes)], namen)
    maten = [m for m in _maten(toestand.wat) if m in alle]
    verschillen = [verschil(m, gebieden) for m in maten]
    if len(gebieden) >= _MINST:
        _zinnen(grootste(verschillen, alle), woord(NIVEAUS[toestand.wat].meervoud))
    geheel = _alle(editie, GEHEEL).to_dict("index")
    (code, rij), *_ = geheel.items()
    maatstaf = Gebied(str(code), woord(GEHEEL_NAAM), rij)
    klassen = tuple(KLASSEN) if toestand.wat == WIJK else ()
    links = {g.code: _adres(toestand.wat, g.code) for g in gebieden}
    st.html(vergelijktabel(gebieden, links, verschillen, maatstaf, klassen))
    st.html(f'<p class="bk-klein">{in_html(t("vergelijk.uitleg"))}</p>')


def _gebieden(deel: pd.DataFrame, namen: dict[str, str]) -> list[Gebied]:
    """Return the chosen areas; a wijk goes by its name alone, where no other one has that name."""
    rijen = {str(code): rij for code, rij in deel.to_dict("index").items()}
    kort = {code: str(rij.get("wijk_naam", namen[code])) for code, rij in rijen.items()}
    dubbel = len(set(kort.values())) < len(kort)
    return [
        Gebied(code, namen[code] if dubbel else kort[code], rij, namen[code])
        for code, rij in rijen.items()
    ]


def _maten(wat: str) -> tuple[str, ...]:
    return MATEN_WIJK if wat == WIJK else MATEN_REGIO


def _alle(editie: Editie, wat: str) -> pd.DataFrame:
    """Return all areas of a level by code."""
    if wat == WIJK:
        return editie.wijken
    regios = editie.regios
    return regios[regios["niveau"] == wat].set_index("code")


def _adres(wat: str, code: str) -> str:
    """Return where a name leads: the profile of a wijk, a region on the map."""
    if wat == WIJK:
        return pagina.pad("profiel", {"wijk": code})
    return pagina.pad("kaart", {"niveau": wat, "gebied": code})


def _zinnen(verschillen: list[Verschil], meervoud: str) -> None:
    st.html(f'<h2 class="bk-h2">{in_html(t("vergelijk.grootste"))}</h2>')
    if not verschillen:
        st.html(f"<p>{in_html(t('vergelijk.geen_verschil'))}</p>")
        return
    punten = "".join(
        f"<li><strong>{in_html(figuurnaam(v))}.</strong> {in_html(vertel(v))}</li>"
        for v in verschillen
    )
    uitleg = in_html(t("vergelijk.grootste_uitleg", gebieden=meervoud))
    st.html(f'<ol class="bk-lijst bk-verhaal">{punten}</ol><p class="bk-klein">{uitleg}</p>')


if __name__ == "__main__":
    render()
