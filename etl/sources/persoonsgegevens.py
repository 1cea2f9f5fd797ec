"""The door where personal data stay outside: names of persons, e-mail and mobile numbers.

The register tells of places, not of people. A connector lets every text through here before it
keeps it; what is dropped cannot leak later. E-mail addresses are dropped all: of an address nobody
can tell for sure whether a person reads it.
"""

import re

_EMAIL = re.compile(
    r"(?:mailto:)?[\w.+'-]+(?:@|\s?[\[(](?:at|@)[\])]\s?)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
#: A Belgian number: the country, or a zero, then eight or nine digits with any marks between them.
_NUMMER = re.compile(r"(?<![\w/])(?:(?:\+|00)\s?32\s?(?:\(0\))?|\(?0)(?:[\s./()-]*\d){8,9}(?!\d)")
_BUITENLAND = re.compile(r"(?<![\w/.:,-])(?:\+|00)\s?(?!32|0)\d(?:[\s./()-]*\d){7,13}(?!\d)")
#: What stands before the name of a person, and the name after it: one to four words.
_AANSPREKING = (
    r"(?:dhr|mevr|mw|mej|mr|mrs|mme|mlle)\b\.?|de heer|mevrouw|meneer|monsieur|madame|mademoiselle"
    r"|m\.(?=\s*[A-ZÀ-Þ])|t\.\s?a\.\s?v\.|ter attentie van"
)
_NAAMWOORD = r"(?:(?:van|de|den|der|du|la|le|ten|ter|'t)\s+)*[A-ZÀ-Þ][\w'’-]*\.?"
_PERSOON = re.compile(
    rf"(?:(?<!\w)(?i:(?:contactpersoon|personne de contact)\s*:?|(?:contact|verantwoordelijke"
    rf"|responsable|begeleid(?:st)?er|co[oö]rdinator|coordinat(?:eur|rice))\s*:)\s*"
    rf"(?:(?i:{_AANSPREKING})\s+)?|(?<!\w)(?i:{_AANSPREKING})\s+)"
    rf"{_NAAMWOORD}(?:\s+{_NAAMWOORD}){{0,3}}"
)


def _is_mobile(nummer: str) -> bool:
    """Whether a Belgian number is a mobile one: 04 and then eight digits (Liège has seven)."""
    cijfers = re.sub(r"\D", "", nummer.replace("(0)", ""))
    kaal = re.sub(r"^(?:00)?32|^0", "", cijfers)
    return kaal.startswith("4") and len(kaal) == 9


def public_phone(tekst: str) -> str:
    """Return the first number in a text that belongs to an organisation; "" where there is none.

    A mobile number is a person's, and so may one from abroad be.

    Examples
    --------
    >>> public_phone("0470 12 34 56; 09 265 71 70"), public_phone("+32 470 12 34 56")
    ('09 265 71 70', '')
    >>> public_phone("04 222 33 44"), public_phone("+32 (0)2 123 45 67")
    ('04 222 33 44', '+32 (0)2 123 45 67')
    >>> public_phone("tel. (09) 265 71 70")
    '(09) 265 71 70'
    """
    nummers = (gevonden.group().strip() for gevonden in _NUMMER.finditer(tekst))
    return next((nummer for nummer in nummers if not _is_mobile(nummer)), "")


def public_text(tekst: str) -> str:
    """Return a text without e-mail addresses, mobile numbers and named persons.

    Examples
    --------
    >>> public_text("ma 9-12u, bel Mevr. An De Smet 0470/12.34.56 of an@dorp.be")
    'ma 9-12u, bel of'
    >>> public_text("Contactpersoon: Jan Peeters; elke dinsdag")
    'elke dinsdag'
    >>> public_text("Contactpersoon Jan Peeters; jan [at] dorp.be; t.a.v. An De Smet; elke dinsdag")
    'elke dinsdag'
    >>> public_text("Elke dinsdag 14-16u (09 265 71 70)")
    'Elke dinsdag 14-16u (09 265 71 70)'
    """
    zonder = _EMAIL.sub(" ", tekst)
    zonder = _NUMMER.sub(lambda m: " " if _is_mobile(m.group()) else m.group(), zonder)
    return _tidy(_PERSOON.sub(" ", _BUITENLAND.sub(" ", zonder)))


def _tidy(tekst: str) -> str:
    """Return a text without what a name leaves behind: empty brackets, blanks before a comma."""
    heel = re.sub(r"\(\s*\)|\s+(?=[,;.)])", "", tekst)
    return re.sub(r"\s+", " ", heel).strip(" ,;-–")


def names_person(tekst: str) -> bool:
    """Whether a text names a person, or holds a mobile number or an e-mail address.

    Examples
    --------
    >>> [names_person(t) for t in ("Mevrouw An De Smet", "Huis van de Mens", "vzw De Smet")]
    [True, False, False]
    >>> names_person("De Brug , vzw"), names_person("Wijkhuis ()")
    (False, False)
    """
    return public_text(tekst) != _tidy(tekst)


def public_address(url: str) -> str:
    """Return a web address; "" where it carries somebody's e-mail address.

    Examples
    --------
    >>> public_address("https://www.debrug.be"), public_address("https://a.be/?mail=jan@a.be")
    ('https://www.debrug.be', '')
    """
    return "" if _EMAIL.search(url) else url
