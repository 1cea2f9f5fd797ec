"""How the dashboard is served and looks: private, and readable by WCAG 2.2 AA in light and dark."""

import re
import tomllib
from pathlib import Path

import pytest

CONFIG = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"
SETTINGS = tomllib.loads(CONFIG.read_text("utf-8"))
WHITE = "#ffffff"
#: Streamlit writes captions and captions of widgets in the text colour at this opacity.
FADED = 0.6

Rgb = tuple[float, float, float]


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _luminance(rgb: Rgb) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio of WCAG 2.2, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _over(colour: Rgb, background: Rgb, opacity: float) -> Rgb:
    red, green, blue = (
        opacity * c + (1 - opacity) * b for c, b in zip(colour, background, strict=True)
    )
    return red, green, blue


def test_contrast_of_black_on_white_is_21_and_of_a_colour_on_itself_1() -> None:
    assert contrast(_rgb("#000000"), _rgb(WHITE)) == pytest.approx(21)
    assert contrast(_rgb("#0b6372"), _rgb("#0b6372")) == pytest.approx(1)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_text_can_be_read(theme: str, ground: str) -> None:
    colours = SETTINGS["theme"][theme]
    background = _rgb(colours[ground])
    assert contrast(_rgb(colours["textColor"]), background) >= 7
    assert contrast(_rgb(colours["linkColor"]), background) >= 4.5
    faded = _over(_rgb(colours["textColor"]), background, FADED)
    assert contrast(faded, background) >= 4.5
    assert contrast(_rgb(colours["borderColor"]), background) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_main_colour_can_be_read_as_text_and_carries_white_marks(theme: str) -> None:
    colours = SETTINGS["theme"][theme]
    main, background = _rgb(colours["primaryColor"]), _rgb(colours["backgroundColor"])
    assert contrast(main, background) >= 4.5
    assert contrast(main, _over(main, background, 0.1)) >= 4.5  # a chosen option is tinted with it
    assert contrast(_rgb(WHITE), main) >= 3  # the tick of a checkbox


def test_nothing_is_sent_or_fetched_elsewhere() -> None:
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["client"]["showErrorLinks"] is False
    assert SETTINGS["server"]["enableXsrfProtection"] is True
    assert SETTINGS["server"]["address"] == "127.0.0.1"
    assert re.findall(r"https?://", CONFIG.read_text("utf-8")) == []
