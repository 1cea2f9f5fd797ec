"""How people meet an initiative: they go there, or it comes to the people of an area.

The rule, in this order (the reviewed table goes before it):

1. a buddy project comes to people;
2. so does what its name calls mobile, at home (*aan huis*) or care in the neighbourhood
   (*zorgzame buurt*);
3. so does a project without a street, of a type that is no fixed place, that works only with
   buddies, circles, the home and the neighbourhood;
4. so does help in the home (*contextgericht*) without a street, with or without courses;
5. everything else is a place.

The work area is the wijk where the place is known that well and the project is no buddy project,
else the gemeente: a buddy project is of the town, a caring neighbourhood is of the neighbourhood.
"""

import re

from etl.contract.aanbod import SCHEIDING

_KOMT_NAAR_MENSEN = re.compile(
    r"\bmobiele?\b|\bon tour\b|camionette|koffiekar|\baan huis\b"
    r"|zorgzame (buurt|straten)|zorgzaam|buurtzorg",
    re.IGNORECASE,
)
_GEEN_VASTE_PLAATS = ("andere", "buurtwerk", "samenlevingsopbouw")
_ROND_DE_MENS = {"persoonlijke_vriend", "persoonlijk_netwerk", "contextgericht"}
_BUURT = "locatie_regio"
_THUIS = "contextgericht"
_NAAST_THUIS = _ROND_DE_MENS | {"competentieversterking", "lotgenotennetwerk"}


def reach(naam: str, aanbodtype: str, werkmodellen: str, straat: str) -> str:
    """Return the ``bereik`` of an initiative by the rule of this module.

    Parameters
    ----------
    naam, aanbodtype, werkmodellen, straat : str
        Fields of the row; `werkmodellen` parted by ``|``, `straat` empty where unknown.

    Returns
    -------
    str
        ``locatie`` or ``werkingsgebied``.

    Examples
    --------
    >>> reach("Compagnons", "buddywerking", "persoonlijke_vriend", "Markt")
    'werkingsgebied'
    >>> reach("Mobiel buurthuis", "buurthuis", "locatie_regio", "")
    'werkingsgebied'
    >>> reach("De Katrol", "andere", "contextgericht|competentieversterking", "")
    'werkingsgebied'
    >>> reach("Welzijnsschakel", "welzijnsschakel", "persoonlijk_netwerk", "")
    'locatie'
    """
    modellen = set(werkmodellen.split(SCHEIDING))
    los = not straat and aanbodtype in _GEEN_VASTE_PLAATS
    komt = (
        aanbodtype == "buddywerking"
        or _KOMT_NAAR_MENSEN.search(naam) is not None
        or (los and bool(modellen & _ROND_DE_MENS) and modellen <= _ROND_DE_MENS | {_BUURT})
        or (los and aanbodtype == "andere" and _THUIS in modellen and modellen <= _NAAST_THUIS)
    )
    return "werkingsgebied" if komt else "locatie"


def area_level(aanbodtype: str, wijk_code: str) -> str:
    """Return the level of the work area by the rule of this module.

    Examples
    --------
    >>> area_level("buddywerking", "11002Z18"), area_level("andere", "11002Z18")
    ('gemeente', 'wijk')
    """
    return "wijk" if wijk_code and aanbodtype != "buddywerking" else "gemeente"
