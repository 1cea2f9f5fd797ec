"""The page Vergelijk."""

from dashboard.parts import pagina
from dashboard.tekst import t


def render() -> None:
    """Draw the page."""
    pagina.begin("vergelijk", t("vergelijk.titel"))


if __name__ == "__main__":
    render()
