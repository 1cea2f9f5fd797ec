"""Long tables, a page at a time."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from dashboard.parts.tabel import Cel, tabel
from dashboard.tekst import t
from dashboard.veilig import in_html

T = TypeVar("T")
PER_BLAD = 50


def bladen(n: int) -> int:
    """Return how many pages `n` rows take; one for none.

    Examples
    --------
    >>> bladen(0), bladen(50), bladen(51)
    (1, 1, 2)
    """
    return max(1, -(-n // PER_BLAD))


def knoppen(blad: int, aantal: int, sleutel: str, ga: Callable[[int], None]) -> None:
    """Draw the buttons to the pages before and after; nothing where there is one page.

    Parameters
    ----------
    blad, aantal : int
        The page that is open, from 1, and how many there are.
    sleutel : str
        Prefix of the buttons' keys.
    ga : callable
        Goes to a page: the buttons' callback.
    """
    if aantal == 1:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"{sleutel}_bladen"):
        for naam, doel in (("vorige", blad - 1), ("volgende", blad + 1)):
            st.button(
                t(f"bladeren.{naam}"),
                key=f"{sleutel}_{naam}",
                disabled=not 1 <= doel <= aantal,
                on_click=ga,
                args=(doel,),
            )
        st.html(f"<p>{in_html(t('bladeren.blad', nu=blad, van=aantal))}</p>", width="content")


def deel_van(rijen: Sequence[T], sleutel: str) -> Sequence[T]:
    """Return the rows of the page that is open, with buttons for the other pages.

    Parameters
    ----------
    rijen : sequence
    sleutel : str
        Key under which the session keeps the page.
    """
    aantal = bladen(len(rijen))
    blad = min(st.session_state.get(sleutel, 1), aantal)

    def ga(naar: int) -> None:
        st.session_state[sleutel] = naar

    knoppen(blad, aantal, sleutel, ga)
    return rijen[(blad - 1) * PER_BLAD : blad * PER_BLAD]


def lange_tabel(
    titel: str,
    koppen: Sequence[str],
    rijen: Sequence[T],
    cellen: Callable[[T], Sequence[Cel]],
    sleutel: str,
    getallen: Sequence[int] = (),
) -> None:
    """Draw a table of any length; see :func:`dashboard.parts.tabel.tabel`.

    Parameters
    ----------
    titel, koppen, getallen
        Of the table.
    rijen : sequence
    cellen : callable
        The cells of a row; asked for the rows of the open page only.
    sleutel : str
        Key under which the session keeps the page.
    """
    with st.container(key=f"breed_{sleutel}"):
        deel = [cellen(rij) for rij in deel_van(rijen, sleutel)]
        st.html(tabel(titel, koppen, deel, getallen))
