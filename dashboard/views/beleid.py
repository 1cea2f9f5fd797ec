"""The page Beleid."""

from dashboard.parts import pagina
from dashboard.tekst import t


def render() -> None:
    """Draw the page."""
    pagina.begin("beleid", t("beleid.titel"))


if __name__ == "__main__":
    render()
