"""The choice sheet: what there is to choose from, to take home on paper.

It holds what the caller gives, and nothing else: who it is for is neither asked nor known.
"""

from dataclasses import dataclass

from etl.export.pdf import blokken as b
from etl.export.pdf.taal import Taal
from etl.export.verantwoording import MAKER

#: Points of the letters: a sheet is read at a kitchen table.
_LETTER = 12.0
#: Lines to write on: under an option, and at the end where nothing was noted yet.
_LIJNEN_OPTIE, _LIJNEN_EINDE = 2, 5


@dataclass(frozen=True)
class Optie:
    """One option.

    Attributes
    ----------
    naam, soort : str
        What it is called and what kind of initiative it is.
    werkmodel, kleur, uitleg : str
        The werkmodel that it stands for: its name, its colour (#rrggbb), and what it means.
    regels : tuple of (str, str)
        What is known of it: a label and a text.
    """

    naam: str
    soort: str
    werkmodel: str
    kleur: str
    uitleg: str
    regels: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Keuzekaart:
    """A choice sheet, in words.

    Attributes
    ----------
    titel, inleiding : str
    meldingen : tuple of str
        What must not be missed.
    opties : tuple of Optie
    lijsten : tuple of (str, tuple of str)
        Further lists: a heading and its points.
    notitiekop, notities : str
        Heading of the room for notes, and what was noted.
    slot : str
        Of when and from where the knowledge is.
    """

    titel: str
    inleiding: str
    meldingen: tuple[str, ...]
    opties: tuple[Optie, ...]
    lijsten: tuple[tuple[str, tuple[str, ...]], ...]
    notitiekop: str
    notities: str
    slot: str


def keuzekaart_report(kaart: Keuzekaart, datum: str, taal: str = "nl") -> bytes:
    """Return a choice sheet as PDF/UA-1; the same sheet and date give the same bytes.

    Parameters
    ----------
    kaart : Keuzekaart
        Its words, already in the reader's language.
    datum : str
        ISO date of the edition, which becomes the file's date.
    taal : str
        "nl", "fr" or "en".
    """
    woorden = Taal(taal)
    rapport = b.Rapport(
        titel=kaart.titel,
        boven=MAKER,
        onder="",
        omschrijving=woorden.woord("keuzekaart"),
        trefwoorden=tuple(woorden.woord("trefwoorden").split(", ")),
        maker=MAKER,
        kort=MAKER,
        voet=kaart.slot,
        taal=taal,
        letter=_LETTER,
        blokken=b.samen(
            b.alinea(kaart.inleiding),
            [b.melding(zin) for zin in kaart.meldingen],
            [_optie(optie) for optie in kaart.opties],
            *((b.kop(kop), b.lijst(punten)) for kop, punten in kaart.lijsten),
            b.kop(kaart.notitiekop),
            [b.alinea(regel) for regel in kaart.notities.splitlines() if regel.strip()],
            b.schrijflijnen(_LIJNEN_EINDE),
        ),
    )
    return b.compile_pdf(rapport, datum)


def _optie(optie: Optie) -> b.Blok:
    return {
        "soort": "optie",
        "naam": optie.naam,
        "bij": optie.soort,
        "werkmodel": optie.werkmodel,
        "kleur": optie.kleur,
        "uitleg": optie.uitleg,
        "regels": [list(regel) for regel in optie.regels],
        "lijnen": _LIJNEN_OPTIE,
    }
