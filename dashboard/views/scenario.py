"""The page Scenario."""

from dashboard.parts import pagina
from dashboard.tekst import t


def render() -> None:
    """Draw the page."""
    pagina.begin("scenario", t("scenario.titel"))


if __name__ == "__main__":
    render()
