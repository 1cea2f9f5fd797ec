"""A list that a visitor brings: checked, compared with the register, and perhaps saved."""

from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import data
from dashboard.getallen import geheel
from dashboard.instellingen import Instellingen, instellingen
from dashboard.parts import inbreng_plaats, inbreng_verschil, pagina
from dashboard.parts.bladeren import lange_tabel
from dashboard.parts.tabel import Cel, tabel
from dashboard.probleemtekst import in_taal
from dashboard.state import inbreng as sessie
from dashboard.state.inbreng import OVERSCHRIJF, SCHRAP, UPLOAD
from dashboard.taal import in_deze_taal, taal
from dashboard.tekst import t
from dashboard.veilig import in_html, in_markdown
from etl.contract.tables import TABELLEN
from etl.errors import BuurtkompasFout, Probleem
from etl.export.cellen import neutralise
from etl.export.csv import write_csv
from etl.register import save, template
from etl.register.adopt import Keuze, Verschil, adopt, compare, kept
from etl.register.inspect import Nagekeken, inspect
from etl.register.read import read_register, register_bytes
from etl.store.read import Editie

_CSV, _XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def inbreng(editie: Editie) -> None:
    """Draw the part of the page that checks a file."""
    keuze = instellingen()
    st.html(f"<p>{in_html(t('inbreng.uitleg'))}</p>")
    _sjabloon()
    _opladen(keuze)
    bestand = sessie.bestand()
    if bestand is None:
        return
    lijst = sessie.lijst(editie.id)
    if lijst is None:
        with st.spinner(in_markdown(t("inbreng.bezig"))):
            grens = keuze.upload_mb * 1_000_000
            lijst = inspect(bestand.inhoud, bestand.naam, data.verwijzingen(editie), grens)
        sessie.onthoud(editie.id, lijst)
    _uitslag(lijst)
    inbreng_plaats.toon(editie, lijst)
    if not lijst.goed.empty:
        _verwerk(editie, lijst, keuze)


def _opladen(keuze: Instellingen) -> None:
    st.html(_eigen_woorden())
    st.file_uploader(
        t("inbreng.kies", mb=keuze.upload_mb),
        key=UPLOAD,
        on_change=sessie.opgeladen,
        max_upload_size=keuze.upload_mb,
    )
    bestand = sessie.bestand()
    if bestand is not None and st.session_state.get(UPLOAD) is None:
        # The visitor went to another part and back: the uploader forgot, the session did not.
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f"<p>{in_html(t('inbreng.nog', naam=bestand.naam))}</p>", width="content")
            st.button(t("inbreng.laat_los"), key="laat_los", on_click=sessie.laat_los)


def _eigen_woorden() -> str:
    """Return the style that puts our words on the uploader's button: Streamlit only has English."""
    knop = f'.st-key-{UPLOAD} [data-testid="stBaseButton-secondary"] p'
    woorden = t("inbreng.knop").replace("\\", "").replace('"', "'")
    return (
        f"<style>{knop} {{ font-size: 0; }}"
        f'{knop}::after {{ content: "{in_html(woorden)}"; font-size: .875rem; }}'
        f'.st-key-{UPLOAD} [data-testid="stFileUploaderDropzoneInstructions"] {{ display: none; }}'
        "</style>"
    )


def _sjabloon() -> None:
    """Draw what helps to make a list: an empty one, and each column explained."""
    with st.container(horizontal=True):
        st.download_button(
            t("inbreng.sjabloon_xlsx"),
            template.template_xlsx,
            file_name="buurtkompas_sjabloon.xlsx",
            mime=_XLSX,
            key="sjabloon_xlsx",
            on_click="ignore",
        )
        st.download_button(
            t("inbreng.sjabloon_csv"),
            template.template_csv,
            file_name="buurtkompas_sjabloon.csv",
            mime=_CSV,
            key="sjabloon_csv",
            on_click="ignore",
        )
    koppen = [t(f"inbreng.kop.{k}") for k in ("kolom", "naam", "nodig", "keuze", "voorbeeld")]
    rijen: list[list[Cel]] = [
        [
            k.naam,
            t(f"register.kolom.{k.naam}"),
            t("inbreng.ja") if k.verplicht else "",
            ", ".join(k.waarden),
            str(template.VOORBEELD.get(k.naam, "")),
        ]
        for k in template.columns()
    ]
    st.html(
        f'<details class="bk-open"><summary>{in_html(t("inbreng.kolommen"))}</summary>'
        f"<p>{in_html(t('inbreng.hulp'))}</p>"
        f"{tabel(t('inbreng.kolommen'), koppen, rijen)}</details>"
    )


# ---- what is wrong -------------------------------------------------------------------------------


def _uitslag(lijst: Nagekeken) -> None:
    n = len(lijst.problemen)
    if lijst.rijen:
        zin = t("inbreng.gelezen", naam=lijst.bestand, n=lijst.rijen, goed=geheel(len(lijst.goed)))
        zin += f" {t('inbreng.problemen', n=n) if n else t('inbreng.geen_problemen')}"
    else:
        zin = t("inbreng.niet_gelezen", naam=lijst.bestand)
    st.html(
        f'<h2 class="bk-h2">{in_html(t("inbreng.titel_uitslag"))}</h2>'
        f'<p role="status">{in_html(zin)}</p>'
    )
    if n:
        _problemen(lijst)
    _rechtgezet(lijst)


def _problemen(lijst: Nagekeken) -> None:
    if lijst.rijen:
        st.html(f'<p class="bk-klein">{in_html(t("inbreng.verbeter"))}</p>')
    koppen = [t(f"inbreng.kop.{k}") for k in ("rij", "kolom", "waarde", "wat", "hoe", "bestand")]
    titel = t("inbreng.titel_problemen")
    lange_tabel(titel, koppen, lijst.problemen, _probleem, "problemen")
    st.download_button(
        t("inbreng.problemen_csv"),
        in_deze_taal(lambda: _problems_csv(lijst, koppen)),
        file_name="buurtkompas_problemen.csv",
        mime=_CSV,
        key="problemen_csv",
        on_click="ignore",
    )


def _rechtgezet(lijst: Nagekeken) -> None:
    """List what was read past by itself, for the visitor to look over."""
    if not lijst.rechtgezet:
        return
    regels = "".join(f"<li>{in_html(r.in_taal(taal()))}.</li>" for r in lijst.rechtgezet)
    st.html(
        f'<h3 class="bk-h3">{in_html(t("inbreng.titel_rechtgezet"))}</h3>'
        f"<p>{in_html(t('inbreng.rechtgezet'))}</p><ul>{regels}</ul>"
    )


def _problems_csv(lijst: Nagekeken, koppen: list[str]) -> bytes:
    rijen = [_probleem(p) for p in lijst.problemen]
    return write_csv(pd.DataFrame(rijen, columns=koppen), "belgisch")


def _probleem(p: Probleem) -> list[Cel]:
    return [
        "–" if p.rij is None else str(p.rij),
        p.kolom,
        p.waarde,
        in_taal(p.wat, p.kolom),
        in_taal(p.oplossing, p.kolom),
        p.bestand,
    ]


# ---- what it would change ------------------------------------------------------------------------


def _verwerk(editie: Editie, lijst: Nagekeken, keuze: Instellingen) -> None:
    try:
        staand, gelezen = _register(editie, keuze)
    except BuurtkompasFout as fout:
        pagina.melding(in_taal(str(fout)), rol="alert")
        return
    verschil = compare(staand, lijst)
    inbreng_verschil.toon(verschil)
    _adviezen(lijst, verschil)
    na = adopt(staand, verschil, _keuzes(lijst, verschil))
    inbreng_verschil.vooruitblik(editie, staand, na)
    _meenemen(na)
    _bewaar(na, gelezen, keuze)


def _register(editie: Editie, keuze: Instellingen) -> tuple[pd.DataFrame, str]:
    """Return the register that stands, and what tells its file when it is to be saved."""
    if not keuze.bewerken:
        return editie.initiatieven[TABELLEN["initiatieven"].kolomnamen()], ""
    gelezen = save.digest(_pad(keuze))
    return read_register(_pad(keuze)).reset_index(drop=True), gelezen


def _pad(keuze: Instellingen) -> Path:
    return keuze.data / TABELLEN["initiatieven"].bestand


def _adviezen(lijst: Nagekeken, verschil: Verschil) -> None:
    """List what would improve the rows that are new or change; the others are not at hand."""
    geraakt = {*verschil.nieuw["initiatief_id"], *verschil.gewijzigd}
    sleutel = lijst.goed["initiatief_id"]
    raak = [a for a in lijst.adviezen if sleutel.get(a.rij) in geraakt]
    if not raak:
        return
    koppen = [t(f"inbreng.kop.{k}") for k in ("rij", "kolom", "wat", "hoe")]
    with st.expander(in_markdown(t("inbreng.adviezen", n=len(raak)))):
        lange_tabel(t("inbreng.titel_adviezen"), koppen, raak, _advies, "adviezen")


def _advies(a: Probleem) -> list[Cel]:
    return [str(a.rij), a.kolom, in_taal(a.wat, a.kolom), in_taal(a.oplossing, a.kolom)]


def _keuzes(lijst: Nagekeken, verschil: Verschil) -> Keuze:
    """Draw what only the visitor can say, and return it."""
    schrap = overschrijf = False
    if len(verschil.weg):
        schrap = st.checkbox(
            in_markdown(t("inbreng.schrap", n=len(verschil.weg))),
            key=SCHRAP,
            disabled=bool(lijst.problemen),
            help=t("inbreng.schrap_niet") if lijst.problemen else None,
        )
    beschermd = sum(w.beschermd for w in verschil.wijzigingen)
    if beschermd or (schrap and kept(verschil)):
        overschrijf = st.checkbox(
            in_markdown(t("inbreng.overschrijf", n=beschermd + kept(verschil) * schrap)),
            key=OVERSCHRIJF,
        )
    return Keuze(schrap and not lijst.problemen, overschrijf)


def _meenemen(na: pd.DataFrame) -> None:
    st.html(f'<h2 class="bk-h2">{in_html(t("inbreng.titel_meenemen"))}</h2>')
    st.download_button(
        t("inbreng.download"),
        lambda: safe_bytes(na),
        file_name="initiatieven.csv",
        mime=_CSV,
        key="download_samen",
        on_click="ignore",
    )


def safe_bytes(register: pd.DataFrame) -> bytes:
    """Return a register as the CSV of ``data/``, with every cell safe for a spreadsheet.

    Our own reader drops the marks again (:mod:`etl.register.read`).
    """
    veilig = {
        k: register[k].map(lambda cel: neutralise(str(cel)), na_action="ignore")
        for k in register.columns
        if not pd.api.types.is_float_dtype(register[k].dtype)
    }
    return register_bytes(register.assign(**veilig))


# ---- saving --------------------------------------------------------------------------------------


def _bewaar(na: pd.DataFrame, gelezen: str, keuze: Instellingen) -> None:
    if not keuze.bewerken:
        st.html(f'<p class="bk-klein">{in_html(t("inbreng.niet_bewerken"))}</p>')
        return
    st.html(f"<p>{in_html(t('inbreng.bewaar_uitleg'))}</p>")
    st.button(
        t("inbreng.bewaar"),
        key="bewaar",
        on_click=bewaar_nu,
        args=(na, _pad(keuze), gelezen),
    )
    if zin := sessie.bewaard():
        pagina.melding(zin, rol="status")


def bewaar_nu(na: pd.DataFrame, pad: Path, gelezen: str) -> None:
    """Save the merged register and remember what came of it: the button's callback."""
    try:
        eerder = save.save(na, pad, gelezen)
    except BuurtkompasFout as fout:
        sessie.meld_bewaard(in_taal(str(fout)))
        return
    if eerder is None:
        sessie.meld_bewaard(t("inbreng.zelfde"))
    else:
        sessie.meld_bewaard(t("inbreng.bewaard", naam=pad.name, eerder=eerder.name))
