"""The colours of the map: scales that people with colour blindness can tell apart.

Sequential scales are ColorBrewer's YlGnBu and YlOrBr (https://colorbrewer2.org, Apache 2.0), whose
lightness alone tells the order. Classes and werkmodellen are Okabe and Ito's colours. The 3×3
scale runs from light grey to blue (need) and to magenta (lack of access), dark where both meet.
"""

from dataclasses import dataclass

from etl.contract.aanbod import WERKMODELLEN

AANBOD = ("#ffffd9", "#c7e9b4", "#7fcdbb", "#41b6c4", "#1d91c0", "#225ea8", "#0c2c84")
NADEEL = ("#ffffd4", "#fee391", "#fec44f", "#fe9929", "#d95f0e", "#993404")
TWEE = (
    *("#e8e8e8", "#dfb0d6", "#be64ac"),
    *("#ace4e4", "#a5add3", "#8c62aa"),
    *("#5ac8c8", "#5698b9", "#3b4994"),
)
HUUR = {
    "onder_druk": "#d55e00",
    "duur_en_stijgend": "#cc79a7",
    "stabiel": "#f0e6b4",
    "blijft_achter": "#56b4e9",
}
WERKMODEL = dict(
    zip(
        WERKMODELLEN,
        ("#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7"),
        strict=True,
    )
)


@dataclass(frozen=True)
class Bijzonder:
    """How an area without a value is drawn: hatched, or a grey that no scale has.

    Attributes
    ----------
    kleur : str
        Ground colour.
    streep : str
        Colour of the hatch; empty for none.
    """

    kleur: str
    streep: str = ""


#: Why an area has no colour of the scale, by the character that stands for it in the class string.
BIJZONDER = {
    "x": Bijzonder("#ffffff", "#7d868c"),
    "l": Bijzonder("#f6efe2", "#b08d57"),
    "k": Bijzonder("#d5dade"),
    "o": Bijzonder("#aeb6bb"),
}


def verdeel(palet: tuple[str, ...], n: int) -> tuple[str, ...]:
    """Return `n` colours spread evenly over a scale.

    Examples
    --------
    >>> verdeel(("a", "b", "c", "d", "e"), 3)
    ('a', 'c', 'e')
    """
    return tuple(palet[round(i * (len(palet) - 1) / (n - 1))] for i in range(n))
