"""Places that we propose for rows of a list that have no coordinates."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import data
from dashboard.getallen import geheel
from dashboard.parts.bladeren import lange_tabel
from dashboard.parts.tabel import Cel
from dashboard.state import inbreng as sessie
from dashboard.taal import taal
from dashboard.tekst import t
from dashboard.veilig import in_html, in_markdown
from etl.export.csv import write_csv
from etl.register.inspect import Nagekeken
from etl.register.locate import ZEKER_GENOEG, filled, locate, without_place
from etl.register.read import as_number
from etl.store.read import Editie

#: A street takes a moment to find: of a longer list only so many rows.
MAX_RIJEN = 2000
_ADRES = ("straat", "huisnummer", "postcode", "gemeente_naam")


def toon(editie: Editie, lijst: Nagekeken) -> None:
    """Draw the proposed places, and the list with those places to take away."""
    zonder = without_place(lijst.gelezen)
    if zonder.empty:
        return
    voorstel = sessie.voorstel(editie.id)
    if voorstel is None:
        with st.spinner(in_markdown(t("inbreng.plaats.bezig"))):
            voorstel = locate(zonder.iloc[:MAX_RIJEN], data.geocoder(editie))
        sessie.onthoud_voorstel(editie.id, voorstel)
    gevonden = int((voorstel["locatie_precisie"] != "").sum())
    zinnen = [t("inbreng.plaats.zonder", n=len(zonder)), t("inbreng.plaats.gevonden", n=gevonden)]
    if len(zonder) > MAX_RIJEN:
        zinnen.append(t("inbreng.plaats.eerste", n=geheel(MAX_RIJEN)))
    st.html(
        f'<h2 class="bk-h2">{in_html(t("inbreng.plaats.titel"))}</h2>'
        f"<p>{in_html(' '.join(zinnen))}</p>"
    )
    koppen = [t(f"inbreng.plaats.kop.{k}") for k in ("rij", "adres", "precisie", "zeker", "uitleg")]
    adressen = zonder.loc[voorstel.index].reindex(columns=list(_ADRES))
    rijen = pd.concat([adressen, voorstel], axis=1)
    lijsten = [{"rij": rij, **velden} for rij, velden in rijen.to_dict("index").items()]
    lange_tabel(t("inbreng.plaats.titel"), koppen, lijsten, _row, "voorstellen", (3,))
    if (voorstel["zekerheid"] >= ZEKER_GENOEG).any():
        hulp = t("inbreng.plaats.hulp", grens=geheel(100 * ZEKER_GENOEG))
        st.html(f'<p class="bk-klein">{in_html(hulp)}</p>')
        st.download_button(
            t("inbreng.plaats.download"),
            lambda: completed(lijst, voorstel),
            file_name="buurtkompas_lijst_met_plaatsen.csv",
            mime="text/csv",
            key="lijst_met_plaatsen",
            on_click="ignore",
        )


def completed(lijst: Nagekeken, voorstel: pd.DataFrame) -> bytes:
    """Return the list with the proposed places in it, as Excel with Belgian settings opens it."""
    vol = filled(lijst.gelezen, voorstel)
    # As numbers, so that the decimal comma is written: Excel reads "50.97" as thousands.
    return write_csv(vol.assign(lat=as_number(vol["lat"]), lon=as_number(vol["lon"])), "belgisch")


def _row(rij: dict[Any, Any]) -> list[Cel]:
    straat, huisnummer, postcode, gemeente = (
        rij[k] if isinstance(rij[k], str) else "" for k in _ADRES
    )
    regels = (f"{straat} {huisnummer}".strip(), f"{postcode} {gemeente}".strip())
    precisie = rij["locatie_precisie"]
    return [
        str(rij["rij"]),
        ", ".join(r for r in regels if r),
        t(f"register.precisie.{precisie}") if precisie else t("inbreng.plaats.geen"),
        f"{geheel(100 * rij['zekerheid'])} %" if precisie else "–",
        "; ".join(reden.in_taal(taal()) for reden in rij["redenen"]),
    ]
