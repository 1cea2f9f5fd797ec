"""A search field for areas by name: what is found stands under it as buttons."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.tekst import t
from dashboard.veilig import in_markdown
from etl.contract.schrijfwijze import plat

MEESTE_GEVONDEN = 8


def zoekveld(
    titel: str,
    namen: Mapping[str, str],
    ook: Mapping[str, str],
    sleutel: str,
    kies: Callable[[str], None],
) -> None:
    """Draw the field and what it finds.

    Parameters
    ----------
    titel : str
        Label of the field; plain text.
    namen : mapping of str to str
        Names by code.
    ook : mapping of str to str
        Names by code in another language: somebody in Brussels may type either.
    sleutel : str
        Session key of the field; the callback may empty it.
    kies : callable
        Callback of a button, with the code.
    """
    zoek = st.text_input(
        in_markdown(titel), key=sleutel, placeholder=t("profiel.zoek.leeg"), max_chars=60
    ).strip()
    if not zoek:
        return
    gevonden = vind(namen, zoek, ook)
    with st.container(horizontal=True, gap="small"):
        for code in gevonden[:MEESTE_GEVONDEN]:
            st.button(
                in_markdown(namen[code]), key=f"{sleutel}_{code}", on_click=kies, args=(code,)
            )
    st.caption(in_markdown(t("profiel.zoek.gevonden", n=len(gevonden))))


def vind(namen: Mapping[str, str], zoek: str, ook: Mapping[str, str] | None = None) -> list[str]:
    """Return the codes that are `zoek`, or whose name holds all its words; what begins so first.

    A name of `ook`, by code, is as good.

    Examples
    --------
    >>> vind({"a": "Rabot (Gent)", "b": "Gent (Gent)", "c": "Brugge"}, "gent")
    ['b', 'a']
    >>> vind({"44021W07": "Rabot (Gent)"}, "44021w07"), vind({"a": "Rabot (Gent)"}, "gent rabot")
    (['44021W07'], ['a'])
    >>> vind({"a": "Rabot (Gand)", "b": "Klein Gent (Lochristi)"}, "gent", {"a": "Rabot (Gent)"})
    ['b', 'a']
    """
    heel = plat(zoek)
    woorden = heel.split()
    gevonden = []
    for code, naam in namen.items():
        kaal, anders = plat(naam), plat((ook or {}).get(code, ""))
        if plat(code) == heel or any(all(w in n for w in woorden) for n in (kaal, anders)):
            begint = kaal.startswith(heel) or anders.startswith(heel)
            gevonden.append((not begint, kaal, code))
    return [code for _, _, code in sorted(gevonden)]
