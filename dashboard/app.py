"""The entry page: it routes, and does nothing else."""

import streamlit as st

from dashboard import taal
from dashboard.tekst import t

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
    st.set_page_config(page_title=t("app.naam"), layout="wide")
    menu = {
        t(f"menu.{deel}") if deel else "": [
            st.Page(
                f"views/{naam}.py", title=t(f"{naam}.menu"), url_path=naam, default=naam == BEGIN
            )
            for naam in namen
        ]
        for deel, namen in MENU.items()
    }
    st.navigation(menu, position="top").run()


if __name__ == "__main__":
    main()
