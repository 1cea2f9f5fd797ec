"""The page Start."""

from dashboard.parts import pagina
from dashboard.tekst import t


def render() -> None:
    """Draw the page."""
    pagina.begin("start", t("start.titel"))


if __name__ == "__main__":
    render()
