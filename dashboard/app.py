"""The entry page: it routes, and does nothing else."""

import streamlit as st

from dashboard.tekst import t


def main() -> None:
    """Show the page that the address names."""
    st.set_page_config(page_title=t("app.naam"), layout="wide")
    paginas = [
        st.Page("views/kaart.py", title=t("kaart.menu"), url_path="kaart", default=True),
        st.Page("views/bronnen.py", title=t("bronnen.menu"), url_path="bronnen"),
    ]
    st.navigation(paginas, position="top").run()


if __name__ == "__main__":
    main()
