"""Between which values a figure of access or a rank lies, where places are not known exactly.

Such a place may stand anywhere in its gemeente; what follows from that is drawn (see
:mod:`etl.measures.certainty`).
"""

from collections.abc import Mapping
from typing import Any

from etl.contract.figures import FIGUREN
from etl.contract.getallen import onbekend

#: Figures with a margin, and how its columns begin.
_KORT = {"dekking_pct": "dekking", "minuten_dichtste": "minuten", "rang": "rang"}


def margin(rij: Mapping[Any, Any], kolom: str) -> tuple[float, float] | None:
    """Return the bounds of a figure (5 and 95 %); None where it has none.

    Examples
    --------
    >>> margin({"dekking_pct": 0.0, "dekking_p05": 0.0, "dekking_p95": 95.0}, "dekking_pct")
    (0.0, 95.0)
    >>> margin({"nood": 50.0}, "nood")
    """
    kort = _KORT.get(kolom, "")
    grenzen = [rij.get(f"{kort}_{grens}") for grens in ("p05", "p95")]
    if not kort or any(onbekend(grens) for grens in grenzen):
        return None
    van, tot = (float(grens) for grens in grenzen if grens is not None)
    return van, tot


def outside(rij: Mapping[Any, Any], kolom: str) -> bool:
    """Tell whether a figure lies outside its own margin, as people read both.

    It then leaves out a place that is near but has no exact address, and the margin is what to
    believe.

    Examples
    --------
    >>> outside({"minuten_dichtste": 261.0, "minuten_p05": 7.0, "minuten_p95": 60.2},
    ...     "minuten_dichtste")
    True
    """
    grenzen = margin(rij, kolom)
    if grenzen is None or onbekend(rij[kolom]):
        return False
    decimalen = FIGUREN[kolom].decimalen
    van, tot = (round(grens, decimalen) for grens in grenzen)
    return not van <= round(float(rij[kolom]), decimalen) <= tot
