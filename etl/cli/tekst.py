"""The words of the command line, in Dutch and English."""

import os
from collections.abc import Mapping
from typing import Literal

Taal = Literal["nl", "en"]


def language(omgeving: Mapping[str, str] | None = None) -> Taal:
    """Return "en" where the locale is English, else "nl".

    Parameters
    ----------
    omgeving : mapping of str to str, optional
        Environment variables; those of this process by default.

    Examples
    --------
    >>> language({"LANG": "en_GB.UTF-8"}), language({"LANG": "nl_BE.UTF-8"}), language({})
    ('en', 'nl', 'nl')
    >>> language({"LC_ALL": "C", "LANG": "en_GB.UTF-8"})
    'nl'
    """
    omgeving = os.environ if omgeving is None else omgeving
    locale = next(filter(None, map(omgeving.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "en" if locale.lower().startswith("en") else "nl"


#: Every text of the help and of the answers: Dutch, English.
TEKSTEN: dict[str, tuple[str, str]] = {
    "app": (
        "Buurtkompas: waar mensen dichtbij gezelschap en steun vinden, wijk per wijk.",
        "Buurtkompas: where people find company and support close to home, wijk by wijk.",
    ),
    "codes": (
        "Afsluitcodes: 0 gedaan, 1 de gegevens kloppen niet, 2 de aanroep klopt niet.",
        "Exit codes: 0 done, 1 the data is wrong, 2 the call is wrong.",
    ),
    "build": (
        "Maak van de tabellen in data/ een nieuwe editie.",
        "Make a new edition from the tables in data/.",
    ),
    "refresh": (
        "Vernieuw data/ uit de bestanden van de uitgevers.",
        "Refresh data/ from the publishers' files.",
    ),
    "check": (
        "Kijk na of data/, of een bestand dat u wilt opladen, klopt.",
        "Check data/, or a file that you want to upload.",
    ),
    "export": (
        "Schrijf de wijken of de cijfers van een regio weg.",
        "Write the wijken or the figures of a region.",
    ),
    "serve": ("Open het dashboard op deze computer.", "Open the dashboard on this computer."),
    "explain": (
        "Leg een cijfer uit: betekenis, berekening en bron.",
        "Explain a figure: meaning, calculation and source.",
    ),
    "info": (
        "Toon de editie: datums, aantallen rijen en vingerafdrukken.",
        "Show the edition: dates, numbers of rows and fingerprints.",
    ),
    "data": ("Map met de tabellen (standaard: data).", "Folder of the tables (default: data)."),
    "store": (
        "Map met de edities (standaard: .store).",
        "Folder of the editions (default: .store).",
    ),
    "opnieuw": (
        "Bouw opnieuw, ook als er niets veranderde.",
        "Build again, even where nothing changed.",
    ),
    "zonder_trekkingen": (
        "Sneller: zonder de intervallen van rang en register.",
        "Faster: without the intervals of rank and register.",
    ),
    "bron": (
        "Tabellen of bronnen om te vernieuwen, bijvoorbeeld osm (standaard: alle).",
        "Tables or sources to refresh, osm for instance (default: all).",
    ),
    "bronnen": (
        "Map met de bestanden van de uitgevers, om te lezen zoals ze is: er wordt niets opgehaald.",
        "Folder of the publishers' files, to read as it is: nothing is fetched.",
    ),
    "offline": (
        "Haal niets op: lees wat er in de spiegelmap staat (standaard: .bronnen).",
        "Fetch nothing: read what the mirror folder holds (default: .bronnen).",
    ),
    "neem_over": (
        "Neem ook grote veranderingen over, nadat u ze hebt nagekeken.",
        "Take large changes too, after you have looked at them.",
    ),
    "bijgewerkt": (
        "Vernieuw niets: zeg per bron hoe oud ze is en of er nieuwe cijfers horen te zijn "
        "(afsluitcode 1).",
        "Refresh nothing: tell how old each source is and whether newer figures are due "
        "(exit code 1).",
    ),
    "vandaag": (
        "Bij --check: reken met deze dag (standaard: vandaag).",
        "With --check: reckon with this day (default: today).",
    ),
    "bronnen_kop": ("bronnen", "sources"),
    "oud": ("{n} jaar oud (tot {jaar})", "{n} years old (until {jaar})"),
    "gepubliceerd": ("gepubliceerd {dag}", "published {dag}"),
    "kopie": ("opgehaald {dag}", "retrieved {dag}"),
    "geen_kopie": ("nog niet opgehaald", "not retrieved yet"),
    "niet_jaarlijks": ("geen jaarlijkse uitgave", "no yearly release"),
    "te_laat": ("NIEUWE CIJFERS VERWACHT sinds {dag}", "NEW FIGURES DUE since {dag}"),
    "verwacht": ("nieuwe cijfers verwacht vanaf {dag}", "new figures due from {dag}"),
    "alles_bij": ("Geen enkele bron is toe aan nieuwe cijfers.", "No source is due."),
    "bestand": (
        "Bestanden om na te kijken (standaard: de hele map data).",
        "Files to check (default: the whole data folder).",
    ),
    "niveau": (
        "gemeente, elz, referentieregio, vervoerregio, woonmaatschappij, provincie, gewest of "
        "geheel (standaard).",
        "gemeente, elz, referentieregio, vervoerregio, woonmaatschappij, provincie, gewest or "
        "geheel, the whole (default).",
    ),
    "code": (
        "Officiële code van de regio, bijvoorbeeld de NIS-code 44021.",
        "Official code of the region, for instance NIS code 44021.",
    ),
    "formaat": (
        "csv (standaard), xlsx, pdf, gpkg, geojson, html of hsds.",
        "csv (default), xlsx, pdf, gpkg, geojson, html or hsds.",
    ),
    "taal": (
        "Taal van een verslag of kaart: nl (standaard), fr of en.",
        "Language of a report or map: nl (default), fr or en.",
    ),
    "alle": (
        "Schrijf het gebied en al zijn gemeenten, elk in een bestand, in de map van --uit; wat er "
        "al staat, blijft staan.",
        "Write the region and all its gemeenten, a file each, into the folder of --uit; what "
        "stands there already stays.",
    ),
    "inhoud": (
        "Voor CSV: wijken (standaard) of samenvatting.",
        "For CSV: wijken (default) or samenvatting, the summary.",
    ),
    "csv": (
        "Voor CSV: rfc4180 (standaard) of belgisch, voor Excel.",
        "For CSV: rfc4180 (default) or belgisch, for Belgian Excel.",
    ),
    "uit": ("Bestand om te schrijven; een map bij --alle.", "File to write; a folder with --alle."),
    "port": (
        "Poort op deze computer (standaard: 8501).",
        "Port on this computer (default: 8501).",
    ),
    "maat": (
        "Kolomnaam van het cijfer; zonder naam: de lijst.",
        "Column name of the figure; without one: the list.",
    ),
    "bouwen": ("Editie bouwen", "Building the edition"),
    "ophalen": ("Bestanden ophalen", "Fetching files"),
    "vernieuwen": ("Tabellen vernieuwen", "Refreshing the tables"),
    "nakijken": ("Nakijken", "Checking"),
    "gebouwd": ("Editie klaar: {map}", "Edition ready: {map}"),
    "in_orde": ("In orde: {wat}", "All is well: {wat}"),
    "exporteren": ("Bestanden schrijven", "Writing files"),
    "alle_geschreven": ("{n} bestanden geschreven in {map}", "{n} files written in {map}"),
    "geschreven": ("Geschreven: {bestand}", "Written: {bestand}"),
    "open": ("Het dashboard opent op {url}", "The dashboard opens at {url}"),
}


def text(sleutel: str, **waarden: object) -> str:
    """Return a text in the language of this environment, with its gaps filled in."""
    nl, en = TEKSTEN[sleutel]
    return (en if language() == "en" else nl).format(**waarden)


#: The words that typer itself puts in the help, and ours.
HELPWOORDEN: dict[str, str] = {
    "Usage: ": "Gebruik: ",
    "Arguments:": "Argumenten:",
    "Options:": "Opties:",
    "Commands:": "Opdrachten:",
    "Show this message and exit.": "Toon deze uitleg.",
    "[required]": "[verplicht]",
}
