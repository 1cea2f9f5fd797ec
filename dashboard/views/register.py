"""The register: look at it, see how full it is, or check a list before it goes in."""

import streamlit as st

from dashboard.parts import pagina
from dashboard.parts.inbreng import inbreng
from dashboard.parts.register_kijk import kijk
from dashboard.parts.register_volledig import volledig
from dashboard.state import sessie
from dashboard.state.register import DELEN, Register
from dashboard.tekst import t


def render() -> None:
    """Draw the page; without an edition, one sentence that says what to do."""
    bladzijde = pagina.begin("register", t("register.titel"))
    if bladzijde is None:
        return
    editie = bladzijde.editie
    toestand = sessie.begin(Register, editie)
    st.radio(
        t("register.deel"),
        DELEN,
        format_func=lambda k: t(f"register.deel.{k}"),
        **sessie.kiest(Register, "deel"),
        horizontal=True,
        label_visibility="collapsed",
    )
    if toestand.deel == "bekijk":
        kijk(editie, toestand)
    elif toestand.deel == "volledig":
        volledig(editie, toestand)
    else:
        inbreng(editie)
    pagina.einde(bladzijde, toestand)


if __name__ == "__main__":
    render()
