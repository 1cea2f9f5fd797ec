"""The entry page: it routes, and does nothing else."""

from typing import Literal

import streamlit as st

from dashboard import edities, taal
from dashboard.beurten import beurt
from dashboard.parts import pagina
from dashboard.tekst import t
from etl.errors import BeschadigdeEditie

#: The pages by the menu that holds them: file, title and path come from the same word.
MENU = {
    "": ("start",),
    "verkennen": ("kaart", "profiel", "vergelijk"),
    "verwijzen": ("zoek", "werkmodellen"),
    "beslissen": ("beleid", "scenario"),
    "gegevens": ("register", "bronnen"),
}
BEGIN = "start"


def main() -> None:
    """Show the page that the address names."""
    taal.begin()
    menu = {
        t(f"menu.{deel}") if deel else "": [
            st.Page(
                f"views/{naam}.py", title=t(f"{naam}.menu"), url_path=naam, default=naam == BEGIN
            )
            for naam in namen
        ]
        for deel, namen in MENU.items()
    }
    # In a frame on somebody's site a page comes without our menu.
    plaats: Literal["hidden", "top"] = "hidden" if st.context.is_embedded else "top"
    bladzijde = st.navigation(menu, position=plaats)
    st.set_page_config(page_title=f"{bladzijde.title} · {t('app.naam')}", layout="wide")
    try:
        with beurt():
            bladzijde.run()
    except BeschadigdeEditie:
        # It was whole when it was opened. The page comes again, of the edition before.
        if edities.herzie():
            st.rerun()
        pagina.melding(t("site.beschadigd"), rol="alert")


if __name__ == "__main__":
    main()
