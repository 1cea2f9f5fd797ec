"""What is wrong in a file, in the visitor's language.

The checks speak Dutch, for the command line and for files. Each of their sentences stands in the
Dutch catalogue as a pattern with fields, under a key ``probleem.…``; the other catalogues say the
same with the same fields.
"""

import re
from functools import cache

from dashboard.taal import taal
from dashboard.tekst import CATALOGI, t
from etl.contract.catalogus import catalogus
from etl.contract.niveaus import NIVEAUS
from etl.contract.tables import TABELLEN

_PREFIX = "probleem."
_NEDERLANDS = "nl"
_VELD = re.compile(r"\{(\w+)\}")
_MEERVOUDEN = {n.meervoud.nl: n.meervoud for n in NIVEAUS.values()}


def in_taal(zin: str, kolom: str = "") -> str:
    """Return a sentence of a check in the visitor's language; as it is where it is not known.

    Parameters
    ----------
    zin : str
        ``wat`` or ``oplossing`` of a problem, or the sentence of an error.
    kolom : str
        Column of the problem: its meaning is told by its name in the visitor's language.

    Examples
    --------
    >>> in_taal("staat ook in rij 3")
    'staat ook in rij 3'
    """
    if taal() == _NEDERLANDS:
        return zin
    gevonden = find(zin)
    if gevonden is None:
        return zin
    sleutel, velden = gevonden
    if "meervoud" in velden and velden["meervoud"] in _MEERVOUDEN:
        velden["meervoud"] = _MEERVOUDEN[velden["meervoud"]].in_taal(taal())
    if "betekenis" in velden and kolom in TABELLEN["initiatieven"].kolomnamen():
        velden["betekenis"] = t(f"register.kolom.{kolom}")
    return t(f"probleem.{sleutel}", **velden)


def find(zin: str) -> tuple[str, dict[str, str]] | None:
    """Return the key of a Dutch sentence and what stands in its fields; None where none fits."""
    for sleutel, patroon in _patterns():
        if treffer := patroon.fullmatch(zin):
            return sleutel, treffer.groupdict()
    return None


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Return the patterns, those with most words of their own first."""
    zinnen = {
        sleutel.removeprefix(_PREFIX): str(boodschap.string)
        for sleutel, boodschap in catalogus(CATALOGI, _NEDERLANDS).items()
        if sleutel.startswith(_PREFIX)
    }
    orde = sorted(zinnen, key=lambda k: -len(_VELD.sub("", zinnen[k])))
    return [(k, re.compile(_as_pattern(zinnen[k]), re.DOTALL)) for k in orde]


def _as_pattern(zin: str) -> str:
    delen = _VELD.split(zin)
    # Every second part is the name of a field.
    return "".join(f"(?P<{d}>.+)" if i % 2 else re.escape(d) for i, d in enumerate(delen))
