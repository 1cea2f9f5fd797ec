"""The page Register."""

from dashboard.parts import pagina
from dashboard.tekst import t


def render() -> None:
    """Draw the page."""
    pagina.begin("register", t("register.titel"))


if __name__ == "__main__":
    render()
