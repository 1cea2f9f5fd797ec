"""The page Wijkprofiel: all that is known of one wijk, on a page that prints well."""

import streamlit as st

from dashboard import buren, data, prijzen
from dashboard.bereik import komt_langs
from dashboard.lagen import LAGEN
from dashboard.parts import (
    cijfers,
    legenda,
    pagina,
    profiel_aanbod,
    profiel_plek,
    profiel_prijzen,
    profiel_rond,
    profiel_schets,
    profiel_tekst,
)
from dashboard.parts.cijfers import Rij
from dashboard.parts.cijfertabel import cijfertabel
from dashboard.parts.download import download, wijkverslag
from dashboard.parts.map import Beeld, kaart
from dashboard.parts.profiel_keuze import kies_wijk, wijkenlijst
from dashboard.state import sessie
from dashboard.state.profiel import KAART, Profiel, geklikt
from dashboard.state.velden import Regiokeuze
from dashboard.tekst import met_hoofdletter, t, woord
from dashboard.veilig import in_html
from dashboard.waarden import Vraag
from etl.contract.figures import GROEPEN
from etl.export.plaatsen import without_address
from etl.store.read import Editie

_KAARTHOOGTE = 340
_TOEGANG = (
    "dekking_pct",
    "minuten_dichtste",
    "aantal_bereikbaar",
    "modellen_bereikbaar",
)
_ONDERDELEN = {
    "huur": "huur_verschil_punten",
    "digitaal": "digitaal_risico",
    "wagens": "wagens_per_huishouden",
    "alleenwonend": "alleenwonend_pct",
}


def render() -> None:
    """Draw the page; without a wijk, the choice of one."""
    bladzijde = pagina.begin("profiel", t("profiel.titel"))
    if bladzijde is None:
        return
    editie = bladzijde.editie
    toestand = sessie.begin(Profiel, editie)
    if not (toestand.wijk and st.context.is_embedded):
        kies_wijk(editie, toestand)
    if toestand.wijk:
        pagina.tabtitel(str(editie.wijken.at[toestand.wijk, "wijk_naam"]), "profiel")
        _profiel(editie, toestand)
    else:
        wijkenlijst(editie, toestand)
    pagina.einde(bladzijde, toestand)


def _profiel(editie: Editie, toestand: Profiel) -> None:
    code = toestand.wijk
    rij: Rij = editie.wijken.loc[[code]].to_dict("records")[0]
    namen = data.namen(editie)
    gemeente = namen["gemeente"][str(rij["gemeente_code"])]
    st.html(profiel_plek.kop(code, rij, namen))
    verhaal = profiel_tekst.Verhaal(
        rij, gemeente, _internetgebied(editie, rij), int(editie.wijken["rang"].notna().sum())
    )
    links, rechts = st.columns([1, 1], gap="medium")
    with links:
        zinnen = " ".join(profiel_tekst.zinnen(verhaal))
        st.html(f'<p class="bk-verhaal">{in_html(zinnen)}</p>')
        zonder_adres = data.zonder_adres(editie).get(str(rij["gemeente_code"]), 0)
        for zin in profiel_plek.waarschuwingen(rij, gemeente, zonder_adres):
            pagina.melding(zin)
        if not rij["onbewoond"]:
            st.html(profiel_plek.kern(rij))
    with rechts:
        _kaart(editie, code, str(rij["gemeente_code"]), gemeente)
    if not rij["onbewoond"]:
        _aanbod(editie, code, rij, gemeente)
    _signalen(editie, code, rij, verhaal.rangen)
    _rond(editie, code, rij)
    _onder(editie, toestand.wijk, rij, gemeente)


def _kop(sleutel: str) -> str:
    return f'<h3 class="bk-h2 bk-deel">{in_html(sleutel)}</h3>'


def _internetgebied(editie: Editie, rij: Rij) -> str:
    niveau = str(rij["internet_niveau"])
    return data.namen(editie).get(niveau, {}).get(str(rij.get(f"{niveau}_code")), "")


def _kaart(editie: Editie, code: str, gemeente_code: str, gemeente: str) -> None:
    vraag = Vraag("dekking")
    vlakken = data.laag(editie, vraag)
    st.html(f'<h3 class="bk-h3">{in_html(t("profiel.kaart.titel", gemeente=gemeente))}</h3>')
    beeld = Beeld(vraag.soort, vlakken, niveau="gemeente", gebied=gemeente_code, gekozen=code)
    with st.container(key="profiel_kaart"):
        kaart(editie, beeld, KAART, geklikt, _KAARTHOOGTE)
    st.html(profiel_schets.schets(editie, code, vraag.soort, vlakken))
    binnen = editie.wijken["gemeente_code"] == gemeente_code
    legenda.legenda(editie, LAGEN["dekking"], vlakken[binnen.to_numpy()])


def _naast(*delen: str, soort: str = "bk-naast") -> str:
    """Return parts beside each other where there is room."""
    return f'<div class="{soort}">{"".join(f"<div>{deel}</div>" for deel in delen)}</div>'


def _aanbod(editie: Editie, code: str, rij: Rij, gemeente: str) -> None:
    toegang = [cijfers.cijfer(rij, k) for k in _TOEGANG]
    bereik = data.modelbereik(editie, code)
    modellen = profiel_aanbod.modeltabel(rij, bereik)
    modellen += profiel_aanbod.enkel_van_ver(rij, bereik, data.namen(editie))
    st.html(
        f"{_kop(t('profiel.deel.toegang'))}"
        f"{_naast(cijfertabel(t('profiel.toegang'), toegang), modellen, soort='bk-scheef')}"
    )
    ergens = without_address(editie, str(rij["gemeente_code"]))
    plaatsen = profiel_aanbod.plaatsenlijst(data.dichtbij(editie, code))
    plaatsen += profiel_aanbod.ergens_in(ergens, gemeente)
    komt = profiel_aanbod.komt_langs(komt_langs(editie, code))
    st.html(
        _naast(
            f"{_kop(t('profiel.deel.plaatsen'))}{plaatsen}",
            f"{_kop(t('profiel.deel.mist'))}{profiel_aanbod.ontbreekt(rij, ergens, gemeente)}"
            f"{_kop(t('profiel.deel.komt'))}{komt}",
        )
    )


def _signalen(editie: Editie, code: str, rij: Rij, rangen: int) -> None:
    if not rij["onbewoond"]:
        delen = [cijfers.cijfer(rij, kolom) for kolom in _delen(rij)]
        st.html(
            _kop(t("profiel.deel.nood"))
            + _naast(
                cijfertabel(t("profiel.nood"), [cijfers.nood(rij), *delen]),
                cijfertabel(t("profiel.kloof"), [cijfers.kloof(rij, rangen)])
                + f'<p class="bk-klein">{in_html(t("profiel.kloof_uitleg"))}</p>',
            )
        )
    internet = [cijfers.cijfer(rij, k) for k in ("internet_zonder_pct", "digitaal_risico")]
    huur = cijfertabel(profiel_prijzen.signaaltitel(rij), [cijfers.huur(rij)])
    st.html(
        _naast(
            f"{_kop(t('profiel.deel.digitaal'))}{cijfertabel(t('profiel.digitaal'), internet)}",
            f"{_kop(t('profiel.deel.huur'))}{huur}"
            f'<p class="bk-klein">{in_html(profiel_prijzen.uitleg(rij))}</p>',
        )
    )
    _prijzen(editie, code, rij)
    if editie.eigen:
        _eigen(editie, rij)


def _eigen(editie: Editie, rij: Rij) -> None:
    """Draw what people added to the edition."""
    titel = met_hoofdletter(woord(GROEPEN["eigen"]))
    rijen = [cijfers.eigen(rij, toegevoegd) for toegevoegd in editie.eigen]
    uitleg = woord(editie.eigen[0].indicator.niet_voor)
    st.html(f'{_kop(titel)}{cijfertabel(titel, rijen)}<p class="bk-klein">{in_html(uitleg)}</p>')


def _delen(rij: Rij) -> list[str]:
    return [_ONDERDELEN[d] for d in cijfers.onderdelen(rij) if d in _ONDERDELEN]


def _prijzen(editie: Editie, code: str, rij: Rij) -> None:
    namen, huur = data.namen(editie), data.waarnemingen(editie, "huur")
    if rij["huur_signaal"] != "onbekend":
        reeks = prijzen.reeks(data.waarnemingen(editie, "verkoopprijs"), huur, rij, code)
        if len(reeks.prijzen):
            profiel_prijzen.prijsgrafiek(reeks, str(rij["huur_bron"]), namen)
    huren = prijzen.huren(huur, rij, code)
    if huren:
        st.html(profiel_prijzen.hurentabel(huren, str(rij["huur_bron"]), namen))


def _rond(editie: Editie, code: str, rij: Rij) -> None:
    namen = data.namen(editie)["wijk"]
    rakend = data.raakt(editie)[code]
    st.html(f"{_kop(t('profiel.deel.buren'))}{_buren(editie, rakend, namen)}")
    if not rij["onbewoond"]:
        gelijken, punten = buren.gelijken(editie.wijken, code)
        tekst = profiel_rond.gelijkentabel(code, rij, gelijken, punten, namen)
        st.html(f"{_kop(t('profiel.deel.gelijk'))}{tekst}")


def _buren(editie: Editie, rakend: tuple[str, ...], namen: dict[str, str]) -> str:
    if not rakend:
        return f"<p>{in_html(t('profiel.rond.geen'))}</p>"
    return profiel_rond.burentabel(editie.wijken, rakend, namen)


def _onder(editie: Editie, code: str, rij: Rij, gemeente: str) -> None:
    st.html(
        f"{_kop(t('profiel.deel.let_op'))}<ul class='bk-lijst'>"
        + "".join(
            f"<li>{in_html(t(f'profiel.let_op.altijd_{i}'))}</li>" for i in ("1", "2", "3", "4")
        )
        + "</ul>"
    )
    if st.context.is_embedded:
        return
    with st.container(key="profiel_download"):
        wijkverslag(editie, code)
        st.html(f'<h3 class="bk-h2">{in_html(t("profiel.download", gemeente=gemeente))}</h3>')
        download(editie, Regiokeuze("gemeente", str(rij["gemeente_code"])))


if __name__ == "__main__":
    render()
