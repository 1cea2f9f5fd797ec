"""How names are written: one spelling for the many in which people type a place.

Names of the gazetteer and words of a question go through the same rules, so a rule need not be
good Dutch: it only has to make two writings of one name equal, and seldom two names.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

_WOORD = re.compile(r"[^\W_]+")
#: In Antwerp and some merged gemeenten the address list tells streets of one name apart by a mark.
_MERK = re.compile(r"_[A-Z0-9]+$")
#: "Halle" is "Hal (Hal-Vilvorde)" in the French list.
_TOEVOEGING = re.compile(r"\s*\([^)]*\)\s*$")

_GELIJK = {
    "sint": ("st", "ste", "sinte", "saint", "sainte"),
    "avenue": ("av", "ave"),
    "boulevard": ("bd", "bld", "blvd", "bvd", "boul", "bvard"),
    "chaussee": ("chee", "chauss"),
    "burgemeester": ("burg", "burgem"),
    "dr": ("dokter", "doctor", "docteur"),
    "generaal": ("gen", "general"),
    "gebroeders": ("gebr", "gbrs"),
    "kanunnik": ("kan",),
    "kapitein": ("kapt", "kpt"),
    "kardinaal": ("kard",),
    "koning": ("kon",),
    "luitenant": ("lt", "luit"),
    "mgr": ("monseigneur",),
    "pastoor": ("past",),
    "professor": ("prof",),
}
_WOORDEN = {anders: vast for vast, lijst in _GELIJK.items() for anders in lijst}
#: French says the kind of street first.
_EERST = {"r": "rue", "ch": "chaussee", "pl": "place", "sq": "square", "all": "allee"}
#: Dutch says it last, mostly in one word with the name.
_LAATST = (
    ("stwg", "steenweg"),
    ("stw", "steenweg"),
    ("steenw", "steenweg"),
    ("str", "straat"),
    ("ln", "laan"),
    ("pl", "plein"),
)
#: A kind of street alone is no name: "Nieuwe Steenweg" is not found as "steenweg".
_SOORTEN = frozenset(
    ("straat", "laan", "steenweg", "weg", "plein", "dreef", "lei", "baan", "pad", "kaai", "hof")
)
_OLV = re.compile(r"\b(?:onze lieve vrouwe?|o l v(?: ?rouwe?)?|olv(?:rouwe?)?)(?=straat| |\w|$)")


def zonder_merk(naam: str) -> str:
    """Return a street name without the mark that tells it from others of the same name.

    Examples
    --------
    >>> zonder_merk("Kerkstraat_EK"), zonder_merk("Kerkstraat")
    ('Kerkstraat', 'Kerkstraat')
    """
    return _MERK.sub("", naam)


def losse_woorden(tekst: str) -> list[str]:
    """Return the words of a text, in small letters and without accents.

    Examples
    --------
    >>> losse_woorden("Chaussée de Wavre, 12-14")
    ['chaussee', 'de', 'wavre', '12', '14']
    """
    los = unicodedata.normalize("NFKD", tekst.casefold())
    if not los.isascii():
        los = "".join(teken for teken in los if not unicodedata.combining(teken))
    return _WOORD.findall(los)


def gelijke_woorden(woorden: Sequence[str]) -> list[str]:
    """Return words in the one spelling: abbreviations written out, Onze-Lieve-Vrouw as ``olv``.

    Examples
    --------
    >>> gelijke_woorden(["st", "jacobsnieuwstr"]), gelijke_woorden(["pl", "saint", "job"])
    (['sint', 'jacobsnieuwstraat'], ['place', 'sint', 'job'])
    >>> gelijke_woorden(["o", "l", "vrouwstraat"]) == gelijke_woorden(["olv", "str"])
    True
    """
    uit = [
        _EERST[woord] if i == 0 and woord in _EERST and len(woorden) > 1 else _uitgeschreven(woord)
        for i, woord in enumerate(woorden)
    ]
    if uit and any(woord[0] == "o" for woord in uit):
        return _OLV.sub("olv ", " ".join(uit)).split()
    return uit


def _uitgeschreven(woord: str) -> str:
    if woord in _WOORDEN:
        return _WOORDEN[woord]
    for kort, lang in _LAATST:
        if woord.endswith(kort):
            return woord.removesuffix(kort) + lang
    return woord


def sleutel(woorden: Iterable[str]) -> str:
    """Return words as one key: spaces and hyphens do not tell names apart.

    Examples
    --------
    >>> sleutel(["sint", "jans", "plein"])
    'sintjansplein'
    """
    return "".join(woorden)


def sleutels(naam: str, gebied: bool = False) -> list[str]:
    """Return the keys of a name: the whole first, then what is left without the first words.

    Of an area's name the first words alone are a key too.

    Examples
    --------
    >>> sleutels("Burg. Jan De Voslaan")
    ['burgemeesterjandevoslaan', 'jandevoslaan', 'devoslaan', 'voslaan']
    >>> sleutels("Nieuwe Steenweg"), sleutels("Hal (Hal-Vilvorde)")
    (['nieuwesteenweg'], ['hal'])
    >>> sleutels("Deurne - Oost", gebied=True)
    ['deurneoost', 'oost', 'deurne']
    """
    woorden = gelijke_woorden(losse_woorden(_TOEVOEGING.sub("", zonder_merk(naam))))
    geheel = sleutel(woorden)
    delen = [sleutel(woorden[i:]) for i in range(1, len(woorden))]
    if gebied:
        delen += [sleutel(woorden[:i]) for i in range(1, len(woorden))]
    return [geheel, *(deel for deel in delen if len(deel) > 2 and deel not in _SOORTEN)]


def fouten(lengte: int) -> int:
    """Return how many typing errors a key of so many characters may have.

    Examples
    --------
    >>> [fouten(n) for n in (3, 4, 8, 16)]
    [0, 1, 2, 3]
    """
    return 0 if lengte < 4 else 1 if lengte < 8 else 2 if lengte < 16 else 3


def plat(tekst: str) -> str:
    """Return `tekst` for comparing: without case and accents.

    Examples
    --------
    >>> plat("Sint-Jóris")
    'sint-joris'
    """
    los = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in los if not unicodedata.combining(teken))
