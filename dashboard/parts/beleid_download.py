"""The list as a file, with the weights in it."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard import data, prioriteit
from dashboard.prioriteit import NOOD, RISICO
from dashboard.state.beleid import Beleid
from dashboard.tekst import t
from dashboard.veilig import in_html
from etl.export import FORMATEN
from etl.export.prioriteit import Lijst, export_priority, priority_name
from etl.store.read import Editie

_SOORTEN = ("belgisch", "rfc4180", "xlsx")


def download(editie: Editie, toestand: Beleid, deel: pd.DataFrame) -> None:
    """Draw the buttons; a file is made only when its button is pressed."""
    st.html(
        f'<h3 class="bk-h3 bk-geen-print">{in_html(t("beleid.download"))}</h3>'
        f'<p class="bk-klein bk-geen-print">{in_html(t("beleid.download_uitleg"))}</p>'
    )
    for kolom, soort in zip(st.columns(len(_SOORTEN)), _SOORTEN, strict=True):
        formaat = FORMATEN["xlsx" if soort == "xlsx" else "csv"]
        kolom.download_button(
            t(f"download.{soort}"),
            _maker(editie, toestand, deel.index, soort),
            file_name=priority_name(toestand.niveau, toestand.code, soort),
            mime=formaat.mime,
            key=f"beleid_download_{soort}",
            on_click="ignore",
            width="stretch",
        )


def _maker(editie: Editie, toestand: Beleid, codes: pd.Index, soort: str) -> Callable[[], bytes]:
    return lambda: export_priority(
        editie, toestand.niveau, toestand.code, lijst_van(editie, toestand, codes), soort
    )


def lijst_van(editie: Editie, toestand: Beleid, codes: pd.Index) -> Lijst:
    """Return the list that is on the page, as an export needs it."""
    vraag = toestand.gewichten
    gewoon = vraag.gewoon
    cijfers = data.prioriteit(editie, vraag).loc[codes]
    kolommen = [k for k in cijfers if k in editie.wijken and not gewoon]
    return Lijst(
        cijfers[kolommen],
        dict(zip(NOOD, vraag.nood, strict=True)),
        dict(zip(RISICO, vraag.risico, strict=True)),
        vraag.basis,
        tuple(k for k in ("robuust", "drempel") if getattr(toestand, k)),
        toestand.nood,
        prioriteit.TREKKINGEN if prioriteit.eigen_trekking(vraag) else 0,
    )
