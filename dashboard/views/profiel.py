"""The page Wijkprofiel."""

from dashboard.parts import pagina
from dashboard.tekst import t


def render() -> None:
    """Draw the page."""
    pagina.begin("profiel", t("profiel.titel"))


if __name__ == "__main__":
    render()
