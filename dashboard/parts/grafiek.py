"""Charts, each with its own words and the same figures as a table beside it."""

from collections.abc import Sequence

import altair as alt
import streamlit as st

from dashboard.parts.tabel import Cel, tabel
from dashboard.tekst import t
from dashboard.veilig import in_html

#: Okabe and Ito's colours in the order in which lines take them; each line has its own dash too.
KLEUREN = ("#0072b2", "#d55e00", "#009e73", "#cc79a7")
STREPEN = ((1, 0), (6, 3), (2, 2), (8, 3, 2, 3))


def grafiek(
    beeld: alt.Chart | alt.LayerChart,
    beschrijving: str,
    koppen: Sequence[str],
    rijen: Sequence[Sequence[Cel]],
    sleutel: str,
) -> None:
    """Draw a chart, what it shows in one sentence, and its figures as a table to open.

    Parameters
    ----------
    beeld : Chart or LayerChart
    beschrijving : str
        What a reader should see in it; plain text. It is the chart's text for a screen reader too.
    koppen, rijen
        The table (:func:`dashboard.parts.tabel.tabel`).
    sleutel : str
        Key of the component, one of its own on the page.
    """
    st.altair_chart(beeld.properties(description=beschrijving), key=sleutel)
    st.html(
        f'<p class="bk-klein">{in_html(beschrijving)}</p>'
        f'<details class="bk-open"><summary>{in_html(t("grafiek.tabel"))}</summary>'
        f"{tabel(beschrijving, koppen, rijen, range(1, len(koppen)))}</details>"
    )
