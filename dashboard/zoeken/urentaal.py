"""Opening hours that somebody wrote in plain Dutch, for who reads French or English.

"di 15-18u" is Tuesday: who reads French sees a Sunday (*dimanche*) in it. So a line is written out
in the visitor's language where every word of it is known here, and else it is not touched: half a
translation would be worse than none.
"""

import re

from babel.dates import get_day_names

_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_DAG = {naam: i for i, naam in enumerate(_DAGEN)} | {naam[:2]: i for i, naam in enumerate(_DAGEN)}
_DAGDELEN = {
    "voormiddag": {"fr": "matin", "en": "morning"},
    "ochtend": {"fr": "matin", "en": "morning"},
    "namiddag": {"fr": "après-midi", "en": "afternoon"},
    "middag": {"fr": "midi", "en": "midday"},
    "avond": {"fr": "soir", "en": "evening"},
}
_VOLGNUMMERS = {
    "fr": ("premier", "deuxième", "troisième", "quatrième", "cinquième"),
    "en": ("first", "second", "third", "fourth", "fifth"),
}
_NUMMERS = ("eerste", "tweede", "derde", "vierde", "vijfde")
_WEEKDAGEN = {"fr": "jours de semaine", "en": "weekdays"}
_ELKE_DAG = {"fr": "tous les jours", "en": "every day"}
_OM_DE_TWEE_WEKEN = {"fr": "toutes les deux semaines", "en": "every two weeks"}
#: What stands there, in small letters, and what it is.
_ZINNEN = {
    "elke weekdag": _WEEKDAGEN,
    "elke werkdag": _WEEKDAGEN,
    "weekdagen": _WEEKDAGEN,
    "werkdagen": _WEEKDAGEN,
    "elke dag": _ELKE_DAG,
    "iedere dag": _ELKE_DAG,
    "dagelijks": _ELKE_DAG,
    "wekelijks": {"fr": "chaque semaine", "en": "every week"},
    "tweewekelijks": _OM_DE_TWEE_WEKEN,
    "om de twee weken": _OM_DE_TWEE_WEKEN,
    "maandelijks": {"fr": "chaque mois", "en": "every month"},
    "een keer per maand": {"fr": "une fois par mois", "en": "once a month"},
    "twee keer per maand": {"fr": "deux fois par mois", "en": "twice a month"},
    "van de maand": {"fr": "du mois", "en": "of the month"},
    "op afspraak": {"fr": "sur rendez-vous", "en": "by appointment"},
    "gesloten": {"fr": "fermé", "en": "closed"},
    "vanaf": {"fr": "à partir de", "en": "from"},
    "tot": {"fr": "jusqu'à", "en": "until"},
    "of": {"fr": "ou", "en": "or"},
    "en": {"fr": "et", "en": "and"},
    "ook": {"fr": "aussi", "en": "also"},
    "elke": {"fr": "chaque", "en": "every"},
    "iedere": {"fr": "chaque", "en": "every"},
    "laatste": {"fr": "dernier", "en": "last"},
} | _DAGDELEN
_DEEL = "|".join(_DAGDELEN)
_UUR = r"(?P<{0}>\d{{1,2}})(?:[.:u](?P<{0}_min>\d{{2}}))?"
_U = r" ?(?:u(?:ur)?)?"
_PATROON = re.compile(
    rf"(?P<uren>{_UUR.format('van')}{_U}(?: ?[-–] ?{_UUR.format('tot')}{_U})?)"
    r"(?![\w/.:])"
    rf"|(?P<nummer>[1-5])(?:ste|de|e)\b|\b(?P<woordnummer>{'|'.join(_NUMMERS)})\b"
    rf"|\b(?P<dag>{'|'.join((*_DAGEN, *(d[:2] for d in _DAGEN)))})(?P<deel>{_DEEL})?\b"
    rf"|\b(?P<zin>{'|'.join(sorted(_ZINNEN, key=len, reverse=True))})\b"
    r"|(?P<teken>[\s,;:()–-]+|(?:19|20)\d{2}(?=\)))"
)
#: "di- en vrijdagnamiddag" is not a range of days: it would have to be written otherwise.
_KOPPEL = re.compile(r"\w-(?=[\s,])")
_FRANS_TEKEN = re.compile(r"\s*([;:])")


def vertaald(tekst: str, taal: str) -> str:
    r"""Return Dutch opening hours in French or English; "" where not every word is known here.

    Parameters
    ----------
    tekst : str
    taal : {"fr", "en"}

    Examples
    --------
    >>> vertaald("ma-vr 8.30-12u; di ook 14-17u", "fr")
    'lundi-vendredi 8h30-12h\xa0; mardi aussi 14h-17h'
    >>> vertaald("2e en 4e maandag van de maand 15-16u", "en")
    'second and fourth Monday of the month 15:00-16:00'
    >>> vertaald("Woensdagvoormiddag", "fr"), vertaald("di soep en boterhammen", "fr")
    ('mercredi matin', '')
    """
    klein, delen, plek = tekst.casefold(), [], 0
    if _KOPPEL.search(klein):
        return ""
    while plek < len(klein):
        gevonden = _PATROON.match(klein, plek)
        if gevonden is None:
            return ""
        delen.append(_stuk(gevonden, taal))
        plek = gevonden.end()
    return "".join(delen).strip()


def _stuk(gevonden: re.Match[str], taal: str) -> str:
    groep = gevonden.groupdict()
    if groep["uren"]:
        # What ends in a space in Dutch ("9-12u en") keeps it.
        uren = _klok(groep["van"], groep["van_min"], taal)
        tot = f"-{_klok(groep['tot'], groep['tot_min'], taal)}" if groep["tot"] else ""
        return uren + tot + " " * groep["uren"].endswith(" ")
    if nummer := groep["nummer"] or groep["woordnummer"]:
        plaats = int(nummer) - 1 if nummer.isdigit() else _NUMMERS.index(nummer)
        return _VOLGNUMMERS[taal][plaats]
    if groep["dag"]:
        naam = str(get_day_names("wide", locale=taal)[_DAG[groep["dag"]]])
        return f"{naam} {_DAGDELEN[groep['deel']][taal]}" if groep["deel"] else naam
    if groep["zin"]:
        return _ZINNEN[groep["zin"]][taal]
    return _FRANS_TEKEN.sub("\u00a0\\1", groep["teken"]) if taal == "fr" else groep["teken"]


def _klok(uur: str, minuten: str | None, taal: str) -> str:
    if taal == "fr":
        return f"{int(uur)}h{minuten if minuten and minuten != '00' else ''}"
    return f"{int(uur)}:{minuten or '00'}"
