"""The page Zoek aanbod."""

from dashboard.parts import pagina
from dashboard.tekst import t


def render() -> None:
    """Draw the page."""
    pagina.begin("zoek", t("zoek.titel"))


if __name__ == "__main__":
    render()
