"""Addresses as people write them: case, accents, abbreviations, a missing end, one slip."""

import random
import unicodedata
from dataclasses import dataclass

_KORT = (
    ("Burgemeester ", ("Burg. ", "Burgem. ", "burg ")),
    ("Sint-", ("St.-", "St ", "Sint ", "St. ", "st-")),
    ("Onze-Lieve-Vrouw", ("O.L.V.", "OLV", "O.-L.-Vrouw")),
    ("Dokter ", ("Dr. ", "dr ")),
    ("Pastoor ", ("Past. ",)),
)
_EINDE = (
    ("steenweg", ("stwg", "stwg.", "steenw.", " stwg")),
    ("straat", ("str", "str.", " str.")),
    ("laan", ("ln", "ln.")),
    ("plein", ("pl", "pl.")),
)
_ZONDER_EINDE = ("straat", "laan", "steenweg", "plein")
_BUREN = {
    **{"a": "qzs", "b": "vn", "c": "xvk", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj"},
    **{"i": "uoj", "j": "hki", "k": "jlc", "l": "k", "m": "n", "n": "mb", "o": "ip", "p": "o"},
    **{"r": "et", "s": "adz", "t": "ry", "u": "yi", "v": "cbf", "w": "qe", "y": "ui", "z": "s"},
}


@dataclass(frozen=True)
class Adres:
    straat: str
    huisnummer: str
    postcode: str
    gemeente: str


def written(adres: Adres, kans: random.Random) -> Adres:
    """Return the address as somebody may have typed it; its postcode is left out one time in ten.

    One street in two is abbreviated. One in ten lacks its end, and of the others one in two has one
    slip: a letter left out, doubled, changed for its neighbour on the keyboard, or two swapped.
    """
    straat = adres.straat.partition("_")[0]
    if kans.random() < 0.1:
        straat = _without_end(straat)
    else:
        if kans.random() < 0.5:
            straat = _shortened(straat, kans)
        if kans.random() < 0.5:
            straat = _slip(straat, kans)
    gemeente = adres.gemeente
    if kans.random() < 0.2:
        gemeente = gemeente.replace("Sint-", "St.-")
    return Adres(
        _typed(straat, kans),
        _number(adres.huisnummer, kans),
        "" if kans.random() < 0.1 else adres.postcode,
        _typed(gemeente, kans),
    )


def _without_end(straat: str) -> str:
    for einde in _ZONDER_EINDE:
        if straat.endswith(einde) and len(straat) >= len(einde) + 5:
            return straat.removesuffix(einde).rstrip(" -")
    return straat


def _shortened(straat: str, kans: random.Random) -> str:
    for lang, kort in _KORT:
        straat = straat.replace(lang, kans.choice(kort))
    for lang, kort in _EINDE:
        if straat.endswith(lang) and len(straat) > len(lang) + 3:
            return straat.removesuffix(lang) + kans.choice(kort)
    return straat


def _slip(straat: str, kans: random.Random) -> str:
    # The ends of abbreviations are left alone: of "str." nobody knows what "sr." was.
    plekken = [i for i in range(1, len(straat) - 4) if straat[i].isalpha()]
    if len(straat) < 7 or not plekken:
        return straat
    i = kans.choice(plekken)
    voor, teken, na = straat[:i], straat[i], straat[i + 1 :]
    soort = kans.randrange(4)
    if soort == 0:
        return voor + na
    if soort == 1:
        return voor + teken + teken + na
    if soort == 2:
        return voor + kans.choice(_BUREN.get(teken.lower(), "e")) + na
    return voor + na[0] + teken + na[1:]


def _typed(naam: str, kans: random.Random) -> str:
    if kans.random() < 0.5:
        los = unicodedata.normalize("NFKD", naam)
        naam = "".join(teken for teken in los if not unicodedata.combining(teken))
    if kans.random() < 0.3:
        naam = naam.replace("-", " ")
    return kans.choice((naam, naam, naam.lower(), naam.upper()))


def _number(nummer: str, kans: random.Random) -> str:
    if nummer[-1:].isalpha() and len(nummer) > 1:
        nummer = kans.choice((nummer, nummer.lower(), f"{nummer[:-1]} {nummer[-1]}"))
    nummer = nummer.replace("_", kans.choice("_/"))
    return kans.choice((nummer, nummer, nummer, f"{nummer} bus 2", f"nr. {nummer}"))
