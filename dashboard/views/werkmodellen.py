"""The page Werkmodellen."""

from dashboard.parts import pagina
from dashboard.tekst import t


def render() -> None:
    """Draw the page."""
    pagina.begin("werkmodellen", t("werkmodellen.titel"))


if __name__ == "__main__":
    render()
